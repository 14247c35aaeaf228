"""The whole report as Markdown whose tables are aligned, so that it reads on a terminal and on a page alike."""

from collections.abc import Iterator, Sequence

from dashboard.evaluation.grave import GRAVE
from dashboard.evaluation.results import Json, missed_floors, shown
from dashboard.evaluation.scores import MEASURES
from dashboard.evaluation.words import (
    HOLDS,
    MISSED,
    OTHER_CONTENT,
    grave_cell,
    measured_words,
    missing_words,
    score_cell,
    where_it_fails,
)

SHOWS = {
    "everything": "written with the project; rules may be mended on it",
    "on screen only": "beside the repository, not shipped; rules were mended on it",
    "totals only": "held out: no rule is written on it, and only totals are shown",
}


def report(results: Json, previous: Json | None) -> str:
    """Grave errors, every score beside its floor and the release before, the worst groups, and the breakdowns."""
    return "\n".join(
        [
            "# Accuracy of extraction",
            "",
            f"{measured_words(results)} Written by `make evaluate`, not by hand.",
            "",
            *_sets(results),
            *_grave(results, previous),
            *_scores(results, previous),
            *_where(results),
            *_worst(results),
            *_breakdowns(results),
        ]
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table with columns of even width."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (head, *rows)]
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(head))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in cells]
    return [lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:], ""]


def _sets(results: Json) -> Iterator[str]:
    yield from ("## Sets", "")
    rows = [
        [
            one["words"],
            *(f"{one[name]:,}" for name in ("documents", "characters", "figures", "events")),
            one["content_hash"],
            SHOWS[one["shows"]],
        ]
        for one in results["sets"]
    ]
    yield from table(["set", "documents", "characters", "figures", "events", "content", "what it is"], rows)
    if results["missing"]:
        yield from (missing_words(results), "")
    for one in results["sets"]:
        if one["broken"]:
            documents = "1 document" if one["broken"] == 1 else f"{one['broken']} documents"
            yield f"The extractor failed on {documents} of {one['words']}; what stands there counts as missed."
            yield ""


def _before(previous: Json | None) -> str:
    if previous is None:
        return "There is no earlier release to compare with."
    return (
        f"In brackets: release {previous['release']}, measured on {previous['measured_at'][:10]}; "
        f"{OTHER_CONTENT} the set held other texts or labels then."
    )


def _grave(results: Json, previous: Json | None) -> Iterator[str]:
    yield from ("## Grave errors", "", f"Errors, of the cases in which they could happen. {_before(previous)}", "")
    rows = [[kind.words, *(grave_cell(one, kind.key, previous) for one in results["sets"])] for kind in GRAVE]
    yield from table(["error", *(one["words"] for one in results["sets"])], rows)
    for kind in GRAVE:
        yield f"- {kind.words}: {kind.rule}"
    yield ""
    for kind in GRAVE:
        examples = [example for one in results["sets"] for example in one["grave"][kind.key]["examples"]]
        if examples:
            yield f"{kind.words[0].upper()}{kind.words[1:]}:"
            yield ""
            yield from _examples(examples[:3])
            yield ""


def _scores(results: Json, previous: Json | None) -> Iterator[str]:
    yield from ("## Scores", "", f"{HOLDS} the floor holds, {MISSED} it is missed. {_before(previous)}", "")
    rows = [
        [kind.words, kind.bound_words, *(score_cell(one, kind, previous) for one in results["sets"])]
        for kind in MEASURES
    ]
    yield from table(["score", "floor", *(one["words"] for one in results["sets"])], rows)
    missed = missed_floors(results)
    if missed:
        yield f"{len(missed)} floors are missed on sets of posts (single sentences, chosen for traps, are not judged):"
        yield ""
        yield from (f"- {words}" for words in missed)
    else:
        yield "Every floor holds on every set of posts."
    yield ""


def _where(results: Json) -> Iterator[str]:
    yield from ("## Where it fails", "")
    yield from (f"- {sentence}" for sentence in where_it_fails(results))
    yield ""


def _worst(results: Json) -> Iterator[str]:
    of = ", ".join(results["worst"]["of"])
    yield from ("## The ten worst groups of errors", "", f"Over {of}; nothing of a held set is shown.", "")
    for number, group in enumerate(results["worst"]["groups"], start=1):
        yield f"{number}. {group['group']}: {group['count']}"
        yield ""
        yield from (f"   {line}" for line in _examples(group["examples"]))
        if group["examples"]:
            yield ""


def _examples(examples: Sequence[Json]) -> Iterator[str]:
    for example in examples:
        yield f"- `{_code(example['quotation'])}` ({example['document']})"
        yield f"  labelled: `{_code(example['labelled'] or 'nothing')}`; read: `{_code(example['read'] or 'nothing')}`"


def _code(words: str) -> str:
    """Words of a text inside a code span, where nothing is markup."""
    return " ".join(words.replace("`", "'").split())


def _breakdowns(results: Json) -> Iterator[str]:
    for one in results["sets"]:
        for name, words in (("by_region", "region"), ("by_kind", "kind")):
            if one.get(name):
                yield from (f"## {one['words'].capitalize()} by {words}", "")
                head = [words, "documents", "figures", "F1", "strict F1", "event type F1", "forbidden"]
                yield from table(head, [_group_row(group, part) for group, part in one[name].items()])
        for name in ("measure", "operator"):
            if one.get(f"by_{name}"):
                yield from (f"## {one['words'].capitalize()} by {name}", "")
                rows = [
                    [value, str(part["labelled"]), *(shown(part[key]) for key in ("precision", "recall", "value"))]
                    for value, part in one[f"by_{name}"].items()
                ]
                yield from table([name, "figures", "precision", "recall", "F1"], rows)


def _group_row(name: str, part: Json) -> list[str]:
    scores = [shown(part[key]["value"]) for key in ("figures", "figures_strict", "events_type")]
    return [name, str(part["documents"]), str(part["figures"]["labelled"]), *scores, str(part["must_not"]["right"])]
