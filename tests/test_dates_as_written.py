"""Days and stamps as outlets write them, with what must be no day; and lists under a dated heading."""

from datetime import date

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Overnight into Friday a strike killed five people in Homs.", date(2013, 7, 25)),
        ("Overnight a strike killed five people in Homs.", date(2013, 7, 25)),
        ("On the 24th a strike killed five people in Homs.", date(2013, 7, 24)),
        ("A strike on the 24th Brigade killed five people in Homs.", None),
        ("A strike on the 20th anniversary of the war killed five people in Homs.", None),
        ("A strike the day before yesterday killed five people in Homs.", date(2013, 7, 24)),
        ("A strike killed five people in Homs on Jul. 24.", date(2013, 7, 24)),
        ("A strike in the small hours killed five people in Homs.", date(2013, 7, 26)),
        ("A strike just now killed five people in Homs.", date(2013, 7, 26)),
        ("A strike an hour ago killed five people in Homs.", date(2013, 7, 26)),
        ("A strike 40 hours ago killed five people in Homs.", None),
        ("A strike killed five people in Homs at around 14:30.", date(2013, 7, 26)),
        ("A strike killed five people in Homs, the text of 14:30 says.", None),
    ],
)
def test_days_in_sentences(sentence: str, day: date | None) -> None:
    assert [claim.date_start for claim in events(article(sentence))] == [day]


@pytest.mark.parametrize(
    "stamp",
    ["3 mins ago – {}", "17:0{n} ▶ {}", "⏰17:0{n} {}", "#17:0{n} {}", "17:0{n} // {}", "17:0{n} (Kyiv time) {}",
     "BREAKING 17:0{n}: {}"],
)  # fmt: skip
def test_stamps_date_what_they_open(stamp: str) -> None:
    told = ("Shells killed five people in Homs.", "A bomb wounded nine people in Aleppo.")
    lines = [stamp.replace("{n}", str(n)).replace("{}", words) for n, words in enumerate(told)]
    found = events("Syria live\n\nWelcome to our coverage of the day.\n\n" + "\n\n".join(lines))
    assert [claim.date_start for claim in found] == [date(2013, 7, 26)] * 2


@pytest.mark.parametrize("words", ["3 mins ago – {}", "$17.05 Million: {}", "Update 4: {}"])
def test_what_is_no_stamp_dates_nothing(words: str) -> None:
    """One line alone that says how long ago is when the page was changed."""
    text = "Syria live\n\nWelcome to our coverage.\n\n" + words.replace("{}", "Shells killed five people in Homs.")
    assert [claim.date_start for claim in events(text)] == [None]


def test_a_list_stands_under_the_day_of_its_heading() -> None:
    text = (
        "Syria digest\n\nOur correspondents report.\n\nWhat happened on Saturday 20 July\n\n"
        "- Shells killed five people in Homs.\n- Rebels shot two farmers near Raqqa.\n\n"
        "Background\n\n- A bomb wounded nine people in Damascus."
    )
    assert [claim.date_start for claim in events(text)] == [date(2013, 7, 20), date(2013, 7, 20), None]


@pytest.mark.parametrize(
    ("title", "day"), [("Rebels capture Homs", date(2013, 7, 26)), ("Homs was captured by rebels", None)]
)
def test_the_title_of_a_live_blog_tells_of_its_day(title: str, day: date | None) -> None:
    text = f"{title}\n\n17:00 The envoy is in Geneva.\n\n16:00 A school has opened in Aleppo."
    assert [claim.date_start for claim in events(text)] == [day]
