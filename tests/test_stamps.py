"""Time stamps in bold and without a zone, and lines that are only a date."""

from datetime import UTC, date, datetime

import pytest

from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.text.stamps import day_of_line

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
        ("Sunday 19 April, live updates from our reporters in Homs", date(2015, 4, 19)),
        ("19 April (day 12) – what we know so far", date(2015, 4, 19)),
        ("19 April 2015: ten people died in Homs.", None),
        ("19 April, 22:15 GMT: Two die in Homs", None),
        ("19 April, 22:15 GMT: A shell hit a bus in Homs, killing two.", None),
        ("19 April – Two killed in latest strikes on Idlib", None),
        ("On 19 April ten people died.", None),
        ("19 April 2011", None),
        ("31 April 2015", None),
        ("May 2015", None),
        ("Marched 3 times", None),
    ],
)
def test_a_line_that_is_only_a_date_near_publication_dates_what_follows(line: str, expected: date | None) -> None:
    assert day_of_line(line, DAY) == expected


def test_an_entry_that_opens_with_its_day_time_and_zone_keeps_its_text() -> None:
    text = "Live\n\n19 April, 22:15 GMT: Two die in Homs\n\n20 April, 06:10 GMT: A shell kills one in Hama.\n"
    assert stamped(text) == [None, at(22, 15, day=19), at(6, 10)]
    assert [one.text for one in lay_out(text, DAY).sentences[1:]] == ["Two die in Homs", "A shell kills one in Hama."]


@pytest.mark.parametrize(
    "stamp",
    [
        "Sunday 19 April, 18:05",
        "19 April 2015 - 18:05",
        "April 19, 6:05 p.m.",
        "18:05 on Sunday 19 April",
        "18:05 | 19 April",
        "2015-04-19 18:05",
        "19/04/2015 18.05",
        "Sunday, 18:05",
        "Yesterday, 18:05 GMT",
        "**Posted on 19 April at 18:05**",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_stamp_may_name_its_day(stamp: str, between: str) -> None:
    layout = lay_out(f"07:15 Two fled.\n\n{stamp}{between}Ten died.", DAY)
    assert [entry.stamped_at for entry in layout.entries] == [at(7, 15), at(18, 5, day=19)]
    assert layout.entries[-1].dated == date(2015, 4, 19)
    assert layout.sentences[-1].text == "Ten died."


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday at 18:05 rockets fell on Homs.",
        "19 April, 6.30 million people are without power.",
        "18:05 Sunday's strike killed ten.",
        "19 January 2015, 18:05 Ten died.",
        "07:15 Two fled.\n\nSunday 18:05 was when it fell silent.",
    ],
)
def test_a_day_and_a_time_in_a_sentence_are_no_stamp_of_that_day(text: str) -> None:
    assert all(entry.dated is None for entry in lay_out(text, DAY).entries)


def test_one_dated_stamp_at_the_head_of_an_article_is_when_it_was_printed() -> None:
    article = "Sunday 19 April 2015 18:32 Attacks go on. Ten people died in Homs."
    assert [entry.dated for entry in lay_out(article, DAY).entries] == [None]
    blog = f"{article}\n\nMonday 20 April 2015 08:00 Two fled."
    assert [entry.dated for entry in lay_out(blog, DAY).entries] == [date(2015, 4, 19), date(2015, 4, 20)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## Sunday 19 April", date(2015, 4, 19)),
        ("### Sunday", date(2015, 4, 19)),
        ("Yesterday", date(2015, 4, 19)),
        ("Day 841 - Sunday 19 April", date(2015, 4, 19)),
        ("Morning of 19 April", date(2015, 4, 19)),
        ("19 April, evening", date(2015, 4, 19)),
        ("2015-04-19", date(2015, 4, 19)),
        ("## Sunday bombing", None),
        ("19 April, evening in Homs was quiet.", None),
    ],
)
def test_a_heading_or_a_weekday_alone_dates_what_follows(line: str, expected: date | None) -> None:
    assert lay_out(f"{line}\n\nTen people died in Homs.", DAY).entries[-1].dated == expected


def test_a_stamp_between_the_title_of_the_page_and_a_heading_is_of_that_heading() -> None:
    layout = lay_out("Live: the war, day 841\n\n14:20\nBus bombed in Homs\n\nTen people died.", DAY)
    assert layout.entries[-1].stamped_at == at(14, 20)
    assert lay_out("Bus bombed in Homs\n\nTen people died.", DAY).entries[-1].stamped_at is None


def test_stamps_in_italics_and_after_update_with_a_comma() -> None:
    assert stamped("*07:15* Ten died.\n\nUpdate, 08:30: Two fled.") == [at(7, 15), at(8, 30)]
    assert stamped("*Ten* died.") == [None]
    assert stamped("07:15 update\nTen died.\n\n**08:30 Update:** Two fled.") == [at(7, 15), at(8, 30)]
    assert stamped("Ten died.\n\n07:15 updates came in.") == [None]


def test_entries_stamped_by_the_hours_since_are_of_the_day_of_publication() -> None:
    blog = lay_out("2 hours ago\nTen died.\n\n5h ago\nTwo fled.", DAY)
    assert [(entry.stamped_at, entry.dated) for entry in blog.entries] == [(None, DAY)] * 2
    assert [sentence.text for sentence in blog.sentences] == ["Ten died.", "Two fled."]
    assert [entry.dated for entry in lay_out("2 hours ago\nTen died.", DAY).entries] == [None]


def test_a_stamp_may_share_its_bold_words_with_a_heading() -> None:
    blog = lay_out("**1910 GMT: Casualties.** Ten died.\n\n**18:40 – Homs:** Two fled.\n\n**1,200 dead:** A toll.", DAY)
    assert [entry.stamped_at and entry.stamped_at.hour for entry in blog.entries] == [19, 18, 18]
    assert lay_out("**1910 GMT: Casualties.**", DAY).entries[0].heading is not None


def test_hours_ago_below_a_heading_may_name_the_hour_too() -> None:
    blog = lay_out("**A drone**\n3h ago (16:40 GMT)\nTen died.\n\n**A raid**\n5h ago (14:35 GMT)\nTwo fled.", DAY)
    assert [(entry.dated, entry.heading is not None) for entry in blog.entries] == [(DAY, True), (DAY, True)]
