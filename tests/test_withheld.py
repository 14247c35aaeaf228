"""What leaves the house with a sentence (rule 13): no name of a victim or witness, no handle; names of bodies do."""

from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.withheld import (
    looks_like_a_person,
    names_told,
    without_coordinates,
    without_names,
    without_persons,
)
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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Six died, among them Jad Maalouf, a 7-year-old, and his teacher Rima Aoun.", {"Jad Maalouf", "Rima Aoun"}),
        ("Fadi Sayegh and his little daughter Mona were shot.", {"Mona"}),
        ("She fled with her sons Ali, 12, and Basil, 9.", {"Ali", "Basil"}),
        ("Two children, Adam (9) and Nur Saleh (11), died in shelling.", {"Adam", "Nur Saleh"}),
        ("The victims were named by a relative as Nabil Deeb, Hala Deeb and Raed Qabbani.",
         {"Nabil Deeb", "Hala Deeb", "Raed Qabbani"}),
        ("Among the dead was Walid Rahhal.", {"Walid Rahhal"}),
        ("Maha Jaber, a local resident, saw three men shot.", {"Maha Jaber"}),
        ("Samer Hakim, an eight-year-old, was wounded.", {"Samer Hakim"}),
    ],
)  # fmt: skip
def test_rule_13_words_that_introduce_a_victim_a_child_or_a_witness_withhold_the_name(
    sentence: str, names: set[str]
) -> None:
    assert names_told(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells fell on Homs (9) and Hama (11), killing children.",
        "Their village Sukhna was shelled; at least 22 people were killed by Hezbollah Brigades.",
        "Ban Ki-moon, an official, was among those who spoke for the United Nations.",
        "The president and his brother Bashar al-Assad were named in the report.",
    ],
)
def test_rule_13_places_bodies_and_public_people_are_not_withheld(sentence: str) -> None:
    assert names_told(sentence) == set()


@pytest.mark.parametrize(
    "position",
    ["N34°43'56\" E36°42'49\"", "N 34.73241, E 36.71377", "lat: 34.73241, lon: 36.71377",
     "latitude 34.73241 and longitude 36.71377"],
)  # fmt: skip
def test_rule_13_a_position_is_withheld_however_it_is_written(position: str) -> None:
    assert (
        without_coordinates(f"The clinic at {position} was hit.") == "The clinic at (coordinates not exported) was hit."
    )


def test_rule_13_a_title_names_no_victim() -> None:
    assert without_persons("Jad Maalouf, 7, killed in Sukhna") == "(name not exported), 7, killed in Sukhna"
