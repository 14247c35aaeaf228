"""Whose count a number is: "by X's count", "X's figures show", "X, daily figures: …", "put at six by X"."""

from dashboard.extraction.speech.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speech.speaker_phrases import (
    ARTICLES,
    OWN,
    STOPS,
    can_speak,
    is_known_speaker,
    opening_subject,
    phrase_after,
    phrase_before,
)
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import Stance

LISTS = word_lists("speakers", "counts_of")
WORDS = word_lists("speech")
COUNTS, COUNTED_OUT, COUNTING = WORDS["counts"], WORDS["counted_out"], WORDS["number_words"]
POSSESSIVES = word_lists("grammar")["genitive"]
SEEING = frozenset({"saw", "counted", "buried", "carried"})
PUT, SHOWING, STUDIES = LISTS["put"], LISTS["showing"], LISTS["studies"]
FROM_PUT_TO_BY = 9
LONGEST_ANNOUNCEMENT = 14
LONGEST_STUDY = 4
SHORTEST_ACRONYM = 3


def own_count(view: View, memory: EntryMemory) -> Saying | None:
    """ "Its earlier count was 18", "By his account seven are dead": the last speaker's."""
    words = [t.lower for t in view.tokens[:6]]
    if memory.last is None or len(words) < 2:
        return None
    before = memory.before
    next_to = before is not None and before.index + 1 == view.index and not before.sentence.is_heading
    if words[0] in ("he", "she") and words[1] in SEEING and next_to:
        return changed(memory.last, stance="reports", first=0, end=2, verb=-1)  # "He saw four bodies on the road"
    first = 1 if words[0] == "by" else 0
    if words[first] in ("its", "his", "her", "their") and any(word in COUNTS for word in words[first + 1 :]):
        return changed(memory.last, stance="reports", first=0, end=first + 1, verb=-1)
    return None


def past_a_count(view: View, at: int) -> int:
    """The token after "a count by", "the latest figures from": whose count it is stands there."""
    for place in range(at, min(at + 4, len(view.tokens) - 2)):
        if view.lows[place] in COUNTS and view.lows[place + 1] in ("by", "from"):
            return place + 2
    return at


def counted_by(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """ "By the ministry's count", "UNSMIL's figures show", "MSF's figure for the dead": whose number it is."""
    found: list[Saying] = []
    if COUNTS.isdisjoint(view.words):
        return found
    tokens = view.tokens
    for place, word in enumerate(view.lows):
        if word not in COUNTS or place == 0 or place in view.name_at:
            continue
        theirs = place > 1 and view.lows[place - 1] in OWN and view.lows[place - 2] == "by"
        if theirs and memory.last:  # "… died by his count"
            found.append(changed(memory.last, stance="reports", first=place - 2, end=place + 1, verb=-1))
            continue
        owner = _owner(view, place)
        if owner is None:
            continue
        named = view.name_at.get(owner - 1) if owner == place else None
        phrase = (named.first, owner) if named else phrase_before(view, vocabulary, owner) if owner > 0 else None
        if phrase is None or phrase[1] != owner or not can_speak(view, vocabulary, *phrase):
            continue
        before = tokens[phrase[0] - 1].lower if phrase[0] else ""
        following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
        owned = owner < place and following == ":"  # "The UN's May numbers: 1,119 killed"
        if before == "by" or owned or following in COUNTED_OUT or following in BE or (before in BE and owner < place):
            kind, key = attribution_of(view, vocabulary, *phrase)
            first = phrase[0] - 1 if before == "by" else phrase[0]
            stance: Stance = "reports" if word != "estimate" else "estimates"
            found.append(Saying(view.span(*phrase), stance, kind, key, first=first, end=place + 1))
    return found


def _owner(view: View, count: int) -> int | None:
    """The end of the words for whose count it is: before "'s (latest) count", or right before "figures"."""
    for place in range(count - 1, max(-1, count - 4), -1):
        word = view.tokens[place].lower
        if word in POSSESSIVES:
            return place
        if word in STOPS:
            return None
    last = view.name_at.get(count - 1)
    return count if last and (last.of("source") or last.of("actor")) else None


def announced(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "Health ministry, daily figures for Friday: 71 killed", "OCHA has another figure: 178,000": before a colon."""
    if ":" not in view.words:
        return None
    colon = view.lows.index(":")
    if not 1 < colon <= LONGEST_ANNOUNCEMENT or COUNTS.isdisjoint(view.lows[:colon]) or not _is_number(view, colon + 1):
        return None
    subject = opening_subject(view, vocabulary, colon, named_only=False)
    if subject is None or not (is_known_speaker(view, vocabulary, *subject) or is_acronym(view, *subject)):
        return None
    kind, key = attribution_of(view, vocabulary, *subject)
    return Saying(view.span(*subject), "reports", kind, key, first=subject[0], end=colon + 1)


def is_acronym(view: View, first: int, end: int) -> bool:
    """Whether tokens [first, end) are one word of capitals that no list of places knows and that heads no report."""
    if end - first != 1 or first in view.name_at:
        return False
    word = view.tokens[first].text
    return len(word) >= SHORTEST_ACRONYM and word.isalpha() and word.isupper() and word.lower() not in LISTS["headings"]


def put_at(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "The dead are put at six by Palestinian officials": who counts stands behind the number."""
    if "by" not in view.words or PUT.isdisjoint(view.words):
        return None
    for place, word in enumerate(view.lows):
        if word not in PUT or place == 0 or BE.isdisjoint(view.lows[max(place - 3, 0) : place]):
            continue
        reach = view.lows[place : place + FROM_PUT_TO_BY]
        by = place + reach.index("by") if "by" in reach else 0
        between = range(place + 1, by)
        if not between or view.lows[place + 1] not in ("at", "to", "as") or not STOPS.isdisjoint(view.lows[place:by]):
            continue
        first, end = phrase_after(view, vocabulary, by + 1)
        if first == end or not any(_is_number(view, at) for at in between) or end in view.nouns:
            continue
        if can_speak(view, vocabulary, first, end):
            kind, key = attribution_of(view, vocabulary, first, end)
            return Saying(view.span(first, end), "estimates", kind, key, first=place, end=end)
    return None


def shown_by(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "Official figures show …", "…, a GLPA tally showed", "the survey finds": the study, from its article on."""
    if STUDIES.isdisjoint(view.words):
        return None
    for place, word in enumerate(view.lows[:-1]):
        if word not in STUDIES or view.lows[place + 1] not in SHOWING or place in view.name_at:
            continue
        first = _start_of_study(view, place)
        if first is not None and first < place:
            kind, key = attribution_of(view, vocabulary, first, place + 1)
            return Saying(view.span(first, place + 1), "reports", kind, key, first=first, end=place + 2)
    return None


def _start_of_study(view: View, place: int) -> int | None:
    """Where the few words before "figures" or "survey" begin that a stop, an article or the sentence's start opens."""
    for first in range(place - 1, max(place - 1 - LONGEST_STUDY, -1), -1):
        token = view.tokens[first]
        if token.lower in ARTICLES:
            return first
        if token.text in STOPS:
            return first + 1
        if not token.text[0].isalpha() or first in view.verbs or token.lower in BE or token.lower in LISTS["no_study"]:
            return None
        if first == 0:
            return 0
    return None


def _is_number(view: View, at: int) -> bool:
    """Whether a number, or "some" or "at least" before one, stands at token `at`."""
    return at < len(view.tokens) and (view.tokens[at].text[0].isdigit() or view.lows[at] in COUNTING | LISTS["about"])
