"""Figures in plain sentences of any outlet: people on the move, fatal wounds, and captives.

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
        # people on the move
        ("The second convoy took out 350 people.", "350 displaced"),
        ("The raid took out 12 people.", "12 killed"),
        ("A bus carrying 20 people from Homs was hit.", ""),
        ("The villages burn, sending about 4,000 people towards Djibo.", "about 4,000 displaced"),
        ("The regime is sending about 4,000 soldiers towards Djibo.", ""),
        ("The camp's population has swelled by 9,000 in a week.", "9,000 displaced"),
        ("The camp's budget has swelled by 9,000 in a week.", ""),
        ("Uganda registered 1,400 Congolese arrivals.", "1,400 displaced"),
        ("Uganda registered 1,400 Congolese lorries.", ""),
        ("Fifteen thousand more are expected to flee.", "Fifteen thousand displaced"),
        ("Fifteen thousand more are expected to vote.", ""),
        ("Hundreds are sleeping in the open outside the stadium.", "Hundreds displaced"),
        ("Hundreds are singing in the open outside the stadium.", ""),
        # fatal wounds
        ("Eleven were wounded, three mortally.", "Eleven wounded | three killed"),
        ("Eleven were wounded, three seriously.", "Eleven wounded | three wounded"),
        ("A man fatally stabs two guards.", "two killed"),
        ("Two women burned to death in their tent.", "Two killed"),
        ("Two burnt pick-ups stood in their yard.", ""),
        ("Two dead, four critical after the raid.", "Two killed | four wounded"),
        ("Two dead, four critical questions after the raid.", "Two killed"),
        ("A bomber blew himself up, taking five soldiers with him.", "five killed"),
        # captives
        ("Forty villagers are being held hostage.", "Forty detained"),
        ("The militia abducted seven bus passengers and freed two.", "seven detained | two detained"),
        ("The militia burned two buses and freed two.", ""),
    ],
)
def test_of_plain_telling(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # totals far from their verb
        ("Palestinians killed in the West Bank since May now number 811.", "811 killed"),
        ("Palestinians killed in the West Bank since May had number 811.", ""),
        ("Deaths in the shelling of Taiz have climbed to 11.", "11 killed"),
        ("Prices in the shelling of Taiz have climbed to 11.", ""),
        ("He gave enemy dead as 63.", "63 killed"),
        ("He gave enemy strength as 63.", ""),
        ("A statement puts apostate deaths at no fewer than 40.", "no fewer than 40 killed"),
        ("1,592: civilians killed this year", "1,592 killed"),
        ("1,592: schools closed this year", ""),
        # another number beside
        ("The army says 38 soldiers, not 25, were killed.", "38 killed | 25 killed"),
        ("The raid killed not 60, as reported, but 19.", "60 killed | 19 killed"),
        ("A police commander and two of his bodyguards died.", "A police commander killed | two killed"),
        ("A headmaster and two pupils died.", "A headmaster and two killed"),
        ("Nine people died, among them a minister and four guards.", "Nine killed | four killed"),
        # far verbs
        ("The blast is believed to have killed six.", "six killed"),
        ("Six are believed to have been killed.", "Six killed"),
        ("Twelve people who had been waiting for a bus were killed.", "Twelve killed"),
        ("Twelve people who had been waiting for a bus were late.", ""),
        ("Two bodies were found under the rubble.", "Two killed"),
        ("Two men are under the rubble.", "Two missing"),
        # place by place
        ("Four were killed in Selydove; in Toretsk, one; in Lyman two more.", "Four killed | one killed | two killed"),
        ("Four were killed in Selydove; in Toretsk, one car burned.", "Four killed"),
        ("Kharkiv: 3 dead, 11 hurt; Donetsk: 2 and 5.", "3 killed | 11 wounded | 2 killed | 5 wounded"),
        ("Kharkiv: 3 dead, 11 hurt; Donetsk: 2 cars and 5 vans.", "3 killed | 11 wounded"),
        # verbs with an adverb
        ("He slightly hurt one of them.", "one wounded"),
        ("He slightly moved one of them.", ""),
        # out of sight, and on the way
        ("As many as 20 more may lie under the concrete.", "As many as 20 missing"),
        ("As many as 20 mines may lie under the concrete.", ""),
        ("Sixty drones came; 22 vanished from radars.", ""),
        ("Sixty hikers came; 22 vanished.", "22 missing"),
        ("Managers counted nearly 1,600 leaving westwards.", "nearly 1,600 displaced"),
        ("Managers counted nearly 1,600 looking westwards.", ""),
        ("Around 90,000 people still cannot go home.", "Around 90,000 displaced"),
        ("Around 90,000 people still cannot vote.", ""),
    ],
)
def test_of_numbers_away_from_their_verb(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said two soldiers fell. It puts its dead since May at about 20.", ["combatants", "combatants"]),
        ("The village puts its dead since May at about 20.", ["people"]),
        ("The defence ministry said it had lost 49 since May.", ["combatants"]),
        ("Doctors said they had lost 49 since May.", ["people"]),
        ("Hezbollah named two more of its dead.", ["combatants"]),
        ("The hospital named two more of its dead.", ["people"]),
        ("He raised the number of soldiers killed to nine, then 22.", ["combatants", "combatants"]),
        ("The mercenaries came with 28 men: 15 have been caught.", ["people"]),
        ("Twenty-eight mercenaries came: fifteen have been caught.", ["combatants"]),
        ("Of 150 people killed, 71 of whom it verified as civilians, many were old.", ["people", "civilians"]),
        ("A drone hit a van carrying farm workers, killing two.", ["other"]),
        ("A drone hit a van outside a farm, killing two.", ["people"]),
    ],
)
def test_of_whom(text: str, expected: list[str]) -> None:
    assert [figure.population for figure in find_figures(lay_out(text, MONDAY))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army says 38 soldiers, not 25, were killed.", ["actual", "denied"]),
        ("The raid killed not 60, as reported, but 19.", ["denied", "actual"]),
        ("Neighbours fear that another dozen people are still under the slabs.", ["actual"]),
        ("Neighbours fear that another dozen people will be killed.", ["hypothetical"]),
        ("Another dozen may lie under the rubble.", ["actual"]),
    ],
)
def test_of_what_is_so(text: str, expected: list[str]) -> None:
    assert [figure.realis for figure in find_figures(lay_out(text, MONDAY))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The camp has received 3,400 people since Friday.", "3,400 displaced"),
        ("The museum has received 3,400 people since Friday.", ""),
        ("Two million internally displaced people live in Idlib.", "Two million displaced"),
        ("Two million internally divided people live in Idlib.", ""),
        ("It has displaced 235,000, up from 190,000 a week ago.", "235,000 displaced | 190,000 displaced"),
        ("It has displaced 235,000, far from 190 km away.", "235,000 displaced"),
        ("Thousands of people, most on foot, are leaving Rafah.", "Thousands displaced"),
        ("Thousands of people, most on foot, are praising Rafah.", ""),
        ("Guards at Masnaa counted 6,500 people crossing on Tuesday.", "6,500 displaced"),
        ("Guards at Masnaa counted 6,500 people voting on Tuesday.", ""),
        ("Two sailors are believed to be in Taliban hands.", "Two detained"),
        ("Two sailors are believed to be in safe hands.", ""),
        ("Twelve men were loaded onto a truck and driven away.", "Twelve detained"),
        ("Twelve boxes were loaded onto a truck.", ""),
        ("Eighteen sailors were taken off the ship.", "Eighteen detained"),
        ("A school sheltering hundreds of displaced people was hit.", ""),
        ("Schools are sheltering hundreds of displaced people.", "hundreds displaced"),
        ("Mansour, named as a rebel commander, was killed.", ""),
        ("A woman sang as a policeman was killed.", "a policeman killed"),
    ],
)
def test_of_places_and_captors(text: str, expected: str) -> None:
    assert told(text) == expected
