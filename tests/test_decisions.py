"""What decisions do to a reading, and what becomes of them: fields, orphans, grades, links, and words found again."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.decisions.attach import Place, attach, moved
from dashboard.decisions.edit import Decision, Edit, Target
from dashboard.records import Figure, Reading, quote
from dashboard.storage.decided import decided
from dashboard.storage.post_set import PostSet
from tests.deciding import Chains, assessed, claim_target, figure_target, rows, standings, taken
from tests.told import REFERENCE, post, said

DAY = date(2013, 7, 26)
STRIKE = said(
    "SOHR said 12 people, 3 of them children, were killed in an air strike in Douma.",
    ("12", "killed", "people", "eq", 12, 12),
    ("3", "killed", "children", "eq", 3, 3, {"part_of": 0}),
    event_type="air_strike", place_id="douma", place="Douma", speaker="SOHR", speaker_id="sohr", trigger="air strike",
    attribution="monitor", on=date(2013, 7, 25),
)  # fmt: skip
ELSEWHERE = said(
    "Five were wounded by shells in Sukhna on Thursday.",
    ("Five", "wounded", "people", "eq", 5, 5),
    event_type="shelling_missile", place_id="sukhna", place="Sukhna", trigger="shells", on=date(2013, 7, 25),
)  # fmt: skip
TOLD = post(DAY, "Reuters", STRIKE, ELSEWHERE)
AGAIN = post(DAY, "EA WorldView", replace(STRIKE, text=STRIKE.text.replace("SOHR said", "Activists said"), claim={
    **STRIKE.claim, "speaker": "Activists", "speaker_id": None, "attribution": "activist_network"}))  # fmt: skip
POST = TOLD.post.post_id
TWELVE, _, FIVE = (figure_target(TOLD, figure) for figure in TOLD.figures)
FIRST, SECOND = (claim_target(TOLD, claim) for claim in TOLD.claims)
THERE = claim_target(AGAIN, AGAIN.claims[0])


def correct(target: Target, **fields: str | None) -> Decision:
    """A correction."""
    return Decision("correct", "misread", target, values=tuple(fields.items()))


def grade(value: str, target: Target = FIRST) -> Decision:
    """A grade of the event of the first claim."""
    return Decision("grade", "weighed", target, values=(("grade", value),))


def after(*decisions: tuple[str, Decision], readings: tuple[Reading, ...] = (TOLD,)) -> tuple[Reading, list[Edit]]:
    """The first post after decisions of (author, decision), and their edits."""
    chains = Chains()
    for author, decision in decisions:
        chains.add(author, decision)
    return taken(readings, chains.edits).reading(readings[0]), chains.edits


def statuses(edits: list[Edit], *readings: Reading) -> list[str]:
    """What became of the edits, in their order."""
    found = standings(readings or (TOLD,), edits)
    return [found[edit.edit_id].status for edit in edits]


# ------------------------------------------------------------------------------------------------ corrections
def test_a_figure_is_corrected_and_the_reading_of_the_machine_is_kept_beside_it() -> None:
    reading, edits = after(("ana", correct(TWELVE, operator="gte", low="21", high=None)))
    assert (reading.figures[0].operator, reading.figures[0].low, reading.figures[0].high) == ("gte", 21, None)
    assert taken([TOLD], edits).decisions.before(edits[0], "low") == "12"
    assert TOLD.figures[0].low == 12


def test_one_exact_number_need_be_given_once() -> None:
    reading, _ = after(("ana", correct(TWELVE, low="21")))
    assert (reading.figures[0].low, reading.figures[0].high) == (21, 21)


def test_a_place_fills_governorate_country_and_precision() -> None:
    reading, _ = after(("ana", correct(FIRST, place_id="sukhna")))
    claim = reading.claims[0]
    assert (claim.place_id, claim.admin1, claim.country, claim.where_precision) == ("sukhna", "Homs", "SY", 1)
    assert claim.place is not None and claim.place.text == "Sukhna"  # it stands in the post, in another sentence
    nowhere, _ = after(("ana", correct(FIRST, place_id=None)))
    assert (nowhere.claims[0].place, nowhere.claims[0].admin1, nowhere.claims[0].where_precision) == (None, None, 6)


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({"date_start": "2013-07-22"}, ("2013-07-22", "2013-07-22", "day")),
        ({"date_start": "2013-07-22", "date_end": "2013-07-26"}, ("2013-07-22", "2013-07-26", "week")),
        ({"date_start": "2013-07-01", "date_end": "2013-07-31"}, ("2013-07-01", "2013-07-31", "month")),
        ({"date_start": None, "date_end": None}, (None, None, "unknown")),
        ({"date_precision": "unknown"}, (None, None, "unknown")),
    ],
)
def test_days_keep_their_order_and_get_a_precision_that_fits(
    fields: dict[str, str | None], stands: tuple[str | None, str | None, str]
) -> None:
    claim = after(("ana", correct(FIRST, **fields)))[0].claims[0]
    assert tuple(str(day) if day else None for day in (claim.date_start, claim.date_end)) == stands[:2]
    assert claim.date_precision == stands[2]


def test_what_does_not_go_together_is_not_applied_and_says_so() -> None:
    wrong = (
        correct(TWELVE, operator="gte"),
        correct(FIRST, date_start="2013-07-26", date_end="2013-07-25"),
        correct(FIRST, place_id="atlantis"),
        correct(FIRST, speaker="Nobody of that name"),
    )
    for decision in wrong:
        reading, edits = after(("ana", decision))
        assert reading == TOLD
        row = standings([TOLD], edits)[edits[0].edit_id]
        assert row.status == "orphan" and row.status_words


def test_the_last_writer_of_a_field_wins_and_both_are_kept() -> None:
    reading, edits = after(
        ("ana", correct(TWELVE, low="13", high="13", population="civilians")),
        ("ben", correct(TWELVE, low="14", high="14")),
    )
    assert (reading.figures[0].low, reading.figures[0].population) == (14, "civilians")
    found = standings([TOLD], edits)
    assert found[edits[0].edit_id].status == "in_effect"  # of its fields one still stands
    assert "ben set low to 14" in str(found[edits[0].edit_id].status_words)
    again = [*edits, Chains().add("cleo", Decision("undo", "no", undoes=edits[1].edit_id))]
    assert taken([TOLD], again).reading(TOLD).figures[0].low == 13


def test_a_corrected_figure_is_found_by_its_new_measure_too() -> None:
    again = replace(TWELVE, measure="wounded")
    reading, edits = after(("ana", correct(TWELVE, measure="wounded")), ("ben", correct(again, low="4", high="4")))
    assert (reading.figures[0].measure, reading.figures[0].low) == ("wounded", 4)
    assert statuses(edits) == ["in_effect", "in_effect"]


# ------------------------------------------------------------------------------------------------ reject and add
def test_a_rejected_claim_leaves_with_its_figures_and_a_rejected_total_leaves_its_part() -> None:
    reading, edits = after(("ana", Decision("reject", "no claim", FIRST)), ("ben", correct(TWELVE, low="9")))
    assert [claim.claim_no for claim in reading.claims] == [1]
    assert [figure.figure_no for figure in reading.figures] == [2]
    assert statuses(edits) == ["in_effect", "overruled"]
    without_total, _ = after(("ana", Decision("reject", "no number", TWELVE)))
    assert [(figure.figure_no, figure.part_of) for figure in without_total.figures] == [(1, None), (2, None)]


def test_who_accepts_later_brings_a_rejected_claim_back() -> None:
    reading, edits = after(("ana", Decision("reject", "no", FIRST)), ("ben", Decision("accept", "yes", FIRST)))
    assert reading == TOLD
    assert statuses(edits) == ["overruled", "in_effect"]


def test_a_claim_is_added_of_marked_words_and_can_be_corrected_and_undone() -> None:
    text = TOLD.post.text
    at = text.index("by shells in Sukhna")
    words = Target(POST, at, at + 9, "by shells")
    add = Decision("add", "missed", words, values=(("event_type", "bombing"), ("place_id", "sukhna")))
    reading, edits = after(("ana", add), ("ben", correct(words, stance="denies")))
    assert (reading.claims[2].claim_no, reading.claims[2].event_type, reading.claims[2].stance) == (
        2,
        "bombing",
        "denies",
    )
    assert taken([TOLD], edits).decisions.judged.reviewed == {(POST, 2)}
    undone = Decision("undo", "no", undoes=edits[0].edit_id)
    assert after(("ana", add), ("ben", correct(words, stance="denies")), ("ana", undone))[0] == replace(
        TOLD, claims=tuple(replace(c, stance="denies") if c.claim_no == 1 else c for c in TOLD.claims)
    )  # fmt: skip


def test_a_figure_is_added_to_the_claim_whose_sentence_holds_it() -> None:
    at = TOLD.post.text.index("an air")
    words = Target(POST, at, at + 2, "an", "wounded")
    reading, _ = after(("ana", Decision("add", "missed", words, values=(("operator", "some"),))))
    assert (reading.figures[3].claim_no, reading.figures[3].measure, reading.figures[3].low) == (0, "wounded", None)


# ------------------------------------------------------------------------------------------------ grades
def event_grade(edits: list[Edit]) -> tuple[str, str]:
    """Grade and standing of the first claim's event."""
    event = next(e for e in rows([TOLD], edits)["events"] if e.event_id == f"{POST}.0")
    return event.grade, event.standing


def test_confirmed_waits_for_a_second_person() -> None:
    _, edits = after(("ana", grade("confirmed")), ("ana", grade("confirmed")))
    assert event_grade(edits) == ("unassessed", "one origin, not reviewed")
    assert statuses(edits) == ["overruled", "waiting"]
    _, both = after(("ana", grade("confirmed")), ("Ana", grade("confirmed")))
    assert event_grade(both)[0] == "unassessed"  # capitals make nobody a second person
    _, two = after(("ana", grade("confirmed")), ("ben", grade("confirmed")))
    assert event_grade(two) == ("confirmed", "one origin, graded confirmed")
    assert statuses(two) == ["in_effect", "in_effect"]


def test_a_grade_of_one_person_stands_until_two_agree_on_another() -> None:
    _, edits = after(("ana", grade("contested")), ("ben", grade("discounted")))
    assert event_grade(edits)[0] == "contested"
    assert statuses(edits) == ["in_effect", "waiting"]
    _, edits = after(("ana", grade("contested")), ("ben", grade("discounted")), ("cleo", grade("discounted")))
    assert event_grade(edits)[0] == "discounted"
    _, edits = after(("ana", grade("confirmed")), ("ben", grade("confirmed")), ("ben", grade("discounted")))
    assert event_grade(edits)[0] == "unassessed"  # the two agree no longer


def test_a_grade_of_what_tells_no_event_is_listed_and_grades_nothing() -> None:
    _, edits = after(("ana", correct(SECOND, realis="hypothetical")), ("ana", grade("contested", SECOND)))
    assert statuses(edits) == ["in_effect", "orphan"]


def test_an_event_is_reviewed_when_all_its_claims_are_or_it_is_graded() -> None:
    event = next(e for e in rows([TOLD], after(("ana", Decision("accept", "read", FIRST)))[1])["events"])
    assert (event.n_reviewed, event.is_reviewed, event.standing) == (1, True, "one origin, reviewed, not graded")


# ------------------------------------------------------------------------------------------------ links
def events(edits: list[Edit], *readings: Reading) -> list[set[tuple[str, int]]]:
    """The claims of each event."""
    found: dict[str, set[tuple[str, int]]] = {}
    for row in rows(readings, edits)["event_claims"]:
        found.setdefault(row.event_id, set()).add((row.post_id, row.claim_no))
    return sorted(found.values(), key=sorted)


def test_people_split_and_merge_events_within_a_post_and_across() -> None:
    other = AGAIN.post.post_id
    assert {(POST, 0), (other, 0)} in events([], TOLD, AGAIN)
    _, split = after(("ana", Decision("cannot_link", "two strikes", FIRST, THERE)), readings=(TOLD, AGAIN))
    assert {(POST, 0)} in events(split, TOLD, AGAIN) and {(other, 0)} in events(split, TOLD, AGAIN)
    _, merged = after(("ana", Decision("must_link", "one raid", FIRST, SECOND)), readings=(TOLD, AGAIN))
    assert {(POST, 0), (POST, 1), (other, 0)} in events(merged, TOLD, AGAIN)


def test_kept_apart_stands_against_put_together_over_a_third() -> None:
    both = (TOLD, AGAIN)
    _, edits = after(
        ("ana", Decision("must_link", "one", FIRST, SECOND)),
        ("ben", Decision("must_link", "one", SECOND, THERE)),
        ("cleo", Decision("cannot_link", "two", FIRST, THERE)),
        readings=both,
    )
    assert statuses(edits, *both) == ["in_effect", "overruled", "in_effect"]
    assert edits[2].edit_id in str(standings(both, edits)[edits[1].edit_id].status_words)
    assert {(POST, 0), (POST, 1)} in events(edits, *both)


def test_of_the_same_two_claims_the_last_decision_stands() -> None:
    both = (TOLD, AGAIN)
    _, edits = after(
        ("ana", Decision("cannot_link", "two", FIRST, THERE)),
        ("ben", Decision("must_link", "one", THERE, FIRST)),
        readings=both,
    )
    assert statuses(edits, *both) == ["overruled", "in_effect"]
    assert {(POST, 0), (AGAIN.post.post_id, 0)} in events(edits, *both)


# ------------------------------------------------------------------------------------------------ what is said
def test_origin_and_responsibility_are_as_a_person_says() -> None:
    _, edits = after(
        ("ana", Decision("origin", "traced", SECOND, values=(("origin", "vdc"),))),
        ("ana", Decision("responsibility", "by name", SECOND, values=(
            ("responsibility", "claimed_by_actor"), ("actor_id", "isis")))),
    )  # fmt: skip
    found = rows([TOLD], edits)
    assert [claim.origin for claim in found["claims"]] == ["sohr", "vdc"]
    assert found["claims"][1].responsibility == "claimed_by_actor"
    assert [(a.claim_no, a.actor_id) for a in found["claim_actors"]] == [(1, "isis")]
    _, unknown = after(("ana", Decision("origin", "copied", FIRST, values=(("origin", None),))))
    assert rows([TOLD], unknown)["claims"][0].origin is None


# ------------------------------------------------------------------------------------------------ found again
def test_a_changed_extractor_keeps_what_its_words_still_carry_and_lists_the_rest() -> None:
    _, edits = after(
        ("ana", correct(TWELVE, low="13")), ("ben", correct(FIVE, low="6")), ("cleo", Decision("accept", "ok", SECOND))
    )
    text = TOLD.post.text
    first, second = TOLD.claims
    twelve = replace(TOLD.figures[0], quotation=quote(text, text.index("12"), text.index("12") + 9), figure_no=7)
    longer = replace(second, quotation=quote(text, second.quotation.start, second.quotation.end - 13), claim_no=4)
    other = replace(TOLD, claims=(first, longer), figures=(twelve,))  # numbers, words and sentences are others
    reading = taken([other], edits).reading(other)
    assert [(figure.figure_no, figure.low) for figure in reading.figures] == [(7, 13)]
    found = [standings([other], edits)[edit.edit_id] for edit in edits]
    assert [(row.status, row.claim_no, row.figure_no) for row in found] == [
        ("in_effect", 0, 7), ("orphan", None, None), ("in_effect", 4, None)]  # fmt: skip


def test_the_word_of_the_event_tells_claims_of_one_sentence_apart() -> None:
    text = TOLD.post.text
    first = TOLD.claims[0]
    killed = text.index("killed")
    twin = replace(first, claim_no=5, trigger=quote(text, killed, killed + 6))
    both = replace(TOLD, claims=(*TOLD.claims, twin))
    assert attach(claim_target(both, twin), both) == Place(5)
    assert attach(FIRST, both) == Place(0)
    assert attach(replace(FIRST, word_at=None), both) == Place(0)


def test_words_are_found_in_a_newer_version_of_the_page_and_what_was_reworded_is_not() -> None:
    old = replace(TOLD.post, url="https://example.org/live")
    text = "New: a ceasefire is discussed.\n\n" + old.text.replace("Five were wounded", "Six were wounded")
    new = replace(old, text=text, published_date=date(2013, 7, 27))
    base = TOLD.claims[0].quotation.start + len(text) - len(old.text) + 1
    figures: list[Figure] = []
    for figure in TOLD.figures[:2]:
        start = figure.quotation.start + base
        figures.append(
            replace(figure, post_id=new.post_id, quotation=quote(text, start, start + len(figure.quotation.text)))
        )
    claim = replace(
        TOLD.claims[0], post_id=new.post_id, quotation=quote(text, base, base + len(STRIKE.text)),
        speaker=None, place=None, trigger=None,
    )  # fmt: skip
    reading = Reading(
        new, (replace(TOLD.entries[0], post_id=new.post_id, end=len(text)),), (claim,), tuple(figures), ()
    )
    chains = Chains()
    for target in (TWELVE, FIVE):
        chains.add("ana", correct(replace(target, post_id=old.post_id), low="40"))
    posts = PostSet.of((old, new))
    assert posts.current_of[old.post_id] == new.post_id
    known = {post.post_id: post for post in (old, new)}
    what = decided(
        chains.edits, posts, lambda some: [reading for _ in some],
        lambda post: known[post.post_id].text, REFERENCE,
    )  # fmt: skip
    assert what.reading(reading).figures[0].low == 40
    assert [what.decisions.standings[edit.edit_id].status for edit in chains.edits] == ["in_effect", "orphan"]


def test_a_few_characters_without_their_surroundings_are_not_known_again() -> None:
    old, new = "Then 12 people died in Homs.", "A wholly other text in which 12 lorries with flour came."
    assert moved(Target("a" * 12, 5, 7, "12"), old, new, "b" * 12) is None
    grown = "Update. " + old
    assert moved(Target("a" * 12, 5, 7, "12"), old, grown, "b" * 12) == Target("b" * 12, 13, 15, "12")


def test_a_decision_about_a_post_that_is_not_here_is_listed() -> None:
    _, edits = after(("ana", correct(replace(TWELVE, post_id="f" * 12), low="1")))
    row = standings([TOLD], edits)[edits[0].edit_id]
    assert row.status == "orphan" and "not in the workspace" in str(row.status_words)
    assert assessed([TOLD], taken([TOLD], edits)).events == assessed([TOLD], taken([TOLD], [])).events
