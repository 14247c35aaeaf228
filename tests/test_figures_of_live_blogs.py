"""Figures as live blogs tell them: terse posts, corrected counts, asides, lists by place, the missing and the moved."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import figures_told

DAY = date(2024, 5, 22)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


def readings(text: str) -> list[tuple[str, str]]:
    """Each figure's scope and realis."""
    return [(f.scope, f.realis) for f in find_figures(lay_out(text, DAY))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # terse posts and headlines
        ("Killed: 3, wounded: 17.", "3 killed people | 17 wounded people"),
        ("Killed – 4, injured – 11, says the mayor.", "4 killed people | 11 wounded people"),
        ("Toll in Rafah strike rises to 45 from 35", "45 killed people"),
        ("Death toll climbs past 200 in Rakhine", "past 200 killed people"),
        ("Number of injured in Odesa goes up to 23.", "23 wounded people"),
        ("The army confirms 3 KIA and 12 WIA.", "3 killed combatants | 12 wounded combatants"),
        ("Kabul hospital: 8 bodies, 35 injured", "8 killed people | 35 wounded people"),
        ("UN: 21,000 on the move", "21,000 displaced people"),
        # quotation marks around numbers
        ('The command claims "dozens" of Wagner fighters were killed.', "dozens killed combatants"),
        ("The junta ‘neutralised’ some 20 rebels.", "some 20 killed combatants"),
        # counts corrected
        ("Nine people died. Earlier the mayor had put it at six.", "Nine killed people | six killed people"),
        ("Nine people died, up from four this morning.", "Nine killed people | four killed people"),
        ("Five died. The agency revised that down to three.", "Five killed people | three killed people"),
        ("A raid killed 11. By nightfall it was 31.", "11 killed people | 31 killed people"),
        ("We count 38 dead, says the imam; the police say 12.", "38 killed people | 12 killed people"),
        ("Kenya lost 11 soldiers; a general put the figure at 80.", "11 killed combatants | 80 killed combatants"),
        # totals after their number, of the dead, by place
        ("That brings to 61 the number of soldiers killed since June.", "61 killed combatants"),
        ("The governor puts the dead at seven.", "seven killed people"),
        ("14 dead: eight in Sagaing, four in Magway.", "14 killed people | eight killed people | four killed people"),
        ("The dead include three nurses.", "three killed other"),
        ("Among the dead: two teachers.", "two killed other"),
        # asides
        (
            "Ten guards – four soldiers and six volunteers – were killed.",
            "Ten killed combatants | four killed combatants | six killed combatants",
        ),
        (
            "At least 9 people (2 women, 7 children) died.",
            "At least 9 killed people | 2 killed women | 7 killed children",
        ),
        (
            "Twelve died, two women and six children among them.",
            "Twelve killed people | two killed women | six killed children",
        ),
        # the second number has its own verb
        (
            "The army lost two soldiers and a further 13 were wounded.",
            "two killed combatants | 13 wounded combatants",
        ),
        (
            "Five soldiers were killed and ten wounded this morning.",
            "Five killed combatants | ten wounded combatants",
        ),
        ("They held 40 men and later shot three of them.", "40 detained other | three killed other"),
        (
            "One dead, ten wounded. Two of the wounded later died.",
            "One killed people | ten wounded people | Two killed people",
        ),
        # the missing
        ("As many as ten may still be under the slabs.", "As many as ten missing people"),
        ("Eleven employees cannot be reached.", "Eleven missing other"),
        ("Dozens more are buried beneath the rubble.", "Dozens missing people"),
        ("KIA 7, WIA 21.", "7 killed combatants | 21 wounded combatants"),
        ("We pulled out 13 alive and 27 dead.", "27 killed people"),
        ("A raid killed 36 on Monday; another 11 today.", "36 killed people | 11 killed people"),
        ("The rebels killed 78 soldiers; the army admits 12.", "78 killed combatants | 12 killed combatants"),
        ("Two brothers, 9 and 14, were killed.", "Two killed children"),
        ("The army handed over 40 boys it had captured.", "40 detained children"),
        ("A driver was killed along with two guards.", "A driver killed other | two killed combatants"),
        ("Twelve of the 19 attackers were killed.", "Twelve killed combatants"),
        ("Four of the 12 dead were children.", "Four killed children | 12 killed people"),
        ("They lost 16 people. Nine were children.", "16 killed people | Nine killed children"),
        ("Border fire: one Lebanese soldier dead.", "one killed combatants"),
        ("Officials expect the toll, currently 87, to rise.", "87 killed people"),
        ("The dead numbered 28.", "28 killed people"),
        ("Shelling killed a man of 54 and wounded a girl of nine.", "a man killed other | a girl wounded children"),
        ("Five people sought medical help.", "Five wounded people"),
        ("The rebels took six prisoners and lost three men.", "six detained other | three killed combatants"),
        # moved, taken, buried, handed over
        ("Police brought 900 residents out of Toretsk.", "900 displaced civilians"),
        ("Fighting has driven over 40,000 people from their homes.", "over 40,000 displaced people"),
        ("Raiders drove off with six girls and 200 cattle.", "six detained children"),
        ("Gunmen took away half a dozen others.", "half a dozen detained people"),
        ("We buried fifteen villagers at noon.", "fifteen killed civilians"),
        ("A clip shows 30 conscripts handing over their rifles.", "30 defected combatants"),
        ("Of the 40 hostages, 12 were freed.", "40 detained other | 12 detained other"),
        ("The clinic received 18 bodies and 43 patients.", "18 killed people | 43 wounded people"),
        ("They registered 700 families at the border.", "700 displaced people"),
        ("Over nine lakh people were made homeless.", "Over nine lakh displaced people"),
        # who is counted
        ("A bomb killed 13 US troops.", "13 killed combatants"),
        ("Four American and five Nigerien soldiers died.", "Four killed combatants | five killed combatants"),
        ("The army said 31 of its men had died.", "31 killed combatants"),
        ("Some 60 men, women and children drowned.", "Some 60 killed civilians"),
        ("They freed 300 men and women.", "300 detained people"),
        ("Four were hurt, one of them a girl.", "Four wounded people | one wounded children"),
        ("Two reporters were killed. Three more were hurt.", "Two killed other | Three wounded other"),
    ],
)
def test_a_post_counts(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "None of the 90 passengers was hurt.",
        "Some 200,000 people remain trapped in the besieged city.",
        "The army named two reservists, aged 25 and 43.",
        "More than a million are in need, one in ten of the population.",
        "The law was in force between 2001 and 2013, and few died.",
        "Only 4 of the 27 crew have been found alive.",
        "There were 14 survivors.",
        "At least 200 hostages' relatives marched to parliament.",
        "Ten of the wounded's relatives waited outside.",
        "Police deployed 600 officers; 12 of them fired live rounds.",
        "Two senior officials arrived with 30 bodyguards.",
        "About 120 rescuers are digging through the rubble with 10 excavators.",
        "Roughly 300 people were inside when the shells fell.",
        "The army seized 14 villages and captured 3 drones.",
        "The unit lost 40 vehicles in a week.",
        "Gunmen burned 20 homes and stole 300 cattle.",
        "Three in four children are out of school.",
        "The seven-day truce ended at 7am and nobody was killed.",
    ],
)
def test_a_post_counts_nobody(text: str) -> None:
    assert told(text) == []


def test_one_who_tells_is_no_victim() -> None:
    assert told("Three policemen were killed and a dozen wounded, an officer said.") == [
        "Three killed combatants",
        "a dozen wounded combatants",
    ]


def test_ages_beside_a_part_count_nobody() -> None:
    assert told("The blast hurt 54 people, 19 of them under 18.") == ["54 wounded people", "19 wounded children"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fifty civilians were killed between 5 and 8 May.", ("period", "actual")),
        ("Ten children have died of hunger.", ("period", "actual")),
        ("The toll stood at 5,400 in January.", ("cumulative", "actual")),
        ("More than 2,000 soldiers have died.", ("cumulative", "actual")),
        ("Today marks 30 years since the massacre, in which 800 people were killed.", ("event", "historical")),
        ("In February, 65 mourners were gunned down at a funeral.", ("event", "historical")),
        ("Gunmen killed 23 people in a raid on a village and an ambush of a convoy.", ("period", "actual")),
        ("Earlier reports of 30 dead have been withdrawn.", ("event", "denied")),
        ("Clashes in Jenin and Tulkarm left six people dead.", ("period", "actual")),
        ("In November 2022 a missile killed two farmers.", ("event", "historical")),
        ("It was the worst strike since March, when 51 died.", ("event", "historical")),
        ("Rwanda rejects claims that its soldiers killed 140 civilians.", ("event", "denied")),
        ("The plan calls for the release of 90 prisoners.", ("event", "hypothetical")),
        ("In April alone, 129 civilians died, the mission said.", ("period", "actual")),
        ("The death count could exceed 5,000.", ("period", "hypothetical")),
        ("Up to 12 may be trapped in the debris.", ("event", "actual")),
        ("Thousands more will die without aid.", ("period", "hypothetical")),
        ("A strike wounded a woman, prosecutors said.", ("event", "actual")),
        ("Fighters withdrew from the town, killing four people as they left.", ("event", "actual")),
    ],
)
def test_scope_and_realis_of_posts(text: str, expected: tuple[str, str]) -> None:
    assert readings(text) == [expected]
