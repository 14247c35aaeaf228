"""One event as one sentence tells it: what the stages between a sentence and its claims hand to each other."""

from dataclasses import dataclass, field
from datetime import date as day

from dashboard.extraction.days.dates import FoundDate
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.parties.victims import Roles
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.vocabulary import Trigger
from dashboard.records import EventType, Realis


@dataclass(slots=True)
class Assertion:
    """One event as one sentence tells it. `figures` are numbers of the post's found figures."""

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
    of_any_day: bool = False  # "in recent weeks", "recently": on a day that is not said
    is_charged: bool = False  # what somebody is accused of: it may be of any day
    resumes: bool = False  # a general or definite word: "the attack", "seven others were wounded"
    is_definite: bool = False  # "the attack" points to one told before
    days_before: tuple[day, day] | None = None  # of the attacks that it goes on from, where it names no day
    told_on: day | None = None  # when it was said, where no word says when it happened
    author: tuple[int, int] | None = None  # who did it, as offsets in the post, where a sentence before says so
    figures_apart: bool = False  # a part of a total with a place of its own

    @property
    def at(self) -> int:
        return self.trigger.first if self.trigger else 0
