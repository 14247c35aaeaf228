"""The one way from a page to a decision: it asks the server who this is at the moment of deciding."""

from collections.abc import Sequence

from dashboard.capture import BadInput
from dashboard.decisions.edit import Decision, Edit
from dashboard.decisions.people import acts_of
from dashboard.storage import edits
from dashboard.storage.workspace import Workspace
from dashboard.widgets import keeping
from dashboard.widgets.who import may, who

TOO_MUCH = {
    "viewer": "Viewers decide nothing.",
    "analyst": "An analyst does not grade, take back what others decided, or decide about many claims at once.",
}


def decide(decisions: Sequence[Decision]) -> list[Edit]:
    """The decisions as edits of the person of this session, stored. The only guard: a page that hides a button is none.

    BadInput in one sentence, and nothing stored, when the person may not make every one of them.
    """
    if off := keeping.why_off():
        raise BadInput(off)
    workspace, person = Workspace.at(), who()
    if not person.author:
        raise BadInput(person.problem or "Sign in to decide: decisions carry a name.")
    undone = any(decision.kind == "undo" for decision in decisions)
    authors = {edit.edit_id: edit.author for edit in edits.read_edits(workspace).edits} if undone else {}
    if not all(may(person, act) for act in acts_of(decisions, authors, person.author)):
        raise BadInput(TOO_MUCH[person.role])
    return edits.decide(keeping.to_change(), person.author, decisions)
