"""Options that several verbs take."""

from argparse import ArgumentParser, Namespace

PATIENCE_S = 600.0
"""How long a verb waits for another build to end, unless it is told otherwise."""


def add_post_options(parser: ArgumentParser) -> None:
    """The options that say what a text is."""
    parser.add_argument(
        "--published", metavar="DAY", help="day (2013-07-26) or instant (2013-07-26T18:45:00Z) of publication"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who prints it")
    parser.add_argument("--title", help="its title")
    parser.add_argument("--zone", help="zone of its times that name none, such as UTC+3 or EEST (default: UTC)")


def given_fields(options: Namespace) -> dict[str, str]:
    """Front matter as given on the command line."""
    pairs = {
        "published_at": options.published,
        "publisher": options.publisher,
        "title": options.title,
        "url": getattr(options, "url", None),
        "language": getattr(options, "language", None),
        "text_kind": getattr(options, "text_kind", None),
        "zone": options.zone,
    }
    return {key: value for key, value in pairs.items() if value is not None}


def add_wait(parser: ArgumentParser) -> None:
    """How long another build may take."""
    parser.add_argument(
        "--wait", type=float, default=PATIENCE_S, metavar="SECONDS", help="how long to wait for another build to end"
    )


def no_options(_: ArgumentParser) -> None:
    """None at all."""


def at_least_one(words: str) -> int:
    """A whole number from 1; ValueError for another."""
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return number
