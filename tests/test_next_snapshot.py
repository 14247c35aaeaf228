"""The next snapshot is row for row what building everything anew gives, whatever posts come, go and are replaced."""

import csv
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.capture import markdown_of
from dashboard.records import Post, Reading, Reference
from dashboard.storage import pipeline
from dashboard.storage.build import Built, build
from dashboard.storage.derived import DERIVED
from dashboard.storage.next_snapshot import FILE
from dashboard.storage.snapshot import LOADS
from dashboard.storage.tables import GAZETTEER
from dashboard.storage.workspace import Workspace
from tests.test_linking import JULY_25
from tests.tiny_workspace import FILES
from tests.told import PLACES, From, Said, post, said

CROWDED = ("douma", "aleppo", "bab-al-nairab", "jabal-badro", "rif-dimashq", "deir", "deir-province")
KINDS = ("air_strike", "shelling_missile", "attack_on_people")
SPEAKERS = ("SANA", "SOHR", "activists")


class Stored:
    """A workspace of told posts: the reader finds each reading by its post, so that no extraction takes part."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.told: dict[str, Reading] = {}
        self.anew = 0
        (folder / "ws" / "posts").mkdir(parents=True)
        for name in ("workspace.toml", "sources.csv", "actors.csv", "tolls.csv", "toll_links.csv", "toll_parts.csv"):
            (folder / "ws" / name).write_text(FILES[name], "utf-8")
        with (folder / "ws" / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, GAZETTEER.columns, lineterminator="\n")
            table.writeheader()
            for place in PLACES.values():
                table.writerow({name: getattr(place, name, None) or "" for name in GAZETTEER.columns} | {"aliases": ""})
        whole = pipeline.link_and_assess

        def counted(*given: Any) -> Any:
            self.anew += 1
            return whole(*given)

        def fail(error: Exception) -> None:
            raise error

        monkeypatch.setattr("dashboard.storage.build.report_fault", fail)
        monkeypatch.setattr(pipeline, "make_reader", self.reader)
        monkeypatch.setattr(pipeline, "link_and_assess", counted)

    def reader(self, _reference: Reference) -> Callable[[Post], Reading]:
        return lambda found: self.told[found.content_hash]

    def add(self, reading: Reading) -> None:
        self.told[reading.post.content_hash] = reading
        self.file(reading).write_text(markdown_of(reading.post), "utf-8")

    def remove(self, reading: Reading) -> None:
        self.file(reading).unlink()

    def file(self, reading: Reading) -> Path:
        return self.folder / "ws" / "posts" / f"{reading.post.post_id}.md"

    def build(self) -> Built:
        return build(Workspace.at(self.folder / "ws"))

    def built_anew(self) -> Built:
        """The same files in another folder, where nothing is known."""
        other = self.folder / "anew"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.folder / "ws", other, ignore=shutil.ignore_patterns("snapshots"))
        return build(Workspace.at(other))


def rows_of(built: Built) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of a snapshot in one order of rows: in the file, those that came last may stand behind the others."""
    connection = duckdb.connect(str(built.path), read_only=True)
    try:
        return {name: connection.table(name).order("ALL").fetchall() for name in (*LOADS, *DERIVED)}
    finally:
        connection.close()


def random_post(dice: random.Random, number: int) -> Reading:
    """A post that crowds a few places and days, with tolls of a few numbers and speakers who say that none was hurt."""
    day = JULY_25 + timedelta(days=dice.randint(0, 6))
    parts: list[From | Said] = []
    is_digest = dice.random() < 0.4
    for line in range(dice.randint(1, 3)):
        if is_digest and (line == 0 or dice.random() < 0.4):
            parts.append(From(f"Outlet {number}-{line}", day))
        place_id, killed, speaker = dice.choice(CROWDED), dice.randint(4, 7), dice.choice(SPEAKERS)
        options: dict[str, Any] = {"event_type": dice.choice(KINDS), "place_id": place_id, "speaker": speaker}
        before = dice.choice((None, 0, 1, 2, 3))
        if before is not None:
            options["on"] = day - timedelta(days=before)
        name = PLACES[place_id].name
        figures = [(f" {killed} ", "killed", "people", "eq", killed, killed)]
        if dice.random() < 0.3:
            options |= {"casualties_unstated": True} if dice.random() < 0.7 else {"zero_stated": "killed"}
            figures = []
        parts.append(said(f"{number}-{line} {killed} were killed in {name}, {speaker} said.", *figures, **options))
    if dice.random() < 0.5:
        total = dice.choice((90_000, 100_000))
        figure = (f"{total:,}", "killed", "people", "gt", total, None, {"scope": "cumulative"})
        words = f"{number} More than {total:,} have been killed in Syria, {dice.choice(SPEAKERS)} says."
        parts.append(said(words, figure, kind="toll", event_type=None, place_id="sy", place="Syria"))
    return post(day, f"Outlet {number}", *parts)


@pytest.mark.parametrize("seed", range(2))
def test_posts_that_come_and_go_leave_the_rows_of_building_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    posts = [random_post(dice, number) for number in range(24)]
    stored = Stored(tmp_path, monkeypatch)
    for reading in posts[:16]:
        stored.add(reading)
    stored.build()
    stored.anew = 0
    stored.add(posts[16])
    one_more = stored.build()
    for reading in posts[17:]:
        stored.add(reading)
    for reading in dice.sample(posts[:16], 5):
        stored.remove(reading)
    many_others = stored.build()
    assert stored.anew == 0
    assert one_more.is_new
    assert many_others.is_new
    found, expected = rows_of(many_others), rows_of(stored.built_anew())
    assert stored.anew == 1
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert all(expected[name] for name in ("tolls", "event_conflicts", "event_tracks", "claim_facets"))
    posts_of: dict[str, set[str]] = {}
    for event_id, post_id, *_ in expected["event_claims"]:
        posts_of.setdefault(event_id, set()).add(post_id)
    assert max(map(len, posts_of.values())) > 2


def test_another_version_of_a_page_takes_the_place_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(8)
    stored = Stored(tmp_path, monkeypatch)
    url = "https://example.org/a"
    first, other = (told_at(url, random_post(dice, number)) for number in (1, 2))
    for reading in (first, *(random_post(dice, number) for number in range(3, 8))):
        stored.add(reading)
    stored.build()
    stored.anew = 0
    stored.add(other)
    built = stored.build()
    assert stored.anew == 0
    assert rows_of(built) == rows_of(stored.built_anew())


def told_at(url: str, reading: Reading) -> Reading:
    """The reading of the same text at an address."""
    moved = replace(reading.post, url=url)
    parts = (reading.entries, reading.claims, reading.figures, reading.actors)
    return Reading(moved, *(tuple(replace(row, post_id=moved.post_id) for row in rows) for rows in parts))  # type: ignore[arg-type,type-var]


def test_a_build_that_is_not_published_leaves_the_kept_links_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(9)
    stored = Stored(tmp_path, monkeypatch)
    posts = [random_post(dice, number) for number in range(6)]
    for reading in posts[:5]:
        stored.add(reading)
    stored.build()
    stored.add(posts[5])
    with monkeypatch.context() as patched:
        patched.setattr("dashboard.storage.build.publish_file", lambda *_paths: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            stored.build()
    stored.anew = 0
    built = stored.build()
    assert stored.anew == 0
    assert rows_of(built) == rows_of(stored.built_anew())


def test_everything_is_built_anew_when_a_table_changed_or_the_kept_links_or_the_last_snapshot_are_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(10)
    stored = Stored(tmp_path, monkeypatch)
    stored.add(random_post(dice, 0))
    last = stored.build()
    for number, harm in enumerate(("table", "links", "units", "snapshot", "nothing"), start=1):
        stored.anew = 0
        stored.add(random_post(dice, number))
        if harm == "table":
            with (tmp_path / "ws" / "actors.csv").open("a", encoding="utf-8") as file:
                file.write("isis,ISIS,,REB,islamist,SY,,,\n")
        elif harm == "links":
            (last.path.parent / FILE).write_bytes(b"not a database" * 1000)
        elif harm == "units":
            kept = sqlite3.connect(last.path.parent / FILE)
            kept.execute("UPDATE units SET body = 'no unit'")
            kept.commit()
            kept.close()
        elif harm == "snapshot":
            last.path.write_bytes(b"not a database" * 1000)
        last = stored.build()
        assert stored.anew == (harm != "nothing"), harm
    assert rows_of(last) == rows_of(stored.built_anew())
