"""The Capture page: nothing is stored until accepted; each file has its result; known posts and new versions."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.evaluation.results import CURRENT, FOLDER, read_results
from dashboard.storage import preview
from dashboard.storage.workspace import Workspace
from dashboard.widgets import capture
from dashboard.widgets.capture import File
from tests.tiny_workspace import REPOSITORY, built_workspace, everything_in, make_workspace

NEWS = "At least 12 people were killed and 30 wounded in an air strike on Aleppo on Saturday, activists said.\n"
GIVEN = {"publisher": "EA WorldView", "published_at": "2013-07-28"}
PAGE = """<html><head><meta property="og:site_name" content="Plain News"><link rel="canonical" href="https://p.example/1">
<meta property="article:published_time" content="2013-07-28T10:00:00Z"><title>Raid</title></head><body>
<p>At least 12 people were killed in Aleppo, activists said.</p><script>alert(1)</script></body></html>"""
Opener = Callable[[Path], AppTest]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """The Capture page of a workspace, drawn once."""
    monkeypatch.chdir(REPOSITORY)
    for name in ("ATLEAST_CACHE", "ATLEAST_CAPTURE"):
        monkeypatch.delenv(name, raising=False)

    def open_page(folder: Path) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=90)
        return ran(at.switch_page("dashboard/pages/capture.py").run())

    yield open_page
    st.cache_data.clear()
    st.cache_resource.clear()


class Here:
    """What answers as the preview's process does, in lines of JSON, without one being started."""

    def __init__(self, module: str, workspace: Workspace, request: Mapping[str, Any], _complaints: object) -> None:
        assert module == "dashboard.storage.preview"
        asked = json.loads(json.dumps(request))
        self.stdout = (json.dumps(answer).encode() + b"\n" for answer in preview.preview(workspace, asked))

    def kill(self) -> None:
        self.stdout.close()

    def communicate(self) -> None:
        pass


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Previews are read in this process, for tests of what they say; the others start one, as the page does."""
    monkeypatch.setattr(capture, "begun", Here)


def ran(at: AppTest) -> AppTest:
    assert not at.exception, [e.value for e in at.exception]
    return at


def press(at: AppTest, label: str) -> AppTest:
    return ran(next(b for b in at.button if b.label == label).click().run())


def words_on(at: AppTest) -> str:
    shown = [*at.info, *at.warning, *at.error, *at.success, *at.caption]
    return "\n".join([str(e.value) for e in shown] + [e.proto.body for e in at.get("html")])


def paste(at: AppTest, text: str, by: str = "EA WorldView", on: str = "2013-07-28") -> AppTest:
    at.text_area[0].set_value(text)
    at.text_input(key="capture_by").set_value(by)
    at.text_input(key="capture_on").set_value(on)
    return press(at, "Preview")


def test_a_rejected_text_leaves_no_trace(opened: Opener, root: Path) -> None:
    before = everything_in(root)
    at = paste(opened(root), NEWS)
    assert "at least 12 killed, people, one incident, said by activists" in words_on(at)
    assert "30 wounded, people, one incident, said by activists" in words_on(at)
    assert "air strike · <bdi>Aleppo</bdi> · 27 July 2013<" in words_on(at)
    assert "Reject" in [b.label for b in at.button]
    at = press(at, "Reject")
    assert "at least 12 killed" not in words_on(at)
    assert at.text_area[0].value == ""
    assert everything_in(root) == before


def test_an_accepted_text_is_stored_and_then_known(opened: Opener, root: Path) -> None:
    at = press(paste(opened(root), NEWS), "Accept and store 1 post")
    assert "Stored and published" in words_on(at)
    (stored,) = (root / "posts").glob("2013-07-28-ea-worldview-*.md")
    assert stored.read_text(encoding="utf-8").endswith(NEWS)
    at = paste(at, NEWS)
    assert "stored already" in words_on(at)
    assert not any(b.label.startswith("Accept") for b in at.button)


def test_the_first_post_makes_a_workspace(opened: Opener, tmp_path: Path) -> None:
    at = press(paste(opened(tmp_path / "new"), NEWS), "Accept and store 1 post")
    assert "Stored and published" in words_on(at)
    assert (tmp_path / "new" / "workspace.toml").is_file()


@pytest.mark.usefixtures("read_here")
def test_what_is_missing_is_said_and_nothing_offered(opened: Opener, root: Path) -> None:
    at = paste(opened(root), NEWS, on="")
    assert "has no publication date; say the day it was published, in the field “Published”." in words_on(at)
    assert not any(b.label.startswith("Accept") for b in at.button)
    assert "Paste a text" in words_on(paste(opened(root), " "))


@pytest.mark.usefixtures("read_here")
def test_a_file_that_is_no_post_is_refused_in_one_sentence(opened: Opener, root: Path) -> None:
    at = opened(root)
    files = {"empty.txt": b"", "bad.csv": b"day,killed\n2013-07-26,7\n"}
    at.get("file_uploader")[0].set_value([(name, data, "text/csv") for name, data in files.items()])
    at = press(at, "Preview")
    shown = words_on(at)
    assert "<strong><bdi>empty.txt</bdi></strong><bdi> is empty.</bdi>" in shown
    assert "<strong><bdi>bad.csv</bdi></strong><bdi> is a table, not a post; rename it to .txt" in shown
    assert "Paste a text or drop a file first" not in shown
    assert not {"Accept", "Reject"} & {b.label.split()[0] for b in at.button}


@pytest.mark.usefixtures("read_here")
def test_what_a_page_states_is_marked_and_its_script_is_not_read(opened: Opener, root: Path) -> None:
    words = words_on(paste(opened(root), PAGE, by="", on=""))
    assert "<bdi>Plain News</bdi>, as the page states" in words
    assert "<bdi>2013-07-28T10:00:00Z</bdi>, as the page states" in words
    assert "alert(1)" not in words


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize(
    ("told", "unread"),
    [
        ("More than 200 people died, the ministry said; other estimates reach 1,500.", "1,500"),
        ("Nine people were killed in Hama. Some 300 pupils were there, and 40 of them wept.", "Some 300, 40"),
        ("Nine people were killed in Hama at 14:30 on 3 June 2013, among them two boys aged 9 and 12.", None),
        ("Nine people were killed 12 km from Hama when 3 tanks fired 40 shells worth $900 for two hours.", None),
    ],
)
def test_numbers_that_gave_no_figure_are_named(opened: Opener, root: Path, told: str, unread: str | None) -> None:
    words = words_on(paste(opened(root), told)).replace("\\", "").replace("\u2060", "")
    assert ("Numbers not read as people:" in words) == (unread is not None)
    assert ('title="number not read"' in words) == (unread is not None)
    if unread:
        assert f"Numbers not read as people: {unread}. What should count" in words


@pytest.mark.usefixtures("read_here")
def test_how_often_a_reading_errs_stands_above_accept(opened: Opener, root: Path) -> None:
    at = paste(opened(root), NEWS)
    results = read_results(FOLDER / CURRENT)
    scores = next(one["scores"] for one in results["sets"] if one["key"] == "held_posts")
    missed = scores["figures"]["labelled"] - scores["figures"]["found"]
    wrong = scores["figures"]["found"] - scores["figures_strict"]["found"]
    words = words_on(at).replace("\\", "").replace("\u2060", "")
    assert f"{missed:,} of {scores['figures']['labelled']:,} stated figures" in words
    assert f"of the {scores['figures']['found']:,} found, {wrong:,} (" in words
    assert "had a wrong bound, population or realis" in words
    paste(at, "The talks go on, the envoy said.", on="")
    assert "stated figures" not in words_on(at)


@pytest.mark.usefixtures("read_here")
def test_of_a_long_text_the_beginning_is_shown_and_the_rest_counted(opened: Opener, root: Path) -> None:
    text = (NEWS + "\n") * 2_000
    at = opened(root)
    at.text_area[0].set_value(text)
    ran(at.run())
    assert not at.text_area
    assert f"A pasted text of {len(text):,} characters" in words_on(at)
    at.text_input(key="capture_by").set_value("EA WorldView")
    at.text_input(key="capture_on").set_value("2013-07-28")
    words = words_on(press(at, "Preview"))
    assert "2,000 claims, 4,000 figures" in words
    assert "These are the first 100 claims; 1,900 more" in words
    assert words.count("at least 12 killed, people") == 100
    assert f"of {len(text):,} characters. All of it was read" in words
    assert words_on(press(at, "Take this text out")).count("A pasted text") == 0
    assert at.text_area[0].value == ""


@pytest.mark.usefixtures("read_here")
def test_a_paste_that_no_post_may_hold_is_refused_and_not_kept(
    opened: Opener, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(capture, "MAX_POST_BYTES", 2_000_000)
    at = opened(root)
    at.text_area[0].set_value("word " * 600_000)
    ran(at.run())
    assert [error.value.replace("\\", "") for error in at.error] == [
        "The pasted text has 3 MB; one post may hold 2 MB. Split it into posts."
    ]
    assert at.text_area[0].value == ""
    assert capture.too_long("<html>" + "word " * 600_000) == "", "the source of a page may be longer"


def test_a_hostile_text_is_shown_as_text(opened: Opener, root: Path) -> None:
    words = words_on(paste(opened(root), "<b onclick=x>In Aleppo at least 12 people were killed</b>, activists said."))
    assert "&lt;b onclick=x&gt;" in words
    assert "<b onclick" not in words


@pytest.mark.parametrize("how", ["hosted", "read-only"])
def test_capture_says_that_it_is_off(opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    root = make_workspace(tmp_path / "w", posts={})
    if how == "hosted":
        monkeypatch.setenv("ATLEAST_CAPTURE", "off")
    else:
        (root / "posts").write_text("a file where the folder would be")
    at = opened(root)
    assert "Capture is off" in words_on(at)
    assert not at.text_area


@pytest.mark.usefixtures("read_here")
def test_every_file_has_its_result(root: Path) -> None:
    before = everything_in(root)
    files = [File("a.txt", NEWS.encode()), File("b.pdf.txt", b"%PDF-1.4"), File("c.html", PAGE.encode())]
    answers = capture.preview(Workspace.at(root), files, GIVEN)
    assert [(a["name"], len(a["posts"])) for a in answers] == [("a.txt", 1), ("b.pdf.txt", 0), ("c.html", 1)]
    assert answers[1]["error"] == "b.pdf.txt is a PDF, not text; save its text as UTF-8 and give that."
    assert everything_in(root) == before


@pytest.mark.usefixtures("read_here")
def test_a_changed_post_is_offered_with_its_difference(root: Path) -> None:
    """posts/a.md stands under this address; a new sentence in it makes a new version."""
    old = (root / "posts" / "a.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    given = {"publisher": "EA WorldView", "published_at": "2013-07-26", "url": "http://example.org/a"}
    (same,) = capture.preview(Workspace.at(root), [File("x.txt", old.encode())], given)
    assert same["posts"][0]["is_known"]
    changed = old.replace("22 people", "29 people")
    (answer,) = capture.preview(Workspace.at(root), [File("x.txt", changed.encode())], given)
    lines = answer["posts"][0]["differs_from"]["lines"]
    assert [line[0] for line in lines] == ["-", "+"]
    assert "29 people" in lines[1]


@pytest.mark.usefixtures("read_here")
def test_a_long_text_is_previewed(root: Path) -> None:
    text = "Nothing was heard of them again in that long winter.\n\n" * 15_000 + NEWS
    (answer,) = capture.preview(Workspace.at(root), [File("long.txt", text.encode())], GIVEN)
    assert answer["error"] is None
    assert answer["posts"][0]["n_figures"] == 2


@pytest.mark.usefixtures("read_here")
def test_what_is_given_for_several_files_fills_gaps_and_overrules_no_page(root: Path) -> None:
    files = [File("page.html", PAGE.encode()), File("note.txt", NEWS.encode())]
    page, note = capture.preview(Workspace.at(root), files, {"publisher": "Note Desk", "published_at": "2013-05-17"})
    assert page["posts"][0]["fields"]["publisher"] == "Plain News"
    assert page["posts"][0]["fields"]["published_at"] == "2013-07-28T10:00:00Z"
    assert note["posts"][0]["fields"]["publisher"] == "Note Desk"
    assert note["posts"][0]["fields"]["published_at"] == "2013-05-17"


@pytest.mark.usefixtures("read_here")
def test_what_is_given_for_one_file_overrules_the_page(root: Path) -> None:
    (page,) = capture.preview(Workspace.at(root), [File("page.html", PAGE.encode())], {"publisher": "Note Desk"})
    assert page["posts"][0]["fields"]["publisher"] == "Note Desk"
