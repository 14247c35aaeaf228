"""Names of places are read whole, and a people or a faith beside a building names no place."""

from datetime import date

import pytest

from dashboard.extraction import load_vocabulary, read_post
from dashboard.records import Post
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

VOCABULARY = load_vocabulary(load_reference(Workspace.at(SHIPPED)))


def where(text: str) -> tuple[str | None, str | None, str | None]:
    """The place as written, the province and the country of the first claim."""
    post = Post(text=text, publisher="The Harbour Live", published_date=date(2024, 11, 13))
    claim = read_post(post, VOCABULARY).claims[0]
    return claim.place.text if claim.place else None, claim.admin1, claim.country


@pytest.mark.parametrize(
    ("sentence", "place", "admin1", "country"),
    [
        ("A blast killed five people in Pul-e-Khumri.", "Pul-e-Khumri", "Baghlan", "AF"),
        ("Gunmen killed nine people in Mazar-i-Sharif.", "Mazar-i-Sharif", "Balkh", "AF"),
        ("Police shot two men dead in Port-au-Prince.", "Port-au-Prince", "Ouest", "HT"),
        ("A suicide bomber killed six people in Dar es Salaam.", "Dar es Salaam", "Dar es Salaam", "TZ"),
        ("Shelling killed two people in Ras al Ain.", "Ras al Ain", "Hasakah", "SY"),
        ("Police shot two men dead in St. Cloud, Kenya.", "St. Cloud", None, "KE"),
    ],
)
def test_a_name_of_several_words_is_one_place(
    sentence: str, place: str, admin1: str | None, country: str | None
) -> None:
    assert where(sentence) == (place, admin1, country)


@pytest.mark.parametrize(
    ("sentence", "place", "admin1"),
    [
        ("An air strike killed six people in al-Latamneh.", "al-Latamneh", "Hama"),
        ("Fighters killed six people in Baghouz.", "Baghouz", "Deir ez-Zor"),
        ("Rockets wounded two people at the Hmeimim air base.", "Hmeimim air base", "Latakia"),
        ("Shells killed two people in Kefraya.", "Kefraya", "Idlib"),
    ],
)
def test_towns_of_the_whole_syrian_war_are_known(sentence: str, place: str, admin1: str) -> None:
    assert where(sentence) == (place, admin1, "SY")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("A bomb went off outside a Coptic church in Alexandria, killing 21 people.", "Alexandria"),
        ("Gunmen shot dead three worshippers at a Sikh temple in Kabul.", "Kabul"),
        ("A gunman killed 14 people in the Shiite Karte Sakhi shrine in Kabul.", "Karte Sakhi"),
        ("A bus was shot at in Hazara Town, Quetta, and four people died.", "Hazara Town"),
        ("Tens of thousands marched through Tirana over corruption in the Agron Leka regime.", "Tirana"),
        ("Rebels killed three men at the Harbour Commission in Leego.", "Leego"),
    ],
)
def test_whose_a_building_is_names_no_place(sentence: str, place: str) -> None:
    assert where(sentence)[0] == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Soldiers raided the Damascus suburb of Harasta, killing two men.", "Harasta"),
        ("Shells hit the Donetsk suburb of Makiivka, killing two people.", "Makiivka"),
        ("Police and youths clashed in the East Jerusalem neighbourhood of Silwan; 12 were hurt.", "Silwan"),
        ("Rebels shelled the Jaramana suburb of Damascus, killing three people.", "Jaramana"),
        ("Crowds fought in the Kishtwar district of Jammu and Kashmir; two people died.", "Kishtwar"),
    ],
)
def test_of_a_town_and_its_part_the_part_is_told(sentence: str, place: str) -> None:
    assert where(sentence)[0] == place
