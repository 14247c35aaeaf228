"""Names with a number each, and no verb: the parts of a count told just before.

"29 people were killed today: Aleppo 14, Homs 9, Idlib (6)"; "46 dead. Children: 12. Women: 9"; "In Hama nine.";
"71 killed. 25 Damascus suburbs, 17 Aleppo"; "33 detained. By governorate: Hebron 12, Nablus 9".
"""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.rows import NO_PLACE, VERBS
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PERSONS, PLURAL

WORDS = word_lists("harmed", "listed_parts")
LONGEST_NAME = 4
IN_NAMES = WORDS["in_names"]
BEFORE_NUMBER = frozenset({":", "–", "—", "-", "(", "="})
SEPARATORS = frozenset({",", ";", ".", "and", "&"})
OPENING = frozenset({":", "(", "–", "—"})
PLACING = frozenset({"in", "at", "near", "around"})
BESIDE = WORDS["beside"]
"""What else belongs to the name of a place: "43 in Damascus + suburbs"."""
AREAS = WORDS["areas"]
FEWEST_UNPLACED = 2
"""As few names after numbers may be anything's: "3 Himars, 2 Leopards"."""
LONGEST_HEAD = 4
"""Tokens of "By governorate :"."""


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
        listed = _listed(clause, opening + 1)[0] if opening is not None else []
        if len(listed) < 2 or any(part.measure for part in listed) or not _adds_up(total, listed):
            continue
        for part in listed:
            part.harm, part.measure, part.how, part.part_of = total.harm, total.measure, "subset", total
        return


def listed_alone(clause: Clause, *, adjacent: bool) -> list[Candidate]:
    """The numbers of a sentence that is nothing but such a list; a list of one only right after the count."""
    if not VERBS.isdisjoint(clause.words):
        return []
    if clause.low[0] in PLACING and adjacent:
        placed, end = _listed(clause, 1, marked=False)
        return placed if len(placed) == 1 and _ends(clause, end) else []
    start = _after_head(clause)
    listed, end = _listed(clause, start)
    if not listed:
        listed, end = _numbers_first(clause, start)
    if not listed or len(listed) != len(clause.candidates) or not _ends(clause, end):
        return []
    marked = clause.word(listed[0].first - 1) in BEFORE_NUMBER or listed[0].first == 0
    return listed if (adjacent and marked) or len(listed) > 1 else []


def is_aside(clause: Clause, at: int) -> bool:
    """Whether tokens[at] stands in brackets: "54 in Aleppo (ten in the bakery massacre)"."""
    before = clause.low[:at]
    return before.count("(") > before.count(")")


def _listed(clause: Clause, start: int, *, marked: bool = True) -> tuple[list[Candidate], int]:
    """The numbers of "Aleppo 14, Homs: 9 and Idlib (6)" from tokens[start] on, and where they end."""
    listed: list[Candidate] = []
    at = end = start
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
        end = at
        if clause.word(at) not in SEPARATORS:
            break
        while clause.word(at) in SEPARATORS:
            at += 1
    return listed, end


def _after_head(clause: Clause) -> int:
    """Where a list begins: after "By governorate:", else at the first token."""
    head = clause.low[: LONGEST_HEAD + 1]
    return head.index(":") + 1 if head[0] in ("by", "per") and ":" in head else 0


def _numbers_first(clause: Clause, start: int) -> tuple[list[Candidate], int]:
    """The numbers of "21 Daraa, 12 in Deir Ezzor (ten in the bakery), 8 Homs", and where they end."""
    listed: list[Candidate] = []
    at = end = start
    placed = False
    while (candidate := clause.starts.get(at)) is not None and not candidate.is_single:
        at = candidate.phrase.end
        placed = placed or clause.word(at) in PLACING
        at += clause.word(at) in PLACING
        name = at
        while at < len(clause.tokens) and at not in clause.starts and _of_a_place(clause, at, name):
            at += 1
        is_thing = candidate.noun.noun_class == "thing" and AREAS.isdisjoint(clause.low[name:at])
        if at == name or is_thing:
            break
        candidate.noun = candidate.noun._replace(head=None, noun_class="bare", population="people")
        listed.append(candidate)
        if clause.word(at) == "(" and ")" in clause.low[at:]:
            closing = clause.low.index(")", at)
            listed += [clause.starts[aside] for aside in range(at, closing) if aside in clause.starts]
            at = closing + 1
        end = at
        if clause.word(at) not in SEPARATORS:
            break
        while clause.word(at) in SEPARATORS:
            at += 1
    return (listed, end) if placed or len(listed) > FEWEST_UNPLACED else ([], start)


def _of_a_place(clause: Clause, at: int, start: int) -> bool:
    """Whether a token belongs to a name of a place that begins at tokens[start]."""
    word = clause.low[at]
    if at == start:
        return clause.tokens[at].text[0].isupper() and word.isalpha() and word not in NO_PLACE
    if word in BESIDE and clause.word(at + 1) not in ("", ".") and at + 1 not in clause.starts:
        return True
    return word in AREAS or word in IN_NAMES or (clause.tokens[at].text[0].isupper() and word not in SEPARATORS)


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


def _ends(clause: Clause, end: int) -> bool:
    return all(word in (".", ")", ";", "…", "!") for word in clause.low[end : len(clause.tokens)])
