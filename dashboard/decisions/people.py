"""Who may do what: a person, the three roles, and the acts that each allows. Nothing here knows how one signs in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.decisions.edit import Decision, DecisionKind

Role = Literal["viewer", "analyst", "editor"]
Act = Literal[
    "capture", "decide", "accept", "correct", "reject", "add", "must_link", "cannot_link", "origin", "responsibility",
    "grade", "note", "undo", "undo_others", "bulk",
]  # fmt: skip
"""The kinds of decisions, and: capture a post; decide (anything at all); undo_others (undo is of one's own); bulk
(one decision about more than one claim, links apart, which are always about two)."""

ANALYSTS: frozenset[Act] = frozenset(
    ["capture", "decide", "accept", "correct", "reject", "add", "must_link", "cannot_link", "origin", "responsibility",
     "note", "undo"]
)  # fmt: skip
ALLOWED: Mapping[Role, frozenset[Act]] = {
    "viewer": frozenset(),
    "analyst": ANALYSTS,
    "editor": frozenset(get_args(Act)),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who looks at the pages. `email` is given only when it is verified, in lower case; `name` is for display.

    `problem` says in one sentence why this person is only a viewer, when another setting would change that.
    """

    name: str
    email: str | None
    role: Role
    problem: str | None = None

    @property
    def author(self) -> str:
        """What decisions are signed with: one identity has one, whatever name it shows."""
        return self.email or self.name


def may(person: Person, act: Act) -> bool:
    """True when the person's role allows the act."""
    return act in ALLOWED[person.role]


def acts_of(decisions: Sequence[Decision], authors: Mapping[str, str], author: str) -> list[Act]:
    """What `author` needs to be allowed for these decisions at once; `authors` are those of edits by edit_id.

    An edit whose author is not known counts as somebody else's.
    """
    acts: set[Act] = {"decide"}
    for decision in decisions:
        kind: DecisionKind = decision.kind
        others = kind == "undo" and authors.get(decision.undoes or "") != author
        acts.add("undo_others" if others else kind)
    single = [decision for decision in decisions if decision.other is None]
    about = {
        decision.undoes or (decision.target and (decision.target.post_id, decision.target.start)) for decision in single
    }
    if len(about) > 1:
        acts.add("bulk")
    return sorted(acts)


def role_of(roles: Mapping[str, Iterable[str]], email: str | None, groups: Iterable[str]) -> Role:
    """The highest role whose list names the e-mail address or one of the groups; viewer when none does.

    `roles` are lists of addresses and groups by role. An address is matched whole and in any case, a group exactly.
    """
    address = email.casefold() if email else None
    held = set(groups)
    for role in ("editor", "analyst"):
        for name in roles.get(role, ()):
            if "@" in name and address is not None and name.strip().casefold() == address:
                return role
            if "@" not in name and name in held:
                return role
    return "viewer"
