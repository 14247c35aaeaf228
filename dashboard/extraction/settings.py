"""Where and when an assertion happened, and how real it is."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.dates import TIMES_OF_DAY, FoundDate
from dashboard.extraction.kinds import settle_kind
from dashboard.extraction.places import FoundPlace
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.thought_of import is_thought_of, was_done_by_nobody
from dashboard.extraction.triggers import clause_opener, infinitive_of_intent
from dashboard.extraction.unreal import is_conditional, is_due, is_untrue
from dashboard.extraction.values import changed
from dashboard.extraction.view import View, dateline_end
from dashboard.extraction.word_lists import word_lists
from dashboard.records import VIOLENCE, Realis

WORDS = word_lists("roles")
MAY_BE = word_lists("clauses")["may_be"]
RANK_OF_KIND = {"site": 0, "neighbourhood": 0, "town": 1, "district": 2, "governorate": 3, "country": 4}
STRUCK = VIOLENCE | {"territory_change"}
DONE = STRUCK | {"defection_surrender"}
DATED_ACTS = VIOLENCE | {"humanitarian", "protest"}
BEFORE_A_DAY = TIMES_OF_DAY | {"on", "the"}
UNTIL = frozenset({"until", "till"})
CHAIN_TOKENS = 6
TO_ITS_ACT = 5  # tokens from "Wednesday" to the raid in "Wednesday's pre-dawn raid"
LONGEST_ASIDE = 12
BY_ANOTHER = word_lists("place_words")["near"] - {"in", "just"} | {
    "from",
    "between",
    "border",
    "bordering",
    "km",
    "miles",
}
TAKING_PLACE = word_lists("date_words")["taking_place"]
UNLISTED = 0.5
HAPPENS_SOMEWHERE = VIOLENCE | {"territory_change", "defection_surrender", "protest"}
ON_THE_SPOT = frozenset({"witness", "activist_network", "government_official", "perpetrator_claim"})
ABROAD = word_lists("sides")["abroad"]
SEATS = word_lists("sides")["seats"]
MEETING = frozenset({"meet", "attend", "come", "talks", "conference", "summit", "negotiations", "meeting"})
TO_COME = frozenset({"will", "would", "shall"})
AHEAD = frozenset({"will", "would", "shall"})
TO_MODAL = 5  # tokens from an act to what says that it is to come
DASHES = frozenset({"-", "–", "—"})
ROADS = frozenset({"road", "highway", "route", "track", "motorway", "way", "path"})
RECENTLY = timedelta(days=21)
LONG_AGO = timedelta(days=45)
VAGUELY_AGO = timedelta(days=10)  # "attacked last month"


def settle(
    view: View, found: list[Assertion], around: Surroundings, clauses: Sequence[int], anchor: date = date.max
) -> None:
    """Give the assertions of a sentence their place, day, realis and final kind; told on the day `anchor`."""
    for assertion in found:
        if assertion.place is None:
            assertion.place = _place_of(view, assertion, found, around, clauses)
        _date(view, assertion, found, around, clauses, anchor)
        settle_kind(view, assertion, around, clauses)
        assertion.realis = _realis(view, assertion, around)
        if assertion.event_type in DATED_ACTS and _is_long_ago(assertion, anchor):
            assertion.realis = "historical"


def _place_of(
    view: View, assertion: Assertion, found: Sequence[Assertion], around: Surroundings, clauses: Sequence[int]
) -> FoundPlace | None:
    """The place named nearest to the act in its clause, and of a chain ("Z, Y province") the most exact."""
    places = [p for p in around.places if not around.is_said(p.first) and not _is_actor(p, assertion)]
    if not places and assertion.event_type in HAPPENS_SOMEWHERE:
        places = [p for p in around.places if _is_where_they_saw_it(view, p, around)]
        places = places or [p for p in (around.last_place,) if p]
    places = [p for p in places if not _is_where_they_speak(view, p, around)]
    if assertion.event_type == "statement_demand":
        places = [p for p in places if not _names_an_office(view, p) and not _is_where_to_meet(view, p, assertion)]
        places = places or [p for p in around.places if _is_where_they_told_it(view, p)]
    if assertion.event_type in VIOLENCE:
        places = [p for p in places if not _is_where_they_were_taken(view, p)]
    here = [p for p in places if clauses[p.first] == assertion.clause]
    if not here and (len(found) == 1 or assertion.clause == 0 or assertion.figures):
        here = places
    if not here:
        here = [p for p in places if p.end in around.colons]
    if not here:
        return None
    here = [p for p in here if not _holds_the_next(view, p, here) and not _tells_of_another(view, p, here)]
    located = [p for p in here if p.is_located] or here
    located = [p for p in located if not _is_on_the_way(view, p)] or located
    nearest = min(
        located, key=lambda p: (p.precision >= 6, p.is_near, p.first < assertion.at, abs(p.first - assertion.at))
    )
    inside = [p for p in here if p.place and nearest.place and p.place.within == nearest.place.place_id]
    if not inside and nearest.precision == 4 and nearest.admin1:  # "In Kirkuk province, … south of Daquq"
        inside = [p for p in located if p.precision < 4 and p.place and p.admin1 == nearest.admin1]
    return _most_exact(view, inside[0] if inside else nearest, here)


def _holds_the_next(view: View, place: FoundPlace, places: Sequence[FoundPlace]) -> bool:
    """ "Rafah's al-Nasr neighbourhood": the city of the quarter that follows."""
    owns = "".join(view.lows[place.end : place.end + 1]) in ("'s", "’s")
    return owns and any(p.first == place.end + 1 for p in places)


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
    """ "A van on the road to Druzhkivka": where a road leads, and not where it was."""
    before = view.lows[max(0, place.first - 4) : place.first]
    return before[-1:] in (["to"], ["towards"]) and not ROADS.isdisjoint(before)


def _is_where_they_saw_it(view: View, place: FoundPlace, around: Surroundings) -> bool:
    """Whether a place is that of witnesses: "Residents of Wahijah put the dead at 130", "police in Gohatsion say"."""
    said = next((said for said in around.sayings if said.first <= place.first < said.end), None)
    if said is None or not ABROAD.isdisjoint(view.lowers(said.first, said.end)):
        return False  # "the ambassador in Washington"
    return place.precision < 6 and place.is_located and said.attribution in ON_THE_SPOT


def _is_where_they_speak(view: View, place: FoundPlace, around: Surroundings) -> bool:
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


def _names_an_office(view: View, place: FoundPlace) -> bool:
    """ "Syria's ambassador", "Egypt's foreign minister": whose office it is, and not where its holder spoke."""
    if place.precision < 6 or "".join(view.lows[place.end : place.end + 1]) not in ("'s", "’s"):
        return False
    return not WORDS["offices"].isdisjoint(view.lows[place.end + 1 : place.end + 4])


def _is_where_they_told_it(view: View, place: FoundPlace) -> bool:
    """ "Tells reporters in Riyadh": where a statement was made, if nothing else is named."""
    return view.lows[place.first - 1] == "in" and view.lows[place.first - 2] in ("reporters", "journalists")


def _is_where_to_meet(view: View, place: FoundPlace, assertion: Assertion) -> bool:
    """ "Asked both sides to meet in Geneva": where they should meet, and not where they were asked to."""
    between = view.lows[assertion.at : place.first]
    asked = [at for at, word in enumerate(between) if word in ("to", "for")]
    return bool(asked) and not MEETING.isdisjoint(between[asked[0] + 1 :]) and between[-1] in ("in", "to", "at")


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


def _date(
    view: View,
    assertion: Assertion,
    found: Sequence[Assertion],
    around: Surroundings,
    clauses: Sequence[int],
    anchor: date,
) -> None:
    """The day named in its clause, else the one of the main clause; a clause after "after" is background.

    "Since Monday" is a span up to the day of telling, where it began in the last weeks and no other day is named.
    """
    if not around.dates:
        later = clause_opener(view, clauses, assertion.clause) in ("after", "following")
        assertion.is_background = later and any(a.clause != assertion.clause for a in found)
        return
    said_too = assertion.event_type in ("statement_demand", "meeting")
    dates = [d for d in around.dates if not d.is_open and (said_too or not _is_of_the_saying(d, around))]
    dates = [d for d in dates if not d.first or view.lows[d.first - 1] not in UNTIL]
    if assertion.event_type in VIOLENCE:
        dates = [d for d in dates if not _is_by_then(view, d)]
    if assertion.event_type not in ("meeting", "protest"):
        dates = [d for d in dates if d.start <= anchor]
    if assertion.event_type == "statement_demand":
        dates = [d for d in dates if not _is_of_what_is_to_come(view, d, assertion.at)]
    dates = [d for d in dates if not _is_possessive(view, d.end) or 0 <= assertion.at - d.end <= TO_ITS_ACT]
    if said_too:
        dates = [d for d in dates if not _is_possessive(view, d.end)]
    dates = [d for d in dates if not _is_of_an_aside(view, d, assertion.at)]
    near = [d for d in dates if clauses[d.first] == assertion.clause]
    opener = clause_opener(view, clauses, assertion.clause)
    later = opener in ("after", "following")
    others = [a for a in found if a is not assertion and a.clause != assertion.clause]
    assertion.is_background = later and not near and bool(others)
    if not near and not assertion.is_background:
        main = [d for d in dates if not _is_after_another(view, d, clauses)]
        near = main if len(found) == 1 or not assertion.clause else [d for d in dates if clauses[d.first] == 0]
    if not near:
        near = [
            changed(d, stop=anchor) for d in around.dates if d.is_open and _is_recent(d, anchor, clauses, assertion)
        ]
    if near:
        assertion.date = min(near, key=lambda d: (d.precision != "day", d.is_utterance, abs(d.first - assertion.at)))


def _is_after_another(view: View, found: FoundDate, clauses: Sequence[int]) -> bool:
    """Whether a day is that of what went before ("after a bomb killed six on Monday"), and not "after midnight"."""
    if clause_opener(view, clauses, clauses[found.first]) not in ("after", "following"):
        return False
    at = found.first
    while at > 0 and view.lows[at - 1] in BEFORE_A_DAY:
        at -= 1
    alone = view.lows[at - 1] == "after" if at else False
    return not (alone and (view.lows[at] in TIMES_OF_DAY or "prayers" in view.lows[found.end : found.end + 1]))


def _is_by_then(view: View, found: FoundDate) -> bool:
    """ "37 had arrived by Thursday": by when it was known; but "by noon" is of the day itself."""
    return found.first > 0 and view.lows[found.first - 1] == "by" and view.lows[found.first] not in TIMES_OF_DAY


def _is_of_what_is_to_come(view: View, found: FoundDate, at: int) -> bool:
    """ "Told the cabinet that the call-up would start in April": the day of what is announced."""
    return at < found.first and not TO_COME.isdisjoint(view.lows[at + 1 : found.first])


def _is_recent(found: FoundDate, anchor: date, clauses: Sequence[int], assertion: Assertion) -> bool:
    """Whether an act told "since" a day can have gone on until the day of telling."""
    recent = found.precision == "day" and timedelta(0) <= anchor - found.start <= RECENTLY
    return recent and clauses[found.first] == assertion.clause and anchor != date.max


def _is_of_the_saying(found: FoundDate, around: Surroundings) -> bool:
    """Whether something was only said on a day: "said on Monday", "On Thursday the army said that …"."""
    if found.is_utterance or found.first > 1:
        return found.is_utterance
    return any(said.verb >= 0 and found.end <= said.first <= found.end + 1 for said in around.sayings)


def _is_of_an_aside(view: View, found: FoundDate, at: int) -> bool:
    """Whether a date stands in a relative clause apart from the act: "The group, who called a truce on Saturday, …"."""
    if found.end <= dateline_end(view):
        return found.first > 0 or view.lows[found.end] not in DASHES  # "WEDNESDAY — Shelling killed five"
    comma = next((i for i in range(found.first - 1, 0, -1) if view.tokens[i].text == ","), 0)
    if not comma or view.tokens[comma + 1].lower not in ("who", "which", "whose", "whom"):
        return False
    if (
        comma + 2 < len(view.lows)
        and view.lows[comma + 2] in TAKING_PLACE
        and any(t.end == comma for t in view.triggers)
    ):
        return False  # "The strike, which took place on Tuesday, killed five"
    end = next((i for i in range(found.end, len(view.tokens)) if view.tokens[i].text == ","), 0)
    return bool(end) and not comma < at < end


def _is_possessive(view: View, end: int) -> bool:
    """Whether a date belongs to the noun after it: "yesterday's car bombing" is not when it was condemned."""
    following = view.tokens[end].lower if end < len(view.tokens) else ""
    last = view.tokens[end - 1].lower
    return following in ("'s", "’s") or (last.endswith("days") and last != "days")


def _is_long_ago(assertion: Assertion, anchor: date) -> bool:
    """ "Last August a bombing at the airport killed …": recalled, and no news of the day it is told on."""
    found = assertion.date
    if assertion.realis != "actual" or anchor == date.max or found is None or found.is_open:
        return False
    is_vague = found.precision in ("month", "year") and not assertion.figures
    return anchor - found.stop >= (VAGUELY_AGO if is_vague else LONG_AGO)


def _had_before(view: View, at: int) -> bool:
    """ "They had taken the town before": what went before the news, and not the news."""
    end = [word for word in view.lows if word.isalpha()][-1:]
    return "had" in view.lowers(at - 2, at) and end[0] in ("before", "earlier", "previously")


def _realis(view: View, assertion: Assertion, around: Surroundings) -> Realis:
    """As its figures say, else by the words before it: "will", "threatened to", "no", "denied"."""
    own = [f.realis for number, f in around.figures if number in assertion.figures]
    if own:
        return own[0] if all(r == own[0] for r in own) else "actual"
    if assertion.trigger is None:
        return "actual"
    at = assertion.trigger.first
    if assertion.event_type in STRUCK and infinitive_of_intent(view, at):
        return "hypothetical"
    if assertion.event_type in DONE and was_done_by_nobody(view, assertion.trigger):
        return "denied"
    if assertion.event_type in VIOLENCE and is_thought_of(view, assertion.trigger):
        return "hypothetical"
    if assertion.event_type in DONE and is_untrue(view.lows, view.words, at, assertion.trigger.end, len(view.lows)):
        return "denied"  # "reports of explosions were false"
    if assertion.event_type != "statement_demand" and assertion.trigger.value.part == "verb" and is_due(view.lows, at):
        return "hypothetical"
    if assertion.event_type in STRUCK and is_conditional(view.tokens, view.lows, at):
        return "hypothetical"
    if assertion.event_type == "territory_change" and _had_before(view, assertion.trigger.first):
        return "historical"
    if assertion.event_type not in VIOLENCE:
        return "actual"
    if around.saying and around.saying.stance == "denies":
        return "denied"
    before = list(view.lowers(at - 4, at))
    if "no" in before[-2:] or "not" in before[-2:]:
        ahead = view.lowers(assertion.trigger.end, assertion.trigger.end + TO_MODAL)
        return "denied" if AHEAD.isdisjoint(ahead) else "hypothetical"  # "no strike will start from its soil"
    if any(word in MAY_BE for word in before):
        return "hypothetical"
    return "actual"
