"""What leaves the house with a sentence (rule 13): no name of a victim or witness, no handle; names of bodies do."""

from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.withheld import looks_like_a_person, without_names
from dashboard.linking.link import link
from tests.told import REFERENCE, post, said


@pytest.mark.parametrize(
    "words", ["Hamza al-Khatib", "Abu Omar", "Rania Haddad", "Sheikh Ahmad Hassoun", "Omar bin Laith"]
)
def test_rule_13_words_that_look_like_a_person(words: str) -> None:
    assert looks_like_a_person(words)


@pytest.mark.parametrize(
    "words",
    ["Rapid Support Forces", "RSF", "Houthis", "the Popular Committees", "gunmen", "a doctor", "Turkish soldiers",
     "Popular Mobilization Units", "Kurdish YPG", "Islamic Resistance", "Syrian Kurds"],
)  # fmt: skip
def test_rule_13_bodies_peoples_and_plain_nouns_are_no_persons(words: str) -> None:
    assert not looks_like_a_person(words)


@pytest.mark.parametrize("words", ["Checkpoint", "Homs Checkpoint", "Doctor", "Mosque"])
def test_rule_13_a_plain_noun_that_a_headline_capitalises_is_no_person(words: str) -> None:
    assert not looks_like_a_person(words, may_be_one_word=True)


@pytest.mark.parametrize("words", ["Hamza", "Judge", "Marine", "Lina Church", "Rami Doctor"])
def test_rule_13_a_single_name_and_a_surname_that_is_a_noun_are_a_persons(words: str) -> None:
    assert looks_like_a_person(words, may_be_one_word=True)


def test_rule_13_a_sentence_to_share_has_no_victim_witness_or_handle() -> None:
    one = post(
        date(2013, 7, 26),
        "AFP",
        said(
            "Rapid Support Forces shot Hamza Khatib in Douma, Omar Haddad (@omar_h) says.",
            actors=[("alleged_perpetrator", "Rapid Support Forces", None), ("target", "Hamza Khatib", None)],
            speaker="Omar Haddad",
            attribution="witness",
            event_type="attack_on_people",
            place="Douma",
            place_id="douma",
        ),
    )
    rows = assess([one], link([one], REFERENCE), REFERENCE, (), (), ())
    assert rows.claims[0].sentence_to_share == (
        "Rapid Support Forces shot (name not exported) in Douma, (name not exported) (@…) says."
    )
    assert [(row.name, row.is_person) for row in rows.claim_actors] == [
        ("Rapid Support Forces", False),
        ("Hamza Khatib", True),
    ]


@pytest.mark.parametrize(
    ("role", "shared"),
    [
        ("speaker", "Imran Khan spoke of the raid in Douma."),
        ("alleged_perpetrator", "Imran Khan spoke of the raid in Douma."),
        ("target", "(name not exported) spoke of the raid in Douma."),  # a namesake may be anybody
    ],
)
def test_rule_13_who_speaks_in_public_is_named_but_not_among_the_harmed(role: str, shared: str) -> None:
    text = "Imran Khan spoke of the raid in Douma."
    claim = said(text, actors=[(role, "Imran Khan", None)], event_type="statement_demand", place="Douma")
    one = post(date(2013, 7, 26), "AFP", claim)
    rows = assess([one], link([one], REFERENCE), REFERENCE, (), (), ())
    assert rows.claims[0].sentence_to_share == shared


def test_rule_13_a_name_with_an_age_is_a_persons() -> None:
    text = "A shell killed Lina Saleh, 9, and Sami al-Hadi (11) on Monday, 29 July, in Homs."
    assert without_names(text, ()) == (
        "A shell killed (name not exported), 9, and (name not exported) (11) on Monday, 29 July, in Homs."
    )
