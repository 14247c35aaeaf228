"""Verbs that tell an act only with certain words beside them, each with what must not be read."""

import pytest

from dashboard.extraction.words.act_frames import frames
from tests.reading_of import actors, article, events


def kinds(sentence: str) -> list[str | None]:
    return [claim.event_type for claim in events(article(sentence))]


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Helicopters dropped two bombs on Homs.", "air_strike"),
        ("Planes dropped flour over Homs.", "humanitarian"),
        ("Chlorine was used against rebels in Homs.", "chemical"),
        ("Canisters of chlorine were dropped on Homs.", "chemical"),
        ("Youths threw stones at a checkpoint in Homs.", "protest"),
        ("Men threw grenades at a checkpoint in Homs.", "bombing"),
        ("Militants threw a man off a roof in Raqqa.", "execution_torture"),
        ("Rebels bombed a camp near Homs with mortars.", "shelling_missile"),
        ("Thousands marched in Homs.", "protest"),
        ("Demonstrators stormed parliament in Damascus.", "protest"),
        ("Gunmen stormed a school in Homs.", "attack_on_people"),
        ("Rebels brought down a helicopter near Homs.", "armed_clash"),
        ("Soldiers whisked three students away in Homs.", "abduction_detention"),
        ("Some 9,000 people crossed into Jordan from Homs.", "humanitarian"),
        ("Jordan closed its border crossings.", "other"),
        ("The president sacked his army chief in Damascus.", "other"),
    ],
)
def test_a_verb_tells_by_what_stands_beside_it(sentence: str, event_type: str) -> None:
    assert event_type in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He dropped the subject.",
        "They used a lorry to reach Homs.",
        "The company marched on with its plans.",
        "On 3 March thousands of readers wrote to us.",
        "The talks brought down tempers.",
        "The shop closed early.",
        "A walk through the old town takes an hour.",
        "They concluded that the government used chemical weapons against the opposition.",
        "The army found anti-tank missiles and rockets in a house.",
        "The rebels received guided missiles.",
    ],
)
def test_the_same_verb_without_them_tells_nothing(sentence: str) -> None:
    assert kinds(sentence) == []


def test_every_frame_names_lists_that_exist_and_a_verb_of_its_own() -> None:
    by_form = frames()
    assert {"dropped", "drops", "dropping"} <= set(by_form)
    assert all(one.objects or one.subjects or one.object_name for forms in by_form.values() for one in forms)


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Gunfire between tribesmen and militiamen killed four people in Homs.", "armed_clash"),
        ("Four bodies with their hands bound were found in Homs.", "execution_torture"),
        ("Two churches were torched in Homs.", "other"),
        ("Gunmen torched two churches in Homs.", "attack_on_people"),
        ("Nine people were killed when a helicopter crashed near Homs.", "other"),
        ("An anti-tank missile hit a bus in Homs.", "shelling_missile"),
        ("Raqqa has fallen.", "territory_change"),
        ("Aleppo changed hands again.", "territory_change"),
        ("A bomb at a rally killed twelve people in Homs.", "bombing"),
    ],
)
def test_kinds_that_the_whole_clause_gives(sentence: str, event_type: str) -> None:
    assert kinds(sentence) == [event_type]


@pytest.mark.parametrize("sentence", ["Snow has fallen in Homs.", "Prices fell in Aleppo.", "Homs fell silent."])
def test_what_falls_and_is_no_town(sentence: str) -> None:
    assert "territory_change" not in kinds(sentence)


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Rebels left Raqqa without a shot.", "territory_change"),
        ("Hundreds of families have left Raqqa.", "humanitarian"),
        ("The army raised its flag over Raqqa.", "territory_change"),
        ("The Syrian army is back in Raqqa.", "territory_change"),
        ("Rebels now hold Raqqa.", "territory_change"),
        ("The base fell after a siege of two days near Homs.", "territory_change"),
        ("Refugees keep arriving in Aleppo.", "humanitarian"),
        ("Policemen in Homs laid down their arms.", "defection_surrender"),
        ("A wedding in Raqqa was hit from the air.", "air_strike"),
        ("Borrell met Aoun in Damascus.", "meeting"),
    ],
)
def test_ground_people_and_arms_by_their_verbs(sentence: str, event_type: str) -> None:
    assert event_type in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Can the rebels hold Raqqa?", "He left Raqqa in 1994.", "Staff hold a party in Homs.", "It fell to him."],
)
def test_the_same_verbs_that_tell_of_no_ground(sentence: str) -> None:
    assert "territory_change" not in kinds(sentence)


def test_a_time_of_day_parts_no_clauses() -> None:
    post = article("Gunmen who climbed into a school near Homs before dawn kidnapped forty pupils.")
    assert actors(post, "alleged_perpetrator") == ["Gunmen"]


def test_who_is_accused_of_the_act_told_before_is_said_to_have_done_it() -> None:
    post = article("Nine farmers were shot in Homs. A colonel accused a militia.")
    assert {claim.event_type for claim in events(post)} == {"attack_on_people", "statement_demand"}
    assert actors(post, "alleged_perpetrator") == ["militia"]


def test_masked_men_bear_arms() -> None:
    assert actors(article("A doctor was shot by masked men in Homs."), "alleged_perpetrator") == ["masked men"]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Four nurses died at the hands of the Free Syrian Army in Homs.", ["Free Syrian Army"]),
        ("The UN holds the Free Syrian Army responsible for the killing of 40 farmers in Homs.", ["Free Syrian Army"]),
        ("An air raid, blamed on Jordan, hit a market in Homs.", ["Jordan"]),
        ("Posts near Homs came under Taliban attack.", ["Taliban"]),
        ("A bus was shelled in Homs, the ambulance service said.", []),
    ],
)
def test_who_did_it_by_other_words_than_the_verb(sentence: str, who: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == who


def test_a_headline_of_a_weapon_on_a_place_needs_no_verb() -> None:
    assert kinds("Rockets on Homs.") == ["shelling_missile"]
    assert kinds("Rockets on sale in Homs.") == []


def test_a_deed_that_somebody_is_accused_of_is_told_too() -> None:
    post = article("The minister accused the army of shelling a hospital in Homs.")
    assert {claim.event_type for claim in events(post)} == {"statement_demand", "shelling_missile"}
    assert actors(post, "alleged_perpetrator") == ["army"]


def test_the_troops_of_the_army_that_speaks_bear_arms() -> None:
    assert kinds("The army said its troops killed 20 militants near Homs.") == ["armed_clash"]


def test_hostages_freed_are_no_arrest() -> None:
    assert kinds("Hostages freed in Homs.") == ["other"]
    assert "other" not in kinds("He freed his hands.")
