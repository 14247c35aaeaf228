"""What the filter rail offers: every value that occurs, with the number of claims that have it."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask


def options(cursor: Cursor) -> pd.DataFrame:
    """Columns: filter, value, label (null where the value is a closed list's), n_claims; most frequent first.

    Counts are of claims in current versions of pages, before any filter, so that labels stay the same while filtering;
    storage/derived.py counts them once a snapshot.
    """
    sql = "SELECT filter, value, label, n_claims FROM filter_values ORDER BY filter, n_claims DESC, value"
    return ask(cursor, sql)


def span_of_days(cursor: Cursor) -> pd.DataFrame:
    """One row: first_day and last_day of all that is told or reported, first_usual and last_usual of it without what is
    recalled from earlier; null in an empty workspace."""
    sql = "SELECT first_day, last_day, first_usual, last_usual FROM told_days"
    return ask(cursor, sql)


def snapshot_facts(cursor: Cursor) -> pd.DataFrame:
    """Columns: key, value. The snapshot's meta rows, and n_posts, n_claims, n_events, n_tolls as text."""
    sql = """
        SELECT "key", "value" FROM meta
        UNION ALL SELECT 'n_posts', (SELECT count(*) FROM posts)::VARCHAR
        UNION ALL SELECT 'n_claims', (SELECT count(*) FROM claims)::VARCHAR
        UNION ALL SELECT 'n_events', (SELECT count(*) FROM events)::VARCHAR
        UNION ALL SELECT 'n_tolls', (SELECT count(*) FROM tolls)::VARCHAR
        ORDER BY 1, 2"""
    return ask(cursor, sql)


def place_tree(cursor: Cursor) -> pd.DataFrame:
    """The places that occur as a tree: each country, below it its governorates, below each its places.

    Columns: value (as `Filters.place` takes it: "country:SY", "Homs", "place:al-waer"), label, level (0 country,
    1 governorate, 2 place), n_claims (of current versions, before any filter; a branch counts what lies in it). What
    names no governorate is the last row, "not-stated". Most frequent first within its branch.
    """
    return ask(cursor, "SELECT value, label, level, n_claims FROM place_tree ORDER BY turn")
