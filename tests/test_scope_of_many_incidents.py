"""Totals over many incidents, those held or displaced by now, and tolls that one incident goes on to claim."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out

DAY = date(2024, 5, 20)


def scopes(sentence: str) -> list[str]:
    return [figure.scope for figure in find_figures(lay_out(sentence, DAY))]


# Each pair: the total, and the like of it that is another.
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twelve people were killed in three separate attacks.", ["period"]),
        ("Twelve people were killed in an attack with three bombs.", ["event"]),
        ("A wave of bombings killed 18.", ["period"]),
        ("A wave of heat killed 18.", ["event"]),
        ("A series of airstrikes on the airport killed two.", ["event"]),
        ("Two were killed and 60 injured in clashes.", ["event", "event"]),
        ("A helicopter crashed, the third in a week, killing three.", ["event"]),
        ("They shelled the bank 73 times; two were killed.", ["period"]),
        ("They shelled the bank on 3 May; two were killed.", ["event"]),
        ("Gunmen attacked three villages, killing 45.", ["period"]),
        ("Gunmen from three villages met, killing 45 in one.", ["period"]),
        ("Israeli strikes on Gaza killed 80.", ["period"]),
        ("Israeli strikes on Gaza City killed 80.", ["event"]),
        ("35 died on Saturday, among them 12 in Homs and nine in Hama.", ["period", "period", "period"]),
        ("Today we lost 137 of our soldiers.", ["period"]),
        ("We lost seven of our soldiers in the ambush.", ["event"]),
        ("In a week of raids 120 people were arrested.", ["period"]),
        ("In a raid 120 people were arrested.", ["event"]),
        ("Week 12: 139 dead, 31 injured.", ["period", "period"]),
        ("In the past week they staged 222 attacks; 89 civilians died.", ["period"]),
        ("Four journalists have been killed this year.", ["period"]),
        ("Rescuers found three more bodies, bringing to 18 the number killed.", ["event", "event"]),
        ("An officer fell at Gaza, bringing to 18 the number of soldiers killed.", ["event", "cumulative"]),
        ("76,000 people are sheltering in schools.", ["cumulative"]),
        ("76,000 people fled the town.", ["period"]),
        ("Seven men have been missing since Monday.", ["event"]),
        ("Seven men have been killed since Monday.", ["cumulative"]),
        ("Two monks remain behind bars.", ["event"]),
        ("Some 1,200 monks remain behind bars.", ["cumulative"]),
        ("Seven fighters from both sides died.", ["event"]),
        ("The governor gave the toll as 132.", ["event"]),
        ("The toll has reached 132.", ["cumulative"]),
    ],
)
def test_what_a_number_totals(sentence: str, expected: list[str]) -> None:
    assert scopes(sentence) == expected
