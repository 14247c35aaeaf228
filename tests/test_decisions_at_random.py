"""Whatever people decide: undoing it restores every row, and it never matters whose file came first.

ATLEAST_SEQUENCES=500 asks for as many random sequences as the issue does; by default there are fewer.
"""

import os
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.decisions.edit import Decision
from dashboard.linking.people import people_of
from dashboard.linking.relink import Linkage
from dashboard.linking.units import units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Reading
from tests.deciding import AUTHORS, at_random, rows, standings, taken
from tests.test_next_snapshot import random_post
from tests.test_relink import shape
from tests.told import REFERENCE

SEQUENCES = int(os.environ.get("ATLEAST_SEQUENCES", "25"))
WHEREABOUTS = Whereabouts(REFERENCE)
often = settings(
    max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
seeds = st.integers(0, 2**32 - 1)
lengths = st.integers(1, 14)


def world(dice: random.Random) -> list[Reading]:
    """Four to eight posts that crowd the same places and days."""
    found = [random_post(dice, number) for number in range(dice.randint(4, 8))]
    return found if any(reading.figures for reading in found) else world(dice)


@often
@given(seeds, lengths)
def test_undo_restores_every_row_and_undoing_the_undo_brings_it_back(seed: int, n: int) -> None:
    dice = random.Random(seed)
    readings = world(dice)
    chains = at_random(dice, readings, n)
    with_them, without = rows(readings, chains.edits), rows(readings, [])
    standing = standings(readings, chains.edits)
    undos = [
        chains.add(dice.choice(AUTHORS), Decision("undo", "all of it", undoes=edit.edit_id))
        for edit in list(chains.edits)
        if edit.decision.kind != "undo" and standing[edit.edit_id].status != "undone"
    ]
    assert rows(readings, chains.edits) == without
    for undo in undos:
        chains.add(dice.choice(AUTHORS), Decision("undo", "after all", undoes=undo.edit_id))
    assert rows(readings, chains.edits) == with_them


@often
@given(seeds, lengths)
def test_it_never_matters_in_which_order_decisions_and_posts_arrive(seed: int, n: int) -> None:
    dice = random.Random(seed)
    readings = world(dice)
    edits = at_random(dice, readings, n).edits
    shuffled, other_way = list(edits), list(readings)
    dice.shuffle(shuffled)
    dice.shuffle(other_way)
    assert rows(other_way, shuffled) == rows(readings, edits)
    assert standings(other_way, shuffled) == standings(readings, edits)


@often
@given(seeds, lengths)
def test_linking_again_what_decisions_touch_gives_the_events_of_linking_all_anew(seed: int, n: int) -> None:
    dice = random.Random(seed)
    readings = world(dice)
    edits = at_random(dice, readings, n).edits
    linkage = Linkage()
    marks: dict[str, str] = {}
    for known in (edits[: n // 3], edits[: 2 * n // 3], edits):
        what = taken(readings, known)
        linkage.people = what.people
        posts = [reading.post.post_id for reading in readings]
        again = [post for post in posts if post not in linkage.posts or marks.get(post) != what.marks.get(post)]
        marks = dict(what.marks)
        for post_id in again:
            linkage.drop(post_id)
        for reading in readings:
            if reading.post.post_id in again:
                linkage.take(units_of(what.reading(reading), WHEREABOUTS, REFERENCE, what.decisions.wishes))
        fresh = Linkage()
        units = [
            unit
            for reading in readings
            for unit in units_of(what.reading(reading), WHEREABOUTS, REFERENCE, what.decisions.wishes)
        ]
        fresh.people = people_of(what.decisions.wishes, units)
        fresh.fill(sorted(units, key=lambda unit: unit.order))
        assert shape(set(linkage.told())) == shape(set(fresh.told()))
        for event in linkage.told():
            orders = {unit.order for unit in event.units}
            assert not any(orders & what.people.apart.get(order, frozenset()) for order in orders)
