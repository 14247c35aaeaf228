"""Days counted from the one told before, and a first list of ways in which reports name a day or a time."""

from datetime import date

import pytest

from tests.reading_of import article, events

BEFORE = "Shelling killed ten people in Homs on Wednesday."  # 24 July 2013, told on Friday 26 July


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("That evening a car bomb killed five people in Hama.", 24),
        ("On that day a car bomb killed five people in Hama as well.", 24),
        ("Earlier that day a car bomb had killed five people in Hama.", 24),
        ("A day later a car bomb killed five people in Hama.", 25),
        ("The morning after, a car bomb killed five people in Hama.", 25),
        ("Two days later a car bomb killed five people in Hama.", 26),
        ("A day earlier a car bomb killed five people in Hama.", 23),
        ("The previous day a car bomb killed five people in Hama.", 23),
        ("Two days earlier a car bomb killed five people in Hama.", 22),
        ("In the evening a car bomb killed five people in Hama.", 24),
        ("Shortly afterwards a car bomb killed five people in Hama.", 24),
        ("On Thursday a car bomb killed five people in Hama.", 25),
        ("This evening a car bomb killed five people in Hama.", 26),
        ("Three days later a car bomb killed five people in Hama.", None),
        ("A car bomb killed five people in Hama.", None),
        ("Witnesses say that a car bomb killed five people in Hama.", None),
    ],
)
def test_a_day_counted_from_the_one_told_before(sentence: str, expected: int | None) -> None:
    told = [c for c in events(article(f"{BEFORE} {sentence}")) if c.quotation.text == sentence]
    assert [claim.date_start and claim.date_start.day for claim in told] == [expected]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the night before last", 24, 25), ("at this hour", 26, 26), ("this very morning", 26, 26),
        ("at half past two", 26, 26), ("at ten past six", 26, 26), ("shortly after 9pm", 26, 26),
        ("as night fell", 26, 26), ("in the night to Thursday", 24, 25), ("for the third night running", 25, 26),
        ("in Thursday's bombardment", 25, 25), ("in a pre-dawn raid", 26, 26), ("all day", 26, 26),
        ("over the course of the day", 26, 26), ("exactly a week ago", 19, 19), ("the evening before", 25, 25),
    ],
)  # fmt: skip
def test_a_day_in_other_words(words: str, first: int, last: int) -> None:
    (claim,) = events(article(f"Shelling killed ten people in Homs {words}."))
    assert (claim.date_start, claim.date_end) == (date(2013, 7, first), date(2013, 7, last))


@pytest.mark.parametrize(
    "words",
    [
        "as the hour of the truce neared", "for all of two streets", "past ten checkpoints", "in a night raid",
        "before Thursday's vote", "the day after the election", "in the course of the war",
        "for a second day",
    ],
)  # fmt: skip
def test_words_that_name_no_day(words: str) -> None:
    (claim,) = events(article(f"Shelling killed ten people in Homs {words}."))
    assert claim.date_start is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18:45 What happened overnight\n- Homs: a bomb killed two.\n- Raqqa: a bomb killed five.", [25, 25]),
        ("18:45 Rescuers worked through the night.\n- Homs: a bomb has killed two.", [26]),
        ("18:45 GMT On Wednesday bombs killed:\n- two people in Homs\n- one in Raqqa", [24, 24, 24]),
        ("18:45 GMT Yesterday's death toll in Homs: three killed by shelling.", [25]),
        ("18:45 GMT We met on Wednesday:\n\n17:00 GMT A bomb has killed two people in Homs.", [26]),
    ],
)  # fmt: skip
def test_a_day_named_above_a_list(text: str, expected: list[int]) -> None:
    told = events(f"Live\n\n{text}\n\n16:10 GMT The roads are closed.")
    assert [claim.date_start and claim.date_start.day for claim in told] == expected
