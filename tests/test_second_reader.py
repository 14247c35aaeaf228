"""The second reader, against a server of the tests' own that answers well and badly."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.__main__ import main
from dashboard.capture import BadInput
from dashboard.records import Post, Reading
from dashboard.second_reader import request
from dashboard.second_reader.answers import Answers
from dashboard.second_reader.ask import second_reading
from dashboard.second_reader.compare import compared
from dashboard.second_reader.question import LONGEST_STRETCH, stretches, system_words
from dashboard.second_reader.settings import Endpoint, endpoint_of
from dashboard.storage.second_readings import ask_about, kept_reading
from dashboard.storage.workspace import Workspace
from tests.tiny_workspace import REPOSITORY, built_workspace, everything_in

SENTENCE = "At least 12 people were killed in Aleppo on Saturday, activists said."
TEXT = f"{SENTENCE} The army shelled 3 villages.\n"
FIGURE = {
    "quotation": "At least 12", "measure": "killed", "population": "people", "operator": "gte", "low": 12, "high": None,
}  # fmt: skip
CLAIM = {
    "kind": "event", "quotation": SENTENCE, "event_type": "attack_on_people", "stance": "claims", "realis": "actual",
    "speaker": "activists", "place": "Aleppo", "date_words": "on Saturday", "date_start": "2013-07-27",
    "date_end": "2013-07-27", "date_precision": "day", "perpetrators": [], "targets": [], "figures": [FIGURE],
}  # fmt: skip
Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def says(content: object) -> Reply:
    """A reply with `content` as the model's words."""
    words = content if isinstance(content, str) else json.dumps(content)
    return lambda handler, _: send(handler, 200, {"choices": [{"message": {"content": words}}]})


def send(handler: BaseHTTPRequestHandler, status: int, body: object, **headers: str) -> None:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data)


class StandIn:
    """A local server; `replies` are used in turn, the last one again and again."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.closing = Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.keys.append(self.headers["Authorization"])
                reply = outer.replies[min(len(outer.asked), len(outer.replies)) - 1]
                try:
                    reply(self, body)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.thread = Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.closing.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.setattr(request, "TRIES", 2)
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    server = StandIn()
    yield server
    server.close()


def endpoint(server: StandIn, seconds: float = 20.0) -> Endpoint:
    return Endpoint(server.url, "stand-in", "secret-key", seconds)


def rules_of(text: str = TEXT) -> Reading:
    """A reading by rules that found nothing."""
    return Reading(Post(text, "A paper", date(2013, 7, 28)), (), (), (), ())


def taken(*claims: object, text: str = TEXT) -> Answers:
    answers = Answers(Post(text, "A paper", date(2013, 7, 28)), ())
    answers.take(json.dumps({"claims": list(claims)}), 0, len(text))
    return answers


def test_a_good_answer_becomes_the_same_records_with_exact_offsets(stand_in: StandIn) -> None:
    stand_in.replies = [says({"claims": [CLAIM]})]
    said = second_reading(endpoint(stand_in), rules_of())
    (claim,), (figure,) = said.reading.claims, said.reading.figures
    assert claim.quotation.text == SENTENCE and (claim.quotation.start, claim.quotation.end) == (0, len(SENTENCE))
    assert claim.speaker is not None and claim.speaker.text == "activists"
    assert claim.place is not None and claim.place.text == "Aleppo"
    assert claim.date_start == claim.date_end == date(2013, 7, 27)
    assert (figure.operator, figure.low, figure.high) == ("gte", 12, None)
    assert TEXT[figure.quotation.start : figure.quotation.end] == "At least 12"
    assert not said.rejected and not said.unread
    assert stand_in.keys == ["Bearer secret-key"]
    assert json.loads(stand_in.asked[0]["messages"][1]["content"])["text"] == TEXT


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quotation": "At least 120 people were killed in Aleppo on Saturday."}, "do not stand in the post"),
        ({"quotation": SENTENCE.lower()}, "do not stand in the post"),
        ({"quotation": None}, "do not stand in the post"),
        ({"event_type": "genocide"}, "event_type 'genocide' is not one of"),
        ({"stance": "whispers"}, "stance 'whispers' is not one of"),
        ({"date_start": "27/07/2013"}, "Invalid isoformat"),
        ({"date_start": "2013-07-29", "date_end": "2013-07-27"}, "is after"),
    ],
)
def test_an_invented_claim_is_rejected_whole(change: dict[str, object], reason: str) -> None:
    answers = taken(CLAIM | change)
    assert not answers.claims and not answers.figures
    assert reason in answers.rejected[0].reason


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quotation": "At least 13"}, "does not stand in the claim's sentence"),
        ({"quotation": "3"}, "does not stand in the claim's sentence"),  # of the next sentence
        ({"quotation": "1"}, "does not stand in the claim's sentence"),  # half of 12
        ({"low": 120}, "do not say 120"),
        ({"operator": "eq", "low": 21, "high": 21}, "do not say 21"),
        ({"operator": "eq"}, "does not go with"),
        ({"operator": "some", "low": None}, "gives none"),
        ({"low": 12.5}, "is not a whole number"),
        ({"low": "12"}, "is not a whole number"),
        ({"low": True}, "is not a whole number"),
        ({"measure": "annoyed"}, "measure 'annoyed' is not one of"),
        ({"quotation": "people", "operator": "eq", "low": 40, "high": 40}, "no number stands in its words"),
    ],
)
def test_an_invented_figure_is_rejected_and_its_claim_kept(change: dict[str, object], reason: str) -> None:
    answers = taken(CLAIM | {"figures": [FIGURE | change]})
    assert len(answers.claims) == 1 and not answers.figures
    assert reason in answers.rejected[0].reason


def test_names_that_do_not_stand_in_the_sentence_are_left_out() -> None:
    answers = taken(CLAIM | {"speaker": "the Pope", "place": "Paris", "perpetrators": ["Martians"], "targets": [3]})
    assert answers.claims[0].speaker is None and answers.claims[0].place is None and not answers.actors
    assert [one.words for one in answers.rejected] == ["the Pope", "Paris", "Martians", "3"]


def test_a_day_without_its_words_is_not_taken() -> None:
    claim = taken(CLAIM | {"date_words": None}).claims[0]
    assert claim.date_start is None and claim.date_precision == "unknown"


def test_the_same_sentence_twice_is_found_at_both_places() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}\n"
    answers = taken(CLAIM, CLAIM, text=text)
    assert [claim.quotation.start for claim in answers.claims] == [0, len(SENTENCE) + 2]


def test_json_in_a_code_fence_is_read() -> None:
    answers = Answers(Post(TEXT, "A paper", date(2013, 7, 28)), ())
    answers.take(f"```json\n{json.dumps({'claims': [CLAIM]})}\n```", 0, len(TEXT))
    assert len(answers.claims) == 1


@pytest.mark.parametrize(
    "content", ["Sure! Here are the claims.", "{", '{"claims": 3}', "[]", "null", '{"claims": [7]}']
)
def test_bad_json_is_rejected_with_its_words(content: str) -> None:
    answers = Answers(Post(TEXT, "A paper", date(2013, 7, 28)), ())
    answers.take(content, 0, len(TEXT))
    assert not answers.claims and len(answers.rejected) == 1


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([SENTENCE, "12", "gte"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*CLAIM, *FIGURE]), inner, max_size=6),
    max_leaves=12,
)


@given(VALUES, VALUES)
def test_no_answer_breaks_the_reader_and_every_quotation_stands_in_the_post(value: object, figure: object) -> None:
    answers = Answers(Post(TEXT, "A paper", date(2013, 7, 28)), ())
    answers.take(json.dumps({"claims": [value, CLAIM | {"figures": [figure], "targets": value}]}), 0, len(TEXT))
    for record in (*answers.claims, *answers.figures, *answers.actors):
        assert TEXT[record.quotation.start : record.quotation.end] == record.quotation.text


@given(st.text(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_stretches_are_the_whole_text(text: str, starts: list[int]) -> None:
    big = text * (1 + 2 * LONGEST_STRETCH // max(1, len(text)))
    spans = list(stretches(big, starts))
    assert all(0 < end - start <= LONGEST_STRETCH for start, end in spans)
    assert "".join(big[start:end] for start, end in spans).split() == big.split()


def test_the_question_holds_every_closed_list() -> None:
    words = system_words()
    for value in ("order_of_magnitude", "shelling_missile", "hypothetical", "displaced", "retracts", "cumulative"):
        assert value in words


# ------------------------------------------------------------------------------------------ a service that misbehaves
def waits(handler: BaseHTTPRequestHandler, _: object) -> None:
    """Never answers while the test runs."""
    handler.server.closing.wait(30)  # type: ignore[attr-defined]


def drips(handler: BaseHTTPRequestHandler, _: object) -> None:
    """A body that never ends, a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.closing.wait(0.05):  # type: ignore[attr-defined]
        handler.wfile.write(b" ")


def breaks_off(handler: BaseHTTPRequestHandler, _: object) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.close_connection = True


@pytest.mark.parametrize(
    ("reply", "reason", "times"),
    [
        (waits, "did not answer within 0.3 seconds", 2),
        (drips, "did not answer within 0.3 seconds", 2),
        (breaks_off, "broke off", 2),
        (lambda handler, _: send(handler, 503, {}), "503 (Service Unavailable)", 2),
        (lambda handler, _: send(handler, 401, {}), "401 (Unauthorized)", 1),
        (lambda handler, _: send(handler, 302, {}, Location="http://127.0.0.1:9/"), "302 (Found)", 1),
        (lambda handler, _: send(handler, 200, b"<html>"), "without a text", 1),
        (lambda handler, _: send(handler, 200, {"choices": []}), "without a text", 1),
        (lambda handler, _: send(handler, 200, {"choices": [{"message": {"content": None}}]}), "without a text", 1),
        (lambda handler, _: send(handler, 200, b"[" * 100_000), "without a text", 1),
        (lambda handler, _: send(handler, 200, b" " * (request.LARGEST_ANSWER + 1)), "more than 4 MB", 1),
    ],
)
def test_a_failing_service_is_told_in_a_sentence_without_the_key(
    stand_in: StandIn, reply: Reply, reason: str, times: int
) -> None:
    stand_in.server.closing = stand_in.closing  # type: ignore[attr-defined]
    stand_in.replies = [reply]
    said = second_reading(endpoint(stand_in, 0.3), rules_of())
    assert reason in said.unread[0].reason and "secret-key" not in said.unread[0].reason
    assert said.n_answered == 0 and not said.reading.claims
    assert len(stand_in.asked) == times


def test_a_service_that_is_down_is_not_asked_for_every_stretch(stand_in: StandIn) -> None:
    stand_in.replies = [lambda handler, _: send(handler, 401, {})]
    said = second_reading(endpoint(stand_in), rules_of("Ten died. " * 6000))
    assert len(stand_in.asked) == 3 and len(said.unread) > 5
    assert "not asked after 3 failures" in said.unread[-1].reason


def test_a_second_try_helps(stand_in: StandIn) -> None:
    stand_in.replies = [lambda handler, _: send(handler, 500, {}), says({"claims": [CLAIM]})]
    assert second_reading(endpoint(stand_in, 5), rules_of()).n_answered == 1


# --------------------------------------------------------------------------------------------------------- comparison
def test_agreement_and_disagreement_are_told_field_by_field() -> None:
    rules = Reading(Post(TEXT, "A paper", date(2013, 7, 28)), (), (), (), ())
    one = taken(CLAIM)
    two = taken(CLAIM | {"speaker": None, "figures": [FIGURE | {"population": "civilians"}]})

    def reading(answers: Answers) -> Reading:
        return Reading(rules.post, (), tuple(answers.claims), tuple(answers.figures), tuple(answers.actors))

    assert {row.standing for row in compared(reading(one), reading(one))} == {"agree"}
    figure = next(row for row in compared(reading(one), reading(two)) if row.kind == "figure")
    assert figure.standing == "differ"
    assert [(d.field, d.rules, d.second) for d in figure.differences] == [
        ("population", "people", "civilians"),
        ("speaker", "activists", "not stated"),
    ]
    assert {row.standing for row in compared(reading(one), rules)} == {"only the rules"}
    assert {row.standing for row in compared(rules, reading(one))} == {"only the second reader"}


# ------------------------------------------------------------------------------------------------- settings and verbs
def test_it_is_off_without_settings() -> None:
    assert endpoint_of({}, {}) is None


def test_the_environment_stands_over_the_secrets() -> None:
    secrets = {"second_reader": {"url": "https://a.example/v1/", "model": "m", "key": "k"}}
    found = endpoint_of(secrets, {"ATLEAST_SECOND_READER_MODEL": "other"})
    assert found is not None and (found.url, found.model, found.host) == ("https://a.example/v1", "other", "a.example")
    assert "k" not in repr(found).replace("url", "").split("key")[-1]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"url": "https://a.example"}, "lacks model and key"),
        ({"url": "ftp://a.example", "model": "m", "key": "k"}, "is not an address"),
        ({"url": "http://a.example", "model": "m", "key": "k"}, "unencrypted"),
        ({"url": "https://a.example", "model": "m", "key": "k", "seconds": "soon"}, "is not a number"),
        ("yes", "is not a section"),
    ],
)
def test_wrong_settings_are_named(section: object, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        endpoint_of({"second_reader": section}, {})


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(built_workspace(tmp_path / "workspace"))


def post_of(workspace: Workspace) -> Post:
    return next(post for file in workspace.post_files() for post in workspace.read_posts(file))


def test_the_answer_is_kept_beside_the_posts_and_found_again(stand_in: StandIn, workspace: Workspace) -> None:
    post = post_of(workspace)
    sentence = post.text.split("\n")[0]
    claim = CLAIM | {"quotation": sentence, "place": "Sukhna", "date_words": "on Thursday", "figures": [
        FIGURE | {"quotation": "at least 22", "low": 22}, FIGURE | {"quotation": "400", "low": 400}]}  # fmt: skip
    stand_in.replies = [says({"claims": [claim | {"speaker": None}]})]
    assert kept_reading(workspace, post.post_id, post.content_hash, post.text) is None
    ask_about(workspace, endpoint(stand_in), post.post_id)
    kept = kept_reading(workspace, post.post_id, post.content_hash, post.text)
    assert kept is not None and kept.model == "stand-in"
    assert [one.words for one in kept.rejected] == ["400"]
    figures = {one.words: one for one in kept.compared if one.kind == "figure"}
    assert [d.field for d in figures["at least 22"].differences] == ["speaker"]
    assert figures["Ten"].standing == "only the rules"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"content_hash": "x"}', b"\xff"])
def test_a_damaged_answer_is_named_and_not_shown(workspace: Workspace, damage: bytes) -> None:
    post = post_of(workspace)
    folder = workspace.root / "second_readings"
    folder.mkdir()
    (folder / f"{post.post_id}.json").write_bytes(damage)
    with pytest.raises(BadInput, match="damaged"):
        kept_reading(workspace, post.post_id, post.content_hash, post.text)


def test_asking_from_the_command_line(
    stand_in: StandIn, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    post = post_of(workspace)
    verb = ["--workspace", str(workspace.root), "second-reader", post.post_id]
    before = everything_in(workspace.root)
    assert main(verb) == 2
    assert "The second reader is off" in capsys.readouterr().err
    for name, value in (("URL", stand_in.url), ("MODEL", "stand-in"), ("KEY", "secret-key"), ("SECONDS", "5")):
        monkeypatch.setenv(f"ATLEAST_SECOND_READER_{name}", value)
    stand_in.replies = [lambda handler, _: send(handler, 401, {})]
    assert main(verb) == 2
    told = capsys.readouterr().err
    assert "gave no answer" in told and "secret-key" not in told
    assert main([*verb[:-1], "0" * 12]) == 2
    assert "There is no post" in capsys.readouterr().err
    assert everything_in(workspace.root) == before
    stand_in.replies = [says({"claims": []})]
    assert main(verb) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {one["standing"] for one in answer["compared"]} == {"only the rules"}
    assert "secret-key" not in json.dumps(answer)


# ------------------------------------------------------------------------------------------------ on the Evidence page
@pytest.fixture
def evidence(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], AppTest]]:
    """The Evidence page of the workspace's first post, drawn anew at each call."""
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv("ATLEAST_WORKSPACE", str(workspace.root))
    for name in ("ATLEAST_CACHE", "ATLEAST_CAPTURE"):
        monkeypatch.delenv(name, raising=False)

    def draw() -> AppTest:
        at = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=90)
        at.query_params["post"] = post_of(workspace).post_id
        at = at.switch_page("dashboard/pages/evidence.py").run()
        assert not at.exception, [e.value for e in at.exception]
        return at

    yield draw
    streamlit.cache_data.clear()
    streamlit.cache_resource.clear()


def headings(at: AppTest) -> list[str]:
    return [heading.value for heading in at.subheader]


def test_the_page_says_nothing_of_a_second_reader_that_is_off(evidence: Callable[[], AppTest]) -> None:
    assert "Second reader" not in headings(evidence())


def test_the_page_asks_and_shows_what_disagrees(
    evidence: Callable[[], AppTest], stand_in: StandIn, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("URL", stand_in.url), ("MODEL", "stand-in"), ("KEY", "secret-key")):
        monkeypatch.setenv(f"ATLEAST_SECOND_READER_{name}", value)
    sentence = post_of(workspace).text.split("\n")[0]
    invented = {"quotation": "<b>Nobody</b> died.", "kind": "event", "event_type": "other"}
    figure = FIGURE | {"quotation": "22", "operator": "eq", "low": 22, "high": 22}
    stand_in.replies = [says({"claims": [CLAIM | {"quotation": sentence, "figures": [figure]}, invented]})]
    at = evidence()
    assert "Second reader" in headings(at)
    assert any("sends the post's text to 127.0.0.1" in as_read(one.value) for one in at.caption)
    at = next(button for button in at.button if button.label == "Ask the second reader").click().run()
    assert not at.exception
    shown = "\n".join(one.proto.body for one in at.get("html"))
    assert "rules <strong>" in shown and "at least 22" in shown and "second reader <strong>" in shown
    assert "&lt;b&gt;Nobody&lt;/b&gt;" in shown and "<b>Nobody" not in shown
    assert "Ask again" in [button.label for button in at.button]


def as_read(label: str) -> str:
    """A label as a reader sees it: without the marks that keep it from being Markdown."""
    return label.replace("\\", "").replace("\u2060", "")


def test_a_damaged_answer_leaves_the_page_whole(evidence: Callable[[], AppTest], workspace: Workspace) -> None:
    folder = workspace.root / "second_readings"
    folder.mkdir()
    (folder / f"{post_of(workspace).post_id}.json").write_text("{")
    at = evidence()
    assert any("damaged" in warning.value for warning in at.warning)


def test_showing_an_answer_loads_neither_extractor_nor_network() -> None:
    program = (
        "import sys, dashboard.widgets.second_reader; "
        "print([name for name in sys.modules if name.startswith('dashboard.extraction') or name == 'requests'])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
