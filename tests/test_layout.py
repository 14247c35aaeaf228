"""Entries and sentences: where one update ends, where one sentence ends, and that offsets hold for any text."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.text.tokens import lower_by_code_point, tokens_between

DAY = date(2013, 7, 26)


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in lay_out(text, DAY).sentences]


def headings(text: str) -> list[str]:
    layout = lay_out(text, DAY)
    return [text[slice(*entry.heading)] for entry in layout.entries if entry.heading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died. Two fled.", ["Ten died.", "Two fled."]),
        ("Gen. Selim Idriss spoke. He left.", ["Gen. Selim Idriss spoke.", "He left."]),
        ("US Sen. John F. Kerry and Dr. No met.", ["US Sen. John F. Kerry and Dr. No met."]),
        ("It cost 1.8 million. Then 93,000 fled.", ["It cost 1.8 million.", "Then 93,000 fled."]),
        ("He fled to the U.S. The army stayed.", ["He fled to the U.S.", "The army stayed."]),
        ("The U.S. Army and the U.N. Security Council met.", ["The U.S. Army and the U.N. Security Council met."]),
        ("It ended on Jan. 5. Many left.", ["It ended on Jan. 5.", "Many left."]),
        ("“It is over.” Kerry left.", ["“It is over.”", "Kerry left."]),
        ('"Where are they?" he asked.', ['"Where are they?" he asked.']),
        ("He documented 27 dead... in air strikes.", ["He documented 27 dead... in air strikes."]),
        ("قتل عشرة أشخاص؟ نعم.", ["قتل عشرة أشخاص؟", "نعم."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_heading_on_a_line_of_its_own_is_a_sentence_of_its_own() -> None:
    layout = lay_out("Ten Dead in Aleppo\n\nAt least ten people were killed.\n", DAY)
    assert [(s.text, s.is_heading) for s in layout.sentences] == [
        ("Ten Dead in Aleppo", True),
        ("At least ten people were killed.", False),
    ]


def test_markdown_and_bold_headings_lose_their_marks() -> None:
    assert headings("# Ten dead\ntext.\n\n**Six dead**\nmore.\n\n### Two dead\nend.") == [
        "Ten dead",
        "Six dead",
        "Two dead",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He continued:",
        "The regime denies this.",
        "for full story, see below",
        "Read more about the attack",
        "- Six were wounded",
        "https://example.org/2013/07/26",
        "----------",
    ],
)
def test_these_lines_are_no_headings(line: str) -> None:
    assert headings(line + "\n\nIt went on.") == []


def test_a_wrapped_paragraph_is_one_sentence() -> None:
    text = (
        "The Syrian Observatory for Human Rights said that at least\n"
        "22 people were killed in Sukhna by regime forces on Thursday\n"
        "morning. Two fled."
    )
    assert len(sentences(text)) == 2


def test_each_stamp_opens_an_entry_and_is_no_part_of_its_sentence() -> None:
    layout = lay_out("1845 GMT: Ten died.\n\n19:05: Two fled.\n\n8.45pm BST\nSix were hurt.", DAY)
    assert [entry.stamped_at for entry in layout.entries] == [
        datetime(2013, 7, 26, 18, 45, tzinfo=UTC),
        datetime(2013, 7, 26, 19, 5, tzinfo=UTC),
        datetime(2013, 7, 26, 19, 45, tzinfo=UTC),
    ]
    assert [s.text for s in layout.sentences] == ["Ten died.", "Two fled.", "Six were hurt."]


@pytest.mark.parametrize(
    "text", ["2013 was the worst year.", "1845 people fled.", "10.5 million fled.", "25:99: no time."]
)
def test_these_openings_are_no_stamps(text: str) -> None:
    assert [entry.stamped_at for entry in lay_out(text, DAY).entries] == [None]


def test_a_digest_line_stands_for_outlet_date_and_address() -> None:
    text = "## SANA | 2013-07-27 | https://sana.example/1\n\n### Ten dead\n\n1000 GMT: Ten died.\n\n- Six fled.\n- Two."
    layout = lay_out(text, DAY)
    assert {(e.digest_outlet, e.digest_date, e.digest_url) for e in layout.entries} == {
        ("SANA", date(2013, 7, 27), "https://sana.example/1")
    }
    assert layout.entries[1].stamped_at == datetime(2013, 7, 27, 10, 0, tzinfo=UTC)
    assert all("SANA" not in s.text for s in layout.sentences)


def test_a_heading_below_a_digest_line_belongs_to_its_entry() -> None:
    layout = lay_out("## SANA | 2013-07-27 | x\n\n### Ten dead\n\nTen people died.", DAY)
    assert len(layout.entries) == 1
    assert headings(layout.text) == ["Ten dead"]


def test_bullets_are_entries_unless_a_colon_leads_in() -> None:
    assert len(lay_out("- Ten died.\n- Two fled.\n", DAY).entries) == 2
    assert len(lay_out("The Observatory said:\n- Ten died.\n- Two fled.\n", DAY).entries) == 1


def test_lower_case_never_changes_length() -> None:
    assert lower_by_code_point("İSTANBUL Aleppo") == "İstanbul aleppo"


def test_tokens_split_possessives_and_keep_numbers_whole() -> None:
    text = "Syria’s Ma'loula: 93,000 of 1.8m, a T72 and the 40th."
    words = [token.text for token in tokens_between(text, text.lower(), 0, len(text))]
    assert words == ["Syria", "’s", "Ma'loula", ":", "93,000", "of", "1.8m", ",", "a", "T72", "and", "the", "40th", "."]


LINES = st.sampled_from(
    [
        "# H",
        "1845 GMT: x",
        "- b",
        "## o | 2013-01-01 | u",
        "Ten died. Two fled.",
        "",
        " ",
        "**B**",
        "18:45",
        "## o|0000-99-99|",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_spans_are_ordered_whole_and_inside_for_any_text(text: str) -> None:
    layout = lay_out(text, DAY, datetime(2013, 7, 26, 12, tzinfo=UTC))
    last = 0
    for sentence in layout.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert sentence.text.strip() == sentence.text != ""
        entry = layout.entries[sentence.entry_no]
        assert entry.start <= sentence.start and sentence.end <= entry.end
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert len(token.lower) == len(token.text)
        last = sentence.end
    for number, entry in enumerate(layout.entries):
        assert entry.entry_no == number
        assert text[entry.start : entry.end].strip()
    assert (
        "".join(text[e.start : e.end] for e in layout.entries).strip() == text[: len(text)].strip()
        or not layout.entries
    )


def test_a_line_that_is_a_day_below_the_last_entry_takes_no_entry_away() -> None:
    layout = lay_out("Nine people were killed.\n2013-07-26\n", date(2013, 7, 27))
    assert [sentence.entry_no for sentence in layout.sentences][:1] == [0] and layout.entries
