"""Which tables of a whole snapshot stay as they are when a few posts and events change.

A table that sums up all claims, or numbers what they share, follows from a few columns of them. Where the touched
claims and events say the same in these columns as before, in whatever order, the table is the same: it need not be
worked out anew, which is dear when there are many claims. A table that is not listed here never stays.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from dashboard.storage.rows import Rows

Source = Literal["facets", "events", "claims", "figures", "claim_actors", "event_claims", "event_origins"]
Said = dict[str, tuple[Any, ...]]
"""By column, what the rows of a source say."""
OF_POSTS = "WHERE post_id IN (FROM temp.touched_posts)"
OF_EVENTS = "WHERE event_id IN (FROM temp.touched_events)"
READ: dict[Source, str] = {
    "facets": f"""
        SELECT post_id, claim_no, event_no, kind, first_day, last_day, day_known, reported_date, country, admin1,
            place_id, type, voice, publisher, attribution, origin, stance, realis, responsibility, casualties_unstated,
            is_recollection, array_to_string(actors, chr(31)) AS actors, measures, populations, agreement, text_kind,
            is_current FROM snapshot.claim_facets {OF_POSTS}""",
    "events": f"""
        SELECT event_id, coalesce(date_start, reported_first) AS first_day, reported_first, date_start, date_end,
            date_precision, event_type, responsibility, place_id, place_name, admin1, country, where_precision,
            n_origins, agreement, grade FROM snapshot.events {OF_EVENTS}""",
    "claims": f"""
        SELECT post_id, claim_no, kind, attribution, responsibility, origin, voice, voice_name, date_start, date_end,
            reported_date, realis, is_recollection FROM snapshot.claims {OF_POSTS}""",
    "figures": f"""
        SELECT post_id, figure_no, claim_no, start, "end", measure, population, operator, scope, realis, part_of,
            victim_side FROM snapshot.figures {OF_POSTS}""",
    "claim_actors": f"SELECT * FROM snapshot.claim_actors {OF_POSTS}",
    "event_claims": f"SELECT * FROM snapshot.event_claims {OF_EVENTS}",
    "event_origins": f"SELECT * FROM snapshot.event_origins {OF_EVENTS}",
}
NEW_FACETS = READ["facets"].replace(
    "snapshot.claim_facets",
    """(
        SELECT t.* REPLACE (n.place AS event_no) FROM temp.claim_facets t
        LEFT JOIN temp.part_event p ON p.place = t.event_no LEFT JOIN temp.now_event n ON n.name = p.name)""",
)
"""The facets of the touched posts as they were derived again, with the places of their events among all."""
UNCHANGED: tuple[Source, ...] = ("claim_actors", "event_claims", "event_origins")
"""Tables of which all columns are read: where their touched rows are the same, they need not be written again."""
NAMES = ("actor_id", "actor_name", "name")
SPOT, TELLING = ("country", "admin1", "place_id"), ("voice", "publisher", "origin", "attribution")
PAIRS: Mapping[Source, Sequence[str]] = {
    "claims": ("post_id", "claim_no", "attribution", "responsibility", "realis", "origin"),
    "claim_actors": ("post_id", "claim_no", "role", "actor_id", "name", "is_person"),
    "events": ("event_id", "event_type", "responsibility"),
    "event_claims": ("event_id", "post_id", "claim_no"),
}
"""What `claim_pairs` and its sums follow from."""
HARM: Mapping[Source, Sequence[str]] = {
    "figures": (
        "post_id", "figure_no", "claim_no", "start", "end", "measure", "population", "operator", "scope", "realis",
        "part_of", "victim_side",
    ),
    "claims": ("post_id", "claim_no", "realis", "origin"),
    "claim_actors": ("post_id", "claim_no", "role", "start", "actor_id"),
    "event_claims": ("event_id", "post_id", "claim_no"),
}  # fmt: skip
"""What the sums of `harm_by_side` follow from: not the numbers themselves."""
FOLLOWS: dict[str, Mapping[Source, Sequence[str]]] = {
    "named_actors": {"claim_actors": ("post_id", "claim_no", *NAMES, "is_person")},
    "filter_values": {
        "facets": (
            "admin1", "type", "voice", "publisher", "actors", "measures", "populations", "agreement", "is_current",
        ),
        "claims": ("voice", "voice_name"),
        "claim_actors": ("post_id", "claim_no", *NAMES),
    },
    "home_country": {"facets": ("country",)},
    "claim_spots": {"facets": SPOT},
    "known_origins": {"claims": ("origin",), "event_origins": ("origin", "origin_name")},
    "tellings": {"facets": TELLING},
    "telling_counts": {
        "facets": (*TELLING, "type", "stance", "realis", "responsibility", "reported_date", "is_current"),
        "claim_actors": ("post_id", "claim_no", "role", "actor_id"),
    },
    "report_days": {"facets": ("post_id", *SPOT, "publisher", "reported_date", "is_current")},
    "origin_set_members": {},
    "post_codes": {"facets": ("post_id", "is_current")},
    "event_spots": {"events": ("place_id", "place_name", "admin1", "country", "where_precision")},
    "captured_posts": {},
    "toll_cards": {},
    "place_tree": {"facets": (*SPOT, "is_current")},
    "told_days": {
        "claims": ("kind", "date_start", "date_end", "reported_date", "realis", "is_recollection"),
        "facets": ("reported_date", "is_current"),
    },
    "printed_days": {"facets": ("post_id", "publisher", "reported_date", "is_current")},
    "whole_view": {
        "facets": ("post_id", "kind", "publisher", "text_kind", "reported_date", "is_current"),
        "events": (),
    },
    **dict.fromkeys(("claim_pairs", "pair_cells", "pair_ends"), PAIRS),
    "whole_actors": {
        **PAIRS,
        "facets": ("event_no", "type", "realis", "publisher", "text_kind", "is_current"),
    },
    **dict.fromkeys(("harm_sides", "harm_latest"), HARM),
    "lag_days": {
        "facets": ("event_no", "attribution", "is_recollection", "first_day", "last_day", "day_known", "reported_date",
            "is_current"),
    },
    "whole_claims": {
        "facets": ("kind", "admin1", "first_day", "last_day", "day_known", "origin", "casualties_unstated",
            "is_current"),
    },
    "whole_posts": {},
    "whole_events": {
        "events": ("n_origins", "agreement", "grade", "date_start", "date_end", "date_precision"),
    },
    "origin_counts": {},
    "source_sums": {"facets": ("voice", "publisher", "origin", "reported_date", "is_current")},
    "days_searched": {},
    "axis_days": {
        "events": ("event_type", "reported_first", "date_start", "date_end"),
        "event_claims": ("event_id", "post_id"),
    },
}  # fmt: skip
"""By table the columns that it follows from; of "events" without a column, how many there are."""
RESTS_ON: dict[str, Sequence[str]] = {
    "claim_spots": ("home_country",),
    "telling_counts": ("tellings",),
    "report_days": ("claim_spots",),
    "origin_set_members": ("origin_sets", "known_origins"),
    "post_codes": ("posts",),
    "captured_posts": ("posts",),
    "toll_cards": ("posts", "tolls"),
    "place_tree": ("places",),
    "pair_cells": ("named_actors", "posts"),
    "pair_ends": ("named_actors", "posts"),
    "whole_actors": ("posts",),
    "harm_sides": ("posts",),
    "harm_latest": ("posts", "places of event"),
    "lag_days": ("posts",),
    "whole_posts": ("post_codes",),
    "origin_counts": ("origin_sets", "known_origins"),
    "axis_days": ("posts",),
    "source_sums": ("posts",),
    "days_searched": ("searches",),
}
"""By table other tables that it follows from, and orders whose places it holds: where one of them is another one now,
so may it be."""


@dataclass(frozen=True)
class Told:
    """What the rows of the touched posts and events say, by source and column."""

    said: Mapping[Source, Said]

    def counted(self, source: Source, columns: Sequence[str]) -> Counter[tuple[Any, ...]]:
        """How often the rows of a source say the same in these columns."""
        said = self.said[source]
        if not columns:
            return Counter([()] * len(next(iter(said.values()))))
        return Counter(zip(*(said[column] for column in columns), strict=True))

    def origin_sets(self) -> Counter[tuple[frozenset[str | None], bool]]:
        """The origins of each event that the touched posts tell, as far as they tell it, and how often they occur."""
        origins: dict[int, list[str | None]] = {}
        said = self.said["facets"]
        for event, origin in zip(said["event_no"], said["origin"], strict=True):
            if event is not None:
                origins.setdefault(event, []).append(origin)
        return Counter((frozenset(some) - {None}, None in some) for some in origins.values())


def read(connection: duckdb.DuckDBPyConnection) -> dict[Source, Said]:
    """What the snapshot's rows of the touched posts and events say."""
    return {source: _said(connection, sql) for source, sql in READ.items()}


def read_facets(connection: duckdb.DuckDBPyConnection) -> Said:
    """What the facets of the touched posts say now; the temporary tables hold them."""
    return _said(connection, NEW_FACETS)


def _said(connection: duckdb.DuckDBPyConnection, sql: str) -> Said:
    answer = connection.execute(sql)
    names = [column[0] for column in answer.description or ()]
    columns = zip(*answer.fetchall(), strict=True)
    said = [tuple(tuple(one) if isinstance(one, list) else one for one in column) for column in columns]
    return dict(zip(names, said or [()] * len(names), strict=True))


def told_by(rows: Rows, known: Mapping[Source, Said]) -> dict[Source, Said]:
    """The same of rows that are about to be put in, with the columns that are `known` of the rows before."""
    return {
        source: {column: tuple(_value(row, column) for row in rows.get(source, ())) for column in said}
        for source, said in known.items()
        if source != "facets"
    }


def _value(row: Any, column: str) -> Any:
    if column == "first_day":
        return row.date_start or row.reported_first
    value = getattr(row, column)
    return tuple(value) if isinstance(value, list) else value


def is_same(table: str, was: Told, now: Told, others: Collection[str]) -> bool:
    """True when all that a table follows from says the same as before; `others` are the tables that do not."""
    if table == "origin_sets":
        return was.origin_sets() == now.origin_sets()
    follows = FOLLOWS.get(table)
    if follows is None or not set(others).isdisjoint(RESTS_ON.get(table, ())):
        return False
    return all(was.counted(source, columns) == now.counted(source, columns) for source, columns in follows.items())
