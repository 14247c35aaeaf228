"""Verbs that tell an act only with a certain subject or object: "received the envoy", "blocked the highway"."""

from collections.abc import Callable

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, BOUNDARY_WORDS, View
from dashboard.extraction.words.vocabulary import Trigger

WORDS = word_lists("acts", "by_object")
OFFICES = word_lists("roles")["offices"] | word_lists("actor_nouns")["titles"]
SENT = OFFICES | WORDS["sent"]
OBJECTS = word_lists("act_objects")
SICKNESSES, LEADERS = OBJECTS["sicknesses"], OBJECTS["leaders"]
TROOPS = OBJECTS["troops"] | OBJECTS["armed"]
TALKS = frozenset({"talks", "summit", "meeting", "conference", "negotiations", "consultations", "round"})
ROADS = WORDS["roads"]
ARMED = frozenset({"armed", "named", "country"})
UNDER = WORDS["under"]
BURIED = frozenset({"buried", "burying"})
NOT_TAKEN = WORDS["not_taken"]
DAYS = word_lists("date_words")["weekdays"] | word_lists("date_words")["months"]
TO_OBJECT = 6
TO_SIDE = 3
MAY = WORDS["may"]
SITES = WORDS["sites"]
SEATS = frozenset({"palace", "headquarters", "cities", "towns", "villages", "districts", "compound", "parliament"})
HANDS = frozenset({"hands", "control"})
TO_HANDS = 4
CHANGED = WORDS["changed"]
SIDES = ARMED | {"demonym"}
TO_GROUND = 9
THEN = frozenset({"after", "without", "today", "yesterday", "overnight", "last", "this", ".", ",", ""})
TO_SUBJECT = 8


def tells_by_object(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a verb that needs a certain subject or object has it; True for every other word."""
    told = CONDITIONS.get(hit.value.lemma)
    return told is None or told(view, hit, around)


def _receives(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "The president received the ambassador of France": somebody sent by an office, and no goods or wounded."""
    if around.figures or view.lows[hit.first - (hit.first > 0)] in ("to", "was", "were", "be", "been"):
        return False
    at = hit.end
    named = (
        view.tokens[at : at + 1] and view.tokens[at].text[0].isupper() and view.tokens[hit.first - 1].text[0].isupper()
    )
    if named and not view.is_title_case and not any(place.first == at for place in around.places):
        return True  # "Putin received Abbas"
    return any(word in SENT for word in _object(view, hit))


def _blocks(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Relatives block the highway": a road, by people who bear no arms."""
    before = [m for m in around.mentions if 0 <= hit.first - m.end <= TO_SUBJECT]
    if before and before[-1].kind in ARMED:
        return False
    is_passive = view.lows[hit.first].endswith("ed") and hit.first > 0 and view.lows[hit.first - 1] in ("is", "are")
    return hit.first > 0 and not is_passive and any(word in ROADS for word in _object(view, hit))


def _goes_over(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Twenty-nine guards walked over to Naikhongchhari": those who bear arms, as a sentence's subject."""
    subjects = [m for m in around.mentions if 0 <= hit.first - m.end <= 2 and m.kind in ("armed", "named")]
    return bool(subjects) and "who" not in view.lowers(hit.first - 3, hit.first)


def _object(view: View, hit: Hit[Trigger]) -> list[str]:
    """The words after a verb up to the end of its object."""
    found: list[str] = []
    for word in view.lows[hit.end : hit.end + TO_OBJECT]:
        if word in BOUNDARY_WORDS or word in (";", ".", "in", "at", "on", "to", "with", "for"):
            break
        found.append(word)
    return found


def _buries(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Parakou buries its soldiers": the dead, and not those whom a strike buried in a cellar."""
    strong = any(h.value.strength >= 3 for h in view.triggers if h.first != hit.first)
    alive = any(figure.harm is not None and figure.measure != "killed" for _, figure in around.figures)
    return (
        not (strong or alive)
        and UNDER.isdisjoint(view.words)
        and BURIED.isdisjoint(view.lowers(hit.first - 2, hit.end))
    )


def _bans(view: View, hit: Hit[Trigger], _around: Surroundings) -> bool:
    """ "bans rallies"; not "Ban Ki-moon", nor "the ban"."""
    return view.lows[hit.first] != "ban"


def _falls(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Bakhmut has fallen", "Gao fell yesterday": a town, and no rain of shells or toll."""
    if view.lows[hit.first] not in ("fell", "fallen", "falls", "fall") or around.figures:
        return False
    end = hit.first
    while end and view.lows[end - 1] in ("has", "had", "have", "just", "finally", "also", "now"):
        end -= 1
    after = view.lows[hit.end] if hit.end < len(view.lows) else "."
    on_a_day = after == "on" and not DAYS.isdisjoint(view.lows[hit.end + 1 : hit.end + 3])
    if after in NOT_TAKEN and not on_a_day:
        return False
    if end > 1 and view.lows[end - 1] in SITES and (after in THEN or on_a_day):
        return True  # "The base fell after a two-day siege"
    return any(place.end == end for place in around.places)


def _controls(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "US Marines control the east bank", "The rebels hold Goma", "says it now holds most of the town"."""
    word = view.lows[hit.first]
    if hit.value.event_type != "territory_change":
        return True  # "held the rebels responsible"
    if (
        word not in ("control", "controls", "hold", "holds")
        or (around.figures and hit.value.part == "verb")
        or not MAY.isdisjoint(view.words)
    ):
        return False
    if hit.value.part == "noun":
        return _in_hands(view, hit, around)
    now = view.lows[hit.first - 1 : hit.first] in (["now"], ["still"])
    sides = any(0 <= hit.first - m.end <= 1 + now and m.kind in ARMED for m in around.mentions)
    pronoun = now and view.lows[hit.first - 2 : hit.first - 1] in (["it"], ["they"], ["we"])
    if not (sides or pronoun):
        return False
    near = range(hit.end, hit.end + (6 if word.startswith("control") else 4))
    held = (word.startswith("control") or now) and not (SEATS | SITES).isdisjoint(view.lows[hit.end : hit.end + 6])
    return held or any(place.first in near for place in around.places)


def _is_back(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "The Malian army is back in Kidal", "back in six cities", "Izium is back in Ukrainian hands"."""
    after = view.lows[hit.end : hit.end + TO_HANDS]
    if hit.value.lemma == "back in" and not HANDS.isdisjoint(after):
        return any(0 < hit.first - place.end <= TO_SIDE for place in around.places) and "in" not in after
    sides = any(0 <= hit.first - m.end <= TO_SIDE and m.kind in ARMED for m in around.mentions)
    seats = not SEATS.isdisjoint(after)
    return sides and (seats or any(place.first in (hit.end, hit.end + 1, hit.end + 2) for place in around.places))


def _in_hands(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Villages east of the river are now in Azerbaijani hands", "has come under army control"."""
    lows, first = view.lows, hit.first
    at = next((i for i in range(first - 1, max(-1, first - TO_HANDS - 1), -1) if lows[i] in ("in", "under")), -1)
    if at < 1 or at == first - 1 or not MAY.isdisjoint(view.words) or CHANGED.isdisjoint(lows[max(0, at - 4) : at]):
        return False
    side = any(m.kind in SIDES and at < m.first < first for m in around.mentions)
    side = side or any(i in view.name_at and view.name_at[i].of("demonym") for i in range(at + 1, first))
    if not side or any(figure.measure == "detained" for _, figure in around.figures):
        return False
    before = range(max(0, at - TO_GROUND), at)
    grounds = not (SITES | SEATS).isdisjoint(lows[before.start : at])
    return grounds or any(place.first in before for place in around.places)


def _is_lost(_view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Bakhmut is lost": a place, right before."""
    return any(place.end == hit.first for place in around.places)


def _are_forced(_view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Rebels were forced from the town"; not "families were forced from the town"."""
    return any(m.kind in ARMED and 0 <= hit.first - m.end <= TO_SIDE for m in around.mentions)


def _deserts(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Forty soldiers deserted", "police are deserting"; not "a deserted town", nor "the Sinai desert"."""
    word, before = view.lows[hit.first], view.lows[hit.first - 1] if hit.first else ""
    armed = any(m.kind == "armed" and 0 <= hit.first - m.end <= TO_SIDE for m in around.mentions)
    if word == "desert":
        return before in ("to", "would", "will", "may", "might", "not", "and") or (armed and before.endswith("s"))
    return armed and not before.endswith("ly")


def _breaks_out(view: View, hit: Hit[Trigger], _around: Surroundings) -> bool:
    """ "Cholera broke out in the camps"; not "a fire broke out in"."""
    return not SICKNESSES.isdisjoint(view.lowers(hit.first - 4, hit.first))


def _hosts(view: View, hit: Hit[Trigger], _around: Surroundings) -> bool:
    """ "Qatar hosts the envoys"; not "the base hosting US troops"."""
    return TROOPS.isdisjoint(view.lows[hit.end : hit.end + TO_OBJECT])


def _gathers(view: View, hit: Hit[Trigger], _around: Surroundings) -> bool:
    """ "Ministers gathered for talks"; not "worshippers gathered for prayer"."""
    return not LEADERS.isdisjoint(view.lowers(hit.first - 4, hit.first)) or not TALKS.isdisjoint(
        view.lows[hit.end : hit.end + 3]
    )


def _is_met(view: View, hit: Hit[Trigger], _around: Surroundings) -> bool:
    """ "Kerry met with the envoy"; not "protesters were met with gunfire"."""
    return BE.isdisjoint(view.lowers(hit.first - 2, hit.first))


CONDITIONS: dict[str, Callable[[View, Hit[Trigger], Surroundings], bool]] = {
    "receive": _receives,
    "break/broke/broken out in": _breaks_out,
    "forced from": _are_forced,
    "forced out of": _are_forced,
    "desert": _deserts,
    "host": _hosts,
    "gather for": _gathers,
    "meet/met/met with": _is_met,
    "block": _blocks,
    "ban*": _bans,
    "bury": _buries,
    "fall/fell/fallen": _falls,
    "control": _controls,
    "hands": _in_hands,
    "is lost": _is_lost,
    "is gone": _is_lost,
    "was lost": _is_lost,
    "back in": _is_back,
    "at the gates of": _is_back,
    "hold/held/held": _controls,
    "walk over to": _goes_over,
    "cross over to": _goes_over,
    "go/went/gone over to": _goes_over,
}
