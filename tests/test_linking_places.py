"""Places that no list holds, and numbers of a group in a large town: what joins two reports, and what does not."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.linking.link import link
from dashboard.linking.reasons import explain
from dashboard.linking.words import folded
from dashboard.records import Reading
from tests.test_linking import event_of, unit
from tests.told import REFERENCE, post, said

FRIDAY = date(2021, 2, 26)


def abduction(outlet: str, **claim: Any) -> Reading:
    figure = ("279", "detained", "children", "eq", 279, 279)
    options = {"event_type": "abduction_detention", "on": FRIDAY, "place": "Jangebe", "where_precision": 1, **claim}
    return post(FRIDAY, outlet, said(f"{outlet}: 279 pupils were seized in Jangebe.", figure, **options))


def test_an_unlisted_town_is_the_same_where_one_report_does_not_say_its_country() -> None:
    here, there = abduction("Radio", country="NG"), abduction("Wire")
    linked = link([here, there], REFERENCE)
    assert event_of(linked, here, 0) == event_of(linked, there, 0)


def test_unlisted_towns_of_one_name_in_two_countries_are_two_even_by_way_of_a_third_report() -> None:
    here, there, between = abduction("Radio", country="NG"), abduction("Wire", country="NE"), abduction("Paper")
    assert explain(unit(here, 0), unit(there, 0)).refused == "different places: Jangebe and Jangebe"
    linked = link([here, there, between], REFERENCE)
    assert event_of(linked, here, 0) != event_of(linked, there, 0)


def shelling(outlet: str, place_id: str, *figure: Any) -> Reading:
    name = {"aleppo": "Aleppo", "douma": "Douma"}[place_id]
    options = {"event_type": "shelling_missile", "on": FRIDAY, "place": name, "place_id": place_id}
    return post(FRIDAY, outlet, said(f"{outlet}: shells killed {figure[0]} in {name}.", figure, **options))


def test_one_rescuer_in_a_large_town_is_not_the_strike_that_killed_twenty_one() -> None:
    one = shelling("Radio", "aleppo", "one rescuer", "killed", "other", "eq", 1, 1)
    many = shelling("Wire", "aleppo", "21", "killed", "people", "eq", 21, 21)
    assert (
        "one counts a few people of one group, the other many: 1 and 21 killed"
        in explain(unit(one, 0), unit(many, 0)).reasons
    )
    linked = link([one, many], REFERENCE)
    assert event_of(linked, one, 0) != event_of(linked, many, 0)


def test_one_rescuer_in_a_small_town_and_most_of_the_dead_of_a_large_one_may_be_of_the_same_strike() -> None:
    for place, group in (("douma", 1), ("aleppo", 13)):
        some = shelling("Radio", place, f"{group} rescuers", "killed", "other", "eq", group, group)
        many = shelling("Wire", place, "21", "killed", "people", "eq", 21, 21)
        linked = link([some, many], REFERENCE)
        assert event_of(linked, some, 0) == event_of(linked, many, 0)


@given(st.text(st.characters(max_codepoint=127), max_size=12))
def test_a_plain_name_folds_as_one_with_an_accent_does(name: str) -> None:
    assert folded("x " + name) == folded("x\u0301 " + name)
    assert folded("The " + name) == folded(" thé ".replace("é", "e\u0301") + name)
    assert all(c.isalnum() or c == " " for c in folded(name))
