"""Review where several claims stand at the same words: each has its own link, and the queue comes to all of them."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import expect

from dashboard.decisions.people import Person
from dashboard.queries import event
from dashboard.widgets.evidence_text import Span, marked_text
from dashboard.widgets.who import by_name
from tests.serve import served
from tests.test_browser import Watched, chromium, reader  # noqa: F401 (fixtures)
from tests.test_browser_review import keys_listen, press
from tests.test_review_page import Opener, opened, put, ran, words_on  # noqa: F401 (fixture)
from tests.test_review_page import press as click
from tests.tiny_workspace import command, make_workspace

POST = {
    "posts/twice.md": (
        "---\npublisher: EA WorldView\npublished_at: 2013-07-26\nurl: http://example.org/twice\n---\n"
        "### Sukhna: bombs, then a mass killing\n\n"
        "Government forces killed at least 22 people in Sukhna on Thursday, activists said.\n\n"
        "A car bomb wounded seven people in Aleppo on Thursday, SANA said.\n"
    )
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("twice") / "workspace", POST)
    assert command("build", workspace=folder).code == 0
    return folder


def address(at: object) -> dict[str, str]:
    params = at.query_params  # type: ignore[attr-defined]
    return {name: value[0] if isinstance(value := params[name], list) else value for name in ("post", "at")}


def test_next_comes_to_every_claim_and_each_address_opens_its_own(opened: Opener, root: Path) -> None:  # noqa: F811
    at, seen = opened(root), {}
    for n in range(1, 5):
        assert f"{n} of 4 that wait" in words_on(at)
        seen[n] = address(at)
        at = click(at, "Next (n)") if n < 4 else at
    assert [one["at"] for one in seen.values()].count("4-38.0") == 1
    assert [one["at"] for one in seen.values()].count("4-38.1") == 1
    for n, link in seen.items():
        assert f"{n} of 4 that wait" in words_on(opened(root, **link))
    old = opened(root, post=seen[1]["post"], at="4-38")
    assert "1 of 4 that wait" in words_on(old), "a link from before claims were told apart"
    beyond = opened(root, post=seen[1]["post"], at="4-38.9")
    assert "1 of 4 that wait" in words_on(beyond), "a number that another extractor gave"


def test_a_search_leaves_no_claim_behind_that_it_does_not_show(opened: Opener, root: Path) -> None:  # noqa: F811
    at = opened(root)
    assert "1 of 4 that wait" in words_on(at)
    at.text_input(key="rail_q").set_value("Aleppo")
    assert "1 of 1 that wait" in words_on(ran(at.run()))


def test_the_event_leads_to_the_claim_that_gives_its_number(root: Path) -> None:
    (file,) = (root / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(file), read_only=True) as world:
        (post_id,) = world.execute("SELECT DISTINCT post_id FROM claims").fetchone() or ("",)
        for rule in ("range", "lowest_minimum", "latest_of_each", "best_attributed"):
            event_id = event.claim_at(world, post_id, 4, 38, 1)["event_id"].iloc[0]
            assert list(event.claims_in_order(world, event_id)["at"]) == ["4-38.0", "4-38.1", "40-122"]
            assert list(event.behind_the_number(world, event_id, rule)["at"]) == ["40-122"]


def test_deciding_goes_on_from_where_the_reader_was_and_undo_comes_back(
    opened: Opener,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "workspace", POST)
    assert command("build", workspace=folder).code == 0
    at = click(opened(folder), "Next (n)")
    second = address(at)
    at = click(at, "Accept (a)")
    assert "2 of 3 that wait" in words_on(at)
    at = click(at, "Undo (u)")
    assert "2 of 4 that wait" in words_on(at)
    assert address(at) == second
    while "Number" not in [field.label for field in at.text_input]:
        at = click(at, "Next (n)")
    here = address(at)
    put(at, "Number", "23")
    at = click(at, "Save (Enter)")
    assert address(at) == here
    assert "next is" in words_on(at)
    assert "next is 1 of" not in words_on(at)


def test_a_heading_is_shown_without_its_marks_and_every_offset_stays() -> None:
    shown = marked_text("One.\n\n### Two died #3\nText", [Span(10, 18, "sentence"), Span(10, 13, "figure")])
    assert '<span style="display:none">### </span>' in shown
    assert "#3" in shown.replace("### ", "")
    assert 'id="s-10-18"' in shown
    assert "display:none" not in marked_text("#1 of 5, and a # b\n#nothing", [])


def test_addresses_of_authors_are_shown_as_names() -> None:
    ana = Person("Ana Sol", "ana@users.example.org", "editor")
    assert by_name("ana@users.example.org", ana) == "Ana Sol"
    assert by_name("Taken back by bo.li@example.org: wrong day.", ana) == "Taken back by bo.li: wrong day."
    assert by_name("Ada", ana) == "Ada"


@pytest.fixture
def served_at(root: Path) -> Iterator[str]:
    with served(root) as url:
        yield url


@pytest.mark.browser
def test_the_keys_go_through_the_queue_and_e_opens_adding_a_number_where_there_is_none(
    served_at: str,
    reader: Watched,  # noqa: F811
) -> None:
    page = reader.open(f"{served_at}/review")
    expect(page.get_by_text("1 of 4 that wait")).to_be_visible()
    keys_listen(page)
    for n in (2, 3, 4):
        press(page, "n")
        expect(page.get_by_text(f"{n} of 4 that wait")).to_be_visible()
    page = reader.open(page.url.partition("at=")[0] + "at=4-38.1")
    expect(page.get_by_text("harm without a number").first).to_be_visible()
    keys_listen(page)
    press(page, "e")
    words = page.get_by_role("textbox", name="Its words, as they stand in the post")
    expect(words).to_be_focused()
    expect(words).to_be_visible()
    press(page, "2")
    expect(words).to_have_value("2")
