"""Map: where, and how precisely do we know?

An event stands where its claims put it and no nearer. What names only a governorate, a country or nothing keeps a row
of its own here (design.md, rules 9 and 12). Events are summed to places in SQL; figures of different events never are.
"""

from typing import Any, Literal

import pandas as pd

from dashboard.queries.ask import Cursor, ask
from dashboard.queries.brief import FIGURE_WORDS, ZERO_WORDS
from dashboard.queries.filters import JOINED, Filters, condition

Drawn = Literal["exact", "near", "governorate", "unmapped", "country", "nowhere"]
Outlined = tuple[tuple[str, str], ...]

# Which mark an event gets. A neighbourhood or site without a sourced coordinate stands near the town it lies in; what
# has no coordinate at all stands in its governorate, when that has an outline. `$outlined` holds "SY|Homs".
PLACED = """
        events_seen AS (SELECT DISTINCT event_id FROM seen),
        anchored AS (
            SELECT e.*, coalesce(e.lat, town.lat) AS anchor_lat, coalesce(e.lon, town.lon) AS anchor_lon,
                CASE WHEN e.lat IS NOT NULL THEN e.place_name ELSE town.name END AS anchor_name,
                CASE WHEN e.lat IS NOT NULL THEN e.place_id ELSE town.place_id END AS anchor_id,
                concat(e.country, '|', e.admin1) AS governorate
            FROM events_seen JOIN events e USING (event_id)
            LEFT JOIN places own ON own.place_id = e.place_id AND own.kind IN ('neighbourhood', 'site')
            LEFT JOIN places town ON town.place_id = own.within AND town.kind = 'town'),
        drawn AS (
            SELECT *, CASE WHEN where_precision = 1 AND lat IS NOT NULL THEN 'exact'
                WHEN where_precision <= 3 AND anchor_lat IS NOT NULL THEN 'near'
                WHEN admin1 IS NOT NULL AND list_contains($outlined, governorate) THEN 'governorate'
                WHEN where_precision <= 4 THEN 'unmapped'
                WHEN country IS NOT NULL THEN 'country' ELSE 'nowhere' END AS drawn
            FROM anchored),
        placed AS (
            SELECT *, CASE WHEN drawn = 'governorate' THEN concat(drawn, ':', governorate)
                WHEN drawn IN ('exact', 'near')
                    THEN concat(drawn, ':', coalesce(anchor_id, concat(anchor_lat, ',', anchor_lon)))
                ELSE drawn END AS spot
            FROM drawn)"""


def _seen(filters: Filters) -> str:
    """The claims in view that make an event."""
    return f"""seen AS (
            SELECT e.event_id, c.post_id, c.claim_no, c.entry_no, c.voice, c.voice_name, c.attribution, c.publisher,
                c.reported_date, c.start, c."end", c.casualties_unstated, c.zero_stated, p.text_kind
            FROM {JOINED} WHERE e.event_id IS NOT NULL AND {condition(filters)})"""


def _values(filters: Filters, outlined: Outlined, **more: Any) -> dict[str, Any]:
    one = filters.measure[0] if len(filters.measure) == 1 else None
    named = [f"{country}|{admin1}" for country, admin1 in outlined]
    return {
        **filters.parameters,
        "outlined": named,
        "one_measure": one,
        "any_population": not filters.population,
    } | more


def spots(cursor: Cursor, filters: Filters, outlined: Outlined, limit: int = 600) -> pd.DataFrame:
    """The events in view by place, one row a mark, most events first.

    Columns: spot (its key in links), drawn (exact, near, governorate; or of the tray: unmapped, country, nowhere),
    name (null in the tray), names (of the places told, list), admin1, country, lat, lon (null without a mark of its
    own), n_events, n_reports (entries of posts), n_speakers, n_conflicting, n_several (events of several origins),
    n_footage (events known by footage only), attribution (null when several kinds speak), first_day, last_day (null
    when no day is stated), n_undated, title, standing, figures (of the one event, null for more), low and low_words
    (when the filters name one measure: the highest low bound of a single event, and that figure; nothing is added),
    one_sided, post_id and at (the sentence of the earliest report), voices (who says so), publishers,
    text_kinds (list), n_spots (all rows, whatever `limit`). `outlined` are the (country, admin1) that have an outline.
    """
    sql = f"""
        WITH {_seen(filters)}, {PLACED},
        measured AS (
            SELECT f.event_id, arg_min(f.low, (f.population, f.words)) AS low,
                arg_min({FIGURE_WORDS}, (f.population, f.words)) AS low_words,
                arg_min(f.high IS NULL, (f.population, f.words)) AS one_sided
            FROM event_figures f WHERE f.rule = $rule AND f.measure::VARCHAR = $one_measure AND f.low IS NOT NULL
                AND ($any_population OR list_contains($populations, f.population::VARCHAR))
            GROUP BY f.event_id),
        of_claims AS (
            SELECT p.spot, count(DISTINCT (s.post_id, s.entry_no))::BIGINT AS n_reports,
                count(DISTINCT s.voice)::BIGINT AS n_speakers,
                CASE WHEN count(DISTINCT s.attribution) = 1 THEN min(s.attribution::VARCHAR) END AS attribution,
                arg_min([s.post_id, s.start || '-' || s."end"], (s.reported_date, s.post_id, s.claim_no))
                    AS sentence_at,
                string_agg(DISTINCT s.voice_name, '; ' ORDER BY s.voice_name) AS voices,
                string_agg(DISTINCT s.publisher, '; ' ORDER BY s.publisher) AS publishers,
                list(DISTINCT s.text_kind::VARCHAR ORDER BY s.text_kind::VARCHAR) AS text_kinds
            FROM placed p JOIN seen s USING (event_id) GROUP BY p.spot),
        of_events AS (
            SELECT p.spot, min(p.drawn) AS drawn, min(p.anchor_name) AS anchor_name, min(p.admin1) AS admin1,
                min(p.country) AS country, min(p.anchor_lat) AS anchor_lat, min(p.anchor_lon) AS anchor_lon,
                list(DISTINCT p.place_name ORDER BY p.place_name) FILTER (p.place_name IS NOT NULL) AS names,
                count(*)::BIGINT AS n_events, count(*) FILTER (p.agreement = 'conflicting')::BIGINT AS n_conflicting,
                count(*) FILTER (p.agreement = 'several_origins')::BIGINT AS n_several,
                count(*) FILTER (p.footage_only)::BIGINT AS n_footage, min(p.date_start) AS first_day,
                max(p.date_end) AS last_day, count(*) FILTER (p.date_start IS NULL)::BIGINT AS n_undated,
                min(p.title) AS title, min(p.standing) AS standing, min(p.event_id) AS event_id,
                max(m.low) AS low, arg_max(m.low_words, (m.low, p.event_id)) AS low_words,
                arg_max(m.one_sided, (m.low, p.event_id)) AS one_sided
            FROM placed p LEFT JOIN measured m USING (event_id) GROUP BY p.spot),
        figures_of AS (
            SELECT f.event_id, string_agg({FIGURE_WORDS}, ', ' ORDER BY f.measure, f.population, f.words) AS figures
            FROM event_figures f JOIN of_events o ON o.event_id = f.event_id AND o.n_events = 1
            WHERE f.rule = $rule GROUP BY f.event_id)
        SELECT o.spot, o.drawn,
            CASE WHEN o.drawn IN ('exact', 'near') THEN o.anchor_name WHEN o.drawn = 'governorate' THEN o.admin1 END
                AS name,
            coalesce(o.names, []) AS names, o.admin1, o.country,
            CASE WHEN o.drawn IN ('exact', 'near') THEN o.anchor_lat END AS lat,
            CASE WHEN o.drawn IN ('exact', 'near') THEN o.anchor_lon END AS lon,
            o.n_events, c.n_reports, c.n_speakers, o.n_conflicting, o.n_several, o.n_footage, c.attribution,
            o.first_day, o.last_day, o.n_undated,
            CASE WHEN o.n_events = 1 THEN o.title END AS title,
            CASE WHEN o.n_events = 1 THEN o.standing END AS standing,
            f.figures, o.low, o.low_words, coalesce(o.one_sided, false) AS one_sided,
            c.sentence_at[1] AS post_id, c.sentence_at[2] AS at, c.voices, c.publishers,
            c.text_kinds,
            count(*) OVER () AS n_spots
        FROM of_events o JOIN of_claims c USING (spot) LEFT JOIN figures_of f ON f.event_id = o.event_id
        ORDER BY o.drawn IN ('unmapped', 'country', 'nowhere') DESC, o.n_events DESC, o.spot
        LIMIT $most"""
    return ask(cursor, sql, _values(filters, outlined, most=limit))


def governorates(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """What was captured of each governorate that an event in view names, however precisely.

    Columns: country, admin1, n_events, n_reports (entries of posts that tell of them), n_speakers. A governorate that
    is not here has nothing captured in view, which is not zero: `searched` says whether anyone looked.
    """
    sql = f"""
        WITH {_seen(filters)}
        SELECT e.country, e.admin1, count(DISTINCT e.event_id)::BIGINT AS n_events,
            count(DISTINCT (s.post_id, s.entry_no))::BIGINT AS n_reports, count(DISTINCT s.voice)::BIGINT AS n_speakers
        FROM seen s JOIN events e USING (event_id) WHERE e.admin1 IS NOT NULL
        GROUP BY e.country, e.admin1 ORDER BY e.country, e.admin1"""
    return ask(cursor, sql, filters.parameters)


def searched(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Where searches.csv says somebody looked, on any of the days of `filters`. Columns: admin1 (null: everywhere)."""
    sql = """
        SELECT DISTINCT admin1 FROM searches
        WHERE ($last_day IS NULL OR from_date <= $last_day) AND ($first_day IS NULL OR to_date >= $first_day)
        ORDER BY admin1 NULLS FIRST"""
    return ask(cursor, sql, filters.parameters)


def extent(cursor: Cursor) -> pd.DataFrame:
    """Where events have coordinates, whatever the filters, so that the picture keeps its frame while filtering.

    Columns: country, n_events, south, north, west, east (degrees; null when none has a coordinate); most events first.
    """
    sql = """
        SELECT country, count(*)::BIGINT AS n_events, min(lat) AS south, max(lat) AS north, min(lon) AS west,
            max(lon) AS east
        FROM events WHERE country IS NOT NULL GROUP BY country ORDER BY n_events DESC, country"""
    return ask(cursor, sql)


def events_at(
    cursor: Cursor, filters: Filters, outlined: Outlined, keys: tuple[str, ...], limit: int = 60
) -> pd.DataFrame:
    """The events in view at the spots named by `keys`, newest report first.

    Columns: title, spot, drawn, place_name, admin1, where_precision, event_type, date_start, date_end, date_precision,
    reported_first, reported_last, figures (null when no number is stated), n_unstated, voices, agreement, standing,
    post_id, at, n_in_view (all of them, whatever `limit`).
    """
    sql = f"""
        WITH {_seen(filters)}, {PLACED},
        wanted AS (SELECT * FROM placed WHERE list_contains($keys, spot)),
        figures_of AS (
            SELECT f.event_id, string_agg({FIGURE_WORDS}, ', ' ORDER BY f.measure, f.population, f.words) AS figures
            FROM event_figures f JOIN wanted USING (event_id) WHERE f.rule = $rule GROUP BY f.event_id),
        who AS (
            SELECT c.event_id, string_agg(DISTINCT c.voice_name, '; ' ORDER BY c.voice_name) AS voices,
                count(*) FILTER (c.casualties_unstated)::BIGINT AS n_unstated, min({ZERO_WORDS}) AS zero,
                arg_min([c.post_id, c.start || '-' || c."end"], (c.reported_date, c.post_id, c.claim_no)) AS sentence_at
            FROM seen c JOIN wanted USING (event_id) GROUP BY c.event_id)
        SELECT w.title, w.spot, w.drawn, w.place_name, w.admin1, w.where_precision::INTEGER AS where_precision,
            w.event_type::VARCHAR AS event_type, w.date_start, w.date_end, w.date_precision::VARCHAR AS date_precision,
            w.reported_first, w.reported_last, coalesce(f.figures, o.zero) AS figures, o.n_unstated, o.voices,
            w.agreement::VARCHAR AS agreement, w.standing, o.sentence_at[1] AS post_id, o.sentence_at[2] AS at,
            count(*) OVER () AS n_in_view
        FROM wanted w JOIN who o USING (event_id) LEFT JOIN figures_of f USING (event_id)
        ORDER BY w.reported_last DESC, w.n_claims DESC, w.event_id
        LIMIT $most"""
    return ask(cursor, sql, _values(filters, outlined, keys=list(keys), most=limit))
