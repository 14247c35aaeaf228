"""Where an act happened, and not where its people or its weapons came from; and buildings that only capitals name."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A shell from a base in Homs killed six in Raqqa.", "Raqqa"),
        ("Two men from Homs were shot dead near Raqqa.", "Raqqa"),
        ("Six people fleeing Homs were shot dead near Raqqa.", "Raqqa"),
        ("Homs: a shell from the Sukhna base killed a monk.", "Homs"),
        ("Two men from Homs were shot dead.", "Homs"),
        ("Two men were kidnapped from Homs.", "Homs"),
        ("Rebels were driven from Homs after clashes that killed six.", "Homs"),
    ],
)
def test_where_they_came_from_is_not_where_it_was(sentence: str, expected: str) -> None:
    (event,) = {claim.place.text if claim.place else None for claim in events(article(sentence))}
    assert event == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army stormed the Republican Palace on Friday, killing six.", "Republican Palace"),
        ("Six people were killed in a raid on the Ambassador hotel.", "Ambassador"),
        ("Six people were killed in a raid on the Emergency hospital.", None),
        ("Six people were killed in a raid on the hotel.", None),
    ],
)
def test_a_building_that_capitals_name(sentence: str, expected: str | None) -> None:
    found = [claim.place.text if claim.place else None for claim in events(article(sentence))]
    assert found[0] == expected
