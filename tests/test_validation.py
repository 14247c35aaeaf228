"""Each rule that a snapshot must keep, broken once: the check names it, and the snapshot is never published."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.storage import build as build_module
from dashboard.storage import touched
from dashboard.storage.build import build
from dashboard.storage.serving import current
from dashboard.storage.validation import CHECKS, LONG_BYTES, InvalidSnapshot, validate
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import make_workspace

SCHEMA = (Path(__file__).parents[1] / "dashboard" / "storage" / "schema.sql").read_text(encoding="utf-8")

# One post "0123456789 killed 22 people", one claim, two figures (the second part of the first), one event, two tolls.
GOOD = """
INSERT INTO posts VALUES
    ('p', 'hash', 'EA', '2013-07-26', NULL, 'u', NULL, 'en', 'verbatim', 'é killed 22, of them 5', NULL, true);
INSERT INTO captures VALUES ('p', NULL);
INSERT INTO entries VALUES ('p', 0, 0, 22, NULL, NULL, NULL, NULL, NULL);
INSERT INTO claims (post_id, claim_no, entry_no, kind, quotation, start, "end", event_type, stance, attribution,
        speaker, speaker_start, speaker_end, realis, date_precision, where_precision)
    VALUES ('p', 0, 0, 'event', 'é killed 22, of them 5', 0, 22, 'other', 'asserts', 'unattributed',
        'é', 0, 1, 'actual', 'unknown', 7);
INSERT INTO claim_actors VALUES ('p', 0, 'target', 'them', 16, 20, NULL, 'them', false);
INSERT INTO figures (post_id, figure_no, claim_no, quotation, start, "end", measure, population, operator, low, high,
        scope, realis, part_of)
    VALUES ('p', 0, 0, '22', 9, 11, 'killed', 'people', 'eq', 22, 22, 'event', 'actual', NULL),
        ('p', 1, 0, '5', 21, 22, 'killed', 'people', 'eq', 5, 5, 'event', 'actual', 0);
INSERT INTO events (event_id, title, event_type, date_precision, where_precision, n_claims)
    VALUES ('p.0', 'Other', 'other', 'unknown', 7, 1);
INSERT INTO event_claims VALUES ('p.0', 'p', 0, NULL, NULL, 1.0, []);
INSERT INTO event_figures (event_id, rule, measure, population, operator, low, high)
    VALUES ('p.0', 'range', 'killed', 'people', 'eq', 22, 22);
INSERT INTO event_origins VALUES ('p.0', 'o', 'O', 1);
INSERT INTO tolls (toll_id, from_post, operator, low, high, post_id, figure_no)
    VALUES ('t', false, 'eq', 22, 22, 'p', 0), ('s', false, 'gt', 20, NULL, NULL, NULL);
INSERT INTO toll_links VALUES ('t', 's', 'quotes', NULL);
INSERT INTO edits (edit_id, author, kind, status, found_post_id, claim_no, event_id, undoes)
    VALUES ('a', 'Ana', 'grade', 'in_effect', 'p', 0, 'p.0', NULL),
        ('b', 'Ben', 'grade', 'in_effect', 'p', 0, 'p.0', NULL), ('c', 'Ben', 'note', 'undone', 'p', 0, 'p.0', NULL),
        ('d', 'Ben', 'undo', 'in_effect', NULL, NULL, NULL, 'c'),
        ('e', 'Ana', 'reject', 'in_effect', 'p', 1, NULL, NULL);
INSERT INTO edit_values VALUES ('a', 'grade', 'confirmed', NULL), ('b', 'grade', 'confirmed', NULL);
INSERT INTO rejected (post_id, claim_no, edit_id) VALUES ('p', 1, 'e');
UPDATE events SET grade = 'confirmed';
"""

BROKEN = [
    ("INSERT INTO posts SELECT * FROM posts", "one row a key"),
    ("INSERT INTO events SELECT * FROM events", "one row a key"),
    ("INSERT INTO event_claims SELECT * FROM event_claims", "one row a key"),
    ("UPDATE claims SET start = 1", "a claim's words stand in its post"),
    ("UPDATE claims SET quotation = 'e killed 22, of them 5'", "a claim's words stand in its post"),
    ("UPDATE claims SET speaker_end = 2", "a claim's words stand in its post"),
    ("UPDATE claims SET place = 'Homs'", "a claim's words stand in its post"),
    ("UPDATE claims SET trigger_start = 3", "a claim's words stand in its post"),
    ("UPDATE figures SET start = 8 WHERE figure_no = 0", "a figure's words stand in its post"),
    ("UPDATE claim_actors SET name = 'they'", "an actor's words stand in its post"),
    ("UPDATE posts SET is_current = false", "belongs to a current post"),
    ("DELETE FROM entries", "stands in an entry of its post"),
    ('UPDATE entries SET "end" = 5', "stands in an entry of its post"),
    ("UPDATE figures SET claim_no = 3", "figure and actor belongs to a claim"),
    ("UPDATE claim_actors SET claim_no = 3", "figure and actor belongs to a claim"),
    ("UPDATE figures SET low = 6 WHERE figure_no = 1", "low is never above high"),
    ("UPDATE figures SET operator = 'gte' WHERE figure_no = 1", "low is never above high"),
    ("UPDATE figures SET low = NULL, high = NULL", "low is never above high"),
    ("UPDATE figures SET operator = 'between', high = NULL", "low is never above high"),
    ("UPDATE tolls SET high = 30 WHERE toll_id = 's'", "low is never above high"),
    ("UPDATE tolls SET operator = NULL", "low is never above high"),
    ("UPDATE event_figures SET low = 23", "combined figures"),
    ("UPDATE tolls SET interval_low = 2, interval_high = 1", "combined figures"),
    ("UPDATE figures SET part_of = 7 WHERE figure_no = 1", "a part belongs to another figure"),
    ("UPDATE figures SET part_of = 1 WHERE figure_no = 1", "a part belongs to another figure"),
    ("UPDATE claims SET date_start = '2013-07-26', date_end = '2013-07-25', date_precision = 'day'", "days are in"),
    ("UPDATE events SET date_start = '2013-07-26', date_end = '2013-07-26'", "days are in order"),
    ("UPDATE claims SET date_precision = 'day'", "days are in order"),
    ("UPDATE events SET where_precision = 8", "where_precision is 1 to 7"),
    ("DELETE FROM event_claims", "every claim of what happened belongs"),
    ("UPDATE claims SET kind = 'toll', event_type = NULL", "every claim of what happened belongs"),
    ("UPDATE claims SET event_type = NULL", "every claim of what happened belongs"),
    ("UPDATE event_figures SET event_id = 'q.0'", "names one that is there"),
    ("UPDATE event_origins SET event_id = 'q.0'", "names one that is there"),
    ("UPDATE events SET n_claims = 2", "counts its claims"),
    ("UPDATE events SET event_id = 'p.9'; UPDATE event_claims SET event_id = 'p.9';"
     "UPDATE event_figures SET event_id = 'p.9'; UPDATE event_origins SET event_id = 'p.9'", "named after one"),
    ("INSERT INTO posts SELECT * REPLACE ('q' AS post_id) FROM posts", "one current version"),
    ("UPDATE posts SET version_of = 'nobody'", "one current version"),
    ("UPDATE toll_links SET \"other\" = 'nobody'", "name tolls that are there"),
    ("UPDATE tolls SET figure_no = 9 WHERE toll_id = 't'", "names a figure of that post"),
    ("UPDATE tolls SET from_post = true WHERE toll_id = 's'", "names a figure of that post"),
    ("INSERT INTO edits SELECT * FROM edits WHERE edit_id = 'a'", "every decision has one row"),
    ("INSERT INTO edit_values SELECT * FROM edit_values WHERE edit_id = 'a'", "every decision has one row"),
    ("DELETE FROM edits WHERE edit_id = 'c'", "every decision has one row"),
    ("UPDATE edits SET claim_no = 7 WHERE edit_id = 'a'", "a decision in effect attaches"),
    ("UPDATE edits SET found_post_id = NULL WHERE edit_id = 'a'", "a decision in effect attaches"),
    ("UPDATE rejected SET claim_no = 0", "what was rejected is in no count"),
    ("INSERT INTO rejected (post_id, claim_no, figure_no, edit_id) VALUES ('p', 0, 1, 'e')", "rejected is in no count"),
    ("UPDATE edits SET status = 'undone' WHERE edit_id = 'e'", "what was rejected is in no count"),
    ("UPDATE edits SET author = 'ANA' WHERE edit_id = 'b'", "a grade is a person's"),
    ("UPDATE edits SET status = 'waiting' WHERE edit_id = 'b'", "a grade is a person's"),
    ("UPDATE events SET grade = 'contested'", "a grade is a person's"),
]  # fmt: skip


@pytest.fixture(scope="module")
def filled() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    connection.execute(SCHEMA)
    connection.execute(GOOD)
    return connection


@pytest.fixture
def snapshot(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The filled tables, as they were before each test."""
    filled.execute("BEGIN")
    yield filled
    filled.execute("ROLLBACK")


def test_a_sound_snapshot_passes(snapshot: duckdb.DuckDBPyConnection) -> None:
    validate(snapshot)


@pytest.mark.parametrize(("change", "rule"), BROKEN)
def test_a_broken_rule_is_named(snapshot: duckdb.DuckDBPyConnection, change: str, rule: str) -> None:
    snapshot.execute(change)
    with pytest.raises(InvalidSnapshot, match=rule):
        validate(snapshot)


@pytest.mark.parametrize(("change", "rule"), [one for one in BROKEN if "words stand" in one[1]])
def test_a_broken_rule_is_named_in_a_long_text_too(snapshot: duckdb.DuckDBPyConnection, change: str, rule: str) -> None:
    """In a long text Python looks words up; the same changes that break the rule in a short one must break it here."""
    snapshot.execute("UPDATE posts SET text = text || repeat(' — and more', $n)", {"n": LONG_BYTES // 10})
    validate(snapshot)
    snapshot.execute(change)
    with pytest.raises(InvalidSnapshot, match=rule):
        validate(snapshot)


def test_every_check_has_a_snapshot_that_breaks_it() -> None:
    assert [check.rule for check in CHECKS if not any(rule in check.rule for _, rule in BROKEN)] == []


def test_a_value_outside_a_closed_list_cannot_be_loaded(snapshot: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConversionException):
        snapshot.execute("UPDATE claims SET stance = 'hopes'")


def test_a_snapshot_that_breaks_a_rule_is_not_published(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    workspace = Workspace.at(make_workspace(tmp_path))
    built = build(workspace)
    (tmp_path / "posts" / "b.md").unlink()

    def refuse(*_: object) -> None:
        raise InvalidSnapshot("a rule: not so.")

    monkeypatch.setattr(touched, "validate", refuse)
    monkeypatch.setattr(build_module, "validate", refuse)
    with pytest.raises(InvalidSnapshot):
        build(workspace)
    assert current(workspace) == built.path
    assert sorted(path.name for path in workspace.snapshots.glob("*.duckdb")) == [built.path.name]
