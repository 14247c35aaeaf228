"""What a user may get wrong: one clear sentence, exit code 2, and nothing that was stored has changed."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.storage.workspace import REPOSITORY
from tests.tiny_workspace import (
    FILES,
    NEW_TEXT,
    POSTS,
    Done,
    built_workspace,
    clean_environment,
    command,
    command_here,
    everything_in,
    make_workspace,
)

EA = ["--published", "2013-07-26", "--publisher", "EA WorldView"]
Refuse = Callable[..., str]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ATLEAST_WORKSPACE", "ATLEAST_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("dashboard.storage.progress.LONG", float("inf"))  # a busy machine adds no lines


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with a snapshot, which must not change."""
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def refused(root: Path, capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Give a command on the workspace; it must refuse. The sentence."""

    def give(*arguments: object, workspace: Path = root) -> str:
        before = everything_in(workspace)
        capsys.readouterr()
        code = main(["--workspace", str(workspace), *map(str, arguments)])
        said = capsys.readouterr()
        assert (code, said.out) == (2, ""), said
        assert said.err.count("\n") == 1, said.err
        assert said.err.rstrip().endswith((".", ".)")), said.err
        assert everything_in(workspace) == before
        return said.err.strip()

    return give


def page(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


# ----------------------------------------------------------------------------------------------- a file to ingest
@pytest.mark.parametrize("verb", ["ingest", "extract"])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (bytes(range(256)) * 9, "is a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a PNG image"),
        ("22 dead – “Sukhna”".encode("cp1252"), "is not UTF-8 (byte 8 cannot be read); it looks like Windows-1252"),
        ("22 dead".encode("utf-16"), "is not UTF-8 (byte 0 cannot be read); it looks like UTF-16"),
        (b"---\npublisher: A\nand no end", "opens with front matter that is not closed"),
        (b"22 people were killed in Homs.\n" * 1_700_000, "is larger than 25 MB, the most one post may hold"),
    ],
    ids=["empty", "blank", "binary", "png", "cp1252", "utf16", "front matter", "52 MB"],
)
def test_a_file_that_is_no_post(refused: Refuse, tmp_path: Path, verb: str, data: bytes, says: str) -> None:
    file = page(tmp_path, data)
    assert refused(verb, file, *EA).startswith(f"{file} {says}")


@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_a_file_that_is_not_there_or_is_a_folder(refused: Refuse, tmp_path: Path, verb: str) -> None:
    assert refused(verb, tmp_path / "none.txt", *EA) == f"{tmp_path / 'none.txt'} does not exist."
    assert refused(verb, tmp_path, *EA) == f"{tmp_path} is a folder, not a file; name one file."


@pytest.mark.parametrize("verb", ["ingest", "extract"])
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("bad.csv", "day,place,killed\n2013-07-26,Homs,7\n2013-07-27,Hama,9\n"),
        ("bad.csv", "day;note\n2013-07-26;Seven people were killed in Homs.\n2013-07-27;Nine, in Hama.\n"),
        ("bad.tsv", "day\tkilled\n2013-07-26\t7\n"),
    ],
)
def test_a_table_is_no_post(refused: Refuse, tmp_path: Path, verb: str, name: str, rows: str) -> None:
    file = page(tmp_path, rows.encode(), name)
    says = f"{file} is a table, not a post; rename it to .txt if it is to be stored as prose all the same."
    assert refused(verb, file, *EA) == says


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.csv", "Seven people were killed in Homs, police said.\nNine died in Hama, a doctor said.\n"),
        ("table.txt", "day,killed\n2013-07-26,7\n"),
    ],
)
def test_prose_and_what_was_renamed_are_posts(root: Path, tmp_path: Path, name: str, text: str) -> None:
    assert main(["--workspace", str(root), "ingest", str(page(tmp_path, text.encode(), name)), *EA]) == 0


@pytest.mark.parametrize("verb", ["ingest", "extract"])
def test_a_publication_date_that_is_missing_wrong_or_in_the_future(refused: Refuse, tmp_path: Path, verb: str) -> None:
    file = page(tmp_path, NEW_TEXT.encode())
    assert "has no publication date; say the day it was published" in refused(verb, file, "--publisher", "EA")
    for day, says in (
        ("26/07/2013", "published_at '26/07/2013' is not a day (2013-07-26)"),
        ("2013-02-29", "published_at '2013-02-29' is not a day"),
        ((date.today() + timedelta(days=2)).isoformat(), "lies in the future"),
        ("9999-12-31", "lies in the future"),
    ):
        assert says in refused(verb, file, "--publisher", "EA", "--published", day)


def test_a_post_without_a_publisher(refused: Refuse, tmp_path: Path) -> None:
    file = page(tmp_path, NEW_TEXT.encode())
    assert "has no publisher; say who prints it" in refused("ingest", file, "--published", "2013-07-26")


def test_one_broken_line_of_many_posts_stores_none(refused: Refuse, tmp_path: Path) -> None:
    good = '{"publisher": "A", "published_at": "2013-07-26", "text": "Nine people were killed in Homs."}\n'
    file = page(tmp_path, (good + good.replace("A", "B") + '{"publisher": \n').encode(), "posts.jsonl")
    assert refused("ingest", file) == f"{file}, line 3: this is not one JSON object on one line."


def test_a_refused_ingest_makes_no_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for data in (b"", b"\xff\xfe"):
        assert main(["--workspace", str(tmp_path / "new"), "ingest", str(page(tmp_path, data)), *EA]) == 2
    assert not (tmp_path / "new").exists()
    assert capsys.readouterr().err.count("\n") == 2


def test_no_file_or_two_sources_for_extract(refused: Refuse, tmp_path: Path) -> None:
    says = "Name one FILE, or give --jsonl and documents on standard input."
    assert refused("extract") == says
    assert refused("extract", page(tmp_path, b"x"), "--jsonl") == says


# ------------------------------------------------------------------------------------------------- the workspace
@pytest.mark.parametrize("verb", ["build", "export"])
def test_a_workspace_without_posts_or_none_at_all(refused: Refuse, tmp_path: Path, verb: str) -> None:
    empty = make_workspace(tmp_path / "empty", posts={})
    assert refused(verb, workspace=empty).startswith(f"The workspace {empty} has no posts; add one with `ingest`")
    assert f"There is no workspace at {tmp_path / 'none'};" in refused(verb, workspace=tmp_path / "none")
    file = page(tmp_path, b"x")
    before = everything_in(tmp_path)
    assert main(["--workspace", str(file), verb]) == 2
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("verb", ["build", "export", "ingest"])
@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("tolls.csv", ",high,", ",", "tolls.csv: the column high is missing from row 1, which must have toll_id,"),
        ("tolls.csv", ",37988,", ",n/a,", "tolls.csv, row 2, column excluded_records: 'n/a' is not a whole number"),
        ("tolls.csv", "gt,100000", "gt,n/a", "tolls.csv, row 3, column low: 'n/a' is not a whole number; leave"),
        ("toll_parts.csv", "6561", "6,561", "toll_parts.csv, row 2: has 6 cells, but row 1 names 5 columns"),
        ("workspace.toml", "format = 1", "format = 7", "workspace.toml: format 7 is not 1"),
        ("posts/a.md", "published_at: 2013-07-26\n", "", "posts/a.md has no publication date"),
        ("posts/b.md", "2013-07-27T09:30:00Z", "2999-07-27", "posts/b.md: the publication date 2999-07-27 lies in"),
        ("posts/a.md", "\nurl:", "\nurl", "posts/a.md, line 4: 'url http://example.org/a' is not `key: value`"),
    ],
)
def test_a_file_of_the_workspace_that_cannot_be_used(
    refused: Refuse, root: Path, tmp_path: Path, verb: str, file: str, old: str, new: str, says: str
) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    more = {"ingest": [page(tmp_path, NEW_TEXT.encode()), *EA], "export": [tmp_path / "csv"], "build": []}[verb]
    assert refused(verb, *more).startswith(says)
    assert not (tmp_path / "csv").exists()


def test_a_table_that_is_not_utf8_is_named(refused: Refuse, root: Path) -> None:
    (root / "tolls.csv").write_bytes(FILES["tolls.csv"].replace("UN report", "Père").encode("cp1252"))
    assert refused("build").startswith("tolls.csv is not UTF-8 (byte ")


def test_several_problems_are_one_sentence_and_check_lists_them_all(
    refused: Refuse, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "tolls.csv").write_text(FILES["tolls.csv"].replace("92901", "many"), encoding="utf-8")
    (root / "posts" / "a.md").write_text(POSTS["posts/a.md"].replace("2013-07-26", "soon"), encoding="utf-8")
    assert refused("build").endswith("(1 more: `check` lists them all.)")
    assert main(["--workspace", str(root), "check"]) == 2
    said = capsys.readouterr()
    assert [line.split(":")[0].split(",")[0] for line in said.err.splitlines()] == ["posts/a.md", "tolls.csv"]
    assert said.out.splitlines()[-1] == "1 post; 2 problems."


def test_a_posts_folder_that_is_a_file(refused: Refuse, root: Path, tmp_path: Path) -> None:
    shutil.rmtree(root / "posts")
    (root / "posts").write_text("a file", encoding="utf-8")
    assert refused("build").startswith(f"The workspace {root} has no posts")
    says = f"{root / 'posts'} is a file, but must be a folder."
    assert refused("ingest", page(tmp_path, NEW_TEXT.encode()), *EA) == says


def test_a_snapshots_folder_that_is_a_file(refused: Refuse, tmp_path: Path) -> None:
    other = make_workspace(tmp_path / "other")
    (other / "snapshots").write_text("a file", encoding="utf-8")
    assert refused("build", workspace=other) == f"{other / 'snapshots'} is a file, but must be a folder."


# ------------------------------------------------------------------------------------------- a folder not to write
@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that every user of this machine can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def as_ordinary_user(*commands: list[object], **environment: str) -> list[Done]:
    """What comes of commands by a user who may not write what root owns: root may write anywhere.

    Everything is loaded (by a build elsewhere) before the user changes, since root's Python may be out of reach then.
    """
    if os.geteuid() != 0:
        return [command(*arguments, **environment) for arguments in commands]
    script = """
import json, os, pathlib, sys, tempfile
from tests.tiny_workspace import command_here, make_workspace
import dashboard.__main__, dashboard.capture.reading
from dashboard.storage import export, ingest
from dashboard.storage.build import build
from dashboard.storage.workspace import Workspace
with tempfile.TemporaryDirectory() as folder:
    build(Workspace.at(make_workspace(pathlib.Path(folder) / "w")))
os.setgroups([]), os.setgid(65534), os.setuid(65534)
commands, environment = json.load(sys.stdin)
done = [command_here(*arguments, **environment) for arguments in commands]
print(json.dumps([(one.code, one.out, one.err) for one in done]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env=clean_environment(),
        input=json.dumps([[list(map(str, arguments)) for arguments in commands], environment]),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    if "Permission denied" in done.stderr and str(REPOSITORY) in done.stderr:
        pytest.skip("an ordinary user may not read this checkout")
    assert done.returncode == 0, done.stderr
    return [Done(*one) for one in json.loads(done.stdout.splitlines()[-1])]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")
def test_a_folder_that_may_not_be_written_needs_a_cache_elsewhere(readable: Path) -> None:
    root = make_workspace(readable / "workspace")
    for folder in (root, root / "posts"):
        folder.chmod(0o555)
    before = everything_in(root)
    file = page(readable, NEW_TEXT.encode())
    here = ["--workspace", root]
    for done in as_ordinary_user([*here, "build"], [*here, "export", readable / "csv"]):
        assert (done.code, done.out) == (2, ""), done
        assert done.err == (
            f"{root / 'snapshots'} may not be written by this user; set ATLEAST_CACHE to a folder that may, "
            "and snapshots are kept there.\n"
        )
    cache = readable / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    built, done = as_ordinary_user([*here, "build"], [*here, "ingest", file, *EA], ATLEAST_CACHE=str(cache))
    assert built.code == 0, built
    assert (done.code, done.out) == (2, ""), done
    assert done.err == f"{root / 'posts'} may not be written by this user, so no post can be stored there.\n"
    assert everything_in(root) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has other rights")
def test_a_file_that_may_not_be_read(readable: Path) -> None:
    file = page(readable, NEW_TEXT.encode())
    file.chmod(0)
    (done,) = as_ordinary_user(["--workspace", readable / "new", "ingest", file, *EA])
    assert (done.code, done.err) == (2, f"{file} may not be read by this user.\n")


# --------------------------------------------------------------------------------------------------- many documents
def test_a_bad_line_is_named_by_its_number_and_the_others_are_read(root: Path) -> None:
    good = '{"doc_id": "a", "text": "Nine people were killed in Homs.", "published_on": "2013-07-26"}'
    lines = [
        good,
        "",
        "{",
        '{"doc_id": "b", "text": "x", "published_on": "2013-13-01"}',
        '{"doc_id": "c", "text": "x"}',
        '{"doc_id": "d", "published_on": "2013-07-26"}',
        '{"text": "x", "published_on": "2013-07-26"}',
        '{"doc_id": "e", "text": "x", "published_on": "2999-01-01"}',
        '{"doc_id": "f", "text": 3, "published_on": "2013-07-26"}',
        "[]",
        good.replace('"a"', '"z"'),
    ]
    stdin = "\n".join(lines).encode() + b"\n\xff\xfe\n"
    done = command_here("extract", "--jsonl", workspace=root, stdin=stdin)
    assert done.code == 2
    assert [line[:16] for line in done.out.splitlines()] == ['{"doc_id": "a", ', '{"doc_id": "z", ']
    assert [line.split(":")[0].split(" has")[0] for line in done.err.splitlines()] == [
        f"Line {number}" for number in (3, 4, 5, 6, 7, 8, 9, 10, 12)
    ]


def test_an_unknown_verb_is_explained_by_argparse() -> None:
    done = command("destroy")
    assert done.code == 2
    assert "invalid choice: 'destroy'" in done.err
