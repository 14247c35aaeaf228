"""A long post on the Evidence page: a part at a time, with the offsets of the whole post."""

import re

from hypothesis import given
from hypothesis import strategies as st

from dashboard.widgets.evidence_text import Span, anchor, marked_text
from dashboard.widgets.post_stretch import STRETCH, stretches


@given(st.integers(0, 5 * STRETCH), st.integers(1, 500))
def test_stretches_are_the_whole_text_and_never_too_long(length: int, line: int) -> None:
    text = ("x" * (line - 1) + "\n") * (length // line) + "y" * (length % line)
    spans = stretches(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= STRETCH + STRETCH // 4 for start, end in spans)


def test_a_stretch_ends_with_a_line() -> None:
    text = "A line of a live blog.\n" * 6000
    assert all(text[end - 1] == "\n" for _, end in stretches(text))


def test_a_part_keeps_the_anchors_and_the_focus_of_the_post() -> None:
    text = "One died. Two died."
    whole = marked_text(text, [Span(0, 9, "sentence"), Span(10, 19, "sentence"), Span(10, 13, "figure")], (10, 19))
    part = marked_text(text[10:], [Span(0, 9, "sentence"), Span(0, 3, "figure")], (10, 19), 10)
    assert f'id="{anchor(10, 19)}"' in part and f'id="{anchor(10, 19)}"' in whole
    assert "Two</mark>" in part and "One" not in part
    assert "box-shadow" in part


def test_a_sentence_over_the_end_of_a_part_is_cut_there() -> None:
    part = marked_text("Ten died in Ho", [Span(0, 18, "sentence"), Span(-4, 2, "figure")], None, 100)
    assert "Ten died in Ho" in re.sub(r"<[^>]*>", "", part)
    assert ">Te</mark>" in part
