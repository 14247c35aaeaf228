"""Sets of claims as bits, and sums over them, say what the plain conditions and plain sums over all claims say."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from dashboard.queries import (
    actor_victims,
    actors,
    coverage,
    limits,
    origin_overlap,
    report_lag,
    source_cards,
    timeline,
)
from dashboard.queries.actor_pairs import Within, pairs
from dashboard.queries.filters import CONDITIONS, Filters, condition
from dashboard.queries.in_view import CHOSEN, CODED, CODES, claim_is_in_view, event_is_in_view, row_is_in_view
from dashboard.storage.derived_actors import SPEAKERS_OWN, SUMMED, WINDOWS
from dashboard.storage.made_up import write_made_up

World = duckdb.DuckDBPyConnection
MOST = 10_000
TEN_YEARS = (date(2011, 1, 1), date(2022, 1, 1))
ASKED = (
    Filters(),
    Filters(days=(date(2013, 1, 1), date(2014, 6, 30)), place=("Aleppo", "place:made-up-town-9")),
    Filters(type=("shelling_missile", "air_strike", "toll"), measure=("killed",)),
    Filters(speaker=("made-up-source-1", "made-up-source-7")),
    Filters(publisher=("Publisher 1",), population=("children", "people"), precision=("day",)),
    Filters(actor=("made-up-actor-1", "not-stated"), agreement=("conflicting",)),
    Filters(search="tell 1", precision=("place",), reviewed="no"),
    Filters(place=("nowhere",)),
    Filters(days=(date(2015, 3, 1), date(2018, 2, 28)), agreement=("conflicting", "one_origin"), reviewed="no"),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("in_view") / "one.duckdb"
    write_made_up(path, 3000)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def rows(world: World, sql: str, filters: Filters, **more: Any) -> list[Any]:
    values = {**filters.parameters, **more}
    return world.execute(sql, {name: value for name, value in values.items() if f"${name}" in sql}).fetchall()


def test_every_filter_has_a_condition_over_numbers() -> None:
    assert {*CODED, *CHOSEN} == {*CONDITIONS}


@pytest.mark.parametrize("filters", ASKED, ids=lambda one: ", ".join(one.active) or "none")
def test_the_sets_are_the_claims_and_events_of_the_plain_condition(world: World, filters: Filters) -> None:
    plain = f"SELECT post_no, claim_no FROM claim_facets facet WHERE {condition(filters)} ORDER BY ALL"  # noqa: S608
    seen = claim_is_in_view(world, filters)
    coded = f"SELECT post_no, claim_no FROM {CODES} WHERE {seen} ORDER BY ALL"  # noqa: S608
    assert rows(world, coded, filters) == rows(world, plain, filters)
    is_in_set = row_is_in_view(world, filters, "claim_row")
    of_set = f"SELECT post_no, claim_no FROM claim_codes WHERE is_current AND {is_in_set} ORDER BY ALL"  # noqa: S608
    assert rows(world, of_set, filters) == rows(world, plain, filters)
    events = f"""SELECT DISTINCT event_no FROM claim_facets facet
        WHERE event_no IS NOT NULL AND {condition(filters)} ORDER BY ALL"""  # noqa: S608
    in_view = f"SELECT event_no FROM event_codes WHERE {event_is_in_view(world, filters)} ORDER BY ALL"  # noqa: S608
    assert rows(world, in_view, filters) == rows(world, events, filters)


def test_what_filters_take_whole_is_the_same_of_all_claims_of_an_event(world: World) -> None:
    differ = """SELECT event_no FROM event_codes e JOIN claim_codes c USING (event_no)
        WHERE (e.first_day, e.last_day, e.type_bit, e.agreement, e.is_reviewed)
            IS DISTINCT FROM (c.first_day, c.last_day, c.type_bit, c.agreement, c.is_reviewed)"""
    assert world.execute(differ).fetchall() == []


@pytest.mark.parametrize("within", ["event", "speaker"])
@pytest.mark.parametrize("filters", ASKED, ids=lambda one: ", ".join(one.active) or "none")
def test_pairs_are_summed_as_windows_over_the_reports_in_view_sum_them(
    world: World, filters: Filters, within: Within
) -> None:
    of = "event_no" if within == "event" else SPEAKERS_OWN
    plain = f"""
        SELECT DISTINCT event_no, perpetrator_no, target_no, {within}_state FROM (
            SELECT * EXCLUDE (event_state, event_is_vaguer, speaker_state, speaker_is_vaguer),
                {SUMMED.format(name=within)}
            FROM claim_pairs x WHERE EXISTS (
                SELECT 1 FROM claim_facets facet WHERE facet.post_id = x.post_id AND facet.claim_no = x.claim_no
                    AND {condition(filters)})
            WINDOW {WINDOWS.format(name=within, of=of)})
        WHERE NOT {within}_is_vaguer ORDER BY ALL"""  # noqa: S608
    summed = f"""
        WITH {pairs(world, filters, "actor", "actor", within)}, keys AS (
            SELECT actor_no, dense_rank() OVER (ORDER BY actor) AS key_no FROM named_actors)
        SELECT DISTINCT u.event_no, p.actor_no, t.actor_no, u.state
        FROM {{table}} u JOIN keys p ON p.key_no = u.perpetrator JOIN keys t ON t.key_no = u.target ORDER BY ALL"""  # noqa: S608
    expected = rows(world, plain, filters)
    assert rows(world, summed.format(table="unit"), filters) == expected
    assert rows(world, summed.format(table="pair"), filters) == expected


@pytest.mark.parametrize("filters", ASKED, ids=lambda one: ", ".join(one.active) or "none")
def test_counts_are_those_of_plain_sums(world: World, filters: Filters) -> None:
    lags = f"""
        SELECT CASE WHEN r THEN NULL ELSE k END AS teller, r, count(*), median(days) FROM (
            SELECT facet.attribution::VARCHAR AS k, facet.is_recollection AS r,
                min(facet.reported_date) - min(facet.first_day) AS days
            FROM claim_facets facet WHERE {condition(filters)} AND facet.day_known AND facet.event_no IS NOT NULL
                AND facet.first_day = facet.last_day
            GROUP BY facet.attribution, facet.is_recollection, facet.event_no)
        GROUP BY ALL ORDER BY ALL"""  # noqa: S608
    found = report_lag.lags(world, filters, "speaker")
    told = {(row.teller, row.is_recalled, row.n_of_teller, row.median_days) for row in found.itertuples()}
    assert told == {*rows(world, lags, filters)}
    sets = f"""
        SELECT origins, has_unknown, count(*) AS n FROM (
            SELECT event_no, coalesce(list(DISTINCT origin ORDER BY origin) FILTER (origin IS NOT NULL), []) AS origins,
                count(origin) < count(*) AS has_unknown
            FROM claim_facets WHERE event_no IN (SELECT facet.event_no FROM claim_facets facet
                WHERE {condition(filters)}) GROUP BY event_no)
        GROUP BY ALL ORDER BY ALL"""  # noqa: S608
    combined = origin_overlap.combinations(world, filters, MOST)[["origins", "has_unknown", "n_events"]]
    assert sorted(combined.itertuples(index=False, name=None), key=repr) == sorted(rows(world, sets, filters), key=repr)
    first, last = date(2011, 1, 1), date(2022, 1, 1)
    cells = coverage.cells(world, Filters(), "year", first, last)
    every = {(r.country, r.admin1, r.starts_on): r.n_in_view for r in cells.itertuples()}
    some = coverage.cells(world, filters, "year", first, last)
    reports = f"""
        SELECT count(DISTINCT (facet.country, facet.admin1, facet.reported_date, facet.post_no, facet.publisher)),
            count(*) FROM claim_facets facet WHERE {condition(filters)}"""  # noqa: S608
    assert (some["n_in_view"].sum(), some["n_claims"].sum()) == rows(world, reports, filters)[0]
    for row in some.itertuples():
        assert row.n_in_view + row.n_hidden == every[row.country, row.admin1, row.starts_on]


@pytest.mark.parametrize(("days", "which"), [("days", "true"), ("found_days", "result = 'reports_found'")])
def test_days_searched_are_those_that_some_search_covers(world: World, days: str, which: str) -> None:
    plain = f"""
        SELECT DISTINCT source_id, admin1, unnest(generate_series(from_date::TIMESTAMP, to_date::TIMESTAMP,
            INTERVAL 1 DAY))::DATE AS day
        FROM searches WHERE {which} ORDER BY ALL"""  # noqa: S608
    kept = f"""
        SELECT source_id, admin1, first_day + nth::INTEGER AS day
        FROM days_searched CROSS JOIN range(0, (SELECT max(bit_length(days)) FROM days_searched)) each_day(nth)
        WHERE get_bit({days}, nth::INTEGER) = 1 ORDER BY ALL"""  # noqa: S608
    found = rows(world, kept, Filters())
    assert len(found) > 100
    assert found == rows(world, plain, Filters())


def test_sums_that_the_snapshot_keeps_are_those_of_filters_that_hide_nothing(world: World) -> None:
    nothing_hidden = Filters(days=(date(1900, 1, 1), date(2100, 1, 1)))
    for question in (
        lambda filters: actors.totals(world, filters),
        lambda filters: actors.matrix(world, filters, "actor", "actor"),
        lambda filters: actors.by_speaker(world, filters),
        lambda filters: actor_victims.by_side(world, filters),
        lambda filters: actor_victims.readings(world, filters, "wounded", 9),
        lambda filters: report_lag.dated(world, filters),
        lambda filters: report_lag.lags(world, filters, "speaker"),
        lambda filters: origin_overlap.origins(world, filters),
        lambda filters: limits.limits(world, filters),
        lambda filters: source_cards.source_cards(world, filters),
        *(lambda filters, axis=axis: timeline.extent(world, filters, axis) for axis in timeline.FIRST),
        *(
            lambda filters, axis=axis: timeline.event_counts(world, filters, axis, "week", TEN_YEARS)
            for axis in timeline.FIRST
        ),
    ):
        kept, summed = question(Filters()), question(nothing_hidden)
        assert len(kept)
        assert kept.to_dict("list") == summed.to_dict("list")


def test_what_was_worked_out_on_a_cursor_is_not_worked_out_again(world: World) -> None:
    from tests.work import calls_made

    cursor = world.cursor()
    first = calls_made(lambda: actors.totals(cursor, ASKED[3]))
    again = calls_made(lambda: actors.totals(cursor, ASKED[3]))
    sets = [row_is_in_view(cursor, filters, "claim_row") for filters in ASKED[2:4]]
    assert len({*sets}) == 2
    assert again < first
