"""Where a running total was counted: "64,000 people have been killed in Gaza since October".

The place named nearest to its number, rather after it than before it; never where it is said, nor where that happened
from which it is counted ("since Hamas attacked Israel"). A total over several places has none of them as its own.
"""

from dashboard.extraction.acts.place_of_act import is_where_they_speak
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.words.view import View

SINCE = frozenset({"since", "after", "before", "until", "when", "as"})
BACK_TO_SINCE = 12  # tokens from a place to the "since" whose clause holds it
JOINING = frozenset({"and", ","})


def where_counted(
    view: View, around: Surroundings, at: int, country: str | None
) -> tuple[FoundPlace | None, str | None]:
    """The place and country of the total whose number begins at token `at`; else no place and `country`."""
    places = [p for p in around.places if p.is_located and not around.is_said(p.first)]
    places = [p for p in places if not is_where_they_speak(view, p, around) and not _dates_the_count(view, p, at)]
    if not places:
        return None, country
    nearest = min(places, key=lambda p: (p.first < at, abs(p.first - at)))
    others = [p for p in around.places if p is not nearest and _is_joined(view, nearest, p)]
    if others:
        return None, nearest.country if {p.country for p in others} == {nearest.country} else None
    return nearest, nearest.country or country


def _dates_the_count(view: View, place: FoundPlace, number: int) -> bool:
    """Whether a place stands in the clause of "since the coup in Myanmar" and not in "since May in Darfur"."""
    for at in range(place.first - 1, max(-1, place.first - BACK_TO_SINCE), -1):
        if view.lows[at] == "," or at == number:
            return False
        if view.lows[at] in SINCE:
            return any(i in view.verbs or i in view.nouns for i in range(at + 1, place.first))
    return False


def _is_joined(view: View, one: FoundPlace, other: FoundPlace) -> bool:
    """ "In Iraq and Syria", "in Gaza, Lebanon and Yemen"; not "in Nyala, South Darfur"."""
    first, second = sorted((one, other), key=lambda p: p.first)
    between = view.lows[first.end : second.first]
    return 0 < len(between) <= 2 and JOINING.issuperset(between) and "and" in between
