"""What a reading of the sample found misread: each rule with a sentence it reads and one it must leave alone."""

import pytest

from tests.reading_of import actors, article, events, one, read


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


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("A shell hit a district that the army holds in Homs.", []),
        ("Shells hit soldiers in Homs.", ["soldiers"]),
        ("Rebels attacked a town that the army holds near Homs.", []),
        ("Rebels attacked the army near Homs.", ["army"]),
        ("An air strike has hit anti-ship missiles in Homs.", []),
        ("An air strike has hit anti-government protesters in Homs.", ["anti-government protesters"]),
    ],
)
def test_what_describes_a_target_is_none(sentence: str, targets: list[str]) -> None:
    assert actors(article(sentence), "target") == targets


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Government troops have begun a large offensive in Homs.", ["Government troops"]),
        ("An offensive of the Syrian army near Homs killed nine people.", ["Syrian army"]),
        ("Civilians have begun to flee the offensive in Homs.", []),
    ],
)
def test_whose_offensive_it_is(sentence: str, words: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == words


@pytest.mark.parametrize(
    ("sentence", "place_id"),
    [
        ("Ban Ki-moon asked both sides to meet in Damascus soon.", None),
        ("Ban Ki-moon asked both sides to stop the fighting in Homs.", None),  # of Homs, not made there
        ("Syria's ambassador accuses Britain of the attack.", None),
        ("Britain's ambassador urges the army to stop the attack in Homs.", None),
        ("Ban Ki-moon told a rally in Homs that both sides must stop fighting.", "homs"),
    ],
)
def test_where_a_demand_was_made(sentence: str, place_id: str | None) -> None:
    found = [claim for claim in events(article(sentence)) if claim.event_type == "statement_demand"]
    assert [claim.place_id for claim in found] == [place_id]


@pytest.mark.parametrize(
    ("sentence", "counterparts"),
    [
        ("“Syria will retaliate,” warns Khalaf Muftah, who used to be a minister.", []),
        ("Syria will retaliate against Israel, warns Khalaf Muftah, who used to be a minister.", []),
        ("Ban Ki-moon urged Bashar al-Assad to stop.", ["Bashar al-Assad"]),
    ],
)
def test_nobody_is_his_own_counterpart(sentence: str, counterparts: list[str]) -> None:
    assert actors(article(sentence), "counterpart") == counterparts


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("At least 40 people were killed when an ammunition depot blew up in Homs.", "other"),
        ("An ammunition depot exploded in Homs, killing 40 people.", "other"),
        ("Rebels blew up an ammunition depot in Homs.", "bombing"),
        ("At least 40 people were killed when a car blew up in Homs.", "bombing"),
        ("An ammunition depot blew up in Homs when a rocket hit it, killing 40 people.", "bombing"),
    ],
)
def test_a_depot_that_blew_up_was_not_bombed(sentence: str, event_type: str) -> None:
    assert event_type in {claim.event_type for claim in events(article(sentence))}


def test_the_dead_of_a_depot_are_those_of_its_explosion() -> None:
    text = (
        "### At least 40 dead in Homs\n\nForty people were killed when a depot blew up in Homs. Many more are injured."
    )
    assert {claim.event_type for claim in events(text)} == {"other"}


@pytest.mark.parametrize(
    ("sentence", "place_id"),
    [
        ("In Homs province, gunmen opened fire on a checkpoint of the army south of Sukhna.", "sukhna"),
        (
            "In Aleppo province, gunmen opened fire on a checkpoint of the army near where men from Sukhna live.",
            "aleppo-province",
        ),
        ("The UN envoy warned reporters in Damascus that the war goes on.", "damascus"),
        ("Reporters in Damascus asked, and the UN envoy demanded an end to the fighting in Homs.", "damascus"),
    ],
)
def test_the_more_exact_place_and_where_reporters_were_told(sentence: str, place_id: str) -> None:
    assert [claim.place_id for claim in events(article(sentence))] == [place_id]
