"""`ingest`: store a post and publish what it claims."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dashboard.commands.answers import in_words, tell_repaired
from dashboard.commands.command import Command
from dashboard.commands.options import add_post_options, add_wait, given_fields
from dashboard.storage.progress import ProgressBar
from dashboard.storage.workspace import Workspace


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="text, Markdown, .jsonl, a saved page, or a feed; - for stdin"
    )
    add_post_options(parser)
    parser.add_argument("--language", help="BCP 47 tag (default: en)")
    parser.add_argument("--url", help="address of the page")
    parser.add_argument(
        "--text-kind", choices=("verbatim", "excerpt", "paraphrase", "synthetic"), help="default: verbatim"
    )
    add_wait(parser)


def _do(workspace: Workspace, options: Namespace) -> int:
    """Store, publish, and print what was found."""
    from dashboard.storage.ingest import ingest, posts_in
    from dashboard.storage.zones import zone_words

    given = given_fields(options)
    found = posts_in(options.file, given)
    posts = [one.post for one in found]
    bar = ProgressBar()
    with bar:
        done = ingest(workspace, posts, bar, bar.say, options.wait)
    tell_repaired(done.built)
    for one, post in zip(found, done.posts, strict=True):
        known = " is known already" if post.is_known else ""
        counts = in_words({"claims": post.claims, "figures": post.figures, "events": post.events})
        stated = f" ({one.stated_words})" if one.stated_words else ""
        print(f"Post {post.post_id}{known}: {counts}{stated}.")
        if assumed := zone_words(one.post, given):
            print(f"{assumed} --zone says another.")
    print(f"Snapshot {done.built.snapshot_id}")
    return 0


INGEST = Command(
    "ingest",
    "store a post and publish what it claims; makes the workspace if it is missing",
    'ingest page.txt --published 2013-07-26 --publisher "EA WorldView"',
    _add_options,
    _do,
)
