-- The snapshot: derived from the workspace's plain files, rebuilt whole, never edited by hand.
-- Closed lists are ENUMs (records/closed_lists.py and docs/codebook.md hold the same values; a test compares them).
-- There are no keys and no CHECKs: they triple a bulk load. storage/validation.py asks the same questions of the
-- finished tables instead, and a snapshot that fails one is never published.
-- Days are local days where the event happened; instants (_at) are UTC. Numbers are persons unless a name says
-- otherwise. Offsets count Unicode code points into posts.text, end exclusive.
-- Names that rows are looked for by, and words that few events share, lie as they are: compressed, one of them could not
-- be read without those before it.

CREATE TYPE text_kind AS ENUM ('verbatim', 'excerpt', 'paraphrase', 'synthetic');
CREATE TYPE measure AS ENUM ('killed', 'wounded', 'casualties', 'missing', 'detained', 'defected', 'displaced');
CREATE TYPE population AS ENUM ('people', 'civilians', 'children', 'women', 'combatants', 'other');
CREATE TYPE operator AS ENUM ('eq', 'gte', 'gt', 'lte', 'lt', 'approx', 'between', 'order_of_magnitude', 'some');
CREATE TYPE scope AS ENUM ('event', 'period', 'cumulative');
CREATE TYPE realis AS ENUM ('actual', 'historical', 'hypothetical', 'denied');
CREATE TYPE event_type AS ENUM ('armed_clash', 'shelling_missile', 'air_strike', 'bombing', 'chemical', 'attack_on_people', 'execution_torture', 'abduction_detention', 'territory_change', 'defection_surrender', 'protest', 'meeting', 'statement_demand', 'humanitarian', 'other');
CREATE TYPE role AS ENUM ('alleged_perpetrator', 'target', 'participant', 'defector', 'speaker', 'counterpart');
CREATE TYPE date_precision AS ENUM ('day', 'week', 'month', 'year', 'unknown');
CREATE TYPE stance AS ENUM ('asserts', 'claims', 'reports', 'estimates', 'confirms', 'denies', 'disputes', 'retracts');
CREATE TYPE attribution AS ENUM ('perpetrator_claim', 'accused_by_opponent', 'monitor', 'activist_network', 'witness', 'state_media', 'government_official', 'un_official', 'own_reporting', 'footage_claimed', 'footage_geolocated', 'unattributed');
CREATE TYPE responsibility AS ENUM ('not_stated', 'alleged', 'contested', 'denied', 'claimed_by_actor', 'accepted_by_actor');
CREATE TYPE toll_basis AS ENUM ('enumeration_deduplicated', 'single_list', 'running_tally', 'period_tally', 'official_statement', 'statistical_estimate', 'survey');
CREATE TYPE toll_relation AS ENUM ('input_of', 'earlier_version_is_input', 'subset_of', 'quotes', 'replaced_by', 'extends');
CREATE TYPE counted AS ENUM ('counted', 'partly', 'not_separable', 'excluded', 'not_stated');
CREATE TYPE scope_group AS ENUM ('civilians', 'opposition_fighters', 'defectors', 'government_military', 'pro_government_militia', 'foreign_fighters', 'unidentified');
CREATE TYPE sector AS ENUM ('GOV', 'MIL', 'PRM', 'REB', 'COP', 'SPY', 'UAF', 'UNK', 'CVL', 'JRN', 'MED', 'REF', 'OPP', 'IGO', 'NGO');
CREATE TYPE agreement AS ENUM ('no_known_origin', 'one_origin', 'several_origins', 'conflicting');
CREATE TYPE agreement_field AS ENUM ('occurrence', 'toll', 'victims', 'responsibility', 'date');
CREATE TYPE grade AS ENUM ('unassessed', 'confirmed', 'corroborated', 'single_source', 'contested', 'discounted');
CREATE TYPE aggregation_rule AS ENUM ('range', 'lowest_minimum', 'latest_of_each', 'best_attributed');
CREATE TYPE claim_kind AS ENUM ('event', 'toll');
CREATE TYPE decision_kind AS ENUM ('accept', 'correct', 'reject', 'add', 'must_link', 'cannot_link', 'origin', 'responsibility', 'grade', 'note', 'undo');
CREATE TYPE edit_status AS ENUM ('in_effect', 'undone', 'overruled', 'waiting', 'orphan');

CREATE TABLE meta (
    "key" VARCHAR,
    "value" VARCHAR
);
COMMENT ON TABLE meta IS 'Facts about this snapshot, one row each.';
COMMENT ON COLUMN meta."key" IS 'snapshot_id, fingerprint, title, first_date, last_date, declared_first_date and declared_last_date (of workspace.toml; empty when it declares none), format';
COMMENT ON COLUMN meta."value" IS 'The value as text';

CREATE TABLE posts (
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    content_hash VARCHAR,
    publisher VARCHAR,
    published_date DATE,
    published_at TIMESTAMP,
    url VARCHAR,
    title VARCHAR,
    language VARCHAR,
    text_kind text_kind,
    text VARCHAR,
    version_of VARCHAR,
    is_current BOOLEAN
);
COMMENT ON TABLE posts IS 'One row a captured page or text; a version of a URL that a later capture replaced has is_current false.';
COMMENT ON COLUMN posts.post_id IS 'First 12 hex digits of content_hash';
COMMENT ON COLUMN posts.content_hash IS 'SHA-256 of LF text and front matter without captured_at';
COMMENT ON COLUMN posts.publisher IS 'Who prints it';
COMMENT ON COLUMN posts.published_date IS 'Day of publication';
COMMENT ON COLUMN posts.published_at IS 'Instant of publication, UTC; null when only the day is known';
COMMENT ON COLUMN posts.url IS 'Address; null when not known';
COMMENT ON COLUMN posts.title IS 'Title as printed; null when there is none';
COMMENT ON COLUMN posts.language IS 'BCP 47 tag';
COMMENT ON COLUMN posts.text_kind IS 'verbatim, excerpt, paraphrase or synthetic';
COMMENT ON COLUMN posts.text IS 'The canonical text that all offsets refer to, LF line ends';
COMMENT ON COLUMN posts.version_of IS 'post_id of the first captured version of the same URL; null for that version itself';
COMMENT ON COLUMN posts.is_current IS 'False when a later version of the same URL exists';

CREATE TABLE captures (
    post_id VARCHAR,
    captured_at TIMESTAMP
);
COMMENT ON TABLE captures IS 'When each post was captured. Outside the identity of the snapshot: the same text captured on another day is the same post.';
COMMENT ON COLUMN captures.post_id IS 'The post';
COMMENT ON COLUMN captures.captured_at IS 'Instant of capture, UTC; null when not recorded';

CREATE TABLE entries (
    post_id VARCHAR,
    entry_no INTEGER,
    start INTEGER,
    "end" INTEGER,
    heading VARCHAR,
    stamped_at TIMESTAMP,
    outlet VARCHAR,
    published_date DATE,
    url VARCHAR
);
COMMENT ON TABLE entries IS 'Headed or time-stamped updates inside a post.';
COMMENT ON COLUMN entries.post_id IS 'The post';
COMMENT ON COLUMN entries.entry_no IS 'Order in the post, from 0';
COMMENT ON COLUMN entries.start IS 'First code point';
COMMENT ON COLUMN entries."end" IS 'After the last code point';
COMMENT ON COLUMN entries.heading IS 'Heading as written; null when there is none';
COMMENT ON COLUMN entries.stamped_at IS 'Instant of the entry''s own time stamp, UTC';
COMMENT ON COLUMN entries.outlet IS 'Outlet a digest entry rests on; stands for the publisher';
COMMENT ON COLUMN entries.published_date IS 'Day of that outlet''s report';
COMMENT ON COLUMN entries.url IS 'Address of that outlet''s report';

CREATE TABLE claims (
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    claim_no INTEGER,
    entry_no INTEGER,
    kind claim_kind,
    quotation VARCHAR,
    start INTEGER,
    "end" INTEGER,
    "at" VARCHAR,
    event_type event_type,
    stance stance,
    attribution attribution,
    speaker VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_id VARCHAR,
    relayed_by VARCHAR,
    relayed_by_start INTEGER,
    relayed_by_end INTEGER,
    relayed_by_id VARCHAR,
    cited VARCHAR,
    cited_start INTEGER,
    cited_end INTEGER,
    publisher VARCHAR,
    reported_date DATE,
    reported_at TIMESTAMP,
    url VARCHAR,
    voice VARCHAR,
    voice_name VARCHAR,
    origin VARCHAR,
    realis realis,
    responsibility responsibility,
    casualties_unstated BOOLEAN,
    zero_stated measure,
    sentence_to_share VARCHAR,
    date_start DATE,
    date_end DATE,
    date_precision date_precision,
    date_words VARCHAR,
    date_words_start INTEGER,
    date_words_end INTEGER,
    place VARCHAR,
    place_start INTEGER,
    place_end INTEGER,
    place_id VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    where_precision UTINYINT,
    "trigger" VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER,
    confidence DOUBLE,
    is_recollection BOOLEAN,
    is_reviewed BOOLEAN,
    repeated_in INTEGER
);
COMMENT ON TABLE claims IS 'One assertion at one place in a post. Only current versions of posts make claims.';
COMMENT ON COLUMN claims.post_id IS 'The post';
COMMENT ON COLUMN claims.claim_no IS 'Order in the post, from 0';
COMMENT ON COLUMN claims.entry_no IS 'The entry';
COMMENT ON COLUMN claims.kind IS 'event, or toll for a conflict or period';
COMMENT ON COLUMN claims.quotation IS 'The sentence';
COMMENT ON COLUMN claims.start IS 'First code point of the sentence';
COMMENT ON COLUMN claims."end" IS 'After its last code point';
COMMENT ON COLUMN claims."at" IS 'The claim as links name it: "120-146", or "120-146.3" (its number) where other claims of the post stand at the same words';
COMMENT ON COLUMN claims.event_type IS 'What happened; null for tolls';
COMMENT ON COLUMN claims.stance IS 'How the speaker puts it';
COMMENT ON COLUMN claims.attribution IS 'What kind of speaker';
COMMENT ON COLUMN claims.speaker IS 'Who says it; null when the document itself asserts, as written';
COMMENT ON COLUMN claims.speaker_start IS 'First code point of speaker';
COMMENT ON COLUMN claims.speaker_end IS 'After the last code point of speaker';
COMMENT ON COLUMN claims.speaker_id IS 'sources.csv, when known';
COMMENT ON COLUMN claims.relayed_by IS 'Who passes it on, as written';
COMMENT ON COLUMN claims.relayed_by_start IS 'First code point of relayed_by';
COMMENT ON COLUMN claims.relayed_by_end IS 'After the last code point of relayed_by';
COMMENT ON COLUMN claims.relayed_by_id IS 'sources.csv, when known';
COMMENT ON COLUMN claims.cited IS 'What the speaker rests on ("local sources"), as written';
COMMENT ON COLUMN claims.cited_start IS 'First code point of cited';
COMMENT ON COLUMN claims.cited_end IS 'After the last code point of cited';
COMMENT ON COLUMN claims.publisher IS 'The entry''s outlet, else the post''s publisher';
COMMENT ON COLUMN claims.reported_date IS 'The entry''s day, else the post''s';
COMMENT ON COLUMN claims.reported_at IS 'The entry''s instant, else the post''s, UTC; null when only the day is known';
COMMENT ON COLUMN claims.url IS 'The entry''s address, else the post''s';
COMMENT ON COLUMN claims.voice IS 'Key of who speaks, through sources.csv voices: one voice that changes a number revises it';
COMMENT ON COLUMN claims.voice_name IS 'That voice in words';
COMMENT ON COLUMN claims.origin IS 'Key of where the claim first came from; null when unknown, which adds no origin';
COMMENT ON COLUMN claims.realis IS 'actual, historical, hypothetical or denied';
COMMENT ON COLUMN claims.responsibility IS 'What is said of who did it';
COMMENT ON COLUMN claims.casualties_unstated IS 'True when the text speaks of harm or an attack without a number: not zero';
COMMENT ON COLUMN claims.zero_stated IS 'What the text says nobody suffered (casualties: no harm at all); null without such a statement. It has no figure';
COMMENT ON COLUMN claims.sentence_to_share IS 'The quotation as tables to take away carry it: without names of persons whom neither actors.csv nor the list of public people knows, handles and addresses';
COMMENT ON COLUMN claims.date_start IS 'First possible local day; null when not stated';
COMMENT ON COLUMN claims.date_end IS 'Last possible local day';
COMMENT ON COLUMN claims.date_precision IS 'day, week, month, year or unknown';
COMMENT ON COLUMN claims.date_words IS 'The words the date was read from, as written';
COMMENT ON COLUMN claims.date_words_start IS 'First code point of date_words';
COMMENT ON COLUMN claims.date_words_end IS 'After the last code point of date_words';
COMMENT ON COLUMN claims.place IS 'The place, as written';
COMMENT ON COLUMN claims.place_start IS 'First code point of place';
COMMENT ON COLUMN claims.place_end IS 'After the last code point of place';
COMMENT ON COLUMN claims.place_id IS 'gazetteer.csv, when known';
COMMENT ON COLUMN claims.admin1 IS 'Governorate or province';
COMMENT ON COLUMN claims.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN claims.where_precision IS 'UCDP: 1 exact, 2 near, 3 district, 4 province, 5 larger area, 6 country, 7 unknown';
COMMENT ON COLUMN claims."trigger" IS 'The word that names the event, as written';
COMMENT ON COLUMN claims.trigger_start IS 'First code point of trigger';
COMMENT ON COLUMN claims.trigger_end IS 'After the last code point of trigger';
COMMENT ON COLUMN claims.confidence IS '0 to 1, the extractor''s own, for ordering reviews only';
COMMENT ON COLUMN claims.is_recollection IS 'True when an older event is recalled: never the latest of its speaker';
COMMENT ON COLUMN claims.is_reviewed IS 'True when a person accepted, corrected or added it, or a figure of it';
COMMENT ON COLUMN claims.repeated_in IS 'Of a headline that its entry''s text repeats, the claim_no there: no second report of the event; else null';

CREATE TABLE claim_actors (
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    claim_no INTEGER,
    role role,
    name VARCHAR,
    start INTEGER,
    "end" INTEGER,
    actor_id VARCHAR,
    actor_name VARCHAR,
    is_person BOOLEAN
);
COMMENT ON TABLE claim_actors IS 'Actors of a claim, by role, as written.';
COMMENT ON COLUMN claim_actors.post_id IS 'The post';
COMMENT ON COLUMN claim_actors.claim_no IS 'The claim';
COMMENT ON COLUMN claim_actors.role IS 'alleged_perpetrator, target, participant, defector, speaker, counterpart';
COMMENT ON COLUMN claim_actors.name IS 'As written';
COMMENT ON COLUMN claim_actors.start IS 'First code point';
COMMENT ON COLUMN claim_actors."end" IS 'After the last code point';
COMMENT ON COLUMN claim_actors.actor_id IS 'actors.csv, when known';
COMMENT ON COLUMN claim_actors.actor_name IS 'Our neutral label, else the words as written';
COMMENT ON COLUMN claim_actors.is_person IS 'True when the words look like the name of a person whom neither actors.csv nor the list of public people knows: not exported';

CREATE TABLE figures (
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    figure_no INTEGER,
    claim_no INTEGER,
    quotation VARCHAR,
    start INTEGER,
    "end" INTEGER,
    measure measure,
    population population,
    operator operator,
    low BIGINT,
    high BIGINT,
    imputed_low BIGINT,
    scope scope,
    realis realis,
    part_of INTEGER,
    victim_side VARCHAR,
    victim_words VARCHAR
);
COMMENT ON TABLE figures IS 'One number phrase of a claim, the bound kept as stated.';
COMMENT ON COLUMN figures.post_id IS 'The post';
COMMENT ON COLUMN figures.figure_no IS 'Order in the post, from 0';
COMMENT ON COLUMN figures.claim_no IS 'The claim';
COMMENT ON COLUMN figures.quotation IS 'The number phrase as written';
COMMENT ON COLUMN figures.start IS 'First code point';
COMMENT ON COLUMN figures."end" IS 'After the last code point';
COMMENT ON COLUMN figures.measure IS 'What was counted';
COMMENT ON COLUMN figures.population IS 'Of whom';
COMMENT ON COLUMN figures.operator IS 'The bound as stated';
COMMENT ON COLUMN figures.low IS 'Low as stated';
COMMENT ON COLUMN figures.high IS 'High as stated';
COMMENT ON COLUMN figures.imputed_low IS 'Lower bound a named rule supplies for a word ("dozens": 24); never mixed with low';
COMMENT ON COLUMN figures.scope IS 'event, period or cumulative';
COMMENT ON COLUMN figures.realis IS 'actual, historical, hypothetical or denied';
COMMENT ON COLUMN figures.part_of IS 'figure_no of the total this is a subset of';
COMMENT ON COLUMN figures.victim_side IS 'Side of the people counted, when stated';
COMMENT ON COLUMN figures.victim_words IS 'The noun counted, as written';

CREATE TABLE events (
    event_id VARCHAR,
    title VARCHAR,
    event_type event_type,
    date_start DATE,
    date_end DATE,
    date_precision date_precision,
    reported_first DATE,
    reported_last DATE,
    place_name VARCHAR,
    place_id VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    where_precision UTINYINT,
    lat DOUBLE,
    lon DOUBLE,
    responsibility responsibility,
    footage_only BOOLEAN,
    n_claims INTEGER,
    n_posts INTEGER,
    n_voices INTEGER,
    n_origins INTEGER,
    agreement agreement,
    conflict_share DOUBLE,
    grade grade,
    n_reviewed INTEGER,
    is_reviewed BOOLEAN,
    standing VARCHAR,
    sentence VARCHAR
);
COMMENT ON TABLE events IS 'What several claims speak of. Derived: named from outside by any of its claims.';
COMMENT ON COLUMN events.event_id IS 'Key of the first claim';
COMMENT ON COLUMN events.title IS 'What and where, in neutral words';
COMMENT ON COLUMN events.event_type IS 'Most specific type its claims agree on';
COMMENT ON COLUMN events.date_start IS 'First possible local day; null when no claim states one';
COMMENT ON COLUMN events.date_end IS 'Last possible local day';
COMMENT ON COLUMN events.date_precision IS 'Best precision a claim gives';
COMMENT ON COLUMN events.reported_first IS 'Day of the first report';
COMMENT ON COLUMN events.reported_last IS 'Day of the last report';
COMMENT ON COLUMN events.place_name IS 'Place';
COMMENT ON COLUMN events.place_id IS 'gazetteer.csv, when known';
COMMENT ON COLUMN events.admin1 IS 'Governorate or province';
COMMENT ON COLUMN events.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN events.where_precision IS 'UCDP 1 to 7';
COMMENT ON COLUMN events.lat IS 'Degrees; null without a sourced coordinate';
COMMENT ON COLUMN events.lon IS 'Degrees';
COMMENT ON COLUMN events.responsibility IS 'Summed over its claims: contested when voices differ';
COMMENT ON COLUMN events.footage_only IS 'True when every claim rests on footage';
COMMENT ON COLUMN events.n_claims IS 'Claims';
COMMENT ON COLUMN events.n_posts IS 'Posts';
COMMENT ON COLUMN events.n_voices IS 'Distinct voices, headlines that their text repeats left out; a document that nobody is named for ("the report") is none';
COMMENT ON COLUMN events.n_origins IS 'Known independent origins';
COMMENT ON COLUMN events.agreement IS 'What a machine may say';
COMMENT ON COLUMN events.conflict_share IS 'Share of origins that disagree with the most common reading, 0 to 1; null without a known origin';
COMMENT ON COLUMN events.grade IS 'A person''s; unassessed until then';
COMMENT ON COLUMN events.n_reviewed IS 'Claims of it that a person accepted, corrected or added';
COMMENT ON COLUMN events.is_reviewed IS 'True when a person graded it, or accepted or corrected every claim of it';
COMMENT ON COLUMN events.standing IS 'agreement plus grade, in words';
COMMENT ON COLUMN events.sentence IS 'Ready to copy';

CREATE TABLE event_claims (
    event_id VARCHAR USING COMPRESSION 'uncompressed',
    post_id VARCHAR,
    claim_no INTEGER,
    joined_to_post_id VARCHAR,
    joined_to_claim_no INTEGER,
    score DOUBLE,
    reasons VARCHAR[]
);
COMMENT ON TABLE event_claims IS 'Which claims make an event, and why.';
COMMENT ON COLUMN event_claims.event_id IS 'The event';
COMMENT ON COLUMN event_claims.post_id IS 'The claim''s post';
COMMENT ON COLUMN event_claims.claim_no IS 'The claim';
COMMENT ON COLUMN event_claims.joined_to_post_id IS 'The claim it matched best; null for the first';
COMMENT ON COLUMN event_claims.joined_to_claim_no IS 'That claim';
COMMENT ON COLUMN event_claims.score IS '0 to 1';
COMMENT ON COLUMN event_claims.reasons IS 'In words, one a reason';

CREATE TABLE event_figures (
    event_id VARCHAR,
    rule aggregation_rule,
    measure measure,
    population population,
    operator operator,
    low BIGINT,
    high BIGINT,
    low_open BOOLEAN,
    words VARCHAR,
    voices VARCHAR,
    n_claims INTEGER,
    imputed_low BIGINT
);
COMMENT ON TABLE event_figures IS 'The number of an event under each aggregation rule.';
COMMENT ON COLUMN event_figures.event_id IS 'The event';
COMMENT ON COLUMN event_figures.rule IS 'How reports are combined';
COMMENT ON COLUMN event_figures.measure IS 'What was counted';
COMMENT ON COLUMN event_figures.population IS 'Of whom';
COMMENT ON COLUMN event_figures.operator IS 'Of the combined reading';
COMMENT ON COLUMN event_figures.low IS 'Lower bound; null when none is stated';
COMMENT ON COLUMN event_figures.high IS 'Upper bound; null when open';
COMMENT ON COLUMN event_figures.low_open IS 'True when low itself is excluded';
COMMENT ON COLUMN event_figures.words IS 'The reading as shown: "≥ 22", "10", "18 or ≥ 29"';
COMMENT ON COLUMN event_figures.voices IS 'Who says so, joined with "; "';
COMMENT ON COLUMN event_figures.n_claims IS 'Claims combined';
COMMENT ON COLUMN event_figures.imputed_low IS 'Lower bound for words such as dozens, by rule; null when none';

CREATE TABLE event_tracks (
    event_id VARCHAR,
    voice VARCHAR,
    voice_name VARCHAR,
    measure measure,
    population population,
    step INTEGER,
    reported_date DATE,
    post_id VARCHAR,
    figure_no INTEGER,
    claim_no INTEGER,
    words VARCHAR,
    is_recollection BOOLEAN,
    is_latest BOOLEAN
);
COMMENT ON TABLE event_tracks IS 'Figures of one voice for one event in order of publication: a change is a revision, not a conflict.';
COMMENT ON COLUMN event_tracks.event_id IS 'The event';
COMMENT ON COLUMN event_tracks.voice IS 'Key of who speaks';
COMMENT ON COLUMN event_tracks.voice_name IS 'In words';
COMMENT ON COLUMN event_tracks.measure IS 'What was counted';
COMMENT ON COLUMN event_tracks.population IS 'Of whom';
COMMENT ON COLUMN event_tracks.step IS 'Order of publication, from 0';
COMMENT ON COLUMN event_tracks.reported_date IS 'Day of publication';
COMMENT ON COLUMN event_tracks.post_id IS 'The figure''s post';
COMMENT ON COLUMN event_tracks.figure_no IS 'The figure';
COMMENT ON COLUMN event_tracks.claim_no IS 'The claim';
COMMENT ON COLUMN event_tracks.words IS 'The number as stated: "≥ 22"';
COMMENT ON COLUMN event_tracks.is_recollection IS 'True when recalled later: never the latest';
COMMENT ON COLUMN event_tracks.is_latest IS 'True for the voice''s latest number';

CREATE TABLE event_origins (
    event_id VARCHAR,
    origin VARCHAR,
    origin_name VARCHAR,
    n_claims INTEGER
);
COMMENT ON TABLE event_origins IS 'Where the reports of an event first came from.';
COMMENT ON COLUMN event_origins.event_id IS 'The event';
COMMENT ON COLUMN event_origins.origin IS 'Key';
COMMENT ON COLUMN event_origins.origin_name IS 'In words';
COMMENT ON COLUMN event_origins.n_claims IS 'Claims that go back to it';

CREATE TABLE event_conflicts (
    event_id VARCHAR,
    field agreement_field,
    "one" VARCHAR,
    "other" VARCHAR,
    one_post_id VARCHAR,
    one_claim_no INTEGER,
    other_post_id VARCHAR,
    other_claim_no INTEGER
);
COMMENT ON TABLE event_conflicts IS 'In which fields the reports of an event conflict, with both readings.';
COMMENT ON COLUMN event_conflicts.event_id IS 'The event';
COMMENT ON COLUMN event_conflicts.field IS 'occurrence, toll, victims, responsibility or date';
COMMENT ON COLUMN event_conflicts."one" IS 'One reading, with its speaker';
COMMENT ON COLUMN event_conflicts."other" IS 'The other reading, with its speaker';
COMMENT ON COLUMN event_conflicts.one_post_id IS 'Post of the first reading';
COMMENT ON COLUMN event_conflicts.one_claim_no IS 'Its claim';
COMMENT ON COLUMN event_conflicts.other_post_id IS 'Post of the second reading';
COMMENT ON COLUMN event_conflicts.other_claim_no IS 'Its claim';

CREATE TABLE tolls (
    toll_id VARCHAR,
    from_post BOOLEAN,
    post_id VARCHAR,
    figure_no INTEGER,
    series_id VARCHAR,
    source VARCHAR,
    attribution attribution,
    measure measure,
    population population,
    territory VARCHAR,
    operator operator,
    low BIGINT,
    high BIGINT,
    interval_low BIGINT,
    interval_high BIGINT,
    reading VARCHAR,
    coverage_from VARCHAR,
    coverage_to VARCHAR,
    as_of DATE,
    as_of_basis VARCHAR,
    published VARCHAR,
    published_date DATE,
    cumulative BOOLEAN,
    basis toll_basis,
    excluded_records BIGINT,
    citation VARCHAR,
    note VARCHAR,
    told_with VARCHAR,
    counted_words VARCHAR,
    words VARCHAR,
    sentence VARCHAR
);
COMMENT ON TABLE tolls IS 'Figures for a conflict or period by a named source, from tolls.csv or read in a post.';
COMMENT ON COLUMN tolls.toll_id IS 'Key';
COMMENT ON COLUMN tolls.from_post IS 'True when read in a post, false when from tolls.csv';
COMMENT ON COLUMN tolls.post_id IS 'The post it was read in; for a row of tolls.csv, the post that repeats it, else null';
COMMENT ON COLUMN tolls.figure_no IS 'The figure there';
COMMENT ON COLUMN tolls.series_id IS 'Only tolls of one series and equal scope may share a line';
COMMENT ON COLUMN tolls.source IS 'Whose number';
COMMENT ON COLUMN tolls.attribution IS 'What kind of source; null when not known';
COMMENT ON COLUMN tolls.measure IS 'What was counted';
COMMENT ON COLUMN tolls.population IS 'Of whom';
COMMENT ON COLUMN tolls.territory IS 'Where';
COMMENT ON COLUMN tolls.operator IS 'The bound as stated';
COMMENT ON COLUMN tolls.low IS 'Low as stated';
COMMENT ON COLUMN tolls.high IS 'High as stated';
COMMENT ON COLUMN tolls.interval_low IS 'Lower end of a statistical interval';
COMMENT ON COLUMN tolls.interval_high IS 'Upper end';
COMMENT ON COLUMN tolls.reading IS '"documented minimum" makes any operator a lower bound';
COMMENT ON COLUMN tolls.coverage_from IS 'EDTF';
COMMENT ON COLUMN tolls.coverage_to IS 'EDTF';
COMMENT ON COLUMN tolls.as_of IS 'The day the number stands for; null when not stated';
COMMENT ON COLUMN tolls.as_of_basis IS 'How as_of is known';
COMMENT ON COLUMN tolls.published IS 'EDTF day or month of publication';
COMMENT ON COLUMN tolls.published_date IS 'Last possible day of publication';
COMMENT ON COLUMN tolls.cumulative IS 'True for a running total';
COMMENT ON COLUMN tolls.basis IS 'How it was made; null when not known';
COMMENT ON COLUMN tolls.excluded_records IS 'Records left out, when stated';
COMMENT ON COLUMN tolls.citation IS 'Where it is published';
COMMENT ON COLUMN tolls.note IS 'What a reader must know';
COMMENT ON COLUMN tolls.told_with IS 'What its post tells beside it: parts, the number before, the same number told round';
COMMENT ON COLUMN tolls.counted_words IS '"refugees" where its sentence counts them among the displaced; else null';
COMMENT ON COLUMN tolls.words IS '"> 100,000"';
COMMENT ON COLUMN tolls.sentence IS 'Ready to copy';

CREATE TABLE toll_links (
    toll_id VARCHAR,
    "other" VARCHAR,
    relation toll_relation,
    note VARCHAR
);
COMMENT ON TABLE toll_links IS 'Lineage: how one toll rests on another.';
COMMENT ON COLUMN toll_links.toll_id IS 'The toll';
COMMENT ON COLUMN toll_links."other" IS 'The toll it relates to';
COMMENT ON COLUMN toll_links.relation IS 'input_of, earlier_version_is_input, subset_of, quotes, replaced_by, extends';
COMMENT ON COLUMN toll_links.note IS 'In words';

CREATE TABLE toll_parts (
    toll_id VARCHAR,
    part VARCHAR,
    population population,
    "value" BIGINT,
    note VARCHAR
);
COMMENT ON TABLE toll_parts IS 'Stated parts of a toll; a stated zero is a zero.';
COMMENT ON COLUMN toll_parts.toll_id IS 'The toll';
COMMENT ON COLUMN toll_parts.part IS 'As the source names it';
COMMENT ON COLUMN toll_parts.population IS 'Of whom';
COMMENT ON COLUMN toll_parts."value" IS 'Persons';
COMMENT ON COLUMN toll_parts.note IS 'In words';

CREATE TABLE toll_scope (
    toll_id VARCHAR,
    group_name scope_group,
    counted counted,
    note VARCHAR
);
COMMENT ON TABLE toll_scope IS 'Which groups a toll counts. No row means not_stated.';
COMMENT ON COLUMN toll_scope.toll_id IS 'The toll';
COMMENT ON COLUMN toll_scope.group_name IS 'The group';
COMMENT ON COLUMN toll_scope.counted IS 'counted, partly, not_separable, excluded or not_stated';
COMMENT ON COLUMN toll_scope.note IS 'In words';

CREATE TABLE sources (
    source_id VARCHAR,
    name VARCHAR,
    attribution attribution,
    voice VARCHAR,
    side VARCHAR,
    aliases VARCHAR[],
    country VARCHAR,
    url VARCHAR,
    counts VARCHAR,
    does_not_count VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE sources IS 'Who speaks or prints.';
COMMENT ON COLUMN sources.source_id IS 'Key';
COMMENT ON COLUMN sources.name IS 'Name';
COMMENT ON COLUMN sources.attribution IS 'What kind';
COMMENT ON COLUMN sources.voice IS 'source_id it speaks as';
COMMENT ON COLUMN sources.side IS 'Side it belongs to';
COMMENT ON COLUMN sources.aliases IS 'Other names';
COMMENT ON COLUMN sources.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN sources.url IS 'Address';
COMMENT ON COLUMN sources.counts IS 'What it counts';
COMMENT ON COLUMN sources.does_not_count IS 'What it leaves out';
COMMENT ON COLUMN sources.note IS 'In words';

CREATE TABLE actors (
    actor_id VARCHAR,
    name VARCHAR,
    sector sector,
    side VARCHAR,
    aliases VARCHAR[],
    country VARCHAR,
    valid_from DATE,
    valid_to DATE,
    note VARCHAR
);
COMMENT ON TABLE actors IS 'Who acts.';
COMMENT ON COLUMN actors.actor_id IS 'Key';
COMMENT ON COLUMN actors.name IS 'Our neutral label';
COMMENT ON COLUMN actors.sector IS 'PLOVER sector';
COMMENT ON COLUMN actors.side IS 'Side';
COMMENT ON COLUMN actors.aliases IS 'Other names, partisan ones among them';
COMMENT ON COLUMN actors.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN actors.valid_from IS 'First day the name applies';
COMMENT ON COLUMN actors.valid_to IS 'Last day';
COMMENT ON COLUMN actors.note IS 'In words';

CREATE TABLE places (
    place_id VARCHAR,
    name VARCHAR,
    name_ar VARCHAR,
    kind VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    lat DOUBLE,
    lon DOUBLE,
    within VARCHAR
);
COMMENT ON TABLE places IS 'The gazetteer rows that claims and events use, those they lie within, and every governorate and country.';
COMMENT ON COLUMN places.place_id IS 'Key';
COMMENT ON COLUMN places.name IS 'Common English name';
COMMENT ON COLUMN places.name_ar IS 'Arabic name';
COMMENT ON COLUMN places.kind IS 'country, governorate, district, town, neighbourhood or site';
COMMENT ON COLUMN places.admin1 IS 'Governorate';
COMMENT ON COLUMN places.country IS 'ISO 3166 alpha-2';
COMMENT ON COLUMN places.lat IS 'Degrees; null without a sourced coordinate';
COMMENT ON COLUMN places.lon IS 'Degrees';
COMMENT ON COLUMN places.within IS 'place_id it lies in';

CREATE TABLE searches (
    source_id VARCHAR,
    admin1 VARCHAR,
    from_date DATE,
    to_date DATE,
    searched_by VARCHAR,
    searched_date DATE,
    result VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE searches IS 'Which source was searched, for what place and days, by whom, with what result.';
COMMENT ON COLUMN searches.source_id IS 'sources.csv';
COMMENT ON COLUMN searches.admin1 IS 'Governorate; null for the whole country';
COMMENT ON COLUMN searches.from_date IS 'First day';
COMMENT ON COLUMN searches.to_date IS 'Last day';
COMMENT ON COLUMN searches.searched_by IS 'Who';
COMMENT ON COLUMN searches.searched_date IS 'When';
COMMENT ON COLUMN searches.result IS 'reports_found or nothing_found';
COMMENT ON COLUMN searches.note IS 'In words';

CREATE TABLE problems (
    kind VARCHAR,
    subject VARCHAR,
    words VARCHAR
);
COMMENT ON TABLE problems IS 'What a person should know about the workspace''s files; none of it stops a build.';
COMMENT ON COLUMN problems.kind IS 'parts_do_not_add_up, unknown_place, overlapping_searches, …';
COMMENT ON COLUMN problems.subject IS 'What it concerns';
COMMENT ON COLUMN problems.words IS 'In words';

-- Derived from the tables above by storage/derived.py, so that a page need not join five of them for each question.

CREATE TABLE claim_facets (
    post_id VARCHAR,
    claim_no INTEGER,
    post_no INTEGER,
    entry_no INTEGER,
    event_no INTEGER,
    kind claim_kind,
    first_day DATE,
    last_day DATE,
    reported_date DATE,
    country VARCHAR,
    admin1 VARCHAR,
    place_id VARCHAR,
    type VARCHAR,
    voice VARCHAR,
    publisher VARCHAR,
    attribution attribution,
    origin VARCHAR,
    stance stance,
    realis realis,
    responsibility responsibility,
    casualties_unstated BOOLEAN,
    is_recollection BOOLEAN,
    actors VARCHAR[],
    measures VARCHAR,
    populations VARCHAR,
    day_known BOOLEAN,
    place_known BOOLEAN,
    agreement agreement,
    is_reviewed BOOLEAN,
    text_kind text_kind,
    is_current BOOLEAN
);
COMMENT ON TABLE claim_facets IS 'What filters ask of each claim, one row a claim, in order of days. Derived.';
COMMENT ON COLUMN claim_facets.post_id IS 'The post';
COMMENT ON COLUMN claim_facets.claim_no IS 'The claim';
COMMENT ON COLUMN claim_facets.post_no IS 'Its post, by place in the order of the table posts, from 1';
COMMENT ON COLUMN claim_facets.entry_no IS 'Its entry';
COMMENT ON COLUMN claim_facets.event_no IS 'Its event, by place in the order of the table events, from 1; null without an event';
COMMENT ON COLUMN claim_facets.kind IS 'event, or toll for a conflict or period';
COMMENT ON COLUMN claim_facets.first_day IS 'First possible local day of its event, else its own, else the day of the first report';
COMMENT ON COLUMN claim_facets.last_day IS 'Last possible local day of its event, else its own, else the day of the last report';
COMMENT ON COLUMN claim_facets.reported_date IS 'Day of the report';
COMMENT ON COLUMN claim_facets.country IS 'Of its event, else its own; ISO 3166 alpha-2';
COMMENT ON COLUMN claim_facets.admin1 IS 'Governorate of its event, else its own, else not-stated';
COMMENT ON COLUMN claim_facets.place_id IS 'Place of its event, else its own; gazetteer.csv';
COMMENT ON COLUMN claim_facets.type IS 'Event type of its event, else its own; toll for a toll';
COMMENT ON COLUMN claim_facets.voice IS 'Key of who speaks; not-stated when nobody does';
COMMENT ON COLUMN claim_facets.publisher IS 'Who prints it';
COMMENT ON COLUMN claim_facets.attribution IS 'What kind of speaker';
COMMENT ON COLUMN claim_facets.origin IS 'Key of where it first came from; null when unknown';
COMMENT ON COLUMN claim_facets.stance IS 'How the speaker puts it';
COMMENT ON COLUMN claim_facets.realis IS 'actual, historical, hypothetical or denied';
COMMENT ON COLUMN claim_facets.responsibility IS 'What it says of who did it';
COMMENT ON COLUMN claim_facets.casualties_unstated IS 'True when it speaks of harm without a number: not zero';
COMMENT ON COLUMN claim_facets.is_recollection IS 'True when an older event is recalled';
COMMENT ON COLUMN claim_facets.actors IS 'Its actors: key in actors.csv, else the words in lower case; not-stated alone when it names none';
COMMENT ON COLUMN claim_facets.measures IS 'What its figures count, joined with spaces; null without a figure';
COMMENT ON COLUMN claim_facets.populations IS 'Whom its figures count, joined with spaces; null without a figure';
COMMENT ON COLUMN claim_facets.day_known IS 'True when the date is known to the day';
COMMENT ON COLUMN claim_facets.place_known IS 'True when the place is known to the town or nearer (where_precision 1 or 2)';
COMMENT ON COLUMN claim_facets.agreement IS 'Of its event';
COMMENT ON COLUMN claim_facets.is_reviewed IS 'True when a person graded its event, or accepted or corrected every claim of it; of a claim without an event, that claim';
COMMENT ON COLUMN claim_facets.text_kind IS 'Of its post';
COMMENT ON COLUMN claim_facets.is_current IS 'False in an older version of a page';

CREATE TABLE event_cards (
    event_no INTEGER,
    event_id VARCHAR USING COMPRESSION 'uncompressed',
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    "at" VARCHAR USING COMPRESSION 'uncompressed',
    attribution attribution,
    attributions VARCHAR,
    voices VARCHAR USING COMPRESSION 'uncompressed',
    accused VARCHAR USING COMPRESSION 'uncompressed',
    n_unstated INTEGER,
    zero VARCHAR,
    text_kinds VARCHAR,
    has_witness BOOLEAN,
    revisions VARCHAR USING COMPRESSION 'uncompressed',
    spot VARCHAR,
    title VARCHAR,
    event_type event_type,
    place_name VARCHAR,
    place_id VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    where_precision UTINYINT,
    first_day DATE,
    date_start DATE,
    date_end DATE,
    date_precision date_precision,
    reported_first DATE,
    reported_last DATE,
    responsibility responsibility,
    footage_only BOOLEAN,
    n_claims INTEGER,
    n_posts INTEGER,
    n_voices INTEGER,
    n_origins INTEGER,
    agreement agreement,
    grade grade,
    standing VARCHAR,
    sentence VARCHAR,
    id_order INTEGER
);
COMMENT ON TABLE event_cards IS 'What lists and cards say of each event, whatever the filters, one row an event in the order of the table events. Derived.';
COMMENT ON COLUMN event_cards.event_no IS 'Place in the order of the table events, from 1';
COMMENT ON COLUMN event_cards.event_id IS 'The event';
COMMENT ON COLUMN event_cards.post_id IS 'Post of its first claim in order of publication';
COMMENT ON COLUMN event_cards."at" IS 'That claim as links name it';
COMMENT ON COLUMN event_cards.attribution IS 'That claim''s kind of speaker';
COMMENT ON COLUMN event_cards.attributions IS 'The kind of speaker of all its claims, or several';
COMMENT ON COLUMN event_cards.voices IS 'Who speaks of it, joined with "; "';
COMMENT ON COLUMN event_cards.accused IS 'Alleged perpetrators, joined with "; "; null when none is named';
COMMENT ON COLUMN event_cards.n_unstated IS 'Claims that tell of harm without a number: not zero';
COMMENT ON COLUMN event_cards.zero IS 'A stated zero in words; null when none is stated';
COMMENT ON COLUMN event_cards.text_kinds IS 'The kinds of text of its posts, joined with "; "';
COMMENT ON COLUMN event_cards.has_witness IS 'True when a witness who is no known source speaks of it: names are not exported';
COMMENT ON COLUMN event_cards.revisions IS 'Which speaker changed a number: "Syrian state media: 7 → 10 killed"; null when nobody did';
COMMENT ON COLUMN event_cards.spot IS 'Its place, else the governorate; null when neither is known';
COMMENT ON COLUMN event_cards.title IS 'As in events';
COMMENT ON COLUMN event_cards.event_type IS 'As in events';
COMMENT ON COLUMN event_cards.place_name IS 'As in events';
COMMENT ON COLUMN event_cards.place_id IS 'As in events';
COMMENT ON COLUMN event_cards.admin1 IS 'As in events';
COMMENT ON COLUMN event_cards.country IS 'As in events';
COMMENT ON COLUMN event_cards.where_precision IS 'As in events';
COMMENT ON COLUMN event_cards.first_day IS 'First possible day, else the day of the first report';
COMMENT ON COLUMN event_cards.date_start IS 'As in events';
COMMENT ON COLUMN event_cards.date_end IS 'As in events';
COMMENT ON COLUMN event_cards.date_precision IS 'As in events';
COMMENT ON COLUMN event_cards.reported_first IS 'As in events';
COMMENT ON COLUMN event_cards.reported_last IS 'As in events';
COMMENT ON COLUMN event_cards.responsibility IS 'As in events';
COMMENT ON COLUMN event_cards.footage_only IS 'As in events';
COMMENT ON COLUMN event_cards.n_claims IS 'As in events';
COMMENT ON COLUMN event_cards.n_posts IS 'As in events';
COMMENT ON COLUMN event_cards.n_voices IS 'As in events';
COMMENT ON COLUMN event_cards.n_origins IS 'As in events';
COMMENT ON COLUMN event_cards.agreement IS 'As in events';
COMMENT ON COLUMN event_cards.grade IS 'As in events';
COMMENT ON COLUMN event_cards.standing IS 'As in events';
COMMENT ON COLUMN event_cards.sentence IS 'As in events';
COMMENT ON COLUMN event_cards.id_order IS 'Place in the order of event_id, from 1';

CREATE TABLE event_headlines (
    event_no INTEGER,
    rule aggregation_rule,
    measure measure,
    low BIGINT,
    high BIGINT,
    figures VARCHAR,
    headline VARCHAR,
    voices VARCHAR,
    other_figures VARCHAR
);
COMMENT ON TABLE event_headlines IS 'The numbers of each event in words, under each aggregation rule. No row without a number. Derived.';
COMMENT ON COLUMN event_headlines.event_no IS 'The event, as in event_cards';
COMMENT ON COLUMN event_headlines.rule IS 'How reports are combined';
COMMENT ON COLUMN event_headlines.measure IS 'What its first number counts';
COMMENT ON COLUMN event_headlines.low IS 'Lower bound of that number; null when none is stated';
COMMENT ON COLUMN event_headlines.high IS 'Upper bound of it; null when open';
COMMENT ON COLUMN event_headlines.figures IS 'All its numbers: "≥ 22 killed, 50 wounded"';
COMMENT ON COLUMN event_headlines.headline IS 'The leading number: "≥ 22 killed"; of a disputed toll both readings';
COMMENT ON COLUMN event_headlines.voices IS 'Whose number the headline is';
COMMENT ON COLUMN event_headlines.other_figures IS 'Its numbers beside the headline; null when there are none';

CREATE TABLE filter_values (
    filter VARCHAR,
    "value" VARCHAR,
    label VARCHAR,
    n_claims BIGINT
);
COMMENT ON TABLE filter_values IS 'Every value that the filters offer, most frequent first. Derived.';
COMMENT ON COLUMN filter_values.filter IS 'place, type, speaker, publisher, actor, measure, population or agreement';
COMMENT ON COLUMN filter_values."value" IS 'What the filter is set to; not-stated for what names none';
COMMENT ON COLUMN filter_values.label IS 'In words; null where the value is of a closed list';
COMMENT ON COLUMN filter_values.n_claims IS 'Claims that have it, in current versions of pages';

CREATE TABLE named_actors (
    actor_no INTEGER,
    actor VARCHAR,
    name VARCHAR,
    side VARCHAR,
    sector VARCHAR,
    is_listed BOOLEAN,
    n_claims BIGINT
);
COMMENT ON TABLE named_actors IS 'Every actor of actors.csv and of the texts, most named first, and row 0 for an end that no report names. Derived.';
COMMENT ON COLUMN named_actors.actor_no IS 'Number, from 1; 0 stands for not-stated';
COMMENT ON COLUMN named_actors.actor IS 'Key in actors.csv, else the words in lower case; name-withheld for all words that may be names of persons';
COMMENT ON COLUMN named_actors.name IS 'Our neutral label, else the words as written';
COMMENT ON COLUMN named_actors.side IS 'Of actors.csv, else unknown';
COMMENT ON COLUMN named_actors.sector IS 'PLOVER sector of actors.csv, else UNK';
COMMENT ON COLUMN named_actors.is_listed IS 'True when actors.csv has it';
COMMENT ON COLUMN named_actors.n_claims IS 'Claims that name it in any role';

CREATE TABLE claim_pairs (
    event_no INTEGER,
    post_id VARCHAR,
    claim_no INTEGER,
    origin_no INTEGER,
    speaker_kind attribution,
    is_own BOOLEAN,
    is_disputed BOOLEAN,
    perpetrator_no INTEGER,
    target_no INTEGER,
    event_state VARCHAR,
    event_is_vaguer BOOLEAN,
    speaker_state VARCHAR,
    speaker_is_vaguer BOOLEAN
);
COMMENT ON TABLE claim_pairs IS 'Who is said to have done violence to whom: one row a claim, alleged perpetrator and target, not what is only feared. Derived.';
COMMENT ON COLUMN claim_pairs.event_no IS 'The event, as in event_cards';
COMMENT ON COLUMN claim_pairs.post_id IS 'The post';
COMMENT ON COLUMN claim_pairs.claim_no IS 'The claim';
COMMENT ON COLUMN claim_pairs.origin_no IS 'Number of the claim''s origin; null when unknown, which adds none';
COMMENT ON COLUMN claim_pairs.speaker_kind IS 'Kind of speaker: witnesses and footage stand with activist_network';
COMMENT ON COLUMN claim_pairs.is_own IS 'True when the perpetrator itself speaks and claims or accepts it';
COMMENT ON COLUMN claim_pairs.is_disputed IS 'True when who did it, or that it happened, is contested or denied';
COMMENT ON COLUMN claim_pairs.perpetrator_no IS 'named_actors; 0 when the claim names none';
COMMENT ON COLUMN claim_pairs.target_no IS 'named_actors; 0 when the claim names none';
COMMENT ON COLUMN claim_pairs.event_state IS 'own, disputed, alleged or unnamed, summed over the event''s claims about this perpetrator';
COMMENT ON COLUMN claim_pairs.event_is_vaguer IS 'True when another claim of the event names an end that this one leaves open';
COMMENT ON COLUMN claim_pairs.speaker_state IS 'The same, summed over the claims of one kind of speaker';
COMMENT ON COLUMN claim_pairs.speaker_is_vaguer IS 'The same among the claims of one kind of speaker';

CREATE TABLE harm_by_side (
    event_no INTEGER,
    post_id VARCHAR,
    claim_no INTEGER,
    figure_no INTEGER,
    origin_no INTEGER,
    measure measure,
    side VARCHAR,
    low BIGINT,
    high BIGINT,
    is_open BOOLEAN,
    is_unbounded BOOLEAN
);
COMMENT ON TABLE harm_by_side IS 'Figures of killed and wounded in events, with the side of the people counted as the words state it. Derived.';
COMMENT ON COLUMN harm_by_side.event_no IS 'The event, as in event_cards';
COMMENT ON COLUMN harm_by_side.post_id IS 'The post';
COMMENT ON COLUMN harm_by_side.claim_no IS 'The claim';
COMMENT ON COLUMN harm_by_side.figure_no IS 'The figure';
COMMENT ON COLUMN harm_by_side.origin_no IS 'Number of the claim''s origin; null when unknown';
COMMENT ON COLUMN harm_by_side.measure IS 'killed, wounded or casualties';
COMMENT ON COLUMN harm_by_side.side IS 'Side of the people counted; fighters for fighters or soldiers of no stated side, not-stated for none';
COMMENT ON COLUMN harm_by_side.low IS 'Lower bound, persons; null for words without a bound';
COMMENT ON COLUMN harm_by_side.high IS 'Upper bound, persons; null when none is stated';
COMMENT ON COLUMN harm_by_side.is_open IS 'True when no upper bound is stated';
COMMENT ON COLUMN harm_by_side.is_unbounded IS 'True for about and for words such as dozens';

CREATE TABLE claim_review (
    turn UTINYINT,
    days_ago INTEGER,
    post_id VARCHAR,
    claim_no INTEGER,
    worries VARCHAR,
    size BIGINT,
    is_reviewed BOOLEAN
);
COMMENT ON TABLE claim_review IS 'What a person should look at first, one row a claim, in the order of the queue. Derived.';
COMMENT ON COLUMN claim_review.turn IS '0 its reports conflict, 1 a pattern of grave errors, 2 a large number, 3 an unsure reading, 4 the rest';
COMMENT ON COLUMN claim_review.days_ago IS 'Days from the day of the report to 31 December 9999: the newest report is the smallest';
COMMENT ON COLUMN claim_review.post_id IS 'The post';
COMMENT ON COLUMN claim_review.claim_no IS 'The claim';
COMMENT ON COLUMN claim_review.worries IS 'Why it stands there, joined with spaces: conflict; unreal (a number of 10 or more read as denied or only feared); crossed (an equal number is read as killed in one report and as wounded in another); bound (a word such as at least stands before a number read as exact); large (50 or more); unsure';
COMMENT ON COLUMN claim_review.size IS 'The largest number of the claim, persons; null without one';
COMMENT ON COLUMN claim_review.is_reviewed IS 'True when a person decided on it: it waits no more';

CREATE TABLE edits (
    edit_id VARCHAR,
    author VARCHAR,
    decided_at TIMESTAMP,
    kind decision_kind,
    status edit_status,
    status_words VARCHAR,
    post_id VARCHAR,
    start INTEGER,
    "end" INTEGER,
    quotation VARCHAR,
    measure measure,
    word_at INTEGER,
    other_post_id VARCHAR,
    other_start INTEGER,
    other_end INTEGER,
    other_quotation VARCHAR,
    reason VARCHAR,
    undoes VARCHAR,
    found_post_id VARCHAR,
    claim_no INTEGER,
    figure_no INTEGER,
    event_id VARCHAR,
    other_found_post_id VARCHAR,
    other_claim_no INTEGER,
    other_event_id VARCHAR
);
COMMENT ON TABLE edits IS 'Every decision of a person, in effect or not, in the order in which they count (time, then id). None is ever deleted.';
COMMENT ON COLUMN edits.edit_id IS '16 hex digits: a hash of the rest of its line in the file of edits';
COMMENT ON COLUMN edits.author IS 'Who decided, as signed';
COMMENT ON COLUMN edits.decided_at IS 'When, UTC';
COMMENT ON COLUMN edits.kind IS 'accept, correct, reject, add, must_link, cannot_link, origin, responsibility, grade, note or undo';
COMMENT ON COLUMN edits.status IS 'in_effect; undone; overruled by a later decision on the same field or by a cannot_link; waiting for a second person; orphan: its words are found no longer, or what it sets does not go with them';
COMMENT ON COLUMN edits.status_words IS 'Why it is not in effect, or which decision it contradicts, as a sentence; null when there is nothing to say';
COMMENT ON COLUMN edits.post_id IS 'The post it was made about; null for an undo';
COMMENT ON COLUMN edits.start IS 'First code point of the words it was made about';
COMMENT ON COLUMN edits."end" IS 'After their last code point';
COMMENT ON COLUMN edits.quotation IS 'Those words';
COMMENT ON COLUMN edits.measure IS 'What was counted, when it is about a figure; null when it is about a claim';
COMMENT ON COLUMN edits.word_at IS 'First code point of the word that tells claims of one sentence apart; null when none was named';
COMMENT ON COLUMN edits.other_post_id IS 'Of must_link and cannot_link: the post of the other claim';
COMMENT ON COLUMN edits.other_start IS 'First code point of the other claim';
COMMENT ON COLUMN edits.other_end IS 'After its last code point';
COMMENT ON COLUMN edits.other_quotation IS 'The words of the other claim';
COMMENT ON COLUMN edits.reason IS 'Why, in the words of who decided';
COMMENT ON COLUMN edits.undoes IS 'Of an undo: the edit_id that it takes back';
COMMENT ON COLUMN edits.found_post_id IS 'The current post in which the words stand now: post_id, or a newer version of the same URL; null for an orphan and for an undo';
COMMENT ON COLUMN edits.claim_no IS 'The claim it attaches to now; null when there is none. Of a rejected claim it is the number in rejected';
COMMENT ON COLUMN edits.figure_no IS 'The figure it attaches to now; null when it is about a claim';
COMMENT ON COLUMN edits.event_id IS 'The event of that claim now; null when it has none';
COMMENT ON COLUMN edits.other_found_post_id IS 'The current post of the other claim';
COMMENT ON COLUMN edits.other_claim_no IS 'The other claim now';
COMMENT ON COLUMN edits.other_event_id IS 'The event of the other claim now';

CREATE TABLE edit_values (
    edit_id VARCHAR,
    field VARCHAR,
    "value" VARCHAR,
    value_before VARCHAR
);
COMMENT ON TABLE edit_values IS 'What a decision sets, one row a field.';
COMMENT ON COLUMN edit_values.edit_id IS 'The decision';
COMMENT ON COLUMN edit_values.field IS 'The field, named as in claims and figures; origin, grade, actor_id';
COMMENT ON COLUMN edit_values."value" IS 'The value as text; null for nothing stated';
COMMENT ON COLUMN edit_values.value_before IS 'What extraction reads there, as text; null when it reads nothing, and for fields that it does not read';

CREATE TABLE rejected (
    post_id VARCHAR,
    claim_no INTEGER,
    figure_no INTEGER,
    start INTEGER,
    "end" INTEGER,
    quotation VARCHAR,
    event_type event_type,
    measure measure,
    words VARCHAR,
    edit_id VARCHAR
);
COMMENT ON TABLE rejected IS 'Claims and figures that a person rejected: they leave all counts, events and tolls, and stay visible here.';
COMMENT ON COLUMN rejected.post_id IS 'The post';
COMMENT ON COLUMN rejected.claim_no IS 'The claim, or the claim of the figure; its number is used by no other claim';
COMMENT ON COLUMN rejected.figure_no IS 'The figure; null when the claim was rejected with all its figures';
COMMENT ON COLUMN rejected.start IS 'First code point of the sentence, or of the number phrase';
COMMENT ON COLUMN rejected."end" IS 'After its last code point';
COMMENT ON COLUMN rejected.quotation IS 'The sentence, or the number phrase';
COMMENT ON COLUMN rejected.event_type IS 'What the claim was read to tell; null for tolls';
COMMENT ON COLUMN rejected.measure IS 'What the figure was read to count; null for a claim';
COMMENT ON COLUMN rejected.words IS 'What was read, in words: "≥ 22 killed"; null for a claim without a figure';
COMMENT ON COLUMN rejected.edit_id IS 'The decision that rejected it';

-- Numbers for what many claims share, and sets of claims as bits (storage/derived_codes.py).

CREATE TABLE home_country (
    declared VARCHAR,
    code VARCHAR
);
COMMENT ON TABLE home_country IS 'The workspace''s country, one row: what a search without a place covers. Derived.';
COMMENT ON COLUMN home_country.declared IS 'As workspace.toml says, ISO 3166 alpha-2; null when it does not';
COMMENT ON COLUMN home_country.code IS 'That, else the country told of most';

CREATE TABLE claim_spots (
    spot_no INTEGER,
    row_no INTEGER,
    country VARCHAR,
    admin1 VARCHAR,
    place_id VARCHAR,
    row_country VARCHAR,
    row_admin1 VARCHAR
);
COMMENT ON TABLE claim_spots IS 'Every place that claims stand at, as in claim_facets. Derived.';
COMMENT ON COLUMN claim_spots.spot_no IS 'Number, from 1';
COMMENT ON COLUMN claim_spots.row_no IS 'Number of its row in a table of coverage: governorate at home, or other country';
COMMENT ON COLUMN claim_spots.country IS 'As in claim_facets';
COMMENT ON COLUMN claim_spots.admin1 IS 'As in claim_facets';
COMMENT ON COLUMN claim_spots.place_id IS 'As in claim_facets';
COMMENT ON COLUMN claim_spots.row_country IS 'Country of that row; null when not known';
COMMENT ON COLUMN claim_spots.row_admin1 IS 'Governorate of that row; null when none is named, or abroad';

CREATE TABLE known_origins (
    origin_no INTEGER,
    origin VARCHAR,
    name VARCHAR
);
COMMENT ON TABLE known_origins IS 'Where claims first came from. Derived.';
COMMENT ON COLUMN known_origins.origin_no IS 'Number, from 1, in the order of the keys';
COMMENT ON COLUMN known_origins.origin IS 'Key';
COMMENT ON COLUMN known_origins.name IS 'In words; the key when an event names none';

CREATE TABLE tellings (
    telling_no INTEGER,
    voice VARCHAR,
    publisher VARCHAR,
    origin VARCHAR,
    attribution attribution
);
COMMENT ON TABLE tellings IS 'Who speaks, who prints it and where it came from, each combination once. Derived.';
COMMENT ON COLUMN tellings.telling_no IS 'Number, from 1';
COMMENT ON COLUMN tellings.voice IS 'As in claim_facets';
COMMENT ON COLUMN tellings.publisher IS 'As in claim_facets';
COMMENT ON COLUMN tellings.origin IS 'As in claim_facets';
COMMENT ON COLUMN tellings.attribution IS 'As in claim_facets';

CREATE TABLE claim_codes (
    claim_row INTEGER,
    event_no INTEGER,
    post_no INTEGER,
    claim_no INTEGER,
    spot_no INTEGER,
    telling_no INTEGER,
    kind claim_kind,
    type_bit INTEGER,
    measure_bits UTINYINT,
    population_bits UTINYINT,
    first_day DATE,
    last_day DATE,
    reported_date DATE,
    attribution attribution,
    realis realis,
    agreement agreement,
    text_kind text_kind,
    day_known BOOLEAN,
    place_known BOOLEAN,
    is_reviewed BOOLEAN,
    is_current BOOLEAN,
    casualties_unstated BOOLEAN,
    is_recollection BOOLEAN,
    has_origin BOOLEAN,
    harm_bits UTINYINT,
    is_dated BOOLEAN,
    report_row INTEGER,
    printed_row INTEGER,
    is_first_of_kind BOOLEAN
);
COMMENT ON TABLE claim_codes IS 'What claim_facets says, in small numbers: one row a claim, in order of days. Derived.';
COMMENT ON COLUMN claim_codes.claim_row IS 'Place in the order of this table, from 0: the claim''s bit in a set of claims';
COMMENT ON COLUMN claim_codes.event_no IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.post_no IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.claim_no IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.spot_no IS 'Where: claim_spots';
COMMENT ON COLUMN claim_codes.telling_no IS 'Who speaks, who prints: tellings';
COMMENT ON COLUMN claim_codes.kind IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.type_bit IS 'The bit of its type: 1 for the first of event_type, twice as much for each next, last toll; 0 without one';
COMMENT ON COLUMN claim_codes.measure_bits IS 'Sum of the bits of what its figures count, in the order of the words';
COMMENT ON COLUMN claim_codes.population_bits IS 'Sum of the bits of whom its figures count, in the order of the words';
COMMENT ON COLUMN claim_codes.first_day IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.last_day IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.reported_date IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.attribution IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.realis IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.agreement IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.text_kind IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.day_known IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.place_known IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.is_reviewed IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.is_current IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.casualties_unstated IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.is_recollection IS 'As in claim_facets';
COMMENT ON COLUMN claim_codes.has_origin IS 'True when its origin is known';
COMMENT ON COLUMN claim_codes.harm_bits IS 'Sum of: 1 tells of violence; 2 says that it happened; and of these 4 accuses its speaker''s own side, 8 another, 16 any side that is recorded';
COMMENT ON COLUMN claim_codes.is_dated IS 'True when its event is known to one day';
COMMENT ON COLUMN claim_codes.report_row IS 'claim_row of the first claim of its report: what one publisher printed in one post on one day of one row of coverage';
COMMENT ON COLUMN claim_codes.printed_row IS 'The same, whatever the row of coverage: the first claim of what one publisher printed in one post on one day';
COMMENT ON COLUMN claim_codes.is_first_of_kind IS 'True for the first claim of its kind of speaker about a dated event; recollections apart';

CREATE TABLE claim_words (
    claim_row INTEGER,
    said VARCHAR USING COMPRESSION 'uncompressed',
    tellers VARCHAR,
    places VARCHAR
);
COMMENT ON TABLE claim_words IS 'What a search looks through, one row a claim, in lower case and without accents. Derived.';
COMMENT ON COLUMN claim_words.claim_row IS 'As in claim_codes';
COMMENT ON COLUMN claim_words.said IS 'Its sentence';
COMMENT ON COLUMN claim_words.tellers IS 'Who says it, as written and as named; then the name as storage/folding.py folds spellings';
COMMENT ON COLUMN claim_words.places IS 'Place as written, title, place and governorate; then the names of the place as storage/folding.py folds spellings';

CREATE TABLE telling_counts (
    telling_no INTEGER,
    harm_bits UTINYINT,
    n_claims BIGINT,
    last_day DATE
);
COMMENT ON TABLE telling_counts IS 'How many claims of current versions of pages each telling makes. Derived.';
COMMENT ON COLUMN telling_counts.telling_no IS 'tellings';
COMMENT ON COLUMN telling_counts.harm_bits IS 'As in claim_codes';
COMMENT ON COLUMN telling_counts.n_claims IS 'Claims';
COMMENT ON COLUMN telling_counts.last_day IS 'Day of the last of them';

CREATE TABLE report_days (
    row_no INTEGER,
    reported_date DATE,
    n_reports INTEGER,
    n_claims INTEGER
);
COMMENT ON TABLE report_days IS 'Reports of each day and row of coverage, in current versions of pages, before any filter. Derived.';
COMMENT ON COLUMN report_days.row_no IS 'As in claim_spots';
COMMENT ON COLUMN report_days.reported_date IS 'Day of the report';
COMMENT ON COLUMN report_days.n_reports IS 'Reports: what one publisher printed in one post';
COMMENT ON COLUMN report_days.n_claims IS 'Claims in them';

CREATE TABLE post_codes (
    post_no INTEGER,
    post_id VARCHAR USING COMPRESSION 'uncompressed',
    list_order INTEGER,
    published_date DATE,
    text_kind text_kind,
    language VARCHAR,
    n_claims INTEGER
);
COMMENT ON TABLE post_codes IS 'What counts ask of each post, in the order of the table posts. Derived.';
COMMENT ON COLUMN post_codes.post_no IS 'Place in the order of the table posts, from 1';
COMMENT ON COLUMN post_codes.post_id IS 'The post';
COMMENT ON COLUMN post_codes.list_order IS 'Place in a list of posts, newest first, from 1';
COMMENT ON COLUMN post_codes.published_date IS 'As in posts';
COMMENT ON COLUMN post_codes.text_kind IS 'As in posts';
COMMENT ON COLUMN post_codes.language IS 'As in posts';
COMMENT ON COLUMN post_codes.n_claims IS 'Claims, when it is the current version of its page';

CREATE TABLE origin_sets (
    set_no INTEGER,
    origins VARCHAR[],
    has_unknown BOOLEAN,
    n_events BIGINT,
    n_origins INTEGER
);
COMMENT ON TABLE origin_sets IS 'Which origins report the same event, each combination once. Derived.';
COMMENT ON COLUMN origin_sets.set_no IS 'Number, from 1, in the order of the keys';
COMMENT ON COLUMN origin_sets.origins IS 'Keys of the known origins, in order';
COMMENT ON COLUMN origin_sets.has_unknown IS 'True when a report of unknown origin stands beside them; it adds none';
COMMENT ON COLUMN origin_sets.n_events IS 'Events that exactly these report, before any filter';
COMMENT ON COLUMN origin_sets.n_origins IS 'Known origins';

CREATE TABLE origin_set_members (
    set_no INTEGER,
    origin_no INTEGER,
    is_alone BOOLEAN
);
COMMENT ON TABLE origin_set_members IS 'The origins of each combination. Derived.';
COMMENT ON COLUMN origin_set_members.set_no IS 'origin_sets';
COMMENT ON COLUMN origin_set_members.origin_no IS 'known_origins';
COMMENT ON COLUMN origin_set_members.is_alone IS 'True when the combination has no other';

CREATE TABLE event_spots (
    spot_no INTEGER,
    place_id VARCHAR,
    place_name VARCHAR,
    admin1 VARCHAR,
    country VARCHAR,
    where_precision UTINYINT,
    n_events BIGINT
);
COMMENT ON TABLE event_spots IS 'Every place that events stand at, as in events. Derived.';
COMMENT ON COLUMN event_spots.spot_no IS 'Number, from 1';
COMMENT ON COLUMN event_spots.place_id IS 'As in events';
COMMENT ON COLUMN event_spots.place_name IS 'As in events';
COMMENT ON COLUMN event_spots.admin1 IS 'As in events';
COMMENT ON COLUMN event_spots.country IS 'As in events';
COMMENT ON COLUMN event_spots.where_precision IS 'As in events';
COMMENT ON COLUMN event_spots.n_events IS 'Events there, before any filter';

CREATE TABLE event_codes (
    event_no INTEGER,
    spot_no INTEGER,
    set_no INTEGER,
    speaker_kind attribution,
    n_claims INTEGER,
    type_bit INTEGER,
    agreement agreement,
    is_reviewed BOOLEAN,
    footage_only BOOLEAN,
    first_day DATE,
    date_start DATE,
    date_end DATE,
    last_day DATE
);
COMMENT ON TABLE event_codes IS 'Numbers of what events share, one row an event in the order of the table events. Derived.';
COMMENT ON COLUMN event_codes.event_no IS 'As in event_cards';
COMMENT ON COLUMN event_codes.spot_no IS 'event_spots';
COMMENT ON COLUMN event_codes.set_no IS 'origin_sets';
COMMENT ON COLUMN event_codes.speaker_kind IS 'The kind of speaker of all its claims; null for several';
COMMENT ON COLUMN event_codes.n_claims IS 'As in events';
COMMENT ON COLUMN event_codes.type_bit IS 'As in claim_codes, of all its claims';
COMMENT ON COLUMN event_codes.agreement IS 'As in events';
COMMENT ON COLUMN event_codes.is_reviewed IS 'As in events';
COMMENT ON COLUMN event_codes.footage_only IS 'As in events';
COMMENT ON COLUMN event_codes.first_day IS 'As in event_cards';
COMMENT ON COLUMN event_codes.date_start IS 'As in events';
COMMENT ON COLUMN event_codes.date_end IS 'As in events';
COMMENT ON COLUMN event_codes.last_day IS 'Last possible day, else the day of the last report';

CREATE TABLE event_turns (
    event_no INTEGER,
    turn UTINYINT,
    card_order BIGINT,
    lane VARCHAR,
    first_day DATE,
    date_start DATE,
    date_end DATE,
    reported_first DATE,
    reported_last DATE,
    n_claims INTEGER,
    n_origins INTEGER,
    id_order INTEGER,
    spot VARCHAR,
    has_conflicts BOOLEAN,
    rules_told UTINYINT,
    captured_at TIMESTAMP
);
COMMENT ON TABLE event_turns IS 'What decides which events a page shows, one row an event in the order of event_cards. Derived.';
COMMENT ON COLUMN event_turns.event_no IS 'The event, as in event_cards';
COMMENT ON COLUMN event_turns.turn IS '0 when its reports conflict, else 1 when a speaker revised a number, else 2';
COMMENT ON COLUMN event_turns.card_order IS 'Sorts cards: by turn, then the latest reports, most origins, most claims; never by the number of people';
COMMENT ON COLUMN event_turns.lane IS 'violence, control, diplomacy, statements or other, by its type';
COMMENT ON COLUMN event_turns.first_day IS 'As in event_cards';
COMMENT ON COLUMN event_turns.date_start IS 'As in events';
COMMENT ON COLUMN event_turns.date_end IS 'As in events';
COMMENT ON COLUMN event_turns.reported_first IS 'As in events';
COMMENT ON COLUMN event_turns.reported_last IS 'As in events';
COMMENT ON COLUMN event_turns.n_claims IS 'As in events';
COMMENT ON COLUMN event_turns.n_origins IS 'As in events';
COMMENT ON COLUMN event_turns.id_order IS 'As in event_cards';
COMMENT ON COLUMN event_turns.spot IS 'As in event_cards';
COMMENT ON COLUMN event_turns.has_conflicts IS 'True when event_conflicts has it';
COMMENT ON COLUMN event_turns.rules_told IS 'Bits of the aggregation rules under which it has a number, the first rule lowest';
COMMENT ON COLUMN event_turns.captured_at IS 'First recorded capture of its posts, UTC; null when none is recorded. Outside the identity of the snapshot, as captures are';

CREATE TABLE event_numbers (
    event_no INTEGER,
    rule aggregation_rule,
    measure measure,
    population population,
    operator operator,
    low BIGINT,
    high BIGINT,
    low_open BOOLEAN,
    words VARCHAR,
    voices VARCHAR,
    n_claims INTEGER,
    imputed_low BIGINT
);
COMMENT ON TABLE event_numbers IS 'event_figures in the order of event_cards, so that those of a few events are found without reading all. Derived.';
COMMENT ON COLUMN event_numbers.event_no IS 'The event, as in event_cards';
COMMENT ON COLUMN event_numbers.rule IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.measure IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.population IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.operator IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.low IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.high IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.low_open IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.words IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.voices IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.n_claims IS 'As in event_figures';
COMMENT ON COLUMN event_numbers.imputed_low IS 'As in event_figures';

CREATE TABLE place_tree (
    turn INTEGER,
    "value" VARCHAR,
    label VARCHAR,
    level INTEGER,
    n_claims BIGINT
);
COMMENT ON TABLE place_tree IS 'The places that occur as a tree: each country, below it its governorates, below each its places. Derived.';
COMMENT ON COLUMN place_tree.turn IS 'Order of the rows, from 1: most frequent first within each branch; what names no governorate is last';
COMMENT ON COLUMN place_tree."value" IS 'As the filter takes it: "country:SY", "Homs", "place:al-waer"; not-stated for what names none';
COMMENT ON COLUMN place_tree.label IS 'In words; null for not-stated';
COMMENT ON COLUMN place_tree.level IS '0 country, 1 governorate, 2 place';
COMMENT ON COLUMN place_tree.n_claims IS 'Claims in current versions of pages; a branch counts what lies in it';

CREATE TABLE told_days (
    first_day DATE,
    last_day DATE,
    first_usual DATE,
    last_usual DATE,
    last_published DATE
);
COMMENT ON TABLE told_days IS 'The days of all claims about events, one row. Derived.';
COMMENT ON COLUMN told_days.first_day IS 'First day told of or reported on; null in an empty workspace';
COMMENT ON COLUMN told_days.last_day IS 'Last such day';
COMMENT ON COLUMN told_days.first_usual IS 'First such day of what is not only recalled from earlier';
COMMENT ON COLUMN told_days.last_usual IS 'Last such day of it';
COMMENT ON COLUMN told_days.last_published IS 'Day of the last report, of tolls too';

CREATE TABLE captured_posts (
    last_captured TIMESTAMP,
    n_captured BIGINT
);
COMMENT ON TABLE captured_posts IS 'What is recorded of captures, one row. Outside the identity of the snapshot, as captures are. Derived.';
COMMENT ON COLUMN captured_posts.last_captured IS 'Instant of the last capture, UTC; null when none is recorded';
COMMENT ON COLUMN captured_posts.n_captured IS 'Posts with a recorded capture';

CREATE TABLE whole_view (
    n_claims BIGINT,
    n_posts BIGINT,
    n_events BIGINT,
    n_toll_claims BIGINT,
    publishers VARCHAR,
    text_kinds VARCHAR[],
    first_report DATE,
    last_report DATE
);
COMMENT ON TABLE whole_view IS 'What is in view without a filter, one row. Derived.';
COMMENT ON COLUMN whole_view.n_claims IS 'Claims in current versions of pages';
COMMENT ON COLUMN whole_view.n_posts IS 'Their posts';
COMMENT ON COLUMN whole_view.n_events IS 'Their events';
COMMENT ON COLUMN whole_view.n_toll_claims IS 'Those of them about a conflict or period';
COMMENT ON COLUMN whole_view.publishers IS 'Who prints them, joined with ", "';
COMMENT ON COLUMN whole_view.text_kinds IS 'The kinds of text of their posts';
COMMENT ON COLUMN whole_view.first_report IS 'Day of the first report';
COMMENT ON COLUMN whole_view.last_report IS 'Day of the last report';

CREATE TABLE printed_days (
    reported_date DATE,
    n_reports BIGINT
);
COMMENT ON TABLE printed_days IS 'Reports in current versions of pages, one row a day of publication that has any. Derived.';
COMMENT ON COLUMN printed_days.reported_date IS 'The day';
COMMENT ON COLUMN printed_days.n_reports IS 'Reports: what one publisher printed in one post on that day';

CREATE TABLE toll_cards (
    toll_id VARCHAR,
    scope_key VARCHAR,
    text_kind text_kind,
    quotation VARCHAR,
    territory_from VARCHAR,
    "at" VARCHAR,
    link_name VARCHAR
);
COMMENT ON TABLE toll_cards IS 'What is shown beside each toll, one row a toll. Derived.';
COMMENT ON COLUMN toll_cards.toll_id IS 'The toll';
COMMENT ON COLUMN toll_cards.scope_key IS 'Its seven groups as one text; null unless each is stated';
COMMENT ON COLUMN toll_cards.text_kind IS 'Of its post; null without one';
COMMENT ON COLUMN toll_cards.quotation IS 'The sentence there';
COMMENT ON COLUMN toll_cards.territory_from IS 'stated, or that the territory is only the post''s';
COMMENT ON COLUMN toll_cards."at" IS 'That claim as links name it; null when no post repeats it';
COMMENT ON COLUMN toll_cards.link_name IS 'What a link calls it: toll_id of a table''s row; of a toll read in a post "post-start-end"';

CREATE TABLE pair_codes (
    pair_row INTEGER,
    event_no INTEGER,
    claim_row INTEGER,
    origin_no INTEGER,
    speaker_kind attribution,
    is_own BOOLEAN,
    is_disputed BOOLEAN,
    perpetrator_no INTEGER,
    target_no INTEGER,
    event_state VARCHAR,
    event_is_vaguer BOOLEAN,
    speaker_state VARCHAR,
    speaker_is_vaguer BOOLEAN,
    event_unit INTEGER,
    event_account INTEGER,
    event_aim INTEGER,
    speaker_whole INTEGER,
    speaker_unit INTEGER,
    speaker_account INTEGER,
    speaker_aim INTEGER
);
COMMENT ON TABLE pair_codes IS 'claim_pairs with the numbers by which reports of one event are summed. Derived.';
COMMENT ON COLUMN pair_codes.pair_row IS 'Place in the order of this table, from 0';
COMMENT ON COLUMN pair_codes.event_no IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.claim_row IS 'As in claim_codes';
COMMENT ON COLUMN pair_codes.origin_no IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.speaker_kind IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.is_own IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.is_disputed IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.perpetrator_no IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.target_no IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.event_state IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.event_is_vaguer IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.speaker_state IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.speaker_is_vaguer IS 'As in claim_pairs';
COMMENT ON COLUMN pair_codes.event_unit IS 'pair_row of the first row of its event with this perpetrator and target';
COMMENT ON COLUMN pair_codes.event_account IS 'pair_row of the first row of its event with this perpetrator';
COMMENT ON COLUMN pair_codes.event_aim IS 'pair_row of the first row of its event with this target';
COMMENT ON COLUMN pair_codes.speaker_whole IS 'pair_row of the first row of its event and kind of speaker';
COMMENT ON COLUMN pair_codes.speaker_unit IS 'As event_unit, among the rows of one kind of speaker';
COMMENT ON COLUMN pair_codes.speaker_account IS 'As event_account, among the rows of one kind of speaker';
COMMENT ON COLUMN pair_codes.speaker_aim IS 'As event_aim, among the rows of one kind of speaker';

CREATE TABLE harm_codes (
    event_no INTEGER,
    claim_row INTEGER,
    figure_no INTEGER,
    origin_no INTEGER,
    side VARCHAR,
    measure measure,
    low BIGINT,
    high BIGINT,
    is_open BOOLEAN,
    is_unbounded BOOLEAN
);
COMMENT ON TABLE harm_codes IS 'harm_by_side with its claims as numbers. Derived.';
COMMENT ON COLUMN harm_codes.event_no IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.claim_row IS 'As in claim_codes';
COMMENT ON COLUMN harm_codes.figure_no IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.origin_no IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.side IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.measure IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.low IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.high IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.is_open IS 'As in harm_by_side';
COMMENT ON COLUMN harm_codes.is_unbounded IS 'As in harm_by_side';

-- Sums before any filter, of claims in current versions of pages (storage/derived_whole.py).

CREATE TABLE pair_cells (
    "by" VARCHAR,
    speaker_kind attribution,
    perpetrator VARCHAR,
    target VARCHAR,
    state VARCHAR,
    n_events BIGINT,
    n_origins BIGINT
);
COMMENT ON TABLE pair_cells IS 'Violent events by alleged perpetrator and target: by actor, and by side within what each kind of speaker says. Derived.';
COMMENT ON COLUMN pair_cells."by" IS 'What the two ends are: actor, or side';
COMMENT ON COLUMN pair_cells.speaker_kind IS 'Whose reports are counted, as in claim_pairs; null for all, in the rows by actor';
COMMENT ON COLUMN pair_cells.perpetrator IS 'Key of the alleged perpetrator: named_actors.actor or side';
COMMENT ON COLUMN pair_cells.target IS 'Key of the target';
COMMENT ON COLUMN pair_cells.state IS 'As in claim_pairs: alleged, disputed, own, unnamed';
COMMENT ON COLUMN pair_cells.n_events IS 'Events';
COMMENT ON COLUMN pair_cells.n_origins IS 'Known origins that state the pair';

CREATE TABLE pair_ends (
    "by" VARCHAR,
    "end" VARCHAR,
    key VARCHAR,
    n_events BIGINT
);
COMMENT ON TABLE pair_ends IS 'Violent events by one end of their pairs. Derived.';
COMMENT ON COLUMN pair_ends."by" IS 'As in pair_cells';
COMMENT ON COLUMN pair_ends."end" IS 'perpetrator or target';
COMMENT ON COLUMN pair_ends.key IS 'Its key, as in pair_cells';
COMMENT ON COLUMN pair_ends.n_events IS 'Events that some row of pair_cells with this key counts';

CREATE TABLE whole_actors (
    n_events BIGINT,
    n_with_perpetrator BIGINT,
    n_with_target BIGINT,
    n_perpetrators BIGINT,
    n_targets BIGINT,
    n_threats BIGINT,
    n_other BIGINT,
    publishers VARCHAR,
    text_kinds VARCHAR[]
);
COMMENT ON TABLE whole_actors IS 'What the page about actors counts of all claims, one row. Derived.';
COMMENT ON COLUMN whole_actors.n_events IS 'Violent events';
COMMENT ON COLUMN whole_actors.n_with_perpetrator IS 'Of them, events of which a report names an alleged perpetrator';
COMMENT ON COLUMN whole_actors.n_with_target IS 'Of them, events of which a report names a target';
COMMENT ON COLUMN whole_actors.n_perpetrators IS 'Actors named as alleged perpetrators';
COMMENT ON COLUMN whole_actors.n_targets IS 'Actors named as targets';
COMMENT ON COLUMN whole_actors.n_threats IS 'Claims of violence that is only feared, threatened or supposed';
COMMENT ON COLUMN whole_actors.n_other IS 'Events that are not violent';
COMMENT ON COLUMN whole_actors.publishers IS 'Who prints the claims of events, in words';
COMMENT ON COLUMN whole_actors.text_kinds IS 'Kinds of text of these claims';

CREATE TABLE harm_sides (
    side VARCHAR,
    measure measure,
    n_events BIGINT,
    n_bounded BIGINT,
    n_origins BIGINT
);
COMMENT ON TABLE harm_sides IS 'Events with a figure of harm, by side of the people counted and measure. Derived.';
COMMENT ON COLUMN harm_sides.side IS 'As in harm_by_side';
COMMENT ON COLUMN harm_sides.measure IS 'What was counted';
COMMENT ON COLUMN harm_sides.n_events IS 'Events';
COMMENT ON COLUMN harm_sides.n_bounded IS 'Of them, events of which a report states a bound';
COMMENT ON COLUMN harm_sides.n_origins IS 'Known origins';

CREATE TABLE harm_latest (
    side VARCHAR,
    measure measure,
    event_no INTEGER
);
COMMENT ON TABLE harm_latest IS 'The latest events with a figure of harm of each side and measure, at most 30 of each. Derived.';
COMMENT ON COLUMN harm_latest.side IS 'As in harm_by_side';
COMMENT ON COLUMN harm_latest.measure IS 'What was counted';
COMMENT ON COLUMN harm_latest.event_no IS 'As in event_cards';

CREATE TABLE lag_days (
    attribution attribution,
    is_recollection BOOLEAN,
    days BIGINT,
    n BIGINT
);
COMMENT ON TABLE lag_days IS 'How long after an event each kind of speaker first tells of it. Derived.';
COMMENT ON COLUMN lag_days.attribution IS 'Kind of speaker';
COMMENT ON COLUMN lag_days.is_recollection IS 'As in claim_codes';
COMMENT ON COLUMN lag_days.days IS 'From the event to its first report; less than 0: reported before';
COMMENT ON COLUMN lag_days.n IS 'First reports of dated events';

CREATE TABLE whole_claims (
    n_no_place BIGINT,
    n_no_day BIGINT,
    n_no_origin BIGINT,
    n_unstated BIGINT
);
COMMENT ON TABLE whole_claims IS 'What all claims leave open, one row. Derived.';
COMMENT ON COLUMN whole_claims.n_no_place IS 'Claims about events that name no governorate';
COMMENT ON COLUMN whole_claims.n_no_day IS 'Claims about events whose day is not known to one day';
COMMENT ON COLUMN whole_claims.n_no_origin IS 'Claims whose origin is not known';
COMMENT ON COLUMN whole_claims.n_unstated IS 'Claims of harm without a number';

CREATE TABLE whole_posts (
    n_not_verbatim BIGINT,
    languages VARCHAR[]
);
COMMENT ON TABLE whole_posts IS 'What the posts with claims are, one row. Derived.';
COMMENT ON COLUMN whole_posts.n_not_verbatim IS 'Posts whose text is not verbatim';
COMMENT ON COLUMN whole_posts.languages IS 'BCP 47 tags, in order';

CREATE TABLE whole_events (
    n_events BIGINT,
    n_unknown_origin BIGINT,
    n_one_origin BIGINT,
    n_several_origins BIGINT,
    n_conflicting BIGINT,
    n_reviewed BIGINT,
    n_dated BIGINT,
    n_spans BIGINT,
    n_undated BIGINT
);
COMMENT ON TABLE whole_events IS 'How well all events are known, one row. Derived.';
COMMENT ON COLUMN whole_events.n_events IS 'Events';
COMMENT ON COLUMN whole_events.n_unknown_origin IS 'Events without a known origin';
COMMENT ON COLUMN whole_events.n_one_origin IS 'Events of one known origin';
COMMENT ON COLUMN whole_events.n_several_origins IS 'Events of several known origins';
COMMENT ON COLUMN whole_events.n_conflicting IS 'Events on which reports conflict';
COMMENT ON COLUMN whole_events.n_reviewed IS 'Events that a person graded';
COMMENT ON COLUMN whole_events.n_dated IS 'Events whose day is known';
COMMENT ON COLUMN whole_events.n_spans IS 'Events that lie within several days';
COMMENT ON COLUMN whole_events.n_undated IS 'Events whose day nobody states';

CREATE TABLE origin_counts (
    origin_no INTEGER,
    n_events BIGINT,
    n_alone BIGINT
);
COMMENT ON TABLE origin_counts IS 'Events of each known origin. Derived.';
COMMENT ON COLUMN origin_counts.origin_no IS 'known_origins';
COMMENT ON COLUMN origin_counts.n_events IS 'Events it is an origin of';
COMMENT ON COLUMN origin_counts.n_alone IS 'Events it alone is a known origin of';

CREATE TABLE axis_days (
    axis VARCHAR,
    lane VARCHAR,
    is_undated BOOLEAN,
    first_axis_day DATE,
    last_axis_day DATE,
    n BIGINT
);
COMMENT ON TABLE axis_days IS 'Events by lane and days on each axis of the timeline. Derived.';
COMMENT ON COLUMN axis_days.axis IS 'occurred, reported or captured';
COMMENT ON COLUMN axis_days.lane IS 'As in event_turns';
COMMENT ON COLUMN axis_days.is_undated IS 'True when nobody states the day on which it occurred';
COMMENT ON COLUMN axis_days.first_axis_day IS 'First day on the axis; null when no capture is recorded';
COMMENT ON COLUMN axis_days.last_axis_day IS 'Last day on the axis';
COMMENT ON COLUMN axis_days.n IS 'Events';

CREATE TABLE days_searched (
    source_id VARCHAR,
    admin1 VARCHAR,
    first_day DATE,
    days BIT,
    found_days BIT
);
COMMENT ON TABLE days_searched IS 'On which days each source was searched for each place, one row a source and place. Derived.';
COMMENT ON COLUMN days_searched.source_id IS 'As in searches';
COMMENT ON COLUMN days_searched.admin1 IS 'As in searches';
COMMENT ON COLUMN days_searched.first_day IS 'First day of all searches: that of the first bit';
COMMENT ON COLUMN days_searched.days IS 'A bit a day: 1 where a search covers it';
COMMENT ON COLUMN days_searched.found_days IS 'A bit a day: 1 where a search that found reports covers it; null where none did';

CREATE TABLE source_sums (
    card VARCHAR,
    voice VARCHAR,
    publisher VARCHAR,
    n_spoken BIGINT,
    n_printed BIGINT,
    n_origins BIGINT,
    last_report DATE,
    n_no_origin BIGINT
);
COMMENT ON TABLE source_sums IS 'What each source speaks and prints. Derived.';
COMMENT ON COLUMN source_sums.card IS 'Key: the voice, the source that prints, or publisher: and its name';
COMMENT ON COLUMN source_sums.voice IS 'As in tellings; null when it only prints';
COMMENT ON COLUMN source_sums.publisher IS 'As in tellings; null when it only speaks';
COMMENT ON COLUMN source_sums.n_spoken IS 'Claims it makes';
COMMENT ON COLUMN source_sums.n_printed IS 'Claims it prints';
COMMENT ON COLUMN source_sums.n_origins IS 'Known origins behind these';
COMMENT ON COLUMN source_sums.last_report IS 'Day of the last of them';
COMMENT ON COLUMN source_sums.n_no_origin IS 'Of them those without a known origin';

CREATE TABLE stated_figures (
    post_no INTEGER,
    claim_no INTEGER,
    figure_no INTEGER,
    words VARCHAR
);
COMMENT ON TABLE stated_figures IS 'Every figure in words, in the order of posts. Derived.';
COMMENT ON COLUMN stated_figures.post_no IS 'As in post_codes';
COMMENT ON COLUMN stated_figures.claim_no IS 'The claim';
COMMENT ON COLUMN stated_figures.figure_no IS 'The figure';
COMMENT ON COLUMN stated_figures.words IS 'As stated, with its bound and what it counts: ≥ 22 civilians killed';
