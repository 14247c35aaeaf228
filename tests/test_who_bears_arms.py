"""Whoever attacks those who bear arms fights them, though nobody names him."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("text", "is_fight"),
    [
        ("The base at Homs came under attack from three sides.", True),
        ("Soldiers were attacked in Homs on Friday.", True),
        ("The village came under attack from three sides.", False),
        ("Two soldiers were hurt in an incident in Homs.", False),
        ("The garrison in Homs held off a third assault.", True),
        ("12 soldiers killed in Homs, three tanks burned.", False),
        ("Exchanges of fire in Homs since dawn.", True),
    ],
)
def test_what_is_a_fight(text: str, is_fight: bool) -> None:
    assert ("armed_clash" in {claim.event_type for claim in events(article(text))}) is is_fight
