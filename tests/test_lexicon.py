"""The lexicon of a workspace: names an analyst adds without touching code or the shipped files."""

from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.extraction import load_vocabulary, read_post
from dashboard.records import Reading
from dashboard.storage.build import build
from dashboard.storage.check import check
from dashboard.storage.tables import LEXICON, read_tables
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference
from tests.tiny_workspace import FILES, make_workspace

PLACES, ACTORS, SOURCES = (
    ",".join(next(h for h in LEXICON if h.file == f"lexicon/{name}.csv").columns)
    for name in ("places", "actors", "sources")
)
PLACE = f"{PLACES}\nsd-zorgan,Umm Zorgan,,Um Zorgan,town,,North Darfur,SD,13.5,25.2,,\n"
ACTOR = f"{ACTORS}\nred-bears,Red Bears,Crimson Bears|bandits of the east,REB,opposition,SD,,,\n"
SOURCE = f"{SOURCES}\nbear-watch,Bear Watch,,monitor,,,SD,,,,\n"
POST = (
    "---\npublisher: Bear Post\npublished_at: 2013-07-27\n---\n"
    "The Crimson Bears killed at least nine people in Umm Zorgan on Friday, Bear Watch said.\n"
)


def with_lexicon(folder: Path, **files: str) -> Workspace:
    """A small workspace with these files in its lexicon and one post that uses them."""
    root = make_workspace(folder)
    (root / "lexicon").mkdir()
    (root / "posts" / "bears.md").write_text(POST, encoding="utf-8")
    for name, text in files.items():
        (root / "lexicon" / f"{name}.csv").write_text(text, encoding="utf-8")
    return Workspace.at(root)


def reading_of(workspace: Workspace) -> Reading:
    """The post about the Bears, as read with the names of `workspace`."""
    post = next(workspace.read_posts(workspace.posts_folder / "bears.md"))
    return read_post(post, load_vocabulary(load_reference(workspace)))


def test_a_place_an_actor_and_a_source_of_the_lexicon_are_read_with_their_ids(tmp_path: Path) -> None:
    (bare,) = reading_of(with_lexicon(tmp_path / "without")).claims
    assert (bare.place_id, bare.admin1, bare.speaker_id) == (None, None, None)
    reading = reading_of(with_lexicon(tmp_path / "with", places=PLACE, actors=ACTOR, sources=SOURCE))
    (claim,) = reading.claims
    assert (claim.place_id, claim.admin1, claim.country) == ("sd-zorgan", "North Darfur", "SD")
    assert claim.speaker_id == "bear-watch"
    assert [actor.actor_id for actor in reading.actors if actor.role.endswith("perpetrator")] == ["red-bears"]


def test_the_lexicon_adds_to_the_shipped_names_too(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "places.csv").write_text(PLACE, encoding="utf-8")
    places = load_reference(Workspace.at(tmp_path)).places
    assert set(places) == set(load_reference(Workspace.at(SHIPPED)).places) | {"sd-zorgan"}


def test_another_lexicon_is_another_snapshot_and_its_names_are_read_anew(tmp_path: Path) -> None:
    workspace = with_lexicon(tmp_path)
    first = build(workspace)
    (workspace.root / "lexicon" / "places.csv").write_text(PLACE, encoding="utf-8")
    second = build(workspace)
    assert second.is_new and second.snapshot_id != first.snapshot_id
    (workspace.root / "lexicon" / "places.csv").unlink()
    assert build(workspace).snapshot_id == first.snapshot_id


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("places", PLACE.replace("town", "village"), "lexicon/places.csv, row 2, column kind: 'village' is not one of"),
        ("places", PLACE.replace("13.5", "913.5"), "lexicon/places.csv, row 2, column lat: 913.5 degrees lie outside"),
        (
            "places",
            PLACE.replace("sd-zorgan", "sukhna"),
            "lexicon/places.csv, row 2, column place_id: 'sukhna' is",
        ),
        ("places", PLACE.replace("town,,", "town,x,"), "lexicon/places.csv, row 2, column within: 'x' is not a place_"),
        ("places", PLACE + "a,b\n", "lexicon/places.csv, row 3: has 2 cells, but row 1 names 12 columns."),
        ("actors", ACTOR.replace("REB", "BEAR"), "lexicon/actors.csv, row 2: actor red-bears: sector"),
        ("actors", ACTOR.replace("opposition", "bears"), "lexicon/actors.csv, row 2, column side: 'bears' is not one"),
        ("actors", ACTOR.replace("red-bears", "free-syrian-army"), "lexicon/actors.csv, row 2, column actor_id: "),
        ("sources", SOURCE.replace("monitor,", "monitor,x"), "lexicon/sources.csv, row 2, column voice: 'x' is not"),
        ("sources", SOURCE.replace("attribution", "kind"), "lexicon/sources.csv: the column attribution is missing"),
    ],
)
def test_a_bad_entry_is_named_by_file_and_row_and_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, text: str, says: str
) -> None:
    problems: list[str] = []
    read_tables({**{n: t for n, t in FILES.items() if n.endswith(".csv")}, f"lexicon/{file}.csv": text}, problems)
    assert problems and problems[0].startswith(says), problems
    workspace = with_lexicon(tmp_path, **{file: text})
    assert main(["--workspace", str(workspace.root), "build"]) == 2
    assert says in capsys.readouterr().err
    assert says in " ".join(check(workspace).errors)


def test_a_row_may_lie_within_a_row_above(tmp_path: Path) -> None:
    more = PLACE + "sd-zorgan-market,Umm Zorgan market,,,site,sd-zorgan,North Darfur,SD,,,,\n"
    places = load_reference(with_lexicon(tmp_path, places=more)).places
    assert places["sd-zorgan-market"].within == "sd-zorgan"


def test_a_file_the_lexicon_does_not_know_is_noted(tmp_path: Path) -> None:
    workspace = with_lexicon(tmp_path, towns=PLACE, places=PLACE.replace("source\n", "source,colour\n", 1)[:-1] + ",\n")
    notes = " ".join(check(workspace).notes)
    assert "lexicon/towns.csv is not read" in notes and "lexicon/places.csv: the column colour" in notes
