"""The filters of every page as one frozen value, the condition they make, and the count of what they hide.

A filter that is not set hides nothing. `NOT_STATED` is a value like any other: what names no place, actor or speaker
can be asked for, and is never dropped silently (design.md, rules 9 and 12).
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from dashboard.queries.ask import Cursor
from dashboard.records import AggregationRule, Agreement, Measure, Population
from dashboard.storage.derived import NOT_STATED as NOT_STATED
from dashboard.storage.derived_codes import MEASURES, POPULATIONS, TYPES
from dashboard.storage.folding import folded

Precision = Literal["day", "place"]
Reviewed = Literal["any", "yes", "no"]
COUNTRY, PLACE = "country:", "place:"
"""What opens a country and a single place among the values of `Filters.place`; the others are governorates."""


def bits_of(values: Sequence[str], known: Sequence[str]) -> int:
    """The sum of the bits of `values`, in the order of `known`; what is not known has none."""
    return sum(1 << at for at, one in enumerate(known) if one in values)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for. Empty means no restriction; `days` are the first and last local day, both included.

    `place` holds governorates by name, "country:SY" and "place:al-waer" (that place and what lies within it); `actor`
    actor ids or folded names, `speaker` voices. `rule` hides nothing: it says how the reports of one event are
    combined.
    """

    days: tuple[date, date] | None = None
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    measure: tuple[Measure, ...] = ()
    population: tuple[Population, ...] = ()
    precision: tuple[Precision, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    reviewed: Reviewed = "any"
    rule: AggregationRule = "range"
    search: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters that hide something, in the order in which what they hide is counted."""
        unset = Filters()
        return tuple(
            f.name for f in fields(self) if f.name != "rule" and getattr(self, f.name) != getattr(unset, f.name)
        )

    @property
    def parameters(self) -> dict[str, Any]:
        """The filter values under the $names that `CONDITIONS` uses, and those of `in_view`: sums of bits."""
        first, last = self.days or (None, None)
        return {
            "first_day": first,
            "last_day": last,
            "governorates": [one for one in self.place if not one.startswith((COUNTRY, PLACE))],
            "countries": [one.removeprefix(COUNTRY) for one in self.place if one.startswith(COUNTRY)],
            "places": [one.removeprefix(PLACE) for one in self.place if one.startswith(PLACE)],
            "types": list(self.type),
            "actors": list(self.actor),
            "speakers": list(self.speaker),
            "publishers": list(self.publisher),
            "measures": list(self.measure),
            "populations": list(self.population),
            "type_bits": bits_of(self.type, TYPES),
            "measure_bits": bits_of(self.measure, MEASURES),
            "population_bits": bits_of(self.population, POPULATIONS),
            "day_known": "day" in self.precision,
            "place_known": "place" in self.precision,
            "agreements": list(self.agreement),
            "reviewed": self.reviewed == "yes",
            "words": self.search.strip(),
            "rule": self.rule,
            "not_stated": NOT_STATED,
        }


def any_of(column: str, known: Sequence[str]) -> str:
    """SQL that is true when one of the values asked for stands in a column of values joined with spaces.

    `known` are all values of the closed list. Three times as fast as splitting the column; none lies within another.
    """
    return " OR ".join(f"(list_contains(${column}, '{one}') AND contains(facet.{column}, '{one}'))" for one in known)


SEARCHED = ("tellers", "places", "said")
"""Columns of `claim_words` that a search looks through, the quick ones first."""
# One condition a filter, over the facets of a claim (storage/derived.py).
CONDITIONS: dict[str, str] = {
    "days": "facet.first_day <= $last_day AND facet.last_day >= $first_day",
    "place": """list_contains($governorates, facet.admin1) OR list_contains($countries, facet.country)
        OR (len($places) > 0 AND facet.place_id IN (SELECT place_id FROM places
            WHERE list_contains($places, place_id) OR list_contains($places, within)))""",
    "type": "list_contains($types, facet.type)",
    "actor": "list_has_any($actors, facet.actors)",
    "speaker": "list_contains($speakers, facet.voice)",
    "publisher": "list_contains($publishers, facet.publisher)",
    "measure": any_of("measures", MEASURES),
    "population": any_of("populations", POPULATIONS),
    "precision": "(NOT $day_known OR facet.day_known) AND (NOT $place_known OR facet.place_known)",
    "agreement": "list_contains($agreements, facet.agreement::VARCHAR)",
    "reviewed": "facet.is_reviewed = $reviewed",
    "search": f"""(facet.post_no, facet.claim_no) IN (
        SELECT (k.post_no, k.claim_no) FROM claim_words w JOIN claim_codes k USING (claim_row)
        WHERE {" OR ".join(f"contains(w.{one}, strip_accents(lower($words)))" for one in SEARCHED)}
            OR (length({folded("$words")}) > 2
                AND ({" OR ".join(f"contains(w.{one}, {folded('$words')})" for one in SEARCHED)})))""",
}

WHY_HIDDEN: dict[str, str] = {
    "days": "outside the days",
    "place": "in other places",
    "type": "of other types",
    "actor": "with other actors",
    "speaker": "by other speakers",
    "publisher": "from other publishers",
    "measure": "without that measure",
    "population": "of other people",
    "precision": "not known that precisely",
    "agreement": "with another agreement",
    "reviewed": "not in that state of review",
    "search": "without the words searched for",
    "older_version": "in an older version of a page",
    "until": "published later",
    "kind": "of the other kind (running totals, or tallies of a period)",
}

# The claims with all that stands beside them: facets, post p, event e (null for a toll), place g. Slow for many
# claims: count and choose over `FACETS` alone, and join only what is shown.
JOINED = """claims c
    JOIN claim_facets facet ON facet.post_id = c.post_id AND facet.claim_no = c.claim_no
    JOIN posts p ON p.post_id = c.post_id
    LEFT JOIN event_claims ec ON ec.post_id = c.post_id AND ec.claim_no = c.claim_no
    LEFT JOIN events e ON e.event_id = ec.event_id
    LEFT JOIN places g ON g.place_id = coalesce(e.place_id, c.place_id)"""
FACETS = "claim_facets facet"


def condition(filters: Filters) -> str:
    """SQL that is true for the claims in view, over the alias facet of `FACETS`, which `JOINED` has too.

    Built from constants only.
    """
    parts = [f"coalesce({CONDITIONS[name]}, false)" for name in filters.active]
    return " AND ".join(["facet.is_current", *parts])


def is_event_in_view(filters: Filters, event_no: str) -> str:
    """SQL that is true for the events of which a claim is in view; `event_no` names the column to ask of.

    Every event has a claim in a current version of a page (storage/validation.py), so nothing is asked without filters.
    """
    if not filters.active:
        return "true"
    return f"{event_no} IN (SELECT facet.event_no FROM {FACETS} WHERE {condition(filters)})"


def events_in_view(filters: Filters) -> str:
    """A common table expression `in_view(event_no, event_id)`: the events of which a claim is in view."""
    return f"""in_view AS (
        SELECT k.event_no, k.event_id FROM event_cards k WHERE {is_event_in_view(filters, "k.event_no")})"""


def hidden(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """Why claims are out of view. Columns: reason (a filter's name, "older_version", or null for shown), n_claims.

    Each hidden claim counts once, under the first filter that hides it, so the rows add up to all claims.
    """
    from dashboard.queries.in_view import claims_left  # it reads this module's filters

    left = claims_left(cursor, filters)
    reasons = ("older_version", *filters.active)
    rows: list[tuple[str | None, int]] = [(None, left[-1])]
    rows += [(name, before - after) for name, (before, after) in zip(reasons, pairwise(left), strict=True)]
    rows = sorted((row for row in rows if row[1]), key=lambda row: (-row[1], row[0] is not None, row[0] or ""))
    return pd.DataFrame(rows, columns=["reason", "n_claims"], dtype=object)


def kept_out(cursor: Cursor, filters: Filters) -> pd.DataFrame:
    """What comes into view when one filter alone is lifted. Columns: name, n_claims; the most first, no zeros."""
    from dashboard.queries.in_view import claims_kept_out  # it reads this module's filters

    counts = claims_kept_out(cursor, filters)
    rows = sorted(((name, n) for name, n in counts.items() if n), key=lambda row: -row[1])
    return pd.DataFrame(rows, columns=["name", "n_claims"], dtype=object)


def hidden_sentence(counts: pd.DataFrame, noun: str = "claims") -> str:
    """ "41 of 57 claims shown; hidden: 9 outside the days, 7 of other types" from `hidden`'s rows."""
    shown = sum(n for reason, n in zip(counts["reason"], counts.iloc[:, 1], strict=True) if reason is None)
    total = sum(counts.iloc[:, 1])
    reasons = [
        f"{n:,} {WHY_HIDDEN.get(reason, reason)}"
        for reason, n in zip(counts["reason"], counts.iloc[:, 1], strict=True)
        if reason is not None
    ]
    if not reasons:
        return f"all {total:,} {noun} shown; nothing is hidden"
    return f"{shown:,} of {total:,} {noun} shown; hidden: {', '.join(reasons)}"
