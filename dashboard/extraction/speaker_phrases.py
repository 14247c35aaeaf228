"""The noun phrases that can say something: before a verb, after "according to", at the head of a sentence."""

from dashboard.extraction.view import BE, View
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("speech")
PRONOUNS, DESCRIBING, CLAUSE_OPENERS = WORDS["pronouns"], WORDS["describing"], WORDS["clause_openers"]
STOPS = frozenset({",", ".", ";", ":", "—", "–", "(", ")", '"', "“", "”", "!", "?", "…", "\n"})
LONGEST_PHRASE = 8
NOBODY = frozenset({"the", "a", "an", "he", "she", "it", "we", "i", "they", "you", "this", "that", "there", "here"})
NO_NOUN = frozenset(
    {"that", "which", "who", "when", "where", "while", "as", "but", "because", "to", "and", "by", "with"}
)
QUOTES = frozenset({'"', "“", "”", "«", "»", "‘", "’"})
INSIDE = frozenset({"of", "at", "for", "in"})  # "the head of the Observatory" is one phrase
HOLDING = frozenset({"in", "at", "near", "from", "on", "outside", "across", "of"})
NOT_NAMES = frozenset(word_lists("date_words")["weekdays"] | word_lists("date_words")["months"])


def speaking_subject(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb at token `verb` that can say something ("The broadcaster blamed …")."""
    subject = phrase_before(view, vocabulary, verb)
    return subject if subject and can_speak(view, vocabulary, *subject) else None


def phrase_before(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb at token `verb`; None when there is none."""
    tokens, adverbs = view.tokens, vocabulary.speech.adverbs
    end = verb
    while (
        end > 0
        and (tokens[end - 1].lower in adverbs or tokens[end - 1].lower.endswith("ly"))
        and end - 1 not in view.name_at
    ):
        end -= 1
    if end > 0 and tokens[end - 1].text == ",":
        opening = _appositive_start(view, end - 1)
        if opening is None:
            return None
        end = opening
    if end > 0 and tokens[end - 1].text == ")":
        while end > 0 and tokens[end - 1].text != "(":
            end -= 1
        end = max(end - 1, 0)
    if end == 0:
        return None
    first = end
    while first > 0:
        token = tokens[first - 1]
        lower = token.lower
        hit = view.name_at.get(first - 1)
        if hit and hit.end <= first:
            first = hit.first
            continue
        if token.text in STOPS or token.text in QUOTES:
            break
        if lower in PRONOUNS and first == end:
            return first - 1, first
        relative = lower in ("which", "who") and first < end
        if relative:
            return phrase_before(view, vocabulary, first - 1)
        if not nominal(view, vocabulary, first - 1):
            break
        first -= 1
        if lower in ("the", "a", "an") and (first == 0 or tokens[first - 1].lower not in INSIDE):
            break
    while first < end and tokens[first].lower in WORDS["openers"]:
        first += 1
    if first and tokens[first - 1].lower in HOLDING:  # "… violence in Syria said"
        place = view.name_at.get(first)
        first = place.end if place and (place.of("place") or place.of("country")) else first
    if first == end:
        if end > 0 and tokens[end - 1].lower == "and":
            return opening_subject(view, vocabulary, verb, named_only=False)
        return _far_subject(view, vocabulary, verb) or _articled_phrase(view, vocabulary, end)
    if first and tokens[first - 1].text not in STOPS | QUOTES and (whole := _articled_phrase(view, vocabulary, end)):
        return whole
    if not can_speak(view, vocabulary, first, end):
        return _far_subject(view, vocabulary, verb) or (first, end)
    return first, end


def _articled_phrase(view: View, vocabulary: Vocabulary, end: int) -> tuple[int, int] | None:
    """A phrase with words that no list knows, from its article on: "…, the ministry of displacement says"."""
    tokens = view.tokens
    for first in range(end - 1, max(-1, end - LONGEST_PHRASE), -1):
        token = tokens[first]
        if not (token.text[0].isalpha() or token.text in ("-", "'s", "’s")):
            return None
        if token.lower in vocabulary.speech.verbs.by_first or token.lower in BE or token.lower in NO_NOUN:
            return None
        opens = first == 0 or tokens[first - 1].text in STOPS or tokens[first - 1].text in QUOTES
        if opens and token.lower in ("the", "a", "an", "one", "two", "three"):
            return (first, end) if can_speak(view, vocabulary, first, end) else None
    return None


def apposed_name(view: View, end: int) -> tuple[int, int] | None:
    """The person named after who they are: "the ministry's spokesman, Qari Naeemi, tweeted"."""
    tokens = view.tokens
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    last = end + 1
    while last < len(tokens) and tokens[last].text[0].isupper():
        last += 1
    closed = last == len(tokens) or tokens[last].text in (",", ".", "”", '"') or tokens[last].lower in ("of", "told")
    return (end + 1, last) if 2 <= last - end - 1 <= 4 and closed else None


def _far_subject(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """The subject that opens the sentence, with a clause between it and its verb ("X which monitors … said")."""
    at = 0
    while at < verb and view.tokens[at].lower in (
        "the",
        "a",
        "an",
        "but",
        "and",
        "meanwhile",
        "however",
        ",",
        "earlier",
        "later",
        "speaking",
        "to",
    ):
        at += 1
    start = 1 if at and view.tokens[0].lower in ("but", "and", "meanwhile", "however") else 0
    end = at
    while end < verb and (end in view.name_at or nominal(view, vocabulary, end)):
        end += 1
    following = view.tokens[end].lower if end < verb else ""
    if end > at and following in ("which", "who", ",", "that", "(") and can_speak(view, vocabulary, at, end):
        return start, end
    return None


def opening_subject(
    view: View, vocabulary: Vocabulary, before: int, *, named_only: bool = True
) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence, when it can be whom a later pronoun means."""
    end = 0
    while end < before and (end in view.name_at or nominal(view, vocabulary, end)):
        end += 1
    while end > 1 and not view.tokens[end - 1].text[0].isalnum():
        end -= 1
    named = not named_only or any(view.tokens[i].text[0].isupper() for i in range(1, end)) or 0 in view.name_at
    return (0, end) if end > 0 and named and can_speak(view, vocabulary, 0, end) else None


def nominal(view: View, vocabulary: Vocabulary, place: int) -> bool:
    """Whether a token may stand inside a speaker's noun phrase."""
    token = view.tokens[place]
    lower = token.lower
    if lower in NOT_NAMES or lower.rstrip("s") in NOT_NAMES:
        return False
    if place in view.name_at or token.text[0].isupper():
        return True
    if place > 1 and view.tokens[place - 1].text == "-" and view.tokens[place - 1].end == token.start:
        return view.tokens[place - 2].text[0].isupper()
    if token.text in ("-", ".") or lower in ("'s", "’s"):
        return place > 0 and view.tokens[place - 1].end == token.start
    if lower in DESCRIBING or lower in vocabulary.titles:
        return True
    if lower in vocabulary.armed or lower in vocabulary.civil or lower in vocabulary.modifiers:
        return True
    return lower in vocabulary.source_kinds.by_first


def _appositive_start(view: View, comma: int) -> int | None:
    """Token where "X, the director of Y, said" has its first comma; None when there is none in reach."""
    for place in range(comma - 1, max(-1, comma - 25), -1):
        if view.tokens[place].text == ",":
            return place
    return None


def phrase_after(view: View, vocabulary: Vocabulary, at: int) -> tuple[int, int]:
    """The noun phrase that begins at token `at`, as first and end; equal when there is none."""
    tokens = view.tokens
    end = at
    while end < len(tokens):
        token = tokens[end]
        hit = view.name_at.get(end)
        if hit and hit.first == end:
            end = hit.end
            continue
        if token.text == "(":
            break
        if token.text in STOPS or (token.lower in CLAUSE_OPENERS and token.lower != "and"):
            break
        if token.lower == "and" and not (end + 1 < len(tokens) and nominal(view, vocabulary, end + 1)):
            break
        if token.lower in vocabulary.date_words["weekdays"] or token.lower in (
            "on",
            "saying",
            "said",
            "as",
            "is",
            "was",
            "has",
        ):
            break
        if not (nominal(view, vocabulary, end) or token.lower in ("of", "for", "in", "at", "from", "and", "by")):
            break
        end += 1
    while end > at and tokens[end - 1].lower in ("of", "for", "in", "at", "from", "and", "the", "by", "-"):
        end -= 1
    return at, end


def can_speak(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether tokens [first, end) name someone who can say something."""
    for place in range(first, end):
        hit = view.name_at.get(place)
        if hit and (hit.of("source") or hit.of("actor") or hit.of("country")):
            return True
    if vocabulary.source_kinds.find(view.tokens[first:end]):
        return True
    words = view.tokens[first:end]
    if any(w.lower in vocabulary.armed or w.lower in vocabulary.titles for w in words):
        return True
    names = [w for w in words if w.text[0].isupper() and w.lower not in NOBODY]
    return bool(names) and not view.is_title_case and (first > 0 or len(names) > 1 or len(words) == 1)
