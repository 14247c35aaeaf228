"""What is spoken of as known, lies near a city, or is blamed on somebody: what joins, and what must not."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dashboard.linking.link import link
from dashboard.linking.reasons import explain
from dashboard.linking.where import Whereabouts, may_be_one
from dashboard.linking.within import merge
from dashboard.records import Place, Reading, Reference
from tests.test_linking import event_of
from tests.told import ACTORS, PLACES, SOURCES, From, post, said

AUGUST_23 = date(2013, 8, 23)
NEAR_DAMASCUS = (
    Place("damascus", "Damascus", "town", "Damascus", "SY", 33.51, 36.29, population=1_569_394),
    Place("ghouta", "Ghouta", "district", "Rif Dimashq", "SY", within="rif-dimashq"),
    Place("jobar", "Jobar", "neighbourhood", "Damascus", "SY", 33.52, 36.34, within="damascus"),
    Place("deir-atiyah", "Deir Atiyah", "town", "Rif Dimashq", "SY", 34.1, 36.77, within="rif-dimashq"),
)
WHOLE = {**PLACES, **{place.place_id: place for place in NEAR_DAMASCUS}}
REFERENCE = Reference(WHOLE, ACTORS, SOURCES)
CHEMICAL = {"event_type": "chemical", "trigger": "chemical attack"}


def told(outlet: str, day: date, words: str, *figures: Any, **claim: Any) -> Reading:
    place_id = claim.get("place_id")
    if place_id:
        place = WHOLE[place_id]
        exact = {"governorate": 4, "district": 3, "town": 1, "neighbourhood": 1, "site": 1}[place.kind]
        claim = {"place": place.name, "admin1": place.admin1, "country": "SY", "where_precision": exact, **claim}
        claim["place_id"] = None  # set below: the places of tests.told are not all of ours
    reading = post(day, outlet, said(words, *figures, **claim))
    if place_id:
        object.__setattr__(reading.claims[0], "place_id", place_id)
    return reading


def are_one(one: Reading, other: Reading, *more: Reading) -> bool:
    linked = link([one, other, *more], REFERENCE)
    return event_of(linked, one, 0) == event_of(linked, other, 0)


def days_later(days: int) -> date:
    return AUGUST_23 + timedelta(days=days)


def killed(number: int) -> tuple[Any, ...]:
    return f"{number:,}", "killed", "people", "eq", number, number


BOMBING = {"event_type": "bombing", "place_id": "aleppo", "trigger": "bombings"}
FIRST = told("Wire", AUGUST_23, "Two bombings hit Aleppo.", **BOMBING)


def test_the_bombings_of_a_town_are_those_told_four_days_before() -> None:
    assert are_one(FIRST, told("Radio", days_later(4), "A man confessed to the bombings in Aleppo.", **BOMBING))


def test_other_bombings_four_days_later_are_others_and_so_are_the_bombings_of_a_week_before() -> None:
    assert not are_one(FIRST, told("Radio", days_later(4), "There were more bombings in Aleppo.", **BOMBING))
    assert not are_one(FIRST, told("Radio", days_later(7), "A man confessed to the bombings in Aleppo.", **BOMBING))
    counted = told("Radio", days_later(4), "The bombings in Aleppo killed 9.", killed(9), **BOMBING)
    assert not are_one(FIRST, counted)  # it may be the first time they are told


def test_reports_that_point_back_do_not_chain_beyond_a_week() -> None:
    later = [
        told(f"Radio {n}", days_later(n), f"{n}: it asked about the bombings in Aleppo.", **BOMBING) for n in (6, 12)
    ]
    assert are_one(FIRST, later[0])
    assert not are_one(FIRST, later[1], later[0])


GAS = told("Wire", AUGUST_23, "A chemical attack hit Ghouta.", place_id="ghouta", **CHEMICAL)


def test_a_chemical_attack_spoken_of_as_known_needs_no_place() -> None:
    here = told("Radio", days_later(3), "Envoys condemned the alleged chemical attack.", **CHEMICAL)
    city = told(
        "Paper", days_later(5), "The army was behind the chemical attack in Damascus.", place_id="damascus", **CHEMICAL
    )
    assert are_one(GAS, here)
    assert are_one(GAS, city, here)


def test_an_event_stands_in_the_surroundings_that_one_report_names_and_not_in_the_city() -> None:
    here = told("Radio", days_later(3), "Envoys condemned the alleged chemical attack.", **CHEMICAL)
    city = told(
        "Paper", days_later(5), "It was behind the chemical attack in Damascus.", place_id="damascus", **CHEMICAL
    )
    (event,) = link([GAS, here, city], REFERENCE).events
    assert (event.place_id, event.admin1) == ("ghouta", "Rif Dimashq")
    (event,) = link([city, here], REFERENCE).events
    assert event.place_id == "damascus"


def test_a_chemical_attack_told_anew_or_of_a_commoner_kind_needs_its_place() -> None:
    anew = told("Radio", days_later(1), "There was a chemical attack, people say.", **CHEMICAL)
    assert not are_one(GAS, anew)
    strike = {"event_type": "air_strike", "trigger": "air strike"}
    first = told("Wire", AUGUST_23, "An air strike hit Douma.", place_id="douma", **strike)
    assert not are_one(first, told("Radio", days_later(1), "Envoys condemned the air strike.", **strike))


def test_chemical_attacks_of_two_provinces_stay_two_although_a_report_without_a_place_fits_both() -> None:
    idlib = told("Paper", days_later(1), "A chemical attack hit Nayrab.", place_id="nayrab", **CHEMICAL)
    loose = told("Radio", days_later(2), "Envoys condemned the chemical attack.", **CHEMICAL)
    assert not are_one(GAS, idlib, loose)


def test_about_as_many_hundreds_of_dead_are_one_event_where_one_report_leaves_out_the_place() -> None:
    near = told(
        "Wire",
        AUGUST_23,
        "1,360 were killed near Damascus.",
        killed(1360),
        event_type="attack_on_people",
        place_id="damascus",
        where_precision=2,
    )
    known = {"event_type": "attack_on_people", "trigger": "attack", "on": (days_later(-2), days_later(2))}
    assert are_one(near, told("Radio", days_later(7), "Last week's attack killed 1,429.", killed(1429), **known))
    assert not are_one(near, told("Radio", days_later(7), "Last week's attack killed 600.", killed(600), **known))


def bomb(outlet: str, place_id: str, number: int, **claim: Any) -> Reading:
    words = f"{outlet}: a bomb killed {number} in or near {WHOLE[place_id].name}."
    return told(outlet, AUGUST_23, words, killed(number), event_type="bombing", place_id=place_id, **claim)


def test_near_a_city_may_be_a_town_of_its_surroundings_when_the_numbers_say_so() -> None:
    near = bomb("Wire", "damascus", 18, where_precision=2)
    assert are_one(near, bomb("Radio", "jaramana", 18))
    assert not are_one(near, bomb("Radio", "jaramana", 7))
    assert not are_one(near, bomb("Radio", "deir-atiyah", 18))  # 80 km away
    assert not are_one(near, bomb("Radio", "jobar", 18))  # within the city


def test_two_towns_of_a_citys_surroundings_never_meet_in_a_report_that_names_the_city() -> None:
    near = bomb("Wire", "damascus", 18, where_precision=2)
    one, other = bomb("Radio", "jaramana", 18), bomb("Paper", "douma", 18)
    assert not are_one(one, other, near)


def test_which_places_may_be_one() -> None:
    at = Whereabouts(REFERENCE)
    ghouta, damascus, jaramana, near = (at.of_place(n) for n in ("ghouta", "damascus", "jaramana", "rif-dimashq"))
    assert may_be_one(ghouta, damascus)
    assert may_be_one(jaramana, near)
    assert not may_be_one(jaramana, damascus)
    assert not may_be_one(ghouta, at.of_place("idlib-province"))


def test_it_hit_another_part_of_the_town_tells_the_shelling_on() -> None:
    def in_one_entry(words: str, place: str, trigger: str = "hit") -> list[list[int]]:
        shelling: dict[str, Any] = {"event_type": "shelling_missile", "trigger": trigger}
        first = said(
            "Shells hit Aleppo.", event_type="shelling_missile", trigger="hit", place_id="aleppo", place="Aleppo"
        )
        second = said(words, place_id=place, place=PLACES[place].name, **shelling)
        return merge(post(AUGUST_23, "Wire", first, second))

    assert in_one_entry("It hit Bab al-Nairab.", "bab-al-nairab") == [[0, 1]]
    assert in_one_entry("Shells hit Bab al-Nairab.", "bab-al-nairab") == [[0], [1]]
    assert in_one_entry("It hit Homs.", "homs") == [[0], [1]]


def test_an_event_is_not_put_into_the_part_of_town_that_it_hit_too() -> None:
    first = said("Shells hit Aleppo.", event_type="shelling_missile", trigger="hit", place_id="aleppo", place="Aleppo")
    second = said(
        "It hit Bab al-Nairab.",
        event_type="shelling_missile",
        trigger="hit",
        place_id="bab-al-nairab",
        place="Bab al-Nairab",
    )
    (event,) = link([post(AUGUST_23, "Wire", first, second)], REFERENCE).events
    assert event.place_id == "aleppo"


def blame(**claim: Any) -> Any:
    return said("The broadcaster blamed rebels.", event_type="statement_demand", trigger="blamed", **claim)


def attack() -> Any:
    options = {"event_type": "bombing", "place_id": "jaramana", "place": "Jaramana", "on": AUGUST_23}
    return said("A car bomb killed seven in Jaramana.", ("seven", "killed", "people", "eq", 7, 7), **options)


def test_who_is_blamed_for_an_attack_is_told_of_that_attack() -> None:
    digest = post(AUGUST_23, "Digest", From("Wire", AUGUST_23), attack(), blame())
    linked = link([digest], REFERENCE)
    assert event_of(linked, digest, 0) == event_of(linked, digest, 1)
    assert {event.event_type for event in linked.events} == {"bombing"}


def test_a_heading_that_blames_heads_the_attack_told_below_it() -> None:
    digest = post(AUGUST_23, "Digest", From("Wire", AUGUST_23), blame(), attack())
    (entry,) = digest.entries
    headed = replace(digest, entries=(replace(entry, heading=digest.claims[0].quotation.text),))
    assert len(link([headed], REFERENCE).events) == 1


def test_blame_in_another_report_or_before_any_attack_or_with_a_place_of_its_own_stands_alone() -> None:
    place = {"place_id": "homs", "place": "broadcaster"}
    for parts in (
        (From("Wire", AUGUST_23), attack(), From("Radio", AUGUST_23), blame()),
        (From("Wire", AUGUST_23), blame(), attack()),
        (From("Wire", AUGUST_23), attack(), blame(**place)),
    ):
        assert len(link([post(AUGUST_23, "Digest", *parts)], REFERENCE).events) == 2


def test_why_a_place_may_be_left_out_is_said() -> None:
    from tests.test_linking import unit

    here = told("Radio", days_later(3), "Envoys condemned the alleged chemical attack.", **CHEMICAL)
    other = told("Wire", AUGUST_23, "A chemical attack hit Douma.", place_id="douma", **CHEMICAL)
    said_so = explain(unit(other, 0), unit(here, 0))
    assert said_so.links
    assert said_so.reasons[0] == "one report names no place, and speaks of it as known"
    assert "a rare kind of event: alleged chemical attack" in said_so.reasons


def test_an_entry_of_a_digest_that_names_no_place_goes_on_with_the_entry_it_points_back_to() -> None:
    def digest(words: str, number: int) -> Reading:
        later = said(
            words, (str(number), "killed", "people", "eq", number, number), event_type="bombing", trigger="blast"
        )
        bombing = {"event_type": "bombing", "trigger": "bomb", "place_id": "jaramana", "place": "Jaramana"}
        first = said("A car bomb killed 30 in Jaramana.", ("30", "killed", "people", "eq", 30, 30), **bombing)
        return post(AUGUST_23, "Digest", From("Wire", AUGUST_23), first, From("Radio", AUGUST_23), later)

    assert len(link([digest("The blast killed 30.", 30)], REFERENCE).events) == 1
    assert len(link([digest("There was a blast that killed 12.", 12)], REFERENCE).events) == 2


def test_what_another_speaker_says_in_a_section_is_no_part_of_a_statement_that_names_its_place() -> None:
    asked = said(
        "Jarba asked for arms in Aleppo.",
        event_type="statement_demand",
        trigger="asked",
        place_id="aleppo",
        place="Aleppo",
        actors=[("speaker", "Jarba", "ahmad-al-jarba")],
    )
    rejected = said(
        "The government has rejected it.",
        event_type="statement_demand",
        trigger="rejected",
        actors=[("speaker", "government", "government-forces")],
    )
    assert len(link([post(AUGUST_23, "Digest", From("Wire", AUGUST_23), asked, rejected)], REFERENCE).events) == 2
