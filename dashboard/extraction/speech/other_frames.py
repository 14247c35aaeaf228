"""Attributions without a verb of saying: "according to X", "by the same account", "X was quoted as saying"."""

from dashboard.extraction.speech.counts_of import past_a_count
from dashboard.extraction.speech.plain_phrases import plain_source
from dashboard.extraction.speech.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speech.speaker_phrases import can_speak, phrase_after, phrase_before
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

WORDS = word_lists("speech")
CITING = frozenset({"citing", "quoting"})


def same_account(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> Saying | None:
    """ "By the same account": the last speaker of the entry again, or of the list's item before."""
    last = memory.last or memory.item_before
    if last is None or last.speaker is None or vocabulary.speech.same.first_words.isdisjoint(view.words):
        return None
    hits = vocabulary.speech.same.find(view.tokens, view.lows)
    if not hits:
        return None
    return changed(last, stance="reports", first=hits[0].first, end=hits[0].end, verb=-1)


def according(view: View, vocabulary: Vocabulary, verbal: list[Saying], memory: EntryMemory) -> list[Saying]:
    """ "According to X", "told by X", "Reuters, citing X, says": with the outlet as the one who relays it."""
    found: list[Saying] = []
    for hit in vocabulary.speech.according.find(view.tokens, view.lows):
        pronoun = view.lows[hit.end : hit.end + 1] in (["it"], ["him"], ["her"], ["them"])
        if pronoun and memory.last and view.lows[hit.first] in ("according", "acc"):
            found.append(changed(memory.last, stance="reports", first=hit.first, end=hit.end + 1, verb=-1))
            continue
        first, end = phrase_after(view, vocabulary, past_a_count(view, hit.end))
        if view.lows[hit.first] in ("according", "acc") and view.lows[first:end] in ([], ["a"], ["an"], ["the"]):
            first, end = plain_source(view, first)
        if first == end or view.lows[first:end] in (["a"], ["an"], ["the"]) or (found and hit.first < found[-1].end):
            continue
        kind, key = attribution_of(view, vocabulary, first, end)
        if hit.value == "per" and not (view.tokens[first].text[0].isupper() or can_speak(view, vocabulary, first, end)):
            continue  # "per day"
        said = Saying(view.span(first, end), "reports", kind, key, first=hit.first, end=end)
        if hit.value in CITING:
            outer = next((v for v in verbal if v.speaker and not _is_parted(view, v, hit.first)), None)
            if outer and not _is_an_outlet(view, outer):
                found.append(changed(outer, cited=said.speaker, end=max(outer.end, end)))
                continue
            if outer:
                said = changed(said, relayed_by=outer.speaker, relayed_by_id=outer.speaker_id)
            elif hit.first and (before := phrase_before(view, vocabulary, hit.first)):
                relay_id = attribution_of(view, vocabulary, *before)[1]
                said = changed(said, relayed_by=view.span(*before), relayed_by_id=relay_id)
        found.append(said)
    return found


def _is_parted(view: View, said: Saying, place: int) -> bool:
    low, high = sorted((said.first, place))
    return any(token.text == ";" for token in view.tokens[low:high])


def _is_an_outlet(view: View, saying: Saying) -> bool:
    """Whether a speaker only prints or relays: an agency, a broadcaster, a newspaper."""
    if saying.attribution in ("state_media", "own_reporting"):
        return True
    start, end = saying.speaker or (0, 0)
    words = [t for t in view.tokens if start <= t.start and t.end <= end]
    capital = bool(words) and all(t.text[0].isupper() for t in words)
    return saying.attribution == "unattributed" and (capital or any(t.lower in WORDS["outlets"] for t in words))


def quoted_as_saying(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "X was quoted as saying by Y"."""
    tokens = view.tokens
    if "quoted" not in view.words:
        return None
    for place in range(2, len(tokens) - 1):
        if tokens[place].lower != "quoted" or tokens[place + 1].lower not in ("as", "by"):
            continue
        if tokens[place - 1].lower not in BE:
            continue
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
