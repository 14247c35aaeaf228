"""Rules 7, 9, 10, 12, 14 and 15 of the design by their numbers; the others stand with the code that keeps them."""

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.assessment.assess import assess
from dashboard.assessment.limitations import View, limitations
from dashboard.assessment.sides import SECTOR_WORDS, SIDE_WORDS
from dashboard.assessment.words import TYPE_WORDS, standing_words
from dashboard.charts import (
    actor_facets,
    actor_matrix,
    brief_timeline,
    event_marks,
    scope_matrix,
    timeline_calendar,
    timeline_counts,
)
from dashboard.charts import coverage as coverage_chart
from dashboard.charts import map as map_chart
from dashboard.charts import origin_overlap as overlap_chart
from dashboard.charts import timeline as timeline_chart
from dashboard.charts import tolls as toll_chart
from dashboard.charts.theme import DARK, LIGHT, Figure, Theme
from dashboard.linking.link import link
from dashboard.queries import actor_view, actors, brief, coverage, origin_overlap, source_cards, timeline, tolls
from dashboard.queries import map as map_queries
from dashboard.queries import timeline_calendar as calendar_query
from dashboard.queries.filters import Filters, hidden
from dashboard.records import EventType, TextKind
from dashboard.storage.export import export
from dashboard.storage.outlines import read_outlines
from dashboard.storage.workspace import SHIPPED, Workspace
from dashboard.widgets.actor_words import in_words
from tests import actors_world, blind_spots_world, small_world
from tests.tiny_workspace import REPOSITORY
from tests.told import REFERENCE, post, said

PAGES = REPOSITORY / "dashboard" / "pages"
JULY = (date(2013, 7, 1), date(2013, 7, 31))
AXES: tuple[timeline.DaysAxis, ...] = ("occurred", "reported", "captured")
FINDING = re.compile(
    r"\d|\b(?:rose|rises?|rising|fell|falls?|more|most|less|fewer|worst|worse|highest|deadliest|increas\w*|"
    r"decreas\w*|surg\w*|doubl\w*|because|proves?|shows?|confirm\w*)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection)
    yield connection
    connection.close()


def charts(world: duckdb.DuckDBPyConnection) -> list[Figure]:
    """Every chart of the pages, on the small world."""
    return [
        brief_timeline.brief_timeline(brief.timeline(world, Filters()), LIGHT),
        toll_chart.published_figures(tolls.published_tolls(world, Filters(), "all", None), LIGHT),
        scope_matrix.scope_matrix(tolls.scope_matrix(world), LIGHT),
        *(timeline_chart.timeline(timeline.events(world, Filters(), on), LIGHT, on) for on in AXES),
        calendar_of(world, Filters()),
        counts_of(world),
    ]


def calendar_of(connection: duckdb.DuckDBPyConnection, filters: Filters) -> Figure:
    """The calendar of reports of July 2013."""
    return timeline_calendar.calendar(calendar_query.calendar(connection, filters, "day", *JULY), LIGHT)


def counts_of(connection: duckdb.DuckDBPyConnection) -> Figure:
    """Events by lane and week of July 2013."""
    rows = timeline.event_counts(connection, Filters(), "occurred", "week", JULY)
    return timeline_counts.event_counts(rows, LIGHT, timeline.steps("week", *JULY))


def titles() -> list[str]:
    """The title of every figure and page: the first argument of `framed(…)` and `sheet(…)`, `title=` of `show(…)`."""
    found = []
    for path in sorted(PAGES.glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tables = {
            node.target.id: node.value.values
            for node in tree.body
            if isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(node.value, ast.Dict)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            titled = [word.value for word in node.keywords if word.arg == "title" and node.func.attr == "show"]
            titled += node.args[:1] if node.func.attr in ("framed", "sheet") else []
            for title in [one for word in titled for one in _of_a_table(word, tables)]:
                assert isinstance(title, ast.Constant), f"{path.name}: a title is made up while the page runs"
                found.append(str(title.value))
    return found


def _of_a_table(word: ast.expr, tables: dict[str, list[ast.expr]]) -> list[ast.expr]:
    """Every title that `TITLES[…]` may be, where TITLES is written out in the page; else the word itself."""
    if isinstance(word, ast.Subscript) and isinstance(word.value, ast.Name):
        return tables.get(word.value.id, [word])
    return [word]


# ------------------------------------------------------------------------------------------------------------- rule 7
def test_rule_7_a_day_without_reports_has_no_mark(world: duckdb.DuckDBPyConnection) -> None:
    told = brief.timeline(world, Filters())
    figure = brief_timeline.brief_timeline(told, LIGHT)
    marks = next(trace for trace in figure["data"] if "customdata" in trace)
    assert len(marks["x"]) == len(told)


def test_rule_7_no_chart_of_deaths_over_time_is_drawn_as_a_trend(world: duckdb.DuckDBPyConnection) -> None:
    """Lines join only published tolls that the guard lets be joined; nothing sums or fills."""
    for figure in charts(world):
        for trace in figure["data"]:
            assert trace["type"] in ("scatter", "heatmap")
            assert "fill" not in trace and "stackgroup" not in trace
    timeline = charts(world)[0]
    joined = [trace for trace in timeline["data"] if "lines" in trace.get("mode", "")]
    for trace in joined:  # the bars of imprecise days: each stays on one height
        heights = [y for y in trace["y"] if y is not None]
        assert all(one == other for one, other in zip(heights[::2], heights[1::2], strict=True))


def test_rule_7_the_brief_says_that_reports_are_not_violence() -> None:
    assert "Reports captured, not a measure of violence." in brief_timeline.READING_AID


def searched_world() -> duckdb.DuckDBPyConnection:
    """The small world with a search of 20 to 24 July that found nothing, and one of Homs alone on 30 July."""
    connection = duckdb.connect()
    small_world.fill(connection)
    for first, last, admin1 in ((20, 24, None), (30, 30, "Homs")):
        days = {"from_date": date(2013, 7, first), "to_date": date(2013, 7, last)}
        small_world.insert(
            connection, "searches", source_id="sohr", admin1=admin1, result="nothing_found", searched_by="x", **days
        )
    return connection


def test_rule_7_the_calendar_tells_captured_from_searched_from_not_searched_and_none_is_zero() -> None:
    connection = searched_world()
    rows = calendar_query.calendar(connection, Filters(), "day", *JULY)
    figure = calendar_of(connection, Filters())
    connection.close()
    state = {row.starts_on.day: row.state for row in rows.itertuples()}
    assert {day for day in state if state[day] == "captured"} == {25, 26, 27, 28}
    assert {day for day in state if state[day] == "searched"} == {20, 21, 22, 23, 24, 30}
    assert len(state) == 31 and state[1] == "not_searched"
    (trace,) = figure["data"]
    looks = {
        (trace["marker"]["size"][day - 1], trace["marker"]["color"][day - 1], trace["marker"]["line"]["width"][day - 1])
        for day in (25, 24, 1)
    }
    assert len(looks) == 3
    assert "0" not in trace["text"]
    assert "searched, nothing captured" in trace["hovertext"][23]
    assert "SOHR (Homs only)" in trace["hovertext"][29] or "sohr (Homs only)" in trace["hovertext"][29]
    assert "not searched" in trace["hovertext"][0]


def test_rule_7_what_filters_hide_is_neither_nothing_nor_unsearched() -> None:
    connection = searched_world()
    rows = calendar_query.calendar(connection, Filters(place=("Aleppo",)), "day", *JULY)
    connection.close()
    state = {row.starts_on.day: row.state for row in rows.itertuples()}
    assert (state[25], state[26], state[27]) == ("hidden", "captured", "captured")
    assert state[24] == "searched", "a search of the whole country covers Aleppo"
    assert state[30] == "not_searched", "a search of Homs does not"


def test_rule_7_no_count_over_time_depends_on_a_number_of_dead(world: duckdb.DuckDBPyConnection) -> None:
    other = duckdb.connect()
    small_world.fill(other)
    other.execute("UPDATE event_figures SET low = low * 50, high = high * 50")
    small_world.change(other, "UPDATE figures SET low = low * 50, high = high * 50")
    assert counts_of(other) == counts_of(world)
    assert calendar_of(other, Filters()) == calendar_of(world, Filters())
    ours, theirs = (timeline.events(each, Filters(), "occurred") for each in (world, other))
    other.close()
    assert list(ours["low"]) != list(theirs["low"])
    assert list(ours["event_id"]) == list(theirs["event_id"])


def test_rule_7_the_timeline_says_that_reports_are_not_violence(world: duckdb.DuckDBPyConnection) -> None:
    for on in AXES:
        figure = timeline_chart.timeline(timeline.events(world, Filters(), on), LIGHT, on)
        assert "Reports captured, not a measure of violence." in timeline_chart.reading_aid(figure, on)
    assert "Reports captured are not violence" in timeline_calendar.READING_AID
    assert "no number here is a number of dead" in timeline_counts.READING_AID


def test_what_leaves_with_a_picture_tells_nobody_to_click(world: duckdb.DuckDBPyConnection) -> None:
    figure = timeline_chart.timeline(timeline.events(world, Filters(), "occurred"), LIGHT, "occurred")
    aids = [timeline_chart.reading_aid(figure, on) for on in AXES]
    aids += [timeline_calendar.READING_AID, timeline_counts.READING_AID, toll_chart.READING_AID, map_chart.READING_AID]
    assert not [aid for aid in aids if "click" in aid.lower() or "dashed box" in aid or "tooltip" in aid]


# ------------------------------------------------------------------------------------------------------------- rule 9
def test_rule_9_an_imprecise_day_is_a_bar_over_all_its_days(world: duckdb.DuckDBPyConnection) -> None:
    figure = timeline_chart.timeline(timeline.events(world, Filters(), "occurred"), LIGHT, "occurred")
    bars = {(s["x0"][:10], s["x1"][:10]) for s in figure["layout"]["shapes"] if s.get("xref") != "paper"}
    assert bars == {("2013-07-22", "2013-07-23"), ("2013-07-22", "2013-07-28")}


def test_rule_9_what_states_no_day_has_a_lane_of_its_own_and_is_counted(world: duckdb.DuckDBPyConnection) -> None:
    rows = timeline.events(world, Filters(), "occurred")
    figure = timeline_chart.timeline(rows, LIGHT, "occurred")
    (head,) = [note for note in figure["layout"]["annotations"] if note["text"] == event_marks.UNDATED_HEAD]
    assert "first report" in head["text"]
    marks = next(trace for trace in figure["data"] if "customdata" in trace)
    below = {name for name, y in zip(marks["customdata"], marks["y"], strict=True) if y > head["y"]}
    assert below == {f"{row.post_id} {row.at}" for row in rows.itertuples() if row.date_start is None}
    assert len(below) == 2
    assert len(marks["x"]) == len(rows) == 6
    assert "2 without a stated day" in timeline_chart.alt_text(rows, "occurred")
    assert timeline.extent(world, Filters(), "occurred").iloc[0].n_undated == 2


def test_rule_9_what_was_never_captured_on_record_is_said_and_not_placed() -> None:
    connection = duckdb.connect()
    small_world.fill(connection)
    small_world.change(connection, "UPDATE captures SET captured_at = NULL")
    rows = timeline.events(connection, Filters(), "captured")
    unplaced = timeline.extent(connection, Filters(), "captured").iloc[0].n_unplaced
    connection.close()
    assert len(rows) == unplaced == timeline_chart.unplaced(rows) == 6
    drawn = timeline_chart.timeline(rows, LIGHT, "captured")["data"]
    assert not any(trace["x"] for trace in drawn)


# ------------------------------------------------------------------------------------------------------------ rule 10
PARTISAN = ("regime", "terrorist", "martyr", "loyalist", "rebel", "liberat", "militant", "thug", "shabiha", "jihad")


@pytest.fixture(scope="module")
def blamed() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    actors_world.fill(connection)
    yield connection
    connection.close()


def looks(figure: Figure) -> dict[str, tuple[str, str, str]]:
    """Symbol, fill and outline of each mark, by its customdata."""
    found: dict[str, tuple[str, str, str]] = {}
    for trace in figure["data"]:
        marker = trace.get("marker", {})
        for n, name in enumerate(trace.get("customdata", ())):
            found[name] = (marker["symbol"][n], marker["color"][n], marker["line"]["color"][n])
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_rule_10_alleged_accepted_contested_and_unnamed_are_four_marks(
    blamed: duckdb.DuckDBPyConnection, theme: Theme
) -> None:
    """Pale with a border against solid; told apart by more than a colour."""
    cells = in_words(actors.matrix(blamed, Filters(), "actor", "side"), "actor", "side", "pair")
    drawn = looks(actor_matrix.actor_matrix(cells, theme))
    own, alleged = drawn["pair~isis~government~own"], drawn["pair~government-forces~civilian~alleged"]
    disputed, unnamed = drawn["pair~government-forces~not-stated~disputed"], drawn["pair~not-stated~civilian~unnamed"]
    assert len({own, alleged, disputed, unnamed}) == 4
    assert own == ("square", theme.accent, theme.accent)
    assert alleged[0] == "square"
    assert alleged[1].startswith("rgba(")  # the same colour, let through
    assert alleged[2] == theme.accent
    assert disputed[0] == "diamond"
    assert unnamed[1] == theme.paper
    spoken = in_words(actors.by_speaker(blamed, Filters()), "side", "side", "said")
    for name, (_, fill, line) in looks(actor_facets.actor_facets(spoken, theme)).items():
        assert (fill == line) == ("~own~" in name)


def test_rule_10_an_opponents_report_that_an_actor_claimed_is_not_its_claim(blamed: duckdb.DuckDBPyConnection) -> None:
    """A ministry's claim carries "claimed by actor" in the table: the query looks at who speaks, too."""
    cells = actors.matrix(blamed, Filters(), "actor", "side")
    states = set(cells.loc[(cells["perpetrator"] == "isis") & (cells["target"] == "not-stated"), "state"])
    assert states == {"alleged"}
    told = actor_view.told_of(blamed, Filters(), "isis")
    assert set(told.loc[told["voice_name"] == "a ministry", "part"]) == {"against"}
    assert set(told.loc[told["part"] == "own", "voice_name"]) == {"ISIS"}


def test_rule_10_our_own_labels_are_neutral() -> None:
    said = " ".join((*SIDE_WORDS.values(), *SECTOR_WORDS.values())).lower()
    assert [word for word in PARTISAN if word in said] == []
    with (REPOSITORY / "data" / "actors.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"].lower() for row in csv.DictReader(file)]
    assert [name for name in names for word in PARTISAN if re.search(rf"\b{word}(?:s|ist|ists)?\b", name)] == []


# ------------------------------------------------------------------------------------------------------------ rule 12
@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Filters,
        place=st.lists(st.sampled_from(["homs", "aleppo", "rif-dimashq", "not-stated"]), max_size=2, unique=True).map(
            tuple
        ),
        type=st.lists(st.sampled_from(sorted(TYPE_WORDS)), max_size=2, unique=True).map(tuple),
        measure=st.lists(st.sampled_from(["killed", "wounded"]), max_size=1).map(tuple),
        search=st.sampled_from(["", "Jaramana", "rocket", "zzz"]),
    )
)
def test_rule_12_every_claim_is_shown_or_hidden_under_one_reason(
    world: duckdb.DuckDBPyConnection, filters: Filters
) -> None:
    counts = hidden(world, filters)
    (n_claims,) = world.execute("SELECT count(*) FROM claims").fetchone() or (0,)
    assert counts["n_claims"].sum() == n_claims
    assert {reason for reason in counts["reason"] if reason} <= {*filters.active, "older_version"}


# ------------------------------------------------------------------------------------------------------------ rule 14
def test_rule_14_every_exported_number_says_what_kind_of_text_it_rests_on(
    world: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    checked = 0
    for path in export(world, "0123456789abcdef", tmp_path / "out", False):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
        columns = set(rows[0]) if rows else set()
        if {"operator", "low", "high"} <= columns:
            assert columns & {"text_kind", "text_kinds"}, path.name
            assert all(row.get("text_kind") or row.get("text_kinds") for row in rows), path.name
            checked += 1
    assert checked >= 3


@pytest.mark.parametrize(
    ("kind", "words"), [("paraphrase", "not evidence"), ("synthetic", "not evidence"), ("verbatim", "")]
)
def test_rule_14_a_sentence_ready_to_copy_says_what_kind_of_text_it_rests_on(kind: TextKind, words: str) -> None:
    told = post(
        date(2013, 7, 25),
        "Reuters",
        said("10 died in Douma.", ("10", "killed", "people", "eq", 10, 10), event_type="bombing", place_id="douma"),
    )
    reading = replace(told, post=replace(told.post, text_kind=kind))
    reading = replace(
        reading,
        claims=tuple(replace(c, post_id=reading.post.post_id) for c in reading.claims),
        figures=tuple(replace(f, post_id=reading.post.post_id) for f in reading.figures),
        entries=tuple(replace(e, post_id=reading.post.post_id) for e in reading.entries),
    )
    (event,) = assess([reading], link([reading], REFERENCE), REFERENCE, (), (), ()).events
    assert (words in event.sentence) if words else ("evidence" not in event.sentence)


# ------------------------------------------------------------------------------------------------------------ rule 15
def test_rule_15_titles_of_charts_and_pages_describe_or_ask() -> None:
    found = titles()
    assert len(found) >= 8
    for title in found:
        assert title.endswith("?") or not FINDING.search(title), title


def test_rule_15_no_figure_carries_a_title_of_its_own(world: duckdb.DuckDBPyConnection) -> None:
    for figure in charts(world):
        assert "title" not in figure["layout"]


def test_every_event_type_has_words_on_screen() -> None:
    assert set(TYPE_WORDS) == set(EventType.__args__)  # type: ignore[attr-defined]


# ------------------------------------------------------------------------------- rules 7 and 8 on the Blind spots page
@pytest.fixture(scope="module")
def unseen() -> Iterator[duckdb.DuckDBPyConnection]:
    """The small world with governorates, sources and searches."""
    connection = duckdb.connect()
    blind_spots_world.fill(connection)
    yield connection
    connection.close()


def test_rule_7_a_cells_colour_says_captured_searched_or_not_and_never_how_many(
    unseen: duckdb.DuckDBPyConnection,
) -> None:
    cells = coverage.cells(unseen, Filters(), "week", blind_spots_world.FIRST, blind_spots_world.LAST)
    many = cells.assign(n_in_view=cells["n_in_view"] * 1000, n_claims=cells["n_claims"] * 1000)
    one, other = (coverage_chart.coverage(frame, LIGHT, "week")["data"] for frame in (cells, many))
    for mine, theirs in zip(one, other, strict=True):
        assert {**mine, "hovertext": None} == {**theirs, "hovertext": None}
    colours = {colour for trace in one for colour in (trace.get("marker", {}).get("color") or ()) if len(colour) > 1}
    assert colours <= {LIGHT.accent, LIGHT.paper, LIGHT.muted, coverage_chart.pale(LIGHT)}


def test_rule_7_a_place_and_week_without_reports_is_searched_or_not_and_no_zero(
    unseen: duckdb.DuckDBPyConnection,
) -> None:
    cells = coverage.cells(unseen, Filters(), "week", blind_spots_world.FIRST, blind_spots_world.LAST)
    blank = cells[cells["n_in_view"] == 0]
    assert set(blank["state"]) == {"searched", "not_searched", "missing"}
    figure = coverage_chart.coverage(cells, LIGHT, "week")
    hovers = [hover for trace in figure["data"] for hover in trace.get("hovertext", ())]
    assert len(hovers) == len(cells)
    assert not any(re.search(r"\b0 (?:reports|dead|killed|events)", hover) for hover in hovers)
    assert {text for trace in figure["data"] for text in trace.get("text", ())} <= {"", "?"}


def test_rule_7_coverage_and_its_paragraph_say_that_reports_are_not_violence() -> None:
    assert "not a measure of violence, and a cell without them is not a cell without violence" in (
        coverage_chart.READING_AID
    )
    words = limitations(View("all days", "nothing is hidden", "5e1f00d5", n_claims=1, n_posts=1, n_publishers=1))
    assert "a place or week without reports is not one without violence" in words


def test_rule_8_two_outlets_of_one_origin_are_one_in_a_set(unseen: duckdb.DuckDBPyConnection) -> None:
    """State television and the state agency both report Jaramana, and go back to one origin."""
    outlets = unseen.execute("SELECT count(DISTINCT publisher) FROM claims WHERE place = 'Jaramana'").fetchone()
    assert outlets == (2,)
    (event,) = origin_overlap.events_behind(unseen, Filters(), ("sana",), False).itertuples()
    assert event.title == "Bombing in Jaramana"
    sets = origin_overlap.combinations(unseen, Filters())
    assert set(sets[sets["origins"].map(tuple) == ("sana",)]["n_origins"]) == {1}


def test_rule_8_an_unknown_origin_is_its_own_column_and_adds_none(unseen: duckdb.DuckDBPyConnection) -> None:
    sets, origins = origin_overlap.combinations(unseen, Filters()), origin_overlap.origins(unseen, Filters())
    figure = overlap_chart.origin_overlap(sets, origins, LIGHT)
    bars, ticks = figure["data"][0], figure["layout"]["xaxis"]["ticktext"]
    assert (bars["customdata"][0], bars["y"][0], ticks[0]) == ("1", 2, "0")
    assert ticks == [str(len(row.origins)) for row in sets.itertuples()]
    assert "sana" in set(origins["origin"]) and not any("unknown" in origin for origin in origins["origin"])


def test_rule_8_cards_count_origins_not_outlets(unseen: duckdb.DuckDBPyConnection) -> None:
    """EA WorldView prints four claims: two go back to activists and to itself, two to no known origin."""
    cards = source_cards.source_cards(unseen, Filters())
    card = next(row for row in cards.itertuples() if row.publisher == "EA WorldView")
    assert (card.n_printed, card.n_origins, card.n_no_origin) == (4, 2, 2)


# ------------------------------------------------------------------------------------------------- rule 9, on the map
@pytest.fixture(scope="module")
def mapped() -> Iterator[tuple[Figure, int]]:
    """The map of the small world with three coordinates, one of them of a governorate; and the number of its events."""
    with duckdb.connect() as connection:
        small_world.fill(connection)
        connection.execute("UPDATE events SET country = 'SY' WHERE admin1 IS NOT NULL")
        for place_id, kind, where, lat, lon in (
            ("sukhna", "town", "place_name IN ('Sukhna', 'al-Waer')", 34.89, 38.87),
            ("deir", "governorate", "where_precision = 4", 35.34, 40.14),
        ):
            small_world.insert(connection, "places", place_id=place_id, name=place_id, kind=kind, lat=lat, lon=lon)
            connection.execute(f"UPDATE events SET place_id = '{place_id}', lat = {lat}, lon = {lon} WHERE {where}")  # noqa: S608
        (n_events,) = connection.execute("SELECT count(*) FROM events").fetchone() or (0,)
        rows = map_queries.spots(connection, Filters(), (("SY", "Deir ez-Zor"),))
    land = map_chart.ground(read_outlines(Workspace.at(SHIPPED)), "SY", None)
    none = pd.DataFrame(columns=["spot", "low", "low_words", "one_sided"])
    yield map_chart.place_map(map_chart.with_bounds(rows, none), land, {}, (), LIGHT), n_events


def traces_of(figure: Figure, axis: str | None) -> dict[str, Any]:
    """The trace that leads somewhere: of the map itself, or on the axis of its tray."""
    return next(t for t in figure["data"] if "customdata" in t and t.get("xaxis") == axis)


def test_rule_9_a_governorate_is_hatched_and_has_no_dot_on_its_capital(mapped: tuple[Figure, int]) -> None:
    figure, _ = mapped
    hatched = [shape["name"] for shape in figure["layout"]["shapes"] if shape["name"].startswith("hatch ")]
    assert hatched == ["hatch governorate:SY|Deir ez-Zor"]
    marks = traces_of(figure, None)
    beads = [at for at in zip(marks["x"], marks["y"], strict=True) if at[0] > 39.5]
    assert len(beads) == 1, "the governorate has one bead"
    assert abs(beads[0][0] - 40.14) + abs(beads[0][1] - 35.34) > 0.1, "the bead stands on the coordinate"


def test_rule_9_near_is_a_ring_of_its_true_size_with_nothing_in_its_middle(mapped: tuple[Figure, int]) -> None:
    figure, _ = mapped
    (ring,) = [shape for shape in figure["layout"]["shapes"] if shape["name"].startswith("ring ")]
    assert (ring["y1"] - ring["y0"]) * 111.32 == pytest.approx(2 * 25, rel=0.01)
    marks = traces_of(figure, None)
    middle = [
        key
        for key, x, y in zip(marks["customdata"], marks["x"], marks["y"], strict=True)
        if abs(x - 38.87) + abs(y - 34.89) < 0.05
    ]
    assert middle == ["a00000000001 78-155"], "only the event that is known to have been there"


def test_rule_9_what_has_no_place_stays_in_the_tray_and_in_the_counts(mapped: tuple[Figure, int]) -> None:
    figure, n_events = mapped
    tray, marks = traces_of(figure, "x2"), traces_of(figure, None)
    assert dict(zip(tray["customdata"], tray["text"], strict=True)) == {"spot:nowhere": "1", "spot:unmapped": "2"}
    assert sum(int(text or 1) for text in (*marks["text"], *tray["text"])) == n_events


def test_rule_7_no_land_of_the_map_is_coloured_by_what_was_reported_of_it(mapped: tuple[Figure, int]) -> None:
    fills = {s["fillcolor"] for s in mapped[0]["layout"]["shapes"] if s["name"].startswith("land SY|")}
    assert fills == {LIGHT.paper}
    assert "not a measure of violence" in map_chart.READING_AID


def test_a_standing_names_the_number_that_is_disputed() -> None:
    wounded = standing_words("conflicting", 2, ("toll",), measures=("wounded",))
    assert wounded == "reports conflict on the number wounded; 2 origins, not reviewed"
    both = standing_words("conflicting", 2, ("toll",), measures=("killed", "wounded"))
    assert both == "reports conflict on the toll; 2 origins, not reviewed"
