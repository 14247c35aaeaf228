"""Groups of claims that only count: the dead of a day, those in camps, a toll that stands at a number.

Such numbers are figures; the events that they are of are told by other words, or nowhere.
"""

from collections.abc import Sequence

from dashboard.linking.signs import ATTACKS, Signs
from dashboard.records import Figure

# Words that tell that people were harmed, as news, and not only how many the dead are
HARMING = frozenset(
    {"kill", "kills", "killed", "killing", "injures", "injured", "injuring", "wounds", "wounded", "wounding"}
    | {"die", "dies", "died", "hurt", "martyred", "slain", "slew", "slays"}
)
# Words that tell that people set out, and not only where they now are
SETTING_OUT = frozenset(
    {"fled", "flee", "flees", "cross", "crosses", "crossed", "left", "leave", "arrived", "arrive", "poured", "escaped"}
    | {"reached", "reach", "took", "brought", "received", "walked", "arriving", "fleeing", "uprooted", "evacuated"}
)


def is_only_counted(group: Sequence[Signs], figures: Sequence[Figure]) -> bool:
    """Whether the claims of one event, with their figures, tell numbers of dead, hurt or displaced and no act."""
    kinds = {one.claim.event_type for one in group}
    if kinds == {"humanitarian"}:
        return _is_a_count_of_flight(group, figures)
    if kinds == {"abduction_detention"}:
        told = any(one.claim.place or one.perpetrators for one in group)
        return not told and bool(figures) and all(figure.scope != "event" for figure in figures)
    if not kinds <= ATTACKS or any(one.has_act or one.known or one.perpetrators for one in group):
        return False
    if figures and all(figure.population == "combatants" for figure in figures):
        return False
    return not any(_tells_harm(one, figures) for one in group)


def _tells_harm(one: Signs, figures: Sequence[Figure]) -> bool:
    """Whether people are said to have been killed or hurt in one incident, at a place that the sentence names."""
    if one.word not in HARMING or not one.has_place:
        return False
    own = [figure for figure in figures if figure.claim_no == one.claim.claim_no]
    return not own or any(figure.scope == "event" for figure in own)


def _is_a_count_of_flight(group: Sequence[Signs], figures: Sequence[Figure]) -> bool:
    """Whether only the number of those displaced is told: "Some 118,000 people are now sheltering in schools"."""
    if len(group) == 1 and figures and all(figure.scope != "event" for figure in figures):
        return not group[0].is_heading  # "Some 22,000 families have left their homes in the past month"
    if any(one.word for one in group) or not figures or any(figure.measure != "displaced" for figure in figures):
        return False
    return not any(SETTING_OUT & set(one.text.split()) for one in group)
