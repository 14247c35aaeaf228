"""How the file of a stored post is called."""

import re
import unicodedata

from dashboard.records import Post

SLUG_LENGTH = 40


def file_name(post: Post) -> str:
    """`<published day>-<slug>-<post_id>.md`; the slug is of the title, else the publisher, in plain letters."""
    plain = unicodedata.normalize("NFKD", post.title or post.publisher).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:SLUG_LENGTH].strip("-")
    return f"{post.published_date.isoformat()}-{slug or 'post'}-{post.post_id}.md"
