"""Whether people meet: "met Kerry", "talks between …", "negotiations began"; not "a peace conference" hoped for."""

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger

WORDS = word_lists("meetings")
HAPPENING = word_lists("clauses")["happening"]
LEADERS = word_lists("act_objects")["leaders"] - {"secretary", "chief", "leader", "envoy", "minister", "president"}
WHO_MEET = LEADERS | WORDS["councils"]
WITH_WHOM = frozenset({"with", "between"})
NEAR = 3  # tokens
TO_HAPPENING = 6


def is_a_meeting(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a trigger of a meeting tells of one that is held."""
    if not WORDS["refusing"].isdisjoint(view.lowers(hit.first - NEAR, hit.first)):
        return False  # "refused any talks with the rebels"
    return _they_meet(view, hit, around) if hit.value.part == "verb" else _is_held(view, hit)


def _they_meet(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Five Sahel presidents will meet in Pau", "the Security Council met", "Borrell met Aoun"; no offensive met."""
    if not WHO_MEET.isdisjoint(view.lowers(hit.first - NEAR, hit.first)):
        return True
    near = [m for m in around.mentions if hit.end <= m.first <= hit.end + NEAR or m.end <= hit.first <= m.end + NEAR]
    if hit.value.lemma != "meet/met/met" or any(m.kind not in ("thing", "demonym") for m in near):
        return True
    before = view.lows[hit.first - 1] if hit.first else ""
    by_name = before in WORDS["before_meeting"] or _is_capital(view, hit.first - 1)
    return by_name and _is_capital(view, hit.end)


def _is_held(view: View, hit: Hit[Trigger]) -> bool:
    """ "Talks with", "the coalition is meeting for a seventh day", "negotiations began"."""
    if not WITH_WHOM.isdisjoint(view.lowers(hit.end, hit.end + 2)):
        return True
    if view.lows[hit.first] == "meeting" and not BE.isdisjoint(view.lowers(hit.first - 2, hit.first)):
        return "talk" not in view.words
    before, after = view.lowers(hit.first - 4, hit.first), view.lowers(hit.end, hit.end + TO_HAPPENING)
    return not (HAPPENING.isdisjoint(before) and HAPPENING.isdisjoint(after))


def _is_capital(view: View, at: int) -> bool:
    """Whether a capitalised word of a sentence in plain case stands at a token."""
    return 0 <= at < len(view.tokens) and not view.is_title_case and view.tokens[at].text[0].isupper()
