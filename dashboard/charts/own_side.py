"""Who reports harm by its own side: speakers by whose side they accuse, of the claims captured here."""

from typing import Any

import pandas as pd

from dashboard.charts.count_grid import Row, Square, count_grid
from dashboard.charts.theme import Figure, Theme, plain

COLUMNS = ("by its own side", "by another side", "side of the accused<br>not recorded, or<br>nobody accused")
FIELDS = {"own": "harm by its own side", "other": "harm by another side", "unstated": "harm, and no side accused"}
READING_AID = (
    "The number counts claims of harm captured here, by who makes them; it is not all that a speaker ever published. "
    "A small dot: none captured. Sides are those of sources.csv and actors.csv. A claim that accuses two sides counts "
    "under both; denials are left out. Where a speaker's own side is not recorded, whom it accuses cannot be told "
    "apart, and its number stands between the columns."
)


def side_key(row: Any, field: str) -> str:
    """The customdata of a square: what is counted, and the speaker's key (empty: all without a side)."""
    return f"{field}|{row.voice or ''}"


def own_side(frame: pd.DataFrame, theme: Theme) -> Figure:
    """The grid; columns as `queries.own_side.harm_by_side`."""
    rows, squares = [], []
    for n, row in enumerate(frame.itertuples()):
        rows.append(Row(name_of(row), side_words(row), row.side is None))
        for at, (field, words) in enumerate(FIELDS.items()):
            count = getattr(row, f"n_{field}")
            if count:
                squares.append(_square(row, n, at, count, field, words))
        if row.n_accused:
            words = "harm by a side; the speaker's own is not recorded"
            squares.append(_square(row, n, 0.5, row.n_accused, "accused", words))
    return count_grid(rows, list(COLUMNS), squares, theme, right_px=190)


def alt_text(frame: pd.DataFrame) -> str:
    """The grid in words."""
    said = [
        f"{name_of(row)} ({row.side or 'no side'}): {row.n_own:,} by its own side, {row.n_other:,} by another, "
        f"{row.n_accused:,} by a side where its own is not recorded, {row.n_unstated:,} without a side accused"
        for row in frame.itertuples()
    ]
    return f"Claims of harm captured, by speaker and side of the accused. {'; '.join(said) or 'None in view'}."


def name_of(row: Any) -> str:
    """What a row is called."""
    if row.voice is None:
        return f"{row.n_voices:,} speaker{'' if row.n_voices == 1 else 's'}, no side recorded"
    return str(row.voice_name)


def side_words(row: Any) -> str:
    """ "side: government", "side: foreign (Iran)"; empty without one."""
    if row.side is None:
        return ""
    return f"side: {row.side} ({row.country})" if row.side == "foreign" and row.country else f"side: {row.side}"


def _square(row: Any, n: int, at: float, count: int, field: str, words: str) -> Square:
    claims = f"{count:,} claim{'' if count == 1 else 's'}"
    return Square(
        n, at, count, side_key(row, field), f"<b>{plain(name_of(row))}</b><br>{claims} of {words}", field == "accused"
    )
