"""Who says it, and how: speakers, relayed by, cited, stance and attribution of a sentence's words.

Three frames carry most attributions: "X says …", "… , X said" and "according to X". A sentence may have more than one
speaker; each one's words end where another's begin. A pronoun, "one of them", and "the group" or "the source", stand
for the last speaker of the same entry. A sentence that is only a quotation has the speaker of the one before; any other
sentence without an attribution is the document's own. A speaker never crosses into another entry.
"""

from collections.abc import Sequence

from dashboard.extraction.speech.counts_of import announced, counted_by, own_count, put_at, shown_by
from dashboard.extraction.speech.labels import behind, labels
from dashboard.extraction.speech.labels_in_full import names_somebody
from dashboard.extraction.speech.not_said import is_not_said
from dashboard.extraction.speech.other_frames import according, quoted_as_saying, same_account
from dashboard.extraction.speech.saying import EntryMemory, Saying
from dashboard.extraction.speech.speaker_phrases import QUOTES
from dashboard.extraction.speech.verb_frames import verb_frames
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary

WORDS = word_lists("speech")
GOING_ON = WORDS["going_on"]
LEADING_ON = GOING_ON | WORDS["leading_on"]
OPENING_QUOTES, CLOSING_QUOTES = frozenset({"“", '"', "«"}), frozenset({"”", '"', "»"})
QUOTATION_MARKS = frozenset({"“", "”", '"'})
IT_IS_NOW = ["it", "is", "now"]
LONGEST_COUNT = 10
OF_A_CLAUSE = frozenset({";", "was", "were", "are"})
CONTRASTS = frozenset({"while", "whereas", "but", "and", ","})


def find_sayings(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """Who says what of this sentence, in order; empty when the document itself says it.

    Remembers the speakers for what the entry says next.
    """
    found: list[Saying] = []
    if not view.words.isdisjoint(vocabulary.speech.signals) or view.lows[:1] in (["he"], ["she"]):
        found = _in_order(view, _anchors(view, vocabulary, memory))
    if not found and (last := behind(view, vocabulary)):
        found = [last]
    found = [said for said in found if said.speaker and names_somebody(view, said.speaker)]
    unsaid = [said for said in found if is_not_said(view, said)]
    found = [said for said in found if said not in unsaid]
    found = [_by_full_name(view, said, memory) for said in found]
    if memory.in_quotation and _begins_a_paragraph(view, memory):
        memory.in_quotation = None
    is_inside, still_open = memory.in_quotation, _leaves_open(view, memory)
    if found:
        memory.last = found[-1]
        memory.quoted = found[-1] if view.tokens[-1].text == ":" else None
        memory.in_quotation = found[-1] if still_open else None
        memory.said_before = found[-1]
    else:
        memory.last = changed(unsaid[-1], stance="reports", verb=-1) if unsaid else memory.last
        carried = is_inside or (None if view.sentence.is_heading else memory.quoted) or _goes_on(view, memory)
        memory.in_quotation = is_inside if still_open else None
        found = [_again(carried)] if carried else []
        memory.said_before = carried
    memory.before = view
    return found


def _begins_a_paragraph(view: View, memory: EntryMemory) -> bool:
    before = memory.before
    return before is not None and "\n" in view.sentence.source.text[before.sentence.end : view.sentence.start]


def _again(said: Saying) -> Saying:
    return Saying(said.speaker, said.stance, said.attribution, said.speaker_id)


def _goes_on(view: View, memory: EntryMemory) -> Saying | None:
    """The speaker of the sentence before, where this one is nothing but a quotation."""
    said, before = memory.said_before, memory.before
    if said is None or before is None or before.sentence.is_heading or before.index + 1 != view.index:
        return None
    if view.sentence.is_heading:
        return None
    tokens = view.tokens
    end = len(tokens) - 1
    while end > 0 and tokens[end].text in (".", ",", "!"):
        end -= 1
    if tokens[0].text in OPENING_QUOTES and tokens[end].text in CLOSING_QUOTES:
        return said
    return None


def _anchors(view: View, vocabulary: Vocabulary, memory: EntryMemory) -> list[Saying]:
    """All attributions of a sentence; of two that share their words the one with the plainer frame."""
    whole = same_account(view, vocabulary, memory) or own_count(view, memory)
    if whole:
        return [whole]
    verbal = [] if vocabulary.speech.verbs.first_words.isdisjoint(view.words) else verb_frames(view, vocabulary, memory)
    verbal = [said for said in verbal if said.speaker and names_somebody(view, said.speaker)]
    found = according(view, vocabulary, verbal, memory)
    quoted = None if found else quoted_as_saying(view, vocabulary)
    found += [quoted] if quoted else []
    taken = {said.speaker for said in found} | {said.relayed_by for said in found}
    for said in verbal:
        if said.speaker not in taken and all(_is_elsewhere(view, said, other) for other in found):
            found.append(said)
    for said in counted_by(view, vocabulary, memory):
        if all(said.first >= other.end or said.end <= other.first for other in found):
            found.append(said)
    if ":" in view.words or "(" in view.words or not {"-", "–", "—"}.isdisjoint(view.words):
        for said in labels(view, vocabulary, memory):
            if all(said.first >= other.end or said.end <= other.first for other in found):
                found.append(said)
    if not found:
        told = put_at(view, vocabulary) or announced(view, vocabulary) or shown_by(view, vocabulary)
        return [told] if told else []
    return sorted(found, key=lambda said: said.first)


def _is_elsewhere(view: View, verbal: Saying, other: Saying) -> bool:
    """Whether a verb's attribution is of other words than "according to X": after it, or before a semicolon."""
    low, high = sorted((verbal.first, other.first))
    return verbal.first >= other.end or any(t.text == ";" or t.lower == "while" for t in view.tokens[low:high])


def _in_order(view: View, found: Sequence[Saying]) -> list[Saying]:
    """The attributions with the words that each covers."""
    if len(found) == 1 and ";" not in view.words:
        return list(found)
    settled: list[Saying] = []
    start = 0
    for number, said in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        leads = _leads(view, said)
        first = max(said.first, start) if leads and number else start
        end = len(view.tokens)
        if following:
            end = following.first if _leads(view, following) else _parting(view, said, following, leads=leads)
        elif ";" in view.words:
            end = _own_end(view, said, leads=leads)
        settled.append(changed(said, covers=(first, end)))
        start = end
    return settled


def _leads(view: View, said: Saying) -> bool:
    """Whether an attribution stands before what is said ("X says …", "X: …"), not after it ("…, X said")."""
    if said.first == 0:
        return True
    before, after = view.tokens[said.first - 1].text, view.tokens[said.end].text if said.end < len(view.tokens) else ""
    if after in ("", ".", ",", ";", ")") or view.tokens[said.end - 1].text == ")":
        return before in (";", ":") and after == ","
    return before not in QUOTES or after in (":", "that")


def _parting(view: View, said: Saying, following: Saying, *, leads: bool) -> int:
    """Where the words of one speaker end and those of another begin, whose attribution follows them."""
    low = said.end
    stop = next((i for i in range(following.first - 1, low, -1) if view.tokens[i].text == ";"), None)
    if stop is None and leads:
        stop = next((i for i in range(following.first - 2, low, -1) if view.tokens[i].lower in CONTRASTS), None)
    return low if stop is None else stop


def _own_end(view: View, said: Saying, *, leads: bool) -> int:
    """The semicolon at which the last attribution ends, unless a list goes on ("five injured; two neutralised")."""
    tokens, count = view.tokens, len(view.tokens)
    for place in range(said.end, count - 1):
        if tokens[place].text == ";":
            after = tokens[place + 1]
            goes_on = after.lower in LEADING_ON or after.text[0].isdigit()
            counts_on = after.lower in ("one", "of", "another")  # "…, police say; one more was hurt"
            counts_on = counts_on or (not leads and _is_a_bare_count(view, place + 1))
            if not (counts_on or (leads and goes_on)):
                return place
    return count


def _is_a_bare_count(view: View, first: int) -> bool:
    """Whether nothing but a count follows: "…, residents said; at least 4 wounded", "…; it is now three dead"."""
    end = len(view.tokens) - (view.tokens[-1].text == ".")
    counted = view.tokens[first].text[0].isdigit() or view.lows[first] in GOING_ON
    counted = counted or view.lows[first : first + 2] == ["at", "least"] or view.lows[first : first + 3] == IT_IS_NOW
    return counted and end - first <= LONGEST_COUNT and OF_A_CLAUSE.isdisjoint(view.lows[first:end])


def _leaves_open(view: View, memory: EntryMemory) -> bool:
    """Whether a quotation that began here or before goes on in the next sentence: "X says: “One. Two.”"."""
    open_now = memory.in_quotation is not None
    if view.words.isdisjoint(QUOTATION_MARKS):
        return open_now
    for token in view.tokens:
        if token.text == "“":
            open_now = True
        elif token.text == "”":
            open_now = False
        elif token.text == '"':
            open_now = not open_now
    return open_now


def _by_full_name(view: View, saying: Saying, memory: EntryMemory) -> Saying:
    """A surname alone takes what its full name told earlier in the post: "Ban" is the UN Secretary-General."""
    assert saying.speaker is not None
    start, end = saying.speaker
    last = view.sentence.source.text[start:end].rsplit(" ", 1)
    if len(last) == 2 and last[1][:1].isupper() and last[1].isalpha() and last[0].split(" ")[-1][:1].isupper():
        memory.surnames.setdefault(last[1], saying)
    if not view.sentence.start <= start < view.sentence.end:
        return saying
    first = view.token_at(start)
    own = [t for t in view.tokens[first : first + end - start] if start <= t.start and t.end <= end]
    words = [t.text for t in own if t.text[0].isupper()]
    if saying.attribution == "unattributed" and 0 < len(words) <= 2 and (known := memory.full_names.get(words[-1])):
        return changed(saying, attribution=known.attribution, speaker_id=known.speaker_id)
    spoken = [t.lower for t in own]
    points_back = len(spoken) <= 3 and spoken[0] == "the" and spoken[-1] in WORDS["back"]
    if points_back and saying.speaker_id is None and memory.last and memory.last.speaker_id:
        return changed(saying, attribution=memory.last.attribution, speaker_id=memory.last.speaker_id)
    if saying.attribution != "unattributed" and len(words) > 2:
        for word in words[2:]:
            memory.full_names.setdefault(word, saying)
    return saying
