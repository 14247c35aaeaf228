"""Sentences ready to copy: who said what of whom, where and when, in neutral words, with its standing.

"Activists, citing local sources, claimed that at least 22 people were killed by government forces in Sukhna, Homs
province (EA WorldView, 26 July 2013; day not stated; one origin, not reviewed)." The verb comes from the stance, the
number keeps its bound, the perpetrator our neutral label, and nothing is said that the claim does not say.
"""

from collections.abc import Sequence

from dashboard.assessment.agreement import Conflict, says
from dashboard.assessment.comparability import COUNTED_WORDS, GROUP_WORDS, GROUPS
from dashboard.assessment.edtf import edtf_words
from dashboard.assessment.responsibility import actor_name, perpetrators
from dashboard.assessment.rules import attribution_rank
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import Step, Track
from dashboard.assessment.voices import Sources
from dashboard.assessment.words import POPULATION_WORDS, figure_words
from dashboard.linking.words import TYPE_WORDS, day_words, days_words, figure_phrase, joined, month_words
from dashboard.records import (
    Claim,
    Counted,
    Event,
    Figure,
    Measure,
    Operator,
    Population,
    Reference,
    ScopeGroup,
    Stance,
    TollBasis,
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
BEFELL: dict[Measure, tuple[str, str]] = {
    "killed": ("was killed", "were killed"),
    "wounded": ("was wounded", "were wounded"),
    "casualties": ("was killed or wounded", "were killed or wounded"),
    "missing": ("went missing", "went missing"),
    "detained": ("was detained", "were detained"),
    "defected": ("defected", "defected"),
    "displaced": ("was displaced", "were displaced"),
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
FOOTAGE = ("footage_claimed", "footage_geolocated")
NOT_VERBATIM = {"paraphrase": "paraphrase, not evidence", "synthetic": "synthetic text, not evidence"}
TITLES: dict[str, str] = {
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


# ---------------------------------------------------------------------------------------------- places and days
def place_words(place_id: str | None, name: str | None, admin1: str | None, reference: Reference) -> str | None:
    """ "Sukhna, Homs province", "Bab al-Nairab, Aleppo", "Deir ez-Zor province"; None when no place is named."""
    known = reference.places.get(place_id) if place_id else None
    if known is None:
        if name is None:
            return f"{admin1} province" if admin1 else None
        return f"{name}, {admin1} province" if admin1 and admin1 not in name else name
    if known.kind in ("country", "governorate"):
        return known.name
    if known.kind in ("neighbourhood", "site"):
        around = reference.places.get(known.within) if known.within else None
        if around is not None and around.kind in ("town", "neighbourhood", "site"):
            return f"{known.name}, {around.name}"
    if known.admin1 is None or known.admin1 == known.name:
        return known.name
    return f"{known.name}, {known.admin1} province"


def when_words(claim: Claim) -> str | None:
    """ "on 25 July 2013", "in July 2013"; None when the day is not stated."""
    if claim.date_start is None or claim.date_end is None:
        return None
    if claim.date_precision == "year":
        return f"in {claim.date_start.year}"
    if claim.date_precision == "month":
        return f"in {month_words(claim.date_start)} {claim.date_start.year}"
    if claim.date_start == claim.date_end:
        return f"on {day_words(claim.date_start)}"
    if claim.date_precision == "week":
        return f"at an unknown time from {days_words(claim.date_start, claim.date_end)}"
    return f"on {days_words(claim.date_start, claim.date_end)}"


def event_title(event: Event, told: Sequence[Testimony], reference: Reference) -> str:
    """What and where, in neutral words: "Bombing in Jaramana, Rif Dimashq province"; for talk, who spoke."""
    kind = TITLES[event.event_type]
    if event.event_type in ("meeting", "statement_demand"):
        roles = ("participant", "speaker", "counterpart", "alleged_perpetrator", "target")
        named = [actor_name(a, reference) for t in told for role in roles for a in t.actors if a.role == role]
        people = list(dict.fromkeys(named))
        if people and event.event_type == "meeting":
            kind = f"Meeting: {joined(people[:3])}"
        elif people:
            kind = f"Statement: {people[0]}" + (f" to {people[1]}" if len(people) > 1 else "")
    where = place_words(event.place_id, event.place_name, event.admin1, reference)
    return f"{kind} in {where}" if where else kind


# ------------------------------------------------------------------------------------------------------ events
def figures_clause(figures: Sequence[Figure]) -> str | None:
    """ "at least 10 people were killed and 50 people were wounded, 3 children among the killed"; None without any."""
    totals = [f for f in figures if f.part_of is None]
    parts = [f for f in figures if f.part_of is not None]
    if not totals:
        totals, parts = parts, []
    if not totals:
        return None
    ordered = sorted(totals, key=lambda f: (MEASURE_ORDER.index(f.measure), f.figure_no))
    once = {(f.measure, f.population, f.operator, f.low, f.high): f for f in reversed(ordered)}
    clauses = [f"{counted_words(f)} {_befell(f)}" for f in ordered if f in once.values()]
    clause = joined(clauses)
    among = list(dict.fromkeys(counted_words(f) for f in parts))
    return f"{clause} (among them {joined(among)})" if among else clause


def counted_words(figure: Figure) -> str:
    """ "at least 22 people", "92 soldiers": whom as written when the words name a group, else our label."""
    number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
    one, many = POPULATION_WORDS[figure.population]
    return f"{number} {one if figure.operator == 'eq' and figure.low == 1 else many}"


def _befell(figure: Figure) -> str:
    return BEFELL[figure.measure][not (figure.operator == "eq" and figure.low == 1)]


def lead_step(tracks: Sequence[Track]) -> Step | None:
    """The number an event is told with: killed before other measures, the best-attributed voice's latest."""
    latest = [step for track in tracks if (step := track.latest) is not None]
    if not latest:
        return None
    first = min((s.figure.measure for s in latest), key=MEASURE_ORDER.index)
    return min((s for s in latest if s.figure.measure == first), key=attribution_rank)


def lead_testimony(told: Sequence[Testimony], tracks: Sequence[Track]) -> Testimony:
    """The claim an event is told with: its leading number's, else the latest that is no recollection or denial."""
    step = lead_step(tracks)
    if step is not None:
        return step.testimony
    plain = [t for t in told if not t.is_recollection and t.claim.realis != "denied"] or list(told)
    named = [t for t in plain if t.claim.speaker is not None] or plain
    return max(named, key=lambda t: (len(t.actors) > 0, t.order))


def event_sentence(
    told: Sequence[Testimony],
    tracks: Sequence[Track],
    found: Sequence[Conflict],
    standing: str,
    reference: Reference,
    sources: Sources,
) -> str:
    """The sentence of an event, told with its leading claim; a disputed toll or victims bring the other reading."""
    lead = lead_testimony(told, tracks)
    claim = lead.claim
    same = [t for t in told if t.post is lead.post and t.voice == lead.voice and t.report.author == lead.report.author]
    figures = [
        figure
        for testimony in sorted(same, key=lambda t: (t is not lead, t.order))
        for figure in testimony.figures
        if figure.realis in ("actual", "historical") and figure.scope != "cumulative"
    ]
    clause = figures_clause(figures)
    accused = perpetrators(lead) or [a for t in same for a in perpetrators(t)]
    names = list(dict.fromkeys(actor_name(actor, reference) for actor in accused))
    by = f" by {joined(names)}" if names and claim.event_type != "defection_surrender" else ""
    where = place_words(claim.place_id, claim.place.text if claim.place else None, claim.admin1, reference)
    when = when_words(claim)
    what = f"{clause}{by}" if clause else _happened(lead, names, reference)
    body = " ".join(part for part in (what, f"in {where}" if where else None, when) if part)
    notes = [f"{lead.report.publisher}, {day_words(lead.report.reported_date)}"]
    if when is None:
        notes.append("day not stated")
    if clause is None and (claim.casualties_unstated or any(t.claim.casualties_unstated for t in told)):
        notes.append("casualties not reported, which is not zero")
    if revised := _revision(lead, tracks):
        notes.append(revised)
    if lead.post.text_kind in NOT_VERBATIM:
        notes.append(NOT_VERBATIM[lead.post.text_kind])
    notes.append(standing)
    sentence = f"{speaker_words(lead, sources)} that {body} ({'; '.join(notes)})."
    return sentence + _other_reading(lead, found)


def speaker_words(testimony: Testimony, sources: Sources) -> str:
    """ "Activists, citing local sources, claimed": who speaks, through whom, resting on whom, and how."""
    claim = testimony.claim
    if claim.speaker is None:
        if claim.attribution in FOOTAGE:
            return f"{testimony.report.publisher} showed footage said to show"
        return f"{testimony.report.publisher} {VERBS[claim.stance]}"
    known = sources.speaker(claim.speaker_id, claim.speaker.text)
    name = known.name if known is not None else claim.speaker.text[:1].upper() + claim.speaker.text[1:]
    asides = ""
    if claim.relayed_by is not None:
        asides += f", quoted by {claim.relayed_by.text},"
    if claim.cited is not None:
        asides = asides.rstrip(",") + f", citing {claim.cited.text},"
    return f"{name}{asides} {VERBS[claim.stance]}"


def _happened(testimony: Testimony, names: list[str], reference: Reference) -> str:
    """What a claim without a number says happened: "a bombing by Free Syrian Army took place"."""
    kind = testimony.claim.event_type or "other"
    if kind in ("meeting", "statement_demand"):
        roles = ("participant", "speaker", "alleged_perpetrator")
        people = [actor_name(a, reference) for a in testimony.actors if a.role in roles]
        others = [actor_name(a, reference) for a in testimony.actors if a.role in ("counterpart", "target")]
        if kind == "meeting":
            met = list(dict.fromkeys([*people, *others]))
            return f"{joined(met)} met" if len(met) > 1 else "a meeting took place"
        to = f" to {joined(list(dict.fromkeys(others)))}" if others else ""
        return f"{joined(list(dict.fromkeys(people))) or 'somebody not named'} made a statement{to}"
    words = TYPE_WORDS[kind]
    article = "" if kind in ("armed_clash", "humanitarian", "other") else "an " if words[0] in "aeiou" else "a "
    by = f" by {joined(names)}" if names and kind not in ("armed_clash", "humanitarian", "other", "protest") else ""
    with_whom = f" with {joined(names)} taking part" if names and kind == "armed_clash" else ""
    return f"{article}{words}{by} took place{with_whom}"


def _revision(lead: Testimony, tracks: Sequence[Track]) -> str | None:
    for track in tracks:
        if track.voice == lead.voice and track.is_revised and track.latest is not None:
            if track.latest.testimony is not lead:
                continue
            first = next(s.figure for s in track.steps if not s.is_recollection)
            return f"first {figure_words(first.operator, first.low, first.high, first.quotation.text)}"
    return None


def _other_reading(lead: Testimony, found: Sequence[Conflict]) -> str:
    for conflict in found:
        if conflict.field in ("toll", "victims", "occurrence"):
            for mine, words in ((conflict.one, conflict.other_words), (conflict.other, conflict.one_words)):
                if mine.voice == lead.voice:
                    against = conflict.other if mine is conflict.one else conflict.one
                    return f" Against this, {says(against, words)}."
    return ""


# ------------------------------------------------------------------------------------------------------- tolls
TOLL_VERBS: dict[TollBasis, str] = {
    "enumeration_deduplicated": "documented",
    "single_list": "listed",
    "running_tally": "counted",
    "period_tally": "counted",
    "official_statement": "stated",
    "statistical_estimate": "estimated",
    "survey": "estimated",
}


def toll_words(
    operator: Operator, low: int | None, high: int | None, reading: str | None, quotation: str | None
) -> str:
    """The toll as shown; a documented minimum is a lower bound whatever its operator: "≥ 92,901"."""
    if reading == "documented minimum" and low is not None and operator != "gt":
        return figure_words("gte", low, None)
    return figure_words(operator, low, high, quotation)


def scope_words(scope: Sequence[tuple[ScopeGroup, Counted]]) -> str:
    """Who is counted and who is not; "who is counted is not stated" without a stated group."""
    stated = dict(scope)
    said: list[str] = []
    for value in ("counted", "partly", "not_separable", "excluded"):
        groups = [GROUP_WORDS[group] for group in GROUPS if stated.get(group) == value]
        if groups:
            said.append(f"{COUNTED_WORDS[value]}: {joined(groups)}")
    if not said:
        return "who is counted is not stated"
    silent = [GROUP_WORDS[group] for group in GROUPS if stated.get(group, "not_stated") == "not_stated"]
    return "; ".join([*said, *([f"not stated: {joined(silent)}"] if silent else [])])


def toll_sentence(
    who: str,
    number: str,
    population: Population,
    measure: Measure,
    territory: str,
    period: str,
    notes: Sequence[str],
) -> str:
    """ "UN Secretary-General stated that more than 100,000 people were killed in Syria since March 2011 (…)." """
    people = POPULATION_WORDS[population][1]
    where = "" if territory == "not stated" else f" in {territory}"
    return f"{who} that {number} {people} {BEFELL[measure][1]}{where}{period} ({'; '.join(notes)})."


def period_words(coverage_from: str | None, coverage_to: str | None) -> str:
    """ " from 15 March 2011 to 30 April 2013", " since March 2011"; empty when neither is stated."""
    if coverage_from and coverage_to:
        return f" from {edtf_words(coverage_from)} to {edtf_words(coverage_to)}"
    if coverage_from:
        return f" since {edtf_words(coverage_from)}"
    return f" up to {edtf_words(coverage_to)}" if coverage_to else ""
