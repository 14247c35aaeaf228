"""Rule 2: bounds are kept through arithmetic, and nothing is claimed beyond them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.assessment.bounds import (
    BoundsError,
    Interval,
    Minimum,
    Quantity,
    add,
    add_intervals,
    are_disjoint,
    hull,
    interval_of,
    operator_of,
    quantity,
    sum_of_minimums,
)
from dashboard.records import Operator


@pytest.mark.parametrize(
    ("operator", "low", "high", "inside", "outside"),
    [
        ("eq", 22, 22, [22], [21, 23]),
        ("gte", 22, None, [22, 10_000], [21, 0]),
        ("gt", 22, None, [23], [22]),
        ("lte", None, 50, [0, 50], [51]),
        ("lt", None, 50, [0, 49], [50]),
        ("between", 13, 46, [13, 46], [12, 47]),
        ("some", None, None, [1, 99], [0]),
        ("approx", 93_000, 93_000, [0, 92_901, 200_000], []),
        ("order_of_magnitude", None, None, [0, 24, 9_999], []),
    ],
)
def test_rule_2_an_operator_says_what_may_be_concluded(
    operator: Operator, low: int | None, high: int | None, inside: list[int], outside: list[int]
) -> None:
    interval = interval_of(operator, low, high)
    assert all(n in interval for n in inside)
    assert not any(n in interval for n in outside)


def test_rule_2_a_documented_minimum_has_no_upper_end_whatever_its_operator() -> None:
    interval = interval_of("eq", 92_901, 92_901, "documented minimum")
    assert 92_901 in interval
    assert 120_000 in interval
    assert 92_900 not in interval


def test_rule_2_a_sum_with_an_at_least_is_an_at_least() -> None:
    total = add([quantity("eq", 10, 10), quantity("gte", 22, None)])
    assert (total.operator, total.low, total.high) == ("gte", 32, None)


def test_rule_2_approx_never_becomes_eq() -> None:
    total = add([quantity("eq", 10, 10), quantity("approx", 30, 30)])
    assert (total.operator, total.low, total.high) == ("approx", 40, 40)
    assert total.interval == Interval(10, None)
    assert add([quantity("approx", 30, 30), quantity("gte", 10, None)]).operator == "gte"


def test_rule_2_a_word_adds_no_bound() -> None:
    total = add([quantity("eq", 10, 10), quantity("order_of_magnitude", None, None, imputed_low=24)])
    assert (total.operator, total.low, total.high) == ("gte", 10, None)
    assert total.imputed_low == 34


def test_rule_2_up_to_fifty_and_ten_is_ten_to_sixty_not_a_midpoint() -> None:
    total = add([quantity("lte", None, 50), quantity("eq", 10, 10)])
    assert (total.operator, total.low, total.high) == ("between", 10, 60)


def test_bounds_of_two_reports_can_be_disjoint() -> None:
    assert are_disjoint(interval_of("eq", 123, 123), interval_of("gt", 150, None))
    assert not are_disjoint(interval_of("gte", 7, None), interval_of("eq", 10, 10))
    assert are_disjoint(interval_of("gt", 10, None), interval_of("eq", 10, 10))


def minimum(event_id: str, low: int, **other: object) -> Minimum:
    values = {"scope": "event", "n_claims": 1, "agreement": "one_origin", **other}
    return Minimum(event_id, Interval(low, None), **values)  # type: ignore[arg-type]


def test_rule_2_a_sum_of_minimums_says_what_it_is() -> None:
    total = sum_of_minimums([minimum("a", 22, n_claims=2), minimum("b", 10, agreement="several_origins")])
    assert (total.name, total.low, total.n_claims, total.n_events) == ("sum of minimums", 32, 3, 2)
    assert total.lowest_agreement == "one_origin"
    assert total.lowest_grade == "unassessed"


def test_rule_2_the_weakest_standing_is_named() -> None:
    total = sum_of_minimums([minimum("a", 1, agreement="conflicting"), minimum("b", 1, agreement="no_known_origin")])
    assert total.lowest_agreement == "conflicting"


def test_rule_2_an_imputed_bound_stays_apart_and_can_be_switched_on() -> None:
    items = [minimum("a", 22), minimum("b", 0, imputed_low=24)]
    assert (sum_of_minimums(items).low, sum_of_minimums(items).imputed_low) == (22, 0)
    with_words = sum_of_minimums(items, with_imputed=True)
    assert (with_words.low, with_words.imputed_low) == (22, 24)


def test_rule_2_one_event_is_never_added_twice() -> None:
    with pytest.raises(BoundsError, match="twice"):
        sum_of_minimums([minimum("a", 22), minimum("a", 22)])


def test_rule_2_a_days_total_is_never_added_to_the_events_inside_it() -> None:
    with pytest.raises(BoundsError, match="period total"):
        sum_of_minimums([minimum("a", 22), minimum("day", 92, scope="period")])


@st.composite
def quantities_with_truth(draw: st.DrawFn) -> tuple[Quantity, int]:
    """A stated number and a true count that satisfies it."""
    truth = draw(st.integers(0, 10_000))
    below, above = draw(st.integers(0, truth)), draw(st.integers(truth, 20_000))
    operator: Operator = draw(
        st.sampled_from(["eq", "gte", "gt", "lte", "lt", "between", "approx", "order_of_magnitude", "some"])
    )
    if operator == "gt" and below == truth:
        operator = "gte"
    if operator == "some" and truth == 0:
        operator = "order_of_magnitude"
    low, high = {
        "eq": (truth, truth),
        "gte": (below, None),
        "gt": (below, None),
        "lte": (None, above),
        "lt": (None, above + 1),
        "between": (below, above),
        "approx": (above, above),
        "order_of_magnitude": (None, None),
        "some": (None, None),
    }[operator]
    return quantity(operator, low, high), truth


@given(st.lists(quantities_with_truth(), min_size=1, max_size=6))
def test_rule_2_a_true_sum_lies_in_the_sum_of_the_bounds(terms: list[tuple[Quantity, int]]) -> None:
    total = add([term for term, _ in terms])
    truth = sum(count for _, count in terms)
    assert truth in total.interval
    if total.operator not in ("approx", "order_of_magnitude", "some"):
        assert truth in interval_of(total.operator, total.low, total.high)
    if any(term.operator == "approx" for term, _ in terms):
        assert total.operator != "eq"


@given(st.lists(quantities_with_truth(), min_size=1, max_size=6))
def test_the_hull_holds_every_report(terms: list[tuple[Quantity, int]]) -> None:
    whole = hull([term.interval for term, _ in terms])
    assert all(count in whole for _, count in terms)


@given(quantities_with_truth(), quantities_with_truth())
def test_bounds_that_hold_one_true_count_are_never_disjoint(
    one: tuple[Quantity, int], other: tuple[Quantity, int]
) -> None:
    shared = one[1] in other[0].interval
    if shared:
        assert not are_disjoint(one[0].interval, other[0].interval)
    assert are_disjoint(one[0].interval, other[0].interval) == are_disjoint(other[0].interval, one[0].interval)


@given(st.lists(quantities_with_truth(), min_size=1, max_size=4), st.randoms())
def test_the_order_of_terms_never_matters(terms: list[tuple[Quantity, int]], random: object) -> None:
    shuffled = list(terms)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert add([t for t, _ in terms]) == add([t for t, _ in shuffled])


@given(quantities_with_truth())
def test_an_interval_is_stated_by_an_operator_that_means_the_same(term: tuple[Quantity, int]) -> None:
    interval = add_intervals([term[0].interval])
    operator, low, high = operator_of(interval)
    again = interval_of(operator, low, high)
    assert (again.least, again.most) == (interval.least, interval.most)
