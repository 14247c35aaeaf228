"""Figures of captives and convicts, of the hurt who died, of lists of names, and of numbers put right.

Each rule has a sentence it must read beside one it must not.
"""

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import MONDAY
from tests.reading_of import measures_told as told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # captives and convicts
        ("A court gave three students 15 years each.", "three detained"),
        ("A court gave three students 15 days' notice.", ""),
        ("A swap: nine policemen against 15 villagers.", "nine detained | 15 detained"),
        ("A match: nine policemen against 15 villagers.", ""),
        ("They took two of my brothers.", "two detained"),
        ("They took two of my pictures.", ""),
        ("They took seven men as porters.", "seven detained"),
        ("They took seven men as partners.", ""),
        ("Rebels freed three sisters, six and nine, on Monday.", "three detained"),
        ("Rescuers freed three sisters, six and nine, from the ruins.", ""),
        ("Police held 14 people, five of them children, trying to flee.", "14 detained | five detained"),
        # the hurt
        ("A man wounded on Friday has died in hospital.", "A man killed"),
        ("A man wounded on Friday has left hospital.", "A man wounded"),
        ("Soldiers burned 35 villagers in their homes.", "35 killed"),
        ("The sun burned 35 villagers in June.", "35 wounded"),
        ("Ambulances evacuated 45 people.", "45 wounded"),
        ("The governor evacuated 45 people.", "45 displaced"),
        ("Seven were hurt, including a child.", "Seven wounded | a child wounded"),
        ("It left four dead, among them a child, and wounded nine.", "four killed | a child killed | nine wounded"),
        ("Four people, including a child, were killed.", "Four killed | a child killed"),
        ("Seven were hurt, including a monk.", "Seven wounded"),
        ("Five lay wounded, one on top of the other.", "Five wounded"),
        ("The army announced the death of one, a corporal aged 20.", "one killed"),
        ("One dead, a boy of seven.", "One killed"),
        ("One dead and a boy hurt.", "One killed | a boy wounded"),
        ("Residents tell of 20 men lined up and shot.", "20 killed"),
        ("Residents tell of 20 men lined up and counted.", ""),
        ("A father and his 9-year-old son died.", "A father and his 9-year-old son killed"),
        ("Fatima, a nurse who fled Sirte, said the water was cut.", ""),
        # lists of names
        ("The toll is unknown; 60 died. Relatives have a list of 136 names.", "60 killed | 136 killed"),
        ("Sixty died. The square has a statue with 136 names.", "Sixty killed"),
        ("Sixty died. Its lists hold the names of 48 children.", "Sixty killed | 48 killed"),
        ("Sixty died. Its lists hold the toys of 48 children.", "Sixty killed"),
        ("The office lists 27 victims of the strikes by name.", "27 killed"),
        ("The office helps 27 victims of the strikes with money.", ""),
        # other numbers
        ("Russia sent 60 drones and 41 of them were shot down.", ""),
        ("Soldiers came; 41 of them were shot dead.", "41 killed"),
        ("4,100 were killed since the 2021 coup and 250 arrested.", "4,100 killed | 250 arrested"),
    ],
)
def test_of_fates(text: str, expected: str) -> None:
    assert told(text) == expected.replace("250 arrested", "250 detained")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police have revised the dead up from five to seven.", ["five", "seven"]),
        ("Police have revised the plan up from five to seven.", []),
        ("Nine died. The ministry has it as seven.", ["Nine", "seven"]),
        ("Nine died. The ministry works as usual.", ["Nine"]),
        ("Six fell; enemy dead he gives as twelve.", ["Six", "twelve"]),
    ],
)
def test_of_numbers_given(text: str, expected: list[str]) -> None:
    assert [text[figure.start : figure.end] for figure in find_figures(lay_out(text, MONDAY))] == expected


def test_a_number_that_was_announced_before_is_denied() -> None:
    told_now, told_before = find_figures(lay_out("The toll is 16 and not 11 as announced earlier.", MONDAY))
    assert (told_now.realis, told_before.realis) == ("actual", "denied")
