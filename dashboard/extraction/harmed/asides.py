"""Asides between a number and its verb, which the way to the verb passes over: "nine, says the doctor, died"."""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Clause
from dashboard.extraction.harmed.way import Way
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import THINGS

WORDS = word_lists("subjects")
BREAKING, BETWEEN = GRAMMAR["breaks"], GRAMMAR["between"]
FINITE, SAYING = GRAMMAR["finite"], GRAMMAR["saying"]
SOME_OR_NONE = WORDS["most"] | WORDS["nobody"]
WHO = frozenset({"who", "whose", "whom"})
DASHES = frozenset("–—-(")
LONGEST_ASIDE = 20
LONGEST_TELLER = 8
LONGEST_RELATIVE = 12


def past_aside(way: Way, at: int, word: str) -> int | None:
    """The index after the aside that opens at tokens[at]; None where none does."""
    clause = way.clause
    if word == ",":
        return _past_comma(clause, at)
    if word in DASHES:
        return None if clause.in_word(at) else _past_dash(clause, at)
    past = None
    if word in ("that", "which") and clause.word(at - 1) in THINGS:
        past = _past_relative(clause, at)  # "150 soldiers guard the dam that was captured"
    if past is None and word in ("who", "that") and at == way.candidate.end:
        past = _past_who(clause, at)  # "five of the gunmen who attacked the base were killed"
    way.far = way.far or past is not None
    return past


def next_comma(clause: Clause, start: int, last: int) -> int:
    """The next comma from `start` on within a relative clause's length; `last` without one."""
    return next((at for at in range(start, min(last, start + LONGEST_RELATIVE)) if clause.word(at) == ","), last)


def _past_comma(clause: Clause, at: int) -> int | None:
    after, past = clause.word(at + 1), None
    if after == "not":
        past = _past_denied(clause, at)
    past = past or _past_teller(clause, at)
    if past is None and after in SOME_OR_NONE:
        past = _past_most_of_them(clause, at)
    if past is None and after in WHO:
        past = _past_who_aside(clause, at)
    return past


def _past_dash(clause: Clause, at: int) -> int | None:
    """ "53 members of the forces – 17 soldiers and 36 volunteers – were killed": when a verb follows the aside."""
    closing = ")" if clause.word(at) == "(" else clause.word(at)
    for ahead in range(at + 2, min(at + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) == closing and not clause.in_word(ahead):
            after = clause.word(ahead + 1)
            return ahead + 1 if after in BE_OR_HAVE or ahead + 1 in clause.harm_from else None
    return None


def _past_denied(clause: Clause, comma: int) -> int | None:
    """Another number: "38 of its soldiers, not 25, were killed"."""
    denied = clause.starts.get(comma + 2)
    return denied.end + 1 if denied is not None and clause.word(denied.end) == "," else None


def _past_teller(clause: Clause, comma: int) -> int | None:
    """Who tells: "nine, says the doctor, died on the way"."""
    for ahead in range(comma + 2, min(comma + LONGEST_TELLER, len(clause.tokens))):
        if clause.word(ahead) == ",":
            return ahead + 1 if not SAYING.isdisjoint(clause.low[comma + 1 : ahead]) else None
        if clause.word(ahead) in BREAKING or ahead in clause.starts or ahead in clause.harm_from:
            return None
    return None


def _past_most_of_them(clause: Clause, comma: int) -> int | None:
    """ "2,000 people, most of them women who could not run, were slaughtered": when an auxiliary follows."""
    for ahead in range(comma + 2, min(comma + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) in BREAKING:
            return None
        if clause.word(ahead) == "," and clause.word(ahead + 1) in BE_OR_HAVE:
            return ahead + 1
    return None


def _past_who_aside(clause: Clause, comma: int) -> int | None:
    """ "21 men, who may have fled into the hills, were missing": when a word of harm follows."""
    for ahead in range(comma + 3, min(comma + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) in BREAKING:
            return None
        if clause.word(ahead) != ",":
            continue
        fatal = clause.harm_from.get(ahead + 1)
        if fatal and fatal.reads("befalls:past"):
            return ahead + 1  # "four people, whose names were not given, died"
        if clause.word(ahead + 1) in BE_OR_HAVE:
            verb = ahead + 2
            while clause.word(verb) in BETWEEN and verb not in clause.harm_from:
                verb += 1
            return ahead + 1 if verb in clause.harm_from else None
    return None


def _past_relative(clause: Clause, at: int) -> int | None:
    """The index after the first verb of a relative clause about a thing, which opens at `at`."""
    for ahead in range(at + 1, at + 6):
        harm = clause.harm_from.get(ahead)
        if harm:
            return harm.end
        if clause.word(ahead) in BE:
            return ahead + 2
        if clause.word(ahead).endswith("ed") or clause.word(ahead) in BREAKING:
            return ahead + 1
    return None


def _past_who(clause: Clause, at: int) -> int | None:
    """The auxiliary after a relative clause about people with a verb of its own and no word of harm."""
    acted = False
    verb = at + 1
    while clause.word(verb) in BE_OR_HAVE:
        verb += 1  # "who had been waiting for a bus were killed"
    for ahead in range(verb, min(at + LONGEST_RELATIVE, len(clause.tokens))):
        word = clause.word(ahead)
        harm = clause.harm_from.get(ahead)
        if (harm and harm.needs != "family") or ahead in clause.starts or word in BREAKING or word in (",", "and"):
            return None
        if word in BE_OR_HAVE:
            return ahead if acted else None
        if acted and word in SAYING:
            return None  # "two reporters who saw it said the rebels were killed"
        acted = acted or word in FINITE or word.endswith(("ed", "ing")) or ahead == verb
    return None
