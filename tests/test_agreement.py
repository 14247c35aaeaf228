"""Rules 8 and 11: who speaks, where it came from, what is a revision and what is a conflict."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.assessment import testimony
from dashboard.assessment.assess import assess
from dashboard.assessment.rows import Assessed
from dashboard.assessment.voices import unnamed_document
from dashboard.linking.link import link
from dashboard.records import Reading, quote
from tests.told import PLACES, REFERENCE, From, Said, post, said

DAY = date(2013, 7, 25)


def assessed(*readings: Reading) -> Assessed:
    return assess(readings, link(readings, REFERENCE), REFERENCE, (), (), ())


def killed(number: int, operator: str = "eq", population: str = "people", **options: Any) -> tuple[Any, ...]:
    """A figure whose words are the digits."""
    low = None if operator in ("lte", "lt") else number
    high = None if operator in ("gte", "gt") else number
    return (str(number), "killed", population, operator, low, high, options)


SPEAKERS: dict[str, dict[str, Any]] = {
    "SOHR": {"speaker": "SOHR", "speaker_id": "sohr", "attribution": "monitor", "stance": "reports"},
    "SANA": {"speaker": "SANA", "speaker_id": "sana", "attribution": "state_media", "stance": "reports"},
    "Activists": {"speaker": "Activists", "attribution": "activist_network", "stance": "claims"},
}


def report(who: str, *figures: tuple[Any, ...], outlet: str = "Reuters", after: int = 0, **claim: Any) -> Reading:
    """A report of one attack on Douma on 25 July, `after` days later, by a speaker of SPEAKERS or the outlet itself."""
    numbers = " and ".join(figure[0] for figure in figures)
    values = {
        "event_type": "attack_on_people",
        "place_id": "douma",
        "place": "Douma",
        "on": DAY,
        **SPEAKERS.get(who, {}),
        **claim,
    }
    actors = values.pop("actors", ())
    sentence = f"{who}: {numbers} died in Douma" + "".join(f", {a[1]}" for a in actors) + "."
    return post(DAY + timedelta(days=after), outlet, said(sentence, *figures, actors=actors, **values))


def fields(rows: Assessed) -> list[str]:
    assert len(rows.events) == 1
    return [row.field for row in rows.event_conflicts]


# ------------------------------------------------------------------------------------------------ rule 8
@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The report", "unnamed report"),
        ("reports", "unnamed reports"),
        ("unconfirmed local reports", "unnamed unconfirmed local reports"),
        ("a statement", "unnamed statement"),
        ("a UN report", None),
        ("the report of the mission", None),
        ("Local sources", None),
        ("Reporters", None),
    ],
)
def test_rule_8_a_document_that_nobody_is_named_for_is_told_as_such(words: str, shown: str | None) -> None:
    assert unnamed_document(words) == shown


@pytest.mark.parametrize("attribution", ["unattributed", "government_official"])
def test_rule_8_an_unnamed_report_is_no_speaker_and_no_origin_who_could_be_counted(attribution: str) -> None:
    alone = assessed(report("The report", killed(7), speaker="The report", attribution=attribution))
    assert [(c.voice_name, c.origin) for c in alone.claims] == [("Unnamed report (in Reuters)", None)]
    assert alone.events[0].sentence.startswith("An unnamed report ")
    assert (alone.events[0].n_voices, alone.events[0].n_origins) == (0, 0)
    both = assessed(report("SOHR", killed(7)), report("reports", killed(7), speaker="reports", outlet="AFP"))
    assert (both.events[0].n_claims, both.events[0].n_voices) == (2, 1)


def test_rule_8_outlets_that_quote_one_source_are_one_origin() -> None:
    rows = assessed(
        report("SOHR", killed(8)), report("SOHR", killed(8), outlet="AFP"), report("SOHR", killed(8), outlet="BBC")
    )
    assert (rows.events[0].n_posts, rows.events[0].n_origins, rows.events[0].agreement) == (3, 1, "one_origin")
    assert [(row.origin, row.n_claims) for row in rows.event_origins] == [("sohr", 3)]


def test_rule_8_an_unknown_origin_adds_none() -> None:
    rows = assessed(report("Reuters", killed(8)), report("AFP", killed(8), outlet="AFP"))
    assert (rows.events[0].n_origins, rows.events[0].agreement) == (0, "no_known_origin")
    rows = assessed(report("SOHR", killed(8)), report("AFP", killed(8), outlet="AFP"))
    assert (rows.events[0].n_origins, rows.events[0].agreement) == (1, "one_origin")


def test_rule_8_two_sources_are_several_origins() -> None:
    rows = assessed(report("SOHR", killed(8)), report("SANA", killed(8), outlet="AFP"))
    assert (rows.events[0].n_origins, rows.events[0].standing) == (2, "2 origins, not reviewed")


def test_rule_8_one_government_is_one_origin_whichever_office_or_station_speaks() -> None:
    rows = assessed(
        report("SANA", killed(8)),
        report("", killed(8), outlet="Syrian Foreign Ministry", attribution="government_official"),
    )
    assert [(row.origin, row.n_claims) for row in rows.event_origins] == [("government:SY", 2)]
    assert (rows.events[0].n_voices, rows.events[0].agreement) == (2, "one_origin")


def test_rule_8_an_origin_that_attests_the_event_does_not_attest_the_number() -> None:
    rows = assessed(report("SANA", killed(8)), report("SOHR", outlet="AFP"))
    assert (rows.events[0].n_origins, rows.events[0].standing) == (
        2,
        "2 origins, one of them with a number, not reviewed",
    )
    bare = assessed(report("SANA"), report("SOHR", outlet="AFP"))
    assert bare.events[0].standing == "2 origins, not reviewed"


def test_rule_8_state_media_at_home_is_its_own_origin_and_abroad_is_not() -> None:
    home = assessed(report("", killed(8), outlet="SANA", attribution="state_media"))
    assert [row.origin for row in home.event_origins] == ["government:SY"]
    assert assessed(report("", killed(8), outlet="Al-Alam", attribution="state_media")).event_origins == ()


def test_rule_8_a_named_source_that_is_cited_is_the_origin() -> None:
    reading = post(
        DAY,
        "Reuters",
        said(
            "Activists, citing SOHR, say 8 died in Douma.",
            killed(8),
            cited="SOHR",
            place_id="douma",
            place="Douma",
            **SPEAKERS["Activists"],
        ),
    )
    assert [row.origin for row in assessed(reading).event_origins] == ["sohr"]


def test_rule_8_one_voice_that_changes_its_number_revises_it() -> None:
    rows = assessed(report("SOHR", killed(8)), report("SOHR", killed(12), outlet="AFP", after=1))
    assert [(r.words, r.is_latest) for r in rows.event_tracks] == [("8", False), ("12", True)]
    assert fields(rows) == []


def test_rule_8_instants_order_a_day_and_a_smaller_later_number_is_the_latest() -> None:
    early = datetime(2013, 7, 25, 9, tzinfo=UTC)
    first = report("SOHR", killed(12))
    later = report("SOHR", killed(8), outlet="AFP")
    rows = assessed(at(first, early), at(later, early + timedelta(hours=3)))
    assert [(r.words, r.is_latest) for r in rows.event_tracks] == [("12", False), ("8", True)]


def at(reading: Reading, instant: datetime) -> Reading:
    """The same reading, published at an instant."""
    from dataclasses import replace

    moved = replace(reading.post, published_at=instant)
    key = moved.post_id
    return Reading(
        moved,
        tuple(replace(e, post_id=key) for e in reading.entries),
        tuple(replace(c, post_id=key) for c in reading.claims),
        tuple(replace(f, post_id=key) for f in reading.figures),
        tuple(replace(a, post_id=key) for a in reading.actors),
    )


def test_rule_8_a_recollection_is_not_the_latest_and_adds_no_origin() -> None:
    rows = assessed(report("SOHR", killed(12)), report("", killed(8), outlet="SOHR", after=20))
    assert [(r.words, r.is_recollection, r.is_latest) for r in rows.event_tracks] == [
        ("12", False, True),
        ("8", True, False),
    ]
    assert fields(rows) == []


def test_rule_8_a_retracted_number_is_not_the_latest() -> None:
    rows = assessed(report("SOHR", killed(12)), report("SOHR", killed(8), after=1, outlet="AFP", stance="retracts"))
    assert [(r.words, r.is_latest) for r in rows.event_tracks] == [("12", True), ("8", False)]


def test_rule_8_a_number_told_twice_in_one_report_is_one_step() -> None:
    reading = post(
        DAY,
        "Reuters",
        said("8 dead in Douma", killed(8), place_id="douma", place="Douma", on=DAY),
        said("In Douma 8 people died on Thursday.", killed(8), place_id="douma", place="Douma", on=DAY),
    )
    rows = assessed(reading)
    assert len(rows.events) == 1
    assert [r.words for r in rows.event_tracks] == ["8"]
    assert {row.words for row in rows.event_figures if row.rule == "range"} == {"8"}


def test_rule_8_an_old_number_quoted_after_its_replacement_is_no_revision() -> None:
    rows = assessed(
        report("SANA", killed(7)),
        report("SANA", killed(10), outlet="AFP", after=1),
        report("SANA", killed(7), outlet="BBC", after=2),
    )
    assert [(r.words, r.is_recollection, r.is_latest) for r in rows.event_tracks] == [
        ("7", False, False),
        ("10", False, True),
        ("7", True, False),
    ]


def test_rule_8_a_bound_on_the_number_a_voice_gave_that_day_is_no_step() -> None:
    rows = assessed(
        report("SANA", killed(62), outlet="Atlasinfo"),
        report("SANA", killed(60, "gt"), outlet="Al-Manar"),
        report("SANA", killed(62, "gte"), outlet="AFP"),
        report("", killed(66), outlet="SANA"),
    )
    assert [(r.words, r.is_latest) for r in rows.event_tracks] == [("62", False), ("66", True)]


def test_rule_8_a_bound_that_is_another_number_or_day_is_a_step() -> None:
    rows = assessed(
        report("SANA", killed(40, "gt"), outlet="Al-Manar"),
        report("SANA", killed(62), outlet="Atlasinfo"),
        report("SANA", killed(60, "gt"), outlet="AFP", after=1),
    )
    assert [r.words for r in rows.event_tracks] == ["> 40", "62", "> 60"]


@pytest.mark.parametrize(
    ("one", "other", "words", "low", "high"),
    [
        (killed(7, "gte"), killed(10), "≥ 7 to 10", 7, None),
        (killed(10, "gte"), killed(29, "gte"), "≥ 10 or ≥ 29", 10, None),
        (killed(7), killed(10), "7 to 10", 7, 10),
        (killed(5), killed(7, "gt"), "5 or > 7", 5, None),
        (killed(10), killed(10, "gte"), "≥ 10", 10, None),
        (killed(5, "lte"), killed(8), "≤ 5 to 8", None, 8),
    ],
)
def test_rule_2_a_range_shows_only_signs_that_somebody_stated(
    one: tuple[Any, ...], other: tuple[Any, ...], words: str, low: int | None, high: int | None
) -> None:
    rows = assessed(report("SOHR", one), report("SANA", other, outlet="AFP"))
    (shown,) = [row for row in rows.event_figures if row.rule == "range"]
    assert (shown.words, shown.low, shown.high) == (words, low, high)


def test_rule_2_a_minimum_is_no_upper_end_of_a_range() -> None:
    rows = assessed(report("SOHR", killed(6)), report("SANA", killed(9)), report("", killed(15, "gte"), outlet="AFP"))
    (shown,) = [row for row in rows.event_figures if row.rule == "range"]
    assert (shown.words, shown.low, shown.high) == ("6 … ≥ 15", 6, None)


def test_rule_8_a_number_its_voice_replaced_is_in_the_track_and_not_in_the_range() -> None:
    rows = assessed(report("SOHR", killed(18)), report("SOHR", killed(29, "gte"), after=1), report("", killed(20)))
    words = {row.rule: row.words for row in rows.event_figures}
    assert words == {
        "range": "20 or ≥ 29",
        "latest_of_each": "20; ≥ 29",
        "lowest_minimum": "≥ 18",
        "best_attributed": "≥ 29",
    }


def test_rule_8_a_voice_that_takes_its_number_back_itself_revises_it() -> None:
    rows = assessed(
        report("", killed(7), outlet="SANA"),
        report("", killed(10), outlet="SANA", after=1),
        report("", killed(7), outlet="SANA", after=2),
    )
    assert [(r.words, r.is_latest) for r in rows.event_tracks] == [("7", False), ("10", False), ("7", True)]


def test_rule_8_a_headline_without_the_source_that_the_body_names_is_no_second_voice() -> None:
    reading = post(
        DAY,
        "AFP",
        said("8 dead in Douma", killed(8), place_id="douma", place="Douma", on=DAY),
        said(
            "At least 8 died in Douma, SOHR said.",
            killed(8, "gte"),
            place_id="douma",
            place="Douma",
            on=DAY,
            **SPEAKERS["SOHR"],
        ),
    )
    rows = assessed(reading)
    assert len(rows.events) == 1
    assert [(r.voice, r.words) for r in rows.event_tracks] == [("sohr", "≥ 8")]


def test_rule_8_the_outlet_of_a_digest_entry_is_the_publisher() -> None:
    reading = post(
        DAY + timedelta(days=2),
        "At Least sample",
        From("SANA (state agency)", DAY, "https://example.org"),
        said("8 died in Douma.", killed(8), place_id="douma", place="Douma", on=DAY),
    )
    (row,) = assessed(reading).claims
    assert (row.publisher, row.voice, row.reported_date, row.url) == (
        "SANA (state agency)",
        "syrian-state-media",
        DAY,
        "https://example.org",
    )


@pytest.mark.parametrize(
    ("publisher", "voice"),
    [
        ("SANA", "syrian-state-media"),
        ("sana", "syrian-state-media"),
        ("Reuters/AFP", "reuters"),
        ("Al-Manar quoting SANA", "al-manar"),
        ("The Daily Nobody", "publisher:daily nobody"),
    ],
)
def test_an_outlet_is_found_by_its_name(publisher: str, voice: str) -> None:
    (row,) = assessed(report("", killed(8), outlet=publisher)).claims
    assert row.voice == voice


def test_a_person_who_speaks_is_one_voice_under_every_form_of_the_name() -> None:
    from dashboard.records import Actor, Reference

    actors = {"john-kerry": Actor("john-kerry", "John Kerry", "GOV", "foreign", ("Kerry",))}
    reference = Reference(PLACES, actors, REFERENCE.sources)
    readings = [
        post(DAY, "A", said("US Secretary of State John Kerry said so.", speaker="US Secretary of State John Kerry")),
        post(DAY, "B", said("Kerry said so.", speaker="Kerry", attribution="government_official")),
    ]
    assert {t.voice.key for t in testimony.testimonies(readings, reference).values()} == {"actor:john-kerry"}


# ------------------------------------------------------------------------------------------------ rule 11
def test_rule_11_disjoint_tolls_of_two_voices_conflict() -> None:
    rows = assessed(report("SOHR", killed(8)), report("SANA", killed(12), outlet="AFP"))
    assert fields(rows) == ["toll"]
    (row,) = rows.event_conflicts
    assert {row.one, row.other} == {
        "SOHR: 8 killed (25 July 2013)",
        "Syrian state media: 12 killed (25 July 2013)",
    }
    assert rows.events[0].conflict_share == 0.5


@pytest.mark.parametrize(
    "other",
    [
        killed(5, "gte"),
        killed(8, "lte"),
        killed(30, "approx"),
        killed(12, population="children"),
        ("dozens", "killed", "people", "order_of_magnitude", None, None),
    ],
)
def test_rule_11_what_can_both_be_right_does_not_conflict(other: tuple[Any, ...]) -> None:
    one = killed(8) if other[2] == "people" else killed(8, "gte")
    assert fields(assessed(report("SOHR", one), report("SANA", other, outlet="AFP"))) == []


def test_rule_11_a_part_larger_than_the_whole_conflicts() -> None:
    rows = assessed(report("SOHR", killed(12, population="children")), report("SANA", killed(8), outlet="AFP"))
    assert "toll" in fields(rows)


def test_rule_11_a_voice_is_held_to_its_latest_number() -> None:
    rows = assessed(
        report("SOHR", killed(8)),
        report("SOHR", killed(12), outlet="AFP", after=1),
        report("SANA", killed(12), outlet="BBC"),
    )
    assert fields(rows) == []


def test_rule_11_soldiers_and_civilians_in_a_fight_may_both_be_right() -> None:
    soldiers = report("SOHR", killed(8, population="combatants"), event_type="armed_clash")
    civilians = report("SANA", killed(9, population="civilians"), outlet="AFP", event_type="armed_clash")
    assert fields(assessed(soldiers, civilians)) == []
    soldiers = report("SOHR", killed(8, population="combatants"))
    civilians = report("SANA", killed(9, population="civilians"), outlet="AFP")
    assert fields(assessed(soldiers, civilians)) == ["victims"]


def accused(actor_id: str) -> dict[str, Any]:
    return {"actors": (("alleged_perpetrator", f"words for {actor_id}", actor_id),), "responsibility": "alleged"}


def test_rule_11_different_sides_accused_conflict_on_responsibility() -> None:
    rows = assessed(
        report("SOHR", killed(8), **accused("government-forces")),
        report("SANA", killed(8), outlet="AFP", **accused("isis")),
    )
    assert fields(rows) == ["responsibility"]
    assert rows.events[0].responsibility == "contested"
    assert rows.event_conflicts[0].one.startswith(("SOHR: government forces (alleged)", "Syrian state media: ISIS"))


def test_rule_11_names_of_one_side_do_not_conflict() -> None:
    rows = assessed(
        report("SOHR", killed(8), **accused("jabhat-al-nusra")),
        report("SANA", killed(8), outlet="AFP", **accused("unnamed-armed-group")),
        report("Activists", killed(8), outlet="BBC", **accused("free-syrian-army")),
    )
    assert fields(rows) == []
    assert rows.events[0].responsibility == "alleged"


def test_rule_11_a_denial_of_responsibility_conflicts_with_the_accusation() -> None:
    rows = assessed(
        report("SOHR", killed(8), **accused("government-forces")),
        report("SANA", killed(8), outlet="AFP", **(accused("government-forces") | {"responsibility": "denied"})),
    )
    assert fields(rows) == ["responsibility"]


def test_rule_11_a_denial_that_it_happened_conflicts_on_occurrence() -> None:
    rows = assessed(report("SOHR", killed(8)), report("SANA", outlet="AFP", stance="denies", realis="denied"))
    assert fields(rows) == ["occurrence"]
    assert rows.events[0].standing == (
        "reports conflict on whether it happened; 2 origins, one of them with a number, not reviewed"
    )


def test_rule_11_days_that_do_not_touch_conflict() -> None:
    assert fields(
        assessed(dated("SOHR", "on Thursday", DAY), dated("SANA", "on Wednesday", DAY - timedelta(days=1)))
    ) == ["date"]


def test_rule_11_a_day_that_nobody_stated_contradicts_none() -> None:
    later = report("SANA", killed(8), outlet="AFP", on=DAY + timedelta(days=1))
    assert fields(assessed(dated("SOHR", "on Thursday", DAY), later)) == []


def dated(who: str, words: str, day: date) -> Reading:
    """A report of one attack on Douma with the day in words."""
    sentence = f"{who}: 8 died in Douma {words}."
    claim: dict[str, Any] = {"event_type": "attack_on_people", "place_id": "douma", "place": "Douma", **SPEAKERS[who]}
    return post(DAY, f"Paper of {who}", said(sentence, killed(8), date_words=words, on=day, **claim))


def test_rule_11_no_machine_grades() -> None:
    rows = assessed(report("SOHR", killed(8)))
    assert {row.grade for row in rows.events} == {"unassessed"}
    assert rows.events[0].standing.endswith("not reviewed")


def test_rule_11_conflict_share_is_the_share_that_disagrees_with_the_most_common_reading() -> None:
    rows = assessed(
        report("SOHR", killed(8)),
        report("SANA", killed(12), outlet="AFP"),
        report("Activists", killed(8), outlet="BBC"),
    )
    assert rows.events[0].conflict_share == pytest.approx(1 / 3)


# ------------------------------------------------------------------------------------------- for any posts
LINES = st.tuples(
    st.sampled_from(["SOHR", "SANA", "Activists", ""]),
    st.integers(1, 20),
    st.sampled_from(["eq", "gte", "gt", "lte", "approx"]),
    st.sampled_from(["douma", "jaramana"]),
    st.integers(0, 12),
    st.booleans(),
)
Lines = list[tuple[str, int, str, str, int, bool]]


def built(lines: Lines) -> list[Reading]:
    return [
        report(
            who,
            killed(number, operator),
            outlet=f"Outlet {n}",
            after=after,
            place_id=place_id,
            place="Douma",
            **({} if dated else {"on": None}),
        )
        for n, (who, number, operator, place_id, after, dated) in enumerate(lines)
    ]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_posts_changes_no_row(lines: Lines, random: Any) -> None:
    readings = built(lines)
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert assessed(*readings) == assessed(*shuffled)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=1, max_size=7))
def test_what_is_shown_rests_on_claims_and_one_voice_never_conflicts(lines: Lines) -> None:
    rows = assessed(*built(lines))
    voice = {(r.post_id, r.claim_no): r.voice for r in rows.claims}
    for conflict in rows.event_conflicts:
        one = voice[conflict.one_post_id, conflict.one_claim_no]
        assert one != voice[conflict.other_post_id, conflict.other_claim_no]
    latest: dict[tuple[str, str, str, str], int] = {}
    for step in rows.event_tracks:
        key = (step.event_id, step.voice, step.measure, step.population)
        latest[key] = latest.get(key, 0) + step.is_latest
        assert not (step.is_latest and step.is_recollection)
    assert set(latest.values()) <= {0, 1}
    for event in rows.events:
        assert event.n_origins == len([o for o in rows.event_origins if o.event_id == event.event_id])
        assert (event.agreement == "conflicting") == any(c.event_id == event.event_id for c in rows.event_conflicts)
        assert event.standing in event.sentence


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, min_size=2, max_size=7), st.integers(0, 6))
def test_removing_a_post_removes_its_rows_and_no_other_claim(lines: Lines, index: int) -> None:
    readings = built(lines)
    gone = readings[index % len(readings)]
    before, after = assessed(*readings), assessed(*[r for r in readings if r is not gone])
    key = gone.post.post_id
    assert after.claims == tuple(row for row in before.claims if row.post_id != key)
    assert after.figures == tuple(row for row in before.figures if row.post_id != key)
    for rows in (after.event_tracks, after.event_claims):
        assert all(row.post_id != key for row in rows)


def test_two_sentences_of_one_report_are_not_two_voices() -> None:
    lines: Sequence[Said] = [
        said("SOHR said 8 died in Douma.", killed(8), place_id="douma", place="Douma", on=DAY, **SPEAKERS["SOHR"]),
        said("SOHR said that 9 died in Douma.", killed(9), place_id="douma", place="Douma", on=DAY, **SPEAKERS["SOHR"]),
    ]
    rows = assessed(post(DAY, "Reuters", *lines))
    assert fields(rows) == []
    assert [r.words for r in rows.event_tracks] == ["8", "9"]


def test_a_part_stands_with_its_own_total_in_the_sentence_ready_to_copy() -> None:
    told = report(
        "SOHR",
        killed(4, "gte", "civilians"),
        ("2", "killed", "children", "eq", 2, 2, {"part_of": 0}),
        ("12", "wounded", "people", "eq", 12, 12, {}),
    )
    (event,) = assessed(told).events
    assert "at least 4 civilians (among them 2 children) were killed and 12 people were wounded" in event.sentence


def test_who_denies_one_thing_states_the_number_beside_it() -> None:
    (event,) = assessed(report("SOHR", killed(8), stance="denies")).events
    assert "SOHR stated that 8 people were killed" in event.sentence
    assert "denied" not in event.sentence


def test_nearly_stays_nearly_in_the_sentence_ready_to_copy() -> None:
    sentence = "SOHR: nearly 1,500 died in Douma."
    figure = ("nearly 1,500", "killed", "people", "approx", 1500, 1500)
    told = said(sentence, figure, event_type="attack_on_people", place_id="douma", place="Douma", on=DAY)
    (event,) = assessed(post(DAY, "Reuters", told)).events
    assert "nearly 1,500 people were killed" in event.sentence


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("near Douma", "near Douma"),
        ("north of Douma", "north of Douma"),
        ("in Douma", "in Douma"),
        ("at Douma", "in Douma"),
        ("in the south of Douma", "in Douma"),
    ],
)
def test_near_a_place_is_not_in_it_in_the_sentence_ready_to_copy(words: str, read: str) -> None:
    claim = {"event_type": "attack_on_people", "place_id": "douma", "place": "Douma", "on": DAY}
    (event,) = assessed(post(DAY, "Reuters", said(f"8 died {words}.", killed(8), **claim))).events
    assert f"8 people were killed {read}" in event.sentence


def test_rule_8_an_agency_and_whom_it_quotes_are_one_origin() -> None:
    quoted = "Local officials told Reuters that 22 died in Douma."
    values: dict[str, Any] = {"event_type": "attack_on_people", "place_id": "douma", "place": "Douma", "on": DAY}
    officials = {"speaker": "Local officials", "relayed_by": "Reuters", "attribution": "government_official"}
    agency = {"speaker": "Reuters", "speaker_id": "reuters", "attribution": "own_reporting"}
    first = post(DAY, "EA WorldView", said(quoted, killed(22), **values, **officials))
    second = post(DAY, "Al-Manar", said("Reuters says 22 died in Douma.", killed(22), **values, **agency))
    rows = assessed(first, second)
    assert (rows.events[0].n_origins, rows.events[0].agreement) == (1, "one_origin")
    assert [(row.origin_name, row.n_claims) for row in rows.event_origins] == [("Local officials", 2)]


def test_rule_8_a_correction_of_a_number_does_not_deny_the_event() -> None:
    values: dict[str, Any] = {"event_type": "attack_on_people", "place_id": "douma", "place": "Douma", "on": DAY}
    wrong = said("That 17 died in Douma was wrong.", killed(17, realis="denied"), realis="denied", **values)
    right = said("Activists say 29 died in Douma.", killed(29), **values, **SPEAKERS["Activists"])
    assert fields(assessed(post(DAY, "Reuters", wrong, right))) == []
    other = said("The army says that nobody died in Douma.", **{**values, **SIDE_BY_SIDE, "stance": "denies"})
    denied = assessed(post(DAY, "Reuters", right), post(DAY, "EA WorldView", other))
    assert fields(denied) == ["occurrence"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Doctors Network of Darfur", True),
        ("the Doctors Network", True),
        ("MSF", True),
        ("Oleh Kovalenko", True),
        ("Activists", False),
        ("The army", False),
        ("Local officials", False),
        ("Mayor Kovalenko", False),
        ("medics at Nasser Hospital", False),
    ],
)
def test_rule_8_a_speaker_with_a_name_is_one_voice_in_every_outlet(words: str, named: bool) -> None:
    who = {"speaker": words, "attribution": "monitor", "stance": "reports"}
    rows = assessed(report(words, killed(31), **who), report(words, killed(29), outlet="EA WorldView", after=1, **who))
    assert fields(rows) == ([] if named else ["toll"])
    assert len({track.voice for track in rows.event_tracks}) == (1 if named else 2)
    assert len({claim.origin for claim in rows.claims}) == 1


@pytest.mark.parametrize(("by", "verb"), [("The brigade", "claimed"), ("the army", "reported")])
def test_rule_10_who_says_it_of_its_own_attack_claims_it(by: str, verb: str) -> None:
    text = f"The brigade says that 42 soldiers died in Douma, killed by {by}."
    who = {"speaker": "The brigade", "attribution": "perpetrator_claim", "stance": "reports"}
    values = {"event_type": "armed_clash", "place_id": "douma", "place": "Douma", "on": DAY, **who}
    rows = assessed(post(DAY, "Reuters", said(text, killed(42), actors=[("alleged_perpetrator", by, None)], **values)))
    assert rows.events[0].sentence.startswith(f"The brigade {verb} that 42 people were killed")


SIDE_BY_SIDE = {"speaker": "The army", "attribution": "government_official", "stance": "reports"}


def told_side_by_side(text: str, *figures: tuple[Any, ...], outlet: str = "Reuters", after: int = 0) -> Reading:
    values = {"event_type": "armed_clash", "place_id": "douma", "place": "Douma", "on": DAY, **SIDE_BY_SIDE}
    return post(DAY + timedelta(days=after), outlet, said(text, *figures, **values))


def test_rule_8_groups_counted_side_by_side_are_no_revision() -> None:
    text = "The army said that 11 soldiers were killed in Douma and 27 gunmen."
    soldiers = killed(11, population="combatants", victim_words=quote(text, 22, 30))
    gunmen = killed(27, population="combatants", victim_words=quote(text, 59, 65))
    rows = assessed(told_side_by_side(text, soldiers, gunmen))
    assert [(t.voice_name, t.words, t.step, t.is_latest) for t in rows.event_tracks] == [
        ("The army (in Reuters), “11 soldiers”", "11", 0, True),
        ("The army (in Reuters), “27 gunmen”", "27", 0, True),
    ]
    assert {f.rule: (f.words, f.low, f.high) for f in rows.event_figures} == {
        "range": ("11 and 27", 27, None),
        "lowest_minimum": ("≥ 27", 27, None),
        "latest_of_each": ("11 and 27", 27, None),
        "best_attributed": ("11 and 27", 27, None),
    }
    assert "11 soldiers were killed and 27 gunmen were killed" in rows.events[0].sentence
    assert "first" not in rows.events[0].sentence


def test_rule_8_a_group_that_is_counted_again_is_revised_and_the_other_is_not() -> None:
    text = "The army said that 11 soldiers were killed in Douma and 27 gunmen."
    soldiers = killed(11, population="combatants", victim_words=quote(text, 22, 30))
    gunmen = killed(27, population="combatants", victim_words=quote(text, 59, 65))
    later = "The army said that 13 soldiers were killed in Douma."
    more = killed(13, population="combatants", victim_words=quote(later, 22, 30))
    rows = assessed(told_side_by_side(text, soldiers, gunmen), told_side_by_side(later, more, after=1))
    assert [(t.voice_name.split(", ")[-1], t.words, t.is_latest) for t in rows.event_tracks] == [
        ("“11 soldiers”", "11", False),
        ("“11 soldiers”", "13", True),
        ("“27 gunmen”", "27", True),
    ]
    assert {f.words for f in rows.event_figures if f.rule == "range"} == {"13 and 27"}


def test_rule_8_a_number_that_takes_anothers_place_in_one_sentence_is_a_revision() -> None:
    text = "The army raised the dead in Douma from 11 soldiers to 27 soldiers."
    first = killed(11, population="combatants", victim_words=quote(text, 42, 50))
    last = killed(27, population="combatants", victim_words=quote(text, 57, 65))
    rows = assessed(told_side_by_side(text, first, last))
    assert [(t.voice_name, t.words, t.is_latest) for t in rows.event_tracks] == [
        ("The army (in Reuters)", "11", False),
        ("The army (in Reuters)", "27", True),
    ]
