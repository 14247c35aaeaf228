"""The small world with what the Blind spots page asks of: a country with governorates, sources, sides and searches.

Weeks run 22 to 28 July and 29 July to 4 August 2013. Searches: state media, whole country, 22 to 24 July, nothing
found; SOHR, Idlib, 29 July, reports found (none is captured); SOHR, Aleppo, 26 July, reports found.
"""

from datetime import date

import duckdb

from tests import small_world
from tests.small_world import put

GOVERNORATES = ("Aleppo", "Daraa", "Deir ez-Zor", "Homs", "Idlib", "Rif Dimashq")
FIRST, LAST = date(2013, 7, 22), date(2013, 8, 4)
JULY, AUGUST = date(2013, 7, 22), date(2013, 7, 29)


def fill(connection: duckdb.DuckDBPyConnection, posts: tuple[str, ...] | None = None, country: str = "SY") -> None:
    """Fill an empty database; `country` "" declares none."""
    name = "-".join(("blind-spots", country, *(posts if posts is not None else ("all",))))
    small_world.copy_into(connection, small_world.world_file(name, lambda new: _fill(new, posts, country)))


def _fill(connection: duckdb.DuckDBPyConnection, posts: tuple[str, ...] | None, country: str) -> None:
    small_world.fill(connection, posts)
    if country:
        put(connection, "meta", key="country", value=country)
        connection.execute("UPDATE claims SET country = 'SY' WHERE admin1 IS NOT NULL OR kind = 'toll'")
        connection.execute("UPDATE events SET country = 'SY' WHERE admin1 IS NOT NULL")
        put(connection, "places", place_id="sy", name="Syria", kind="country", country="SY")
        for name in GOVERNORATES:
            put(
                connection,
                "places",
                place_id=name,
                name=f"{name} province",
                kind="governorate",
                admin1=name,
                country="SY",
            )
    add_sources(connection)
    add_searches(connection)
    small_world.derive(connection)


def add_sources(connection: duckdb.DuckDBPyConnection) -> None:
    for source_id, name, attribution, side, counts in (
        ("sohr", "SOHR", "monitor", None, "deaths of all sides by name"),
        ("syrian-state-media", "Syrian state media", "state_media", "government", None),
        ("sana", "SANA", "state_media", "government", None),
        ("activists", "activists", "activist_network", "opposition", None),
        ("lcc", "LCC", "activist_network", "opposition", None),
        ("un", "United Nations", "un_official", "un", None),
    ):
        voice = "syrian-state-media" if source_id == "sana" else None
        put(
            connection,
            "sources",
            source_id=source_id,
            name=name,
            attribution=attribution,
            side=side,
            counts=counts,
            voice=voice,
            aliases=[],
            country="SY",
        )
    for actor_id, name, side in (
        ("government-forces", "government forces", "government"),
        ("nusra", "Jabhat al-Nusra", "islamist"),
    ):
        put(connection, "actors", actor_id=actor_id, name=name, side=side, aliases=[], country="SY")


def add_searches(connection: duckdb.DuckDBPyConnection) -> None:
    for source_id, admin1, first, last, result in (
        ("syrian-state-media", None, date(2013, 7, 22), date(2013, 7, 24), "nothing_found"),
        ("sohr", "Idlib", date(2013, 7, 29), date(2013, 7, 29), "reports_found"),
        ("sohr", "Aleppo", date(2013, 7, 26), date(2013, 7, 26), "reports_found"),
    ):
        put(
            connection,
            "searches",
            source_id=source_id,
            admin1=admin1,
            from_date=first,
            to_date=last,
            searched_by="a tester",
            searched_date=date(2013, 8, 5),
            result=result,
        )
