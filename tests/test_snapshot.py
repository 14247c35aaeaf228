"""Identity, versions of a URL, and what a snapshot holds: equal inputs make equal rows, and another byte another id."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.capture import post_from_fields, read_markdown
from dashboard.records import Post
from dashboard.storage import pipeline
from dashboard.storage.build import Built, build
from dashboard.storage.derived import DERIVED
from dashboard.storage.inputs import snapshot_id_of
from dashboard.storage.reading_cache import MOST_FILES, ReadingCache, decode_reading, encode
from dashboard.storage.serving import connect
from dashboard.storage.snapshot import LOADS
from dashboard.storage.versions import once_each, version_inputs, versions_of
from dashboard.storage.workspace import Workspace, load_reference
from tests.tiny_workspace import POSTS, command, make_workspace


def all_rows(path: Path) -> dict[str, list[Any]]:
    """Every row of every table, in the order it is stored, but for captures, which stand outside the identity."""
    connection = connect(path)
    rows = {table: connection.table(table).fetchall() for table in (*LOADS, *DERIVED) if table != "captures"}
    connection.close()
    return rows


def one_value(built: Built, query: str) -> Any:
    """The first value of a query's only row."""
    connection = connect(built.path)
    row = connection.execute(query).fetchone()
    connection.close()
    assert row is not None
    return row[0]


# --------------------------------------------------------------------------------------------------------- identity
def test_copies_with_other_names_times_line_ends_and_hash_seeds_make_one_snapshot(tmp_path: Path) -> None:
    one, other = make_workspace(tmp_path / "one"), make_workspace(tmp_path / "elsewhere" / "other")
    (other / "posts" / "a.md").rename(other / "posts" / "z.md")
    for file in other.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
            os.utime(file, (1_000_000_000, 1_000_000_000))
    machines = (
        (one, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"}),
        (other, {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": ""}),
    )
    made = [command("build", workspace=root, **machine) for root, machine in machines]
    assert [done.code for done in made] == [0, 0], made
    paths = [next((root / "snapshots").glob("*.duckdb")) for root in (one, other)]
    assert paths[0].name == paths[1].name
    first, second = (all_rows(path) for path in paths)
    assert first == second
    assert len(first["claims"]) >= 4 and len(first["figures"]) >= 4 and len(first["events"]) >= 3
    for root, machine in machines:
        assert command("export", root / "taken", workspace=root, **machine).code == 0
    taken = [{file.name: file.read_bytes() for file in (root / "taken").iterdir()} for root in (one, other)]
    assert taken[0] == taken[1]
    assert len(taken[0]) > 5


def test_one_changed_byte_of_a_post_makes_another_id(tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    before = build(workspace)
    file = tmp_path / "posts" / "a.md"
    file.write_bytes(file.read_bytes().replace(b"22 people", b"23 people"))
    after = build(workspace)
    assert after.snapshot_id != before.snapshot_id
    assert after.is_new


@pytest.mark.parametrize("name", ["sources.csv", "gazetteer.csv", "tolls.csv", "toll_scope.csv", "workspace.toml"])
def test_every_table_and_the_settings_enter_the_id(tmp_path: Path, name: str) -> None:
    from dashboard.storage.input_files import read_inputs

    workspace = Workspace.at(make_workspace(tmp_path))
    before = read_inputs(workspace).snapshot_id
    file = tmp_path / name
    file.write_bytes(file.read_bytes().replace(b"Observatory for", b"Office for").replace(b"16000", b"16001")
                     .replace(b"37988", b"37989").replace(b"civilians,counted", b"civilians,partly")
                     .replace(b"Tiny", b"Small"))  # fmt: skip
    assert read_inputs(workspace).snapshot_id != before


def test_a_capture_time_and_a_second_copy_of_a_post_do_not_enter_the_id(tmp_path: Path) -> None:
    one = make_workspace(tmp_path / "one")
    other = make_workspace(tmp_path / "other")
    text = POSTS["posts/a.md"].replace("---\n", "---\ncaptured_at: 2014-01-01T00:00:00Z\n", 1)
    (other / "posts" / "again.md").write_text(text, encoding="utf-8")
    first, second = build(Workspace.at(one)), build(Workspace.at(other))
    assert first.snapshot_id == second.snapshot_id
    assert first.counts["posts"] == second.counts["posts"] == 2
    assert one_value(second, "SELECT max(captured_at) FROM captures") == datetime(2014, 1, 1)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["post", "tolls.csv"]), st.text("0123456789abcdef", min_size=4)), max_size=6))
def test_the_order_of_inputs_never_matters(inputs: list[tuple[str, str]]) -> None:
    assert snapshot_id_of(inputs, "f") == snapshot_id_of(list(reversed(inputs)), "f")
    assert snapshot_id_of(inputs, "f") != snapshot_id_of([*inputs, ("post", "ffff")], "f")


def test_a_build_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    first = build(workspace)
    changed_at = first.path.stat().st_mtime_ns
    second = build(workspace)
    assert (second.is_new, second.path, second.counts) == (False, first.path, first.counts)
    assert second.path.stat().st_mtime_ns == changed_at


def test_a_build_from_cached_readings_equals_one_from_nothing(tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    first = build(workspace)
    from_nothing = all_rows(first.path)
    first.path.unlink()
    assert list((workspace.snapshots / "cache").rglob("batch-*.parquet"))
    assert all_rows(build(workspace).path) == from_nothing
    shutil.rmtree(workspace.snapshots)
    assert all_rows(build(workspace).path) == from_nothing


# --------------------------------------------------------------------------------------------------------- versions
def version(text: str, captured: str | None = None, published: str = "2013-07-26", url: str = "u") -> Post:
    fields = {"publisher": "EA", "published_at": published, "url": url}
    return post_from_fields({**fields, **({"captured_at": captured} if captured else {})}, text, "x")


def test_the_newest_version_of_a_url_is_current_and_names_the_first() -> None:
    first, second = version("7 dead", "2013-07-26T10:00:00Z"), version("10 dead", "2013-07-26T12:00:00Z")
    later = version("11 dead", "2013-07-26T09:00:00Z", published="2013-07-27")
    alone = version("other", url="v")
    known = once_each([later, second, alone, first])
    found = {one.post.text: (one.version_of, one.is_current) for one in versions_of(known)}
    assert found == {
        "7 dead": (None, False),
        "10 dead": (first.post_id, False),
        "11 dead": (first.post_id, True),
        "other": (None, True),
    }


def test_which_version_is_newest_enters_the_id() -> None:
    one, other = version("7 dead", "2013-07-26T10:00:00Z"), version("10 dead", "2013-07-26T12:00:00Z")
    swapped = version("7 dead", "2013-07-26T14:00:00Z")
    assert swapped.content_hash == one.content_hash
    assert version_inputs([one, other]) != version_inputs([swapped, other])
    assert version_inputs([one, other]) == version_inputs([other, one])
    assert version_inputs([one]) == []


def test_only_the_current_version_makes_claims(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    text = POSTS["posts/a.md"].replace("2013-07-26", "2013-07-27").replace("at least 22", "at least 25")
    (root / "posts" / "a-again.md").write_text(text, encoding="utf-8")
    built = build(Workspace.at(root))
    assert one_value(built, "SELECT count(*) FROM posts WHERE url = 'http://example.org/a'") == 2
    assert one_value(built, "SELECT count(*) FROM figures WHERE low = 25") == 1
    assert one_value(built, "SELECT count(*) FROM figures WHERE low = 22") == 0


# ------------------------------------------------------------------------------------------------------- what it holds
def test_the_snapshot_says_what_it_is(tmp_path: Path) -> None:
    built = build(Workspace.at(make_workspace(tmp_path)))
    connection = connect(built.path)
    facts = dict(connection.execute('SELECT "key", "value" FROM meta').fetchall())
    connection.close()
    assert facts["snapshot_id"] == built.snapshot_id
    assert (facts["title"], facts["first_date"], facts["last_date"]) == ("Tiny", "2013-07-01", "2013-07-31")


def test_a_bound_a_place_and_a_toll_reach_the_tables(tmp_path: Path) -> None:
    built = build(Workspace.at(make_workspace(tmp_path)))
    sukhna = "SELECT operator || ' ' || low FROM figures JOIN claims USING (post_id, claim_no) WHERE place = 'Sukhna'"
    assert one_value(built, sukhna) == "gte 22"
    assert one_value(built, "SELECT count(*) FROM tolls WHERE NOT from_post") == 2
    assert one_value(
        built, "SELECT string_agg(place_id, ' ' ORDER BY place_id) FROM places WHERE place_id <> 'aleppo'"
    ) == ("homs-governorate sukhna sy")


def test_every_table_has_a_comment_on_every_column(tmp_path: Path) -> None:
    built = build(Workspace.at(make_workspace(tmp_path)))
    connection = connect(built.path)
    silent = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    connection.close()
    assert silent == []
    assert tables == {*LOADS, *DERIVED}


def test_a_reader_can_reach_nothing_but_the_snapshot(tmp_path: Path) -> None:
    built = build(Workspace.at(make_workspace(tmp_path)))
    connection = connect(built.path)
    for query in ("SELECT * FROM read_csv('tolls.csv')", "INSERT INTO meta VALUES ('a', 'b')", "INSTALL fts"):
        with pytest.raises(Exception, match=r"disabled|read-only|Permission"):
            connection.execute(query)
    connection.close()


# ------------------------------------------------------------------------------------------------------------ cache
@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return pipeline.make_reader(load_reference(Workspace.at(make_workspace(tmp_path_factory.mktemp("names")))))


def test_the_last_vocabulary_is_kept_for_equal_names_in_an_equal_order_only(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    first = pipeline.vocabulary_of(load_reference(Workspace.at(root)))
    assert pipeline.vocabulary_of(load_reference(Workspace.at(root))) is first
    reference = load_reference(Workspace.at(root))
    turned = replace(reference, sources=dict(reversed(reference.sources.items())))
    assert turned == reference
    assert pipeline.vocabulary_of(turned) is not first
    file = root / "sources.csv"
    file.write_text(file.read_text("utf-8").replace("SOHR|the Observatory", "SOHR"), "utf-8")
    fewer = pipeline.vocabulary_of(load_reference(Workspace.at(root)))
    assert fewer.sources["sohr"].aliases == ("SOHR",)
    assert fewer is not first


@pytest.mark.parametrize("name", sorted(POSTS))
def test_a_reading_kept_as_json_comes_back_equal(reader: Any, name: str) -> None:
    post = read_markdown(POSTS[name], name)
    reading = reader(post)
    assert reading.claims and reading.figures
    assert decode_reading(encode(reading), post) == reading


def test_a_reading_does_not_fit_another_text(reader: Any) -> None:
    post = read_markdown(POSTS["posts/a.md"], "a")
    with pytest.raises(ValueError, match="offsets"):
        decode_reading(encode(reader(post)), version("short"))


def test_a_damaged_cache_file_is_deleted_and_read_anew(reader: Any, tmp_path: Path) -> None:
    post = read_markdown(POSTS["posts/a.md"], "a")
    cache = ReadingCache(tmp_path)
    cache.keep(reader(post))
    cache.flush()
    (file,) = tmp_path.glob("batch-*.parquet")
    file.write_bytes(file.read_bytes()[:-40])
    assert ReadingCache(tmp_path).find(post) is None
    assert list(tmp_path.iterdir()) == []


def test_many_small_cache_files_become_one_without_what_is_gone(reader: Any, tmp_path: Path) -> None:
    posts = [version(f"{number} people were killed in Homs.", url=str(number)) for number in range(MOST_FILES + 2)]
    cache = ReadingCache(tmp_path)
    for post in posts:
        cache.keep(reader(post))
        cache.flush()
    cache.compact(post.content_hash for post in posts[1:])
    assert len(list(tmp_path.iterdir())) == 1
    again = ReadingCache(tmp_path)
    assert again.find(posts[0]) is None
    assert again.find(posts[1]) == reader(posts[1])


def test_a_post_published_at_an_instant_keeps_it_in_utc(tmp_path: Path) -> None:
    built = build(Workspace.at(make_workspace(tmp_path)))
    published = one_value(built, "SELECT published_at FROM posts WHERE publisher = 'The Observer'")
    assert published.replace(tzinfo=UTC) == datetime(2013, 7, 27, 9, 30, tzinfo=UTC)
