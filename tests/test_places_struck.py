"""Which place an attack befell: the one struck and no launching ground, no desk; and parts of towns no list has."""

import pytest

from tests.reading_of import article, events


def places(sentence: str) -> list[str | None]:
    return [claim.place.text if claim.place else None for claim in events(article(sentence))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mortars fired by rebels in Jaramana fell on Raqqa and Homs.", "Raqqa"),
        ("Mortars fired by rebels in Jaramana killed two people.", "Jaramana"),
        ("(Damascus) - Warplanes dropped bombs on Homs, the council said.", "Homs"),
        ("(Homs) - Warplanes dropped bombs on a school.", "Homs"),
        ("A bomb in Aleppo's Tel Dorvat left six dead.", "Tel Dorvat"),
        ("A bomb in Aleppo's Old Market left six dead.", "Aleppo"),
        ("Shells hit the Dorvat and Sharut neighbourhoods overnight.", "Dorvat"),
        ("Shells hit the Dorvat and Sharut brothers overnight.", None),
        ("Dorvat camp shelled again.", "Dorvat"),
        ("Dorvat shelled the camp again.", None),
        ("Homs was shelled AGAIN.", "Homs"),
        ("Three soldiers were killed while taking part in Operation Dorvat Shield.", None),
    ],
)
def test_where_an_attack_was(sentence: str, expected: str | None) -> None:
    assert places(sentence) == [expected]


def test_the_desk_is_no_place_of_what_happens_nowhere() -> None:
    assert places("(Damascus) - The two sides exchanged 25 prisoners.") == [None]
    assert places("The two sides exchanged 25 prisoners in Damascus.") == ["Damascus"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("HOMS. Envoys of the two sides met for a second day.", "HOMS"),
        ("**Homs**\nElders met the mayor and drank tea.", "Homs"),
        ("Homs waits. Envoys of the two sides met for a second day.", None),
    ],
)
def test_talks_are_where_the_label_of_their_entry_says(entry: str, expected: str | None) -> None:
    meeting = next(claim for claim in events(article(entry)) if claim.event_type == "meeting")
    assert (meeting.place and meeting.place.text) == expected
