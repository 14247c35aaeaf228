"""What befell those a number counts, where two words of harm share it, and the bound that one verb gives to all."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.records import Measure

NO_SECOND = frozenset({"taken", "burned", "burnt", "burning", "mutilated", "buried"})  # "killed and burnt"
JOINT = ("and", "or", "/")


def measures_of(clause: Clause, candidate: Candidate) -> tuple[Measure, ...]:
    """One measure, or two where two words share the number: "killed and injured dozens". "Killed or wounded" is one:
    casualties."""
    harm, measure = candidate.harm, candidate.measure
    if measure is None:
        return ()
    if harm is None or candidate.how not in ("right", "left", "chain"):
        return (measure,)
    joint, other = _joint(clause, candidate, harm)
    if other is None or other.measure == harm.measure or clause.word(other.first) in NO_SECOND:
        return (measure,)
    if harm.measure == "detained" and other.measure == "killed":
        return ("killed",)  # "were taken and killed", "were rounded up and shot"
    if not candidate.fits(other):
        return (measure,)  # "set fire to shelters and killed 45"
    if not other.reads("acts:participle", "acts:base", "acts:third", "acts:gerund", "state"):
        return (measure,)
    if joint == "and":
        return (harm.measure, other.measure) if harm.measure < other.measure else (other.measure, harm.measure)
    return ("casualties",) if {harm.measure, other.measure} == {"killed", "wounded"} else (measure,)


def _joint(clause: Clause, candidate: Candidate, harm: HarmWord) -> tuple[str, HarmWord | None]:
    """The joiner and the other word of harm that shares the number: "dead and wounded", "killed or injured"."""
    near = clause.candidates[max(0, candidate.place - 2) : candidate.place + 3]
    if candidate.how == "left" and clause.word(harm.first - 1) in JOINT:
        other = clause.harm_to.get(harm.first - 2)
        if other and any(c.end in (other.first, other.first + 1) for c in near):
            return "", None
        return clause.word(harm.first - 1), other
    if harm.first >= candidate.end and clause.word(harm.end) in JOINT:
        other = clause.harm_from.get(harm.end + 1)
        if other and any(c.harm is other for c in near):
            return "", None
        return clause.word(harm.end), other
    return "", None


def spread_at_least(linked: list[Candidate]) -> None:
    """ "At least 20 people and 13 soldiers" under one verb: the bound holds for both (SCHEME.md, Bounds)."""
    for i, other in enumerate(linked[1:]):
        one, phrase = linked[i], other.phrase
        same_verb = one.harm is not None and one.harm is other.harm and other.how in ("chain", "right", "left")
        spreads = same_verb and other.is_explicit and not other.part_of
        if spreads and one.phrase.operator == "gte" and phrase.operator == "eq":
            other.phrase = phrase._replace(operator="gte", high=None)
