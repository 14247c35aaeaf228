"""Times that stand between an entry's place and its text: "SADR CITY (16:30) Gunmen …", "Tyre, 2.20pm: …".

Two lines of a post must be so made, unless the place is in capitals: "Oslo (10:45) …" alone may be a train.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.extraction.text.stamps import CLOCK, stamp_of

BRACKETED = r"\s*[(\[](?P<bracketed>" + CLOCK + r")\s*[)\]]"
PARTED = r"(?:\s+[–—|-]|,|\s*\|)\s*(?P<parted>" + CLOCK.replace("<zone>", "<zone2>") + r")"
NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w’'-]*"
LABEL = r"(?P<label>" + NAME + r"(?:(?:\s*/\s*|,?\s+(?:(?:and|of|the)\s+)?)" + NAME + r"){0,4})"
OF_TEXT = re.compile(
    r"[^\S\n]*(?P<bold>\*\*|__)?" + LABEL + r"(?(bold)(?P=bold))(?:" + BRACKETED + "|" + PARTED
    + r"(?=\s*[:.|–—-]\s))\s*[:.|–—-]?\s+(?=\S)"
)  # fmt: skip
DIGIT = re.compile(r"\d")
LONGEST_LABEL = 150  # characters of a line in which its time begins
OF_THE_PAGE = re.compile(r"(?i)\b(?:updated?|published|posted|edited|modified|printed)\b")


@dataclass(frozen=True, slots=True)
class LabelledStamp:
    """The label's span in the line, the time, and where the text goes on."""

    start: int
    end: int
    stamped_at: datetime
    text_start: int


def tells_labelled_times(text: str) -> bool:
    """Whether two lines or more name their place before the time."""
    found = (line for line in text.splitlines() if _match(line))
    return next(found, None) is not None and next(found, None) is not None


def labelled_stamp(line: str, day: date, *, usual: bool, zone: str = "UTC") -> LabelledStamp | None:
    """The label and time that open `line`; `usual` says whether other lines of the post have them too."""
    found = _match(line)
    if found is None or not (usual or found["label"].isupper()):
        return None
    stamp = stamp_of(found["bracketed"] or found["parted"], day, zone=zone)[0]
    return LabelledStamp(*found.span("label"), stamp, found.end()) if stamp else None


def _match(line: str) -> re.Match[str] | None:
    if not DIGIT.search(line, 0, LONGEST_LABEL):
        return None
    found = OF_TEXT.match(line)
    return None if found is None or OF_THE_PAGE.search(found["label"]) else found
