"""The page's own CSS: what makes a browser slow, and the frames of figures."""

import pytest

from dashboard.widgets import frames, page_style
from dashboard.widgets.paper import PAPER, whole


def test_on_the_screen_no_selector_asks_for_a_part_of_a_class() -> None:
    assert "[class" in PAPER and PAPER in page_style.CSS, "on paper nothing is drawn again"
    assert "[class" not in page_style.CSS.replace(PAPER, "")


def test_a_figure_without_a_frame_is_named_when_it_is_drawn() -> None:
    assert frames.key("timeline-events") == "wide_chart_timeline-events"
    assert frames.key("tolls-scope") == "wide_matrix_tolls-scope"
    with pytest.raises(KeyError, match="timeline-nowhere"):
        frames.key("timeline-nowhere")


@pytest.mark.parametrize("sheet_px", [(1220, 1390), (720, 910)])
def test_on_paper_a_chart_is_drawn_smaller_only_as_far_as_one_sheet_asks(sheet_px: tuple[int, int]) -> None:
    below_a_title, alone = sheet_px
    rule = whole(below_a_title, alone)
    assert rule in PAPER
    for tall in range(200, 2000, 50):
        drawn = tall * eval(rule.replace("var(--tall, 1)", str(tall)), {"min": min, "max": max})
        assert drawn <= alone + 1
        assert drawn == pytest.approx(tall) or drawn == pytest.approx(below_a_title) or drawn >= 0.79 * below_a_title
        if tall <= below_a_title:
            assert drawn == pytest.approx(tall)
