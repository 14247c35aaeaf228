"""What a reading of the sample found misread: each rule with a sentence it reads and one it must leave alone."""

import pytest

from tests.reading_of import article, events, one, read


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Attacks with chemical weapons on the outskirts of Damascus have killed more than 600 people.", "event"),
        ("Gas attacks near Homs have killed more than 600 people.", "event"),
        ("Attacks with chemical weapons in Syria have killed more than 600 people.", "toll"),
        ("Gas attacks near Homs have killed more than 600 people in two years.", "toll"),
        ("Air strikes on the outskirts of Damascus have killed more than 600 people.", "toll"),
    ],
)
def test_poison_in_one_place_is_one_event_and_no_running_toll(sentence: str, kind: str) -> None:
    assert [claim.kind for claim in read(article(sentence)).claims] == [kind]


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Attacks with chemical weapons near Homs killed 60 people.", "chemical"),
        ("The army used chemical weapons in an attack near Homs that killed 60 people.", "chemical"),
        ("Sarin was used in the attack on Homs, which killed 60 people.", "chemical"),
        ("The army used knives in an attack near Homs that killed 60 people.", "attack_on_people"),
        ("No chemical weapons were used in the attack near Homs that killed 60 people.", "attack_on_people"),
        ("Sixty people who once used chemical fertiliser were killed in an attack near Homs.", "attack_on_people"),
    ],
)
def test_an_attack_in_which_poison_was_used_is_chemical(sentence: str, event_type: str) -> None:
    assert one(article(sentence)).event_type == event_type


@pytest.mark.parametrize(
    ("sentence", "place_id", "precision"),
    [
        ("A car bomb killed 18 people in a suburb of Damascus.", "damascus", 2),
        ("A car bomb killed 18 people in the southern suburbs of Damascus.", "damascus", 2),
        ("A car bomb killed 18 people on the outskirts of Damascus.", "damascus", 2),
        ("A car bomb killed 18 people in Jaramana, a suburb of Damascus.", "jaramana", 1),
        ("A car bomb killed 18 people in the centre of Damascus.", "damascus", 1),
    ],
)
def test_a_suburb_is_near_its_city(sentence: str, place_id: str, precision: int) -> None:
    claim = one(article(sentence))
    assert (claim.place_id, claim.where_precision) == (place_id, precision)


def test_attacks_before_are_no_news_of_poison() -> None:
    assert [c.event_type for c in events(article("Inspectors of chemical weapons were attacked near Homs."))] == [
        "attack_on_people"
    ]
