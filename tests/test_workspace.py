"""Files into posts and tables: what is read, and what is refused in which words."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.capture import (
    BadInput,
    decode,
    join_front_matter,
    markdown_of,
    post_from_fields,
    read_jsonl,
    read_markdown,
    split_front_matter,
)
from dashboard.storage.tables import HEADERS, read_tables
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference, load_tables
from tests.tiny_workspace import FILES, make_workspace

FIELDS = {"publisher": "EA WorldView", "published_at": "2013-07-26"}


# ------------------------------------------------------------------------------------------------- bytes into text
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        ("killed “22” – Sukhna".encode("cp1252"), "looks like Windows-1252"),
        ("Alép a été touchée".encode("latin-1"), "looks like Latin-1"),
        ("قتل 22 شخصا في السخنة".encode("cp1256"), "looks like Windows-1256 (Arabic)"),
        ("убиты 22 человека в Алеппо".encode("cp1251"), "looks like Windows-1251 (Cyrillic)"),
        ("22 killed".encode("utf-16"), "looks like UTF-16"),
        ("22 people were killed".encode("utf-16-le"), "looks like UTF-16 (little endian"),
        ("22 people were killed".encode("utf-16-be"), "looks like UTF-16 (big endian"),
        ("22 killed".encode("utf-32"), "looks like UTF-32"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "is a PNG image"),
        (b"PK\x03\x04 docx", "Office document"),
        (bytes(range(256)) * 20, "is a binary file"),
        (b"22 killed\x00 in Sukhna, and the text goes on for a while", "is a binary file"),
    ],
)
def test_bytes_that_are_not_utf8_text_are_named(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=re.escape(says)) as error:
        decode(data, "page.txt")
    assert str(error.value).startswith("page.txt ")
    assert str(error.value).endswith(".")


def test_line_ends_and_byte_order_mark_do_not_reach_the_text() -> None:
    assert decode(b"\xef\xbb\xbfone\r\ntwo\rthree\n", "x") == "one\ntwo\nthree\n"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_sentence(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except BadInput:
        return
    assert text.strip()
    assert "\r" not in text and "\x00" not in text


# ---------------------------------------------------------------------------------------------------- front matter
def test_front_matter_is_read_and_the_text_stays_as_captured() -> None:
    fields, text = split_front_matter('---\n# a comment\npublisher: A: B\ntitle: " two "\n---\n\n--- text\n', "x")
    assert fields == {"publisher": "A: B", "title": " two "}
    assert text == "\n--- text\n"


def test_a_text_without_front_matter_is_all_text() -> None:
    assert split_front_matter("key: value\n", "x") == ({}, "key: value\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("---\npublisher: A\n", "is not closed"),
        ("---\npublisher: A\nThe text began without a fence.\n", "is not closed"),
        ("---\nno colon here\n---\ntext", "line 2: 'no colon here' is not `key: value`"),
        ("---\nurl: a\nurl: b\n---\ntext", "line 3: url is given twice"),
        ('---\ntitle: "a" b"\n---\ntext', 'line 2: "a" b" opens with a quote but is not a quoted text'),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadInput, match=re.escape(says)):
        split_front_matter(text, "x.md")


@settings(deadline=None)
@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), st.text(max_size=30), max_size=4),
    st.text(st.characters(blacklist_characters="\r", blacklist_categories=("Cs",)), max_size=80),
)
def test_front_matter_comes_back_as_it_was_written(fields: dict[str, str], text: str) -> None:
    assert split_front_matter(join_front_matter(fields, text), "x") == (fields, text)


@settings(deadline=None)
@given(st.text(st.characters(blacklist_characters="\r\x00", blacklist_categories=("Cs",)), min_size=1, max_size=80))
def test_a_post_written_and_read_again_is_equal(text: str) -> None:
    if not text.strip():
        return
    fields = {**FIELDS, "published_at": "2013-07-26T20:45:00+02:00", "title": '"Quoted": #1', "seen_by": "me"}
    post = post_from_fields(fields, text, "x")
    assert read_markdown(markdown_of(post), "x") == post


# ------------------------------------------------------------------------------------------------------------ posts
def test_an_instant_is_kept_in_utc_and_gives_the_utc_day() -> None:
    post = post_from_fields({**FIELDS, "published_at": "2013-07-26T01:30:00+03:00"}, "text", "x")
    assert post.published_at == datetime(2013, 7, 25, 22, 30, tzinfo=UTC)
    assert post.published_date == date(2013, 7, 25)


def test_capture_time_does_not_change_the_content_hash() -> None:
    one = post_from_fields({**FIELDS, "captured_at": "2013-07-26"}, "text", "x")
    other = post_from_fields({**FIELDS, "captured_at": "2014-01-01T10:00:00Z"}, "text", "x")
    assert one.content_hash == other.content_hash


@pytest.mark.parametrize(
    ("fields", "text", "says"),
    [
        ({"publisher": "A"}, "text", "has no publication date"),
        ({"published_at": "2013-07-26"}, "text", "has no publisher"),
        ({**FIELDS, "published_at": "26 July 2013"}, "text", "is not a day"),
        ({**FIELDS, "published_at": "2013-02-30"}, "text", "is not a day"),
        ({**FIELDS, "published_at": "2013-W30-5"}, "text", "is not a day"),
        ({**FIELDS, "published_at": "2999-01-01"}, "text", "lies in the future"),
        ({**FIELDS, "text_kind": "rumour"}, "text", "text_kind 'rumour' is not one of verbatim"),
        (FIELDS, " \n", "is empty"),
        (FIELDS, "half \ud83d a character", "lone surrogate"),
        (FIELDS, "nul \x00", "binary"),
        ({**FIELDS, "title": "a\nurl: b"}, "text", "title holds a line end"),
        (FIELDS, "x" * 25_000_001, "larger than 25 MB"),
    ],
)
def test_a_post_that_cannot_be_is_refused(fields: dict[str, str], text: str, says: str) -> None:
    with pytest.raises(BadInput, match=re.escape(says)):
        post_from_fields(fields, text, "page.md")


def test_today_is_not_the_future_and_tomorrow_is() -> None:
    now = datetime(2013, 7, 26, 12, tzinfo=UTC)
    post_from_fields(FIELDS, "text", "x", now)
    post_from_fields({**FIELDS, "published_at": "2013-07-26T12:05:00Z"}, "text", "x", now)  # clocks differ
    for late in ("2013-07-28", "2013-07-26T13:00:00Z"):
        with pytest.raises(BadInput, match="future"):
            post_from_fields({**FIELDS, "published_at": late}, "text", "x", now)


def test_json_lines_give_one_post_a_line_and_name_the_line_that_is_broken() -> None:
    good = '{"publisher": "A", "published_at": "2013-07-26", "text": "one\\r\\ntwo", "url": null}'
    assert [post.text for post in read_jsonl(f"{good}\n\n{good}\n", "p.jsonl")] == ["one\ntwo", "one\ntwo"]
    for broken, says in (
        ("{", "is not one JSON object"),
        ("[1]", "is not a JSON object"),
        ('{"publisher": "A"}', "there is no text"),
        ('{"text": "a", "publisher": 3}', "publisher is not a text"),
        ('{"text": "a", "publisher": "A"}', "no publication date"),
    ):
        with pytest.raises(BadInput, match=re.escape(f"p.jsonl, line 2{'' if 'date' in says else ':'}")) as error:
            list(read_jsonl(f"{good}\n{broken}\n", "p.jsonl"))
        assert says in str(error.value)


# -------------------------------------------------------------------------------------------------------- workspace
def test_posts_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    line = '{"publisher": "A", "published_at": "2013-07-26", "text": "one"}\n'
    (tmp_path / "posts" / "aa.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "posts" / ".unfinished-1-c.md").write_text("half", encoding="utf-8")
    (tmp_path / "posts" / "notes.txt").write_text("not a post", encoding="utf-8")
    assert [path.name for path in workspace.post_files()] == ["a.md", "aa.jsonl", "b.md"]


def test_the_environment_chooses_the_workspace_and_the_option_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLEAST_WORKSPACE", raising=False)
    assert Workspace.at().root == SHIPPED
    monkeypatch.setenv("ATLEAST_WORKSPACE", "/somewhere")
    assert Workspace.at().root == Path("/somewhere").absolute()
    assert Workspace.at("/else").root == Path("/else").absolute()


def test_two_workspaces_share_one_cache_folder_without_meeting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLEAST_CACHE", str(tmp_path / "cache"))
    one, other = Workspace.at(tmp_path / "a" / "data"), Workspace.at(tmp_path / "b" / "data")
    assert one.snapshots != other.snapshots
    assert one.snapshots.parent == other.snapshots.parent == tmp_path / "cache"


def test_a_workspace_without_its_own_names_uses_the_shipped_ones(tmp_path: Path) -> None:
    empty = Workspace.at(tmp_path)
    assert {path.name for path in empty.table_files()} <= {"sources.csv", "actors.csv", "gazetteer.csv"}
    assert load_reference(empty) == load_reference(Workspace.at(SHIPPED))
    own = Workspace.at(make_workspace(tmp_path / "own"))
    assert set(load_reference(own).sources) == {"sohr", "sana"}


def test_the_settings_are_read_and_a_wrong_key_is_named(tmp_path: Path) -> None:
    settings = Workspace.at(make_workspace(tmp_path)).read_settings()
    assert (settings.title, settings.first_day, settings.last_day) == ("Tiny", date(2013, 7, 1), date(2013, 7, 31))
    for text, says in (
        ("format = 2\n", "format 2 is not 1"),
        ("first_day = 'July'\n", "first_day 'July' is not a day"),
        ("title = 3\n", "title 3 is not a text"),
        ("title = \n", "cannot be read as TOML"),
    ):
        with pytest.raises(BadInput, match=re.escape(says)):
            Workspace.at(make_workspace(tmp_path, workspace_toml=text)).read_settings()


# ----------------------------------------------------------------------------------------------------------- tables
def test_tables_are_read_with_their_types(tmp_path: Path) -> None:
    tables = load_tables(Workspace.at(make_workspace(tmp_path)))
    documented, spoken = tables.tolls
    assert (documented.low, documented.high, documented.excluded_records) == (92901, 92901, 37988)
    assert documented.scope == (("civilians", "counted"),)
    assert (spoken.low, spoken.high, spoken.as_of, spoken.cumulative) == (100000, None, None, True)
    assert tables.reference.sources["sohr"].aliases == ("SOHR", "the Observatory")
    assert tables.reference.places["sukhna"].lat == 34.88


def test_the_shipped_tables_have_no_problem() -> None:
    problems: list[str] = []
    load_tables(Workspace.at(SHIPPED), problems)
    assert problems == []


def changed_cell(file: str, row: int, column: str, value: str) -> dict[str, str]:
    """The files of the tiny workspace with one cell changed; row 1 is the header."""
    header, *lines = FILES[file].splitlines()
    cells = lines[row - 2].split(",")
    cells[header.split(",").index(column)] = value
    lines[row - 2] = ",".join(cells)
    return {**FILES, file: "\n".join((header, *lines)) + "\n"}


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "says"),
    [
        ("tolls.csv", 2, "low", "n/a", "tolls.csv, row 2, column low: 'n/a' is not a whole number; leave the cell"),
        ("tolls.csv", 3, "excluded_records", "37 988", "tolls.csv, row 3, column excluded_records: '37 988' is not"),
        ("tolls.csv", 2, "low", "-5", "tolls.csv, row 2, column low: '-5' is not a whole number"),
        ("tolls.csv", 2, "high", "92900", "tolls.csv, row 2: toll un-2013-06: low 92901 is greater than high 92900"),
        ("tolls.csv", 2, "operator", "about", "tolls.csv, row 2: toll un-2013-06: operator 'about' is not one of eq"),
        ("tolls.csv", 2, "as_of", "April 2013", "tolls.csv, row 2, column as_of: 'April 2013' is not a day"),
        (
            "tolls.csv",
            2,
            "published",
            "June 2013",
            "tolls.csv, row 2, column published: 'June 2013' is not a day, month",
        ),
        ("tolls.csv", 2, "cumulative", "", "tolls.csv, row 2, column cumulative: is empty"),
        ("tolls.csv", 2, "toll_id", "un-2013-07", "tolls.csv: toll_id 'un-2013-07' stands twice"),
        ("toll_links.csv", 2, "other", "nobody", "toll_links.csv: 'nobody' is not a toll_id"),
        ("toll_links.csv", 2, "relation", "likes", "toll_links.csv, row 2: toll link un-2013-06: relation 'likes'"),
        ("toll_parts.csv", 2, "value", "", "toll_parts.csv, row 2, column value: is empty"),
        ("toll_scope.csv", 2, "group", "everyone", "toll_scope.csv, row 2: toll scope un-2013-06: group 'everyone'"),
        ("sources.csv", 2, "attribution", "friend", "sources.csv, row 2: source sohr: attribution 'friend'"),
        ("sources.csv", 3, "voice", "nobody", "sources.csv: sana speaks as 'nobody'"),
        ("actors.csv", 2, "side", "good", "actors.csv, row 2, column side: 'good' is not one of government"),
        ("gazetteer.csv", 4, "lat", "91", "gazetteer.csv, row 4, column lat: 91 degrees lie outside"),
        ("gazetteer.csv", 4, "kind", "planet", "gazetteer.csv, row 4, column kind: 'planet' is not one of country"),
        ("gazetteer.csv", 4, "within", "atlantis", "gazetteer.csv: sukhna lies within 'atlantis'"),
    ],
)
def test_a_wrong_cell_is_named_by_file_row_and_column(file: str, row: int, column: str, value: str, says: str) -> None:
    problems: list[str] = []
    read_tables(changed_cell(file, row, column, value), problems)
    assert problems and problems[0].startswith(says), problems


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header.file)
def test_a_missing_column_is_named(header) -> None:  # type: ignore[no-untyped-def]
    missing = header.columns[1]
    text = ",".join(name for name in header.columns if name != missing) + "\n"
    problems: list[str] = []
    read_tables({header.file: text}, problems)
    assert problems == [
        f"{header.file}: the column {missing} is missing from row 1, which must have {','.join(header.columns)}."
    ]


def test_a_row_with_too_many_cells_and_an_open_quote_are_named() -> None:
    problems: list[str] = []
    read_tables({"toll_links.csv": 'toll_id,other,relation,note\na,b,quotes,"x",y\na,b,quotes,"open\n'}, problems)
    assert problems[0] == "toll_links.csv, row 2: has 5 cells, but row 1 names 4 columns."
    assert problems[1].startswith("toll_links.csv, line 3: cannot be read as CSV")


def test_tomorrow_by_this_machine_is_refused() -> None:
    tomorrow = max(datetime.now(UTC).date(), date.today()) + timedelta(days=1)
    with pytest.raises(BadInput, match="future"):
        post_from_fields({**FIELDS, "published_at": tomorrow.isoformat()}, "text", "x")
