"""Tolls compared: whose number, of whom, as of when? Figures as published; nothing here adds or averages them."""

from datetime import date
from typing import Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import Filters

TollKind = Literal["cumulative", "period", "all"]

# The voice of a toll is not a column of its own: its source is matched to the rail's speakers by name.
CONDITIONS: dict[str, str] = {
    "until": "($until IS NULL OR t.published_date IS NULL OR t.published_date <= $until)",
    "kind": "($kind = 'all' OR t.cumulative = ($kind = 'cumulative'))",
    "measure": "(len($measures) = 0 OR list_contains($measures, t.measure::VARCHAR))",
    "population": "(len($populations) = 0 OR list_contains($populations, t.population::VARCHAR))",
    "search": """($words = '' OR contains(strip_accents(lower(concat_ws(' ', t.source, t.note, t.citation, t.words))),
        strip_accents(lower($words))))""",
}


def _parameters(filters: Filters, kind: TollKind, until: date | None) -> dict[str, object]:
    return {**filters.parameters, "kind": kind, "until": until}


def published_tolls(cursor: Cursor, filters: Filters, kind: TollKind, until: date | None) -> pd.DataFrame:
    """The tolls in view as published, by date of as-of or publication.

    Columns: toll_id, source, attribution, measure, population, territory, operator, low, high, interval_low,
    interval_high, reading, as_of, published_date, on_date (as_of, else publication), as_of_stated, cumulative, basis,
    estimated (true for statistical estimates and surveys), documented_minimum, series_id, scope_key (the seven groups
    as one text; null unless each is stated), excluded_records, citation, note, told_with, counted (the measure, or
    "refugees"), words, sentence, as_of_words,
    published_words, from_post, post_id, text_kind (of that post), quotation (its sentence there), territory_from
    ("stated", or that the territory is only the post's), at (its sentence, null when no post repeats it),
    link_name (what a link calls it: the toll_id of a table's row; of a toll read in a post, "post-start-end", its
    post and the number's place).
    """
    where = " AND ".join(CONDITIONS.values())
    sql = f"""
        SELECT t.toll_id, t.source, t.attribution::VARCHAR AS attribution, t.measure::VARCHAR AS measure,
            t.population::VARCHAR AS population, t.territory, t.operator::VARCHAR AS operator, t.low, t.high,
            t.interval_low, t.interval_high, t.reading, t.as_of, t.published_date,
            coalesce(t.as_of, t.published_date) AS on_date, t.as_of IS NOT NULL AS as_of_stated, t.cumulative,
            t.basis::VARCHAR AS basis, coalesce(t.basis IN ('statistical_estimate', 'survey'), false) AS estimated,
            coalesce(t.reading = 'documented minimum', false) AS documented_minimum, t.series_id, c.scope_key,
            t.excluded_records, t.citation, t.note, t.told_with,
            coalesce(t.counted_words, t.measure::VARCHAR) AS counted, t.words, t.sentence,
            strftime(t.as_of, '%-d %B %Y') AS as_of_words, strftime(t.published_date, '%-d %B %Y') AS published_words,
            t.from_post, t.post_id, c.text_kind::VARCHAR AS text_kind, c.quotation,
            c.territory_from, c.at, c.link_name
        FROM tolls t JOIN toll_cards c USING (toll_id)
        WHERE {where}
        ORDER BY on_date NULLS LAST, t.published_date NULLS LAST, t.source, t.toll_id"""
    return ask(cursor, sql, _parameters(filters, kind, until))


def hidden_tolls(cursor: Cursor, filters: Filters, kind: TollKind, until: date | None) -> pd.DataFrame:
    """Why tolls are out of view; columns as `filters.hidden`: reason (null for shown), n_tolls."""
    cases = "".join(f"\n            WHEN NOT coalesce({sql}, false) THEN '{name}'" for name, sql in CONDITIONS.items())
    sql = f"""
        SELECT CASE {cases} END AS reason, count(*)::BIGINT AS n_tolls
        FROM tolls t GROUP BY ALL ORDER BY n_tolls DESC, reason NULLS FIRST"""
    return ask(cursor, sql, _parameters(filters, kind, until))


def scope_matrix(cursor: Cursor) -> pd.DataFrame:
    """Which groups each toll counts, of the tolls that state any group. Columns: toll_id, source, words, on_date,
    group_name, counted (a row for each of the seven groups: no row in toll_scope means not_stated), note."""
    sql = """
        SELECT t.toll_id, t.source, t.words, coalesce(t.as_of, t.published_date) AS on_date, g.group_name,
            coalesce(s.counted::VARCHAR, 'not_stated') AS counted, s.note
        FROM tolls t CROSS JOIN (SELECT unnest(enum_range(NULL::scope_group))::VARCHAR AS group_name) g
        LEFT JOIN toll_scope s ON s.toll_id = t.toll_id AND s.group_name::VARCHAR = g.group_name
        WHERE t.toll_id IN (SELECT toll_id FROM toll_scope)
        ORDER BY on_date NULLS LAST, t.source, t.toll_id, g.group_name::scope_group"""
    return ask(cursor, sql)


def lineage(cursor: Cursor) -> pd.DataFrame:
    """How tolls rest on each other. Columns: toll_id, words, source, relation, other_id, other_words, other_source,
    note; words are null where the other toll is not in the table."""
    sql = """
        SELECT l.toll_id, a.words, a.source, l.relation::VARCHAR AS relation, l."other" AS other_id,
            b.words AS other_words, b.source AS other_source, l.note
        FROM toll_links l LEFT JOIN tolls a ON a.toll_id = l.toll_id LEFT JOIN tolls b ON b.toll_id = l."other"
        ORDER BY coalesce(a.as_of, a.published_date) NULLS LAST, l.toll_id, l."other", l.relation"""
    return ask(cursor, sql)


def parts(cursor: Cursor) -> pd.DataFrame:
    """Stated parts of tolls: those of toll_parts.csv, and exact ones that a post tells with its toll ("of these …").

    Columns: toll_id, words, source, part, population, value (persons), note.
    """
    sql = """
        WITH told AS (
            SELECT toll_id, part, population::VARCHAR AS population, "value", note FROM toll_parts
            UNION ALL SELECT t.toll_id, f.population::VARCHAR, f.population::VARCHAR, f.low, 'read in its post'
            FROM tolls t JOIN figures f ON f.post_id = t.post_id AND f.part_of = t.figure_no
            WHERE f.operator = 'eq' AND f.measure = t.measure AND f.realis IN ('actual', 'historical')
                AND t.toll_id NOT IN (SELECT toll_id FROM toll_parts))
        SELECT p.toll_id, t.words, t.source, p.part, p.population, p."value", p.note
        FROM told p LEFT JOIN tolls t USING (toll_id)
        ORDER BY coalesce(t.as_of, t.published_date) NULLS LAST, p.toll_id, p."value" DESC, p.part, p.population"""
    return ask(cursor, sql)


def problems(cursor: Cursor, kind: str | None = None) -> pd.DataFrame:
    """What a person should know about the workspace's files. Columns: kind, subject, words."""
    sql = """
        SELECT kind, subject, words FROM problems WHERE $only IS NULL OR kind = $only ORDER BY kind, subject, words"""
    return ask(cursor, sql, {"only": kind})
