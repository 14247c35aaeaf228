"""The Review page: a decision lands in its author's chain, the page goes on, who may not decide changes nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.decisions.edit import Decision, Edit
from dashboard.storage.edits import read_edits
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import REPOSITORY, built_workspace

Opener = Callable[..., AppTest]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return built_workspace(tmp_path / "workspace")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """The Review page of a workspace, drawn once."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)

    def open_page(folder: Path, author: str = "Ada", **address: str) -> AppTest:
        monkeypatch.setenv("ATLEAST_WORKSPACE", str(folder))
        monkeypatch.setenv("ATLEAST_AUTHOR", author)
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=90)
        for key, value in address.items():
            at.query_params[key] = value
        return ran(at.switch_page("dashboard/pages/review.py").run())

    yield open_page
    st.cache_data.clear()
    st.cache_resource.clear()


def ran(at: AppTest) -> AppTest:
    assert not at.exception, [e.value for e in at.exception]
    return at


def press(at: AppTest, label: str) -> AppTest:
    return ran(next(b for b in at.button if b.label.startswith(label)).click().run())


def field(at: AppTest, label: str) -> object:
    widgets = (*at.text_input, *at.selectbox, *at.checkbox, *at.radio, *at.toggle)
    return next(widget for widget in widgets if widget.label == label)


def put(at: AppTest, label: str, value: object) -> None:
    field(at, label).set_value(value)  # type: ignore[attr-defined]


def words_on(at: AppTest) -> str:
    shown = [*at.info, *at.warning, *at.error, *at.success, *at.caption, *at.subheader]
    html = [e.proto.body for e in at.get("html")]
    return "\n".join([str(e.value) for e in shown] + html).replace("\\", "").replace("\u00a0", " ")


def edits(root: Path) -> tuple[Edit, ...]:
    return read_edits(Workspace(root)).edits


def decided(root: Path) -> list[Decision]:
    return [edit.decision for edit in edits(root)]


def spot(root: Path, words: str) -> dict[str, str]:
    """The address of the sentence that holds `words`, as links name it."""
    for file in Workspace(root).post_files():
        for post in Workspace(root).read_posts(file):
            if words in post.text:
                start = post.text.index(words)
                return {"post": post.post_id, "at": f"{start}-{start + len(words)}"}
    raise AssertionError(f"no post with {words}")


def test_accepting_signs_a_decision_and_shows_the_next(opened: Opener, root: Path) -> None:
    at = opened(root)
    assert "1 of 4 that wait" in words_on(at)
    before = words_on(at)
    at = press(at, "Accept (a)")
    (edit,) = edits(root)
    assert (edit.author, edit.decision.kind) == ("Ada", "accept")
    assert "Accepted:" in words_on(at)
    assert "1 of 3 that wait" in words_on(at)
    assert before != words_on(at)


def test_undo_takes_back_the_last_decision_and_returns_to_its_claim(opened: Opener, root: Path) -> None:
    at = press(opened(root), "Accept (a)")
    at = press(at, "Undo (u)")
    first, second = edits(root)
    assert second.decision.undoes == first.edit_id
    assert "1 of 4 that wait" in words_on(at)
    target = first.decision.target
    assert target is not None
    assert at.query_params["at"] in (f"{target.start}-{target.end}", [f"{target.start}-{target.end}"])
    assert next(b for b in at.button if b.label == "Undo (u)").disabled


def test_the_fields_stay_for_the_reading_that_they_asked_for_and_for_no_other(opened: Opener, root: Path) -> None:
    """Other keys make the browser draw them anew, without what was typed while the decision was being published."""

    def field() -> tuple[str | None, str]:
        number = next(one for one in at.text_input if one.label == "Number")
        return number.key, str(number.value)

    at = opened(root, **spot(root, "Ten people were wounded"))
    drawn, _ = field()
    put(at, "Number", "13")
    at = press(at, "Save (Enter)")
    assert field() == (drawn, "13")
    at = press(at, "Undo (u)")
    assert field()[0] != drawn
    assert field()[1] == "10"


def test_a_corrected_number_is_one_decision_on_its_figure(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "Ten people were wounded"))
    put(at, "Number", "13")
    at = press(at, "Save (Enter)")
    (decision,) = decided(root)
    assert decision.kind == "correct"
    assert decision.target is not None
    assert decision.target.measure == "wounded"
    assert decision.fields == {"operator": "eq", "low": "13", "high": "13"}
    assert decision.reason == "corrected against the sentence"
    assert "13 wounded, people, one incident" in words_on(at)
    assert "number: 13 (read as 10)" in words_on(at)


def test_a_form_that_makes_no_sense_stores_nothing_and_says_why(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "Ten people were wounded"))
    assert "Nothing differs" in words_on(press(at, "Save (Enter)"))
    put(at, "Number", "many")
    assert "'many' is not a whole number of people." in words_on(press(at, "Save (Enter)"))
    put(at, "Number", "12")
    put(at, "Bound", "between")
    assert "Between needs a second number." in words_on(press(at, "Save (Enter)"))
    put(at, "Bound", "eq")
    next(t for t in at.text_input if t.label == "Reason" and t.key and t.key.endswith("_reason")).set_value(" ")
    assert "A decision needs a reason" in words_on(press(at, "Save (Enter)"))
    assert edits(root) == ()


def test_a_claim_is_corrected_from_closed_lists(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "Ten people were wounded"))
    put(at, "What happened", "air_strike")
    put(at, "Where", "sukhna")
    put(at, "How precisely", "day")
    put(at, "First day", "2013-07-24")
    put(at, "Last day", "")
    at = press(at, "Save (Enter)")
    (decision,) = decided(root)
    assert decision.target is not None
    assert decision.target.measure is None
    assert decision.fields == {
        "event_type": "air_strike",
        "place_id": "sukhna",
        "date_precision": "day",
        "date_start": "2013-07-24",
        "date_end": "2013-07-24",
    }
    assert "air strike" in words_on(at)
    assert "24 July 2013" in words_on(at)


def test_a_rejected_claim_leaves_the_queue_and_stays_listed_with_who_did_it(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "Ten people were wounded"))
    at = press(at, "Reject (r)")
    (decision,) = decided(root)
    assert decision.kind == "reject"
    assert "of 3 that wait" in words_on(at)
    target = decision.target
    assert target is not None
    at = opened(root, post=target.post_id, at=f"{target.start}-{target.end}")
    assert "No claim stands at the words of this link any more" in words_on(at)
    assert "rejected" in words_on(at)
    at.switch_page("dashboard/pages/evidence.py")
    at.query_params["post"] = target.post_id
    shown = words_on(ran(at.run()))
    assert "Rejected by people" in shown
    assert "Ada" in shown


def test_a_missed_number_is_added_by_its_words(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "Ten people were wounded"))
    put(at, "Its words, as they stand in the post", "eighty people")
    assert "do not stand in this post" in words_on(ran(at.run()))
    put(at, "Its words, as they stand in the post", "people were")
    assert any(r.label == "These words stand in 2 places. Which is it?" for r in ran(at.run()).radio)
    put(at, "Its words, as they stand in the post", "Syrian Observatory")
    at = ran(at.run())
    key = next(t.key for t in at.text_input if t.key and t.key.startswith("add_") and t.key.endswith("_low"))
    at.text_input(key=key).set_value("5")
    at = press(at, "Add")
    (decision,) = decided(root)
    assert decision.kind == "add"
    assert decision.target is not None
    assert decision.target.quotation == "Syrian Observatory"
    assert decision.fields["low"] == "5"


def test_confirmed_waits_for_a_second_person_who_sees_who_was_first(opened: Opener, root: Path) -> None:
    def grade(at: AppTest) -> AppTest:
        control = next(b for b in at.get("button_group") if b.proto.label == "Grade")
        control.set_value("confirmed")
        next(t for t in at.text_input if t.key and t.key.startswith("grade_")).set_value("seen the names")
        return press(at, "Grade")

    here = spot(root, "at least 22 people")
    at = grade(opened(root, **here))
    assert "stands once a second person gives it too" in words_on(at)
    assert "Ada graded it confirmed" in words_on(at)
    second = opened(root, author="Bob", waits="second")
    assert "waits for a second person" in words_on(second)
    at = grade(opened(root, author="Bob", **here))
    assert "Bob graded it confirmed" in words_on(at)
    assert "in effect" in words_on(at)


def test_two_events_are_merged_and_split_again(opened: Opener, root: Path) -> None:
    at = opened(root, **spot(root, "at least 22 people"))
    put(at, "Search the other event", "homs")
    at = press(ran(at.run()), "The same event: merge")
    assert "Merged with" in words_on(at)
    (merge,) = decided(root)
    assert merge.kind == "must_link"
    assert "Other reports of this event: 1" in words_on(at)
    at = press(at, "Another event: split it off")
    assert [decision.kind for decision in decided(root)] == ["must_link", "cannot_link"]
    assert "Other reports of this event: 0" in words_on(at)


def test_a_list_is_accepted_only_when_filtered_and_asked_twice(opened: Opener, root: Path) -> None:
    at = opened(root)
    assert next(b for b in at.button if b.label.startswith("Accept all")).disabled
    at = opened(root, q="people")
    at = press(at, "Accept all")
    assert edits(root) == ()
    at = press(at, "No")
    at = press(press(at, "Accept all"), "Yes, accept")
    kinds = {decision.kind for decision in decided(root)}
    assert kinds == {"accept"}
    assert len(decided(root)) > 1
    assert "Nothing waits in this view" in words_on(at)


def test_who_may_not_decide_sees_everything_and_can_press_nothing(
    opened: Opener, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLEAST_HOSTED", "yes")
    at = opened(root)
    assert "read-only" in words_on(at)
    assert "1 of 4 that wait" in words_on(at)
    for words in ("Accept (a)", "Reject (r)", "Save (Enter)", "Grade", "Keep the note", "The same event"):
        assert all(b.disabled for b in at.button if b.label.startswith(words)), words
    assert not any(b.label.startswith("Accept all") for b in at.button)
    assert not (root / "edits").exists()


def test_an_empty_workspace_says_what_to_do(opened: Opener, tmp_path: Path) -> None:
    at = opened(tmp_path / "nowhere")
    assert "python -m dashboard ingest" in at.code[0].value
