"""No merge across cities or across a week, whatever random reports are linked: near, unlisted, known, unplaced."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.linking.link import link
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts, may_be_one
from dashboard.records import Reading
from tests.test_linking_known_acts import AUGUST_23, REFERENCE, WHOLE, told

KINDS = ("chemical", "bombing", "attack_on_people")
PLACED = ("damascus", "ghouta", "jaramana", "douma", "homs", "nayrab", "rif-dimashq", "jobar")
LINE = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from((*PLACED, "near", "unlisted", "elsewhere", None)),
    st.sampled_from((18, 400, 410)),
    st.one_of(st.none(), st.integers(0, 5)),
    st.sampled_from(("A blast killed", "The blast killed", "Last week's blast killed", "They condemned the blast of")),
    st.integers(0, 12),
)


def reports(lines: list[tuple[str, str | None, int, int | None, str, int]]) -> list[Reading]:
    """Reports of (type, place, killed, days before the report or None, words, days after 23 August)."""
    made = []
    for number, (kind, place, killed, before, words, after) in enumerate(lines):
        day = AUGUST_23 + timedelta(days=after)
        claim: dict[str, Any] = {"event_type": kind, "trigger": "blast"}
        text = f"{number}: {words} {killed} in Karm."
        if before is not None:
            claim["on"] = day - timedelta(days=before)
        if place == "near":
            claim |= {"place_id": "damascus", "where_precision": 2}
            text = f"{number}: {words} {killed} near Damascus."
        elif place in ("unlisted", "elsewhere"):
            claim |= {"place": "Karm", "where_precision": 1, "country": "SY" if place == "unlisted" else "LB"}
        elif place is not None:
            claim["place_id"] = place
            text = f"{number}: {words} {killed} in {WHOLE[place].name}."
        figure = (f" {killed} ", "killed", "people", "eq", killed, killed)
        figures = [] if words.startswith("They") else [figure]
        made.append(told(f"Outlet {number}", day, text, *figures, **claim))
    return made


def days_of(unit: Unit) -> tuple[date, date]:
    return (unit.start, unit.end) if unit.start and unit.end else (unit.reported_date, unit.reported_date)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(LINE, min_size=2, max_size=9))
def test_no_event_spans_two_towns_two_regions_or_a_week(
    lines: list[tuple[str, str | None, int, int | None, str, int]],
) -> None:
    readings = reports(lines)
    whereabouts = Whereabouts(REFERENCE)
    unit_of = {
        (reading.post.post_id, number): unit
        for reading in readings
        for unit in units_of(reading, whereabouts, REFERENCE)
        for number in unit.claim_nos
    }
    events: dict[str, list[Unit]] = {}
    for row in link(readings, REFERENCE).event_claims:
        events.setdefault(row.event_id, []).append(unit_of[row.post_id, row.claim_no])
    for units in events.values():
        places = [unit.where for unit in units if unit.where is not None]
        assert len({where.town for where in places if where.town}) <= 1
        assert all(may_be_one(one, other) for one, other in combinations(places, 2))
        assert len({where.country for where in places if where.country}) <= 1
        stated = [days_of(unit) for unit in units if unit.start]
        assert not stated or max(last for _, last in stated) - min(first for first, _ in stated) < timedelta(days=7)
        undated = [unit.reported_date for unit in units if not unit.start]
        assert stated or max(undated) - min(undated) < timedelta(days=7)


def test_the_random_reports_do_join_by_each_of_the_new_ways() -> None:
    """Else the property would hold of nothing."""
    known = "They condemned the blast of"
    for lines in (
        [("chemical", "ghouta", 18, 0, "A blast killed", 0), ("chemical", None, 18, None, known, 2)],
        [("bombing", "near", 18, 0, "A blast killed", 0), ("bombing", "jaramana", 18, 0, "A blast killed", 0)],
        [("bombing", "homs", 18, None, "A blast killed", 0), ("bombing", "homs", 18, None, known, 6)],
        [("bombing", "near", 400, 0, "A blast killed", 0), ("bombing", None, 410, 1, "The blast killed", 1)],
    ):
        assert len(link(reports(lines), REFERENCE).events) == 1
