"""Days beside datelines, years and weekends."""

from datetime import date

import pytest

from tests.reading_of import one

WEDNESDAY = date(2024, 11, 13)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("ADEN, Nov 13 - Missiles killed five soldiers at a camp in Marib on Tuesday.", (11, 12), (11, 12)),
        ("Earlier this year an air strike killed 50 people in Mekelle.", (1, 1), (11, 13)),
        ("On the weekend of June 14 to 15 gunmen killed 100 people in Yelwata.", (6, 14), (6, 15)),
        ("On the weekend of 14 to 15 June gunmen killed 100 people in Yelwata.", (6, 14), (6, 15)),
        ("Gunmen kill 100 people in Yelwata in the worst raid this year.", (11, 13), (11, 13)),
        ("BAGHDAD 13 - Gunmen killed six people in Hawija on Monday.", (11, 11), (11, 11)),
    ],
)
def test_the_day_of_the_act(sentence: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    claim = one(sentence, WEDNESDAY)
    assert (claim.date_start, claim.date_end) == (date(2024, *first), date(2024, *last))
