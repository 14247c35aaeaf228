"""One count of a person and those told of as theirs: "a woman and her two children", "a judge and his driver"."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, Candidate
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.nouns import Noun
from dashboard.extraction.counts.numbers import NumberPhrase
from dashboard.extraction.words.people import PEOPLE, PLURAL, SINGULAR
from dashboard.records import Population

SAYING = GRAMMAR["saying"]
KIN = PEOPLE["kin"]
PARENTS = frozenset({"parents", "couple", "grandparents", "newlyweds"})
HEADLINE = frozenset({"", ":", ";", ".", ",", "–", "—", "kills", "kill", "killing", "wounds", "injures"})
JOINERS = frozenset({"and", "&", "+"})
OWNERS = GRAMMAR["owners"]
KIN_WORDS = KIN | {word for word in PLURAL if word.removesuffix("s") in KIN} | {"children", "wives"}
OF_ONE = frozenset({"his", "her", "their"})
LITTER = {"twins": 2, "triplets": 3, "quadruplets": 4}
PAIRS = frozenset({"couple", "twins", "newlyweds"})
COUPLED = PAIRS | KIN
PAIRING = frozenset({"and", "&", ","})
OF_COUPLES = frozenset({"elderly", "young", "married", "old", "aged", "newlywed"})
TO_HEAD = 9  # tokens from "their" to "son" in "their 12-year-old son"


def with_companions(low: list[str], by_start: dict[int, Candidate], inside: set[int]) -> None:
    """Put one count in the place of a single person, or a couple, and of those who follow as theirs."""
    for start in sorted(by_start):
        one = by_start.get(start)
        if one is None or not _leads(low, one):
            continue
        number, end, joined, kinds, kin = one.phrase.low or 1, one.noun.end, one, {one.noun.population}, False
        taken: list[int] = []
        while member := _next_member(low, end, by_start, kin=kin):
            many, joined, after = member
            if number == 1 and low[end + 1] == "their":
                break  # "the ambassador, a guard and their driver"
            if start - 1 in inside and (low[after] in BE or low[after] in HAVE or after in inside):
                break  # "killed a soldier and his brother was wounded"
            number, end, kin = number + many, after, kin or _is_kin(low, joined)
            kinds.add(joined.noun.population)
            taken += [joined.first] if joined.first in by_start else []
        if number == one.phrase.low or low[end] in SAYING:
            continue
        for other in taken:
            del by_start[other]
        named: Population = one.noun.population
        if kin and len(kinds) > 1:
            named = "people"
        noun = one.noun._replace(end=max(end, joined.phrase.end), population=named, plural=True)
        phrase = NumberPhrase(start, start, joined.phrase.end, "eq", number, number)
        by_start[start] = Candidate(0, phrase, noun)


def headline_couples(low: list[str], by_start: dict[int, Candidate], inside: set[int]) -> None:
    """Add two told of without an article where a headline opens: "Couple killed", "Mother and daughter killed"."""
    if COUPLED.isdisjoint(low):
        return
    for at in [at for at, word in enumerate(low) if word in PAIRS or (word in KIN and low[at + 1] in PAIRING)]:
        start = at - (low[at - 1] in OF_COUPLES)
        opens = low[start - 1] in HEADLINE or (start - 1 in inside and low[start - 1].endswith("s"))
        end = at + 1 if low[at] in PAIRS else at + 3
        if not opens or start in by_start or (end == at + 3 and low[at + 2] not in KIN):
            continue
        befallen = end in inside or (low[end] in BE and end + 1 in inside)
        if befallen or (start - 1 in inside and not low[end].isalpha()):
            noun = Noun(end, end - 1, "person", "people")
            by_start[start] = Candidate(0, NumberPhrase(start, start, end, "eq", 2, 2), noun)


def _leads(low: list[str], one: Candidate) -> bool:
    """Whether companions may follow: one person or a couple, with nobody counted before."""
    couple = low[one.noun.end - 1] == "couple" and one.phrase.low == 2
    return (one.is_single and low[one.first] in ("a", "an") and one.noun.head is not None) or couple


def _is_kin(low: list[str], member: Candidate) -> bool:
    head = low[member.noun.end - 1]
    return head in KIN or head in LITTER or member.noun.population in ("children", "women")


def _next_member(
    low: list[str], at: int, by_start: dict[int, Candidate], *, kin: bool
) -> tuple[int, Candidate, int] | None:
    """How many come next in the list that goes on at `at`, who they are, and where the list goes on."""
    comma = low[at] == ","
    start = at + 1 + (comma and low[at + 1] in JOINERS)
    if not (comma or low[at] in JOINERS or low[at] == "with"):
        return None
    member = _owned_member(low, start, by_start) if low[start] in OF_ONE else None
    if member is None and kin:
        counted = by_start.get(start)
        if counted and counted.noun.head is not None and low[counted.noun.head] in KIN_WORDS:
            member = counted if counted.phrase.operator == "eq" else None
        elif counted and low[counted.phrase.end] == "of" and low[counted.phrase.end + 1] in OF_ONE:
            member = counted if low[counted.noun.end - 1] in KIN_WORDS else None
    if member is None or (low[at] == "with" and not (_is_kin(low, member) or kin)):
        return None
    after = member.noun.end
    listed = low[after] in JOINERS or low[after] == ","
    if comma and low[at + 1] not in JOINERS and not listed:
        return None  # "a man, his wife said, was killed"
    return (member.phrase.low or 1), member, after


def _owned_member(low: list[str], owner: int, by_start: dict[int, Candidate]) -> Candidate | None:
    """ "Her two children", "their grown-up son", "his driver", "their twins", told of by the owner at `owner`."""
    counted = by_start.get(owner + 1)
    aged = low[owner + 2 : owner + 6 : 2] == ["-", "-"] or low[owner + 2] == "-"  # "his 9-year-old son"
    if counted is not None and not aged:
        person = counted.noun.noun_class == "person" and counted.phrase.operator == "eq"
        return counted if person and not counted.is_single else None
    for head in range(owner + 1, owner + TO_HEAD):
        word = low[head]
        if word == "twin" and low[head + 1] in PLURAL:
            continue  # "their twin girls"
        several = LITTER.get(word) or (2 if low[head - 1] == "twin" and word in PLURAL else 0)
        single = word in SINGULAR and word not in GRAMMAR["not_single"] and low[head + 1] not in SINGULAR
        if several or single:
            if low[head + 1] in ("'s", "’s", "'", "’") or low[head + 1] == "-":
                return None
            noun = Noun(head + 1, head, "person", SINGULAR.get(word) or PLURAL.get(word) or "people")
            return Candidate(0, NumberPhrase(owner, owner, head + 1, "eq", several or 1, several or 1), noun)
        if not (word.isalnum() or word in ("-", "‑")) or word in PLURAL or word in JOINERS or word in SAYING:
            return None
    return None


def merge_kin(low: list[str], by_start: dict[int, Candidate]) -> None:
    """One count of "my own sister and her two children", "the groom's father and two cousins"."""
    for start in sorted(by_start):
        kin = by_start[start]
        at = start - 2 if low[start - 1] in OWNERS else start - 1
        if (
            low[at] not in JOINERS
            or not _is_owned(low, at - 1)
            or kin.phrase.operator != "eq"
            or (kin.noun.noun_class != "person" and low[at] != "+")
        ):
            continue
        if kin.is_single and at == start - 1:
            continue  # "his son and a citizen of Malta"
        if any(c.first < at - 1 < c.end and not c.is_single and c.phrase.low != 2 for c in by_start.values()):
            continue
        if low[at - 1] in PARENTS and (low[at - 2] in VALUES or low[at - 3] in VALUES):
            continue  # "two Israeli parents and three of their children"
        if low[at - 1] in PARENTS and {low[at - 2], low[at - 3]} & {"–", "—", "-", "(", ":"}:
            continue  # "a family of six – the parents and four girls –"
        if low[at - 1] in PARENTS:
            several = low[at - 1] != "couple" or low[at - 2] == "a"
            opens = at - 1 - (low[at - 2] in ("the", "both", "a", "their", "his", "her"))
            if several and kin.noun.population != "combatants" and not kin.is_single:
                total = 2 + (kin.phrase.low or 1)
                phrase = NumberPhrase(opens, opens, kin.phrase.end, "eq", total, total)
                del by_start[start]
                by_start.pop(opens, None)
                by_start[opens] = Candidate(0, phrase, kin.noun._replace(population="people", plural=True))
            continue
        if low[at - 1] not in KIN and (kin.noun.population == "combatants" or low[kin.end] in SAYING):
            continue  # "its driver and two soldiers"
        first = next((i for i in range(at - 2, at - 5, -1) if low[i] in OWNERS or low[i] in ("'s", "’s")), None)
        if first is None and low[at - 1] in KIN and low[at - 2] in HEADLINE:
            first = at - 1  # "Tent hit; father and two sons killed"
        if first is None or kin.noun.population == "combatants":
            continue
        if low[first] in ("'s", "’s"):
            first -= 2 if low[first - 2] in ("the", "a", "an") else 1
        number = 1 + (kin.phrase.low or 1)
        phrase = NumberPhrase(first, first, kin.phrase.end, "eq", number, number)
        del by_start[start]
        alike = kin.noun.population if SINGULAR.get(low[at - 1]) == kin.noun.population else "people"
        by_start[first] = Candidate(0, phrase, kin.noun._replace(population=alike, plural=True))


def _is_owned(low: list[str], at: int) -> bool:
    """Whether the word at `at` is somebody's relative, or one person told of as theirs: "its driver"."""
    if low[at] in KIN or low[at] in PARENTS:
        return True
    return low[at] in SINGULAR and low[at - 1] in ("his", "her", "its") and low[at] not in GRAMMAR["not_single"]
