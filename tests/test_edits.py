"""Files of edits: what was acknowledged is there, half a line is set aside, and what was tampered with is named."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.capture import BadInput
from dashboard.decisions.authors import slug_of
from dashboard.decisions.chain import line_of, made, read_chain
from dashboard.decisions.edit import Decision, Target
from dashboard.records import RecordError
from dashboard.storage.edits import decide, read_edits
from dashboard.storage.workspace import Workspace

WORDS = Target("a" * 12, 10, 14, "dead")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def note(reason: str = "checked") -> Decision:
    """The plainest decision."""
    return Decision("note", reason, WORDS)


def three_lines(root: Path) -> tuple[Workspace, Path]:
    """A workspace in which Ana decided three times."""
    workspace = Workspace.at(root)
    decide(workspace, "ana", [note("one")], now=lambda: NOON)
    decide(workspace, "ana", [note("two"), note("three")], now=lambda: NOON)
    return workspace, root / "edits" / "ana.jsonl"


def test_a_decision_comes_back_as_it_was_made(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    decision = Decision("correct", "عشرة, not 12\n<b>", WORDS, values=(("event_type", "bombing"), ("place_id", None)))
    edits = decide(workspace, "Ana María", [decision], now=lambda: NOON)
    assert list(read_edits(workspace).edits) == edits
    assert edits[0].decision == decision and edits[0].at == NOON
    data = (tmp_path / "edits" / f"{slug_of('Ana María')}.jsonl").read_bytes()
    assert data.count(b"\n") == 1 and b"\r" not in data


def test_times_rise_within_a_chain_though_the_clock_stands_still(tmp_path: Path) -> None:
    workspace, _ = three_lines(tmp_path)
    times = [edit.at for edit in read_edits(workspace).edits]
    assert times == [NOON, NOON + timedelta(microseconds=1), NOON + timedelta(microseconds=2)]


def test_half_a_line_is_set_aside_and_no_whole_one_is_lost(tmp_path: Path) -> None:
    workspace, file = three_lines(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole + whole.splitlines()[0][:40])
    assert len(read_edits(workspace).edits) == 3 and not read_edits(workspace).problems
    decide(workspace, "ana", [note("four")], now=lambda: NOON)
    assert [edit.decision.reason for edit in read_edits(workspace).edits] == ["one", "two", "three", "four"]
    assert file.read_bytes().startswith(whole)
    assert [path.read_bytes() for path in (tmp_path / "edits" / "set-aside").iterdir()] == [whole[:40]]


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        (lambda lines: [lines[0], lines[1].replace(b'"two"', b'"TWO"'), lines[2]], 2),
        (lambda lines: [lines[0], lines[1], lines[2].replace(b'"three"', b'"3"')], 3),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: [lines[1], lines[2]], 1),
        (lambda lines: [lines[0], lines[2], lines[1]], 2),
        (lambda lines: [lines[1], lines[0], lines[2]], 1),
        (lambda lines: [lines[0], lines[0], lines[1], lines[2]], 2),
        (lambda lines: [lines[0], b"", lines[1], lines[2]], 2),
        (lambda lines: [lines[0].replace(b'":', b'": ', 1), lines[1], lines[2]], 1),
        (lambda lines: [b"[]", *lines], 1),
        (lambda lines: [lines[0], b"\xff\x00", lines[2]], 2),
    ],
)  # fmt: skip
def test_the_first_broken_line_is_named(tmp_path: Path, tamper: object, line: int) -> None:
    workspace, file = three_lines(tmp_path)
    lines = file.read_bytes().split(b"\n")[:-1]
    file.write_bytes(b"\n".join(tamper(lines)) + b"\n")  # type: ignore[operator]
    (problem,) = read_edits(workspace).problems
    assert problem.startswith(f"edits/ana.jsonl, line {line}: ")
    with pytest.raises(BadInput, match=f"line {line}"):
        decide(workspace, "ana", [note()])
    decide(workspace, "ben", [note()])  # who can go on


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
WHOLE = json.loads(line_of(made("ana", NOON, Decision("correct", "r", WORDS, values=(("place_id", None),)), "")))
LINES = st.binary(max_size=60) | st.builds(
    lambda key, value: json.dumps({**WHOLE, key: value}).encode(), st.sampled_from([*WHOLE, "other", "undoes"]), JSON
)


@given(st.lists(LINES, max_size=3))
def test_no_line_whatever_it_holds_stops_the_reading(lines: list[bytes]) -> None:
    chain = read_chain("edits/ana.jsonl", b"".join(line + b"\n" for line in lines))
    assert (chain.problem is not None) == bool(lines)


def test_a_checkout_with_other_line_ends_is_the_same_chain(tmp_path: Path) -> None:
    workspace, file = three_lines(tmp_path)
    before = read_edits(workspace)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_edits(workspace) == before


def test_another_persons_file_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    workspace, file = three_lines(tmp_path)
    file.rename(file.with_name("ben.jsonl"))
    assert "belong into ana.jsonl" in read_edits(workspace).problems[0]


@pytest.mark.parametrize("name", ["Ana", "ana b", "con", "ana@example.org", "آنا", "a/../b", "x" * 100, "ana-0a1b2c3d"])
def test_names_that_no_file_can_have_get_a_hash_and_stay_apart(name: str) -> None:
    slug = slug_of(name)
    assert slug != "ana" and slug.isascii() and slug == slug.lower() and len(slug) < 60
    assert not {*slug} & {*'/\\:*?"<>|. '}
    assert slug_of("ana") == "ana"


def test_what_is_no_decision_is_refused() -> None:
    for wrong in (
        {"kind": "correct", "reason": "r", "target": WORDS, "values": (("low", "4"),)},
        {"kind": "correct", "reason": "r", "target": WORDS, "values": ()},
        {"kind": "correct", "reason": "r", "target": WORDS, "values": (("date_start", "tomorrow"),)},
        {"kind": "grade", "reason": "r", "target": WORDS, "values": (("grade", "true"),)},
        {"kind": "grade", "reason": " ", "target": WORDS, "values": (("grade", "confirmed"),)},
        {"kind": "must_link", "reason": "r", "target": WORDS},
        {"kind": "must_link", "reason": "r", "target": WORDS, "other": WORDS},
        {"kind": "undo", "reason": "r"},
        {"kind": "note", "reason": "r", "target": WORDS, "values": (("grade", "confirmed"),)},
    ):
        with pytest.raises(RecordError):
            Decision(**wrong)  # type: ignore[arg-type]


def test_an_undo_of_nothing_and_a_nameless_author_are_refused(tmp_path: Path) -> None:
    workspace = Workspace.at(tmp_path)
    with pytest.raises(BadInput, match="no decision"):
        decide(workspace, "ana", [Decision("undo", "r", undoes="0" * 16)])
    with pytest.raises(BadInput, match="name"):
        decide(workspace, " \u200b\n".replace("\u200b", ""), [note()])
    assert read_edits(workspace).edits == ()
