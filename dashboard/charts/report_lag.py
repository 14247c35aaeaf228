"""Days from an event to its report, by who tells it: counts in steps, for any number of reports."""

from typing import Any

import pandas as pd

from dashboard.charts.count_grid import Row, Square, count_grid
from dashboard.charts.theme import Figure, Theme, plain

STEPS = (
    "before<br>its day",
    "same<br>day",
    "1 day",
    "2 days",
    "3 days",
    "4–7",
    "8–14",
    "15–30",
    "31–90",
    "over<br>90 days",
)
STEP_WORDS = (
    "before the event's day",
    "on the same day",
    "1 day later",
    "2 days later",
    "3 days later",
    "4 to 7 days later",
    "8 to 14 days later",
    "15 to 30 days later",
    "31 to 90 days later",
    "more than 90 days later",
)
READING_AID = (
    "The number in a square counts first reports: of each event the first by that teller. Only events whose day is "
    "known. Recollections stand apart and never set a median. A report before its event tells of something announced, "
    "or of a day misread: read it."
)
RECALLED = "recalled later, by anyone"


def lag_key(row: Any) -> str:
    """The customdata of a square: step, 1 for recollections, and who tells it."""
    return f"{row.bin}|{int(row.is_recalled)}|{row.teller or ''}"


def report_lag(frame: pd.DataFrame, words: dict[str, str], theme: Theme) -> Figure:
    """The grid; columns as `queries.report_lag.lags`. `words` says what to call a teller where not by its own name."""
    tellers = list(dict.fromkeys(zip(frame["teller"], frame["is_recalled"], strict=True)))
    line_of = {teller: n for n, teller in enumerate(tellers)}
    rows = []
    for teller, is_recalled in tellers:
        mine = next(r for r in frame.itertuples() if (r.teller, r.is_recalled) == (teller, is_recalled))
        note = "" if is_recalled else f"median: {median_words(mine.median_days)}"
        rows.append(Row(name_of(teller, is_recalled, words), note, is_recalled))
    squares = [
        Square(
            line_of[row.teller, row.is_recalled],
            int(row.bin),
            row.n_reports,
            lag_key(row),
            f"<b>{plain(name_of(row.teller, row.is_recalled, words))}</b><br>{row.n_reports:,} first "
            f"report{'' if row.n_reports == 1 else 's'} {STEP_WORDS[row.bin]}, of {row.n_of_teller:,}",
            bool(row.is_recalled) or row.bin == 0,
        )
        for row in frame.itertuples()
    ]
    return count_grid(rows, list(STEPS), squares, theme, right_px=132)


def alt_text(frame: pd.DataFrame, words: dict[str, str]) -> str:
    """The grid in words: for each teller, how many reports in each step."""
    said = [
        f"{name_of(row.teller, row.is_recalled, words)}: {row.n_reports:,} {STEP_WORDS[row.bin]}"
        for row in frame.itertuples()
    ]
    return f"First reports by who tells them and days since the event. {'; '.join(said) or 'None in view'}."


def name_of(teller: str | None, is_recalled: bool, words: dict[str, str]) -> str:
    """What a row is called."""
    if is_recalled:
        return RECALLED
    return words.get(teller or "", teller or "not known")


def median_words(days: float) -> str:
    """ "1 day", "0.5 days", "the same day"."""
    if days == 0:
        return "the same day"
    return f"{days:g} day{'' if days == 1 else 's'}"
