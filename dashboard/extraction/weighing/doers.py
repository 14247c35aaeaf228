"""Who did an act of which the words around it name nobody for certain: the mention of its sentence that weighs most.

Traits say how a mention stands to the word that tells the act, and how the words attribute it. Their weights
(vocabulary/doer_weights.csv) are learned from the open labelled texts by `python -m dashboard learn`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extraction.assertions import Assertion
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.arguments import HELD, LAUNCHING, Arguments
from dashboard.extraction.parties.authors import tells_of_it
from dashboard.extraction.parties.sides import ON_THE_ROAD, only_named
from dashboard.extraction.parties.victims import cleaned
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.values import changed
from dashboard.extraction.weighing.weights import weight_of
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Trigger, Vocabulary
from dashboard.records import VIOLENCE

PLAIN_VIOLENCE = VIOLENCE - {"armed_clash", "abduction_detention"}
ARMED_ACTS = VIOLENCE | {"territory_change"}
DECIDED = 0.0  # as likely as not
NUMBERS = VALUES.keys() | {"dozens", "several", "hundreds", "scores"}
GOVERNING = frozenset(
    {"by", "of", "against", "with", "between", "from", "on", "to", "for", "and", "or", ",", "that", "said"}
)
ALIKE = {
    "": "start", "in": "at", "at": "at", "after": "when", "when": "when", "as": "when", "while": "when", "or": "and",
    "says": "said",
}  # fmt: skip
SAYING = frozenset({"said", "says", "say"})
HAVING = frozenset({"has", "have", "had"})
OWNING = frozenset({"'s", "’s", "'", "’"})
SUBJECTS = frozenset({"it", "they", "we"})
OWN = frozenset({"its", "their", "our"})
CLAIMING = frozenset({"claim", "claims", "claimed"})
SIDES = frozenset({"armed", "named"})
ACTING = frozenset({"armed", "named", "country", "civil"})
FIGHTING = frozenset({"perpetrator_claim", "government_official"})
SAYING_LITTLE = frozenset({"group", "unit", "squad", "gang", "cell", "mob", "column", "patrol", "convoy"})
SHOT_DOWN = frozenset({"down", "downed", "intercepted", "intercepts"})  # whose drones they were is not told by this
PEACEFUL = frozenset({"NGO", "JRN", "MED", "REF"})
MOST = 2  # mentions counted between two words


@dataclass(slots=True)
class _Act:
    """The word that tells an act, as its mentions are held against it."""

    view: View
    around: Surroundings
    first: int
    end: int
    kind: str  # of event, with all plain violence as one
    sort: str  # the same, with all that armed sides do as one
    way: str  # "noun", "verb", "passive", or "count" where only those harmed are counted
    arguments: Arguments
    subject: Mention | None
    said: Saying | None
    saying: str  # how the speaker stands to the act: "it", "its", "claims", "no pronoun"
    others: int  # who may have done it, named in the speaker's words before the act
    counted: Sequence[tuple[int, int]]
    has_own_loss: bool


def give_likely_doer(view: View, around: Surroundings, assertion: Assertion, vocabulary: Vocabulary) -> None:
    """Name the mention that more likely than not did an act which names nobody; whom it befell did not do it."""
    weighed = [(weight_of("doer_weights", traits), m) for m, traits in doers_weighed(view, around, assertion)]
    weight, best = max(weighed, key=lambda one: one[0], default=(DECIDED, None))
    if best is None or weight <= DECIDED or best in assertion.roles.targets or assertion.event_type == "protest":
        return
    if best.kind == "thing" or (best.end - best.first == 1 and view.lows[best.head] in SAYING_LITTLE):
        return
    roles = changed(assertion.roles, perpetrators=[best])
    arguments = _arguments(view, around, assertion)
    if assertion.event_type == "statement_demand" and arguments.governor(best) in HELD:
        return  # "They fired from the tank; I swear"
    if assertion.event_type not in VIOLENCE or _may_attack(view, around, assertion, best, vocabulary):
        assertion.roles = cleaned(view, roles, assertion.event_type)


def _may_attack(
    view: View, around: Surroundings, assertion: Assertion, mention: Mention, vocabulary: Vocabulary
) -> bool:
    """Whether nothing forbids that a mention attacked: no relief body, nobody who only tells of it or was meant."""
    if assertion.event_type == "bombing" and around.saying and view.words.isdisjoint(SUBJECTS | OWN | CLAIMING):
        return False  # "The FSA says a mine killed a farmer"
    actor = vocabulary.actors.get(mention.actor_id or "")
    if view.lows[mention.head] in ON_THE_ROAD or not view.words.isdisjoint(SHOT_DOWN):
        return False
    peaceful = actor is not None and (actor.sector in PEACEFUL or actor.side == "un")
    arguments = _arguments(view, around, assertion)
    of_it = arguments.trigger.value.part == "noun" and not CLAIMING.isdisjoint(view.words) and tells_of_it(arguments)
    denied = around.saying is not None and around.saying.stance == "denies"
    return not (
        peaceful or denied or of_it or only_named(arguments, mention)
    )  # "The FSA claims the strikes hit a clinic"


def doers_weighed(view: View, around: Surroundings, assertion: Assertion) -> list[tuple[Mention, list[str]]]:
    """Each mention of the sentence with its traits."""
    if not around.mentions:
        return []
    act = _act(view, around, assertion)
    return [(mention, _traits(act, mention)) for mention in around.mentions]


def _arguments(view: View, around: Surroundings, assertion: Assertion) -> Arguments:
    """The mentions around the word that tells an act, or around the number of those harmed."""
    hit = assertion.trigger
    if hit is None:
        counted = next((f for number, f in around.figures if number in assertion.figures), None)
        first = view.token_at(counted.start) if counted else 0
        hit = Hit(first, first + 1, Trigger(assertion.event_type, "noun", 1, ""))
    return Arguments(view, hit, assertion.event_type, around.mentions, (), around.mentions, around.saying)


def _act(view: View, around: Surroundings, assertion: Assertion) -> _Act:
    arguments = _arguments(view, around, assertion)
    hit = arguments.trigger
    way: str = "count" if assertion.trigger is None else hit.value.part
    if way == "verb" and arguments.is_passive():
        way = "passive"
    before = [m for m in around.mentions if m.end <= hit.first]
    said = around.said_at(hit.first)
    has_own_loss = any(
        m.kind in ("armed", "civil") and (m.first >= hit.end or way == "passive")
        and not OWN.isdisjoint(view.lowers(m.first - 3, m.first))
        for m in around.mentions
    )  # fmt: skip
    kind = assertion.event_type
    act = _Act(
        view, around, hit.first, hit.end, "violence" if kind in PLAIN_VIOLENCE else kind,
        "violence" if kind in ARMED_ACTS else kind, way, arguments, arguments.subject(before) if before else None, said,
        "", 0, [f.noun for _, f in around.figures if f.noun and f.noun[0] < f.noun[1]], has_own_loss,
    )  # fmt: skip
    act.saying = _pronoun(act)
    act.others = sum(m.kind in ACTING and _may_act(act, m) for m in before)
    return act


def _pronoun(act: _Act) -> str:
    """How the words of a speaker refer to the speaker before the act."""
    said = act.said
    if said is None:
        return ""
    words = {act.view.lows[at] for at in range(said.covers[0], act.first + 1) if not act.around.is_said(at)}
    if words & SUBJECTS:
        return "it"
    if words & OWN:
        return "its"
    return "claims" if act.arguments.lower(said.verb) in CLAIMING else "no pronoun"


def _may_act(act: _Act, mention: Mention) -> bool:
    """Whether a mention in the speaker's words may be the subject of the act."""
    inside = act.said is not None and mention.first >= act.said.covers[0] and not act.around.is_said(mention.first)
    return inside and not _speaks(act, mention) and act.arguments.governor(mention) not in HELD


def _speaks(act: _Act, mention: Mention) -> bool:
    if act.said is None or act.said.speaker is None:
        return False
    start, end = act.view.span(mention.first, mention.end)
    return start < act.said.speaker[1] and act.said.speaker[0] < end


def _traits(act: _Act, mention: Mention) -> list[str]:
    """How one mention stands to the act, in plain words."""
    view, lows = act.view, act.view.lows
    where = "before" if mention.end <= act.first else "after" if mention.first >= act.end else "around"
    governor = act.arguments.governor(mention)
    governor = ALIKE.get(governor, governor if governor in GOVERNING else "another word")
    low, high = (mention.end, act.first) if where == "before" else (act.end, mention.first)
    between = sum(low <= m.first < high for m in act.around.mentions)
    found = [
        f"is {mention.kind}",
        f"{where} {act.kind}",
        f"{where} a {act.way}",
        f"{where}, held by {governor}",
        f"{where}, {min(between, MOST)} between",
        f"then {_what_follows(view, mention)}",
    ]
    if mention == act.subject:
        found += [f"subject of {act.kind}", f"subject of a {act.way}"]
    if where == "before" and all(m.kind == "thing" for m in act.around.mentions if m.end <= mention.first):
        found.append(f"first of {act.kind}")
    start, end = view.span(mention.first, mention.end)
    if any(noun[0] < end and start < noun[1] for noun in act.counted):
        found.append(f"counted in {act.kind}")
    if any(word in NUMBERS or word.isdigit() for word in lows[max(0, mention.first - 3) : mention.first]):
        found.append(f"{where}, numbered")
    if mention.actor_id:
        found.append("known")
    if view.tokens[mention.head].text[0].isupper():
        found.append("with a capital")
    if _speaks(act, mention) and act.said is not None:
        found += [f"says so as {act.said.attribution} of {act.sort}", f"says so: {act.said.stance}"]
        if act.has_own_loss:
            found.append("says so of its own")
        if mention.kind in SIDES and act.said.attribution in FIGHTING:
            found.append(f"side says so of {act.sort}: {act.saying}, {min(act.others, MOST)} others")
    return found


def _what_follows(view: View, mention: Mention) -> str:
    """What sort of word stands after a mention."""
    at = mention.end
    if at >= len(view.lows):
        return "nothing"
    word = view.lows[at]
    if word in OWNING:
        return "its own"
    if at in view.verbs or word in LAUNCHING:
        return "a verb of acts"
    if at in view.nouns:
        return "a noun of acts"
    if word in BE:
        return "be"
    if word in HAVING:
        return "have"
    if word in SAYING:
        return "say"
    if not word.isalnum():
        return "a mark"
    return "a preposition" if word in GOVERNING or word in ALIKE else "another word"
