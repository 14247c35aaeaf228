"""Map: where, and how precisely do we know?

An event stands where its claims put it and no nearer. What names only a governorate, a country or nothing keeps a row
of its own here (design.md, rules 9 and 12). Events are summed to places in SQL; figures of different events never are.
"""

from typing import Any, Literal

import pandas as pd

from dashboard.assessment.voices import NOBODY
from dashboard.queries.ask import Cursor, ask
from dashboard.queries.filters import FACETS, Filters, condition
from dashboard.queries.in_view import event_is_in_view
from dashboard.storage.derived_words import FIGURE_WORDS

Unit = Literal["events", "reports", "speakers"]
Outlined = tuple[tuple[str, str], ...]

# Which mark the events of a place get; places are few, so this is asked of each once. A neighbourhood or site without
# a sourced coordinate stands near the town it lies in; what has no coordinate at all stands in its governorate, when
# that has an outline. `$outlined` holds "SY|Homs"; `grouped` has one row a place_id, place_name, admin1, country and
# where_precision.
PLACED = """
        anchored AS (
            SELECT g.*, own.lat IS NOT NULL AS is_sourced, coalesce(own.lat, town.lat) AS anchor_lat,
                coalesce(own.lon, town.lon) AS anchor_lon,
                CASE WHEN own.lat IS NOT NULL THEN own.place_id ELSE town.place_id END AS anchor_id,
                CASE WHEN own.lat IS NOT NULL THEN g.place_name ELSE town.name END AS anchor_name,
                concat(g.country, '|', g.admin1) AS governorate
            FROM grouped g
            LEFT JOIN places own ON own.place_id = g.place_id
            LEFT JOIN (FROM places WHERE kind = 'town') town
                ON town.place_id = CASE WHEN own.kind IN ('neighbourhood', 'site') THEN own.within END),
        drawn AS (
            SELECT *, CASE WHEN where_precision = 1 AND is_sourced THEN 'exact'
                WHEN where_precision <= 3 AND anchor_lat IS NOT NULL THEN 'near'
                WHEN admin1 IS NOT NULL AND list_contains($outlined, governorate) THEN 'governorate'
                WHEN where_precision <= 4 THEN 'unmapped'
                WHEN country IS NOT NULL THEN 'country' ELSE 'nowhere' END AS drawn
            FROM anchored),
        placed AS (
            SELECT *, CASE WHEN drawn = 'governorate' THEN concat(drawn, ':', governorate)
                WHEN drawn IN ('exact', 'near') THEN concat(drawn, ':', anchor_id) ELSE drawn END AS spot
            FROM drawn)"""


def _values(filters: Filters, outlined: Outlined, **more: Any) -> dict[str, Any]:
    return {**filters.parameters, "outlined": [f"{country}|{admin1}" for country, admin1 in outlined]} | more


def spots(cursor: Cursor, filters: Filters, outlined: Outlined, limit: int = 600) -> pd.DataFrame:
    """The events in view by place, one row a mark; those of the tray first, then most events first.

    Columns: spot (its key in links), drawn (exact, near, governorate; or of the tray: unmapped, country, nowhere),
    name (null in the tray), names (of the places told, list), admin1, country, lat, lon (null without a mark of its
    own), n_events, n_claims (of those events), n_conflicting, n_several (events of several origins), n_footage (events
    known by footage only), attribution ("several" when several kinds speak), first_day, last_day (null when no day is
    stated), n_undated, title, standing, voices, figures (of the one event, null for more), post_id and at (the
    sentence of the earliest event), n_spots (all rows, whatever `limit`). `outlined` are the (country, admin1) that
    have an outline.
    """
    sql = f"""
        WITH counted AS (
            SELECT k.spot_no, count(*) AS n_events, sum(k.n_claims) AS n_claims,
                count(*) FILTER (k.agreement = 'conflicting'::agreement) AS n_conflicting,
                count(*) FILTER (k.agreement = 'several_origins'::agreement) AS n_several,
                count(*) FILTER (k.footage_only) AS n_footage, min(k.speaker_kind) AS one_kind,
                max(k.speaker_kind) AS other_kind, count(k.speaker_kind) < count(*) AS has_mixed,
                min(k.date_start) AS first_day, max(k.date_end) AS last_day,
                count(*) FILTER (k.date_start IS NULL) AS n_undated, min(k.event_no) AS event_no
            FROM event_codes k WHERE {event_is_in_view(cursor, filters, "k.event_no")} GROUP BY k.spot_no),
        grouped AS (
            SELECT c.* EXCLUDE (spot_no), s.place_id, s.place_name, s.admin1, s.country, s.where_precision
            FROM counted c JOIN event_spots s USING (spot_no)),
        {PLACED},
        summed AS (
            SELECT spot, min(drawn) AS drawn, min(anchor_name) AS anchor_name, min(admin1) AS admin1,
                min(country) AS country, min(anchor_lat) AS lat, min(anchor_lon) AS lon,
                coalesce(list_sort(list_distinct(list(place_name) FILTER (place_name IS NOT NULL))), []) AS names,
                sum(n_events)::BIGINT AS n_events, sum(n_claims)::BIGINT AS n_claims,
                sum(n_conflicting)::BIGINT AS n_conflicting, sum(n_several)::BIGINT AS n_several,
                sum(n_footage)::BIGINT AS n_footage,
                CASE WHEN min(one_kind) = max(other_kind) AND NOT bool_or(has_mixed) THEN min(one_kind)::VARCHAR
                    ELSE 'several' END AS attribution,
                min(first_day) AS first_day, max(last_day) AS last_day, sum(n_undated)::BIGINT AS n_undated,
                min(event_no) AS event_no, count(*) OVER () AS n_spots
            FROM placed GROUP BY spot),
        shown AS (
            SELECT *, drawn IN ('unmapped', 'country', 'nowhere') AS in_tray FROM summed
            ORDER BY in_tray DESC, n_events DESC, spot LIMIT $most)
        SELECT s.spot, s.drawn,
            CASE WHEN s.drawn IN ('exact', 'near') THEN s.anchor_name WHEN s.drawn = 'governorate' THEN s.admin1 END
                AS name,
            s.names, s.admin1, s.country, CASE WHEN s.drawn IN ('exact', 'near') THEN s.lat END AS lat,
            CASE WHEN s.drawn IN ('exact', 'near') THEN s.lon END AS lon, s.n_events, s.n_claims, s.n_conflicting,
            s.n_several, s.n_footage, s.attribution, s.first_day, s.last_day, s.n_undated,
            CASE WHEN s.n_events = 1 THEN e.title END AS title,
            CASE WHEN s.n_events = 1 THEN e.standing END AS standing,
            CASE WHEN s.n_events = 1 THEN e.voices END AS voices,
            CASE WHEN s.n_events = 1 THEN coalesce(h.figures, e.zero) END AS figures, e.post_id, e.at, s.n_spots
        FROM shown s JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines h ON h.event_no = s.event_no AND h.rule = $rule::aggregation_rule
        ORDER BY s.in_tray DESC, s.n_events DESC, s.spot"""
    return ask(cursor, sql, _values(filters, outlined, most=limit))


def highest_low_bounds(cursor: Cursor, filters: Filters, outlined: Outlined) -> pd.DataFrame:
    """Of each spot the highest low bound of a single event, for the one measure that `filters` name.

    Columns: spot, low, low_words ("≥ 22 killed"), one_sided (true for a minimum). No rows without exactly one measure,
    and none for a spot without a bound. Nothing is added. Of an event of several populations the widest counts.
    """
    if len(filters.measure) != 1:
        return pd.DataFrame(columns=["spot", "low", "low_words", "one_sided"], dtype=object)
    # An event's headline is its number of the first measure, and killed is the first: no other table need be read.
    is_headline = filters.measure == ("killed",) and not filters.population
    seen = event_is_in_view(cursor, filters, "f.event_no")
    from_headlines = f"""SELECT f.event_no, f.low, f.high FROM event_headlines f
            WHERE f.rule = $rule::aggregation_rule AND f.measure = 'killed'::measure AND f.low IS NOT NULL AND {seen}"""
    from_figures = f"""SELECT f.event_no, min_by(f.low, (f.population, f.words)) AS low,
                min_by(f.high, (f.population, f.words)) AS high
            FROM event_numbers f WHERE f.rule = $rule::aggregation_rule
                AND f.measure = $measures[1]::measure AND f.low IS NOT NULL AND {seen}
                AND ($any_population OR list_contains($populations, f.population::VARCHAR))
            GROUP BY f.event_no"""
    sql = f"""
        WITH stated AS ({from_headlines if is_headline else from_figures}),
        figures_of AS MATERIALIZED (SELECT c.spot_no, s.* FROM stated s JOIN event_codes c USING (event_no)),
        tops AS (SELECT spot_no, max(low) AS low FROM figures_of GROUP BY spot_no),
        firsts AS (
            SELECT spot_no, low, min(event_no) AS event_no
            FROM figures_of JOIN tops USING (spot_no, low) GROUP BY spot_no, low),
        grouped AS (
            SELECT f.low, f.event_no, {{'low': f.low, 'high': h.high, 'event_no': f.event_no}} AS figure, s.place_id,
                s.place_name, s.admin1, s.country, s.where_precision
            FROM firsts f JOIN event_spots s USING (spot_no)
            JOIN figures_of h ON h.spot_no = f.spot_no AND h.event_no = f.event_no),
        {PLACED},
        highest AS (
            SELECT spot, max_by(figure, (figure.low, -figure.event_no)) AS figure FROM placed GROUP BY spot)
        SELECT h.spot, h.figure.low AS low, min_by({FIGURE_WORDS}, (f.population, f.words)) AS low_words,
            h.figure.high IS NULL AS one_sided
        FROM highest h JOIN event_numbers f ON f.event_no = h.figure.event_no AND f.rule = $rule::aggregation_rule
            AND f.low = h.figure.low AND f.measure = $measures[1]::measure
        GROUP BY h.spot, h.figure ORDER BY h.spot"""
    return ask(cursor, sql, _values(filters, outlined, any_population=not filters.population))


def governorates(cursor: Cursor, filters: Filters, unit: Unit) -> pd.DataFrame:
    """What was captured of each governorate that an event in view names, however precisely.

    Columns: country, admin1, n (events; or reports, which are entries of posts that tell of them; or speakers, of whom
    a headline that its report repeats brings none). A governorate that is not here has nothing captured in view, which
    is not zero: `searched` says whether anyone looked.
    """
    of_claims = {
        "reports": "count(DISTINCT facet.post_no::BIGINT * 1000000 + coalesce(facet.entry_no, 0))",
        "speakers": f"""count(DISTINCT facet.voice) FILTER (NOT starts_with(facet.voice, '{NOBODY}')
            AND (facet.post_id, facet.claim_no) NOT IN
                (SELECT (post_id, claim_no) FROM claims WHERE repeated_in IS NOT NULL))""",
    }
    if unit == "events":
        told = f"""SELECT s.country, s.admin1, sum(k.n)::BIGINT AS n FROM (
                SELECT spot_no, count(*) AS n FROM event_codes WHERE {event_is_in_view(cursor, filters)}
                GROUP BY spot_no) k
            JOIN event_spots s USING (spot_no) WHERE s.admin1 IS NOT NULL"""
    else:
        told = f"""SELECT facet.country, facet.admin1, {of_claims[unit]}::BIGINT AS n FROM {FACETS}
            WHERE facet.event_no IS NOT NULL AND facet.admin1 <> $not_stated AND {condition(filters)}"""
    return ask(cursor, f"{told} GROUP BY ALL ORDER BY 1, 2", filters.parameters)


def captured(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """The governorates that an event on the days of `filters` names, whatever else they ask.

    Columns: country, admin1.
    """
    sql = """
        SELECT DISTINCT country, admin1 FROM event_spots
        WHERE admin1 IS NOT NULL AND ($first_day IS NULL OR spot_no IN (
            SELECT spot_no FROM event_codes WHERE first_day <= $last_day AND last_day >= $first_day))
        ORDER BY country, admin1"""
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
        WITH counted AS (
            SELECT country, place_id, sum(n_events) AS n FROM event_spots WHERE country IS NOT NULL GROUP BY ALL)
        SELECT c.country, sum(c.n)::BIGINT AS n_events, min(p.lat) AS south, max(p.lat) AS north, min(p.lon) AS west,
            max(p.lon) AS east
        FROM counted c LEFT JOIN places p USING (place_id)
        GROUP BY c.country ORDER BY n_events DESC, c.country"""
    return ask(cursor, sql)


def events_at(
    cursor: Cursor, filters: Filters, outlined: Outlined, keys: tuple[str, ...], limit: int = 60
) -> pd.DataFrame:
    """The events in view at the spots named by `keys`, newest report first.

    Columns: title, spot, drawn, place_name, admin1, where_precision, event_type, date_start, date_end, date_precision,
    reported_first, reported_last, figures (null when no number is stated), revisions, n_unstated, voices, agreement,
    standing, post_id, at, n_in_view (all of them, whatever `limit`).
    """
    sql = f"""
        WITH grouped AS (FROM event_spots),
        {PLACED},
        there AS (
            SELECT c.event_no, g.spot, g.drawn FROM event_codes c
            JOIN (FROM placed WHERE list_contains($keys, spot)) g USING (spot_no)
            WHERE {event_is_in_view(cursor, filters, "c.event_no")}),
        listed AS (
            SELECT k.event_no, k.reported_last, k.n_claims, k.id_order, g.spot, g.drawn, count(*) OVER () AS n_in_view
            FROM event_cards k JOIN there g USING (event_no)
            ORDER BY k.reported_last DESC, k.n_claims DESC, k.id_order LIMIT $most)
        SELECT e.title, l.spot, l.drawn, e.place_name, e.admin1, e.where_precision::INTEGER AS where_precision,
            e.event_type::VARCHAR AS event_type, e.date_start, e.date_end, e.date_precision::VARCHAR AS date_precision,
            e.reported_first, e.reported_last, coalesce(h.figures, e.zero) AS figures,
            e.revisions, e.n_unstated::BIGINT AS n_unstated, e.voices, e.agreement::VARCHAR AS agreement,
            e.standing, e.post_id, e.at, l.n_in_view
        FROM listed l JOIN event_cards e USING (event_no)
        LEFT JOIN event_headlines h ON h.event_no = l.event_no AND h.rule = $rule::aggregation_rule
        ORDER BY l.reported_last DESC, l.n_claims DESC, l.id_order"""
    return ask(cursor, sql, _values(filters, outlined, keys=list(keys), most=limit))
