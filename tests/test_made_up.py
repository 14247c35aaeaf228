"""Made-up snapshots are valid and repeatable, and every question of every page has an answer on them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.queries.filters import Filters
from dashboard.speed.bench_pages import floor_ms, measured
from dashboard.speed.bench_rebuild import rows_of
from dashboard.speed.questions import FILTERS, PAGES
from dashboard.storage.derived import DERIVED
from dashboard.storage.made_up import write_made_up
from dashboard.storage.snapshot import LOADS, write_of_kept
from dashboard.storage.validation import validate

FIGURES = 4000
PAGES_FOLDER = Path(__file__).parents[1] / "dashboard" / "pages"
ON_A_CLICK = {"behind", "events_at", "reports_behind", "searches_behind", "events_behind", "reports_of_lag"}
ON_A_CLICK |= {"claims_of_side"}
PAGE_FILES = {"brief": "Brief", "tolls": "Tolls compared", "timeline": "Timeline", "actors": "Actors"}
PAGE_FILES |= {"event": "Event", "map": "Map", "blind_spots": "Blind spots", "posts": "Evidence"}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("made-up") / "one.duckdb"
    write_made_up(path, FIGURES)
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def value(connection: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = connection.execute(sql).fetchone()
    assert row is not None
    return row[0]


def test_a_made_up_snapshot_keeps_every_rule(made_up: duckdb.DuckDBPyConnection) -> None:
    validate(made_up)


def test_it_has_about_as_many_figures_as_asked_for(made_up: duckdb.DuckDBPyConnection) -> None:
    figures = value(made_up, "SELECT count(*) FROM figures")
    assert isinstance(figures, int) and 0.9 * FIGURES < figures < 1.1 * FIGURES


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT date_diff('year', min(reported_date), max(reported_date)) >= 9 FROM claims",
        "SELECT count(*) > 0 FROM event_cards WHERE revisions IS NOT NULL",
        "SELECT count(*) > 0 FROM events WHERE n_origins > 2",
        "SELECT count(DISTINCT agreement) = 4 FROM events",
        "SELECT count(DISTINCT date_precision) = 4 AND count(DISTINCT where_precision) = 6 FROM events",
        "SELECT count(DISTINCT operator) = 7 FROM figures",
        "SELECT max(n) > 4 * median(n) FROM (SELECT count(*) AS n FROM events GROUP BY place_name)",
        "SELECT count(*) > 0 FROM posts WHERE NOT is_current",
        "SELECT count(*) > 0 FROM tolls",
        "SELECT count(*) > 0 FROM searches",
        "SELECT count(*) > 0 FROM event_conflicts",
        "SELECT count(*) > 0 FROM claims WHERE realis = 'hypothetical'",
    ],
)
def test_it_is_as_varied_as_a_workspace(made_up: duckdb.DuckDBPyConnection, sql: str) -> None:
    assert value(made_up, sql) is True


def test_a_snapshot_built_of_kept_rows_is_the_same_and_each_table_is_timed(
    made_up: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    whole = Path(str(value(made_up, "SELECT path FROM duckdb_databases() WHERE database_name = current_database()")))
    fresh = rows_of(whole, tmp_path / "rows.duckdb")
    steps: list[str] = []
    write_of_kept(tmp_path / "again.duckdb", tmp_path / "rows.duckdb", fresh, steps.append)
    assert steps == ["rows", *DERIVED, "file"]
    made_again = duckdb.connect(str(tmp_path / "again.duckdb"), read_only=True)
    for table in (*LOADS, *DERIVED):
        assert made_again.table(table).fetchall() == made_up.table(table).fetchall(), table
    made_again.close()


def test_equal_seeds_make_equal_rows_and_others_other_ones(tmp_path: Path) -> None:
    sums = []
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        write_made_up(tmp_path / name, 500, seed)
        with duckdb.connect(str(tmp_path / name)) as connection:
            tables = ("posts", "claims", "figures", "event_figures", "event_tracks", "claim_facets", "event_headlines")
            sums.append([connection.table(table).aggregate(f"bit_xor(hash({table}))").fetchone() for table in tables])
    assert sums[0] == sums[1]
    assert sums[0] != sums[2]


@pytest.mark.parametrize("told", FILTERS)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_s_questions_have_an_answer(made_up: duckdb.DuckDBPyConnection, name: str, told: str) -> None:
    PAGES[name](made_up.cursor(), FILTERS[told])


def asked_in(source: str) -> set[str]:
    """The questions put as `ask(snapshot, question, …)`, by their own names."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    asked = [call.args[1] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "ask"]
    return {one.attr if isinstance(one, ast.Attribute) else ast.unparse(one) for one in asked}


@pytest.mark.parametrize("file", PAGE_FILES)
def test_the_bench_asks_what_the_page_asks(file: str) -> None:
    """A question that a page begins to ask is measured too, or named here as one that waits for a click."""
    import inspect

    source = inspect.getsource(PAGES[PAGE_FILES[file]])
    measured_here = {node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute)}
    measured_here |= {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    asked = asked_in((PAGES_FOLDER / f"{file}.py").read_text(encoding="utf-8"))
    assert asked, "the page asks nothing that this test can see"
    assert asked - ON_A_CLICK <= measured_here


def test_a_page_beyond_its_floor_is_missed(made_up: duckdb.DuckDBPyConnection) -> None:
    page = PAGES["Opening a snapshot"]
    fast, slow = (measured(made_up.cursor, "one", page, Filters(), 1.0, floor) for floor in (1e9, 1e-9))
    assert (fast.is_missed, slow.is_missed) == (False, True)
    assert "MISSED" in slow.words and "MISSED" not in fast.words
    assert (floor_ms(10_000), floor_ms(1_000_000), floor_ms(10_000_000)) == (100, 100, 1000)
