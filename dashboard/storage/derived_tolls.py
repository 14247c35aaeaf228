"""What a published toll says beside its own row: which groups it counts, as one text, and the sentence it was read in.

Few rows, found among all figures and claims: looked up once, at build.
"""

TOLL_CARDS = """
    WITH scope AS (
        SELECT toll_id, CASE WHEN count(*) FILTER (counted <> 'not_stated') = 7
            THEN string_agg(group_name || ':' || counted, ' ' ORDER BY group_name) END AS scope_key
        FROM toll_scope GROUP BY toll_id)
    SELECT t.toll_id, s.scope_key, p.text_kind, c.quotation,
        CASE WHEN t.from_post AND c.place IS NULL THEN 'by its post; no place was read in its sentence'
            ELSE 'stated' END AS territory_from, c."at",
        CASE WHEN t.from_post AND f.start IS NOT NULL THEN t.post_id || '-' || f.start || '-' || f."end"
            ELSE t.toll_id END AS link_name
    FROM tolls t LEFT JOIN scope s USING (toll_id) LEFT JOIN posts p ON p.post_id = t.post_id
    LEFT JOIN figures f ON f.post_id = t.post_id AND f.figure_no = t.figure_no
    LEFT JOIN claims c ON c.post_id = f.post_id AND c.claim_no = f.claim_no
    ORDER BY t.published_date, t.toll_id"""

TOLL_TABLES: dict[str, str] = {"toll_cards": TOLL_CARDS}
"""The SELECT of each table."""
