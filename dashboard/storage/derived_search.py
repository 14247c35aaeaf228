"""What a search looks through: the sentence of each claim, and the names that stand beside it.

Sentences and names lie apart: names are few, so that the snapshot keeps each once in a stretch of rows and a search
reads it once; and sentences lie as they are, since to unpack a million of them takes as long as to read them.
"""

from dashboard.storage.folding import folded

CLAIM_WORDS = f"""
    WITH beside AS MATERIALIZED (
        SELECT k.claim_row, strip_accents(lower(c.quotation)) AS said, c.voice_name,
            concat_ws(' ', c.speaker, c.voice_name) AS tellers,
            concat_ws(' ', c.place, e.title, e.place_name, coalesce(e.admin1, c.admin1), g.name, g.name_ar) AS places,
            concat_ws(' ', c.place, e.place_name, g.name, g.name_ar) AS place_names
        FROM claim_codes k JOIN post_codes p USING (post_no)
        JOIN claims c ON c.post_id = p.post_id AND c.claim_no = k.claim_no
        LEFT JOIN event_cards e ON e.event_no = k.event_no
        LEFT JOIN places g ON g.place_id = coalesce(e.place_id, c.place_id)),
    speakers AS (  -- names are few: each is folded once
        SELECT tellers, voice_name, concat_ws(' ', strip_accents(lower(tellers)), {folded("voice_name")}) AS folded
        FROM (SELECT DISTINCT tellers, voice_name FROM beside)),
    towns AS (
        SELECT places, place_names, concat_ws(' ', strip_accents(lower(places)), {folded("place_names")}) AS folded
        FROM (SELECT DISTINCT places, place_names FROM beside))
    SELECT b.claim_row, b.said, s.folded AS tellers, t.folded AS places
    FROM beside b
    JOIN speakers s ON s.tellers = b.tellers AND s.voice_name IS NOT DISTINCT FROM b.voice_name
    JOIN towns t ON t.places = b.places AND t.place_names = b.place_names
    ORDER BY b.claim_row"""

SEARCH_TABLES: dict[str, str] = {"claim_words": CLAIM_WORDS}
"""The SELECT of the table; it reads derived_codes and event_cards."""
