"""What a machine may say of an event's reports (rule 11): agreement, and in which fields they conflict.

Only different voices can conflict, each with its latest word: what a voice revised or recalls is no dispute. Tolls
conflict when no true count satisfies both bounds for the same measure and population (or a part would exceed its
whole: more than 150 soldiers killed cannot lie within 123 people killed); approx and words never do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dashboard.assessment.bounds import are_disjoint
from dashboard.assessment.origins import Origin
from dashboard.assessment.plain_nouns import counts_families
from dashboard.assessment.responsibility import actor_name, camps, perpetrators, stated_responsibility
from dashboard.assessment.testimony import Testimony, interval
from dashboard.assessment.tracks import Step, Track
from dashboard.assessment.words import figure_words
from dashboard.linking.words import MEASURE_WORDS, days_words, joined
from dashboard.records import Agreement, AgreementField, EventType, Figure, Measure, Reference

FIELDS: tuple[AgreementField, ...] = ("occurrence", "toll", "victims", "responsibility", "date")
# In a fight both sides lose people: "five soldiers" and "three civilians" may both be right. In these the dead are one
# group of people whom the reports describe.
ONE_GROUP_OF_VICTIMS: frozenset[EventType] = frozenset({"attack_on_people", "execution_torture", "chemical"})
PERSON_KINDS = {"civilians": "civilians", "children": "civilians", "women": "civilians", "combatants": "combatants"}
ARMED_SECTORS = ("MIL", "PRM", "REB", "COP", "SPY", "UAF")
ALIKE_TIMES = 2


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two readings of one field that cannot both be right; `one` is the earlier report."""

    field: AgreementField
    one: Testimony
    one_words: str
    other: Testimony
    other_words: str
    measure: Measure | None = None
    """Of a toll: what befell those whose number is disputed."""


def conflicts(told: Sequence[Testimony], tracks: Sequence[Track], reference: Reference) -> list[Conflict]:
    """The conflicts of one event, by field and in order of publication; each pair of voices once a field."""
    if len({t.voice.key for t in told}) < 2:
        return []
    current = [t for t in told if not t.is_recollection and t.claim.stance != "retracts"]
    corrects = _corrects(current)
    current = [t for t in current if t.key not in corrects]
    pairs = [
        (one, other)
        for one, other in combinations(sorted(current, key=lambda t: t.order), 2)
        if one.voice.key != other.voice.key and not _passes_on(one, other)
    ]
    found = (
        _occurrence(pairs)
        + _toll(tracks)
        + _victims(pairs, reference)
        + _responsibility(pairs, reference)
        + _date(pairs)
    )
    once: dict[tuple[AgreementField, frozenset[str]], Conflict] = {}
    for conflict in found:
        once.setdefault((conflict.field, frozenset((conflict.one.voice.key, conflict.other.voice.key))), conflict)
    return sorted(once.values(), key=lambda c: (FIELDS.index(c.field), c.one.order, c.other.order))


def _passes_on(one: Testimony, other: Testimony) -> bool:
    """True when an outlet quotes the other in the same report: passing a reading on is not disputing it."""
    is_one_report = one.post is other.post and one.report.author == other.report.author
    return is_one_report and (one.claim.speaker is None) != (other.claim.speaker is None)


def says(testimony: Testimony, words: str) -> str:
    """A reading with its speaker: "SOHR: > 150 killed (26 July 2013)"."""
    day = testimony.report.reported_date
    return f"{testimony.voice.name}: {words} ({days_words(day, day)})"


def _denies(testimony: Testimony) -> bool:
    claim = testimony.claim
    if stated_responsibility(testimony) == "denied":
        return False
    return claim.realis == "denied" or claim.stance == "denies"


def _corrects(told: Sequence[Testimony]) -> set[tuple[str, int]]:
    """Claims that only take back a number for which the same report tells another: the event itself stands."""
    counted = {(t.post.post_id, t.report.author, f.measure) for t in told if not _denies(t) for f in t.counts()}
    return {
        t.key
        for t in told
        if t.claim.stance != "denies"
        and t.figures
        and all(f.realis == "denied" and (t.post.post_id, t.report.author, f.measure) in counted for f in t.figures)
    }


def _occurrence(pairs: Sequence[tuple[Testimony, Testimony]]) -> list[Conflict]:
    words = {True: "denies that it happened as told", False: "says that it happened"}
    return [
        Conflict("occurrence", one, words[_denies(one)], other, words[_denies(other)])
        for one, other in pairs
        if _denies(one) != _denies(other)
    ]


def _toll(tracks: Sequence[Track]) -> list[Conflict]:
    latest = [step for track in tracks if (step := track.latest) is not None]
    found: list[Conflict] = []
    for one, other in combinations(latest, 2):
        is_one_voice = one.testimony.voice.key == other.testimony.voice.key
        if is_one_voice or _passes_on(one.testimony, other.testimony) or not tolls_conflict(one, other):
            continue
        first, second = sorted((one, other), key=lambda step: (step.testimony.order, step.figure.figure_no))
        found.append(
            Conflict(
                "toll",
                first.testimony,
                toll_words(first.figure),
                second.testimony,
                toll_words(second.figure),
                first.figure.measure,
            )
        )
    return sorted(found, key=lambda c: (c.one.order, c.other.order, c.one_words, c.other_words))


def tolls_conflict(a_step: Step, another: Step) -> bool:
    """True when no true counts satisfy both (rule 11): equal measure, scope and people, or a part above its whole."""
    one, other = a_step.figure, another.figure
    if one.measure != other.measure or not _one_scope(a_step, another):
        return False
    if counts_families(one) != counts_families(other):
        return False
    if one.population == other.population:
        return one.victim_side == other.victim_side and are_disjoint(interval(one), interval(other))
    for whole, part in ((one, other), (other, one)):
        most = interval(whole).most
        if whole.population == "people" and whole.victim_side is None and most is not None:
            return interval(part).least > most
    return False


def _one_scope(one: Step, other: Step) -> bool:
    """Equal scope; for one group of victims a total of its few days and places is the event's own."""
    scopes = {one.figure.scope, other.figure.scope}
    types = {one.testimony.claim.event_type, other.testimony.claim.event_type}
    return len(scopes) == 1 or ("cumulative" not in scopes and types <= ONE_GROUP_OF_VICTIMS)


def toll_words(figure: Figure) -> str:
    """ "> 150 soldiers killed": the number, whom as written when it is written, and the measure."""
    number = figure_words(figure.operator, figure.low, figure.high, figure.quotation.text)
    whom = "" if figure.population == "people" else f" {figure.population}"
    if figure.victim_words is not None:
        whom = f" {figure.victim_words.text.lower()}"
    return f"{number}{whom} {MEASURE_WORDS[figure.measure]}"


def _kinds(testimony: Testimony, reference: Reference) -> tuple[frozenset[str], str, int | None]:
    """Kinds of victims a claim names (in its numbers, else among its targets), in words, and its main number."""
    main = [f for f in testimony.counts() if f.measure == "killed" and f.part_of is None]
    targets = [a for a in testimony.actors if a.role == "target"]
    kinds = {PERSON_KINDS[f.population] for f in main if f.population in PERSON_KINDS}
    if not kinds:
        sectors = {reference.actors[a.actor_id].sector for a in targets if a.actor_id in reference.actors}
        kinds = {"civilians" if s == "CVL" else "combatants" for s in sectors if s == "CVL" or s in ARMED_SECTORS}
    words = [toll_words(f) for f in main]
    named = list(dict.fromkeys(f"victims: {a.quotation.text}" for a in targets))
    return frozenset(kinds), "; ".join([*words, *named]), _number(main)


def _number(figures: Sequence[Figure]) -> int | None:
    stated = [n for f in figures if (n := f.low if f.low is not None else f.high) is not None]
    return max(stated, default=None)


def _victims(pairs: Sequence[tuple[Testimony, Testimony]], reference: Reference) -> list[Conflict]:
    """Different kinds of people for what must be one group of dead: both counted, at most twice each other."""
    found = []
    pairs = [p for p in pairs if {p[0].claim.event_type, p[1].claim.event_type} <= ONE_GROUP_OF_VICTIMS]
    known = {t.key: _kinds(t, reference) for t in {t.key: t for pair in pairs for t in pair}.values()}
    for one, other in pairs:
        (kinds, words, number), (others, other_words, other_number) = known[one.key], known[other.key]
        if number is None or other_number is None:
            continue
        small, large = sorted((number, other_number))
        if large <= ALIKE_TIMES * max(small, 1) and kinds and others and not kinds & others:
            found.append(Conflict("victims", one, words, other, other_words))
    return found


def _responsibility(pairs: Sequence[tuple[Testimony, Testimony]], reference: Reference) -> list[Conflict]:
    known: dict[tuple[str, int], tuple[bool, bool, frozenset[str]]] = {}
    for testimony in {t.key: t for pair in pairs for t in pair}.values():
        denied = stated_responsibility(testimony) == "denied"
        known[testimony.key] = (denied, bool(perpetrators(testimony)), camps(testimony, reference))
    found = []
    for one, other in pairs:
        (denies, names, accused), (denies_too, names_too, accused_too) = known[one.key], known[other.key]
        is_denied = denies != denies_too and (names_too if denies else names)
        if is_denied or (not denies and not denies_too and accused and accused_too and not accused & accused_too):
            found.append(Conflict("responsibility", one, _accuses(one, reference), other, _accuses(other, reference)))
    return found


def _accuses(testimony: Testimony, reference: Reference) -> str:
    names = [actor_name(actor, reference) for actor in perpetrators(testimony)]
    named = joined(list(dict.fromkeys(names))) or "nobody named"
    return f"{named} (denied)" if stated_responsibility(testimony) == "denied" else f"{named} (alleged)"


def _date(pairs: Sequence[tuple[Testimony, Testimony]]) -> list[Conflict]:
    """Stated days that do not touch; a night that one report dates to its evening and another to its morning does.

    A day taken from a time stamp is nobody's statement, and contradicts none.
    """
    found = []
    for one, other in pairs:
        a, b = one.claim, other.claim
        if not (a.date_start and a.date_end and b.date_start and b.date_end and a.date_words and b.date_words):
            continue
        if max(a.date_start, b.date_start) - min(a.date_end, b.date_end) >= timedelta(days=1):
            found.append(
                Conflict("date", one, days_words(a.date_start, a.date_end), other, days_words(b.date_start, b.date_end))
            )
    return found


# --------------------------------------------------------------------------------------------- agreement
def origins_told(told: Sequence[Testimony]) -> dict[tuple[str, int], Origin]:
    """The origin of each claim of an event that has one. What an agency says where it also quotes somebody is theirs.

    "AFP reports 22 dead" in one outlet and "local officials told AFP" in another go back to one page (rule 8).
    """
    behind: dict[str, Origin] = {}
    for testimony in sorted(told, key=lambda t: t.order):
        if testimony.origin is not None and testimony.relay is not None:
            behind.setdefault(testimony.relay.key, testimony.origin)
    found = {t.key: t.origin for t in told if t.origin is not None}
    return {key: behind.get(origin.key, origin) for key, origin in found.items()}


@dataclass(frozen=True, slots=True)
class EventAgreement:
    """Agreement of an event's reports; `conflict_share` is null without a known origin."""

    agreement: Agreement
    fields: tuple[AgreementField, ...]
    n_origins: int
    conflict_share: float | None


def agreement_of(told: Sequence[Testimony], found: Sequence[Conflict]) -> EventAgreement:
    """no_known_origin, one_origin, several_origins or conflicting (rule 11), from claims and their conflicts."""
    origin_of = {key: origin.key for key, origin in origins_told(told).items()}
    origins = set(origin_of.values())
    fields = tuple(field for field in FIELDS if any(conflict.field == field for conflict in found))
    if fields:
        agreement: Agreement = "conflicting"
    else:
        agreement = "no_known_origin" if not origins else "one_origin" if len(origins) == 1 else "several_origins"
    return EventAgreement(agreement, fields, len(origins), conflict_share(origin_of, found))


def conflict_share(origin_of: Mapping[tuple[str, int], str], found: Sequence[Conflict]) -> float | None:
    """Share of origins that disagree with the most common reading, in the field where that share is largest.

    The most common reading is that of the origin with which the fewest others conflict. `origin_of` is by claim.
    """
    origins = set(origin_of.values())
    if not origins:
        return None
    share = 0.0
    for field in FIELDS:
        against: dict[str, set[str]] = {origin: set() for origin in origins}
        for conflict in found:
            one, other = origin_of.get(conflict.one.key), origin_of.get(conflict.other.key)
            if conflict.field == field and one is not None and other is not None and one != other:
                against[one].add(other)
                against[other].add(one)
        share = max(share, min(map(len, against.values())) / len(origins))
    return share
