"""Where events stand on the map, in SQL: on the small world with a few coordinates added."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pandas as pd
import pytest

from dashboard.queries import map as query
from dashboard.queries.filters import Filters
from tests import small_world

OUTLINED = (("SY", "Homs"), ("SY", "Aleppo"), ("SY", "Deir ez-Zor"), ("SY", "Rif Dimashq"))


def located(connection: duckdb.DuckDBPyConnection) -> None:
    """Coordinates for the small world: Sukhna and Jaramana are known, al-Waer only by the town it lies in."""
    small_world.copy_into(connection, small_world.world_file("located", _locate))


def _locate(connection: duckdb.DuckDBPyConnection) -> None:
    small_world.fill(connection)
    connection.execute("UPDATE events SET country = 'SY' WHERE admin1 IS NOT NULL")
    places = [
        ("sy-homs", "Homs", "town", 34.72, 36.73, "sy-homs-province"),
        ("sy-sukhna", "Sukhna", "town", 34.89, 38.87, "sy-homs-province"),
        ("sy-jaramana", "Jaramana", "town", 33.49, 36.35, None),
        ("sy-homs-al-waer", "al-Waer", "neighbourhood", None, None, "sy-homs"),
    ]
    for place_id, name, kind, lat, lon, within in places:
        small_world.put(
            connection, "places", place_id=place_id, name=name, kind=kind, lat=lat, lon=lon, within=within, country="SY"
        )
        connection.execute(
            "UPDATE events SET place_id = ?, lat = ?, lon = ? WHERE place_name = ?", [place_id, lat, lon, name]
        )
    connection.execute("UPDATE events SET lat = NULL, lon = NULL WHERE place_name = 'al-Waer'")
    small_world.derive(connection)


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    located(connection)
    yield connection
    connection.close()


def by_spot(
    connection: duckdb.DuckDBPyConnection, filters: Filters | None = None, outlined: query.Outlined = OUTLINED
) -> pd.DataFrame:
    return query.spots(connection, filters or Filters(), outlined).set_index("spot")


def bounds(connection: duckdb.DuckDBPyConnection, *measures: str) -> dict[str, tuple[int, str, bool]]:
    found = query.highest_low_bounds(connection, Filters(measure=measures), OUTLINED)  # type: ignore[arg-type]
    return {row.spot: (row.low, row.low_words, row.one_sided) for row in found.itertuples()}


def test_each_event_stands_as_precisely_as_it_is_known(world: duckdb.DuckDBPyConnection) -> None:
    drawn = by_spot(world)["drawn"].to_dict()
    assert drawn == {
        "exact:sy-sukhna": "exact",
        "exact:sy-jaramana": "exact",
        "near:sy-homs": "near",  # al-Waer has no coordinate of its own, and lies in Homs
        "governorate:SY|Deir ez-Zor": "governorate",
        "governorate:SY|Aleppo": "governorate",  # Khan al-Assal is named exactly, without a coordinate
        "nowhere": "nowhere",
    }


def test_every_event_in_view_is_in_exactly_one_spot(world: duckdb.DuckDBPyConnection) -> None:
    (n_events,) = world.execute("SELECT count(*) FROM events").fetchone() or (0,)
    for outlined in (OUTLINED, (), OUTLINED[:1]):
        rows = by_spot(world, outlined=outlined)
        assert sum(rows["n_events"]) == n_events
        listed = query.events_at(world, Filters(), outlined, tuple(rows.index))
        assert len(listed) == n_events


def test_a_governorate_without_an_outline_is_in_the_tray(world: duckdb.DuckDBPyConnection) -> None:
    rows = by_spot(world, outlined=())
    assert rows.loc["unmapped", "n_events"] == 2
    assert rows.loc["unmapped", "lat"] is None


def test_a_wide_precision_never_gets_a_point() -> None:
    """Even when a row has a coordinate, what is known to the province only has none on the map."""
    with duckdb.connect() as own:
        located(own)
        small_world.change(own, "UPDATE events SET lat = 35.3, lon = 40.1 WHERE admin1 = 'Deir ez-Zor'")
        small_world.change(
            own, "UPDATE events SET where_precision = 6, country = 'SY', lat = 35, lon = 38 WHERE admin1 IS NULL"
        )
        rows = by_spot(own)
        assert rows.loc["governorate:SY|Deir ez-Zor", "lat"] is None
        assert rows.loc["country", "lat"] is None
        assert "exact" not in {r for r in rows["drawn"] if r in ("governorate", "country")}


def test_events_of_one_place_are_one_row() -> None:
    with duckdb.connect() as own:
        located(own)
        small_world.change(
            own,
            """UPDATE events SET place_id = 'sy-sukhna', place_name = 'Sukhna', admin1 = 'Homs', country = 'SY',
            where_precision = 1, lat = 34.89, lon = 38.87 WHERE place_name = 'Jaramana'""",
        )
        row = by_spot(own).loc["exact:sy-sukhna"]
        assert (row["n_events"], row["n_claims"]) == (2, 3)
        assert row["title"] is None
        assert row["figures"] is None, "figures of different events are never put together"
        assert row["attribution"] == "several"


def test_the_size_is_the_highest_low_bound_of_one_event_and_no_sum() -> None:
    with duckdb.connect() as own:
        located(own)
        small_world.change(
            own,
            """UPDATE events SET place_id = 'sy-sukhna', where_precision = 1, lat = 34.89, lon = 38.87
            WHERE place_name = 'Jaramana'""",
        )
        assert bounds(own, "killed")["exact:sy-sukhna"] == (22, "≥ 22 killed", True)
        assert bounds(own, "wounded") == {"exact:sy-sukhna": (66, "66 wounded", False)}
        assert bounds(own) == bounds(own, "killed", "wounded") == {}, "without one measure nothing is measured"


def test_a_filter_narrows_what_stands_on_the_map(world: duckdb.DuckDBPyConnection) -> None:
    assert set(by_spot(world, Filters(place=("Homs",))).index) == {"exact:sy-sukhna", "near:sy-homs"}
    assert query.events_at(world, Filters(place=("Aleppo",)), OUTLINED, ("exact:sy-sukhna",)).empty


def test_one_event_leads_to_its_sentence(world: duckdb.DuckDBPyConnection) -> None:
    row = by_spot(world).loc["exact:sy-sukhna"]
    assert (row["post_id"], row["at"]) == ("a00000000001", "78-155")
    assert row["figures"] == "≥ 22 killed"


@pytest.mark.parametrize(
    ("unit", "homs", "rif_dimashq"),
    [("events", 2, 1), ("reports", 1, 2), ("speakers", 2, 1)],  # both of Homs stand in one entry of one post
)
def test_counts_of_governorates(
    world: duckdb.DuckDBPyConnection, unit: query.Unit, homs: int, rif_dimashq: int
) -> None:
    rows = query.governorates(world, Filters(), unit).set_index("admin1")["n"]
    assert (rows["Homs"], rows["Rif Dimashq"]) == (homs, rif_dimashq)
    assert "Raqqa" not in rows
    assert list(query.governorates(world, Filters(place=("Homs",)), unit)["admin1"]) == ["Homs"]


def test_searched_counts_by_the_days() -> None:
    with duckdb.connect() as own:
        located(own)
        small_world.insert(
            own, "searches", admin1="Raqqa", from_date=date(2013, 7, 1), to_date=date(2013, 7, 9), source_id="x"
        )
        assert list(query.searched(own, Filters())["admin1"]) == ["Raqqa"]
        assert list(query.searched(own, Filters(days=(date(2013, 7, 9), date(2013, 7, 20))))["admin1"]) == ["Raqqa"]
        assert query.searched(own, Filters(days=(date(2013, 7, 10), date(2013, 7, 20)))).empty


def test_ten_thousand_events_come_back_as_their_places() -> None:
    """Rows are summed in SQL: 10,000 events at 40 places are 40 rows, and no more than the limit ever come back."""
    with duckdb.connect() as own:
        located(own)
        small_world.change(
            own,
            """INSERT INTO events BY NAME SELECT e.* EXCLUDE (event_id, place_id, place_name, lat),
                concat(event_id, '-', i) AS event_id, concat('p', i % 40) AS place_id,
                concat('Place ', i % 40) AS place_name, NULL AS lat
            FROM events e, range(10000) t(i) WHERE place_name = 'Sukhna'""",
        )
        small_world.change(
            own,
            """INSERT INTO claims BY NAME SELECT c.* EXCLUDE (claim_no), 1000 + i AS claim_no
            FROM claims c, range(10000) t(i) WHERE place = 'Sukhna'""",
        )
        small_world.change(
            own,
            """INSERT INTO event_claims BY NAME SELECT concat(ec.event_id, '-', i) AS event_id, ec.post_id,
                1000 + i AS claim_no
            FROM event_claims ec JOIN claims c USING (post_id, claim_no), range(10000) t(i)
            WHERE c.place = 'Sukhna' AND c.claim_no < 1000""",
        )
        small_world.change(
            own,
            """INSERT INTO places BY NAME SELECT concat('p', i) AS place_id, concat('Place ', i) AS name,
            'town' AS kind, 33 + i / 10 AS lat, 38 AS lon FROM range(40) t(i)""",
        )
        rows = query.spots(own, Filters(), OUTLINED, limit=30)
        assert len(rows) == 30
        assert set(rows["n_spots"]) == {46}
        assert max(rows["n_events"]) == 250
