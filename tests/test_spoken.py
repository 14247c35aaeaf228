"""Statements that no verb of demanding tells, and what is only asked for."""

import pytest

from tests.reading_of import actors, article, events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's foreign minister said the border will stay open.", ["statement_demand"]),
        ("The army said it would return to Homs.", ["statement_demand"]),
        ("Lavrov said Moscow would send observers.", ["statement_demand"]),
        ("Netanyahu has told reporters that troops will not leave Rafah.", ["statement_demand"]),
        ("Netanyahu said troops had left Rafah.", ["territory_change"]),
        ("A baker said the shop will stay open.", []),
        ("The minister said the border is open.", []),
        ("The UN warned that thousands of children could die in Homs.", ["statement_demand"]),
        ("The UN said shelling killed four children in Homs.", ["shelling_missile"]),
        ("The Red Cross called for a pause in the fighting.", ["statement_demand"]),
        ("The envoy condemned the shelling of Homs.", ["statement_demand"]),
        ("The envoy asked Turkey for a list.", ["statement_demand"]),
        ("The envoy asked about the list.", []),
        ("The junta gave the ambassador 48 hours to leave.", ["statement_demand"]),
        ("The junta gave the ambassador a map.", []),
    ],
)
def test_what_is_said(text: str, expected: list[str]) -> None:
    told = [c for c in events(article(text)) if c.realis != "hypothetical"]
    assert sorted(str(claim.event_type) for claim in told) == expected


def test_a_statement_is_of_its_speaker() -> None:
    assert actors(article("Turkey's foreign minister said the border will stay open."), "speaker") == [
        "Turkey's foreign minister"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy called on both sides to stop the fighting.", ["both sides"]),
        ("The governor appealed to Turkey for help.", ["Turkey"]),
        ("Turkey's envoy said the rebels must first withdraw.", ["rebels"]),
        ("The envoy rejected the offer on Monday.", []),
    ],
)
def test_to_whom_a_demand_goes(text: str, expected: list[str]) -> None:
    assert actors(article(text), "counterpart") == expected
