"""What `make evaluate` found, as plain JSON: the one source of the table, the two pages and the README's card.

`docs/accuracy/current.json` is the last run, `docs/accuracy/<release>.json` a release's; what may be in them is decided
by each set's `shows` (see `labelled`). The form is FORMAT; a file of another form is not read.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

from dashboard.capture import BadInput
from dashboard.evaluation.comparison import Compared
from dashboard.evaluation.errors import FoundError, quoted, record_words, worst_groups
from dashboard.evaluation.grave import GRAVE, Case, GraveError
from dashboard.evaluation.labelled import LabelledSet
from dashboard.evaluation.measuring import Measured
from dashboard.evaluation.scores import MEASURES, by_group, figures_by, scores_of
from dashboard.storage.workspace import REPOSITORY

FORMAT = 1
FOLDER = REPOSITORY / "docs" / "accuracy"
CURRENT = "current.json"
MOST_GROUPS, MOST_EXAMPLES = 10, 3
BROKEN_DOWN = ("figures", "figures_strict", "events_type", "must_not")
"""The scores that are given by region, kind of text, measure and operator."""
RELEASE_NAME = re.compile(r"[0-9A-Za-z][\w.+-]{0,40}")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was: when, of which release and extractor, and which sets were not there."""

    measured_at: datetime
    release: str
    extractor: str
    missing: tuple[str, ...]


def results_of(run: Run, measured: Sequence[Measured]) -> Json:
    """Everything found, examples of sets that do not ship included; `for_file` takes those out again."""
    shown = [one for one in measured if one.labelled.shows != "totals only"]
    set_of = {one.document: measure.labelled for measure in shown for one in measure.compared}
    return {
        "format": FORMAT,
        "measured_at": run.measured_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "release": run.release,
        "extractor": run.extractor,
        "missing": list(run.missing),
        "sets": [_set_results(one) for one in measured],
        "worst": {
            "of": [one.labelled.words for one in shown],
            "groups": [
                {
                    "group": group,
                    "count": len(errors),
                    "examples": [
                        _example(set_of[e.document], e.document.doc_id, e.quotation, e.label, e.reading)
                        for e in _spread(errors)
                    ],
                }
                for group, errors in worst_groups((c for one in shown for c in one.compared), MOST_GROUPS)
            ],
        },
    }


def _spread(errors: Sequence[FoundError]) -> list[FoundError]:
    """A few errors from as many documents as there are; the sets that do not ship come last already."""
    first: dict[str, FoundError] = {}
    for error in errors:
        first.setdefault(error.document.doc_id, error)
    rest = [error for error in errors if error is not first[error.document.doc_id]]
    return [*first.values(), *rest][:MOST_EXAMPLES]


def _set_results(measured: Measured) -> Json:
    labelled, compared = measured.labelled, measured.compared
    found: Json = {
        "key": labelled.key,
        "words": labelled.words,
        "shows": labelled.shows,
        "is_posts": labelled.is_posts,
        "content_hash": labelled.content_hash,
        "documents": len(labelled.documents),
        "broken": len(measured.broken),
        "characters": sum(len(document.text) for document in labelled.documents),
        "figures": sum(len(one.labelled_figures) for one in compared),
        "events": sum(len(document.events) for document in labelled.documents),
        "scores": {key: score.as_json() for key, score in scores_of(compared).items()},
        "grave": {kind.key: _grave(kind, labelled, compared) for kind in GRAVE},
    }
    if labelled.shows != "totals only":
        found["by_region"] = _by_group(compared, lambda one: one.document.region)
        found["by_kind"] = _by_group(compared, lambda one: one.document.kind)
        for name in ("measure", "operator"):
            parts = figures_by(compared, attrgetter(name))
            found[f"by_{name}"] = {value: score.as_json() for value, score in parts.items()}
    return found


def _by_group(compared: Sequence[Compared], group: Callable[[Compared], str | None]) -> Json:
    n_of = Counter(map(group, compared))
    return {
        name: {"documents": n_of[name], **{key: scores[key].as_json() for key in BROKEN_DOWN}}
        for name, scores in by_group(compared, group).items()
    }


def _grave(kind: GraveError, labelled: LabelledSet, compared: Sequence[Compared]) -> Json:
    cases = [case for one in compared for case in kind.cases(one)]
    errors = [case for case in cases if case.is_error]
    examples = [] if labelled.shows == "totals only" else [_of_case(labelled, case) for case in errors[:MOST_EXAMPLES]]
    return {"count": len(errors), "of": len(cases), "examples": examples}


def _of_case(labelled: LabelledSet, case: Case) -> Json:
    text = case.compared.document.text
    words = record_words(case.label, text), record_words(case.reading, text)
    return _example(labelled, case.compared.document.doc_id, quoted(text, case.span), *words)


def _example(labelled: LabelledSet, doc_id: str, quotation: str, label: str | None, reading: str | None) -> Json:
    ships = labelled.shows == "everything"
    return {"ships": ships, "document": doc_id, "quotation": quotation, "labelled": label, "read": reading}


def for_file(results: Json) -> Json:
    """`results` as they may be stored: without examples from texts that do not ship."""

    def shipping(found: Json) -> Json:
        return {**found, "examples": [one for one in found["examples"] if one["ships"]]}

    return {
        **results,
        "sets": [
            {**one, "grave": {key: shipping(grave) for key, grave in one["grave"].items()}} for one in results["sets"]
        ],
        "worst": {**results["worst"], "groups": [shipping(group) for group in results["worst"]["groups"]]},
    }


def missed_floors(results: Json) -> list[str]:
    """Each floor of issue 3 that a set of posts misses, in words; single sentences are not judged."""
    return [
        f"{one['words']}: {kind.words} is {shown(one['scores'][kind.key]['value'])}, not {kind.bound_words}"
        for one in results["sets"]
        if one["is_posts"]
        for kind in MEASURES
        if kind.holds(one["scores"][kind.key]["value"]) is False
    ]


def shown(value: float | None) -> str:
    """A score as printed: three places, or a dash where there was no case."""
    return "–" if value is None else f"{value:.3f}"


def read_results(file: Path) -> Json:
    """The results stored in `file`; BadInput when they are damaged or of another form."""
    try:
        results = json.loads(file.read_bytes().decode("utf-8"))
        fits = isinstance(results, dict) and results["format"] == FORMAT
        if fits:
            datetime.fromisoformat(results["measured_at"])
            for one in results["sets"]:
                fits = fits and all(kind.key in one["scores"] for kind in MEASURES)
                fits = fits and all(kind.key in one["grave"] for kind in GRAVE)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{file} cannot be read as results of `evaluate` ({type(error).__name__}).") from None
    if not fits:
        raise BadInput(f"{file} holds results of another form than {FORMAT}; run `make evaluate`.")
    return dict(results)


def previous_results(folder: Path, release: str | None = None) -> Json | None:
    """The newest release's results in `folder`, but for `release` itself; None when there are none."""
    names = [file for file in sorted(folder.glob("*.json")) if file.name not in (CURRENT, f"{release}.json")]
    return max((read_results(file) for file in names), key=lambda one: str(one["measured_at"]), default=None)


def is_release_name(name: str) -> bool:
    """True for a name that may stand as <name>.json in the folder of results."""
    return RELEASE_NAME.fullmatch(name) is not None and f"{name}.json" != CURRENT


def as_text(results: Json) -> str:
    """JSON with a line a value, for git."""
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"
