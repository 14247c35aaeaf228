"""What of flight, want and aid is told, and what is only a state, a reason or somebody else's flight."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The convoy was turned back at the last checkpoint.", {"humanitarian"}),
        ("Al-Shifa hospital is out of service, its director says.", {"humanitarian"}),
        ("Most hospitals in Homs are closed.", set()),
        ("Hunger has killed 14 people in the camp.", {"humanitarian"}),
        ("The UN relief agency was again refused entry to the camp.", {"humanitarian"}),
        ("The army could not enter the camp.", set()),
        ("Relief teams cannot reach those under the rubble.", set()),
        ("A famine has been declared in Homs.", {"humanitarian"}),
        ("Homs is a step away from famine.", set()),
        ("Thousands of people have fled the shelling of Homs.", {"humanitarian"}),
        ("The gunmen fled into the forest.", set()),
        ("Nobody fled.", set()),
        ("No aid convoy has come since March.", set()),
        ("Hopes of a ceasefire faded.", set()),
        ("Police have arrested nobody.", set()),
        ("Villagers spent the night in the fields.", {"humanitarian"}),
        ("The villagers spent the money in the fields.", set()),
        ("Looters have stolen food from the hospital.", {"other"}),
    ],
)
def test_what_is_told(text: str, kinds: set[str]) -> None:
    assert {claim.event_type for claim in events(article(text))} == kinds
