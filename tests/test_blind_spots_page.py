"""The Blind spots page in full: empty, one post, the small world; what stands behind its marks; each widget moved."""

import html
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts import origin_overlap
from tests import blind_spots_world

REPOSITORY = Path(__file__).resolve().parents[1]
NAME = "0123456789abcdef.duckdb"


def workspace(folder: Path, posts: tuple[str, ...] | None = None) -> Path:
    """A workspace without files, with a snapshot filled by hand."""
    (folder / "snapshots").mkdir(parents=True)
    with duckdb.connect(str(folder / "snapshots" / NAME)) as connection:
        blind_spots_world.fill(connection, posts)
    (folder / "snapshots" / "CURRENT").write_text(NAME)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("unseen") / "data")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)


def opened(monkeypatch: pytest.MonkeyPatch, folder: Path, **address: str) -> AppTest:
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
    at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
    for key, value in address.items():
        at.query_params[key] = value
    at.switch_page("dashboard/pages/blind_spots.py")
    return ran(at.run())


def ran(at: AppTest) -> AppTest:
    assert not at.exception, [e.value for e in at.exception]
    assert at.title[0].value == "What are we not seeing?"
    return at


def text_of(at: AppTest) -> str:
    words = [e.value for e in (*at.subheader, *at.caption, *at.markdown, *at.code, *at.info, *at.warning)]
    words += [re.sub(r"<[^>]*>", "", e.proto.body) for e in at.get("html")]
    words += [e.proto.label for e in at.get("page_link")]
    return "\n".join(str(word) for word in words).replace("\\", "").replace("\u00a0", " ")


def ready_to_copy(at: AppTest) -> str:
    (body,) = [e.proto.body for e in at.get("html") if 'class="to-copy"' in e.proto.body]
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def charts(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def choose(at: AppTest, key: str, mark: str) -> str:
    """The words of the page after the mark was chosen by its row."""
    at.session_state[f"{key}_pressed"] = mark
    return text_of(ran(at.run()))


def test_no_workspace_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert "python -m dashboard ingest" in opened(monkeypatch, tmp_path / "nowhere").code[0].value


def test_without_a_claim_the_searches_and_an_honest_paragraph_still_stand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = opened(monkeypatch, workspace(tmp_path / "data", ()))
    assert at.info
    assert len(charts(at)) == 1, "the places that were searched, and those that were not"
    assert "does not mean that nothing happened" in ready_to_copy(at)


def test_one_post_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    at = opened(monkeypatch, workspace(tmp_path / "data", ("a00000000004",)))
    assert "1 claim read from 1 captured post" in ready_to_copy(at)
    assert not at.error
    assert "No event in view is known to one day" in text_of(at)


def test_the_page_has_its_four_figures_its_paragraph_and_its_cards(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    at = opened(monkeypatch, small)
    assert len(charts(at)) == 4
    words = text_of(at)
    for told in (
        "9 claims read from 5 captured posts",
        "2 of 6 events known to one day; left out: 2 known to several days, 2 without a stated day",
        "On a side in sources.csv, and without a claim of harm in view: LCC (opposition).",
        "Counts: deaths of all sides by name",
        "not a measure of violence",
    ):
        assert told in words, told


def test_each_mark_tells_what_stands_behind_it(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    at = opened(monkeypatch, small)
    cell = choose(at, "blind-spots-coverage", "SY|Homs|2013-07-22")
    assert "Homs, 22 to 28 July 2013" in cell
    assert "EA WorldView, 26 July 2013" in cell
    assert "Syrian state media, the whole country, 22 to 24 July 2013: nothing found" in cell
    events = choose(at, "blind-spots-origins", origin_overlap.set_key(["sana", "sohr"], False))
    assert "Events reported by SANA with SOHR" in events
    assert "Killing in Khan al-Assal" in events
    assert "2 days after: Bombing in Jaramana" in choose(at, "blind-spots-lag-publisher", "3|0|SANA")
    assert "accused: government forces (government)" in choose(at, "blind-spots-sides", "other|activists")


def test_a_mark_that_is_no_longer_there_opens_nothing(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    at = opened(monkeypatch, small)
    for key in ("coverage", "origins", "lag-publisher", "sides"):
        at.session_state[f"blind-spots-{key}_pressed"] = "XX|Nowhere|2001-01-01"
    assert "Searches that cover it" not in text_of(ran(at.run()))


def test_a_mark_in_the_address_opens_its_list_and_a_forged_one_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    at = opened(monkeypatch, small, mark="blind-spots-sides~other|activists")
    assert "accused: government forces (government)" in text_of(at)
    forged = opened(monkeypatch, small, mark=["blind-spots-sides~x", "blind-spots-coverage~'; DROP", "nothing", "~"])
    assert "accused: government forces (government)" not in text_of(forged)


def test_the_teller_of_a_lag_lives_in_the_address(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    at = opened(monkeypatch, small)
    at.button_group(key="rail_lag").set_value("speaker").run()
    assert at.query_params["lag"] in ("speaker", ["speaker"])
    assert "a state medium" in json.dumps(charts(at)[2])


def test_a_filter_changes_the_counts_and_is_said(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    at = opened(monkeypatch, small, place="homs")
    assert "2 of 9 claims shown; hidden: 7 in other places" in text_of(at)
    assert "2 claims read from 1 captured post" in ready_to_copy(at)


def test_cards_lead_to_claims_and_hostile_names_change_no_structure(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    at = opened(monkeypatch, small)
    queries = {link.proto.query_string for link in at.get("page_link") if "it makes" in link.proto.label}
    assert "speaker=sohr" in queries
    bodies = "\n".join(e.proto.body for e in at.get("html"))
    assert "&lt;b&gt;Hostile&lt;/b&gt;" in bodies and "<b>Hostile" not in bodies
    assert "<b>Hostile" not in json.dumps(charts(at))
