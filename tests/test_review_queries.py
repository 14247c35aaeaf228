"""What waits for a person, in which order and why; and who decided what."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import duckdb
import pytest

from dashboard.queries import review, review_history
from dashboard.queries.filters import Filters
from dashboard.widgets.review_words import counts_words, why_words
from tests import small_world
from tests.small_world import change, insert

JULY = datetime(2013, 7, 30, 12, 0)


@pytest.fixture
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        small_world.fill(connection)
        yield connection


def places(world: duckdb.DuckDBPyConnection, filters: Filters | None = None) -> list[str]:
    return [f"{row.post_id[-1]}.{row.claim_no}" for row in review.queue(world, filters or Filters()).itertuples()]


def test_conflicts_come_first_then_large_numbers_then_the_newest(world: duckdb.DuckDBPyConnection) -> None:
    rows = list(review.queue(world, Filters()).itertuples())
    assert [row.turn for row in rows] == sorted(row.turn for row in rows)
    assert places(world) == ["3.1", "4.0", "3.0", "1.0", "1.2", "2.0", "5.0", "1.1"]
    assert [row.nth for row in rows] == list(range(1, 9))
    assert rows[0].disputed == ["toll", "victims"]
    assert why_words(rows[0].worries, rows[0].disputed) == (
        "reports of its event conflict on the toll and who the victims were; a large number, 50 or more"
    )
    assert why_words(rows[-1].worries, rows[-1].disputed) == "nothing stands out; newest posts come first"


def test_a_feared_number_comes_before_large_ones(world: duckdb.DuckDBPyConnection) -> None:
    change(world, "UPDATE figures SET realis = 'hypothetical' WHERE post_id = 'a00000000001' AND low = 22")
    assert places(world)[2] == "1.1"
    (row,) = [row for row in review.queue(world, Filters()).itertuples() if row.size == 22]
    assert row.worries == ["unreal"]
    change(world, "UPDATE figures SET low = 9 WHERE low = 22")
    assert places(world)[2] != "1.1"


def test_one_number_read_as_killed_and_as_wounded_is_a_worry(world: duckdb.DuckDBPyConnection) -> None:
    change(world, "UPDATE figures SET low = 62, high = 62 WHERE post_id = 'a00000000003' AND measure = 'killed'")
    worried = [row.post_id for row in review.queue(world, Filters()).itertuples() if "crossed" in row.worries]
    assert worried == ["a00000000003", "a00000000002"]


def test_a_bound_that_the_reading_lost_is_a_worry(world: duckdb.DuckDBPyConnection) -> None:
    change(
        world,
        """UPDATE figures SET operator = 'eq', high = 22, quotation = '22', start = start + 9, "end" = start + 11
        WHERE low = 22""",
    )
    (row,) = [row for row in review.queue(world, Filters()).itertuples() if row.size == 22]
    assert row.worries == ["bound"]


def test_an_unsure_reading_comes_before_the_rest(world: duckdb.DuckDBPyConnection) -> None:
    change(world, "UPDATE claims SET confidence = 0.6 WHERE casualties_unstated")
    assert places(world)[-1] == "5.0"
    assert places(world)[6] == "1.3"


def test_what_was_decided_waits_no_more_and_keeps_its_place_for_who_comes_from_it(
    world: duckdb.DuckDBPyConnection,
) -> None:
    change(world, "UPDATE claims SET is_reviewed = true WHERE post_id = 'a00000000004'")
    assert "4.0" not in places(world)
    after = review.queue(world, Filters(), ("a00000000004", 0))
    assert (after["post_id"].iloc[0], after["nth"].iloc[0]) == ("a00000000003", 2)
    assert after["claim_no"].iloc[0] == 0


def test_previous_and_next_are_each_others_ends(world: duckdb.DuckDBPyConnection) -> None:
    rows = list(review.queue(world, Filters(), limit=20).itertuples())
    assert not len(review.before(world, Filters(), rows[0].post_id, rows[0].claim_no))
    for one, other in pairwise(rows):
        back = review.before(world, Filters(), other.post_id, other.claim_no)
        assert (back["post_id"].iloc[0], back["at"].iloc[0]) == (one.post_id, one.at)
        following = review.queue(world, Filters(), (one.post_id, one.claim_no), 2)
        assert following["at"].iloc[1] == other.at
        assert following["nth"].iloc[1] == other.nth


def test_filters_narrow_the_queue_and_its_counts(world: duckdb.DuckDBPyConnection) -> None:
    assert review.counts(world, Filters())["n_claims"].sum() == 9
    assert counts_words(review.counts(world, Filters())) == "2 whose reports conflict, 4 with a number of 50 or more"
    some = Filters(search="jaramana")
    assert places(world, some) == ["3.0", "2.0"]
    assert review.counts(world, some)["n_claims"].sum() == 2
    assert len(review.to_accept(world, some, 100)) == 2
    assert len(review.to_accept(world, some, 1)) == 1


def test_another_event_is_found_by_place_day_or_speaker(world: duckdb.DuckDBPyConnection) -> None:
    def found(words: str) -> list[str]:
        return list(review.events_like(world, words, "a00000000001.1")["title"])

    assert found("jaramana") == ["Bombing in Jaramana"]
    assert found("Jaramana 25 july") == ["Bombing in Jaramana"]
    assert found("2013-07-25 jaramana") == ["Bombing in Jaramana"]
    assert found("sohr khan") == ["Killing in Khan al-Assal"]
    assert found("nowhere") == []
    assert "Killing in Sukhna" not in found("")


def test_the_words_around_a_sentence(world: duckdb.DuckDBPyConnection) -> None:
    row = review.around(world, "a00000000001", 78, 155, 10).iloc[0]
    assert row["first"] == 68
    assert row["text"].endswith("Sukhna.\n\nFootage ")
    assert review.around(world, "a00000000001", 78, 155).iloc[0]["first"] == 0


def decide(world: duckdb.DuckDBPyConnection, edit_id: str, kind: str, status: str, **more: object) -> None:
    values = {"author": "Ada", "decided_at": JULY, "reason": "read it", **more}
    insert(world, "edits", edit_id=edit_id, kind=kind, status=status, **values)


SUKHNA = {
    "post_id": "a00000000001",
    "found_post_id": "a00000000001",
    "start": 78,
    "end": 155,
    "claim_no": 1,
    "event_id": "a00000000001.1",
}


def test_the_history_of_words_and_of_their_event(world: duckdb.DuckDBPyConnection) -> None:
    number = {**SUKHNA, "start": 97, "end": 115, "measure": "killed", "figure_no": 1}
    decide(world, "e1", "correct", "undone", **number)
    insert(world, "edit_values", edit_id="e1", field="low", value="23", value_before="22")
    decide(world, "e2", "undo", "in_effect", undoes="e1", decided_at=datetime(2013, 7, 31), author="Bob")
    decide(world, "e3", "grade", "waiting", **SUKHNA)
    decide(world, "e4", "accept", "in_effect", **{**SUKHNA, "post_id": "a00000000002", "found_post_id": "a00000000002"})
    rows = review_history.history(world, "a00000000001", 78, 155, "a00000000001.1")
    assert list(rows["edit_id"]) == ["e2", "e3", "e1"]
    first = rows[rows["edit_id"] == "e1"].iloc[0]
    assert (first["fields"], first["set_to"], first["read_as"]) == (["low"], ["23"], ["22"])
    counts = review_history.how_many(world).iloc[0]
    assert (counts["n_waiting"], counts["n_orphans"], counts["n_decided"], counts["authors"]) == (1, 0, 3, 2)
    waiting = review_history.decisions(world, "waiting")
    assert list(waiting["title"]) == ["Killing in Sukhna"]
    assert list(waiting["at"]) == ["78-155"]
    assert len(review_history.decisions(world, None)) == 3
    assert list(review_history.in_effect_of_post(world, "a00000000001")["kind"]) == []


def test_an_event_edit_on_another_claim_belongs_to_the_history_of_the_event(world: duckdb.DuckDBPyConnection) -> None:
    decide(world, "e1", "grade", "in_effect", **{**SUKHNA, "start": 300, "end": 310, "claim_no": 9})
    decide(world, "e2", "accept", "in_effect", **{**SUKHNA, "start": 300, "end": 310, "claim_no": 9})
    rows = review_history.history(world, "a00000000001", 78, 155, "a00000000001.1")
    assert list(rows["edit_id"]) == ["e1"]
    assert not rows["is_here"].iloc[0]


def test_rejected_words_stay_listed(world: duckdb.DuckDBPyConnection) -> None:
    decide(world, "e1", "reject", "in_effect", **SUKHNA)
    insert(
        world,
        "rejected",
        post_id="a00000000001",
        claim_no=1,
        start=78,
        end=155,
        quotation="Activists say",
        edit_id="e1",
    )
    row = review_history.rejected_of_post(world, "a00000000001").iloc[0]
    assert (row["author"], row["at"], row["reason"]) == ("Ada", "78-155", "read it")
