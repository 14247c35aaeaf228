"""Assertions into the records that are stored: Claim, Figure and ClaimActor, numbered in the order of the text."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dashboard.extraction.acts.own_side import claims_it, speaks_of_its_own
from dashboard.extraction.acts.place_of_toll import where_counted
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.counts.zero_harm import names_harm, none_of_those, zero_stated
from dashboard.extraction.days.dates import FoundDate
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.speech.plain_phrases import plain_phrase_before
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.speech.speaker_phrases import PRONOUNS, speaking_subject
from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.text.parts import FoundFigure, Layout
from dashboard.extraction.text.values import changed, quickly
from dashboard.extraction.words.instructing import WAS_INSTRUCTED
from dashboard.extraction.words.view import BE, View
from dashboard.extraction.words.vocabulary import Vocabulary, is_general
from dashboard.records import (
    VIOLENCE,
    Attribution,
    Claim,
    ClaimActor,
    DatePrecision,
    Figure,
    Post,
    Quotation,
    Responsibility,
    Role,
    Stance,
    WherePrecision,
    quote,
    roles_of,
)

LONGEST_ZERO = 8  # tokens of "There were no dead or wounded."
# Without one of these no sentence says that nobody was harmed
DENYING_HARM = frozenset(
    {"no", "nobody", "none", "noone", "without", "any", "anyone", "anybody", "not", "never", "neither"}
    | {"zero", "everyone", "everybody"}
)
BEFORE_A_VERB = frozenset(
    {"again", "also", "later", "then", "has", "have", "had", "earlier", "repeatedly", "now", '"', "“", "‘"}
)
TO_NAME = 7  # tokens from who somebody is to the name beside it: ", 58-year-old Faris al-Atassi"
CLAIMING = frozenset({"claim", "claims", "claimed", "claiming", "credit"})
ACTS = VIOLENCE | {"territory_change", "defection_surrender"}
# Those whose "we have taken the town" is of their own side
A_SIDE: frozenset[Attribution] = frozenset({"government_official", "perpetrator_claim", "accused_by_opponent"})
SPOKESMEN = frozenset({"spokesman", "spokesperson", "spokeswoman", "spox", "commander", "communiqué", "communique"})
new_claim, new_figure, new_actor = quickly(Claim), quickly(Figure), quickly(ClaimActor)
HAS_A_PLACE = VIOLENCE | {"territory_change", "protest", "humanitarian", "defection_surrender", "other"}


@dataclass(slots=True)
class ClaimMaker:
    """Collects the claims of one post; `default_day` is the day of an undated event in a short dated item."""

    post: Post
    layout: Layout
    found: Sequence[FoundFigure]
    vocabulary: Vocabulary
    country: str | None
    default_day: tuple[date, date] | None = None
    last_speaker: Saying | None = None
    claims: list[Claim] = field(default_factory=list)
    actors: list[ClaimActor] = field(default_factory=list)
    claim_of: dict[int, int] = field(default_factory=dict)
    tolls: frozenset[int] = frozenset()  # numbers of the running totals and of their parts
    last_actor: tuple[int, tuple[int, int] | None] = (-1, None)  # the entry, and who acted last in it

    def add(self, view: View, around: Surroundings, assertions: Sequence[Assertion]) -> None:
        """The claims of one sentence: its assertions, and one toll for its running totals."""
        self.take_back_harm(view, alone=not assertions)
        for assertion in assertions:
            for figures in _by_speaker(view, around, assertion.figures) or [[]]:
                is_whole = len(figures) == len(assertion.figures)
                self.add_event(view, around, assertion if is_whole else changed(assertion, figures=figures))
        tolls = [number for number, _ in around.figures if number in self.tolls]
        for figures in _by_speaker(view, around, tolls):
            self.add_toll(view, around, figures)

    def add_event(self, view: View, around: Surroundings, assertion: Assertion) -> None:
        number = len(self.claims)
        start, stop, precision, words = self.days(view, assertion)
        place = assertion.place
        said = speaker = _speaker_of(view, around, assertion)
        if speaker and _is_own_statement(view, speaker, assertion):
            speaker = None
        stance, attribution = self.stance(view, speaker)
        in_country = (around.country or self.country) if assertion.event_type in HAS_A_PLACE else None
        country = place.country if place and place.country else in_country
        where: WherePrecision = place.precision if place else (6 if country else 7)
        where_named, place_id = self.place_words(view, place)
        violent = assertion.event_type in VIOLENCE
        tells_harm = violent and not assertion.figures and assertion.realis == "actual"
        zero = zero_stated(view.tokens) if tells_harm and not view.words.isdisjoint(DENYING_HARM) else None
        claim = new_claim(
            self.post.post_id, number, view.sentence.entry_no, "event",
            self.quotation(view.sentence.start, view.sentence.end), assertion.event_type, stance, attribution,
            speaker=self.words(speaker.speaker) if speaker else None,
            speaker_id=speaker.speaker_id if speaker else None,
            relayed_by=self.words(speaker.relayed_by) if speaker else None,
            relayed_by_id=speaker.relayed_by_id if speaker else None,
            cited=self.words(speaker.cited) if speaker else None,
            realis=assertion.realis,
            responsibility=self.responsibility(view, around, assertion),
            casualties_unstated=tells_harm and zero is None,
            zero_stated=zero if tells_harm else None,
            date_start=start, date_end=stop, date_precision=precision, date_words=words,
            place=where_named, place_id=place_id, admin1=place.admin1 if place else None,
            country=country, where_precision=where,
            trigger=self.words(view.span(hit.first, hit.end)) if (hit := assertion.trigger) else None,
            confidence=0.9 if assertion.strength >= 3 or assertion.figures else 0.6,
        )  # fmt: skip
        self.claims.append(claim)
        self.claim_of |= dict.fromkeys(assertion.figures, number)
        first_role, second_role = roles_of(assertion.event_type)
        seen: set[tuple[Role, int, int]] = set()
        states = self.who_states(view, around, assertion) or self.who_did(view, around, assertion, said)
        self.remember_actor(view, assertion)
        if states:
            self.actors.append(new_actor(self.post.post_id, number, first_role, self.quotation(*states)))
            seen |= {(first_role, *view.span(m.first, m.end)) for m in assertion.roles.perpetrators}
        for role, mentions in ((first_role, assertion.roles.perpetrators), (second_role, assertion.roles.targets)):
            for mention in mentions:
                span = view.span(mention.first, mention.end)
                if (role, *span) not in seen:
                    seen.add((role, *span))
                    self.actors.append(
                        new_actor(self.post.post_id, number, role, self.quotation(*span), self.actor_id(mention))
                    )

    def take_back_harm(self, view: View, *, alone: bool) -> None:
        """ "None of them was injured", "No dead or wounded." is the zero of the attack just told without a number."""
        last = self.claims[-1] if self.claims else None
        if last is None or last.entry_no != view.sentence.entry_no or not last.casualties_unstated:
            return
        if last.trigger is None or names_harm(last.trigger.text):
            return
        short = alone and len(view.tokens) <= LONGEST_ZERO
        if (zero := none_of_those(view.tokens) or (zero_stated(view.tokens) if short else None)) is not None:
            self.claims[-1] = replace(last, zero_stated=zero, casualties_unstated=False)

    def remember_actor(self, view: View, assertion: Assertion) -> None:
        """Keep who acted, for a "they" in the next sentence of the entry."""
        if assertion.event_type in ACTS and assertion.roles.perpetrators:
            mention = assertion.roles.perpetrators[0]
            self.last_actor = view.sentence.entry_no, view.span(mention.first, mention.end)

    def who_states(self, view: View, around: Surroundings, assertion: Assertion) -> tuple[int, int] | None:
        """Who makes a demand, where it is the sentence's speaker ("Ban …, saying") or a pronoun for the last one."""
        hit, saying = assertion.trigger, around.saying
        if hit and hit.value.lemma == "announce" and assertion.event_type == "other":
            subject = speaking_subject(view, self.vocabulary, hit.first)
            return view.span(*subject) if subject else None
        if assertion.event_type == "meeting" and hit and hit.value.part == "verb" and not assertion.roles.perpetrators:
            subject = speaking_subject(view, self.vocabulary, hit.first)
            plain = None if subject else plain_phrase_before(view, self.vocabulary, hit.first)
            if plain and view.lows[plain[0]] in ("a", "an", "the"):
                subject = plain  # "A tribal council met the mayor"
            return view.span(*subject) if subject else None
        if assertion.event_type != "statement_demand":
            return None
        if hit is None:
            return saying.speaker if saying else None
        if hit.value.lemma == WAS_INSTRUCTED:
            return None
        if saying and saying.speaker and saying.verb >= hit.first:
            return saying.speaker
        at = hit.first - 1
        going_on = view.lows[hit.first].endswith("ing")
        while at > 0 and (view.lows[at] in BEFORE_A_VERB or (going_on and view.lows[at] in BE)):
            at -= 1  # "He has again urged", "she is asking"
        if hit.first and view.lows[at] in PRONOUNS and self.last_speaker:
            if saying and saying.speaker and view.sentence.start <= saying.speaker[0] < view.tokens[at].start:
                return saying.speaker  # "Israel says it had told them to leave"
            return self.last_speaker.speaker
        if hit.value.part == "verb":
            subject = speaking_subject(view, self.vocabulary, hit.first)
            known = assertion.roles.perpetrators
            beside = subject and any(0 < m.first - subject[1] <= TO_NAME and m.kind == "person" for m in known)
            told = any(m.first < subject[1] and subject[0] < m.end for m in known) if subject else False
            owner = len(known) == 1 and subject is not None and subject[0] <= known[0].first < known[0].end < subject[1]
            owned = owner and not view.tokens[known[0].end].text[0].isupper()  # "The UN's acting coordinator urged"
            if subject and not beside and (owned or not told):
                return view.span(*subject)
            if subject is None and not known and (plain := plain_phrase_before(view, self.vocabulary, at + 1)):
                return view.span(*plain)  # "his union demands news of him"
        return None

    def who_did(
        self, view: View, around: Surroundings, assertion: Assertion, said: Saying | None
    ) -> tuple[int, int] | None:
        """Who a pronoun stands for: the side that speaks ("The army says it has …"), else the one that acted last."""
        denied = assertion.realis == "denied" and not assertion.roles.is_of_the_speaker  # "denied that its drones hit"
        if denied or assertion.realis == "hypothetical":
            return None
        if said and said.speaker and speaks_of_its_own(view, assertion, self.layout.text[slice(*said.speaker)]):
            return said.speaker
        if said and said.speaker and claims_it(view, assertion, around, said):
            return said.speaker
        if assertion.author and not assertion.roles.perpetrators:
            return assertion.author
        if not assertion.roles.is_of_the_speaker:
            return None
        if said and said.speaker:
            speaks = said.attribution in A_SIDE or self.is_a_spokesman(said.speaker)
            return said.speaker if speaks else None
        if assertion.roles.perpetrators:
            return None  # "our jets", and nobody is known to speak
        entry_no, span = self.last_actor
        return span if 0 <= view.sentence.entry_no - entry_no <= 1 else None  # "They" may open the next item

    def is_a_spokesman(self, speaker: tuple[int, int]) -> bool:
        """Whether one speaks for a side that no list may know: "a spokesman for the TPLF"."""
        return not SPOKESMEN.isdisjoint(self.layout.text[slice(*speaker)].casefold().split())

    def actor_id(self, mention: Mention) -> str | None:
        return None if mention.actor_id is None or is_general(mention.actor_id) else mention.actor_id

    def add_toll(self, view: View, around: Surroundings, figures: Sequence[int]) -> None:
        """A claim of kind "toll": a running total, which is no event."""
        number = len(self.claims)
        at = _token_of(view, around, figures[0])
        speaker = around.said_at(at)
        stance, attribution = self.stance(view, speaker)
        place, country = where_counted(view, around, at, self.country)
        where_named, place_id = self.place_words(view, place)
        claim = new_claim(
            self.post.post_id, number, view.sentence.entry_no, "toll",
            self.quotation(view.sentence.start, view.sentence.end), None, stance, attribution,
            speaker=self.words(speaker.speaker) if speaker else None,
            speaker_id=speaker.speaker_id if speaker else None,
            relayed_by=self.words(speaker.relayed_by) if speaker else None,
            relayed_by_id=speaker.relayed_by_id if speaker else None,
            cited=self.words(speaker.cited) if speaker else None,
            realis=self.found[figures[0]].realis,
            place=where_named, place_id=place_id, admin1=place.admin1 if place else None,
            country=country, where_precision=place.precision if place else 6 if country else 7,
        )  # fmt: skip
        self.claims.append(claim)
        self.claim_of |= dict.fromkeys(figures, number)

    def place_words(self, view: View, place: FoundPlace | None) -> tuple[Quotation | None, str | None]:
        """The words that name a place and its place_id, None for one that no workspace lists."""
        if place is None:
            return None, None
        place_id = place.place.place_id if place.place else None
        named = self.words(place.span or view.span(place.first, place.end))
        return named, None if place_id is None or is_general(place_id) else place_id

    def days(
        self, view: View, assertion: Assertion
    ) -> tuple[date | None, date | None, DatePrecision, Quotation | None]:
        found: FoundDate | None = assertion.date
        if found:
            return found.start, found.stop, found.precision, self.words(view.span(found.first, found.end))
        if assertion.days_before:
            return *assertion.days_before, "day", None
        recalled = assertion.is_background or assertion.is_charged or assertion.of_any_day
        recalled = recalled or assertion.realis == "historical"
        if self.default_day and not recalled and not self.is_what_footage_shows(view, assertion):
            if assertion.told_on and assertion.told_on < self.default_day[0]:
                return assertion.told_on, assertion.told_on, "day", None
            start, stop = self.default_day
            if stop - start > timedelta(days=1) and assertion.event_type in ("statement_demand", "meeting"):
                return None, None, "unknown", None  # of a bulletin of several days: said on one of them
            return start, stop, "day" if stop - start <= timedelta(days=1) else "week", None
        return None, None, "unknown", None

    def is_what_footage_shows(self, view: View, assertion: Assertion) -> bool:
        """Whether an act is the object of "footage of …": its day is not the one it was posted on."""
        if assertion.event_type not in ACTS or not self.is_footage(view):
            return False
        first = next(at for at, word in enumerate(view.lows) if word in self.vocabulary.speech.footage)
        return assertion.trigger is None or first < assertion.at

    def is_footage(self, view: View) -> bool:
        """Whether a sentence tells what an unverified video is said to show, on whatever day it was made."""
        speech = self.vocabulary.speech
        found = not speech.footage.isdisjoint(view.words) and speech.footage_claims.find(view.tokens, view.lows)
        return bool(found)

    def stance(self, view: View, saying: Saying | None) -> tuple[Stance, Attribution]:
        speech = self.vocabulary.speech
        if saying and saying.speaker:
            return saying.stance, saying.attribution
        tokens = view.tokens
        if self.is_footage(view):
            return "asserts", "footage_claimed"
        if not speech.hearsay.first_words.isdisjoint(view.words) and speech.hearsay.find(tokens, view.lows):
            return "claims", "unattributed"
        return "asserts", self.own_attribution(view)

    def own_attribution(self, view: View) -> Attribution:
        """Of what the outlet itself asserts: its own kind when sources.csv knows it, else its own reporting."""
        outlet = self.layout.entries[view.sentence.entry_no].digest_outlet or self.post.publisher
        return self.vocabulary.kind_of_outlet.get(outlet.casefold(), "own_reporting")

    def responsibility(self, view: View, around: Surroundings, assertion: Assertion) -> Responsibility:
        """Nobody named: not_stated; an actor's own claim of it; else alleged, whoever says so."""
        claimed = "responsibility" in view.words and not CLAIMING.isdisjoint(view.words)
        if assertion.event_type not in VIOLENCE or (not assertion.roles.perpetrators and not claimed):
            return "not_stated"
        if around.saying and around.saying.stance == "denies":
            return "denied"
        if claimed and around.saying is None:
            return "claimed_by_actor"
        return "alleged"

    def words(self, span: tuple[int, int] | None) -> Quotation | None:
        return self.quotation(*span) if span else None

    def quotation(self, start: int, end: int) -> Quotation:
        return quote(self.layout.text, start, end)

    def finished(self) -> tuple[tuple[Claim, ...], tuple[Figure, ...], tuple[ClaimActor, ...]]:
        """Claims, figures and actors; every figure has a claim."""
        figures: list[Figure] = []
        for number, f in enumerate(self.found):
            noun = f.noun if f.noun and f.noun[0] < f.noun[1] else None
            figures.append(
                new_figure(
                    self.post.post_id, number, self.claim_of[number], self.quotation(f.start, f.end), f.measure,
                    f.population, f.operator, f.low, f.high, f.scope, f.realis, f.part_of, f.imputed_low,
                    self.victim_side(noun), self.words(noun),
                )
            )  # fmt: skip
        return tuple(self.claims), tuple(figures), tuple(self.actors)

    def victim_side(self, noun: tuple[int, int] | None) -> str | None:
        """The side of those counted, when their name is in actors.csv."""
        if noun is None:
            return None
        return self.vocabulary.side_of_actor.get(self.layout.text[noun[0] : noun[1]].casefold())


def _token_of(view: View, around: Surroundings, number: int) -> int:
    """The token at which the figure of that number begins."""
    return next(view.token_at(figure.start) for known, figure in around.figures if known == number)


def _by_speaker(view: View, around: Surroundings, figures: Sequence[int]) -> list[list[int]]:
    """The figures in groups that one speaker states: "The ministry says nine died, a hospital says 21"."""
    if not around.sayings or len(figures) < 2:
        return [list(figures)] if figures else []
    groups: dict[tuple[int, int] | None, list[int]] = {}
    for number in figures:
        said = around.said_at(_token_of(view, around, number))
        groups.setdefault(said.speaker if said else None, []).append(number)
    return list(groups.values())


def _speaker_of(view: View, around: Surroundings, assertion: Assertion) -> Saying | None:
    """Who states an assertion: its first figure, else its act."""
    if assertion.figures:
        return around.said_at(_token_of(view, around, assertion.figures[0]))
    return around.said_at(assertion.at) if assertion.trigger else around.saying


def _is_own_statement(view: View, saying: Saying, assertion: Assertion) -> bool:
    """Whether the one who says it is the one whose statement or meeting is told: then the document asserts it."""
    if assertion.event_type != "statement_demand" or saying.speaker is None:
        return False
    if assertion.trigger is None or saying.verb == assertion.trigger.first:
        return True
    spans = [view.span(m.first, m.end) for m in assertion.roles.perpetrators]
    return any(start < saying.speaker[1] and saying.speaker[0] < end for start, end in spans)
