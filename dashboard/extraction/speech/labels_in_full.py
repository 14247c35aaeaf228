"""Labels before a colon in full: the name before a title, without how it was told ("by phone", "on Telegram")."""

from dashboard.extraction.speech.speaker_phrases import ARTICLES, HOLDING, IN_A_NAME, QUOTES
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import SINGULAR
from dashboard.extraction.words.view import View

LISTS = word_lists("speakers", "labels_in_full")
WORDS = word_lists("speech")
MEANS = frozenset({"on", "by", "via", "in", "over", "to"})
ASIDES = MEANS | LISTS["asides"]
POSSESSIVES = word_lists("grammar")["genitive"]
MEDIA = WORDS["media"]
ANYBODY = LISTS["anybody"]
TO_MEDIUM = 4
LONGEST_NAME = 6
LONGEST_LABEL = 9
NO_SPEAKERS = word_lists("stops")["words"] | WORDS["of_reports"] | {"body", "civilian", "death", "casualty"}
NO_SPEAKERS -= {"report", "reports"}


def names_somebody(view: View, speaker: tuple[int, int]) -> bool:
    """Whether the words of a speaker are more than an article, a preposition or an adjective ("By", "First")."""
    start, end = speaker
    words = view.sentence.source.text[start:end].split()
    return len(words) != 1 or words[0].isupper() or words[0].lower() not in NO_SPEAKERS


def without_means(view: View, first: int, end: int) -> int:
    """Where a label ends before how it was told: "A nurse, by satellite phone", "The ministry on Telegram"."""
    if view.lows[end - 1] not in MEDIA:
        return end
    for at in range(end - 2, max(first, end - TO_MEDIUM - 1), -1):
        if view.lows[at] in MEANS:
            return at - (view.lows[at - 1] == ",")
    return end


def before_its_aside(view: View, first: int) -> tuple[int, int] | None:
    """The label that a comma parts from how or where it was told ("by voice note", "reached over a bad line").

    `first` is the first token of the aside; None where it is none.
    """
    if first < 2 or view.lows[first] not in ASIDES or view.lows[first - 1] != ",":
        return None
    start = _start_of_line(view, first - 1)
    return (start, first - 1) if start < first - 1 else None


def is_a_member(view: View, first: int, end: int) -> bool:
    """Whether a label is a person told with what they belong to: "MoPH's Ismail Kawosi", "the YPG's Polat Can"."""
    owner = next((at for at in range(first + 1, end) if view.lows[at] in POSSESSIVES), None)
    if owner is None or not 2 <= end - owner - 1 <= LONGEST_NAME:
        return False
    known = view.name_at.get(owner - 1)
    belongs = known.of("source") or known.of("actor") if known else view.tokens[owner - 1].text[:3].isupper()
    named = view.tokens[owner + 1 : end]
    return bool(belongs) and all(token.text[0].isupper() or token.text == "-" for token in named)


def name_before_title(view: View, first: int) -> tuple[int, int] | None:
    """ "Karim Saidi, head of the army staff:": the name before the title that begins at token `first`."""
    if first < 3 or view.lows[first - 1] != ",":
        return None
    start = _start_of_line(view, first - 1)
    named = view.tokens[start : first - 1]
    is_name = 2 <= len(named) <= LONGEST_NAME and named[0].text[0].isupper() and named[0].lower not in ARTICLES
    fits = all(t.text[0].isupper() or t.text == "-" or t.lower in IN_A_NAME for t in named)
    return (start, first - 1) if is_name and fits else None


def opens_a_quotation(view: View, first: int, end: int, colon: int) -> bool:
    """Whether words before a colon, at the start of a sentence, are somebody whose quotation follows: "A nurse: “…”."""
    tokens = view.tokens
    if first or colon + 1 >= len(tokens) or tokens[colon + 1].text not in QUOTES or not 1 < end <= LONGEST_LABEL:
        return False
    plain = all(token.text[0].isalpha() or token.text in ("-", "'s", "’s") for token in tokens[:end])
    known = tokens[0].lower in ARTICLES or end < colon
    return plain and known and view.verbs.isdisjoint(range(end))


def is_a_person(view: View, first: int, end: int) -> bool:
    """Whether a label is one unnamed person: "A provincial council member in Faryab:", not "A man in Faryab:"."""
    tokens = view.tokens
    if not 1 < end - first <= LONGEST_LABEL or tokens[first].lower not in ("a", "an"):
        return False
    head = next((at for at in range(first + 1, end) if tokens[at].lower in HOLDING), end) - 1
    plain = all(token.text[0].isalpha() for token in tokens[first:end]) and view.verbs.isdisjoint(range(first, end))
    return plain and tokens[head].lower in SINGULAR and tokens[head].lower not in ANYBODY


def _start_of_line(view: View, end: int) -> int:
    """Back to the stop before the words that end at token `end`."""
    at = end
    while at > 0 and (view.tokens[at - 1].text[0].isalnum() or view.tokens[at - 1].text in ("-", "'s", "’s")):
        at -= 1
    return at
