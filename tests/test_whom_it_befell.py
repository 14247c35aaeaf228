"""Whom an act befell or was said to, and names in full: each rule with a sentence it must leave alone."""

import pytest

from dashboard.extraction import read_post
from dashboard.linking.scheme import scheme_document
from dashboard.records import Post
from tests.reading_of import FRIDAY, actors, article, events, vocabulary


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells killed 14 soldiers and 31 militiamen in Homs.", ["soldiers", "militiamen"]),
        ("An air strike on Homs killed eight women and eleven children.", ["women", "children"]),
        ("An air strike on Homs killed a woman and two men.", []),
        ("An air strike on Homs killed 31 Palestinians.", ["Palestinians"]),
        ("An air strike on Homs killed 31 people.", []),
        ("The army says its jets targeted “a number of FSA operatives” near Homs.", ["FSA operatives"]),
    ],
)
def test_those_counted_are_whom_it_befell(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "target") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The charity urged partners to send more trucks.", ["partners"]),
        ("The Red Cross has asked both sides for a pause.", ["both sides"]),
        ("In an address the president urged “remnants” to hand over their weapons.", ["remnants"]),
        ("The governor urged everybody to leave.", []),
        ("The Red Cross called for a pause.", []),
        ("The president urged calm and restraint.", []),
    ],
)
def test_who_is_asked_to_do_something(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "counterpart") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Prime minister Haider al-Abadi met an envoy in Damascus.", ["Prime minister Haider al-Abadi"]),
        ("UN Secretary-General Ban Ki-moon met an envoy in Damascus.", ["UN Secretary-General Ban Ki-moon"]),
        ("The Free Syrian Army is holding an emergency meeting in Damascus.", ["Free Syrian Army"]),
        ("The Free Syrian Army is waiting for an emergency meeting in Damascus.", []),
    ],
)
def test_who_meets(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "participant") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The opposition's delegate, 58-year-old Faris al-Atassi, called the offer “a lie”.", ["Faris al-Atassi"]),
        ("The head of the mission, El-Ghassim Wane, condemned the attack.", ["El-Ghassim Wane"]),
        ("The head of the mission, who lives in Homs, condemned the attack.", ["The head of the mission"]),
    ],
)
def test_the_name_beside_an_office_makes_the_statement(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "speaker") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fronts were opened to foil the army's advance near Homs.", []),
        ("Rebels foiled the escape of two guards near Homs.", ["other"]),
        ("The council voted to suspend the truce.", ["other"]),
    ],
)
def test_what_an_act_is_meant_for_is_no_act(sentence: str, expected: list[str]) -> None:
    assert [str(c.event_type) for c in events(article(sentence))] == expected


def test_the_thing_hit_stands_beside_those_in_it() -> None:
    both = article("A rocket hit a clinic in Homs, killing nine nurses.")
    (event,) = scheme_document("d", read_post(Post(both, "EA WorldView", FRIDAY), vocabulary()))["events"]
    assert event["targets"] == ["clinic", "nurses"]
