-- A made-up world, in memory only: names, then events, then the claims that speak of them. No row comes from a text, and
-- nothing in it happened. The variables `figures` (about how many) and `seed` decide every value.

CREATE TEMP MACRO chance(i, about) AS (hash(i::BIGINT, about, getvariable('seed')) % 1000003) / 1000003.0;

CREATE TEMP TABLE governorate AS
SELECT g - 1 AS g, 'made-up-governorate-' || g AS place_id, name FROM (
    SELECT unnest(range(1, 15)) AS g, unnest(['Aleppo', 'Damascus', 'Rif Dimashq', 'Homs', 'Idlib', 'Daraa', 'Hama',
        'Deir ez-Zor', 'Latakia', 'Raqqa', 'Hasakah', 'Tartus', 'Suwayda', 'Quneitra']) AS name);

CREATE TEMP TABLE town AS
SELECT t, 'made-up-town-' || t AS place_id, 'Tell ' || t AS name, g, governorate.name AS admin1,
    32.5 + 4.5 * chance(t, 'lat') AS lat, 36 + 5.5 * chance(t, 'lon') AS lon
FROM (SELECT t, (14 * chance(t, 'governorate') ** 2)::INTEGER % 14 AS g FROM range(1, 401) AS r(t))
JOIN governorate USING (g);

CREATE TEMP TABLE speaker AS
SELECT s, 'made-up-source-' || s AS source_id, 'Source ' || s AS name,
    (['monitor', 'activist_network', 'state_media', 'witness', 'government_official', 'own_reporting', 'un_official',
        'footage_claimed'])[1 + s % 8]::attribution AS attribution,
    CASE s % 8 WHEN 0 THEN NULL WHEN 2 THEN 'government' WHEN 4 THEN 'government' WHEN 1 THEN 'opposition' END AS side
FROM range(1, 301) AS r(s);

CREATE TEMP TABLE acting AS
SELECT a, CASE WHEN a <= 60 THEN 'made-up-actor-' || a END AS actor_id,
    CASE WHEN a <= 60 THEN 'Force ' || a ELSE 'Men of ' || a END AS name,
    (['MIL', 'REB', 'CVL', 'PRM', 'UAF', 'OPP'])[1 + a % 6]::sector AS sector,
    (['government', 'opposition', NULL, 'government', NULL, 'opposition'])[1 + a % 6] AS side
FROM range(1, 81) AS r(a);

-- 1.3 figures a claim and 2.24 claims an event, as the chances below have it.
CREATE TEMP TABLE made_event AS
WITH numbered AS (
    SELECT i, CASE WHEN i < 0.0005 * getvariable('figures') THEN 'toll'
            WHEN i < 0.005 * getvariable('figures') THEN 'hypothetical' ELSE 'event' END AS what,
        chance(i, 'where') AS w, chance(i, 'when') AS d, chance(i, 'type') AS y, chance(i, 'size') AS z,
        (DATE '2011-03-15' + (3650 * chance(i, 'day') ** 0.8)::INTEGER) AS day
    FROM range((getvariable('figures') / 1.3 / 2.24)::BIGINT) AS r(i))
SELECT i, what, day, chance(i, 'disputed') < 0.12 AS is_disputed, (1 + exp(5 * z))::BIGINT AS base,
    CASE WHEN what = 'event' THEN least(40, chance(i, 'n') ** -0.6)::INTEGER ELSE 1 END AS n,
    (CASE WHEN w < 0.6 THEN 1 WHEN w < 0.7 THEN 2 WHEN w < 0.75 THEN 3 WHEN w < 0.88 THEN 4 WHEN w < 0.95 THEN 6
        ELSE 7 END)::UTINYINT AS where_precision,
    (CASE WHEN d < 0.7 THEN 'day' WHEN d < 0.8 THEN 'week' WHEN d < 0.85 THEN 'month' ELSE 'unknown' END)
        ::date_precision AS date_precision,
    (CASE WHEN y < 0.25 THEN 'shelling_missile' WHEN y < 0.45 THEN 'armed_clash' WHEN y < 0.58 THEN 'air_strike'
        WHEN y < 0.68 THEN 'bombing' WHEN y < 0.75 THEN 'attack_on_people' WHEN y < 0.79 THEN 'execution_torture'
        WHEN y < 0.84 THEN 'abduction_detention' WHEN y < 0.87 THEN 'territory_change'
        WHEN y < 0.9 THEN 'defection_surrender' WHEN y < 0.93 THEN 'meeting' WHEN y < 0.97 THEN 'statement_demand'
        WHEN y < 0.99 THEN 'humanitarian' ELSE 'chemical' END)::event_type AS event_type,
    1 + (400 * chance(i, 'town') ** 3)::INTEGER % 400 AS t
FROM numbered;

CREATE TEMP TABLE placed_event AS
SELECT e.*, CASE WHEN where_precision <= 3 THEN town.name WHEN where_precision = 4 THEN town.admin1
        WHEN where_precision = 6 THEN 'Syria' END AS place_name,
    CASE WHEN where_precision <= 3 THEN town.place_id
        WHEN where_precision = 4 THEN 'made-up-governorate-' || (town.g + 1)
        WHEN where_precision = 6 THEN 'made-up-country' END AS place_id,
    CASE WHEN where_precision <= 4 THEN town.admin1 END AS admin1,
    CASE WHEN where_precision <= 6 THEN 'SY' END AS country,
    CASE WHEN where_precision <= 3 THEN town.lat END AS lat, CASE WHEN where_precision <= 3 THEN town.lon END AS lon,
    CASE date_precision WHEN 'unknown' THEN NULL WHEN 'month' THEN date_trunc('month', day)::DATE ELSE day END
        AS date_start,
    CASE date_precision WHEN 'unknown' THEN NULL WHEN 'month' THEN last_day(day) WHEN 'week' THEN day + 6 ELSE day END
        AS date_end,
    CASE date_precision WHEN 'unknown' THEN NULL WHEN 'month' THEN strftime(day, '%B %Y')
        WHEN 'week' THEN 'the week of ' || strftime(day, '%-d %B %Y') ELSE strftime(day, '%-d %B %Y') END AS date_words,
    (['shelling', 'fighting', 'an air strike', 'a bombing', 'an attack', 'an act of torture'])[1 + i % 6] AS doing
FROM made_event e JOIN town USING (t);
DROP TABLE made_event;

CREATE TEMP TABLE made_claim AS
WITH told AS (
    SELECT i, k, i * 64 + k AS q, e.* EXCLUDE (i, n), chance(i * 64 + k, 'figures') AS f,
        1 + (300 * chance(i * 64 + k, 'speaker') ** 3)::INTEGER % 300 AS s,
        1 + floor(least(120, 3 + getvariable('figures') / 25000) * chance(i * 64 + k, 'publisher') ** 2)::INTEGER AS p,
        least(60, (0.3 + chance(i * 64 + k, 'lag')) ** -1.2)::INTEGER AS lag,
        CASE WHEN chance(i * 64 + k, 'accused') < 0.55 THEN 1 + (80 * chance(i * 64 + k, 'by') ** 3)::INTEGER % 80 END
            AS accused,
        CASE WHEN chance(i * 64 + k, 'target') < 0.3 THEN 1 + (80 * chance(i * 64 + k, 'of') ** 2)::INTEGER % 80 END
            AS targeted
    FROM placed_event e, unnest(range(e.n)) AS r(k)),
published AS (
    SELECT *, coalesce(date_end, day) + lag AS reported_date, CASE WHEN what = 'toll' THEN 1 WHEN f < 0.25 THEN 0
            WHEN f < 0.6 THEN 1 WHEN f < 0.85 THEN 2 ELSE 3 END AS n_figures
    FROM told),
posted AS (
    SELECT *, row_number() OVER (PARTITION BY reported_date, p ORDER BY q) - 1 AS nth FROM published)
SELECT q, i, what, k, n_figures, s, p, base, is_disputed, event_type, date_precision, date_start, date_end, date_words,
    where_precision, place_name, place_id, admin1, country, doing, accused, targeted, lag, reported_date,
    sha256(concat_ws(' ', getvariable('seed'), reported_date, p, nth // 10)) AS content_hash, (nth % 10)::INTEGER
        AS claim_no
FROM posted;

-- A number: at most three a claim (the first total, the wounded, the children among the dead).
CREATE TEMP TABLE made_figure AS
WITH bounds AS (
    SELECT q, j, i, chance(q * 4 + j, 'operator') AS o, what, event_type, CASE WHEN what = 'toll'
            THEN 20000 + 1000 * (base + i % 50) ELSE CASE j WHEN 2 THEN greatest(1, base // 4) ELSE base END
            * (CASE WHEN is_disputed AND s % 2 = 1 THEN 3 ELSE 1 END) + k // 2 END AS number
    FROM made_claim, unnest(range(n_figures)) AS r(j)),
said AS (
    SELECT q, j, what, (CASE WHEN what = 'toll' THEN 'eq' WHEN o < 0.5 THEN 'eq' WHEN o < 0.75 THEN 'gte'
            WHEN o < 0.83 THEN 'gt' WHEN o < 0.91 THEN 'approx' WHEN o < 0.95 THEN 'between' WHEN o < 0.98
            THEN 'order_of_magnitude' ELSE 'some' END)::operator AS operator, number,
        (CASE WHEN j = 1 THEN 'wounded' WHEN j = 2 OR what = 'toll' THEN 'killed'
            WHEN event_type = 'abduction_detention' THEN 'detained' WHEN event_type = 'defection_surrender'
            THEN 'defected' WHEN event_type = 'humanitarian' THEN 'displaced' ELSE 'killed' END)::measure AS measure,
        (CASE WHEN j = 2 THEN 'children' WHEN j = 1 OR what = 'toll' THEN 'people' WHEN i % 7 = 0 THEN 'civilians'
            WHEN i % 7 = 1 THEN 'combatants' ELSE 'people' END)::population AS population
    FROM bounds)
SELECT *, CASE WHEN operator IN ('eq', 'gte', 'gt', 'approx', 'between') THEN number END AS low,
    CASE WHEN operator IN ('eq', 'approx') THEN number WHEN operator = 'between' THEN number + 5 END AS high,
    CASE operator WHEN 'gte' THEN 'at least ' WHEN 'gt' THEN 'more than ' WHEN 'approx' THEN 'about ' ELSE '' END
        || CASE operator WHEN 'between' THEN number || ' to ' || (number + 5) WHEN 'order_of_magnitude' THEN 'dozens of'
            WHEN 'some' THEN 'several' ELSE number::VARCHAR END
        || CASE population WHEN 'combatants' THEN ' fighters' ELSE ' ' || population END AS quotation
FROM said;

-- The sentence, and where each part of it begins. All of it is ASCII: a letter is a code point.
CREATE TEMP TABLE made_sentence AS
WITH counted AS (
    SELECT q, string_agg(quotation || ' ' || measure, ', ' ORDER BY j) AS numbers FROM made_figure GROUP BY q),
parts AS (
    SELECT c.*, left(content_hash, 12) AS post_id, speaker.name AS speaker, speaker.source_id, speaker.attribution,
        coalesce(numbers, 'people suffered') AS numbers, by_.name AS accused_name, of_.name AS target_name
    FROM made_claim c JOIN speaker USING (s) LEFT JOIN counted USING (q)
    LEFT JOIN acting by_ ON by_.a = c.accused LEFT JOIN acting of_ ON of_.a = c.targeted),
spoken AS (
    SELECT *, speaker || ' said: ' || numbers || ' in ' || doing AS opening,
        coalesce(' by ' || accused_name, '') AS by_words, coalesce(' against ' || target_name, '') AS of_words,
        coalesce(' at ' || place_name, '') AS at_words, coalesce(' on ' || date_words, '') AS on_words
    FROM parts),
whole AS (SELECT *, opening || by_words || of_words || at_words || on_words || '.' AS quotation FROM spoken)
SELECT *, (sum(length(quotation) + 2) OVER (PARTITION BY post_id ORDER BY claim_no) - length(quotation) - 2)::INTEGER
        AS start
FROM whole;
DROP TABLE made_claim;
