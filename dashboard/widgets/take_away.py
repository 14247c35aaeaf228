"""The menu "Take this figure away": picture, drawing, stand-alone page, rows and sentence, made when asked for.

Each file carries title, key, reading aid and caption; its name carries the question, the rule and the snapshot. What
leaves is cleaned of names of persons, handles and exact coordinates, and says so (rule 13).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.charts import compose, printing, standalone
from dashboard.charts.characters import visible
from dashboard.charts.theme import LIGHT, Theme
from dashboard.charts.theme import Figure as Drawing
from dashboard.queries.withheld import person_names
from dashboard.widgets import known_day, redraw
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.downloads import cells, csv_text, file_name, with_known
from dashboard.widgets.withholding import LEFT_OUT, NEVER, cleaner

Kind = Literal["png", "svg", "html", "csv"]
MENU_PX = 320
WITHOUT_BROWSER = (
    "PNG and SVG need Chromium or Chrome on the machine that serves this page, and none is installed. Take the page "
    "(HTML): the camera button in it saves the picture with its title and caption."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on screen and what must travel with it. `make` gives the drawing that is exported."""

    key: str
    rule: str
    title: str
    lines: tuple[str, ...]
    alt: str
    theme: Theme
    make: Callable[[], Drawing]
    is_drawn_light: bool
    legend: tuple[tuple[str, str], ...]
    legend_title: str
    rows: pd.DataFrame = field(compare=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    sentence: str | None = None


def menu(snapshot: Snapshot, figure: Figure) -> None:
    """The menu, drawn when it is opened; nothing in it is made before it is clicked."""
    redraw.alone(partial(_menu, snapshot, figure))


def _menu(snapshot: Snapshot, figure: Figure) -> None:
    icon, key = ":material/download:", f"{figure.key}_away"
    box = st.popover("Take this figure away", icon=icon, type="tertiary", key=key, on_change="rerun")
    if not box.open:
        return
    can_print = printing.browser() is not None
    with box, st.container(width=MENU_PX, gap="small"):
        _button(snapshot, figure, "png", "Picture (PNG)", "image/png", not can_print)
        _button(snapshot, figure, "svg", "Drawing (SVG)", "image/svg+xml", not can_print)
        _button(snapshot, figure, "html", "Page that stands alone (HTML)", "text/html")
        _button(snapshot, figure, "csv", "Its rows (CSV)", "text/csv")
        if not can_print:
            st.caption(WITHOUT_BROWSER)
        if figure.sentence:
            st.caption("The sentence, ready to copy")
            st.code(visible(known_day.sentence(figure.sentence, snapshot.known)), language=None, wrap_lines=True)
        st.caption(LEFT_OUT)


def _button(snapshot: Snapshot, figure: Figure, kind: Kind, label: str, mime: str, disabled: bool = False) -> None:
    st.download_button(
        label,
        data=lambda: file(figure, kind, ask(snapshot, person_names)["name"], snapshot.file_words, snapshot.known),
        file_name=file_name(figure.key, figure.rule, snapshot.file_words, ending=kind),
        mime=mime,
        key=f"{figure.key}_{kind}",
        on_click="ignore",
        disabled=disabled,
        type="tertiary",
    )


def file(
    figure: Figure, kind: Kind, names: Iterable[str], snapshot_words: str, known: date | None = None
) -> bytes | str:
    """The file of that kind. `names` are the persons' names that must not leave (rule 13).

    `snapshot_words` are what a file's name says of the snapshot, `known` the day at whose end all of it was known.
    """
    rows, told = with_known(figure.rows, figure.columns, known)
    columns = {name: header for name, header in told.items() if name not in NEVER}
    table = cells(rows, columns)
    drawing: Drawing = {} if kind == "csv" else figure.make()
    texts = [cell for row in table for cell in row]
    clean = cleaner(names, [*texts, *compose.texts_of(drawing), figure.alt, *figure.lines])
    if kind == "csv":
        return csv_text(rows, columns, clean)
    theme, legend = (LIGHT, _in_light(figure)) if figure.is_drawn_light else (figure.theme, figure.legend)
    lines = [clean(line) for line in (*figure.lines, LEFT_OUT)]
    safe = compose.texts_replaced(drawing, clean)
    made = compose.composed(safe, figure.title, lines, theme, legend, figure.legend_title)
    if kind == "html":
        safe_rows = [[clean(cell) for cell in row] for row in table]
        name = file_name(figure.key, figure.rule, snapshot_words, ending="png").removesuffix(".png")
        header = list(columns.values())
        return standalone.page(made, figure.title, lines, clean(figure.alt), header, safe_rows, theme, name)
    return printing.picture(made, kind)


def _in_light(figure: Figure) -> tuple[tuple[str, str], ...]:
    """The key in the colours of light paper, whatever the screen's mode."""
    to_light: dict[str, Any] = dict(zip(_colours(figure.theme), _colours(LIGHT), strict=True))
    return tuple((words, to_light.get(colour, colour)) for words, colour in figure.legend)


def _colours(theme: Theme) -> list[str]:
    return [theme.ink, theme.muted, theme.accent, theme.conflicting, *(colour for _, colour in theme.speakers)]
