"""The flat table that filters read says what the tables say that it is made from: claim by claim, filter by filter.

`PLAIN` holds each filter as it reads over the joined tables, without the derived ones.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries.filters import CONDITIONS, FACETS, JOINED, NOT_STATED, Filters, condition, events_in_view, hidden
from dashboard.queries.options import options
from dashboard.storage.derived import DERIVED, MEASURES, POPULATIONS
from dashboard.storage.folding import folded
from dashboard.storage.made_up import write_made_up
from tests import small_world

SEARCHED = (
    "strip_accents(lower(c.quotation))",
    f"""concat_ws(' ', strip_accents(lower(concat_ws(' ', c.speaker, c.voice_name))), {folded("c.voice_name")})""",
    f"""concat_ws(' ', strip_accents(lower(concat_ws(' ', c.place, e.title, e.place_name, coalesce(e.admin1, c.admin1),
            g.name, g.name_ar))), {folded("concat_ws(' ', c.place, e.place_name, g.name, g.name_ar)")})""",
)


def holds(words: str) -> str:
    return "(" + " OR ".join(f"contains({one}, {words})" for one in SEARCHED) + ")"


PLAIN = {
    "days": """coalesce(e.date_start, c.date_start, e.reported_first, c.reported_date) <= $last_day
        AND coalesce(e.date_end, c.date_end, e.reported_last, c.reported_date) >= $first_day""",
    "place": """list_contains($governorates, coalesce(e.admin1, c.admin1, $not_stated))
        OR list_contains($countries, coalesce(e.country, c.country))
        OR coalesce(e.place_id, c.place_id) IN (SELECT place_id FROM places
            WHERE list_contains($places, place_id) OR list_contains($places, within))""",
    "type": """list_contains($types,
        CASE WHEN c.kind = 'toll' THEN 'toll' ELSE coalesce(e.event_type, c.event_type)::VARCHAR END)""",
    "actor": """(EXISTS (SELECT 1 FROM claim_actors a WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no
            AND list_contains($actors, coalesce(a.actor_id, lower(a.name))))
        OR (list_contains($actors, $not_stated) AND NOT EXISTS (
            SELECT 1 FROM claim_actors a WHERE a.post_id = c.post_id AND a.claim_no = c.claim_no)))""",
    "speaker": "list_contains($speakers, coalesce(c.voice, $not_stated))",
    "publisher": "list_contains($publishers, c.publisher)",
    "measure": """EXISTS (SELECT 1 FROM figures f WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no
        AND list_contains($measures, f.measure::VARCHAR))""",
    "population": """EXISTS (SELECT 1 FROM figures f WHERE f.post_id = c.post_id AND f.claim_no = c.claim_no
        AND list_contains($populations, f.population::VARCHAR))""",
    "precision": """(NOT $day_known OR coalesce(e.date_precision, c.date_precision) = 'day')
        AND (NOT $place_known OR coalesce(e.where_precision, c.where_precision) <= 2)""",
    "agreement": "list_contains($agreements, e.agreement::VARCHAR)",
    "reviewed": "(coalesce(e.grade, 'unassessed') <> 'unassessed') = $reviewed",
    "search": f"""{holds("strip_accents(lower($words))")}
        OR (length({folded("$words")}) > 2 AND {holds(folded("$words"))})""",
}
PLAINLY_JOINED = """claims c JOIN posts p ON p.post_id = c.post_id
    LEFT JOIN event_claims ec ON ec.post_id = c.post_id AND ec.claim_no = c.claim_no
    LEFT JOIN events e ON e.event_id = ec.event_id
    LEFT JOIN places g ON g.place_id = coalesce(e.place_id, c.place_id)"""


@pytest.fixture(scope="module", params=["small world", "made up"])
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("world") / "one.duckdb"
    if request.param == "small world":
        small_world.snapshot(path)
    else:
        write_made_up(path, 1500)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE posts SET is_current = true")
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, sql: str, filters: Filters) -> list[Any]:
    return connection.execute(
        sql, {name: value for name, value in filters.parameters.items() if f"${name}" in sql}
    ).fetchall()


def plainly(filters: Filters) -> str:
    parts = [f"coalesce({PLAIN[name]}, false)" for name in filters.active]
    return " AND ".join(["coalesce(p.is_current, true)", *parts])


CLAIMS = "SELECT {claim}.post_id, {claim}.claim_no FROM {tables} WHERE {condition} ORDER BY ALL"
EVENTS = "SELECT DISTINCT e.event_id FROM {tables} WHERE e.event_id IS NOT NULL AND {condition} ORDER BY ALL"


@st.composite
def asked(draw: st.DrawFn, values: dict[str, list[str]]) -> Filters:
    def some(name: str, *more: str) -> tuple[Any, ...]:
        every = [*values.get(name, []), *more]
        return tuple(draw(st.lists(st.sampled_from(every), max_size=3, unique=True))) if every else ()

    days = st.dates(date(2011, 1, 1), date(2021, 12, 31)) | st.dates(date(2013, 7, 20), date(2013, 8, 10))
    chosen = draw(st.sets(st.sampled_from(sorted(PLAIN)), max_size=3))
    every = Filters(
        days=draw(st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))),
        place=some(
            "place", NOT_STATED, "nowhere", "country:SY", "place:made-up-town-17", "place:made-up-governorate-1"
        ),
        type=some("type", "toll"),
        actor=some("actor", NOT_STATED),
        speaker=some("speaker", NOT_STATED),
        publisher=some("publisher"),
        measure=some("measure"),
        population=some("population"),
        precision=some("", "day", "place"),
        agreement=some("agreement"),
        reviewed=draw(st.sampled_from(["any", "yes", "no"])),
        search=draw(st.sampled_from(["", "KILLED", "tell 1", "السخنة", "jaramana", "%", "'; DROP TABLE claims; --"])),
    )
    return Filters(**{name: getattr(every, name) for name in chosen})


def test_no_measure_or_population_lies_within_another() -> None:
    """They are looked for in a text that joins them."""
    for known in (MEASURES, POPULATIONS):
        assert not [(one, other) for one in known for other in known if one != other and one in other]


def test_every_filter_is_compared() -> None:
    assert PLAIN.keys() == CONDITIONS.keys()


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_same_claims_and_events_are_in_view(world: duckdb.DuckDBPyConnection, data: st.DataObject) -> None:
    offered = options(world)
    filters = data.draw(asked({str(name): list(some["value"]) for name, some in offered.groupby("filter")}))
    plain = rows(world, CLAIMS.format(claim="c", tables=PLAINLY_JOINED, condition=plainly(filters)), filters)
    flat = rows(world, CLAIMS.format(claim="facet", tables=FACETS, condition=condition(filters)), filters)
    joined = rows(world, CLAIMS.format(claim="c", tables=JOINED, condition=condition(filters)), filters)
    assert flat == plain
    assert joined == plain
    events = rows(world, EVENTS.format(tables=PLAINLY_JOINED, condition=plainly(filters)), filters)
    in_view = f"WITH {events_in_view(filters)} SELECT event_id FROM in_view ORDER BY ALL"  # noqa: S608
    assert rows(world, in_view, filters) == events
    counts = hidden(world, filters)
    assert sum(n for reason, n in zip(counts["reason"], counts["n_claims"], strict=True) if reason is None) == len(
        plain
    )
    assert sum(counts["n_claims"]) == rows(world, "SELECT count(*) FROM claims", filters)[0][0]


def test_the_options_count_what_the_filters_show(world: duckdb.DuckDBPyConnection) -> None:
    for name, value, _, n in options(world).itertuples(index=False):
        one = Filters(**{name: (value,)})
        plain = f"SELECT count(*) FROM {PLAINLY_JOINED} WHERE {plainly(one)}"  # noqa: S608
        assert rows(world, plain, one) == [(n,)], (name, value)


def test_the_derived_tables_can_be_views_with_the_same_rows(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("derived") / "one.duckdb"
    write_made_up(path, 500)
    with duckdb.connect(str(path)) as connection:
        for table, select in DERIVED.items():
            again = f"SELECT * FROM (FROM {table} LIMIT 0) UNION ALL BY NAME SELECT * FROM ({select})"  # noqa: S608
            kept = connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()  # noqa: S608
            assert connection.execute(f"SELECT * FROM ({again}) ORDER BY ALL").fetchall() == kept, table  # noqa: S608
            assert kept
