"""A capture that only stands behind the news is told as history; one that is the news is actual."""

import pytest

from tests.reading_of import article, read


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Rebels shelled Homs. With their allies they had captured Sukhna before.", "historical"),
        ("The army had seized Sukhna earlier.", "historical"),
        ("The army seized Sukhna.", "actual"),
        ("The army had seized Sukhna, a spokesman said.", "actual"),
        ("The army seized Sukhna, which rebels held before.", "actual"),
    ],
)
def test_what_was_taken_before_is_history(text: str, realis: str) -> None:
    claims = read(article(text)).claims
    assert [claim.realis for claim in claims if claim.event_type == "territory_change"] == [realis]
