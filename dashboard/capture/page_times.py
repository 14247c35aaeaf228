"""The times that a page writes: in attributes made for machines, else in words. Nothing relative ("2h ago") is kept."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from dashboard.extraction.text.dated_stamps import DAY, day_of_match
from dashboard.records.zones import ZONES

MONTHS_WRITTEN = (
    "jan january janvier janv januar enero janeiro ocak января січня يناير",
    "feb february février févr fevrier februar febrero fevereiro şubat февраля лютого فبراير شباط",
    "mar march mars märz marzo março mart марта березня مارس آذار",
    "apr april avril avr abril nisan апреля квітня أبريل نيسان",
    "may mai mayo maio mayıs мая травня مايو أيار",
    "jun june juin juni junio junho haziran июня червня يونيو حزيران",
    "jul july juillet juil juli julio julho temmuz июля липня يوليو تموز",
    "aug august août aout agosto ağustos августа серпня أغسطس آب",
    "sep sept september septembre septiembre setembro eylül сентября вересня سبتمبر أيلول",
    "oct october octobre okt oktober octubre outubro ekim октября жовтня أكتوبر",
    "nov november novembre noviembre novembro kasım ноября листопада نوفمبر",
    "dec december décembre decembre déc dez dezember diciembre dezembro aralık декабря грудня ديسمبر",
)
MONTHS = {name: number for number, line in enumerate(MONTHS_WRITTEN, 1) for name in line.split()}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY_FIRST = re.compile(
    rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?{MONTH},?\s+(?:de\s+)?(?P<year>\d{{4}})\b"
)
MONTH_FIRST = re.compile(rf"(?i)\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b")
ISO_DAY = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
DOTTED_DAY = re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b")
FORMS = (DAY_FIRST, MONTH_FIRST, ISO_DAY, DOTTED_DAY)
DAY_AND_MONTH = re.compile(rf"(?i)\b(?P<day>\d{{1,2}})(?:er|\.)?\s+(?:de\s+)?{MONTH}(?!\s*\d{{4}})")
NEAR_DAYS = {"today": "aujourd'hui aujourd’hui heute hoy bugün сегодня сьогодні اليوم",
             "yesterday": "hier gestern ayer dün вчера вчора أمس"}  # fmt: skip
NEAR_DAY = {name: day for day, line in NEAR_DAYS.items() for name in line.split()}
NEAR = re.compile(r"(?i)(?<!\w)(?:" + "|".join(NEAR_DAY) + r")(?!\w)")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
MOSCOW = re.compile(r"(?i)\bмск\b|\bпо (?:москве|московскому времени)\b")
ZONE = "(?:GMT|UTC)[+-]\\d{1,2}(?::\\d{2})?|" + "|".join(sorted(ZONES, key=len, reverse=True))
CLOCK = re.compile(
    rf"\b(?P<hour>\d{{1,2}})(?:(?:[:.h]|\sh\s)(?P<minute>\d{{2}})(?::\d\d)?(?!\d)|(?=\s*(?i:[ap])\.?(?i:m)\b)|(?=\sh\b))"
    rf"\s*(?P<half>(?i:[ap])\.?(?i:m)\b\.?|[صم](?!\w))?(?:\s*(?:Uhr|h)\b)?(?:\s*\(?(?P<zone>{ZONE})\b\)?)?"
    rf"|\b(?P<digits>\d{{4}})\s*\(?(?P<zone_of_digits>{ZONE})\b\)?"
)
LONGEST = 60
BETWEEN = re.compile(
    r"(?i)\b(?:at|on|à|le|um|a las|о|об|в|року|года|р|г|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
    r"(?:day)?\b|[\s,.|•·@()–—:-]+"
)
OPENS = re.compile(
    r"(?i)\s*(?:(?:first |last |latest )?(?:published|posted|updated?|modified|edited|added|filed)|publiée?|mis à jour"
    r"|veröffentlicht|aktualisiert|publicado|actualizado|опубліковано|оновлено|опубликовано|обновлено|نشرت?(?: في)?)"
    r"(?=[\s:])"
)
AGO = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)"
RELATIVE = re.compile(
    rf"(?i)\W*(?:(?:posted|updated|published)\s+)?(?:(?:\d{{1,2}}|an?|one)\s*{AGO}(?:\s+ago)?|just now|moments ago"
    r"|(?:il y a|vor|hace|منذ)\s+\S+(?:\s+\S+)?|\S+(?:\s+\S+)?\s+(?:тому|назад))\W*\Z"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was written: its day, and its clock in words that the layout reads ("18:45 UTC").

    `named` is a day that only the day of publication makes whole: "Tuesday", "8 October".
    """

    day: date | None
    clock: str | None
    named: str | None = None

    def on(self, published: date | None) -> date | None:
        """Its day, counted from the day of publication where it is named only."""
        found = DAY.fullmatch(self.named) if self.named and published else None
        return day_of_match(found, published) if found and published else self.day


def moment_of(words: str, for_machines: str = "") -> Moment | None:
    """The time that an element states by its `datetime` attribute, else in its words; None when it states none."""
    return machine_moment(for_machines.strip()) or moment_in_words(words)


def machine_moment(words: str) -> Moment | None:
    """ "2013-07-26T18:45:00+01:00", or seconds or milliseconds since 1970; an instant comes back in UTC."""
    try:
        if re.fullmatch(r"1?\d{9}(?:\d{3})?", words):
            instant = datetime.fromtimestamp(int(words) / (1000 if len(words) > 10 else 1), UTC)
            return Moment(instant.date(), f"{instant:%H:%M} UTC")
        if len(words) == 10:
            return Moment(date.fromisoformat(words), None)
        instant = datetime.fromisoformat(words)
        if instant.tzinfo is None:
            return Moment(instant.date(), f"{instant:%H:%M}")
        instant = instant.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Moment(instant.date(), f"{instant:%H:%M} UTC")


def moment_in_words(words: str) -> Moment | None:
    """ "18:45 GMT", "26 Jul 2013 - 18:45 (GMT)"; None when the words say anything besides a time."""
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        return None
    opening = OPENS.match(words)
    words = MOSCOW.sub("MSK", words[opening.end() :] if opening else words)
    written = next((m for form in FORMS if (m := form.search(words))), None)
    named = None if written else DAY.search(words) or DAY_AND_MONTH.search(words) or NEAR.search(words)
    at = written or named
    rest = words if at is None else words[: at.start()] + " " + words[at.end() :]
    clock = CLOCK.search(rest)
    rest = rest if clock is None else rest[: clock.start()] + " " + rest[clock.end() :]
    if BETWEEN.sub("", rest) or (written is None and clock is None):
        return None
    day = None
    if written is not None:
        month = written["month"].lower()
        try:
            day = date(int(written["year"]), MONTHS.get(month) or int(month), int(written["day"]))
        except ValueError:
            return None
    return Moment(day, clock_words(clock) if clock else None, in_english(named[0]) if named else None)


def in_english(named: str) -> str:
    """A day named without its year, as the extraction reads it."""
    if near := NEAR_DAY.get(named.lower()):
        return near
    found = DAY_AND_MONTH.search(named)
    month = MONTHS.get(found["month"].lower()) if found else None
    return f"{found['day']} {ENGLISH[month - 1]}" if found and month else named


def is_relative(words: str) -> bool:
    """ "2h ago", "just now": when something was written is told, but not the hour."""
    return len(words) <= LONGEST and RELATIVE.match(words) is not None


def clock_words(clock: re.Match[str]) -> str:
    """The clock as the layout reads it."""
    if clock["digits"]:
        return f"{clock['digits']} {clock['zone_of_digits']}"
    half = clock["half"].replace(".", "").lower() if clock["half"] else ""
    half = {"ص": "am", "م": "pm"}.get(half, half)
    return f"{clock['hour']}:{clock['minute'] or '00'}{half}" + (f" {clock['zone']}" if clock["zone"] else "")


def stated_instant(words: str) -> str | None:
    """A publication time as front matter holds it (ISO day or instant); None when `words` state none that is whole.

    Reads ISO 8601, the form of RSS (RFC 822), and a day written out.
    """
    words = " ".join(words.split())
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", words)
    if compact:
        words = "-".join(compact.groups())
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}", words):
            return words if len(words) == 10 and date.fromisoformat(words) else _as_utc(datetime.fromisoformat(words))
        if re.match(r"(?i)(?:[a-z]{3,9},?\s+)?\d{1,2}\s+[a-z]{3}\w*\s+\d{4}\s+\d", words):
            return _as_utc(parsedate_to_datetime(words))
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    moment = moment_in_words(words)
    return moment.day.isoformat() if moment and moment.day else None


def _as_utc(instant: datetime) -> str:
    """An instant in UTC; one that names no zone is stated to the day only."""
    if instant.tzinfo is None:
        return instant.date().isoformat()
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
