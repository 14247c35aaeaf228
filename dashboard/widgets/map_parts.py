"""The parts of the Map page around the picture: what is drawn, what is counted, and the list behind a mark."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts import map as chart
from dashboard.charts.map_frame import Box
from dashboard.charts.map_ground import Ground
from dashboard.charts.theme import Figure
from dashboard.queries import map as query
from dashboard.queries.filters import Filters
from dashboard.widgets import figures, narrow, redraw, url
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.event_cards import event_line
from dashboard.widgets.figures import counted
from dashboard.widgets.lines import lines
from dashboard.widgets.markup import as_label, isolated, tag
from dashboard.widgets.outlines import Surroundings

UNITS: dict[str, str] = {"events": "events", "reports": "reports", "speakers": "speakers"}
ONE: dict[query.Unit, str] = {"events": "event", "reports": "report", "speakers": "speaker"}
DRAWN = {
    "exact": "exact place",
    "near": "within about 25 km",
    "governorate": "governorate only",
    "unmapped": "place named, no coordinate here",
    "country": "only a country or a larger area named",
    "nowhere": "no place stated",
}
COLUMNS = {
    "place": "place",
    "drawn_words": "how_precisely",
    "admin1": "governorate",
    "country": "country",
    "names": "places_named",
    "n_events": "n_events",
    "n_claims": "n_claims",
    "n_conflicting": "n_events_with_conflicting_reports",
    "n_several": "n_events_of_several_origins",
    "voices": "claimed_by_of_one_event",
    "low": "highest_low_bound_of_one_event",
    "low_words": "that_figure_with_bound",
    "first_day": "first_possible_day",
    "last_day": "last_possible_day",
    "n_undated": "n_events_without_a_day",
    "standing": "standing_of_one_event",
    "figures": "figures_of_one_event",
    "text_kinds": "text_kinds_of_all",
}
NO_MAP = (
    "No event of this workspace has a place with a coordinate, and its governorates have no outlines here, so there is "
    "nothing to draw. Give places `lat` and `lon` in `lexicon/places.csv`, or put outlines as GeoJSON into the "
    "workspace's folder `boundaries`; then build again. Until then every event stands in these lists."
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Each governorate's counts: `words` under its name on the map, `rows` of the table, in the order of names."""

    words: Mapping[tuple[str, str], str]
    rows: tuple[tuple[str, str], ...]


def country_and_box(around: Surroundings, extent: pd.DataFrame) -> tuple[str | None, Box | None]:
    """The country of workspace.toml, else that of most events; and the box of its events' coordinates."""
    told = [row.country for row in extent.itertuples()]
    country = around.country or next(iter(told), None)
    found = extent[extent["country"] == country] if country else extent[:0]
    if not len(found) or found.iloc[0].west is None:
        return country, None
    row = found.iloc[0]
    return country, (row.west, row.south, row.east, row.north)


def areas(around: Surroundings, country: str | None) -> dict[str, str | None]:
    """What may be drawn, by its word in the address: everything, or one governorate with an outline."""
    named = sorted(one.admin1 for one in around.outlines if one.admin1 and one.country == country)
    return {"all": None, **url.slugs(named)}


def area_words(found: Mapping[str, str | None]) -> dict[str, str]:
    """The words of `areas`."""
    return {key: f"around {name}" if name else "the whole picture" for key, name in found.items()}


def counts_of_governorates(snapshot: Snapshot, filters: Filters, land: Ground, unit: query.Unit) -> Counts:
    """Counts in view by governorate; where there are none, whether anything was captured and anyone looked (rule 7)."""
    in_view = {
        (row.country, row.admin1): row.n for row in ask(snapshot, query.governorates, filters, unit).itertuples()
    }
    days = Filters(days=filters.days)
    captured = {(row.country, row.admin1) for row in ask(snapshot, query.captured, days).itertuples()}
    searched = set(ask(snapshot, query.searched, days)["admin1"])
    words, rows = {}, []
    for one in land.home:
        key = (one.country, one.admin1)
        looked = None in searched or one.admin1 in searched
        silent = "none in view" if key in captured else "nothing captured" if looked else "not searched"
        words[key] = counted(in_view[key], ONE[unit]) if key in in_view else silent
        rows.append((one.name, words[key]))
    return Counts(words, tuple(sorted(rows)))


def is_on_a_phone() -> bool:
    """Whether the browser says that it is a phone's: the map is drawn smaller there, whole instead of a part of it."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def height_that_fits() -> float | None:
    """How high the map is drawn where a window is too narrow for it, or on a phone; None where there is room."""
    if is_on_a_phone():
        return chart.PHONE_PX
    room = narrow.room_px()
    return None if room is None else chart.height_in(room)


def table_of_governorates(counts: Counts) -> None:
    """The counts that stand on the map, as a table that a screen reader reads."""
    if not counts.rows:
        return

    def table() -> None:
        cell = "text-align:left;padding:.15rem .9rem .15rem 0"
        heads = [tag("th", name, style=cell, scope="col") for name in ("governorate", "in view")]
        lines = [tag("tr", *(tag("td", value, style=cell) for value in row)) for row in counts.rows]
        st.html(tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *lines), style="border-collapse:collapse"))
        st.caption(
            "An event is counted in the governorate that its claims name, however precisely; a report is one entry of "
            "a post. “Nothing captured”: somebody searched and no report was found. “Not searched”: nobody looked, as "
            "far as searches.csv says. Neither is zero, and no count here measures violence."
        )

    redraw.folded("The counts of each governorate as a table", "governorates_table", table)


def aid(figure: Figure, rows: pd.DataFrame, land: Ground, filters: Filters) -> str:
    """How to read the picture, and what it leaves out."""
    parts = [chart.READING_AID]
    if len(filters.measure) == 1:
        parts.append(
            f"Larger: a higher low bound of a single event ({filters.measure[0]}); tip: a minimum. No figures of "
            "different events are added."
        )
    if silent := chart.unlabelled(figure, rows, land):
        parts.append(f"{counted(silent, 'mark has', 'marks have')} no room for a name, but a row in the list.")
    if len(rows) and (more := rows["n_spots"].iloc[0] - len(rows)) > 0:
        parts.append(f"{counted(more, 'place is', 'places are')} not drawn, those of fewest events.")
    return " ".join([*parts, chart.BORDERS])


def sentence(rows: pd.DataFrame, land: Ground) -> str:
    """What the picture can and cannot say, ready to copy."""
    return chart.alt_text(rows, land).replace("Map of", "Of", 1).replace(":", ",", 1).split(" The list")[0]


def with_marks(rows: pd.DataFrame, text_kinds: Iterable[str] = ()) -> pd.DataFrame:
    """`rows` with the words of a row: place, drawn_words, mark (what choosing it hands back), text_kinds of all."""
    marks = [f"{r.post_id} {r.at}" if r.n_events == 1 else f"spot:{r.spot}" for r in rows.itertuples()]
    places = [r.name or ", ".join(r.names[:4]) or None for r in rows.itertuples()]
    drawn = [DRAWN[value] for value in rows["drawn"]]
    kinds = "; ".join(sorted(text_kinds))
    return rows.assign(place=places, drawn_words=drawn, mark=marks, text_kinds=kinds)


def row_words(row: Any) -> str:
    """A row in one line: where, how precisely, how many, and of one event what."""
    told = f"{counted(row.n_events, 'event')} in {counted(row.n_claims, 'claim')}"
    if row.n_events == 1:
        told = f"{row.title}: {row.figures or 'no number stated'}; {row.standing}"
    return f"{row.place or 'no place'} ({row.drawn_words}): {told}"


def without_a_map(rows: pd.DataFrame) -> str | None:
    """What to do when nothing can be drawn, and the same rows as buttons; the one that was pressed."""
    st.info(NO_MAP, icon=":material/map:")
    chosen = None
    for row in with_marks(rows).itertuples():
        if st.button(as_label(row_words(row)), key=f"map_row_{row.spot}", type="tertiary"):
            chosen = str(row.mark)
    return chosen


def events_at_a_spot(events: pd.DataFrame, rows: pd.DataFrame, keys: tuple[str, ...], name: str) -> None:
    """The events that a mark sums, each a link; keys that nothing in view has are said."""
    named = [_spot_words(row) for row in rows.itertuples() if row.spot in keys]
    where = ", ".join(str(one) for one in named[:4]) + (f" and {len(named) - 4} more" if len(named) > 4 else "")
    with st.container(border=True, gap="small", key="events_at_a_spot"):
        if not len(events):
            st.caption("The link names a place that holds no event in view. Widen the filters, or choose a mark.")
        else:
            n = int(events["n_in_view"].iloc[0])
            st.subheader(as_label(f"{counted(n, 'event')}: {where}"), anchor=False)
        with lines("at_a_spot"):
            for row in events.itertuples():
                _event(row)
        if len(events) and (more := int(events["n_in_view"].iloc[0]) - len(events)) > 0:
            st.caption(f"{more:,} earlier events are not listed here; narrow the days or the place to see them.")
        st.button("Put the list away", on_click=url.write, args=(name, []), key="close_spot", type="tertiary")


def _spot_words(row: Any) -> str:
    """A spot as a heading names it: "Homs", "within about 25 km of Homs", "somewhere in Homs province"."""
    if row.name is None:
        return DRAWN[row.drawn]
    return {"near": f"within about 25 km of {row.name}", "governorate": f"somewhere in {row.name} province"}.get(
        row.drawn, str(row.name)
    )


def _event(row: Any) -> None:
    facts = f"{figures.where_words(row)} · {figures.when_words(row)} · {figures.reported_words(row)} · {row.standing}"
    event_line(row, isolated(facts))
