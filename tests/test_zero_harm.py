"""A stated zero is a statement; harm without a number, or nothing known of it, is not one."""

from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.extraction import load_vocabulary, read_post
from dashboard.linking.link import link
from dashboard.records import Claim, Post, Reading
from tests.told import REFERENCE

VOCABULARY = load_vocabulary(REFERENCE)


def reading(text: str) -> Reading:
    return read_post(Post(text, "Test Wire", date(2013, 7, 26)), VOCABULARY)


def last(text: str) -> Claim:
    return reading(text).claims[-1]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("There were no casualties in a drone attack on Aleppo.", "casualties"),
        ("A rocket hit Homs. No one was hurt.", "casualties"),
        ("A drone attack on Aleppo caused no injuries, SANA said.", "wounded"),
        ("Shelling of Douma killed nobody, activists said.", "killed"),
        ("A car bomb exploded in Homs on Thursday, without causing casualties.", "casualties"),
        ("The air strike on Douma did not kill anyone.", "killed"),
        ("A rocket hit Homs and nobody was killed or injured.", "killed"),
        ("The shelling of Homs caused no deaths, and no one was injured.", "casualties"),
        ("Shelling of Homs overnight: no victims.", "casualties"),
        ("A rocket hit Homs. No dead or wounded.", "casualties"),
        ("A rocket hit Homs. Fortunately no fatalities.", "killed"),
        ("The strike on Homs left no one injured.", "wounded"),
        ("A rocket hit Homs. Casualties: none.", "casualties"),
        ("A rocket hit Homs. Not a soul was hurt.", "casualties"),
        ("A rocket hit Homs; everyone got out unhurt.", "casualties"),
    ],
)
def test_rule_5_a_stated_zero_is_not_harm_without_a_number(text: str, measure: str) -> None:
    claim = last(text)
    assert (claim.zero_stated, claim.casualties_unstated) == (measure, False)


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit Aleppo.",
        "An air strike hit Aleppo. No casualties were reported.",
        "An air strike hit Aleppo; there were no immediate reports of casualties.",
        "An air strike hit Aleppo. No deaths or injuries were reported.",
        "An air strike hit Aleppo. Casualties: not known.",
        "An air strike hit Aleppo. Everyone ran for the shelters.",
        "No civilians were killed in the shelling of Homs.",
        "There were no further casualties in the shelling of Homs.",
        "No one has claimed the car bomb that exploded in Homs.",
        "An air strike hit Aleppo and there was no word on casualties.",
    ],
)
def test_rule_5_what_is_not_known_or_left_open_is_no_zero(text: str) -> None:
    claims = reading(text).claims
    assert [claim.zero_stated for claim in claims] == [None] * len(claims)
    assert claims[0].casualties_unstated


def test_rule_5_a_number_beside_it_keeps_the_sentence_a_report_of_harm() -> None:
    claim = last("A car bomb in Homs wounded five people on Thursday but killed nobody.")
    assert (claim.zero_stated, claim.casualties_unstated) == (None, False)


def test_rule_5_the_sentence_of_an_event_says_that_nobody_was_harmed() -> None:
    made = reading("A rocket hit Homs on Thursday. No one was hurt.")
    rows = assess([made], link([made], REFERENCE), REFERENCE, (), (), ())
    (event,) = rows.events
    assert "this report says that nobody was harmed" in event.sentence
    assert "not reported, which" not in event.sentence
    assert [(row.zero_stated, row.casualties_unstated) for row in rows.claims] == [(None, False), ("casualties", False)]


def test_rule_5_one_speakers_zero_does_not_speak_for_another() -> None:
    made = reading("A car bomb exploded in Homs on Thursday. SANA said the car bomb in Homs caused no casualties.")
    rows = assess([made], link([made], REFERENCE), REFERENCE, (), (), ())
    (event,) = rows.events
    assert [(row.zero_stated, row.casualties_unstated) for row in rows.claims] == [(None, True), ("casualties", False)]
    assert "Syrian state media says that nobody was harmed" in event.sentence


def test_rule_5_none_of_those_shot_at_is_a_zero_of_the_attack_before() -> None:
    first = reading("Gunmen shot at the monitors in Homs. None of the team was hurt, and it went on to Aleppo.").claims[
        0
    ]
    assert (first.zero_stated, first.casualties_unstated) == ("casualties", False)


@pytest.mark.parametrize("after", ["None of them was killed.", "None of them was armed.", "None of the roads is open."])
def test_rule_5_none_of_them_in_other_respects_is_no_zero(after: str) -> None:
    first = reading(f"Gunmen shot at the monitors in Homs. {after}").claims[0]
    assert (first.zero_stated, first.casualties_unstated) == (None, True)


def test_rule_5_harm_told_before_is_not_taken_back() -> None:
    first = reading("Civilians were wounded in Homs. None of those was hurt badly.").claims[0]
    assert first.zero_stated is None
