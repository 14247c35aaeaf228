"""Attributions by a verb of saying: "X says …", "…, X told AFP", "…, says X", and whom X relays or cites."""

from dashboard.extraction.phrases import Hit
from dashboard.extraction.plain_phrases import plain_phrase_after, plain_phrase_before
from dashboard.extraction.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speaker_phrases import (
    ONES,
    PRONOUNS,
    QUOTES,
    apposed_name,
    can_speak,
    opening_subject,
    phrase_after,
    phrase_before,
)
from dashboard.extraction.values import changed
from dashboard.extraction.view import BE, View
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Stance

WORDS = word_lists("speech")
NUMBER_WORDS, STRONG = WORDS["number_words"], WORDS["strong"]
DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
NO_SPEECH_AFTER = DETERMINERS | {"to", "of", "this", "by"}
GOING_ON = frozenset({"go", "goes", "going", "went", "gone"})  # "clashes went on" says nothing
OPENS_SPEECH = WORDS["opens_speech"] | {"", ".", ",", ":", ";", "—", "–", "!", "“", '"', "‘"}
PARTS = QUOTES | {",", ";", ":", "—", "–", "(", "and", "but", "while", "whereas", "though", "although", "that"}
NUMBER_REACH = 9
MEANS = frozenset({"by", "via", "over", "with"})
OWN = frozenset({"its", "his", "her", "their"})
WHO = frozenset({"who", "whose", "which"})


def verb_frames(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """The attributions of a sentence by its verbs of saying, in order; one inside another's words is left out."""
    found: list[Saying] = []
    for hit in vocabulary.speech.verbs.find(view.tokens, view.lows):
        if found and hit.first < found[-1].end:
            continue
        if not _is_saying(view, vocabulary, hit.first, hit.end):
            continue
        said = _frame(view, vocabulary, memory, hit, found[-1] if found else None)
        if said and (not found or _stands_apart(view, said, found[-1])):
            found.append(said)
    return found


def _stands_apart(view: View, said: Saying, last: Saying) -> bool:
    """Whether a later attribution begins a clause of its own and is not told by the speaker before."""
    if said.first <= last.end:
        return said.first == last.end and said.speaker != last.speaker
    before = view.tokens[said.first - 1].lower
    return before in PARTS and not (before == "that" and said.first - 1 <= last.end)


def _frame(
    view: View, vocabulary: Vocabulary, memory: EntryMemory, hit: Hit[Stance], last: Saying | None
) -> Saying | None:
    tokens = view.tokens
    start = _segment_start(view, hit.first)
    participle = tokens[hit.first].lower.endswith("ing") and hit.first and tokens[hit.first - 1].text == ","
    if participle:
        named_only = not _after_a_verb(view, hit.first)
        opening = opening_subject(view, vocabulary, hit.first, named_only=named_only, start=start)
        if opening is None:
            return None
        return _said(view, vocabulary, hit, opening, opening[0], opening[1])
    subject, inverted = phrase_before(view, vocabulary, _before_an_aside(view, hit.first, start), start=start), False
    if subject and start < subject[0] and tokens[subject[0] - 1].lower in MEANS:  # "a doctor reached by Skype said"
        subject = opening_subject(view, vocabulary, subject[0], named_only=False, start=start) or subject
    cannot = subject is not None and not _is_pronoun(view, subject) and not can_speak(view, vocabulary, *subject)
    if subject is None and _follows_quote(view, hit.first, start):
        after = phrase_after(view, vocabulary, hit.end)
        if after[0] == after[1] or tokens[after[1] - 1].lower in ("a", "an", "the"):
            after = plain_phrase_after(view, hit.end)
        if after[0] < after[1]:
            subject, inverted = after, True
    is_strong = tokens[hit.first].lower in STRONG or view.lows[hit.end : hit.end + 1] == ["that"]
    if (subject is None or cannot) and is_strong:
        subject, cannot = plain_phrase_before(view, vocabulary, hit.first), False
    if subject is None or cannot or tokens[subject[1] - 1].lower in WORDS["own_pages"]:
        return None
    first, end = subject
    if end - first > 1 and tokens[end - 1].lower in ("'s", "’s"):
        end -= 1
    if _is_pronoun(view, (first, end)):
        known = last or memory.last or _subject_before(vocabulary, memory)
        return _by_pronoun(view, vocabulary, hit, first, start, known)
    if tokens[end - 1].lower in vocabulary.speech.footage:
        return None
    name = apposed_name(view, end) or (first, end)
    said = _said(view, vocabulary, hit, (first, end), first, max(hit.end, end, name[1]))
    said = changed(said, speaker=view.span(*name))
    return said if inverted else _chained(view, vocabulary, said, hit.end)


def _before_an_aside(view: View, verb: int, start: int) -> int:
    """Where "who …," opens that stands between a subject and its verb: "a source, who asked not to be named, says"."""
    if verb == start or view.lows[verb - 1] != "," or WHO.isdisjoint(view.words):
        return verb
    opened = [at for at in range(start + 1, verb - 1) if view.lows[at] in WHO and view.lows[at - 1] == ","]
    return opened[-1] - 1 if opened and "," not in view.lows[opened[-1] : verb - 1] else verb


def _said(
    view: View, vocabulary: Vocabulary, hit: Hit[Stance], subject: tuple[int, int], first: int, end: int
) -> Saying:
    kind, key = attribution_of(view, vocabulary, *subject)
    return Saying(view.span(*subject), hit.value, kind, key, first=first, end=end, verb=hit.first)


def _after_a_verb(view: View, place: int) -> bool:
    """Whether "disagreed, saying" stands before token `place`: a clause whose subject opens the sentence."""
    return place > 1 and view.tokens[place - 2].lower.endswith(("ed", "ied"))


def _segment_start(view: View, place: int) -> int:
    """The token after the last semicolon before `place`."""
    if ";" not in view.words:
        return 0
    return next((i + 1 for i in range(place - 1, -1, -1) if view.tokens[i].text == ";"), 0)


def _is_pronoun(view: View, subject: tuple[int, int]) -> bool:
    first, end = subject
    if end - first == 1 and view.tokens[first].lower in PRONOUNS | ONES:
        return not view.tokens[first].text.isupper()  # "WHO"
    if end - first == 2 and view.tokens[first].lower in OWN and view.tokens[end - 1].lower in WORDS["own_words"]:
        return True  # "its statement goes on"
    return view.tokens[first].lower in ONES and first + 1 < end and view.tokens[first + 1].lower == "of"


def _subject_before(vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    """Who opens the sentence before, though it says nothing: "Insurgents have entered Aleppo. They say …"."""
    before = memory.before
    subject = opening_subject(before, vocabulary, len(before.tokens), named_only=False) if before else None
    if before is None or subject is None:
        return None
    kind, key = attribution_of(before, vocabulary, *subject)
    return Saying(before.span(*subject), "reports", kind, key)


def _by_pronoun(
    view: View, vocabulary: Vocabulary, hit: Hit[Stance], first: int, start: int, known: Saying | None
) -> Saying | None:
    """Whom "he", "they" or "one of them" means: the name that opens the sentence, else who spoke last in the entry."""
    opening = opening_subject(view, vocabulary, first, start=start)
    if opening:
        return _said(view, vocabulary, hit, opening, first, hit.end)
    if known is None:
        return None
    return Saying(
        known.speaker, hit.value, known.attribution, known.speaker_id, first=first, end=hit.end, verb=hit.first
    )


def _chained(view: View, vocabulary: Vocabulary, saying: Saying, at: int) -> Saying:
    """ "told SANA that", "quoted villagers saying", "cite local sources that": who relays and who is cited."""
    tokens = view.tokens
    verb = tokens[at - 1].lower
    is_told, relays = verb.startswith(("told", "tell")), verb in vocabulary.speech.relays
    if not (is_told or relays):
        return saying
    first, end = phrase_after(view, vocabulary, at)
    if first == end:
        return saying
    kind, key = attribution_of(view, vocabulary, first, end)
    if is_told:
        return changed(saying, relayed_by=view.span(first, end), relayed_by_id=key, end=end, verb=-1)
    if "saying" in (t.lower for t in tokens[end : end + 14]):
        return Saying(
            view.span(first, end), "claims", kind, key, saying.speaker, saying.speaker_id, first=saying.first, end=end
        )
    return changed(saying, stance="claims", speaker_id=saying.speaker_id, cited=view.span(first, end), end=end)


def _is_saying(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether a verb of saying says something here: "claims responsibility" and "reported missing" do not."""
    tokens, speech = view.tokens, vocabulary.speech
    following = tokens[end].lower if end < len(tokens) else ""
    if following in speech.not_a_clause or first in view.name_at:
        return False
    phrase = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    if phrase == "state" and first - 1 in view.name_at:
        return False  # "Gezira state"
    if tokens[first].text == "Tell" and first and following and tokens[end].text[0].isupper():
        return False  # "took Tell Sheikh Khattab", a hill
    if before in NO_SPEECH_AFTER and phrase != "said":
        return False
    if before in speech.adverbs and first > 1 and tokens[first - 2].lower in DETERMINERS:
        return False  # "its earlier count"
    auxiliary = [w for w in view.lowers(first - 3, first) if w in BE]
    if auxiliary and before in speech.adverbs and not phrase.endswith("ing"):
        return False
    to_a_number = following == "to" and phrase in speech.with_a_number and _is_a_number(view, end + 1)
    if following == "to" and not to_a_number and not phrase.startswith(("say", "said", "repeat", "claim", "admit")):
        return False
    if phrase.startswith(("told", "tell")) and "to" in view.lowers(end, end + 3):
        return False
    if phrase in speech.with_a_number:
        return following != ":" and _counts_people(view, end)
    if (phrase.startswith("continu") or phrase in GOING_ON) and following not in (":", "“", '"', ","):
        return False
    if phrase not in speech.needs_clause:
        return True
    if following in OPENS_SPEECH or following in vocabulary.date_words["weekdays"]:
        return True
    if before in QUOTES or (before == "," and (following in DETERMINERS or tokens[end].text[0].isupper())):
        return True  # "…,” warns Mariam Adam"
    if following == "to" or following[:1].isdigit() or following in NUMBER_WORDS:
        return True
    return any(hit.first > end and hit.value.strength >= 1 for hit in view.triggers)


def _is_a_number(view: View, at: int) -> bool:
    """Whether a number stands at token `at`: "raised to 160 the number of dead"."""
    return at < len(view.tokens) and (view.tokens[at].text[0].isdigit() or view.lows[at] in NUMBER_WORDS)


def _counts_people(view: View, end: int) -> bool:
    """Whether a number or a word for one follows in the same breath: "put the army's own losses at two"."""
    for token in view.tokens[end : end + NUMBER_REACH]:
        if token.text in (";", "."):
            return False
        if token.lower in NUMBER_WORDS or token.text[0].isdigit():
            return True
    return False


def _follows_quote(view: View, first: int, start: int) -> bool:
    before = [t.text for t in view.tokens[max(start, first - 2) : first]]
    return any(mark in QUOTES or mark in (",", ";", "—", "–") for mark in before)
