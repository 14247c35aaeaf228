"""Who may do what: a person, the three roles, and the acts that each allows. Nothing here knows how one signs in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dashboard.decisions.authors import person as identity
from dashboard.decisions.edit import Decision

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

    A person without a name ("") signs nothing. `problem` says in one sentence what holds this person back.
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
    """True when the person's role allows the act. Decisions are signed: who has no name makes none."""
    return act in ALLOWED[person.role] and (act == "capture" or bool(person.author))


def acts_of(decisions: Sequence[Decision], authors: Mapping[str, str], author: str) -> list[Act]:
    """What `author` needs to be allowed for these decisions at once; `authors` are those of edits by edit_id.

    An edit whose author is not known counts as somebody else's.
    """
    acts: set[Act] = {"decide"}
    about = set()
    for decision in decisions:
        undone, target = decision.undoes, decision.target
        is_others = undone is not None and (undone not in authors or identity(authors[undone]) != identity(author))
        acts.add("undo_others" if is_others else decision.kind)
        is_part = target is not None and target.measure is not None  # a claim and its figures are corrected at once
        if decision.other is None and not is_part and (undone is None or is_others):
            about.add(undone if undone is not None else target and (target.post_id, target.start, target.end))
    if len(about) > 1:
        acts.add("bulk")
    return sorted(acts)


def role_of(
    emails: Mapping[str, Iterable[str]], groups: Mapping[str, Iterable[str]], email: str | None, held: Iterable[str]
) -> Role:
    """The highest role whose lists name the e-mail address (whole, in any case) or a group held; else viewer."""
    address, in_groups = email.casefold() if email else None, set(held)
    roles: tuple[Role, ...] = ("editor", "analyst")
    for role in roles:
        if address is not None and address in {listed.strip().casefold() for listed in emails.get(role, ())}:
            return role
        if in_groups & set(groups.get(role, ())):
            return role
    return "viewer"
