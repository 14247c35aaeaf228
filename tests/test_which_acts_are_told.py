"""Which sentences tell an act of war, of which kind, and whether it happened.

Each rule has a sentence it must read beside one it must not.
"""

from datetime import date

import pytest

from dashboard.extraction import read_post
from dashboard.extraction.words.vocabulary import load_vocabulary
from dashboard.records import Post, Reference

VOCABULARY = load_vocabulary(Reference({}, {}, {}))


def told(text: str) -> str:
    """The kinds of event in the order of the text, with what is not actual: "air_strike | bombing denied"."""
    claims = read_post(Post(text, "Blog", date(2016, 8, 12)), VOCABULARY).claims
    kinds = [f"{c.event_type} {c.realis if c.realis != 'actual' else ''}".strip() for c in claims if c.event_type]
    return " | ".join(kinds)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one person taken, and ground
        ("Troops captured a Taliban commander in Ghazni.", "abduction_detention"),
        ("Rebels captured the governor's office in Ghazni.", "territory_change"),
        ("The army captures Okot Lamwaka, a senior commander of the rebels.", "abduction_detention"),
        ("Rebels led by General Haftar captured Derna.", "territory_change"),
        ("Nuri al-Sayid, a rebel leader, was captured near Sirte.", "abduction_detention"),
        ("The army captured 14 suspected terrorists near Sokolo.", "abduction_detention"),
        ("The army captured 14 soldiers near Sokolo.", "armed_clash"),
        # ground
        ("Kobani has been liberated.", "territory_change"),
        ("The hostage has been liberated.", ""),
        ("The army has retaken the hill.", "territory_change"),
        ("The minister has retaken his seat.", ""),
        ("The army captured more than a third of eastern Aleppo.", "territory_change"),
        ("The party captured more than a third of the vote.", ""),
        ("Rebels were forced from the town of Brega.", "territory_change"),
        ("Families were forced from the bakery.", ""),
        ("The militia handed over a swathe of territory to the army.", "territory_change"),
        ("The militia handed over a list of names to the army.", ""),
        ("The base fell to rebels.", "territory_change"),
        ("The price of bread fell to six pounds.", ""),
        # other senses
        ("Rebels fought the army in Homs.", "armed_clash"),
        ("Volunteers fought the blaze in Homs.", ""),
        ("A court battle over the oil goes on.", ""),
        ("Jets struck Homs.", "air_strike"),
        ("The general struck a defiant tone.", ""),
        ("The photographer shot a documentary in Homs.", ""),
        ("An explosion of anger on the networks followed.", ""),
        ("A blast hit Homs.", "bombing"),
        ("Opposition parties attack the budget.", ""),
        ("A bear attack closed the park.", ""),
        ("Hackers attacked the website of the ministry.", "other"),
        ("Gunmen attacked the gate of the ministry.", "attack_on_people"),
        ("The army held an exercise in which troops stormed a village.", ""),
        ("Troops stormed a village.", "attack_on_people"),
        ("Teachers are on strike in Idlib.", "protest"),
        ("Worshippers gathered for prayer in Homs.", ""),
        ("Ministers gathered for talks in Geneva.", "meeting"),
        ("Marchers were met with batons.", ""),
        ("The council met behind closed doors.", "meeting"),
        ("Militants had barricaded themselves in a house.", ""),
        ("Students barricaded the road to the airport.", "protest"),
        # what is only promised, or was not done
        ("The colonel vows not to surrender.", "statement_demand"),
        ("The garrison surrendered.", "defection_surrender"),
        ("The Houthis released a ship they had taken.", "other"),
        ("The police made no arrests in Basra.", ""),
        # realis
        ("Shops in Mindanao closed due to clashes between rebels and troops.", "armed_clash"),
        ("A car bomb attack is expected in Mindanao.", "bombing hypothetical"),
        ("A large explosion is reported near the tomb in Homs.", "bombing"),
        ("A bomb went off at a memorial in Homs, killing six.", "bombing"),
        ("Two men were convicted of killing six people in Homs.", "attack_on_people historical"),
        ("Jets struck Afrin in response to an ambush near Azaz, killing ten fighters.", "air_strike"),
    ],
)
def test_acts_are_told_by_what_they_are(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands before the main clause is an act of its own
        ("After a car bomb in Homs killed six, jets struck Idlib.", "bombing | air_strike"),
        ("Following clashes in Homs, Hama and Idlib, the army arrested 30.", "armed_clash | abduction_detention"),
        ("In response to mortar fire on Kilis, jets struck Idlib, killing three.", "air_strike"),
        ("After three days, jets struck Idlib.", "air_strike"),
        ("In response to questions, the minister said that jets struck Idlib.", "air_strike"),
    ],
)
def test_an_act_before_the_main_clause_is_told_apart(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # accidents
        ("A military helicopter crashed near Goma, killing six.", "other"),
        ("A military helicopter struck Goma, killing six.", "air_strike"),
        ("Nine soldiers died when their lorry plunged into a ravine near Leh.", "other"),
        ("Nine soldiers died when their lorry hit a mine near Leh.", "bombing"),
        ("A fire in a market killed 12 people in Dohuk.", "other"),
        ("Sniper fire in a market killed 12 people in Dohuk.", "attack_on_people"),
        # who or what was attacked is no act of its own
        ("A strike hit a school sheltering displaced families in Rafah.", "air_strike"),
        ("Fighting displaced 4,000 families in Rafah.", "armed_clash | humanitarian"),
        ("Gunmen shot two workers delivering aid in Van.", "attack_on_people"),
        ("Two workers delivered aid in Van.", "humanitarian"),
        ("Rebels ambushed a food convoy in Tibou.", "attack_on_people"),
        ("A food convoy reached Tibou.", "humanitarian"),
        ("The gunman then fled.", ""),
        ("The villagers then fled.", "humanitarian"),
        ("Troops freed a sergeant who had been held hostage for 12 years.", "other"),
        ("A sergeant had been held hostage for 12 years.", "abduction_detention"),
        ("A suicide bomber struck during a protest in Kabul.", "bombing"),
        ("Police used stun grenades against the crowd in Tbilisi.", "attack_on_people"),
        ("A grenade exploded in the crowd in Tbilisi.", "bombing"),
        ("The bank was hit by a cyberattack.", "other"),
        ("The bank was hit by a shell.", "shelling_missile"),
        ("Troops loyal to the general took two towns in Kivu.", "territory_change"),
        ("Doctors loyal to the general took two weeks off in Kivu.", ""),
    ],
)
def test_what_was_attacked_or_had_an_accident_is_no_other_act(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what an act is for
        ("The army launched an offensive to retake Tikrit.", "armed_clash"),
        ("The army managed to retake Tikrit.", "territory_change"),
        ("Parliament voted to send troops to fight the rebels in Homs.", "other"),
        ("Rebels continued to shell Homs.", "shelling_missile"),
        ("A man attempted to stab a policeman in Jerusalem.", "attack_on_people hypothetical"),
        # deserts and deserters
        ("Forty soldiers deserted in Hasakah.", "defection_surrender"),
        ("Five soldiers died in a rocket attack in the Anbar desert.", "shelling_missile"),
        ("Troops entered the largely deserted city.", "territory_change"),
        # who is attacked for what they demand
        ("Police shot protesters demanding reforms in Basra.", "attack_on_people"),
        ("Protesters demanded reforms in Basra.", "statement_demand"),
    ],
)
def test_what_an_act_is_for_is_no_act(text: str, expected: str) -> None:
    assert told(text) == expected
