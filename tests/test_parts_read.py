"""Parts of a toll that a post tells with it; speakers and provinces that are named once."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard.assessment.naming import place_words
from dashboard.queries import tolls
from dashboard.storage.build import build
from dashboard.storage.serving import connect
from dashboard.storage.workspace import Workspace
from dashboard.widgets.claim_cards import speaker_words
from dashboard.widgets.figures import where_words
from tests.tiny_workspace import make_workspace
from tests.told import REFERENCE

POST = """---
publisher: Tiny Times
published_at: 2013-07-26
---
The Documentation Network puts the number of dead in Syria since March 2011 at 4,200 — of these, 3,100 are civilians.
"""


def test_an_exact_part_that_a_post_tells_with_its_toll_is_listed(tmp_path: Path) -> None:
    connection = connect(build(Workspace.at(make_workspace(tmp_path, {"posts/toll.md": POST}))).path)
    rows = tolls.parts(connection.cursor())
    connection.close()
    read = rows[rows["note"] == "read in its post"]
    assert list(zip(read["words"], read["part"], read["value"], strict=True)) == [("4,200", "civilians", 3100)]


@pytest.mark.parametrize(
    ("voice", "speaker", "relay", "words"),
    [
        ("AFP", "A security source", "AFP", "A security source, relayed by AFP reports"),
        ("Doctors Network", "The Doctors Network", None, "Doctors Network reports"),
        ("SOHR", "the watchdog", "AFP", "SOHR (“the watchdog”), relayed by AFP reports"),
        ("Tiny Times", None, None, "Tiny Times reports"),
    ],
)
def test_who_speaks_is_named_once(voice: str, speaker: str | None, relay: str | None, words: str) -> None:
    row = SimpleNamespace(
        voice_name=voice, speaker=speaker, relayed_by=relay, cited=None, stance="reports", publisher=""
    )
    assert speaker_words(row) == words


@pytest.mark.parametrize(
    ("name", "admin1", "words"),
    [
        ("Sagaing region", "Sagaing Region", "Sagaing region"),
        ("Tabayin", "Sagaing Region", "Tabayin, Sagaing Region"),
        (None, "Homs", "Homs province"),
    ],
)
def test_a_province_is_not_named_twice(name: str | None, admin1: str, words: str) -> None:
    assert place_words(None, name, admin1, REFERENCE) == words
    assert where_words(SimpleNamespace(place_name=name, admin1=admin1, where_precision=1)) == words
