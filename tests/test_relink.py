"""One post comes or goes: the events are those of linking everything anew, and little is looked at."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.linking.blocks import links_between
from dashboard.linking.cluster import clusters
from dashboard.linking.link import link_units
from dashboard.linking.relink import Linkage, Told
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Reading
from tests.linking_at_scale import gazetteer, readings
from tests.test_linking import JULY_25
from tests.told import PLACES, REFERENCE, From, Said, post, said
from tests.work import calls_made

WHEREABOUTS = Whereabouts(REFERENCE)
LINES = st.tuples(
    st.integers(4, 7),
    st.sampled_from(("air_strike", "shelling_missile", "attack_on_people")),
    st.sampled_from(("douma", "aleppo", "bab-al-nairab", "jabal-badro", "rif-dimashq", "deir", "deir-province")),
    st.one_of(st.none(), st.integers(0, 4)),
    st.booleans(),
)
POSTS = st.lists(st.tuples(st.integers(0, 6), st.lists(LINES, min_size=1, max_size=3)), min_size=1, max_size=14)


def told_posts(posts: list[tuple[int, list[tuple[int, str, str, int | None, bool]]]]) -> list[Reading]:
    """Readings: a line is (killed, type, place, days before the post or None, opens another outlet's entry)."""
    made = []
    for number, (after, lines) in enumerate(posts):
        day = JULY_25 + timedelta(days=after)
        parts: list[From | Said] = []
        for line, (killed, event_type, place_id, before, is_entry) in enumerate(lines):
            if is_entry and (line == 0 or any(isinstance(part, From) for part in parts)):
                parts.append(From(f"Outlet {number}-{line}", day))
            options: dict[str, object] = {"event_type": event_type, "place_id": place_id}
            if before is not None:
                options["on"] = day - timedelta(days=before)
            name = PLACES[place_id].name
            figure = (f" {killed} ", "killed", "people", "eq", killed, killed)
            parts.append(said(f"{number}-{line} {killed} were killed in {name}.", figure, place=name, **options))
        made.append(post(day, f"Outlet {number}", *parts))
    return made


def units_by_post(posts: list[Reading]) -> list[list[Unit]]:
    return [units_of(reading, WHEREABOUTS, REFERENCE) for reading in posts]


def anew(units: list[Unit]) -> set[Told]:
    return {Told(tuple(told), tuple(joined)) for told, joined in clusters(units, links_between(units))}


def shape(events: set[Told]) -> set[tuple[object, object]]:
    """Events as their units and the links that joined them."""
    return {(tuple(unit.order for unit in event.units), event.history) for event in events}


def test_douma_and_a_strike_reported_again_is_one_event_of_two_reports() -> None:
    first, again = units_by_post(told_posts([(0, [(6, "air_strike", "douma", 0, False)])] * 2))
    linkage = Linkage()
    assert [len(event.units) for event in linkage.take(first).made] == [1]
    changes = linkage.take(again)
    assert [len(event.units) for event in changes.gone] == [1]
    assert [len(event.units) for event in changes.made] == [2]
    assert linkage.take(again).made == ()


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(POSTS, st.randoms(use_true_random=False), st.data())
def test_posts_that_come_and_go_leave_the_events_of_linking_anew(
    posts: list, random: object, data: st.DataObject
) -> None:  # type: ignore[type-arg]
    by_post = units_by_post(told_posts(posts))
    random.shuffle(by_post)  # type: ignore[attr-defined]
    start = data.draw(st.integers(0, len(by_post)))
    linkage = Linkage()
    linkage.fill([unit for units in by_post[:start] for unit in units])
    known = shape(set(linkage.told()))
    here = list(by_post[:start])
    for units in by_post[start:]:
        changes = linkage.take(units)
        here.append(units)
        known = (known - shape(set(changes.gone))) | shape(set(changes.made))
        assert known == shape(set(linkage.told())) == shape(anew([unit for units in here for unit in units]))
    for units in by_post[::2]:
        changes = linkage.drop(units[0].post_id)
        here = [others for others in here if others[0].post_id != units[0].post_id]
        known = (known - shape(set(changes.gone))) | shape(set(changes.made))
        assert known == shape(set(linkage.told())) == shape(anew([unit for units in here for unit in units]))


def test_a_new_post_looks_at_its_blocks_only() -> None:
    """Of 3,000 claims in five years, what a post of at most five claims puts together again is a handful."""
    reference = gazetteer()
    whereabouts = Whereabouts(reference)
    by_post = [units_of(reading, whereabouts, reference) for reading in readings(3_000, reference)]
    linkage = Linkage()
    linkage.fill([unit for units in by_post[:-20] for unit in units])
    looked_at = [linkage.take(units).looked_at for units in by_post[-20:]]
    assert max(looked_at) < 60


def test_linking_twice_the_years_is_twice_the_work() -> None:
    """Pairs are looked for inside blocks and near in time, so work grows with claims and not with their square."""
    reference = gazetteer()
    whereabouts = Whereabouts(reference)

    def of(claims: int) -> list[Unit]:
        return [unit for reading in readings(claims, reference) for unit in units_of(reading, whereabouts, reference)]

    once = of(1_000)
    far = timedelta(days=3650)
    later = [
        replace(
            unit,
            order=(unit.order[0] + far, *unit.order[1:]),
            reported_date=unit.reported_date + far,
            start=unit.start + far if unit.start else None,
            end=unit.end + far if unit.end else None,
        )
        for unit in once
    ]
    single = calls_made(lambda: link_units(list(once)))
    double = calls_made(lambda: link_units([*once, *later]))
    assert double < 2.2 * single
