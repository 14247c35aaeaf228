"""Who fell for the ground that was taken: "Rebels took the base. Over sixty soldiers were killed."

The dead and the captured are told as part of the taking where no other act comes between.
"""

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.values import quick_value
from dashboard.extraction.words.view import View
from dashboard.records import EventType

REACH = 2  # sentences from the taking
BATTLE: frozenset[EventType] = frozenset({"attack_on_people", "armed_clash", "abduction_detention"})


@quick_value(frozen=True, slots=True)
class Taking:
    """Where ground was told to be taken last: the number of its sentence, and the line of a list it stands in."""

    at: int
    item: int


def joined_to_the_taking(
    view: View, around: Surroundings, assertions: list[Assertion], taking: Taking | None, item: int
) -> Taking | None:
    """The taking for the sentence after this one; fighters only counted here are told as part of the one before."""
    if taking is not None and view.index - taking.at <= REACH and item == taking.item:
        for act in assertions:
            if _only_counts_fighters(around, act):
                act.event_type, act.resumes = "territory_change", False
                act.roles.perpetrators = []
    if any(a.event_type == "territory_change" and a.realis == "actual" and not a.figures for a in assertions):
        return Taking(view.index, item)
    if any(a.event_type in BATTLE or a.strength >= 3 for a in assertions if a.event_type != "statement_demand"):
        return None
    return taking


def _only_counts_fighters(around: Surroundings, act: Assertion) -> bool:
    """Whether an act is told by its numbers alone, and all of them count fighters."""
    counted = [figure for number, figure in around.figures if number in act.figures]
    plain = act.strength <= 1 or act.trigger is None
    if act.event_type not in BATTLE or not plain or act.is_definite or act.place is not None or act.realis != "actual":
        return False
    return bool(counted) and all(figure.population == "combatants" for figure in counted)
