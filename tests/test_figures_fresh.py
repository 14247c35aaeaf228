"""Figures of freshly written posts that were missed or read too much: each rule with one it must leave alone."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import figures_told

DAY = date(2023, 10, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Nyala a family of five was wiped out by a mortar.", ["five killed people"]),
        ("In Nyala a column of five tanks was wiped out by a mortar.", []),
        ("Nine people incl. a journalist killed and 74 hurt.", ["Nine killed people", "74 wounded people"]),
        ("Mortars killed a baby and a civil servant.", ["a baby and a civil servant killed people"]),
        ("Ankara lost two soldiers, and allied rebels 16 men.", ["two killed combatants", "16 killed combatants"]),
        ("Ankara lost two soldiers, and allied rebels 16 tanks.", ["two killed combatants"]),
        (
            "They captured the police headquarters in Khartoum and hundreds of enemy troops.",
            ["hundreds detained combatants"],
        ),
        ("They captured the police headquarters in Khartoum and said hundreds of troops were there.", []),
        ("Its reporter Saad Ahmad is one of the dead.", []),
        ("At least 20 people, most of them women who could not run, were slaughtered.", ["At least 20 killed people"]),
        ("Bandits whisked away no fewer than 20 pupils.", ["no fewer than 20 detained children"]),
        ("Aides whisked away 20 trucks.", []),
        ("Twelve captives regained their freedom.", ["Twelve detained other"]),
        ("Five conscripts met their death near Deraa.", ["Five killed combatants"]),
        ("Five conscripts met their deadline near Deraa.", []),
        ("Nine soldiers switched to the rebels near Deraa.", ["Nine defected combatants"]),
        ("Nine soldiers switched to the night shift near Deraa.", []),
        ("Some 20,000 villagers made it out of Sinjar.", ["Some 20,000 displaced civilians"]),
        ("A woman was carried out alive after 21 hours.", []),
        ("The dead also include 231 guards and 250 gunmen.", ["231 killed combatants", "250 killed combatants"]),
        ("The guests also include 231 guards and 250 gunmen.", []),
        ("The UN said 18,000 have been killed, activists 23,000.", ["18,000 killed people", "23,000 killed people"]),
        ("As villagers were burying a relative, gunmen came.", []),
        ("The toll was more likely between 10 and 50.", ["between 10 and 50 killed people"]),
        ("The meeting was more likely between 10 and 50 people.", []),
        ("Some 2,750 residents moved out of their homes.", ["Some 2,750 displaced civilians"]),
        ("Some 2,750 soldiers moved out of the area.", []),
        (
            "It made it 108 dead, 49 of whom were children and 34 women, and 300 injured.",
            ["108 killed people", "49 killed children", "34 killed women", "300 wounded people"],
        ),
        (
            "It made it 108 dead, and 34 women and 30 men were injured.",
            ["108 killed people", "34 wounded women", "30 wounded other"],
        ),
        ("More than 90 aftershocks killed no one.", []),
        ("Two of every three children were killed.", []),
        ("Nine injured, one a child.", ["Nine wounded people", "one wounded children"]),
        ("Near Koumbri 14 soldiers and 31 VDP volunteers died.", ["14 killed combatants", "31 killed combatants"]),
        ("Near Koumbri 31 aid volunteers died.", ["31 killed other"]),
    ],
)
def test_a_sentence_counts(text: str, expected: list[str]) -> None:
    assert figures_told(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medics say 31 people were killed. Eighteen were waiting for food.", ["31", "Eighteen"]),
        ("Medics say 31 people were killed. Eighteen were launched at sea.", ["31"]),
        ("Medics say 31 people were killed. Eighteen tanks were waiting for fuel.", ["31"]),
        ("At least 33 people perished. “Eleven were from one family,” he added.", ["At least 33", "Eleven"]),
        ("The toll climbs to 53. It says 14 children and five women are among them.", ["53", "14", "five"]),
        ("The toll climbs to 53. It says 14 children and five women are in a shelter.", ["53"]),
    ],
)
def test_some_of_those_just_told(text: str, expected: list[str]) -> None:
    found = find_figures(lay_out(text, DAY))
    assert [text[f.start : f.end] for f in found] == expected
    assert [f.part_of for f in found] == [None, *(0 for _ in expected[1:])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the three attackers fled on foot.", []),
        ("Two of the three families fled on foot.", ["Two displaced people"]),
        ("The ship carried 22 crew, none of whom was hurt.", []),
        ("The ship carried 22 crew, all of whom were hurt.", ["22 wounded other"]),
        ("The party lost 14 of 20 seats.", []),
        ("The party lost 14 of 20 men.", ["14 killed combatants"]),
        ("The army returned fire, killing the two attackers' leader.", []),
        ("The army returned fire, killing the two attackers.", ["two killed combatants"]),
        ("About 150 soldiers guard the dam that was captured.", []),
        ("About 150 soldiers in the dam that was hit were captured.", ["About 150 detained combatants"]),
        ("He has survived three assassination attempts and lost an eye.", []),
        ("He has survived three assassination attempts, and two guards lost an eye.", ["two wounded combatants"]),
        ("Two of the seven soldiers were killed.", ["Two killed combatants"]),
        ("Two of the seven soldiers killed were officers.", ["Two killed combatants", "seven killed combatants"]),
        ("Four of the 12 dead were children.", ["Four killed children", "12 killed people"]),
        ("Of 1,793 inmates, 1,025 were recaptured.", ["1,025 detained other"]),
    ],
)
def test_who_is_only_present_or_escapes_is_not_counted(text: str, expected: list[str]) -> None:
    assert figures_told(text, DAY) == expected


def test_who_could_not_run_did_not_escape_death() -> None:
    killed = "At least 20 people, most of them women who could not run, were slaughtered."
    spared = "At least 20 people, most of them women, could be slaughtered."
    assert [find_figures(lay_out(text, DAY))[0].realis for text in (killed, spared)] == ["actual", "hypothetical"]
