"""Which decisions count: what was undone, and of a field that several set, who wrote last. All by (time, id)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.decisions.authors import person
from dashboard.decisions.edit import NEEDS_TWO_PEOPLE, Edit
from dashboard.records import EditStatus, Grade


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of an edit, and why or against whom, as a sentence; None when there is nothing to say."""

    status: EditStatus
    words: str | None = None


IN_EFFECT = Standing("in_effect")


def undone(edits: Sequence[Edit]) -> dict[str, Edit]:
    """By the id of each edit that is taken back, the undo that does it: the last one that is not undone itself."""
    undos: dict[str, list[Edit]] = {}
    for edit in sorted(edits, key=lambda edit: edit.order):
        if edit.decision.undoes is not None:
            undos.setdefault(edit.decision.undoes, []).append(edit)
    counts: dict[str, bool] = {}
    for edit in edits:
        waiting = [edit.edit_id]
        while waiting:
            above = [undo.edit_id for undo in undos.get(waiting[-1], ()) if undo.edit_id not in counts]
            if above:
                waiting += above
            else:
                name = waiting.pop()
                counts[name] = not any(counts[undo.edit_id] for undo in undos.get(name, ()))
    return {
        edit.edit_id: [undo for undo in undos[edit.edit_id] if counts[undo.edit_id]][-1]
        for edit in edits
        if not counts[edit.edit_id]
    }


def undone_words(undo: Edit) -> str:
    """Why an edit does not count."""
    return f"Taken back by {undo.author}{day_of(undo)}: {undo.decision.reason}"


def day_of(edit: Edit) -> str:
    """ " on 2026-11-22"."""
    return f" on {edit.at.date().isoformat()}"


def last_writers(written: Iterable[tuple[object, str | None, Edit]]) -> dict[object, Edit]:
    """By field, the edit whose value stands. `written` are (field, value, edit)."""
    found: dict[object, Edit] = {}
    for field, _, edit in sorted(written, key=lambda one: one[2].order):
        found[field] = edit
    return found


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade of an event, the edits by which it stands, and the standing of every grade that was given to it."""

    grade: Grade
    by: tuple[Edit, ...]
    standings: Mapping[str, Standing]


def graded(edits: Iterable[Edit]) -> Graded:
    """What the grades of one event come to; `edits` are those that are not undone.

    Of each person the latest grade counts, and of those the latest stands; confirmed and discounted only when two
    different people hold them now. Until then such a grade waits, and what another person gave stands.
    """
    ordered = sorted(edits, key=lambda edit: edit.order)
    latest = {person(edit.author): edit for edit in ordered}
    held = Counter(_grade(edit) for edit in latest.values())
    stands = [e for e in latest.values() if _grade(e) not in NEEDS_TWO_PEOPLE or held[_grade(e)] > 1]
    grade: Grade = _grade(max(stands, key=lambda edit: edit.order)) if stands else "unassessed"
    standings = {edit.edit_id: _standing(edit, grade, latest) for edit in ordered}
    by = tuple(edit for edit in ordered if standings[edit.edit_id].status == "in_effect" and grade != "unassessed")
    return Graded(grade, by, standings)


def _grade(edit: Edit) -> Grade:
    given: Grade = edit.decision.fields["grade"]  # type: ignore[assignment]  # checked when the decision was made
    return given


def _standing(edit: Edit, grade: Grade, latest: Mapping[str, Edit]) -> Standing:
    """Of one grade: in effect, overruled, or waiting; and who gave another."""
    mine = latest[person(edit.author)]
    if mine is not edit:
        return Standing("overruled", f"Graded again by the same person{day_of(mine)}: {_words(mine)}.")
    others = sorted((e for e in latest.values() if _grade(e) != _grade(edit)), key=lambda e: e.order)
    against = "; ".join(f"{other.author} graded it {_words(other)}{day_of(other)}" for other in others)
    if _grade(edit) == grade:
        return Standing("in_effect", f"{against}." if against else None)
    if _grade(edit) in NEEDS_TWO_PEOPLE:
        alike = [e for e in latest.values() if _grade(e) == _grade(edit)]
        if len(alike) == 1:
            waits = "Waits for a second person"
            return Standing("waiting", f"{waits}; {against}." if against else f"{waits}.")
    return Standing("overruled", f"{against}.")


def _words(edit: Edit) -> str:
    return _grade(edit).replace("_", " ")
