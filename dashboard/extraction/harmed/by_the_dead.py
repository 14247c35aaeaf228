"""Numbers governed by a word for all who were harmed: "the victims were three nurses", "of the dead, nine are women".

And the other way round, "all were killed" for a number told before.
"""

from itertools import pairwise

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import said_to_be
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL

WORDS = word_lists("harmed", "by_the_dead")
VICTIMS = frozenset({"victims", "victim"})
OF_LISTS = ("killed", "missing", "detained")
INCLUDE = frozenset({"include", "includes", "included", "were", "are"})
CLOSES = frozenset({"", ".", ",", ";", "in", "and", "at", "so", "–", "—"})
TELLING = WORDS["telling"]
LISTS = frozenset({"list", "lists", "register", "roll", "registry", "records", "published", "read"})
FOUND = WORDS["found"]
ALIVE = frozenset({"alive", "injured", "wounded", "breathing", "conscious"})
OF = frozenset({"of", "among", "amongst"})
THE = frozenset({"the", "those", "these", "all", "its", "their"})
ALL = frozenset({"all", "both"})
OPENS_CLAUSE = frozenset({";", ",", "–", "—", "-", ".", ":", "and", "but", "(", ""})
BEFORE_THEY = frozenset({"before", "when", "as", "after", "until"})
TOLD_OF_THEM = WORDS["told_of_them"]
NAMING = WORDS["naming"]
TO_NUMBER = 9
TO_FOUND = 5
TO_THEM = 30


def victims(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The victims include three nurses", "Three more victims were found under the slab": read as killed."""
    if "names" in clause.words and (named := _names_of(clause, candidate)):
        return named
    if VICTIMS.isdisjoint(clause.words):
        return None
    at = candidate.first - 2
    if clause.word(at + 1) in INCLUDE and clause.word(at) in VICTIMS and candidate.end not in clause.harm_from:
        candidate.subset = clause.word(at + 1).startswith("include") or None
        return HarmWord(at, at + 1, "killed", frozenset({"counts"}), "")
    head = candidate.noun.head
    if head is None or clause.word(head) not in VICTIMS or head + 1 != candidate.end:
        return None
    listed = clause.word(candidate.first - 1) in NAMING and clause.word(candidate.end) == "of"
    if (listed or clause.word(candidate.end) in CLOSES) and clause.word(candidate.first - 1) in TELLING:
        return HarmWord(head, head + 1, "killed", frozenset({"counts"}), "")  # "speaks of 282 victims"
    if clause.word(candidate.first - 1) == "the" and clause.word(candidate.end) != "of":
        return HarmWord(head, head + 1, "killed", frozenset({"counts"}), "")  # "candles were lit for the 12 victims"
    for at in range(candidate.end, candidate.end + TO_FOUND):
        if clause.word(at) in FOUND and ALIVE.isdisjoint(clause.low[at : at + TO_FOUND]):
            return HarmWord(at, at + 1, "killed", frozenset({"acts:participle"}), "")
        if not (clause.word(at) in BE_OR_HAVE or clause.word(at) in GRAMMAR["between"]):
            return None
    return None


def _names_of(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The list of the dead has 45 names on it", "a list of 45 names of the dead": as many dead."""
    head = candidate.noun.head
    if head is None or clause.word(head) != "names" or LISTS.isdisjoint(clause.words):
        return None
    return next(
        (harm for harm in clause.harm if harm.measure in OF_LISTS and harm.reads("state", "counts", "toll")), None
    )


def of_the_harmed(clause: Clause, people: list[Candidate]) -> None:
    """ "Of the dead, nine are women and two girls", "Of those killed 40 were civilians, 18 rebels": parts of them."""
    for harm in clause.harm:
        if not harm.reads("state", "counts", "acts:participle") or clause.word(harm.first - 1) not in THE:
            continue
        opener = harm.first - 2 - (clause.word(harm.first - 2) == "all")
        if clause.word(opener) not in OF or clause.word(opener - 1) not in OPENS_CLAUSE:
            continue
        last: Candidate | None = None
        for candidate in people:
            if candidate.first < harm.end or (candidate.measure and candidate.harm is not harm):
                continue
            if last is None:
                named = clause.word(candidate.first - 1) in NAMING and candidate.is_explicit
                told = candidate.first - harm.end <= 1 and clause.word(candidate.end) in TOLD_OF_THEM
                if candidate.first - harm.end > TO_NUMBER or not (
                    named or told or said_to_be(clause, candidate.end) is not None
                ):
                    break
            elif (
                clause.word(candidate.first - 1) not in (",", "and")
                or not candidate.is_explicit
                or any(at in clause.harm_from for at in range(last.end, candidate.first))
            ):
                break
            candidate.take(harm, "subset")
            candidate.subset = True
            last = candidate


def among_the_total(clause: Clause, people: list[Candidate]) -> None:
    """ "Among the 1,300 killed, local monitors say, were six chiefs": a part told after its whole."""
    for total, part in pairwise(people):
        if part.measure or total.harm is None or total.harm.end > part.first:
            continue
        opener = total.first - 1 - (clause.word(total.first - 1) in THE)
        if clause.word(opener) not in ("among", "amongst") or clause.word(part.first - 1) not in BE:
            continue
        if clause.low[total.harm.end : part.first].count(",") in (0, 2) and part.first - total.harm.end <= TO_THEM:
            part.take(total.harm, "subset")
            part.part_of = total


def all_of_them(clause: Clause, people: list[Candidate]) -> None:
    """ "Four people were in the car; all were killed", "two men fired before they were shot dead": who they are."""
    if clause.words.isdisjoint(ALL) and "they" not in clause.words:
        return
    for harm in clause.harm:
        if harm.measure not in ("killed", "wounded") or not harm.reads("acts:participle", "befalls:past", "state"):
            continue
        at = harm.first - 1
        passive = False
        while (
            clause.word(at) in BE_OR_HAVE
            or clause.word(at) in GRAMMAR["between"] - ALL
            or clause.word(at).endswith("ly")
        ):
            if clause.word(at) == "them":
                break
            passive = passive or clause.word(at) in BE
            at -= 1
        if clause.low[at - 1 : at + 1] in (["of", "them"], ["of", "whom"]):
            at -= 2
        if not (passive or harm.reads("befalls:past")):
            continue
        every = clause.word(at) in ALL and clause.word(at - 1) in OPENS_CLAUSE
        they = clause.word(at) == "they" and clause.word(at - 1) in BEFORE_THEY
        if not (every or they):
            continue
        before = [c for c in people if c.end <= at - 1 and not c.is_single]
        if not before or before[-1].measure or not before[-1].is_explicit or at - before[-1].end > TO_THEM:
            continue
        if not any(PLURAL.get(word) for word in clause.low[before[-1].end : at]):
            before[-1].take(harm, "right")
