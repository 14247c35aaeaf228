"""Choices weighed by traits: who did an act that names nobody, and how the weights are learned."""

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.evaluation.learning import as_table, fitted, learn
from dashboard.extraction import load_vocabulary, read_post
from dashboard.extraction.weighing.weights import weight_of, weights
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.linking.scheme import scheme_document
from dashboard.records import Post, Reference


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(Reference({}, {}, {}))


def doers(text: str, vocabulary: Vocabulary) -> list[str]:
    reading = read_post(Post(text, "Test", date(2024, 5, 2)), vocabulary)
    return [actor.quotation.text for actor in reading.actors if actor.role == "alleged_perpetrator"]


def labelled(text: str, number: int) -> str:
    """A line of a labelled set in which rebels shelled a town."""
    event = {"id": "e1", "type": "shelling_missile", "date_start": None, "date_end": None, "date_precision": "unknown"}
    event |= {"place": None, "admin1": None, "country": None, "perpetrators": ["Rebels"], "targets": []}
    event |= {"status": "asserted", "speaker": None, "spans": [[0, len(text)]]}
    line = {"doc_id": f"s{number}", "text": text, "published_on": "2024-05-02", "publisher": "Test", "title": ""}
    return json.dumps(line | {"figures": [], "events": [event], "must_not": []})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JNIM claims 12 soldiers killed at Boulkessi.", ["JNIM"]),
        ("Hezbollah claims a salvo of 20 rockets at Safed.", ["Hezbollah"]),
    ],
)
def test_an_armed_group_that_tells_of_an_attack_made_it(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    assert doers(text, vocabulary) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army says two of its soldiers were killed by a mine near Goma.",
        "Residents report heavy shelling in Omdurman.",
        "The United Nations condemned the killing of nine villagers in Bentiu.",
        "The UN says 60 people died in air strikes on the town.",
        "At least nine people were killed in a market in Sinjar, medics said.",
    ],
)
def test_nobody_is_named_for_an_act_whose_doer_is_not_told(text: str, vocabulary: Vocabulary) -> None:
    assert doers(text, vocabulary) == []


def test_a_doer_called_by_a_name_stands_for_those_called_by_a_noun(vocabulary: Vocabulary) -> None:
    text = "Houthi forces shelled Marib on Monday.\nThe troops shelled Marib again at noon, killing three people."
    found = scheme_document("d", read_post(Post(text, "Test", date(2024, 5, 2)), vocabulary))
    assert [name for event in found["events"] for name in event["perpetrators"]].count("troops") == 0


def test_a_trait_of_the_right_ones_weighs_more_than_one_of_the_wrong() -> None:
    found = fitted([(["by"], True)] * 6 + [(["on"], False)] * 8 + [(["once"], True)])
    assert found["by"] > 0 > found["on"]
    assert "once" not in found, "a trait seen once is not weighed"


def test_the_table_of_weights_is_sorted_and_has_two_decimals() -> None:
    assert as_table({"on": -1.0, "by": 0.5}) == "trait,weight\nby,0.50\non,-1.00\n"


def test_a_trait_never_seen_weighs_nothing() -> None:
    assert weight_of("doer_weights", ["never seen"]) == weights("doer_weights")["always"]


def test_learning_twice_from_the_same_texts_gives_the_same_file(vocabulary: Vocabulary, tmp_path: Path) -> None:
    towns = ("Homs", "Idlib", "Daraa", "Hama", "Raqqa")
    lines = [labelled(f"Rebels shelled {town} on Monday.", number) for number, town in enumerate(towns)]
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "sentences.jsonl").write_text("\n".join(lines), "utf-8")
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    assert [learn(vocabulary, tmp_path, file)[0] for file in files] == [len(towns)] * 2
    one, two = [file.read_text("utf-8") for file in files]
    assert one == two
    assert "is armed," in one
