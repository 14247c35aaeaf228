"""The page's own CSS: what makes a browser slow, and the frames of figures."""

import pytest

from dashboard.widgets import frames, page_style
from dashboard.widgets.paper import PAPER


def test_on_the_screen_no_selector_asks_for_a_part_of_a_class() -> None:
    assert "[class" in PAPER and PAPER in page_style.CSS, "on paper nothing is drawn again"
    assert "[class" not in page_style.CSS.replace(PAPER, "")


def test_a_figure_without_a_frame_is_named_when_it_is_drawn() -> None:
    assert frames.key("timeline-events") == "wide_chart_timeline-events"
    assert frames.key("tolls-scope") == "wide_matrix_tolls-scope"
    with pytest.raises(KeyError, match="timeline-nowhere"):
        frames.key("timeline-nowhere")
