"""The paragraph of limitations: every sentence is true of the numbers it is given, and reads as people write."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.assessment.limitations import View, limitations

EMPTY = View("all days", "0 of 9 claims shown; hidden: 9 of other types", "5e1f00d5")
ONE = replace(
    EMPTY,
    hidden="all 1 claims shown",
    n_claims=1,
    n_posts=1,
    n_not_verbatim=1,
    n_publishers=1,
    largest="SANA",
    n_largest=1,
    languages=("en",),
    first_report=date(2013, 7, 26),
    last_report=date(2013, 7, 26),
    n_no_place=1,
    n_no_day=1,
    n_events=1,
    n_unknown_origin=1,
    home="Syria",
    n_places=14,
    n_silent=14,
    n_unsearched=14,
    n_days=1,
    n_harm=1,
)
MANY = View(
    "June 2013",
    "184 of 192 claims shown",
    "5e1f00d5",
    n_claims=184,
    n_tolls=24,
    n_posts=21,
    n_not_verbatim=20,
    n_publishers=41,
    largest="EA WorldView",
    n_largest=46,
    languages=("en", "ar"),
    first_report=date(2013, 6, 2),
    last_report=date(2013, 8, 30),
    n_no_place=40,
    n_no_day=120,
    n_unstated=55,
    n_events=73,
    n_unknown_origin=59,
    n_one_origin=12,
    n_several_origins=2,
    n_conflicting=1,
    n_reviewed=3,
    home="Syria",
    n_places=14,
    n_silent=8,
    n_unsearched=2,
    n_days=92,
    n_covered=90,
    n_one_source=82,
    n_sources=19,
    n_harm=120,
    n_sided=21,
    n_own_side=1,
)


def test_an_empty_view_says_what_its_emptiness_does_not_mean() -> None:
    words = limitations(EMPTY)
    assert "does not mean that nothing happened" in words
    assert "governorate" not in words and "origin" not in words
    assert "5e1f00d5" in words


def test_many_numbers_each_where_they_belong() -> None:
    words = limitations(MANY)
    for told in (
        "184 claims read from 21 captured posts, published from 2 June to 30 August 2013 by 41 publishers",
        "EA WorldView alone printed 46 of the 184 claims (25%).",
        "numbers of reports are not a measure of violence",
        "Of the 14 governorates of Syria, 8 have no report in view, and no search is recorded for 2 of these.",
        "is recorded for 90 of the 92 days, but of one source only on 82 of them (19 sources in all).",
        "Of the 160 claims about events, 40 (25%) name no governorate and 120 (75%) state no single day",
        "of 73 events, 59 have no known origin, 12 have one and 2 have two or more.",
        "Reports of one event contradict each other.",
        "Of 21 claims of harm by speakers with a recorded side, 1 accuses the speaker's own side.",
        "a person reviewed 3 of the 73 events.",
        "20 of the 21 posts are held as excerpt, paraphrase or synthetic text, not verbatim.",
        "Only posts in English and Arabic were read.",
        "55 claims tell of harm without a number, which is not zero.",
    ):
        assert told in words, told


def test_one_post_is_spoken_of_as_one() -> None:
    words = limitations(ONE)
    assert "1 claim read from 1 captured post, published on 26 July 2013 by 1 publisher" in words
    assert (
        "None of the 14 governorates of Syria has a report in view, and no search is recorded for any of them." in words
    )
    assert "absence of reports cannot be told from absence of looking" in words
    assert "The one claim about an event names no governorate and states no single day" in words
    assert "alone printed" not in words
    assert "The one claim of harm is made by a speaker without a recorded side" in words
    told = limitations(replace(ONE, n_sided=1))
    assert "The one claim of harm by a speaker with a recorded side does not accuse that side." in told


def test_all_that_lack_something_are_said_to_be_none_that_has_it() -> None:
    words = limitations(replace(MANY, n_no_place=160, n_no_day=0))
    assert "Of the 160 claims about events, none names a governorate:" in words


def test_without_a_country_or_searches_nothing_is_made_up() -> None:
    words = limitations(replace(MANY, home=None, n_covered=0, n_one_source=0, n_sources=0))
    assert "Of the 14 governorates, 8 have" in words
    assert "No search is recorded for these days" in words


def test_one_source_searched_is_said_as_that() -> None:
    words = limitations(replace(MANY, n_sources=1, n_covered=92, n_one_source=92))
    assert "is recorded for each of the 92 days, always of one and the same source" in words


COUNTS = st.integers(0, 3)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_consistent_view_reads_as_whole_sentences(data: st.DataObject) -> None:
    """No part larger than its whole, no "1 claims", no sentence without an end."""
    n_claims = data.draw(st.integers(1, 4))
    n_tolls = data.draw(st.integers(0, n_claims))
    of = n_claims - n_tolls
    n_events = data.draw(st.integers(0, of))
    none = data.draw(st.integers(0, n_events))
    one = data.draw(st.integers(0, n_events - none))
    n_posts = data.draw(st.integers(1, n_claims))
    n_places = data.draw(COUNTS)
    n_silent = data.draw(st.integers(0, n_places))
    n_days = data.draw(COUNTS)
    n_covered = data.draw(st.integers(0, n_days))
    n_harm = data.draw(st.integers(0, of))
    n_sided = data.draw(st.integers(0, n_harm))
    n_publishers = data.draw(st.integers(1, n_posts))
    view = replace(
        MANY,
        n_claims=n_claims,
        n_tolls=n_tolls,
        n_posts=n_posts,
        n_not_verbatim=data.draw(st.integers(0, n_posts)),
        n_publishers=n_publishers,
        n_largest=data.draw(st.integers(1, n_claims)) if n_publishers > 1 else n_claims,
        n_no_place=data.draw(st.integers(0, of)),
        n_no_day=data.draw(st.integers(0, of)),
        n_unstated=data.draw(st.integers(0, of)),
        n_events=n_events,
        n_unknown_origin=none,
        n_one_origin=one,
        n_several_origins=n_events - none - one,
        n_conflicting=data.draw(st.integers(0, n_events)),
        n_reviewed=data.draw(st.integers(0, n_events)),
        n_places=n_places,
        n_silent=n_silent,
        n_unsearched=data.draw(st.integers(0, n_silent)),
        n_days=n_days,
        n_covered=n_covered,
        n_one_source=data.draw(st.integers(0, n_covered)),
        n_sources=data.draw(st.integers(1, 3)) if n_covered else 0,
        n_harm=n_harm,
        n_sided=n_sided,
        n_own_side=data.draw(st.integers(0, n_sided)),
    )
    words = limitations(view)
    assert not re.search(r"\b1 (?:claims|events|posts|publishers|governorates|days|sources)\b", words), words
    assert not re.search(r"\b1 (?:have|name|state|accuse|tell)\b", words), words
    assert not re.search(r"\(0%\)|\(100%\)|  |\.\.|, \.|, and \.", words), words
    assert re.fullmatch(r"(?:[A-Z0-9(][^.]*\.\)? ?)+", words), words
    assert "violence" in words


@pytest.mark.parametrize("view", [EMPTY, ONE, MANY])
def test_the_paragraph_is_one_line_and_no_markup(view: View) -> None:
    words = limitations(view)
    assert "\n" not in words and "<" not in words and "**" not in words
