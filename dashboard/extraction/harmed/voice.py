"""Whether a participle befalls the number before it or acts on what follows: "12 killed", "12 killed a guard"."""

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.words.people import person

PREPOSITIONS = GRAMMAR["prepositions"]
OBJECT_OPENERS = GRAMMAR["object_openers"]
TIMES = GRAMMAR["times"]
AFTER_PARTICIPLE = GRAMMAR["after_participle"] | {""}
AS_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})  # "are held hostage"
BODIES_OF_MEN = frozenset({"forces", "police", "troops", "militia", "militias", "personnel", "guards"})


def names_object(clause: Clause, at: int) -> bool:
    """Whether a capitalised name follows, in a sentence that is not in capitals."""
    return at < len(clause.tokens) and clause.tokens[at].text[0].isupper() and clause.tokens[at - 1].text.islower()


def stands_without_object(clause: Clause, candidate: Candidate, harm: HarmWord) -> bool:
    """ "95 residents of Sobane killed, 19 missing": a verb that takes an object has none, so it is a participle."""
    following = clause.starts.get(harm.end + 1) if clause.word(harm.end) == "and" else None
    own = clause.harm_from.get(following.end) if following else None  # "killed and 74 hurt"
    of_it = clause.word(harm.end) == "of" and clause.word(harm.first) == "dead"  # "dead of thirst"
    if (
        clause.word(harm.end) not in AFTER_PARTICIPLE
        and not of_it
        and not (own and own.reads("acts:participle", "state"))
    ):
        return False
    between = range(candidate.end, harm.first)
    words = clause.low[candidate.end : harm.first]
    if words[:1] == ["incl"]:
        return True  # "30 incl. children wounded"
    if candidate.is_explicit and (words[:1] == ["including"] or ("them" in words and words[0] in (",", "-", "("))):
        return words[-1] not in ("them", "whom")  # "104 civilians, half of them women, killed by warplanes"
    acting = words[:1] and words[0].endswith("ing")  # "seventeen civilians working for police executed in one street"
    if words[:1] and words[0] not in PREPOSITIONS and words[:2] != ["at", "least"] and not acting:
        return False
    if any(at in clause.starts and clause.low[at - 1 : at + 1] != ["of", "one"] for at in between):
        return False
    if not {"a", "an", "to", ","}.isdisjoint(words):
        return False
    return not any(person(word) and word not in BODIES_OF_MEN for word in words)


def is_active_past(clause: Clause, harm: HarmWord) -> bool:
    """Whether an "-ed" word without auxiliary takes an object: "three bombers killed two people"."""
    word = clause.word(harm.end)
    other = clause.harm_from.get(harm.end + 1) if word == "and" else None
    if word == "and" and other is None and clause.word(harm.end + 1).endswith("ly"):
        other = clause.harm_from.get(harm.end + 2)  # "shot and seriously wounded two villagers"
    if other and other.reads("acts:past"):
        return is_active_past(clause, other)  # "a man stabbed and wounded three actors"
    if word in ("no", "nobody", "none") and clause.word(harm.end + 1) not in TIMES:
        return word != "no" or clause.word(harm.end + 1) == "one"  # "90 aftershocks killed no one"
    if word in OBJECT_OPENERS:
        return clause.word(harm.end + 1) not in TIMES and clause.word(harm.end + 2) not in TIMES
    following = clause.starts.get(harm.end)
    if following is None:
        return person(word) is not None and word not in AS_CAPTIVES
    if not following.may_be_people:
        return False
    # "three civilians killed 12 others injured": the second number has a participle of its own
    own = clause.harm_from.get(following.end)
    if own is not None and clause.low[own.first : own.end] == ["dead"] and clause.word(harm.first) == "shot":
        return True  # "a gunman shot three villagers dead"
    return not (own and own.reads("acts:participle", "state"))


def takes_object(clause: Clause, at: int) -> bool:
    """A past tense with an object: "occupied the village"."""
    return clause.word(at).endswith("ed") and clause.word(at + 1) in OBJECT_OPENERS
