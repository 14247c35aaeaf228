"""Grave misreadings, each with a near twin that must be read the other way: what is no fact, and what is one.

A denial, a fear or a mention read as fact, a swapped side or a running total read as one incident puts a wrong claim
into an analyst's mouth.
"""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.layout import lay_out

DAY = date(2024, 5, 15)


def readings(text: str) -> list[tuple[int | None, str, str]]:
    """Each figure's number (the higher bound where there is one), scope and realis."""
    return [(f.high or f.low, f.scope, f.realis) for f in find_figures(lay_out(text, DAY))]


def scopes(text: str) -> list[str]:
    return [scope for _, scope, _ in readings(text)]


@pytest.mark.parametrize(
    ("total", "incident"),
    [
        (
            "The attack brings to 48 the number of reporters killed in Gaza.",
            "The shelling of the market brought to 31 the number killed on Tuesday.",
        ),
        (
            "That takes to 312 the number of troops killed in the operation.",
            "That takes to 12 the number killed in the blast.",
        ),
        (
            "Three more soldiers were killed near Bakhmut, taking the total to 32.",
            "Three more soldiers died, taking the total from the blast to 32.",
        ),
        ("Toll, this round so far: 13 dead.", "Toll of the blast: 13 dead."),
        ("Weekly count of the battle for Marawi: 562 killed.", "Casualty count: 12 killed."),
        (
            "The crackdown has claimed the lives of at least 60 students.",
            "The crackdown claimed the lives of 60 students on Sunday.",
        ),
        ("The siege has killed 340 people.", "The blast has killed 340 people."),
        (
            "The feud has, by the ombudsman's count, left between 60 and 85 dead.",
            "The raid has, by the ombudsman's count, left between 60 and 85 dead.",
        ),
        (
            "With these deaths, 212 protesters have been killed.",
            "With the help of villagers, police killed 12 gunmen.",
        ),
        (
            "The monitor counts at least 72 mercenaries killed so far.",
            "The blast has killed 72 so far, the monitor says.",
        ),
        ("US-led strikes kill over 900 in Syria", "Three coordinated strikes killed over 300 on Sunday."),
        ("Over 1,500 lives lost, say officials.", "Over 1,500 lives lost in the earthquake."),
        (
            "Rebels put the dead since the revolt at 3,000.",
            "A mother of two has not been seen since the crash; 3 died.",
        ),
        ("In 2011 the war killed 10,000 people.", "In 2011, in the war, a raid killed 10 people."),
    ],
)
def test_a_running_total_is_no_incident(total: str, incident: str) -> None:
    assert scopes(total)[-1] == "cumulative"
    assert scopes(incident)
    assert "cumulative" not in scopes(incident)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Since the invasion 5,401 civilians have died. At least 355 of the dead were children.", "cumulative"),
        ("The blast killed 90 civilians. At least 35 of the dead were children.", "event"),
        ("Rebels still hold some 120 hostages, of whom 42 are dead.", "cumulative"),
        ("A raid freed 120 hostages, of whom 42 are dead.", "event"),
        ("60,000 have been displaced since the riots began. As per the same source 32 are missing.", "cumulative"),
        ("60,000 have been displaced since the riots began. In the same attack 32 were wounded.", "event"),
    ],
)
def test_what_goes_on_from_a_running_total_is_one(text: str, last: str) -> None:
    assert scopes(text)[-1] == last
