"""What is in view, worked out once for all questions of a page: sets of claims and events as strings of bits.

`resolve` reads the filters against `claim_codes` in one pass and keeps the answer in a variable of the cursor;
questions then ask for a bit (`claim_is_in_view`, `event_is_in_view`). A question that comes with another cursor works
it out anew: the answers are the same, only later.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, Literal

from dashboard.queries.ask import Cursor
from dashboard.queries.filters import CONDITIONS, Filters
from dashboard.queries.notes import kept, kept_rows, noted
from dashboard.storage.derived_codes import MEASURES, POPULATIONS, TYPES
from dashboard.storage.folding import folded

CODES = "claim_codes facet"
NARROW = 0.5
"""Of all numbers: where those in view lie within so few, the rest need not be read."""
FEW = 0.01
"""Of all claims: where no more are left, they are copied out."""
LONGEST = 100
"""Characters of a search among which a part is looked for that both its spellings have."""
OF_FACETS = """(facet.post_no, facet.claim_no) IN (
        SELECT (told.post_no, told.claim_no) FROM claim_facets told WHERE {told})"""

# One condition a filter, over the numbers of a claim; equal to `filters.CONDITIONS` over its facets (a test compares).
CODED: dict[str, str] = {
    "days": CONDITIONS["days"],
    "place": """facet.spot_no IN (SELECT spot_no FROM claim_spots WHERE list_contains($governorates, admin1)
        OR list_contains($countries, country) OR place_id IN (SELECT place_id FROM places
            WHERE list_contains($places, place_id) OR list_contains($places, within)))""",
    "type": "facet.type_bit & $type_bits <> 0",
    "actor": OF_FACETS.format(told=CONDITIONS["actor"].replace("facet.", "told.")),
    "speaker": "facet.telling_no IN (SELECT telling_no FROM tellings WHERE list_contains($speakers, voice))",
    "publisher": "facet.telling_no IN (SELECT telling_no FROM tellings WHERE list_contains($publishers, publisher))",
    "measure": "facet.measure_bits & $measure_bits <> 0",
    "population": "facet.population_bits & $population_bits <> 0",
    "precision": CONDITIONS["precision"],
    "agreement": CONDITIONS["agreement"],
    "reviewed": CONDITIONS["reviewed"],
    "search": OF_FACETS.format(
        told="""contains(told.folded, $common) AND (contains(told.folded, $plain)
            OR (length($respelt) > 2 AND contains(told.folded, $respelt)))"""
    ),
}


def bits_of(values: Sequence[str], known: Sequence[str]) -> int:
    """The sum of the bits of `values`, in the order of `known`; what is not known has none."""
    return sum(1 << at for at, one in enumerate(known) if one in values)


def parameters(filters: Filters) -> dict[str, Any]:
    """The values under the $names that `CODED` uses, but for those of a search."""
    return filters.parameters | {
        "type_bits": bits_of(filters.type, TYPES),
        "measure_bits": bits_of(filters.measure, MEASURES),
        "population_bits": bits_of(filters.population, POPULATIONS),
    }


def searched(cursor: Cursor, words: str) -> dict[str, str]:
    """The words searched for, plain and as names are spelt, and the longest part that both have in common: a text
    without that part is read once and not twice."""
    sql = f"SELECT strip_accents(lower(w)), {folded('w')} FROM (SELECT unnest([$words]) AS w)"
    plain, respelt = cursor.execute(sql, {"words": words}).fetchall()[0]
    if len(respelt) <= 2:
        return {"plain": plain, "respelt": respelt, "common": plain}
    one, other = plain[:LONGEST], respelt[:LONGEST]
    both = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return {"plain": plain, "respelt": respelt, "common": one[both.a : both.a + both.size]}


def kept_of(cursor: Cursor, about: str, filters: Filters, select: Callable[[], str]) -> str:
    """As `kept`, of what the filters leave in view."""

    def values(sql: str) -> Mapping[str, Any]:
        known = parameters(filters)
        return known | searched(cursor, filters.search.strip()) if "$common" in sql else known

    return kept(cursor, about, _of(filters), select, values)


def _of(filters: Filters) -> Filters:
    """The rule of aggregation takes nothing out of view."""
    return replace(filters, rule="range")


def resolve(cursor: Cursor, filters: Filters) -> str:
    """SQL for what is in view, kept by the cursor: {claims, events: sets as bits; claims_from, claims_to, events_from,
    events_to: their first and last numbers; passed: claims that are left after each filter, in order, the first of all
    claims, the second of those in current versions}."""

    def select() -> str:
        tests = ["facet.is_current", *(f"({CODED[one]})" for one in filters.active)]
        left = [" AND ".join(tests[: at + 1]) for at in range(len(tests))]
        counts = ["(SELECT count(*) FROM claim_codes)"]
        counts += [f"(SELECT count(*) FROM {CODES} WHERE {one})" for one in left[:-1]] + ["n"]
        return f"""
            WITH sets AS (
                SELECT {set_of(cursor, "claim_row")} AS claims, {set_of(cursor, "event_no")} AS events, count(*) AS n,
                    min(claim_row) AS a, max(claim_row) AS z, min(event_no) AS b, max(event_no) AS y
                FROM {CODES} WHERE {left[-1]})
            SELECT {{'claims': claims, 'claims_from': a, 'claims_to': z, 'events': events, 'events_from': b,
                'events_to': y, 'passed': [{", ".join(counts)}]}} FROM sets"""

    return kept_of(cursor, "in_view", filters, select)


NUMBERED: dict[str, str] = {
    "claim_row": "claim_codes", "report_row": "claim_codes", "event_no": "event_codes", "post_no": "post_codes",
    "printed_row": "claim_codes", "telling_no": "tellings", "origin_no": "known_origins",
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


def claims_left(cursor: Cursor, filters: Filters) -> list[int]:
    """How many claims there are, how many in current versions of pages, and how many are left after each filter."""
    sql = "SELECT [count(*), count(*) FILTER (is_current)] FROM claim_codes"
    if filters.active:
        sql = f"SELECT {resolve(cursor, filters)}.passed"
    return list(noted(cursor, sql, lambda: cursor.execute(sql).fetchall()[0][0]))


# Filters that may take some claims of an event and leave others; the rest take an event as a whole.
CLAIM_LEVEL = frozenset({"actor", "speaker", "publisher", "measure", "population", "search"})


def takes_whole_events(filters: Filters) -> bool:
    """True when the filters take or leave all claims of an event, so that what the snapshot summed still holds."""
    return not CLAIM_LEVEL & set(filters.active)


def size_of(bits: str) -> str:
    """SQL for how many numbers stand in a set."""
    return f"coalesce(bit_count({bits}), 0)::BIGINT"


def claim_is_in_view(cursor: Cursor, filters: Filters, number: str = "facet.claim_row") -> str:
    """SQL that is true for the claims in view; `number` names the column with their claim_row. Without a filter, the
    table asked must hold claims of current versions only, or say so itself."""
    if not filters.active:
        return "true"
    return _is_in_set(cursor, resolve(cursor, filters), "claims", number)


def claims_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for the rows of `claim_codes` in view, for the inside of a FROM: few are copied out once for all questions of
    a page."""
    if not filters.active:
        return "(FROM claim_codes WHERE is_current)"
    rows = f"FROM claim_codes WHERE is_current AND {claim_is_in_view(cursor, filters, 'claim_row')}"
    return kept_rows(cursor, "claims", _of(filters), lambda: rows) if is_narrow(cursor, filters) else f"({rows})"


def is_narrow(cursor: Cursor, filters: Filters) -> bool:
    """True when the filters leave few claims."""
    left = claims_left(cursor, filters)
    return bool(filters.active) and left[-1] <= FEW * left[0]


def told_in_view(cursor: Cursor, filters: Filters) -> str:
    """SQL for what the claims in view are told by, kept by the cursor: {posts, tellings: the sets of post_no and
    telling_no; n_tolls, text_kinds (bits), first_report, last_report}."""
    return kept_of(
        cursor,
        "told",
        filters,
        lambda: (
            f"""
        SELECT {{'posts': {set_of(cursor, "post_no")}, 'tellings': {set_of(cursor, "telling_no")},
            'n_tolls': count(*) FILTER (kind = 'toll'), 'text_kinds': bit_or(1::UTINYINT << enum_code(text_kind)),
            'first_report': min(reported_date), 'last_report': max(reported_date)}}
        FROM {claims_in_view(cursor, filters)}"""
        ),
    )


def tellings_in_view(cursor: Cursor, filters: Filters) -> str:
    """The name of a table like `telling_counts`, of the claims in view: telling_no, harm_bits, n_claims, last_day."""
    if not filters.active:
        return "telling_counts"
    select = f"""SELECT telling_no, harm_bits, count(*) AS n_claims, max(reported_date) AS last_day
        FROM {claims_in_view(cursor, filters)} GROUP BY ALL"""
    return kept_rows(cursor, "tellings", _of(filters), lambda: select)


def few_events(cursor: Cursor, about: str, of: object, select: str, values: Mapping[str, Any]) -> Callable[[str], str]:
    """SQL that is true for the events that `select` (event_no) gives, by the column with their event_no; `about` and
    `of` name all that it depends on.

    For the few events that a page shows: a table that is asked for bits reads the words of their rows alone, where a
    join reads those of all rows between the first and the last.
    """

    def bits() -> str:
        return f"""SELECT {{'events': {set_of(cursor, "event_no")}, 'events_from': min(event_no),
            'events_to': max(event_no)}} FROM ({select})"""

    found = kept(cursor, about, of, bits, lambda _: values)
    return lambda number: _is_in_set(cursor, found, "events", number)


def event_is_in_view(cursor: Cursor, filters: Filters, number: str = "event_no") -> str:
    """SQL that is true for the events of which a claim is in view; `number` names the column with their event_no.

    Every event has a claim in a current version of a page (storage/validation.py), so nothing is asked without filters.
    """
    if not filters.active:
        return "true"
    return _is_in_set(cursor, resolve(cursor, filters), "events", number)


def _is_in_set(cursor: Cursor, found: str, which: Literal["claims", "events"], number: str) -> str:
    """SQL that asks for a bit; where few numbers lie between the first and the last, their blocks alone are read."""
    sql = f"SELECT {found}.{which}_from, {found}.{which}_to, bit_length({found}.{which})"
    first, last, most = noted(cursor, sql, lambda: cursor.execute(sql).fetchall()[0])
    if first is None:
        return "false"
    between = f"{number} BETWEEN {first} AND {last} AND " if last - first < NARROW * most else ""
    return f"({between}get_bit({found}.{which}, {number}) = 1)"


def words_of(chosen: str) -> str:
    """A common table expression `words`: the rows of claims that `chosen` (post_no, claim_no, reported_date) names,
    with their post_no. Days come first in the join: claims lie in their order, so that few blocks are read."""
    return f"""words AS (
            SELECT named.post_no, c.* FROM claims c JOIN (
                SELECT DISTINCT p.post_id, x.post_no, x.claim_no, x.reported_date
                FROM {chosen} x JOIN post_codes p USING (post_no)) named
            ON c.reported_date = named.reported_date AND c.post_id = named.post_id AND c.claim_no = named.claim_no)"""
