"""Figures as whole posts tell them: provinces in a line, men of a force, whom a list names."""

from datetime import date

import pytest

from tests.reading_of import figures_told

DAY = date(2024, 5, 22)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # counts by place lean on the sentence before
        (
            "They documented 46 deaths today. By province: 27 in Damascus; 19 in Aleppo.",
            "46 killed people | 27 killed people | 19 killed people",
        ),
        ("It killed three guards, against 27 rebels.", "three killed combatants | 27 killed combatants"),
        ("The fire has killed 117 civilians, 38 children included.", "117 killed civilians | 38 killed children"),
        ("An activist puts regime dead at 70 or more.", "70 or more killed combatants"),
        ("The hospital received the bodies of nine civilians.", "nine killed civilians"),
        ("Neighbours name six victims.", "six killed people"),
        ("Thirteen Taliban in Faryab joined the peace process.", "Thirteen defected combatants"),
        # men of a force, by what befell them or whose they are
        ("Its forces captured 345.", "345 detained combatants"),
        ("They took 14 of Haftar's men prisoner.", "14 detained combatants"),
        ("The town has buried twenty of our boys.", "twenty killed combatants"),
        ("Ten guards were killed and 20 others wounded.", "Ten killed combatants | 20 wounded people"),
        ("Forty CRPF are dead.", "Forty killed combatants"),
        ("The toll stays at eight, all of them civilians.", "eight killed civilians"),
        # of those told of before, without a count
        (
            "They accuse the army of shooting men. The union speaks of forty, the mayor of nearly a hundred people.",
            "forty killed people | nearly a hundred killed people",
        ),
        ("It executed prisoners. It names 23 of the victims.", "23 killed people"),
        ("Ten bodies came in. Seven hadn't turned eighteen.", "Ten killed people | Seven killed people"),
        ("“Above a hundred we have treated.”", "Above a hundred wounded people"),
        ("Two soldiers died on the spot and a third in hospital.", "Two killed combatants | a third killed combatants"),
        ("Killed today by province: Aleppo 14, Homs 9.", "14 killed people | 9 killed people"),
        ("He announced his defection along with fifteen officers.", "fifteen defected combatants"),
        (
            "The toll is 34, and around 20 men have not answered the roll call.",
            "34 killed people | around 20 missing other",
        ),
        (
            "- Ghor: killed: 18, wounded: 11\n- Zabul: 15 and 20",
            "18 killed people | 11 wounded people | 15 killed people | 20 wounded people",
        ),
        ("The raid killed eleven, two dozen taken alive.", "eleven killed people | two dozen detained combatants"),
    ],
)
def test_a_post_counts(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 345.", "345 detained people"),
        ("Four conscripts are dead, sixty others wounded.", "Four killed combatants | sixty wounded people"),
        ("Five civilians were killed and 12 others injured.", "Five killed civilians | 12 wounded people"),
        ("Shells killed 14 of the village's men.", "14 killed other"),
        ("They accuse the army of shooting men. The union has forty members.", ""),
        ("Two soldiers died on the spot and five are in hospital.", "Two killed combatants | five wounded combatants"),
        ("Above a hundred we have fed.", ""),
        ("Twelve MSF staff were killed.", "Twelve killed other"),
    ],
)
def test_a_post_counts_no_more_than_it_says(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected
