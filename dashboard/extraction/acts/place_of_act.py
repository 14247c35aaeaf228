"""Which of the places that a sentence names is where an act happened."""

from collections.abc import Sequence

from dashboard.extraction.acts.place_of_saying import place_of_statement
from dashboard.extraction.acts.recalled import is_recalled, recalled_in
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.locations.place_phrases import is_struck_whole
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.records import VIOLENCE

WORDS = word_lists("roles")
RANK_OF_KIND = {"site": 0, "neighbourhood": 0, "town": 1, "district": 2, "governorate": 3, "country": 4}
UNLISTED = 0.5
CHAIN_TOKENS = 6
LONGEST_ASIDE = 12
LONGEST_DESK = 6
JOINING = frozenset({",", ";", "and", "but", "as", "while", "when", "where", "which", "that", "who", "after", "before"})
BY_ANOTHER = word_lists("place_words")["near"] - {"in", "just"}
BY_ANOTHER |= {"across", "opposite", "facing", "overlooking", "from", "between", "border", "bordering", "km", "miles"}
HAPPENS_SOMEWHERE = VIOLENCE | {"territory_change", "defection_surrender", "protest"}
ON_THE_SPOT = frozenset({"witness", "activist_network", "government_official", "perpetrator_claim"})
ABROAD = word_lists("sides")["abroad"]
SEATS = word_lists("sides")["seats"]
PARTS = word_lists("place_words")["neighbourhood"] | {"area", "town", "village", "borough", "ward", "settlement"}
DIRECTIONS = word_lists("place_words")["directions"]
FORCES = word_lists("actor_nouns")["armed"]
HOSPITALS = frozenset({"hospital", "hospitals", "clinic", "morgue", "mortuary", "infirmary"})
STRUCK = VIOLENCE - {"abduction_detention"}
COMING_FROM = frozenset({"from", "fleeing", "leaving", "escaping"})
# "Withdraws from Ariha": they were there
GOING_OUT = frozenset(
    {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing", "retreat", "retreats", "retreated"}
)
GOING_OUT |= {
    "driven",
    "drove",
    "drive",
    "pushed",
    "push",
    "expelled",
    "evicted",
    "flushed",
    "chased",
    "ousted",
    "pulled",
}
GOING_OUT |= {"seized", "snatched", "taken", "dragged", "removed", "cleared", "captured", "wrested", "took"}
WITHIN = frozenset(
    {"the", "its", "their", "a", "base", "bases", "camp", "positions", "position", "in", "town", "village", "of"}
)
TO_PATIENTS = 9
ROADS = frozenset(
    {
        "heading",
        "headed",
        "moving",
        "marching",
        "travelling",
        "traveling",
        "driving",
        "going",
        "en",
        "road",
        "highway",
        "route",
        "track",
        "motorway",
        "way",
        "path",
    }
)


def place_of(
    view: View, assertion: Assertion, found: Sequence[Assertion], around: Surroundings, clauses: Sequence[int]
) -> FoundPlace | None:
    """The place named nearest to the act in its clause, and of a chain ("Z, Y province") the most exact."""
    if assertion.event_type == "statement_demand":
        return place_of_statement(view, assertion, around)
    spans = recalled_in(view)
    named = [p for p in around.places if not is_recalled(spans, p.first, view, assertion, around)]
    places = [p for p in named if not around.is_said(p.first) and not _is_actor(p, assertion)]
    places = _past_the_desk(view, places, assertion)
    if assertion.event_type in ("meeting", "humanitarian", "other") and not places and around.label:
        return around.label  # "JEDDAH. Envoys met for a second day."
    if assertion.event_type in VIOLENCE and not HOSPITALS.isdisjoint(view.words):
        away = [p for p in places if not _is_where_they_are_treated(view, p)]
        places = away or ([] if around.last_place else places)
    if not places and assertion.event_type in HAPPENS_SOMEWHERE:
        last = around.last_place
        places = [p for p in named if _is_where_they_saw_it(view, p, around)]
        if last and (not places or (last.admin1 == places[0].admin1 and _rank(last) <= _rank(places[0]))):
            places = [last]  # the governor of Homs told what befell Palmyra
    places = [p for p in places if not is_where_they_speak(view, p, around)]
    if assertion.event_type in VIOLENCE:
        places = [p for p in places if not _is_where_they_were_taken(view, p)]
    places = [p for p in places if not _is_whose_force(view, p)] or places
    own = _clauses_of(view, assertion, found, around, clauses)
    here = [p for p in places if clauses[p.first] in own]
    if not here and (len(found) == 1 or assertion.clause == 0 or assertion.figures):
        here = places
    if not here:
        here = [p for p in places if p.end in around.colons]
    if not here:
        return None
    here = [p for p in here if not _holds_the_next(view, p, here) and not _tells_of_another(view, p, here)]
    located = [p for p in here if p.is_located] or here
    on_the_spot = [p for p in located if not _is_on_the_way(view, p)]
    if not on_the_spot and around.last_place:
        return around.last_place  # "Kostiantynivka. A drone hit a van on the road to Druzhkivka."
    located = on_the_spot or located
    if assertion.event_type in STRUCK:
        there = [p for p in located if not _is_where_they_came_from(view, p)]
        there = there or [p for p in places if p.end in around.colons]
        located = there or [p for p in named if _is_where_they_saw_it(view, p, around)] or located
        located = [p for p in located if not _is_where_they_fired_from(view, p, located, clauses)]
    nearest = min(
        located, key=lambda p: (p.precision >= 6, p.is_near, p.first < assertion.at, abs(p.first - assertion.at))
    )
    inside = [p for p in here if p.place and nearest.place and p.place.within == nearest.place.place_id]
    if not inside and nearest.precision == 4 and nearest.admin1:  # "In Kirkuk province, … south of Daquq"
        inside = [p for p in located if p.precision < 4 and p.place and p.admin1 == nearest.admin1]
    return _most_exact(view, inside[0] if inside else nearest, here)


def _past_the_desk(view: View, places: list[FoundPlace], assertion: Assertion) -> list[FoundPlace]:
    """ "(Odesa) - Drones hit the Danube ports": where it was written, unless an attack names no other place."""
    if view.lows[:1] != ["("] or ")" not in view.lows[:LONGEST_DESK]:
        return places
    end = view.lows.index(")") + 1
    if view.lows[end : end + 1] not in (["-"], ["–"], ["—"]):
        return places
    others = [p for p in places if p.first >= end]
    return others if others or assertion.event_type not in HAPPENS_SOMEWHERE else places


def _clauses_of(
    view: View, assertion: Assertion, found: Sequence[Assertion], around: Surroundings, clauses: Sequence[int]
) -> set[int]:
    """The clause of an act and those that only count whom it harmed: "Blast in Peshawar: 42 dead at Qissa Khwani"."""
    counting = {clauses[view.token_at(f.start)] for number, f in around.figures if number in assertion.figures}
    if assertion.clause in counting:
        return {assertion.clause}
    return (counting - {other.clause for other in found}) | {assertion.clause}


def _holds_the_next(view: View, place: FoundPlace, places: Sequence[FoundPlace]) -> bool:
    """ "Rafah's al-Nasr neighbourhood", "the Damascus suburb of Harasta": the city of the quarter that follows."""
    owns = "".join(view.lows[place.end : place.end + 1]) in ("'s", "’s")
    if owns and any(p.first == place.end + 1 for p in places):
        return True
    return any(p.precision < 4 and _is_of_a_part(view, place, p) and _people(place) > _people(p) for p in places)


def _is_of_a_part(view: View, place: FoundPlace, other: FoundPlace) -> bool:
    """Whether only a word for a part of a town and "of" stand between: "the East Jerusalem neighbourhood of Silwan"."""
    between = [word for word in view.lows[place.end : other.first] if word not in DIRECTIONS]
    return len(between) == 2 and between[0] in PARTS and between[1] == "of"


def _people(place: FoundPlace) -> int:
    """How many live there, as far as known: a listed quarter counts for more than a name that no list has."""
    return 0 if place.place is None else place.place.population or 1


def _tells_of_another(view: View, place: FoundPlace, places: Sequence[FoundPlace]) -> bool:
    """ "In Dorvat, a town west of Ed Damer, …": what another is told to lie by, and not where it was."""
    if place.precision >= 4:
        return False  # "In Dorvat, a town in North Darfur": what holds it
    for other in places:
        between = view.lows[other.end : place.first]
        if other.end >= place.first or len(between) > LONGEST_ASIDE or "," in between[1:] or "and" in between:
            continue
        apart = other.is_located or between[:1] == [","]
        if apart and not BY_ANOTHER.isdisjoint(between) and other.precision < 4:
            return not any(other.end <= t.first < place.first for t in view.triggers)
    return False


def _is_on_the_way(view: View, place: FoundPlace) -> bool:
    """ "A van on the road to Druzhkivka", "a convoy bound for El Fasher": where it leads, and not where it was."""
    before = view.lows[max(0, place.first - 4) : place.first]
    if before[-1:] == ["for"]:
        return before[-2:-1] in (["bound"], ["heading"], ["headed"], ["destined"])
    return before[-1:] in (["to"], ["towards"], ["toward"]) and not ROADS.isdisjoint(before)


def _is_whose_force(view: View, place: FoundPlace) -> bool:
    """ "Troops of Somaliland", "the army of Chad": whose they are, and not where they fought."""
    at = place.first - 1
    while at > 0 and view.lows[at] == "the":
        at -= 1
    return at > 0 and view.lows[at] == "of" and place.precision >= 3 and view.lows[at - 1] in FORCES


def _is_where_they_came_from(view: View, place: FoundPlace) -> bool:
    """ "A shell from the Inn Ma Htee base", "a boy from Rafah", "those fleeing El Fasher": not where it befell them."""
    at = place.first - 1
    while at > 0 and view.lows[at] in WITHIN:
        at -= 1
    return at >= 0 and view.lows[at] in COMING_FROM and GOING_OUT.isdisjoint(view.lowers(at - 5, at))


def _is_where_they_fired_from(
    view: View, place: FoundPlace, places: Sequence[FoundPlace], clauses: Sequence[int]
) -> bool:
    """ "Mortars fired by militants in Ghouta fell on Bab Touma": another place of its clause is told to be struck."""
    return any(
        place.end <= other.first and clauses[place.first] == clauses[other.first]
        and JOINING.isdisjoint(view.lows[place.end : other.first])
        and any(place.end <= t.first < other.first for t in view.triggers)
        and is_struck_whole(view, other.first, other.end)
        for other in places
    )  # fmt: skip


def _is_where_they_are_treated(view: View, place: FoundPlace) -> bool:
    """ "13 more wounded, now at al-Saudi hospital", "Nao hospital took in 46 injured": not where they were hurt."""
    lows, end = view.lows, place.end
    house = next((at for at in range(end - 1, min(end + 2, len(lows))) if lows[at] in HOSPITALS), 0)
    if not house:
        return False
    if lows[house + 1 : house + 2] and lows[house + 1] in WORDS["receiving"]:
        return True
    before = view.lowers(place.first - 1, place.first)
    if not before or before[-1] not in ("at", "to", "in", "into", "from"):
        return False
    return not WORDS["of_patients"].isdisjoint(view.lows[max(0, place.first - TO_PATIENTS) : place.first])


def _is_where_they_saw_it(view: View, place: FoundPlace, around: Surroundings) -> bool:
    """Whether a place is that of witnesses: "Residents of Wahijah put the dead at 130", "police in Gohatsion say"."""
    said = next((said for said in around.sayings if said.first <= place.first < said.end), None)
    if said is None or not ABROAD.isdisjoint(view.lowers(said.first, said.end)):
        return False  # "the ambassador in Washington"
    return place.precision < 6 and place.is_located and said.attribution in ON_THE_SPOT


def is_where_they_speak(view: View, place: FoundPlace, around: Surroundings) -> bool:
    """ "Speaking in London, the leader said …", "In Geneva, the UN said …": where it is said, and not where it was."""
    said = around.saying
    if said is None or said.verb < 0 or place.end > said.first or "," not in view.lows[place.end : said.first]:
        return False
    before = view.lowers(place.first - 4, place.first)
    if not {"speaking", "addressing"}.isdisjoint(before):
        return True
    opens = place.first <= 2 and not {"in", "at"}.isdisjoint(before)
    seat = not SEATS.isdisjoint(view.lows[place.first : place.end])
    return (
        opens
        and seat
        and (said.attribution == "un_official" or not ABROAD.isdisjoint(view.lowers(said.first, said.end)))
    )


def _is_where_they_were_taken(view: View, place: FoundPlace) -> bool:
    """ "Three of the injured were shifted to Peshawar": not where they were hurt."""
    before = view.lowers(place.first - 5, place.first)
    return "to" in before and not WORDS["taking"].isdisjoint(before[: before.index("to")])


def _lies_in(view: View, place: FoundPlace, one: FoundPlace, places: Sequence[FoundPlace]) -> bool:
    """ "Versalles, Tibú", "Sabreen market in Karari": the first of two alike, where no list goes on."""
    between = view.lows[place.end : one.first]
    if not 0 < len(between) <= 3 or between[-1] not in (",", "in") or "and" in between:
        return False
    following = view.lows[one.end] if one.end < len(view.lows) else ""
    goes_on = following in ("and", "&") or (following == "," and any(p.first == one.end + 1 for p in places))
    return not goes_on and _rank(place) == _rank(one) and place.admin1 == one.admin1


def _most_exact(view: View, one: FoundPlace, places: Sequence[FoundPlace]) -> FoundPlace:
    """Of the places that stand in one chain with `one`, the most exact."""
    if len(places) == 1:
        return one
    one = next((p for p in places if _lies_in(view, p, one, places)), one)
    chain = [one]
    grew = True
    while grew:
        grew = False
        for place in places:
            gap = min((max(place.first - p.end, p.first - place.end) for p in chain), default=99)
            if place not in chain and gap <= CHAIN_TOKENS and _may_hold(place, one):
                chain.append(place)
                grew = True
    best = min(chain, key=lambda p: (_rank(p), p is not one, p.first))
    admin1 = best.admin1 or next((p.admin1 for p in chain if p.admin1), None)
    country = best.country or next((p.country for p in chain if p.country), None)
    return best if (admin1, country) == (best.admin1, best.country) else changed(best, admin1=admin1, country=country)


def _may_hold(place: FoundPlace, other: FoundPlace) -> bool:
    """Whether one of two places may lie in the other."""
    if place.country and other.country and place.country != other.country:
        return False
    if place.place and other.place and _rank(place) != _rank(other):
        inner, outer = sorted((place, other), key=_rank)
        return _rank(outer) == 4 or inner.admin1 == outer.admin1 or not inner.admin1
    return _rank(place) != _rank(other)


def _rank(place: FoundPlace) -> float:
    """How wide a place is; one that no list names, beside a town, is thought to lie in it."""
    if place.place is None:
        return 3 if place.precision == 4 else UNLISTED
    return RANK_OF_KIND[place.place.kind]


def _is_actor(place: FoundPlace, assertion: Assertion) -> bool:
    """A country that acts or is acted on ("Turkey shelled …") is not where it happened."""
    actors = (*assertion.roles.perpetrators, *assertion.roles.targets)
    return place.precision == 6 and any(m.first <= place.first < m.end for m in actors)
