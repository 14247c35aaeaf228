"""A capture that only stands behind the news is no second one; one that is the news stays an event."""

import pytest

from dashboard.linking.link import link
from tests.reading_of import REFERENCE, article, read


@pytest.mark.parametrize(
    ("text", "captures"),
    [
        ("Rebels shelled Homs. With their allies they had captured Sukhna before.", 0),
        ("The army had seized Sukhna earlier.", 0),
        ("The army seized Sukhna.", 1),
        ("The army had seized Sukhna, a spokesman said.", 1),
        ("The army seized Sukhna, which rebels held before.", 1),
    ],
)
def test_what_was_taken_before_is_no_second_capture(text: str, captures: int) -> None:
    events = link([read(article(text))], REFERENCE).events
    assert sum(event.event_type == "territory_change" for event in events) == captures
