"""An accused foreign state contradicts an accused side of the war; the own name of that side does not."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.linking.link import link
from dashboard.records import Place
from tests.told import REFERENCE, post, said

DAY = date(2013, 7, 25)
ACTORS = {**REFERENCE.actors, "government-forces": replace(REFERENCE.actors["government-forces"], country="SY")}
BRITAIN = Place("gb", "United Kingdom", "country", None, "GB", aliases=("Britain",))
WORLD = replace(REFERENCE, places={**REFERENCE.places, "gb": BRITAIN}, actors=ACTORS)


@pytest.mark.parametrize(
    ("accused", "responsibility"), [("Britain", "contested"), ("Syria", "alleged"), ("Strangers", "alleged")]
)
def test_an_accused_state_is_a_side_of_its_own(accused: str, responsibility: str) -> None:
    claim = {"event_type": "bombing", "place_id": "douma", "place": "Douma", "on": DAY, "responsibility": "alleged"}
    killers = ("alleged_perpetrator", "Government forces", "government-forces")
    one = post(DAY, "Reuters", said("Government forces bombed Douma.", actors=(killers,), **claim))
    other = post(
        DAY,
        "Al-Manar",
        said(f"{accused} bombed Douma.", actors=(("alleged_perpetrator", accused, None),), **claim),
    )
    (event,) = assess([one, other], link([one, other], WORLD), WORLD, (), (), ()).events
    assert event.responsibility == responsibility
