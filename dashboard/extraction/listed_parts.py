"""Names with a number each, and no verb: the parts of a count told just before.

"29 people were killed today: Aleppo 14, Homs 9, Idlib (6)"; "46 dead. Children: 12. Women: 9"; "In Hama nine."
"""

from dashboard.extraction.candidates import Candidate, Clause
from dashboard.extraction.people import PERSONS, PLURAL
from dashboard.extraction.rows import NO_PLACE, VERBS

LONGEST_NAME = 4
IN_NAMES = frozenset({"of", "the", "al", "el", "-", "and", "'", "’", "du", "de", "ez", "ash", "as"})
BEFORE_NUMBER = frozenset({":", "–", "—", "-", "(", "="})
SEPARATORS = frozenset({",", ";", ".", "and", "&"})
OPENING = frozenset({":", "(", "–", "—"})
PLACING = frozenset({"in", "at", "near", "around"})


def take_listed(clause: Clause) -> None:
    """Link the numbers of a list that follows a colon or bracket to the count before it, as its parts."""
    for total in clause.candidates[:-1]:
        if total.measure is None or total.part_of is not None or total.how in ("row", "aside"):
            continue
        after = max(total.end, total.harm.end if total.harm else 0)
        following = clause.candidates[total.place + 1]
        opening = next((at for at in range(following.first - 1, after - 1, -1) if clause.low[at] in OPENING), None)
        if opening is not None and clause.low[opening] in ("(", "–", "—") and clause.word(opening - 1)[:1].isupper():
            continue
        while (
            opening is not None and opening > after and clause.low[opening] == "(" and ":" in clause.low[after:opening]
        ):
            opening = clause.low.index(":", after)  # "today: Aleppo (14), Homs (9)"
        listed = _listed(clause, opening + 1) if opening is not None else []
        if len(listed) < 2 or any(part.measure for part in listed) or not _adds_up(total, listed):
            continue
        for part in listed:
            part.harm, part.measure, part.how, part.part_of = total.harm, total.measure, "subset", total
        return


def listed_alone(clause: Clause, *, adjacent: bool) -> list[Candidate]:
    """The numbers of a sentence that is nothing but such a list; a list of one only right after the count."""
    if clause.harm or not VERBS.isdisjoint(clause.words):
        return []
    if clause.low[0] in PLACING and adjacent:
        placed = _listed(clause, 1, marked=False)
        return placed if len(placed) == 1 and _ends(clause, placed[0]) else []
    listed = _listed(clause, 0)
    if not listed or len(listed) != len(clause.candidates) or not _ends(clause, listed[-1]):
        return []
    marked = clause.word(listed[0].first - 1) in BEFORE_NUMBER
    return listed if (adjacent and marked) or len(listed) > 1 else []


def _listed(clause: Clause, start: int, *, marked: bool = True) -> list[Candidate]:
    """The numbers of "Aleppo 14, Homs: 9 and Idlib (6)" from tokens[start] on."""
    listed: list[Candidate] = []
    at = start
    while at < len(clause.tokens):
        name = at
        while (
            at < len(clause.tokens)
            and at - name < LONGEST_NAME
            and at not in clause.starts
            and _names(clause, at, name)
        ):
            at += 1
        if at == name or not NO_PLACE.isdisjoint(clause.low[name:at]):
            break
        kinds = [word for word in clause.low[name:at] if word in PERSONS]
        at += marked and clause.word(at) in BEFORE_NUMBER
        candidate = clause.starts.get(at)
        bare = (
            candidate is not None and (candidate.noun.noun_class == "bare" or bool(kinds)) and not candidate.is_single
        )
        if candidate is None or not bare:
            break
        if kinds and PERSONS[kinds[-1]] == "other" and not kinds[-1].endswith("men"):
            break  # "Patients: over 300", after twelve dead
        if kinds and kinds[-1] in PLURAL:
            candidate.noun = candidate.noun._replace(population=PLURAL[kinds[-1]], noun_class="person", plural=True)
        listed.append(candidate)
        at = candidate.phrase.end
        at += clause.word(at) == ")"
        if clause.word(at) not in SEPARATORS:
            break
        while clause.word(at) in SEPARATORS:
            at += 1
    return listed


def _names(clause: Clause, at: int, start: int) -> bool:
    word, token = clause.low[at], clause.tokens[at].text
    if token[0].isupper() or word in PLURAL:
        return word.isalpha() or "'" in word or "’" in word
    return at > start and word in IN_NAMES


def _adds_up(total: Candidate, listed: list[Candidate]) -> bool:
    """Whether the parts are no more than their whole, where both are exact."""
    whole = total.phrase.high or total.phrase.low
    if whole is None or total.phrase.operator != "eq":
        return True
    return sum(part.phrase.low or 0 for part in listed) <= whole


def _ends(clause: Clause, last: Candidate) -> bool:
    after = clause.low[last.phrase.end : len(clause.tokens)]
    return all(word in (".", ")", ";", "…", "!") for word in after)
