"""Figures of people told of together, and of many under way.

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
        ("A drone killed a farmer and his wife.", "a farmer and his wife killed"),
        ("A drone killed a farmer and his cow.", "a farmer killed"),
        ("The bomb killed a judge and his driver.", "a judge and his driver killed"),
        ("The bomb killed a judge, a clerk and their driver.", "a judge killed | a clerk killed"),
        ("A man, his wife and their baby were killed.", "A man, his wife and their baby killed"),
        ("A man, his wife said, was killed.", "A man killed"),
        ("A woman with her three children was killed.", "A woman with her three killed"),
        ("A couple and their grown-up son were killed.", "A couple and their grown-up son killed"),
        ("A teacher, her husband and their twins died.", "A teacher, her husband and their twins killed"),
        ("A teacher and her twins' nurse died.", "A teacher killed"),
        ("A mayor and his bodyguards were killed.", "A mayor killed"),
        ("Shell hits car; elderly couple killed near border", "elderly couple killed"),
        ("The couple killed in May lived here.", ""),
        ("Mother and daughter killed in Kherson", "Mother and daughter killed"),
        ("The mother and daughter schools were hit; nobody was killed.", ""),
        ("Strike kills couple, three sons", "couple killed | three killed"),
    ],
)
def test_of_people_told_of_together(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A couple and their grown-up son were killed.", 3),
        ("A man, his wife and their two daughters were killed.", 4),
        ("A teacher, her husband and their twin girls died.", 4),
        ("A man and his wife and four of their children were killed.", 6),
        ("Twins were killed in the strike.", 2),
    ],
)
def test_of_how_many_are_told_of_together(text: str, number: int) -> None:
    (figure,) = find_figures(lay_out(text, MONDAY))
    assert (figure.low, figure.high) == (number, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 600,000 people have crossed Sudan's borders.", "Some 600,000 displaced"),
        ("Some 600,000 people have crossed Sudan's capital.", ""),
        ("About 3,200 civilians came out of Eastern Ghouta.", "About 3,200 displaced"),
        ("About 3,200 civilians came out of curiosity.", ""),
        ("The navy brought another 220 people to Jeddah.", "220 displaced"),
        ("The navy brought another 220 people to justice.", ""),
        ("The navy brought another 220 people from Port Sudan to Jeddah.", "220 displaced"),
        ("The first bus carried 60 people to a camp.", "60 displaced"),
        ("The first bus carried 60 people to a rally.", ""),
        ("The ferry sailed at noon with 900 Nigerians.", "900 displaced"),
        ("The ferry sailed at noon with 900 sheep.", ""),
        ("Fighting sends thousands into Chad", "thousands displaced"),
        ("Cairo sends thousands into Sinai", ""),
        ("A convoy took 196 bodies to Kharkiv.", "196 killed"),
        ("5,000 protesters went to Kyiv.", ""),
        ("Shelters at Mae Sot hold 3,027 people.", "3,027 displaced"),
        ("The stadium can hold 3,027 people.", ""),
        ("Riyadh has now evacuated 5,600.", "5,600 displaced"),
        ("Riyadh has now evacuated 12.", ""),
        ("The UN puts those uprooted since May at 1.2 million.", "1.2 million displaced"),
    ],
)
def test_of_many_under_way(text: str, expected: str) -> None:
    assert told(text) == expected
