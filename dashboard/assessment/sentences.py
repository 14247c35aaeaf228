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
from dashboard.assessment.plain_nouns import OF_A_FORCE, PLAIN_NOUNS, counts_families
from dashboard.assessment.responsibility import actor_name, perpetrators
from dashboard.assessment.rules import attribution_rank
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import Step, Track
from dashboard.assessment.voices import Sources, unnamed_document
from dashboard.assessment.words import POPULATION_WORDS
from dashboard.linking.words import TYPE_WORDS, day_words, figure_phrase, folded, joined
from dashboard.records import (
    Claim,
    Event,
    EventType,
    Figure,
    Measure,
    Reference,
    Stance,
)

VERBS: dict[Stance, str] = {
    "asserts": "stated",
    "claims": "claimed",
    "reports": "reported",
    "estimates": "estimated",
    "confirms": "confirmed",
    "denies": "denied",
    "disputes": "disputed",
    "retracts": "retracted",
}
ESTIMATING = ("estimat", "calculat", "reckon", "put ", "puts ")
BEFELL: dict[Measure, tuple[str, str]] = {
    "killed": ("was killed", "were killed"),
    "wounded": ("was wounded", "were wounded"),
    "casualties": ("was killed or wounded", "were killed or wounded"),
    "missing": ("went missing", "went missing"),
    "detained": ("was detained", "were detained"),
    "defected": ("defected", "defected"),
    "displaced": ("was displaced", "were displaced"),
}
NOBODY: dict[Measure, str] = {
    "casualties": "nobody was harmed",
    "killed": "nobody was killed",
    "wounded": "nobody was wounded",
}
MEASURE_ORDER: tuple[Measure, ...] = (
    "killed",
    "casualties",
    "wounded",
    "missing",
    "detained",
    "defected",
    "displaced",
)
# Fights in which each side may have killed; and words that tell an execution
MUTUAL = re.compile(r"clash|fight|fought|battl|skirmish|exchang|trad|shoot-?out|engag|confront|hostilit", re.IGNORECASE)
KILLING = re.compile(r"\b(?:kill|assassinat|murder|massacr|slaughter|shot dead|dead\b|died\b|slain\b)", re.IGNORECASE)
EXECUTED = re.compile(r"execut|behead|hang|crucif|decapitat|stoned|put to death", re.IGNORECASE)
FOOTAGE = ("footage_claimed", "footage_geolocated")
NOBODY_DOES: tuple[EventType, ...] = ("defection_surrender", "protest", "humanitarian", "meeting", "statement_demand")
NO_CLAUSE: tuple[EventType, ...] = ("statement_demand", "humanitarian", "other", "territory_change")
QUOTED_CHARACTERS = 220
NOT_VERBATIM = {"paraphrase": "paraphrase, not evidence", "synthetic": "synthetic text, not evidence"}


def figures_clause(
    totals: Sequence[Figure], parts: Sequence[Figure], executed: frozenset[int] = frozenset()
) -> str | None:
    """ "at least 10 people (among them 3 children) were killed and 50 people were wounded"; None without a number.

    Each part stands with its own total; one whose total is not told stands with the first total of its measure. What
    befell the `executed` (numbers of figures) is said: "(among them 51 soldiers, executed)".
    """
    if not totals:
        totals, parts = parts, ()
    if not totals:
        return None
    ordered = sorted(totals, key=lambda f: (MEASURE_ORDER.index(f.measure), f.figure_no))
    among: dict[int, list[str]] = {}
    for part in parts:
        whole = next(
            (n for n, f in enumerate(ordered) if (f.post_id, f.figure_no) == (part.post_id, part.part_of)), None
        )
        if whole is None:
            whole = next((n for n, f in enumerate(ordered) if f.measure == part.measure), 0)
        among.setdefault(whole, []).append(counted_words(part) + (", executed" if part.figure_no in executed else ""))
    told = []
    for number, figure in enumerate(ordered):
        inside = f" (among them {joined(list(dict.fromkeys(among[number])))})" if number in among else ""
        told.append(f"{counted_words(figure)}{inside} {_befell(figure)}")
    return joined(told)


def _told_figures(
    lead: Testimony, same: Sequence[Testimony], tracks: Sequence[Track]
) -> tuple[list[Figure], list[Figure]]:
    """The voice's latest numbers in the leading report, and their stated parts; what it replaced since is left out."""
    keys = {testimony.key for testimony in same}
    told = []
    for track in tracks:
        steps = [s for s in track.steps if s.testimony.key in keys and s.testimony.voice == lead.voice]
        if steps:
            told.append(next((s for s in steps if s.is_latest), steps[-1]).figure)
    totals = [figure for figure in told if figure.part_of is None]
    numbers = {figure.figure_no for figure in totals}
    parts = [figure for figure in told if figure.part_of is not None]
    inside = [
        figure
        for testimony in same
        for figure in testimony.figures
        if figure.part_of in numbers and figure.figure_no in testimony.parts and figure.realis != "denied"
    ]
    named = {figure.low for figure in parts}
    parts += [figure for figure in inside if figure.low not in named]
    return totals, sorted(parts, key=lambda f: f.figure_no)


def counted_words(figure: Figure) -> str:
    """ "at least 22 people", "dozens of people", "92 troops", "ten “martyrs”": partisan words stay quoted.

    Of "eight members of the security forces" the number's own noun says nothing alone, and whose they were is not kept.
    """
    number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
    if figure.operator == "order_of_magnitude" and number.endswith("s"):
        number += " of"
    words = figure.victim_words.text if figure.victim_words else ""
    plain = words.lower()
    if plain and plain not in OF_A_FORCE and figure.population in ("combatants", "other"):
        return f"{number} {plain}" if plain in PLAIN_NOUNS else f"{number} “{words if ' ' in words else plain}”"
    if counts_families(figure) and figure.measure == "displaced":
        return f"{number} {plain}"
    one, many = POPULATION_WORDS[figure.population]
    if plain in OF_A_FORCE and figure.population == "combatants":
        one, many = (f"{word} of an armed or security force" for word in ("member", "members"))
    return f"{number} {one if figure.operator == 'eq' and figure.low == 1 else many}"


def _befell(figure: Figure) -> str:
    return BEFELL[figure.measure][not (figure.operator == "eq" and figure.low == 1)]


def lead_step(tracks: Sequence[Track]) -> Step | None:
    """The number an event is told with: killed before other measures, the best-attributed voice's latest.

    When that voice gave the number more than once, the report of its own comes before another's quotation of it.
    """
    chosen: list[Step] = []
    for track in tracks:
        latest = track.latest
        if latest is None:
            continue
        stated = (latest.figure.operator, latest.figure.low, latest.figure.high)
        same = [
            step
            for step in track.steps
            if not step.is_recollection and (step.figure.operator, step.figure.low, step.figure.high) == stated
        ]
        chosen.append(min(same, key=attribution_rank))
    if not chosen:
        return None
    return min(chosen, key=lambda s: (MEASURE_ORDER.index(s.figure.measure), _breadth(s.figure), attribution_rank(s)))


def _breadth(figure: Figure) -> int:
    """0 for a total, 1 for children and women, who are counted among others."""
    return figure.population in ("children", "women")


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
    clause = figures_clause(*_told_figures(lead, same, tracks), executed=_executed(same))
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
        notes += _numbers_of_others(lead, tracks)
    if revised := _revision(lead, tracks):
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


def _numbers_of_others(lead: Testimony, tracks: Sequence[Track]) -> list[str]:
    """ "other voices: about 1,500, at least 1,360": latest numbers for the same people that the sentence leaves out."""
    step = lead_step(tracks)
    if step is None or step.testimony is not lead:
        return []
    told = step.figure
    others = [
        track.latest.figure
        for track in tracks
        if track.latest is not None
        and (track.measure, track.population) == (told.measure, told.population)
        and track.voice != lead.voice
        and (track.latest.figure.operator, track.latest.figure.low, track.latest.figure.high)
        != (told.operator, told.low, told.high)
    ]
    words = [figure_phrase(other.operator, other.low, other.high, other.quotation.text) for other in others]
    return [f"other voices: {joined(list(dict.fromkeys(words)))}"] if words else []


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


def speaker_words(testimony: Testimony, sources: Sources) -> tuple[str, str]:
    """("Activists, citing local sources,", "claimed"): who speaks, through whom, resting on whom; and how."""
    claim = testimony.claim
    if claim.speaker is None:
        if claim.attribution in FOOTAGE:
            return opening(testimony.report.publisher), "showed footage said to show"
        return opening(testimony.report.publisher), _verb(claim)
    known = sources.speaker(claim.speaker_id, claim.speaker.text)
    words = claim.speaker.text
    asides = [f"quoted by {with_article(claim.relayed_by.text)}"] if claim.relayed_by is not None else []
    cited = claim.cited or testimony.account_cites
    if cited is not None:
        asides.append(f"citing {with_article(cited.text)}")
    document = unnamed_document(words) if known is None else None
    name = opening(known.name if known is not None else words)
    if document is not None:
        name = document.capitalize() if document.endswith("s") else f"An {document}"
    verb = VERBS["claims"] if _tells_of_its_own_act(testimony) else _verb(claim)
    return f"{name}, {', '.join(asides)}," if asides else name, verb


def _tells_of_its_own_act(testimony: Testimony) -> bool:
    """Whether the speaker is who is said to have done it: what it says of its own attack it claims."""
    claim = testimony.claim
    if claim.speaker is None or claim.stance not in ("reports", "asserts"):
        return False
    accused = {folded(actor.quotation.text) for actor in testimony.actors if actor.role == "alleged_perpetrator"}
    return folded(claim.speaker.text) in accused


def _verb(claim: Claim) -> str:
    """The stance's verb; "estimated" only where the sentence says so, not where it tells of a toll that was raised, and
    "denied" only of what is denied: who denies one thing may state another beside it."""
    if claim.stance == "denies" and claim.realis != "denied":
        return VERBS["asserts"]
    if claim.stance == "estimates" and not any(word in claim.quotation.text.lower() for word in ESTIMATING):
        return VERBS["reports"]
    return VERBS[claim.stance]


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


def _revision(lead: Testimony, tracks: Sequence[Track]) -> str | None:
    """ "first 18 killed": where the voice began, when the leading number revises it; None when it does not."""
    step = lead_step(tracks)
    for track in tracks:
        if step is not None and step in track.steps and step.testimony is lead and track.is_revised:
            first = next(s.figure for s in track.steps if not s.is_recollection)
            return f"first {counted_words(first)} {_befell(first).split(' ', 1)[-1]}"
    return None


def _other_reading(lead: Testimony, found: Sequence[Conflict]) -> str:
    for conflict in found:
        if conflict.field in ("toll", "victims", "occurrence"):
            for mine, words in ((conflict.one, conflict.other_words), (conflict.other, conflict.one_words)):
                if mine.voice == lead.voice:
                    against = conflict.other if mine is conflict.one else conflict.one
                    other = says(against, words)
                    return f" Against this, {'the ' if other.startswith('The ') else ''}{other.removeprefix('The ')}."
    return ""
