"""What is in view, worked out once for all questions of a page: sets of numbers as strings of bits.

Most filters are a condition over the numbers of a claim, which is asked wherever claims are read (`claim_is_in_view`).
What asks words is first read for its set: places, tellings, or claims. Events and claims in view are sets that other
tables are asked by (`event_is_in_view`, `row_is_in_view`); each is worked out by the first question that needs it, and
kept in a variable of the cursor. A question that comes with another cursor works it out anew: the answers are the
same, only later.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from dashboard.queries.ask import Cursor
from dashboard.queries.filters import CONDITIONS, SEARCHED, Filters
from dashboard.queries.notes import kept, kept_rows, noted
from dashboard.storage.folding import folded

CODES = "claim_codes facet"
NARROW = 0.5
"""Of all numbers: where those in view lie within so few, the rest need not be read."""
FEW = 0.01
"""Of all claims: where no more are left, they are copied out."""
LONGEST = 100
"""Characters of a search among which a part is looked for that both its spellings have."""

# One condition a filter, over the numbers of a claim; equal to `filters.CONDITIONS` over its facets (a test compares).
CODED: dict[str, str] = {
    "days": CONDITIONS["days"],
    "type": "facet.type_bit & $type_bits <> 0",
    "measure": "facet.measure_bits & $measure_bits <> 0",
    "population": "facet.population_bits & $population_bits <> 0",
    "precision": CONDITIONS["precision"],
    "agreement": CONDITIONS["agreement"],
    "reviewed": CONDITIONS["reviewed"],
}
NAMING = f"""{CODES} WHERE (facet.post_no, facet.claim_no) IN (
        SELECT (told.post_no, told.claim_no) FROM claim_facets told
        WHERE {CONDITIONS["actor"].replace("facet.", "told.")})"""
HOLDS = """(contains(facet.{one}, $common) AND (contains(facet.{one}, $plain)
        OR (length($respelt) > 2 AND contains(facet.{one}, $respelt))))"""
# Filters that ask words: the number that they choose, and where.
CHOSEN: dict[str, tuple[str, str]] = {
    "place": ("spot_no", f"claim_spots facet WHERE {CONDITIONS['place']}"),
    "speaker": ("telling_no", f"tellings facet WHERE {CONDITIONS['speaker']}"),
    "publisher": ("telling_no", f"tellings facet WHERE {CONDITIONS['publisher']}"),
    "actor": ("claim_row", NAMING),
    "search": ("claim_row", "claim_words facet WHERE " + " OR ".join(HOLDS.format(one=one) for one in SEARCHED)),
}
# Filters that ask only what an event says of all its claims: its own row answers them.
OF_EVENTS = frozenset({"days", "type", "agreement", "reviewed"})
# Filters that may take some claims of an event and leave others; the rest take an event as a whole.
CLAIM_LEVEL = frozenset({"actor", "speaker", "publisher", "measure", "population", "search"})


def takes_whole_events(filters: Filters) -> bool:
    """True when the filters take or leave all claims of an event, so that what the snapshot summed still holds."""
    return not CLAIM_LEVEL & set(filters.active)


def searched(cursor: Cursor, words: str) -> dict[str, str]:
    """The words searched for, plain and as names are spelt, and the longest part that both have in common: a text
    without that part is read once and not twice."""
    sql = f"SELECT strip_accents(lower(w)), {folded('w')} FROM (SELECT unnest([$words]) AS w)"
    plain, respelt = noted(cursor, f"spelt {words}", lambda: cursor.execute(sql, {"words": words}).fetchall()[0])
    if len(respelt) <= 2:
        return {"plain": plain, "respelt": respelt, "common": plain}
    one, other = plain[:LONGEST], respelt[:LONGEST]
    both = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return {"plain": plain, "respelt": respelt, "common": one[both.a : both.a + both.size]}


def kept_of(cursor: Cursor, about: str, filters: Filters, select: Callable[[], str]) -> str:
    """As `kept`, of what the filters leave in view."""
    return kept(cursor, about, _of(filters), select, filters.parameters)


def _of(filters: Filters) -> Filters:
    """The rule of aggregation takes nothing out of view."""
    return replace(filters, rule="range")


def _condition(cursor: Cursor, filters: Filters, name: str) -> str:
    """SQL for one filter over the numbers of a claim (alias facet)."""
    if name in CODED:
        return f"({CODED[name]})"
    number, where = CHOSEN[name]
    values = filters.parameters
    if name == "search":
        values |= searched(cursor, filters.search.strip())
    chosen = kept(
        cursor, name, getattr(filters, name), lambda: f"SELECT {set_of(cursor, number, 'facet.')} FROM {where}", values
    )
    return f"get_bit({chosen}, facet.{number}) = 1"


def claim_is_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL that is true for the rows of `CODES` in view; it names $parameters of the filters."""
    return " AND ".join(["facet.is_current", *(_condition(cursor, filters, name) for name in filters.active)])


def row_is_in_view(cursor: Cursor, filters: Filters, number: str) -> str:
    """SQL that is true for the claims in view; `number` names the column with their claim_row. Without a filter, the
    table asked must hold claims of current versions only."""
    if not filters.active:
        return "true"
    select = f"FROM {CODES} WHERE {claim_is_in_view(cursor, filters)}"
    return _is_in_set(cursor, kept_of(cursor, "claim_set", filters, lambda: _ends(cursor, "claim_row", select)), number)


def event_is_in_view(cursor: Cursor, filters: Filters, number: str = "event_no") -> str:
    """SQL that is true for the events of which a claim is in view; `number` names the column with their event_no.

    Every event has a claim in a current version of a page (storage/validation.py), so nothing is asked without filters.
    """
    return _is_in_set(cursor, events_in_view(cursor, filters), number) if filters.active else "true"


def events_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for the set of the events of which a claim is in view: {numbers, first, last}."""

    def select() -> str:
        if set(filters.active) <= OF_EVENTS:
            tests = " AND ".join(f"({CODED[name]})" for name in filters.active)
            return _ends(cursor, "event_no", f"FROM event_codes facet WHERE {tests}")
        return _ends(cursor, "event_no", f"FROM {CODES} WHERE {claim_is_in_view(cursor, filters)}")

    return kept_of(cursor, "events", filters, select)


def n_events_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for how many events have a claim in view."""
    if not filters.active:
        return "(SELECT count(*) FROM event_turns)"
    return size_of(f"{events_in_view(cursor, filters)}.numbers")


NUMBERED: dict[str, str] = {
    "claim_row": "claim_codes", "report_row": "claim_codes", "event_no": "event_codes", "post_no": "post_codes",
    "printed_row": "claim_codes", "spot_no": "claim_spots", "telling_no": "tellings", "origin_no": "known_origins",
}  # fmt: skip
"""The table whose rows a number counts: there are no more numbers than rows."""


def set_of(cursor: Cursor, number: str, alias: str = "") -> str:
    """SQL for the set of the numbers that occur, as bits: null when there are none. `get_bit` asks for one."""
    return f"bitstring_agg({alias}{number}, 0, {size_of_table(cursor, NUMBERED[number])})"


def size_of_table(cursor: Cursor, table: str) -> int:
    """How many rows a table of the snapshot has."""
    return int(
        noted(cursor, f"rows of {table}", lambda: cursor.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
    )


def size_of(bits: str) -> str:
    """SQL for how many numbers stand in a set."""
    return f"coalesce(bit_count({bits}), 0)::BIGINT"


def claims_left(cursor: Cursor, filters: Filters) -> list[int]:
    """How many claims there are, how many in current versions of pages, and how many are left after each filter."""
    tests = [_condition(cursor, filters, name) for name in filters.active]
    left = [" AND ".join(tests[: at + 1]) for at in range(len(tests))]
    counts = ["(SELECT count(*) FROM claim_codes)", "(SELECT n_claims FROM whole_view)"]
    counts += [f"(SELECT count(*) FROM {CODES} WHERE facet.is_current AND {one})" for one in left]
    found = kept_of(cursor, "left", filters, lambda: f"SELECT [{', '.join(counts)}]")
    return list(noted(cursor, found, lambda: cursor.execute(f"SELECT {found}").fetchall()[0][0]))


def claims_kept_out(cursor: Cursor, filters: Filters) -> dict[str, int]:
    """How many claims each filter in force keeps out of view alone: so many more are in view when only it is lifted."""
    tests = {name: f"coalesce({_condition(cursor, filters, name)}, false)" for name in filters.active}
    if len(tests) < 2:
        *_, before, after = claims_left(cursor, filters)
        return dict.fromkeys(tests, before - after)
    counts = [
        f"count(*) FILTER (WHERE {' AND '.join([f'NOT {one}', *(t for n, t in tests.items() if n != name)])})"
        for name, one in tests.items()
    ]
    found = kept_of(
        cursor, "kept_out", filters, lambda: f"SELECT [{', '.join(counts)}] FROM {CODES} WHERE facet.is_current"
    )
    rows = noted(cursor, found, lambda: cursor.execute(f"SELECT {found}").fetchall()[0][0])
    return dict(zip(tests, rows, strict=True))


def claims_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for the rows of `claim_codes` in view, for the inside of a FROM: few are copied out once for all questions of
    a page."""
    rows = f"FROM {CODES} WHERE {claim_is_in_view(cursor, filters)}"
    if is_narrow(cursor, filters):
        return kept_rows(cursor, "claims", _of(filters), lambda: rows, filters.parameters)
    return f"({rows})"


def is_narrow(cursor: Cursor, filters: Filters, few: float = FEW) -> bool:
    """True when the filters leave few claims."""
    if not filters.active:
        return False
    left = claims_left(cursor, filters)
    return left[-1] <= few * left[0]


def told_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for what the claims in view are told by, kept by the cursor: {posts, tellings: the sets of post_no and
    telling_no; n_tolls, text_kinds (bits), first_report, last_report}."""

    def select() -> str:
        rows = claims_in_view(cursor, filters)
        return f"""
            SELECT {{'posts': {set_of(cursor, "post_no")},
                'tellings': {set_of(cursor, "telling_no")},
                'n_tolls': count(*) FILTER (kind = 'toll'::claim_kind),
                'text_kinds': bit_or(1::UTINYINT << enum_code(text_kind)),
                'first_report': min(reported_date), 'last_report': max(reported_date)}}
            FROM {rows}"""

    return kept_of(cursor, "told", filters, select)


def tellings_in_view(cursor: Cursor, filters: Filters) -> str:
    """The name of a table like `telling_counts`, of the claims in view: telling_no, harm_bits, n_claims, last_day."""
    if not filters.active:
        return "telling_counts"
    select = f"""SELECT telling_no, harm_bits, count(*) AS n_claims, max(reported_date) AS last_day
        FROM {claims_in_view(cursor, filters)} GROUP BY ALL"""
    return kept_rows(cursor, "tellings", _of(filters), lambda: select, filters.parameters)


def few_events(cursor: Cursor, about: str, of: object, select: str, values: Mapping[str, Any]) -> Callable[[str], str]:
    """SQL that is true for the events that `select` (event_no) gives, by the column with their event_no; `about` and
    `of` name all that it depends on.

    For the few events that a page shows: a table that is asked for bits reads the words of their rows alone, where a
    join reads those of all rows between the first and the last.
    """
    found = kept(cursor, about, of, lambda: _ends(cursor, "event_no", f"FROM ({select}) facet"), values)
    return lambda number: _is_in_set(cursor, found, number)


def _ends(cursor: Cursor, number: str, rows: str) -> str:
    """SQL for the set of the numbers in `rows` (a FROM with the alias facet), with the first and the last of them."""
    return f"""SELECT {{'numbers': {set_of(cursor, number, "facet.")}, 'first': min(facet.{number}),
        'last': max(facet.{number})}} {rows}"""


def _is_in_set(cursor: Cursor, found: str, number: str) -> str:
    """SQL that asks for a bit; where few numbers lie between the first and the last, their blocks alone are read."""
    sql = f"SELECT {found}.first, {found}.last, bit_length({found}.numbers)"
    first, last, most = noted(cursor, sql, lambda: cursor.execute(sql).fetchall()[0])
    if first is None:
        return "false"
    between = f"{number} BETWEEN {first} AND {last} AND " if last - first < NARROW * most else ""
    return f"({between}get_bit({found}.numbers, {number}) = 1)"


def words_of(chosen: str) -> str:
    """A common table expression `words`: the rows of claims that `chosen` (post_no, claim_no, reported_date) names,
    with their post_no. Days come first in the join: claims lie in their order, so that few blocks are read."""
    return f"""words AS (
            SELECT named.post_no, c.* FROM claims c JOIN (
                SELECT DISTINCT p.post_id, x.post_no, x.claim_no, x.reported_date
                FROM {chosen} x JOIN post_codes p USING (post_no)) named
            ON c.reported_date = named.reported_date AND c.post_id = named.post_id AND c.claim_no = named.claim_no)"""
