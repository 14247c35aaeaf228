"""What the stages found in one sentence, handed together to the reading of its events."""

import re
from collections.abc import Sequence

from dashboard.extraction.days.dates import FoundDate
from dashboard.extraction.locations.places import FoundPlace
from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.speech.saying import Saying
from dashboard.extraction.text.parts import FoundFigure
from dashboard.extraction.text.values import quick_value

BULLET = re.compile(r"[ \t]*[•*·‣▪–-]\s")
LONGEST_ITEM = 1000


def item_start(text: str, start: int) -> int:
    """Where the line of a list begins that holds `start`; -1 outside lists. Looks back over one line at most."""
    line = text.rfind("\n", max(0, start - LONGEST_ITEM), start) + 1
    return line if BULLET.match(text, line, start) else -1


@quick_value(frozen=True, slots=True)
class Surroundings:
    """Actors, places, days, speakers and figures of a sentence; `figures` with their number in the post."""

    mentions: Sequence[Mention]
    places: Sequence[FoundPlace]
    dates: Sequence[FoundDate]
    sayings: Sequence[Saying]
    figures: Sequence[tuple[int, FoundFigure]]
    colons: frozenset[int] = frozenset()  # tokens ":", before which a heading names its place
    tolls: frozenset[int] = frozenset()  # numbers of the post's running totals and of their parts
    country: str | None = None  # of the entry, as its places tell so far
    last_place: FoundPlace | None = None  # of the sentences before in the entry, where this one names none

    label: FoundPlace | None = None  # that stands by itself above what the entry tells: "JEDDAH. Envoys met …"

    @property
    def saying(self) -> Saying | None:
        """The first attribution of the sentence."""
        return self.sayings[0] if self.sayings else None

    def said_at(self, place: int) -> Saying | None:
        """Who says token `place`."""
        return next((said for said in self.sayings if said.covers[0] <= place < said.covers[1]), None)

    def is_said(self, place: int) -> bool:
        """Whether token `place` belongs to the words that attribute ("a monitor in London said")."""
        return bool(self.sayings) and any(said.first <= place < said.end for said in self.sayings)
