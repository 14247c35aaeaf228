"""Every link opens the claim and the event that it stands at, also where several claims stand at the same words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.queries import brief, event, timeline
from dashboard.queries.filters import Filters
from tests.tiny_workspace import command, make_workspace, sample_once

TWO_EVENTS = {
    "posts/two.md": (
        "---\npublisher: EA WorldView\npublished_at: 2013-07-26\nurl: http://example.org/two\n---\n"
        "The minister met the ambassador in Geneva and demanded that both sides stop the fighting in Aleppo.\n\n"
        "### Sukhna: bombs, then a mass killing\n\n"
        "Government forces killed at least 22 people in Sukhna on Thursday, activists said.\n"
    )
}
ALL = Filters()


@pytest.fixture(scope="module", params=["the sample", "two events in one sentence"])
def world(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    if request.param == "the sample":
        folder = sample_once()
    else:
        folder = make_workspace(tmp_path_factory.mktemp("two") / "workspace", TWO_EVENTS)
        assert command("build", workspace=folder).code == 0
    (file,) = Path(folder / "snapshots").glob("*.duckdb")
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def opened(world: duckdb.DuckDBPyConnection, post_id: str, at: str) -> tuple[int, str | None]:
    """The claim's number and the event that a link opens."""
    start, end, claim_no = re.fullmatch(r"(\d+)-(\d+)(?:\.(\d+))?", at).groups()  # type: ignore[union-attr]
    number = int(claim_no) if claim_no else None
    (row,) = event.claim_at(world, post_id, int(start), int(end), number).itertuples()
    return row.claim_no, row.event_id


def test_a_claims_link_opens_that_claim(world: duckdb.DuckDBPyConnection) -> None:
    claims = world.execute('SELECT post_id, claim_no, "at" FROM claims').fetchall()
    assert [claim for claim in claims if "." in claim[2]], "no claims stand at the same words"
    assert len({(post_id, at) for post_id, _, at in claims}) == len(claims)
    for post_id, claim_no, at in claims:
        assert opened(world, post_id, at)[0] == claim_no


def links_to_events(world: duckdb.DuckDBPyConnection) -> Iterator[pd.DataFrame]:
    """What the pages list, with the event of each row."""
    yield brief.event_list(world, ALL, date(2013, 7, 1), limit=500)
    yield brief.tiles(world, ALL)
    yield brief.timeline(world, ALL, limit=500)
    yield brief.conflicts(world, ALL)
    yield timeline.events(world, ALL, "occurred", None)


def test_an_events_link_opens_that_event(world: duckdb.DuckDBPyConnection) -> None:
    n_told_apart = 0
    for rows in links_to_events(world):
        for row in rows.itertuples():
            assert opened(world, row.post_id, row.at)[1] == row.event_id
            n_told_apart += "." in row.at
    assert n_told_apart, "no event begins where another claim stands"
