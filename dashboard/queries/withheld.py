"""Which names a table or a picture to take away must not carry (design.md, rule 13)."""

import pandas as pd

from dashboard.assessment.withheld import AGE, CHILD, NAME_WORD, TOLD_OF, as_re2
from dashboard.queries.ask import Cursor, ask

# RE2 has no look-ahead: the name is the group before the age.
_WORD = as_re2(NAME_WORD)
BESIDE_AN_AGE = rf"\b({_WORD}(?: {_WORD}){{1,3}}){AGE}"
AFTER_AN_AGE = rf"-year-old {CHILD}({_WORD}(?: {_WORD}){{1,3}})"
PATTERNS = [BESIDE_AN_AGE, AFTER_AN_AGE, *map(as_re2, TOLD_OF)]


def person_names(cursor: Cursor) -> pd.DataFrame:
    """Column: name. Persons named in posts whom actors.csv does not know, witnesses who are no known source (in the
    words for them), and whoever stands beside an age or is introduced as a victim, a child or a witness (a list of
    names stands in one row)."""
    sql = """
        SELECT DISTINCT name FROM (
            SELECT name FROM claim_actors WHERE is_person AND actor_id IS NULL
            UNION ALL SELECT speaker FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL
            UNION ALL SELECT voice_name FROM claims WHERE attribution = 'witness' AND speaker_id IS NULL
            UNION ALL SELECT unnest(flatten([regexp_extract_all(quotation, pattern, 1) FOR pattern IN $patterns]))
            FROM (SELECT quotation FROM claims UNION ALL SELECT title FROM posts WHERE title IS NOT NULL))
        WHERE length(name) > 1 ORDER BY name"""
    return ask(cursor, sql, {"patterns": PATTERNS})
