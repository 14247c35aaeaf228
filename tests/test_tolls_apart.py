"""Rules 3, 4 and 5: related tolls are never added, and only comparable ones share a ratio, a rank or a line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from dashboard.assessment.comparability import TollFacts, compare, may_share_line, toll_facts
from dashboard.assessment.lineage import (
    RelatedTolls,
    decomposition,
    lineage_of,
    parts_problems,
    subset_problems,
    sum_tolls,
)
from dashboard.records import Counted, ScopeGroup, Toll, TollLink, TollPart

GROUPS: tuple[ScopeGroup, ...] = (
    "civilians",
    "opposition_fighters",
    "defectors",
    "government_military",
    "pro_government_militia",
    "foreign_fighters",
    "unidentified",
)
ALL_COUNTED: tuple[tuple[ScopeGroup, Counted], ...] = tuple((group, "counted") for group in GROUPS)


def scope(**said: Counted) -> tuple[tuple[ScopeGroup, Counted], ...]:
    return tuple((group, said.get(group, "counted")) for group in GROUPS)


def toll(toll_id: str, number: int, **other: Any) -> Toll:
    """A running total of people killed in Syria as of 30 June 2013, all groups counted, unless said otherwise."""
    values: dict[str, Any] = {
        "series_id": "series",
        "source": toll_id.upper(),
        "measure": "killed",
        "population": "people",
        "territory": "Syria",
        "operator": "eq",
        "low": number,
        "high": number,
        "reading": None,
        "coverage_from": "2011-03-15",
        "coverage_to": "2013-06-30",
        "as_of": date(2013, 6, 30),
        "as_of_basis": "stated",
        "published": "2013-07-01",
        "cumulative": True,
        "basis": "running_tally",
        "scope": ALL_COUNTED,
        **other,
    }
    return Toll(toll_id=toll_id, **values)


HRDAG_JANUARY = toll(
    "hrdag-2013-01",
    59_648,
    reading="documented minimum",
    basis="enumeration_deduplicated",
    coverage_to="2012-11-30",
    as_of=date(2012, 11, 30),
    scope=scope(foreign_fighters="not_stated"),
    series_id="hrdag-1",
)
HRDAG_JUNE = toll(
    "hrdag-2013-06",
    92_901,
    reading="documented minimum",
    basis="enumeration_deduplicated",
    coverage_to="2013-04-30",
    as_of=date(2013, 4, 30),
    scope=scope(foreign_fighters="not_stated"),
    series_id="hrdag-2",
)
UN_JULY = toll(
    "un-sg-2013-07",
    100_000,
    operator="gt",
    high=None,
    basis="official_statement",
    coverage_to=None,
    as_of=None,
    as_of_basis="not stated (published date only)",
    scope=(),
    series_id=None,
)
UN_OFFICIALS = toll(
    "un-officials-2013-06",
    93_000,
    operator="approx",
    basis="official_statement",
    coverage_to=None,
    as_of=None,
    as_of_basis="not stated (published date only)",
    scope=(),
    series_id=None,
)
OHCHR_2021 = toll("ohchr-2021", 350_209, reading="documented minimum", basis="enumeration_deduplicated")
DOCUMENTED = toll("ohchr-2022-documented", 143_350, population="civilians", basis="enumeration_deduplicated")
ESTIMATED = toll(
    "ohchr-2022-undocumented", 163_537, operator="approx", population="civilians", basis="statistical_estimate"
)
CIVILIANS = toll(
    "ohchr-2022-civilians", 306_887, operator="approx", population="civilians", basis="statistical_estimate"
)
LINKS = (
    TollLink("hrdag-2013-01", "hrdag-2013-06", "replaced_by"),
    TollLink("un-officials-2013-06", "hrdag-2013-06", "quotes"),
    TollLink("ohchr-2022-documented", "ohchr-2022-civilians", "subset_of"),
    TollLink("ohchr-2022-undocumented", "ohchr-2022-civilians", "subset_of"),
    TollLink("ohchr-2022-documented", "ohchr-2021", "subset_of"),
)
PARTS = (
    TollPart("hrdag-2013-06", "published in January 2013", "people", 59_648),
    TollPart("hrdag-2013-06", "same period, found later", "people", 6_347),
    TollPart("hrdag-2013-06", "December 2012 to April 2013", "people", 26_906),
)


def by_id(*tolls: Toll) -> dict[str, Toll]:
    return {one.toll_id: one for one in tolls}


def reasons(one: Toll, other: Toll) -> str:
    return "; ".join(compare(toll_facts(one), toll_facts(other)).reasons)


# ------------------------------------------------------------------------------------------------ rule 3
@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (HRDAG_JANUARY, HRDAG_JUNE, "replaced by"),
        (UN_OFFICIALS, HRDAG_JUNE, "quotes"),
        (UN_OFFICIALS, HRDAG_JANUARY, "through other tolls"),
        (HRDAG_JUNE, UN_JULY, "period of un-sg-2013-07 is not stated"),
        (HRDAG_JUNE, toll("sohr", 100_191), "overlap"),
    ],
)
def test_rule_3_summing_related_or_overlapping_tolls_raises(one: Toll, other: Toll, why: str) -> None:
    with pytest.raises(RelatedTolls, match=why):
        sum_tolls([one, other], LINKS)


def test_rule_3_tolls_of_disjoint_months_may_be_added() -> None:
    february = toll("february", 3_774, coverage_from="2013-02-01", coverage_to="2013-02-28", cumulative=False)
    april = toll("april", 3_397, coverage_from="2014-04-01", coverage_to="2014-04-30", cumulative=False)
    total = sum_tolls([april, february], ())
    assert (total.operator, total.low, total.high) == ("eq", 7_171, 7_171)


def test_rule_3_a_documented_minimum_stays_a_minimum_in_a_sum() -> None:
    elsewhere = toll("elsewhere", 10, territory="Lebanon", reading="documented minimum")
    total = sum_tolls([toll("here", 5), elsewhere], ())
    assert (total.operator, total.low, total.high) == ("gte", 15, None)


def test_rule_3_a_month_and_a_day_inside_it_overlap() -> None:
    month = toll("month", 300, coverage_from="2013-06", coverage_to="2013-06", cumulative=False)
    week = toll("week", 70, coverage_from="2013-06-15", coverage_to="2013-06-21", cumulative=False)
    with pytest.raises(RelatedTolls, match="overlap"):
        sum_tolls([month, week], ())


def test_rule_3_civilians_and_people_have_no_sum() -> None:
    with pytest.raises(RelatedTolls, match="do not count the same"):
        sum_tolls([toll("people", 5), toll("civilians", 5, population="civilians", territory="Lebanon")], ())


def test_rule_3_lineage_follows_every_path() -> None:
    found = {(link.toll_id, link.other) for link in lineage_of("un-officials-2013-06", LINKS)}
    assert found == {("un-officials-2013-06", "hrdag-2013-06"), ("hrdag-2013-01", "hrdag-2013-06")}


def test_fixture_92_901_is_decomposed_and_not_a_line() -> None:
    tolls = by_id(HRDAG_JANUARY, HRDAG_JUNE)
    found = decomposition(HRDAG_JUNE, tolls, LINKS, PARTS)
    assert found is not None
    assert found.words == "92,901 = 59,648 + 6,347 + 26,906"
    assert [part.toll_id for part in found.parts] == ["hrdag-2013-01", None, None]
    line = may_share_line([toll_facts(one) for one in tolls.values()])
    assert not line.comparable
    assert "they belong to 2 series" in line.reasons
    assert "not stated by both whether they count foreign fighters" in line.reasons


def test_fixture_306_887_is_143_350_documented_and_163_537_estimated() -> None:
    tolls = by_id(OHCHR_2021, DOCUMENTED, ESTIMATED, CIVILIANS)
    found = decomposition(CIVILIANS, tolls, LINKS, ())
    assert found is not None
    assert found.words == "306,887 = 143,350 + 163,537"
    assert decomposition(OHCHR_2021, tolls, LINKS, ()) is None
    assert subset_problems(tolls, LINKS) == ()


def test_fixture_an_estimate_below_a_documented_count_is_no_contradiction() -> None:
    told = reasons(CIVILIANS, OHCHR_2021)
    assert told == "different people: people and civilians; OHCHR-2021 is documented, OHCHR-2022-CIVILIANS estimated"


def test_parts_that_do_not_add_up_are_no_decomposition() -> None:
    assert decomposition(HRDAG_JUNE, by_id(HRDAG_JUNE), (), PARTS[:2]) is None


@pytest.mark.parametrize(
    ("number", "operator", "parts", "words"),
    [
        (3_377, "eq", [("civilians", 2_454), ("combatants", 932)], "2,454 + 932 add up to 3,386, the total says 3,377"),
        (
            3_377,
            "eq",
            [("civilians", 2_454), ("combatants", 932), ("children", 351), ("people", 678)],
            "2,454 + 932 add up to 3,386, the total says 3,377",
        ),
        (
            3_397,
            "eq",
            [("civilians", 1_875), ("combatants", 1_262), ("people", 204), ("people", 57)],
            "add up to 3,398, the total says 3,397",
        ),
        (
            3_204,
            "eq",
            [("civilians", 179), ("children", 291), ("combatants", 317)],
            "291 children are more than the 179 civilians",
        ),
    ],
)
def test_parts_that_do_not_add_up_are_flagged(
    number: int, operator: str, parts: Sequence[tuple[Any, int]], words: str
) -> None:
    stated = [TollPart("t", f"part {n}", population, value) for n, (population, value) in enumerate(parts)]
    (problem,) = parts_problems(toll("t", number, operator=operator), stated)
    assert words in problem


@pytest.mark.parametrize(
    ("toll_of", "parts"),
    [
        (toll("t", 125_835), [("civilians", 44_381), ("children", 6_627), ("combatants", 78_673), ("other", 2_781)]),
        (toll("t", 36_000, operator="gt", high=None), [("civilians", 25_667), ("combatants", 10_779)]),
        (toll("t", 100_191), [("combatants", 17_311)]),
        (toll("t", 3_774), [("children", 421), ("women", 231), ("people", 63)]),
        (toll("t", 1_000), [("civilians", 700), ("people", 800)]),
    ],
)
def test_parts_that_leave_people_out_or_cut_across_are_not_flagged(
    toll_of: Toll, parts: Sequence[tuple[Any, int]]
) -> None:
    stated = [TollPart("t", f"part {n}", population, value) for n, (population, value) in enumerate(parts)]
    assert parts_problems(toll_of, stated) == ()


def test_a_subset_larger_than_its_whole_is_flagged() -> None:
    tolls = by_id(toll("whole", 10), toll("part", 12))
    ((toll_id, words),) = subset_problems(tolls, [TollLink("part", "whole", "subset_of")])
    assert (toll_id, words) == ("part", "PART: 12 is said to be part of 10")


# ------------------------------------------------------------------------------------------------ rules 4 and 5
def test_rule_4_equal_tolls_of_one_fortnight_are_comparable() -> None:
    later = toll("other", 101_000, as_of=date(2013, 7, 14))
    assert compare(toll_facts(toll("one", 100_191)), toll_facts(later)).comparable
    assert may_share_line([toll_facts(toll("one", 100_191)), toll_facts(later)]).comparable


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"measure": "wounded"}, "different measures: killed and wounded"),
        ({"population": "civilians"}, "different people: people and civilians"),
        ({"territory": "Homs"}, "different territories: Syria and Homs"),
        ({"cumulative": False}, "ONE is a running total, OTHER a period's"),
        ({"basis": "statistical_estimate"}, "ONE is documented, OTHER estimated"),
        ({"basis": "official_statement"}, "OTHER does not say by what method: documented or estimated is not known"),
        ({"as_of": date(2013, 7, 15)}, "they stand for days 15 days apart: 30 June 2013 and 15 July 2013"),
        (
            {"as_of_basis": "not stated (published date only)"},
            "the day that the figure of OTHER stands for is not stated",
        ),
        (
            {"scope": scope(pro_government_militia="excluded")},
            "pro-government militia: counted by ONE, left out by OTHER",
        ),
        (
            {"scope": scope(opposition_fighters="not_separable")},
            "opposition fighters: counted by ONE, inside another group by OTHER",
        ),
        (
            {"scope": scope(defectors="not_stated")},
            "not stated by both whether they count defectors",
        ),
    ],
)
def test_rule_4_any_one_difference_refuses_and_says_why(change: dict[str, Any], reason: str) -> None:
    one, other = toll_facts(toll("one", 100_000)), toll_facts(toll("other", 100_000, **change))
    assert compare(one, other).reasons == (reason,)
    assert compare(one, other) == compare(other, one)
    assert not compare(one, other).comparable


def test_rule_4_not_stated_never_equals_not_stated() -> None:
    silent = toll_facts(toll("one", 1, scope=()))
    assert not compare(silent, toll_facts(toll("other", 1, scope=()))).comparable
    no_territory = TollFacts("a", "A", "killed", "people", "not stated", True, "running_tally", date(2013, 7, 1))
    told = compare(no_territory, TollFacts("b", "B", "killed", "people", "not stated", True, "running_tally", None))
    assert "the territory is not stated by both" in told.reasons


def test_rule_4_a_line_needs_one_series() -> None:
    one = toll_facts(toll("one", 1))
    assert may_share_line([one, toll_facts(toll("other", 2, series_id="another"))]).reasons == (
        "they belong to 2 series",
    )
    assert may_share_line([one, toll_facts(toll("other", 2, series_id=None))]).reasons == (
        "OTHER belongs to no series",
    )
    assert not may_share_line([one]).comparable
    assert may_share_line([one, toll_facts(toll("other", 2, as_of=date(2014, 6, 30)))]).comparable


def test_rule_5_scope_holds_per_toll_and_not_per_source() -> None:
    october = toll("october", 36_000, source="SOHR", scope=scope(pro_government_militia="excluded"))
    june = toll("june", 100_191, source="SOHR")
    assert "pro-government militia: counted by SOHR, left out by SOHR" in reasons(june, october)
    assert not may_share_line([toll_facts(october), toll_facts(june)]).comparable


def test_rule_5_no_row_means_not_stated() -> None:
    assert toll_facts(toll("one", 1, scope=())).counts("civilians") == "not_stated"


def test_fixture_100_000_and_93_000_are_not_joined_and_the_reasons_are_said() -> None:
    told = reasons(UN_JULY, UN_OFFICIALS)
    assert "by what method" in told
    assert "stands for is not stated" in told
    assert "not stated by both whether they count civilians" in told
    assert not may_share_line([toll_facts(UN_JULY), toll_facts(UN_OFFICIALS)]).comparable


def test_fixture_100_000_and_92_901_are_never_subtracted() -> None:
    told = reasons(UN_JULY, HRDAG_JUNE)
    assert "UN-SG-2013-07 does not say by what method" in told
    assert "the day that the figure of UN-SG-2013-07 stands for is not stated" in told
