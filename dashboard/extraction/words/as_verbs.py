"""A word that is both noun and verb, read as the verb where its subject agrees: "forces attack the towns"."""

from collections.abc import Mapping, Sequence

from dashboard.extraction.text.parts import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.names import NameHit
from dashboard.extraction.words.people import THINGS
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary

LISTS = word_lists("words", "as_verbs")
WORDS = word_lists("clauses")
AIRCRAFT = frozenset({"jets", "warplanes", "planes", "drones", "helicopters", "gunships", "aircraft", "bombers"})
# Before the object of a verb, and never after a noun that is its subject's own ("a rebel attack on")
OBJECTS = WORDS["objects"]
NO_OBJECT = LISTS["no_object"]
SUFFERERS = frozenset({"victim", "victims", "survivor", "survivors", "suspect", "suspects"})
WHERE = frozenset({"in", "near", "outside", "from", "around", "inside"})
NOT_IN_A_PLACE = (WORDS["be"] | word_lists("roles")["held"] | {"who", "which", "that", "to", "said", "says"}) - {"of"}
TO_SUBJECT = 10
PLURALS = frozenset({"people", "police", "children", "women", "men", "policemen", "fishermen"})


def as_verb(
    hit: Hit[Trigger],
    tokens: Sequence[Token],
    lows: Sequence[str],
    name_at: Mapping[int, NameHit],
    vocabulary: Vocabulary,
    *,
    is_heading: bool = False,
) -> Hit[Trigger]:
    """`hit`, as a verb where its subject and its object say so; "gunmen attack a village" is told by "attack" alone."""
    trigger = hit.value
    if trigger.part == "verb" or trigger.strength == 1 or hit.end >= len(tokens):
        return hit  # "sentenced to death"
    if hit.end - hit.first > 1:
        return _of_its_subject(hit, tokens, lows, vocabulary)
    if hit.first == 0:
        return hit
    word, subject = lows[hit.first], lows[hit.first - 1]
    has_whom = lows[hit.end] not in NO_OBJECT or lows[hit.end : hit.end + 2] == ["at", "least"]
    if word == "killing" and subject in (",", "and") and has_whom and "where" not in lows:
        return Hit(hit.first, hit.end, _verb(trigger))  # "Militiamen went house to house, killing hundreds"
    if subject in WORDS["modals"]:
        return Hit(hit.first, hit.end, _verb(trigger))
    following = tokens[hit.end]
    if following.lower in WORDS["bodies_and_sites"] and following.text[0].isupper():
        return hit  # "the Strike Committee"
    has_object = _is_object(following, vocabulary) or (subject in AIRCRAFT and following.lower in THINGS)
    named = hit.first - 1 in name_at and subject not in vocabulary.demonyms
    if is_heading and named and (has_object or _is_a_noun(following.lower, vocabulary)):
        side = name_at[hit.first - 1].of("actor") is not None and not word.endswith("s")
        return Hit(hit.first, hit.end, _verb(trigger)) if side or word.endswith("s") else hit
    if not has_object:
        return hit
    agrees = _agrees(word, subject, named, vocabulary) or _agrees_from_afar(hit.first, tokens, lows, vocabulary)
    return Hit(hit.first, hit.end, _verb(trigger)) if agrees else hit


def _of_its_subject(
    hit: Hit[Trigger], tokens: Sequence[Token], lows: Sequence[str], vocabulary: Vocabulary
) -> Hit[Trigger]:
    """ "Gunmen attack", a noun of two words, where an object follows: its second word as the verb."""
    first = hit.end - 1
    plural = lows[first - 1].endswith(("s", "men")) and lows[first - 1] in vocabulary.armed
    if plural and not lows[first].endswith("s") and _is_object(tokens[hit.end], vocabulary):
        return Hit(first, hit.end, Trigger(hit.value.event_type, "verb", 2, lows[first]))
    return hit


def _is_object(following: Token, vocabulary: Vocabulary) -> bool:
    """Whether a word after a verb opens its object: an article, a name, a number, "government", "villages"."""
    return (
        following.lower in OBJECTS
        or following.text[0].isupper()
        or following.text[0].isdigit()
        or following.lower in vocabulary.modifiers
        or following.lower in PLURALS
        or (
            following.lower.endswith("s")
            and any(following.lower in nouns for nouns in (vocabulary.things, vocabulary.civil, vocabulary.armed))
        )
    )


def _is_a_noun(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a headline's word may be an object without an article: "Israel bombs port"."""
    known = word in vocabulary.things or word in vocabulary.armed or word in vocabulary.civil
    return known and word not in WORDS["bodies_and_sites"] and word not in SUFFERERS


def _agrees(word: str, subject: str, named: bool, vocabulary: Vocabulary) -> bool:
    """Whether a subject and its verb agree: "rebels attack", "the army attacks"."""
    plural = subject.endswith(("s", "men", "people", "police", "aircraft")) and (
        subject in vocabulary.armed or subject in vocabulary.civil or named or subject in AIRCRAFT
    )
    singular = named or subject in vocabulary.armed
    return (plural and not word.endswith("s")) or (singular and word.endswith("s") and not plural)


def _agrees_from_afar(at: int, tokens: Sequence[Token], lows: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a sentence opens with subject and place: "Riot police in Kuwait attack demonstrators"."""
    if lows[at].endswith("s") or not _closes_a_place(tokens[at - 1]):
        return False
    for place in range(at - 1, max(0, at - TO_SUBJECT), -1):
        if lows[place] in WHERE:
            head = lows[place - 1]
            armed = head in vocabulary.armed and head.endswith(("s", "men", "police"))
            return armed and all(_describes(tokens[i], lows[i], vocabulary) for i in range(place - 1))
        if not (
            _closes_a_place(tokens[place])
            or lows[place] == "'s"
            or (lows[place].isalpha() and lows[place] not in NOT_IN_A_PLACE)
        ):
            return False
    return False


def _closes_a_place(token: Token) -> bool:
    return token.text[0].isupper() or token.text == ","


def _describes(token: Token, low: str, vocabulary: Vocabulary) -> bool:
    """Whether a word may stand before the head of a subject."""
    return token.text[0].isupper() or low in vocabulary.modifiers or low in vocabulary.armed or low == "-"


def _verb(trigger: Trigger) -> Trigger:
    return Trigger(trigger.event_type, "verb", trigger.strength, trigger.lemma)
