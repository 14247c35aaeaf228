"""A title says "near" where every report does, and a change of territory is told in the report's own words."""

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.rows import EventRow
from dashboard.linking.link import link
from tests.reading_of import REFERENCE, article, read


def event(text: str) -> EventRow:
    reading = read(article(text))
    (found,) = assess([reading], link([reading], REFERENCE), REFERENCE, (), (), ()).events
    return found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Six people were killed by a car bomb near Damascus.", "Bombing near Damascus"),
        ("Six people were killed by a car bomb in Damascus.", "Bombing in Damascus"),
        ("Rebels have captured a barracks east of Aleppo.", "Change of territory east of Aleppo"),
        ("Rebels have captured a barracks in the east of Aleppo.", "Change of territory in Aleppo"),
    ],
)
def test_what_is_near_a_city_is_not_titled_as_in_it(text: str, title: str) -> None:
    assert event(text).title == title


def test_who_took_what_stands_in_the_sentence() -> None:
    assert (
        "“Rebels have captured a barracks east of Aleppo.”"
        in event("Rebels have captured a barracks east of Aleppo.").sentence
    )
    assert "wrote" not in event("Six people were killed by a car bomb in Damascus.").sentence
