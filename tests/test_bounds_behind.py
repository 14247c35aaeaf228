"""Bounds behind what is counted: "forty people or more", "nine were killed, at least"; and what only looks like one."""

import pytest

from tests.reading_of import read


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine people, possibly more, were killed in Idlib.",
        "Nine people, at least, were killed in Idlib.",
        "Nine people were killed in Idlib, at least.",
        "Nine people or more were killed in Idlib.",
        "Nine people (possibly more) were killed in Idlib.",
        "Nine people – perhaps more – were killed in Idlib.",
        "Nine people, if not more, were killed in Idlib.",
        "Nine people, minimum, were killed in Idlib.",
        "Nine were killed, at a minimum, in the strike on Idlib.",
        "Some nine people, or more, were killed in Idlib.",
        "Shelling killed nine people or more in Idlib.",
    ],
)
def test_a_bound_behind_is_kept(sentence: str) -> None:
    assert [(f.operator, f.low, f.high) for f in read(sentence).figures] == [("gte", 9, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shelling killed nine people and more rockets fell on the town.",
        "Shelling killed nine people, at least in part because the siren failed.",
        "Nine soldiers died in Idlib, the most in a month, and more are missing.",
        "Nine soldiers were killed, and perhaps more wounded, in Idlib.",
        "Nine soldiers died in Idlib and once more the town was shelled.",
        "Nine people and more than ten goats were killed in Idlib.",
    ],
)
def test_what_is_said_of_something_else_is_no_bound(sentence: str) -> None:
    assert [(f.operator, f.low, f.high) for f in read(sentence).figures] == [("eq", 9, 9)]


def test_a_bound_before_a_number_is_its_own() -> None:
    figures = read("Shelling killed 40 people, at least 20 of them children.").figures
    assert [(f.operator, f.low) for f in figures] == [("eq", 40), ("gte", 20)]
