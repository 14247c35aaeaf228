"""Who says it, and how: speaker, relayed by, cited, stance and attribution of a sentence's words.

Three frames carry most attributions: "X says …", "… , X said" and "according to X". A pronoun, and "the group" or
"the source", stands for the last speaker of the same entry; a speaker never crosses into another entry.
"""

from dataclasses import replace

from dashboard.extraction.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speaker_phrases import (
    LONGEST_PHRASE,
    PRONOUNS,
    QUOTES,
    STOPS,
    apposed_name,
    can_speak,
    nominal,
    opening_subject,
    phrase_after,
    phrase_before,
)
from dashboard.extraction.view import BE, View
from dashboard.extraction.vocabulary import Vocabulary
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("speech")
COUNTS = frozenset({"count", "toll", "estimate", "figure", "tally", "list", "number"})
COUNTING = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "dozens"})
NUMBER_WORDS = WORDS["number_words"]


def find_saying(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    """Who says this sentence; None when the document itself does. Remembers a named speaker for pronouns to come."""
    saying = None
    if not view.words.isdisjoint(vocabulary.speech.signals):
        saying = _any_saying(view, vocabulary, memory)
    is_inside, still_open = bool(memory.in_quotation), _leaves_open(view, memory)
    if saying and saying.speaker:
        saying = _by_full_name(view, saying, memory)
        memory.last = saying
        memory.quoted = saying if view.tokens[-1].text == ":" else None
        memory.in_quotation = saying if still_open else None
        return saying
    if is_inside and memory.in_quotation:
        said = memory.in_quotation
        memory.in_quotation = said if still_open else None
        return Saying(said.speaker, said.stance, said.attribution, said.speaker_id)
    if memory.quoted and not view.sentence.is_heading:
        said = memory.quoted
        return Saying(said.speaker, said.stance, said.attribution, said.speaker_id)
    return None


def _any_saying(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    saying = _same_account(view, vocabulary, memory) or _own_count(view, memory) or _according(view, vocabulary, memory)
    saying = saying or _quoted_as_saying(view, vocabulary) or _verb_frame(view, vocabulary, memory)
    return saying or _before_or_after_a_colon(view, vocabulary)


def _leaves_open(view: View, memory: EntryMemory) -> bool:
    """Whether a quotation that began here or before goes on in the next sentence: "X says: “One. Two.”"."""
    open_now = memory.in_quotation is not None
    if "“" not in view.words and "”" not in view.words:
        return open_now
    for token in view.tokens:
        if token.text == "“":
            open_now = True
        elif token.text == "”":
            open_now = False
    return open_now


def _same_account(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    """ "By the same account": the last speaker of the entry again."""
    if memory.last is None or memory.last.speaker is None or vocabulary.speech.same.first_words.isdisjoint(view.words):
        return None
    hits = vocabulary.speech.same.find(view.tokens, view.lows)
    if not hits:
        return None
    return replace(memory.last, stance="reports", first=hits[0].first, end=hits[0].end, verb=-1)


def _own_count(view: View, memory: EntryMemory) -> Saying | None:
    """ "Its earlier count was 18": the last speaker's."""
    words = [t.lower for t in view.tokens[:5]]
    if memory.last and words and words[0] in ("its", "his", "her", "their") and any(w in COUNTS for w in words):
        return replace(memory.last, stance="reports", first=0, end=1, verb=-1)
    return None


def _before_or_after_a_colon(view: View, vocabulary: Vocabulary) -> Saying | None:
    """Headings such as "State television: seven killed" and "Gas attack kills dozens: activists"."""
    tokens = view.tokens
    colons = [i for i, word in enumerate(view.lows) if word == ":"] if ":" in view.words else []
    if len(colons) != 1 or colons[0] + 1 == len(tokens):
        return None
    colon = colons[0]
    after_end = len(tokens) - 1 if tokens[-1].text == "." else len(tokens)
    for first, end in ((0, colon), (colon + 1, after_end)):
        counted = tokens[first].text.isdigit() or tokens[first].lower in COUNTING
        if counted or not 0 < end - first <= 6 or any(t.text in STOPS for t in tokens[first:end]):
            continue
        named = any((hit := view.name_at.get(i)) and hit.of("source") for i in range(first, end))
        whole_name = view.name_at.get(first)
        named = named or bool(
            whole_name and whole_name.of("actor") and (whole_name.first, whole_name.end) == (first, end)
        )
        whole = vocabulary.source_kinds.find(tokens[end - 1 : end])
        if named or (whole and all(nominal(view, vocabulary, i) for i in range(first, end))):
            kind, key = attribution_of(view, vocabulary, first, end)
            return Saying(view.span(first, end), "reports", kind, key, first=first, end=end)
    return None


def _by_full_name(view: View, saying: Saying, memory: EntryMemory) -> Saying:
    """A surname alone takes what its full name told earlier in the post: "Ban" is the UN Secretary-General."""
    assert saying.speaker is not None
    start, end = saying.speaker
    words = [t.text for t in view.tokens if start <= t.start and t.end <= end and t.text[0].isupper()]
    if not view.sentence.start <= start < view.sentence.end:
        return saying
    if saying.attribution == "unattributed" and 0 < len(words) <= 2 and (known := memory.full_names.get(words[-1])):
        return replace(saying, attribution=known.attribution, speaker_id=known.speaker_id)
    spoken = [t.lower for t in view.tokens if start <= t.start and t.end <= end]
    points_back = len(spoken) <= 3 and spoken[0] == "the" and spoken[-1] in WORDS["back"]
    if points_back and saying.speaker_id is None and memory.last and memory.last.speaker_id:
        return replace(saying, attribution=memory.last.attribution, speaker_id=memory.last.speaker_id)
    if saying.attribution != "unattributed" and len(words) > 2:
        for word in words[2:]:
            memory.full_names.setdefault(word, saying)
    return saying


def _quoted_as_saying(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "X was quoted as saying by Y"."""
    tokens = view.tokens
    if "quoted" not in view.words:
        return None
    for place in range(2, len(tokens) - 1):
        if (
            tokens[place].lower == "quoted"
            and tokens[place + 1].lower in ("as", "by")
            and tokens[place - 1].lower in BE
        ):
            subject = phrase_before(view, vocabulary, place - 1)
            if subject is None or not can_speak(view, vocabulary, *subject):
                return None
            kind, key = attribution_of(view, vocabulary, *subject)
            by = next((i for i in range(place, min(place + 5, len(tokens))) if tokens[i].lower == "by"), None)
            relay = phrase_after(view, vocabulary, by + 1) if by else (0, 0)
            end = relay[1] if relay[1] > relay[0] else place + 1
            relayed = view.span(*relay) if relay[0] < relay[1] else None
            relay_id = attribution_of(view, vocabulary, *relay)[1] if relayed else None
            return Saying(view.span(*subject), "claims", kind, key, relayed, relay_id, first=subject[0], end=end)
    return None


def _according(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    for hit in vocabulary.speech.according.find(view.tokens, view.lows):
        first, end = phrase_after(view, vocabulary, hit.end)
        if first < end:
            kind, key = attribution_of(view, vocabulary, first, end)
            if hit.value == "per" and kind == "unattributed" and key is None:
                continue
            relay, relay_id = None, None
            if hit.value in ("citing", "quoting"):
                outer = _verb_frame(view, vocabulary, memory)
                if outer and outer.speaker and not _is_an_outlet(view, outer):
                    return replace(outer, cited=view.span(first, end), end=max(outer.end, end))
                if outer and outer.speaker:
                    relay, relay_id = outer.speaker, outer.speaker_id
                elif hit.first and (before := phrase_before(view, vocabulary, hit.first)):
                    relay, relay_id = view.span(*before), attribution_of(view, vocabulary, *before)[1]
            return Saying(view.span(first, end), "reports", kind, key, relay, relay_id, first=hit.first, end=end)
    return None


def _is_an_outlet(view: View, saying: Saying) -> bool:
    """Whether a speaker only prints or relays: an agency, a broadcaster, a newspaper."""
    if saying.attribution in ("state_media", "own_reporting"):
        return True
    start, end = saying.speaker or (0, 0)
    words = [t for t in view.tokens if start <= t.start and t.end <= end]
    capital = bool(words) and all(t.text[0].isupper() for t in words)
    return saying.attribution == "unattributed" and (capital or any(t.lower in WORDS["outlets"] for t in words))


def _verb_frame(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    tokens, speech = view.tokens, vocabulary.speech
    found = speech.verbs.find(tokens, view.lows)
    candidates = [hit for hit in found if _is_saying(view, vocabulary, hit.first, hit.end)]
    for hit in candidates:
        participle = tokens[hit.first].lower.endswith("ing") and hit.first and tokens[hit.first - 1].text == ","
        subject = opening_subject(view, vocabulary, hit.first) if participle else None
        if subject:
            kind, key = attribution_of(view, vocabulary, *subject)
            return Saying(view.span(*subject), hit.value, kind, key, first=subject[0], end=subject[1], verb=hit.first)
        subject = phrase_before(view, vocabulary, hit.first)
        inverted = False
        if subject is None and _follows_quote(view, hit.first):
            after = phrase_after(view, vocabulary, hit.end)
            if after[0] == after[1] or tokens[after[1] - 1].lower in ("a", "an", "the"):
                after = _unlisted_after(view, hit.end)
            if after[0] < after[1]:
                subject, inverted = after, True
        if subject is None:
            continue
        first, end = subject
        if end - first > 1 and tokens[end - 1].lower in ("'s", "’s"):
            end -= 1
        lower = tokens[first].lower
        if end - first == 1 and lower in PRONOUNS:
            opening = opening_subject(view, vocabulary, first)
            if opening:
                kind, key = attribution_of(view, vocabulary, *opening)
                return Saying(view.span(*opening), hit.value, kind, key, first=first, end=hit.end, verb=hit.first)
            if memory.last is None:
                continue
            last = memory.last
            return Saying(
                last.speaker, hit.value, last.attribution, last.speaker_id, first=first, end=hit.end, verb=hit.first
            )
        if not can_speak(view, vocabulary, first, end) or tokens[end - 1].lower in speech.footage:
            continue
        kind, key = attribution_of(view, vocabulary, first, end)
        name = apposed_name(view, end) or (first, end)
        until = max(hit.end, end, name[1])
        saying = Saying(view.span(*name), hit.value, kind, key, first=first, end=until, verb=hit.first)
        if inverted:
            return saying
        return _chained(view, vocabulary, saying, hit.end)
    return None


def _unlisted_after(view: View, at: int) -> tuple[int, int]:
    """The words after an inverted verb up to the next stop: "… at Tawila,” says a field coordinator, Mariam Adam"."""
    end = at
    while end < len(view.tokens) and end - at < LONGEST_PHRASE and view.tokens[end].text not in STOPS:
        if view.tokens[end].lower in ("who", "that", "which", "as", "in", "on", "at"):
            break
        end += 1
    return at, end


def _chained(view: View, vocabulary: Vocabulary, saying: Saying, at: int) -> Saying:
    """ "told SANA that", "quoted villagers saying", "cite local sources that": who relays and who is cited."""
    tokens = view.tokens
    verb = tokens[at - 1].lower
    if verb.startswith(("told", "tell")):
        first, end = phrase_after(view, vocabulary, at)
        if first < end:
            kind, key = attribution_of(view, vocabulary, first, end)
            return Saying(
                saying.speaker, saying.stance, saying.attribution, saying.speaker_id,
                view.span(first, end), key, first=saying.first, end=end,
            )  # fmt: skip
    if verb in vocabulary.speech.relays:
        first, end = phrase_after(view, vocabulary, at)
        if first < end and "saying" in (t.lower for t in tokens[end : end + 14]):
            kind, key = attribution_of(view, vocabulary, first, end)
            return Saying(
                view.span(first, end),
                "claims",
                kind,
                key,
                saying.speaker,
                saying.speaker_id,
                first=saying.first,
                end=end,
            )
        if first < end:
            return Saying(
                saying.speaker, "claims", saying.attribution, saying.speaker_id,
                cited=view.span(first, end), first=saying.first, end=end, verb=saying.verb,
            )  # fmt: skip
    return saying


def _is_saying(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether a verb of saying says something here: "claims responsibility" and "reported missing" do not."""
    tokens, speech = view.tokens, vocabulary.speech
    following = tokens[end].lower if end < len(tokens) else ""
    if following in speech.not_a_clause or first in view.name_at:
        return False
    before = tokens[first - 1].lower if first else ""
    if before in ("the", "a", "an", "its", "his", "their", "to", "of", "this", "by") and tokens[first].lower != "said":
        return False
    phrase = tokens[first].lower
    if before in speech.adverbs and first > 1 and tokens[first - 2].lower in ("the", "a", "an", "its", "his", "their"):
        return False  # "its earlier count"
    auxiliary = [w for w in view.lowers(first - 3, first) if w in BE]
    if auxiliary and before in vocabulary.speech.adverbs and not phrase.endswith("ing"):
        return False
    if following == "to" and not phrase.startswith(("say", "said")):
        return False
    if phrase.startswith(("told", "tell")) and "to" in view.lowers(end, end + 3):
        return False
    if phrase in speech.with_a_number:
        return any(w in NUMBER_WORDS for w in view.lowers(end, end + 6))
    if phrase.startswith("continu") and following not in (":", "“", '"', ","):
        return False
    if phrase not in speech.needs_clause:
        return True
    if following in (
        "",
        ".",
        ",",
        ":",
        "—",
        "!",
        "that",
        "“",
        '"',
        "on",
        "today",
        "yesterday",
        "in",
        "earlier",
        "late",
        "how",
    ):
        return True
    if following in vocabulary.date_words["weekdays"]:
        return True
    return any(hit.first > end and hit.value.strength >= 1 for hit in view.triggers)


def _follows_quote(view: View, first: int) -> bool:
    before = [t.text for t in view.tokens[max(0, first - 2) : first]]
    return any(mark in QUOTES or mark == "," for mark in before)
