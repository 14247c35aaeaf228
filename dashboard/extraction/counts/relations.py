"""How two numbers of one sentence stand to each other: coordinated, part and total, or said to be somebody."""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, HAVE, Candidate, Clause
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.words.people import person

SUBSET_BEFORE: dict[str, list[list[str]]] = {}  # by their last word
for _phrase in sorted(GRAMMAR["subset_before"]):
    SUBSET_BEFORE.setdefault(_phrase.split()[-1], []).append(_phrase.split())
SUBSET_AFTER: dict[str, list[list[str]]] = {}  # by their first word
for _phrase in sorted(GRAMMAR["subset_after"]):
    SUBSET_AFTER.setdefault(_phrase.split()[0], []).append(_phrase.split())
SKIPPED = frozenset({",", ":", '"', "at"})
STOPPING = GRAMMAR["breaks"] | BE | HAVE | GRAMMAR["finite"]
GAPPED = GRAMMAR["prepositions"] | {"inside", "outside", "within", "abroad"}
WIDEST_GAP = 9
LONGEST_LIST = 12


def joined(clause: Clause, one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are coordinated: only joiners between them, or a short "in Homs" and a joiner."""
    start = one.end
    if one.harm and one.harm.first == start:  # "31 deaths in Damascus, 22 in Aleppo"
        start = one.harm.end
    # "four were killed by a car bomb in Mosul and six by gunmen"
    gapped = other.noun.noun_class == "bare" and clause.word(other.end) in GAPPED
    if gapped and one.harm and one.how == "right" and start <= one.harm.first < other.first:
        start = one.harm.end
    between = clause.low[start : other.first]
    if not 0 < len(between) <= WIDEST_GAP:
        return False
    if GRAMMAR["joiners"].issuperset(between):
        if "as" in between and "well" not in between:
            return False  # "another was wounded as a driver rammed into a crowd"
        if between[-1] == "with" and clause.word(other.end).endswith("ing") and other.end not in clause.harm_from:
            return False  # "injuring 16, with a prosecutor describing a massacre"
        return not GRAMMAR["joining"].isdisjoint(between)
    if any(at in clause.harm_from for at in range(start, other.first)):
        return False
    if between[0] == "and" and other.is_single and between[-1] == ",":  # "two men and Hussein Makki, a commander"
        tokens = clause.tokens[one.end : other.first]
        return all(token.text[0].isupper() or token.text in (",", "and", "-") for token in tokens)
    last = len(between) - 1
    while last >= 0 and between[last] in GRAMMAR["before_joined"]:
        last -= 1
    if last < 0 or between[last] not in ("and", ",", "including", "or", "plus", "&", "("):
        return False
    # "51 troops and allied militiamen, and 45 rebels are among the dead"
    uncounted = between[0] == "and" and any(person(word) for word in between)
    return (
        uncounted or (gapped and between[0] == "by") or between[0] in GRAMMAR["opens_aside"]
    ) and STOPPING.isdisjoint(between)


def is_subset(clause: Clause, candidate: Candidate) -> bool:
    """ "including six civilians", "eleven of whom", "of these, 51,245 are civilians", "12 of them children"."""
    if candidate.subset is None:
        candidate.subset = _reads_as_subset(clause, candidate)
    # not kept: it depends on whether the total is linked yet
    return candidate.subset or (candidate.place > 0 and opens_a_list(clause, candidate, _before(clause, candidate)))


def _before(clause: Clause, candidate: Candidate) -> Candidate:
    """The number of people before `candidate`, past one of things: "41,000 lives in 27 years: 14,000 civilians"."""
    last = clause.candidates[candidate.place - 1]
    return clause.candidates[candidate.place - 2] if candidate.place > 1 and not last.may_be_people else last


def _reads_as_subset(clause: Clause, candidate: Candidate) -> bool:
    low, end = clause.low, candidate.phrase.end
    first = candidate.first
    if low[first - 1] == "of" and low[first - 2] in GRAMMAR["bands"] and low[first - 3] == "a":
        first -= 3  # "including a family of nine"
    before = [word for word in low[max(0, first - 5) : first] if word not in SKIPPED]
    if len(before) > 2 and before[-1] in BE and before[-2] in ("them", "whom", "those", "these", "total", "number"):
        before.pop()  # "Among them were five children."
    if before and any(before[-len(words) :] == words for words in SUBSET_BEFORE.get(before[-1], ())):
        return True
    if low[first - 1] in ("name", "identify", "count") and not {"whom", "them"}.isdisjoint(
        low[max(0, first - 7) : first]
    ):
        return True  # "among whom it could name six"
    if any(low[end : end + len(words)] == words for words in SUBSET_AFTER.get(low[end], ())):
        return True
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    if following and low[following[0].first - 1] == "and" and joined(clause, candidate, following[0]):
        after = low[following[0].end : following[0].end + 2]
        if after in (["among", "them"], ["of", "them"], ["among", "those"]):
            return True  # "57 people are dead, 22 women and 17 children among them"
    if candidate.phrase.operator == "some" and low[end : end + 2] == ["of", "the"]:
        return True  # "many of the bodies"
    if low[candidate.end] == "included" and low[candidate.end + 1] in ("", ".", ",", ";", ")"):
        return True  # "117 civilians, 38 children included"
    return low[candidate.end] == "among" and low[candidate.end + 1] in ("them", "whom")


def among_the_harmed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Six Sudanese among the dead": the word of harm after "among the", without a verb between."""
    at = candidate.end
    if clause.word(at) == "," and clause.word(at + 1) == "among":
        at += 1
    if clause.word(at) != "among" or clause.word(at + 1) not in ("the", "those"):
        return None
    harm = clause.harm_from.get(at + 2)
    return harm if harm and harm.reads("state", "counts", "acts:participle") else None


def opens_a_list(clause: Clause, candidate: Candidate, total: Candidate) -> bool:
    """Whether a colon, dash or bracket stands between a total and this number, the first of its parts.

    "54 dead: 41 in Homs, nine in Idlib"; "61 dead – 12 women, 20 children and 29 men".
    """
    at = candidate.first - 1
    if total.measure is None or (candidate.phrase.low or 0) > (total.phrase.low or total.phrase.high or 0):
        return False
    if clause.word(at) == ":":
        return True
    return clause.word(at) in ("–", "—", "-", "(") and candidate.is_explicit and not clause.in_word(at)


def in_subset_list(clause: Clause, candidate: Candidate) -> bool:
    """Whether the number stands in an enumeration after "including": its verb is the total's, never a later one."""
    for place in range(candidate.place, max(-1, candidate.place - LONGEST_LIST), -1):
        if is_subset(clause, clause.candidates[place]):
            return True
        if place == 0 or not joined(clause, clause.candidates[place - 1], clause.candidates[place]):
            return False
    return False


def said_to_be(clause: Clause, at: int) -> int | None:
    """The index of the noun for people that follows "were", "were believed to be", "identified as" at `at`."""
    if clause.low[at : at + 2] in (["belonged", "to"], ["belong", "to"]):
        return next((i for i in range(at + 2, at + 6) if person(clause.word(i))), None)
    if clause.word(at) not in BE_OR_HAVE:
        return None
    start = at + 1
    if "by" in clause.low[start : start + 4]:  # "had been identified by his group as civilians"
        start = next((i for i in range(start, start + 9) if clause.word(i) == "as"), len(clause.tokens))
    for ahead in range(start, min(start + 12, len(clause.tokens))):
        word = clause.word(ahead)
        if ahead in clause.harm_from or word in VALUES or word in (",", ";", ".", "in", "when", "at", "what", "by"):
            return None
        if person(word):
            while person(clause.word(ahead + 1)):  # "Syrian rebel fighters": the last noun is the head
                ahead += 1
            return ahead
    return None
