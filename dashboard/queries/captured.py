"""What was just captured, set against the days on screen."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import CONDITIONS, FACETS


def days_of_posts(cursor: Cursor, posts: Sequence[str], days: tuple[date, date]) -> pd.DataFrame:
    """One row: n_claims (of the posts, in current versions of pages), n_outside (of them, outside `days`), and
    first_day and last_day, between which all of them lie; days are null where there is no claim."""
    sql = f"""
        SELECT count(*)::BIGINT AS n_claims,
            count(*) FILTER (NOT coalesce({CONDITIONS["days"]}, false))::BIGINT AS n_outside,
            min(facet.first_day) AS first_day, max(facet.last_day) AS last_day
        FROM {FACETS} WHERE facet.is_current AND list_contains($posts, facet.post_id)"""
    return ask(cursor, sql, {"posts": list(posts), "first_day": days[0], "last_day": days[1]})
