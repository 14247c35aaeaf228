"""Decisions about one post into its reading: fields corrected, claims and figures rejected or added. Pure.

What extraction read stays what it was; the reading that comes out is another one. Every edit gets a standing, and the
place it attaches to. A field that several people set holds what was written last; what does not go together with the
rest of a claim or figure ("at least" with an upper bound) is not applied, and its edit is an orphan that says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.decisions.adding import Numbers, added
from dashboard.decisions.attach import Place, attach
from dashboard.decisions.edit import Edit, Target
from dashboard.decisions.fields import Names, corrected_claim, corrected_figure, text_of, with_perpetrator
from dashboard.decisions.standing import IN_EFFECT, Standing, day_of, last_writers, undone_words
from dashboard.decisions.values import parsed
from dashboard.records import Claim, ClaimActor, Figure, Reading, RecordError

ORPHAN = Standing("orphan", "The words it is about are found no longer.")
GONE_CLAIM = frozenset({"correct", "accept", "origin", "responsibility", "grade", "must_link", "cannot_link"})
REVIEWS = frozenset({"accept", "correct", "add"})


@dataclass(frozen=True, slots=True)
class Rejected:
    """A claim, with its figures, or one figure, as it was read before a person rejected it."""

    claim: Claim
    figure: Figure | None
    figures: tuple[Figure, ...]
    edit_id: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A post's reading after decisions. Claims are named by claim_no.

    `origins` are the origins that people set (None: unknown), `answers` the claims whose responsibility a person set,
    `reviewed` those that a person accepted, corrected or added. `before` are, by edit and field, the values read.
    """

    reading: Reading
    rejected: tuple[Rejected, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    other_places: Mapping[str, Place] = field(default_factory=dict)
    origins: Mapping[int, str | None] = field(default_factory=dict)
    answers: frozenset[int] = frozenset()
    reviewed: frozenset[int] = frozenset()
    before: Mapping[tuple[str, str], str | None] = field(default_factory=dict)


def decide_post(
    reading: Reading,
    about: Sequence[tuple[Edit, Target | None, Target | None]],
    undone: Mapping[str, Edit],
    names: Names,
) -> Decided:
    """`reading` as the decisions `about` it leave it.

    Each is given with its target and other target in this post, None where they lie elsewhere or are gone; `undone`
    are the undoing edits by edit_id.
    """
    return _Desk(reading, sorted(about, key=lambda one: one[0].order), undone, names).decided()


class _Desk:
    """One post's edits at work; each step leaves its findings for the next."""

    def __init__(
        self,
        reading: Reading,
        about: Sequence[tuple[Edit, Target | None, Target | None]],
        undone: Mapping[str, Edit],
        names: Names,
    ) -> None:
        self.raw = self.reading = reading
        self.about, self.undone, self.names = about, undone, names
        self.standings: dict[str, Standing] = {}
        self.places: dict[str, Place] = {}
        self.other_places: dict[str, Place] = {}
        self.before: dict[tuple[str, str], str | None] = {}
        self.edits = {edit.edit_id: edit for edit, _, _ in about}

    def decided(self) -> Decided:
        self._add()
        self._attach()
        figures, claims = self._corrections()
        actors = self._actors(claims)
        rejected = self._reject(figures, claims)
        gone = {one.claim.claim_no for one in rejected if one.figure is None}
        gone_figures = {f.figure_no for one in rejected for f in ((one.figure,) if one.figure else one.figures)}
        left = [figure for number, figure in figures.items() if number not in gone_figures]
        reading = Reading(
            self.reading.post,
            self.reading.entries,
            tuple(claim for number, claim in claims.items() if number not in gone),
            tuple(f if f.part_of not in gone_figures else replace(f, part_of=None) for f in left),
            tuple(actor for actor in actors if actor.claim_no not in gone),
        )
        origins = self._written("origin", lambda edit: edit.decision.fields["origin"])
        return Decided(
            reading=reading,
            rejected=tuple(rejected),
            standings=self.standings,
            places=self.places,
            other_places=self.other_places,
            origins={number: value for number, value in origins.items() if number not in gone},
            answers=frozenset(self._written("responsibility", lambda _: True)) - gone,
            reviewed=frozenset(
                self.places[name].claim_no
                for name, edit in self.edits.items()
                if edit.decision.kind in REVIEWS and self.standings[name].status == "in_effect" and name in self.places
            )
            - gone,
            before=self.before,
        )

    def _counts(self, edit: Edit) -> bool:
        """True for an edit that is attached and that nothing so far speaks against."""
        return self.standings[edit.edit_id].status == "in_effect" and edit.edit_id in self.places

    def _add(self) -> None:
        """Claims and figures that people added. Numbers are kept for those that were undone, so that none moves."""
        numbers = Numbers.after(self.raw)
        for edit, target, _ in self.about:
            if edit.decision.kind != "add":
                continue
            number = numbers.next()
            if target is None or edit.edit_id in self.undone:
                continue
            try:
                claim, figure = added(self.reading, target, edit.decision.fields, number, self.names)
            except RecordError as error:
                self.standings[edit.edit_id] = Standing("orphan", _sentence(error))
                continue
            claims = self.reading.claims if claim is None else (*self.reading.claims, claim)
            figures = self.reading.figures if figure is None else (*self.reading.figures, figure)
            self.reading = replace(self.reading, claims=claims, figures=figures)
            home = claim.claim_no if claim else figure.claim_no if figure else 0
            self.places[edit.edit_id] = Place(home, figure.figure_no if figure else None)

    def _attach(self) -> None:
        """A place and a first standing for every edit. A figure is also found by measures that people gave it."""
        measures: dict[int, set[str]] = {}
        for edit, target, other in self.about:
            name, decision = edit.edit_id, edit.decision
            if name in self.undone:
                self.standings[name] = Standing("undone", undone_words(self.undone[name]))
            if decision.kind != "add":
                if target is not None and (place := attach(target, self.reading, measures)):
                    self.places[name] = place
                if other is not None and (place := attach(other, self.reading, measures)):
                    self.other_places[name] = place
                is_here = target is None or name in self.places
                is_there = other is None or name in self.other_places
                self.standings.setdefault(name, IN_EFFECT if is_here and is_there else ORPHAN)
            else:
                self.standings.setdefault(name, IN_EFFECT if name in self.places else ORPHAN)
            at = self.places.get(name)
            if at is not None and at.figure_no is not None and "measure" in decision.fields:
                measures.setdefault(at.figure_no, set()).add(decision.fields["measure"] or "")

    def _corrections(self) -> tuple[dict[int, Figure], dict[int, Claim]]:
        """All figures and claims by number, with what people set in them."""
        figures = {figure.figure_no: figure for figure in self.reading.figures}
        claims = {claim.claim_no: claim for claim in self.reading.claims}
        written: dict[tuple[str, int], list[tuple[str, str | None, Edit]]] = {}
        for edit, _, _ in self.about:
            if edit.decision.kind != "correct" or edit.edit_id not in self.places:
                continue
            place = self.places[edit.edit_id]
            is_figure = place.figure_no is not None
            thing = figures[place.figure_no] if place.figure_no is not None else claims[place.claim_no]
            for name, value in edit.decision.values:
                self.before[edit.edit_id, name] = text_of(thing, name)
                if self._counts(edit):
                    at = ("figure", place.figure_no or 0) if is_figure else ("claim", place.claim_no)
                    written.setdefault(at, []).append((name, value, edit))
        for (kind, number), values in written.items():
            stands = self._last(values)
            if kind == "figure":
                figures[number] = self._valid(stands, figures[number], corrected_figure)
            else:
                claims[number] = self._valid(stands, claims[number], corrected_claim)
        return figures, claims

    def _last(self, written: Sequence[tuple[str, str | None, Edit]]) -> list[tuple[Edit, dict[str, str | None]]]:
        """Each edit with those of its fields that it wrote last, or as whoever did; the others are told so."""
        last = last_writers(written)
        stands: dict[str, dict[str, str | None]] = {}
        lost: dict[str, list[tuple[str, Edit]]] = {}
        for name, value, edit in written:
            stands.setdefault(edit.edit_id, {})
            winner = last[name]
            if winner.decision.fields[name] == value:
                stands[edit.edit_id][name] = value
            else:
                lost.setdefault(edit.edit_id, []).append((name, winner))
        for name, fields in lost.items():
            told = "; ".join(
                f"{winner.author} set {what.replace('_', ' ')} to {winner.decision.fields[what] or 'nothing stated'}"
                f"{day_of(winner)}"
                for what, winner in fields
            )
            self.standings[name] = Standing("in_effect" if stands[name] else "overruled", f"{told}.")
        ordered = sorted({edit.edit_id: edit for _, _, edit in written}.values(), key=lambda edit: edit.order)
        return [(edit, stands[edit.edit_id]) for edit in ordered if stands[edit.edit_id]]

    def _valid(self, stands: list[tuple[Edit, dict[str, str | None]]], thing: Any, correct: Any) -> Any:
        """`thing` with the fields of all edits; without the oldest ones where they do not go with the rest."""
        while stands:
            try:
                return correct(
                    thing, {k: v for _, fields in stands for k, v in fields.items()}, self.reading, self.names
                )
            except RecordError as error:
                if len(stands) > 1 and not self._is_alone_wrong(stands[-1][1], thing, correct):
                    edit, _ = stands.pop(0)
                else:
                    edit, _ = stands.pop()
                self.standings[edit.edit_id] = Standing("orphan", _sentence(error))
        return thing

    def _is_alone_wrong(self, fields: dict[str, str | None], thing: Any, correct: Any) -> bool:
        try:
            correct(thing, fields, self.reading, self.names)
        except RecordError:
            return True
        return False

    def _actors(self, claims: dict[int, Claim]) -> list[ClaimActor]:
        """The actors, with the perpetrators that people named; `claims` are made to say what people set."""
        actors = list(self.reading.actors)
        last = self._last_of("responsibility")
        for edit in last.values():
            place, fields = self.places[edit.edit_id], edit.decision.fields
            claim = claims[place.claim_no]
            try:
                actors = with_perpetrator(actors, claim, fields, self.reading, self.names)
            except RecordError as error:
                self.standings[edit.edit_id] = Standing("orphan", _sentence(error))
                continue
            self.before[edit.edit_id, "responsibility"] = claim.responsibility
            claims[place.claim_no] = replace(claim, responsibility=parsed("responsibility", fields["responsibility"]))
        return actors

    def _last_of(self, kind: str) -> dict[int, Edit]:
        """By claim, the edit of this kind that stands; the earlier ones that said otherwise are told so."""
        written: dict[int, list[Edit]] = {}
        for edit, _, _ in self.about:
            if edit.decision.kind == kind and self._counts(edit):
                written.setdefault(self.places[edit.edit_id].claim_no, []).append(edit)
        for edits in written.values():
            last = edits[-1]
            for edit in edits[:-1]:
                if edit.decision.values != last.decision.values:
                    words = f"{last.author} set it otherwise{day_of(last)}."
                    self.standings[edit.edit_id] = Standing("overruled", words)
        return {number: edits[-1] for number, edits in written.items()}

    def _written(self, kind: str, value: Any) -> dict[int, Any]:
        return {number: value(edit) for number, edit in self._last_of(kind).items() if self._counts(edit)}

    def _reject(self, figures: Mapping[int, Figure], claims: Mapping[int, Claim]) -> list[Rejected]:
        """What people rejected and nobody accepted later, as it was read; and what that leaves without an object."""
        verdicts: dict[tuple[int, int | None], list[Edit]] = {}
        for edit, _, _ in self.about:
            if edit.decision.kind in ("reject", "accept") and self._counts(edit):
                place = self.places[edit.edit_id]
                verdicts.setdefault((place.claim_no, place.figure_no), []).append(edit)
        found: list[Rejected] = []
        for (claim_no, figure_no), edits in sorted(
            verdicts.items(), key=lambda one: (one[0][0], -1 if one[0][1] is None else one[0][1])
        ):
            last = edits[-1]
            for edit in edits[:-1]:
                if edit.decision.kind != last.decision.kind:
                    words = f"{last.author} decided to {last.decision.kind} it{day_of(last)}."
                    self.standings[edit.edit_id] = Standing("overruled", words)
            if last.decision.kind == "reject":
                figure = figures[figure_no] if figure_no is not None else None
                inside = tuple(f for f in figures.values() if f.claim_no == claim_no) if figure is None else ()
                found.append(Rejected(claims[claim_no], figure, inside, last.edit_id))
        gone = {one.claim.claim_no: one.edit_id for one in found if one.figure is None}
        gone_figures = {one.figure.figure_no: one.edit_id for one in found if one.figure is not None}
        for edit, _, _ in self.about:
            if edit.decision.kind in GONE_CLAIM and self._counts(edit):
                self._tell_gone(edit, gone, gone_figures)
        return [one for one in found if one.figure is None or one.claim.claim_no not in gone]

    def _tell_gone(self, edit: Edit, gone: Mapping[int, str], gone_figures: Mapping[int, str]) -> None:
        place = self.places[edit.edit_id]
        by = gone.get(place.claim_no) or (gone_figures.get(place.figure_no) if place.figure_no is not None else None)
        other = self.other_places.get(edit.edit_id)
        by = by or (gone.get(other.claim_no) if other else None)
        if by is not None:
            rejecting = self.edits[by]
            words = f"{rejecting.author} rejected what it is about{day_of(rejecting)}."
            self.standings[edit.edit_id] = Standing("overruled", words)


def _sentence(error: RecordError) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}."
