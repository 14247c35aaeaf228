"""Attributions without a verb of saying: "according to X", "by X's count", "X: …", "… – X", "… (source: X)"."""

from dashboard.extraction.speech.labels_in_full import (
    before_its_means,
    is_a_person,
    name_before_title,
    opens_a_quotation,
    without_means,
)
from dashboard.extraction.speech.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speech.speaker_phrases import (
    HOLDING,
    IN_A_NAME,
    OWN,
    PRONOUNS,
    QUOTES,
    STOPS,
    can_speak,
    nominal,
    phrase_after,
    phrase_before,
)
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import Stance

WORDS = word_lists("speech")
COUNTS, COUNTED_OUT, COUNTING = WORDS["counts"], WORDS["counted_out"], WORDS["number_words"]
POSSESSIVES = word_lists("grammar")["genitive"]
LONGEST_LABEL = 9
DASHES = frozenset({"-", "–", "—"})
LABELLING = DASHES | {":", "("}
AFTER_A_HEAD = HOLDING | {"to", "for"}
NOT_SAID_BY = WORDS["of_reports"] | {"report", "reports"}
SEEING = frozenset({"saw", "counted", "buried", "carried"})
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


def _past_a_count(view: View, at: int) -> int:
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


def according(view: View, vocabulary: Vocabulary, verbal: list[Saying], memory: EntryMemory) -> list[Saying]:
    """ "According to X", "told by X", "Reuters, citing X, says": with the outlet as the one who relays it."""
    found: list[Saying] = []
    for hit in vocabulary.speech.according.find(view.tokens, view.lows):
        pronoun = view.lows[hit.end : hit.end + 1] in (["it"], ["him"], ["her"], ["them"])
        if pronoun and memory.last and view.lows[hit.first] in ("according", "acc"):
            found.append(changed(memory.last, stance="reports", first=hit.first, end=hit.end + 1, verb=-1))
            continue
        first, end = phrase_after(view, vocabulary, _past_a_count(view, hit.end))
        if first == end or view.lows[first:end] in (["a"], ["an"], ["the"]) or (found and hit.first < found[-1].end):
            continue
        kind, key = attribution_of(view, vocabulary, first, end)
        if hit.value == "per" and kind == "unattributed" and not view.tokens[first].text[0].isupper():
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


def labels(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """Labels beside a colon or dash: "State television: seven killed", "Gas attack kills dozens – activists"."""
    tokens, count = view.tokens, len(view.tokens)
    found: list[Saying] = []
    last = count - 1 if tokens[-1].text == "." else count
    for place in [place for place, word in enumerate(view.lows) if word in LABELLING]:
        token = tokens[place]
        if token.text == ":" and place + 1 < count:
            if place and (place == 1 or tokens[place - 2].text in STOPS) and tokens[place - 1].text in memory.surnames:
                known = memory.surnames[tokens[place - 1].text]
                label = _labelled(view, vocabulary, place - 1, place, end=place + 1)
                found.append(changed(label, attribution=known.attribution, speaker_id=known.speaker_id))
                continue
            if named := _label_before(view, vocabulary, place):
                found.append(_labelled(view, vocabulary, *named, end=place + 1))
                continue
            end = next((i for i in range(place + 1, last) if tokens[i].text == ";"), last)
            if _is_label(view, vocabulary, place + 1, end):
                found.append(_labelled(view, vocabulary, place + 1, end, end=end))
        elif token.text in DASHES and 0 < place < last - 1 and tokens[place + 1].start > token.end:
            if _is_label(view, vocabulary, place + 1, last) and token.start > tokens[place - 1].end:
                found.append(_labelled(view, vocabulary, place + 1, last, end=last))
        elif token.text == "(":
            found += _in_brackets(view, vocabulary, place)
    return found


def _label_before(view: View, vocabulary: Vocabulary, colon: int) -> tuple[int, int] | None:
    """The label that ends at a colon, back to the stop before it."""
    tokens = view.tokens
    first = colon
    while first > 0 and colon - first < LONGEST_LABEL:
        token = tokens[first - 1]
        if token.text in QUOTES or (token.text in STOPS and not _is_abbreviating(view, first - 1)):
            break
        first -= 1
    if first == colon or (first > 0 and colon - first >= LONGEST_LABEL):
        return None
    if tokens[first].lower == "from":
        first += 1
    if first < colon and tokens[first].text == "#":
        first += 2  # a place's hashtag
    while first + 1 < colon and not tokens[first].text[0].isalnum():
        first += 1
    first = before_its_means(view, first)
    end = without_means(view, first, colon) if first < colon else colon
    if opens_a_quotation(view, first, end, colon) or is_a_person(view, first, end):
        return first, end
    if first == end or NOT_SAID_BY.issuperset(view.lows[first:end]) or not _is_label(view, vocabulary, first, end):
        return None  # "First reports: 9 dead" is nobody's word
    return name_before_title(view, first) or (first, end)


def _is_abbreviating(view: View, stop: int) -> bool:
    """Whether a stop ends a title or an initial ("Col.", "R.")."""
    if view.tokens[stop].text != "." or stop == 0:
        return False
    before = view.tokens[stop - 1].lower
    return len(before) == 1 or before in WORDS["short_titles"]


def _is_label(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether tokens [first, end) are nothing but the name of a source or words for one ("Doctors in Homs")."""
    tokens = view.tokens
    if not 0 < end - first <= LONGEST_LABEL or tokens[first].lower in ("source", "sources", "via"):
        return False
    for place in range(first, end):
        token = tokens[place]
        if (
            place in view.verbs
            or token.text[0].isdigit()
            or (token.text in STOPS and not _is_abbreviating(view, place))
        ):
            return False
        if place not in view.name_at and (token.lower in COUNTING or token.lower in BE or token.lower in PRONOUNS):
            return False
    head = next((i for i in range(first + 1, end) if tokens[i].lower in AFTER_A_HEAD), end)
    whole = view.name_at.get(first)
    if whole and whole.first == first and (whole.of("source") or (whole.of("actor") and whole.end == end)):
        return True
    if any((name := view.name_at.get(i)) and name.of("source") and name.end >= head for i in range(first, head)):
        return True
    kinds = vocabulary.source_kinds.find(tokens[first:head])
    owned = kinds and any(tokens[i].lower in POSSESSIVES for i in range(first, head))
    fits = bool(kinds) and (owned or all(nominal(view, vocabulary, i) for i in range(first, head)))
    if fits and kinds[-1].end == head - first:
        return True
    named = tokens[first + kinds[-1].end : head] if fits else ()  # "LNA spokesman Ahmed al-Mismari"
    return fits and all(t.text[0].isupper() or t.text in (".", "-") or t.lower in IN_A_NAME for t in named)


def _labelled(view: View, vocabulary: Vocabulary, first: int, stop: int, *, end: int) -> Saying:
    kind, key = attribution_of(view, vocabulary, first, stop)
    return Saying(view.span(first, stop), "reports", kind, key, first=first, end=end)


def _in_brackets(view: View, vocabulary: Vocabulary, place: int) -> list[Saying]:
    """ "(source: the health ministry)", "(SOHR)", "(local officials)": no other words in the brackets."""
    tokens = view.tokens
    close = next((i for i in range(place + 1, min(place + LONGEST_LABEL, len(tokens))) if tokens[i].text == ")"), None)
    name = view.name_at.get(place - 1)
    if close is None or place == 0 or (name and (name.of("source") or name.of("actor"))):
        return []  # "the Observatory (SOHR)"
    if close + 1 < len(tokens) and tokens[close + 1].text not in STOPS:
        return []
    first = place + 1
    if tokens[first].lower in ("source", "via", "per"):
        first += 2 if first + 1 < close and tokens[first + 1].text == ":" else 1
    if first >= close or not _is_label(view, vocabulary, first, close):
        return []
    return [_labelled(view, vocabulary, first, close, end=close + 1)]
