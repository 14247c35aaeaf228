"""The questions of the Blind spots page, on numbers one can add up in one's head (tests/blind_spots_world.py)."""

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries import coverage, limits, origin_overlap, own_side, report_lag, source_cards
from dashboard.queries.filters import NOT_STATED, Filters, hidden
from tests import blind_spots_world
from tests.blind_spots_world import AUGUST, FIRST, JULY, LAST
from tests.small_world import change, insert

World = duckdb.DuckDBPyConnection


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    connection = duckdb.connect()
    blind_spots_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture
def own() -> Iterator[World]:
    connection = duckdb.connect()
    blind_spots_world.fill(connection)
    yield connection
    connection.close()


def cells(world: World, filters: Filters | None = None) -> pd.DataFrame:
    return coverage.cells(world, filters or Filters(), "week", FIRST, LAST).set_index(["label", "starts_on"])


# ----------------------------------------------------------------------------------------------------------- coverage
def test_the_states_are_told_apart(world: World) -> None:
    state = cells(world)["state"]
    assert state["Homs", JULY] == "captured"
    assert state["Daraa", JULY] == "searched", "state media were searched for the whole country"
    assert state["Daraa", AUGUST] == "not_searched"
    assert state["Idlib", AUGUST] == "missing", "a search of Idlib found reports, and none of them is here"
    assert state["Aleppo", JULY] == "captured"


def test_a_week_partly_searched_says_on_how_many_days(world: World) -> None:
    july = cells(world).loc["Daraa", JULY]
    assert (july["n_days"], july["days_searched"], july["days_nothing"], july["days_found"]) == (7, 3, 3, 0)
    aleppo = cells(world).loc["Aleppo", JULY]
    assert (aleppo["days_searched"], aleppo["days_nothing"], aleppo["days_found"], aleppo["n_sources"]) == (4, 3, 1, 2)


def test_a_day_on_which_one_search_found_and_another_did_not_counts_as_found(own: World) -> None:
    insert(
        own,
        "searches",
        source_id="sohr",
        from_date=date(2013, 7, 23),
        to_date=date(2013, 7, 23),
        result="reports_found",
        admin1=None,
    )
    daraa = cells(own).loc["Daraa", JULY]
    assert (daraa["days_searched"], daraa["days_nothing"], daraa["days_found"]) == (3, 2, 1)
    assert daraa["state"] == "searched", "what the country's search found need not be from Daraa"


def test_a_report_is_one_publisher_in_one_post_on_one_day(world: World) -> None:
    """Two claims of Homs stand in one post of EA WorldView: one report."""
    homs = cells(world).loc["Homs", JULY]
    assert (homs["n_in_view"], homs["n_claims"]) == (1, 2)


def test_what_names_no_governorate_or_no_place_has_rows_of_its_own(world: World) -> None:
    found = cells(world)
    assert found.loc["Syria, no governorate named", JULY]["n_claims"] == 1, "the toll of the whole country"
    assert found.loc["Place not stated", JULY]["n_claims"] == 1, "the hostile post"
    assert found["n_claims"].sum() == 9, "every claim stands in a cell"


def test_a_filter_hides_reports_and_never_makes_nothing_of_them(world: World) -> None:
    found = cells(world, Filters(type=("defection_surrender",)))
    assert found.loc["Homs", JULY]["state"] == "hidden"
    assert found.loc["Homs", JULY]["n_hidden"] == 1
    assert found.loc["Deir ez-Zor", JULY]["state"] == "captured"


def test_a_filter_of_places_keeps_their_rows_alone(world: World) -> None:
    assert set(cells(world, Filters(place=("Daraa",))).reset_index()["label"]) == {"Daraa"}
    not_stated = set(cells(world, Filters(place=(NOT_STATED,))).reset_index()["label"])
    assert not_stated == {"Syria, no governorate named", "Place not stated"}


def test_a_whole_country_search_does_not_cover_another_country(own: World) -> None:
    change(own, "UPDATE claims SET country = 'LB', admin1 = 'Beirut' WHERE place = 'Sukhna'")
    change(own, "UPDATE events SET country = 'LB', admin1 = 'Beirut' WHERE place_name = 'Sukhna'")
    found = cells(own)
    assert found.loc["LB", JULY]["state"] == "captured"
    assert found.loc["LB", JULY]["days_searched"] == 0
    assert found.loc["LB", AUGUST]["state"] == "not_searched"


def test_a_named_search_abroad_stands_in_the_row_of_its_country(own: World) -> None:
    change(own, "UPDATE claims SET country = 'LB', admin1 = 'Beirut' WHERE place = 'Sukhna'")
    change(own, "UPDATE events SET country = 'LB', admin1 = 'Beirut' WHERE place_name = 'Sukhna'")
    insert(own, "searches", source_id="sohr", admin1="Beirut", from_date=AUGUST, to_date=AUGUST, result="nothing_found")
    found = cells(own)
    assert found.loc["LB", AUGUST]["state"] == "searched"
    behind = coverage.searches_behind(own, "LB", None, AUGUST, LAST)
    assert list(behind["admin1"]) == ["Beirut"]


def test_another_war_without_a_country_or_a_gazetteer_has_its_governorates_from_claims() -> None:
    with duckdb.connect() as other:
        blind_spots_world.fill(other, country="")
        other.execute("UPDATE claims SET country = 'UA' WHERE admin1 IS NOT NULL")
        other.execute("UPDATE events SET country = 'UA' WHERE admin1 IS NOT NULL")
        found = cells(other)
        labels = set(found.reset_index()["label"])
        assert {"Homs", "Aleppo", "Rif Dimashq", "Deir ez-Zor", "Place not stated"} <= labels
        assert found["n_claims"].sum() == 9
        assert found.loc["Homs", JULY]["days_searched"] == 3, "the country told of most is the one that was searched"


def test_columns_are_weeks_while_a_year_of_them_fits_then_months_quarters_years() -> None:
    first = date(2013, 1, 1)
    spans = {"week": 360, "month": 4 * 365, "quarter": 12 * 365, "year": 30 * 365}
    for unit, days in spans.items():
        assert coverage.unit_of(first, first + timedelta(days=days)) == unit


def test_months_are_cut_to_the_span_and_no_day_is_lost(world: World) -> None:
    found = coverage.cells(world, Filters(), "month", date(2013, 7, 22), date(2013, 9, 3))
    homs = found[found["label"] == "Homs"]
    assert list(homs["starts_on"]) == [date(2013, 7, 22), date(2013, 8, 1), date(2013, 9, 1)]
    assert list(homs["n_days"]) == [10, 31, 3]


@settings(max_examples=25, deadline=None)
@given(
    unit=st.sampled_from(["week", "month", "quarter", "year"]),
    start=st.integers(0, 400),
    length=st.integers(0, 900),
)
def test_columns_cover_every_day_once(world: World, unit: coverage.Unit, start: int, length: int) -> None:
    first = date(2012, 6, 1) + timedelta(days=start)
    last = first + timedelta(days=length)
    row = coverage.cells(world, Filters(place=("Daraa",)), unit, first, last)
    assert row["n_days"].sum() == length + 1
    assert row["starts_on"].iloc[0] == first and row["ends_on"].iloc[-1] == last


def test_a_cell_leads_to_its_reports_and_searches(world: World) -> None:
    (report,) = coverage.reports_behind(world, Filters(), "SY", "Homs", JULY, AUGUST).itertuples()
    assert (report.publisher, report.n_claims, report.post_id) == ("EA WorldView", 2, "a00000000001")
    (search,) = coverage.searches_behind(world, "SY", "Homs", JULY, date(2013, 7, 28)).itertuples()
    assert (search.source, search.admin1, search.result) == ("Syrian state media", None, "nothing_found")
    assert not len(coverage.searches_behind(world, None, None, JULY, LAST)), "no search is for what names no place"


def test_the_span_holds_the_days_asked_for_the_reports_and_the_searches(world: World) -> None:
    assert tuple(coverage.span(world, Filters()).iloc[0]) == (date(2013, 7, 22), date(2013, 7, 29))
    asked = Filters(days=(date(2013, 7, 25), date(2013, 8, 9)))
    assert tuple(coverage.span(world, asked).iloc[0]) == (date(2013, 7, 25), date(2013, 8, 9))


# ------------------------------------------------------------------------------------------------------------ origins
def test_sets_of_origins_count_each_event_once(world: World) -> None:
    sets = origin_overlap.combinations(world, Filters())
    found = {(tuple(row.origins), row.has_unknown): row.n_events for row in sets.itertuples()}
    assert found == {
        ((), True): 2,
        (("activists",), False): 1,
        (("ea",), False): 1,
        (("sana",), False): 1,
        (("sana", "sohr"), False): 1,
    }
    assert sets["n_in_all"].iloc[0] == 6
    assert not sets["origins"].iloc[0], "what has no known origin comes first, in a column of its own"


def test_origins_say_what_they_report_alone(world: World) -> None:
    rows = origin_overlap.origins(world, Filters()).set_index("origin")
    assert tuple(rows.loc["sana", ["n_events", "n_alone"]]) == (2, 1)
    assert tuple(rows.loc["sohr", ["n_events", "n_alone"]]) == (1, 0)


def test_a_report_of_unknown_origin_is_said_and_adds_none(own: World) -> None:
    change(own, "UPDATE claims SET origin = NULL WHERE speaker = 'Syrian state TV'")
    change(
        own,
        """UPDATE event_origins SET n_claims = 1 WHERE origin = 'sana' AND event_id = (
            SELECT event_id FROM events WHERE place_name = 'Jaramana')""",
    )
    sets = origin_overlap.combinations(own, Filters())
    found = {(tuple(row.origins), row.has_unknown): row.n_origins for row in sets.itertuples()}
    assert found[("sana",), True] == 1


def test_a_set_leads_to_its_events(world: World) -> None:
    (event,) = origin_overlap.events_behind(world, Filters(), ("sana", "sohr"), False).itertuples()
    assert event.title == "Killing in Khan al-Assal"
    assert len(origin_overlap.events_behind(world, Filters(), (), True)) == 2


# ---------------------------------------------------------------------------------------------------------------- lag
def test_lag_is_told_only_of_events_known_to_one_day(world: World) -> None:
    """Known: the defection and Jaramana. Khan al-Assal (two days) and the shelling (a week) are spans, two undated."""
    row = report_lag.dated(world, Filters()).iloc[0]
    assert (row.n_events, row.n_dated, row.n_spans, row.n_undated) == (6, 2, 2, 2)
    rows = report_lag.lags(world, Filters(), "publisher")
    found = {row.teller: (report_lag.BINS[row.bin], row.n_reports) for row in rows.itertuples()}
    assert found == {"EA WorldView": ("1", 1), "Syrian state TV": ("0", 1), "SANA": ("2", 1)}


def test_by_kind_of_speaker_the_first_report_of_an_event_counts(world: World) -> None:
    rows = report_lag.lags(world, Filters(), "speaker")
    found = {row.teller: (report_lag.BINS[row.bin], row.n_reports) for row in rows.itertuples()}
    assert found == {"footage_claimed": ("1", 1), "state_media": ("0", 1)}, "SANA's later number is no first report"


def test_recollections_stand_apart_and_set_no_median(own: World) -> None:
    change(own, "UPDATE claims SET is_recollection = true, reported_date = DATE '2013-09-20' WHERE speaker = 'SANA'")
    rows = report_lag.lags(own, Filters(), "publisher")
    apart = rows[rows["is_recalled"].astype(bool)]
    assert [(row.teller, report_lag.BINS[row.bin]) for row in apart.itertuples()] == [(None, "31–90")]
    assert "SANA" not in set(rows["teller"])
    assert rows["is_recalled"].iloc[-1], "recollections come last"


def test_a_report_before_its_event_is_shown_as_that(own: World) -> None:
    change(own, "UPDATE claims SET reported_date = DATE '2013-07-20' WHERE speaker = 'Syrian state TV'")
    rows = report_lag.lags(own, Filters(), "publisher")
    assert report_lag.BINS[next(row.bin for row in rows.itertuples() if row.teller == "Syrian state TV")] == "before"


@pytest.mark.parametrize(
    ("days", "step"),
    [(0, "0"), (3, "3"), (4, "4–7"), (7, "4–7"), (8, "8–14"), (30, "15–30"), (31, "31–90"), (91, "over 90")],
)
def test_steps_of_lag_hold_their_last_day(own: World, days: int, step: str) -> None:
    day = "DATE '2013-07-25' + ?::INTEGER"
    change(own, f"UPDATE claims SET reported_date = {day} WHERE speaker = 'Syrian state TV'", [days])  # noqa: S608
    rows = report_lag.lags(own, Filters(), "publisher")
    assert report_lag.BINS[next(row.bin for row in rows.itertuples() if row.teller == "Syrian state TV")] == step


def test_a_step_leads_to_its_reports(world: World) -> None:
    (report,) = report_lag.reports_of_lag(world, Filters(), "publisher", "SANA", False, 3).itertuples()
    assert (report.days, report.title, report.at) == (2, "Bombing in Jaramana", "0-74")


# ---------------------------------------------------------------------------------------------------------- own side
def test_harm_by_its_own_side_by_another_and_without_a_side(world: World) -> None:
    rows = own_side.harm_by_side(world, Filters()).set_index("voice_name")
    activists, state = rows.loc["activists"], rows.loc["Syrian state media"]
    assert (activists.side, activists.n_own, activists.n_other, activists.n_unstated) == ("opposition", 0, 1, 0)
    assert (state.side, state.n_own, state.n_other, state.n_unstated) == ("government", 0, 0, 3)
    rest = rows[rows["side"].isna()].iloc[0]
    assert (rest.n_voices, rest.n_accused, rest.n_unstated) == (2, 1, 1), "SOHR accuses; EA WorldView accuses nobody"


def test_a_speaker_that_accuses_its_own_side_is_counted(own: World) -> None:
    change(own, "UPDATE sources SET side = 'government' WHERE source_id = 'activists'")
    rows = own_side.harm_by_side(own, Filters()).set_index("voice_name")
    assert (rows.loc["activists"].n_own, rows.loc["activists"].n_other) == (1, 0)
    assert tuple(rows.iloc[0][["n_harm", "n_sided", "n_sided_own"]]) == (6, 4, 1)


@pytest.mark.parametrize(
    "denial", ["stance = 'denies'", "stance = 'retracts'", "responsibility = 'denied'", "realis = 'hypothetical'"]
)
def test_a_denial_or_a_threat_reports_no_harm(own: World, denial: str) -> None:
    change(own, f"UPDATE claims SET {denial} WHERE speaker = 'Activists'")  # noqa: S608
    assert "activists" not in set(own_side.harm_by_side(own, Filters())["voice_name"])
    assert own_side.harm_left_out(own, Filters()).iloc[0].n_left_out == 1
    assert "activists" in set(own_side.silent_sides(own, Filters())["name"])


def test_two_foreign_powers_are_not_one_side(own: World) -> None:
    change(own, "UPDATE sources SET side = 'foreign', country = 'IR' WHERE source_id = 'activists'")
    change(own, "UPDATE actors SET side = 'foreign', country = 'US' WHERE actor_id = 'government-forces'")
    rows = own_side.harm_by_side(own, Filters()).set_index("voice_name")
    assert (rows.loc["activists"].n_own, rows.loc["activists"].n_other) == (0, 1)
    change(own, "UPDATE actors SET country = 'IR' WHERE actor_id = 'government-forces'")
    assert own_side.harm_by_side(own, Filters()).set_index("voice_name").loc["activists"].n_own == 1


def test_an_accused_without_a_recorded_side_is_not_another_side(own: World) -> None:
    change(own, "UPDATE actors SET side = 'unknown' WHERE actor_id = 'government-forces'")
    row = own_side.harm_by_side(own, Filters()).set_index("voice_name").loc["activists"]
    assert (row.n_own, row.n_other, row.n_unstated) == (0, 0, 1)


def test_a_square_leads_to_its_claims_and_silence_is_named(world: World) -> None:
    (claim,) = own_side.claims_of_side(world, Filters(), "activists", "other").itertuples()
    assert (claim.accused, claim.publisher) == ("government forces (government)", "EA WorldView")
    assert len(own_side.claims_of_side(world, Filters(), None, "accused")) == 1
    assert list(own_side.silent_sides(world, Filters())["name"]) == ["LCC"], "the UN is no party, SANA speaks as one"


# -------------------------------------------------------------------------------------------------------- cards, limits
def test_a_card_says_what_a_source_makes_and_what_it_prints(world: World) -> None:
    cards = source_cards.source_cards(world, Filters()).set_index("card")
    assert tuple(cards.loc["sohr", ["n_spoken", "n_printed", "n_origins", "days_searched"]]) == (1, 1, 1, 2)
    assert cards.loc["sohr", "counts"] == "deaths of all sides by name"
    assert tuple(cards.loc["sana", ["n_spoken", "n_printed"]]) == (0, 2), "SANA prints; it speaks as state media"
    assert cards.loc["sana", "speaks_as"] == "Syrian state media"
    assert cards.loc["syrian-state-media", "n_spoken"] == 3
    assert "lcc" not in cards.index, "neither in view nor searched"


def test_cards_add_up_to_the_claims_in_view(world: World) -> None:
    cards = source_cards.source_cards(world, Filters())
    assert cards["n_spoken"].sum() == 9
    assert cards["n_printed"].sum() == 9


def test_the_numbers_of_a_view(world: World) -> None:
    row = limits.limits(world, Filters()).iloc[0]
    assert (row.n_claims, row.n_tolls, row.n_posts, row.n_not_verbatim, row.n_publishers) == (9, 1, 5, 5, 5)
    assert (row.largest, row.n_largest) == ("EA WorldView", 4)
    assert (row.n_no_place, row.n_no_day, row.n_unstated) == (1, 5, 1)
    assert (row.n_events, row.n_unknown_origin, row.n_one_origin, row.n_several_origins) == (6, 2, 3, 1)
    days = limits.searched_days(world, FIRST, LAST).iloc[0]
    assert (days.n_days, days.n_covered, days.n_one_source, days.n_sources, days.home) == (14, 5, 5, 2, "Syria")


@settings(max_examples=30, deadline=None)
@given(
    place=st.lists(st.sampled_from(["Homs", "Aleppo", NOT_STATED]), max_size=2, unique=True),
    kind=st.lists(st.sampled_from(["bombing", "execution_torture", "toll"]), max_size=2, unique=True),
    publisher=st.lists(st.sampled_from(["EA WorldView", "SANA"]), max_size=1),
)
def test_every_question_counts_what_the_filters_leave(
    world: World, place: list[str], kind: list[str], publisher: list[str]
) -> None:
    filters = Filters(place=tuple(place), type=tuple(kind), publisher=tuple(publisher))
    counts = hidden(world, filters)
    shown = int(sum(n for reason, n in zip(counts["reason"], counts["n_claims"], strict=True) if reason is None))
    assert limits.limits(world, filters).iloc[0].n_claims == shown
    assert coverage.cells(world, filters, "week", FIRST, LAST)["n_claims"].sum() == shown
    assert source_cards.source_cards(world, filters)["n_printed"].sum() == shown
    events = origin_overlap.combinations(world, filters)["n_events"].sum()
    assert events == report_lag.dated(world, filters).iloc[0].n_events == limits.limits(world, filters).iloc[0].n_events
