"""Queries on a real DuckDB with numbers one can add up in one's head (tests/small_world.py)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.queries import brief, event, evidence, options, tolls
from dashboard.queries.captured import days_of_posts
from dashboard.queries.filters import NOT_STATED, WHY_HIDDEN, Filters, hidden, hidden_sentence, kept_out
from dashboard.records import Agreement
from tests import small_world

SINCE = date(2013, 7, 25)


@pytest.fixture(scope="module")
def world() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    small_world.fill(connection, posts=(), tolls=False)
    yield connection
    connection.close()


def shown(connection: duckdb.DuckDBPyConnection, filters: Filters) -> int:
    return shown_of(hidden(connection, filters))


def shown_of(rows: pd.DataFrame) -> int:
    """How many claims are in view, of the counts by reason."""
    return int(sum(n for reason, n in zip(rows["reason"], rows["n_claims"], strict=True) if reason is None))


def test_without_filters_nothing_is_hidden(world: duckdb.DuckDBPyConnection) -> None:
    assert hidden_sentence(hidden(world, Filters())) == "all 9 claims shown; nothing is hidden"


def test_a_stated_zero_stands_where_a_number_would() -> None:
    with duckdb.connect() as own:
        small_world.fill(own)
        small_world.change(
            own, "UPDATE claims SET zero_stated = 'casualties', casualties_unstated = false WHERE casualties_unstated"
        )
        rows = brief.event_list(own, Filters(), SINCE).set_index("title")
        row = rows.loc["Shelling of al-Waer, Homs"]
        assert (row["figures"], row["n_unstated"]) == ("nobody harmed, as stated", 0)
        assert list(event.claims_in_order(own, row["event_id"])["figures"]) == ["nobody harmed, as stated"]
        assert "nobody harmed, as stated" in list(evidence.claims_of_post(own, row["post_id"])["figures"])


def test_what_one_filter_keeps_out_is_what_lifting_it_brings(world: duckdb.DuckDBPyConnection) -> None:
    july = (date(2013, 7, 22), date(2013, 7, 26))
    for filters in (Filters(), Filters(days=july), Filters(days=july, place=("Homs",), search="Jaramana")):
        brought = {
            name: shown_of(hidden(world, replace(filters, **{name: getattr(Filters(), name)})))
            - shown_of(hidden(world, filters))
            for name in filters.active
        }
        rows = kept_out(world, filters)
        assert dict(zip(rows["name"], rows["n_claims"], strict=True)) == {k: n for k, n in brought.items() if n}
        assert list(rows["n_claims"]) == sorted(rows["n_claims"], reverse=True)


def test_days_of_posts_count_what_lies_outside(world: duckdb.DuckDBPyConnection) -> None:
    posts = [one for (one,) in world.execute("SELECT post_id FROM posts ORDER BY post_id").fetchall()]
    every = days_of_posts(world, posts, (date(1900, 1, 1), date(2100, 1, 1))).iloc[0]
    assert (every.n_claims, every.n_outside) == (9, 0)
    assert days_of_posts(world, posts, (every.first_day, every.last_day)).iloc[0].n_outside == 0
    assert days_of_posts(world, posts, (date(1900, 1, 1), date(1900, 1, 2))).iloc[0].n_outside == 9
    assert days_of_posts(world, [], (date(1900, 1, 1), date(1900, 1, 2))).iloc[0].n_claims == 0


def test_hidden_claims_are_counted_once_and_add_up(world: duckdb.DuckDBPyConnection) -> None:
    filters = Filters(place=("Homs",), days=(date(2013, 7, 25), date(2013, 7, 26)))
    rows = hidden(world, filters)
    assert hidden_sentence(rows) == "2 of 9 claims shown; hidden: 4 in other places, 3 outside the days"
    assert sum(rows["n_claims"]) == 9


def test_every_filter_has_words_for_what_it_hides() -> None:
    everything = Filters(
        days=(SINCE, SINCE),
        place=("x",),
        type=("x",),
        actor=("x",),
        speaker=("x",),
        publisher=("x",),
        measure=("killed",),
        population=("people",),
        precision=("day",),
        agreement=("conflicting",),
        reviewed="yes",
        search="x",
    )
    assert set(everything.active) <= set(WHY_HIDDEN)
    assert len(everything.active) == 12


def test_the_rule_hides_nothing(world: duckdb.DuckDBPyConnection) -> None:
    assert Filters(rule="lowest_minimum").active == ()
    assert shown(world, Filters(rule="lowest_minimum")) == 9


def test_the_last_day_is_inclusive(world: duckdb.DuckDBPyConnection) -> None:
    """Khan al-Assal lies within 22 to 23 July; the 23rd still shows it, the 24th does not."""
    last = Filters(days=(date(2013, 7, 23), date(2013, 7, 23)), place=("Aleppo",))
    after = Filters(days=(date(2013, 7, 24), date(2013, 7, 24)), place=("Aleppo",))
    assert (shown(world, last), shown(world, after)) == (2, 0)


def test_an_undated_claim_counts_by_its_first_report(world: duckdb.DuckDBPyConnection) -> None:
    undated = Filters(speaker=("activists",), days=(date(2013, 7, 26), date(2013, 7, 26)))
    assert shown(world, undated) == 1
    assert shown(world, Filters(speaker=("activists",), days=(date(2013, 7, 25), date(2013, 7, 25)))) == 0


@pytest.mark.parametrize(
    ("filters", "n"),
    [
        (Filters(place=("Homs",)), 2),
        (Filters(place=(NOT_STATED,)), 2),
        (Filters(type=("toll",)), 1),
        (Filters(type=("bombing", "execution_torture")), 5),
        (Filters(actor=("nusra",)), 1),
        (Filters(actor=(NOT_STATED,)), 7),
        (Filters(speaker=("syrian-state-media",)), 3),
        (Filters(publisher=("SANA",)), 2),
        (Filters(measure=("wounded",)), 2),
        (Filters(population=("combatants",)), 2),
        (Filters(precision=("day",)), 5),
        (Filters(precision=("place",)), 6),
        (Filters(agreement=("conflicting",)), 2),
        (Filters(reviewed="yes"), 0),
        (Filters(reviewed="no"), 9),
        (Filters(search="JARAMANA"), 2),
        (Filters(search="السخنة"), 1),
        (Filters(search="100% _"), 0),
    ],
)
def test_each_filter_keeps_what_it_says(world: duckdb.DuckDBPyConnection, filters: Filters, n: int) -> None:
    assert shown(world, filters) == n


def narrowed(draw: st.DrawFn) -> Filters:
    def some(values: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(values), max_size=3, unique=True)))

    agreement: list[Agreement] = ["no_known_origin", "one_origin", "conflicting"]
    days = st.dates(date(2013, 7, 20), date(2013, 7, 30))
    return Filters(
        days=draw(st.none() | st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))),
        place=some(["Homs", "Aleppo", "Rif Dimashq", NOT_STATED, "nowhere"]),
        type=some(["bombing", "execution_torture", "toll", "other"]),
        speaker=some(["sohr", "activists", "syrian-state-media"]),
        publisher=some(["SANA", "EA WorldView"]),
        agreement=tuple(draw(st.lists(st.sampled_from(agreement), max_size=2, unique=True))),
        search=draw(st.sampled_from(["", "jaramana", "killed", "%", "'; DROP TABLE claims; --"])),
    )


def test_filters_that_narrow_never_raise_a_count(world: duckdb.DuckDBPyConnection) -> None:
    """Setting one more filter, or cutting days or values away, never shows more; and the counts always add up to 9.

    What is asked twice is answered once: equal filters give equal counts.
    """
    answered: dict[Filters, pd.DataFrame] = {}

    def counts(filters: Filters) -> pd.DataFrame:
        if filters not in answered:
            answered[filters] = hidden(world, filters)
        return answered[filters]

    def n_shown(filters: Filters) -> int:
        return shown_of(counts(filters))

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def narrowing(data: st.DataObject) -> None:
        filters = narrowed(data.draw)
        before = n_shown(filters)
        assert sum(counts(filters)["n_claims"]) == 9
        if not filters.place:
            assert n_shown(replace(filters, place=("Homs",))) <= before
        elif len(filters.place) > 1:
            assert n_shown(replace(filters, place=filters.place[1:])) <= before
        if not filters.search:
            assert n_shown(replace(filters, search="killed")) <= before
        if filters.days and filters.days[0] < filters.days[1]:
            assert n_shown(replace(filters, days=(filters.days[0], filters.days[0]))) <= before
        assert n_shown(replace(filters, measure=("killed",))) <= before
        assert n_shown(replace(filters, reviewed="no")) <= before
        events = brief.event_list(world, filters, SINCE)
        assert len(events) <= before

    narrowing()
    assert len(answered) >= 60


def test_options_count_claims_and_offer_what_is_not_stated(world: duckdb.DuckDBPyConnection) -> None:
    rows = options.options(world)
    places = rows[rows["filter"] == "place"].set_index("value")["n_claims"].to_dict()
    assert places == {"Homs": 2, "Aleppo": 2, "Rif Dimashq": 2, "Deir ez-Zor": 1, NOT_STATED: 2}
    for name, value, n in rows[["filter", "value", "n_claims"]].itertuples(index=False):
        assert shown(world, Filters(**{name: (value,)})) == n, (name, value)


def test_the_list_puts_conflicts_first_then_revisions(world: duckdb.DuckDBPyConnection) -> None:
    rows = brief.event_list(world, Filters(), SINCE).set_index("title")
    assert list(rows["status"])[:2] == ["conflicting", "revised"]
    assert rows.loc["Bombing in Jaramana", "revisions"].startswith("Syrian state media: 7 → 10 killed")
    assert rows.loc["Killing in Sukhna", "figures"] == "≥ 22 killed"
    assert rows.loc["Shelling of al-Waer, Homs", "figures"] is None
    assert rows.loc["Shelling of al-Waer, Homs", "n_unstated"] == 1


def test_cards_show_conflicts_then_revisions_then_the_latest_reports(world: duckdb.DuckDBPyConnection) -> None:
    rows = brief.tiles(world, Filters(), limit=6)
    assert list(rows["status"]) == ["conflicting", "revised", "other", "other", "other"]
    assert list(rows["title"])[:2] == ["Killing in Khan al-Assal", "Bombing in Jaramana"]
    assert list(rows["reported_last"])[2:] == sorted(rows["reported_last"][2:], reverse=True)
    assert "≥ 22 killed" in list(rows["headline"])


def test_cards_are_not_ordered_by_the_number() -> None:
    with duckdb.connect() as own:
        small_world.fill(own)
        before = list(brief.tiles(own, Filters())["event_id"])
        small_world.change(
            own, "UPDATE event_figures SET low = 9000 - low, high = 9000 - low, words = (9000 - low)::VARCHAR"
        )
        assert list(brief.tiles(own, Filters())["event_id"]) == before


def test_no_place_has_a_second_card_while_another_has_none() -> None:
    with duckdb.connect() as own:
        small_world.fill(own)
        small_world.change(
            own, "UPDATE events SET place_id = 'one', place_name = 'One' WHERE title <> 'Killing in Sukhna'"
        )
        rows = brief.tiles(own, Filters())
        assert list(rows["title"])[:2] == ["Killing in Khan al-Assal", "Killing in Sukhna"]
        assert len(rows) == 4
        small_world.change(
            own, "UPDATE events SET place_id = NULL, place_name = NULL, admin1 = NULL WHERE place_name <> 'One'"
        )
        rows = brief.tiles(own, Filters())
        assert rows["title"].iloc[0] == "Killing in Khan al-Assal", "what names no place waits for what does"


@pytest.mark.parametrize(
    ("words", "population", "said"),
    [
        ("hundreds", "civilians", "hundreds of civilians killed"),
        ("dozens", "combatants", "dozens of combatants killed"),
        ("tens of thousands", "women", "tens of thousands of women killed"),
        ("dozens", "people", "dozens killed"),
        ("several", "children", "several children killed"),
        ("many", "civilians", "many civilians killed"),
        ("38; also “scores”", "children", "38; also “scores” of children killed"),
        ("≥ 1", "women", "≥ 1 woman killed"),
        ("1", "children", "1 child killed"),
        ("21", "children", "21 children killed"),
    ],
)
def test_a_number_is_said_with_whom_it_counts(words: str, population: str, said: str) -> None:
    with duckdb.connect() as own:
        small_world.fill(own)
        small_world.change(
            own,
            "UPDATE event_figures SET words = $words, population = $population WHERE measure = 'killed'",
            {"words": words, "population": population},
        )
        row = brief.event_list(own, Filters(), SINCE).set_index("title").loc["Killing in Sukhna"]
        assert row["figures"] == said
        assert said in list(event.figures_by_rule(own, row["event_id"])["figure"])


def test_a_claim_s_own_words_take_of_too() -> None:
    with duckdb.connect() as own:
        small_world.fill(own)
        small_world.change(
            own,
            """UPDATE figures SET operator = 'order_of_magnitude', low = NULL, high = NULL,
            population = 'civilians', quotation = 'Dozens' WHERE quotation = 'at least 22 people'""",
        )
        event_id = event.claim_at(own, "a00000000001", 78, 155)["event_id"].iloc[0]
        assert list(event.claims_in_order(own, event_id)["figures"]) == ["“Dozens” of civilians killed"]


def test_the_timeline_keeps_undated_events_and_open_bounds(world: duckdb.DuckDBPyConnection) -> None:
    rows = brief.timeline(world, Filters()).set_index("title")
    assert rows.loc["Killing in Sukhna", "date_start"] is None
    assert rows.loc["Killing in Sukhna", "when_words"] == "day not stated"
    assert rows.loc["Killing in Sukhna", "one_sided"] is True
    assert rows.loc["Bombing in Jaramana", "one_sided"] is False
    assert rows.loc["Defection in Deir ez-Zor province", "lane"] == "control"


def test_a_link_finds_its_event_by_overlap(world: duckdb.DuckDBPyConnection) -> None:
    whole = event.claim_at(world, "a00000000003", 0, 30)["event_id"].iloc[0]
    assert whole == event.claim_at(world, "a00000000002", 3, 9)["event_id"].iloc[0]
    assert len(event.claim_at(world, "a00000000003", 5000, 6000)) == 0
    toll = event.claim_at(world, "a00000000001", 0, 20)
    assert toll["event_id"].iloc[0] is None
    assert toll["kind"].iloc[0] == "toll"


def test_claims_stand_in_order_of_publication_with_their_reasons(world: duckdb.DuckDBPyConnection) -> None:
    event_id = event.claim_at(world, "a00000000002", 0, 30)["event_id"].iloc[0]
    rows = event.claims_in_order(world, event_id)
    assert list(rows["reported_date"]) == [date(2013, 7, 25), date(2013, 7, 27)]
    assert list(rows["figures"]) == ["7 killed, 62 wounded", "10 killed, 66 wounded"]
    assert list(rows["reasons"].iloc[1]) == ["the same place: Jaramana", "the same day: 25 July 2013"]
    steps = event.tracks(world, event_id)
    assert list(steps["words"]) == ["7", "10", "62", "66"]


def test_a_subset_says_that_it_is_one(world: duckdb.DuckDBPyConnection) -> None:
    event_id = event.claim_at(world, "a00000000004", 0, 30)["event_id"].iloc[0]
    said = event.claims_in_order(world, event_id).set_index("voice_name")["figures"]
    assert said["SOHR"] == "> 150 combatants killed, 51 combatants killed (of these)"
    assert set(event.event_conflicts(world, event_id)["field"]) == {"toll", "victims"}


def test_spans_are_the_words_they_name(world: duckdb.DuckDBPyConnection) -> None:
    for post_id in small_world.POSTS:
        text = evidence.post(world, post_id)["text"].iloc[0]
        for start, end, kind, _ in evidence.spans(world, post_id).itertuples(index=False):
            assert 0 <= start < end <= len(text), kind
    spans = evidence.spans(world, "a00000000001")
    text = evidence.post(world, "a00000000001")["text"].iloc[0]
    figures = [text[s:e] for s, e, kind, _ in spans.itertuples(index=False) if kind == "figure"]
    assert figures == ["more than 100,000 people", "at least 22 people", "92 soldiers"]


def test_posts_are_listed_newest_first_and_all_of_them_without_filters(world: duckdb.DuckDBPyConnection) -> None:
    rows = evidence.post_list(world, Filters())
    assert list(rows["published_date"]) == sorted(rows["published_date"], reverse=True)
    assert len(rows) == 5
    assert list(evidence.post_list(world, Filters(search="Sukhna"))["n_claims"]) == [1]


def test_an_older_version_is_hidden_and_said() -> None:
    connection = duckdb.connect()
    small_world.fill(connection)
    small_world.change(connection, "UPDATE posts SET is_current = false WHERE post_id = 'a00000000004'")
    assert hidden_sentence(hidden(connection, Filters())) == (
        "8 of 9 claims shown; hidden: 1 in an older version of a page"
    )


def test_tolls_hidden_by_kind_and_day_are_counted(world: duckdb.DuckDBPyConnection) -> None:
    until = date(2013, 7, 31)
    rows = tolls.hidden_tolls(world, Filters(), "cumulative", until)
    assert hidden_sentence(rows, "published tolls") == (
        "4 of 8 published tolls shown; hidden: 3 published later, 1 of the other kind "
        "(running totals, or tallies of a period)"
    )
    assert len(tolls.published_tolls(world, Filters(), "cumulative", until)) == 4


def test_no_row_in_scope_means_not_stated(world: duckdb.DuckDBPyConnection) -> None:
    rows = tolls.scope_matrix(world)
    assert len(rows) == 4 * 7
    mine = rows[rows["toll_id"] == "hr-2013-06"].set_index("group_name")["counted"]
    assert mine["foreign_fighters"] == "not_stated"
    assert mine["unidentified"] == "excluded"


def test_a_scope_key_needs_all_seven_groups(world: duckdb.DuckDBPyConnection) -> None:
    keys = tolls.published_tolls(world, Filters(), "all", None).set_index("toll_id")["scope_key"]
    assert keys["hr-2013-06"] is None
    assert keys["un-2013-07"] is None
    assert keys["so-2013-12"] == keys["so-2014-12"] is not None


def test_every_question_has_an_answer_in_an_empty_snapshot(empty: duckdb.DuckDBPyConnection) -> None:
    frames: list[pd.DataFrame] = [
        brief.event_list(empty, Filters(), SINCE),
        brief.tiles(empty, Filters()),
        brief.conflicts(empty, Filters()),
        brief.timeline(empty, Filters()),
        evidence.post_list(empty, Filters()),
        tolls.published_tolls(empty, Filters(), "all", None),
        tolls.scope_matrix(empty),
        tolls.lineage(empty),
        tolls.parts(empty),
        tolls.problems(empty),
        options.options(empty),
    ]
    assert [len(frame) for frame in frames] == [0] * len(frames)
    assert brief.totals(empty, Filters())["n_claims"].iloc[0] == 0
    assert options.span_of_days(empty)["first_day"].iloc[0] is None


def test_a_value_never_becomes_sql(world: duckdb.DuckDBPyConnection) -> None:
    hostile = "'); DROP TABLE claims; --"
    filters = Filters(place=(hostile,), speaker=(hostile,), search=hostile)
    assert shown(world, filters) == 0
    assert shown(world, Filters()) == 9
