"""Speakers in words that no list knows: "A grocer says", "hospital staff in Peshawar estimate"."""

from dashboard.extraction.speech.speaker_phrases import (
    ARTICLES,
    CLOSING,
    DETERMINERS,
    HOLDING,
    INSIDE,
    LONGEST_PHRASE,
    NO_NOUN,
    NOBODY,
    PRONOUNS,
    STOPS,
    WORDS,
    nominal,
    owns,
    past_adverbs,
)
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

NO_SUBJECT = NO_NOUN - {"and", "by"} | {"if", "after", "before", "since", "than", "not", "no", "or", "then", "so"}
VERB_ENDINGS = ("ing", "ed")
LONGEST_PLAIN = 9


def plain_phrase_before(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """Whatever noun phrase fills the room from a stop or quotation to the verb: "A grocer says", "hospital staff say".

    For verbs that only people's subjects go with: no list need know the words, so the room must hold no verb.
    """
    tokens = view.tokens
    end = past_adverbs(view, vocabulary, verb)
    first = end
    while first > 0 and (tokens[first - 1].text not in CLOSING or owns(tokens, first - 1)):
        token = tokens[first - 1]
        if first > 1 and owns(tokens, first - 1):
            first -= 2  # "the doctors' union"
            continue
        known = first - 1 in view.name_at
        if not (known or token.text[0].isalpha() or token.text == "-" or token.lower in ("'s", "’s")):
            return None
        if not known and (token.lower in NO_SUBJECT or token.lower in BE or token.lower in PRONOUNS):
            break
        if not known and _is_verbal(view, vocabulary, first - 1):
            if not token.lower.endswith("ed") or first < 2 or not nominal(view, vocabulary, first - 2):
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


def _is_verbal(view: View, vocabulary: Vocabulary, place: int) -> bool:
    """Whether a token may be a verb or participle, and is no "Hamas-backed" and no word of a list."""
    lower = view.tokens[place].lower
    if lower in vocabulary.speech.verbs.by_first:
        return True
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
