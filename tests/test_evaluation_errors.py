"""Grave errors and groups of errors: each defined by one reading that makes it and one that does not."""

from typing import Any

import pytest

from dashboard.evaluation.comparison import Compared
from dashboard.evaluation.errors import errors_of, quoted, worst_groups
from dashboard.evaluation.grave import GRAVE
from tests.labelled_texts import EVENTS, FIGURES, FIRST, changed, document, event, figure, read_as

CASES = {kind.key: kind.cases for kind in GRAVE}
STRIKE = event("e1", "air_strike", [[0, FIRST]], perpetrators=["regime forces"], targets=["rebels"])


def grave(compared: Compared, key: str) -> tuple[int, int]:
    """Errors of a kind, and the cases in which it could happen."""
    cases = list(CASES[key](compared))
    return sum(case.is_error for case in cases), len(cases)


def with_first(**other: Any) -> Compared:
    """TEXT with its first figure labelled as `label` says and read as `other` says."""
    label = other.pop("label", {})
    return read_as(changed(FIGURES, "f1", **other), of=document(figures=changed(FIGURES, "f1", **label)))


def test_a_right_reading_makes_no_grave_error() -> None:
    for key in CASES:
        assert grave(read_as(), key)[0] == 0, key


def test_a_bound_lost() -> None:
    assert grave(with_first(operator="eq", high=10), "bound_lost") == (1, 2)
    assert grave(with_first(operator="gt"), "bound_lost") == (0, 2)


def test_words_for_a_number_are_a_bound_too() -> None:
    as_number = changed(FIGURES, "f3", operator="eq", low=100, high=100)
    assert grave(read_as(as_number), "bound_lost") == (1, 2)


def test_a_bound_turned_round() -> None:
    assert grave(with_first(operator="lte", low=None, high=10), "bound_reversed") == (1, 1)
    assert grave(with_first(operator="gt"), "bound_reversed") == (0, 1)
    assert grave(with_first(operator="eq", high=10), "bound_reversed") == (0, 1)


def test_killed_for_wounded() -> None:
    assert grave(with_first(measure="wounded"), "killed_for_wounded") == (1, 2)
    assert grave(with_first(measure="missing"), "killed_for_wounded") == (0, 2)


def test_what_is_not_read_at_all_is_no_grave_error() -> None:
    assert grave(read_as(FIGURES[1:]), "bound_lost") == (0, 1)
    assert grave(read_as([]), "killed_for_wounded") == (0, 0)


def test_killed_and_wounded_by_the_same_words_are_each_their_own() -> None:
    both = [FIGURES[0], {**FIGURES[0], "id": "f9", "measure": "wounded"}]
    assert grave(read_as(list(reversed(both)), of=document(figures=both)), "killed_for_wounded") == (0, 2)


def test_a_denial_read_as_fact() -> None:
    denied = {"realis": "denied"}
    assert grave(with_first(label=denied), "denial_as_fact") == (1, 1)
    assert grave(with_first(label=denied, realis="denied"), "denial_as_fact") == (0, 1)
    assert grave(with_first(label=denied, realis="hypothetical"), "denial_as_fact") == (0, 1)


def test_a_denied_event_told_as_fact() -> None:
    denied = document(events=changed(EVENTS, "e1", status="denied"))
    assert grave(read_as(events=EVENTS, of=denied), "denial_as_fact") == (1, 1)
    disputed = changed(EVENTS, "e1", status="disputed")
    assert grave(read_as(events=disputed, of=denied), "denial_as_fact") == (0, 1)


def test_a_threat_read_as_fact() -> None:
    feared = {"realis": "hypothetical"}
    assert grave(with_first(label=feared), "threat_as_fact") == (1, 1)
    assert grave(with_first(label=feared, realis="denied"), "threat_as_fact") == (0, 1)


def test_a_running_total_read_as_one_incident() -> None:
    running = {"scope": "cumulative"}
    assert grave(with_first(label=running), "toll_as_event") == (1, 1)
    assert grave(with_first(label=running, scope="period"), "toll_as_event") == (0, 1)


@pytest.mark.parametrize(
    ("perpetrators", "targets", "errors"),
    [
        (["rebels"], ["regime forces"], 1),
        ([], ["regime forces"], 1),
        (["rebels"], [], 1),
        (["regime forces"], ["regime forces", "rebels"], 0),
        ([], [], 0),
        (["gunmen"], ["villagers"], 0),
    ],
)
def test_a_side_swapped(perpetrators: list[str], targets: list[str], errors: int) -> None:
    read = [{**STRIKE, "perpetrators": perpetrators, "targets": targets}]
    assert grave(read_as(events=read, of=document(events=[STRIKE])), "side_swapped") == (errors, 1)


def test_who_meets_whom_has_no_sides_to_swap() -> None:
    talks = {**STRIKE, "type": "meeting"}
    read = [{**talks, "perpetrators": ["rebels"], "targets": ["regime forces"]}]
    assert grave(read_as(events=read, of=document(events=[talks])), "side_swapped") == (0, 0)


# ----------------------------------------------------------------------------------------------------------- groups
def groups(compared: Compared) -> list[str]:
    return sorted(error.group for error in errors_of(compared))


def test_a_right_reading_has_no_errors() -> None:
    assert groups(read_as()) == []


def test_a_misread_number_is_neither_missed_nor_invented() -> None:
    assert groups(read_as(changed(FIGURES, "f2", low=5, high=5))) == ["number misread: wounded, eq"]
    assert groups(read_as(changed(FIGURES, "f2", measure="killed"))) == ["measure misread: wounded as killed"]
    assert groups(with_first(operator="eq", high=10)) == ["bound misread: gte as eq"]


def test_what_is_missed_says_how_it_stands() -> None:
    assert groups(read_as(FIGURES[1:])) == ["figure missed: killed, a number with a bound by itself"]
    assert groups(read_as([FIGURES[0], FIGURES[2]])) == ["figure missed: wounded, a plain number after another"]
    assert groups(read_as(FIGURES[:2])) == ["figure missed: displaced, a magnitude by itself"]


def test_what_is_missed_in_a_heading_says_so() -> None:
    text = "Ten killed in Homs\n\nTen people were killed, one of them a man."
    label = [figure("f1", "Ten killed", "killed", "eq", 10, 10, text_of=text, event=None)]
    compared = read_as([], [], document(text, figures=label, events=[], must_not=[]))
    assert groups(compared) == ["figure missed: killed, a plain number in a heading"]


def test_what_is_invented_from_a_date_says_so() -> None:
    date_as_dead = figure("f9", "26", "killed", "eq", 26, 26)
    assert groups(read_as([*FIGURES, date_as_dead])) == ["figure invented: killed, a number of something else"]


def test_wrong_fields_of_figures_and_events_are_groups() -> None:
    assert groups(read_as(changed(FIGURES, "f2", population="children"))) == ["population misread: people as children"]
    assert groups(read_as(changed(FIGURES, "f2", speaker=None))) == ["figure's speaker missed, named in its sentence"]
    assert groups(read_as(events=changed(EVENTS, "e2", date_start="2013-07-26"))) == [
        "event's day invented, as the day of publication"
    ]
    assert groups(read_as(events=changed(EVENTS, "e1", admin1=None))) == [
        "event's province missed, the place being right"
    ]
    assert groups(read_as(events=changed(EVENTS, "e1", perpetrators=[]))) == ["event's perpetrator missed, of violence"]
    assert groups(read_as(events=EVENTS[:1])) == ["event missed: humanitarian"]


def test_the_largest_group_comes_first_and_ties_by_name() -> None:
    nothing = read_as([], [])
    found = worst_groups([nothing, read_as(events=EVENTS[:1])], 2)
    assert [(name, len(errors)) for name, errors in found] == [
        ("event missed: humanitarian", 2),
        ("event missed: air strike", 1),
    ]
    assert len(worst_groups([nothing], 10)) == 5


def test_a_quotation_stands_on_one_line_between_its_neighbours() -> None:
    assert quoted("a\nb 22 c\nd", (4, 6)) == "a b [[22]] c d"
    assert quoted("x" * 500, (100, 400)).count("x") == 60 + 90 + 60
