"""What a sentence says happened: its assertions, with the kind of event, who did it, to whom, where and when.

A clause tells one act of violence: its most specific word names the kind ("air strike" before "attack", "attack" before
"killed"). Acts that are not violence (a meeting, a demand, a town taken) are assertions of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extraction.actors import Mention
from dashboard.extraction.dates import FoundDate
from dashboard.extraction.parts import FoundFigure
from dashboard.extraction.phrases import Hit
from dashboard.extraction.places import FoundPlace
from dashboard.extraction.roles import Roles, find_roles
from dashboard.extraction.speakers import Saying
from dashboard.extraction.view import BOUNDARY_MARKS, BOUNDARY_WORDS, View
from dashboard.extraction.vocabulary import Trigger, Vocabulary
from dashboard.extraction.word_lists import word_lists
from dashboard.records import VIOLENCE, EventType, Measure, Realis

WORDS = word_lists("roles")
AIR = WORDS["air"]
GUNS = WORDS["guns"]
TYPE_OF_MEASURE: dict[Measure, EventType] = {
    "killed": "attack_on_people",
    "wounded": "attack_on_people",
    "casualties": "attack_on_people",
    "missing": "other",
    "detained": "abduction_detention",
    "defected": "defection_surrender",
    "displaced": "humanitarian",
}
FITTING: dict[Measure, frozenset[EventType]] = {
    "killed": VIOLENCE,
    "wounded": VIOLENCE,
    "casualties": VIOLENCE,
    "missing": VIOLENCE,
    "detained": frozenset({"abduction_detention"}),
    "defected": frozenset({"defection_surrender"}),
    "displaced": frozenset({"humanitarian"}),
}
MAY_BE = word_lists("clauses")["may_be"]
ARMED_TARGETS = WORDS["armed_targets"]


@dataclass(slots=True)
class Assertion:
    """One event as one sentence tells it. `figures` index the post's found figures."""

    event_type: EventType
    trigger: Hit[Trigger] | None
    clause: int
    strength: int
    roles: Roles = field(default_factory=Roles)
    place: FoundPlace | None = None
    date: FoundDate | None = None
    figures: list[int] = field(default_factory=list)
    realis: Realis = "actual"
    is_background: bool = False
    is_generic: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else was found in the sentence."""

    mentions: Sequence[Mention]
    places: Sequence[FoundPlace]
    dates: Sequence[FoundDate]
    saying: Saying | None
    figures: Sequence[tuple[int, FoundFigure]]  # with their number in the post


def find_assertions(view: View, around: Surroundings, vocabulary: Vocabulary) -> list[Assertion]:
    """The assertions of a sentence in order of their triggers; figures that fit none make one of their own."""
    clauses = _clause_numbers(view)
    hits = [hit for hit in view.triggers if _is_event(view, hit, around, vocabulary)]
    found = _violence(view, hits, clauses)
    found += _other_acts(hits, clauses, bool(found))
    found.sort(key=lambda a: a.trigger.first if a.trigger else 0)
    for assertion in found:
        assertion.roles = find_roles(
            view, assertion.trigger, assertion.event_type, around.mentions, clauses, around.saying
        )
    _give_figures(view, found, around, clauses)
    for assertion in found:
        _place_and_date(view, assertion, around, clauses, len(found))
        _refine(view, assertion, clauses)
        assertion.realis = _realis(view, assertion, around)
    return found


def _clause_numbers(view: View) -> list[int]:
    numbers, clause = [], 0
    for token in view.tokens:
        if token.lower in BOUNDARY_WORDS or token.text in BOUNDARY_MARKS:
            clause += 1
        numbers.append(clause)
    return numbers


def _is_event(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a trigger tells an event here, by the words around it."""
    tokens, trigger = view.tokens, hit.value
    before = tokens[hit.first - 1].lower if hit.first else ""
    following = tokens[hit.end].lower if hit.end < len(tokens) else ""
    word = tokens[hit.first].lower
    if trigger.part == "verb" and before in ("the", "a", "an") and not word.endswith("ing"):
        return trigger.strength >= 3 and trigger.event_type in VIOLENCE
    if trigger.event_type == "territory_change" and trigger.part == "verb":
        return _takes_a_place(view, hit, around, vocabulary)
    if trigger.event_type == "meeting" and trigger.part == "verb":
        return trigger.lemma != "meet/met/met" or any(
            m.kind in ("person", "country", "civil", "named") and m.first <= hit.end + 3 for m in around.mentions
        )
    if trigger.event_type == "statement_demand" and around.saying and trigger.part == "verb":
        said = tokens[hit.first].start
        inside = around.saying.first <= hit.first < max(around.saying.end, around.saying.first + 1)
        if inside and (around.figures or any(h.value.event_type in VIOLENCE for h in view.triggers)):
            return said < 0
    if word == "shot" and following in ("on", "at") and "video" in view.lowers(0, hit.first):
        return False
    if trigger.event_type in VIOLENCE and following in ("squad", "investigation", "suspect", "suspects", "victims"):
        return False
    return not (trigger.event_type == "chemical" and following in ("inspectors", "weapons", "convention", "watchdog"))


def _takes_a_place(view: View, hit: Hit[Trigger], around: Surroundings, vocabulary: Vocabulary) -> bool:
    """Whether a verb such as "seize" or "enter" has a place or a position as its object."""
    reach = hit.end + 9
    for place in around.places:
        if hit.first <= place.first < reach:
            return True
    things = (
        vocabulary.things
        | vocabulary.place_words["kinds_of_settlement"]
        | frozenset({"territory", "positions", "ground"})
    )
    objects = [t.lower for t in view.tokens[hit.end : reach]]
    for word in objects:
        if word in BOUNDARY_WORDS or word in (",", ";", "."):
            break
        if word in things or word.rstrip("s") in things:
            return True
    return False


def _violence(view: View, hits: Sequence[Hit[Trigger]], clauses: Sequence[int]) -> list[Assertion]:
    """One assertion a clause from its most specific word; words of harm join what is told beside them."""
    by_clause: dict[int, list[Hit[Trigger]]] = {}
    for hit in hits:
        if hit.value.event_type in VIOLENCE and hit.value.event_type != "abduction_detention":
            by_clause.setdefault(clauses[hit.first], []).append(hit)
    found: list[Assertion] = []
    left_over: list[tuple[int, Hit[Trigger]]] = []
    for clause, here in by_clause.items():
        best = _most_specific(here)
        if best.value.strength >= 3:
            found.append(Assertion(best.value.event_type, best, clause, best.value.strength))
        else:
            left_over.append((clause, best))
    for clause, hit in left_over:
        if found and (hit.value.strength == 1 or _is_definite(view, hit)):
            continue
        if any(a.strength == 2 and hit.value.strength == 1 for a in found):
            continue
        if hit.value.strength == 1 and any(h.value.strength == 2 for _, h in left_over):
            continue
        found.append(Assertion(hit.value.event_type, hit, clause, hit.value.strength, is_generic=True))
        if hit.value.strength == 1:
            break
    return _one_of_each(view, found)


def _most_specific(hits: Sequence[Hit[Trigger]]) -> Hit[Trigger]:
    """Chemical weapons first, then the first weapon or clash named, then attacks, then harm."""
    chemical = [h for h in hits if h.value.strength == 5]
    if chemical:
        return chemical[0]
    weapons = [h for h in hits if h.value.strength == 4]
    clashes = [h for h in hits if h.value.strength == 3 and h.value.event_type == "armed_clash"]
    if weapons and clashes and clashes[0].value.part == "noun" and clashes[0].first < weapons[0].first:
        return clashes[0]
    return max(hits, key=lambda h: (h.value.strength, -h.first))


def _is_definite(view: View, hit: Hit[Trigger]) -> bool:
    before = view.tokens[hit.first - 1].lower if hit.first else ""
    return hit.value.part == "noun" and before in ("the", "this", "that", "these", "those", "an", "a", "their", "its")


def _one_of_each(view: View, found: list[Assertion]) -> list[Assertion]:
    """Clauses of one sentence with the same kind of event tell it once, unless a "while" or ";" parts them."""
    kept: list[Assertion] = []
    for assertion in found:
        same = [a for a in kept if a.event_type == assertion.event_type]
        if same and not _is_parted(view, same[-1], assertion):
            continue
        kept.append(assertion)
    return kept


def _is_parted(view: View, one: Assertion, other: Assertion) -> bool:
    if one.trigger is None or other.trigger is None:
        return False
    low, high = sorted((one.trigger.first, other.trigger.first))
    return any(t.lower in ("while", ";", "after", "whereas", "following") for t in view.tokens[low:high])


def _other_acts(hits: Sequence[Hit[Trigger]], clauses: Sequence[int], is_violent: bool) -> list[Assertion]:
    found: dict[EventType, Assertion] = {}
    for hit in hits:
        kind = hit.value.event_type
        if (kind in VIOLENCE and kind != "abduction_detention") or kind in found:
            continue
        if kind == "other" and (is_violent or hit.value.strength < 3 or len(found) > 0):
            continue
        found[kind] = Assertion(kind, hit, clauses[hit.first], hit.value.strength)
    return list(found.values())


def _give_figures(view: View, found: list[Assertion], around: Surroundings, clauses: Sequence[int]) -> None:
    """Hand each figure to the assertion of a fitting kind in its clause, else the nearest, else a new one."""
    for number, figure in around.figures:
        if figure.scope == "cumulative":
            continue
        at = view.token_at(figure.harm[0] if figure.harm and _inside(view, figure.harm) else figure.start)
        fitting = [a for a in found if a.event_type in FITTING[figure.measure]]
        if fitting:
            nearest = min(
                fitting,
                key=lambda a: (clauses[at] != a.clause, abs((a.trigger.first if a.trigger else 0) - at)),
            )
            nearest.figures.append(number)
            continue
        kind = TYPE_OF_MEASURE[figure.measure]
        made = Assertion(kind, None, clauses[at], 1, figures=[number], is_generic=kind in VIOLENCE)
        made.roles = find_roles(view, None, kind, around.mentions, clauses, around.saying)
        found.append(made)


def _inside(view: View, span: tuple[int, int]) -> bool:
    return view.sentence.start <= span[0] < view.sentence.end


def _place_and_date(view: View, assertion: Assertion, around: Surroundings, clauses: Sequence[int], count: int) -> None:
    at = assertion.trigger.first if assertion.trigger else 0
    said = around.saying

    def usable(first: int) -> bool:
        return said is None or not said.first <= first < said.end

    places = [p for p in around.places if usable(p.first) and not _is_actor(p, assertion)]
    here = [p for p in places if clauses[p.first] == assertion.clause] or (
        places if count == 1 or not assertion.is_background else []
    )
    if here:
        located = [p for p in here if p.is_located] or here
        assertion.place = min(
            located, key=lambda p: (p.precision >= 6, p.precision >= 4, p.first < at, abs(p.first - at))
        )
    dates = [
        d for d in around.dates if not d.is_open and (not d.is_utterance or assertion.event_type == "statement_demand")
    ]
    near = [d for d in dates if clauses[d.first] == assertion.clause]
    main = near or [
        d for d in dates if count == 1 or (clauses[d.first] < assertion.clause + 1 and not assertion.clause)
    ]
    if main:
        assertion.date = min(main, key=lambda d: (d.precision != "day", abs(d.first - at)))
    words = list(view.lowers(0, at))
    first_of_clause = next((i for i, c in enumerate(clauses) if c == assertion.clause), 0)
    opener = view.tokens[first_of_clause].lower if assertion.clause else ""
    assertion.is_background = opener in ("after", "following") and not near and bool(words)


def _is_actor(place: FoundPlace, assertion: Assertion) -> bool:
    """A country that acts or is acted on ("Turkey shelled …") is not where it happened."""
    return place.precision == 6 and any(
        m.first <= place.first < m.end for m in (*assertion.roles.perpetrators, *assertion.roles.targets)
    )


def _refine(view: View, assertion: Assertion, clauses: Sequence[int]) -> None:
    """The kind of event from who did it with what: jets bombing is an air strike, an ambushed patrol a clash."""
    if assertion.event_type not in VIOLENCE or assertion.trigger is None:
        return
    lemma = assertion.trigger.value.lemma
    words = {w for m in assertion.roles.perpetrators for w in view.lowers(m.first, m.end)}
    clause = {t.lower for t, c in zip(view.tokens, clauses, strict=True) if c == assertion.clause}
    if assertion.event_type in ("attack_on_people", "bombing") and assertion.strength <= 4:
        by_air = bool(words & AIR) or {"air", "force"} <= words
        if by_air and lemma not in ("shooting", "ambush"):
            assertion.event_type = "air_strike"
            return
    if assertion.event_type == "attack_on_people" and assertion.strength <= 2:
        if clause & {"warplanes", "jets", "airstrikes", "helicopters", "aircraft", "warplane"}:
            assertion.event_type = "air_strike"
        elif clause & GUNS:
            assertion.event_type = "shelling_missile"
    if (
        assertion.event_type == "bombing"
        and lemma in ("bomb", "bombing")
        and clause & {"warplanes", "jets", "warplane", "aircraft"}
    ):
        assertion.event_type = "air_strike"
    if lemma == "ambush" or (assertion.event_type == "attack_on_people" and assertion.strength == 2):
        targets = {w for m in assertion.roles.targets for w in view.lowers(m.first, m.end)}
        armed = any(m.kind in ("armed", "named") for m in assertion.roles.perpetrators)
        if (
            targets & ARMED_TARGETS
            and (armed or lemma == "ambush")
            and not targets & {"civilians", "station", "stations"}
        ):
            assertion.event_type = "armed_clash"


def _realis(view: View, assertion: Assertion, around: Surroundings) -> Realis:
    """As its figures say, else by the words before it: "will", "threatened to", "denied"."""
    own = [f.realis for number, f in around.figures if number in assertion.figures]
    if own:
        return own[0] if all(r == own[0] for r in own) else "actual"
    if around.saying and around.saying.stance == "denies":
        return "denied"
    if assertion.trigger is None or assertion.event_type not in VIOLENCE:
        return "actual"
    at = assertion.trigger.first
    before = list(view.lowers(at - 4, at))
    if "no" in before[-2:] or "not" in before:
        return "denied"
    if any(word in MAY_BE for word in before):
        return "hypothetical"
    return "actual"
