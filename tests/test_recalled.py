"""What a sentence recalls lends its place and day to no act but its own."""

from datetime import date

import pytest

from dashboard.extraction import load_vocabulary, read_post
from dashboard.records import Claim, Post
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

VOCABULARY = load_vocabulary(load_reference(Workspace.at(SHIPPED)))
WEDNESDAY = date(2024, 11, 13)


def first_told(text: str) -> Claim:
    """The first event claim of a short item of a live page."""
    reading = read_post(Post(text=text, publisher="The Harbour Live", published_date=WEDNESDAY), VOCABULARY)
    return next(claim for claim in reading.claims if claim.kind == "event")


@pytest.mark.parametrize(
    ("sentence", "event_type", "place", "country", "day"),
    [
        (
            "Turkish jets bombed 20 caves in northern Iraq in response to the bombing in Ankara.",
            "air_strike", "Iraq", "IQ", 13,
        ),
        (
            "In response to rockets fired from Gaza on Sunday, Israeli jets bombed Rafah, killing two.",
            "air_strike", "Rafah", "PS", 13,
        ),
        (
            "Israel bombed Damascus in retaliation for a missile that landed in the Golan Heights on Monday.",
            "air_strike", "Damascus", "SY", 13,
        ),
        (
            "Four people were hurt in a strike on Damascus, the first since the attack on the consulate in April.",
            "air_strike", "Damascus", "SY", 13,
        ),
        (
            "Settlers killed a man in Burqa, hours after soldiers shot dead a teenager in Tulkarm.",
            "attack_on_people", "Burqa", "PS", 13,
        ),
        (
            "Clashes erupted in Tunis over the killing of a man in Sidi Hassine on Tuesday.",
            "armed_clash", "Tunis", "TN", 13,
        ),
        (
            "The family of a man who was killed on Sunday was ambushed in Mastung; three died.",
            "attack_on_people", "Mastung", "PK", 13,
        ),
    ],
)  # fmt: skip
def test_what_is_recalled_is_not_where_or_when(
    sentence: str, event_type: str, place: str, country: str, day: int
) -> None:
    claim = first_told(sentence)
    assert claim.place is not None
    assert (claim.event_type, claim.place.text, claim.country) == (event_type, place, country)
    assert claim.date_start == date(2024, 11, day)


@pytest.mark.parametrize(
    ("sentence", "place", "day"),
    [
        ("Six people were killed after a bomb went off in Quetta on Monday.", "Quetta", 11),
        ("Police said hours after the raid in Mogadishu on Tuesday that six people had been killed.", "Mogadishu", 12),
        ("Crowds held a protest against the junta in Mandalay on Sunday, and two people were shot.", "Mandalay", 10),
        ("Twelve soldiers who were captured in Fizi on Tuesday have been shot.", "Fizi", 12),
        ("In the first 48 hours since Sunday shelling has killed 200 people in Omdurman.", "Omdurman", 10),
        ("Three of the men who were shot in Nablus on Monday have died.", "Nablus", 11),
    ],
)
def test_what_is_told_keeps_its_place_and_day(sentence: str, place: str, day: int) -> None:
    claim = first_told(sentence)
    assert claim.place is not None
    assert (claim.place.text, claim.date_start) == (place, date(2024, 11, day))
