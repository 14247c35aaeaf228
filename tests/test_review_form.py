"""From a form to decisions: what differs from the reading, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.decisions.edit import Target
from dashboard.decisions.from_form import changed, correction, cuts_a_number, dates, number_of, places_of, stated
from dashboard.records import RecordError
from dashboard.widgets.review_claim import paragraph

READ = {"operator": "eq", "low": "22", "high": "22", "measure": "killed"}
WORDS = Target("a00000000001", 10, 12, "22", "killed")


@pytest.mark.parametrize(
    ("typed", "number"),
    [("23", 23), (" 1,200 ", 1200), ("1 200 000", 1200000), ("93\u00a0000", 93000), ("", None), ("0", 0)],
)
def test_numbers_as_people_type_them(typed: str, number: int | None) -> None:
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["-3", "22.5", "about 20", "1,20", "twenty", "9" * 20, "٢٢x"])
def test_what_is_no_number_is_refused_by_name(typed: str) -> None:
    with pytest.raises(RecordError, match="is not a whole number of people"):
        number_of(typed)


@pytest.mark.parametrize(
    ("operator", "numbers", "bounds"),
    [
        ("eq", (23, None), (23, 23)),
        ("approx", (23, 99), (23, 23)),
        ("gte", (23, 50), (23, None)),
        ("lt", (23, None), (None, 23)),
        ("between", (10, 20), (10, 20)),
        ("some", (5, None), (None, None)),
    ],
)
def test_the_bound_decides_what_a_number_means(
    operator: str, numbers: tuple[int, int | None], bounds: tuple[int | None, int | None]
) -> None:
    assert stated(operator, *numbers) == bounds  # type: ignore[arg-type]


@pytest.mark.parametrize(("operator", "numbers"), [("eq", (None, 3)), ("between", (3, None)), ("between", (9, 3))])
def test_a_bound_without_its_numbers_is_refused(operator: str, numbers: tuple[int | None, int | None]) -> None:
    with pytest.raises(RecordError):
        stated(operator, *numbers)  # type: ignore[arg-type]


def test_only_what_differs_is_set_and_what_belongs_together_is_set_together() -> None:
    after = {**READ, "low": "23", "high": "23"}
    (decision,) = correction(WORDS, READ, after, "misread")
    assert decision.values == (("operator", "eq"), ("low", "23"), ("high", "23"))
    assert correction(WORDS, READ, dict(READ), "misread") == []
    assert changed(READ, {**READ, "measure": "wounded"}) == (("measure", "wounded"),)


def test_dates_agree_with_their_precision() -> None:
    assert dates("2013-07-25", None, "day") == ("2013-07-25", "2013-07-25", "day")
    assert dates("2013-07-25", "2013-07-26", "unknown") == (None, None, "unknown")
    with pytest.raises(RecordError, match="before the first"):
        dates("2013-07-25", "2013-07-20", "week")
    with pytest.raises(RecordError, match="first day"):
        dates(None, "2013-07-20", "week")


def test_a_phrase_is_found_wherever_it_stands_and_only_exactly() -> None:
    text = "At least 22 died.\nLater at  least\n22 more. At least 22 died."
    assert places_of("At least 22", text) == [(0, 11), (43, 54)]
    assert places_of(" at least 22 ", text) == [(24, 36)]
    assert places_of("at most 22", text) == []
    assert places_of("  ", text) == []


def test_digits_inside_a_number_are_not_that_number() -> None:
    text = "Over 1,323 died, 23 of them in 2013, 23,000 fled, then 4.23 and 23."
    whole = [span for span in places_of("23", text) if not cuts_a_number(text, *span)]
    assert whole == [(17, 19), (len(text) - 3, len(text) - 1)]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.data())
def test_words_cut_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    phrase = text[start : data.draw(st.integers(start, len(text)))]
    found = places_of(phrase, text)
    assert bool(found) == bool(phrase.split())
    assert all(text[a:b].split() == phrase.split() for a, b in found)


def test_a_paragraph_is_what_stands_between_blank_lines() -> None:
    text = "One.\n\nTwo. Three.\n \nFour."
    start = text.index("Three")
    first, last = paragraph(text, start, start + 6)
    assert text[first:last] == "Two. Three."
    assert paragraph("alone", 0, 5) == (0, 5)
