"""A whole post read: the founding document, and properties that hold for any text."""

from dataclasses import astuple
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.records import Claim, Quotation, Reading
from tests.reading_of import FRIDAY, read

SEED = Path(__file__).resolve().parents[2] / "shared" / "seeds" / "000_1276b5cdee0a9fb0.txt"


# ----------------------------------------------------------------------------------------- the founding document
@pytest.fixture(scope="module")
def founding() -> Reading:
    if not SEED.is_file():
        pytest.skip("the founding document (../shared/seeds) is not here")
    return read(SEED.read_text("utf-8").replace("\r\n", "\n"))


def figure_of(reading: Reading, words: str) -> tuple[str, int | None, int | None, Claim]:
    found = [f for f in reading.figures if f.quotation.text == words]
    assert found, words
    return found[0].operator, found[0].low, found[0].high, reading.claims[found[0].claim_no]


def perpetrators(reading: Reading, claim: Claim) -> list[tuple[str, str | None]]:
    return [
        (a.quotation.text, a.actor_id)
        for a in reading.actors
        if a.claim_no == claim.claim_no and a.role == "alleged_perpetrator"
    ]


def test_sukhna_is_claimed_by_activists_against_government_forces_on_no_stated_day(founding: Reading) -> None:
    operator, low, high, claim = figure_of(founding, "at least 22")
    assert (operator, low, high) == ("gte", 22, None)
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.stance, claim.attribution) == ("Activists", "claims", "activist_network")
    assert perpetrators(founding, claim) == [("regime forces", "government-forces")]
    assert (claim.place_id, claim.admin1, claim.date_start, claim.date_precision) == ("sukhna", "Homs", None, "unknown")
    assert (claim.event_type, claim.responsibility) == ("attack_on_people", "alleged")


def test_bab_al_nairab_is_asserted_by_the_document(founding: Reading) -> None:
    operator, low, _, claim = figure_of(founding, "At least ten")
    assert (operator, low) == ("gte", 10)
    assert (claim.speaker, claim.stance, claim.attribution) == (None, "asserts", "own_reporting")
    assert (claim.event_type, claim.place_id, claim.admin1, claim.where_precision) == (
        "shelling_missile",
        "bab-nairab",
        "Aleppo",
        2,
    )
    assert figure_of(founding, "fifty")[3] == claim


def test_jaramana_is_a_car_bomb_of_thursday(founding: Reading) -> None:
    operator, low, _, claim = figure_of(founding, "10")
    assert (operator, low, claim.event_type, claim.place_id) == ("eq", 10, "bombing", "jaramana")
    assert (claim.date_start, claim.date_end, claim.date_precision) == (date(2013, 7, 25), date(2013, 7, 25), "day")


def test_the_defectors_rest_on_footage_and_are_not_harmed(founding: Reading) -> None:
    _, _, _, claim = figure_of(founding, "92")
    assert (claim.event_type, claim.attribution, claim.speaker) == ("defection_surrender", "footage_claimed", None)
    assert (claim.date_start, claim.place_id, claim.where_precision) == (date(2013, 7, 25), "deir-province", 4)


def test_the_car_bombs_of_the_free_syrian_army_have_casualties_unstated(founding: Reading) -> None:
    claims = [c for c in founding.claims if perpetrators(founding, c) == [("Free Syrian Army", "fsa")]]
    assert [(c.event_type, c.casualties_unstated, c.place_id) for c in claims] == [("bombing", True, "sukhna")]
    assert claims[0].cited is not None
    assert claims[0].cited.text == "local sources"


@pytest.mark.parametrize(
    ("words", "operator", "speaker"),
    [
        ("more than 100,000", "gt", "Ban Ki-moon"),
        ("nearly 93,000", "approx", "UN officials"),
        ("67,408", "eq", "The Violations Documentation Center"),
        ("51,245", "eq", "The Violations Documentation Center"),
    ],
)
def test_the_tolls_are_tolls_with_their_speakers(founding: Reading, words: str, operator: str, speaker: str) -> None:
    found, _, _, claim = figure_of(founding, words)
    assert (found, claim.kind, claim.event_type) == (operator, "toll", None)
    assert claim.speaker is not None
    assert claim.speaker.text.endswith(speaker)


# ---------------------------------------------------------------------------------------------- any text at all
FRAGMENTS = [
    "At least ten people were killed",
    "by regime forces",
    "in Sukhna, Homs province",
    "the Observatory said on Thursday.",
    "A car bomb exploded",
    "It said",
    "since",
    "and 50 wounded",
    "citing activists,",
    "1845 GMT:",
    "## Reuters | 2013-07-26 | http://example.org",
    "“",
    "'s",
    "U.N.",
    "al-",
    "last week",
    "Video: footage of",
    "السخنة",
    "\u202e\u200f",
    "İ",
    ":",
    "\n\n",
    "—",
]
mixed_text = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), min_size=1, max_size=14).map(
    " ".join
)


def every_quotation(reading: Reading) -> list[Quotation]:
    found = [quotation for actor in reading.actors for quotation in (actor.quotation,)]
    for figure in reading.figures:
        found += [q for q in (figure.quotation, figure.victim_words) if q]
    for c in reading.claims:
        found += [q for q in (c.quotation, c.speaker, c.relayed_by, c.cited, c.place, c.date_words, c.trigger) if q]
    return found


def check(text: str) -> None:
    reading = read(text)
    assert [claim.claim_no for claim in reading.claims] == list(range(len(reading.claims)))
    assert [figure.figure_no for figure in reading.figures] == list(range(len(reading.figures)))
    assert all(0 <= figure.claim_no < len(reading.claims) for figure in reading.figures)
    assert all(0 <= actor.claim_no < len(reading.claims) for actor in reading.actors)
    for quotation in every_quotation(reading):
        assert text[quotation.start : quotation.end] == quotation.text


@given(mixed_text.filter(lambda text: bool(text.strip()) and "\r" not in text))
@settings(max_examples=250, deadline=None)
def test_any_text_ends_in_a_valid_reading_whose_quotations_stand(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "A" * 10_000 + " killed ten people in Homs.",
        "\x00\x01\x7f killed ten\u2028people\u0085in Homs",
        "قتل عشرة في حمص والسخنة",
        "killed " * 3_000,
        "ten people were killed and " * 800,
        "U.S.-led " * 500 + "coalition",
        "said " * 2_000,
        "the " * 5_000 + "army said",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + " ten killed",
    ],
)
def test_strange_text_is_read_without_a_crash(text: str) -> None:
    check(text)


def test_the_same_post_gives_the_same_reading() -> None:
    text = "Activists said at least ten people were killed by regime forces in Sukhna on Thursday.\n\nIt was shelled."
    first, second = read(text), read(text)
    assert [astuple(c) for c in first.claims] == [astuple(c) for c in second.claims]
    assert first.actors == second.actors


def test_publication_at_the_end_of_time_does_not_crash() -> None:
    for day in (date(1, 1, 1), date(9999, 12, 31), FRIDAY):
        read("Shelling killed ten people last week, last month, in May, on Friday and overnight.", day)
