"""As known then: a later post, decision, toll or search never shows; at the last day everything is as it is now."""

import json
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Target
from dashboard.queries.known_days import known_days
from dashboard.storage.as_known import Shelf, as_known, fill
from dashboard.storage.build import build
from dashboard.storage.current import current
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.serving import connect
from dashboard.storage.workspace import Workspace, load_tables
from dashboard.widgets.caption import source_words
from dashboard.widgets.database import Snapshot
from dashboard.widgets.downloads import csv_text, file_name, with_known
from tests.test_pages import Opener, asked, opened, ran, text_of
from tests.tiny_workspace import FILES, NEW_TEXT, POSTS, everything_in, make_workspace

__all__ = ["opened"]

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


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two posts known on 27 July (one of them without a recorded capture), a third at the last second of 28 July."""
    first, last = datetime(2013, 7, 27, tzinfo=UTC), datetime(2013, 7, 28, 23, 59, 59, tzinfo=UTC)
    posts = {**POSTS, "posts/a.md": POSTS["posts/a.md"].replace("---\n", f"---\ncaptured_at: {first}\n", 1)}
    posts["posts/c.md"] = post(3, last, "2013-07-28")
    workspace = Workspace(make_workspace(tmp_path_factory.mktemp("known") / "w", posts))
    build(workspace)
    return workspace.root


def test_at_the_last_day_the_rows_are_those_of_now(root: Path) -> None:
    workspace = Workspace(root)
    now = current(workspace)
    assert now is not None
    path = as_known(workspace, date(2013, 7, 28))
    assert path.name == now.name
    assert rows_of(path) == rows_of(now)

    earlier = as_known(workspace, date(2013, 7, 27))
    assert earlier.name != now.name
    then = rows_of(earlier)
    assert len(then["posts"]) == 2
    assert not any("P3" in map(str, row) or NEW_TEXT.strip() in map(str, row) for rows in then.values() for row in rows)
    assert current(workspace) == now, "what is published stays"

    assert Shelf(workspace).find(date(2013, 7, 27)) == earlier
    assert Shelf(workspace).find(date(2013, 7, 26)) is None
    connection = connect(now)
    asked = known_days(connection.cursor())
    connection.close()
    assert [(str(row.day)[:10], row.n_posts, row.n_without) for row in asked.itertuples()] == [
        ("2013-07-28", 1, 0),
        ("2013-07-27", 2, 1),
    ]


def test_a_decision_counts_from_its_day_on(root: Path, tmp_path: Path) -> None:
    workspace = Workspace(shutil.copytree(root, tmp_path / "w"))
    first = next(one for one in workspace.read_posts(root / "posts" / "a.md"))
    target = Target(first.post_id, 0, 9, first.text[:9])
    decide(workspace, "ada", [Decision("note", "because", target)], now=lambda: datetime(2013, 7, 29, 1, tzinfo=UTC))
    now = build(workspace).path
    assert len(rows_of(now)["edits"]) == 1
    then = as_known(workspace, date(2013, 7, 28))
    assert rows_of(then)["edits"] == []
    assert as_known(workspace, date(2013, 7, 29)).name == now.name


def test_a_page_says_which_day_it_shows_and_shows_nothing_later(opened: Opener, root: Path) -> None:
    as_known(Workspace(root), date(2013, 7, 27))
    at = opened(root, "brief", known="2013-07-27")
    words = text_of(at)
    assert "As known at the end of 27 July 2013 (UTC): 2 of 3 posts." in words
    assert "as known at the end of 27 July 2013 (UTC): only what was captured and decided by then" in words
    assert "[As known at the end of 27 July 2013 (UTC).]" in words
    assert "12 killed" not in words
    assert at.selectbox(key="rail_known").options == [
        "now",
        "end of 28 July 2013 · + 1 post",
        "end of 27 July 2013 · + 2 posts",
    ]
    ran(at.selectbox(key="rail_known").select("now").run())
    assert "12 killed" in text_of(at) and "As known at the end" not in text_of(at)
    ran(at.selectbox(key="rail_known").select("2013-07-27").run())
    assert asked(at, "known") == ["2013-07-27"]
    ran(at.button(key="known_now").click().run())
    assert "known" not in at.query_params


@pytest.mark.parametrize("told", ["2013-07-26", "2013-07-29", "yesterday", "2013-7-27", "<b>"])
def test_a_day_on_which_nothing_was_known_is_dropped_with_a_notice(opened: Opener, root: Path, told: str) -> None:
    at = opened(root, "posts", known=told)
    assert "What is here was captured from 27 July 2013 to 28 July 2013" in text_of(at)
    assert "known" not in at.query_params


def test_the_day_travels_with_what_is_taken_away() -> None:
    frame, columns = with_known(pd.DataFrame({"a": [1, 2]}), {"a": "A"}, date(2013, 7, 27))
    assert csv_text(frame, columns).splitlines()[1:] == ["1,2013-07-27", "2,2013-07-27"]
    assert csv_text(frame, columns).splitlines()[0].endswith("A,as known at the end of (UTC)")
    day = date(2013, 7, 27)
    shown = Snapshot("p", "T", "5e1f00d5", "f", None, None, None, 1, 1, 1, known=day)
    assert file_name("events", shown.file_words) == "at-least_events_known-2013-07-27_5e1f00d5.csv"
    assert source_words(shown, "all", "all days", "EA")[-2].startswith("as known at the end of 27 July 2013 (UTC)")
    now = replace(shown, known=None)
    assert file_name("events", now.file_words) == "at-least_events_5e1f00d5.csv"
    assert not any("known" in line for line in source_words(now, "all", "all days", "EA"))
