"""What a number counts: the noun after it, read as people (and which) or as things.

The noun phrase is followed word by word up to its head ("two car bombs": bombs; "two bomb disposal officers":
officers). A head that no list knows counts as people only where the grammar of harm says so (figures.py).
"""

from typing import Literal, NamedTuple

from dashboard.extraction.counts.cardinals import HYPHENS, VALUES
from dashboard.extraction.counts.numbers import NumberPhrase
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import (
    PEOPLE,
    PERSONS,
    PLURAL,
    SMALL_IN_NAMES,
    STOPS,
    THINGS,
    members_of,
    mixed,
    person,
    union,
)
from dashboard.records import Population

WORDS = word_lists("counts", "nouns")
NounClass = Literal["person", "name", "unknown", "bare", "leaning", "thing"]
LONGEST_PHRASE = 10
BETWEEN, LEANING = PEOPLE["between"], PEOPLE["leaning"]
PAIRS: dict[frozenset[str], Population] = {
    frozenset(("women", "children")): "civilians",
    frozenset(("men", "women")): "people",
    frozenset(("boys", "girls")): "children",
}
POSSESSIVES = frozenset({"'s", "’s"})
MEN_WOMEN_AND_CHILDREN = ["men", ",", "women", "and", "children"]
BODIES = frozenset({"bodies", "corpses", "remains", "cadavers", "skeletons"})
OWN_RANKS = PEOPLE["units"] | {"ranks", "number", "side", "company", "party"}
IN_NAMES = frozenset({"liberation", "martyrs", "release", "freedom"})  # "Balochistan Liberation Army separatists"
OWNERS = word_lists("grammar")["owners"] - {"my", "your"}
LONGEST_NAME = 8
HELMETS: dict[str, Population] = {"white": "other", "blue": "combatants"}  # rescuers of Syria, and of the UN's peace
CAUSES = word_lists("harm_nouns")["plagues"] | {"cold", "thirst", "exposure", "wounds", "injuries", "burns", "illness"}
PARTICIPLES = WORDS["participles"]
NATIONAL = ("ese", "ish", "french", "dutch", "swiss")
COMPARED = frozenset({"more", "less", "fewer"})
ACTS = word_lists("grammar")["finite"]
ABSTRACT = ("tions", "sions", "ments", "nesses", "ities", "isms")  # no list need name them
ACRONYMS = frozenset({"US", "IS"})  # in small letters they are a pronoun and a verb


class Noun(NamedTuple):
    """The noun phrase of a number: it ends before tokens[end]; tokens[head] is its noun, None when there is none.

    `harmed` is the index of a participle that stands inside it ("12 wounded soldiers"), None otherwise.
    """

    end: int
    head: int | None
    noun_class: NounClass
    population: Population
    plural: bool = True
    partitive: bool = False
    harmed: int | None = None


def read_noun(tokens: tuple[Token, ...], phrase: NumberPhrase, harm_at: frozenset[int] | set[int]) -> Noun:
    """What `phrase` counts. `harm_at` holds the indexes where a word of harm starts ("killed")."""
    at, partitive = phrase.end, False
    leaning: int | None = None
    if at + 1 < len(tokens) and tokens[at].lower == "of" and tokens[at + 1].lower in CAUSES:
        return Noun(at, None, "bare", "people")  # "three died of hunger and two of cold"
    while at < len(tokens) and (word := tokens[at].lower) in BETWEEN:
        partitive = partitive or word == "of"
        if word in LEANING:
            leaning = at
        at += 1
        if word == "whom" and tokens[min(at, len(tokens) - 1)].lower == "the":
            break  # "34 of whom the army says are dead"
    if [token.lower for token in tokens[at : at + 3]] == ["would", "-", "be"]:
        at += 3  # "six would-be suicide bombers"
    noun = _head(tokens, _after_age(tokens, at), harm_at)
    adjective = noun.noun_class == "unknown" and leaning is not None and not tokens[noun.head or 0].lower.endswith("s")
    if adjective and tokens[leaning or 0].lower == "them":
        return Noun(at, leaning, "leaning", "people", partitive=partitive)  # "eight of them unidentified"
    if noun.noun_class == "bare" and leaning is not None:
        return Noun(noun.end, leaning, "leaning", "people", partitive=partitive)
    if not partitive and (noun.harmed is None or noun.head is not None):
        return noun
    own_ranks = noun.noun_class == "thing" and noun.head == at and tokens[at].lower in OWN_RANKS
    if own_ranks and tokens[at - 1].lower in OWNERS:  # "forty-nine of their unit"
        return Noun(at + 1, at, "person", "combatants", partitive=True)
    if noun.head is None:
        return Noun(noun.end, None, noun.noun_class, "people", partitive=partitive)
    return Noun(noun.end, noun.head, noun.noun_class, noun.population, noun.plural, partitive, noun.harmed)


def _head(tokens: tuple[Token, ...], at: int, harm_at: frozenset[int] | set[int]) -> Noun:
    """Follow the noun phrase from tokens[at] to its head."""
    start, head, harmed = at, None, None
    one = at > 0 and tokens[at - 1].lower in ("a", "an")  # a plural in its noun phrase is no head
    noun_class: NounClass = "bare"
    population: Population = "people"
    plural = True  # the head so far is a plural noun for people, which only another noun may follow
    limit = min(len(tokens), at + LONGEST_PHRASE)
    while at < limit:
        token, lower = tokens[at], tokens[at].lower
        complete = noun_class == "person" and plural and not one and not _is_adjective(tokens, head, at)
        found = PERSONS.get(lower) or (HELMETS.get(tokens[at - 1].lower) if lower == "helmets" else None)
        if lower == "living" and at + 1 < limit and tokens[at + 1].lower in PLURAL:
            at += 1  # "the 20 living captives"
            continue
        linked = head is not None and tokens[at - 1].lower in SMALL_IN_NAMES
        named = lower in IN_NAMES and token.text[0].isupper() and (head == at - 1 or linked)
        if at in harm_at and not named and not _is_noun_of_people(lower):
            if head is not None or not _is_modifier(tokens, at, limit, harm_at):
                break
            harmed = at if harmed is None or harmed != at - 1 or not _is_adverb(tokens, harmed) else harmed
        elif lower in THINGS and at + 2 in harm_at and _inside_a_word(tokens, at + 1):
            at += 2  # "56 war-wounded patients"
            harmed = at
        elif lower in POSSESSIVES or (lower in "'’" and _is_plural_possessive(tokens, at)):
            head, noun_class, harmed = None, "bare", None  # "a Uganda People's Defence Force soldier"
        elif lower in "'’" and head == at - 1 and complete and tokens[min(at + 1, limit - 1)].lower in BODIES:
            at += 1  # "seven insurgents' corpses": theirs
            break
        elif lower == "(" and (closed := _past_acronym(tokens, at)):
            at = closed
            continue
        elif lower == "," and head == at - 1 and [t.lower for t in tokens[at - 1 : at + 4]] == MEN_WOMEN_AND_CHILDREN:
            return Noun(at + 4, head, "person", "civilians")
        elif lower == "and" and (both := _one_count_of_both(tokens, at, head)):
            return Noun(at + 2, head, "person", both)
        elif lower in THINGS and not found and (lower not in STOPS or head is None):
            if complete and not _noun_follows_noun(tokens, at):
                break
            head, noun_class = at, "thing"
        elif noun_class == "thing" and lower in COMPARED:
            break  # "across three states more than 3 million have fled"
        elif noun_class == "thing" and lower.endswith("ed") and tokens[at - 1].lower.endswith("s"):
            break  # "a hundred homes damaged"
        elif head is None and lower in ("last", "next", "past"):
            break  # "43 last night"
        elif (
            lower in STOPS and token.text not in ACRONYMS and not (head is not None and _inside_a_word(tokens, at - 1))
        ) or not lower[0].isalpha():
            inside = (
                ((lower in HYPHENS or lower == "/") and _inside_a_word(tokens, at))
                or (lower == "and" and _joins_adjectives(tokens, at, start))
                or (not complete and _inside_a_name(tokens, at))
            )
            if not inside:
                break
        elif found:
            if complete and lower not in PLURAL and not (head == start and _is_capital(tokens, head)):
                break  # but "one Lebanese soldier"
            head, noun_class, plural = at, "person", lower in PLURAL or lower == "helmets"
            population = mixed(found, tokens, at, start)
        elif complete or (noun_class == "person" and _closes_person(tokens, at, head)):
            break
        elif lower.endswith("ly") and lower not in PEOPLE["people"]:
            if head is not None:
                break
        else:
            head = at
            noun_class = "name" if token.text[0].isupper() and _is_name_of_people(lower) else "unknown"
            if lower.endswith(ABSTRACT):
                noun_class = "thing"  # "several of them amputations"
        at += 1
    if noun_class == "person" and head is not None:
        population = members_of(tokens, head, population)
        if tokens[head].lower in ("members", "member") and tokens[head - 1].lower == "service":
            population = "combatants"
        if plural and (both_end := _with_uncounted(tokens, at)):
            other = PLURAL[tokens[both_end - 1].lower]
            if other == "women" and tokens[head].lower in ("girls", "schoolgirls"):
                population = other  # "girls and young women"
            return Noun(both_end, head, noun_class, population if other == population else union(population, other))
    return Noun(at, head, noun_class, population, plural, harmed=harmed)


def _past_acronym(tokens: tuple[Token, ...], at: int) -> int | None:
    """The index after the bracket of "Islamic Revolutionary Guard Corps (IRGC) members", before a noun for people."""
    if at + 3 >= len(tokens) or tokens[at + 2].text != ")" or not tokens[at + 1].text.isupper():
        return None
    return at + 3 if tokens[at + 3].lower in PLURAL else None


def _is_adjective(tokens: tuple[Token, ...], head: int | None, at: int) -> bool:
    """Whether the name of a people stands before a noun: "six Chinese gold miners", "two French-made tanks"."""
    if head is None or not (head == at - 1 or head == at - 2) or not tokens[head].text[0].isupper():
        return False
    if not tokens[head].lower.endswith(NATIONAL):
        return False
    if head + 1 < len(tokens) and tokens[head + 1].text in HYPHENS and _inside_a_word(tokens, head + 1):
        return True
    ahead = [token.lower for token in tokens[at : at + 4]]
    noun = next((i for i, word in enumerate(ahead) if word in PERSONS), None)
    return (
        head == at - 1 and noun is not None and not any(word in STOPS or not word[0].isalpha() for word in ahead[:noun])
    )


def _with_uncounted(tokens: tuple[Token, ...], at: int) -> int | None:
    """The index after "and policemen" in "47 soldiers and policemen laid down their arms"; None without such."""
    listed = [token.lower for token in tokens[at : at + 3]]
    if len(listed) == 3 and listed[0] == "," and listed[1] in PLURAL and listed[2] == "and":
        at += 2  # "60 citizens, fighters and members"
    if at + 1 >= len(tokens) or tokens[at].lower not in ("and", "or", "&"):
        return None
    for ahead in range(at + 1, min(at + 4, len(tokens))):
        word = tokens[ahead].lower
        if word in PLURAL:
            after = tokens[ahead + 1].lower if ahead + 1 < len(tokens) else ""
            return None if after in ACTS or after in PLURAL or after.endswith("ing") else ahead + 1
        if word not in ("their", "other", "its", "allied") and (word in STOPS or word in VALUES or not word.isalpha()):
            return None
    return None


def _after_age(tokens: tuple[Token, ...], at: int) -> int:
    """The index after an age that stands before the noun ("a 12-year-old boy", "a 16-year old")."""
    for ahead in range(at, min(at + 4, len(tokens) - 3)):
        if tokens[ahead].lower in PERSONS or tokens[ahead].lower in ("–", "—", ",", "("):
            break  # "two brothers – 9-year-old Yusuf and …"
        if tokens[ahead].text in HYPHENS and tokens[ahead + 1].lower in ("year", "month", "week", "day"):
            after = ahead + 2
            while after < len(tokens) and (tokens[after].text in HYPHENS or tokens[after].lower == "old"):
                after += 1
            return after
    return at


def _is_plural_possessive(tokens: tuple[Token, ...], at: int) -> bool:
    """ "Kurdistan Workers' Party": an apostrophe after s and before a capital."""
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    owned = bool(before and after and before.lower[-1] == "s" and before.end == tokens[at].start)
    kin = (
        after is not None and after.lower in PLURAL and after.lower not in BODIES
    )  # "four suspected jihadists' relatives"
    return owned and after is not None and (after.text[0].isupper() or kin)


def _is_capital(tokens: tuple[Token, ...], at: int | None) -> bool:
    return at is not None and tokens[at].text[0].isupper()


def _is_noun_of_people(lower: str) -> bool:
    return lower in (
        "hostages",
        "prisoners",
        "detainees",
        "internees",
        "refugees",
        "captives",
        "pows",
        "idps",
        "returnees",
        "abductees",
        "defectors",
        "deserters",
        "bodies",
        "corpses",
        "cadavers",
        "skeletons",
        "evacuees",
    )


def _is_modifier(tokens: tuple[Token, ...], at: int, limit: int, harm_at: frozenset[int] | set[int]) -> bool:
    """Whether the participle at tokens[at] stands before its noun: "12 wounded soldiers", "two dead bodies"."""
    following = at + 1 + (_is_adverb(tokens, at) and at + 1 in harm_at)  # "two million internally displaced people"
    while following < limit and tokens[following].lower in ("young", "syrian", "local", "-"):
        if tokens[following].lower == "-" and not _inside_a_word(tokens, following):
            return False  # "13 dead - police"
        following += 1
    named = min(limit, at + 3)
    while following < named and tokens[following].text[0].isupper() and not person(tokens[following].lower):
        following += 1  # "12 captured FARDC soldiers"
    if following in harm_at and not _is_noun_of_people(tokens[following].lower):
        return False  # "several held hostage"
    return following < limit and person(tokens[following].lower) is not None


def _closes_person(tokens: tuple[Token, ...], at: int, head: int | None) -> bool:
    """Whether a name or a participle follows one person: "a man wanted for robbery", "a woman holding a knife"."""
    if tokens[at].text[0].isupper() and not _is_capital(tokens, head):
        return True
    lower = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    participle = head == at - 1 and ((len(lower) > 4 and lower.endswith(("ed", "ing"))) or lower in PARTICIPLES)
    return participle and (after in STOPS or not after.isalpha())


def _is_adverb(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at].lower.endswith("ly")


def _inside_a_word(tokens: tuple[Token, ...], at: int) -> bool:
    """ "pro-government fighters": a hyphen inside a word."""
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _joins_adjectives(tokens: tuple[Token, ...], at: int, start: int) -> bool:
    """ "Indian and Chinese troops": "and" between two capitalised adjectives before one noun."""
    if at <= start or at + 2 >= len(tokens):
        return False
    one, other, noun = tokens[at - 1], tokens[at + 1], tokens[at + 2]
    if person(one.lower) in ("women", "children") or (one.lower in PLURAL):
        return False
    return one.text[0].isupper() and other.text[0].isupper() and person(noun.lower) is not None


def _one_count_of_both(tokens: tuple[Token, ...], at: int, head: int | None) -> Population | None:
    """ "30 women and children", "300 men and women": one count of both, and who they are together."""
    if head != at - 1 or at + 1 >= len(tokens):
        return None
    return PAIRS.get(frozenset((tokens[at - 1].lower, tokens[at + 1].lower)))


def _inside_a_name(tokens: tuple[Token, ...], at: int) -> bool:
    """ "four Syrian Glory of Islam Brigade militants", "six National Front for the Liberation fighters"."""
    lower = tokens[at].lower
    if lower == "the" or lower not in SMALL_IN_NAMES or not tokens[at - 1].text[0].isupper():
        return lower == "the" and tokens[at - 1].lower in ("of", "for") and _named_on(tokens, at)
    if lower == "of" and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        return True
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == "the")
    return _named_on(tokens, after - 1)


def _named_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name goes on after tokens[at], up to a plural noun for people in small letters."""
    for token in tokens[at + 1 : at + LONGEST_NAME]:
        if token.lower in PLURAL and not token.text[0].isupper():
            return token is not tokens[at + 1]
        if not (token.text[0].isupper() or token.lower in SMALL_IN_NAMES or token.lower in ("-", "'", "’", "s")):
            return False
    return False


def _noun_follows_noun(tokens: tuple[Token, ...], at: int) -> bool:
    return tokens[at - 1].lower in ("police", "security", "troop", "militia", "personnel", "women", "men", "children")


def _is_name_of_people(lower: str) -> bool:
    named = lower.endswith(("s", "ese", "ish", "i", "is", "ans")) and len(lower) > 3
    return named or lower in PEOPLE["armed_names"]
