-- The made-up world as the tables of schema.sql, in their order.

INSERT INTO places (place_id, name, kind, admin1, country, lat, lon, within)
SELECT place_id, name, 'town', admin1, 'SY', lat, lon, 'made-up-governorate-' || (g + 1) FROM town
UNION ALL SELECT place_id, name, 'governorate', name, 'SY', NULL, NULL, 'made-up-country' FROM governorate
UNION ALL SELECT 'made-up-country', 'Syria', 'country', NULL, 'SY', NULL, NULL, NULL
ORDER BY place_id;

INSERT INTO sources (source_id, name, attribution, voice, side, aliases)
SELECT source_id, name, attribution, NULL, side, [] FROM speaker ORDER BY source_id;

INSERT INTO actors (actor_id, name, sector, side, aliases)
SELECT actor_id, name, sector, side, [] FROM acting WHERE actor_id IS NOT NULL ORDER BY actor_id;

CREATE TEMP TABLE made_post AS
SELECT post_id, any_value(content_hash) AS content_hash, any_value(p) AS p, any_value(reported_date) AS published_date,
    string_agg(quotation, E'\n\n' ORDER BY claim_no) AS text, hash(post_id) % 100 < 3 AS has_older
FROM made_sentence GROUP BY post_id;

INSERT INTO posts
SELECT * FROM (
    SELECT post_id, content_hash, 'Publisher ' || p, published_date, NULL, 'http://made-up.example/' || post_id,
        'Live blog of ' || strftime(published_date, '%-d %B %Y'), 'en',
        (CASE WHEN p % 5 = 0 THEN 'excerpt' ELSE 'synthetic' END)::text_kind, text,
        CASE WHEN has_older THEN left(sha256('older ' || post_id), 12) END, true
    FROM made_post
    UNION ALL
    SELECT left(sha256('older ' || post_id), 12), sha256('older ' || post_id), 'Publisher ' || p, published_date, NULL,
        'http://made-up.example/' || post_id, NULL, 'en', 'synthetic', left(text, 80), NULL, false
    FROM made_post WHERE has_older)
ORDER BY published_date, post_id;

INSERT INTO captures SELECT post_id, published_date + INTERVAL 1 DAY FROM posts ORDER BY post_id;

INSERT INTO entries (post_id, entry_no, start, "end")
SELECT post_id, 0, 0, length(text) FROM made_post ORDER BY post_id;
DROP TABLE made_post;

INSERT INTO claims BY NAME
SELECT post_id, claim_no, 0 AS entry_no, (CASE what WHEN 'toll' THEN 'toll' ELSE 'event' END)::claim_kind AS kind,
    quotation, start, start + length(quotation) AS "end", start || '-' || (start + length(quotation)) AS "at",
    CASE WHEN what <> 'toll' THEN event_type END AS event_type, 'reports' AS stance, attribution, speaker,
    start AS speaker_start, start + length(speaker) AS speaker_end, source_id AS speaker_id,
    'Publisher ' || p AS publisher, reported_date, 'http://made-up.example/' || post_id AS url, source_id AS voice,
    speaker AS voice_name, CASE WHEN s % 10 < 2 THEN NULL WHEN s % 10 < 4 THEN 'made-up-source-' || (s // 10 + 1)
        ELSE source_id END AS origin,
    (CASE what WHEN 'hypothetical' THEN 'hypothetical' ELSE 'actual' END)::realis AS realis,
    (CASE WHEN accused IS NULL THEN 'not_stated' WHEN is_disputed THEN 'contested' ELSE 'alleged' END)::responsibility
        AS responsibility,
    n_figures = 0 AS casualties_unstated, quotation AS sentence_to_share, date_start, date_end, date_precision,
    date_words, CASE WHEN date_words IS NOT NULL THEN start + length(quotation) - 1 - length(date_words) END
        AS date_words_start,
    CASE WHEN date_words IS NOT NULL THEN start + length(quotation) - 1 END AS date_words_end,
    place_name AS place, CASE WHEN place_name IS NOT NULL
        THEN start + length(opening || by_words || of_words) + 4 END AS place_start,
    CASE WHEN place_name IS NOT NULL THEN start + length(opening || by_words || of_words || at_words) END AS place_end,
    place_id, admin1, country, where_precision, doing AS "trigger",
    start + length(opening) - length(doing) AS trigger_start, start + length(opening) AS trigger_end,
    0.9 AS confidence, lag > 45 AS is_recollection
FROM made_sentence ORDER BY coalesce(date_start, reported_date), post_id, claim_no;

INSERT INTO claim_actors
SELECT post_id, claim_no, role, name, start + before, start + before + length(name), actor_id, name, actor_id IS NULL AND a > 75
FROM (
    SELECT q, post_id, claim_no, start, coalesce(date_start, reported_date) AS day, 'alleged_perpetrator'::role AS role,
        accused AS a, length(opening) + 4 AS before FROM made_sentence WHERE accused IS NOT NULL
    UNION ALL SELECT q, post_id, claim_no, start, coalesce(date_start, reported_date), 'target', targeted,
        length(opening || by_words) + 9 FROM made_sentence WHERE targeted IS NOT NULL
) JOIN acting USING (a) ORDER BY day, post_id, claim_no, role::VARCHAR, start + before;

INSERT INTO figures BY NAME
WITH at_ AS (
    SELECT f.*, s.post_id, s.claim_no, coalesce(s.date_start, s.reported_date) AS day,
        s.start + length(s.speaker) + 7 + coalesce(sum(length(f.quotation || ' ' || f.measure) + 2) OVER (
            PARTITION BY f.q ORDER BY f.j ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::INTEGER AS start
    FROM made_figure f JOIN made_sentence s USING (q))
SELECT post_id, claim_no * 3 + j AS figure_no, claim_no, quotation, start, start + length(quotation) AS "end", measure,
    population, operator, low, high, CASE operator WHEN 'order_of_magnitude' THEN 24 END AS imputed_low,
    (CASE what WHEN 'toll' THEN 'cumulative' ELSE 'event' END)::scope AS scope,
    (CASE what WHEN 'hypothetical' THEN 'hypothetical' ELSE 'actual' END)::realis AS realis,
    CASE j WHEN 2 THEN claim_no * 3 END AS part_of
FROM at_ ORDER BY day, post_id, figure_no;

-- What assessment would make of these claims, by rules as plain as the world is.
CREATE TEMP TABLE summed AS
SELECT i, arg_min(s.post_id || '.' || s.claim_no, s.q) AS event_id, count(*)::INTEGER AS n_claims,
    count(DISTINCT s.post_id)::INTEGER AS n_posts, count(DISTINCT s.source_id)::INTEGER AS n_voices,
    count(DISTINCT c.origin)::INTEGER AS n_origins, min(s.reported_date) AS reported_first,
    max(s.reported_date) AS reported_last, bool_and(s.attribution = 'footage_claimed') AS footage_only,
    bool_or(s.accused IS NOT NULL) AS is_accused, bool_or(s.is_disputed) AS is_disputed,
    arg_min({'post_id': s.post_id, 'claim_no': s.claim_no, 'speaker': s.speaker}, s.s) AS one,
    arg_max({'post_id': s.post_id, 'claim_no': s.claim_no, 'speaker': s.speaker}, s.s) AS other
FROM made_sentence s JOIN claims c USING (post_id, claim_no) WHERE what = 'event' GROUP BY i;

INSERT INTO events BY NAME
SELECT event_id, upper(doing[1]) || doing[2:] || coalesce(' in ' || place_name, '') AS title, event_type,
    date_start, date_end, date_precision, reported_first, reported_last, place_name, place_id, admin1, country,
    where_precision, lat, lon, (CASE WHEN NOT is_accused THEN 'not_stated' WHEN s.is_disputed THEN 'contested'
        ELSE 'alleged' END)::responsibility AS responsibility, footage_only, n_claims, n_posts, n_voices, n_origins,
    (CASE WHEN s.is_disputed AND n_voices > 1 THEN 'conflicting' WHEN n_origins = 0 THEN 'no_known_origin'
        WHEN n_origins = 1 THEN 'one_origin' ELSE 'several_origins' END)::agreement AS agreement,
    CASE WHEN n_origins > 0 THEN CASE WHEN s.is_disputed AND n_voices > 1 THEN 0.5 ELSE 0.0 END END AS conflict_share,
    (CASE WHEN e.i % 50 = 0 THEN 'confirmed' ELSE 'unassessed' END)::grade AS grade, 0 AS n_reviewed,
    e.i % 50 = 0 AS is_reviewed,
    n_origins || ' origins, made up' AS standing, 'Made up: ' || doing || coalesce(' in ' || place_name, '') || '.'
        AS sentence
FROM placed_event e JOIN summed s USING (i) ORDER BY coalesce(date_start, reported_first), event_id;

INSERT INTO event_claims
SELECT event_id, post_id, claim_no, CASE WHEN post_id || '.' || claim_no <> event_id THEN left(event_id, 12) END,
    CASE WHEN post_id || '.' || claim_no <> event_id THEN event_id[14:]::INTEGER END, 0.9,
    CASE WHEN post_id || '.' || claim_no <> event_id THEN ['the same place and day'] ELSE [] END
FROM made_sentence JOIN summed USING (i) JOIN events USING (event_id)
ORDER BY coalesce(events.date_start, events.reported_first), event_id, post_id, claim_no;

-- The grades are two people's, each given to the first claim of its event.
CREATE TEMP TABLE made_grade AS
SELECT left(md5(event_id || author), 16) AS edit_id, author, event_id, c.*,
    c.reported_date + INTERVAL 30 DAY + CASE author WHEN 'Ana' THEN INTERVAL 9 HOUR ELSE INTERVAL 10 HOUR END AS at_
FROM (SELECT event_id, unnest(['Ana', 'Ben']) AS author FROM events WHERE grade = 'confirmed') AS g
JOIN claims c ON c.post_id || '.' || c.claim_no = g.event_id;

INSERT INTO edits BY NAME
SELECT edit_id, author, at_ AS decided_at, 'grade' AS kind, 'in_effect' AS status, post_id, start, "end", quotation,
    trigger_start AS word_at, 'made up' AS reason, post_id AS found_post_id, claim_no, event_id
FROM made_grade ORDER BY at_, edit_id;

INSERT INTO edit_values SELECT edit_id, 'grade', 'confirmed', NULL FROM made_grade ORDER BY edit_id;

CREATE TEMP TABLE told_figure AS
SELECT event_id, s.source_id AS voice, s.speaker AS voice_name, s.reported_date, s.lag > 45 AS is_recollection, f.measure,
    f.population, f.operator, f.low, f.high, s.post_id, s.claim_no, s.claim_no * 3 + f.j AS figure_no,
    CASE f.operator WHEN 'gte' THEN '≥ ' WHEN 'gt' THEN '> ' WHEN 'approx' THEN '≈ ' ELSE '' END
        || CASE f.operator WHEN 'between' THEN f.low || ' to ' || f.high WHEN 'order_of_magnitude' THEN 'dozens'
            WHEN 'some' THEN 'several' ELSE f.number::VARCHAR END AS words
FROM made_figure f JOIN made_sentence s USING (q) JOIN summed USING (i) WHERE s.what = 'event';
DROP TABLE made_figure;
DROP TABLE made_sentence;

INSERT INTO event_figures BY NAME
WITH combined AS (
    SELECT event_id, measure, population, min(low) AS low,
        CASE WHEN bool_or(high IS NULL) THEN NULL ELSE max(high) END AS high, count(*)::INTEGER AS n_claims,
        string_agg(DISTINCT voice_name, '; ' ORDER BY voice_name) AS voices,
        arg_max({'operator': operator, 'low': low, 'high': high, 'words': words, 'voice': voice_name},
            (reported_date, post_id, figure_no)) AS latest,
        arg_min({'operator': operator, 'low': low, 'high': high, 'words': words, 'voice': voice_name},
            (voice, post_id, figure_no)) AS best
    FROM told_figure GROUP BY event_id, measure, population),
ruled AS (
    SELECT event_id, unnest(['range', 'lowest_minimum', 'latest_of_each', 'best_attributed'])::aggregation_rule AS rule,
        measure, population, n_claims, unnest([
            {'operator': CASE WHEN low IS NULL THEN 'some' WHEN high IS NULL THEN 'gte' WHEN low = high THEN 'eq'
                ELSE 'between' END::operator, 'low': low, 'high': CASE WHEN low IS NOT NULL THEN high END,
            'words': CASE WHEN low IS NULL THEN 'several' WHEN high IS NULL THEN '≥ ' || low WHEN low = high
                THEN low::VARCHAR ELSE low || ' to ' || high END, 'voice': voices},
            {'operator': CASE WHEN low IS NULL THEN 'some' ELSE 'gte' END::operator, 'low': low, 'high': NULL,
            'words': coalesce('≥ ' || low, 'several'), 'voice': voices},
            latest, best]) AS reading
    FROM combined)
SELECT event_id, rule, measure, population, reading.operator AS operator, reading.low AS low, reading.high AS high,
    reading.operator = 'gt' AS low_open, reading.words AS words, reading.voice AS voices, ruled.n_claims
FROM ruled JOIN events USING (event_id)
ORDER BY coalesce(date_start, reported_first), event_id, rule, measure, population;

INSERT INTO event_tracks BY NAME
SELECT event_id, voice, voice_name, measure, population,
    (row_number() OVER told - 1)::INTEGER AS step, reported_date, post_id, figure_no, claim_no, words, is_recollection,
    NOT is_recollection AND lead(figure_no) OVER told IS NULL AS is_latest
FROM told_figure WINDOW told AS (PARTITION BY event_id, voice, measure, population
    ORDER BY is_recollection DESC, reported_date, post_id, figure_no)
ORDER BY event_id, voice, measure, population, step;

INSERT INTO event_origins
SELECT event_id, origin, min(origin), count(*) FROM event_claims JOIN claims USING (post_id, claim_no)
WHERE origin IS NOT NULL GROUP BY event_id, origin ORDER BY event_id, origin;

INSERT INTO event_conflicts
SELECT event_id, field, one.speaker || ': one reading', other.speaker || ': another', one.post_id, one.claim_no,
    other.post_id, other.claim_no
FROM (SELECT *, unnest(['toll', 'responsibility'])::agreement_field AS field FROM summed
    WHERE is_disputed AND n_voices > 1)
WHERE field = 'toll' OR is_accused ORDER BY ALL;

INSERT INTO tolls BY NAME
SELECT 'made-up-toll-' || post_id || '-' || figure_no AS toll_id, true AS from_post, post_id, figure_no,
    'series ' || voice AS series_id, voice_name AS source, attribution, f.measure, f.population, 'Syria' AS territory,
    f.operator, f.low, f.high, c.reported_date AS as_of, 'stated' AS as_of_basis, c.reported_date::VARCHAR AS published,
    c.reported_date AS published_date, true AS cumulative, 'running_tally' AS basis, f.low::VARCHAR AS words,
    'Made up: ' || f.low || ' killed.' AS sentence
FROM claims c JOIN figures f USING (post_id, claim_no) WHERE kind = 'toll' ORDER BY published_date, toll_id;

INSERT INTO toll_scope (toll_id, group_name, counted)
SELECT toll_id, unnest(['civilians', 'opposition_fighters', 'government_military']),
    unnest(['counted', 'partly', 'excluded']) FROM tolls ORDER BY 1, 2;

INSERT INTO searches
SELECT 'made-up-source-' || s, name, day::DATE, (day + INTERVAL 6 DAY)::DATE, 'nobody', DATE '2021-12-31',
    CASE WHEN chance(epoch(day)::BIGINT + g, 'search') < 0.6 THEN 'reports_found' ELSE 'nothing_found' END, NULL
FROM governorate, range(1, 4) AS r(s), range(DATE '2011-03-14', DATE '2021-04-01', INTERVAL 7 DAY) AS w(day)
WHERE chance(epoch(day)::BIGINT * 3 + s * 100 + g, 'searched') < 0.5 ORDER BY ALL;

INSERT INTO meta
SELECT unnest(['country', 'declared_first_date', 'declared_last_date', 'fingerprint', 'first_date', 'format',
        'languages', 'last_date', 'posts', 'snapshot_id', 'title', 'tolls_in_csv']),
    unnest(['SY', '', '', 'made up', min(published_date)::VARCHAR, '1', 'en', max(published_date)::VARCHAR,
        count(*)::VARCHAR, left(sha256(getvariable('figures') || ' ' || getvariable('seed')), 16),
        'Made up: about ' || getvariable('figures') || ' figures', '0']) FROM posts;
