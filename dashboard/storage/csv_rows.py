"""CSV text into rows whose cells are read one by one, with errors that name file, row and column.

Rows are numbered as a spreadsheet shows them: the header is row 1. A cell that is empty is not known, never a zero.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dashboard.capture.bad_input import BadInput
from dashboard.capture.front_matter import shorten
from dashboard.records import RecordError

Record = TypeVar("Record")
EDTF = re.compile(r"\d{4}(-\d{2}){0,2}\Z")
NOT_KNOWN = frozenset({"n/a", "na", "none", "null", "-", "–", "?", "unknown", "nan"})


@dataclass(frozen=True)
class Row:
    """One row of a CSV file. Each reader raises BadInput naming file, row and column when the cell is not usable."""

    file: str
    number: int
    cells: dict[str, str]

    def wrong(self, column: str, why: str) -> BadInput:
        """The error for this row's `column`."""
        return BadInput(f"{self.file}, row {self.number}, column {column}: {why}.")

    def optional(self, column: str) -> str | None:
        """The cell's text, None when it is empty."""
        return self.cells[column].strip() or None

    def words(self, column: str) -> str:
        """The cell's text, which must be there."""
        text = self.optional(column)
        if text is None:
            raise self.wrong(column, "is empty, but must say something")
        return text

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a list separated by |."""
        return tuple(name.strip() for name in self.cells[column].split("|") if name.strip())

    def whole_number(self, column: str) -> int:
        """A whole number of 0 or more, which must be there."""
        number = self.optional_number(column)
        if number is None:
            raise self.wrong(column, "is empty, but must be a whole number")
        return number

    def optional_number(self, column: str) -> int | None:
        """A whole number of 0 or more, None when the cell is empty."""
        text = self.optional(column)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and len(text) <= 15:
            return int(text)
        if text.lower() in NOT_KNOWN:
            hint = "leave the cell empty when the number is not known"
        else:
            hint = "write digits only, such as 92901"
        raise self.wrong(column, f"{shorten(text)!r} is not a whole number; {hint}")

    def degrees(self, column: str, most: int) -> float | None:
        """Degrees from -`most` to `most`, None when the cell is empty."""
        text = self.optional(column)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            raise self.wrong(column, f"{shorten(text)!r} is not a number of degrees") from None
        if not -most <= value <= most:
            raise self.wrong(column, f"{text} degrees lie outside -{most} to {most}")
        return value

    def day(self, column: str) -> date:
        """A day, which must be there."""
        day = self.optional_day(column)
        if day is None:
            raise self.wrong(column, "is empty, but must be a day such as 2013-07-26")
        return day

    def optional_day(self, column: str) -> date | None:
        """A day, None when the cell is empty."""
        text = self.optional(column)
        if text is None:
            return None
        try:
            if len(text) != 10:
                raise ValueError(text)
            return date.fromisoformat(text)
        except ValueError:
            raise self.wrong(column, f"{shorten(text)!r} is not a day such as 2013-07-26") from None

    def edtf(self, column: str) -> str:
        """A day, month or year, which must be there."""
        text = self.optional_edtf(column)
        if text is None:
            raise self.wrong(column, "is empty, but must be a day, month or year such as 2013-07")
        return text

    def optional_edtf(self, column: str) -> str | None:
        """A day, month or year as text (EDTF level 0), None when the cell is empty."""
        text = self.optional(column)
        if text is None:
            return None
        try:
            if not EDTF.match(text):
                raise ValueError(text)
            date.fromisoformat((text + "-01-01")[:10])
        except ValueError:
            raise self.wrong(column, f"{shorten(text)!r} is not a day, month or year such as 2013-07") from None
        return text

    def yes(self, column: str) -> bool:
        """True for yes, False for no; anything else is an error, an empty cell too."""
        text = self.words(column).lower()
        if text not in ("yes", "no"):
            raise self.wrong(column, f"{shorten(text)!r} is neither yes nor no")
        return text == "yes"


@dataclass(frozen=True)
class Header:
    """The columns a file must have, separated by spaces, in the order the codebook gives them."""

    file: str
    names: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names, one by one."""
        return tuple(self.names.split())


def read_rows(text: str, header: Header, problems: list[str]) -> Iterator[Row]:
    """The rows of `text`; sentences about what is wrong are added to `problems`, and rows that are wrong left out."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        found = [name.strip() for name in next(reader, [])]
        missing = [name for name in header.columns if name not in found]
        if missing:
            wanted = ",".join(header.columns)
            problems.append(f"{header.file}: the column {missing[0]} is missing from row 1, which must have {wanted}.")
            return
        twice = sorted({name for name in found if found.count(name) > 1})
        if twice:
            problems.append(f"{header.file}: the column {twice[0]} stands twice in row 1.")
            return
        for number, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(found):
                problems.append(
                    f"{header.file}, row {number}: has {len(cells)} cells, but row 1 names {len(found)} columns."
                )
                continue
            yield Row(header.file, number, dict(zip(found, cells, strict=True)))
    except csv.Error as error:
        problems.append(f"{header.file}, line {reader.line_num}: cannot be read as CSV ({error}).")


def read_records(
    text: str | None, header: Header, make: Callable[[Row], Record], problems: list[str]
) -> tuple[Record, ...]:
    """One record a row by `make`; () when there is no file. What is wrong is added to `problems`, one sentence each."""
    records: list[Record] = []
    for row in read_rows(text, header, problems) if text is not None else ():
        try:
            records.append(make(row))
        except BadInput as error:
            problems.append(str(error))
        except RecordError as error:
            problems.append(f"{row.file}, row {row.number}: {error}.")
    return tuple(records)


def header_of(text: str) -> list[str]:
    """The column names in row 1."""
    return [name.strip() for name in next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")), [])]
