"""Which names a table or a picture to take away must not carry (design.md, rule 13)."""

import pandas as pd

from dashboard.queries.ask import Cursor, ask


def person_names(cursor: Cursor) -> pd.DataFrame:
    """Column: name. Persons named in posts whom actors.csv does not know, and witnesses who are no known source."""
    sql = """
        SELECT DISTINCT name FROM (
            SELECT name FROM claim_actors WHERE is_person AND actor_id IS NULL
            UNION ALL SELECT speaker FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL
            UNION ALL SELECT voice_name FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL)
        WHERE length(name) > 1 ORDER BY name"""
    return ask(cursor, sql)
