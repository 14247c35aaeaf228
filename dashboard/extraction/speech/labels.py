"""Labels beside a colon, a dash, in brackets or behind a comma: "X: …", "… – X", "… (source: X)", "…, X."."""

from dashboard.extraction.speech.counts_of import is_acronym
from dashboard.extraction.speech.labels_in_full import (
    before_its_aside,
    is_a_member,
    is_a_person,
    name_before_title,
    opens_a_quotation,
    without_means,
)
from dashboard.extraction.speech.saying import EntryMemory, Saying, attribution_of
from dashboard.extraction.speech.speaker_phrases import ARTICLES, HOLDING, IN_A_NAME, PRONOUNS, QUOTES, STOPS, nominal
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

LISTS = word_lists("speakers", "labels")
WORDS = word_lists("speech")
COUNTING = WORDS["number_words"]
POSSESSIVES = word_lists("grammar")["genitive"]
LONGEST_LABEL, LONGEST_BEHIND = 9, 6
DASHES = frozenset({"-", "–", "—"})
LABELLING = DASHES | {":", "("}
AFTER_A_HEAD = HOLDING | {"to", "for"}
NOT_SAID_BY = WORDS["of_reports"] | {"report", "reports"}
ORGANISATIONS = frozenset({"monitor", "state_media", "un_official", "activist_network"})
NUMBERED = frozenset({"no", "nr", "number", "#"})


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
    aside = before_its_aside(view, first) if first < colon else None
    if aside:
        first, end = aside
    else:
        end = without_means(view, first, _without_number(view, first, colon)) if first < colon else colon
    if opens_a_quotation(view, first, end, colon) or is_a_person(view, first, end) or is_a_member(view, first, end):
        return first, end
    if first == 0 and is_acronym(view, first, end) and _opens_a_count(view, colon + 1):
        return first, end
    if first == end or NOT_SAID_BY.issuperset(view.lows[first:end]) or not _is_label(view, vocabulary, first, end):
        return None  # "First reports: 9 dead" is nobody's word
    return name_before_title(view, first) or (first, end)


def _without_number(view: View, first: int, end: int) -> int:
    """Where a label ends before its number: "Army communiqué no. 19"."""
    if not view.tokens[end - 1].text.isdigit():
        return end
    before = end - 2 if end - first > 2 and view.tokens[end - 2].text == "." else end - 1
    return before - 1 if before - 1 > first and view.lows[before - 1] in NUMBERED else end


def _opens_a_count(view: View, at: int) -> bool:
    """Whether what follows a colon is a number or a quotation."""
    token = view.tokens[at]
    return token.text[0].isdigit() or token.text in QUOTES or token.lower in COUNTING


def behind(view: View, vocabulary: Vocabulary) -> Saying | None:
    """ "A bomb left six hurt, police source.": nothing but a source behind the last comma of a sentence."""
    last = len(view.tokens) - (view.tokens[-1].text == ".")
    commas = [at for at in range(max(last - LONGEST_BEHIND - 1, 1), last) if view.tokens[at].text == ","]
    if not commas or commas[-1] + 1 >= last or view.lows[commas[-1] + 1] in ARTICLES:
        return None
    first = commas[-1] + 1
    fits = view.lows[last - 1] in LISTS["tellers"] or _is_an_organisation(view, vocabulary, first, last)
    fits = fits and _is_label(view, vocabulary, first, last)
    return _labelled(view, vocabulary, first, last, end=last) if fits else None


def _is_an_organisation(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether tokens [first, end) are the whole name of an outlet or a monitor that the lists know, and no person's."""
    named = view.name_at.get(first)
    source = named.of("source") if named and (named.first, named.end) == (first, end) else None
    return source is not None and vocabulary.sources[source.key].attribution in ORGANISATIONS


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


def _is_articled(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether words in brackets are "the transition authorities": from an article to a word for a source."""
    if view.lows[first] not in ARTICLES or not view.verbs.isdisjoint(range(first, end)):
        return False
    kinds = vocabulary.source_kinds.find(view.tokens[first:end])
    plain = all(token.text[0].isalpha() and token.lower not in AFTER_A_HEAD for token in view.tokens[first:end])
    return plain and bool(kinds) and kinds[-1].end == end - first


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
    if first >= close or not (
        _is_label(view, vocabulary, first, close) or _is_articled(view, vocabulary, first, close)
    ):
        return []
    return [_labelled(view, vocabulary, first, close, end=close + 1)]
