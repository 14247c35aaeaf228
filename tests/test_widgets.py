"""What the pages are made of, without a browser: text stays text, tables are safe to open, slugs are stable."""

import html
import re
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.characters import INVISIBLE
from dashboard.charts.theme import plain
from dashboard.widgets.caption import folded
from dashboard.widgets.downloads import csv_text, file_name
from dashboard.widgets.evidence_text import Span, marked_text, quotation
from dashboard.widgets.figures import where_words
from dashboard.widgets.markup import Markup, as_label, shortened, tag, tight, visible
from dashboard.widgets.url import slug, slugs
from tests.work import calls_made

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80)


def words_of(markup: str) -> str:
    """What a reader sees of HTML: its tags taken out, its entities resolved."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_marked_text_reads_as_the_text_whatever_is_marked(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    kinds = st.sampled_from(["sentence", "figure", "speaker", "place", "unheard of"])
    places = st.integers(-2, len(text) + 2)
    spans = data.draw(st.lists(st.builds(Span, start=places, end=places, kind=kinds), max_size=8))
    assert words_of(marked_text(text, spans, data.draw(st.none() | st.tuples(places, places)))) == visible(text)


@given(TEXT)
def test_text_of_others_brings_no_tag_of_its_own(text: str) -> None:
    made = tag("p", text, title=text)
    assert re.findall(r"</?(\w+)", re.sub(r'"[^"]*"', "", made)) == [
        "p",
        *["bdi"] * (2 * len(INVISIBLE.findall(text))),
        "p",
    ]


def test_only_what_tag_made_is_put_in_as_it_is() -> None:
    assert tag("p", "<b>x</b>", tag("b", "y"), None) == "<p>&lt;b&gt;x&lt;/b&gt;<b>y</b></p>"
    assert isinstance(tag("p"), Markup)


def test_a_quotation_keeps_its_words_and_marks_them() -> None:
    made = quotation("At least 22 died.", [Span(103, 105, "figure"), Span(0, 900, "figure")], offset=94)
    assert words_of(made) == "“At least 22 died.”"
    assert ">22</mark>" in made


@pytest.mark.parametrize(
    "hostile",
    ["**b**", "[x](http://y)", "$x$", ":material/home:", ":smile:", "a -> b", "<b>", "www.example.org", "# h"],
)
def test_a_label_leaves_no_markdown_alive(hostile: str) -> None:
    """Every punctuation mark is escaped, and patterns replaced after parsing are broken by a word joiner."""
    label = as_label(hostile)
    assert re.sub(r"\\(.)", r"\1", label).replace("\u2060", "") == hostile
    assert not re.search(r"(?<!\\)[*_\[\]()$<>#:`~]", label)
    assert ":material/" not in re.sub(r"\\(.)", r"\1", label)
    assert "->" not in re.sub(r"\\(.)", r"\1", label)


def test_a_csv_runs_no_formula_and_names_its_columns() -> None:
    frame = pd.DataFrame({"a": ["=1+1", "@x", "-5 killed", "≥ 22"], "b": [["x", "y"], None, 3, "plain"]}, dtype=object)
    lines = csv_text(frame, {"a": "figures_with_bound", "b": "claimed_by"}).removeprefix("\ufeff").split("\r\n")
    assert lines == ["figures_with_bound,claimed_by", "'=1+1,x; y", "'@x,", "'-5 killed,3", "≥ 22,plain", ""]


def test_a_file_name_says_what_it_is() -> None:
    name = file_name("claims", "Killing in Sukhna", "one origin, not reviewed", "5e1f00d5")
    assert name == "at-least_claims_killing-in-sukhna_one-origin-not-reviewed_5e1f00d5.csv"
    assert "/" not in file_name("../../etc/passwd")
    long = file_name("claims", "Alleged chemical attack in eastern Ghouta, Rif Dimashq province", "5e1f00d5")
    assert long == "at-least_claims_alleged-chemical-attack-in-eastern-ghouta-rif_5e1f00d5.csv"


def test_a_long_list_of_sources_is_folded_and_none_is_lost() -> None:
    names = [f"The Paper of Town {n}" for n in range(30)]
    few, many = "sources: SOHR, SANA", f"sources: {', '.join(names)}"
    assert "<details" not in folded(["all days", few]) and few in folded(["all days", few])
    shown, _, unfolded = folded(["all days", many]).partition("<details")
    assert "The Paper of Town 0, The Paper of Town 1" in shown and "and others, all named below" in shown
    assert names[-1] not in shown
    assert all(name in unfolded for name in names)
    assert "&lt;b&gt;" in folded(["sources: <b>x</b>" + ", y" * 99]) and "<b>" not in folded(["<b>", many])


def test_slugs_are_short_stable_and_told_apart() -> None:
    assert slug("Deir ez-Zor") == "deir-ez-zor"
    assert slug("publisher:ea worldview") == "publisher-ea-worldview"
    assert slug("السخنة") == "السخنة"
    assert slugs(["Homs", "homs", "HOMS"]) == {"homs": "Homs", "homs-2": "homs", "homs-3": "HOMS"}


def test_a_bound_stays_with_its_number_and_words_are_cut_whole() -> None:
    assert tight("18 or ≥ 29 killed") == "18 or ≥\u00a029 killed"
    assert shortened("Shelling of al-Waer, Homs", 23) == "Shelling of al-Waer …"
    assert shortened("short", 21) == "short"


@pytest.mark.parametrize(("code", "name"), [(0x202E, "RLO"), (0x2067, "RLI"), (0x200F, "RLM"), (0x200B, "ZWSP")])
def test_an_invisible_character_is_named_wherever_text_is_shown(code: int, name: str) -> None:
    """ "14" after an override is drawn as "41" by a browser; named and taken out, it stands as it was written."""
    text = f"killed {chr(code)}14 people"
    for shown in (words_of(tag("p", text)), as_label(text), plain(text), words_of(marked_text(text, []))):
        assert chr(code) not in shown
        assert f"⟨{name}⟩14 people" in shown.replace("\\", "")


def test_arabic_and_joined_letters_stay_as_written() -> None:
    text = "مقتل 14 شخصاً في السخنة، می\u200cرود"
    assert visible(text) == text
    assert tag("p", text) == f"<p>{text}</p>"


@pytest.mark.parametrize("name", ["Khan al-Assal", "Deir ez-Zor: 10 killed", "St. John’s", "≥ 22 – 30", "a.b, c-d"])
def test_a_name_in_a_link_is_copied_as_it_is(name: str) -> None:
    assert "\u2060" not in as_label(name)


def test_marking_a_text_takes_work_in_proportion_to_its_length() -> None:
    """A live blog of a year has tens of thousands of sentences."""

    def work(sentences: int) -> int:
        text = "At least 22 killed. " * sentences
        spans = [Span(at, at + 19, "sentence") for at in range(0, len(text), 20)]
        spans += [Span(at, at + 11, "figure") for at in range(0, len(text), 20)]
        return calls_made(lambda: marked_text(text, spans))

    work(10)
    assert work(800) < 2.3 * work(400)


def test_a_province_is_not_named_twice() -> None:
    row = SimpleNamespace(place_name="Deir ez-Zor province", admin1="Deir ez-Zor", where_precision=4)
    assert where_words(row) == "Deir ez-Zor province (province only)"
    row = SimpleNamespace(place_name="Sukhna", admin1="Homs", where_precision=1)
    assert where_words(row) == "Sukhna, Homs province"
