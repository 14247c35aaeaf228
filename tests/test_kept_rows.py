"""Rows kept between builds stand in for linking and assessment only where they are of the same inputs and code."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from dashboard.storage.build import Built
from dashboard.storage.kept_rows import FILE, LIST, KeptRows
from dashboard.storage.snapshot import LOADS
from dashboard.storage.tables import SEARCHES
from tests.test_next_snapshot import Stored, random_post, rows_of

SEARCHED = "sana,Aleppo,2013-07-01,2013-07-31,nobody,2013-08-01,nothing_found,\n"


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stored:
    """A built workspace of some posts, of which nothing has been linked since."""
    found = Stored(tmp_path, monkeypatch)
    dice = Random(7)
    for number in range(8):
        found.add(random_post(dice, number))
    found.build()
    found.anew = 0
    return found


def without_snapshot(stored: Stored) -> Built:
    """What is built where the snapshots are gone and the rest is there."""
    for file in (stored.folder / "ws" / "snapshots").glob("*.duckdb"):
        file.unlink()
    return stored.build()


def test_a_snapshot_that_is_gone_is_built_of_kept_rows(stored: Stored) -> None:
    built = without_snapshot(stored)
    assert stored.anew == 0
    expected = stored.built_anew()
    assert built.snapshot_id == expected.snapshot_id
    assert rows_of(built) == rows_of(expected)
    stored.add(random_post(Random(8), 50))
    stored.anew = 0
    one_more = stored.build()
    assert stored.anew == 0  # the links are still those of the snapshot: only what the post touches is linked
    assert rows_of(one_more) == rows_of(stored.built_anew())


def cut_short(rows: Path) -> None:
    file = rows / FILE
    file.write_bytes(file.read_bytes()[:-100])


def one_byte_other(rows: Path) -> None:
    file = rows / FILE
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def file_gone(rows: Path) -> None:
    (rows / FILE).unlink()


def no_list(rows: Path) -> None:
    (rows / LIST).unlink()


def of_other_inputs(rows: Path) -> None:
    listed = json.loads((rows / LIST).read_text("utf-8"))
    (rows / LIST).write_text(json.dumps(listed | {"made_from": "0123456789abcdef"}), "utf-8")


SPOILT = (cut_short, one_byte_other, file_gone, no_list, of_other_inputs)


@pytest.mark.parametrize("spoil", SPOILT)
def test_kept_rows_that_are_damaged_missing_or_foreign_are_not_trusted(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    (tmp_path / "made").write_bytes(bytes(1000))
    kept = KeptRows(tmp_path / "rows", "fedcba9876543210")
    kept.hold(tmp_path / "made")
    assert kept.find() is None  # not before what was made of it is found valid
    kept.keep()
    assert kept.find() == kept.folder / FILE
    spoil(kept.folder)
    assert kept.find() is None
    kept.hold(tmp_path / "made")
    kept.keep()
    assert kept.find()


def test_kept_rows_that_cannot_be_read_are_made_anew(stored: Stored) -> None:
    rows = stored.folder / "ws" / "snapshots" / "rows"
    listed = json.loads((rows / LIST).read_text("utf-8"))
    (rows / FILE).write_bytes(b"no table")
    listed["sha256"] = sha256(b"no table").hexdigest()
    (rows / LIST).write_text(json.dumps(listed), "utf-8")
    assert without_snapshot(stored).counts["claims"] > 0
    assert stored.anew == 1
    assert without_snapshot(stored).counts["claims"] > 0
    assert stored.anew == 1  # what was made anew is kept again


def test_rows_of_other_posts_are_not_taken(stored: Stored) -> None:
    stored.remove(next(iter(stored.told.values())))
    built = without_snapshot(stored)
    assert stored.anew == 1
    assert rows_of(built) == rows_of(stored.built_anew())


def test_settings_and_searches_are_changed_without_linking_anew(stored: Stored) -> None:
    workspace = stored.folder / "ws"
    (workspace / "searches.csv").write_text(SEARCHES.names.replace(" ", ",") + "\n" + SEARCHED, "utf-8")
    (workspace / "workspace.toml").write_text('format = 1\ntitle = "Another title"\n', "utf-8")
    titled = rows_of(stored.build())
    (workspace / "workspace.toml").write_text('format = 1\ntitle = "Another title"\ncountry = "LB"\n', "utf-8")
    elsewhere = rows_of(stored.build())
    assert stored.anew == 0
    assert elsewhere == rows_of(stored.built_anew())
    assert all(titled[table] == elsewhere[table] for table in LOADS if table != "meta")
    assert len(titled["searches"]) == 1
    assert titled["home_country"] != elsewhere["home_country"]
    assert titled["report_days"] != elsewhere["report_days"]


def test_kept_rows_lie_in_a_folder_whose_name_reads_like_a_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Stored(tmp_path / "posts [July] 'of' and *", monkeypatch)
    found.add(random_post(Random(7), 1))
    found.build()
    found.anew = 0
    assert without_snapshot(found).counts["claims"] > 0
    assert found.anew == 0
