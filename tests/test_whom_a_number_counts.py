"""Whom a number counts where its own noun does not say it, or says it in the words around it.

Each rule has a sentence it must read beside one it must not.
"""

import pytest

from dashboard.assessment.numbers_told import counted_words
from dashboard.assessment.plain_nouns import counted_population
from dashboard.records import Population
from tests.reading_of import MONDAY, figures_told, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They found six bodies of border guards by the road.", "six killed combatants"),
        ("They found six bodies of drowned migrants by the road.", "six killed other"),
        ("They found six bodies in the street of the guards.", "six killed people"),
        ("The corpse of one SDF fighter found at dawn was burnt.", "one killed combatants"),
        ("The corpse of one SDF fighter's mother found at dawn was burnt.", "one killed women"),
        ("Karim Saidi, head of staff: 25 members of the security forces were martyred.", "25 killed combatants"),
        ("25 members of the hospital's staff were martyred.", "25 killed other"),
        ("Among the raiders, three fell.", "three killed combatants"),
        ("Among the wounded children, three died.", "three killed children"),
        ("Among the ruins, three died.", "three killed people"),
        ("The militants pulled out, leaving 20 bodies behind.", "20 killed combatants"),
        ("The flood pulled back, leaving 20 bodies in the mud.", "20 killed people"),
        ("The army killed 50 rebels for the loss of three men.", "50 killed combatants | three killed combatants"),
        ("A helicopter was shot down and its crew of three died.", "three killed combatants"),
        ("A ferry sank and its crew of three died.", "three killed people"),
        (
            "The clinic took in eleven wounded, four of them in uniform.",
            "eleven wounded people | four wounded combatants",
        ),
        ("The clinic took in eleven wounded, four of them in shock.", "eleven wounded people | four wounded people"),
        ("The forty men who died in it were fighters.", "forty killed combatants"),
        ("The forty men who died in it were from Homs.", "forty killed other"),
        ("31 rebels, among them two engineers, were killed.", "31 killed combatants | two killed combatants"),
        ("31 rebels, among them two minors, were killed.", "31 killed combatants | two killed children"),
        (
            "The Tigris Operations Command confirms 7 martyrs, 13 wounded.",
            "7 killed combatants | 13 wounded combatants",
        ),
        ("The health ministry confirms 7 martyrs, 13 wounded.", "7 killed people | 13 wounded people"),
        ("He urged both sides to spare medics, scores of whom have been killed.", "scores killed other"),
        (
            "Shells from the Syrian side killed nine civilians and injured 15.",
            "nine killed civilians | 15 wounded civilians",
        ),
        ("A mine killed nine traders and shoppers.", "nine killed civilians"),
        ("A mine killed nine guards and shoppers.", "nine killed people"),
        ("A man hurt on Monday has died; it is now three dead.", "A man killed other | three killed people"),
        (
            "The 90 dead include 29 villagers, 35 from army ranks, 21 Bedouins.",
            "90 killed people | 29 killed civilians | 35 killed combatants | 21 killed people",
        ),
        ("Raiders abducted 50 women. Eight have been let go.", "50 detained women | Eight detained women"),
        ("About 600 families fled. Forty have come back.", "About 600 displaced people"),
    ],
)
def test_of_whom(text: str, expected: str) -> None:
    assert " | ".join(figures_told(text, MONDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IDF: 56 soldiers killed. Civilians in Israel: three.", ["combatants", "civilians"]),
        ("IDF: 56 soldiers killed. Palestinians: more than 1,300.", ["combatants", "people"]),
        ("IDF: 56 soldiers killed. Residents: 12 dead in Jenin.", ["combatants", "people"]),
    ],
)
def test_a_label_says_whom(text: str, expected: list[Population]) -> None:
    assert [figure.population for figure in read(text, MONDAY).figures] == expected


def test_families_are_named_and_stand_beside_no_number_of_people() -> None:
    families, people = read("About 600 families fled Homs. Some 4,000 people fled Aleppo.", MONDAY).figures
    assert (families.population, counted_population(families), counted_words(families)) == (
        "people",
        "other",
        "about 600 families",
    )
    assert (counted_population(people), counted_words(people)) == ("people", "about 4,000 people")
