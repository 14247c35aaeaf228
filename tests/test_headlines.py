"""A headline that its report's own text repeats is told with it: one report, one voice, no harm without a number."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.queries.filters import Filters
from dashboard.queries.map import governorates
from tests.test_pages import Opener, opened, text_of  # noqa: F401 (fixture)
from tests.tiny_workspace import command, make_workspace

ENTRIES = {
    "posts/entries.md": (
        "---\npublisher: EA WorldView\npublished_at: 2013-07-26\nurl: http://example.org/entries\n---\n"
        "### Sukhna: a mass killing\n\n"
        "Government forces killed at least 22 people in Sukhna on Thursday, activists said.\n\n"
        "### Eleven killed in shelling of Aleppo\n\n"
        "Shelling of Aleppo on Friday killed at least 13 people, the Observatory said.\n\n"
        "### Observatory: shelling kills 9 in Daraa\n\n"
        "Shelling of Daraa on Friday killed 9 people, the Observatory said.\n"
    )
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("entries") / "workspace", ENTRIES)
    assert command("build", workspace=folder).code == 0
    return folder


def asked(root: Path, sql: str) -> list[tuple[Any, ...]]:
    (file,) = (root / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(file), read_only=True) as world:
        return world.execute(sql).fetchall()


def test_rule_8_a_headline_that_its_text_repeats_is_no_voice_and_no_harm_without_a_number(root: Path) -> None:
    told = asked(root, "SELECT voices, n_voices, n_claims, n_unstated FROM event_cards WHERE title LIKE '%Sukhna%'")
    assert told == [("Activists (in EA WorldView)", 1, 2, 0)]


def test_rule_8_a_headline_that_its_text_repeats_counts_for_no_speaker_and_no_origin(root: Path) -> None:
    (file,) = (root / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(file), read_only=True) as world:
        speakers = governorates(world, Filters(), "speakers")
    assert dict(zip(speakers["admin1"], speakers["n"], strict=True))["Homs"] == 1
    ((of_observatory,),) = asked(root, "SELECT sum(n_claims)::INTEGER FROM event_origins WHERE origin = 'sohr'")
    assert of_observatory == 2, "its two reports, of three claims that name it"


def test_a_headline_with_a_number_of_its_own_stays_a_report(root: Path) -> None:
    told = asked(root, "SELECT quotation, repeated_in FROM claims WHERE quotation LIKE '%Aleppo%'")
    assert sorted(told, key=str)[0][0] == "Eleven killed in shelling of Aleppo"
    assert [repeated for _, repeated in told] == [None, None]


def test_the_event_tells_the_headline_with_its_report(opened: Opener, root: Path) -> None:  # noqa: F811
    ((post, at),) = asked(root, """SELECT post_id, "at" FROM claims WHERE quotation LIKE 'Government forces%'""")
    words = text_of(opened(root, "event", post=post, at=at))
    assert "2 claims (1 of them a headline) in 1 post by 1 speaker" in words
    assert "Also in its headline: " in words
    assert "“Sukhna: a mass killing”" in words
    assert words.count("Review this claim") == 1
    review = text_of(opened(root, "review", post=post, at=at))
    assert "Other reports of this event: 0" in review
    assert "Beside them 1 headline that repeats what its own report says." in review
