"""The kind of an act of violence from who did it, with what, to whom; and what was no violence."""

import pytest

from tests.reading_of import article, events, one


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Security forces killed 52 militants near Homs.", "armed_clash"),
        ("Gunmen killed four farmers near Homs.", "attack_on_people"),
        ("Seven soldiers were killed in an attack near Homs.", "armed_clash"),
        ("Seven farmers were killed in an attack near Homs.", "attack_on_people"),
        ("Fighters stormed an army outpost near Homs.", "armed_clash"),
        ("Fighters stormed a campus near Homs.", "attack_on_people"),
        ("A hospital in Homs was bombed late on Tuesday.", "air_strike"),
        ("A minibus in Homs was hit by a car bomb.", "bombing"),
        ("Seventeen nurses were hurt in the bombing of a hospital in Homs.", "air_strike"),
        ("The bombing killed two people in Homs.", "bombing"),
        ("A bomber killed five people in Homs.", "bombing"),
        ("The Saudi-led coalition carried out a raid on a prison in Homs, killing twelve people.", "air_strike"),
        ("Israeli police carried out a raid in Homs, killing two people.", "attack_on_people"),
        ("Two hundred pilgrims drowned in Homs.", "other"),
        ("Gunmen attacked pilgrims in Homs; two drowned.", "attack_on_people"),
        ("Eleven children died of cholera in Homs.", "humanitarian"),
    ],
)
def test_kind_from_its_setting(sentence: str, event_type: str) -> None:
    assert one(article(sentence)).event_type == event_type


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("A drone dropped a grenade near a clinic in Homs.", "air_strike"),
        ("A man threw a grenade at a clinic in Homs.", "bombing"),
        ("Air defences shot down 17 of 22 drones launched by rebels near Homs.", "air_strike"),
        ("Air defences shot down four missiles near Homs.", "shelling_missile"),
        ("Rebels shot down a helicopter near Homs.", "armed_clash"),
        ("Gunmen opened fire on an army checkpoint near Homs.", "armed_clash"),
        ("Gunmen opened fire on a crowd near Homs.", "attack_on_people"),
        ("Militants released nine of the 13 deminers whom they had kidnapped near Homs.", "other"),
        ("Militants kidnapped nine deminers near Homs.", "abduction_detention"),
    ],
)
def test_what_flew_what_was_shot_down_and_who_was_let_go(sentence: str, event_type: str) -> None:
    assert event_type in [claim.event_type for claim in events(article(sentence))]


def test_a_participle_before_a_noun_tells_no_arrest() -> None:
    assert events(article("The jeweller's abducted son is eleven.")) == []
