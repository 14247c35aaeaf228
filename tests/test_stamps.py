"""Time stamps in bold and without a zone, and lines that are only a date."""

from datetime import UTC, date, datetime

import pytest

from dashboard.extraction.layout import lay_out
from dashboard.extraction.stamps import day_of_line

DAY = date(2015, 4, 20)


def stamped(text: str) -> list[datetime | None]:
    return [entry.stamped_at for entry in lay_out(text, DAY).entries]


def at(hour: int, minute: int, day: int = 20) -> datetime:
    return datetime(2015, 4, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**07:15** Ten died.\n\n**7:02 p.m.** Two fled.", [at(7, 15), at(19, 2)]),
        ("**20.55 BST**\nTen died.", [at(19, 55)]),
        ("8 p.m. Ten died.\n\n4 a.m. Two fled.", [at(20, 0), at(4, 0)]),
        ("2130: Ten died.\n\n2015: Two fled.\n\n0945: Six fled.", [at(21, 30), at(20, 15), at(9, 45)]),
        ("2105\nTen died.\n\n1422\nTwo fled.", [at(21, 5), at(14, 22)]),
    ],
)
def test_a_stamp_may_be_bold_or_bare(text: str, expected: list[datetime]) -> None:
    layout = lay_out(text, DAY)
    assert [entry.stamped_at for entry in layout.entries] == expected
    assert layout.sentences[0].text == "Ten died."


@pytest.mark.parametrize(
    "text",
    [
        "2011: the war begins.\n\n2013: Two fled.\n\n2014: Six fled.",
        "1430: Ten died.",
        "**Ten died** at 07:15.",
        "8 people died.",
    ],
)
def test_years_and_lone_numbers_are_no_stamps(text: str) -> None:
    assert set(stamped(text)) == {None}


def test_a_stamp_belongs_to_the_day_named_above_it() -> None:
    text = "Live\n\nMonday 20 April\n\n09:10: Ten died.\n\nSunday 19 April 2015\n\n18:00: Two fled.\n\nFive were hurt."
    assert stamped(text) == [None, at(9, 10), at(18, 0, day=19)]
    assert [entry.dated for entry in lay_out(text, DAY).entries] == [None, DAY, date(2015, 4, 19)]
    assert all("April" not in sentence.text for sentence in lay_out(text, DAY).sentences)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("SUNDAY 19 APRIL 2015 | All times are local (Baghdad)", date(2015, 4, 19)),
        ("Thursday, April 2, 2015. All times Kyiv. Newest first.", date(2015, 4, 2)),
        ("Apr. 18 (Saturday)", date(2015, 4, 18)),
        ("## 19 April", date(2015, 4, 19)),
        ("Published 20 April 2015", DAY),
        ("19 April 2015: ten people died in Homs.", None),
        ("On 19 April ten people died.", None),
        ("19 April 2011", None),
        ("31 April 2015", None),
        ("May 2015", None),
        ("Marched 3 times", None),
    ],
)
def test_a_line_that_is_only_a_date_near_publication_dates_what_follows(line: str, expected: date | None) -> None:
    assert day_of_line(line, DAY) == expected
