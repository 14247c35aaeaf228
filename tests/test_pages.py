"""Every page on an empty workspace, on one post, on the small world and on the sample; and each widget moved once."""

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.widgets import reach
from dashboard.widgets.toll_parts import comparable_pair
from tests import small_world
from tests.links_of import links_of
from tests.small_world import GROUPS, NAME, workspace
from tests.tiny_workspace import built_workspace, sample_once
from tests.unfolded import unfolded

REPOSITORY = Path(__file__).resolve().parents[1]
PAGES = ("brief", "tolls", "posts", "evidence", "event", "methods")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|\u2060")
"""What `markup.as_label` writes before and between characters."""
SUKHNA = {"post": "a00000000001", "at": "78-155"}


def plain(label: str) -> str:
    """A Markdown label as it is read."""
    return ESCAPED.sub(r"\1", label)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("small"), None, True)


@pytest.fixture(scope="module")
def one_post(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("one"), ("a00000000001",), False)


@pytest.fixture(scope="module")
def without_claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("bare"), (), False)


@pytest.fixture(scope="module")
def sample() -> Path:
    return sample_once()


Opener = Callable[..., AppTest]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Open a page of a workspace: opened(workspace, page, **address) -> AppTest that ran once without an exception."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)

    def open_page(folder: Path, page: str, **address: str | list[str]) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
        for key, value in address.items():
            at.query_params[key] = value
        if page != "brief":
            at.switch_page(f"dashboard/pages/{page}.py")
        return ran(at.run())

    return open_page


def ran(at: AppTest) -> AppTest:
    assert not at.exception, [e.value for e in at.exception]
    return at


def text_of(at: AppTest) -> str:
    """All words on the page."""
    words = [e.value for e in (*at.title, *at.subheader, *at.caption, *at.markdown, *at.code, *at.info, *at.warning)]
    words += [e.proto.body for e in at.get("html")]
    words += [e.proto.label for e in at.get("page_link")]
    return "\n".join(str(word) for word in words).replace("\u00a0", " ")


def specs(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def asked(at: AppTest, name: str) -> list[str]:
    """The values of `name` in the address."""
    value: str | list[str] = at.query_params[name]
    return [value] if isinstance(value, str) else list(value)


QUESTIONS = {
    "brief": "What is being claimed, and how sure can we be?",
    "tolls": "Whose number, of whom, as of when?",
    "posts": "Which posts were these claims read from?",
    "evidence": "Is this record right?",
    "methods": "Can I defend this in a meeting?",
    "event": "What do all reports of this say, in order?",
}


@pytest.mark.parametrize("name", PAGES)
def test_no_workspace_says_what_to_do(opened: Opener, tmp_path: Path, name: str) -> None:
    at = opened(tmp_path / "nowhere", name)
    assert at.title[0].value == QUESTIONS[name]
    assert "python -m dashboard ingest" in at.code[0].value


@pytest.mark.parametrize("name", PAGES)
def test_a_workspace_without_claims_says_what_to_do(opened: Opener, without_claims: Path, name: str) -> None:
    at = opened(without_claims, name)
    assert at.info or name == "methods", "an empty page must say what to do"


@pytest.mark.parametrize("name", PAGES)
def test_one_post_is_enough_for_every_page(opened: Opener, one_post: Path, name: str) -> None:
    address = SUKHNA if name in ("event", "evidence") else {}
    at = opened(one_post, name, **address)
    assert at.title[0].value == QUESTIONS[name]
    assert not at.error


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_sample_stands(opened: Opener, sample: Path, name: str) -> None:
    at = opened(sample, name)
    assert at.title[0].value == QUESTIONS["posts" if name == "evidence" else name]
    assert not at.error
    if name in ("brief", "tolls"):
        assert specs(at)


def test_a_damaged_snapshot_is_rebuilt_once_and_said(opened: Opener, tmp_path: Path) -> None:
    folder = built_workspace(tmp_path / "data")
    snapshots = folder / "snapshots"
    name = (snapshots / "CURRENT").read_text()
    path = snapshots / name.strip()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xa5" * (size - 3 * 4096))
    at = opened(folder, "brief")
    assert "damaged and has been rebuilt" in at.warning[0].value
    assert "claims shown" in text_of(at)
    assert (snapshots / "CURRENT").read_text().strip().endswith("-r1.duckdb")
    later = opened(folder, "brief")
    assert "damaged" not in text_of(later), "who opens the page later has not met the damage"
    at.button(key="put_damage_away").click().run()
    assert "damaged" not in text_of(ran(at))


def test_every_event_and_post_of_the_sample_opens(opened: Opener, sample: Path) -> None:
    """Each link of the Brief and of the list of posts leads to a page without an error."""
    targets: set[tuple[str, str, str]] = set()
    for page in ("brief", "posts"):
        for link in links_of(unfolded(opened(sample, page))):
            if "post" in link.query:
                at = link.query.get("at", [""])[0]
                assert link.page in ("", "event")
                targets.add(("event" if at else "evidence", link.query["post"][0], at))
    assert {page for page, _, _ in targets} == {"event", "evidence"}
    for page, post, at_offsets in sorted(targets)[::3]:
        address = {"post": post} | ({"at": at_offsets} if at_offsets else {})
        at = opened(sample, page, **address)
        assert not at.warning, (page, post, at_offsets)


def test_the_brief_carries_bound_speaker_and_standing(opened: Opener, small: Path) -> None:
    words = text_of(unfolded(opened(small, "brief")))
    for needed in ("≥ 22 killed", "said by", "activists", "government forces (alleged)", "one origin", "not reviewed"):
        assert needed in words, needed
    assert "all 9 claims shown; nothing is hidden" in words
    assert "7 → 10 killed" in words
    assert "no number stated, which is not zero" in words


def test_the_brief_shows_no_grand_total(opened: Opener, small: Path) -> None:
    """3 + 123 + 10 + 22 killed would be 158; 150 more 308. No such number stands on the page."""
    words = text_of(unfolded(opened(small, "brief")))
    assert "158" not in words
    assert "308" not in words


def test_a_revised_number_says_so_wherever_its_event_is_listed(opened: Opener, sample: Path) -> None:
    """≥ 10 of one speaker beside ≥ 29 of another would hide that the other had said 18 before."""
    told = "revised by SOHR: 18 → ≥ 29 killed"
    ids = {"post": "70464480ac20", "at": "825-881"}
    assert told in text_of(opened(sample, "event", **ids))
    assert told in text_of(opened(sample, "brief", q="Nairab"))
    assert told in text_of(opened(sample, "timeline", q="Nairab"))
    assert told in text_of(opened(sample, "map", q="Nairab", spot="near:sy-aleppo"))


def test_the_event_page_tells_the_revision_in_order(opened: Opener, small: Path) -> None:
    words = text_of(opened(small, "event", post="a00000000003", at="0-74"))
    assert "Bombing in Jaramana" in words
    assert words.index("7 killed, 62 wounded") < words.index("10 killed, 66 wounded", words.index("7 killed, 62"))
    assert "the same place: Jaramana" in words
    assert "paraphrase, not evidence" in words
    assert "10 killed or 7 killed" in words


def test_a_recollection_never_ends_a_track(opened: Opener, tmp_path: Path) -> None:
    """62, then 66, then 62 recalled: the latest stays 66, and what was recalled stands in a line of its own."""
    import duckdb

    folder = workspace(tmp_path, None, True)
    with duckdb.connect(str(folder / "snapshots" / NAME)) as connection:
        small_world.change(
            connection,
            """INSERT INTO event_tracks BY NAME SELECT * REPLACE (step + 1 AS step, '62' AS words,
            true AS is_recollection, false AS is_latest, reported_date + 1 AS reported_date)
            FROM event_tracks WHERE words = '66'""",
        )
    words = re.sub(r"<[^>]*>", "", text_of(opened(folder, "event", post="a00000000003", at="0-74")))
    assert "Syrian state media: 62 (25 July 2013) → 66 (27 July 2013) wounded" in words
    assert "Syrian state media recalls: 62 (28 July 2013) wounded" in words


def test_the_event_page_names_conflicts_by_field(opened: Opener, small: Path) -> None:
    words = text_of(opened(small, "event", post="a00000000004", at="0-83"))
    assert "On who the victims were:" in words
    assert "On the toll:" in words


@pytest.mark.parametrize("address", [{}, {"post": "x", "at": "1-2"}, {"post": "a" * 12, "at": "5-3"}])
def test_an_event_link_without_sense_is_answered(opened: Opener, small: Path, address: dict[str, str]) -> None:
    assert "Choose an event on the Brief" in opened(small, "event", **address).info[0].value


def test_an_event_link_to_a_toll_leads_to_the_tolls(opened: Opener, small: Path) -> None:
    assert "toll of a conflict or period" in opened(small, "event", post="a00000000001", at="0-76").info[0].value


def test_a_link_to_an_unknown_sentence_says_so(opened: Opener, small: Path) -> None:
    assert "not in this workspace" in opened(small, "event", post="b" * 12, at="0-76").warning[0].value
    assert "not in this workspace" in opened(small, "evidence", post="b" * 12).warning[0].value


def test_a_hostile_post_is_shown_as_text(opened: Opener, small: Path) -> None:
    at = opened(small, "evidence", post="a00000000005", at="0-40")
    assert [e.proto.body for e in at.get("html")].count(reach.SCRIPT) == 1, "our own, word by word"
    bodies = "\n".join(e.proto.body for e in at.get("html") if e.proto.body != reach.SCRIPT)
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;" in bodies
    assert "<script" not in bodies
    assert "<img" not in bodies
    assert not any("<script" in str(e.value) for e in (*at.markdown, *at.caption))


def test_evidence_marks_the_sentence_and_gives_it_an_anchor(opened: Opener, small: Path) -> None:
    at = opened(small, "evidence", **SUKHNA)
    bodies = "\n".join(e.proto.body for e in at.get("html"))
    assert 'id="s-78-155"' in bodies
    assert 'href="#s-78-155"' in bodies
    assert ">at least 22 people</mark>" in bodies
    assert "paraphrase, not evidence" in bodies
    assert "a00000000001a00000000001" in bodies


# ------------------------------------------------------------------------------- one transition for each widget
def test_place_narrows_and_says_what_is_hidden(opened: Opener, small: Path) -> None:
    at = opened(small, "brief")
    at.multiselect(key="rail_place").set_value(["homs"]).run()
    assert "2 of 9 claims shown; hidden: 7 in other places" in text_of(ran(at))
    assert asked(at, "place") == ["homs"]


@pytest.mark.parametrize(
    ("name", "slug", "n"),
    [
        ("type", "bombing", 2),
        ("speaker", "syrian-state-media", 3),
        ("actor", "nusra", 1),
        ("publisher", "sana", 2),
        ("measure", "wounded", 2),
        ("population", "combatants", 2),
        ("agreement", "conflicting", 2),
        ("precision", "day", 5),
    ],
)
def test_each_choice_narrows(opened: Opener, small: Path, name: str, slug: str, n: int) -> None:
    at = unfolded(opened(small, "brief"))
    at.multiselect(key=f"rail_{name}").set_value([slug]).run()
    assert f"{n} of 9 claims shown" in text_of(ran(at))
    assert asked(at, name) == [slug]


def test_search_narrows(opened: Opener, small: Path) -> None:
    at = opened(small, "brief")
    at.text_input(key="rail_q").set_value("Jaramana").run()
    assert "2 of 9 claims shown; hidden: 7 without the words searched for" in text_of(ran(at))
    assert asked(at, "q") == ["Jaramana"]


def test_days_narrow_by_whole_days(opened: Opener, small: Path) -> None:
    from datetime import date

    at = opened(small, "brief")
    at.date_input(key="rail_days").set_value((date(2013, 7, 28), date(2013, 7, 28))).run()
    assert "2 of 9 claims shown; hidden: 7 outside the days" in text_of(ran(at))
    assert asked(at, "from") == ["2013-07-28"]


def test_reviewed_and_clear(opened: Opener, small: Path) -> None:
    at = unfolded(opened(small, "brief"))
    at.selectbox(key="rail_reviewed").set_value("yes").run()
    assert "0 of 9 claims shown" in text_of(ran(at))
    assert "Clear all filters" in at.info[0].value
    at.button(key="clear_filters").click().run()
    assert "all 9 claims shown" in text_of(ran(at))
    assert "reviewed" not in at.query_params


def test_the_filter_that_hides_the_most_is_named_and_lifted_alone(opened: Opener, small: Path) -> None:
    at = opened(small, "brief", place=["aleppo"], q="Jaramana", **{"from": "2013-07-27", "to": "2013-07-27"})
    assert "0 of 9 claims shown" in text_of(at)
    assert "No event in this view: 27 July 2013, place: Aleppo, with “Jaramana”" in plain(at.info[0].value)
    assert "lift_filter" not in {button.key for button in at.button}  # no filter hides anything alone
    at = opened(small, "brief", q="Jaramana")
    assert "7 claims without the words searched for: take the search away" in plain(at.button(key="lift_filter").label)
    at.button(key="lift_filter").click().run()
    assert "all 9 claims shown" in text_of(ran(at))
    assert "q" not in at.query_params


def test_all_days_are_shown_by_one_button_and_in_the_address(opened: Opener, small: Path) -> None:
    at = opened(small, "brief", place=["aleppo"], **{"from": "2013-07-28", "to": "2013-07-28"})
    assert "No event in this view" in plain(at.info[0].value)
    label = plain(at.button(key="lift_filter").label)
    assert label == "2 claims lie outside 28 July 2013: show all days"
    at.button(key="lift_filter").click().run()
    assert "2 of 9 claims shown" in text_of(ran(at))
    assert (asked(at, "from"), asked(at, "place")) == (["all"], ["aleppo"])
    assert "to" not in at.query_params


def test_an_empty_view_of_tolls_names_what_hides_the_most(opened: Opener, small: Path) -> None:
    at = opened(small, "tolls", q="nowhere at all")
    at.button(key="lift_filter").click().run()
    assert "q" not in at.query_params
    assert "No toll matches" not in text_of(ran(at))


def test_the_rule_changes_the_number_and_hides_nothing(opened: Opener, small: Path) -> None:
    at = opened(small, "brief")
    assert "10 killed, 66 wounded" in text_of(at)
    at.selectbox(key="rail_rule").set_value("lowest_minimum").run()
    words = text_of(ran(at))
    assert "7 killed, 62 wounded" in words
    assert "all 9 claims shown" in words


def test_a_shared_link_opens_the_same_view(opened: Opener, small: Path) -> None:
    at = opened(small, "brief", place=["homs", "aleppo"], **{"from": "2013-07-22", "to": "2013-07-23"})
    assert "3 of 9 claims shown" in text_of(at)
    assert at.multiselect(key="rail_place").value == ["homs", "aleppo"]


def test_what_a_link_asks_in_vain_is_dropped_and_named(opened: Opener, small: Path) -> None:
    at = opened(small, "brief", place=["homs", "atlantis"], rule="guess", **{"from": "yesterday"})
    said = at.warning[0].value
    assert "atlantis" in said
    assert "guess" in said
    assert "yesterday" in said
    assert asked(at, "place") == ["homs"]
    assert "2 of 9 claims shown" in text_of(at)


def test_counts_stand_beside_options_and_never_in_values(opened: Opener, small: Path) -> None:
    at = opened(small, "brief")
    place = at.multiselect(key="rail_place")
    assert "Homs · 2" in place.options
    place.set_value(["homs"]).run()
    assert asked(at, "place") == ["homs"]


def test_the_days_of_the_workspace_are_the_usual_ones_and_what_they_hide_is_counted(
    opened: Opener, sample: Path
) -> None:
    from datetime import date

    at = opened(sample, "brief")
    box = at.date_input(key="rail_days")
    assert box.value == (date(2013, 6, 1), date(2013, 8, 31))
    assert box.min < date(2013, 6, 1), "what happened before can be asked for"
    words = text_of(at)
    assert re.search(r"hidden: \d+ outside the days", words)
    assert "Jabal Badro" not in words
    assert "from" not in at.query_params
    box.set_value((box.min, box.max)).run()
    words = text_of(ran(at))
    assert "claims shown; nothing is hidden" in words
    assert "Jabal Badro" in words


def test_undated_claims_stay_in_view_under_the_usual_days(opened: Opener, sample: Path) -> None:
    """The lane for what states no day is drawn, although the days are those of the workspace."""
    assert "day not<br>stated" in specs(opened(sample, "brief"))[0]["layout"]["yaxis"]["ticktext"]


@pytest.mark.parametrize("page", ["brief", "tolls", "event"])
def test_the_sample_says_that_it_is_a_paraphrase(opened: Opener, sample: Path, page: str) -> None:
    address = {}
    if page == "event":
        link = next(one for one in links_of(opened(sample, "brief")) if "at" in one.query)
        address = {name: values[0] for name, values in link.query.items()}
    assert "paraphrase, not evidence" in text_of(opened(sample, page, **address))


def test_the_cards_say_what_chose_them(opened: Opener, sample: Path) -> None:
    assert "first what reports conflict on, then what a speaker revised" in text_of(opened(sample, "brief"))


@pytest.mark.parametrize("measure", ["killed", "displaced"])
def test_the_table_s_rows_are_the_chart_s_marks(opened: Opener, sample: Path, measure: str) -> None:
    """Number, source and day of each mark stand in the table below it, and nothing else stands there."""
    at = opened(sample, "tolls", until="all", tolls="all", plot=measure)
    tips = [
        (tip.split("<b>")[1].split("</b>")[0], tip.split("<br>")[1])
        for trace in specs(at)[0]["data"]
        if "customdata" in trace
        for tip in trace["hovertext"]
    ]
    at.session_state["tolls-published_rows"] = True
    opened_rows = next(box for box in ran(at.run()).expander if box.label.startswith(f"The {len(tips)} row"))
    rows = [row.label.replace("\\", "") for row in opened_rows.button]
    assert len(rows) == len(tips) > 0
    for tip in tips:
        number, source = (html.unescape(words) for words in tip)
        assert any(row.startswith(f"{number} ") and row.split(" · ")[1] == source for row in rows), tip


def test_the_kind_and_the_last_day_of_tolls(opened: Opener, small: Path) -> None:
    at = opened(small, "tolls")
    assert "4 of 8 published tolls shown" in text_of(at)
    at.segmented_control(key="rail_until").set_value("all").run()
    assert "7 of 8 published tolls shown" in text_of(ran(at))
    at.segmented_control(key="rail_tolls").set_value("all").run()
    assert "all 8 published tolls shown" in text_of(ran(at))


def test_the_guard_says_why_two_tolls_are_not_compared(opened: Opener, small: Path) -> None:
    at = opened(small, "tolls", until="all", one="hr-2013-06", other="un-2013-07")
    words = text_of(at)
    assert "They may not share a ratio or a rank" in words
    assert "the day that the figure of" in words
    at.selectbox(key="rail_other").set_value("hr-2013-01").run()
    assert "151 days apart" in text_of(ran(at))


def test_methods_says_what_a_number_counts_in_the_words_of_the_codebook(opened: Opener, small: Path) -> None:
    codebook = (REPOSITORY / "docs" / "codebook.md").read_text(encoding="utf-8")
    table = codebook.split("### measure\n")[1].split("###")[0]
    meanings = re.findall(r"^\| (?!value|---)\w+ \| (.+) \|$", table, re.M)
    words = text_of(opened(small, "methods")).replace("“", '"').replace("”", '"')
    assert len(meanings) == 7
    assert [meaning for meaning in meanings if meaning not in words] == []


def test_the_comparison_opens_with_two_that_may_be_compared_or_says_that_none_may(opened: Opener, small: Path) -> None:
    at = opened(small, "tolls", until="all")
    assert "No two of the 7 in view may be; these are two that readers join first." in text_of(at)
    groups = pd.DataFrame([(toll, group, "counted") for toll in "abc" for group in GROUPS])
    groups.columns = pd.Index(["toll_id", "group_name", "counted"])
    rows = pd.DataFrame([("a", date(2013, 6, 1)), ("b", date(2013, 6, 10)), ("c", date(2013, 9, 1)), ("d", None)])
    rows.columns = pd.Index(["toll_id", "as_of"])
    rows = rows.assign(link_name=rows["toll_id"], words="10", source="S", measure="killed", population="people")
    rows = rows.assign(territory="Syria", cumulative=True, basis="single_list", series_id=None)
    assert comparable_pair(rows, groups) == ("a", "b")
    assert comparable_pair(rows[rows["toll_id"] != "b"], groups) is None


def test_rule_12_a_toll_that_is_hidden_is_named_as_such(opened: Opener, small: Path) -> None:
    assert "not in view" not in text_of(opened(small, "tolls", until="all", tolls="all"))
    words = text_of(opened(small, "tolls", q="92,901"))
    assert "(OHCHR/HRDAG, not in view)" in words
    assert "was replaced by" in words
    assert "Not listed: 1 warning about parts of tolls that are not in view." in words


def test_parts_that_do_not_add_up_are_flagged(opened: Opener, small: Path) -> None:
    assert "add up to 3,775" in text_of(opened(small, "tolls", tolls="all"))
    assert "add up to 3,775" not in text_of(opened(small, "tolls", q="92,901"))


def test_unchanged_charts_stay_equal_when_a_filter_moves(opened: Opener, small: Path) -> None:
    """A filter that hides no event leaves the timeline's bytes alone: it is neither resent nor drawn again."""
    at = unfolded(opened(small, "brief"))
    before = at.get("plotly_chart")[0].proto.spec
    at.selectbox(key="rail_reviewed").set_value("no").run()
    assert ran(at).get("plotly_chart")[0].proto.spec == before


def test_a_page_without_a_sentence_takes_it_out_of_the_address(opened: Opener, small: Path) -> None:
    at = opened(small, "brief", place="homs", **SUKHNA)
    assert "post" not in at.query_params
    assert "at" not in at.query_params
    assert asked(at, "place") == ["homs"]


def test_lists_of_values_cannot_be_chosen_whole_by_enter(opened: Opener, small: Path) -> None:
    boxes = opened(small, "brief").multiselect
    assert len(boxes) >= 3
    assert all(box.proto.select_all == 0 for box in boxes)


def test_the_timeline_says_which_colour_is_whose(opened: Opener, small: Path) -> None:
    words = text_of(opened(small, "brief"))
    for kind in ("activists and witnesses", "state media", "reports conflict"):
        assert f"● </span>{kind}" in words


def test_an_untitled_post_is_named_by_its_first_words() -> None:
    from dashboard.widgets.post_parts import first_words

    assert first_words("## Live blog\n\n- Ten people were killed.") == "Untitled: “Live blog Ten people were killed.”"
    assert len(first_words("word " * 90)) < 100


def test_one_measure_and_one_territory_share_an_axis(opened: Opener, sample: Path) -> None:
    """By default those of most tolls; the others are drawn on request, and the list holds all."""
    at = opened(sample, "tolls", until="all", tolls="all")
    first = specs(at)[0]
    assert first["layout"]["yaxis"]["title"]["text"] == "persons killed"
    tips = [tip for trace in first["data"] if "customdata" in trace for tip in trace["hovertext"]]
    assert tips
    assert all("killed" in tip and ("; Syria<br>" in tip or "; Syria (by its post" in tip) for tip in tips)
    assert "tolls in view drawn: killed in Syria" in text_of(at)


@pytest.mark.parametrize(
    ("population", "words", "said"),
    [("other", "193", "people of another group"), ("women", "1", "woman"), ("people", "> 5", "people")],
)
def test_whom_a_toll_counts_is_said_in_words(population: str, words: str, said: str) -> None:
    from dashboard.widgets.figures import of_whom

    assert of_whom(population, words) == said


def test_the_guard_begins_with_the_pair_that_readers_join(opened: Opener, sample: Path) -> None:
    at = opened(sample, "tolls")
    one, other = at.selectbox(key="rail_one"), at.selectbox(key="rail_other")
    assert one.format_func(one.value).startswith("≈ 93,000 UN officials")
    assert other.format_func(other.value).startswith("> 100,000 UN Secretary-General")


def test_a_toll_of_a_post_is_named_by_its_place_there(opened: Opener, sample: Path) -> None:
    """Never by the number of a figure, which changes when the extractor does."""
    from dashboard.storage.serving import connect  # as the app, which may have the file open in this process

    snapshots = sample / "snapshots"
    with connect(snapshots / (snapshots / "CURRENT").read_text().strip()) as connection:
        found = connection.execute(
            """SELECT t.toll_id, t.post_id || '-' || f.start || '-' || f."end" FROM tolls t
            JOIN figures f USING (post_id, figure_no) WHERE t.from_post ORDER BY t.toll_id LIMIT 1"""
        ).fetchone()
    assert found is not None, "the sample has no toll read in a post"
    at = opened(sample, "tolls", until="all", tolls="all", one=found[1])
    assert not at.warning
    assert at.selectbox(key="rail_one").value == found[1]
    assert found[0] in opened(sample, "tolls", until="all", tolls="all", one=found[0]).warning[0].value.replace(
        "\\", ""
    )
