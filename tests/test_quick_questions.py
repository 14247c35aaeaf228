"""Questions that read narrow tables answer what plain ones over all claims and events would."""

# ruff: noqa: S608 (all SQL here is made of constants)

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from dashboard.queries import brief, event, options, timeline, timeline_calendar
from dashboard.queries.event_rows import event_rows
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.storage.made_up import write_made_up

WHOLE = (date(2000, 1, 1), date(2100, 1, 1))
FILTERS = [
    Filters(),
    Filters(days=WHOLE),
    Filters(days=(date(2013, 6, 1), date(2014, 1, 31)), place=("Aleppo", "not-stated")),
    Filters(type=("shelling_missile", "toll"), measure=("killed",), rule="lowest_minimum"),
    Filters(speaker=("made-up-source-1", "made-up-source-7"), precision=("day",)),
    Filters(publisher=("Publisher 2",), population=("children",), agreement=("conflicting",)),
    Filters(actor=("made-up-actor-3",), reviewed="no", rule="latest_of_each"),
    Filters(search="Tell 17"),
    Filters(search="no such words"),
]


@pytest.fixture(scope="module")
def cursor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("quick") / "one.duckdb"
    write_made_up(path, 1500, seed=3)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def plain(cursor: duckdb.DuckDBPyConnection, sql: str, filters: Filters) -> list[tuple[object, ...]]:
    values = filters.parameters
    return cursor.execute(sql, {name: value for name, value in values.items() if f"${name}" in sql}).fetchall()


def in_view(filters: Filters) -> str:
    """The events of which a claim is in view, one condition at a time over every claim."""
    return f"SELECT facet.event_no FROM {FACETS} WHERE facet.event_no IS NOT NULL AND {condition(filters)}"


@pytest.mark.parametrize("filters", FILTERS, ids=repr)
def test_totals_are_those_of_the_claims_in_view(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    sql = f"""
        SELECT count(*), count(DISTINCT post_id), count(DISTINCT event_no), count(*) FILTER (kind = 'toll'),
            string_agg(DISTINCT publisher, ', ' ORDER BY publisher), min(reported_date), max(reported_date)
        FROM {FACETS} WHERE {condition(filters)}"""
    row = brief.totals(cursor, filters).iloc[0]
    found = (row.n_claims, row.n_posts, row.n_events, row.n_toll_claims, row.publishers, row.first_report)
    assert [(*found, row.last_report)] == plain(cursor, sql, filters)


@pytest.mark.parametrize("filters", FILTERS, ids=repr)
def test_lists_and_cards_choose_as_all_events_in_order_would(
    cursor: duckdb.DuckDBPyConnection, filters: Filters
) -> None:
    since = date(2020, 1, 1)
    every = f"""
        SELECT e.event_id, e.spot, CASE WHEN agreement = 'conflicting' THEN 0 WHEN revisions IS NOT NULL THEN 1
                WHEN reported_first >= DATE '{since}' THEN 2 ELSE 3 END AS turn,
            e.event_no IN (SELECT event_no FROM event_headlines WHERE rule = $rule::aggregation_rule) AS is_told, e.*
        FROM event_cards e WHERE e.event_no IN ({in_view(filters)})"""
    sql = f"""SELECT event_id FROM ({every})
        ORDER BY turn, NOT is_told, reported_last DESC, n_claims DESC, event_id LIMIT 60"""
    listed = brief.event_list(cursor, filters, since)
    assert list(listed["event_id"]) == [row[0] for row in plain(cursor, sql, filters)]
    counted = plain(cursor, f"SELECT count(DISTINCT event_no) FROM ({in_view(filters)})", filters)
    assert {(n,) for n in listed["n_in_view"]} <= set(counted)
    order = "least(turn, 2), reported_last DESC, n_origins DESC, n_claims DESC, event_id"
    sql = f"""SELECT event_id FROM (SELECT *, row_number() OVER (PARTITION BY spot ORDER BY {order})
            + (spot IS NULL)::INTEGER AS nth FROM ({every}) WHERE is_told) ORDER BY nth, {order} LIMIT """
    for limit in (4, 9, 1000):
        wanted = [row[0] for row in plain(cursor, sql + str(limit), filters)]
        assert list(brief.tiles(cursor, filters, limit)["event_id"]) == wanted
    sql = f"SELECT event_id FROM ({every}) ORDER BY first_day DESC, event_id LIMIT 30"
    assert list(brief.timeline(cursor, filters, 30)["event_id"]) == [row[0] for row in plain(cursor, sql, filters)]
    sql = f"""SELECT event_id FROM ({every}) ORDER BY agreement <> 'conflicting', n_origins DESC, n_claims DESC,
        reported_last DESC, event_id LIMIT 20"""
    drawn = timeline.events(cursor, filters, "occurred", limit=20)
    assert set(drawn["event_id"]) == {row[0] for row in plain(cursor, sql, filters)}
    sql = f"""SELECT event_id, field::VARCHAR FROM ({every}) JOIN (SELECT DISTINCT event_id, field FROM event_conflicts)
        USING (event_id) ORDER BY reported_last DESC, event_id, field LIMIT 12"""
    told = brief.conflicts(cursor, filters)
    assert list(zip(told["event_id"], told["field"], strict=True)) == plain(cursor, sql, filters)


@pytest.mark.parametrize("filters", FILTERS, ids=repr)
def test_a_calendar_counts_each_report_of_a_day_once(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> None:
    first, last = date(2013, 1, 1), date(2013, 12, 31)
    rows = timeline_calendar.calendar(cursor, filters, "day", first, last)
    sql = f"""
        SELECT reported_date, count(DISTINCT (post_id, publisher)) FILTER ({condition(filters)}),
            count(DISTINCT (post_id, publisher))
        FROM {FACETS} WHERE is_current GROUP BY ALL"""
    every = {day: (shown, n - shown) for day, shown, n in plain(cursor, sql, filters)}  # type: ignore[operator]
    for row in rows.itertuples():
        assert (row.n_in_view, row.n_hidden) == every.get(row.starts_on, (0, 0))
    searched = cursor.execute("SELECT DISTINCT from_date, to_date FROM searches").fetchall()
    for row in rows.iloc[::30].itertuples() if not filters.place else ():  # else only searches of that place count
        assert row.days_searched == any(a <= row.starts_on <= z for a, z in searched)


@pytest.mark.parametrize("axis", ["occurred", "reported", "captured"])
def test_steps_count_every_event_in_view_once(cursor: duckdb.DuckDBPyConnection, axis: timeline.DaysAxis) -> None:
    filters = FILTERS[4]
    extent = timeline.extent(cursor, filters, axis).iloc[0]
    days = (extent.first_axis_day, extent.last_axis_day)
    counts = timeline.event_counts(cursor, filters, axis, "month", days)
    assert counts["n_events"].sum() == extent.n_events - extent.n_unplaced
    first = f"""SELECT min(a.captured_at)::DATE FROM event_claims ec JOIN captures a USING (post_id)
        WHERE ec.event_id IN (SELECT event_id FROM event_cards WHERE event_no IN ({in_view(filters)}))"""
    if axis == "captured":
        assert plain(cursor, first, filters) == [(extent.first_axis_day,)]


def test_what_stands_beside_an_event_is_what_its_posts_and_claims_say(cursor: duckdb.DuckDBPyConnection) -> None:
    names = cursor.execute("SELECT event_id FROM events ORDER BY n_claims DESC, event_id LIMIT 12").fetchall()
    for (event_id,) in names:
        rows = event.claims_in_order(cursor, event_id)
        sql = "SELECT post_id, claim_no FROM event_claims JOIN claims USING (post_id, claim_no) WHERE event_id = $name"
        sql += " ORDER BY reported_date, reported_at NULLS LAST, post_id, claim_no"
        assert (
            list(zip(rows["post_id"], rows["claim_no"], strict=True))
            == cursor.execute(sql, {"name": event_id}).fetchall()
        )
        kinds = "; ".join(sorted(set(rows["text_kind"])))
        assert set(event_rows(cursor, (event_id,), "range")["text_kinds"]) == {kinds}
        figures = event.figures_by_rule(cursor, event_id)
        sql = "SELECT rule::VARCHAR, low, high FROM event_figures WHERE event_id = $name"
        found = sorted(zip(figures["rule"], figures["low"], figures["high"], strict=True), key=repr)
        assert found == sorted(cursor.execute(sql, {"name": event_id}).fetchall(), key=repr)


def test_what_is_summed_at_build_is_what_the_claims_say(cursor: duckdb.DuckDBPyConnection) -> None:
    tree = options.place_tree(cursor).set_index("value")["n_claims"]
    sql = "SELECT admin1, count(*) FROM claim_facets WHERE is_current GROUP BY ALL"
    found = dict(cursor.execute(sql).fetchall())
    assert {name: tree[name] for name in found} == found
    days = cursor.execute(
        "SELECT min(least(coalesce(date_start, reported_date), reported_date)) FROM claims"
    ).fetchone()
    assert days == (options.span_of_days(cursor)["first_day"].iloc[0],)
    whole, by_days = brief.totals(cursor, Filters()), brief.totals(cursor, Filters(days=WHOLE))
    assert whole.equals(by_days)
    newest = timeline_calendar.newest(cursor).iloc[0]
    sql = "SELECT (SELECT max(reported_date) FROM claims), count(*) FROM captures WHERE captured_at IS NOT NULL"
    assert cursor.execute(sql).fetchone() == (newest.last_published, newest.n_captured)
    assert newest.last_captured.date() <= newest.last_published + timedelta(days=60)


def test_a_copy_of_a_file_answers_the_same(cursor: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_made_up(tmp_path / "again.duckdb", 1500, seed=3)
    with duckdb.connect(str(tmp_path / "again.duckdb"), read_only=True) as other:
        for filters in FILTERS[:3]:
            assert brief.tiles(cursor, filters).equals(brief.tiles(other, filters))
            assert timeline.events(cursor, filters, "captured").equals(timeline.events(other, filters, "captured"))
