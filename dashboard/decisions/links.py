"""Which claims people put together and keep apart, after their contradictions: cannot_link stands against must_link.

The same two claims, put together by one and kept apart by another: what was written last stands. Otherwise every
cannot_link stands, and of the must_links, in the order of their decisions, each that would not bring two claims
together, over however many others, that are kept apart. A must_link that does is overruled and says by which.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.decisions.edit import Edit
from dashboard.decisions.standing import Standing, day_of

ClaimKey = tuple[str, int]
"""Post and claim number."""
Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wish:
    """Two claims that a person put together or keeps apart."""

    one: ClaimKey
    other: ClaimKey
    edit: Edit


@dataclass(frozen=True, slots=True)
class Wishes:
    """What stands, in the order of the decisions."""

    must: tuple[Wish, ...] = ()
    cannot: tuple[Wish, ...] = ()

    @property
    def post_ids(self) -> frozenset[str]:
        """The posts of all claims named."""
        return frozenset(key[0] for wish in (*self.must, *self.cannot) for key in (wish.one, wish.other))


NO_WISHES = Wishes()


def wishes_of(found: Iterable[Wish]) -> tuple[Wishes, dict[str, Standing]]:
    """What stands of all links that are not undone, and the standing of those that are overruled, by edit_id."""
    ordered = sorted(found, key=lambda wish: wish.edit.order)
    last = {frozenset((wish.one, wish.other)): wish for wish in ordered}
    standings: dict[str, Standing] = {}
    stand = []
    for wish in ordered:
        winner = last[frozenset((wish.one, wish.other))]
        if winner.edit.decision.kind == wish.edit.decision.kind:
            stand.append(wish)
        else:
            what = "put them together" if winner.edit.decision.kind == "must_link" else "kept them apart"
            words = f"{winner.edit.author} {what}{day_of(winner.edit)}."
            standings[wish.edit.edit_id] = Standing("overruled", words)
    cannot = tuple(wish for wish in stand if wish.edit.decision.kind == "cannot_link")
    must, lost = without_contradictions(
        [wish for wish in stand if wish.edit.decision.kind == "must_link"], cannot, lambda claim: claim
    )
    return Wishes(must, cannot), standings | lost


def without_contradictions(
    must: Sequence[Wish], cannot: Sequence[Wish], node_of: Callable[[ClaimKey], Node]
) -> tuple[tuple[Wish, ...], dict[str, Standing]]:
    """Those of `must` that bring nothing together that is kept apart, and the standing of the others.

    `node_of` gives what a claim is a part of: itself, or the unit of linking it stands in.
    """
    parent: dict[Node, Node] = {}
    apart: dict[Node, list[tuple[Node, Wish]]] = {}
    members: dict[Node, list[Node]] = {}
    for wish in cannot:
        one, other = node_of(wish.one), node_of(wish.other)
        apart.setdefault(one, []).append((other, wish))
        apart.setdefault(other, []).append((one, wish))
    stand: list[Wish] = []
    lost: dict[str, Standing] = {}
    for wish in must:
        one, other = _root(parent, node_of(wish.one)), _root(parent, node_of(wish.other))
        against = next(
            (
                kept
                for member in members.get(one, [one])
                for far, kept in apart.get(member, ())
                if _root(parent, far) == other
            ),
            None,
        )
        if against is not None:
            words = f"{against.edit.author} keeps two claims apart that this would bring together{day_of(against.edit)}"
            lost[wish.edit.edit_id] = Standing("overruled", f"{words} (decision {against.edit.edit_id}).")
            continue
        stand.append(wish)
        if one != other:
            parent[other] = one
            members[one] = [*members.get(one, [one]), *members.pop(other, [other])]
    return tuple(stand), lost


def _root(parent: Mapping[Node, Node], node: Node) -> Node:
    while node in parent:
        node = parent[node]
    return node


def split(groups: Iterable[Sequence[int]], post_id: str, wishes: Wishes) -> list[list[int]]:
    """The groups of claims of one post that tell one event each, cut where people keep claims of one group apart.

    A claim leaves with those that people put together with it; the others stay with the first.
    """
    must = [(w.one[1], w.other[1]) for w in wishes.must if w.one[0] == w.other[0] == post_id]
    cannot = {frozenset((w.one[1], w.other[1])) for w in wishes.cannot if w.one[0] == w.other[0] == post_id}
    if not cannot:
        return [list(group) for group in groups]
    made: list[list[int]] = []
    for group in groups:
        parts: list[list[int]] = []
        for block in _joined(group, must):
            home = next((p for p in parts if not any(frozenset((a, b)) in cannot for a in p for b in block)), None)
            if home is None:
                parts.append(block)
            else:
                home += block
        made += [sorted(part) for part in parts]
    return made


def _joined(group: Sequence[int], must: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The claims of a group in blocks that people put together, each block at its first claim."""
    block_of = {number: [number] for number in group}
    for one, other in must:
        if one in block_of and other in block_of and block_of[one] is not block_of[other]:
            both = sorted(block_of[one] + block_of[other])
            block_of |= dict.fromkeys(both, both)
    blocks = {id(block): block for block in block_of.values()}
    return sorted(blocks.values())
