"""Whom the words around a number name: a label, a toll, those present, or the noun that a pronoun stands for."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import said_to_be
from dashboard.extraction.meaning.own_losses import CIVIL
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL, SINGULAR, person
from dashboard.records import Population

WORDS = word_lists("meaning", "named_around")
CAPTURING = frozenset({"captured", "captures", "capturing", "capture"})
TOLLS = frozenset({"casualties", "losses", "dead", "deaths", "fatalities"})
LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
TO_LABEL = 5
BACK_TO_ANTECEDENT = 40  # tokens


def is_acronym(clause: Clause, head: int | None) -> bool:
    """Whether a noun is the short name of a force: capitals alone, in a sentence that has other words."""
    if head is None:
        return False
    text = clause.tokens[head].text
    if not (2 < len(text) < 7 and text.isupper() and text.isalpha()) or clause.low[head] in WORDS["civil_bodies"]:
        return False
    return any(token.text.islower() and len(token.text) > 3 for token in clause.tokens)


def are_of_war(clause: Clause, candidate: Candidate) -> bool:
    """ "Its forces captured 345", "took two alive", "dozens fell prisoner": who is captured in a fight fought in it."""
    harm = candidate.harm
    if candidate.measure != "detained" or harm is None or not CIVIL.isdisjoint(clause.words):
        return False
    if "prisoner" in clause.low[harm.first : harm.end + 1]:
        return True
    captured = clause.word(harm.first) in CAPTURING
    taken = clause.word(candidate.end) == "alive" or "alive" in clause.low[harm.first : harm.end]
    return captured or taken


def shared_noun(clause: Clause, candidate: Candidate) -> Population | None:
    """ "124 dead and 200 hurt villagers": the noun of the second number is that of the first."""
    harm, following = candidate.harm, clause.candidates[candidate.place + 1 : candidate.place + 2]
    if harm is None or not following or harm.first != candidate.end or clause.low[harm.end] != "and":
        return None
    other = following[0]
    harmed = other.first == harm.end + 1 and other.noun.harmed is not None and other.is_explicit
    return other.noun.population if harmed else None


def is_restated(clause: Clause, candidate: Candidate) -> bool:
    """ "46 civilians killed today, toll since Sunday rises to 403": the toll of whom the sentence has told."""
    last = next((one for one in reversed(clause.candidates[: candidate.place]) if one.measure and not one.subset), None)
    # of a total brought up by those just told, others may be a part
    return (
        last is not None
        and last.measure == candidate.measure
        and WORDS["bringing_up"].isdisjoint(clause.low[last.end : candidate.first])
    )


def _size(candidate: Candidate) -> int:
    phrase = candidate.phrase
    return phrase.low or phrase.high or phrase.imputed_low or 0


def of_those_present(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Some 300 protesters gathered and 20 were arrested": of a greater number told without harm before."""
    for one in reversed(clause.candidates[: candidate.place]):
        if not one.may_be_people or one.measure is not None:
            return None
        if one.noun.noun_class != "person" or not one.noun.plural:
            continue
        size, whole = _size(candidate), _size(one)
        if ":" in clause.low[one.end : candidate.first] and one.noun.population != "combatants":
            return None
        fight = one.noun.population == "combatants" and candidate.measure not in ("detained", "defected", "missing")
        return None if fight or size > whole else one.noun.population
    return None


def next_be(clause: Clause, start: int) -> int:
    """The next "were" after `start`, past a place: "of those killed at the school were"; `start` without one."""
    for at in range(start, start + 10):
        if clause.word(at) in BE:
            return at
        if clause.word(at) in GRAMMAR["breaks"] or clause.word(at) == ",":
            break
    return start


def of_label(clause: Clause, harm: HarmWord) -> Population | None:
    """ "Civilians reported killed: 7": whom the label names before its word of harm."""
    at = harm.first - 1
    while clause.word(at) in ("reported", "confirmed", "of"):
        at -= 1
    return person(clause.word(at))


def turned_out_to_be(clause: Clause, candidate: Candidate) -> Population | None:
    """ "The forty men who died in it were fighters", "the 12 people killed there were soldiers"."""
    harm, end = candidate.harm, candidate.end
    told_apart = clause.word(end) in ("who", "whose") or (harm is not None and harm.first == end)
    if harm is None or harm.first < end or not told_apart or clause.word(candidate.first - 1) != "the":
        return None
    said = said_to_be(clause, next_be(clause, harm.end))
    return person(clause.word(said)) if said is not None else None


def left_behind(clause: Clause, candidate: Candidate) -> bool:
    """ "They pulled out and left a dozen bodies behind": whoever leaves a fight leaves its own."""
    low = clause.low
    after = low[candidate.end] == "behind" and not LEAVING.isdisjoint(
        low[max(0, candidate.first - 3) : candidate.first]
    )
    return after or (low[candidate.first - 1] == "behind" and low[candidate.first - 2] in LEAVING)


def of_civilian_toll(clause: Clause, first: int) -> bool:
    """ "Civilian casualties: 3 killed, 14 wounded"."""
    near = range(max(1, first - TO_LABEL), first)
    return any(clause.word(at) in TOLLS and clause.word(at - 1) in ("civilian", "civilians") for at in near)


def population_of_toll(clause: Clause, candidate: Candidate) -> Population:
    """ "the number of Australian soldiers killed now stands at 24": the one kind of people named in the toll."""
    kinds: set[Population] = set()
    harm = candidate.harm
    if harm is not None and harm.first > candidate.end:  # "bringing to 242 the number of troops killed"
        named = clause.low[candidate.phrase.end : harm.first]
        kinds = {PLURAL[word] for word in named if word in PLURAL}
        return kinds.pop() if len(kinds) == 1 else "people"
    for at in range(candidate.first - 1, max(-1, candidate.first - 20), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from and word not in SINGULAR and not clause.in_word(at - 1):
            kinds.add(PLURAL[word])
        if word in GRAMMAR["toll_words"] and clause.word(at - 1) in ("overall", "total", "combined"):
            return "people"  # "250 gunmen, taking the overall figure to 1,454"
        if word in GRAMMAR["toll_words"] or word == "losses":
            return kinds.pop() if len(kinds) == 1 else "people"
    return "people"


def antecedent(clause: Clause, candidate: Candidate) -> Population | None:
    """ "the terrorists …, killing scores of them": the last plural noun for people before the number."""
    for at in range(candidate.first - 1, max(-1, candidate.first - BACK_TO_ANTECEDENT), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from:
            return "people" if word == "patients" else PLURAL[word]
    return None
