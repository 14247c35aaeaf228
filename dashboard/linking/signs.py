"""What a claim states that helps or forbids joining it with another claim of its post, worked out once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.extraction.surroundings import item_start
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.vocabulary import strength_of_words
from dashboard.records import VIOLENCE, Claim, EventType, Reading

ATTACKS: frozenset[EventType] = VIOLENCE - {"abduction_detention"}
STATEMENTS: frozenset[EventType] = frozenset({"statement_demand", "meeting"})
WORD = re.compile(r"[^\W\d_]+")
THINGS = (word_lists("actor_nouns")["thing"] | word_lists("place_words")["site"]) - word_lists("roles")["plain_things"]
INNER = word_lists("place_words")["site"] | word_lists("place_words")["neighbourhood"]
RESUMING = word_lists("clauses")["resuming"]
EXPLOSIONS = frozenset({"explosion", "explosions", "blast", "blasts"})
FIGHTING = frozenset({"fighting", "clashes", "battle", "battles"})
TELLS_WHICH = frozenset({"in", "at", "of", "for", "over", "near", "around", "on", "inside", "outside", "between"})
KNOWN_AGAIN = 5  # a number of dead or hurt from which two tellings of one event are known by it
NAMED_PRECISION = 4  # a province or more exact


@dataclass(frozen=True, slots=True)
class Signs:
    """A claim with its signs. A place that its own sentence does not name is no sign: `claim` is without it.

    `text` is its sentence without case, `strength` its trigger's, 0 without one; `killed` its largest number killed.
    """

    claim: Claim
    text: str
    strength: int
    is_heading: bool
    has_place: bool
    place: str
    is_inner: bool  # its place is a market, a district: it may lie in a town
    word: str
    things: frozenset[str]
    actors: frozenset[str]
    is_definite: bool  # "the attack" of before
    goes_on: bool  # "It hit Dablan too": of the act told just before
    item: int  # where the bullet it stands in begins; -1 outside lists
    known: frozenset[str]  # alleged perpetrators that actors.csv knows
    perpetrators: frozenset[str]  # all that are named
    speakers: frozenset[str]
    killed: int
    fighters: bool | None  # whether all those it counts as dead or hurt bore arms; None where it counts nobody
    numbers: frozenset[tuple[str, int]]  # large enough to be known again: ("killed", 30)

    @property
    def is_denial(self) -> bool:
        """Whether it only denies what others tell, or a number of it."""
        return self.claim.realis == "denied" or self.claim.stance == "denies"

    @property
    def is_general(self) -> bool:
        """Whether it says that people were harmed or attacked and not how; a blast may be of a bomb or of a shell."""
        unnamed = self.claim.event_type == "attack_on_people" and self.strength <= 2
        return self.is_denial or unnamed or self.word in EXPLOSIONS

    @property
    def has_act(self) -> bool:
        """Whether its words name an act, and not only harm."""
        return self.strength >= 2


def signs_of(reading: Reading) -> list[Signs]:
    """The signs of every claim but tolls, in the order of the text."""
    roles: dict[int, dict[str, set[str]]] = {}
    for actor in reading.actors:
        known = actor.role == "alleged_perpetrator" and actor.actor_id
        words = actor.actor_id if known and actor.actor_id else actor.quotation.text.casefold()
        roles.setdefault(actor.claim_no, {}).setdefault(actor.role, set()).add(words)
    known_ids = {actor.actor_id for actor in reading.actors if actor.actor_id}
    killed: dict[int, int] = {}
    armed: dict[int, bool] = {}
    numbers: dict[int, set[tuple[str, int]]] = {}
    for figure in reading.figures:
        if figure.low is not None and figure.low >= KNOWN_AGAIN and figure.scope == "event":
            numbers.setdefault(figure.claim_no, set()).add((figure.measure, figure.low))
        if figure.measure in ("killed", "wounded"):
            one = figure.claim_no
            armed[one] = armed.get(one, True) and figure.population == "combatants"
        if figure.measure == "killed" and figure.part_of is None:
            size = figure.low or figure.high or 0
            killed[figure.claim_no] = max(killed.get(figure.claim_no, 0), size)
    headings = {entry.entry_no: entry.heading for entry in reading.entries}
    return [
        _signs(
            _without_borrowed_place(claim),
            roles.get(claim.claim_no, {}),
            known_ids,
            headings,
            (killed.get(claim.claim_no, 0), armed.get(claim.claim_no)),
            reading.post.text,
            numbers.get(claim.claim_no, set()),
        )
        for claim in reading.claims
        if claim.kind != "toll"
    ]


def _without_borrowed_place(claim: Claim) -> Claim:
    """A claim without a place that stands in an earlier sentence, or in the heading."""
    place, own = claim.place, claim.quotation
    if place is None or own.start <= place.start < own.end:
        return claim
    return replace(claim, place=None, place_id=None, admin1=None, where_precision=6 if claim.country else 7)


def _signs(
    claim: Claim,
    roles: dict[str, set[str]],
    known_ids: Iterable[str],
    headings: dict[int, str | None],
    harmed: tuple[int, bool | None],
    post: str,
    numbers: set[tuple[str, int]],
) -> Signs:
    text = claim.quotation.text
    perpetrators = roles.get("alleged_perpetrator", set())
    role = "speaker" if claim.event_type == "statement_demand" else "participant"
    return Signs(
        claim=claim,
        text=text.casefold(),
        strength=strength_of_words(claim.trigger.text) if claim.trigger else 0,
        is_heading=headings.get(claim.entry_no) == text,
        has_place=claim.place is not None and claim.where_precision <= NAMED_PRECISION,
        place=claim.place.text.casefold() if claim.place else "",
        is_inner=_is_inner(claim),
        word=claim.trigger.text.casefold() if claim.trigger else "",
        things=_things(text) if claim.event_type in ATTACKS else frozenset(),
        actors=frozenset(name for names in roles.values() for name in names),
        is_definite=_is_definite(claim),
        goes_on=goes_on(claim),
        item=item_start(post, claim.quotation.start),
        known=frozenset(name for name in perpetrators if name in known_ids),
        perpetrators=frozenset(perpetrators),
        speakers=frozenset(roles.get(role, ())),
        killed=harmed[0],
        fighters=harmed[1],
        numbers=frozenset(numbers),
    )


def _is_definite(claim: Claim) -> bool:
    """Whether the act is one told before: "the attack", "the blast"; a claim of responsibility is for such an act."""
    if claim.event_type not in ATTACKS or claim.trigger is None:
        return False
    before = claim.quotation.text[: claim.trigger.start - claim.quotation.start].casefold().split()
    words = claim.trigger.text.casefold().split()
    return bool(before) and before[-1] in ("the", "this", "that") and words[-1] in RESUMING


def goes_on(claim: Claim) -> bool:
    """Whether "it" or "the fighting" does what is told: the act told just before, which is said to be elsewhere too.

    "The fighting in Rastan" says which fighting is meant, and may be another than the one before.
    """
    if claim.event_type not in ATTACKS or claim.trigger is None or claim.speaker is not None:
        return False
    text, start = claim.quotation.text.casefold(), claim.quotation.start
    before = text[: claim.trigger.start - start].split()
    if before == ["the"] and claim.trigger.text.casefold() in FIGHTING:
        after = text[claim.trigger.end - start :].split()
        return bool(after) and after[0] not in TELLS_WHICH
    return before in (["it"], ["it", "also"], ["it", "has"], ["it", "then"])


def _things(text: str) -> frozenset[str]:
    """The kinds of thing named in a sentence that may have been hit ("hospital", "market"), in the singular."""
    found = (word for word in WORD.findall(text.casefold()) if word in THINGS)
    return frozenset(word[:-1] if word[:-1] in THINGS else word for word in found)


def _is_inner(claim: Claim) -> bool:
    """Whether the place is a site or a quarter: "Naivasha market", "the Osnovianskyi district"."""
    if claim.place is None or claim.place_id:
        return False
    after = claim.quotation.text[claim.place.end - claim.quotation.start :]
    following = WORD.match(after.lstrip(" -").casefold())
    words = set(claim.place.text.casefold().split())
    return bool(words & INNER) or (following is not None and following[0] in INNER)
