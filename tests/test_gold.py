"""`extract --jsonl` against the hand-labelled documents, with their own scorer. Skips where they are absent."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled documents (../shared/gold) are not here")


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(scorer: Any) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = scorer.load_gold(str(GOLD / "dev"))
    return documents


@pytest.fixture(scope="module")
def read(gold: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What the command line reads in every labelled document, by doc_id."""
    lines = [
        json.dumps(
            {
                "doc_id": document["doc_id"],
                "text": (GOLD / "dev" / f"{document['doc_id']}.txt").read_bytes().decode("utf-8"),
                "published_on": document["published_on"],
                "publisher": document["publisher"],
                "title": document["title"],
            }
        )
        for document in gold
    ]
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "extract", "--jsonl"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=Path(__file__).resolve().parents[1],
    )
    assert done.returncode == 0, done.stderr
    return {found["doc_id"]: found for found in map(json.loads, done.stdout.splitlines())}


def test_the_founding_document_is_read_whole_and_nothing_is_added(
    scorer: Any, gold: list[dict[str, Any]], read: dict[str, dict[str, Any]]
) -> None:
    seed = [document for document in gold if document["doc_id"] == "seed"]
    result = scorer.score(seed, {"seed": read["seed"]})
    figures = result["figures"]
    assert (figures["matched"], figures["predicted"], figures["gold"]) == (13, 13, 13)
    assert result["figure_fields"]["operator"]["accuracy"] == 1
    assert result["must_not"]["violations"] == 0


def test_figures_and_events_of_the_development_set_reach_the_floor(
    scorer: Any, gold: list[dict[str, Any]], read: dict[str, dict[str, Any]]
) -> None:
    result = scorer.score(gold, read)
    assert result["without_prediction"] == 0
    assert result["figures"]["f1"] >= 0.80
    assert result["events_type"]["f1"] >= 0.50


def test_every_span_quotes_the_text_as_given(gold: list[dict[str, Any]], read: dict[str, dict[str, Any]]) -> None:
    for document in gold:
        text = (GOLD / "dev" / f"{document['doc_id']}.txt").read_bytes().decode("utf-8")
        for figure in read[document["doc_id"]]["figures"]:
            assert text[figure["start"] : figure["end"]] == figure["text"]
