"""The tables about actors as small numbers: what questions about actors count, for any set of claims in view."""

NUMBERED_CLAIMS = """numbered AS (
        SELECT p.post_id, c.claim_no, c.claim_row FROM claim_codes c JOIN post_codes p USING (post_no))"""


def first_of(*same: str) -> str:
    """SQL for the pair_row of the first row of an event that is the same in these columns."""
    return f"min(pair_row) OVER (PARTITION BY {', '.join(('event_no', *same))})"


# Rows that are summed together have the number of the first of them, so that a sum over any of an event's reports is a
# set of such numbers.
PAIR_CODES = f"""
    WITH {NUMBERED_CLAIMS},
    placed AS (
        SELECT (row_number() OVER (ORDER BY x.event_no, n.claim_row, x.perpetrator_no, x.target_no) - 1)::INTEGER
                AS pair_row, x.* EXCLUDE (post_id, claim_no), n.claim_row
        FROM claim_pairs x JOIN numbered n ON n.post_id = x.post_id AND n.claim_no = x.claim_no)
    SELECT *, {first_of("perpetrator_no", "target_no")} AS event_unit, {first_of("perpetrator_no")} AS event_account,
        {first_of("target_no")} AS event_aim, {first_of("speaker_kind")} AS speaker_whole,
        {first_of("speaker_kind", "perpetrator_no", "target_no")} AS speaker_unit,
        {first_of("speaker_kind", "perpetrator_no")} AS speaker_account,
        {first_of("speaker_kind", "target_no")} AS speaker_aim
    FROM placed ORDER BY pair_row"""

HARM_CODES = f"""
    WITH {NUMBERED_CLAIMS}
    SELECT h.* EXCLUDE (post_id, claim_no), n.claim_row
    FROM harm_by_side h JOIN numbered n ON n.post_id = h.post_id AND n.claim_no = h.claim_no
    ORDER BY h.event_no, n.claim_row, h.figure_no"""

PAIR_TABLES: dict[str, str] = {"pair_codes": PAIR_CODES, "harm_codes": HARM_CODES}
"""The SELECT of each table; they read derived_codes and derived_actors."""
