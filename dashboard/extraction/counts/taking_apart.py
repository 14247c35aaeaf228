"""A sentence taken apart: its words of harm, and every number phrase or single person that may be harmed."""

from collections.abc import Sequence

from dashboard.extraction.counts.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.fates import with_fates
from dashboard.extraction.counts.harm import find_harm
from dashboard.extraction.counts.nouns import Noun, read_noun
from dashboard.extraction.counts.numbers import NumberPhrase, find_numbers
from dashboard.extraction.counts.singles import with_singles
from dashboard.extraction.text.tokens import NO_WORDS, Token, padded_words
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import CAPTURED, PEOPLE, PLURAL

WORDS = word_lists("counts", "taking_apart")
SAYING = GRAMMAR["saying"] - {"confirmed", "confirms", "reported", "reports"}
TAKING = word_lists("frames")["taking"]
TAKING_ALIVE = TAKING | word_lists("frames")["slaying"] | WORDS["taking_alive"]
LISTS = frozenset({"list", "lists", "register", "roll", "registry", "records"})
SEVERE = frozenset({"critical", "serious", "grave"})
BACK_TO_PEOPLE = 25


def take_apart(tokens: tuple[Token, ...], lows: Sequence[str] | None = None) -> Clause:
    """The candidates and words of harm of a sentence; `lows` are its tokens in lower case, where they are at hand."""
    low = padded_words(tokens) if lows is None else [*lows, *NO_WORDS]
    if "is" in low:
        for at, token in enumerate(tokens):
            if token.text == "IS" and not (at and tokens[at - 1].text.isupper()):
                low[at] = "isis"  # the group, and no verb
    has = frozenset(low)
    harm = with_fates(low, has, find_harm(low, has))
    inside = {at for word in harm for at in range(word.first, word.end)}
    numbered = [Candidate(0, phrase, _noun_of(tokens, phrase, inside)) for phrase in find_numbers(tokens, low)]
    candidates = with_singles(tokens, low, _out_of_totals(low, numbered), inside)
    for place, candidate in enumerate(candidates):
        candidate.place = place
        if candidate.noun.noun_class == "leaning" and low[candidate.end] in SAYING:
            candidate.may_be_people = False  # "one of them said"
        if low[candidate.end] in GRAMMAR["unharmed"] and low[candidate.first - 1] not in TAKING_ALIVE:
            candidate.may_be_people = False  # "13 alive and 27 dead"
        if candidate.noun.noun_class == "bare" and _follows_its_noun(low, candidate):
            noun = candidate.noun._replace(head=candidate.first - 1, noun_class="person")
            noun = noun._replace(population=PLURAL[low[candidate.first - 1]])
            modified = low[candidate.first - 2].isalpha() and low[candidate.first - 2] not in ("which", "whom")
            candidate.noun, candidate.first, candidate.is_explicit = noun, candidate.first - 1 - modified, True
        if candidate.noun.noun_class == "thing" and _shares_its_noun(low, candidate, candidates[place + 1 : place + 2]):
            candidate.noun = candidate.noun._replace(noun_class="person", population="combatants")
            candidate.may_be_people = candidate.is_explicit = True
        aside = low[candidate.first - 1] == "," == low[candidate.end] and low[candidate.phrase.end] == "of"
        aside = aside and low[candidate.phrase.end + 1] not in ("them", "whom", "these", "those")
        if aside and candidate.phrase.low == 1 and candidate.noun.noun_class == "person":
            candidate.may_be_people = False  # "her brother, one of nine siblings, was killed"
        if candidate.noun.noun_class == "bare" and low[candidate.end] == "which":
            candidate.may_be_people = False  # "several missiles, including one which reached the port"
        if candidate.noun.noun_class == "unknown" and low[candidate.noun.head or 0] in SEVERE:
            candidate.noun = candidate.noun._replace(noun_class="bare", head=None, end=candidate.phrase.end)
            candidate.end = candidate.phrase.end  # "44 injured (10 critical)"
        head = low[candidate.noun.head] if candidate.noun.head is not None else ""
        if head == "names" and not LISTS.isdisjoint(has):
            candidate.may_be_people = True  # "the list of the dead has 45 names on it"
        if head == "cases" and low[candidate.first - 1] in GRAMMAR["receiving"]:
            candidate.may_be_people = True  # "the clinic treated 630 cases"
        if candidate.noun.noun_class == "bare":
            candidate.is_alone = CAPTURED.isdisjoint(has)
            candidate.is_backed = _is_backed(low, candidates[max(0, place - 6) : place], candidate.first)
        candidate.is_pronoun, candidate.is_family = (
            head in ("them", "whom", "ours", "theirs", "us"),
            head in GRAMMAR["registered"],
        )
    return Clause(
        tokens,
        low,
        harm,
        candidates,
        {word.first: word for word in harm},
        {word.end - 1: word for word in harm},
        {candidate.first: candidate for candidate in candidates},
        has,
    )


def _noun_of(tokens: tuple[Token, ...], phrase: NumberPhrase, inside: set[int]) -> Noun:
    """What a number counts; in a line of numbers it stands after a colon: "1,592: civilians killed this year"."""
    colon = phrase.first == 0 and len(tokens) > phrase.end + 1 and tokens[phrase.end].text == ":"
    noun = read_noun(tokens, phrase._replace(end=phrase.end + 1) if colon else phrase, inside)
    return noun if noun.head is not None or not colon else noun._replace(end=phrase.end)


def _follows_its_noun(low: list[str], candidate: Candidate) -> bool:
    """ "security personnel 34, militants ~40, civilians 17.": a list that names whom it counts before the number."""
    first = candidate.first
    if low[first - 1] not in PLURAL or low[candidate.end] not in (",", ".", ";", ")", ""):
        return False
    return any(low[at] in (",", ";", ":", "which", "whom", "(") for at in (first - 2, first - 3))


def _shares_its_noun(low: list[str], candidate: Candidate, following: list[Candidate]) -> bool:
    """ "13 army and 11 police personnel": the noun of the second is that of the first."""
    if candidate.noun.head is None or low[candidate.noun.head] not in PEOPLE["armed_groups"] or not following:
        return False
    other = following[0]
    joined = low[candidate.end] in ("and", ",", "&") and other.first == candidate.end + 1
    return joined and other.noun.noun_class == "person" and other.noun.population == "combatants"


def _is_backed(low: list[str], before: list[Candidate], first: int) -> bool:
    if any(low[candidate.noun.head or 0] in CAPTURED for candidate in before if not candidate.may_be_people):
        return False
    words = low[max(0, first - BACK_TO_PEOPLE) : first]
    named = next((candidate for candidate in reversed(before) if candidate.is_explicit), None)
    if named is not None:  # "abducted seven bus passengers and freed two"
        return CAPTURED.isdisjoint(low[max(0, first - 8, named.end) : first])
    return any(word in PLURAL for word in words) and CAPTURED.isdisjoint(words[-8:])


def _is_held_after(low: list[str], candidate: Candidate) -> bool:
    """ "9 of the 13 deminers they had kidnapped": the total was harmed too."""
    return not TAKING_ALIVE.isdisjoint(low[candidate.end + 1 : candidate.end + 4])


def _out_of_totals(low: list[str], numbered: list[Candidate]) -> list[Candidate]:
    """`numbered` where "12 of the 19 attackers" is one count, of 12 attackers; "four of the 12 dead" stays two."""
    kept: list[Candidate] = []
    for candidate in numbered:
        last = kept[-1] if kept else None
        if last and last.noun.head is None and candidate.noun.head is not None and candidate.noun.harmed is None:
            between = low[last.phrase.end : candidate.first]
            owned = between[0:1] == ["of"] and between[-1:] in (["'s"], ["’s"]) and len(between) < 5
            of_the = owned or (
                len(between) == 2 and between[0] == "of" and between[1] in ("the", "its", "their", "his", "those")
            )
            kept_apart = of_the and low[candidate.end] in ("they", "it", "he", "who") and _is_held_after(low, candidate)
            if kept_apart:
                kept[-1] = Candidate(0, last.phrase, candidate.noun._replace(end=last.phrase.end))
                kept.append(candidate)
                continue
            if of_the or (between == ["of"] and candidate.noun.noun_class == "person"):  # "35 of 56 hostages"
                kept[-1] = Candidate(0, last.phrase, candidate.noun)
                continue
        kept.append(candidate)
    return kept
