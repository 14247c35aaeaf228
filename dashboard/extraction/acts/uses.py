"""A trigger where it stands in its sentence, as the rules of telling look at it."""

from dataclasses import dataclass

from dashboard.extraction.surroundings import Surroundings
from dashboard.extraction.words.phrases import Hit
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Trigger


@dataclass(slots=True)
class Use:
    """A trigger where it stands: its first word, and the words right before and after it."""

    view: View
    hit: Hit[Trigger]
    around: Surroundings
    word: str
    previous: str
    following: str

    def before(self, reach: int) -> list[str]:
        """The last words before the trigger, `reach` of them at most."""
        first = self.hit.first
        return self.view.lows[max(0, first - reach) : first]


def use_of(view: View, hit: Hit[Trigger], around: Surroundings) -> Use:
    """`hit` as the rules look at it."""
    lows, first, end = view.lows, hit.first, hit.end
    return Use(view, hit, around, lows[first], lows[first - 1] if first else "", lows[end] if end < len(lows) else "")
