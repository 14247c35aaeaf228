"""What an event is called: its place, its day and its title, in neutral words."""

import re
from collections.abc import Sequence

from dashboard.assessment.labels import Labels
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.withheld import sentence_to_share
from dashboard.linking.words import days_words, joined, month_words, province_words
from dashboard.records import Claim, Event, EventType, Reference

FIRST_CHARACTERS = 60
NEARBY = re.compile(
    r"\b(near|outside|close to|(?<!the )(?:north|south|east|west)(?:[- ]?(?:east|west))? of)\s+"  # not "the south of"
    r"(?:the (?:town|city|village|port|capital)(?: of|,)? )?\Z",
    re.IGNORECASE,
)
TITLES: dict[EventType, str] = {
    "armed_clash": "Fighting",
    "shelling_missile": "Shelling or missile attack",
    "air_strike": "Air strike",
    "bombing": "Bombing",
    "chemical": "Alleged chemical attack",
    "attack_on_people": "Attack on people",
    "execution_torture": "Execution or torture",
    "abduction_detention": "Abduction or detention",
    "territory_change": "Change of territory",
    "defection_surrender": "Defection or surrender",
    "protest": "Protest",
    "meeting": "Meeting",
    "statement_demand": "Statement",
    "humanitarian": "Humanitarian news",
    "other": "Other news",
}


def place_words(place_id: str | None, name: str | None, admin1: str | None, reference: Reference) -> str | None:
    """ "Sukhna, Homs province", "Bab al-Nairab, Aleppo", "Deir ez-Zor province"; None when no place is named."""
    known = reference.places.get(place_id) if place_id else None
    if known is None:
        if name is None:
            return province_words(admin1) if admin1 else None
        return f"{name}, {province_words(admin1)}" if admin1 and admin1.casefold() not in name.casefold() else name
    if known.kind in ("country", "governorate"):
        return known.name
    if known.kind in ("neighbourhood", "site"):
        around = reference.places.get(known.within) if known.within else None
        if around is not None and around.kind in ("town", "neighbourhood", "site"):
            return f"{known.name}, {around.name}"
    if known.admin1 is None or known.admin1 == known.name:
        return known.name
    return f"{known.name}, {province_words(known.admin1)}"


def before_place(testimony: Testimony) -> str:
    """ "in"; "near", "outside" or "north of" where the report says that of the place."""
    claim = testimony.claim
    if claim.place is None:
        return "in"
    found = NEARBY.search(testimony.post.text, max(claim.quotation.start, claim.place.start - 48), claim.place.start)
    return found[1].lower() if found else "in"


def _where(event: Event, told: Sequence[Testimony]) -> str:
    """ "in"; what reports say before the place, such as "near", where none of them is of the place itself."""
    naming = [t for t in told if t.claim.place is not None and t.claim.place_id == event.place_id]
    said = list(dict.fromkeys(map(before_place, naming)))
    return ("near" if len(said) > 1 else said[0]) if event.place_id and said and "in" not in said else "in"


def when_words(claim: Claim) -> str | None:
    """ "on 25 July 2013", "in July 2013"; None when the day is not stated."""
    if claim.date_start is None or claim.date_end is None:
        return None
    if claim.date_precision in ("month", "year"):
        return f"in {time_words(claim)}"
    if claim.date_precision == "week" and claim.date_start != claim.date_end:
        return f"at an unknown time from {time_words(claim)}"
    return f"on {time_words(claim)}"


def time_words(told: Claim | Event) -> str:
    """ "25 July 2013", "July 2013", "2013", as precisely as it is stated; "day not stated" when it is not."""
    if told.date_start is None or told.date_end is None:
        return "day not stated"
    if told.date_precision == "year":
        return str(told.date_start.year)
    if told.date_precision == "month":
        return f"{month_words(told.date_start)} {told.date_start.year}"
    return days_words(told.date_start, told.date_end)


def event_title(event: Event, told: Sequence[Testimony], reference: Reference, labels: Labels) -> str:
    """What and where, in neutral words: "Bombing in Jaramana, Rif Dimashq province"; for talk, who spoke.

    Where no place is named, and no two people who met, the first words of its first sentence tell it from others.
    """
    kind = TITLES[event.event_type]
    if event.event_type in ("meeting", "statement_demand"):
        roles = ("participant", "speaker", "counterpart", "alleged_perpetrator", "target")
        named = [labels.of(a, t) for t in told for role in roles for a in t.actors if a.role == role]
        people = list(dict.fromkeys(named))
        if people and event.event_type == "meeting":
            kind = f"Meeting: {joined(people[:3])}"
        elif people:
            kind = f"Statement: {people[0]}" + (f" to {people[1]}" if len(people) > 1 else "")
    where = place_words(event.place_id, event.place_name, event.admin1, reference)
    if where or (event.event_type == "meeting" and ":" in kind):
        return f"{kind} {_where(event, told)} {where}" if where else kind
    return f"{kind}: “{first_words(sentence_to_share(told[0]))}”"


def first_words(sentence: str) -> str:
    """The sentence, cut at a space before FIRST_CHARACTERS and marked so, without what ends it."""
    flat = " ".join(sentence.split()).strip("-*• ")
    if len(flat) <= FIRST_CHARACTERS:
        return flat.rstrip(".")
    return flat[:FIRST_CHARACTERS].rsplit(" ", 1)[0].rstrip(",;:") + " …"
