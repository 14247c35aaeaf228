"""Headings that close with their time: "**Beit Hanoun** (12:20)", "Air raid on Bara — 8:47 pm"."""

import re
from datetime import date

from dashboard.extraction.text.labelled_stamps import OF_THE_PAGE
from dashboard.extraction.text.stamps import CLOCK, stamp_of

CLOSED = re.compile(
    r"\s*(?:#{1,6}\s+)?(?P<marks>\*\*|__)?(?P<head>[^\s*_(–—|][^\n]{1,118}?[^\s*_(–—|])"
    r"(?:(?:\*\*|__)?\s*[–—|(\[]|\*\*|__)\s*(?P<time>" + CLOCK + r")\s*[)\]]?\s*(?:\*\*|__)?\s*$"
)
ENDS_A_SENTENCE = re.compile(r"[.!?:;,][\"”’')\]]*$")
A_HABIT = 2  # such lines make it one of the page


def headed_with_time(line: str) -> tuple[tuple[int, int], str] | None:
    """Where the heading stands in a line that closes with a time, and that time as written; else None."""
    found = CLOSED.match(line)
    if not found or (not found["marks"] and ENDS_A_SENTENCE.search(found["head"])):
        return None
    if OF_THE_PAGE.match(found["head"]):
        return None  # "Updated by our desk (09:10)"
    return found.span("head"), found["time"]


def closes_with_times(text: str, day: date) -> bool:
    """Whether the headings of a page close with their times, and more of its lines do so than open with one."""
    lines = [line for line in text.split("\n") if line[-1:] not in (".", ",", "")]
    closed = [line for line in lines if headed_with_time(line)]
    if len(closed) < A_HABIT:
        return False
    return len(closed) > sum(stamp_of(line, day)[0] is not None for line in text.split("\n"))
