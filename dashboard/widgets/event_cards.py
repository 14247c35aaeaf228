"""An event as a tile, as a row, and as a conflict. Bound, place, speaker, accused and standing stand on each."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard.widgets import figures, links
from dashboard.widgets.lines import line
from dashboard.widgets.markup import (
    FLOW,
    MUTED,
    SERIF,
    SMALL,
    chip,
    isolated,
    shortened,
    tag,
    tight,
    together,
)

COLUMNS = {
    "title": "event",
    "figures": "figures_with_bound",
    "voices": "claimed_by",
    "accused": "accused_alleged",
    "place_name": "place",
    "admin1": "governorate",
    "date_start": "first_possible_day",
    "date_end": "last_possible_day",
    "date_precision": "date_precision",
    "reported_first": "first_reported",
    "n_claims": "n_claims",
    "n_origins": "n_known_origins",
    "standing": "standing",
    "sentence": "sentence",
}


def event_tile(row: Any, coming: str | None = None) -> None:
    """One tile: what is claimed, where, by whom, against whom, how sure, and what is not counted.

    `coming` is what was just decided about it, in words, and is not in its numbers yet.
    """
    lines = [
        _coming(coming),
        tag("div", tight(row.headline), style=f"{SERIF};font-size:1.45rem;font-weight:600;line-height:1.2;{FLOW}"),
        tag("div", f"and {tight(row.other_figures)}", style=f"{SMALL};{MUTED};{FLOW}") if row.other_figures else None,
        _revised(row),
        tag("div", isolated(figures.where_words(row)), style=f"font-weight:600;margin-top:.5rem;{FLOW}"),
        tag("div", figures.when_words(row), style=f"{SMALL};{MUTED}"),
        tag("div", "said by ", isolated(row.voices or "speaker not known"), style=f"margin-top:.35rem;{FLOW}"),
        tag("div", isolated(figures.accused_words(row)), style=f"{MUTED};{FLOW}"),
        tag("div", figures.standing_short(row, row.status == "revised"), style="margin-top:.45rem;line-height:1.7"),
        tag("div", isolated(_not_counted(row) or None), style=f"{SMALL};{MUTED};margin-top:.45rem;{FLOW}"),
    ]
    st.html(tag("div", *lines))
    links.page_link(links.EVENT, "All reports in order", row.post_id, row.at)


def _revised(row: Any) -> str | None:
    """Whose number changed, and how: beside one that was revised stands what it was."""
    return tag("div", isolated(tight(f"revised by {row.revisions}")), style=SMALL) if row.revisions else None


def _not_counted(row: Any) -> str:
    parts = []
    if row.measure in ("defected", "detained", "displaced", "missing"):
        parts.append("not a count of dead or wounded")
    if row.n_unstated:
        parts.append(
            figures.counted(row.n_unstated, "claim of harm gives", "claims of harm give")
            + " no number, which is not zero"
        )
    if row.measure in ("killed", "casualties") and "wounded" not in (row.other_figures or ""):
        parts.append("wounded: not stated")
    return "; ".join(parts)


def _coming(words: str | None) -> str | None:
    if not words:
        return None
    return tag("div", chip("just decided"), " ", isolated(words), style=f"margin-bottom:.5rem;{FLOW}")


def event_row(row: Any, coming: str | None = None) -> None:
    """One line of the Brief's list; its title leads to the event. `coming` as in a tile."""
    status = chip(row.status, figures.STATUS_COLOUR[row.status])
    details = f"{figures.when_words(row)} · {figures.reported_words(row)} · {row.standing}"
    event_line(row, details, before=(status, " "), between=_coming(coming))


def event_line(
    row: Any,
    details: str,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    between: str | None = None,
) -> None:
    """An event in a list (lines.lines): its title as a link, then its number and who says so, then `details` in small.

    `before` and `after` stand beside number and speakers, below them what a speaker revised, and `between` on a line of
    its own. A number that nobody gives is not zero, and says so where harm is told.
    """
    numbers = tight(row.figures or figures.without_number(row))
    number = tag("span", numbers, style="font-weight:600" if row.figures else MUTED)
    first = together(*before, number, " · ", isolated(row.voices or "speaker not known"), *after)
    told = (tag("div", first, style=FLOW), _revised(row), between, tag("div", details, style=f"{SMALL};{MUTED};{FLOW}"))
    line(links.EVENT, shortened(row.title, 110), row.post_id, row.at, *told, after="1.5rem")


def conflict_card(row: Any) -> None:
    """Readings that cannot all hold, each with its speaker."""
    told = [tag("div", isolated(tight(reading)), style=f"margin-top:.2rem;{FLOW}") for reading in row.readings]
    about = chip(f"conflict about {figures.field_words(row.field)}", "red")
    line(links.EVENT, shortened(row.title, 110), row.post_id, row.at, about, *told, after="1.6rem")
