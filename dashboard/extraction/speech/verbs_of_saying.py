"""Whether a verb of saying says something where it stands, or is a noun, an adjective or part of a name."""

from dashboard.extraction.speech.speaker_phrases import (
    ARTICLES,
    CLAUSE_OPENERS,
    OWN,
    PRONOUNS,
    QUOTES,
    owns,
    past_adverbs,
)
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary

LISTS = word_lists("speakers", "verbs_of_saying")
WORDS = word_lists("speech")
NUMBER_WORDS = WORDS["number_words"]
DETERMINERS = ARTICLES | OWN
NO_SPEECH_AFTER = DETERMINERS | {"this"} | word_lists("grammar")["prepositions"]
HEARSAY = frozenset({"alleged", "claimed", "reported", "suspected"})
COUNTING = frozenset({"increase", "increases", "increased"})  # "the toll increases to six" is nobody's word
PLURALS = LISTS["plurals"]
AUXILIARIES = LISTS["auxiliaries"]
GOING_ON = frozenset({"go", "goes", "going", "went", "gone"})  # "clashes went on" says nothing
OPENS_SPEECH = WORDS["opens_speech"] | {"", ".", ",", ":", ";", "—", "–", "!", "“", '"', "‘"}
NUMBER_REACH = 9
ACTS_TOO = frozenset({"respond", "responds", "responded", "answer", "answers", "answered", "reply", "replies"})
OPENING = frozenset({"“", '"', "‘"})
NOUNS = WORDS["also_nouns"]
POSSESSIVES = word_lists("grammar")["genitive"]
ALSO_PLURAL = frozenset({"reports", "claims", "estimates", "records"})
LOSING = frozenset({"losing", "loss", "losses", "deaths", "death"})
TO_LOSS = 3
ABOUT_A_NUMBER = LISTS["about_a_number"]
AFTER_A_STATE = frozenset({"", ".", ",", ";", "in"})
ABOUT = frozenset({"from", "of", "by", "in", "on", "about"})
SAID_BY_REPORTS = WORDS["counted_out"] - {"for", "of", "has", "have", "had"}


def is_saying(view: View, vocabulary: Vocabulary, first: int, end: int) -> bool:
    """Whether a verb of saying says something here: "claims responsibility" and "reported missing" do not."""
    tokens, speech = view.tokens, vocabulary.speech
    following = tokens[end].lower if end < len(tokens) else ""
    if following in speech.not_a_clause or first in view.name_at:
        return False
    phrase = tokens[first].lower
    before = tokens[first - 1].lower if first else ""
    if _is_no_verb(view, vocabulary, first, following):
        return False
    if tokens[first].text == "Tell" and first and following and tokens[end].text[0].isupper():
        return False  # "took Tell Sheikh Khattab", a hill
    if before in NO_SPEECH_AFTER and phrase != "said":
        return False
    if before in speech.adverbs and first > 1 and tokens[first - 2].lower in DETERMINERS:
        return False  # "its earlier count"
    auxiliary = [w for w in view.lowers(first - 3, first) if w in BE]
    if auxiliary and before in speech.adverbs and not phrase.endswith("ing"):
        return False
    counted = following == "to" and phrase in speech.with_a_number and phrase not in COUNTING
    to_a_number = counted and _is_a_number(view, end + 1)
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
    if following in ABOUT_A_NUMBER and _is_a_number(view, end + 1):
        return True  # "believes about 10,000 are under the rubble"
    if not LOSING.isdisjoint(view.lows[end : end + TO_LOSS]):
        return True  # "acknowledged losing 17 men", "admits the loss of 17 men"
    closes = view.lows[end + 1 : end + 2] in ([], ["."], [";"])
    if following in ("tonight", "now") and closes and before not in DETERMINERS:
        return True  # "…, the general staff announces tonight."
    told = [hit for hit in view.triggers if hit.first >= end and hit.value.strength >= 1]
    names_it = not phrase.endswith("ed") and any(hit.first == end and hit.value.part == "noun" for hit in told)
    return phrase not in ACTS_TOO and (names_it or any(hit.first > end for hit in told))  # "reports artillery fire"


def _is_no_verb(view: View, vocabulary: Vocabulary, place: int, following: str) -> bool:
    """Whether a word that may say something is a noun or adjective here: "a “record drone attack”", "Niger States"."""
    token, before = view.tokens[place], view.tokens[place - 1] if place else None
    if before is None:
        return False
    if before.text == "-" and before.end == token.start:
        return True  # "the JNIM-claimed attack"
    if before.text in OPENING and place > 1 and view.lows[place - 2] in DETERMINERS:
        return True
    owned = before.lower in POSSESSIVES or owns(view.tokens, place - 1)
    if owned and (token.lower in ALSO_PLURAL or token.lower in NOUNS):
        return True  # "by academics' estimates"
    counted = before.text[0].isdigit() or before.lower in NUMBER_WORDS
    if token.lower in ("state", "states") and _is_a_part_of_a_country(view, place, following):
        return True
    if token.lower in HEARSAY and following not in DETERMINERS | {"that", "to"}:
        return counted or before.lower in CLAUSE_OPENERS  # "two alleged rebels", "after suspected rebels"
    if token.lower in ALSO_PLURAL and before.lower in WORDS["of_reports"] and following in ABOUT:
        return True  # "initial reports from the navy indicate"
    if (token.lower in ALSO_PLURAL or token.lower in NOUNS) and following in SAID_BY_REPORTS:
        return True  # "official reports state", "a UN estimate puts"
    if token.lower not in NOUNS or following in ("that", "to"):
        return False
    if not {"a", "an"}.isdisjoint(view.lows[max(place - 2, 0) : place]):
        return True  # "a UN report seen by": one that reports something "reports" it
    return (counted or before.text[0].islower()) and not _is_plural(view, past_adverbs(view, vocabulary, place))


def _is_a_part_of_a_country(view: View, place: int, following: str) -> bool:
    """ "Gezira state", "the northern state of Kano", "Rakhine and Chin states."; not "SANA states that"."""
    before = view.tokens[place - 1]
    if following == "of" or (view.lows[place] == "state" and place - 1 in view.name_at):
        return True
    named = before.text[0].isupper() and before.lower not in NUMBER_WORDS  # "Two state police officers"
    return named and (view.tokens[place].text[0].isupper() or following in AFTER_A_STATE)


def _is_plural(view: View, verb: int) -> bool:
    """Whether what stands before a verb's base form may be its subject: "officials report", not "a first report"."""
    before = view.lows[verb - 1]
    named = view.tokens[verb - 1].text[0].isupper()
    joined = "and" in view.lows[max(verb - 5, 0) : verb]
    return named or joined or before.endswith("s") or before in PLURALS | PRONOUNS | AUXILIARIES


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
