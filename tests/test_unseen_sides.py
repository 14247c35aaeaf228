"""Sides and acts that no list names, read from where they stand in the sentence."""

import pytest

from tests.reading_of import actors, article, events


def perpetrators(sentence: str) -> list[str]:
    return [name.removeprefix("The ") for name in actors(article(sentence), "alleged_perpetrator")]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Warplanes bombed a market in Homs.", ["Warplanes"]),
        ("Fighter jets struck a market in Homs.", ["Fighter jets"]),
        ("Warplanes were bombed by rebels in Homs.", ["rebels"]),
        ("The Amal Army, a group backed by Iran, abducted six clerks in Homs.", ["Amal Army"]),
        ("Six clerks were abducted in Homs by the Amal Army, a gang and some rebels.", ["Amal Army", "gang", "rebels"]),
        ("Forty villagers were massacred by the Orvan self-defence group in Homs.", ["defence group"]),
        ("Dervish Boys gang members opened fire on a patrol in Homs.", ["Dervish Boys gang members"]),
        ("Staff members opened a clinic in Homs, where shelling killed six.", []),
        ("Men on motorbikes shot dead a teacher in Homs.", ["Men"]),
        ("Men in a cafe were shot dead in Homs.", []),
        ("The QDF has shelled Homs.", ["QDF"]),
        ("Orvani fired four rockets at Homs.", ["Orvani"]),
        ("It shelled Homs.", []),
        ("Moscow launched 60 drones at Homs.", ["Moscow"]),
        ("In Moscow drones hit a depot.", []),
        ("Men wearing police uniforms shot a judge in Homs.", ["Men"]),
        ("Police wearing masks shot a judge in Homs.", ["Police"]),
        ("Orvan's men shot a judge in Homs.", ["Orvan's men"]),
        ("Young men in Homs were shot.", []),
        ("On Sunday four rockets were fired at Homs.", []),
        ("A clerk was seized by masked men in Homs.", ["masked men"]),
        ("A clerk was seized by residents in Homs.", []),
        ("Two suicide bombers attacked a church in Homs.", ["suicide bombers"]),
        ("A suicide bomber was arrested in Homs.", []),
        ("Chad and Niger exchanged fire at the border.", ["Chad", "Niger"]),
    ],
)
def test_who_attacks_by_grammar_alone(sentence: str, who: list[str]) -> None:
    assert perpetrators(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Homs fell to rebels on Friday.", ["territory_change"]),
        ("Bread prices fell to six pounds on Friday.", []),
        ("Insurgents said they had taken the Orvan hilltop.", ["territory_change"]),
        ("Nurses said they had taken the bus to the village.", []),
        ("Rebels captured Homs without a fight.", ["territory_change"]),
        ("Without aid, rebels fought the army in Homs.", ["armed_clash"]),
        ("Helicopters strafed a monastery in Homs.", ["air_strike"]),
        ("Police fired live rounds at protesters in Homs.", ["attack_on_people"]),
        ("The junta bombed a wedding in Homs.", ["air_strike"]),
        ("Rebels bombed a wedding in Homs.", ["bombing"]),
        ("Gunmen opened fire on army positions in Homs.", ["armed_clash"]),
        ("Gunmen opened fire on shops in Homs.", ["attack_on_people"]),
        ("Militiamen looted a hospital in Homs.", ["other"]),
    ],
)
def test_acts_told_by_their_frame(sentence: str, expected: list[str]) -> None:
    assert sorted(str(claim.event_type) for claim in events(article(sentence))) == expected


def test_whose_house_was_taken_is_no_target() -> None:
    assert actors(article("Rebels captured the officers' club near Homs."), "target") == []
    assert actors(article("Rebels captured the club from officers near Homs."), "target") == ["officers"]


def test_a_place_falls_to_the_side_that_took_it() -> None:
    assert actors(article("Homs fell to rebels on Friday."), "participant") == ["rebels"]
