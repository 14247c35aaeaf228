"""Charts: equal frames give equal bytes, and the rules of the field by number (design.md, section 1)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts import brief_timeline, labels, scope_matrix
from dashboard.charts import tolls as toll_chart
from dashboard.charts.theme import DARK, LIGHT, Figure, Theme
from dashboard.queries import brief, tolls
from dashboard.queries.filters import Filters
from tests import small_world


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture
def published(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return tolls.published_tolls(world, Filters(), "all", None)


@pytest.fixture
def told(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return brief.timeline(world, Filters())


@pytest.fixture
def scope(world: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return tolls.scope_matrix(world)


def marks(figure: Figure) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if "customdata" in trace]


def labelled(figure: Figure) -> list[str]:
    """What stands beside the marks of the Brief's timeline, without the words over its undated lanes."""
    return [note["text"] for note in figure["layout"]["annotations"] if note.get("xref") != "paper"]


def mark_of(figure: Figure, name: str) -> dict[str, Any]:
    """What is drawn for one customdata: its symbol, fill and outline."""
    for trace in marks(figure):
        if name in trace["customdata"]:
            n = trace["customdata"].index(name)
            marker = trace["marker"]
            pick = {k: v[n] if isinstance(v, list) else v for k, v in marker.items() if k != "line"}
            return {**pick, "x": trace["x"][n], "y": trace["y"][n], "hovertext": trace["hovertext"][n]}
    raise AssertionError(f"{name} is not drawn")


def every_chart(published: pd.DataFrame, told: pd.DataFrame, scope: pd.DataFrame, theme: Theme) -> list[Figure]:
    return [
        toll_chart.published_figures(published, theme),
        brief_timeline.brief_timeline(told, theme),
        scope_matrix.scope_matrix(scope, theme),
    ]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_equal_frames_give_equal_bytes_and_valid_figures(
    published: pd.DataFrame, told: pd.DataFrame, scope: pd.DataFrame, theme: Theme
) -> None:
    once = every_chart(published, told, scope, theme)
    again = every_chart(published.copy(), told.copy(), scope.copy(), theme)
    assert json.dumps(once) == json.dumps(again)
    for figure in once:
        assert go.Figure(figure).to_dict()["layout"]["height"] == figure["layout"]["height"]


def test_rows_in_another_order_give_the_same_timeline(told: pd.DataFrame) -> None:
    turned = told.iloc[::-1].reset_index(drop=True)
    assert brief_timeline.brief_timeline(told, LIGHT) == brief_timeline.brief_timeline(turned, LIGHT)


def test_rule_6_documented_and_estimated_never_share_a_mark(published: pd.DataFrame) -> None:
    figure = toll_chart.published_figures(published, LIGHT)
    estimated = {row.toll_id for row in published.itertuples() if row.estimated}
    assert estimated == {"oh-2022"}
    for trace in marks(figure):
        inside = estimated & set(trace["customdata"])
        assert not inside or inside == set(trace["customdata"])
    assert mark_of(figure, "oh-2022")["symbol"] not in {
        mark_of(figure, row.toll_id)["symbol"] for row in published.itertuples() if not row.estimated
    }


def test_rule_6_a_documented_minimum_has_an_open_top(published: pd.DataFrame) -> None:
    figure = toll_chart.published_figures(published, LIGHT)
    arrows = {(a["x"], a["y"]) for a in figure["layout"]["annotations"] if a["showarrow"] and a["ay"] > 0}
    minimums = {("2012-11-30", 59648), ("2013-04-30", 92901), ("2013-07-25", 100000), ("2012-10-31", 36000)}
    assert arrows == minimums


def test_an_estimate_has_no_arrow_and_more_than_is_hollow(published: pd.DataFrame) -> None:
    figure = toll_chart.published_figures(published, LIGHT)
    assert mark_of(figure, "un-2013-07")["color"] == LIGHT.paper
    assert mark_of(figure, "oh-2022")["color"] == LIGHT.paper
    assert mark_of(figure, "so-2013-12")["color"] != LIGHT.paper


def test_rule_4_a_line_needs_one_series_and_one_fully_stated_scope(published: pd.DataFrame) -> None:
    groups = [{published.iloc[n]["toll_id"] for n in group} for group in toll_chart.line_groups(published)]
    assert groups == [{"so-2013-12", "so-2014-12"}]
    lines = [trace for trace in toll_chart.published_figures(published, LIGHT)["data"] if trace["mode"] == "lines"]
    assert [line["y"] for line in lines] == [[125835, 202354]]


def test_rule_4_lines_are_those_that_the_guard_allows(published: pd.DataFrame, scope: pd.DataFrame) -> None:
    from itertools import combinations

    from dashboard.assessment.comparability import may_share_line
    from dashboard.widgets.toll_parts import facts_of

    rows = {row.toll_id: row for row in published.itertuples()}
    drawn = [{published.iloc[n]["toll_id"] for n in group} for group in toll_chart.line_groups(published)]
    for one, other in combinations(rows, 2):
        allowed = may_share_line([facts_of(rows[one], scope), facts_of(rows[other], scope)]).comparable
        assert allowed == any({one, other} <= group for group in drawn), (one, other)


def test_where_no_as_of_is_stated_the_label_and_tooltip_say_so(published: pd.DataFrame) -> None:
    figure = toll_chart.published_figures(published, LIGHT)
    assert mark_of(figure, "un-2013-07")["x"] == "2013-07-25"
    assert "no as-of date stated" in mark_of(figure, "un-2013-07")["hovertext"]
    said = [a["text"] for a in figure["layout"]["annotations"] if not a["showarrow"]]
    mine = [text for text in said if "UN Secretary-General" in text]
    assert all("no as-of date" in text for text in mine)


def test_bars_run_from_as_of_to_publication(published: pd.DataFrame) -> None:
    bars = {(s["x0"], s["x1"], s["y0"]) for s in toll_chart.published_figures(published, LIGHT)["layout"]["shapes"]}
    assert ("2013-04-30", "2013-06-13", 92901) in bars
    assert not any(y == 100000 for _, _, y in bars)


def test_rule_1_every_tooltip_has_bound_and_speaker(published: pd.DataFrame, told: pd.DataFrame) -> None:
    figure = toll_chart.published_figures(published, LIGHT)
    for row in published.itertuples():
        said = mark_of(figure, row.toll_id)["hovertext"]
        assert row.words.replace(">", "&gt;") in said
        assert row.source in said
    timeline = brief_timeline.brief_timeline(told, LIGHT)
    for row in told.itertuples():
        said = mark_of(timeline, f"{row.post_id} {row.at}")["hovertext"].replace("<br>", " ")
        assert (row.figures or "no number stated (not zero)").replace(">", "&gt;") in said
        assert row.standing in said


def test_rule_9_a_week_is_a_bar_and_the_undated_have_a_lane(told: pd.DataFrame) -> None:
    figure = brief_timeline.brief_timeline(told, LIGHT)
    spans = {(s["x0"][:10], s["x1"][:10]) for s in figure["layout"]["shapes"] if s.get("xref") != "paper"}
    assert spans == {("2013-07-22", "2013-07-23"), ("2013-07-22", "2013-07-28")}
    assert "day not<br>stated" in figure["layout"]["yaxis"]["ticktext"]
    drawn = sum(len(trace["customdata"]) for trace in marks(figure))
    assert drawn == len(told) == 6


def test_rule_9_marks_say_conflict_footage_and_one_sided(told: pd.DataFrame) -> None:
    figure = brief_timeline.brief_timeline(told, LIGHT)
    by_title = {row.title: mark_of(figure, f"{row.post_id} {row.at}") for row in told.itertuples()}
    assert by_title["Killing in Khan al-Assal"]["symbol"] == "diamond"
    assert by_title["Defection in Deir ez-Zor province"]["symbol"] == "square"
    assert by_title["Bombing in Jaramana"]["color"] == LIGHT.paper
    tips = next(trace for trace in figure["data"] if "customdata" not in trace)
    assert len(tips["x"]) == 2


def test_rule_5_five_values_are_five_signs_and_none_is_zero(scope: pd.DataFrame) -> None:
    assert len(set(scope_matrix.SIGN.values())) == 5
    assert not {"0", "", "–"} & set(scope_matrix.SIGN.values())
    trace = scope_matrix.scope_matrix(scope, LIGHT)["data"][0]
    assert len(trace["text"]) == len(scope) == 28
    assert trace["text"].count("?") == 2


def test_text_of_others_stays_text_in_labels_and_tooltips(told: pd.DataFrame) -> None:
    spec = json.dumps(brief_timeline.brief_timeline(told, LIGHT))
    assert "<i>x</i>" not in spec
    assert "&lt;i&gt;x&lt;/i&gt;" in spec


def test_empty_frames_give_empty_figures(published: pd.DataFrame, told: pd.DataFrame, scope: pd.DataFrame) -> None:
    for figure in every_chart(published.iloc[:0], told.iloc[:0], scope.iloc[:0], LIGHT):
        go.Figure(figure)
        assert not any(trace["x"] for trace in figure["data"])


def test_alt_texts_name_numbers_with_their_bound(published: pd.DataFrame, told: pd.DataFrame) -> None:
    said = toll_chart.alt_text(published)
    assert "> 100,000 by UN Secretary-General (no as-of date)" in said
    assert "2 without a stated day" in brief_timeline.alt_text(told)


def test_labels_that_have_room_are_placed() -> None:
    """Ten marks far from each other, and two in one place: all get a label."""
    apart = [labels.Mark(x=0.1 + 0.2 * (n % 5), y=90.0 + 180 * (n // 5), chars=8, lines=2) for n in range(10)]
    close = [labels.Mark(x=0.5, y=180.0, chars=12, lines=2), labels.Mark(x=0.5, y=190.0, chars=12, lines=2)]
    assert None not in labels.place(apart, 374)
    assert None not in labels.place(close, 374)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            labels.Mark,
            x=st.floats(0, 1),
            y=st.floats(0, 370),
            chars=st.integers(1, 40),
            lines=st.integers(1, 3),
            reach_px=st.sampled_from([0.0, 30.0]),
        ),
        max_size=25,
    )
)
def test_labels_never_lie_over_each_other_or_outside(wanted: list[labels.Mark]) -> None:
    for width in labels.WIDE:
        boxes = []
        for mark, spot in zip(wanted, labels.place(wanted, 374), strict=True):
            if spot is None:
                continue
            wide, high = mark.chars * 6.4, mark.lines * labels.LINE_PX
            left = mark.x * width + spot.dx - {"left": 0, "right": wide, "center": wide / 2}[spot.anchor]
            top = mark.y + spot.dy - high / 2
            boxes.append((left, top, left + wide, top + high))
            assert top >= 0
            assert top + high <= 374
            for other in wanted:
                mark_box = other.x * width - 9, other.y - 9 - other.reach_px, other.x * width + 9, other.y + 9
                assert not overlap(boxes[-1], mark_box)
            assert left >= 0
            assert left + wide <= width
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def events_of(days: list[tuple[date, date, str, int | None]]) -> pd.DataFrame:
    """A frame for the timeline: first and last possible day, title, and a minimum of killed (None: no number)."""
    rows = [
        {
            "event_id": f"e{n:03}",
            "title": title or "x",
            "place_name": None,
            "lane": "violence",
            "date_start": start,
            "date_end": end,
            "reported_first": end,
            "low": low,
            "one_sided": low is not None,
            "figures": None,
            "voices": "x",
            "attribution": None,
            "agreement": "one_origin",
            "footage_only": False,
            "standing": "one origin",
            "post_id": "a" * 12,
            "at": f"{n}-{n + 1}",
            "when_words": "",
            "reported_words": "",
        }
        for n, (start, end, title, low) in enumerate(days)
    ]
    return pd.DataFrame(rows, dtype=object)


Box = tuple[float, float, float, float]


def drawn_boxes(figure: Figure, width: float) -> tuple[list[Box], list[Box], list[Box]]:
    """Marks, labels and bars of a timeline whose plot is `width` px wide: left, top, right, bottom in px."""
    first, last = (pd.Timestamp(day) for day in figure["layout"]["xaxis"]["range"])

    def x_of(day: str) -> float:
        return float((pd.Timestamp(day) - first) / (last - first)) * width

    trace = marks(figure)[0]
    found = [
        (x_of(x) - size / 2, y - size / 2, x_of(x) + size / 2, y + size / 2)
        for x, y, size in zip(trace["x"], trace["y"], trace["marker"]["size"], strict=True)
    ]
    written = []
    for note in figure["layout"]["annotations"]:
        wide = len(note["text"]) * 5.6
        left = x_of(note["x"]) + note["xshift"] - (wide if note["xanchor"] == "right" else 0)
        y = note["y"] - note["yshift"]
        written.append((left, y - 7, left + wide, y + 7))
    bars = [(x_of(s["x0"]), s["y0"] - 4, x_of(s["x1"]), s["y1"] + 4) for s in figure["layout"]["shapes"]]
    return found, written, bars


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 20), st.integers(0, 30), st.text("abc ", max_size=70), st.none() | st.integers(0, 500)
        ),
        min_size=1,
        max_size=45,
    )
)
def test_timeline_marks_bars_and_labels_never_share_a_place(events: list[tuple[int, int, str, int | None]]) -> None:
    """Every event is drawn where it can be seen, whatever the crowd, and the first ones of a lane keep their labels."""
    days = [(date(2013, 7, 1 + a), date(2013, 7, min(31, 1 + a + b)), title, low) for a, b, title, low in events]
    figure = brief_timeline.brief_timeline(events_of(days), LIGHT)
    for width in (brief_timeline.PLOT_PX, 900.0):
        found, written, bars = drawn_boxes(figure, width)
        assert len(found) == len(events)
        assert len(written) >= min(len(events), brief_timeline.LABELLED_LINES)
        assert len(written) == len(events) - brief_timeline.unlabelled(figure)
        for n, one in enumerate(found):
            assert not any(overlap(one, other) for other in found[n + 1 :])
            assert not any(overlap(one, label) for label in written)
        for n, one in enumerate(written):
            assert not any(overlap(one, other) for other in written[n + 1 :])
            assert not any(overlap(one, bar) for bar in bars)
            assert one[0] >= 0
            assert one[2] <= width
        for n, bar in enumerate(bars):
            assert not any(overlap(bar, other) for other in bars[n + 1 :])
        top, bottom = 0.0, figure["layout"]["yaxis"]["range"][0]
        assert all(top <= box[1] and box[3] <= bottom for box in found + written)


def test_a_hundred_events_of_one_day_are_a_hundred_marks() -> None:
    day = date(2013, 7, 26)
    figure = brief_timeline.brief_timeline(events_of([(day, day, f"Bombing {n}", None) for n in range(100)]), LIGHT)
    assert len(set(marks(figure)[0]["y"])) == 100
    assert brief_timeline.unlabelled(figure) == 100 - len(figure["layout"]["annotations"]) > 0


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2013, 7, 1), date(2013, 7, 20), ("30 Jun<br>2013", "3 Jul")),
        (date(2013, 2, 1), date(2013, 11, 20), ("Mar<br>2013", "May")),
        (date(2012, 12, 20), date(2013, 1, 8), ("20 Dec<br>2012", "1 Jan<br>2013")),
        (date(2012, 3, 1), date(2013, 8, 1), ("Apr<br>2012", "Jan<br>2013")),
        (date(2006, 3, 1), date(2013, 8, 1), ("2006", "2012")),
    ],
)
def test_ticks_carry_the_year_where_it_begins(first: date, last: date, words: tuple[str, ...]) -> None:
    events = events_of([(first, first, "one", None), (last, last, "other", None)])
    axis = brief_timeline.brief_timeline(events, LIGHT)["layout"]["xaxis"]
    assert set(words) <= set(axis["ticktext"]), axis["ticktext"]
    assert len(axis["tickvals"]) == len(axis["ticktext"]) <= 9


@pytest.mark.parametrize(
    ("figures", "end"),
    [
        ("≈ 30 to 123 killed against > 150 combatants killed", ", ≈ 30 to 123 killed; disputed"),
        ("≥ 1,360 killed", ", ≥ 1,360 killed"),
        ("7 killed", ", 7 killed"),
    ],
)
@pytest.mark.parametrize("place", ["Khan al-Assal", "A village whose name is longer than any that a map would print"])
def test_a_label_cuts_no_number(told: pd.DataFrame, figures: str, end: str, place: str) -> None:
    told["figures"], told["place_name"] = figures, place
    said = labelled(brief_timeline.brief_timeline(told, LIGHT))
    assert said
    assert all(text.endswith(end) for text in said)


def test_who_states_a_number_is_labelled_before_who_states_none(told: pd.DataFrame) -> None:
    """60 events of one day without a number, and one with: in the crowd that one keeps its label."""
    crowd = pd.concat([told.iloc[[0]].assign(event_id=f"a{n:02}", figures=None, low=None) for n in range(60)])
    one = told.iloc[[0]].assign(event_id="z", place_name="Sukhna", figures="≥ 22 killed", low=22)
    figure = brief_timeline.brief_timeline(pd.concat([crowd, one], ignore_index=True), LIGHT)
    said = labelled(figure)
    assert "Sukhna, ≥ 22 killed" in said
    assert brief_timeline.unlabelled(figure) == 61 - len(said) > 0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_governments_the_un_and_state_media_have_colours_of_their_own(theme: Theme) -> None:
    kinds = ("government_official", "un_official", "state_media", "monitor", "activist_network", "own_reporting")
    assert len({theme.colour_of(kind) for kind in kinds} | {theme.conflicting}) == len(kinds) + 1


def test_those_who_made_a_count_are_labelled_before_outlets_that_repeat_it(published: pd.DataFrame) -> None:
    """Two marks at one place: the label is the monitor's, whichever comes first in the table."""
    one = published.iloc[[0]].assign(toll_id="a", source="An outlet", attribution="own_reporting", basis=None)
    same = published.iloc[[0]].assign(toll_id="b", source="A monitor", attribution="monitor")
    alone = toll_chart.published_figures(pd.concat([one, same], ignore_index=True), LIGHT)["layout"]["annotations"]
    labelled = [note["text"] for note in alone if not note["showarrow"]]
    assert "A monitor" in labelled[0]


def test_marks_that_cover_each_other_share_a_label_that_counts_them_and_a_tooltip_that_names_them(
    published: pd.DataFrame,
) -> None:
    """Papers that repeat a number on one day stand on one spot of the picture: none is lost under another."""
    published = published[published["toll_id"].isin(["un-2013-07", "oh-2013-06"])]
    echo = published[published["toll_id"] == "un-2013-07"].assign(
        toll_id="echo", source="A paper", attribution="own_reporting", basis=None
    )
    frame = pd.concat([echo, published], ignore_index=True)
    figure = toll_chart.published_figures(frame, LIGHT)
    assert ("un-2013-07", "echo") in toll_chart.spots(frame)
    assert {toll for toll, _, _ in toll_chart.marks(figure)} == set(frame["toll_id"])
    said = {note["name"]: note["text"] for note in figure["layout"]["annotations"] if not note["showarrow"]}
    assert "+ 1 more here" in said["un-2013-07"] and "echo" not in said
    assert "A paper" in mark_of(figure, "un-2013-07")["hovertext"]
    assert "UN Secretary-General" in mark_of(figure, "echo")["hovertext"]
    assert toll_chart.unlabelled(figure, frame) == 0
