"""Who is told to do something, what an office is said to feel, and what it says it stands for."""

import pytest

from tests.reading_of import actors, article, events


@pytest.mark.parametrize(
    ("text", "is_demand"),
    [
        ("The army instructed drivers to keep off the coast road.", True),
        ("The embassy advises its nationals to leave by land.", True),
        ("Residents of Homs were ordered to leave on Monday.", True),
        ("Villagers along the river were warned not to go home.", True),
        ("Residents of Homs have been told by the army to move south.", True),
        ("A nurse told us to come back in the evening.", False),
        ("People had been told the night before to dig pits.", False),
        ("The bakery has been told to go on baking.", False),
        ("I told my sons to hide.", False),
        ("We asked the ministry for comment.", False),
        ("The UN is deeply concerned about the fate of the wounded in Homs.", True),
        ("Turkey's foreign minister was “deeply troubled” by the reports.", True),
        ("Residents of Homs were shocked by the noise.", False),
        ("The UN is not worried about the delay.", False),
        ("The attack on the clinic was condemned by the United Nations.", True),
        ("The army's spokesman said the footage was fabricated.", True),
        ("The army's spokesman said the footage was from Monday.", False),
        ("Turkey's foreign minister said a red line had been crossed.", True),
        ("No talks until the troops leave, Turkey's foreign minister said.", True),
        ("Assad must go, says Hollande.", True),
        ("The road must be long, says a baker.", False),
        ("The junta gave the rebels until Friday to leave.", True),
    ],
)
def test_what_is_a_demand(text: str, is_demand: bool) -> None:
    assert ("statement_demand" in {claim.event_type for claim in events(article(text))}) is is_demand


def test_who_is_told_is_whom_the_demand_is_made_of() -> None:
    assert actors(article("Residents of Homs were ordered to leave on Monday."), "counterpart") == ["Residents"]
    assert actors(article("Residents of Homs were ordered to leave on Monday."), "speaker") == []
