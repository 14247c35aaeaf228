"""Entries whose time stands behind their place, and the summary above the first entry of a live blog."""

from datetime import datetime

import pytest

from dashboard.extraction.text.layout import lay_out
from tests.reading_of import FRIDAY, events


def headed(text: str) -> list[tuple[str, str]]:
    """Heading and time of each stamped entry."""
    told: list[tuple[datetime | None, tuple[int, int] | None]] = [
        (entry.stamped_at, entry.heading) for entry in lay_out(text, FRIDAY).entries
    ]
    return [(text[slice(*heading)] if heading else "", f"{at:%H:%M}") for at, heading in told if at]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["HOMS (09:10) Shells hit a school.", "SUKHNA (16:30) A mine killed two."],
            [("HOMS", "09:10"), ("SUKHNA", "16:30")],
        ),
        (["HOMS/ALEPPO - 20:15: Shells hit a school."], [("HOMS/ALEPPO", "20:15")]),
        (
            ["Homs, 9.10am: Shells hit a school.", "Deir ez-Zor, 4pm: A mine killed two."],
            [("Homs", "09:10"), ("Deir ez-Zor", "16:00")],
        ),
        (["Homs (09:10) is where the train leaves."], []),
        (["The vote ended (49:10) and nobody was hurt.", "The talks ended (3.15) at last."], []),
        (["Shells hit a school in Homs, 14 pupils died.", "Homs, 23 July: a mine killed two."], []),
        (["Updated by our desk (09:10)", "Published by our desk (10:10)"], []),
    ],
)
def test_the_time_behind_a_label(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert headed("\n\n".join(["Syria today", *lines])) == expected


def test_an_entry_with_its_time_behind_its_place_has_place_and_day_of_its_own() -> None:
    text = "Syria today\n\nHOMS (09:10) Shells killed two overnight.\n\nSUKHNA (16:30) A car bomb killed six people."
    told = [(claim.place and claim.place.text, str(claim.date_start)) for claim in events(text)]
    assert told == [("HOMS", "2013-07-25"), ("SUKHNA", "2013-07-26")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Live\n\n**Summary**\n- Shells hit Homs\n\n08:00 GMT: Good morning.\n\n09:00 GMT: Hello.", "2013-07-26"),
        ("Live\n\n**Summary**\n- Shells hit Homs on Monday\n\n08:00 GMT: Good day.\n\n09:00 GMT: Hello.", "2013-07-22"),
        ("Homs\n\n**Summary**\n- Shells hit Homs\n\nRescuers came late.", "None"),
    ],
)
def test_a_summary_above_stamped_entries_is_of_their_day(text: str, expected: str) -> None:
    assert [str(claim.date_start) for claim in events(text)] == [expected]
