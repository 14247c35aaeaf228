"""Decisions in a workspace that is built: equal on every machine, checked, and told as changes between snapshots."""

import json
import multiprocessing
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Target
from dashboard.storage import pipeline
from dashboard.storage.build import Built, build
from dashboard.storage.changes import changes
from dashboard.storage.check import check
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.workspace import Workspace
from tests.deciding import AUTHORS, decision
from tests.test_next_snapshot import Stored, random_post, rows_of
from tests.tiny_workspace import built_workspace, command_here, make_workspace

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def asked(built: Built, sql: str) -> list[tuple[Any, ...]]:
    """What a snapshot answers."""
    connection = duckdb.connect(str(built.path), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def figure(built: Built, words: str) -> Target:
    """The figure whose phrase is `words`."""
    rows = asked(built, 'SELECT post_id, start, "end", quotation, measure::VARCHAR FROM figures ORDER BY ALL')
    return Target(*next(row for row in rows if row[3] == words))


def claim(built: Built, beginning: str) -> Target:
    """The claim whose sentence begins so."""
    rows = asked(built, 'SELECT post_id, start, "end", quotation, NULL, trigger_start FROM claims ORDER BY ALL')
    return Target(*next(row for row in rows if row[3].startswith(beginning)))


def low(target: Target, number: int) -> Decision:
    """A correction of a lower bound."""
    return Decision("correct", "misread", target, values=(("low", str(number)),))


def lines_of(workspace: Workspace, author: str) -> list[bytes]:
    """The lines of an author's file."""
    return (workspace.root / "edits" / f"{author}.jsonl").read_bytes().splitlines(keepends=True)


def test_the_same_edits_make_the_same_snapshot_elsewhere_and_only_what_they_touch_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew = []
    whole = pipeline.link_and_assess
    monkeypatch.setattr(pipeline, "link_and_assess", lambda *given: anew.append(1) or whole(*given))
    workspace = Workspace.at(make_workspace(tmp_path / "one"))
    built = build(workspace)
    assert anew == [1]
    activists, sana = claim(built, "Activists"), claim(built, "SANA")
    decide(workspace, "ana", [low(figure(built, "at least 22"), 23), Decision("must_link", "one", activists, sana)])
    decide(workspace, "ben", [Decision("grade", "two sources", sana, values=(("grade", "corroborated"),))])
    step = build(workspace)
    decide(workspace, "ben", [Decision("reject", "no claim", claim(built, "More than"))])
    decide(workspace, "ana", [Decision("undo", "too soon", undoes=read_edits(workspace).chains[0].edits[1].edit_id)])
    last = build(workspace)
    assert anew == [1]
    assert len({built.snapshot_id, step.snapshot_id, last.snapshot_id}) == 3
    other = tmp_path / "two"
    shutil.copytree(workspace.root, other, ignore=shutil.ignore_patterns("snapshots", "edits"))
    (other / "edits").mkdir()
    for name in ("ben.jsonl", "ana.jsonl"):  # arrived the other way round
        shutil.copyfile(workspace.root / "edits" / name, other / "edits" / name)
    elsewhere = build(Workspace.at(other))
    assert anew == [1, 1]
    assert elsewhere.snapshot_id == last.snapshot_id
    assert rows_of(elsewhere) == rows_of(last)
    assert asked(step, "SELECT count(*) FROM event_claims GROUP BY event_id HAVING count(*) > 1") == [(2,)]
    assert asked(last, "SELECT DISTINCT grade FROM events ORDER BY grade") == [("unassessed",), ("corroborated",)]
    assert asked(last, "SELECT quotation FROM rejected WHERE figure_no IS NOT NULL") == [("More than 100,000",)]
    assert asked(last, "SELECT count(*) FROM tolls WHERE from_post") == [(0,)]
    manifest = json.loads((workspace.snapshots / "manifests" / f"{last.snapshot_id}.json").read_text("utf-8"))
    assert [(one["file"], one["lines"]) for one in manifest["edits"]] == [
        ("edits/ana.jsonl", 3),
        ("edits/ben.jsonl", 2),
    ]


def test_posts_and_decisions_that_come_one_after_the_other_leave_the_rows_of_building_everything_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(11)
    posts = [random_post(dice, number) for number in range(14)]
    stored = Stored(tmp_path, monkeypatch)
    workspace = Workspace.at(tmp_path / "ws")
    for some in (posts[:11], posts[11:]):
        for reading in some:
            stored.add(reading)
        for _ in range(20):
            known = read_edits(workspace).edits
            decide(workspace, dice.choice(AUTHORS), [decision(dice, posts, known)])
        if posts[11] in some:
            stored.remove(posts[0])
        last = stored.build()
    assert stored.anew == 1
    found, expected = rows_of(last), rows_of(stored.built_anew())
    assert {name for name, rows in found.items() if rows != expected[name]} == set()
    assert {row[0] for row in asked(last, "SELECT status::VARCHAR FROM edits")} >= {"in_effect", "undone", "orphan"}


def test_changes_name_each_figure_and_the_decision_or_post_that_did_it(tmp_path: Path) -> None:
    workspace = Workspace.at(built_workspace(tmp_path / "workspace"))
    first = build(workspace)
    decide(workspace, "ana", [low(figure(first, "at least 22"), 23)], now=lambda: NOON)
    decide(workspace, "ben", [Decision("reject", "a recollection", claim(first, "Ten people"))], now=lambda: NOON)
    (workspace.root / "posts" / "b.md").unlink()
    second = build(workspace)
    found = changes(workspace, first.snapshot_id)
    told = {change.quotation: (change.what, change.before, change.after, change.by) for change in found.figures}
    assert told["at least 22"][:3] == ("changed", "≥ 22 people killed", "≥ 23 people killed")
    assert "of ana (correct, 2026-11-22): misread" in told["at least 22"][3]
    assert told["Ten"][0] == "removed" and "of ben (reject" in told["Ten"][3]
    assert told["7"][0] == "removed" and "which is there no longer" in told["7"][3]
    done = command_here("changes", second.snapshot_id, first.snapshot_id, workspace=workspace.root)
    assert done.code == 0 and "Changed: ≥ 23 people killed → ≥ 22 people killed" in done.out
    assert "4 changed figures, 2 decisions." in done.out
    file = workspace.root / "edits" / "ana.jsonl"
    file.write_bytes(file.read_bytes().replace(b"misread", b"misled"))
    checked = command_here("check", workspace=workspace.root)
    assert checked.code == 2 and "edits/ana.jsonl, line 1: this line was changed" in checked.err
    with pytest.raises(BadInput, match="no snapshot"):
        changes(workspace, "0" * 16)


Tamper = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    ("tamper", "words"),
    [
        (lambda lines: [lines[0], lines[1].replace(b"two", b"2"), lines[2]], "line 2"),
        (lambda lines: [lines[0], lines[2]], "line 2"),
        (lambda lines: [lines[0], lines[2], lines[1]], "line 2"),
        (lambda lines: lines[1:], "line 1"),
    ],
)
def test_check_names_file_and_line_and_nothing_is_built(tmp_path: Path, tamper: Tamper, words: str) -> None:
    workspace = Workspace.at(built_workspace(tmp_path / "workspace"))
    target = Target("a" * 12, 0, 4, "dead")
    for reason in ("one", "two", "three"):
        decide(workspace, "ana", [Decision("note", reason, target)])
    assert check(workspace).errors == ()
    file = workspace.root / "edits" / "ana.jsonl"
    file.write_bytes(b"".join(tamper(lines_of(workspace, "ana"))))
    assert [error.startswith(f"edits/ana.jsonl, {words}: ") for error in check(workspace).errors] == [True]
    with pytest.raises(BadInput, match=words):
        build(workspace)


@pytest.mark.parametrize("left", [2, 1, 0])
def test_a_removed_last_line_is_found_and_nothing_is_added_behind_the_gap(tmp_path: Path, left: int) -> None:
    workspace = Workspace.at(built_workspace(tmp_path / "workspace"))
    note = Decision("note", "seen", Target("a" * 12, 0, 4, "dead"))
    decide(workspace, "ana", [note])
    decide(workspace, "ana", [note, note])
    file = workspace.root / "edits" / "ana.jsonl"
    file.write_bytes(b"".join(lines_of(workspace, "ana")[:left]))
    words = f"edits/ana.jsonl, line {left + 1}: the lines from here on were removed; edits/ana.last knows line 3."
    assert check(workspace).errors == (words,)
    with pytest.raises(BadInput, match=rf"edits/ana\.jsonl, line {left + 1}: lines from here on were removed"):
        decide(workspace, "ana", [note])
    decide(workspace, "ben", [note])
    assert words in check(workspace).errors


def test_a_last_line_that_was_rewritten_is_found_and_one_not_yet_told_of_is_none(tmp_path: Path) -> None:
    workspace, other = Workspace.at(tmp_path / "one"), Workspace.at(tmp_path / "two")
    for one, words in ((workspace, "mine"), (other, "theirs")):
        built_workspace(one.root)
        decide(one, "ana", [Decision("note", words, Target("a" * 12, 0, 4, "dead"))])
    file = workspace.root / "edits" / "ana.jsonl"
    told = file.with_suffix(".last").read_bytes()
    decide(workspace, "ana", [Decision("note", "more", Target("a" * 12, 0, 4, "dead"))])
    file.with_suffix(".last").write_bytes(told)  # its writer died before it told of the second line
    assert check(workspace).errors == ()
    file.write_bytes((other.root / "edits" / "ana.jsonl").read_bytes())
    (error,) = check(workspace).errors
    assert error.startswith("edits/ana.jsonl, line 1: this is not the line that was written; edits/ana.last knows")


def test_last_lines_that_were_removed_are_missed_by_another_author_or_a_snapshot(tmp_path: Path) -> None:
    workspace = Workspace.at(built_workspace(tmp_path / "workspace"))
    target = Target("a" * 12, 0, 4, "dead")
    decide(workspace, "ana", [Decision("note", "one", target), Decision("note", "two", target)])
    file = workspace.root / "edits" / "ana.jsonl"
    whole = file.read_bytes()
    file.with_suffix(".last").unlink()
    file.write_bytes(lines_of(workspace, "ana")[0])
    assert check(workspace).errors == ()  # nothing has seen the second line
    file.write_bytes(whole)
    build(workspace)
    assert "(note, " in check(workspace).notes[0] and "not in the workspace" in check(workspace).notes[0]  # an orphan
    file.write_bytes(lines_of(workspace, "ana")[0])
    (error,) = check(workspace).errors
    assert error.startswith("edits/ana.jsonl, line 2: the lines from here on were removed; snapshot ")
    shutil.rmtree(workspace.snapshots / "manifests")
    file.write_bytes(whole)
    decide(workspace, "ben", [Decision("note", "seen", target)])
    assert not file.with_suffix(".last").exists()
    file.write_bytes(lines_of(workspace, "ana")[0])
    (error,) = check(workspace).errors
    assert "a decision of ben (edits/ben.jsonl, line 1) knows line 2" in error
    file.unlink()
    assert "edits/ana.jsonl is gone" in check(workspace).errors[0]


def deciding(root: Path, author: str, times: int) -> None:
    """Decide again and again, as one of several people at once."""
    for number in range(times):
        target = Target("a" * 12, 0, 4, "dead")
        decide(Workspace.at(root), author, [Decision("note", f"{author} {number}", target)] * 2)


def test_people_who_decide_at_once_lose_nothing_and_no_chain_breaks(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    authors = ("ana", "ben", "ana")  # one of them in two windows
    others = [context.Process(target=deciding, args=(tmp_path, author, 15)) for author in authors]
    for one in others:
        one.start()
    for one in others:
        one.join(60)
    edits = read_edits(Workspace.at(tmp_path))
    assert edits.problems == () and len(edits.edits) == 90
    assert len({edit.at for edit in edits.edits}) == 90  # each saw all that was there before it
    assert check(Workspace.at(tmp_path)).errors == ()


def test_a_clock_that_runs_behind_or_far_ahead_turns_no_order_round(tmp_path: Path) -> None:
    workspace, target = Workspace.at(tmp_path), Target("a" * 12, 0, 4, "dead")
    (first,) = decide(workspace, "ana", [Decision("note", "noon", target)], now=lambda: NOON)
    (after,) = decide(workspace, "ben", [Decision("note", "late", target)], now=lambda: NOON - timedelta(hours=3))
    assert after.at > first.at
    decide(workspace, "cleo", [Decision("note", "wrong year", target)], now=lambda: NOON + timedelta(days=900))
    (sane,) = decide(workspace, "ben", [Decision("note", "noon", target)], now=lambda: NOON)
    assert sane.at - after.at == timedelta(microseconds=1)
