"""The noun phrases that can say something: before a verb, after "according to", at the head of a sentence."""

from collections.abc import Sequence

from dashboard.extraction.text.parts import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

LISTS = word_lists("speakers", "speaker_phrases")
WORDS = word_lists("speech")
PRONOUNS, DESCRIBING, CLAUSE_OPENERS = WORDS["pronouns"], WORDS["describing"], WORDS["clause_openers"]
STOPS = frozenset({",", ".", ";", ":", "—", "–", "(", ")", '"', "“", "”", "!", "?", "…", "\n"})
LONGEST_PHRASE, LONGEST_PLACE = 8, 6
NOBODY = LISTS["nobody"]
NO_NOUN = LISTS["no_noun"]
QUOTES = frozenset({'"', "“", "”", "«", "»", "‘", "’"})
CLOSING = STOPS | QUOTES
INSIDE = frozenset({"of", "at", "for", "in"})  # "the head of the Observatory" is one phrase
HOLDING = frozenset({"in", "at", "near", "from", "on", "outside", "inside", "within", "around", "across", "of"})
WHERE = HOLDING - {"of"}
PARTING = BE | CLAUSE_OPENERS | {"and", "to"}
MOST_DESCRIBERS = 4
OWN = frozenset({"its", "his", "her", "their"})
ONES = frozenset({"one", "another", "some"})  # "says one", "one of them said": of those who spoke before
ARTICLES = frozenset({"the", "a", "an"})
DETERMINERS = ARTICLES | LISTS["determiners"]
NO_DESCRIPTION = LISTS["no_description"]
BEFORE_A_SUBJECT = frozenset(
    ["the", "a", "an", "but", "and", "meanwhile", "however", ",", "earlier", "later", "speaking", "to"]
)
CONTACTS, LONGEST_CONTACT = word_lists("speakers", "plain_phrases")["contacts"], 5
US = frozenset({"we", "i"})
IN_A_NAME = LISTS["in_a_name"]
NOT_NAMES = frozenset(word_lists("date_words")["weekdays"] | word_lists("date_words")["months"])


def speaking_subject(view: View, vocabulary: Vocabulary, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb at token `verb` that can say something ("The broadcaster blamed …")."""
    subject = phrase_before(view, vocabulary, verb)
    return subject if subject and can_speak(view, vocabulary, *subject) else None


def phrase_before(view: View, vocabulary: Vocabulary, verb: int, *, start: int = 0) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb at token `verb`, from token `start` on; None without one."""
    tokens = view.tokens
    end = before_our_contact(view, past_adverbs(view, vocabulary, verb))
    if end > 2 and tokens[end - 1].lower in ("them", "us", "those") and tokens[end - 3].lower in ONES:
        return end - 3, end  # "one of them said"
    if end > 0 and tokens[end - 1].lower in ("and", "or"):
        whose = opening_subject(view, vocabulary, verb, named_only=False, start=start)
        return whose if whose and is_known_speaker(view, vocabulary, *whose) else None
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
        if first < end and first > 1 and _is_a_hyphen(tokens, first - 1):
            first -= 2  # "Munir al-Qasim"
            continue
        if first < end and first > 1 and owns(tokens, first - 1):
            first -= 2  # "the residents' committee"
            continue
        if token.text in STOPS or token.text in QUOTES:
            break
        if first == end and first > 1 and _numbers_a_channel(view, first - 1):
            first -= 2  # "Channel 12", "Kan 11"
            continue
        is_name = token.text.isupper() and len(lower) > 1
        if first == end and (lower in PRONOUNS or (lower in ONES and lower != "some")) and not is_name:
            return first - 1, first
        relative = lower in ("which", "who") and first < end and not is_name
        if relative:
            return phrase_before(view, vocabulary, first - 1, start=start)
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
    if first > 2 and tokens[first - 1].lower == "with" and tokens[first - 3].lower in ARTICLES:
        first -= 3  # "a medic with the loyalist forces"
    if first == end:
        return _far_subject(view, vocabulary, verb, start) or _articled_phrase(view, vocabulary, end)
    first = _coordinated_start(view, vocabulary, _with_describers(view, vocabulary, first))
    if first and tokens[first - 1].text not in CLOSING and (whole := _articled_phrase(view, vocabulary, end)):
        return whole
    if not can_speak(view, vocabulary, first, end):
        return _far_subject(view, vocabulary, verb, start) or (first, end)
    return first, end


def before_our_contact(view: View, end: int) -> int:
    """Where "we called" or "I spoke to" opens after a subject that ends at token `end`: "Residents we called say"."""
    for at in range(end - 1, max(end - LONGEST_CONTACT, 0), -1):
        if view.lows[at] in US and view.tokens[at - 1].text[0].isalpha() and view.lows[at + 1] in CONTACTS:
            return at
    return end


def _numbers_a_channel(view: View, at: int) -> bool:
    """Whether token `at` is the number of a broadcaster told by it: "Channel 12 says"."""
    return view.tokens[at].text.isdigit() and view.lows[at - 1] in LISTS["channels"]


def _is_a_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is a hyphen that joins the words on both sides."""
    return tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` is the apostrophe of a plural that owns what follows: "the doctors' union"."""
    if tokens[at].text not in ("'", "’") or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    joined = before.end == tokens[at].start and tokens[at].end < after.start
    return joined and before.lower.endswith("s") and after.text[0].isalpha()


def past_adverbs(view: View, vocabulary: Vocabulary, verb: int) -> int:
    """The token after the last one before the verb that is no adverb or auxiliary."""
    end, adverbs = verb, vocabulary.speech.adverbs
    while end > 0 and end - 1 not in view.name_at:
        word = view.tokens[end - 1].lower
        if word not in adverbs and word != "*" and (not word.endswith("ly") or word in WORDS["nouns_in_ly"]):
            break
        end -= 1
    return end


def _coordinated_start(view: View, vocabulary: Vocabulary, first: int) -> int:
    """Where "residents and a security source" begins, of whose second half `first` is the first token."""
    at = first - 1
    if at < 1 or view.tokens[at].lower != "and":
        return first
    start = at
    while start > 0 and (start - 1 in view.name_at or nominal(view, vocabulary, start - 1)):
        start -= 1
    parted = start == 0 or view.tokens[start - 1].text in CLOSING
    return start if parted and start < at and vocabulary.source_kinds.find(view.tokens[start:at]) else first


def _with_describers(view: View, vocabulary: Vocabulary, first: int) -> int:
    """Where a phrase begins whose adjectives no list knows: "Syria's new government", "chief executive officer X"."""
    tokens, at = view.tokens, first
    if tokens[first].lower in DETERMINERS or not tokens[first].text[0].islower():
        return first
    while at > 0 and first - at < MOST_DESCRIBERS and tokens[at - 1].text.isalpha() and tokens[at - 1].text.islower():
        lower = tokens[at - 1].lower
        if lower in DETERMINERS or lower in OWN:
            return at - 1
        verbal = at - 1 in view.verbs or lower in vocabulary.speech.verbs.by_first or lower in BE
        if verbal or lower in NO_NOUN or lower in HOLDING or lower in CLAUSE_OPENERS or lower.endswith(("ed", "ly")):
            return first
        at -= 1
    owner = at
    while owner > 0 and (tokens[owner - 1].text[0].isupper() or tokens[owner - 1].lower in ("'s", "’s")):
        owner -= 1
    while owner < at and tokens[owner].lower in WORDS["openers"]:
        owner += 1
    parted = owner == 0 or tokens[owner - 1].text in CLOSING or tokens[owner - 1].lower in CLAUSE_OPENERS
    return owner if owner < at and parted else first


def _articled_phrase(view: View, vocabulary: Vocabulary, end: int) -> tuple[int, int] | None:
    """A phrase with words that no list knows, from its article on: "…, the ministry of displacement says"."""
    tokens = view.tokens
    for first in range(end - 1, max(-1, end - LONGEST_PHRASE), -1):
        token = tokens[first]
        if not (token.text[0].isalpha() or token.text in ("-", "'s", "’s")):
            return None
        is_verb = token.lower in vocabulary.speech.verbs.by_first and token.lower != "having"
        if is_verb or token.lower in BE or token.lower in NO_NOUN:
            return None
        opens = first == 0 or tokens[first - 1].text in STOPS or tokens[first - 1].text in QUOTES
        if opens and token.lower in ("the", "a", "an", "one", "two", "three"):
            return (first, end) if can_speak(view, vocabulary, first, end) else None
    return None


def apposed_name(view: View, end: int) -> tuple[int, int] | None:
    """The person named after who they are: "the ministry's spokesman, Qari Naeemi, tweeted"."""
    if end >= len(view.tokens) or view.tokens[end].text != ",":
        return None
    return name_from(view, end + 1)


def name_from(view: View, first: int) -> tuple[int, int] | None:
    """A name of two to four words at token `first` that a comma or a verb of telling closes."""
    tokens, last, words = view.tokens, first, 0
    while last < len(tokens):
        joins = last > first and (tokens[last].text == "-" or tokens[last].lower in ("al", "el", "bin", "ibn"))
        if not (joins or tokens[last].text[0].isupper()):
            break
        goes_on = tokens[last - 1].text == "-" and tokens[last - 2].text[0].isupper()  # "Ki-moon", not "al-Houthi"
        words += tokens[last].text[0].isupper() and not goes_on
        last += 1
    closed = last == len(tokens) or tokens[last].text in (",", ".", "”", '"') or tokens[last].lower in ("of", "told")
    return (first, last) if 2 <= words <= 4 and closed else None


def _far_subject(view: View, vocabulary: Vocabulary, verb: int, start: int = 0) -> tuple[int, int] | None:
    """The subject that opens the sentence, with a clause between it and its verb ("X which monitors … said")."""
    at = start
    while at < verb and view.tokens[at].lower in BEFORE_A_SUBJECT:
        at += 1
    start += 1 if at > start and view.tokens[start].lower in ("but", "and", "meanwhile", "however") else 0
    end = at
    while end < verb and (end in view.name_at or nominal(view, vocabulary, end)):
        end += 1
    following = view.tokens[end].lower if end < verb else ""
    if end == at or following not in ("which", "who", ",", "that", "("):
        return None
    relative = following != "," and can_speak(view, vocabulary, at, end)
    return (start, end) if relative or is_known_speaker(view, vocabulary, at, end) else None


def opening_subject(
    view: View, vocabulary: Vocabulary, before: int, *, named_only: bool = True, start: int = 0
) -> tuple[int, int] | None:
    """The noun phrase that opens the sentence (at token `start`), when it can be whom a later pronoun means."""
    end, before = start, min(before, len(view.tokens))
    if start < before and view.tokens[start].lower in HOLDING:
        return None  # "In northern Myanmar, …"
    while end < before and (end in view.name_at or nominal(view, vocabulary, end)) and not _is_an_act(view, end):
        end += 1
    if end < before and end in view.nouns:
        return None  # "A drone attack …"
    while end > start + 1 and not view.tokens[end - 1].text[0].isalnum():
        end -= 1
    capital = any(view.tokens[i].text[0].isupper() for i in range(start + 1, end))
    named = not named_only or capital or start in view.name_at
    return (start, end) if end > start and named and can_speak(view, vocabulary, start, end) else None


def opening_with_place(view: View, vocabulary: Vocabulary, verb: int, start: int) -> tuple[int, int] | None:
    """Who opens the sentence, told with where they are: "Emergency services on the scene confirm", up to the verb."""
    opening = opening_subject(view, vocabulary, verb, named_only=False, start=start)
    if opening is None or not is_known_speaker(view, vocabulary, *opening):
        return None
    end = past_adverbs(view, vocabulary, verb)
    between = range(opening[1], end)
    if not 1 < len(between) <= LONGEST_PLACE or view.lows[opening[1]] not in HOLDING - {"from"}:
        return None
    return (opening[0], end) if _is_one_phrase(view, between) else None


def _is_one_phrase(view: View, between: range) -> bool:
    """Whether tokens may be words of one noun phrase: no mark, verb or opener of a clause, no "and", no "to"."""
    lows = view.lows[between.start : between.stop]
    return _are_words(lows) and PARTING.isdisjoint(lows) and view.verbs.isdisjoint(between)


def _are_words(lows: Sequence[str]) -> bool:
    return all(word[0].isalpha() or word in ("'s", "’s", "-") for word in lows)


def with_where_it_is(view: View, start: int, first: int, end: int) -> tuple[int, int] | None:
    """The whole of "opposition sources inside Damascus", "a doctor in the besieged city of El Fasher" from its place.

    None where tokens [first, end) are no place or follow no such phrase at token `start`.
    """
    names = [view.name_at[at] for at in range(first, end) if at in view.name_at]
    is_place = bool(names) and names[-1].end == end and bool(names[-1].of("place") or names[-1].of("country"))
    reach = MOST_DESCRIBERS if is_place else 1
    held_by = WHERE if is_place else WHERE - {"from"}  # "a statement from Hamas says": Hamas does
    at = next((at for at in range(first - 1, max(start, first - 1 - reach), -1) if view.lows[at] in held_by), start)
    whole = 0 < at - start <= LONGEST_PHRASE and _is_one_phrase(view, range(start, at))
    return (start, end) if whole and _are_words(view.lows[at:first]) else None


def _is_an_act(view: View, place: int) -> bool:
    return place in view.verbs and view.tokens[place].text[0].islower()


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
    if lower in IN_A_NAME and place + 1 < len(view.tokens):
        return view.tokens[place + 1].text == "-" or view.tokens[place + 1].text[0].isupper()  # "Ahmed al-Mismari"
    if lower in vocabulary.armed or lower in vocabulary.civil or lower in vocabulary.modifiers:
        return True
    return lower in vocabulary.speaking_nouns


def _appositive_start(view: View, comma: int) -> int | None:
    """Token where "X, the director of Y, said" has its first comma; None when there is none in reach."""
    acts = {i for hit in view.triggers if hit.value.part == "verb" for i in range(hit.first, hit.end)}
    for place in range(comma - 1, max(-1, comma - 25), -1):
        token = view.tokens[place]
        if token.text == ",":
            return None if view.tokens[place + 1].lower in NO_DESCRIPTION else place
        if token.lower in BE or place in acts:
            return None  # a clause, and no one's description
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
    if is_known_speaker(view, vocabulary, first, end):
        return True
    if view.is_title_case:
        return False
    names = [i for i in range(first, end) if view.tokens[i].text[0].isupper() and view.tokens[i].lower not in NOBODY]
    return any(place > 0 for place in names) or (bool(names) and end - first == 1)


def is_known_speaker(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether tokens [first, end) hold a name or a word that the lists know for one who can say something."""
    for place in range(first, end):
        hit = view.name_at.get(place)
        if hit and (hit.of("source") or hit.of("actor") or hit.of("country")):
            return True
    if vocabulary.source_kinds.find(view.tokens[first:end]):
        return True
    words = view.tokens[first:end]
    return any(w.lower in vocabulary.armed or w.lower in vocabulary.titles for w in words)
