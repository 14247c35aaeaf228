"""Map: where, and how precisely do we know?"""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import streamlit as st

from dashboard.charts import map as chart
from dashboard.charts.map_ground import Ground
from dashboard.charts.theme import LIGHT, Figure
from dashboard.queries import brief
from dashboard.queries import map as query
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.widgets import asking, caption, empty, filter_rail, frames, lifting, links, map_parts, narrow, panel, url
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label
from dashboard.widgets.outlines import surroundings

KEY, PHONE_KEY, SPOT = "map-places", "map-phone", "spot"


def answer(snapshot: Snapshot) -> None:
    """Query, empty case, figures, source."""
    filters = filter_rail.asked(snapshot)
    totals = ask(snapshot, brief.totals, filters).iloc[0]
    shown = hidden_sentence(ask(snapshot, hidden, filters))
    told = f"{counted(totals.n_events, 'event')} from {counted(totals.n_posts, 'post')}"
    caption.under_title(f"{told}, each on the map or in its tray once", shown)
    if not totals.n_events:
        empty.nothing_in_view("event", snapshot, filters)
        return
    lifting.offer(snapshot, filters)
    around = surroundings()
    rows = chart.with_bounds(
        ask(snapshot, query.spots, filters, around.governorates),
        ask(snapshot, query.highest_low_bounds, filters, around.governorates),
    )
    if around.problem:
        st.warning(as_label(around.problem), icon=":material/info:")
    country, box = map_parts.country_and_box(around, ask(snapshot, query.extent))
    areas = map_parts.areas(around, country)
    area: str | None = None
    unit: query.Unit = "events"
    if len(areas) > 1:
        left, right = st.columns([2, 3], gap="large")
        with left:
            area = areas[filter_rail.choice("area", "Drawn", map_parts.area_words(areas), segmented=False)]
        with right:
            unit = cast("query.Unit", filter_rail.choice("count", "Counted in each governorate", map_parts.UNITS))
    land = paper = chart.ground(around.outlines, country, box, area)
    if (high_px := map_parts.height_that_fits()) is not None:
        land = chart.ground(around.outlines, country, box, area, high_px)
    counts = map_parts.counts_of_governorates(snapshot, filters, land, unit)
    can_be_drawn = bool(land.home) or box is not None
    towns = [town for town in around.towns if town.country == country or land.is_whole]
    figure_of = partial(chart.place_map, rows, counts=counts.words, towns=towns, sized=len(filters.measure) == 1)
    if can_be_drawn:
        _opened(_map(snapshot, filters, rows, (land, paper), figure_of, shown, totals))
    else:
        _opened(map_parts.without_a_map(rows))
    if keys := tuple(st.query_params.get_all(SPOT)):
        events = ask(snapshot, query.events_at, filters, around.governorates, keys)
        map_parts.events_at_a_spot(events, rows, keys, SPOT)
    map_parts.table_of_governorates(counts)
    narrow.listen(frames.LEAST_PX["chart"])


def _map(
    snapshot: Snapshot, filters: Filters, rows: Any, grounds: tuple[Ground, Ground], figure_of: Callable[..., Figure],
    shown: str, totals: Any,
) -> str | None:  # fmt: skip
    """The picture; the mark that was chosen. `grounds` are the land as drawn on screen and as it is taken away."""
    theme, (land, paper) = caption.colours(), grounds
    figure = figure_of(land=land, theme=theme)
    return panel.show(
        snapshot,
        filters,
        key=KEY if land is paper else PHONE_KEY,
        title="Events by the place where they are said to have happened",
        figure=figure,
        print_figure=lambda: figure_of(land=paper, theme=LIGHT),
        alt=chart.alt_text(rows, land),
        aid=map_parts.aid(figure, rows, land, filters),
        legend=caption.speakers_key(theme, rows["attribution"]),
        rows=map_parts.with_marks(rows, totals.text_kinds),
        columns=map_parts.COLUMNS,
        row_words=map_parts.row_words,
        mark="mark",
        shown=shown,
        sources=totals.publishers,
        text_kinds=totals.text_kinds,
        sentence=map_parts.sentence(rows, land),
    )


def _opened(chosen: str | None) -> None:
    """Open the one event of a mark, or write into the address which list is to stand below the map.

    A click stays selected while the page is drawn again; it counts once.
    """
    pressed = next((one for key in (KEY, PHONE_KEY) if (one := st.session_state.pop(f"{key}_pressed", None))), None)
    is_new = pressed is not None or chosen != st.session_state.get("map_opened")
    st.session_state["map_opened"] = chosen
    if not chosen or not is_new:
        return
    if chosen.startswith("spot:"):
        url.write(SPOT, chosen.removeprefix("spot:").split("\n"))
    else:
        links.open_event(chosen)


asking.page("Where, and how precisely do we know?", "map", answer)
