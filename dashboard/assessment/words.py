"""Numbers, days and standing in words, as they stand on screen and in sentences ready to copy."""

from datetime import date

from dashboard.records import Agreement, AgreementField, EventType, Grade, Measure, Operator, Population

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
GRADE_WORDS: dict[Grade, str] = {
    "unassessed": "not reviewed",
    "confirmed": "graded confirmed",
    "corroborated": "graded corroborated",
    "single_source": "graded single source",
    "contested": "graded contested",
    "discounted": "graded discounted",
}
FIELD_WORDS: dict[AgreementField, str] = {
    "occurrence": "whether it happened",
    "toll": "the toll",
    "victims": "who the victims were",
    "responsibility": "who did it",
    "date": "the date",
}
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
POPULATION_WORDS: dict[Population, tuple[str, str]] = {
    "people": ("person", "people"),
    "civilians": ("civilian", "civilians"),
    "children": ("child", "children"),
    "women": ("woman", "women"),
    "combatants": ("fighter or soldier", "fighters or soldiers"),
    "other": ("person of another stated group", "people of another stated group"),
}
SIGN: dict[Operator, str] = {"gte": "≥ ", "gt": "> ", "lte": "≤ ", "lt": "< ", "approx": "≈ "}
PHRASE: dict[Operator, str] = {
    "gte": "at least ",
    "gt": "more than ",
    "lte": "up to ",
    "lt": "fewer than ",
    "approx": "about ",
}


def figure_words(operator: Operator, low: int | None, high: int | None, quotation: str | None = None) -> str:
    """The number as shown: "≥ 22", "> 100,000", "≈ 93,000", "13 to 46", "10"; a word stays the word ("dozens")."""
    if operator in ("order_of_magnitude", "some"):
        return quotation.lower() if quotation else ("some" if operator == "some" else "a number given in words only")
    if operator == "between":
        return f"{low:,} to {high:,}"
    return f"{SIGN.get(operator, '')}{low if low is not None else high:,}"


def figure_phrase(operator: Operator, low: int | None, high: int | None, quotation: str | None = None) -> str:
    """The number as said in a sentence: "at least 22", "more than 100,000", "between 13 and 46"."""
    if operator == "between":
        return f"between {low:,} and {high:,}"
    if operator in ("order_of_magnitude", "some"):
        return figure_words(operator, low, high, quotation)
    return f"{PHRASE.get(operator, '')}{low if low is not None else high:,}"


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
    """The parts in a row: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + last + parts[-1] if parts else ""


def standing_words(
    agreement: Agreement, n_origins: int, fields: tuple[AgreementField, ...], grade: Grade = "unassessed"
) -> str:
    """Agreement plus grade (rule 11): "one origin, not reviewed"; a conflict names its fields."""
    origins = {0: "no known origin", 1: "one origin"}.get(n_origins, f"{n_origins} origins")
    if agreement == "conflicting":
        disputed = joined([FIELD_WORDS[field] for field in fields])
        return f"reports conflict on {disputed}; {origins}, {GRADE_WORDS[grade]}"
    return f"{origins}, {GRADE_WORDS[grade]}"
