"""The map: where events are said to have happened, each as precisely as it is known and no more (rule 9).

Plain axes in degrees and not map tiles: names can be written, hatching and rings have their true extent, no graphics
card or network is needed, and what is exported is what was on screen. Marks never show a sum of people (rules 2, 3),
and no land is coloured by what was reported of it (rule 7).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.assessment.words import day_words, days_words
from dashboard.charts import map_ground, map_marks, map_strip, map_words
from dashboard.charts.map_frame import PHONE_PX, circle, height_for
from dashboard.charts.map_ground import Ground, ground
from dashboard.charts.map_marks import NEAR_KM, Laid, Mark, lay_out
from dashboard.charts.theme import Figure, Theme, layout, plain, wrapped
from dashboard.storage.outlines import Outline, Town

__all__ = [
    "BORDERS",
    "PHONE_PX",
    "READING_AID",
    "alt_text",
    "ground",
    "height_in",
    "lay_out",
    "place_map",
    "unlabelled",
    "with_bounds",
]
TOP, BOTTOM, LEFT, RIGHT, DEGREES_PX, NARROW_LEFT = 8, 6, 48, 12, 34, 34
READING_AID = (
    "A dot: the place is known. A bead on a dotted ring: somewhere within about 25 km of the place named, which UCDP "
    "calls near. Hatched: only the governorate is known, or a place in it without a coordinate; the bead is not a "
    "place. Colour: who speaks; grey when several do. A mark of several events shows its weakest standing. Marks stand "
    "to about a kilometre. Counts are of reports captured, not a measure of violence; one that has no room under its "
    "name stands in the table."
)
BORDERS = "Outlines help to find one's way. They take no side in any dispute over a border."


def place_map(
    frame: pd.DataFrame, land: Ground, counts: Mapping[tuple[str, str], str], towns: Sequence[Town], theme: Theme,
    sized: bool = False,
) -> Figure:  # fmt: skip
    """The map of the rows of `queries.map.spots` with `low`, `low_words` and `one_sided` (see `with_bounds`) on `land`.

    `counts` are the words under each governorate by (country, admin1). The marks' customdata is "post_id at" of the one
    event, or "spot:" and the keys of the spots whose events the mark sums, one a line. `sized`: one measure was asked
    for, and marks grow with the highest low bound of a single event there.
    """
    laid = lay_out(frame.itertuples(), land, sized)
    bar, bar_words, bar_room = map_ground.scale_bar(land, theme, [mark.box for mark in laid.marks])
    said, shown_towns = map_words.words(land, laid.marks, counts, towns, [bar_room])
    is_narrow = land.frame.is_narrow
    strip = map_strip.NARROW if is_narrow else map_strip.WIDE
    height = land.frame.high_px + DEGREES_PX + strip.high_px
    low, strip_top = (DEGREES_PX + strip.high_px) / height, strip.high_px / height
    return {
        "data": [
            _towns(shown_towns, theme),
            _tips(laid.marks, land, theme),
            _marks(laid.marks, land, theme),
            *map_strip.traces(laid, theme, strip),
        ],
        "layout": layout(
            theme,
            round(height) + TOP + BOTTOM,
            margin={"l": NARROW_LEFT if is_narrow else LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
            **map_ground.axes(land.frame, theme, low),
            **map_strip.axes(strip_top, strip),
            shapes=[*map_ground.shapes(land, theme), *_areas(laid, land, theme), *bar, *map_strip.shapes(theme, strip)],
            annotations=[
                *map_words.annotations(said, land, theme, _hatched(laid, land)),
                bar_words,
                *map_strip.annotations(laid, theme, strip),
            ],
        ),
    }


def height_in(room_px: float) -> float:
    """How high the land is drawn where a figure has so much room from left to right, so that all of it stands there."""
    return height_for(room_px - NARROW_LEFT - RIGHT)


def with_bounds(frame: pd.DataFrame, bounds: pd.DataFrame) -> pd.DataFrame:
    """The rows of `queries.map.spots` with those of `queries.map.highest_low_bounds`; None where there is no bound."""
    of_spot = {row.spot: row for row in bounds.itertuples()}
    found = [of_spot.get(spot) for spot in frame["spot"]]
    return frame.assign(
        low=pd.Series([row.low if row else None for row in found], dtype=object),
        low_words=pd.Series([row.low_words if row else None for row in found], dtype=object),
        one_sided=pd.Series([bool(row and row.one_sided) for row in found], dtype=object),
    )


def _marks(marks: Sequence[Mark], land: Ground, theme: Theme) -> dict[str, Any]:
    places = [land.frame.degrees(mark.x, mark.y) for mark in marks]
    filled = [map_marks.is_filled(mark) for mark in marks]
    lines = [map_marks.colour(mark, theme) for mark in marks]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [round(lon, 2) for lon, _ in places],
        "y": [round(lat, 2) for _, lat in places],
        "customdata": [mark.key for mark in marks],
        "text": [f"{mark.n_events:,}" if mark.n_events > 1 else "" for mark in marks],
        "textfont": {"size": 11, "color": [theme.paper if full else theme.ink for full in filled]},
        "marker": {
            "symbol": [map_marks.symbol(mark) for mark in marks],
            "size": [mark.size for mark in marks],
            "color": [line if full else theme.paper for line, full in zip(lines, filled, strict=True)],
            "line": {"color": lines, "width": 2},
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.6}},
        "hoverinfo": "text",
        "hovertext": [_tooltip(mark, land) for mark in marks],
        "cliponaxis": False,
    }


def _tips(marks: Sequence[Mark], land: Ground, theme: Theme) -> dict[str, Any]:
    """An open tip over marks whose highest low bound is a minimum."""
    tipped = [mark for mark in marks if mark.has_tip]
    places = [land.frame.degrees(mark.x, mark.y - mark.size / 2 - 5) for mark in tipped]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(lon, 3) for lon, _ in places],
        "y": [round(lat, 3) for _, lat in places],
        "marker": {"symbol": "triangle-up", "size": 7, "color": [map_marks.colour(mark, theme) for mark in tipped]},
        "hoverinfo": "skip",
    }


def _towns(towns: Sequence[Town], theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(town.lon, 3) for town in towns],
        "y": [round(town.lat, 3) for town in towns],
        "marker": {"symbol": "square", "size": 3.5, "color": theme.muted},
        "hoverinfo": "skip",
    }


def _hatched(laid: Laid, land: Ground) -> list[Outline]:
    named = {(row.country, row.admin1) for row in laid.areas}
    return [one for one in land.home if (one.country, one.admin1) in named]


def _areas(laid: Laid, land: Ground, theme: Theme) -> list[dict[str, Any]]:
    """Rings of their true size, and the hatching of governorates."""
    outlined = {(one.country, one.admin1): one for one in land.home}
    made: list[dict[str, Any]] = []
    for row in laid.areas:
        path = map_ground.hatch_path(outlined[row.country, row.admin1].rings, land.frame)
        line = {"color": map_ground.mixed(theme.paper, theme.muted, 0.45), "width": 0.8}
        made.append({"type": "path", "name": f"hatch {row.spot}", "path": path, "xref": "x", "yref": "y", "line": line})
        made[-1]["layer"] = "between"
    for mark in laid.marks:
        if mark.of is not None:  # a line from a bead that stands apart
            ends = [land.frame.degrees(*point) for point in ((mark.x, mark.y), mark.of)]
            (x0, y0), (x1, y1) = [(round(lon, 3), round(lat, 3)) for lon, lat in ends]
            where = {"xref": "x", "yref": "y", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "layer": "between"}
            made.append({"type": "line", "name": "to", **where, "line": {"color": theme.muted, "width": 0.8}})
    for row in laid.rings:
        west, south, east, north = (round(value, 3) for value in circle(row.lon, row.lat, NEAR_KM))
        made.append(
            {
                "type": "circle",
                "name": f"ring {row.spot}",
                "xref": "x",
                "yref": "y",
                "x0": west,
                "x1": east,
                "y0": south,
                "y1": north,
                "line": {"color": map_marks.colour(Mark([row], 0, 0, 0, "near"), theme), "width": 1.4, "dash": "dot"},
                "layer": "between",
            }
        )
    return made


def _tooltip(mark: Mark, land: Ground) -> str:
    rows = mark.rows
    lines = [f"<b>{wrapped(map_words.label(mark, land))}</b>"]
    n, claims = mark.n_events, sum(row.n_claims for row in rows)
    if n == 1:
        row = rows[0]
        lines = [f"<b>{wrapped(row.title)}</b>", plain(row.figures) or "no number stated (not zero)"]
        lines.append({"near": f"within about {NEAR_KM:g} km of {plain(row.name)}"}.get(mark.drawn, _where(mark, land)))
        lines.append(wrapped(row.standing or ""))
    else:
        names = sorted({name for row in rows for name in row.names})
        if names and (len(names) > 1 or mark.drawn != "exact"):
            lines.append(wrapped(", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")))
        lines.append(f"{n:,} events, told in {claims:,} claims")
        if told := map_words.figure_words(mark):
            lines.append(f"highest low bound, {plain(told)}; nothing is added")
        conflicting = sum(row.n_conflicting for row in rows)
        lines.append(f"reports conflict on {conflicting}" if conflicting else "no reports conflict")
    lines.append(_when(rows))
    lines.append("click for the event" if n == 1 else "click for the list")
    return "<br>".join(line for line in lines if line)


def _where(mark: Mark, land: Ground) -> str:
    if mark.drawn == "governorate":
        return plain(map_words.label(mark, land)) + ", not where the bead stands"
    return plain(mark.rows[0].name)


def _when(rows: Sequence[Any]) -> str:
    days = [(row.first_day, row.last_day) for row in rows if row.first_day is not None]
    undated = sum(row.n_undated for row in rows)
    if not days:
        return "day not stated"
    first, last = min(day for day, _ in days), max(day for _, day in days)
    told = day_words(first) if first == last else days_words(first, last)
    return told + (f"; {undated:,} without a stated day" if undated else "")


def drawn_counts(laid: Laid) -> dict[str, int]:
    """How many events stand as dots, on rings, in hatched areas, and in each part of the tray."""
    counts = {kind: sum(m.n_events for m in laid.marks if m.drawn == kind) for kind in ("exact", "near", "governorate")}
    return counts | {kind: sum(row.n_events for row in rows) for kind, rows in laid.tray.items()}


def alt_text(frame: pd.DataFrame, land: Ground) -> str:
    """The map in one sentence: how many events stand on it how precisely, and how many do not."""
    n = drawn_counts(lay_out(frame.itertuples(), land))
    tray = sum(n[kind] for kind in map_marks.TRAY)
    return (
        f"Map of {sum(n.values()):,} events: {n['exact']:,} at a known place, {n['near']:,} within about 25 km of one, "
        f"{n['governorate']:,} known to a governorate only, {tray:,} not on the map. The list below names each."
    )


def unlabelled(figure: Figure, frame: pd.DataFrame, land: Ground) -> int:
    """How many marks of `figure` found no room for their name."""
    marks = lay_out(frame.itertuples(), land).marks
    said = [str(words["text"]).split("<br>")[0] for words in figure["layout"]["annotations"]]
    return len(marks) - sum(min(n, said.count(name)) for name, n in _names(marks, land).items())


def _names(marks: Sequence[Mark], land: Ground) -> Counter[str]:
    return Counter(plain(map_words.label(mark, land, short=True)) for mark in marks)
