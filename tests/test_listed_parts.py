"""Names with a number each and no verb: the parts of a count told just before."""

from datetime import date

import pytest

from tests.reading_of import figures_told

DAY = date(2024, 5, 22)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 people were killed today: Aleppo 14, Homs 9, Idlib 6.", "29 | 14 | 9 | 6"),
        ("29 people were killed today (Aleppo 14, Homs 9, Idlib 6).", "29 | 14 | 9 | 6"),
        ("29 people were killed today: Aleppo (14), Homs (9), Idlib (6).", "29 | 14 | 9 | 6"),
        ("29 people were killed today. Aleppo 14, Homs 9 and Deir ez-Zor 6.", "29 | 14 | 9 | 6"),
        ("29 people were killed today. Aleppo: 14. Homs: 9.", "29 | 14 | 9"),
        ("29 killed today. 14 Aleppo, 9 Damascus suburbs, 6 Deir ez-Zor.", "29 | 14 | 9 | 6"),
        ("29 were killed. • 14 in Aleppo (ten in the Hanano massacre) • 9 in Homs + suburbs.", "29 | 14 | ten | 9"),
        ("29 people were detained. By governorate: Hebron 14, Nablus 9 and Jenin 6.", "29 | 14 | 9 | 6"),
        ("In Homs 14 dead. In Hama nine. In Idlib six.", "14 | nine | six"),
        ("Homs, 14 dead; Hama, 9; Idlib, 6.", "14 | 9 | 6"),
        ("Homs: 14 killed, 31 hurt. Hama: 9 and 12.", "14 | 31 | 9 | 12"),
    ],
)
def test_a_list_of_places_counts(text: str, expected: str) -> None:
    assert " | ".join(line.split()[0] for line in told(text)) == expected


def test_a_list_of_kinds_says_who() -> None:
    assert told("Deaths: 91. Soldiers: 34; militants: 40; civilians: 17.") == [
        "91 killed people",
        "34 killed combatants",
        "40 killed combatants",
        "17 killed civilians",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nine were killed today: Aleppo 14, Homs 9.",  # more than their whole
        "Nine were killed. Final score: Aleppo 3, Homs 2.",
        "Nine were killed. Tanks: 4. Drones: 3.",
        "Nine were killed. 3 Himars, 2 Leopards.",
        "Nine were killed. 25 March, 17 April.",
        "Nine were killed • 5 Himars",
        "Nine were killed. 3 Brigade, 5 Corps.",
        "Nine were killed • 8 May",
        "Nine were killed. Aleppo lies 14 km off, Homs 9.",
        "Nine were killed. In Hama a bus stood burning. In 2013.",
        "Nine were killed (Reuters, May 14, 2013).",
    ],
)
def test_a_list_of_other_things_counts_nobody(text: str) -> None:
    assert [line.split()[0] for line in told(text)] == ["Nine"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90 were killed. Of that number, 60 were civilians – 20 children, 12 women.", "90 | 60 | 20 | 12"),
        ("90 were killed. Of the total, 60 were civilians, 20 of them children.", "90 | 60 | 20"),
        ("90 were killed. Among that number were 20 children.", "90 | 20"),
        ("Twelve were killed. Neighbours told me eleven were children.", "Twelve | eleven"),
        ("Twelve were killed. Neighbours told me eleven houses were gone.", "Twelve"),
        ("90 were killed. Of that number of houses 60 stood empty – 20 huts, 12 barns.", "90"),
    ],
)
def test_parts_of_a_number_told_before(text: str, expected: str) -> None:
    assert " | ".join(line.split()[0] for line in told(text)) == expected
