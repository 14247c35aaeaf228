"""Which names a table or a picture to take away must not carry (design.md, rule 13)."""

import pandas as pd

from dashboard.assessment.withheld import AGE, CHILD, NAME_WORD
from dashboard.queries.ask import Cursor, ask

# RE2 has no look-ahead and its \\w knows no accents: the name is the group before the age.
_WORD = NAME_WORD.replace(r"\w", r"\pL\pN_")
BESIDE_AN_AGE = rf"\b({_WORD}(?: {_WORD}){{1,3}}){AGE}"
AFTER_AN_AGE = rf"-year-old {CHILD}({_WORD}(?: {_WORD}){{1,3}})"


def person_names(cursor: Cursor) -> pd.DataFrame:
    """Column: name. Persons named in posts whom actors.csv does not know, witnesses who are no known source (in the
    words for them), and whoever stands beside an age."""
    sql = """
        SELECT DISTINCT name FROM (
            SELECT name FROM claim_actors WHERE is_person AND actor_id IS NULL
            UNION ALL SELECT speaker FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL
            UNION ALL SELECT voice_name FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL
            UNION ALL SELECT unnest(regexp_extract_all(quotation, $beside, 1)) FROM claims
            UNION ALL SELECT unnest(regexp_extract_all(quotation, $after, 1)) FROM claims)
        WHERE length(name) > 1 ORDER BY name"""
    return ask(cursor, sql, {"beside": BESIDE_AN_AGE, "after": AFTER_AN_AGE})
