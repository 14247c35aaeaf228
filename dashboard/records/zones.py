"""Zones of clocks as pages and people write them: "GMT", "EEST", "UTC+3"."""

import re
from datetime import date

ZONES = {"GMT": 0, "UTC": 0, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180}
ZONES |= {"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "PST": -480, "PDT": -420}
ZONES |= {"WAT": 60, "CAT": 120, "EAT": 180, "TRT": 180, "PKT": 300, "ET": -300, "PT": -480}
ZONES |= {"AST": 180, "IDT": 180, "IRST": 210, "AFT": 270, "MMT": 390, "SAST": 120, "COT": -300, "PHT": 480}
ZONES |= {"IST": 0}  # Israel's and India's alike: read as a stamp without a zone
"""Minutes ahead of UTC."""
AMERICAN = frozenset(("ET", "PT"))
"""Zones whose name does not say whether it is summer."""
SHIFT = re.compile(r"(?P<sign>[+−–-])\s?(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")


def names_hours(zone: str | None) -> bool:
    """Whether a zone's words say how far it is ahead of UTC: "EEST", "GMT+3"; not "local", "Kyiv time", "IST"."""
    return zone is not None and zone != "IST" and (zone in ZONES or zone == "Z" or SHIFT.search(zone) is not None)


def minutes_ahead(zone: str, day: date) -> int:
    """How far a zone is ahead of UTC: "EEST", "GMT+3", "UTC-4:30"; 0 where only a place is named."""
    if zone in ZONES:
        return ZONES[zone] + (60 if zone in AMERICAN and _is_american_summer(day) else 0)
    shifted = SHIFT.search(zone)
    if not shifted:
        return 0
    minutes = 60 * int(shifted["hours"]) + int(shifted["minutes"] or 0)
    return minutes if shifted["sign"] == "+" else -minutes


def _is_american_summer(day: date) -> bool:
    """Whether clocks in the United States are an hour ahead: from the second Sunday of March to the first of November
    (rule since 2007)."""
    begins = date(day.year, 3, 14 - (date(day.year, 3, 14).weekday() + 1) % 7)
    return begins <= day < date(day.year, 11, 7 - (date(day.year, 11, 7).weekday() + 1) % 7)
