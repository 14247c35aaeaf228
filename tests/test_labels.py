"""Titles that tell something: our labels for surnames and offices, and the first words where no place is named."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.naming import first_words
from dashboard.linking.link import link
from dashboard.records import Actor, Reading, Reference
from tests.told import ACTORS, REFERENCE, post, said

GOVERNMENT = Actor("syrian-government", "Syrian government", "GOV", "government", country="SY")
TURKEY = Actor("turkey", "Turkey", "GOV", "foreign", ("Turkish government",), "TR")
WORLD: Reference = replace(REFERENCE, actors={**ACTORS, "syrian-government": GOVERNMENT, "turkey": TURKEY})


def title(*readings: Reading) -> str:
    rows = assess(readings, link(readings, WORLD), WORLD, (), (), ())
    return rows.events[-1].title


def stated(before: str, who: str) -> str:
    return title(
        post(
            date(2013, 7, 26),
            "AFP",
            said(before, event_type="other"),
            said(f"{who} turned it down.", event_type="statement_demand", actors=[("speaker", who, None)]),
        )
    )


@pytest.mark.parametrize(
    ("before", "who", "label"),
    [
        ("John Kerry met the press.", "Kerry", "John Kerry"),
        ("Syrian rebels made an offer of American arms.", "The government", "Syrian government"),
        ("The Syrian Foreign Ministry has the offer.", "The ministry", "Syrian Foreign Ministry"),
    ],
)
def test_a_surname_or_office_named_in_the_post_has_our_label(before: str, who: str, label: str) -> None:
    assert stated(before, who) == f"Statement: {label}: “{who} turned it down”"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("He met the press.", "Kerry"),
        ("Syrian rebels and the Turkish government met.", "The government"),
        ("Egyptian envoys met.", "The government"),
        ("The Free Syrian Army made an offer.", "The army"),
    ],
)
def test_words_with_no_or_two_readings_stay_quoted(before: str, who: str) -> None:
    assert stated(before, who) == f"Statement: “{who}”: “{who} turned it down”"


def test_an_event_without_a_place_is_told_by_its_first_words() -> None:
    six = ("six", "killed", "people", "eq", 6, 6)
    reading = post(date(2013, 7, 26), "AFP", said("In one attack six died.", six, event_type="attack_on_people"))
    assert title(reading) == "Attack on people: “In one attack six died”"


def test_first_words_are_cut_at_a_space() -> None:
    assert first_words("a " * 60) == "a " * 29 + "a …"
