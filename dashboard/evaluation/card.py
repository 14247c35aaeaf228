"""The accuracy card of the README: a short table between two markers, made of `docs/accuracy/current.json` alone."""

from dashboard.capture import BadInput
from dashboard.evaluation.grave import GRAVE
from dashboard.evaluation.report import table
from dashboard.evaluation.results import Json
from dashboard.evaluation.words import (
    HOLDS,
    MISSED,
    SHORT,
    grave_cell,
    measured_words,
    missing_words,
    plain_words,
    score_cell,
    size_words,
    where_it_fails,
)

BEGIN = "<!-- accuracy card: written by `make evaluate`, not by hand -->"
END = "<!-- end of the accuracy card -->"


def card(results: Json) -> str:
    """The card with its markers. Sets of posts have columns; sentences are named with their size only."""
    posts = [one for one in results["sets"] if one["is_posts"]]
    head = ["", "floor", *(one["words"] for one in posts)]
    grave = [[kind.words, "", *(grave_cell(one, kind.key) for one in posts)] for kind in GRAVE]
    scores = [[kind.words, kind.bound_words, *(score_cell(one, kind) for one in posts)] for kind in SHORT]
    lines = [
        BEGIN,
        plain_words(results),
        "",
        " ".join(filter(None, (measured_words(results), missing_words(results)))),
        "No rule was written on the held texts; on the others rules were mended.",
        "",
        *(f"- {one['words']}: {size_words(one)}" for one in results["sets"]),
        "",
        "Grave errors first, of the cases in which they could happen; then scores, of which 1 is perfect",
        f"({HOLDS} the floor holds, {MISSED} it is missed).",
        "",
        *table(head, [*grave, *scores]),
        "Where it fails:",
        "",
        *(f"- {sentence}" for sentence in where_it_fails(results)),
        "",
        "Everything, with definitions, examples and single sentences: [docs/accuracy](docs/accuracy/accuracy.md).",
        END,
    ]
    return "\n".join(lines)


def with_card(page: str, results: Json) -> str:
    """`page` with the card between its markers made anew; BadInput when the markers are not there once each."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise BadInput(f"README.md does not hold the accuracy card's two markers ({BEGIN} and {END}) once each.")
    before, rest = page.split(BEGIN)
    return before + card(results) + rest.split(END)[1]
