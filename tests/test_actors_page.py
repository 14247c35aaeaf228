"""The Actors page: what stands in the address, each control moved once, and what it says where there is nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from tests import actors_world
from tests.links_of import links_of
from tests.small_world import NAME, workspace
from tests.test_pages import REPOSITORY, asked, ran, specs, text_of

Opener = Callable[..., AppTest]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("actors") / "snapshots" / NAME
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as connection:
        actors_world.fill(connection)
    (path.parent / "CURRENT").write_text(NAME)
    return path.parents[1]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Opener:
    """Open the page with an address: opened(cell="…") -> AppTest that ran once without an exception."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)

    def open_page(where: Path | None = None, **address: str) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(where or folder))
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=90)
        for key, value in address.items():
            at.query_params[key] = value
        at.switch_page("dashboard/pages/actors.py")
        return ran(at.run())

    return open_page


def test_it_asks_its_question_and_counts_what_it_shows_and_hides(opened: Opener) -> None:
    at = opened()
    assert at.title[0].value == "Who is said to have done what to whom, and who says so?"
    words = text_of(at)
    assert "6 violent events in view; 5 of them with somebody said to have done it, 3 with a named target" in words
    assert "all 12 claims shown; nothing is hidden" in words
    assert "1 event in view without violence not drawn" in words
    assert "1 claim of violence only feared or threatened not drawn" in words
    assert len(specs(at)) == 4


def test_a_cell_in_the_address_opens_the_reports_behind_it(opened: Opener) -> None:
    at = opened(cell="pair~isis~government~own")
    assert "ISIS → government side: 1 event, 1 known origin, claimed or accepted by the actor itself" in text_of(
        at
    ).replace("\\", "")
    assert any(link.words.startswith("SOHR") and link.page == "evidence" for link in links_of(at))
    next(button for button in at.button if button.key == "close_cell").click()
    ran(at.run())
    assert "cell" not in at.query_params
    assert "known origin, claimed or accepted by the actor itself" not in text_of(at).replace("\\", "")


@pytest.mark.parametrize("cell", ["said~government~not-stated~disputed~government-official", "side~government~killed"])
def test_marks_of_the_other_figures_stand_in_the_address_too(opened: Opener, cell: str) -> None:
    assert next(button for button in opened(cell=cell).button if button.key == "close_cell")


def test_a_cell_that_is_not_there_says_so(opened: Opener) -> None:
    assert "no mark of that name" in text_of(opened(cell="pair~nobody~nothing~own"))


def test_rows_and_columns_change_what_stands_on_the_axes(opened: Opener) -> None:
    at = opened()
    assert "ISIS" in json.dumps(specs(at)[0])
    at.button_group(key="rail_actor_rows").set_value("side")
    ran(at.run())
    assert asked(at, "actor_rows") == ["side"]
    assert "Islamist factions" in specs(at)[0]["layout"]["yaxis"]["ticktext"]
    at.button_group(key="rail_actor_columns").set_value("sector")
    ran(at.run())
    assert asked(at, "actor_columns") == ["sector"]
    assert "armies" in specs(at)[0]["layout"]["xaxis"]["ticktext"]


def test_the_measure_changes_what_is_drawn_by_side(opened: Opener) -> None:
    at = opened()
    at.button_group(key="rail_harm").set_value("wounded")
    ran(at.run())
    assert asked(at, "harm") == ["wounded"]
    assert specs(at)[3]["layout"]["xaxis"]["title"]["text"].startswith("persons wounded")


def test_an_actor_is_chosen_and_stands_in_the_address(opened: Opener) -> None:
    at = opened()
    at.selectbox(key="rail_actor_view").set_value("isis")
    ran(at.run())
    assert asked(at, "actor_view") == ["isis"]
    words = text_of(opened(actor_view="isis"))
    assert "What it claims or accepts itself" in words
    assert "side: Islamist factions · sector: armed opponents" in words
    assert "1 claim of 1 event, 1 known origin" in words


def test_a_filter_narrows_the_matrix(opened: Opener) -> None:
    words = text_of(opened(type="bombing"))
    assert "2 violent events in view" in words
    assert "of other types" in words


def test_an_empty_workspace_says_what_to_do(opened: Opener, tmp_path: Path) -> None:
    assert "There are no posts here yet" in text_of(opened(tmp_path))


def test_without_an_event_of_violence_it_says_so(opened: Opener, tmp_path: Path) -> None:
    assert "This workspace holds no violent event yet" in text_of(opened(workspace(tmp_path, (), False)))
