"""What must hold in every snapshot, asked of the finished tables. A snapshot that fails one is never published.

schema.sql has no keys and no CHECKs, which would triple a bulk load; these questions stand in for them. Closed lists
are ENUMs, so that a value outside one cannot be loaded at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import duckdb

LONG_BYTES = 20_000
"""DuckDB finds a code point by counting from the start of the text: in texts longer than this, Python looks instead."""


class InvalidSnapshot(Exception):
    """A finished snapshot breaks a rule: a fault in the program, not in the workspace. Names the rule and a row."""


class DamagedLinks(Exception):
    """What is kept of linking cannot be read; it is derived, and made anew."""


@dataclass(frozen=True)
class Check:
    """A rule in words, and a query that gives (subject, what is wrong with it) for rows that break it.

    With `in_text` it gives (subject, post_id, text, first, last, words) for all words that must stand at their offsets:
    `first` and `last` are code points of the text, which NULL words must not have. Most rules can be asked of a part of
    a snapshot that holds the touched posts and events whole; one that `asks_all` can not, and is quick on all.
    """

    rule: str
    sql: str
    in_text: bool = False
    asks_all: bool = False


CHECKS = (
    Check(
        "every table has at most one row a key",
        """
        WITH keys AS (
            SELECT 'posts ' || post_id AS name FROM posts
            UNION ALL SELECT 'captures ' || post_id FROM captures
            UNION ALL SELECT 'meta ' || "key" FROM meta
            UNION ALL SELECT 'entries ' || post_id || ' ' || entry_no FROM entries
            UNION ALL SELECT 'claims ' || post_id || ' ' || claim_no FROM claims
            UNION ALL SELECT 'figures ' || post_id || ' ' || figure_no FROM figures
            UNION ALL SELECT 'events ' || event_id FROM events
            UNION ALL SELECT 'event_claims ' || post_id || ' ' || claim_no FROM event_claims
            UNION ALL SELECT 'event_origins ' || event_id || ' ' || origin FROM event_origins
            UNION ALL SELECT 'tolls ' || toll_id FROM tolls
            UNION ALL SELECT 'toll_scope ' || toll_id || ' ' || group_name::VARCHAR FROM toll_scope
            UNION ALL SELECT 'sources ' || source_id FROM sources
            UNION ALL SELECT 'actors ' || actor_id FROM actors
            UNION ALL SELECT 'places ' || place_id FROM places
        )
        SELECT name, count(*) || ' rows' FROM keys GROUP BY name HAVING count(*) > 1 OR name IS NULL""",
    ),
    Check(
        "a claim's words stand in its post at their offsets",
        """
        SELECT post_id || '.' || claim_no AS subject, post_id, text, first, last, words FROM (
            SELECT post_id, claim_no, unnest([
                {'words': quotation, 'first': start, 'last': "end"},
                {'words': speaker, 'first': speaker_start, 'last': speaker_end},
                {'words': relayed_by, 'first': relayed_by_start, 'last': relayed_by_end},
                {'words': cited, 'first': cited_start, 'last': cited_end},
                {'words': date_words, 'first': date_words_start, 'last': date_words_end},
                {'words': place, 'first': place_start, 'last': place_end},
                {'words': "trigger", 'first': trigger_start, 'last': trigger_end}
            ], recursive := true) FROM claims
        ) LEFT JOIN posts USING (post_id)""",
        in_text=True,
    ),
    Check(
        "a figure's words stand in its post at their offsets",
        """
        SELECT post_id || '.' || figure_no AS subject, post_id, text, figures.start AS first, figures."end" AS last,
            quotation AS words
        FROM figures LEFT JOIN posts USING (post_id)""",
        in_text=True,
    ),
    Check(
        "an actor's words stand in its post at their offsets",
        """
        SELECT post_id || '.' || claim_no AS subject, post_id, text, claim_actors.start AS first,
            claim_actors."end" AS last, name AS words
        FROM claim_actors LEFT JOIN posts USING (post_id)""",
        in_text=True,
    ),
    Check(
        "every claim, figure, actor and entry belongs to a current post",
        """
        SELECT post_id || ' ' || what, 'is not a current post' FROM (
            SELECT post_id, 'claim ' || claim_no AS what FROM claims
            UNION ALL SELECT post_id, 'figure ' || figure_no FROM figures
            UNION ALL SELECT post_id, 'actor of claim ' || claim_no FROM claim_actors
            UNION ALL SELECT post_id, 'entry ' || entry_no FROM entries
        ) ANTI JOIN (FROM posts WHERE is_current) current_posts USING (post_id)""",
    ),
    Check(
        "every claim stands in an entry of its post",
        """
        SELECT claims.post_id || '.' || claim_no, 'entry ' || claims.entry_no
        FROM claims LEFT JOIN entries USING (post_id, entry_no)
        WHERE entries.post_id IS NULL OR claims.start < entries.start OR claims."end" > entries."end" """,
    ),
    Check(
        "every figure and actor belongs to a claim",
        """
        SELECT post_id || '.' || claim_no, what FROM (
            SELECT post_id, claim_no, 'figure ' || figure_no AS what FROM figures
            UNION ALL SELECT post_id, claim_no, 'actor ' || name FROM claim_actors
        ) ANTI JOIN claims USING (post_id, claim_no)""",
    ),
    Check(
        "low is never above high, and both have the form their operator asks for",
        """
        SELECT subject, operator::VARCHAR || ' ' || coalesce(low::VARCHAR, '') || '–' || coalesce(high::VARCHAR, '')
        FROM (
            SELECT post_id || '.' || figure_no AS subject, operator, low, high FROM figures
            UNION ALL SELECT toll_id, operator, low, high FROM tolls
        ) WHERE low > high OR low < 0 OR high < 0 OR operator IS NULL OR NOT CASE
            WHEN operator IN ('eq', 'approx') THEN low IS NOT NULL AND low IS NOT DISTINCT FROM high
            WHEN operator = 'between' THEN low IS NOT NULL AND high IS NOT NULL
            WHEN operator IN ('gte', 'gt') THEN low IS NOT NULL AND high IS NULL
            WHEN operator IN ('lte', 'lt') THEN low IS NULL AND high IS NOT NULL
            ELSE low IS NULL AND high IS NULL END""",
    ),
    Check(
        "combined figures and intervals have low at most high",
        """
        SELECT event_id, words FROM event_figures WHERE low > high OR low < 0 OR imputed_low < 0
        UNION ALL SELECT toll_id, words FROM tolls WHERE interval_low > interval_high""",
    ),
    Check(
        "a part belongs to another figure of the same post",
        """
        SELECT part.post_id || '.' || part.figure_no, 'part of ' || part.part_of
        FROM figures part LEFT JOIN figures total ON part.post_id = total.post_id AND part.part_of = total.figure_no
        WHERE part.part_of IS NOT NULL AND (total.post_id IS NULL OR part.part_of = part.figure_no)""",
    ),
    Check(
        "days are in order, and there are none where the precision is unknown",
        """
        SELECT subject, date_precision::VARCHAR FROM (
            SELECT post_id || '.' || claim_no AS subject, date_start, date_end, date_precision FROM claims
            UNION ALL SELECT event_id, date_start, date_end, date_precision FROM events
        ) WHERE date_start > date_end OR (date_start IS NULL) <> (date_end IS NULL) OR date_precision IS NULL
            OR (date_start IS NULL) <> (date_precision = 'unknown')""",
    ),
    Check(
        "where_precision is 1 to 7",
        """
        SELECT subject, coalesce(where_precision::VARCHAR, 'none') FROM (
            SELECT post_id || '.' || claim_no AS subject, where_precision FROM claims
            UNION ALL SELECT event_id, where_precision FROM events
        ) WHERE where_precision IS NULL OR where_precision NOT BETWEEN 1 AND 7""",
    ),
    Check(
        "every claim of what happened belongs to one event; a toll or a mere possibility need not",
        """
        SELECT claims.post_id || '.' || claims.claim_no, kind::VARCHAR
        FROM claims LEFT JOIN event_claims USING (post_id, claim_no)
        WHERE kind IS NULL OR (kind = 'toll' AND event_id IS NOT NULL) OR (kind = 'event' AND event_type IS NULL)
            OR (kind = 'event' AND realis <> 'hypothetical' AND event_id IS NULL)""",
    ),
    Check(
        "what speaks of an event names one that is there",
        """
        SELECT event_id, what FROM (
            SELECT event_id, 'event_claims' AS what FROM event_claims
            UNION ALL SELECT event_id, 'event_figures' FROM event_figures
            UNION ALL SELECT event_id, 'event_tracks' FROM event_tracks
            UNION ALL SELECT event_id, 'event_origins' FROM event_origins
            UNION ALL SELECT event_id, 'event_conflicts' FROM event_conflicts
        ) ANTI JOIN events USING (event_id)""",
    ),
    Check(
        "an event counts its claims, and is named after one of them",
        """
        SELECT event_id, 'says ' || n_claims || ', has ' || coalesce(n, 0) FROM events
        LEFT JOIN (
            SELECT event_id, count(*) AS n, bool_or(post_id || '.' || claim_no = event_id) AS named
            FROM event_claims GROUP BY event_id
        ) USING (event_id)
        WHERE n IS DISTINCT FROM n_claims OR NOT named
        UNION ALL
        SELECT event_id, post_id || '.' || claim_no || ' is not a claim'
        FROM event_claims ANTI JOIN claims USING (post_id, claim_no)""",
    ),
    Check(
        "every URL has one current version, and versions name a post that is there",
        """
        SELECT url, 'has ' || count(*) FILTER (is_current) || ' current versions' FROM posts
        WHERE url IS NOT NULL GROUP BY url HAVING count(*) FILTER (is_current) <> 1
        UNION ALL
        SELECT later.post_id, 'version of ' || later.version_of
        FROM posts later LEFT JOIN posts first ON later.version_of = first.post_id
        WHERE later.version_of IS NOT NULL
            AND (first.url IS DISTINCT FROM later.url OR first.version_of IS NOT NULL)""",
    ),
    Check(
        "lineage, parts and scope name tolls that are there",
        """
        SELECT name, 'is not a toll' FROM (
            SELECT toll_id AS name FROM toll_links UNION ALL SELECT "other" FROM toll_links
            UNION ALL SELECT toll_id FROM toll_parts UNION ALL SELECT toll_id FROM toll_scope
        ) ANTI JOIN tolls ON tolls.toll_id = name""",
        asks_all=True,
    ),
    Check(
        "a toll read in a post names a figure of that post",
        """
        SELECT toll_id, coalesce(tolls.post_id, 'no post') || '.' || coalesce(tolls.figure_no::VARCHAR, '?')
        FROM tolls LEFT JOIN figures USING (post_id, figure_no)
        WHERE (from_post OR tolls.post_id IS NOT NULL) AND figures.claim_no IS NULL""",
        asks_all=True,
    ),
    Check(
        "every decision has one row, and what it undoes and sets is told once",
        """
        SELECT edit_id, count(*) || ' rows' FROM edits GROUP BY edit_id HAVING count(*) > 1
        UNION ALL SELECT edit_id || ' ' || field, count(*) || ' rows' FROM edit_values GROUP BY ALL HAVING count(*) > 1
        UNION ALL SELECT edit_id, 'is no decision' FROM edit_values ANTI JOIN edits USING (edit_id)
        UNION ALL SELECT edits.edit_id, 'undoes ' || edits.undoes
        FROM edits LEFT JOIN edits AS undone ON undone.edit_id = edits.undoes
        WHERE (edits.kind = 'undo') <> (edits.undoes IS NOT NULL)
            OR (edits.undoes IS NOT NULL AND undone.edit_id IS NULL)""",
        asks_all=True,
    ),
    Check(
        "a decision in effect attaches to a claim that is there, or that it rejected",
        """
        SELECT edit_id, coalesce(found_post_id, 'no post') || '.' || coalesce(edits.claim_no::VARCHAR, '?')
        FROM edits LEFT JOIN claims ON claims.post_id = found_post_id AND claims.claim_no = edits.claim_no
        WHERE status IN ('in_effect', 'waiting') AND edits.kind NOT IN ('undo', 'reject', 'note')
            AND claims.post_id IS NULL""",
        asks_all=True,
    ),
    Check(
        "what was rejected is in no count",
        """
        SELECT rejected.post_id || '.' || rejected.claim_no, 'rejected by ' || rejected.edit_id FROM rejected
        JOIN claims USING (post_id, claim_no) WHERE figure_no IS NULL
        UNION ALL
        SELECT rejected.post_id || '.' || rejected.figure_no, 'rejected by ' || rejected.edit_id FROM rejected
        JOIN figures USING (post_id, figure_no)
        UNION ALL
        SELECT edit_id, 'is no decision to reject in effect' FROM rejected
        ANTI JOIN (FROM edits WHERE kind = 'reject' AND status = 'in_effect') AS rejecting USING (edit_id)""",
        asks_all=True,
    ),
    Check(
        "a grade is a person's, and confirmed and discounted are two people's",
        """
        SELECT events.event_id, grade::VARCHAR FROM events LEFT JOIN (
            SELECT edits.event_id, edit_values."value" AS given, count(DISTINCT lower(author)) AS people
            FROM edits JOIN edit_values USING (edit_id)
            WHERE kind = 'grade' AND status = 'in_effect' AND field = 'grade' GROUP BY ALL
        ) AS grades ON grades.event_id = events.event_id AND grades.given = grade::VARCHAR
        WHERE grade <> 'unassessed'
            AND coalesce(people, 0) < CASE WHEN grade IN ('confirmed', 'discounted') THEN 2 ELSE 1 END""",
        asks_all=True,
    ),
)

ONCE_EACH = Check(
    "posts, events and claims stand once each in all tables that have one row of each",
    """
    SELECT what, 'rows that are double or missing' FROM (
        SELECT 'posts' AS what, count(*) = count(DISTINCT post_id) AND count(*) = (SELECT count(*) FROM captures)
            AS holds FROM posts
        UNION ALL SELECT 'events', count(*) = count(DISTINCT event_id)
            AND count(*) = (SELECT count(*) FROM event_cards) FROM events
        UNION ALL SELECT 'claims', count(*) = (SELECT count(*) FROM claim_facets)
            AND count(*) = (SELECT count(*) FROM claim_review) FROM claims
    ) WHERE NOT holds""",
    asks_all=True,
)
"""Asked of a snapshot that was copied and changed: what was taken away and put in must balance."""


OUT_OF_PLACE = """
    SELECT subject, words FROM ({sql})
    WHERE (words IS NULL) <> (first IS NULL) OR (words IS NULL) <> (last IS NULL)
        OR CASE WHEN strlen(text) > $long THEN false
            ELSE substring(text, first + 1, last - first) IS DISTINCT FROM words END"""
IN_ONE_TEXT = "SELECT subject, first, last, words FROM ({sql}) WHERE post_id = $post_id AND words IS NOT NULL"


def validate(connection: duckdb.DuckDBPyConnection, checks: Iterable[Check] = CHECKS) -> None:
    """Ask every check; InvalidSnapshot names the first rule that is broken, and how often."""
    for check in checks:
        if check.in_text:
            rows = connection.execute(OUT_OF_PLACE.format(sql=check.sql), {"long": LONG_BYTES}).fetchmany(1000)
            rows = rows or list(islice(out_of_place(connection, check), 1000))
        else:
            rows = connection.execute(check.sql).fetchmany(1000)
        if rows:
            subject, found = rows[0]
            more = f" (and {len(rows) - 1} more)" if len(rows) > 1 else ""
            raise InvalidSnapshot(f"{check.rule}: not so for {subject}: {found!r}{more}.")


def out_of_place(connection: duckdb.DuckDBPyConnection, check: Check) -> Iterator[tuple[str, str]]:
    """(subject, words) of all words that do not stand at their offsets in a long text, in time linear in the words."""
    long = "SELECT post_id, text FROM posts WHERE strlen(text) > $long ORDER BY post_id"
    for post_id, text in connection.execute(long, {"long": LONG_BYTES}).fetchall():
        rows = connection.execute(IN_ONE_TEXT.format(sql=check.sql), {"post_id": post_id})
        while some := rows.fetchmany(10_000):
            for subject, first, last, words in some:
                if first < 0 or text[first:last] != words:
                    yield subject, words
