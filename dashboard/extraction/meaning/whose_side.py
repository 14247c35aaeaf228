"""Who a number without a noun counts, by the side, the label or the words after its verb that name them."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL, STOPS
from dashboard.records import Population

LISTS = word_lists("meaning", "whose_side")
WORDS = word_lists("whose_side")
SIDES, NO_SIDE, LABELS, ARMED = WORDS["sides"], WORDS["no_side"], WORDS["labels"], WORDS["armed"]
ALL = LISTS["all"]
ON_WHOM, INSIDE = WORDS["on_whom"], WORDS["inside"]
OF_WORK = LISTS["of_work"]
TO_ATTACKED = 24
TO_SIDE = 8
TO_NOUN = 4
ADULT = 18


def named_beside(clause: Clause, candidate: Candidate) -> Population | None:
    """Of a number without a noun: "12 died on the rebel side", "civilian toll: 4", "all eight killed were boys"."""
    if candidate.noun.noun_class not in ("bare", "leaning"):
        return None
    return _on_a_side(clause, candidate) or _of_label(clause, candidate) or _after_verb(clause, candidate)


def _on_a_side(clause: Clause, candidate: Candidate) -> Population | None:
    """ "On the government side 12 were killed", "12 dead on both sides": those who fight."""
    if clause.words.isdisjoint(("side", "sides", "ranks")):
        return None
    low = clause.low
    after = range(candidate.end, candidate.end + TO_SIDE)
    before = range(max(0, candidate.first - TO_SIDE), candidate.first)
    for at in (*after, *before):
        if low[at] not in ("side", "sides", "ranks") or low[at + 1] in ("of", "by"):
            continue
        opening = low[max(0, at - 4) : at]
        if at < candidate.first and ("from" in opening or low[at + 1] == "to"):
            continue  # "shells fired from the Syrian side wounded four", "calls on both sides to spare"
        if not {"on", "from", "among", "in"}.isdisjoint(opening) and NO_SIDE.isdisjoint(opening):
            return "civilians" if not {"civilian", "civilians"}.isdisjoint(opening) else "combatants"
    return None


def _of_label(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Casualties among civilians: 4 killed", "civilian toll: 4 dead", "military losses: 22 dead"."""
    if clause.words.isdisjoint(LABELS):
        return None
    low = clause.low
    for at in range(candidate.first - 1, max(-1, candidate.first - 2 * TO_SIDE), -1):
        if low[at] not in LABELS:
            continue
        if low[at + 1] == "among":
            return next((PLURAL[word] for word in low[at + 2 : at + 2 + TO_NOUN] if word in PLURAL), None)
        if low[at - 1] == "civilian":
            return "civilians"
        return "combatants" if low[at - 1] in ARMED else None
    return None


def _after_verb(clause: Clause, candidate: Candidate) -> Population | None:
    """ "All eight killed were civilians", "fourteen dead among the soldiers"."""
    harm = candidate.harm
    if harm is None or harm.first < candidate.end:
        return None
    low, at = clause.low, harm.end
    if low[at] == "among":
        return next((PLURAL[word] for word in low[at + 1 : at + 1 + TO_NOUN] if word in PLURAL), None)
    if harm.first != candidate.end or low[at] not in BE or low[candidate.first - 1] in ("the", "of", "those"):
        return None  # but "four of the 12 dead were children"
    at += 1
    while low[at] in ALL:
        at += 1
    alone = low[at + 1] not in GRAMMAR["joining"] or low[at + 1] == ","
    return PLURAL.get(low[at]) if alone else None


def of_those_attacked(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Gunmen fell on a convoy of labourers, killing 14": whom the attack before the number is on."""
    low = clause.low
    if clause.words.isdisjoint(ON_WHOM):
        return None
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_ATTACKED), -1):
        word = low[at]
        if word in (";", ".") or at in clause.starts:
            return None
        if word not in PLURAL or at in clause.harm_from:
            continue
        named = low[at + 1].isalpha() and low[at + 1] not in STOPS  # "an attack on a police checkpoint"
        if named or low[at + 1] in ("'s", "’s", "'", "’", "and", "or") or PLURAL[word] == "people":
            return None
        before = at - 1
        before -= low[before] in OF_WORK
        while before >= 0 and (
            low[before] in INSIDE or low[before].endswith(("ese", "ian", "ish")) or low[before].isdecimal()
        ):
            before -= 1
        return PLURAL[word] if low[before] in ON_WHOM else None
    return None


def _is_age(word: str) -> bool:
    return len(word) < 3 and word.isascii() and word.isdecimal()


def of_their_ages(clause: Clause, at: int) -> Population | None:
    """ "Two brothers, 6 and 9,": children by the ages after the noun that ends before `at`."""
    if clause.word(at) not in (",", "("):
        return None
    at += 1 + (clause.word(at + 1) in ("aged", "ages"))
    ages: list[int] = []
    while _is_age(clause.word(at)) or (ages and clause.word(at) in (",", "and")):
        if _is_age(clause.word(at)):
            ages.append(int(clause.word(at)))
        at += 1
    closed = clause.word(at - 1) in (",", "and") or clause.word(at) in (")", ",", "")
    return "children" if len(ages) > 1 and closed and max(ages) < ADULT else None
