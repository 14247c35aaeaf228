"""What a run prints, writes and keeps to itself; and what it says of damaged files."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from dashboard.capture import BadInput
from dashboard.evaluation import Evaluated, Outputs, evaluate
from dashboard.evaluation.card import BEGIN, END, card, with_card
from dashboard.evaluation.labelled import labelled_sets
from dashboard.evaluation.measuring import extractor_version
from dashboard.evaluation.results import CURRENT, FOLDER, missed_floors, previous_results, read_results
from dashboard.storage.extract import Extractor
from dashboard.storage.workspace import REPOSITORY, SHIPPED, Workspace
from tests.labelled_texts import TEXT, labelled_folder, labels
from tests.tiny_workspace import make_workspace

HELD_TEXT = "Eleven monks were killed near Xanaduville, Kublai said."
HELD_WORDS = ("Xanadu", "monk", "Kublai", "Eleven", "held_1", "held_s1", "monastery")
README = f"# A page\n\n{BEGIN}\nold words\n{END}\n\nThe end.\n"


@pytest.fixture
def labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A labelled folder of our own, and nothing beside the repository."""
    folder = labelled_folder(tmp_path / "labelled", HELD_TEXT)
    monkeypatch.setattr("dashboard.evaluation.labelled.LABELLED", folder)
    monkeypatch.setattr("dashboard.evaluation.labelled.GOLD", tmp_path / "no-gold")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace of a few names, quicker to load than the shipped one."""
    return Workspace(make_workspace(tmp_path / "workspace"))


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    readme = tmp_path / "README.md"
    readme.write_text(README, encoding="utf-8")
    return Outputs(tmp_path / "accuracy", readme)


Runner = Callable[..., Evaluated]


@pytest.fixture
def run(workspace: Workspace, labelled: Path, outputs: Outputs) -> Runner:
    """Evaluate into `outputs`, compared with what was written there before."""
    assert labelled.is_dir()
    return lambda **options: evaluate(workspace, **{"outputs": outputs, "compare_with": outputs.folder, **options})


def stored(outputs: Outputs, name: str = CURRENT) -> dict[str, Any]:
    return read_results(outputs.folder / name)


# --------------------------------------------------------------------------------------------------------- held out
def test_of_the_held_half_only_totals_leave(run: Runner, outputs: Outputs) -> None:
    done = run(release="0.9")
    everything = [done.report, *done.missed, *(file.read_text(encoding="utf-8") for file in done.written)]
    assert len(done.written) == 4
    for text in everything:
        for word in HELD_WORDS:
            assert word.casefold() not in text.casefold(), word
    held = [one for one in stored(outputs)["sets"] if one["shows"] == "totals only"]
    assert [one["key"] for one in held] == ["held_posts", "held_sentences"]
    for one in held:
        assert one["scores"]["figures"]["labelled"] == 1, "it is measured all the same"
        assert not {"by_region", "by_kind", "by_measure", "by_operator"} & one.keys()
        assert all(grave["examples"] == [] for grave in one["grave"].values())


def test_held_errors_are_in_no_group_of_errors(run: Runner, outputs: Outputs, labelled: Path) -> None:
    run()
    with_held = stored(outputs)["worst"]
    for file in (labelled / "held").rglob("*.*"):
        file.unlink()
    run()
    assert stored(outputs)["worst"] == with_held
    assert with_held["of"] == ["open posts", "open sentences"]


def test_a_held_folder_given_by_path_stays_held(run: Runner, labelled: Path) -> None:
    done = run(gold=labelled / "held" / "posts", with_held=False)
    assert "hand-labelled articles" in done.report
    assert not [word for word in HELD_WORDS if word.casefold() in done.report.casefold()]


def test_a_failure_of_the_extractor_quotes_no_text(
    run: Runner, outputs: Outputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Extractor.document

    def fails(self: Extractor, doc_id: str, text: str, *rest: Any) -> dict[str, Any]:
        if text == HELD_TEXT:
            raise ValueError(text)
        return whole(self, doc_id, text, *rest)

    monkeypatch.setattr(Extractor, "document", fails)
    done = run()
    assert "failed on 1 document of held posts" in done.report
    assert not [word for word in HELD_WORDS if word.casefold() in done.report.casefold()]
    assert stored(outputs)["sets"][0]["scores"]["figures"] == {
        "value": 0.0,
        "precision": None,
        "recall": 0.0,
        "found": 0,
        "read": 0,
        "labelled": 1,
    }


def test_open_leaves_the_held_half_unread(run: Runner, labelled: Path, outputs: Outputs) -> None:
    (labelled / "held" / "sentences.jsonl").write_text("damaged")
    run(with_held=False)
    assert [one["key"] for one in stored(outputs)["sets"]] == ["open_posts", "open_sentences"]
    assert "the held sets" in stored(outputs)["missing"]


def test_texts_that_do_not_ship_are_quoted_on_screen_only(run: Runner, tmp_path: Path, outputs: Outputs) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    text = "Zebedee said that 5 people died in Aleppo."
    (gold / "g_1.txt").write_text(text, encoding="utf-8")
    (gold / "g_1.json").write_text(json.dumps(labels("g_1", figures=[], events=[], must_not=[])), encoding="utf-8")
    done = run(gold=gold)
    assert "Zebedee" in done.report
    for file in done.written:
        assert "Zebedee" not in file.read_text(encoding="utf-8")
    invented = [
        g for g in stored(outputs)["worst"]["groups"] if g["group"] == "figure invented: killed, a plain number"
    ]
    assert [(g["count"], g["examples"]) for g in invented] == [(1, [])]


# ---------------------------------------------------------------------------------------------------------- outputs
def test_the_files_hold_what_was_printed(run: Runner, outputs: Outputs) -> None:
    done = run()
    assert [file.name for file in done.written] == [CURRENT, "accuracy.md", "README.md"]
    assert (outputs.folder / "accuracy.md").read_text(encoding="utf-8") == done.report
    page = outputs.readme.read_text(encoding="utf-8")
    assert page.startswith("# A page\n\n") and page.endswith("\n\nThe end.\n")
    assert page == with_card(README, stored(outputs))
    assert "old words" not in page
    first = stored(outputs)["sets"][1]
    assert (first["documents"], first["figures"], first["events"], first["characters"]) == (1, 3, 2, len(TEXT))


def test_without_outputs_nothing_is_written(run: Runner, outputs: Outputs) -> None:
    done = run(outputs=None)
    assert done.written == ()
    assert not outputs.folder.exists()
    assert outputs.readme.read_text(encoding="utf-8") == README


def test_a_page_without_markers_is_refused_and_nothing_is_written(run: Runner, outputs: Outputs) -> None:
    outputs.readme.write_text("no markers")
    with pytest.raises(BadInput, match="two markers"):
        run()
    assert not outputs.folder.exists()


def test_the_release_before_stands_beside(run: Runner, outputs: Outputs, labelled: Path) -> None:
    assert "no earlier release" in run(release="0.8").report
    earlier = stored(outputs, "0.8.json")
    opened = next(one for one in earlier["sets"] if one["key"] == "open_posts")
    opened["scores"]["figures"]["value"] = 0.123
    opened["grave"]["killed_for_wounded"] |= {"count": 7, "of": 9}
    (outputs.folder / "0.8.json").write_text(json.dumps(earlier), encoding="utf-8")
    report = run().report
    assert "release 0.8" in report and "(0.123)" in report and "(7 of 9)" in report
    text = labelled / "open" / "posts" / "open_1.txt"
    text.write_text(TEXT + " And more.", encoding="utf-8")
    assert "(0.123*)" in run().report, "a star: the set held other texts then"


def test_the_newest_release_is_compared_with_and_never_itself(run: Runner, outputs: Outputs) -> None:
    for name, instant in (("0.7", "2020-01-01T00:00:00Z"), ("0.10", "2021-01-01T00:00:00Z")):
        run(release=name)
        results = stored(outputs, f"{name}.json") | {"measured_at": instant}
        (outputs.folder / f"{name}.json").write_text(json.dumps(results), encoding="utf-8")
    newest = previous_results(outputs.folder)
    assert newest and newest["release"] == "0.10"
    older = previous_results(outputs.folder, "0.10")
    assert older and older["release"] == "0.7"


@pytest.mark.parametrize("name", ["", "../up", "a/b", "current", ".hidden"])
def test_a_release_must_be_able_to_name_a_file(run: Runner, name: str) -> None:
    with pytest.raises(BadInput, match="cannot name a file"):
        run(release=name)


def test_missed_floors_are_those_of_posts(run: Runner, outputs: Outputs) -> None:
    done = run()
    assert list(done.missed) == missed_floors(stored(outputs))
    assert any(words.startswith("held posts: figures found") for words in done.missed)
    assert not any("sentences" in words for words in done.missed)


def test_progress_counts_every_document(run: Runner) -> None:
    seen: list[tuple[str, int, int]] = []
    run(progress=lambda *now: seen.append(now))
    assert [(done, total) for _, done, total in seen] == [(1, 4), (2, 4), (3, 4), (4, 4)]


# ---------------------------------------------------------------------------------------------------------- damage
def broken_lines() -> list[tuple[str, dict[str, Any], str]]:
    """What is wrong, the changed keys, and what the sentence says."""
    one = labels()["figures"][0]
    what = labels()["events"][0]
    return [
        ("no figures", {"figures": None}, "not a list"),
        ("a figure outside", {"figures": [one | {"end": 4000}]}, "figure f1: start and end are not two places"),
        ("other words", {"figures": [one | {"text": "ten"}]}, "figure f1: the words given as text do not stand"),
        ("unknown measure", {"figures": [one | {"measure": "lost"}]}, "figure f1: measure is not one of killed"),
        ("bounds", {"figures": [one | {"high": 12}]}, "figure f1: operator gte does not go with"),
        ("same id", {"figures": [one, one]}, "figure 2: id 'f1' is missing, no text, or given twice"),
        ("no speaker key", {"figures": [{k: v for k, v in one.items() if k != "speaker"}]}, "speaker is missing"),
        ("unknown type", {"events": [what | {"type": "war"}]}, "event e1: type is not one of armed_clash"),
        ("a day", {"events": [what | {"date_start": "26 July"}]}, "event e1: date_start is neither null nor a day"),
        ("names", {"events": [what | {"targets": "army"}]}, "event e1: targets is not a list of names"),
        ("spans", {"events": [what | {"spans": [[3, 3]]}]}, "spans: start and end are not two places"),
        ("must_not", {"must_not": 3}, "must_not: this is not a list"),
        ("published_on", {"published_on": "July"}, "published_on is not a day"),
        ("doc_id", {"doc_id": ""}, "doc_id is empty"),
        ("region", {"region": 4}, "region is not a text"),
    ]


@pytest.mark.parametrize(
    ("change", "says"), [(c, s) for _, c, s in broken_lines()], ids=[n for n, _, _ in broken_lines()]
)
def test_a_damaged_label_is_named_by_file_and_field(labelled: Path, change: dict[str, Any], says: str) -> None:
    file = labelled / "open" / "posts" / "open_1.json"
    file.write_text(json.dumps(labels("open_1") | change), encoding="utf-8")
    with pytest.raises(BadInput, match=re.escape(says)) as error:
        labelled_sets()
    assert "open_1.json" in str(error.value)
    assert str(error.value).endswith(".") and "\n" not in str(error.value)


def test_a_damaged_held_file_is_named_without_its_words(labelled: Path) -> None:
    file = labelled / "held" / "sentences.jsonl"
    line = json.loads(file.read_text(encoding="utf-8"))
    line["figures"][0]["measure"] = "blessed"
    file.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadInput, match=r"sentences\.jsonl, line 1, figure f1: measure is not one of") as error:
        labelled_sets()
    assert not [word for word in ("monk", "Xanadu", "Eleven", "blessed") if word in str(error.value)]


def test_half_a_pair_is_named(labelled: Path) -> None:
    posts = labelled / "open" / "posts"
    (posts / "lone.txt").write_text("Words.")
    with pytest.raises(BadInput, match=r"lone\.json are missing"):
        labelled_sets()
    (posts / "lone.txt").rename(posts / "lone.json")
    with pytest.raises(BadInput, match=r"lone\.txt is missing"):
        labelled_sets()


def test_a_set_that_is_not_there_is_named_and_the_others_are_measured(labelled: Path) -> None:
    (labelled / "open" / "sentences.jsonl").unlink()
    sets, missing = labelled_sets()
    assert [one.key for one in sets] == ["held_posts", "open_posts", "held_sentences"]
    assert missing == ("open sentences", "hand-labelled articles")


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{", b"[" * 100_000, b"3"])
def test_bytes_that_are_no_labels_are_one_sentence(labelled: Path, data: bytes) -> None:
    (labelled / "open" / "posts" / "open_1.json").write_bytes(data)
    with pytest.raises(BadInput, match=r"open_1\.json"):
        labelled_sets()


def test_a_document_given_twice_is_named(labelled: Path) -> None:
    file = labelled / "open" / "sentences.jsonl"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(BadInput, match="doc_id open_s1 is given twice"):
        labelled_sets()


@pytest.mark.parametrize("text", ["", "{}", '{"format": 99}', "[]", '{"format": 1, "measured_at": "x", "sets": []}'])
def test_damaged_results_are_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "0.1.json"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"0\.1\.json"):
        previous_results(tmp_path)


# ----------------------------------------------------------------------------------------------------- command line
def test_the_command_prints_and_ends_with_one_when_a_floor_is_missed(
    labelled: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.storage.progress.LONG", float("inf"))
    named = ("--workspace", str(workspace.root), "evaluate")
    assert main([*named]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("# Accuracy of extraction") and said.err == ""
    assert main([*named, "--floors"]) == 1
    assert re.search(r"^\d+ floors missed\.$", capsys.readouterr().err, re.MULTILINE)
    assert labelled.is_dir()


def test_the_command_says_what_is_damaged_and_ends_with_two(
    labelled: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--workspace", str(workspace.root), "evaluate", "--gold", str(labelled / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
    (labelled / "open" / "posts" / "open_1.txt").unlink()
    assert main(["--workspace", str(workspace.root), "evaluate"]) == 2
    assert capsys.readouterr().err.strip().endswith("its text open_1.txt is missing.")


# ----------------------------------------------------------------------------------------------------- what we ship
def test_the_readme_holds_the_card_of_the_last_run() -> None:
    page = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    assert with_card(page, read_results(FOLDER / CURRENT)) == page


def test_what_is_shipped_quotes_only_texts_that_ship() -> None:
    for file in sorted(FOLDER.glob("*.json")):
        results = read_results(file)
        groups = [*results["worst"]["groups"], *(g for one in results["sets"] for g in one["grave"].values())]
        assert all(example["ships"] for group in groups for example in group["examples"]), file.name
        held = [one for one in results["sets"] if one["key"].startswith("held")]
        assert all(one["shows"] == "totals only" for one in held)


def test_the_card_names_day_sets_size_and_version() -> None:
    results = read_results(FOLDER / CURRENT)
    words = card(results)
    assert results["extractor"] in words and results["release"] in words
    for one in results["sets"]:
        assert f"{one['words']}: {one['documents']:,} documents, {one['characters']:,} characters" in words


def test_the_version_changes_with_the_names_a_workspace_knows(workspace: Workspace) -> None:
    before = extractor_version(workspace)
    assert re.fullmatch(r"[0-9a-f]{12}", before)
    assert extractor_version(workspace) == before
    places = workspace.root / "gazetteer.csv"
    places.write_bytes(places.read_bytes() + b"homs,Homs,,,town,sy,Homs,SY,34.7,36.7,,\n")
    assert extractor_version(workspace) != before
    tolls = workspace.root / "tolls.csv"
    after = extractor_version(workspace)
    tolls.write_bytes(tolls.read_bytes() + b"\n")
    assert extractor_version(workspace) == after, "tolls have no part in reading"
    assert extractor_version(Workspace(SHIPPED)) != after
