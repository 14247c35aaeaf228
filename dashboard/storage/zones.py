"""What is assumed of times that name no zone, in words: nothing of that is silent."""

from collections.abc import Mapping

from dashboard.capture.posts import is_bare_instant
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Post

LOOKED_AT = 100_000
"""Characters of a text in which such times are counted."""


def zone_words(post: Post, given: Mapping[str, str]) -> str:
    """ "12 times of entries and the time of publication name no zone and are read as UTC."; nothing where all name one.

    `given` is the front matter as a person gave it.
    """
    n = bare_times(post)
    parts = [f"{n:,} time{'s' * (n > 1)} of entries"] if n else []
    if is_bare_instant(given.get("published_at", "")):
        parts.append("the time of publication")
    verb = "name no zone and are" if n > 1 or len(parts) > 1 else "names no zone and is"
    words = f"{' and '.join(parts)} {verb} read as {post.zone}."
    return words[0].upper() + words[1:] if parts else ""


def bare_times(post: Post) -> int:
    """How many entries are stamped with a time that names no zone: those which another zone would move."""
    text, elsewhere = post.text[:LOOKED_AT], "UTC+1" if post.zone == "UTC" else "UTC"
    both = (lay_out(text, post.published_date, post.published_at, zone) for zone in (post.zone, elsewhere))
    return sum(
        one.stamped_at != other.stamped_at for one, other in zip(*(layout.entries for layout in both), strict=False)
    )
