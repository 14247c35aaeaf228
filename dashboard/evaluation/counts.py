"""Two kinds of score: a share (right, of how many) and a finding (precision, recall and F1). They add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of` cases; `value` lies between 0 and 1, None when there was no case."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share."""
        return self.right / self.of if self.of else None

    def as_json(self) -> dict[str, Any]:
        """The counts with their share, to four places."""
        return {"value": rounded(self.value), "right": self.right, "of": self.of}


@dataclass(frozen=True, slots=True)
class Found:
    """`found` of `labelled` records were found, and `right` of the `read` ones were among the labelled.

    `found` and `right` are equal but where readings are counted under their own operator, not the label's.
    """

    found: int = 0
    right: int = 0
    read: int = 0
    labelled: int = 0

    def __add__(self, other: "Found") -> "Found":
        return Found(
            self.found + other.found,
            self.right + other.right,
            self.read + other.read,
            self.labelled + other.labelled,
        )

    @property
    def precision(self) -> float | None:
        """Share of what was read that is right; None when nothing was read."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """Share of what is labelled that was found; None when nothing is labelled."""
        return self.found / self.labelled if self.labelled else None

    @property
    def value(self) -> float | None:
        """F1, the harmonic mean of precision and recall; None when there was nothing to read and nothing was read."""
        precision, recall = self.precision, self.recall
        if precision and recall:
            return 2 * precision * recall / (precision + recall)
        return 0.0 if self.read or self.labelled else None

    def as_json(self) -> dict[str, Any]:
        """The counts with F1, precision and recall, to four places."""
        return {
            "value": rounded(self.value),
            "precision": rounded(self.precision),
            "recall": rounded(self.recall),
            "found": self.found,
            "read": self.read,
            "labelled": self.labelled,
        }


Score = Share | Found


def found_of(n_same: int, n_read: int, n_labelled: int) -> Found:
    """A Found in which `n_same` records are both right and found."""
    return Found(n_same, n_same, n_read, n_labelled)


def share_of(cases: Iterable[bool]) -> Share:
    """How many of `cases` are true."""
    answers = list(cases)
    return Share(sum(answers), len(answers))


def rounded(value: float | None) -> float | None:
    """To four places, as results are stored."""
    return None if value is None else round(value, 4)
