"""Of the places a report names, the one where it befell those it tells of."""

from datetime import date

import pytest

from dashboard.extraction import load_vocabulary, read_post
from dashboard.records import Post
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

VOCABULARY = load_vocabulary(load_reference(Workspace.at(SHIPPED)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At least thirty-four killed in Las Anod: troops of Somaliland and militias fought with mortars.", "Las Anod"),
        ("Third blast in a week in Peshawar: 42 dead at Qissa Khwani.", "Qissa Khwani"),
        ("Magway: a jet dropped two bombs on Kyauk Htu village, Gangaw township.", "Kyauk Htu"),
        ("Rebels pushed towards Hodeidah on the second day of an attack on the Red Sea port, killing 12.", "Hodeidah"),
        ("15:45 Kostiantynivka. A drone hit a van on the road to Druzhkivka.", "Kostiantynivka"),
        ("About 80 people were hurt at the Thadingyut vigil in Chaung-U by two bombs.", "Chaung-U"),
        ("A tanker was set on fire by a missile in the Gulf of Aden.", "Gulf of Aden"),
        ('**11:25** Holt: "They shot 12 people in their homes."', None),
    ],
)
def test_where_it_befell_them(text: str, place: str | None) -> None:
    claim = read_post(
        Post(text=text, publisher="The Harbour Live", published_date=date(2024, 11, 13)), VOCABULARY
    ).claims[-1]
    assert (claim.place.text if claim.place else None) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine people died in Bannu when their bus was hit: 6 fell there and 3 in Kohat, police said.", "Bannu"),
        ("A man was shot dead at Jerusalem's Damascus Gate.", "Damascus Gate"),
        ("Soldiers of South Sudan killed nine herders near Yei.", "Yei"),
        ("A car bomb killed three people in the Rukn al-Din section of Damascus.", "Rukn al-Din"),
        ("A man was shot dead at the Dorvat metro station.", "Dorvat"),
        ("A bomb went off in the village of Dorvat on the Red Sea.", "Dorvat"),
        ("Residents of Kalma said shells killed nine people.", "Kalma"),
    ],
)
def test_names_that_are_places_stay_places(text: str, place: str) -> None:
    claim = read_post(
        Post(text=text, publisher="The Harbour Live", published_date=date(2024, 11, 13)), VOCABULARY
    ).claims[-1]
    assert claim.place is not None
    assert claim.place.text == place
