"""Number phrases: what is read from them, and which numbers count nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.counts.numbers import find_numbers
from dashboard.extraction.text.tokens import lower_by_code_point, padded_words, tokens_between
from dashboard.records import check_stated_bounds


def read(text: str) -> list[tuple[str, str, int | None, int | None]]:
    tokens = tokens_between(text, lower_by_code_point(text), 0, len(text))
    return [
        (text[tokens[p.first].start : tokens[p.end - 1].end], p.operator, p.low, p.high)
        for p in find_numbers(tokens, padded_words(tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("67,408 names", ("67,408", "eq", 67408, 67408)),
        ("1,00,000 people", ("1,00,000", "eq", 100000, 100000)),
        ("93 000 people", ("93 000", "eq", 93000, 93000)),
        ("200000 people", ("200000", "eq", 200000, 200000)),
        ("1.8 million people", ("1.8 million", "eq", 1800000, 1800000)),
        ("1.8m people", ("1.8m", "eq", 1800000, 1800000)),
        ("twenty-six men", ("twenty-six", "eq", 26, 26)),
        ("sixty nine workers", ("sixty nine", "eq", 69, 69)),
        ("a hundred and five men", ("a hundred and five", "eq", 105, 105)),
        ("one hundred and twenty-one thousand men", ("one hundred and twenty-one thousand", "eq", 121000, 121000)),
        ("half a dozen men", ("half a dozen", "eq", 6, 6)),
        ("another dozen", ("another dozen", "eq", 12, 12)),
        ("two dozen people", ("two dozen", "eq", 24, 24)),
        ("half a million people", ("half a million", "eq", 500000, 500000)),
        ("a total of 94 people", ("a total of 94", "eq", 94, 94)),
        ("at least ten", ("at least ten", "gte", 10, None)),
        ("no fewer than 12", ("no fewer than 12", "gte", 12, None)),
        ("100 or more men", ("100 or more", "gte", 100, None)),
        ("50+ killed", ("50+", "gte", 50, None)),
        ("at least about 50 men", ("at least about 50", "gte", 50, None)),
        ("at least another 20", ("at least another 20", "gte", 20, None)),
        ("more than a dozen", ("more than a dozen", "gt", 12, None)),
        ("just over 50", ("just over 50", "gt", 50, None)),
        ("up to a hundred", ("up to a hundred", "lte", None, 100)),
        ("as many as 40", ("as many as 40", "lte", None, 40)),
        ("as high as 350", ("as high as 350", "lte", None, 350)),
        ("no more than 30", ("no more than 30", "lte", None, 30)),
        ("fewer than 12", ("fewer than 12", "lt", None, 12)),
        ("just under 30", ("just under 30", "lt", None, 30)),
        ("nearly 93,000", ("nearly 93,000", "approx", 93000, 93000)),
        ("some 40 men", ("some 40", "approx", 40, 40)),
        ("fifty-odd men", ("fifty-odd", "approx", 50, 50)),
        ("20 or so", ("20 or so", "approx", 20, 20)),
        ("between 13 and 46", ("between 13 and 46", "between", 13, 46)),
        ("13 to 46 people", ("13 to 46", "between", 13, 46)),
        ("13-46 dead", ("13-46", "between", 13, 46)),
        ("two or three men", ("two or three", "between", 2, 3)),
        ("dozens of men", ("dozens", "order_of_magnitude", None, None)),
        ("tens of thousands of men", ("tens of thousands", "order_of_magnitude", None, None)),
        ("several hundred people", ("several hundred", "order_of_magnitude", None, None)),
        ("scores died", ("scores", "order_of_magnitude", None, None)),
        ("several people", ("several", "some", None, None)),
        ("an unknown number of people", ("an unknown number of", "some", None, None)),
        ("toll: >14", (">14", "gt", 14, None)),
        ("≥ 16 bodies", ("≥ 16", "gte", 16, None)),
        ("</b> At least 12 people", ("At least 12", "gte", 12, None)),
        ("<p>13 people", ("13", "eq", 13, 13)),
    ],
)
def test_a_number_is_read_with_its_bound(text: str, expected: tuple[str, str, int | None, int | None]) -> None:
    assert read(text) == [expected]


def test_a_rise_states_two_numbers_and_no_range() -> None:
    assert [number[1:] for number in read("rose from 12 to 20")] == [("eq", 12, 12), ("eq", 20, 20)]


def test_a_word_without_number_imputes_twice_its_unit() -> None:
    words = "dozens, scores, hundreds, several hundred and tens of thousands"
    tokens = tokens_between(words, words, 0, len(words))
    assert [p.imputed_low for p in find_numbers(tokens, padded_words(tokens))] == [24, 40, 200, 200, 20000]


@pytest.mark.parametrize(
    "text",
    [
        "a 12-year-old boy",
        "aged 12",
        "aged between 12 and 15",
        "Abu Omar, 31, was there",
        "at 18:32",
        "at 1400 GMT",
        "5 pm",
        "24 August 2013",
        "October 2",
        "in 2013",
        "since 2011.",
        "12-07-2013",
        "Resolution 2118",
        "Brigade 105",
        "the 40th",
        "an Mi-25",
        "a T72",
        "$400",
        "54 per cent",
        "54%",
        "three-day talks",
        "no one",
        "more than half of the 2.2 million",
        "3.5 people",
        "0 dead",
        "as many people as before",
        "99999999999999999999 men",
    ],
)
def test_these_count_nobody(text: str) -> None:
    assert read(text) == []


PIECES = [
    "12",
    "ten",
    "-",
    "and",
    "at least",
    "hundred",
    "dozens",
    "of",
    "1,000",
    "between",
    "to",
    "or",
    "more",
    "²",
    "½",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_phrases_are_ordered_apart_and_have_the_form_of_their_operator(text: str) -> None:
    tokens = tokens_between(text, lower_by_code_point(text), 0, len(text))
    last = 0
    for phrase in find_numbers(tokens, padded_words(tokens)):
        assert last <= phrase.first <= phrase.core < phrase.end <= len(tokens)
        check_stated_bounds(phrase.operator, phrase.low, phrase.high, text)
        last = phrase.end
