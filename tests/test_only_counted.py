"""Numbers alone are no event: captives of a fight, the displaced, the dead of a day; what is news still is."""

import pytest

from dashboard.linking.scheme import scheme_document
from tests.reading_of import article, read


def kinds(sentence: str) -> list[str]:
    """The types of the events that a longer text with this sentence tells."""
    return [event["type"] for event in scheme_document("post", read(article(sentence)))["events"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Some 118,000 people are now sheltering in schools in Homs.", []),
        ("Some 3,000 people have crossed into Homs province.", ["humanitarian"]),
        ("Activists put the day's dead at 43 across Homs province.", []),
        ("Two girls were killed in Jaramana.", ["attack_on_people"]),
        ("Four soldiers were killed in Jaramana.", ["armed_clash"]),
        ("Gunmen stormed a farm near Homs, killing 14 people and abducting eight.", ["attack_on_people"]),
        ("Gunmen abducted eight people near Homs.", ["abduction_detention"]),
        ("Rebels clashed with the army near Homs and captured four soldiers.", ["armed_clash"]),
        ("IS has seized 40 policemen in Homs.", ["abduction_detention"]),
    ],
)
def test_numbers_alone_are_no_event(sentence: str, expected: list[str]) -> None:
    assert kinds(sentence) == expected
