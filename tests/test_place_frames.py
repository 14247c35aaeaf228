"""Where something happened when no list names the place, when the sentence names none, and in which country."""

import pytest

from tests.reading_of import article, events, read


def placed(text: str, publisher: str = "EA WorldView") -> list[tuple[str | None, str | None, str | None]]:
    """Place, province and country of each event of `text`, in its order."""
    told = [claim for claim in read(article(text), publisher=publisher).claims if claim.kind == "event"]
    return [(claim.place.text if claim.place else None, claim.admin1, claim.country) for claim in told]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shelling killed ten people in Dand-e-Ghori.", "Dand-e-Ghori"),
        ("At Lisasa the attackers shot dead ten people.", "Lisasa"),
        ("A missile struck Okhmatdyt hospital and killed two people.", "Okhmatdyt"),
        ("Jets bombed Versaya, killing ten people.", "Versaya"),
        ("Gunmen stormed Teoria and killed ten people.", "Teoria"),
        ("Teoria: a drone dropped a grenade that killed ten people", "Teoria"),
        ("Nether Kurrat, 17 May: gunmen shot dead ten people", "Nether Kurrat"),
        ("#Hadrut – shells killed ten people", "Hadrut"),
        ("Shells killed ten people in Sukhna al-Mawida.", "Sukhna al-Mawida"),
        ("Shells killed ten people on Kuweir Road.", "Kuweir Road"),
        ("Residents of Wahia said warplanes had killed ten people.", "Wahia"),
    ],
)
def test_words_beside_a_name_show_that_it_is_a_place(text: str, place: str) -> None:
    assert [found for found, _, _ in placed(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Update: shells killed ten people",
        "Prisoners: gunmen shot dead ten people",
        "Gunmen shot dead Salem Grada, 45, and ten others.",
        "Officials from Washington said shells had killed ten people.",
        "Activists: shells killed ten people",
    ],
)
def test_labels_persons_and_far_officials_are_no_places(text: str) -> None:
    assert placed(text)[0][0] in (None, "Washington")


def test_there_and_the_town_are_the_place_named_last_in_the_entry() -> None:
    text = "Shells hit Sukhna on Friday. Gunmen later shot dead ten people there. In the town a car bomb killed two."
    assert [found for found, _, _ in placed(text)] == ["Sukhna", "Sukhna", "Sukhna"]
    assert placed("Shells hit Sukhna. There are fears that shells killed ten people in Jaramana.")[-1][0] == "Jaramana"


def test_a_sentence_without_a_place_goes_on_from_the_one_before_but_not_from_another_entry() -> None:
    assert [found for found, _, _ in placed("Shells hit Sukhna. Gunmen shot dead ten people.")] == ["Sukhna", "Sukhna"]
    two = "1200 GMT: Shells hit Sukhna.\n\n1300 GMT: Gunmen shot dead ten people."
    assert [claim.place.text if claim.place else None for claim in events(two)] == ["Sukhna", None]


@pytest.mark.parametrize(
    ("text", "publisher", "country"),
    [
        ("The RSF shot dead ten people.", "AFP", "SD"),
        ("Jihadists shot dead ten people, the colonel said.", "Studio Tamani", "ML"),
        ("An Israeli strike killed ten people in Lebanon.", "AFP", "LB"),
        ("**Niger.** Gunmen shot dead ten people.", "AFP", "NE"),
        ("Jihadists shot dead ten people, the colonel said.", "AFP", None),
        ("An Israeli strike killed ten people, civil defence said.", "L'Orient Today", "LB"),
        ("An American officer said ten people had been killed by a bomb.", "AFP", None),
        ("Ten people were killed by shells near the Turkish border.", "AFP", None),
        ("Ten people were killed by a bomb, the Red Cross said.", "AFP", None),
    ],
)
def test_the_country_is_the_one_named_else_that_of_a_force_else_that_of_the_outlet(
    text: str, publisher: str, country: str | None
) -> None:
    assert [found for _, _, found in placed(text, publisher)] == [country]


def test_an_entry_has_the_country_of_its_own_places() -> None:
    text = "Shells hit Kharkiv and Sumy in Ukraine.\n\n1200 GMT: Drones hit Belgorod, Russia. Ten people died.\n"
    assert [found for _, _, found in placed(text)] == ["UA", "RU", "RU"]


def test_a_heading_means_the_province_that_its_entry_speaks_of() -> None:
    text = "### Soldiers defect in Homs\n\nTwenty soldiers defected in Homs province.\n"
    assert {claim.where_precision for claim in events(article(text)) if claim.place} == {4}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Homs, a bomb killed two people in PD5.", "Homs"),
        ("In Homs, a bomb killed two people at the Emergency hospital.", "Homs"),
        ("**Mali.** Sofara: gunmen shot dead ten people", "Sofara"),
    ],
)
def test_abbreviations_and_general_words_are_no_places(text: str, place: str) -> None:
    assert [found for found, _, _ in placed(text)] == [place]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed ten people in Hawbana district of Homs.", ("Hawbana", "Homs", "SY")),
        ("A bomb killed ten people near the K7 junction in Homs.", ("K7", "Homs", "SY")),
        ("A bomb killed ten people in Homs, police in Hawbana said.", ("Homs", "Homs", "SY")),
    ],
)
def test_a_place_no_list_knows_beside_a_town_lies_in_it(text: str, expected: tuple[str, str, str]) -> None:
    assert placed(text) == [expected]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("An air raid on Namtara leaves eleven dead.", "Namtara"),
        ("An air raid on Hezbollah leaves eleven dead.", None),
        ("Soldiers shot three residents over Moebara's market quarter.", "Moebara"),
        ("Soldiers shelled Moebara's market quarter.", "Moebara"),
        ("Soldiers shot three residents over Moebara's anger.", None),
        ("Now read our story: from insurgent bombing to Great Bombardment in Namtara.", "Namtara"),
    ],
)
def test_an_unlisted_town_under_attack(sentence: str, place: str | None) -> None:
    found = [claim.place.text for claim in events(article(sentence)) if claim.place]
    assert found == ([place] if place else [])


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Syria Street is shut. Two people were shot dead in Lebanon.", "LB"),
        ("Syria is quiet. Two people were shot dead on the coast.", "SY"),
    ],
)
def test_a_street_with_a_countrys_name_is_not_that_country(sentence: str, country: str) -> None:
    assert [claim.country for claim in events(article(sentence))] == [country]
