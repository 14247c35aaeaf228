"""All decisions of a workspace at work: which posts they are about, what they make of them, and what became of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.decisions.apply import ORPHAN, Decided, Rejected, decide_post
from dashboard.decisions.attach import Place, moved
from dashboard.decisions.edit import Edit, Target
from dashboard.decisions.fields import Names
from dashboard.decisions.links import NO_WISHES, ClaimKey, Wish, Wishes, wishes_of
from dashboard.decisions.standing import IN_EFFECT, Standing, undone, undone_words
from dashboard.records import Reading

NO_POST = Standing("orphan", "The post it is about is not in the workspace.")
Spot = tuple[str, Place]
"""The current post in which a target stands now, and its claim or figure there."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What people said of claims, as assessment takes it. Everything here is in effect, but for grades that wait.

    `grades` are all grades that are not undone, by the claim they were given to; an event has those of its claims.
    """

    origins: Mapping[ClaimKey, str | None] = field(default_factory=dict)
    answers: frozenset[ClaimKey] = frozenset()
    reviewed: frozenset[ClaimKey] = frozenset()
    grades: Mapping[ClaimKey, tuple[Edit, ...]] = field(default_factory=dict)


NOTHING_JUDGED = Judged()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What all edits come to. `posts` are the current posts that they are about, by id, with the readings they leave.

    `standings` has every edit but for grades that stand against each other: those are known with the events, and so is
    a must_link that linking overrules (linking/people.py).
    """

    edits: tuple[Edit, ...] = ()
    posts: Mapping[str, Decided] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)
    other_spots: Mapping[str, Spot] = field(default_factory=dict)
    wishes: Wishes = NO_WISHES
    judged: Judged = NOTHING_JUDGED

    def reading(self, reading: Reading) -> Reading:
        """A post's reading as decisions leave it."""
        decided = self.posts.get(reading.post.post_id)
        return decided.reading if decided else reading

    @property
    def rejected(self) -> list[Rejected]:
        """What people rejected, by post."""
        return [one for _, decided in sorted(self.posts.items()) for one in decided.rejected]

    def before(self, edit: Edit, name: str) -> str | None:
        """What extraction reads in the field `name` of what the edit is about."""
        spot = self.spots.get(edit.edit_id)
        return self.posts[spot[0]].before.get((edit.edit_id, name)) if spot else None


NO_DECISIONS = Decisions()


@dataclass(frozen=True, slots=True)
class About:
    """An edit with its targets as they stand in current posts; None where a post or the words are gone."""

    edit: Edit
    target: Target | None
    other: Target | None

    @property
    def post_ids(self) -> set[str]:
        """The current posts it is about."""
        return {target.post_id for target in (self.target, self.other) if target is not None}


def located(edits: Sequence[Edit], current_of: Mapping[str, str], text_of: Callable[[str], str]) -> list[About]:
    """Every edit with its targets in current posts, in the order that counts.

    `current_of` gives, by id of every post of the workspace, the id of the current version of its URL, itself for most.
    """

    def now(target: Target | None) -> Target | None:
        if target is None or target.post_id not in current_of:
            return None
        post_id = current_of[target.post_id]
        if post_id == target.post_id:
            return target
        return moved(target, text_of(target.post_id), text_of(post_id), post_id)

    ordered = sorted(edits, key=lambda edit: edit.order)
    return [About(edit, now(edit.decision.target), now(edit.decision.other)) for edit in ordered]


def decide_all(
    about: Sequence[About], current_of: Mapping[str, str], read: Callable[[str], Reading], names: Names
) -> Decisions:
    """What the edits come to. `read` gives the reading of a current post by its id, as extraction made it."""
    edits = tuple(one.edit for one in about)
    taken_back = undone(edits)
    by_post: dict[str, list[tuple[Edit, Target | None, Target | None]]] = {}
    for one in about:
        for post_id in sorted(one.post_ids):
            here = one.target if one.target and one.target.post_id == post_id else None
            there = one.other if one.other and one.other.post_id == post_id else None
            by_post.setdefault(post_id, []).append((one.edit, here, there))
    posts = {post_id: decide_post(read(post_id), some, taken_back, names) for post_id, some in sorted(by_post.items())}
    spots: dict[str, Spot] = {}
    other_spots: dict[str, Spot] = {}
    for post_id, decided in posts.items():
        spots |= {name: (post_id, place) for name, place in decided.places.items()}
        other_spots |= {name: (post_id, place) for name, place in decided.other_places.items()}
    standings = {one.edit.edit_id: _standing(one, posts, taken_back, spots, other_spots, current_of) for one in about}
    links = [
        Wish(_key(spots[edit.edit_id]), _key(other_spots[edit.edit_id]), edit)
        for edit in edits
        if edit.decision.other is not None and standings[edit.edit_id].status == "in_effect"
    ]
    same = {wish.edit.edit_id: SAME_CLAIM for wish in links if wish.one == wish.other}
    wishes, lost = wishes_of(wish for wish in links if wish.one != wish.other)
    standings |= same | lost
    return Decisions(edits, posts, standings, spots, other_spots, wishes, _judged(edits, posts, standings, spots))


SAME_CLAIM = Standing("orphan", "Both ends are one claim now.")


def _standing(
    one: About,
    posts: Mapping[str, Decided],
    taken_back: Mapping[str, Edit],
    spots: Mapping[str, Spot],
    other_spots: Mapping[str, Spot],
    current_of: Mapping[str, str],
) -> Standing:
    name, decision = one.edit.edit_id, one.edit.decision
    if name in taken_back:
        return Standing("undone", undone_words(taken_back[name]))
    if decision.kind == "undo":
        return IN_EFFECT
    named = [target.post_id for target in (decision.target, decision.other) if target is not None]
    if any(post_id not in current_of for post_id in named):
        return NO_POST
    if name not in spots or (decision.other is not None and name not in other_spots):
        said = [posts[post_id].standings[name] for post_id in sorted(one.post_ids)]
        return next((found for found in said if found.status == "orphan"), ORPHAN)
    said = [posts[post_id].standings[name] for post_id in sorted(one.post_ids)]
    return next((found for found in said if found.status != "in_effect"), said[0])


def _key(spot: Spot) -> ClaimKey:
    return spot[0], spot[1].claim_no


def _judged(
    edits: Sequence[Edit],
    posts: Mapping[str, Decided],
    standings: Mapping[str, Standing],
    spots: Mapping[str, Spot],
) -> Judged:
    grades: dict[ClaimKey, tuple[Edit, ...]] = {}
    for edit in edits:
        if edit.decision.kind == "grade" and standings[edit.edit_id].status == "in_effect":
            key = _key(spots[edit.edit_id])
            grades[key] = (*grades.get(key, ()), edit)
    return Judged(
        origins={(post_id, no): value for post_id, one in posts.items() for no, value in one.origins.items()},
        answers=frozenset((post_id, no) for post_id, one in posts.items() for no in one.answers),
        reviewed=frozenset((post_id, no) for post_id, one in posts.items() for no in one.reviewed),
        grades=grades,
    )
