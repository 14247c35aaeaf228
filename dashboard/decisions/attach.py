"""Where the words of a decision are found again: in the same post as another extractor reads it, or in a newer version.

Exact offsets first, else the best overlap with the same measure; at least half of the shorter of the two must be
shared. In a newer version of the same URL the words must stand as they were: where they stand several times, what
stands around them decides. What is not found is an orphan, which is listed and never dropped.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from dashboard.decisions.edit import Target
from dashboard.records import Claim, Figure, Quotation, Reading

LEAST_SHARED = 0.5
AROUND = 200
TELLING = 24
"""So many characters, words and surroundings together, must be equal for words to be known again in another text."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a target attaches to now: a claim, or a figure with its claim."""

    claim_no: int
    figure_no: int | None = None


def attach(
    target: Target, reading: Reading, measures: Mapping[int, Set[str]] | None = None, *, any_measure: bool = False
) -> Place | None:
    """The claim or figure of `reading`, a post's, that `target`, of the same post, is about; None: found no longer.

    `measures` are, by figure_no, the measures that people set: a figure goes by those too. `any_measure`: by all.
    """
    if target.measure is None:
        return _claim(target, reading)
    known = measures or {}
    fitting = [
        figure
        for figure in reading.figures
        if any_measure or figure.measure == target.measure or target.measure in known.get(figure.figure_no, ())
    ]
    found = [(_union(target, f.quotation), -f.figure_no, f) for f in fitting if _is_near(target, f.quotation)]
    if not found:
        return None
    figure = max(found)[2] if len(found) == 1 else max(found, key=lambda one: one[:2])[2]
    return Place(figure.claim_no, figure.figure_no)


def _claim(target: Target, reading: Reading) -> Place | None:
    near = [claim for claim in reading.claims if _is_near(target, claim.quotation)]
    if not near:
        return None
    figures: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        figures.setdefault(figure.claim_no, []).append(figure)

    def fit(claim: Claim) -> tuple[float, ...]:
        away = _away(target, claim, figures.get(claim.claim_no, []))
        return -(away != 0), _union(target, claim.quotation), -away, -claim.claim_no

    return Place(max(near, key=fit).claim_no)


def _away(target: Target, claim: Claim, figures: list[Figure]) -> int:
    """How far the word that the target names stands from those of the claim; 0 when it names none."""
    if target.word_at is None:
        return 0
    words = [figure.quotation.start for figure in figures]
    if claim.trigger is not None:
        words.append(claim.trigger.start)
    return min((abs(at - target.word_at) for at in words), default=len(target.quotation))


def _shared(target: Target, words: Quotation) -> int:
    return min(target.end, words.end) - max(target.start, words.start)


def _is_near(target: Target, words: Quotation) -> bool:
    """Whether at least half of the shorter of the two is shared."""
    shorter = min(target.end - target.start, words.end - words.start)
    return _shared(target, words) >= LEAST_SHARED * shorter


def _union(target: Target, words: Quotation) -> float:
    """The share of all their characters that both have: 1 for equal offsets."""
    both = _shared(target, words)
    return both / (target.end - target.start + words.end - words.start - both)


def moved(target: Target, old: str, new: str, post_id: str) -> Target | None:
    """The target in the text `new` of the post `post_id`, a newer version of the text `old`; None: its words are gone.

    Words that stand there several times are known by what stands around them; equally well known, they are the nearest
    to where they stood. A few characters without their surroundings are not enough.
    """
    words = target.quotation
    if old[target.start : target.end] != words:
        return None
    best: tuple[int, int, int] | None = None
    at = new.find(words)
    while at != -1:
        around = _equal_before(old, target.start, new, at) + _equal_after(old, target.end, new, at + len(words))
        found = (around, -abs(at - target.start), at)
        best = max(best, found) if best else found
        at = new.find(words, at + 1)
    if best is None or (len(words) + best[0] < TELLING and len(new) > TELLING):
        return None
    by = best[2] - target.start
    word_at = None if target.word_at is None else target.word_at + by
    return replace(target, post_id=post_id, start=target.start + by, end=target.end + by, word_at=word_at)


def _equal_before(one: str, at: int, other: str, there: int) -> int:
    n = 0
    while n < min(AROUND, at, there) and one[at - n - 1] == other[there - n - 1]:
        n += 1
    return n


def _equal_after(one: str, at: int, other: str, there: int) -> int:
    n = 0
    while n < AROUND and at + n < len(one) and there + n < len(other) and one[at + n] == other[there + n]:
        n += 1
    return n
