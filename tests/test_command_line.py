"""The command line as a user types it: what each verb prints, stores and leaves alone."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.assessment.withheld import without_handles
from dashboard.capture import read_markdown
from dashboard.storage import bench_extraction
from dashboard.storage.build import build
from dashboard.storage.current import current
from dashboard.storage.export import QUERIES, cell, harmless
from dashboard.storage.extract import extract_file
from dashboard.storage.offsets import line_feeds_only, moved
from dashboard.storage.workspace import REPOSITORY, SHIPPED, Workspace, load_reference
from tests.serve import free_port
from tests.tiny_workspace import (
    NEW_TEXT,
    NEW_TEXT_FIELDS,
    built_workspace,
    clean_environment,
    command,
    command_here,
    everything_in,
    make_workspace,
)

VERBS = ("run", "build", "ingest", "extract", "export", "check", "evaluate", "bench")


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ATLEAST_WORKSPACE", "ATLEAST_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("dashboard.storage.progress.LONG", float("inf"))  # a busy machine adds no lines


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace that is built already."""
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A workspace that was never built."""
    return make_workspace(tmp_path / "fresh")


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_bytes(NEW_TEXT.replace("\n", "\r\n").encode())
    return file


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What a command prints; it must succeed and complain of nothing."""
    capsys.readouterr()
    code = main([*map(str, arguments)])
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, ""), printed
    return printed.out


# ------------------------------------------------------------------------------------------------------------- help
def test_make_and_help_name_every_verb_with_an_example() -> None:
    top = command("--help").out
    for verb in VERBS:
        assert re.search(rf"^ +{verb} ", top, re.MULTILINE)
        one = command(verb, "--help")
        assert one.code == 0
        assert "Example: python -m dashboard" in " ".join(one.out.split())


# ----------------------------------------------------------------------------------------------------------- ingest
def test_ingest_stores_publishes_and_says_what_was_found(
    root: Path, report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys, "--workspace", root, "ingest", report_file, *NEW_TEXT_FIELDS, "--title", "Raid on: Aleppo!")
    (file,) = root.glob("posts/2013-07-28-*.md")
    post = read_markdown(file.read_text(encoding="utf-8"), "x")
    assert post.text == NEW_TEXT
    assert file.name == f"2013-07-28-raid-on-aleppo-{post.post_id}.md"
    counts = re.fullmatch(
        rf"Post {post.post_id}: (\d+) claims?, (\d+) figures?, (\d+) events?\.\nSnapshot ([0-9a-f]{{16}})\n", out
    )
    assert counts and int(counts[2]) == 2, out
    path = current(Workspace.at(root))
    assert path is not None and path.stem == counts[4]


def test_a_missing_workspace_is_made_and_equal_ones_share_an_id(
    tmp_path: Path, report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outs = [
        said(capsys, "--workspace", tmp_path / name, "ingest", report_file, *NEW_TEXT_FIELDS) for name in ("a", "b")
    ]
    assert outs[0] == outs[1]
    assert "up to date" in said(capsys, "--workspace", tmp_path / "a", "build")
    assert "nothing is wrong" in said(capsys, "--workspace", tmp_path / "a", "check")


def test_the_same_post_twice_is_known_and_stored_once(
    root: Path, report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(capsys, "--workspace", root, "ingest", report_file, *NEW_TEXT_FIELDS)
    before = everything_in(root)
    second = said(capsys, "--workspace", root, "ingest", report_file, *NEW_TEXT_FIELDS)
    assert second == re.sub(r"^(Post \w+):", r"\1 is known already:", first)
    after = everything_in(root)
    assert {name: data for name, data in after.items() if not name.endswith("seen.sqlite")} == {
        name: data for name, data in before.items() if not name.endswith("seen.sqlite")
    }


def test_a_file_with_front_matter_needs_no_options_and_options_stand_over_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "own.md"
    file.write_text(f"---\npublisher: Own\npublished_at: 2013-07-20\n---\n{NEW_TEXT}", encoding="utf-8")
    said(capsys, "--workspace", root, "ingest", file)
    said(capsys, "--workspace", root, "ingest", file, "--published", "2013-07-21", "--text-kind", "excerpt")
    found = sorted(root.glob("posts/2013-07-2[01]-own-*.md"))
    posts = [read_markdown(one.read_text(encoding="utf-8"), "x") for one in found]
    assert [(post.published_date.day, post.text_kind) for post in posts] == [(20, "verbatim"), (21, "excerpt")]


def test_json_lines_are_stored_one_post_a_file(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "posts.jsonl"
    texts = ["Nine people were killed in Homs.", "Eight people were killed in Aleppo."]
    file.write_text("\n".join(json.dumps({"text": text, "published_at": "2013-07-26"}) for text in texts), "utf-8")
    out = said(capsys, "--workspace", root, "ingest", file, "--publisher", "A: B")
    assert out.count("Post ") == 2
    assert len(list(root.glob("posts/2013-07-26-a-b-*.md"))) == 2


def test_ingest_reads_standard_input(root: Path) -> None:
    done = command_here("ingest", "-", *NEW_TEXT_FIELDS, workspace=root, stdin=NEW_TEXT.encode())
    assert done.code == 0, done
    assert len(list(root.glob("posts/2013-07-28-ea-worldview-*.md"))) == 1


# ---------------------------------------------------------------------------------------------------------- extract
def test_extract_prints_figures_and_events_and_stores_nothing(
    root: Path, report_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything_in(root)
    found = json.loads(said(capsys, "--workspace", root, "extract", report_file, "--published", "2013-07-28"))
    assert found["doc_id"] == "page"
    killed, wounded = found["figures"]
    assert (killed["measure"], killed["operator"], killed["low"], killed["high"]) == ("killed", "gte", 12, None)
    assert (wounded["measure"], wounded["low"]) == ("wounded", 30)
    assert [event["type"] for event in found["events"]] == ["air_strike"]
    assert everything_in(root) == before


def test_offsets_count_in_the_text_as_given(root: Path, tmp_path: Path) -> None:
    reference = load_reference(Workspace.at(root))
    lines = ["---", "publisher: A", "---", "First line — é.", "", NEW_TEXT.strip(), ""]
    for end in ("\n", "\r\n", "\r"):
        text = end.join(lines)
        file = tmp_path / "page.md"
        file.write_bytes(text.encode())
        found = extract_file(file, reference, {"published_at": "2013-07-28"})
        assert [text[one["start"] : one["end"]] for one in found["figures"]] == ["At least 12", "30"], repr(end)
        assert all(text[a:b].strip() == text[a:b] for event in found["events"] for a, b in event["spans"])


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\r\n\u2028é"), max_size=30))
def test_every_offset_moves_to_the_same_letter(text: str) -> None:
    lf, given_places = line_feeds_only(text)
    assert "\r" not in lf
    places = given_places or list(range(len(text) + 1))
    assert len(places) == len(lf) + 1
    for index, letter in enumerate(lf):
        assert text[places[index]] == letter or (letter == "\n" and text[places[index]] == "\r")
    if lf:
        assert moved({"start": 0, "end": len(lf), "low": 0}, places) == {
            "start": 0,
            "end": places[len(lf) - 1] + 1,
            "low": 0,
        }


def test_json_lines_go_in_and_out_one_document_a_line(root: Path) -> None:
    documents = [
        {"doc_id": name, "text": text, "published_on": "2013-07-28", "publisher": "EA", "title": "a\nb"}
        for name, text in (("one", NEW_TEXT), ("two", "Nothing happened.\r\n\r\nÉ: nine people were killed in Homs."))
    ]
    stdin = "\n".join(json.dumps(one, ensure_ascii=False) for one in documents).encode()
    done = command("extract", "--jsonl", workspace=root, stdin=stdin, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.code, done.err) == (0, "")
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [one["doc_id"] for one in found] == ["one", "two"]
    for document, one in zip(documents, found, strict=True):
        for figure in one["figures"]:
            words = str(document["text"])[figure["start"] : figure["end"]]
            assert words in ("At least 12", "30", "nine")


# ----------------------------------------------------------------------------------------------------------- export
def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_equal_snapshots_export_equal_bytes_and_numbers_travel_with_who_says_them(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_workspace(tmp_path / "other")
    for workspace, folder in ((root, "one"), (other, "two")):
        assert "files written" in said(capsys, "--workspace", workspace, "export", tmp_path / folder)
    assert everything_in(tmp_path / "one") == everything_in(tmp_path / "two")
    name = build(Workspace.at(root)).snapshot_id
    files = {f"{query}-{name}.csv" for query in QUERIES}
    assert {file.name for file in (tmp_path / "one").iterdir()} == {*files, "ABOUT.txt"}
    sukhna = [row for row in read_csv(tmp_path / "one" / f"figures-{name}.csv") if row["place"] == "Sukhna"]
    assert len(sukhna) == 1
    row = sukhna[0]
    assert (row["operator"], row["low"], row["high"], row["text_kind"]) == ("gte", "22", "", "verbatim")
    assert "ctivists" in row["claimant"]
    assert row["standing"]


def test_sentences_travel_and_coordinates_do_not(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "--workspace", root, "export", tmp_path / "plain")
    said(capsys, "--workspace", root, "export", tmp_path / "whole", "--with-names")
    plain = b"".join(everything_in(tmp_path / "plain").values())
    whole = b"".join(everything_in(tmp_path / "whole").values())
    assert b"Activists claim that at least 22" in plain
    assert b"Activists claim that at least 22" in whole
    assert b"34.88" not in whole and b"lat" not in plain.split(b"\n")[0]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"1{start}1") == f"1{start}1"
    assert cell(f"{start} x") == f"'{start} x"
    assert (cell(-5), cell(None), cell(True), cell(1.5)) == ("-5", "", "yes", "1.5")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("seen by @homs_watch today", "seen by @… today"),
        ("write to a.b@example.org", "write to (address not exported)"),
        ("https://twitter.com/someone/status/1", "twitter.com (address not exported)"),
        ("https://www.facebook.com/some.one", "www.facebook.com (address not exported)"),
        ("https://example.org/t.co/page", "https://example.org/t.co/page"),
        ("22 @ 5", "22 @ 5"),
    ],
)
def test_handles_and_addresses_are_not_exported(text: str, safe: str) -> None:
    assert without_handles(text) == safe


def test_hostile_text_reaches_the_csv_as_text(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text("Ten people were killed in Homs'); DROP TABLE posts; --\n\n<script>x</script> \u202e$a$\n", "utf-8")
    publisher, title = '=HYPERLINK("http://x")', "'; DROP TABLE posts; --"
    said(capsys, "--workspace", root, "ingest", file, "--published", "2013-07-28", "--publisher", publisher,
         "--title", title)  # fmt: skip
    said(capsys, "--workspace", root, "export", tmp_path / "csv")
    (posts,) = (tmp_path / "csv").glob("posts-*.csv")
    row = next(row for row in read_csv(posts) if row["published_date"] == "2013-07-28")
    assert (row["publisher"], row["title"]) == ("'" + publisher, title)


def test_every_export_has_a_total_order() -> None:
    for name, query in QUERIES.items():
        assert "ORDER BY" in query, name


# ------------------------------------------------------------------------------------------------------------ check
def test_check_notes_what_is_odd_but_not_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "posts" / "copy.md").write_bytes((root / "posts" / "a.md").read_bytes())
    text = (
        (root / "toll_parts.csv")
        .read_text(encoding="utf-8")
        .replace("note\n", "note,color\n")
        .replace("6561,", "6561,,")
    )
    (root / "toll_parts.csv").write_text(text, encoding="utf-8")
    out = said(capsys, "--workspace", root, "check").splitlines()
    assert re.fullmatch(r"Note: Post \w{12} is stored 2 times; it counts once\.", out[0])
    assert out[1] == "Note: toll_parts.csv: the column color is not in the codebook and is not read."
    assert out[2] == "2 posts; nothing is wrong."


def test_the_sample_workspace_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing is wrong" in said(capsys, "--workspace", SHIPPED, "check")


# -------------------------------------------------------------------------------------------------------------- run
class Became(Exception):
    """What `run` would have become."""


@pytest.fixture
def becomes(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that `run` became."""
    commands: list[list[str]] = []

    def note(asked: list[str]) -> Any:
        commands.append(asked)
        raise Became

    monkeypatch.setattr("dashboard.commands.run.become", note)
    monkeypatch.setattr(os, "chdir", lambda _: None)
    monkeypatch.setenv("ATLEAST_WORKSPACE", "to be set")
    return commands


def test_run_builds_first_and_serves_the_chosen_workspace(fresh: Path, becomes: list[list[str]]) -> None:
    with pytest.raises(Became):
        main(["--workspace", str(fresh), "run", "--port", "8123", "--no-browser"])
    assert current(Workspace.at(fresh)) is not None
    assert os.environ["ATLEAST_WORKSPACE"] == str(fresh)
    assert becomes[0][1:5] == ["-m", "streamlit", "run", str(REPOSITORY / "app.py")]
    assert {"--server.port=8123", "--server.headless=true", "--server.address=localhost"} <= set(becomes[0])


def test_run_shows_the_last_good_snapshot_when_files_are_wrong(
    root: Path, becomes: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    build(Workspace.at(root))
    (root / "posts" / "bad.md").write_text("---\nno end", encoding="utf-8")
    with pytest.raises(Became):
        main(["--workspace", str(root), "run"])
    assert capsys.readouterr().err.endswith("The last good snapshot is shown.\n")
    assert len(becomes) == 1


def test_run_without_any_snapshot_to_show_says_why(
    fresh: Path, becomes: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (fresh / "posts" / "bad.md").write_text("---\nno end", encoding="utf-8")
    assert main(["--workspace", str(fresh), "run"]) == 2
    assert main(["--workspace", str(fresh / "none"), "run"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
    assert becomes == []


def test_run_on_a_workspace_without_posts_builds_nothing(tmp_path: Path, becomes: list[list[str]]) -> None:
    with pytest.raises(Became):
        main(["--workspace", str(tmp_path), "run"])
    assert len(becomes) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_loads_neither_database_nor_extractor(root: Path) -> None:
    build(Workspace.at(root))
    script = (
        "import sys; from dashboard import __main__ as m; from dashboard.commands import run\n"
        "run.become = lambda c: (print(sorted({'duckdb', 'pyarrow', 'pandas', 'streamlit', 'dashboard.extraction'}"
        " & set(sys.modules))), sys.exit(0))\n"
        f"m.main(['--workspace', {str(root)!r}, 'run'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_run_serves_an_empty_workspace(tmp_path: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "--workspace", str(tmp_path), "run", "--port", str(port), "--no-browser"],
        cwd=REPOSITORY,
        env=clean_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
                    assert answer.read() == b"ok"
                    return
            except OSError:
                assert server.poll() is None, "the server ended"
                time.sleep(0.1)
        raise AssertionError("the server did not answer within 30 s")
    finally:
        server.terminate()
        server.wait(timeout=20)


# ------------------------------------------------------------------------------------------------------------ bench
def test_bench_measures_and_leaves_the_workspace_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything_in(root)
    out = said(capsys, "--workspace", root, "bench", "building")
    assert re.search(r"^build, nothing cached +\d+\.\d{3} s +\d+\.\d x", out, re.MULTILINE)
    assert out.count("query ") == len(QUERIES)
    assert everything_in(root) == before


def test_bench_prints_every_floor_of_extraction(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How long anything took is not judged here: the machine of a test may be busy."""
    out = said(capsys, "--workspace", root, "bench", "extraction", "--scale", "0.001")
    floors = re.findall(r"^(\w+).*; floor: (at most 20|at least 1\.7|under 150|linear is 2, at most 2\.5)", out, re.M)
    assert [name for name, _ in floors] == ["memory", "reading", "post", *["line"] * 5, "two"]
    assert re.search(r"^memory +\d\d+ MB", out, re.MULTILINE)
    assert re.search(r"^reading +\d+\.\d x the time of splitting into words", out, re.MULTILINE)


@pytest.mark.parametrize(("missed", "asked", "code"), [(True, True, 1), (True, False, 0), (False, True, 0)])
def test_bench_ends_with_1_only_when_a_floor_is_asked_for_and_missed(
    root: Path, monkeypatch: pytest.MonkeyPatch, missed: bool, asked: bool, code: int
) -> None:
    lines = [bench_extraction.floored("reading", "9 x", missed, "at most 8"), bench_extraction.Line("end")]
    monkeypatch.setattr(bench_extraction, "bench_extraction", lambda *_: iter(lines))
    arguments = ["--workspace", str(root), "bench", "extraction", *(["--floors"] if asked else [])]
    assert main(arguments) == code


def test_a_program_fault_is_not_dressed_up_as_bad_input(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise duckdb.BinderException("a fault of ours")

    monkeypatch.setattr("dashboard.storage.build.write_snapshot", fail)
    with pytest.raises(duckdb.BinderException):
        main(["--workspace", str(fresh), "build"])


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_run_takes_a_port() -> None:
    asked = ["make", "-n", "--no-print-directory", "run", "PORT=8600"]
    told = subprocess.run(asked, cwd=REPOSITORY, capture_output=True, text=True)
    assert told.stdout.rstrip().endswith("-m dashboard  run --port 8600")
