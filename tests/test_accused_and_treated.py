"""Days of what somebody is accused of, of a toll announced, and places of hospitals, launchers and brackets."""

from datetime import date

import pytest

from tests.reading_of import article, events


def blog(text: str) -> list[date | None]:
    """The days of the acts that the entry of a live blog tells, on Friday 26 July 2013."""
    told = events(f"Live\n\n18:45 GMT {text}\n\n17:10 GMT The roads are closed.")
    return [claim.date_start for claim in told if claim.event_type != "statement_demand"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Residents accuse the army of executing nine prisoners in Homs.", [None]),
        ("Residents accuse the army of executing nine prisoners in Homs before it left on Thursday.", [25]),
        ("The army has executed nine prisoners in Homs.", [26]),
        ("The army says that on Tuesday it shelled Homs, killing five people.", [23]),
        ("The ministry has published its toll for Thursday. Shelling killed five people in Homs.", [25]),
        ("The ministry met on Thursday. Shelling has killed five people in Homs.", [26]),
    ],
)
def test_the_day_of_a_charge_and_of_a_toll_announced(text: str, days: list[int | None]) -> None:
    assert [one and one.day for one in blog(text)] == days


def test_the_same_area_is_not_the_same_day() -> None:
    first = "Shelling killed ten people in Homs on Wednesday."
    for words, day in (("in the same area", None), ("the same day", date(2013, 7, 24))):
        told = events(article(f"{first} The army executed nine prisoners {words}."))
        assert told[-1].date_start == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Raqqa: a shell killed five people, 13 more wounded, now at Aleppo hospital.", "Raqqa"),
        ("Shelling wounded ten people in Raqqa, who were taken to Aleppo hospital.", "Raqqa"),
        ("A shell struck Aleppo hospital, killing five people.", "Aleppo"),
        ("A convoy bound for Aleppo was shelled near Raqqa, killing five people.", "Raqqa"),
        ("[Raqqa] Shelling killed five people.", "Raqqa"),
        ("Dorvat, a village in Homs province, was shelled; five people died.", "Dorvat"),
        ("Shells from the Raqqa base killed five people in Aleppo.", "Aleppo"),
        ("Shelling killed five people. MoD: two soldiers were killed.", None),
    ],
)
def test_where_the_wounded_lie_or_the_shell_came_from_is_not_where_it_fell(text: str, place: str | None) -> None:
    assert {claim.place and claim.place.text for claim in events(article(text))} == {place}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Residents accuse the army of executing prisoners in Homs. At least nine were killed.", [None, None]),
        (
            "The two sides held Thursday's talks in Geneva. Shelling has killed five people in Homs.",
            [25, 26],
        ),
        ("Three brigades said on Thursday they will merge. A mortar killed five people the same evening.", [25]),
        ("Three brigades said on Thursday they will merge. A mortar has killed five people in Homs.", [26]),
        ("**Claimed Footage: Rebels with captured troops**\nThe army has executed nine prisoners in Homs.", [None]),
    ],
)
def test_a_day_that_leans_on_what_the_entry_told(text: str, days: list[int | None]) -> None:
    assert [one and one.day for one in blog(text)] == days
