"""The words that reasons are written in: days, types and numbers as a reader says them."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from dashboard.records import EventType, Measure, Operator

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Kinds of first-level regions, as names of them end
KINDS_OF_PROVINCE = frozenset(
    {"oblast", "krai", "okrug", "republic", "state", "province", "governorate", "region", "district", "division"}
    | {"county", "department", "territory", "strip", "prefecture", "raion", "bank"}
)
TYPE_WORDS: dict[EventType, str] = {
    "armed_clash": "fighting",
    "shelling_missile": "shelling or missile attack",
    "air_strike": "air strike",
    "bombing": "bombing",
    "chemical": "alleged chemical attack",
    "attack_on_people": "attack on people",
    "execution_torture": "execution or torture",
    "abduction_detention": "abduction or detention",
    "territory_change": "change of territory",
    "defection_surrender": "defection or surrender",
    "protest": "protest",
    "meeting": "meeting",
    "statement_demand": "statement",
    "humanitarian": "humanitarian news",
    "other": "other news",
}
MEASURE_WORDS: dict[Measure, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "killed or wounded",
    "missing": "missing",
    "detained": "detained",
    "defected": "defected",
    "displaced": "displaced",
}
PHRASE: dict[Operator, str] = {
    "gte": "at least ",
    "gt": "more than ",
    "lte": "up to ",
    "lt": "fewer than ",
    "approx": "about ",
}


APPROACHING = re.compile(r"(?:nearly|almost|close to|approaching|nearing)\b", re.IGNORECASE)


def figure_phrase(operator: Operator, low: int | None, high: int | None, quotation: str | None = None) -> str:
    """The number as said in a sentence: "at least 22", "more than 100,000", "between 13 and 46", "dozens"."""
    if operator == "between":
        return f"between {low:,} and {high:,}"
    if operator in ("order_of_magnitude", "some"):
        return quotation.lower() if quotation else ("some" if operator == "some" else "a number given in words only")
    number = f"{low if low is not None else high:,}"
    if operator == "approx" and quotation and (said := APPROACHING.match(quotation)):
        return f"{said[0].lower()} {number}"  # "nearly 1,500" are fewer, "about 1,500" may be more
    return f"{PHRASE.get(operator, '')}{number}"


def month_words(day: date) -> str:
    """The month's English name, whatever the machine's locale."""
    return MONTHS[day.month - 1]


def day_words(day: date) -> str:
    """The day as read aloud: "26 July 2013"."""
    return f"{day.day} {month_words(day)} {day.year}"


def days_words(start: date, end: date) -> str:
    """One day or a range: "25 July 2013", "22 to 23 July 2013", "30 July to 2 August 2013"."""
    if start == end:
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(end)}"
    if start.year == end.year:
        return f"{start.day} {month_words(start)} to {day_words(end)}"
    return f"{day_words(start)} to {day_words(end)}"


def joined(parts: list[str], last: str = " and ") -> str:
    """The parts in a row: "a", "a and b", "a, b and c"; empty without parts."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + last + parts[-1] if parts else ""


def count_words(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 day", "13 days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


PLAINLY = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""Every letter of ASCII in lower case, and a space for what is neither letter nor digit."""


@lru_cache(maxsize=100_000)
def folded(words: str) -> str:
    """A name for comparison: lower case, without accents, articles at its head and punctuation."""
    if words.isascii():  # most names, and there are 20 thousand in the world's list
        kept = words.translate(PLAINLY).split()
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
        kept = "".join(c.lower() if c.isalnum() else " " for c in plain).split()
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] in ("the", "a", "an") else kept)


def province_words(name: str) -> str:
    """ "Homs province"; a name that says what it is stands alone: "Odesa Oblast", "Kachin State"."""
    return name if name.rsplit(" ", 1)[-1].lower() in KINDS_OF_PROVINCE else f"{name} province"
