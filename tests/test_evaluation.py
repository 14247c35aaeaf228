"""Pairing and scores of the evaluation, on readings whose errors can be counted by hand."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.evaluation.comparison import Compared
from dashboard.evaluation.counts import Found, Share
from dashboard.evaluation.pairing import pairs, same_name, shared_part
from dashboard.evaluation.scores import MEASURES, by_group, figures_by, scores_of
from tests.labelled_texts import EVENTS, FIGURES, FIRST, changed, document, event, figure, read_as


def value(compared: Compared, key: str) -> float | None:
    return scores_of([compared])[key].value


# ---------------------------------------------------------------------------------------------------------- pairing
@given(st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=1, max_size=4))
def test_pairs_are_the_most_that_can_be_made_and_of_those_the_closest(table: list[list[int]]) -> None:
    def worth(chosen: list[tuple[int, int]]) -> tuple[int, int]:
        return len(chosen), sum(table[i][j] for i, j in chosen)

    found = pairs(len(table), 4, lambda i, j: table[i][j])
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(table[i][j] > 0 for i, j in found)
    best = max(
        worth([(i, j) for i, j in enumerate(order[: len(table)]) if table[i][j] > 0])
        for order in permutations(range(4))
    )
    assert worth(found) == best


def test_a_pair_gives_way_where_that_makes_one_pair_more() -> None:
    close = {(0, 0): 0.9, (0, 1): 0.1, (1, 0): 0.2}
    assert pairs(2, 2, lambda i, j: close.get((i, j), 0)) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ban Ki-moon", "UN Secretary General Ban Ki-moon"),
        ("the Syrian Observatory for Human Rights", "Syrian Observatory"),
        ("Israel", "Israeli forces"),
        ("rebel", "Rebels"),
        (None, None),
        ("", None),
        ("the", "The"),
    ],
)
def test_names_that_mean_one(one: str | None, other: str | None) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syrian army", "Syrian rebels"),
        ("Iraq", "Iran"),
        ("activists", None),
        ("SANA", "Reuters"),
        ("army", "a witness who fled the village at dawn saw how the army came down the road with its tanks"),
    ],
)
def test_names_that_do_not(one: str | None, other: str | None) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_the_shared_part_counts_each_character_once() -> None:
    assert shared_part([(0, 4), (2, 10)], [(5, 15)]) == 5 / 15
    assert shared_part([(0, 4)], [(4, 8)]) == 0


# ----------------------------------------------------------------------------------------------------------- scores
def test_a_right_reading_scores_one_everywhere() -> None:
    for key, score in scores_of([read_as()]).items():
        assert score.value == {"must_not": 0, "targets": None}.get(key, 1), key


def test_every_measure_is_scored_and_described_once() -> None:
    assert [kind.key for kind in MEASURES] == list(scores_of([]))


def test_an_empty_reading_finds_nothing_and_is_not_precise() -> None:
    figures = scores_of([read_as([], [])])["figures"]
    assert isinstance(figures, Found)
    assert (figures.precision, figures.recall, figures.value) == (None, 0, 0)


def test_a_figure_is_found_when_its_words_overlap_and_its_number_is_the_same() -> None:
    moved = changed(FIGURES, "f1", start=9, end=19)
    assert value(read_as(moved), "figures") == 1
    assert value(read_as(changed(FIGURES, "f2", low=51, high=51)), "figures") == pytest.approx(2 / 3)
    assert value(read_as(changed(FIGURES, "f2", measure="killed")), "figures") == pytest.approx(2 / 3)


def test_strict_also_wants_operator_population_and_realis() -> None:
    for field, other in (("population", "civilians"), ("realis", "historical")):
        compared = read_as(changed(FIGURES, "f2", **{field: other}))
        assert value(compared, "figures") == 1
        assert value(compared, "figures_strict") == pytest.approx(2 / 3)
        assert scores_of([compared])[field] == Share(2, 3)
    approx = read_as(changed(FIGURES, "f2", operator="approx"))
    assert scores_of([approx])["operator"] == Share(2, 3)


def test_a_doubtful_label_costs_nothing_found_or_missed() -> None:
    doubtful = document(figures=changed(FIGURES, "f3", optional=True))
    assert value(read_as(FIGURES[:2], of=doubtful), "figures") == 1
    assert value(read_as(FIGURES, of=doubtful), "figures") == 1


def test_a_number_of_something_else_is_a_violation() -> None:
    date_as_dead = figure("f9", "26", "killed", "eq", 26, 26)
    assert scores_of([read_as([*FIGURES, date_as_dead])])["must_not"] == Share(1, 1)


def test_a_speaker_counts_as_named_only_where_one_is_labelled() -> None:
    scores = scores_of([read_as(changed(FIGURES, "f1", speaker=None))])
    assert scores["speaker_named"] == Share(1, 2)
    assert scores["speaker"] == Share(2, 3)


def test_an_event_of_another_type_is_told_but_not_of_its_type() -> None:
    scores = scores_of([read_as(events=changed(EVENTS, "e1", type="bombing"))])
    assert scores["events_type"].value == 0.5
    assert scores["events_told"].value == 1
    assert scores["type"] == Share(1, 2)


def test_fields_of_events_are_right_or_wrong_each_for_itself() -> None:
    wrong = changed(EVENTS, "e1", date_start="2013-07-27", place="Homs", country="LB", status="official")
    scores = scores_of([read_as(events=wrong)])
    for key in ("date_start", "place", "country", "status"):
        assert scores[key] == Share(1, 2), key
    assert scores["date_start_pm1"] == Share(2, 2)
    assert scores["admin1"] == Share(2, 2)


def test_names_of_actors_are_paired_one_to_one() -> None:
    read = changed(EVENTS, "e1", perpetrators=["regime forces", "regime forces"], targets=["civilians"])
    scores = scores_of([read_as(events=read)])
    assert scores["perpetrators"] == Found(1, 1, 2, 1)
    assert scores["targets"] == Found(0, 0, 1, 0)


def test_links_are_compared_through_the_pairs_not_by_their_ids() -> None:
    labelled = document(figures=changed(FIGURES, "f2", part_of="f1", measure="killed"))
    renamed = [
        {**one, "id": f"x{one['id']}", "event": "ev", "part_of": "xf1" if one["part_of"] else None}
        for one in changed(FIGURES, "f2", part_of="f1", measure="killed")
    ]
    scores = scores_of([read_as(renamed, [{**EVENTS[0], "id": "ev"}], labelled)])
    assert scores["part_of"] == Share(3, 3)
    assert scores["event_link"] == Share(3, 3)


def test_groups_add_up_to_the_whole() -> None:
    syria, gaza = read_as(), read_as([], [], document(doc_id="other_2", region="Gaza"))
    groups = by_group([syria, gaza], lambda one: one.document.region)
    assert list(groups) == ["Gaza", "Syria"]
    assert groups["Gaza"]["figures"] == Found(0, 0, 0, 3)
    total = groups["Gaza"]["figures"] + groups["Syria"]["figures"]  # type: ignore[operator]
    assert total == scores_of([syria, gaza])["figures"]


def test_by_operator_a_reading_counts_under_its_own_word() -> None:
    compared = read_as(changed(FIGURES, "f2", operator="approx"))
    parts = figures_by([compared], lambda one: one.operator)
    assert parts["eq"] == Found(found=1, right=0, read=0, labelled=1)
    assert parts["approx"] == Found(found=0, right=1, read=1, labelled=0)


def test_two_events_in_one_sentence_pair_by_type_first() -> None:
    labelled = document(events=[event("e1", "air_strike", [[0, FIRST]]), event("e2", "bombing", [[0, FIRST]])])
    swapped = [event("e1", "bombing", [[0, FIRST]]), event("e2", "air_strike", [[0, FIRST]])]
    assert scores_of([read_as(events=swapped, of=labelled)])["type"] == Share(2, 2)


@pytest.mark.parametrize(("at", "holds"), [(0.92, True), (0.9199, False), (None, None)])
def test_a_floor_holds_from_its_value_on(at: float | None, holds: bool | None) -> None:
    assert MEASURES[0].holds(at) is holds
    ceiling = MEASURES[-1]
    assert (ceiling.holds(0.01), ceiling.holds(0.011)) == (True, False)
