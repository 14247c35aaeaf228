"""What befell those a number counts, where two words of harm share it, and the bound that one verb gives to all."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.records import Measure

NO_SECOND = frozenset({"taken", "burned", "burnt", "burning", "mutilated", "buried"})  # "killed and burnt"
VAGUE = ("order_of_magnitude", "some")
HURT = frozenset({"wounded", "wounding", "wounds", "wound", "injured", "injuring", "injures", "injure", "hurt"})
JOINT = ("and", "or", "/")


def measures_of(clause: Clause, candidate: Candidate) -> tuple[Measure, ...]:
    """One measure, or two where two words share a vague number: "killed and injured dozens".

    "Ten killed or wounded" is one, casualties; so is "900,000 killed and wounded", which says of neither how many.
    """
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
    together: set[Measure] = {harm.measure, other.measure}
    if together == {"killed", "wounded"} and _died_of_it(clause, candidate, harm, other):
        return ("killed",)
    if together == {"killed", "wounded"} and (joint != "and" or candidate.phrase.operator not in VAGUE):
        return ("casualties",)
    if joint == "and":
        return (harm.measure, other.measure) if harm.measure < other.measure else (other.measure, harm.measure)
    return (measure,)


def _died_of_it(clause: Clause, candidate: Candidate, harm: HarmWord, other: HarmWord) -> bool:
    """ "A student was stabbed and killed", "poisoned and killed ten": the same people, and they died."""
    first, second = sorted((harm, other), key=lambda one: one.first)
    is_one = candidate.phrase.low == candidate.phrase.high == 1 and clause.word(second.first - 1) == "and"
    return second.measure == "killed" and (is_one or clause.word(first.end - 1) not in HURT)


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
