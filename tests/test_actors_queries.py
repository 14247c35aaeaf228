"""Who is said to have done what to whom: counts that can be checked by hand, and what must never be counted."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries import actor_victims, actor_view, actors
from dashboard.queries.actor_pairs import By, Within, pairs
from dashboard.queries.ask import ask
from dashboard.queries.filters import NOT_STATED, Filters
from tests import actors_world
from tests.small_world import change, insert

ALL = Filters()
ARMY, CIVILIAN = "government-forces", "civilian"


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    actors_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture
def own_world() -> Iterator[duckdb.DuckDBPyConnection]:
    """A world that a test may change."""
    connection = duckdb.connect()
    actors_world.fill(connection)
    yield connection
    connection.close()


def cells(frame: pd.DataFrame, kind: str | None = None) -> dict[tuple[Any, ...], int]:
    """(perpetrator, target, state) to its number of events, for what is not empty."""
    rows = [row for row in frame.itertuples() if row.n_events and (kind is None or row.speaker_kind == kind)]
    return {(row.perpetrator, row.target, row.state): row.n_events for row in rows}


def matrix(world: duckdb.DuckDBPyConnection, rows: By = "actor", columns: By = "side", **most: int) -> pd.DataFrame:
    return actors.matrix(world, ALL, rows, columns, **most)


def test_the_matrix_counts_events_by_who_is_said_to_have_done_it_and_to_whom(world: duckdb.DuckDBPyConnection) -> None:
    assert cells(matrix(world)) == {
        (ARMY, CIVILIAN, "alleged"): 1,  # air
        (ARMY, NOT_STATED, "disputed"): 1,  # rival
        ("isis", "government", "own"): 1,  # car
        ("isis", NOT_STATED, "alleged"): 1,  # heard
        ("free-syrian-army", NOT_STATED, "disputed"): 1,  # rival
        ("free-syrian-army", NOT_STATED, "alleged"): 1,  # apart
        (NOT_STATED, CIVILIAN, "unnamed"): 1,  # apart
        (NOT_STATED, NOT_STATED, "unnamed"): 1,  # bare
    }


def test_nobody_is_accused_by_putting_two_reports_together(world: duckdb.DuckDBPyConnection) -> None:
    """One report of `apart` names the Free Syrian Army, another civilians: no report says one did it to the other."""
    assert ("free-syrian-army", CIVILIAN) not in {cell[:2] for cell in cells(matrix(world))}


def test_a_report_that_names_nobody_adds_no_cell_where_another_names_somebody(world: duckdb.DuckDBPyConnection) -> None:
    state_media = cells(actors.by_speaker(world, ALL), "state_media")
    assert state_media[(NOT_STATED, CIVILIAN, "unnamed")] == 1
    assert (NOT_STATED, CIVILIAN, "unnamed") in cells(matrix(world, "side"))  # of `apart`, not of `air`
    told = actors.behind(world, ALL, "side", "side", NOT_STATED, CIVILIAN, "unnamed")
    assert list(told["event_id"]) == ["apart"]


def test_each_kind_of_speaker_has_a_panel_of_what_it_says_alone(world: duckdb.DuckDBPyConnection) -> None:
    frame = actors.by_speaker(world, ALL)
    assert cells(frame, "monitor") == {("government", CIVILIAN, "alleged"): 1, ("islamist", "government", "alleged"): 1}
    assert cells(frame, "perpetrator_claim") == {("islamist", NOT_STATED, "own"): 1}
    assert cells(frame, "government_official") == {
        ("islamist", NOT_STATED, "alleged"): 1,
        ("government", NOT_STATED, "disputed"): 1,
    }
    assert cells(frame, "un_official") == {}


def test_not_stated_is_a_row_and_a_column_even_when_everything_is_stated(own_world: duckdb.DuckDBPyConnection) -> None:
    change(own_world, "DELETE FROM event_claims WHERE event_id <> 'air'")
    frame = matrix(own_world)
    assert NOT_STATED in set(frame["perpetrator"])
    assert NOT_STATED in set(frame["target"])
    assert cells(frame) == {(ARMY, CIVILIAN, "alleged"): 1}


def test_only_violence_that_is_told_as_real_enters(world: duckdb.DuckDBPyConnection) -> None:
    totals = actors.totals(world, ALL).iloc[0]
    assert (totals.n_events, totals.n_threats, totals.n_other) == (6, 1, 1)
    assert (totals.n_with_perpetrator, totals.n_with_target) == (5, 3)
    assert (totals.n_perpetrators, totals.n_targets) == (3, 2)


def test_counts_are_of_events_and_known_origins_never_of_deaths(own_world: duckdb.DuckDBPyConnection) -> None:
    before = matrix(own_world)
    change(own_world, "UPDATE figures SET low = low * 1000, high = high * 1000")
    assert matrix(own_world).equals(before)
    car = before[before["state"] == "own"].iloc[0]
    assert (car.n_events, car.n_origins) == (1, 1)
    unknown = before[(before["perpetrator"] == NOT_STATED) & (before["target"] == NOT_STATED)].iloc[0]
    assert (unknown.n_events, unknown.n_origins) == (1, 0)  # an unknown origin adds none


def test_the_same_report_heard_twice_is_one_event_and_one_origin(own_world: duckdb.DuckDBPyConnection) -> None:
    change(own_world, "INSERT INTO claims SELECT * REPLACE (99 AS claim_no) FROM claims WHERE claim_no = 0")
    change(own_world, "INSERT INTO event_claims SELECT * REPLACE (99 AS claim_no) FROM event_claims WHERE claim_no = 0")
    change(own_world, "INSERT INTO claim_actors SELECT * REPLACE (99 AS claim_no) FROM claim_actors WHERE claim_no = 0")
    air = matrix(own_world).query("perpetrator == 'government-forces' and target == 'civilian'").iloc[0]
    assert (air.n_events, air.n_origins) == (1, 1)


def test_who_is_left_out_is_counted_and_the_most_named_stay(world: duckdb.DuckDBPyConnection) -> None:
    frame = matrix(world, most_rows=1)
    assert list(dict.fromkeys(frame["perpetrator"])) == ["free-syrian-army", NOT_STATED]  # two events, first by name
    assert frame["n_lines"].iloc[0] == 3
    assert frame["n_undrawn"].iloc[0] == 3  # air, car and heard; rival stands in the row that is drawn


def test_the_side_not_known_is_never_left_out(own_world: duckdb.DuckDBPyConnection) -> None:
    change(
        own_world,
        "UPDATE claim_actors SET actor_id = NULL, actor_name = 'Raiders', name = 'Raiders' WHERE claim_no = 4",
    )
    frame = matrix(own_world, "side", "side", most_rows=1)
    assert {"unknown", NOT_STATED} <= set(frame["perpetrator"])


def test_a_name_that_may_be_a_persons_stands_on_no_axis(own_world: duckdb.DuckDBPyConnection) -> None:
    named = {"name": "Abu Malik", "actor_name": "Abu Malik", "is_person": True}
    insert(own_world, "claim_actors", post_id=actors_world.POST, claim_no=7, role="target", **named)
    frame = matrix(own_world, "actor", "actor")
    assert "name-withheld" in set(frame["target"])
    assert "Malik" not in frame.to_csv()
    assert not any("malik" in str(actor) for actor in actor_view.named_actors(own_world)["actor"])


def test_behind_a_mark_stand_exactly_its_claims(world: duckdb.DuckDBPyConnection) -> None:
    for row in matrix(world).itertuples():
        if row.n_events:
            told = actors.behind(world, ALL, "actor", "side", row.perpetrator, row.target, row.state)
            assert told["n_events"].iloc[0] == row.n_events
            assert list(told["quotation"]) == list(told["sentence_to_share"])
    own = actors.behind(world, ALL, "actor", "side", "isis", "government", "own")
    assert list(own["voice_name"]) == ["SOHR"]


def test_victims_by_side_are_counted_in_events_and_the_unstated_are_there(world: duckdb.DuckDBPyConnection) -> None:
    rows = [(r.side, r.measure, r.n_events, r.n_bounded) for r in actor_victims.by_side(world, ALL).itertuples()]
    assert sorted(rows) == [
        ("civilian", "killed", 1, 0),  # bare: dozens, which is no bound
        ("government", "killed", 1, 1),  # car
        (NOT_STATED, "killed", 2, 2),  # air and rival; the 900 of a threat are nobody
        (NOT_STATED, "wounded", 1, 1),  # apart
    ]


def test_the_side_not_stated_is_drawn_even_when_every_report_states_one(own_world: duckdb.DuckDBPyConnection) -> None:
    change(own_world, "UPDATE figures SET victim_side = 'opposition' WHERE victim_side IS NULL")
    last = actor_victims.by_side(own_world, ALL).iloc[-1]
    assert (last.side, last.n_events) == (NOT_STATED, 0)


def test_a_range_over_reports_keeps_its_bounds_and_adds_nothing(world: duckdb.DuckDBPyConnection) -> None:
    killed = actor_victims.readings(world, ALL, "killed").set_index("event_id")
    assert (killed.loc["air", "low"], killed.loc["air", "high"]) == (7, None)  # 7 and at least 22
    assert killed.loc["air", "words"] == "7 killed (SANA); ≥ 22 killed (SOHR)"
    assert (killed.loc["car", "low"], killed.loc["car", "high"]) == (8, 8)
    assert killed.loc["bare", "low"] is None
    apart = actor_victims.readings(world, ALL, "wounded").iloc[0]
    assert (apart.low, apart.high) == (0, 60)  # at most 60 may be none


def test_words_right_behind_a_number_may_name_the_side(own_world: duckdb.DuckDBPyConnection) -> None:
    """ "150 government soldiers": the target's words begin where the number ends. Farther off they do not count."""
    start = own_world.execute('SELECT "end" FROM figures WHERE claim_no = 5').fetchone()
    assert start is not None
    named = {"name": "government soldiers", "actor_id": ARMY, "actor_name": "government forces", "is_person": False}
    key = {"post_id": actors_world.POST, "claim_no": 5, "role": "target"}
    insert(own_world, "claim_actors", **key, start=start[0] + 9, end=start[0] + 20, **named)
    assert "rival" in set(actor_victims.readings(own_world, ALL, "killed").query("side == 'not-stated'")["event_id"])
    change(
        own_world, "UPDATE claim_actors SET start = start - 8 WHERE claim_no = 5 AND role = $role", {"role": "target"}
    )
    assert "rival" in set(actor_victims.readings(own_world, ALL, "killed").query("side == 'government'")["event_id"])


def test_a_part_counts_only_when_it_names_a_side_that_its_total_does_not(own_world: duckdb.DuckDBPyConnection) -> None:
    part = (
        "INSERT INTO figures SELECT * REPLACE (50 AS figure_no, 0 AS part_of, 3 AS low, 3 AS high, {} AS victim_side) "
    )
    change(own_world, part.format("NULL") + "FROM figures WHERE figure_no = 0")
    assert actor_victims.readings(own_world, ALL, "killed").set_index("event_id").loc["air", "low"] == 7
    change(own_world, "UPDATE figures SET victim_side = 'opposition' WHERE figure_no = 50")
    told = actor_victims.readings(own_world, ALL, "killed").query("event_id == 'air'")
    assert sorted(zip(told["side"], told["low"], strict=True)) == [(NOT_STATED, 7), ("opposition", 3)]


def test_an_actors_view_keeps_its_own_claim_apart_from_what_others_say(world: duckdb.DuckDBPyConnection) -> None:
    told = actor_view.told_of(world, ALL, "isis")
    parts = {part: sorted(rows["voice_name"]) for part, rows in told.groupby("part")}
    assert parts == {"own": ["ISIS"], "against": ["SOHR", "a ministry"]}
    army = actor_view.told_of(world, ALL, ARMY)
    assert {part: sorted(rows["event_id"]) for part, rows in army.groupby("part")} == {
        "against": ["air", "rival"],
        "suffered": ["car"],
        "feared": ["feared"],
        "other": ["march"],
    }
    assert set(army.query("part == 'suffered'")["ends"]) == {"ISIS"}


def test_an_actor_that_only_texts_name_is_told_apart(own_world: duckdb.DuckDBPyConnection) -> None:
    insert(own_world, "claim_actors", post_id=actors_world.POST, claim_no=7, role="alleged_perpetrator",
           name="Raiders", actor_name="Raiders", is_person=False)  # fmt: skip
    names = actor_view.named_actors(own_world).set_index("actor")
    assert (names.loc["raiders", "is_listed"], names.loc["raiders", "n_claims"]) == (False, 1)
    assert (names.loc[ARMY, "is_listed"], names.loc[ARMY, "n_claims"]) == (True, 5)
    profile = actor_view.profile(own_world, "raiders").iloc[0]
    assert (profile["name"], profile["side"], list(profile["written"])) == (None, None, ["Raiders"])
    assert "“Raiders”" in set(matrix(own_world)["perpetrator_name"])


@settings(max_examples=25, deadline=None)
@given(
    speakers=st.lists(st.sampled_from(["sohr", "sana", "bbc", "kerry"]), max_size=3, unique=True),
    types=st.lists(st.sampled_from(["air_strike", "bombing", "chemical", "protest"]), max_size=3, unique=True),
)
def test_a_filter_never_raises_the_number_of_events(
    world: duckdb.DuckDBPyConnection, speakers: list[str], types: list[str]
) -> None:
    narrowed = actors.totals(world, Filters(speaker=tuple(speakers), type=tuple(types))).iloc[0]
    assert narrowed.n_events <= actors.totals(world, ALL).iloc[0].n_events


@pytest.mark.parametrize("within", ["event", "speaker"])
def test_what_the_snapshot_summed_is_what_the_claims_in_view_sum_to(
    world: duckdb.DuckDBPyConnection, within: Within
) -> None:
    """Filters that take whole events use the sums of the snapshot; others sum anew. Both say the same of all claims."""
    for asked in (
        "SELECT perpetrator, target, state, event_no, claim_row FROM pair ORDER BY ALL",
        "SELECT * FROM unit ORDER BY ALL",
    ):
        kept, anew = (
            ask(world, f"WITH {pairs(world, ALL, 'actor', 'side', within, anew=anew)} {asked}", ALL.parameters)
            for anew in (False, True)
        )
        assert len(kept) > 5
        assert kept.equals(anew)


def test_a_filter_that_splits_an_event_sums_only_what_is_in_view(world: duckdb.DuckDBPyConnection) -> None:
    """State media alone name nobody for `air`: the cell that SOHR's report would take away comes back."""
    alone = cells(actors.matrix(world, Filters(speaker=("sana",)), "actor", "side"))
    assert alone == {(NOT_STATED, CIVILIAN, "unnamed"): 1, ("free-syrian-army", NOT_STATED, "disputed"): 1}
