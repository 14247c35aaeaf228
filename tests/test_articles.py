"""Names in a sentence: the article they take, and none where they take none."""

from datetime import date
from typing import Any

import pytest

from dashboard.assessment.articles import opening, with_article
from dashboard.assessment.assess import assess
from dashboard.linking.link import link
from tests.told import REFERENCE, post, said

SIX = ("six", "killed", "people", "eq", 6, 6)
DOUMA: dict[str, Any] = {"event_type": "attack_on_people", "place": "Douma", "place_id": "douma"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Free Syrian Army", "the Free Syrian Army"),
        ("Syrian Network for Human Rights", "the Syrian Network for Human Rights"),
        ("Syrian government", "the Syrian government"),
        ("National Defence Forces", "the National Defence Forces"),
        ("armed group not named", "an armed group not named"),
        ("Republican Guard", "the Republican Guard"),
    ],
)
def test_offices_and_bodies_take_the_article(name: str, said: str) -> None:
    assert with_article(name) == said


@pytest.mark.parametrize(
    "name",
    ["SOHR", "ISIS", "Jabhat al-Nusra", "John Kerry", "government forces", "insurgents", "Syrian state television",
     "The Irish Times", "EA WorldView", "“the group”", "UN officials", "Activists (in EA WorldView)"],
)  # fmt: skip
def test_persons_abbreviations_and_plurals_take_none(name: str) -> None:
    assert with_article(name) == name


def test_a_sentence_opens_with_a_capital() -> None:
    assert opening("Violations Documentation Center") == "The Violations Documentation Center"
    assert opening("UN Secretary-General") == "The UN Secretary-General"
    assert opening("activists") == "Activists"


def test_the_sentence_says_that_others_state_the_day() -> None:
    one = post(
        date(2013, 7, 26),
        "AFP",
        said("In Douma six died on Thursday.", SIX, **DOUMA, date_words="Thursday", on=date(2013, 7, 25)),
    )
    other = post(date(2013, 7, 26), "SOHR", said("In Douma six died.", SIX, **DOUMA, attribution="monitor"))
    rows = assess([one, other], link([one, other], REFERENCE), REFERENCE, (), (), ())
    assert [row.date_start for row in rows.events] == [date(2013, 7, 25)]
    assert "this report does not state the day; others say 25 July 2013" in rows.events[0].sentence


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Activists raised the toll in Douma to six.", "Activists reported that"),
        ("Activists estimated that six died in Douma.", "Activists estimated that"),
    ],
)
def test_only_those_who_estimate_are_said_to(text: str, verb: str) -> None:
    speech = {"speaker": "Activists", "attribution": "activist_network", "stance": "estimates"}
    one = post(date(2013, 7, 26), "AFP", said(text, SIX, **DOUMA, **speech))
    rows = assess([one], link([one], REFERENCE), REFERENCE, (), (), ())
    assert rows.events[0].sentence.startswith(verb)
