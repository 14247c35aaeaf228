"""Who a number counts, by the words right after it that say so: "one of them a girl", "both children"."""

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, PLURAL, SINGULAR, person
from dashboard.records import Population

WORDS = word_lists("meaning", "whom_apposed")
BEFORE_APPOSED = WORDS["before_apposed"]
TO_AS = 7
TO_PRONOUN = 20
LONGEST_LABEL = 8
NO_SOURCES = WORDS["no_sources"]
TO_ITS_NUMBER = 12
NUMBER_OF = ["number", "of"]
BEFORE_NAMED = WORDS["before_named"]


def is_she(clause: Clause, candidate: Candidate) -> bool:
    """ "a polio worker was shot in her home": a pronoun after one person, of whom no other noun tells."""
    if clause.words.isdisjoint(("her", "she", "herself")):
        return False
    for at in range(candidate.end, min(candidate.end + TO_PRONOUN, len(clause.tokens))):
        word = clause.word(at)
        if word in ("her", "she", "herself"):
            return True
        if word in ("his", "he", "him") or person(word) in ("women", "children") or word == ";":
            return False
    return False


def apposed(clause: Clause, at: int) -> Population | None:
    """ "one of them a girl", "five of them children", "19 of them under 18": who they are, right after."""
    if clause.low[at : at + 2] == ["younger", "than"] and _age(clause, at + 2) <= 18:
        return "children"
    if clause.word(at) == "under" and (clause.word(at + 1) == "age" or _age(clause, at + 1) <= 18):
        return "children"
    while clause.word(at) in BEFORE_APPOSED:
        at += 1
    return person(clause.word(at))


def all_of_them(clause: Clause, at: int) -> Population | None:
    """ "Two killed, both children", "nine dead, all of them civilians": who they are, after the word of harm."""
    if clause.word(at) not in (",", "–", "—", "(") or clause.word(at + 1) not in ("both", "all"):
        return None
    at += 4 if clause.low[at + 2 : at + 4] == ["of", "them"] else 2
    while clause.low[at].endswith("ese") or clause.low[at] in ("young", "local", "unarmed"):
        at += 1
    return PLURAL.get(clause.word(at)) if clause.word(at + 1) not in ("and", "or", "'s", "’s") else None


def verified_as(clause: Clause, candidate: Candidate) -> int | None:
    """ "71 of whom it has verified as civilians": the index of who they are."""
    if "whom" not in clause.low[candidate.phrase.end : candidate.end]:
        return None
    at = next((at for at in range(candidate.end, candidate.end + TO_AS) if clause.word(at) == "as"), None)
    return at + 1 if at is not None and PLURAL.get(clause.word(at + 1)) else None


def _age(clause: Clause, at: int) -> int:
    word = clause.word(at)
    return VALUES.get(word) or (int(word) if len(word) < 4 and word.isdecimal() else 99)


def one_of_a_kind(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Nine injured, one a child", "announced the death of one, a sergeant": who the one is, right after."""
    at = candidate.end + (clause.word(candidate.end) == ",")
    if candidate.phrase.low != 1 or candidate.phrase.high != 1 or clause.word(at) not in ("a", "an"):
        return None
    owner = clause.word(at + 2) in ("'s", "’s")  # "one, a patient's relative"
    return SINGULAR.get(clause.word(at + (3 if owner else 1)))


def as_labelled(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Civilians in Israel: three", "Palestinians: 1,300": whom the words before a colon name, where they do not
    say who tells ("Residents: 12 dead")."""
    if clause.word(candidate.first - 1) != ":":
        return None
    at = candidate.first - 2
    while at > max(0, candidate.first - LONGEST_LABEL) and clause.word(at - 1) not in GRAMMAR["breaks"]:
        at -= 1
    opening = clause.low[max(0, at) : candidate.first - 1]
    kinds = {PLURAL[word] for word in opening if word in PLURAL}
    alone = opening[:1] and opening[0] in PLURAL and (len(opening) == 1 or opening[1] in GRAMMAR["prepositions"])
    if not alone or len(kinds) > 1:
        return None
    nation = PLURAL[opening[0]] == "people" and clause.tokens[at].text[0].isupper() and opening[0] not in PEOPLE["kin"]
    return kinds.pop() if nation or opening[0] in NO_SOURCES else None


def of_its_number(clause: Clause, candidate: Candidate) -> Population | None:
    """ "The real number of detained teachers is in the hundreds": whom the words before the number say it counts."""
    low, first = clause.low, candidate.first
    at = next((at for at in range(first - 2, max(0, first - TO_ITS_NUMBER), -1) if low[at : at + 2] == NUMBER_OF), None)
    kinds = {PLURAL[word] for word in low[at:first] if word in PLURAL} if at is not None else set()
    return kinds.pop() if len(kinds) == 1 else None


def of_those_named_before(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Among the attackers two fell", "of its guards, four were shot": whom the words before the number name."""
    at = candidate.first - 1 - (clause.word(candidate.first - 1) == ",")
    kind = PLURAL.get(clause.word(at))
    if kind is None or at < 1 or at in clause.harm_from:
        return None
    at -= 1
    while (clause.word(at) in BEFORE_NAMED or at in clause.harm_from) and at > 0:
        at -= 1
    opens = at == 0 or clause.word(at - 1) in (",", ";", ":", "and", "but", "while")
    return kind if clause.word(at) in ("among", "of") and opens else None
