"""Where a demand or statement was made, and not what place it speaks of."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("From Istanbul, the Syrian National Coalition called on the army to stop its shelling of Homs.", "Istanbul"),
        ("The minister, on a visit to Cairo, demanded that the rebels leave Taiz.", "Cairo"),
        ("The envoy, in Sanaa for two days of meetings, called on all sides to keep the peace.", "Sanaa"),
        ("The president told a rally in Ankara that the rebels must go.", "Ankara"),
        ("Speaking from his home in Sanaa, the minister demanded that the rebels leave Taiz.", "Sanaa"),
        ("Iran will not let its ship be searched, a foreign ministry spokeswoman said in Tehran.", "Tehran"),
        ("The army has warned residents of four blocks in Jabalia to leave.", "Jabalia"),
        ("The UN called for a ceasefire in Homs.", None),
        ("The UN rights chief demanded an inquiry into the killings in El Fasher.", None),
        ("Russia demanded that both sides meet in Geneva.", None),
        ("A monitor based in London accused the army of burning homes in Homs.", None),
        ("Syria's ambassador demanded an apology.", None),
    ],
)
def test_where_a_statement_was_made(sentence: str, expected: str | None) -> None:
    found = [c for c in events(article(sentence)) if c.event_type == "statement_demand"]
    assert [c.place.text if c.place else None for c in found] == [expected]
