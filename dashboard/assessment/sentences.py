"""Sentences ready to copy: who said what of whom, where and when, in neutral words, with its standing.

"Activists, citing local sources, claimed that at least 22 people were killed by government forces in Sukhna, Homs
province (EA WorldView, 26 July 2013; day not stated; one origin, not reviewed)." The verb comes from the stance, the
number keeps its bound, the perpetrator our neutral label, and nothing is said that the claim does not say.
"""

import re
from collections.abc import Sequence

from dashboard.assessment.agreement import Conflict, says
from dashboard.assessment.articles import opening, with_article
from dashboard.assessment.naming import before_place, place_words, time_words, when_words
from dashboard.assessment.numbers_told import figures_clause, lead_step, numbers_of_others, revision, told_figures
from dashboard.assessment.responsibility import actor_name, perpetrators
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import Track
from dashboard.assessment.voices import Sources
from dashboard.assessment.who_says import FOOTAGE, speaker_words
from dashboard.linking.words import TYPE_WORDS, day_words, joined
from dashboard.records import Claim, Event, EventType, Measure, Reference

NOBODY: dict[Measure, str] = {
    "casualties": "nobody was harmed",
    "killed": "nobody was killed",
    "wounded": "nobody was wounded",
}
# Fights in which each side may have killed; and words that tell an execution
MUTUAL = re.compile(r"clash|fight|fought|battl|skirmish|exchang|trad|shoot-?out|engag|confront|hostilit", re.IGNORECASE)
KILLING = re.compile(r"\b(?:kill|assassinat|murder|massacr|slaughter|shot dead|dead\b|died\b|slain\b)", re.IGNORECASE)
EXECUTED = re.compile(r"execut|behead|hang|crucif|decapitat|stoned|put to death", re.IGNORECASE)
NOBODY_DOES: tuple[EventType, ...] = ("defection_surrender", "protest", "humanitarian", "meeting", "statement_demand")
NO_CLAUSE: tuple[EventType, ...] = ("statement_demand", "humanitarian", "other", "territory_change")
QUOTED_CHARACTERS = 220
NOT_VERBATIM = {"paraphrase": "paraphrase, not evidence", "synthetic": "synthetic text, not evidence"}


def lead_testimony(told: Sequence[Testimony], tracks: Sequence[Track]) -> Testimony:
    """The claim an event is told with: its leading number's; else the one that says most, the earliest of equals."""
    step = lead_step(tracks)
    if step is not None:
        return step.testimony
    return min(told, key=lambda t: (-_says(t), t.order))


def _says(testimony: Testimony) -> int:
    """How much a claim without a number says: what is denied or recalled least, then place, day, actors, speaker."""
    claim = testimony.claim
    plain = not testimony.is_recollection and claim.realis != "denied"
    points = (claim.place is not None) * 4 + (claim.date_start is not None) * 2 + bool(testimony.actors) * 2
    return plain * 100 + points + (claim.speaker is not None) + (claim.attribution not in FOOTAGE)


def event_sentence(
    event: Event,
    told: Sequence[Testimony],
    tracks: Sequence[Track],
    found: Sequence[Conflict],
    standing: str,
    reference: Reference,
    sources: Sources,
) -> str:
    """The sentence of an event, told with its leading claim; a disputed toll or victims bring the other reading.

    What the leading claim leaves out is taken from the same report, never from another: place, day and perpetrator
    stand beside the number only where one author put them together. An event without a number, and of a kind that no
    clause can tell, is told in the report's own words, in quotation marks.
    """
    lead = lead_testimony(told, tracks)
    same = sorted(
        (t for t in told if t.post is lead.post and t.voice == lead.voice and t.report.author == lead.report.author),
        key=lambda t: (t is not lead, t.order),
    )
    clause = figures_clause(*told_figures(lead, same, tracks), executed=_executed(same))
    names = _accused(_killers(same, event.event_type) if clause else same, reference)
    when = next((words for t in same if (words := when_words(t.claim))), None)
    notes = [f"{lead.report.publisher}, {day_words(lead.report.reported_date)}"]
    if when is None:
        notes.append(_day_of_others(event))
    placed = next(((t, words) for t in same if (words := _claim_place(t.claim, reference))), None)
    if placed is None and (elsewhere := place_words(event.place_id, event.place_name, event.admin1, reference)):
        notes.append(f"this report names no place; others name {elsewhere}")
    if clause is None:
        notes += _without_number(same, told)
    elif not any(conflict.field == "toll" for conflict in found):
        notes += numbers_of_others(lead, tracks)
    if revised := revision(lead, tracks):
        notes.append(revised)
    if lead.post.text_kind in NOT_VERBATIM:
        notes.append(NOT_VERBATIM[lead.post.text_kind])
    notes.append(standing)
    what = f"{clause}{_by(names, event.event_type)}" if clause else _happened(event.event_type, same, names, reference)
    if what is None:
        return (
            f"{opening(lead.report.publisher)} wrote: “{_shortened(lead.claim.quotation.text)}” ({'; '.join(notes)})."
        )
    where = placed[1] if placed else ""
    place = f"{before_place(placed[0])} {where}{',' if when and ',' in where else ''}" if placed else None
    body = " ".join(part for part in (what, place, when) if part)
    sentence = f"{' '.join(speaker_words(lead, sources))} that {body} ({'; '.join(notes)})."
    return sentence + _other_reading(lead, found)


def _day_of_others(event: Event) -> str:
    """ "day not stated"; where another report of the event states it, that it does and this one does not."""
    if event.date_start is None or event.date_end is None:
        return "day not stated"
    return f"this report does not state the day; others say {time_words(event)}"


def _without_number(same: Sequence[Testimony], told: Sequence[Testimony]) -> list[str]:
    """What an event without a number says of harm: a zero that is stated, by whom, or that none is reported."""
    for testimony in (*same, *told):
        if (measure := testimony.claim.zero_stated) is not None:
            who = "this report" if testimony.claim.speaker is None else testimony.voice.name
            return [f"{who} says that {NOBODY[measure]}"]
    unstated = [t.claim.trigger for t in told if t.claim.casualties_unstated]
    if any(trigger is not None and KILLING.search(trigger.text) for trigger in unstated):
        return ["killing reported without a number, which is not zero"]
    return ["casualties not reported, which is not zero"] if unstated else []


def _claim_place(claim: Claim, reference: Reference) -> str | None:
    return place_words(claim.place_id, claim.place.text if claim.place else None, claim.admin1, reference)


def _killers(same: Sequence[Testimony], event_type: EventType) -> list[Testimony]:
    """The claims that say who killed: no mutual fighting, and of an armed clash an act told with its number.

    Who fought whom leaves open who was killed by whom, and six civilians killed nearby have no killer named.
    """
    one_sided = [t for t in same if not (t.claim.trigger and MUTUAL.search(t.claim.trigger.text))]
    return [t for t in one_sided if t.figures or event_type != "armed_clash"]


def _executed(same: Sequence[Testimony]) -> frozenset[int]:
    """The numbers of a report that count people executed: of more than 150 killed, 51."""
    return frozenset(
        figure.figure_no
        for testimony in same
        if testimony.claim.event_type == "execution_torture" and testimony.claim.trigger is not None
        for figure in testimony.figures
        if EXECUTED.search(testimony.claim.trigger.text) and figure.measure == "killed"
    )


def _accused(same: Sequence[Testimony], reference: Reference) -> list[str]:
    """Names of the alleged perpetrators of the first claim that names any."""
    for testimony in same:
        if accused := perpetrators(testimony):
            return list(dict.fromkeys(actor_name(actor, reference) for actor in accused))
    return []


def _by(names: Sequence[str], event_type: EventType) -> str:
    return f" by {joined([with_article(name) for name in names])}" if names and event_type not in NOBODY_DOES else ""


def _shortened(words: str) -> str:
    """The words, cut at a space before QUOTED_CHARACTERS and marked so."""
    flat = " ".join(words.split())
    return flat if len(flat) <= QUOTED_CHARACTERS else flat[:QUOTED_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _happened(
    event_type: EventType, same: Sequence[Testimony], names: Sequence[str], reference: Reference
) -> str | None:
    """What a claim without a number says happened: "a bombing by Free Syrian Army took place"; None: no clause can."""
    if event_type == "meeting":
        roles = ("participant", "speaker", "counterpart")
        met = list(dict.fromkeys(actor_name(a, reference) for t in same for a in t.actors if a.role in roles))
        return f"{joined([with_article(name) for name in met])} met" if len(met) > 1 else None
    if event_type in NO_CLAUSE:
        return None
    words = TYPE_WORDS[event_type]
    if event_type == "armed_clash":
        part = f", with {joined([with_article(name) for name in names])} taking part," if names else ""
        return f"{words}{part} took place"
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}{_by(names, event_type)} took place"


def _other_reading(lead: Testimony, found: Sequence[Conflict]) -> str:
    for conflict in found:
        if conflict.field in ("toll", "victims", "occurrence"):
            for mine, words in ((conflict.one, conflict.other_words), (conflict.other, conflict.one_words)):
                if mine.voice == lead.voice:
                    against = conflict.other if mine is conflict.one else conflict.one
                    other = says(against, words)
                    return f" Against this, {'the ' if other.startswith('The ') else ''}{other.removeprefix('The ')}."
    return ""
