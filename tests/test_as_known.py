"""As known then: a later post, decision, toll or search never shows; at the last day everything is as it is now."""

import json
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_workspace import FILES, NEW_TEXT, POSTS, everything_in, make_workspace

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Target
from dashboard.queries.known_days import known_days
from dashboard.storage.as_known import Shelf, as_known, fill
from dashboard.storage.build import build
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.serving import connect
from dashboard.storage.workspace import Workspace, load_tables

FIRST = date(2013, 7, 1)
DAYS = st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n))
INSTANTS = st.datetimes(datetime(2013, 7, 1), datetime(2013, 7, 10, 23, 59, 59), timezones=st.just(UTC))
CAPTURES = st.lists(st.one_of(st.none(), INSTANTS), min_size=1, max_size=6)


def post(number: int, captured: datetime | None, published: str = "2013-07-05") -> str:
    capture = f"captured_at: {captured.isoformat()}\n" if captured else ""
    return f"---\npublisher: P{number}\npublished_at: {published}\n{capture}---\n{NEW_TEXT}"


def line(number: int, captured: datetime | None) -> str:
    told = {"publisher": f"P{number}", "published_at": "2013-07-05", "text": NEW_TEXT}
    return json.dumps(told | ({"captured_at": captured.isoformat()} if captured else {}))


def publishers(workspace: Workspace) -> set[str]:
    return {one.publisher for file in workspace.post_files() for one in workspace.read_posts(file)}


def a_note(reason: str) -> Decision:
    return Decision("note", reason, Target("0" * 12, 0, 4, "Ten "))


@settings(max_examples=40, deadline=None)
@given(CAPTURES, st.lists(st.tuples(st.sampled_from(["ada", "ben"]), INSTANTS), max_size=6), st.booleans(), DAYS)
def test_only_what_was_captured_and_decided_by_then_is_there(
    captures: list[datetime | None], decisions: list[tuple[str, datetime]], as_lines: bool, day: date
) -> None:
    """A post without a capture day counts from its publication, 5 July; each chain is cut where its first later
    decision stands."""
    with tempfile.TemporaryDirectory() as folder:
        if as_lines:
            files = {"posts/all.jsonl": "".join(line(n, at) + "\n" for n, at in enumerate(captures))}
        else:
            files = {f"posts/{n}.md": post(n, at) for n, at in enumerate(captures)}
        workspace = Workspace(make_workspace(Path(folder) / "w", files))
        for author, at in decisions:
            decide(workspace, author, [a_note("because")], now=lambda at=at: at)
        before = everything_in(workspace.root)
        expected = {f"P{n}" for n, at in enumerate(captures) if (at.date() if at else date(2013, 7, 5)) <= day}
        shadow = Workspace(Path(folder) / "then")
        if not expected:
            with pytest.raises(BadInput, match="Nothing here had been captured by the end of"):
                fill(shadow, workspace, day)
            return
        fill(shadow, workspace, day)
        assert publishers(shadow) == expected
        kept = read_edits(shadow)
        assert not kept.problems
        assert all(edit.at.date() <= day for edit in kept.edits)
        now = {chain.file: chain.edits for chain in read_edits(workspace).chains}
        for chain_file, edits in now.items():
            then = next((chain.edits for chain in kept.chains if chain.file == chain_file), ())
            assert edits[: len(then)] == then
            assert all(edit.at.date() > day for edit in edits[len(then) : len(then) + 1])
        assert everything_in(workspace.root) == before


def test_an_equal_post_counts_from_its_first_capture(tmp_path: Path) -> None:
    early, late = datetime(2013, 7, 3, tzinfo=UTC), datetime(2013, 7, 8, tzinfo=UTC)
    files = {"posts/a.md": post(1, late), "posts/b.md": post(1, early), "posts/c.md": post(2, late)}
    workspace, shadow = Workspace(make_workspace(tmp_path / "w", files)), Workspace(tmp_path / "then")
    fill(shadow, workspace, date(2013, 7, 5))
    assert publishers(shadow) == {"P1"}


def test_tolls_count_by_their_publication_and_a_month_by_its_end(tmp_path: Path) -> None:
    searches = (
        "source_id,admin1,from_date,to_date,searched_by,searched_date,result,note\n"
        "sohr,,2013-07-01,2013-07-02,Ada,2013-07-03,reports_found,\nsohr,,2013-07-01,2013-07-02,Ada,2013-07-04,reports_found,\n"
    )
    month = FILES["tolls.csv"].replace("stated,2013-06-13", "stated,2013-07")
    captured = {"posts/a.md": post(1, datetime(2013, 7, 1, tzinfo=UTC))}
    workspace = Workspace(make_workspace(tmp_path / "w", captured, tolls_csv=month, searches_csv=searches))
    shadow = Workspace(tmp_path / "then")

    def known(day: date) -> tuple[list[str], int, int, int]:
        fill(shadow, workspace, day)
        tables = load_tables(shadow)
        links, parts = len(tables.toll_links), len(tables.toll_parts)
        return [toll.toll_id for toll in tables.tolls], links, parts, len(tables.searches)

    assert known(date(2013, 7, 3)) == ([], 0, 0, 1)
    assert known(date(2013, 7, 25)) == (["un-2013-07"], 0, 0, 2)
    assert known(date(2013, 7, 31)) == (["un-2013-06", "un-2013-07"], 1, 1, 2)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(path)
    try:
        tables = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        return {name: connection.execute(f"FROM {name}").fetchall() for name in tables}
    finally:
        connection.close()


def test_at_the_last_day_the_rows_are_those_of_now(tmp_path: Path) -> None:
    first, last = datetime(2013, 7, 27, tzinfo=UTC), datetime(2013, 7, 28, 23, 59, 59, tzinfo=UTC)
    posts = {**POSTS, "posts/a.md": POSTS["posts/a.md"].replace("---\n", f"---\ncaptured_at: {first}\n", 1)}
    posts["posts/c.md"] = post(3, last, "2013-07-28")
    workspace = Workspace(make_workspace(tmp_path / "w", posts))
    now = build(workspace)
    marker = (workspace.snapshots / "CURRENT").read_text()
    path = as_known(workspace, date(2013, 7, 28))
    assert path.name == now.path.name
    assert rows_of(path) == rows_of(now.path)

    earlier = as_known(workspace, date(2013, 7, 27))
    assert earlier.name != now.path.name
    then = rows_of(earlier)
    assert len(then["posts"]) == 2
    assert not any("P3" in map(str, row) or NEW_TEXT.strip() in map(str, row) for rows in then.values() for row in rows)
    assert (workspace.snapshots / "CURRENT").read_text() == marker

    shelf = Shelf(workspace)
    assert shelf.find(date(2013, 7, 27)) == earlier
    assert shelf.find(date(2013, 7, 26)) is None
    connection = connect(now.path)
    asked = known_days(connection.cursor())
    connection.close()
    assert [(str(row.day)[:10], row.n_posts, row.n_without) for row in asked.itertuples()] == [
        ("2013-07-28", 1, 0),
        ("2013-07-27", 2, 1),
    ]

    (workspace.root / "posts" / "d.md").write_text(post(4, first, "2013-07-26"))
    build(workspace)
    assert shelf.find(date(2013, 7, 27)) is None, "a post found later that had been captured by then is shown"
    assert len(rows_of(as_known(workspace, date(2013, 7, 27)))["posts"]) == 3
