"""The kind of an act of which only the harm is told, by the means named beside it."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Homs: barrels from a helicopter, 12 people dead.", "air_strike"),
        ("Twelve people were wounded in Homs; a helicopter flew them out.", None),
        ("The toll from the missile on Homs station is now 50 people dead.", "shelling_missile"),
        ("The army destroyed a missile launcher in Homs, and two people were killed.", None),
        ("A missile from a drone killed two people in Homs.", "air_strike"),
        ("Dozens of people in Homs are choking after a barrel fell on them.", "chemical"),
        ("Dozens of people in Homs are choking on tear gas after shells fell.", None),
        ("A girl with a belt hidden under her clothes killed nine people in Homs.", "bombing"),
        ("A girl with a belt killed nine people in Homs.", None),
        ("Two prisoners died in custody in Homs.", "execution_torture"),
        ("Five men were lined up against a wall in Homs and shot.", "execution_torture"),
        ("Soldiers shot two prisoners in Homs.", "execution_torture"),
        ("Soldiers shot two farmers in Homs.", None),
        ("Fighters opened the jail in Homs and let out over 600 inmates.", "other"),
    ],
)
def test_by_what_means(text: str, kind: str | None) -> None:
    means = {"air_strike", "shelling_missile", "chemical", "bombing", "execution_torture", "other"}
    assert {str(claim.event_type) for claim in events(article(text))} & means == ({kind} if kind else set())
