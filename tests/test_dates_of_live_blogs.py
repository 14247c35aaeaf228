"""Times of day, spans of days, short weekdays, "since Friday", and days that are not the event's."""

from datetime import date

import pytest

from tests.reading_of import article, events, read


def days(text: str) -> list[tuple[date | None, date | None]]:
    """First and last day of each event of an article told on Friday 26 July 2013."""
    return [(claim.date_start, claim.date_end) for claim in events(article(text))]


def july(first: int, last: int | None = None) -> list[tuple[date | None, date | None]]:
    return [(date(2013, 7, first), date(2013, 7, last or first))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed ten people in Homs before dawn.", july(26)),
        ("Shelling killed ten people in Homs in the early hours.", july(26)),
        ("Shelling killed ten people in Homs at about 1.40 a.m.", july(26)),
        ("Shelling killed ten people in Homs before dawn on Wednesday.", july(24)),
        ("Shelling killed ten people in Homs on Wed night.", july(24)),
        ("Shelling killed ten people in Homs over the weekend.", july(20, 21)),
        ("Shelling killed ten people in Homs between July 2 and 5.", july(2, 5)),
        ("Shelling killed ten people in Homs on the night of 15–16 July.", july(15, 16)),
        ("Shelling killed ten people in Homs between 15 and 18 July.", july(15, 18)),
        ("Warplanes have bombed Homs since Tuesday.", july(23, 26)),
        ("Shelling killed ten people in Homs in 24 hrs.", july(25, 26)),
        ("Shelling killed ten people in Homs through the night.", july(25, 26)),
        ("Shelling killed ten people in Homs in the night.", july(25, 26)),
        ("Shelling killed ten people in Homs during the day.", july(26)),
        ("Shelling killed ten people in Homs the previous day.", july(25)),
        ("Shelling killed ten people in Homs the day before.", july(25)),
        ("Shelling killed ten people in Homs in the last hour.", july(26)),
        ("Shelling killed ten people in Homs in recent hours.", july(26)),
        ("Shelling killed ten people in Homs since last night.", july(25, 26)),
        ("Shelling killed ten people in Homs from 6am.", july(26)),
        ("Shelling killed ten people in Homs between 5 and 7 pm.", july(26)),
        ("Shelling killed ten people in Homs in the early hours of the morning.", july(26)),
        ("Shelling killed ten people in Homs on the night of 24 to 25 July.", july(24, 25)),
        ("Shelling killed ten people in Homs from Thursday night into Friday.", july(25, 26)),
        ("Shelling killed ten people in Homs overnight on 24-25 July.", july(24, 25)),
    ],
)
def test_a_day_in_the_words_of_live_blogs(text: str, expected: list[tuple[date | None, date | None]]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed ten people in Homs in light of the truce.",
        "Shelling killed ten people in Homs in three days of fighting.",
        "Shelling killed ten people in Homs, up from six last night.",
        "The governor shut the markets until 20 July after shelling killed ten people in Homs.",
        "On Thursday the army said that shelling had killed ten people in Homs.",
        "Shelling killed ten people in Homs, where the sun sat low and the moon sat high.",
        "Shelling killed ten people in Homs, who hoped to leave by the weekend.",
        "Shelling killed ten people in Homs the day before the vote.",
        "Shelling killed ten people in Homs in the night of the long knives.",
        "Shelling killed ten people in Homs, whose shops open 6 am to noon.",
        "Shelling killed ten people in Homs, and 37 of the wounded had reached Hama by Thursday.",
    ],
)
def test_these_words_do_not_date_what_happened(text: str) -> None:
    assert days(text) == [(None, None)]


def test_christmas_day_is_the_last_one() -> None:
    assert days("A bomb killed ten people in Homs on Christmas Day.") == [(date(2012, 12, 25), date(2012, 12, 25))]


def test_a_day_after_which_somebody_says_so_at_the_end_is_the_events() -> None:
    assert days("Shelling killed ten people in Homs overnight, the governor said.") == july(25, 26)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("What happened on Wednesday", date(2013, 7, 24)),
        ("Yesterday's developments", date(2013, 7, 25)),
        ("Summary for 24 July", date(2013, 7, 24)),
        ("What happened since Wednesday", None),
        ("By Omar Haddad | July 24, 2013, Beirut", None),
        ("What happened", None),
    ],
)
def test_a_heading_that_names_a_day_and_no_event_dates_what_stands_below_it(heading: str, day: date | None) -> None:
    sections = f"{heading}\n\nA car bomb killed ten people in Homs.\n\nNext\n\nShelling killed two in Idlib."
    below, after = events(f"Live from the region\n\n{sections}")
    assert (below.date_start, after.date_start) == (day, None)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Evening bulletin – Friday, July 26, 2013", date(2013, 7, 26)),
        ("Syria daily digest | 25 July 2013", date(2013, 7, 25)),
        ("Morning memo, 26 July: port hit again", date(2013, 7, 26)),
        ("Weekly digest, 26 July 2013", None),
        ("Daily digest, 20–26 July 2013", None),
        ("The war in Syria, 26 July 2013", None),
        ("Morning memo, 12 July 2013", None),
    ],
)
def test_the_title_of_a_daily_bulletin_dates_its_items(title: str, day: date | None) -> None:
    (told,) = events(f"{title}\n\n1. A car bomb killed ten people in Homs.\n\n2. Aid is on its way.")
    assert told.date_start == day


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("Hours later, gunmen shot dead three men in Idlib.", 24),
        ("On the same day, gunmen shot dead three men in Idlib.", 24),
        ("The next day, gunmen shot dead three men in Idlib.", 25),
        ("Gunmen shot dead three men in Idlib.", None),
        ("The next victims were three men shot dead by gunmen in Idlib.", None),
    ],
)
def test_time_counted_on_from_the_item_before(second: str, day: int | None) -> None:
    first = "A car bomb killed ten people in Homs on Wednesday."
    for text in (f"{first} {second}", f"- {first}\n- {second}"):
        bomb, shooting = events(article(text))
        assert bomb.date_start == date(2013, 7, 24)
        assert shooting.date_start == (date(2013, 7, day) if day else None)


def test_what_is_announced_for_later_does_not_date_the_announcement() -> None:
    told = "**10:00** The general told the cabinet that the call-up would start in September."
    assert [claim.date_start for claim in events(f"Live\n\n{told}\n\n**09:00** Good morning.")] == [date(2013, 7, 26)]


def test_a_bold_heading_that_runs_into_its_text_opens_an_entry() -> None:
    text = "Digest\n\n**Homs.** A bomb went off.\n\n**Update:** Ten died.\n\n**Idlib** – Calm."
    assert [text[entry.start : entry.end] for entry in read(text).entries][1:] == ["**Idlib** – Calm."]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Claimed footage of shelling of Homs, which killed ten people.", None),
        ("Shelling of Homs killed ten people, a video shows.", date(2013, 7, 26)),
        ("Shelling of Homs killed ten people.", date(2013, 7, 26)),
        ("Video posted on Thursday shows shelling of Homs overnight.", date(2013, 7, 25)),
    ],
)
def test_what_footage_shows_is_not_of_the_day_it_was_posted(told: str, day: date | None) -> None:
    (claim,) = events(f"Live\n\n**10:00** {told}\n\n**09:00** Good morning.")
    assert claim.date_start == day


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Jets have killed hundreds of rebels near Homs in past weeks.", None),
        ("Gunmen have abducted 12 aid workers in Homs over the past few months.", None),
        ("The militia recently shot dead three judges in Homs.", None),
        ("Shelling killed ten people in Homs in the heaviest bombardment in recent weeks.", 26),
        ("The worst raid in recent weeks killed ten people in Homs.", 26),
        ("Shelling killed ten people in Homs, a day before Paris hosts talks.", 26),
        ("Shelling killed ten people in Homs a day before.", 25),
        ("Police arrested nine men in Homs in connection with the raid of Tuesday.", 26),
        ("Police arrested nine men in Homs on Wednesday.", 24),
        ("Homs, a city in the west, on Wednesday: shells killed ten people.", 24),
    ],
)
def test_the_day_of_what_a_stamped_entry_tells(sentence: str, expected: int | None) -> None:
    blog = f"Live: the war\n\n08:00 GMT: A quiet start.\n\n09:00 GMT: {sentence}"
    found = [claim.date_start for claim in events(blog) if claim.event_type != "meeting"]
    assert found[0] == (date(2013, 7, expected) if expected else None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talks between the two sides open in Geneva on Monday.", 29),
        ("Both sides met in Geneva on Monday.", 22),
    ],
)
def test_a_weekday_to_come(sentence: str, expected: int) -> None:
    assert [claim.date_start for claim in events(article(sentence))] == [date(2013, 7, expected)]


def test_raised_digits_are_no_time_of_the_clock() -> None:
    assert days("Shelling killed ten people in Homs at 14:3² by 000².") == days("Shelling killed ten people in Homs.")
