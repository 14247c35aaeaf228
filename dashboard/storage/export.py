"""One CSV a query, from the current snapshot: byte for byte equal for equal snapshots.

Claimant, operator, low, high, standing and text_kind travel in columns with every number, and the snapshot's id in the
file's name. A claim travels with its sentence, here as in the tables that pages offer. By design.md, rule 13, left out
are: names of witnesses and of other persons whom neither actors.csv nor the list of public people knows, in sentences
unless asked for; handles and e-mail addresses; addresses on social networks below the host; and all coordinates. Names
are found by a rule on words (`assessment.withheld`), which misses some: look before you publish.
"""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.assessment.withheld import WITNESS, as_re2, without_handles, without_persons
from dashboard.storage.durable import make_folder, write_durably

# Whom the words beside a name show to be a witness is one, however the claim's speaker was read.
PLACED = """
    CREATE OR REPLACE TEMP VIEW placed AS
    SELECT claims.*, text_kind, event_id, standing,
        attribution = 'witness' OR (attribution = 'unattributed'
            AND list_contains(regexp_extract_all(quotation, 'witness pattern', 1), speaker)) AS is_witness,
        CASE WHEN is_witness THEN 'a witness (name not exported)' ELSE speaker END AS safe_speaker,
        CASE WHEN is_witness AND speaker_id IS NULL THEN 'a witness (name not exported)'
            ELSE voice_name END AS claimant,
        claims.start || '-' || claims."end" AS offsets
    FROM claims LEFT JOIN (SELECT post_id, text_kind FROM posts) USING (post_id)
    LEFT JOIN (SELECT post_id, claim_no, event_id FROM event_claims) USING (post_id, claim_no)
    LEFT JOIN (SELECT event_id, standing FROM events) USING (event_id)""".replace(
    "witness pattern", as_re2(WITNESS).replace("'", "''")
)
QUERIES = {
    "events": """
        SELECT event_id, events.title, event_type, date_start, date_end, date_precision, reported_first, reported_last,
            place_name, admin1, country, where_precision, responsibility, footage_only, n_claims, n_posts, n_voices,
            n_origins, agreement, conflict_share, grade, standing, text_kinds
        FROM events LEFT JOIN (
            SELECT event_id, string_agg(DISTINCT text_kind::VARCHAR, '|' ORDER BY text_kind::VARCHAR) AS text_kinds
            FROM event_claims LEFT JOIN posts USING (post_id) GROUP BY event_id
        ) USING (event_id)
        ORDER BY coalesce(date_start, reported_first), event_id""",
    "event_figures": """
        SELECT event_id, title, rule, measure, population, operator, low, high, low_open, imputed_low, words,
            CASE WHEN has_witness THEN 'witnesses among them: names not exported' ELSE voices END AS claimants,
            event_figures.n_claims, standing, text_kinds
        FROM event_figures LEFT JOIN events USING (event_id) LEFT JOIN (
            SELECT event_id, bool_or(is_witness AND speaker_id IS NULL) AS has_witness,
                string_agg(DISTINCT text_kind::VARCHAR, '|' ORDER BY text_kind::VARCHAR) AS text_kinds
            FROM placed WHERE event_id IS NOT NULL GROUP BY event_id
        ) USING (event_id)
        ORDER BY event_id, rule::VARCHAR, measure::VARCHAR, population::VARCHAR""",
    "claims": """
        SELECT post_id, offsets, kind, event_id, event_type, claimant, safe_speaker AS speaker, attribution, stance,
            relayed_by, publisher, reported_date, reported_at, url, text_kind, realis, responsibility,
            casualties_unstated, zero_stated, date_start, date_end, date_precision, place, place_id, admin1, country,
            where_precision, is_recollection, standing,
            CASE WHEN $with_names THEN quotation ELSE sentence_to_share END AS sentence
        FROM placed ORDER BY reported_date, post_id, claim_no""",
    "figures": """
        SELECT post_id, figures.start || '-' || figures."end" AS offsets, event_id, claimant, attribution,
            stance, publisher, reported_date, measure, population, operator, low, high, imputed_low,
            figures.quotation AS words,
            scope, figures.realis, part_of, figures.figure_no, victim_side, place, admin1, date_start, date_end,
            date_precision, text_kind, standing
        FROM figures LEFT JOIN placed USING (post_id, claim_no) ORDER BY reported_date, post_id, figure_no""",
    "claim_actors": """
        SELECT post_id, claim_no, role, actor_id,
            CASE WHEN actor_id IS NULL AND coalesce(is_person, true) THEN 'name not exported' ELSE actor_name END
                AS actor
        FROM claim_actors ORDER BY post_id, claim_no, role::VARCHAR, start, "end", actor_id""",
    "tolls": """
        SELECT toll_id, from_post, post_id, series_id, source AS claimant, attribution, measure, population, territory,
            operator, low, high, interval_low, interval_high, reading, coverage_from, coverage_to, as_of, as_of_basis,
            published, cumulative, basis, excluded_records, words, counted_words, told_with, citation, tolls.note,
            coalesce(text_kind::VARCHAR, 'a row of tolls.csv') AS text_kind, 'not reviewed' AS standing
        FROM tolls LEFT JOIN (SELECT post_id, text_kind FROM posts) USING (post_id) ORDER BY published_date, toll_id""",
    "toll_links": 'SELECT toll_id, "other", relation, note FROM toll_links ORDER BY ALL',
    "toll_parts": 'SELECT toll_id, part, population, "value", note FROM toll_parts ORDER BY ALL',
    "toll_scope": "SELECT toll_id, group_name, counted, note FROM toll_scope ORDER BY toll_id, group_name::VARCHAR",
    "posts": """
        SELECT post_id, content_hash, publisher, published_date, published_at, url, title, language, text_kind,
            version_of, is_current
        FROM posts ORDER BY published_date, post_id""",
    "searches": "SELECT * FROM searches ORDER BY ALL",
    "problems": "SELECT * FROM problems ORDER BY ALL",
}
ABOUT = """At Least, snapshot {snapshot_id}

Each file holds one query of the snapshot, one row a line, UTF-8. A number is what its claimant says, with the operator
it was stated with: gte 22 is "at least 22", never 22. Empty means not known or not stated, never zero.
docs/codebook.md explains every column. A cell that opens with an apostrophe began with a character that spreadsheets
take for a formula.
Left out{sentences}: names of witnesses and of persons not in actors.csv, as far as a rule on words finds them; handles;
and coordinates. Read the sentences before you publish them: a name may stand in them still.
"""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def export(
    connection: duckdb.DuckDBPyConnection, snapshot_id: str, folder: Path, with_names: bool = False
) -> list[Path]:
    """Write one CSV a query, and ABOUT.txt, into `folder`; the files. Files of the same names are replaced."""
    make_folder(folder)
    cursor = ready(connection)
    files = []
    for name, query in QUERIES.items():
        parameters = {"with_names": with_names} if "$with_names" in query else {}
        cursor.execute(query, parameters)
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column[0] for column in cursor.description or ()])
        while rows := cursor.fetchmany(10_000):
            if name == "posts" and not with_names:
                rows = [tuple(without_persons(one) if isinstance(one, str) else one for one in row) for row in rows]
            writer.writerows([cell(value) for value in row] for row in rows)
        file = folder / f"{name}-{snapshot_id}.csv"
        write_durably(file, stream.getvalue().encode())
        files.append(file)
    sentences = ", but for the sentences, which are as written" if with_names else ""
    write_durably(folder / "ABOUT.txt", ABOUT.format(snapshot_id=snapshot_id, sentences=sentences).encode())
    return [*files, folder / "ABOUT.txt"]


def ready(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A cursor on which QUERIES can be asked."""
    cursor = connection.cursor()
    cursor.execute(PLACED)
    return cursor


def cell(value: Any) -> str:
    """A value as a CSV cell: nothing for null, yes or no, ISO days and instants, harmless text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    return harmless(without_handles(str(value)))


def harmless(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(FORMULA) else text
