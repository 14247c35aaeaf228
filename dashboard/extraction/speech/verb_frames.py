"""Attributions by a verb of saying: "X says …", "…, X told AFP", "…, says X", and whom X relays or cites."""

from dashboard.extraction.speech.plain_phrases import NO_SUBJECT, plain_phrase_after, plain_phrase_before
from dashboard.extraction.speech.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speech.speaker_phrases import (
    CLAUSE_OPENERS,
    CONTACTS,
    HOLDING,
    ONES,
    OWN,
    PRONOUNS,
    QUOTES,
    apposed_name,
    can_speak,
    opening_subject,
    opening_with_place,
    phrase_after,
    phrase_before,
    with_where_it_is,
)
from dashboard.extraction.speech.verbs_of_saying import ALSO_PLURAL, NUMBER_WORDS, is_saying
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import Stance

LISTS = word_lists("speakers", "verb_frames")
WORDS = word_lists("speech")
STRONG, SPEAKING, COUNTS = WORDS["strong"], WORDS["speaking"], WORDS["counts"]
PARTS = QUOTES | LISTS["parts"]
MEANS = frozenset({"by", "via", "over", "with"})
AS_SAID = frozenset({"which", "as", "what", "like", "than", "or"})
WHO = frozenset({"who", "whose", "which"})
CHANGING = frozenset({"raising", "increasing", "lowering"})
LEFT_OPEN = frozenset({"stopped", "began", "started", "kept", "ceased", "resumed"})
PARTING = frozenset({";", ":"})
NO_LINK = NO_SUBJECT | BE | HOLDING | CLAUSE_OPENERS | {"and", "what"}
IN_A_TOPIC = LISTS["in_a_topic"]
RESPONSIBLE = frozenset({"responsibility", "credit"})  # "claimed responsibility for it, saying it killed 12"


def verb_frames(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """The attributions of a sentence by its verbs of saying, in order; one inside another's words is left out."""
    found: list[Saying] = []
    for hit in vocabulary.speech.verbs.find(view.tokens, view.lows):
        if found and hit.first < found[-1].end:
            continue
        if not is_saying(view, vocabulary, hit.first, hit.end):
            continue
        said = _frame(view, vocabulary, memory, hit, found[-1] if found else None)
        if said and (not found or _stands_apart(view, said, found[-1])):
            found.append(said)
    return found


def _stands_apart(view: View, said: Saying, last: Saying) -> bool:
    """Whether a later attribution begins a clause of its own and is not told by the speaker before."""
    if said.first <= last.end:
        return said.first == last.end and said.speaker != last.speaker
    before = next(word for word in reversed(view.lows[: said.first]) if word != "*")
    return before in PARTS and not (before == "that" and said.first - 1 <= last.end)


def _frame(
    view: View, vocabulary: Vocabulary, memory: EntryMemory, hit: Hit[Stance], last: Saying | None
) -> Saying | None:
    tokens = view.tokens
    start = _segment_start(view, hit.first)
    participle = tokens[hit.first].lower.endswith("ing") and hit.first and tokens[hit.first - 1].text == ","
    if participle and tokens[hit.first].lower in CHANGING:
        return None  # "a second man died, raising the toll to five"
    if participle:
        named_only = not _after_a_verb(view, hit.first) and RESPONSIBLE.isdisjoint(view.lows[: hit.first])
        opening = opening_subject(view, vocabulary, hit.first, named_only=named_only, start=start)
        if opening is None:
            return None
        return _said(view, vocabulary, hit, opening, opening[0], opening[1])
    subject, inverted = phrase_before(view, vocabulary, _before_an_aside(view, hit.first, start), start=start), False
    if subject and start < subject[0] and tokens[subject[0] - 1].lower in MEANS:  # "a doctor reached by Skype said"
        subject = opening_subject(view, vocabulary, subject[0], named_only=False, start=start) or subject
    subject = subject and (with_where_it_is(view, start, *subject) or subject)
    cannot = subject is not None and not _is_pronoun(view, subject) and not can_speak(view, vocabulary, *subject)
    counts = tokens[hit.first].lower in vocabulary.speech.with_a_number
    if subject is None and not counts and _follows_quote(view, hit.first, start):
        after = phrase_after(view, vocabulary, hit.end)
        if after[0] == after[1] or tokens[after[1] - 1].lower in ("a", "an", "the"):
            after = plain_phrase_after(view, hit.end)
        if after[0] < after[1] and _may_be_named(view, *after):
            subject, inverted = after, True
        elif after[0] < after[1] and tokens[hit.first - 1].text == ",":
            subject = opening_subject(view, vocabulary, hit.first, named_only=False, start=start)
    if subject is None and (whole := opening_with_place(view, vocabulary, hit.first, start)):
        subject, cannot = whole, False
    is_strong = tokens[hit.first].lower in STRONG | SPEAKING or view.lows[hit.end : hit.end + 1] == ["that"]
    is_strong = is_strong or (counts and not CONTACTS.isdisjoint(view.lows[start : hit.first]))
    if is_strong and subject and _is_cut(view, subject[0]):
        whole = plain_phrase_before(view, vocabulary, hit.first)
        subject = whole if whole and whole[1] == subject[1] else subject
    if (subject is None or cannot) and is_strong:
        subject, cannot = plain_phrase_before(view, vocabulary, hit.first), False
        if subject and tokens[hit.first].lower in SPEAKING and not COUNTS.isdisjoint(view.lows[slice(*subject)]):
            return None  # "first accounts spoke of five dead"
    if subject is None or cannot or tokens[subject[1] - 1].lower in WORDS["own_pages"]:
        return None
    first, end = subject
    if end - first > 1 and tokens[end - 1].lower == "having":
        end -= 1  # "the prosecutor having put the dead at seventy"
    if end - first > 1 and tokens[end - 1].lower in LEFT_OPEN and tokens[hit.first].lower.endswith("ing"):
        return None  # "the UN stopped counting"
    if tokens[hit.first].lower.endswith("ing") and not vocabulary.speech.footage.isdisjoint(view.lows[:first]):
        return None  # "a clip shows a lieutenant announcing"
    closes = hit.end == len(tokens) or tokens[hit.end].text == "."
    if closes and tokens[hit.first].lower in ALSO_PLURAL and first and view.lows[first - 1] not in PARTS | AS_SAID:
        return None  # "denies the US claims."
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


def _is_cut(view: View, first: int) -> bool:
    """Whether a subject goes on before token `first` in words that no list knows: "a war crimes | tribunal says"."""
    if first == 0:
        return False
    before = view.lows[first - 1]
    describes = before.isalpha() and view.tokens[first - 1].text.islower() and first - 1 not in view.verbs
    return before == "from" or (describes and before not in NO_LINK and not before.endswith("ly"))


def _may_be_named(view: View, first: int, end: int) -> bool:
    """Whether the words after a verb of saying name a speaker: no clause ("…, says 19 of its men died")."""
    opening = view.tokens[first]
    if end - first == 1 and opening.lower in ONES:
        return True
    if (opening.lower in PRONOUNS and end - first > 1) or opening.text[0].isdigit() or opening.lower in NUMBER_WORDS:
        return False
    return view.verbs.isdisjoint(range(first, end)) and BE.isdisjoint(view.lows[first:end])


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
    """The token after the last semicolon before `place`, or after what a sentence names first ("Libyan war: …")."""
    if PARTING.isdisjoint(view.words):
        return 0
    for at in range(place - 1, -1, -1):
        if view.lows[at] == ";" or (view.lows[at] == ":" and _is_a_topic(view, at)):
            return at + 1
    return 0


def _is_a_topic(view: View, colon: int) -> bool:
    return all(token.lower in IN_A_TOPIC or not token.text[0].islower() for token in view.tokens[:colon])


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
    if before is None or subject is None or _is_only_a_place(before, *subject):
        return None
    kind, key = attribution_of(before, vocabulary, *subject)
    return Saying(before.span(*subject), "reports", kind, key)


def _is_only_a_place(view: View, first: int, end: int) -> bool:
    """Whether words are the name of a town and nobody's, as in a dateline: "Khartoum North. A shell hit …"."""
    hit = view.name_at.get(first)
    named = hit is not None and hit.first == first and hit.end >= end and hit.of("place") is not None
    return named and hit is not None and not (hit.of("source") or hit.of("actor") or hit.of("country"))


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


def _follows_quote(view: View, first: int, start: int) -> bool:
    before = [t.text for t in view.tokens[max(start, first - 2) : first]]
    return any(mark in QUOTES or mark in (",", ";", "—", "–") for mark in before)
