"""The tables about actors as small numbers: what questions about actors count, for any set of claims in view."""

NUMBERED_CLAIMS = """numbered AS (
        SELECT p.post_id, c.claim_no, c.claim_row FROM claim_codes c JOIN post_codes p USING (post_no))"""


FIRSTS = {
    "event_unit": "event_no, perpetrator_no, target_no",
    "event_account": "event_no, perpetrator_no",
    "event_aim": "event_no, target_no",
    "speaker_whole": "event_no, speaker_kind",
    "speaker_unit": "event_no, speaker_kind, perpetrator_no, target_no",
    "speaker_account": "event_no, speaker_kind, perpetrator_no",
    "speaker_aim": "event_no, speaker_kind, target_no",
}
"""What the rows that are summed together have in common, by the column that numbers them."""
FIRST_ROWS = " ".join(
    f"JOIN (SELECT {same}, min(pair_row) AS {name} FROM placed GROUP BY {same}) {name}_ USING ({same})"
    for name, same in FIRSTS.items()
)

# Rows that are summed together have the number of the first of them, so that a sum over any of an event's reports is a
# set of such numbers. Each is looked up in a small table of its own: to put all rows into seven orders takes longer.
PAIR_CODES = f"""
    WITH {NUMBERED_CLAIMS},
    placed AS MATERIALIZED (
        SELECT (row_number() OVER (ORDER BY x.event_no, n.claim_row, x.perpetrator_no, x.target_no) - 1)::INTEGER
                AS pair_row, x.* EXCLUDE (post_id, claim_no), n.claim_row
        FROM claim_pairs x JOIN numbered n ON n.post_id = x.post_id AND n.claim_no = x.claim_no)
    SELECT placed.*, {", ".join(FIRSTS)} FROM placed {FIRST_ROWS} ORDER BY pair_row"""

HARM_CODES = f"""
    WITH {NUMBERED_CLAIMS}
    SELECT h.* EXCLUDE (post_id, claim_no), n.claim_row
    FROM harm_by_side h JOIN numbered n ON n.post_id = h.post_id AND n.claim_no = h.claim_no
    ORDER BY h.event_no, n.claim_row, h.figure_no"""

PAIR_TABLES: dict[str, str] = {"pair_codes": PAIR_CODES, "harm_codes": HARM_CODES}
"""The SELECT of each table; they read derived_codes and derived_actors."""
