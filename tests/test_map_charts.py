"""The picture of the map: what stands where, what is written, and that nothing hides anything."""

import json
from math import cos, hypot, radians
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import map as chart
from dashboard.charts import map_words
from dashboard.charts.map_frame import (
    KM_PER_DEGREE,
    MAP_PX,
    box_of,
    circle,
    degree_steps,
    degree_words,
    frame_of,
    hatching,
    inside,
    on_rim,
    round_length,
    simplified,
)
from dashboard.charts.map_ground import Ground, scale_bar
from dashboard.charts.map_marks import NEAR_KM, lay_out
from dashboard.charts.map_words import label, words
from dashboard.charts.theme import DARK, LIGHT, Figure
from dashboard.storage.outlines import Outline, Town, read_outlines
from dashboard.storage.workspace import SHIPPED, Workspace

SQUARE = ((36.0, 34.0), (38.0, 34.0), (38.0, 36.0), (36.0, 36.0), (36.0, 34.0))
HOLE = ((36.8, 34.8), (37.2, 34.8), (37.2, 35.2), (36.8, 35.2), (36.8, 34.8))
LAND = (
    Outline("West province", "West", "XX", (SQUARE,)),
    Outline("East province", "East", "XX", (tuple((x + 2, y) for x, y in SQUARE),)),
    Outline("Elsewhere", "", "YY", (tuple((x - 2, y) for x, y in SQUARE),)),
)


def row(spot: str, n: int = 1, lon: float | None = None, lat: float | None = None, **more: Any) -> dict[str, Any]:
    """A row as `queries.map.spots` gives it."""
    drawn, _, name = spot.partition(":")
    base: dict[str, Any] = {
        "spot": spot, "drawn": drawn, "name": name or None, "names": [name] if name else [], "admin1": None,
        "country": "XX", "lat": lat, "lon": lon, "n_events": n, "n_claims": n, "n_conflicting": 0,
        "n_several": 0, "n_footage": 0, "attribution": "monitor", "first_day": None, "last_day": None, "n_undated": n,
        "title": f"Event in {name}", "standing": "one origin, not reviewed", "figures": None, "low": None,
        "low_words": None, "one_sided": False, "post_id": "a00000000001", "at": "1-2", "n_spots": 1,
    }  # fmt: skip
    return base | more


def area_row(admin1: str, n: int = 1) -> dict[str, Any]:
    return row(f"governorate:XX|{admin1}", n, admin1=admin1, name=admin1)


def rows(*made: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(made), dtype=object)


def land() -> Ground:
    return chart.ground(LAND, "XX", None)


def drawn(*made: dict[str, Any], sized: bool = False) -> Figure:
    return chart.place_map(rows(*made), land(), {}, (), LIGHT, sized)


def marks_of(figure: Figure) -> dict[str, Any]:
    return next(trace for trace in figure["data"] if "customdata" in trace and trace.get("xaxis") is None)


def tray_of(figure: Figure) -> dict[str, Any]:
    return next(trace for trace in figure["data"] if "customdata" in trace and trace.get("xaxis") == "x2")


def names_of(figure: Figure) -> list[str]:
    return [shape["name"] for shape in figure["layout"]["shapes"]]


# ----------------------------------------------------------------------------------------------------------- geometry
def test_hatching_stays_inside_and_leaves_holes_free() -> None:
    frame = frame_of(36, 34, 38, 36)
    lines = hatching((SQUARE, HOLE), frame)
    assert len(lines) > 20
    for (ax, ay), (bx, by) in lines:
        for share in (0.02, 0.5, 0.98):
            assert inside((SQUARE, HOLE), ax + share * (bx - ax), ay + share * (by - ay))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(36.1, 37.9), st.floats(34.1, 35.9)), min_size=3, max_size=12, unique=True
    )
)  # fmt: skip
def test_hatching_of_any_ring_ends_on_its_edges(points: list[tuple[float, float]]) -> None:
    """Even where a ring crosses itself, the middle of every line lies inside."""
    ring = (*points, points[0])
    frame = frame_of(36, 34, 38, 36)
    for (ax, ay), (bx, by) in hatching((ring,), frame):
        assert inside((ring,), (ax + bx) / 2, (ay + by) / 2)


@pytest.mark.parametrize(("lon", "lat"), [(36.0, 0.0), (36.0, 35.0), (30.0, 60.0)])
def test_a_ring_has_its_radius_in_kilometres(lon: float, lat: float) -> None:
    west, south, east, north = circle(lon, lat, 25)
    assert (north - south) * KM_PER_DEGREE == pytest.approx(50)
    assert (east - west) * KM_PER_DEGREE * cos(radians(lat)) == pytest.approx(50)
    x, y = on_rim(lon, lat, 25, 0.25)
    assert (x, y) == (pytest.approx(lon), pytest.approx(north))


def test_a_simpler_outline_looks_the_same() -> None:
    frame = frame_of(35.6, 32.3, 42.4, 37.3)
    for outline in read_outlines(Workspace.at(SHIPPED)):
        for ring in outline.rings:
            kept = set(simplified(ring, frame))
            assert {ring[0]} <= kept <= set(ring)
    square = simplified(tuple((36 + n / 50, 34.0) for n in range(50)) + SQUARE[1:], frame)
    assert len(square) < 10


def test_the_frame_keeps_its_scale_and_shows_all() -> None:
    for box in ((36, 34, 38, 36), (20, -10, 60, 5), (36, 34, 36, 34), (22, 44, 40, 52)):
        frame = frame_of(*box)
        assert frame.holds(box[0], box[1])
        assert frame.holds(box[2], box[3])
        assert 0 < frame.width_px <= 680, "wider than the narrowest picture"
        assert frame.px(frame.west, frame.south)[1] == pytest.approx(MAP_PX)


def test_degrees_in_words() -> None:
    assert degree_words(36, "EW") == "36° E"
    assert degree_words(-10.5, "NS") == "10.5° S"
    assert degree_words(0, "EW") == "0°"
    assert degree_steps(34.2, 37.1) == [34.5, 35, 35.5, 36, 36.5, 37]
    assert [round_length(km) for km in (149, 200, 0.7)] == [100, 200, 0.5]


# -------------------------------------------------------------------------------------------------------------- marks
def test_several_events_at_one_place_are_one_mark_with_their_number() -> None:
    marks = marks_of(drawn(row("exact:Here", 3, 37, 35)))
    assert marks["text"] == ["3"]
    assert marks["customdata"] == ["spot:exact:Here"]


def test_one_event_leads_to_its_sentence() -> None:
    assert marks_of(drawn(row("exact:Here", 1, 37, 35)))["customdata"] == ["a00000000001 1-2"]


def test_places_that_would_lie_over_each_other_are_one_mark_that_names_both() -> None:
    figure = drawn(row("exact:Here", 2, 37, 35), row("exact:There", 1, 37.01, 35.01), row("exact:Far", 1, 39, 35))
    marks = marks_of(figure)
    assert sorted(marks["text"]) == ["", "3"]
    assert "spot:exact:Here\nexact:There" in marks["customdata"]
    assert "Here, There" in marks["hovertext"][marks["text"].index("3")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(36.05, 39.95), st.floats(34.05, 35.95), st.integers(1, 400), st.booleans()),
        min_size=1,
        max_size=40,
    )
)
def test_no_dot_hides_another_and_no_event_is_lost(places: list[tuple[float, float, int, bool]]) -> None:
    made = [
        row(f"{'near' if near else 'exact'}:p{n}", count, lon, lat)
        for n, (lon, lat, count, near) in enumerate(places)
    ]  # fmt: skip
    laid = lay_out(rows(*made).itertuples(), land())
    assert sum(mark.n_events for mark in laid.marks) == sum(count for _, _, count, _ in places)
    dots = [mark for mark in laid.marks if mark.drawn == "exact"]
    for n, one in enumerate(dots):
        for other in dots[:n]:
            assert hypot(one.x - other.x, one.y - other.y) >= (one.size + other.size) / 2 - 0.01


def test_rings_that_crowd_share_beads_and_none_covers_another() -> None:
    made = [row(f"near:p{n}", 60, 36.05 + (n % 25) * 0.1, 34.05 + (n // 25) * 0.1) for n in range(300)]
    laid = lay_out(rows(*made).itertuples(), land())
    assert len(laid.rings) == sum(len(mark.rows) for mark in laid.marks) == 300
    assert len(laid.marks) < 300
    for n, one in enumerate(laid.marks):
        assert all(hypot(one.x - other.x, one.y - other.y) > max(one.size, other.size) / 2 for other in laid.marks[:n])
    several = next(mark for mark in laid.marks if len(mark.rows) > 1)
    assert label(several, land()).endswith(f"and {len(several.rows) - 1} more")


def test_a_mark_of_several_shows_the_weakest_standing() -> None:
    figure = drawn(row("exact:A", 2, 36.5, 35, n_several=1), row("exact:B", 2, 39, 35, n_several=2))
    marks = marks_of(figure)
    fills = dict(zip(marks["customdata"], marks["marker"]["color"], strict=True))
    assert fills == {"spot:exact:A": LIGHT.paper, "spot:exact:B": LIGHT.colour_of("monitor")}


def test_standing_is_drawn_by_shape() -> None:
    figure = drawn(
        row("exact:A", 1, 36.5, 35, n_conflicting=1), row("exact:B", 1, 38, 35, n_footage=1), row("exact:C", 1, 39, 35)
    )
    marks = marks_of(figure)
    names = [text.split("<b>")[1].split("</b>")[0] for text in marks["hovertext"]]
    assert dict(zip(names, marks["marker"]["symbol"], strict=True)) == {
        "Event in A": "diamond",
        "Event in B": "square",
        "Event in C": "circle",
    }


def test_one_conflicting_event_of_many_does_not_turn_a_mark_red() -> None:
    lines = marks_of(drawn(row("exact:A", 5, 37, 35, n_conflicting=1)))["marker"]["line"]["color"]
    assert lines == [LIGHT.colour_of("monitor")]


def test_without_one_measure_no_number_of_people_sizes_a_mark() -> None:
    small, large = row("exact:A", 1, 36.5, 35), row("exact:B", 1, 39, 35, low=900, low_words="≥ 900 killed")
    assert len(set(marks_of(drawn(small, large))["marker"]["size"])) == 1
    sized = drawn(small, large, sized=True)
    assert len(set(marks_of(sized)["marker"]["size"])) == 2
    assert any("≥ 900 killed" in words["text"] for words in sized["layout"]["annotations"])


def test_the_tray_counts_what_has_no_place() -> None:
    figure = drawn(row("nowhere", 4), row("country", 2), row("unmapped", 3), row("exact:Away", 5, 100, 60))
    tray = tray_of(figure)
    assert dict(zip(tray["customdata"], tray["text"], strict=True)) == {
        "spot:nowhere": "4",
        "spot:country": "2",
        "spot:unmapped": "3",
        "spot:exact:Away": "5",
    }
    assert marks_of(figure)["x"] == []


def test_a_governorate_outside_the_picture_is_counted_beside_it() -> None:
    narrow = chart.ground((*LAND, Outline("Far province", "Far", "XX", (tuple((x + 40, y) for x, y in SQUARE),))), "XX",
                          None, "West")  # fmt: skip
    laid = lay_out(rows(area_row("Far", 2), area_row("West", 1)).itertuples(), narrow)
    assert [r.spot for r in laid.tray["beyond"]] == ["governorate:XX|Far"]
    assert [r.spot for r in laid.areas] == ["governorate:XX|West"]


# -------------------------------------------------------------------------------------------------------------- words
def test_no_words_lie_over_others_or_over_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the shipped outlines with a mark every 40 px around Damascus, and every governorate counted."""
    ground = chart.ground(read_outlines(Workspace.at(SHIPPED)), "SY", None)
    made = [row(f"exact:Place {n}", 2, 36.0 + n % 5 * 0.45, 33.0 + n // 5 * 0.5) for n in range(30)]
    laid = lay_out(rows(*made).itertuples(), ground)
    taken: list[tuple[float, float, float, float]] = []

    class Watched(map_words.Paper):
        def __init__(self, frame: Any, given: Any) -> None:
            given = list(given)
            super().__init__(frame, given)
            taken.extend(given)

        def takes(self, x: float, y: float, wide: float, high: float) -> bool:
            free = super().takes(x, y, wide, high)
            if free:
                box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
                assert not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)
                taken.append(box)
            return free

    monkeypatch.setattr(map_words, "Paper", Watched)
    counts = {(one.country, one.admin1): "nothing captured" for one in ground.home}
    found, _ = words(ground, laid.marks, counts, (), ())
    assert len([one for one in found if one.tone == "name"]) >= 20


def test_every_governorate_of_the_sample_is_named_when_there_is_room() -> None:
    ground = chart.ground(read_outlines(Workspace.at(SHIPPED)), "SY", None)
    counts = {(one.country, one.admin1): "nothing captured" for one in ground.home}
    found, _ = words(ground, (), counts, (), ())
    named = {one.text.split("<br>")[0] for one in found if one.tone == "area"}
    assert named == {one.admin1.upper() for one in ground.home}


def test_names_of_others_are_text() -> None:
    hostile = "<script>x</script> &amp; \u202eevil"
    figure = drawn(row("exact:A", 1, 37, 35, name=hostile, names=[hostile], title=hostile))
    written = json.dumps(figure["layout"]["annotations"]) + json.dumps(marks_of(figure)["hovertext"])
    assert "<script>" not in written
    assert "\u202e" not in written
    assert "&lt;script&gt;" in written


def test_towns_for_orientation_have_a_point_and_their_name() -> None:
    town = Town("Old Town", "XX", 35.0, 37.0, 90_000)
    figure = chart.place_map(rows(row("exact:A", 1, 39, 35)), land(), {}, [town], LIGHT)
    assert figure["data"][0]["x"] == [37.0]
    assert any(words["text"] == "Old Town" for words in figure["layout"]["annotations"])


# ------------------------------------------------------------------------------------------------------------- ground
def test_the_sea_is_drawn_only_where_all_land_has_outlines() -> None:
    assert "sea" in names_of(drawn(row("exact:A", 1, 37, 35)))
    elsewhere = chart.ground(LAND, "ZZ", (100.0, 10.0, 104.0, 14.0))
    figure = chart.place_map(rows(row("exact:A", 1, 102, 12)), elsewhere, {}, (), LIGHT)
    assert "sea" not in names_of(figure)
    assert marks_of(figure)["customdata"] == ["a00000000001 1-2"]
    assert "102° E" in figure["layout"]["xaxis"]["ticktext"]


def test_the_scale_bar_has_the_length_it_names() -> None:
    figure = drawn(row("exact:A", 1, 37, 35))
    bar = next(shape for shape in figure["layout"]["shapes"] if shape["name"] == "scale")
    (named,) = [
        words["text"]
        for words in figure["layout"]["annotations"]
        if words["text"][-3:] == " km" and "xref" not in words
    ]
    middle = land().frame.south / 2 + land().frame.north / 2
    long_km = (bar["x1"] - bar["x0"]) * KM_PER_DEGREE * cos(radians(middle))
    assert long_km == pytest.approx(float(named.split()[0]), rel=0.01)


def test_no_land_is_coloured_by_what_was_reported_of_it() -> None:
    """Whatever the counts, the land keeps its bytes."""

    def ground_of(*made: dict[str, Any]) -> list[Any]:
        shapes = drawn(*made)["layout"]["shapes"]
        return [shape for shape in shapes if shape["name"].startswith(("land", "sea", "slivers"))]

    assert ground_of(row("exact:A", 1, 37, 35)) == ground_of(
        row("exact:A", 900, 37, 35, low=5000), area_row("East", 70)
    )


def test_equal_frames_make_equal_bytes() -> None:
    made = (row("exact:A", 2, 37, 35), row("near:B", 1, 38.5, 35.2), area_row("West", 3), row("nowhere", 2))
    assert json.dumps(drawn(*made)) == json.dumps(drawn(*made))
    assert json.dumps(drawn(*made)) == json.dumps(drawn(*reversed(made)))


def test_dark_and_light_differ_in_colour_only() -> None:
    made = (row("exact:A", 2, 37, 35), row("near:B", 1, 38.5, 35.2))
    light, dark = (chart.place_map(rows(*made), land(), {}, (), theme) for theme in (LIGHT, DARK))
    assert marks_of(light)["x"] == marks_of(dark)["x"]
    assert names_of(light) == names_of(dark)


def test_the_alternative_text_adds_up() -> None:
    made = (row("exact:A", 2, 37, 35), row("near:B", 1, 38.5, 35.2), area_row("West", 3), row("nowhere", 4))
    told = chart.alt_text(rows(*made), land())
    assert told.startswith(
        "Map of 10 events: 2 at a known place, 1 within about 25 km of one, 3 known to a governorate only, "
        "4 not on the map."
    )


def test_an_empty_view_has_a_picture_too() -> None:
    figure = chart.place_map(rows(), land(), {}, (), LIGHT)
    assert marks_of(figure)["x"] == []
    assert any("every event in view stands on it" in words["text"] for words in figure["layout"]["annotations"])


def test_near_is_as_ucdp_has_it() -> None:
    assert NEAR_KM == 25
    assert f"{NEAR_KM:g} km" in chart.READING_AID


def test_a_governorates_name_stands_inside_it_also_where_its_count_has_no_room() -> None:
    strip = Outline("Strip", "Strip", "SY", (((36.0, 33.0), (36.55, 33.0), (36.55, 36.0), (36.0, 36.0), (36.0, 33.0)),))
    plain = Outline("Plain", "Plain", "SY", (((37.0, 33.0), (41.0, 33.0), (41.0, 36.0), (37.0, 36.0), (37.0, 33.0)),))
    ground = chart.ground((strip, plain), "SY", None)
    found, _ = words(ground, (), {("SY", "Strip"): "nothing captured", ("SY", "Plain"): "nothing captured"}, (), ())
    said = {one.text.split("<br>")[0]: one for one in found}
    assert said["PLAIN"].text == "PLAIN<br>nothing captured"
    assert said["STRIP"].text in ("STRIP<br>nothing<br>captured", "STRIP")
    assert said["STRIP"].to is None
    assert inside(strip.rings, *ground.frame.degrees(said["STRIP"].x, said["STRIP"].y))


def test_on_a_phone_the_same_land_is_drawn_whole_and_its_key_stands_below_it_in_two_columns() -> None:
    outlines = read_outlines(Workspace.at(SHIPPED))
    small, large = chart.ground(outlines, "SY", None, high_px=chart.PHONE_PX), chart.ground(outlines, "SY", None)
    assert (small.frame.west, small.frame.north) == (large.frame.west, large.frame.north)
    assert small.frame.width_px < 300 < large.frame.width_px
    shown = rows(row("exact:A", 1, 39, 35), row("nowhere", 3))
    wide, narrow = (chart.place_map(shown, ground, {}, (), LIGHT) for ground in (large, small))
    strips = [
        {note["text"]: note["x"] for note in figure["layout"]["annotations"] if note.get("xref") == "x2"}
        for figure in (wide, narrow)
    ]
    assert strips[0].keys() == strips[1].keys()
    assert len(set(strips[0].values())) > 6
    assert len(set(strips[1].values())) <= 4


def test_on_a_phone_a_name_stands_right_beside_its_mark_or_nowhere() -> None:
    ground = chart.ground(read_outlines(Workspace.at(SHIPPED)), "SY", None, high_px=chart.PHONE_PX)
    made = [row(f"exact:Place {n}", 2, 36.2 + n % 4 * 1.6, 33.0 + n // 4 * 1.1) for n in range(12)]
    marks = lay_out(rows(*made).itertuples(), ground).marks
    names = [one for one in words(ground, marks, {}, (), ())[0] if one.tone == "name"]
    assert 0 < len(names) < len(marks)
    for one in names:
        own = next(mark for mark in marks if label(mark, ground, short=True) == one.text)
        assert one.y == own.y
        assert abs(one.x - own.x) < own.size
        assert all(abs(one.x - mark.x) > own.size for mark in marks if mark is not own and mark.y == own.y)


# ------------------------------------------------------------------------------------- what stands beside what it names
TINY = Outline("Tiny province", "Tiny", "XX", (tuple((37 + x / 16, 35 + y / 16) for x, y in ((0, 0), (1, 0), (1, 1))),))


def tiny_land() -> Ground:
    return chart.ground((*LAND, TINY), "XX", None)


def test_the_bead_of_a_small_governorate_stands_as_near_as_others_leave_room() -> None:
    ground = tiny_land()
    alone = lay_out(rows(area_row("Tiny")).itertuples(), ground).marks[0]
    assert alone.of is not None
    assert hypot(alone.x - alone.of[0], alone.y - alone.of[1]) < 20
    around = [row(f"exact:{n}", 1, 37 + n / 10, 35.05) for n in (-1, 0, 1, 2)]
    laid = lay_out(rows(*around, area_row("Tiny")).itertuples(), ground)
    (bead,) = (mark for mark in laid.marks if mark.drawn == "governorate")
    gaps = [hypot(m.x - bead.x, m.y - bead.y) - (m.size + bead.size) / 2 for m in laid.marks if m is not bead]
    assert min(gaps) >= 4


def test_where_a_governorate_is_full_dots_join_so_that_its_bead_lies_over_none() -> None:
    ground = chart.ground(LAND, "XX", None)
    west, south, east, north = box_of(ground.home)
    steps = 40
    dots = [
        row(f"exact:Place {n} {m}", 12, west + (east - west) * n / steps, south + (north - south) * m / steps)
        for n in range(steps)
        for m in range(steps)
    ]
    beads = [area_row(one.admin1) for one in ground.home]
    laid = lay_out(rows(*dots, *beads).itertuples(), ground)
    assert sum(mark.n_events for mark in laid.marks) == 12 * steps**2 + sum(bead["n_events"] for bead in beads)
    full = [mark for mark in laid.marks if mark.drawn == "governorate"]
    assert full
    for bead in full:
        for mark in laid.marks:
            apart = hypot(mark.x - bead.x, mark.y - bead.y)
            assert mark is bead or apart >= (mark.size + bead.size) / 2 - 0.1


def test_the_scale_bar_gives_way_to_marks() -> None:
    ground = chart.ground(LAND, "XX", None)
    _, _, usual = scale_bar(ground, LIGHT)
    _, _, aside = scale_bar(ground, LIGHT, [usual])
    assert aside[2] <= usual[0] or aside[3] <= usual[1]
    assert scale_bar(ground, LIGHT, [(0, 0, 1000, 1000)])[2] == usual, "every corner is taken"


def test_a_map_is_as_high_as_the_window_leaves_it_room() -> None:
    outlines = read_outlines(Workspace.at(SHIPPED))
    for room in (320, 440, 560, 640, 760):
        frame = chart.ground(outlines, "SY", None, high_px=chart.height_in(room)).frame
        assert frame.width_px <= max(room, 330)
    assert chart.height_in(2000) == MAP_PX


def test_sidon_stands_in_the_frame_of_syria() -> None:
    assert chart.ground(read_outlines(Workspace.at(SHIPPED)), "SY", None).frame.holds(35.37, 33.56)


def test_the_tray_has_no_gap_for_what_it_does_not_hold() -> None:
    ground = chart.ground(LAND, "XX", None)
    tray = [
        chart.place_map(rows(*made), ground, {}, (), LIGHT)["data"][-1]["x"]
        for made in ([row("nowhere", 3), row("country", 2)], [row("nowhere", 3), row("unmapped", 2)])
    ]
    assert tray[0] == tray[1]


def test_a_line_to_a_name_runs_through_no_other_mark() -> None:
    many = [row(f"exact:Town {n}", 1, 36.9 + n % 5 * 0.11, 34.9 + n // 5 * 0.11) for n in range(25)]
    frame, ground = rows(*many), land()
    marks = lay_out(frame.itertuples(), ground).marks
    said, _ = map_words.words(ground, marks, {}, (), ())
    led = [one for one in said if one.tone == "name" and one.to is not None]
    assert led
    for one in led:
        assert one.to is not None
        points = [
            (one.to[0] + (one.x - one.to[0]) * n / 50, one.to[1] + (one.y - one.to[1]) * n / 50) for n in range(51)
        ]
        for mark in marks:
            if (mark.x, mark.y) != one.to:
                assert all(hypot(x - mark.x, y - mark.y) > mark.size / 2 for x, y in points), one.text


def test_the_key_has_every_mark_that_the_map_draws_for_standing() -> None:
    figure = drawn(row("exact:A", 5, 36.5, 35, n_conflicting=1), row("exact:B", 2, 39, 35, n_conflicting=2))
    marks = marks_of(figure)["marker"]
    keys = next(trace for trace in figure["data"] if trace.get("xaxis") == "x2" and "customdata" not in trace)
    sampled = set(zip(keys["marker"]["symbol"], keys["text"], keys["marker"]["color"], strict=True))
    assert ("diamond", "", LIGHT.conflicting) in sampled
    assert ("diamond", "3", LIGHT.paper) in sampled
    assert set(zip(marks["symbol"], marks["color"], strict=True)) == {
        ("diamond", LIGHT.paper),
        ("diamond", LIGHT.conflicting),
    }
