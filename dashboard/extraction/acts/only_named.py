"""Words of violence that name something and tell no event: "a detention centre", "the kidnapped girls"."""

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import VIOLENCE

LISTS = word_lists("acts", "only_named")
WORDS = word_lists("clauses")
BEGINNINGS = WORDS["beginnings"]
HAVING = WORDS["having"]
TO_LED = 7
TO_SINCE = 8  # tokens from "since" to its verb
TO_WRECKING = 4
WRECKING = word_lists("sides")["wrecking"]  # "a missile destroyed a school", "a glide bomb brought down a block"
DAYS = word_lists("date_words")["weekdays"] | word_lists("date_words")["months"]
PREPOSITIONS = word_lists("roles")["at"] | word_lists("roles")["held"]
DETERMINERS = LISTS["determiners"]


def names_a_kind(view: View, hit: Hit[Trigger]) -> bool:
    """Whether the noun only says of what kind a place or a body is: "a detention centre", "the Strike Committee"."""
    if hit.end >= len(view.tokens):
        return False
    following = view.tokens[hit.end]
    if following.lower in WORDS["bodies_and_sites"]:
        return True
    if following.lower in PREPOSITIONS:
        return False
    last = view.tokens[hit.end - 1]
    capitals = last.text[0].isupper() and following.text[0].isupper() and hit.first > 0
    return capitals and not view.is_title_case and not last.text.isupper() and following.start == last.end + 1


def describes(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a participle only says of what kind people are: "the kidnapped girls", "a jeweller's abducted son"."""
    word = view.lows[hit.first]
    if (
        hit.end - hit.first > 1
        or not (word.endswith("ed") or word == "held")
        or hit.end >= len(view.lows)
        or not hit.first
    ):
        return False
    return view.lows[hit.first - 1] in DETERMINERS and view.tokens[hit.end].text.isalpha()


def is_needed(view: View, hit: Hit[Trigger]) -> bool:
    """Whether aid is only lacking: "25 million people need food aid" is a state and no event."""
    return any(word in WORDS["needing"] for word in view.lowers(hit.first - 4, hit.first))


def is_a_beginning(view: View, hit: Hit[Trigger]) -> bool:
    """Whether the act only marks a time: "since the ground incursion began"."""
    after = view.tokens[hit.end].lower if hit.end < len(view.tokens) else ""
    return after in BEGINNINGS and "since" in view.lowers(hit.first - 4, hit.first)


def is_only_a_weapon(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether a weapon is named but nothing is done with it: "weapons ranging from … to cluster bombs"."""
    if not _is_a_weapon(hit) or _is_upon_a_place(view, hit, around):
        return False
    done = any(t.lower in WORDS["in_use"] for t in view.tokens) or not WRECKING.isdisjoint(
        view.lowers(hit.end, hit.end + TO_WRECKING)
    )
    others = [h for h in view.triggers if h.value.event_type in VIOLENCE and h.first != hit.first]
    if not HAVING.isdisjoint(view.words):
        others = [h for h in others if not _is_a_weapon(h)]  # "found rockets, mortar shells and a suicide belt"
    return not done and not others


def _is_upon_a_place(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """ "Rockets on Haifa", "bombs on Sukkari": a headline needs no verb."""
    if view.lows[hit.end : hit.end + 1] not in (["on"], ["at"], ["over"]) or not HAVING.isdisjoint(view.words):
        return False
    return any(place.first in (hit.end + 1, hit.end + 2) for place in around.places)


def _is_a_weapon(hit: Hit[Trigger]) -> bool:
    return hit.value.part == "noun" and all(word in WORDS["weapons"] for word in trigger_words(hit))


def trigger_words(hit: Hit[Trigger]) -> list[str]:
    """The words of a trigger's lemma, without marks of inflection."""
    return hit.value.lemma.replace("-", " ").replace("*", "").split()


def tells_since_when(view: View, hit: Hit[Trigger]) -> bool:
    """Whether a verb only says since when: "Since Keikal changed sides we have counted 138 dead"."""
    if "since" not in view.words or hit.first < 2:
        return False
    for at in range(hit.first - 2, max(-1, hit.first - TO_SINCE), -1):
        if view.lows[at] in (",", ";", ".", ":") or at in view.verbs:
            return False
        if view.lows[at] == "since":
            subject = view.tokens[at + 1]
            return not (subject.text[0].isdigit() or subject.lower in DAYS) and (
                subject.text[0].isupper() or subject.lower in DETERMINERS
            )
    return False


def is_participle(view: View, hit: Hit[Trigger]) -> bool:
    """Whether "fighting" only says what someone is: "a coalition fighting Daesh", "fighting to defend"."""
    following = view.tokens[hit.end] if hit.end < len(view.tokens) else None
    if following is None:
        return False
    before = set(view.lowers(hit.first - 2, hit.first))
    if following.lower in ("to", "for", "against", "alongside", "a", "the") or hit.end in view.name_at:
        return not before & BE
    return False


def leads(view: View, hit: Hit[Trigger], around: Surroundings) -> bool:
    """Whether people are led away, and not a road."""
    people = [m for m in around.mentions if m.kind != "thing"]
    reach = TO_LED if not BE.isdisjoint(view.lowers(hit.first - 2, hit.first)) else 3  # "has been led away"
    return bool(around.figures) or any(-reach <= m.end - hit.first <= 0 or 0 <= m.first - hit.end <= 3 for m in people)
