"""Speakers in words that no list knows: "A grocer says", "hospital staff in Peshawar estimate"."""

from dashboard.extraction.speech.speaker_phrases import (
    ARTICLES,
    CLOSING,
    CONTACTS,
    DETERMINERS,
    HOLDING,
    INSIDE,
    LONGEST_PHRASE,
    NO_NOUN,
    NOBODY,
    OWN,
    PRONOUNS,
    STOPS,
    WORDS,
    before_our_contact,
    nominal,
    owns,
    past_adverbs,
)
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

LISTS = word_lists("speakers", "plain_phrases")
POSSESSIVES = word_lists("grammar")["genitive"]
NO_SUBJECT = NO_NOUN - {"and", "by"} | {"if", "after", "before", "since", "than", "not", "no", "or", "then", "so"}
VERB_ENDINGS = ("ing", "ed")
LONGEST_PLAIN = 9


def plain_phrase_before(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """Whatever noun phrase fills the room from a stop or quotation to the verb: "A grocer says", "hospital staff say".

    For verbs that only people's subjects go with: no list need know the words, so the room must hold no verb.
    """
    tokens = view.tokens
    end = before_our_contact(view, past_adverbs(view, vocabulary, verb))
    first = end
    while first > 0 and (tokens[first - 1].text not in CLOSING or owns(tokens, first - 1)):
        token = tokens[first - 1]
        if first > 1 and owns(tokens, first - 1):
            first -= 2  # "the doctors' union"
            continue
        known = first - 1 in view.name_at
        if not (known or token.text[0].isalpha() or token.text == "-" or token.lower in ("'s", "’s")):
            return None
        joins = token.lower == "with" and first > 2 and tokens[first - 3].lower in ("a", "an")  # "a medic with"
        if not (known or joins) and (token.lower in NO_SUBJECT or token.lower in BE or token.lower in PRONOUNS):
            break
        if not known and _is_verbal(view, vocabulary, first - 1):
            contacted = token.lower in CONTACTS
            if not contacted and (not token.lower.endswith("ed") or not nominal(view, vocabulary, max(first - 2, 0))):
                return None
            end = first - 1  # "a doctor reached by telephone said"
        first -= 1
    while first < end and tokens[first].lower in WORDS["openers"]:
        first += 1
    if not 0 < end - first <= LONGEST_PLAIN or tokens[end - 1].lower in INSIDE:
        return None
    if first and tokens[first - 1].lower in BE:
        return None
    opening, last = tokens[first], tokens[end - 1]
    named = opening.text[0].isupper() and (first > 0 or end - first > 1 or first in view.name_at)
    head = next((i for i in range(first + 1, end) if tokens[i].lower in HOLDING), end) - 1
    plural = tokens[head].lower.endswith("s") or tokens[head].lower in ("staff", "people", "men", "women")
    fits = opening.lower in DETERMINERS or named or plural
    return (first, end) if fits and not last.lower.isdigit() and opening.lower not in NOBODY - ARTICLES else None


def plain_source(view: View, at: int) -> tuple[int, int]:
    """A noun phrase from its article to what it is of, for "according to a bus driver"; empty where there is none."""
    tokens, end = view.tokens, at
    if at >= len(tokens) or tokens[at].lower not in DETERMINERS | OWN:
        return at, at
    while end < len(tokens) and end - at < LONGEST_PLAIN and tokens[end].text not in CLOSING:
        word = tokens[end].lower
        if end > at and (word in NO_SUBJECT - {"the"} or word in BE or end in view.verbs):
            break
        if not (word[0].isalpha() or word in POSSESSIVES or word == "-"):
            break
        end += 1
    return (at, at) if LISTS["no_sources"].intersection(view.lows[at:end]) or end == at + 1 else (at, end)


def _is_verbal(view: View, vocabulary: Vocabulary, place: int) -> bool:
    """Whether a token may be a verb or participle, and is no "Hamas-backed" and no word of a list."""
    lower = view.tokens[place].lower
    if lower in vocabulary.speech.verbs.by_first:
        return not (lower in WORDS["also_nouns"] and view.lows[place + 1] in HOLDING)  # "a report from the north"
    compound = place > 0 and view.tokens[place - 1].text == "-"
    described = place > 0 and view.tokens[place - 1].lower in DETERMINERS
    described = described or (place > 0 and lower.endswith("ing") and nominal(view, vocabulary, place - 1))
    return lower.endswith(VERB_ENDINGS) and not compound and not described


def plain_phrase_after(view: View, at: int) -> tuple[int, int]:
    """The words after an inverted verb up to the next stop: "… at Tawila,” says a field coordinator, Mariam Adam"."""
    end = at
    while end < len(view.tokens) and end - at < LONGEST_PHRASE and view.tokens[end].text not in STOPS:
        if view.tokens[end].lower in ("who", "that", "which", "as", "in", "on", "at"):
            break
        end += 1
    return at, end
