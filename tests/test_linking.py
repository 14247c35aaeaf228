"""Claims into events: the cases with known answers, and the properties that must hold for any posts."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.linking.link import Linked, link
from dashboard.linking.reasons import WORDS, explain, explain_events
from dashboard.linking.score import POINTS, REFUSALS
from dashboard.linking.types import agreed_type
from dashboard.linking.units import Unit, units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Reading
from tests import fixture_reports as told
from tests import reading_of
from tests.told import PLACES, REFERENCE, From, Said, post, said

JULY_25 = told.JULY_25


def groups(linked: Linked) -> set[frozenset[tuple[str, int]]]:
    """Each event as the set of its claims."""
    events: dict[str, set[tuple[str, int]]] = {}
    for row in linked.event_claims:
        events.setdefault(row.event_id, set()).add((row.post_id, row.claim_no))
    return {frozenset(claims) for claims in events.values()}


def event_of(linked: Linked, reading: Reading, claim_no: int) -> str:
    """The event of one claim."""
    return next(
        row.event_id for row in linked.event_claims if (row.post_id, row.claim_no) == (reading.post.post_id, claim_no)
    )


def unit(reading: Reading, claim_no: int) -> Unit:
    found = units_of(reading, Whereabouts(REFERENCE), REFERENCE)
    return next(u for u in found if claim_no in u.claim_nos)


def test_jaramana_is_one_event_told_by_five_reports() -> None:
    linked = link(told.ALL, REFERENCE)
    jaramana = event_of(linked, told.FOUNDING, 1)
    assert [event_of(linked, told.JARAMANA, n) for n in range(3)] == [jaramana] * 3
    assert event_of(linked, told.AL_ALAM, 1) == jaramana


def test_the_jaramana_bomb_of_august_is_another_event() -> None:
    linked = link(told.ALL, REFERENCE)
    assert event_of(linked, told.AL_ALAM, 0) != event_of(linked, told.AL_ALAM, 1)


def test_a_recollection_says_that_it_is_one() -> None:
    linked = link(told.ALL, REFERENCE)
    row = next(r for r in linked.event_claims if (r.post_id, r.claim_no) == (told.AL_ALAM.post.post_id, 1))
    assert "told 13 days later as a recollection" in row.reasons
    assert "same day: 25 July 2013" in row.reasons


def test_khan_al_assal_is_one_event_although_numbers_and_victims_differ() -> None:
    linked = link(told.ALL, REFERENCE)
    assert event_of(linked, told.KHAN_AL_ASSAL, 0) == event_of(linked, told.KHAN_AL_ASSAL_SOHR, 0)


def test_bab_al_nairab_is_one_event_and_not_al_nayrab_in_idlib() -> None:
    linked = link(told.ALL, REFERENCE)
    ea = event_of(linked, told.FOUNDING, 5)
    assert event_of(linked, told.BAB_AL_NAIRAB_SOHR, 0) == ea
    assert event_of(linked, told.BAB_AL_NAIRAB_SOHR_LATER, 0) == ea
    assert event_of(linked, told.NAYRAB, 0) != ea


def test_the_car_bombs_in_sukhna_are_not_the_killing_after_them() -> None:
    linked = link(told.ALL, REFERENCE)
    assert len({event_of(linked, told.FOUNDING, n) for n in (6, 7, 8)}) == 3
    assert event_of(linked, told.SUKHNA_AGAIN, 0) == event_of(linked, told.FOUNDING, 6)


def test_a_refusal_says_why() -> None:
    assert explain(unit(told.FOUNDING, 5), unit(told.NAYRAB, 0)).refused == (
        "different places: Bab al-Nairab, Aleppo and Nayrab"
    )
    assert explain(unit(told.FOUNDING, 1), unit(told.AL_ALAM, 0)).refused == (
        "different days: 25 July 2013 and 6 August 2013"
    )
    assert explain(unit(told.FOUNDING, 6), unit(told.FOUNDING, 7)).refused == "told as different events in one report"


def test_every_sign_has_points_or_refuses_and_has_words() -> None:
    assert set(WORDS) == set(POINTS) | REFUSALS
    assert not set(POINTS) & REFUSALS


def test_every_claim_has_reasons_and_the_first_report_leads() -> None:
    linked = link(told.ALL, REFERENCE)
    assert all(row.reasons for row in linked.event_claims)
    first = {event.event_id for event in linked.events}
    roots = {f"{r.post_id}.{r.claim_no}" for r in linked.event_claims if r.joined_to_post_id is None}
    assert first == roots


def test_tolls_and_fears_are_no_events() -> None:
    fear = post(
        JULY_25,
        "EA WorldView",
        said("Thousands will be executed.", event_type="execution_torture", realis="hypothetical"),
    )
    assert link([fear], REFERENCE).events == ()
    linked = link([told.FOUNDING], REFERENCE)
    assert all(row.claim_no not in (2, 3, 4) for row in linked.event_claims)


def strike(day: date, outlet: str, place_id: str, number: int, **claim: object) -> Reading:
    text = f"{outlet}: {number} people were killed."
    return post(
        day,
        outlet,
        said(
            text,
            (str(number), "killed", "people", "eq", number, number),
            **{"event_type": "air_strike", "place_id": place_id, **claim},
        ),
    )


def test_a_headline_without_a_place_stays_with_its_body_in_a_digest_of_one_event() -> None:
    parts: list[From | Said] = []
    for outlet in ("Globe", "Times"):
        parts += [
            From(outlet, JULY_25),
            said(f"{outlet}: 20 dead", ("20", "killed", "people", "eq", 20, 20), event_type="air_strike"),
            said(f"{outlet}: 20 died in Douma.", event_type="air_strike", place_id="douma", place="Douma", on=JULY_25),
        ]
    linked = link([post(JULY_25, "At Least sample", *parts)], REFERENCE)
    assert {frozenset(number for _, number in event) for event in groups(linked)} == {frozenset(range(4))}


def test_a_large_city_and_a_day_are_not_yet_an_event() -> None:
    apart = [strike(JULY_25, "A", "aleppo", 5, on=JULY_25), strike(JULY_25, "B", "aleppo", 30, on=JULY_25)]
    assert len(link(apart, REFERENCE).events) == 2
    same = [strike(JULY_25, "A", "aleppo", 30, on=JULY_25), strike(JULY_25, "B", "aleppo", 30, on=JULY_25)]
    assert len(link(same, REFERENCE).events) == 1


def test_two_neighbourhoods_of_one_city_are_two_places() -> None:
    told_apart = [
        strike(JULY_25, "A", "bab-al-nairab", 30, on=JULY_25),
        strike(JULY_25, "B", "jabal-badro", 30, on=JULY_25),
        strike(JULY_25, "C", "aleppo", 30, on=JULY_25),
    ]
    events = groups(link(told_apart, REFERENCE))
    assert len(events) == 2


def test_an_undated_report_joins_only_when_it_came_out_soon() -> None:
    dated = strike(JULY_25, "A", "douma", 8, on=JULY_25)
    assert len(link([dated, strike(JULY_25 + timedelta(days=2), "B", "douma", 8)], REFERENCE).events) == 1
    assert len(link([dated, strike(JULY_25 + timedelta(days=9), "B", "douma", 8)], REFERENCE).events) == 2
    assert len(link([dated, strike(JULY_25 - timedelta(days=1), "B", "douma", 8)], REFERENCE).events) == 2


def test_a_day_apart_needs_the_same_number() -> None:
    first = strike(JULY_25, "A", "douma", 8, on=JULY_25)
    next_day = JULY_25 + timedelta(days=1)
    assert len(link([first, strike(next_day, "B", "douma", 8, on=next_day)], REFERENCE).events) == 1
    assert len(link([first, strike(next_day, "B", "douma", 9, on=next_day)], REFERENCE).events) == 2


def test_daily_reports_do_not_chain_into_one_event() -> None:
    days = [JULY_25 + timedelta(days=n) for n in range(14)]
    linked = link([strike(day, f"Outlet {day}", "douma", 8, on=day) for day in days], REFERENCE)
    for event in linked.events:
        assert event.date_start is not None
        assert event.date_end is not None
        assert event.date_end - event.date_start < timedelta(days=7)


def meeting(day: date, outlet: str, *names: tuple[str, str | None]) -> Reading:
    text = f"{outlet}: " + " met ".join(name for name, _ in names) + "."
    return post(
        day,
        outlet,
        said(text, event_type="meeting", on=day, actors=[("participant", name, key) for name, key in names]),
    )


def test_meetings_need_two_participants_in_common() -> None:
    jarba, kerry = ("Jarba", "ahmad-al-jarba"), ("Kerry", "john-kerry")
    assert len(link([meeting(JULY_25, "A", jarba, kerry), meeting(JULY_25, "B", kerry, jarba)], REFERENCE).events) == 1
    assert len(link([meeting(JULY_25, "A", jarba, kerry), meeting(JULY_25, "B", kerry)], REFERENCE).events) == 2


def test_two_statements_of_one_speaker_stay_apart_unless_the_words_agree() -> None:
    def statement(outlet: str, words: str) -> Reading:
        return post(
            JULY_25,
            outlet,
            said(
                f"Kerry {words}", event_type="statement_demand", on=JULY_25, actors=[("speaker", "Kerry", "john-kerry")]
            ),
        )

    assert (
        len(link([statement("A", "urged a conference"), statement("B", "would not discuss weapons")], REFERENCE).events)
        == 2
    )
    assert (
        len(link([statement("A", "urged a conference"), statement("B", "urged again a conference")], REFERENCE).events)
        == 1
    )


def test_the_agreed_type_is_the_most_specific_among_equals() -> None:
    assert agreed_type(["attack_on_people", "bombing"]) == "bombing"
    assert agreed_type(["armed_clash", "armed_clash", "bombing"]) == "armed_clash"


# ------------------------------------------------------------------------------------------------ properties
PLACE_IDS = ("jaramana", "douma", "aleppo", "bab-al-nairab", "jabal-badro", "sukhna", "deir-province", "deir")
TYPES = ("bombing", "air_strike", "shelling_missile", "attack_on_people", "armed_clash")


# A post is (days after 25 July, lines); a line is (killed, type, place, days before the post or None for undated).
# Plain values, so that a failing example can be read.
LINES = st.tuples(
    st.integers(1, 12), st.sampled_from(TYPES), st.sampled_from(PLACE_IDS), st.one_of(st.none(), st.integers(0, 8))
)
SMALL_POSTS = st.lists(st.tuples(st.integers(0, 12), st.lists(LINES, min_size=1, max_size=3)), min_size=1, max_size=6)
SmallPosts = list[tuple[int, list[tuple[int, str, str, int | None]]]]


def built(posts: SmallPosts) -> list[Reading]:
    readings = []
    for number, (after, lines) in enumerate(posts):
        day = JULY_25 + timedelta(days=after)
        sentences: list[Said] = []
        for line, (killed, event_type, place_id, before) in enumerate(lines):
            options: dict[str, object] = {"event_type": event_type, "place_id": place_id}
            if before is not None:
                options["on"] = day - timedelta(days=before)
            text = f"{number}-{line} {killed} were killed in {PLACES[place_id].name}."
            figure = (f" {killed} ", "killed", "people", "eq", killed, killed)
            sentences.append(said(text, figure, place=PLACES[place_id].name, **options))
        readings.append(post(day, f"Outlet {number}", *sentences))
    return readings


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SMALL_POSTS, st.randoms(use_true_random=False))
def test_the_order_of_posts_changes_nothing(posts: SmallPosts, random: object) -> None:
    readings = built(posts)
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(readings, REFERENCE) == link(shuffled, REFERENCE)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SMALL_POSTS)
def test_no_event_spans_two_towns_or_a_week(posts: SmallPosts) -> None:
    readings = built(posts)
    linked = link(readings, REFERENCE)
    claims = {(r.post.post_id, c.claim_no): c for r in readings for c in r.claims}
    assert sum(map(len, groups(linked))) == len(claims)
    whereabouts = Whereabouts(REFERENCE)
    for event in groups(linked):
        places = [whereabouts.of_claim(claims[key]) for key in event]
        assert len({w.town for w in places if w and w.town}) <= 1
        assert len({w.inside for w in places if w and w.inside}) <= 1
        days = [day for key in event for day in (claims[key].date_start, claims[key].date_end) if day]
        assert not days or max(days) - min(days) < timedelta(days=7)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(SMALL_POSTS, st.integers(0, 5))
def test_removing_a_post_removes_exactly_what_rested_on_it(posts: SmallPosts, index: int) -> None:
    """Events in towns that the post never spoke of stay as they were; its own claims are gone, all others remain."""
    readings = built(posts)
    gone = readings[index % len(readings)]
    rest = [r for r in readings if r is not gone]
    before, after = link(readings, REFERENCE), link(rest, REFERENCE)
    kept = {(r.post_id, r.claim_no) for r in before.event_claims if r.post_id != gone.post.post_id}
    assert {(r.post_id, r.claim_no) for r in after.event_claims} == kept
    whereabouts = Whereabouts(REFERENCE)
    touched = {w.block or w.area for c in gone.claims if (w := whereabouts.of_claim(c))}
    claims = {(r.post.post_id, c.claim_no): c for r in readings for c in r.claims}
    untouched = {
        event
        for event in groups(before)
        if not touched & {w.block or w.area for key in event if (w := whereabouts.of_claim(claims[key]))}
    }
    assert untouched <= groups(after)


@pytest.mark.parametrize("n_posts", [2_000])
def test_ten_thousand_claims_link(n_posts: int) -> None:
    readings = []
    towns = [p.place_id for p in REFERENCE.places.values() if p.kind == "town"]
    for number in range(n_posts):
        day = date(2013, 1, 1) + timedelta(days=number % 365)
        sentences = [
            said(
                f"Post {number} line {line}: {number % 17 + line} died.",
                (f" {number % 17 + line} ", "killed", "people", "eq", number % 17 + line, number % 17 + line),
                event_type=TYPES[(number + line) % len(TYPES)],
                place_id=towns[(number * 7 + line) % len(towns)],
                on=day,
            )
            for line in range(5)
        ]
        readings.append(post(day, f"Outlet {number % 40}", *sentences))
    assert len(link(readings, REFERENCE).event_claims) == 10_000


# ---------------------------------------------------------------------------------- rules of the field, by number
def test_rule_2_a_days_total_is_none_of_the_incidents_inside_it() -> None:
    total = said(
        "In all 12 people were killed in Syria on Thursday.",
        ("12", "killed", "people", "eq", 12, 12, {"scope": "period"}),
        event_type="attack_on_people",
        place_id="sy",
        place="Syria",
        on=JULY_25,
    )
    incident = said(
        "Of them 12 people died in an air strike on Douma.",
        ("12", "killed", "people", "eq", 12, 12),
        event_type="air_strike",
        place_id="douma",
        place="Douma",
        on=JULY_25,
    )
    together = post(JULY_25, "A", total, incident)
    elsewhere = post(JULY_25, "B", total)
    assert groups(link([together, elsewhere], REFERENCE)) == {
        frozenset({(together.post.post_id, 0), (elsewhere.post.post_id, 0)}),
        frozenset({(together.post.post_id, 1)}),
    }


def test_rule_2_a_weeks_tally_of_a_town_is_no_attack_of_that_week() -> None:
    week = (JULY_25 - timedelta(days=6), JULY_25)
    tally = post(
        JULY_25,
        "A",
        said(
            "Air strikes killed 30 in Douma in a week.",
            ("30", "killed", "people", "eq", 30, 30, {"scope": "period"}),
            event_type="air_strike",
            place_id="douma",
            on=week,
        ),
    )
    attack = strike(JULY_25, "B", "douma", 30, on=JULY_25)
    assert len(link([tally, attack], REFERENCE).events) == 2
    assert explain(unit(tally, 0), unit(attack, 0)).refused == (
        "one counts the harm of a day or longer, the other of one event"
    )


def test_rule_8_a_speakers_revised_number_stays_with_its_event() -> None:
    """A revision is a step of one event's track, and no second event."""
    first, later = strike(JULY_25, "A", "douma", 8, on=JULY_25), strike(JULY_25 + timedelta(days=3), "A", "douma", 22)
    dated = strike(JULY_25 + timedelta(days=3), "B", "douma", 22, on=JULY_25)
    assert len(link([first, dated, later], REFERENCE).events) == 1


def test_rule_8_an_anniversary_is_a_recollection_of_the_event_and_no_new_one() -> None:
    then = strike(JULY_25, "A", "douma", 80, on=JULY_25)
    year = strike(JULY_25 + timedelta(days=365), "B", "douma", 80, on=JULY_25, realis="historical")
    anew = strike(JULY_25 + timedelta(days=365), "C", "douma", 80, on=JULY_25 + timedelta(days=365))
    assert len(link([then, year, anew], REFERENCE).events) == 2
    assert "told 365 days later as a recollection" in explain(unit(then, 0), unit(year, 0)).reasons


def test_rule_9_a_province_and_a_town_in_it_are_one_place_only_for_an_equal_telling_number() -> None:
    town = strike(JULY_25, "A", "sukhna", 22, on=JULY_25)
    province = strike(JULY_25, "B", "homs-province", 22, on=JULY_25)
    assert len(link([town, province], REFERENCE).events) == 1
    assert explain(unit(town, 0), unit(province, 0)).reasons[0] == "Sukhna lies in the province that the other names"
    for number in (21, 4):
        assert len(link([town, strike(JULY_25, "B", "homs-province", number, on=JULY_25)], REFERENCE).events) == 2
    small = strike(JULY_25, "A", "sukhna", 4, on=JULY_25), strike(JULY_25, "B", "homs-province", 4, on=JULY_25)
    assert len(link(small, REFERENCE).events) == 2
    other = strike(JULY_25, "B", "aleppo-province", 22, on=JULY_25)
    assert explain(unit(town, 0), unit(other, 0)).refused == "Sukhna and Aleppo province may be different places"


def test_two_towns_of_one_province_never_meet_in_a_report_that_names_the_province() -> None:
    one, other = strike(JULY_25, "A", "sukhna", 22, on=JULY_25), strike(JULY_25, "B", "homs", 22, on=JULY_25)
    province = strike(JULY_25, "C", "homs-province", 22, on=JULY_25)
    events = groups(link([one, other, province], REFERENCE))
    assert len(events) == 2
    assert sorted(map(len, events)) == [1, 2]


def test_a_day_apart_a_small_number_says_little() -> None:
    """Every day of shelling has its one or two dead."""
    first = strike(JULY_25, "A", "douma", 2, on=JULY_25, trigger="killed")
    next_day = JULY_25 + timedelta(days=1)
    again = strike(next_day, "B", "douma", 2, on=next_day, trigger="killed")
    assert len(link([first, again], REFERENCE).events) == 2


def test_a_large_town_that_only_the_worlds_places_know_is_large() -> None:
    def in_kharkiv(outlet: str, number: int) -> Reading:
        claim = {"place": "Kharkiv", "admin1": "Kharkiv Oblast", "country": "UA", "where_precision": 1, "on": JULY_25}
        text = f"{outlet}: {number} people were killed in Kharkiv."
        figure = (str(number), "killed", "people", "eq", number, number)
        return post(JULY_25, outlet, said(text, figure, event_type="shelling_missile", **claim))

    assert len(link([in_kharkiv("A", 6), in_kharkiv("B", 21)], REFERENCE).events) == 2
    assert len(link([in_kharkiv("A", 21), in_kharkiv("B", 21)], REFERENCE).events) == 1


def test_two_spellings_of_a_town_of_the_worlds_places_are_one_town() -> None:
    def shelled(outlet: str, town: str, province: str) -> Reading:
        claim = {"place": town, "admin1": province, "country": "UA", "where_precision": 1, "on": JULY_25}
        return post(JULY_25, outlet, said(f"{town} was shelled.", event_type="shelling_missile", **claim))

    east = shelled("A", "Bakhmut", "Donetsk Oblast")
    assert len(link([east, shelled("B", "Artyomovsk", "Donetsk Oblast")], REFERENCE).events) == 1
    assert len(link([east, shelled("B", "Bakhmut", "Kherson Oblast")], REFERENCE).events) == 2


def test_a_live_blogs_later_toll_without_a_place_stays_with_its_event() -> None:
    """As `within.merge` joins entries by a sign, a section's border alone cuts nothing."""
    reading = reading_of.read(
        "10:05 GMT\n\nA car bomb exploded in Jaramana on Thursday, killing at least seven people.\n\n"
        "11:40 GMT\n\nThe death toll has risen to 18.\n\n"
        "12:10 GMT\n\nShells fell on Raqqa and killed two people.\n",
        JULY_25,
    )
    linked = link([reading], reading_of.REFERENCE)
    words = {c.claim_no: c.quotation.text.split()[1] for c in reading.claims}
    events = {frozenset(words[number] for _, number in event) for event in groups(linked)}
    assert events == {frozenset({"car", "death"}), frozenset({"fell"})}


def test_two_events_that_a_fitting_pair_would_join_say_why_they_stay_two() -> None:
    def units(*told_by: Reading) -> list[Unit]:
        return [unit(reading, 0) for reading in told_by]

    quarter = strike(JULY_25, "A", "bab-al-nairab", 30, on=JULY_25), strike(JULY_25, "B", "aleppo", 30, on=JULY_25)
    other = strike(JULY_25, "C", "jabal-badro", 30, on=JULY_25)
    assert len(link([*quarter, other], REFERENCE).events) == 2
    said_apart = explain_events(units(*quarter), units(other))
    assert said_apart.refused == "together they would lie in two parts of one town"
    assert "Jabal Badro, Aleppo lies in Aleppo, which the other names" in said_apart.reasons
    assert not said_apart.links

    late = JULY_25 + timedelta(days=9)
    week = [strike(JULY_25, "A", "douma", 8, on=(JULY_25, JULY_25 + timedelta(days=5)))]
    later = [strike(late, "B", "douma", 8, on=(JULY_25 + timedelta(days=4), late))]
    assert explain_events(units(*week), units(*later)).refused == "together they would last a week or longer"
    elsewhere = explain_events(units(*week), units(other)).refused
    assert elsewhere is not None
    assert elsewhere.startswith("different places: ")


def test_a_province_of_the_worlds_places_may_be_meant_by_its_towns_name() -> None:
    def killed(outlet: str, precision: int) -> Reading:
        claim = {"place": "Kharkiv", "admin1": "Kharkiv Oblast", "country": "UA", "where_precision": precision}
        text = f"{outlet}: 21 people were killed in Kharkiv."
        figure = ("21", "killed", "people", "eq", 21, 21)
        return post(JULY_25, outlet, said(text, figure, event_type="shelling_missile", on=JULY_25, **claim))

    town, province = killed("A", 1), killed("B", 4)
    assert explain(unit(town, 0), unit(province, 0)).reasons[0] == "Kharkiv may be the town or the province"
    assert len(link([town, province], REFERENCE).events) == 1
