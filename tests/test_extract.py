"""`extract`: pages and feeds as capture reads them, several processes, and Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.capture import BadInput
from dashboard.capture.reading import read_posts
from dashboard.storage.extract import extract_file
from dashboard.storage.jobs import in_order
from dashboard.storage.workspace import REPOSITORY, Workspace, load_reference
from tests.tiny_workspace import (
    NEW_TEXT,
    built_workspace,
    clean_environment,
    command,
    command_here,
    everything_in,
    make_workspace,
)

PAGE = """<!doctype html><html lang="en"><head><title>Raid on Aleppo</title>
<meta property="og:site_name" content="Plain News"><link rel="canonical" href="https://p.example/1">
<meta property="article:published_time" content="2013-07-28T10:00:00Z"></head><body><nav>9 killed in Homs</nav>
<p>At least 12 people were <b>killed</b> in Aleppo &mdash; activists said.</p><script>"7 killed"</script></body>
</html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><title>Homs</title><link>https://w.example/1</link><pubDate>Fri, 26 Jul 2013 10:00:00 GMT</pubDate>
<description>Nine people were killed in Homs.</description></item>
<item><title>Aleppo</title><link>https://w.example/2</link><pubDate>Sat, 27 Jul 2013 10:00:00 GMT</pubDate>
<description>Eight people were killed in Aleppo.</description></item></channel></rss>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


def document(name: str, text: str) -> str:
    return json.dumps({"doc_id": name, "text": text, "published_on": "2013-07-28"})


# ------------------------------------------------------------------------------------------------- pages and feeds
@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_a_saved_page_is_read_as_capture_reads_it(root: Path, tmp_path: Path, name: str) -> None:
    """By its ending or by how it opens; offsets count in the text that is printed, which is what would be stored."""
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    done = command_here("extract", tmp_path / name, workspace=root)
    assert (done.code, done.err) == (0, ""), done
    found = json.loads(done.out)
    (captured,) = read_posts(PAGE.encode(), name, {})
    assert found["text"] == captured.post.text
    assert (found["doc_id"], found["publisher"], found["published_at"]) == (
        "page",
        "Plain News",
        "2013-07-28T10:00:00Z",
    )
    assert [found["text"][one["start"] : one["end"]] for one in found["figures"]] == ["At least 12"]
    assert found["figures"][0]["text"] == "At least 12"


def test_each_item_of_a_feed_is_a_document(root: Path, tmp_path: Path) -> None:
    (tmp_path / "wire.xml").write_text(FEED, encoding="utf-8")
    found = json.loads(command_here("extract", tmp_path / "wire.xml", workspace=root).out)
    assert [(one["doc_id"], one["published_at"][:10], one["figures"][0]["low"]) for one in found] == [
        ("wire-1", "2013-07-26", 9),
        ("wire-2", "2013-07-27", 8),
    ]
    assert all(one["text"][f["start"] : f["end"]] == f["text"] for one in found for f in one["figures"])


def test_a_page_without_publisher_or_with_one_given(root: Path, tmp_path: Path) -> None:
    reference = load_reference(Workspace.at(root))
    file = tmp_path / "page.html"
    file.write_text(PAGE.replace("og:site_name", "none"), encoding="utf-8")
    found = extract_file(file, reference, {})
    assert isinstance(found, dict)
    assert found["publisher"] == "publisher not stated"
    found = extract_file(file, reference, {"publisher": "Mine", "published_at": "2014-01-01"})
    assert isinstance(found, dict)
    assert (found["publisher"], found["published_at"]) == ("Mine", "2014-01-01")
    file.write_text(PAGE.replace("article:published_time", "none"), encoding="utf-8")
    with pytest.raises(BadInput, match="has no publication date"):
        extract_file(file, reference, {})


# ------------------------------------------------------------------------------------------------ several processes
def test_two_processes_print_what_one_prints(root: Path) -> None:
    """Documents of very different lengths, a blank line, a line that is none, and one without a date."""
    lines = [document(f"d{number}", NEW_TEXT * (40 if number % 5 == 0 else 1)) for number in range(25)]
    lines[7:7] = ["", "{", '{"doc_id": "x", "text": "x"}']
    stdin = "\n".join(lines).encode()
    one, two = (command("extract", "--jsonl", "--jobs", jobs, workspace=root, stdin=stdin) for jobs in (1, 2))
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 2
    assert [json.loads(line)["doc_id"] for line in two.out.splitlines()] == [f"d{number}" for number in range(25)]
    assert [line[:7] for line in two.err.splitlines()] == ["Line 9:", "Line 10"]


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_number_of_jobs_that_is_none(jobs: str) -> None:
    done = command("extract", "--jsonl", "--jobs", jobs)
    assert done.code == 2
    assert "--jobs: invalid" in done.err


def test_ctrl_c_ends_every_process_with_one_word(tmp_path: Path) -> None:
    """And none is left behind."""
    root = make_workspace(tmp_path)
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join(document(f"d{number}", NEW_TEXT * 20) for number in range(500)), encoding="utf-8")
    arguments = [sys.executable, "-m", "dashboard", "--workspace", str(root), "extract", "--jsonl", "--jobs", "2"]
    with lines.open("rb") as stdin:
        process = subprocess.Popen(
            arguments, cwd=REPOSITORY, env=clean_environment(), stdin=stdin, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # a shell may have it ignored
        )  # fmt: skip
    assert process.stdout is not None
    try:
        assert json.loads(process.stdout.readline())["doc_id"] == "d0"
        os.killpg(process.pid, signal.SIGINT)
        out, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (130, b"Stopped.\n")
        assert out.count(b"\n") < 499
        end = time.monotonic() + 20
        while group_lives(process.pid) and time.monotonic() < end:
            time.sleep(0.05)
        assert not group_lives(process.pid)
    finally:
        if group_lives(process.pid):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_who_reads_no_further_ends_it_quietly(root: Path) -> None:
    lines = "\n".join(document(f"d{number}", NEW_TEXT) for number in range(60))
    script = f'{sys.executable} -m dashboard --workspace "{root}" extract --jsonl --jobs 2 | head -n 1 | cut -c 1-14'
    done = subprocess.run(
        ["sh", "-c", script], cwd=REPOSITORY, env=clean_environment(), input=lines.encode(), capture_output=True,
        check=True, timeout=120,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == (b'{"doc_id": "d0\n', b"")


def killed(_: None) -> Callable[[int], int]:
    def work(item: int) -> int:
        if item == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    return work


def test_a_process_that_is_killed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with pytest.raises(BadInput, match="ended from outside; try fewer --jobs"):
        list(in_order(killed, None, range(9), 2))


def test_nothing_is_stored(root: Path, tmp_path: Path) -> None:
    before = everything_in(root)
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    assert command_here("extract", tmp_path / "page.html", workspace=root).code == 0
    command("extract", "--jsonl", "--jobs", "2", workspace=root, stdin=document("a", NEW_TEXT).encode())
    assert everything_in(root) == before
