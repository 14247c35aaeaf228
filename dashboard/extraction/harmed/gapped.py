"""Numbers that take the verb of the number before them, told apart by place, day or order.

"On Monday 14 were killed, on Tuesday 22 and today 31"; "Ten bodies lay in the first house, four in the second".
"""

from itertools import pairwise

from dashboard.extraction.counts.candidates import BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.rows import NO_PLACE
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PERSONS, THINGS

WORDS = word_lists("harmed", "gapped")
PLACING = WORDS["placing"]
TIMES = WORDS["times"]
ORDINALS = WORDS["ordinals"]
CLOSES = frozenset({"", ".", ",", ";", ")", "and"})
SEPARATORS = frozenset({",", ";", "and", "but", "while", "then"})
LEADING = ("right", "left", "chain", "counts", "gapped", "row", "before", "list")
NO_VERB = BE_OR_HAVE | GRAMMAR["finite"] | GRAMMAR["saying"] | {"that", "which", "who", "whom", "than", "aged", "to"}
AGAINST = ([",", "against"], [",", "versus"], [";", "against"])
LYING = WORDS["lying"]
LATER = frozenset({"later", "afterwards", "subsequently", "after"})
IN_CARE = frozenset({"hospital", "surgery", "clinic", "ambulance"})
AT_ONCE = frozenset({"spot", "once", "instantly", "scene", "immediately", "outright"})
MOST_NAMES = 3
LONGEST_OPENER = 6
FARTHEST = 16


def take_gapped(clause: Clause) -> None:
    """Link the numbers without a word of harm that stand beside a linked one, each with a place or a time."""
    for last, candidate in pairwise(clause.candidates):
        if _died_in_care(clause, last, candidate) and last.harm:
            candidate.take(last.harm, "gapped")
            continue
        if candidate.measure or not last.measure or last.how not in LEADING or candidate.leans_back:
            continue
        if candidate.is_explicit and clause.low[candidate.first - 2 : candidate.first] in AGAINST:
            candidate.harm, candidate.measure, candidate.how = last.harm, last.measure, "gapped"
            continue  # "three rebels lost, against 27 soldiers"
        more = candidate.noun.noun_class == "leaning" and clause.word(candidate.end - 1) == "more"
        if not (more or candidate.noun.noun_class == "bare") or candidate.is_single or _is_year(candidate):
            continue
        if _is_gapped(clause, last, candidate):
            candidate.harm, candidate.measure, candidate.how = last.harm, last.measure, "gapped"
            candidate.part_of = last.part_of
    if ";" in clause.words and ":" in clause.words:
        _take_pairs(clause)


def _take_pairs(clause: Clause) -> None:
    """ "Kharkiv: 3 dead, 11 hurt; Donetsk: 2 and 5": a name's two numbers have the measures of the first name's."""
    told = [one for one in clause.candidates if one.measure and one.how in ("right", "left")]
    if len(told) != 2 or told[0].measure == told[1].measure:
        return
    for one, other in pairwise(clause.candidates[told[1].place + 1 :]):
        bare = one.noun.noun_class == other.noun.noun_class == "bare" and clause.word(other.end) in CLOSES
        labelled = clause.word(one.first - 1) == ":" and clause.tokens[one.first - 2].text[0].isupper()
        if bare and labelled and clause.low[one.end : other.first] in (["and"], [","], ["/"]):
            for candidate, model in ((one, told[0]), (other, told[1])):
                candidate.harm, candidate.measure, candidate.how = model.harm, model.measure, "row"
                candidate.part_of, candidate.subset = None, False


def _died_in_care(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ "Two soldiers died on the spot and a third in hospital", "eleven died at once, two later in surgery"."""
    if (
        last.measure != "killed"
        or last.harm is None
        or last.harm.end > candidate.first
        or candidate.measure == "killed"
    ):
        return False
    if IN_CARE.isdisjoint(clause.words) or candidate.noun.noun_class == "thing" or candidate.is_explicit:
        return False
    after = clause.low[candidate.end : candidate.end + 5]
    in_care = next((at for at, word in enumerate(after) if word in IN_CARE), None)
    if (
        in_care is None
        or not {"in", "during"}.intersection(after[:in_care])
        or after[0] not in LATER | {"in", "on", "of"}
    ):
        return False
    between = clause.low[last.harm.end : candidate.first]
    return len(between) <= FARTHEST and (after[0] in LATER or not AT_ONCE.isdisjoint(between))


def _is_year(candidate: Candidate) -> bool:
    low = candidate.phrase.low or 0
    return 1900 <= low <= 2100


def _is_gapped(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    low = clause.low
    start = last.end
    if last.harm and last.harm.first >= last.end:
        start = last.harm.end
    else:
        while low[start] in BE_OR_HAVE:
            start += 1
        start += low[start] in LYING or (low[start].endswith("ed") and start > last.end)
    between = range(start, candidate.first)
    if not 0 < len(between) <= FARTHEST or any(at in clause.harm_from for at in between):
        return False
    opener = candidate.first
    while opener > start and low[opener - 1] not in SEPARATORS and candidate.first - opener < LONGEST_OPENER:
        opener -= 1
    if opener == start or low[opener - 1] not in SEPARATORS:
        return False
    words = low[opener : candidate.first]
    named = not words and low[opener - 1] == "," and _names_place(clause, opener - 1, start)
    ordered = named or (not words and low[opener - 1] == "," and _opens_order(low, opener - 1, start))
    if not NO_VERB.isdisjoint(low[start : candidate.first]):
        return False
    if any(word in PERSONS for word in words) or candidate.end in clause.harm_from:
        return False
    after = low[candidate.end]
    if words:
        named = all(token.text[0].isupper() for token in clause.tokens[opener : candidate.first])
        if named and len(words) <= MOST_NAMES and NO_PLACE.isdisjoint(words) and THINGS.isdisjoint(words):
            return after in CLOSES  # "IOM counts 1.2 million displaced, UNHCR 900,000", "12 killed in Homs, Aleppo 14"
        return after in CLOSES and _places(clause, opener, candidate.first)
    return (ordered and after in CLOSES) or (after in PLACING and _is_placed(clause, candidate.end))


def _names_place(clause: Clause, comma: int, start: int) -> bool:
    """ "Homs, 14 dead; Hama, 9; in Idlib, 6": a name between a semicolon and the comma before the number."""
    at = comma - 1
    while at > start and clause.tokens[at].text[0].isupper() and comma - at <= MOST_NAMES:
        at -= 1
    named = at < comma - 1
    at -= clause.low[at] in PLACING
    return at >= start and named and clause.low[at] == ";"


def _opens_order(low: list[str], comma: int, start: int) -> bool:
    """ "The first blast killed four; the second, nine"."""
    return (
        comma - 3 >= start
        and low[comma - 1] in ORDINALS
        and low[comma - 2] == "the"
        and low[comma - 3]
        in (
            *SEPARATORS,
            "in",
        )
    )


def _places(clause: Clause, start: int, end: int) -> bool:
    """Whether tokens[start:end] say where or when, or which: "on Tuesday", "at Nasser", "today", "the second"."""
    low = clause.low
    if low[start] in TIMES and end - start <= 2:
        return True
    if low[start] == "another" or (low[start] == "a" and low[start + 1] == "further"):
        return False
    if low[end - 1] in PLACING or low[start] not in PLACING or end - start < 2:
        return False
    rest = clause.tokens[start + 1 : end]
    return all(token.text[0].isupper() or token.lower in TIMES | ORDINALS | {"the"} for token in rest)


def _is_placed(clause: Clause, at: int) -> bool:
    """Whether a place or a time follows the preposition at `at`: a name, "the road", "a house"; no price or share."""
    word = clause.word(at + 1)
    if at + 1 >= len(clause.tokens) or (at + 1 in clause.starts and clause.word(at) != "on"):
        return False
    named = clause.tokens[at + 1].text[0].isupper()
    told = word in ("the", "a", "an", "hospital", "one", "custody", "total") or word in THINGS
    return named or (told and clause.word(at) not in ("by", "from", "to"))
