"""What stands on every number: standing, place, day and accusation, in words and as small labels."""

from datetime import timedelta
from typing import Any

from dashboard.assessment.words import FIELD_WORDS, POPULATION_WORDS, day_words, days_words, takes_of
from dashboard.linking.words import province_words
from dashboard.records import VIOLENCE
from dashboard.widgets.markup import Markup, chip, together

WHERE_WORDS = {
    1: "exact place",
    2: "near the place",
    3: "district only",
    4: "province only",
    5: "larger area only",
    6: "country only",
    7: "place not known",
}
RESPONSIBILITY = {
    "not_stated": "nobody is accused",
    "alleged": "alleged",
    "contested": "contested",
    "denied": "denied",
    "claimed_by_actor": "claimed by the actor",
    "accepted_by_actor": "accepted by the actor",
}
TEXT_KIND = {
    "verbatim": "verbatim text",
    "excerpt": "excerpt, not the whole text",
    "paraphrase": "paraphrase, not evidence",
    "synthetic": "synthetic text, not evidence",
}
STATUS_COLOUR = {"conflicting": "red", "revised": "orange", "new": "gray", "earlier": "gray"}


def of_whom(population: str, words: str) -> str:
    """Whom a number counts: "people", "1" with "woman", and "people of another group" for what has no name of ours."""
    one, many = POPULATION_WORDS[population]  # type: ignore[index]
    of = "of " if takes_of(words) else ""
    return of + (one if words == "1" else many).replace("of another stated group", "of another group")


def counted(n: int, one: str, many: str | None = None) -> str:
    """ "1 claim", "2 claims"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def when_words(row: Any) -> str:
    """The event's day or days as precisely as known: "25 July 2013", "within 22 to 28 July 2013", "in
    August 2012", "day not stated"."""
    if row.date_start is None:
        return "day not stated"
    start, end = row.date_start, row.date_end
    if row.date_precision == "year" and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"in {start.year}" if start.year == end.year else f"in {start.year} to {end.year}"
    if row.date_precision == "month" and start.day == 1 and (end + timedelta(days=1)).day == 1:
        one = (start.year, start.month) == (end.year, end.month)
        return "in " + day_words(start).split(" ", 1)[1] if one else f"within {days_words(start, end)}"
    return ("within " if row.date_precision in ("week", "month", "year") else "") + days_words(start, end)


def where_words(row: Any) -> str:
    """The place with its province and, when it is not exact, how precisely it is known."""
    names = [row.place_name] if row.place_name else []
    provinces = {row.admin1.casefold(), province_words(row.admin1).casefold()} if row.admin1 else set()
    if provinces and not provinces & {name.casefold() for name in names}:
        names.append(province_words(row.admin1))
    if not names:
        return "place not stated"
    about = f" ({WHERE_WORDS[row.where_precision]})" if row.where_precision not in (1, None) else ""
    return ", ".join(names) + about


def without_number(row: Any) -> str:
    """What stands where an event's number would: harm without a number is not zero, and not every event is harm."""
    if zero := getattr(row, "zero", None):
        return str(zero)
    is_harm = row.event_type in VIOLENCE or row.n_unstated
    return "no number stated, which is not zero" if is_harm else "no harm told"


def accused_words(row: Any) -> str:
    """Who is accused, and how: "accused: government forces (alleged)"."""
    if not row.accused:
        return "nobody is accused" if row.responsibility == "not_stated" else RESPONSIBILITY[row.responsibility]
    return f"accused: {row.accused} ({RESPONSIBILITY.get(row.responsibility, 'alleged')})"


def reported_words(row: Any) -> str:
    """When it was reported: "reported 26 July 2013"."""
    if row.reported_first == row.reported_last:
        return f"reported {day_words(row.reported_first)}"
    return f"reported {days_words(row.reported_first, row.reported_last)}"


def standing(row: Any) -> Markup:
    """The standing as a small label: red when reports conflict."""
    return chip(row.standing or "standing not known", "red" if row.agreement == "conflicting" else "gray")


def standing_short(row: Any, is_revised: bool = False) -> Markup:
    """The standing as up to four small labels, for a tile; `is_revised` when a speaker changed a number."""
    origins = {0: "no known origin", 1: "one origin"}.get(row.n_origins, f"{row.n_origins} origins")
    labels = [chip(origins)]
    if row.agreement == "conflicting":
        labels.insert(0, chip((row.standing or "reports conflict").partition(";")[0], "red"))
    if is_revised:
        labels.insert(0, chip("revised", "orange"))
    if row.footage_only:
        labels.append(chip("footage only"))
    labels.append(chip("not reviewed" if row.grade == "unassessed" else f"graded {row.grade.replace('_', ' ')}"))
    return together(*[part for label in labels for part in (label, " ")])


def field_words(field: str) -> str:
    """What is disputed, in words."""
    return dict(FIELD_WORDS).get(field, field)  # type: ignore[call-overload,no-any-return]


def text_kind_words(kind: str | None) -> str:
    """What kind of text it is; what is not verbatim says so."""
    return TEXT_KIND.get(kind or "", "kind of text not known")
