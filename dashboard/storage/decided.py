"""What people decided, for a build: the readings that decisions leave, the rows of their tables, and marks by post.

Raw readings are asked for only of posts that decisions are about. A mark says what besides its text the rows of a post
follow from; a post whose mark changed is told anew, all others stay as they were (storage/next_snapshot.py).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from dashboard.assessment.words import MEASURE_WORDS, figure_words
from dashboard.decisions.apply import Rejected
from dashboard.decisions.decided import NO_DECISIONS, Decisions, decide_all, located
from dashboard.decisions.edit import Edit
from dashboard.decisions.fields import Names
from dashboard.decisions.standing import Standing
from dashboard.linking.by_people import NO_PEOPLE, NO_UNIT, People
from dashboard.records import DecisionKind, EditStatus, EventType, Figure, Measure, Reading, Reference
from dashboard.storage.post_set import PostSet
from dashboard.storage.versions import AnyPost


@dataclass(frozen=True, slots=True)
class EditRow:
    """A decision, with what became of it and what it attaches to now; events are joined when it is loaded."""

    edit_id: str
    author: str
    decided_at: datetime
    kind: DecisionKind
    status: EditStatus
    status_words: str | None
    post_id: str | None
    start: int | None
    end: int | None
    quotation: str | None
    measure: Measure | None
    word_at: int | None
    other_post_id: str | None
    other_start: int | None
    other_end: int | None
    other_quotation: str | None
    reason: str
    undoes: str | None
    found_post_id: str | None
    claim_no: int | None
    figure_no: int | None
    other_found_post_id: str | None
    other_claim_no: int | None
    event_id: None = None
    other_event_id: None = None


@dataclass(frozen=True, slots=True)
class EditValueRow:
    """One field that a decision sets, and what extraction reads there."""

    edit_id: str
    field: str
    value: str | None
    value_before: str | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A claim or figure that a person rejected, as it was read."""

    post_id: str
    claim_no: int
    figure_no: int | None
    start: int
    end: int
    quotation: str
    event_type: EventType | None
    measure: Measure | None
    words: str | None
    edit_id: str


@dataclass(frozen=True)
class DecidedInputs:
    """The decisions of a workspace as a build takes them; `people` are the links between units that they make."""

    decisions: Decisions = NO_DECISIONS
    people: People = NO_PEOPLE
    marks: Mapping[str, str] = field(default_factory=dict)

    def reading(self, reading: Reading) -> Reading:
        """A post's reading as decisions leave it."""
        return self.decisions.reading(reading)


NOTHING_DECIDED = DecidedInputs()


def decided(
    edits: Sequence[Edit],
    known: PostSet,
    read: Callable[[Sequence[AnyPost]], list[Reading]],
    text_of: Callable[[AnyPost], str],
    reference: Reference,
) -> DecidedInputs:
    """What `edits` come to, of the posts `known`.

    `read` gives the readings of posts as extraction made them, in their order, `text_of` the text of one.
    """
    if not edits:
        return NOTHING_DECIDED
    posts, current_of = known.by_id, known.current_of
    about = located(edits, current_of, lambda post_id: text_of(posts[post_id].post))
    wanted = sorted({post_id for one in about for post_id in one.post_ids})
    readings = {reading.post.post_id: reading for reading in read([posts[post_id].post for post_id in wanted])}
    decisions = decide_all(about, current_of, readings.__getitem__, Names(reference))
    people = _people(decisions, reference)
    return DecidedInputs(decisions, people, _marks(decisions, people))


def _people(decisions: Decisions, reference: Reference) -> People:
    """The links that people made between units; linking is loaded only where there are any."""
    names = sorted(decisions.wishes.post_ids)
    if not names:
        return NO_PEOPLE
    from dashboard.linking.people import people_of
    from dashboard.linking.units import units_of
    from dashboard.linking.where import Whereabouts

    whereabouts, posts, wishes = Whereabouts(reference), decisions.posts, decisions.wishes
    return people_of(
        wishes, [unit for name in names for unit in units_of(posts[name].reading, whereabouts, reference, wishes)]
    )


def _marks(decisions: Decisions, people: People) -> dict[str, str]:
    """By post, a hash of the decisions about it, of what became of them, and of the links of its units by people."""
    words: dict[str, list[str]] = {}
    for edit in decisions.edits:
        standing = decisions.standings[edit.edit_id]
        for spots in (decisions.spots, decisions.other_spots):
            if edit.edit_id in spots:
                words.setdefault(spots[edit.edit_id][0], []).append(f"{edit.edit_id} {standing.status}")
    for links in (people.together, people.apart):
        for order, others in links.items():
            words.setdefault(order[2], []).append(f"{order} {sorted(others)}")
    return {post_id: hashlib.sha256("\n".join(said).encode()).hexdigest() for post_id, said in words.items()}


def edit_rows(taken: DecidedInputs, standings: Mapping[str, Standing]) -> list[EditRow]:
    """A row for every edit. `standings` are those that linking and assessment found: of links and of grades."""
    decisions = replace(taken.decisions, standings={**taken.decisions.standings, **taken.people.standings, **standings})
    rows = []
    graded = {edit.edit_id for edits in decisions.judged.grades.values() for edit in edits}
    for edit in decisions.edits:
        decision, standing = edit.decision, decisions.standings[edit.edit_id]
        if edit.edit_id in graded and edit.edit_id not in standings:
            standing = NO_UNIT
        target, other = decision.target, decision.other
        spot, other_spot = decisions.spots.get(edit.edit_id), decisions.other_spots.get(edit.edit_id)
        rows.append(
            EditRow(
                edit_id=edit.edit_id,
                author=edit.author,
                decided_at=edit.at,
                kind=decision.kind,
                status=standing.status,
                status_words=standing.words,
                post_id=target.post_id if target else None,
                start=target.start if target else None,
                end=target.end if target else None,
                quotation=target.quotation if target else None,
                measure=target.measure if target else None,
                word_at=target.word_at if target else None,
                other_post_id=other.post_id if other else None,
                other_start=other.start if other else None,
                other_end=other.end if other else None,
                other_quotation=other.quotation if other else None,
                reason=decision.reason,
                undoes=decision.undoes,
                found_post_id=spot[0] if spot else None,
                claim_no=spot[1].claim_no if spot else None,
                figure_no=spot[1].figure_no if spot else None,
                other_found_post_id=other_spot[0] if other_spot else None,
                other_claim_no=other_spot[1].claim_no if other_spot else None,
            )
        )
    return rows


def edit_value_rows(decisions: Decisions) -> list[EditValueRow]:
    """A row for every field that a decision sets."""
    return [
        EditValueRow(edit.edit_id, name, value, decisions.before(edit, name))
        for edit in decisions.edits
        for name, value in edit.decision.values
    ]


def rejected_rows(decisions: Decisions) -> list[RejectedRow]:
    """A row for every claim and figure that was rejected; a claim's figures go with it, each in a row of its own."""
    rows = []
    for one in decisions.rejected:
        if one.figure is None:
            rows.append(_rejected(one, None))
        rows += [_rejected(one, figure) for figure in (one.figures if one.figure is None else (one.figure,))]
    return rows


def _rejected(one: Rejected, figure: Figure | None) -> RejectedRow:
    quotation = figure.quotation if figure else one.claim.quotation
    words = None
    if figure is not None:
        number = figure_words(figure.operator, figure.low, figure.high, quotation.text)
        words = f"{number} {MEASURE_WORDS[figure.measure]}"
    return RejectedRow(
        post_id=one.claim.post_id,
        claim_no=one.claim.claim_no,
        figure_no=figure.figure_no if figure else None,
        start=quotation.start,
        end=quotation.end,
        quotation=quotation.text,
        event_type=one.claim.event_type,
        measure=figure.measure if figure else None,
        words=words,
        edit_id=one.edit_id,
    )
