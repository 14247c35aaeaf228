"""Our figures equal those of the labelled documents' own scorer, on every set that may be looked at."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.evaluation.labelled import LABELLED, LabelledSet, labelled_sets
from dashboard.evaluation.measuring import Measured, measure
from dashboard.evaluation.pairing import pairs
from dashboard.evaluation.scores import by_group, figures_by, scores_of
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference
from tests.test_gold import GOLD

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the scorer (../shared/gold) is not here")
SAME = {
    "figures": ("figures",),
    "figures_strict": ("figures_strict",),
    "events_type": ("events_type",),
    "events_told": ("events_span",),
    "perpetrators": ("actors", "perpetrators"),
    "targets": ("actors", "targets"),
    **{
        key: ("figure_fields", key) for key in ("operator", "population", "realis", "scope", "speaker", "speaker_named")
    },
    **{key: ("figure_fields", key) for key in ("part_of", "event_link")},
    **{key: ("event_fields", key) for key in ("type", "date_start", "date_start_pm1", "place", "admin1", "country")},
    "status": ("event_fields", "status"),
}
"""Our key of a score, and where the scorer's answer holds it."""


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    theirs = module.best_pairs

    def as_good(n: int, m: int, weight: Callable[[int, int], float]) -> list[tuple[int, int]]:
        """Our pairs, which are as many and as close as theirs: which of two that are exactly as close is taken is left
        to whoever pairs."""
        found, expected = pairs(n, m, weight), theirs(n, m, weight)
        assert len(found) == len(expected)
        assert sum(weight(*one) for one in found) == pytest.approx(sum(weight(*one) for one in expected), abs=1e-9)
        return found

    module.best_pairs = as_good
    return module


@pytest.fixture(scope="module")
def measured() -> dict[str, Measured]:
    sets, _ = labelled_sets(gold=GOLD / "dev", with_held=False)
    return {one.labelled.key: one for one in measure(sets, load_reference(Workspace(SHIPPED)))}


@pytest.fixture(params=["gold", "open_posts", "open_sentences"])
def one(request: pytest.FixtureRequest, measured: dict[str, Measured]) -> Measured:
    return measured[request.param]


def as_scored(one: Measured) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Labels and readings in the form that the scorer takes."""
    labels, readings = [], {}
    for compared in one.compared:
        document = compared.document
        name = document.doc_id
        labels.append(
            {
                "doc_id": name,
                "figures": [as_row(figure) for figure in document.figures],
                "events": [as_row(event) for event in document.events],
                "must_not": document.must_not,
            }
        )
        readings[name] = {
            "figures": [as_row(figure) for figure in compared.figures],
            "events": [as_row(event) for event in compared.events],
        }
    return labels, readings


def as_row(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__slots__}


def counts(score: dict[str, Any]) -> tuple[int, ...]:
    """A score's whole numbers, whichever of the two kinds it is."""
    if "of" in score:
        return score["right"], score["of"]
    names = ("matched", "predicted", "gold") if "gold" in score else ("found", "read", "labelled")
    return tuple(score[name] for name in names)


def test_every_score_equals_the_scorers(scorer: Any, one: Measured) -> None:
    theirs = scorer.score(*as_scored(one))
    ours = {key: score.as_json() for key, score in scores_of(one.compared).items()}
    for key, path in SAME.items():
        expected = theirs
        for part in path:
            expected = expected[part]
        assert counts(ours[key]) == counts(expected), key
        value = expected.get("f1", expected.get("accuracy"))
        assert ours[key]["value"] == (None if value is None else pytest.approx(value, abs=1e-4)), key
    assert counts(ours["must_not"]) == (theirs["must_not"]["violations"], theirs["must_not"]["of_spans"])
    assert set(ours) == {*SAME, "must_not"}


def test_breakdowns_equal_the_scorers(scorer: Any, one: Measured) -> None:
    theirs = scorer.score(*as_scored(one))
    for field in ("operator", "measure", "realis", "scope"):
        ours = figures_by(one.compared, lambda figure, field=field: getattr(figure, field))  # type: ignore[misc]
        expected = theirs[f"by_{field}"]
        assert set(ours) == set(expected)
        for value, found in ours.items():
            assert counts(found.as_json()) == counts(expected[value]), (field, value)
            assert found.value == pytest.approx(expected[value]["f1"]), (field, value)
    groups = by_group(one.compared, lambda compared: compared.document.doc_id.split("_")[0])
    assert {name: counts(part["figures"].as_json()) for name, part in groups.items()} == {
        name: counts(part["figures"]) for name, part in theirs["by_group"].items()
    }


def test_the_labels_are_read_from_the_files_the_scorer_reads(scorer: Any, measured: dict[str, Measured]) -> None:
    for key, folder in (("gold", GOLD / "dev"), ("open_posts", LABELLED / "open" / "posts")):
        theirs = scorer.load_gold(str(folder))
        labelled: LabelledSet = measured[key].labelled
        assert [one.doc_id for one in labelled.documents] == [one["doc_id"] for one in theirs]
        for document, raw in zip(labelled.documents, theirs, strict=True):
            assert document.text == Path(folder / f"{document.doc_id}.txt").read_bytes().decode("utf-8")
            assert [as_row(figure)["id"] for figure in document.figures] == [one["id"] for one in raw["figures"]]
            assert sum(figure.optional for figure in document.figures) == sum(
                bool(one.get("optional")) for one in raw["figures"]
            )
            assert len(document.must_not) == len(raw["must_not"])
