"""Live blogs whose headings close with their time: each is an entry of that time, whose news is of its day."""

from datetime import date

import pytest

from dashboard.extraction.text.closing_times import headed_with_time
from dashboard.extraction.text.layout import lay_out

DAY = date(2024, 7, 15)


def entries(text: str) -> list[tuple[str | None, str | None]]:
    """Time and heading of each entry: ("14:20", "Summit")."""
    return [
        (e.stamped_at.strftime("%H:%M") if e.stamped_at else None, text[slice(*e.heading)] if e.heading else None)
        for e in lay_out(text, DAY).entries
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("**Summit** (14:20)", "**Market hit** (12:05)"),
        ("**Summit** 14:20", "**Market hit** 12:05"),
        ("**Summit (14:20)**", "**Market hit (12:05)**"),
        ("**Summit** — 2:20 pm", "**Market hit** — 12:05 pm"),
        ("## Summit | 14:20", "## Market hit | 12:05"),
        ("Summit (14:20 GMT)", "Market hit (12:05 GMT)"),
    ],
)
def test_a_heading_that_closes_with_its_time_opens_an_entry(first: str, second: str) -> None:
    text = f"{first}\nThe president met the king.\n\n{second}\nA shell fell on a market.\n"
    assert entries(text) == [("14:20", "Summit"), ("12:05", "Market hit")]


def test_one_such_line_is_no_habit_of_the_page() -> None:
    text = "**Summit** (14:20)\n\nThe president met the king.\n"
    assert entries(text)[0][0] is None


@pytest.mark.parametrize(
    "line",
    [
        "The score was 2 (1)",
        "Rebels struck at dawn. (14:20)",
        "He was seen in Homs (2014)",
        "A shell fell at 14:20",
        "**Summary at 14:20**",
    ],
)
def test_these_lines_close_with_no_time_of_theirs(line: str) -> None:
    assert headed_with_time(line) is None
