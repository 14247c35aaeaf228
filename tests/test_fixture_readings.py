"""The cases with known answers, from hand-made records: one event, its tracks, origins, conflicts and sentence.

End to end from text they are held in test_sample_readings.py; here only linking and assessment can be wrong.
"""

from collections.abc import Sequence
from datetime import date

from dashboard.assessment.assess import assess
from dashboard.assessment.rows import Assessed, EventFigureRow, EventRow
from dashboard.linking.link import link
from dashboard.records import Reading, Toll
from tests import fixture_reports as told
from tests.told import REFERENCE, From, post, said


def assessed(readings: Sequence[Reading], tolls: Sequence[Toll] = ()) -> Assessed:
    return assess(readings, link(readings, REFERENCE), REFERENCE, tolls, (), ())


def event(rows: Assessed, reading: Reading, claim_no: int) -> EventRow:
    key = (reading.post.post_id, claim_no)
    event_id = next(r.event_id for r in rows.event_claims if (r.post_id, r.claim_no) == key)
    return next(row for row in rows.events if row.event_id == event_id)


def figure(
    rows: Assessed, of: EventRow, rule: str, measure: str = "killed", population: str = "people"
) -> EventFigureRow:
    return next(
        row
        for row in rows.event_figures
        if (row.event_id, row.rule, row.measure, row.population) == (of.event_id, rule, measure, population)
    )


def track(rows: Assessed, of: EventRow, voice: str, measure: str = "killed", population: str = "people") -> list[str]:
    """The words of a voice's steps; the latest in brackets, recollections with a question mark."""
    return [
        f"[{r.words}]" if r.is_latest else f"{r.words}?" if r.is_recollection else r.words
        for r in rows.event_tracks
        if (r.event_id, r.voice, r.measure, r.population) == (of.event_id, voice, measure, population)
    ]


ALL = assessed(told.ALL)
JARAMANA = event(ALL, told.JARAMANA, 0)
KHAN = event(ALL, told.KHAN_AL_ASSAL, 0)
BAB_AL_NAIRAB = event(ALL, told.FOUNDING, 5)


# ------------------------------------------------------------------------------------------------- Jaramana
def test_jaramana_rule_8_state_media_revises_7_to_10_and_62_to_66() -> None:
    assert track(ALL, JARAMANA, "syrian-state-media") == ["7", "[10]"]
    assert track(ALL, JARAMANA, "syrian-state-media", "wounded") == ["62", "[66]"]


def test_jaramana_rule_8_a_recollection_is_never_the_latest() -> None:
    assert track(ALL, JARAMANA, "al-alam") == ["≥ 7?"]
    assert figure(ALL, JARAMANA, "latest_of_each").words == "10"


def test_jaramana_rule_11_there_is_no_dispute_about_the_toll() -> None:
    assert JARAMANA.agreement == "one_origin"
    assert not [row for row in ALL.event_conflicts if row.event_id == JARAMANA.event_id]


def test_jaramana_rule_10_an_opponents_report_of_a_claim_is_not_the_actors_claim() -> None:
    assert JARAMANA.responsibility == "alleged"
    claims = [r for r in ALL.claims if r.post_id == told.JARAMANA.post.post_id]
    assert [r.responsibility for r in claims] == ["not_stated", "alleged", "alleged"]


def test_jaramana_rule_8_outlets_are_not_origins() -> None:
    origins = {row.origin for row in ALL.event_origins if row.event_id == JARAMANA.event_id}
    assert origins == {"government:SY"}
    assert (JARAMANA.n_claims, JARAMANA.n_origins) == (5, 1)


def test_jaramana_every_rule_has_its_number() -> None:
    assert figure(ALL, JARAMANA, "range").words == "10"
    assert figure(ALL, JARAMANA, "lowest_minimum").words == "≥ 7"
    assert figure(ALL, JARAMANA, "latest_of_each").words == "10"
    assert figure(ALL, JARAMANA, "best_attributed").words == "10"


# ------------------------------------------------------------------------------------------- Khan al-Assal
def test_khan_al_assal_51_is_part_of_150_and_not_a_second_number() -> None:
    assert track(ALL, KHAN, "said:activists@sohr", population="combatants") == ["[> 150]"]
    assert figure(ALL, KHAN, "range", population="combatants").words == "> 150"
    assert len([row for row in ALL.figures if row.part_of is not None and row.low == 51]) == 1


def test_khan_al_assal_rule_11_number_and_victims_are_disputed() -> None:
    disputed = {row.field: (row.one, row.other) for row in ALL.event_conflicts if row.event_id == KHAN.event_id}
    assert set(disputed) == {"toll", "victims"}
    assert "> 150" in disputed["toll"][0]
    assert "123 killed" in disputed["toll"][1]
    assert "civilians" in disputed["victims"][1]
    assert KHAN.agreement == "conflicting"
    assert KHAN.conflict_share == 0.5
    assert KHAN.standing == "reports conflict on the toll and who the victims were; 2 origins, not reviewed"


def test_khan_al_assal_the_sentence_brings_both_readings() -> None:
    assert "more than 150" in KHAN.sentence
    assert KHAN.sentence.endswith("Against this, Syrian state media: 123 killed (27 July 2013).")


# ------------------------------------------------------------------------------------------- Bab al-Nairab
def test_bab_al_nairab_later_and_larger_does_not_contradict_at_least_ten() -> None:
    assert track(ALL, BAB_AL_NAIRAB, "ea-worldview") == ["[≥ 10]"]
    assert track(ALL, BAB_AL_NAIRAB, "sohr") == ["18", "[≥ 29]"]
    assert BAB_AL_NAIRAB.agreement == "one_origin"
    assert not [row for row in ALL.event_conflicts if row.event_id == BAB_AL_NAIRAB.event_id]


def test_bab_al_nairab_the_range_keeps_its_open_top() -> None:
    whole = figure(ALL, BAB_AL_NAIRAB, "range")
    assert (whole.words, whole.operator, whole.low, whole.high) == ("≥ 10 or ≥ 29", "gte", 10, None)
    assert figure(ALL, BAB_AL_NAIRAB, "best_attributed").words == "≥ 29"
    assert figure(ALL, BAB_AL_NAIRAB, "range", population="children").words == "19"


def test_bab_al_nairab_has_no_invented_coordinate() -> None:
    assert (BAB_AL_NAIRAB.lat, BAB_AL_NAIRAB.lon) == (None, None)
    assert BAB_AL_NAIRAB.place_name == "Bab al-Nairab"
    assert event(ALL, told.NAYRAB, 0).lat == 35.9


def test_bab_al_nairab_alone_is_asserted_by_ea_without_a_known_origin() -> None:
    alone = assessed([told.FOUNDING])
    found = event(alone, told.FOUNDING, 5)
    assert found.sentence == (
        "EA WorldView stated that at least 10 people were killed and 50 people were wounded in Bab al-Nairab, Aleppo, "
        "on 26 July 2013 (EA WorldView, 26 July 2013; no known origin, not reviewed)."
    )
    assert (found.agreement, found.n_origins, found.conflict_share) == ("no_known_origin", 0, None)


# -------------------------------------------------------------------------------------------------- Sukhna
def test_sukhna_is_told_with_bound_speaker_perpetrator_place_and_standing() -> None:
    found = event(assessed([told.FOUNDING]), told.FOUNDING, 6)
    assert found.sentence == (
        "Activists, citing local sources, claimed that at least 22 people were killed by government forces in Sukhna, "
        "Homs province (EA WorldView, 26 July 2013; day not stated; one origin, not reviewed)."
    )
    assert (found.date_start, found.date_end, found.date_precision) == (None, None, "unknown")
    assert (found.agreement, found.responsibility) == ("one_origin", "alleged")


def test_sukhna_rule_8_unnamed_activists_in_two_outlets_are_one_origin() -> None:
    found = event(ALL, told.FOUNDING, 6)
    assert (found.n_voices, found.n_origins, found.agreement) == (2, 1, "one_origin")
    assert figure(ALL, found, "range").words == "> 20 or ≥ 22"


def test_sukhna_rule_7_casualties_not_reported_are_not_zero() -> None:
    bombs = event(ALL, told.FOUNDING, 7)
    assert "casualties not reported, which is not zero" in bombs.sentence
    assert not [row for row in ALL.event_figures if row.event_id == bombs.event_id]


# --------------------------------------------------------------------------------------------- Deir ez-Zor
def test_deir_ez_zor_92_defected_on_footage_and_were_not_harmed() -> None:
    found = event(ALL, told.FOUNDING, 0)
    assert found.footage_only
    assert (found.event_type, found.n_origins, found.agreement) == ("defection_surrender", 0, "no_known_origin")
    numbers = [row for row in ALL.event_figures if row.event_id == found.event_id]
    assert {(row.measure, row.words) for row in numbers if row.rule == "range"} == {("defected", "92")}
    assert found.sentence.startswith("EA WorldView showed footage said to show that 92 ")
    assert (found.lat, found.where_precision) == (None, 4)


# ------------------------------------------------------------------------------------------- Jabal Badro
def test_jabal_badro_is_one_event_with_three_tolls_in_order_of_publication() -> None:
    feb = date(2013, 2, 19)
    numbers = (("Globe and Mail", 19), ("Naharnet", 23), ("Irish Times", 20))
    parts = [
        part
        for outlet, number in numbers
        for part in (
            From(outlet, feb),
            said(
                f"SOHR says at least {number} people were killed in Jabal Badro.",
                (f"at least {number}", "killed", "people", "gte", number, None),
                event_type="shelling_missile",
                speaker="SOHR",
                speaker_id="sohr",
                attribution="monitor",
                stance="reports",
                place_id="jabal-badro",
                place="Jabal Badro",
                on=(date(2013, 2, 18), feb),
            ),
        )
    ]
    reading = post(feb, "At Least sample", *parts)
    rows = assessed([reading])
    (found,) = rows.events
    assert track(rows, found, "sohr") == ["≥ 19", "≥ 20", "[≥ 23]"]
    assert found.agreement == "one_origin"


# --------------------------------------------------------------------------------------------------- tolls
def test_the_founding_tolls_keep_their_bounds_and_speakers() -> None:
    rows = assessed([told.FOUNDING]).tolls
    assert [(row.source, row.words, row.population) for row in rows] == [
        ("UN Secretary-General", "> 100,000", "people"),
        ("UN officials", "≈ 93,000", "people"),
        ("Violations Documentation Center", "67,408", "people"),
        ("Violations Documentation Center", "51,245", "civilians"),
    ]
    assert all(row.from_post and row.as_of is None and row.basis is None for row in rows)
    assert rows[0].sentence == (
        "The UN Secretary-General reported that more than 100,000 people were killed (EA WorldView, 26 July 2013; the "
        "day it stands for was not read; who is counted is not stated)."
    )


def listed(toll_id: str, source: str, operator: str, low: int, high: int | None, published: str) -> Toll:
    return Toll(
        toll_id=toll_id,
        series_id=None,
        source=source,
        measure="killed",
        population="people",
        territory="Syria",
        operator=operator,  # type: ignore[arg-type]
        low=low,
        high=high,
        reading=None,
        coverage_from="2011-03",
        coverage_to=None,
        as_of=None,
        as_of_basis="not stated",
        published=published,
        cumulative=True,
        basis="official_statement",
    )


def test_a_toll_read_in_a_post_that_stands_in_tolls_csv_is_not_shown_twice() -> None:
    tolls = [
        listed("un-sg", "UN Secretary-General", "gt", 100_000, None, "2013-07-25"),
        listed("un-officials", "UN officials (as quoted)", "approx", 93_000, 93_000, "2013-06"),
        listed("vdc", "Violations Documentation Center", "eq", 67_408, 67_408, "2015-10-27"),
    ]
    rows = assessed([told.FOUNDING], tolls).tolls
    assert [(row.toll_id, row.from_post, row.figure_no) for row in rows[:3]] == [
        ("un-officials", False, 3),
        ("un-sg", False, 2),
        ("vdc", False, None),
    ]
    assert [row.words for row in rows[3:]] == ["67,408", "51,245"]  # published two years apart: not the same


def test_one_toll_read_in_two_posts_is_shown_once() -> None:
    again = post(
        date(2013, 7, 27),
        "Reuters",
        said(
            "Ban Ki-moon said more than 100,000 people were killed.",
            ("more than 100,000", "killed", "people", "gt", 100_000, None, {"scope": "cumulative"}),
            kind="toll",
            speaker="Ban Ki-moon",
            speaker_id="un-secretary-general",
            attribution="un_official",
        ),
    )
    assert len([row for row in assessed([told.FOUNDING, again]).tolls if row.low == 100_000]) == 1
