"""Single people told of without a number: "a woman", "another man"; and one count of them with others beside them."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, Candidate
from dashboard.extraction.counts.cardinals import HYPHENS, VALUES
from dashboard.extraction.counts.companions import headline_couples, merge_kin, with_companions
from dashboard.extraction.counts.nouns import Noun, read_noun
from dashboard.extraction.counts.numbers import NumberPhrase
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, PLURAL, SINGULAR

WORDS = word_lists("counts", "singles")
ONE = frozenset({"a", "an", "another"})
SAYING = GRAMMAR["saying"]
IRREGULARS = PEOPLE["irregulars"]
GROWN_UP = 18
ORDINALS = WORDS["ordinals"]
NO_TWO = frozenset({"forces", "police", "troops", "families", "parties", "governments"})
FEW = ORDINALS | {"couple"}
NAMING = WORDS["naming"]
TELLING = frozenset({"told", "tells", "telling", "informed", "assured"})
TO_NAMING = 6
TO_SAYING = 12  # tokens from "a teacher" to the comma in ", a teacher who fled Homs, said"
TO_SOURCE = 9  # tokens from "according to medics and" to "a security official"
NAMING_SOME = frozenset({"them", "whom", "including", "include", "includes", "included"})
GUARDING = frozenset({"bodyguards", "guards", "escorts", "bodyguard", "guard"})


def with_singles(
    tokens: tuple[Token, ...], low: list[str], numbered: list[Candidate], inside: set[int]
) -> list[Candidate]:
    """`numbered` and single people ("a woman", "another man", "an Iraqi soldier") in order.

    "a woman and her two children" becomes one count of three, in place of the two.
    """
    ones = [at for at, word in enumerate(low[: len(tokens)]) if word in ONE]
    covered = {at for candidate in numbered for at in range(candidate.first, candidate.phrase.end)}
    by_start = {candidate.first: candidate for candidate in numbered}
    last = max([at for at, word in enumerate(low[: len(tokens)]) if word in SINGULAR], default=-1) if ones else -1
    for at in ones:
        aged = _of_an_age(low, at) if "old" in low else None
        short = at > last and low[at] != "another" and aged is None
        if at in covered or at + 1 in by_start or (short and FEW.isdisjoint(low[at + 1 : at + 3])):
            continue
        if low[at - 1] in ("them", "whom") and low[at - 2] != "among":
            continue  # "one of them a girl" is one count
        if several := _couple_or_third(low, at, inside):
            by_start[at] = several
            continue
        if low[at - 1] == "as" and not NAMING.isdisjoint(low[max(0, at - TO_NAMING) : at - 1]):
            continue  # "Khaled Mansour, named by the army as a commander, was killed"
        named = by_start.get(at - 2) or by_start.get(at - 3 if at - 2 in inside else -1)
        if low[at - 1] == "," and named and named.phrase.low == 1 and named.noun.head is None:
            continue  # "the death of one, a sergeant", "one dead, a boy of seven"
        part = by_start.get(at - 5)
        if low[at - 1] == "," and part and part.phrase.low == 1 and low[at - 4 : at - 2] == ["of", "the"]:
            continue  # "one of the wounded, a man of 71, has died"
        if low[at - 1] in TELLING:
            continue  # "police told a colleague they had detained 60"
        if low[at - 1] == "not" and low[at - 2] not in ("if", ","):
            continue  # "not a single soldier has defected", "not a soul was hurt": nobody
        phrase = NumberPhrase(at, at, at + 1, "eq", 1, 1)
        noun = read_noun(tokens, phrase, inside)
        if low[at] == "another" and noun.head is None and (at + 1 in inside or low[at + 1] in BE or at - 1 in inside):
            by_start[at] = Candidate(0, phrase, noun, is_single=True)  # "one killed and another wounded"
            continue
        if aged and noun.head is None and not _speaks(low, at, aged.end):
            by_start[at] = Candidate(0, NumberPhrase(at, at, aged.end, "eq", 1, 1), aged, is_single=True)
            continue
        if noun.noun_class != "person" or noun.head is None or noun.plural or noun.harmed is not None:
            continue
        if low[at - 1] == "," and tokens[at - 2].text[0].isupper() and _is_named_teller(low, noun.end):
            continue
        if _speaks(low, at, noun.end) or low[at - 2 : at] == ["body", "of"]:
            continue  # "the body of a woman": one found of those counted before
        after = noun.head + 1
        if low[after] in HYPHENS and tokens[after].start == tokens[noun.head].end:
            continue  # "another rebel-held village"
        head = low[noun.head]
        if head not in SINGULAR or head in GRAMMAR["not_single"] or low[noun.end] in ("'s", "’s"):
            continue
        by_start[at] = Candidate(0, NumberPhrase(at, at, noun.head + 1, "eq", 1, 1), noun, is_single=True)
    if "both" in low:
        for at in [at for at, word in enumerate(low[: len(tokens)]) if word == "both"]:
            two = _both(tokens, low, at, inside) if low[at - 1] not in (",", "were", "are") else None
            if two and not any(c.first <= two.noun.end and at < c.end for c in by_start.values()):
                by_start[at] = two
    headline_couples(low, by_start, inside)
    with_companions(low, by_start, inside)
    if ones:
        _merge_singles(low, by_start, inside)
    merge_kin(low, by_start)
    return [by_start[at] for at in sorted(by_start)]


def _couple_or_third(low: list[str], at: int, inside: set[int]) -> Candidate | None:
    """Two told of as "a couple", "an elderly couple"; one more as "a third" before a word of harm."""
    if low[at + 1] in ORDINALS and (at + 2 in inside or (low[at + 2] in BE and at + 3 in inside)):
        phrase = NumberPhrase(at, at, at + 2, "eq", 1, 1)
        return Candidate(0, phrase, Noun(at + 2, None, "bare", "people", plural=False))
    head = at + 1 if low[at + 1] == "couple" else at + 2
    if low[head] != "couple" or low[head + 1] in ("of", "'s", "’s", "more") or low[head] in VALUES:
        return None
    if head == at + 2 and not low[at + 1].isalpha():
        return None
    return Candidate(0, NumberPhrase(at, at, head + 1, "eq", 2, 2), Noun(head + 1, head, "person", "people"))


def _both(tokens: tuple[Token, ...], low: list[str], at: int, inside: set[int]) -> Candidate | None:
    """ "Both his sons", "both pilots": two people, named by a plural."""
    phrase = NumberPhrase(at, at, at + 1, "eq", 2, 2)
    noun = read_noun(tokens, phrase, inside)
    if noun.noun_class != "person" or not noun.plural or noun.head is None or low[noun.end] == "'s":
        return None
    several = low[noun.end] == "and" and low[noun.end + 1] in PLURAL  # "both protesters and policemen"
    return None if several or low[noun.head] in NO_TWO else Candidate(0, phrase, noun)


def _of_an_age(low: list[str], at: int) -> Noun | None:
    """Who is told by an age alone: "a 16-year-old"."""
    age = low[at + 1]
    if not (age.isdecimal() and len(age) < 3) or low[at + 2 : at + 6] != ["-", "year", "-", "old"]:
        return None
    return Noun(at + 6, None, "person", "children" if int(age) < GROWN_UP else "people", plural=False)


def _merge_singles(low: list[str], by_start: dict[int, Candidate], inside: set[int]) -> None:
    """One count of "a judge and four clerks", "a man and a woman", in place of two (SCHEME.md, Span)."""
    ends = {candidate.end for candidate in by_start.values()}
    for at in sorted(by_start):
        one = by_start.get(at)
        if one is None or not one.is_single or low[at] not in ("a", "an") or low[one.noun.end] != "and":
            continue
        other = by_start.get(one.noun.end + 1)
        if other is None or other.phrase.operator != "eq" or not (other.is_single or other.phrase.low):
            continue
        if other.noun.noun_class not in ("person", "leaning") or low[other.first] == "another":
            continue
        kinds = {one.noun.population, other.noun.population}
        if "combatants" in kinds and not kinds.isdisjoint(("civilians", "children", "women")):
            continue  # two sides
        if low[at - 1] in NAMING_SOME and not kinds.isdisjoint(("combatants", "other")):
            continue  # "among them a deputy minister and four guards": one unnamed person of many is no count
        if low[other.phrase.end] == "of" and low[other.noun.head or 0] in GUARDING:
            continue  # "a police commander and two of his bodyguards"
        irregular = [low[c.noun.head or 0] in IRREGULARS for c in (one, other)]
        if "combatants" in kinds and irregular[0] != irregular[1]:
            continue  # "a soldier and six rebels"
        listed = low[at - 1] in (",", "and") and at - 1 in ends
        if listed and low[other.end : other.end + 2] != ["among", "them"]:
            continue  # "five children, a woman and two men"
        if at - 1 in inside and (low[other.end] in BE or low[other.end] in HAVE or other.end in inside):
            continue  # "killed a soldier and two others were wounded"
        number = 1 + (other.phrase.low or 1)
        population = one.noun.population if len(kinds) == 1 and other.noun.noun_class == "person" else "people"
        phrase = NumberPhrase(at, at, other.phrase.end, "eq", number, number)
        del by_start[other.first]
        by_start[at] = Candidate(
            0, phrase, other.noun._replace(population=population, noun_class="person", plural=True)
        )


def _speaks(low: list[str], at: int, end: int) -> bool:
    """Whether the single person is one who tells: "an officer said", "according to a doctor", "said a resident"."""
    if low[end] in SAYING or (low[end].endswith("ly") and low[end + 1] in SAYING):
        return True
    if low[end] == "who" and low[end + 1] not in BE and not SAYING.isdisjoint(low[end + 2 : end + 9]):
        return "," not in low[end : end + 9][: _first_of(low, end, 9)]  # "a local official who fled to Zakho told us"
    if low[end] in ("in", "at", "from", "with", "of") and not SAYING.isdisjoint(low[end + 2 : end + 6]):
        return not {",", "was", "were", "."} & set(low[end : end + 6][: _first_of(low, end)])
    told = low[at - 1] in SAYING and low[end] in (".", ",", "", ":", '"', "“")
    return told or _is_source(low, at)


def _is_named_teller(low: list[str], end: int) -> bool:
    """ "Fatima, a teacher who fled Homs, said": the one person beside a name, before a verb of saying."""
    if low[end] != "who" or low[end + 1] in BE:
        return False
    comma = next((at for at in range(end, end + TO_SAYING) if low[at] == ","), end)
    return low[comma + 1] in SAYING


def _is_source(low: list[str], at: int) -> bool:
    """Whether "according to" stands before the person at `at`, or before another one named with them."""
    for back in range(at - 2, max(-1, at - TO_SOURCE), -1):
        if low[back : back + 2] == ["according", "to"]:
            return True
        if low[back] in (",", ".", ";") or low[back] in BE:
            return False
    return False


def _first_of(low: list[str], end: int, far: int = 6) -> int:
    """How many words after `end` the first word of saying stands."""
    return next(i for i in range(far) if low[end + i] in SAYING)
