"""The cases with known answers end to end: from the text of posts, through extraction, to the rows that pages show.

The sample's posts restate the reports in our own words; the founding document itself is read where it is present.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.comparability import TollFacts, compare, may_share_line
from dashboard.assessment.rows import Assessed, EventRow, TollRow
from dashboard.extraction import load_vocabulary, read_post
from dashboard.linking.link import link
from dashboard.records import Post, Reading
from dashboard.storage.input_files import read_inputs, with_texts
from dashboard.storage.workspace import Workspace

REPOSITORY = Path(__file__).resolve().parents[1]
SEEDS = REPOSITORY.parent / "shared" / "seeds"


@dataclass(frozen=True)
class Read:
    """What a workspace shows: rows, with helpers that ask as a reader would."""

    rows: Assessed

    def events(self, place: str, event_type: str | None = None) -> list[EventRow]:
        """Events whose title names the place, of one type or any."""
        return [e for e in self.rows.events if place in e.title and event_type in (None, e.event_type)]

    def event(self, place: str, *numbers: str, measure: str = "killed") -> EventRow:
        """The one event of a place for which some voice states each of the numbers."""
        found = [e for e in self.events(place) if set(numbers) <= self.words(e, measure)]
        assert len(found) == 1, [(e.title, e.sentence) for e in self.events(place)]
        return found[0]

    def words(self, event: EventRow, measure: str = "killed", population: str | None = None) -> set[str]:
        """Numbers of an event as its voices state them."""
        return {
            step.words
            for step in self.rows.event_tracks
            if step.event_id == event.event_id and step.measure == measure and population in (None, step.population)
        }

    def track(self, event: EventRow, voice: str, measure: str = "killed", population: str = "people") -> list[str]:
        """One voice's numbers in order of publication, without those it only recalls; repeats once."""
        steps = [
            step.words
            for step in self.rows.event_tracks
            if (step.event_id, step.voice, step.measure, step.population)
            == (event.event_id, voice, measure, population)
            and not step.is_recollection
        ]
        return [words for n, words in enumerate(steps) if n == 0 or steps[n - 1] != words]

    def figure(self, event: EventRow, rule: str, measure: str = "killed", population: str = "people") -> str:
        """The number of an event under a rule, in words."""
        return next(
            f.words
            for f in self.rows.event_figures
            if (f.event_id, f.rule, f.measure, f.population) == (event.event_id, rule, measure, population)
        )

    def accused(self, event: EventRow) -> set[str | None]:
        """Ids of the actors whom reports of an event accuse or who claim it; None for one without an id."""
        its = {(row.post_id, row.claim_no) for row in self.rows.event_claims if row.event_id == event.event_id}
        roles = ("perpetrator", "alleged_perpetrator")
        return {a.actor_id for a in self.rows.claim_actors if (a.post_id, a.claim_no) in its and a.role in roles}

    def conflicts(self, event: EventRow) -> set[str]:
        """Fields in which an event's reports conflict."""
        return {row.field for row in self.rows.event_conflicts if row.event_id == event.event_id}

    def toll(self, words: str) -> TollRow:
        """The one toll with that number."""
        (found,) = [toll for toll in self.rows.tolls if toll.words == words]
        return found


def read(readings: list[Reading], workspace: Workspace) -> Read:
    tables = read_inputs(workspace).tables
    linked = link(readings, tables.reference)
    return Read(assess(readings, linked, tables.reference, tables.tolls, tables.toll_links, tables.toll_parts))


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(REPOSITORY / "data")


@pytest.fixture(scope="module")
def sample(workspace: Workspace) -> Read:
    inputs = read_inputs(workspace)
    vocabulary = load_vocabulary(inputs.tables.reference)
    return read([read_post(post, vocabulary) for post in with_texts(workspace, inputs.posts)], workspace)


@pytest.fixture(scope="module")
def founding(workspace: Workspace) -> Read:
    """The founding document alone, with the shipped places, actors and sources and no toll table."""
    texts = sorted(SEEDS.glob("*.txt"))
    if not texts:
        pytest.skip("the founding document (../shared/seeds) is not here")
    tables = read_inputs(workspace).tables
    post = Post(texts[0].read_text(encoding="utf-8"), "EA WorldView", date(2013, 7, 26))
    reading = read_post(post, load_vocabulary(tables.reference))
    linked = link([reading], tables.reference)
    return Read(assess([reading], linked, tables.reference, (), (), ()))


def test_members_of_the_security_forces_are_told_as_such(sample: Read) -> None:
    jobar = sample.event("Jobar", "≥ 8")
    assert "at least 8 members of an armed or security force were killed" in jobar.sentence


# ------------------------------------------------------------------------------------ the founding document alone
def test_founding_sukhna_at_least_22_by_activists_government_forces_alleged_day_not_stated(founding: Read) -> None:
    sukhna = founding.event("Sukhna", "≥ 22")
    assert sukhna.date_start is None
    assert (sukhna.responsibility, sukhna.agreement) == ("alleged", "one_origin")
    assert sukhna.sentence == (
        "Activists, citing local sources, claimed that at least 22 people were killed by government forces in Sukhna, "
        "Homs province (EA WorldView, 26 July 2013; day not stated; one origin, not reviewed)."
    )


def test_founding_bab_al_nairab_at_least_10_dead_and_50_wounded_asserted_by_ea(founding: Read) -> None:
    event = founding.event("Bab al-Nairab", "≥ 10")
    assert founding.figure(event, "range", "wounded") == "50"
    assert event.sentence.startswith("EA WorldView stated that at least 10 people were killed and 50 ")
    assert (event.date_start, event.date_end) == (date(2013, 7, 26), date(2013, 7, 26))
    assert event.agreement == "no_known_origin"


def test_founding_jaramana_10(founding: Read) -> None:
    event = founding.event("Jaramana", "10")
    assert event.date_start == date(2013, 7, 25)
    assert {founding.figure(event, rule) for rule in ("range", "latest_of_each", "best_attributed")} == {"10"}


def test_founding_92_defected_in_deir_ez_zor_on_footage_and_were_not_harmed(founding: Read) -> None:
    event = founding.event("Deir ez-Zor", "92", measure="defected")
    assert event.footage_only
    assert event.event_type == "defection_surrender"
    assert founding.words(event, "killed") == set()


def test_founding_headline_and_body_count_once(founding: Read) -> None:
    for place, number, measure in (("Bab al-Nairab", "≥ 10", "killed"), ("Deir ez-Zor", "92", "defected")):
        event = founding.event(place, number, measure=measure)
        assert [
            s.words for s in founding.rows.event_tracks if s.event_id == event.event_id and s.measure == measure
        ] == [number]


def test_founding_tolls_keep_bound_speaker_and_part(founding: Read) -> None:
    assert founding.toll("> 100,000").source == "UN Secretary-General"
    assert founding.toll("≈ 93,000").source == "UN officials"
    whole, part = founding.toll("67,408"), founding.toll("51,245")
    assert whole.source == part.source == "Violations Documentation Center"
    assert (whole.population, part.population) == ("people", "civilians")


def test_founding_93_000_and_100_000_are_not_joined_and_the_reasons_are_said(founding: Read) -> None:
    facts = [
        TollFacts(
            t.toll_id, t.source, t.measure, t.population, t.territory, t.cumulative, t.basis, t.as_of, t.series_id
        )
        for t in (founding.toll("> 100,000"), founding.toll("≈ 93,000"))
    ]
    line, ratio = may_share_line(facts), compare(*facts)
    assert not line.comparable
    assert not ratio.comparable
    reasons = "; ".join(ratio.reasons)
    assert "stands for is not stated" in reasons
    assert "by what method" in reasons
    assert "whether they count civilians" in reasons


def test_founding_no_toll_is_an_event_and_no_fear_a_number(founding: Read) -> None:
    numbers = {step.words for step in founding.rows.event_tracks}
    assert not numbers & {"> 100,000", "≈ 93,000", "67,408", "51,245", "thousands"}


# ----------------------------------------------------------------------------------------------------- the sample
def test_sample_jaramana_is_one_event_with_one_revising_voice_and_no_dispute_about_the_dead(sample: Read) -> None:
    event = sample.event("Jaramana", "7", "10")
    assert sample.track(event, "syrian-state-media")[-1] == "10"
    assert sample.track(event, "syrian-state-media")[0] in ("7", "≥ 7")
    assert sample.track(event, "syrian-state-media", "wounded")[-1] == "66"
    assert sample.conflicts(event) == set()
    assert event.responsibility == "alleged"


def test_sample_jaramana_shows_ten_killed_and_66_wounded_with_no_sign_that_nobody_stated(sample: Read) -> None:
    event = sample.event("Jaramana", "7", "10")
    assert sample.figure(event, "range") == "10"
    assert sample.figure(event, "range", "wounded") == "66"
    assert sample.track(event, "syrian-state-media") == ["7", "10"]
    assert sample.track(event, "syrian-state-media", "wounded") == ["62", "66"]


def test_sample_jaramana_rests_on_two_origins_of_which_only_the_government_gives_numbers(sample: Read) -> None:
    event = sample.event("Jaramana", "7", "10")
    assert (event.n_origins, event.standing) == (2, "2 origins, one of them with a number, not reviewed")


def test_sample_the_recollection_of_august_is_never_the_latest(sample: Read) -> None:
    event = sample.event("Jaramana", "7", "10")
    recalled = [s for s in sample.rows.event_tracks if s.event_id == event.event_id and s.voice == "al-alam"]
    assert recalled
    assert all(step.is_recollection and not step.is_latest for step in recalled)
    assert sample.figure(event, "latest_of_each") == "10"


def test_sample_the_bomb_of_6_august_is_another_event(sample: Read) -> None:
    event = sample.event("Jaramana", "18")
    assert event.date_start == date(2013, 8, 6)
    assert event.event_id != sample.event("Jaramana", "7", "10").event_id


def test_sample_khan_al_assal_number_and_victims_are_disputed(sample: Read) -> None:
    event = sample.event("Khan al-Assal", "123", "> 150")
    assert (event.date_start, event.date_end) == (date(2013, 7, 22), date(2013, 7, 23))
    assert sample.conflicts(event) == {"toll", "victims"}
    assert "51" not in sample.words(event)
    assert (event.agreement, event.n_origins) == ("conflicting", 2)


def test_sample_bab_al_nairab_ea_asserts_and_sohr_revises_without_contradiction(sample: Read) -> None:
    event = sample.event("Bab al-Nairab", "≥ 10", "≥ 29")
    assert sample.track(event, "sohr") == ["18", "≥ 29"]
    assert sample.conflicts(event) == set()
    assert sample.figure(event, "range") == "≥ 10 or ≥ 29"
    assert sample.words(event, population="children") >= {"19"}
    assert (event.lat, event.lon) == (None, None)


def test_sample_sukhna_killing_and_car_bombs_are_two_events(sample: Read) -> None:
    killing = sample.event("Sukhna", "≥ 22")
    assert (killing.date_start, killing.responsibility, killing.agreement) == (None, "alleged", "one_origin")
    assert "by government forces" in killing.sentence
    bombs = sample.events("Sukhna", "bombing")
    assert killing.event_id not in {event.event_id for event in bombs}
    assert any("casualties not reported, which is not zero" in event.sentence for event in bombs)


def test_sample_deir_ez_zor_92_defected(sample: Read) -> None:
    event = sample.event("Deir ez-Zor", "92", measure="defected")
    assert event.footage_only
    assert event.lat is None


def test_sample_jabal_badro_is_one_event_with_its_tolls_in_order(sample: Read) -> None:
    event = sample.event("Jabal Badro", "≥ 19", "≥ 20", "≥ 23")
    assert sample.track(event, "sohr") == ["≥ 19", "≥ 23"]
    assert sample.conflicts(event) == set()


def test_sample_the_earlier_figure_of_the_un_is_a_toll_and_no_attack(sample: Read) -> None:
    assert not [e for e in sample.rows.events if "93,000" in e.title or "93,000" in e.sentence]
    (toll,) = [row for row in sample.rows.tolls if row.toll_id == "un-officials-2013-06"]
    assert toll.post_id is not None


def test_sample_tolls_read_in_posts_are_those_of_the_table(sample: Read) -> None:
    for words in ("> 100,000", "67,408", "51,245", "≥ 2,014", "≥ 92,901", "100,191"):
        (toll,) = [row for row in sample.rows.tolls if row.words == words and not row.from_post]
        assert toll.post_id is not None, toll


def test_sample_many_papers_with_the_number_of_the_united_nations_are_one_toll(sample: Read) -> None:
    told = [row for row in sample.rows.tolls if row.words == "> 100,000"]
    assert [row.toll_id for row in told if not row.from_post] == ["un-sg-2013-07"]
    assert {row.source for row in told if row.from_post} == {"Evening Standard"}  # it names no other speaker


def test_sample_says_that_it_is_paraphrase_wherever_a_sentence_is_shown(sample: Read) -> None:
    assert all("paraphrase, not evidence" in event.sentence for event in sample.rows.events)


def test_sample_parts_that_do_not_add_up_are_flagged(sample: Read) -> None:
    flagged = {p.subject for p in sample.rows.problems if p.kind == "parts_do_not_add_up"}
    assert {"dchrs-2013-08", "snhr-2014-04", "snhr-2014-05"} <= flagged
    assert not flagged & {"sohr-2013-12", "sohr-2012-10", "hrdag-2013-06"}


def test_sample_jaramana_is_laid_to_nobody_whom_its_reports_do_not_name(sample: Read) -> None:
    assert sample.accused(sample.event("Jaramana", "7", "10")) <= {"isis", "unnamed-armed-group"}


def test_sample_four_car_bombs_of_july_and_august_near_damascus_are_four_events(sample: Read) -> None:
    bombs = [
        sample.event("Deir Atiyah", "13"),
        sample.event("Damascus", "7"),
        sample.event("Jaramana", "7", "10"),
        sample.event("Jaramana", "18"),
    ]
    assert len({bomb.event_id for bomb in bombs}) == 4


def test_sample_menagh_is_attacked_in_june_and_taken_in_august(sample: Read) -> None:
    attack, taken = sample.events("Menagh", "armed_clash"), sample.events("Menagh", "territory_change")
    assert [event.reported_first for event in attack] == [date(2013, 6, 10)]
    assert {event.reported_first for event in taken} == {date(2013, 8, 6)}


def test_sample_two_bombs_in_beirut_five_weeks_apart_are_two_events(sample: Read) -> None:
    july, august = (
        [event for event in sample.events("Beirut") if word in sample.words(event, measure)]
        for word, measure in (("53", "wounded"), ("≥ 20", "killed"))
    )
    assert (len(july), len(august)) == (1, 1)
    assert july[0].event_id != august[0].event_id


def test_sample_a_bound_is_kept_with_its_side(sample: Read) -> None:
    assert sample.figure(sample.event("Marjeh Square", "≥ 14"), "range") == "≥ 14"
    assert sample.figure(sample.event("Marjeh Square", "≥ 14"), "range", "wounded") == "31"
    assert any("≤ 60" in sample.words(event) for event in sample.rows.events)
    assert sample.words(sample.event("Jobar", "≥ 8"), population="combatants") == {"≥ 8"}


def test_sample_the_number_of_washington_accuses_the_government(sample: Read) -> None:
    (event,) = [e for e in sample.rows.events if "1,429" in sample.words(e)]
    assert "government-forces" in sample.accused(event)
    assert event.responsibility in ("alleged", "contested")


def test_sample_names_votes_shares_hours_and_records_are_not_people(sample: Read) -> None:
    numbers = {step.words for step in sample.rows.event_tracks} | {toll.words for toll in sample.rows.tolls}
    assert not numbers & {"313", "30", "24", "37,988", "15-year-old"}


def test_sample_ghouta_is_told_with_its_place_and_the_numbers_of_other_voices(sample: Read) -> None:
    (event,) = [event for event in sample.rows.events if event.place_name == "Ghouta"]
    assert "more than 600 people were killed (" in event.sentence
    assert "this report names no place; others name Ghouta" in event.sentence
    assert "other voices: at least 1,360, nearly 1,500 and 1,429" in event.sentence
