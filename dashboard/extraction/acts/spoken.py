"""A statement that no verb of demanding tells: "The fleet will stay, the minister said", "thousands may die".

It is news by itself only where the sentence tells nothing that has happened.
"""

from collections.abc import Sequence

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import PhraseBook
from dashboard.extraction.words.view import View
from dashboard.records import Attribution

WORDS = word_lists("acts", "spoken")
AHEAD = word_lists("clauses")["ahead"]
CAPITALS = word_lists("clauses")["capitals"]
OFFICES = (word_lists("actor_nouns")["titles"] - {"activist", "doctor", "analyst", "director"}) | frozenset(
    {"leaders", "ministers", "commanders", "generals", "chiefs", "presidents", "envoys", "king", "junta", "government"}
    | {"brigades", "rebels", "militia", "army", "opposition", "coalition", "council", "ministry", "parliament", "mufti"}
)
WITH_A_SAY: frozenset[Attribution] = frozenset(
    {"government_official", "un_official", "perpetrator_claim", "accused_by_opponent"}
)
QUOTES = frozenset({'"', "“", "”"})
LABEL = 9  # tokens of a label such as "Israel's UN envoy Ron Prosor:"
SHORTEST = 2  # words after a label, or between marks of quotation
COUNTED = (VALUES.keys() - {"a", "an", "one"}) | {"dozens", "several", "company"}
TELLING = frozenset({"told", "tells", "assured"})
TOLD_US = frozenset({"us", "me", "reporters", "journalists", "afp", "reuters", "ap"})
TO_RELATIVE = 6
COUNTS = WORDS["counts"]
DUTY = frozenset({"must", "should"})
JUDGING = word_lists("demands")["judging"]
STANDS = PhraseBook((phrase, phrase) for phrase in sorted(word_lists("demands")["stands"]))
MEETING_TO_COME = WORDS["meeting_to_come"]
TERMS = frozenset({"until", "unless", "before"})
BE_AND_HAVE = word_lists("clauses")["be"] | {"has", "have", "had"}
WILL = frozenset({"will", "would", "shall", "'ll", "’ll"})
REACH = 6  # tokens before an act where "will" or "wants" makes it one only spoken of
NOT_SAID = frozenset({"?", "comment", "commented"})


def may_be_statement(view: View, sayings: Sequence[Saying]) -> bool:
    """Whether one with a say in the conflict speaks of what is to come, must be or might be."""
    if not sayings or sayings[0].speaker is None or view.sentence.is_heading:
        return False
    if sayings[0].attribution not in WITH_A_SAY and not _has_office(view, sayings[0]):
        return not DUTY.isdisjoint(view.words) and _is_by_name(view, sayings[0].speaker)
    if not NOT_SAID.isdisjoint(view.words):
        return False
    if _is_quoted_judgement(view, sayings[0]) or _is_told_somebody(view, sayings[0]):
        return True
    if _judges(view, sayings[0]):
        return not _says_nothing(view, sayings[0])
    if AHEAD.isdisjoint(view.words):
        return False
    if _says_nothing(view, sayings[0]):
        return False
    return any(
        token.lower in AHEAD and token.text != "May" and not (_is_aside(view, at) or _is_of_the_past(view, at))
        for at, token in enumerate(view.tokens)
    )


def _is_by_name(view: View, speaker: tuple[int, int]) -> bool:
    """ "Assad must go, says Hollande": a name that no list knows speaks of what must be."""
    if not view.sentence.start <= speaker[0] < speaker[1] <= view.sentence.end or view.is_title_case:
        return False
    words = view.sentence.source.text[slice(*speaker)].split()
    return all(word[0].isupper() for word in words)


def _judges(view: View, saying: Saying) -> bool:
    """ "Said the footage was fabricated", "is open to talks", "a line was crossed", "no truce until they leave"."""
    if not JUDGING.isdisjoint(view.words):
        return any(word in JUDGING and not saying.first <= at < saying.end for at, word in enumerate(view.lows))
    if not STANDS.first_words.isdisjoint(view.words) and STANDS.find(view.tokens, view.lows):
        return True
    return _sets_terms(view)


def _sets_terms(view: View) -> bool:
    """ "No talks until the troops leave", "no negotiation before …": what will not be before something is."""
    if "no" not in view.words or TERMS.isdisjoint(view.words):
        return False
    at = view.lows.index("no")
    return not TERMS.isdisjoint(view.lows[at + 2 :]) and BE_AND_HAVE.isdisjoint(view.lows[max(0, at - 2) : at])


def _is_of_the_past(view: View, at: int) -> bool:
    """ "150,000 people may have died", "the toll could be higher": what has happened, or how many it befell."""
    if view.lows[at + 1 : at + 2] in (["say"], ["comment"], ["confirm"], ["elaborate"]):
        return True
    if view.lows[at] in ("may", "might", "could") and "have" in view.lows[at + 1 : at + 3]:
        return True
    return not COUNTS.isdisjoint(view.lows[max(0, at - 4) : at])


def _is_quoted_judgement(view: View, saying: Saying) -> bool:
    """ "Berri: “What Israel is doing is a war of extermination”": an office's own words, with no number in them."""
    if any(word.isdigit() for word in view.lows):
        return False
    if saying.first <= 2 and saying.end <= LABEL and ":" in view.lows[saying.end - 1 : saying.end + 1]:
        return len(view.lows) - saying.end > SHORTEST
    opening = next((at for at, word in enumerate(view.lows) if word in QUOTES), -1)
    if opening < 0 or saying.verb < 0:
        return False
    closing = next((at for at in range(opening + 1, len(view.lows)) if view.lows[at] in QUOTES), len(view.lows))
    counts = not COUNTED.isdisjoint(view.lows[opening:closing])  # "puts its losses at “more than forty”"
    return closing - opening > SHORTEST + 2 and not counts


def _is_told_somebody(view: View, saying: Saying) -> bool:
    """ "The minister told diplomats that …", "the coalition said it is looking into the report": an answer, or news."""
    if any(word.isdigit() for word in view.lows):
        return False
    verb = next((at for at in range(saying.first, saying.end) if view.lows[at] in TELLING), -1)
    if verb >= 0:
        after = view.lows[verb + 1 : verb + 8]
        return "that" in after[1:] and TOLD_US.isdisjoint(after[:2])
    return saying.verb >= 0 and ("looking", "into") in zip(view.lows, view.lows[1:], strict=False)


def _says_nothing(view: View, saying: Saying) -> bool:
    """ "London and Paris have not said that they will ship anything"."""
    return saying.verb > 0 and not {"not", "n't", "never"}.isdisjoint(view.lowers(saying.verb - 2, saying.verb))


def _is_aside(view: View, at: int) -> bool:
    """Whether a "will" or "cannot" stands in a relative clause: "the ministry, whose numbers cannot be verified"."""
    for before in range(at - 1, max(-1, at - TO_RELATIVE), -1):
        if view.lows[before] in (",", ";", ".", "that"):
            return False
        if view.lows[before] in ("whose", "which", "who"):
            return view.lows[before - (before > 0)] == ","
    return False


def _has_office(view: View, saying: Saying) -> bool:
    """Whether the speaker is named with an office: "Governor Munir al-Qasim", "the envoy"."""
    return saying.attribution == "unattributed" and not (OFFICES | CAPITALS).isdisjoint(
        view.lowers(saying.first, saying.end)
    )


def add_statement(view: View, around: Surroundings, found: list[Assertion]) -> list[Assertion]:
    """`found`, with a statement where nothing that happened is told beside the words of one who may decide."""
    if any(figure.realis == "actual" for _, figure in around.figures):
        return found  # a number is what is said
    if not may_be_statement(view, around.sayings):
        return found
    if _sets_terms(view):
        found = [a for a in found if a.figures]
    if any(not _is_ahead(view, a, around) for a in found):
        return found
    targets = [mention for mention in around.mentions if _is_told(view, mention)][:1]
    kept = [a for a in found if a.figures or a.event_type == "statement_demand" or not _will_be(view, a)]
    return [*kept, Assertion("statement_demand", None, 0, 3, Roles([], targets))]


def _will_be(view: View, assertion: Assertion) -> bool:
    """Whether "will" or "would" stands right before the verb of an act: "troops will not leave" is only said."""
    hit = assertion.trigger
    return hit is not None and hit.value.part == "verb" and not WILL.isdisjoint(view.lowers(hit.first - 3, hit.first))


def _is_told(view: View, mention: Mention) -> bool:
    """Whether a mention is who must or should do something: "the Houthis must first withdraw"."""
    return mention.kind != "thing" and any(word in DUTY for word in view.lows[mention.end : mention.end + 2])


def _is_ahead(view: View, assertion: Assertion, around: Surroundings) -> bool:
    """Whether an act is only spoken of: its number is hypothetical, or "will" or "may" stands before its verb."""
    own = [figure.realis for number, figure in around.figures if number in assertion.figures]
    if own:
        return all(realis == "hypothetical" for realis in own)
    hit = assertion.trigger
    if assertion.event_type == "statement_demand" or hit is None:
        return False
    if assertion.event_type == "meeting":
        return hit.value.part == "noun" and not MEETING_TO_COME.isdisjoint(view.words)
    if assertion.is_definite and not (assertion.roles.perpetrators or assertion.roles.targets):
        return True  # "while the attacks go on"
    return not AHEAD.isdisjoint(view.lowers(hit.first - REACH, hit.first))
