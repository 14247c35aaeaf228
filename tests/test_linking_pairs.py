"""Linking on the labelled pairs: the floors it must keep, and what no chain of links may do."""

from datetime import timedelta
from itertools import combinations

import pytest

from dashboard.linking.link import link
from dashboard.linking.where import Whereabouts
from tests.labelled_pairs import Measured, Pair, errors, measure, measured, pairs, read, reference, rows, told

FLOOR = 0.90  # issue 4


@pytest.mark.parametrize("half", ["open", "held"])
def test_pairwise_scores_on_records_keep_the_floor(half: str) -> None:
    result = measure(half)
    assert result.f1 >= FLOOR, str(result)
    assert result.precision >= FLOOR, str(result)
    assert result.recall >= FLOOR, str(result)


@pytest.mark.parametrize("half", ["open", "held"])
def test_pairwise_scores_of_the_texts_as_they_are_read_keep_the_floor(half: str) -> None:
    result = measure(half, read)
    assert result.f1 >= FLOOR, str(result)


def test_there_are_three_hundred_pairs_and_every_pair_names_two_claims() -> None:
    for half in ("open", "held"):
        claims = {(r["report"], n) for r in rows(half, "reports") for n in range(len(r["claims"]))}
        labelled = pairs(half)
        assert all(pair.one in claims and pair.other in claims and pair.one != pair.other for pair in labelled)
        assert len({frozenset((pair.one, pair.other)) for pair in labelled}) == len(labelled) >= 150
        assert sum(pair.is_same for pair in labelled) >= 60
    assert len(pairs("open")) + len(pairs("held")) >= 300


def test_labels_agree_with_each_other() -> None:
    """What is the same as one claim is the same as all that are the same as it."""
    for half in ("open", "held"):
        is_same = {frozenset((pair.one, pair.other)): pair.is_same for pair in pairs(half)}
        for one, other in combinations([pair for pair in pairs(half) if pair.is_same], 2):
            if len({one.one, one.other, other.one, other.other}) == 3:
                ends = {one.one, one.other} ^ {other.one, other.other}
                assert is_same[frozenset(ends)], (one, other)


@pytest.mark.parametrize("half", ["open", "held"])
def test_no_event_spans_two_towns_or_a_week(half: str) -> None:
    readings = {r["report"]: told(r) for r in rows(half, "reports")}
    claims = {(r.post.post_id, c.claim_no): c for r in readings.values() for c in r.claims}
    events: dict[str, list[tuple[str, int]]] = {}
    for row in link(list(readings.values()), reference()).event_claims:
        events.setdefault(row.event_id, []).append((row.post_id, row.claim_no))
    whereabouts = Whereabouts(reference())
    for members in events.values():
        places = [whereabouts.of_claim(claims[key]) for key in members]
        assert len({place.town for place in places if place and place.town}) <= 1
        days = [day for key in members for day in (claims[key].date_start, claims[key].date_end) if day]
        assert not days or max(days) - min(days) < timedelta(days=7)


def test_the_measure_counts_right_wrong_and_missed_pairs() -> None:
    a, b, c, d = (("x", n) for n in range(4))
    labelled = [Pair(a, b, True, ""), Pair(a, c, False, ""), Pair(b, c, False, ""), Pair(c, d, True, "")]
    result = measured({a: frozenset("1"), b: frozenset("1"), c: frozenset("1"), d: frozenset("2")}, labelled)
    assert (result.right, len(result.wrong), len(result.missed)) == (1, 2, 1)
    assert (round(result.precision, 3), result.recall, result.f1) == (0.333, 0.5, 0.4)


def test_claims_of_two_stories_that_are_put_together_count_as_wrong() -> None:
    result = measured({("x", 0): frozenset("1"), ("y", 0): frozenset("1")}, [])
    assert [pair.about for pair in result.wrong] == ["two stories"]


def test_an_error_is_named_with_both_sentences_and_why() -> None:
    known = next(pair for pair in pairs("open") if pair.is_same)
    said = "\n".join(errors("open", Measured(0, (), (known,), {})))
    assert said.startswith("MISSED")
    assert "Jaramana on Thursday, killing at least 10 people." in said
    assert "same place: Jaramana" in said
