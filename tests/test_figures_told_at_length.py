"""Figures whose verb stands far from its subject, and whose noun stands behind a long name.

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
        ("Two suspects wanted over the shooting of officers were killed in a raid.", "Two killed"),
        ("Two reporters who saw the attack said the rebels were killed.", ""),
        ("Three people evacuating in a minibus were killed.", "Three killed"),
        ("Two witnesses at the scene believe the attackers were killed.", ""),
        ("Two engineers – Chris Hale and Franco Moli – who were abducted in May were killed.", "Two killed"),
        ("Two engineers – Chris Hale and Franco Moli – who were abducted in May were freed.", "Two detained"),
        ("Two members of the guard, which is defending the port, were reportedly killed.", "Two killed"),
        ("Two members of the guard, which is defending the port, were reportedly late.", ""),
        ("Two civilians alleged to be militants were killed.", "Two killed"),
        ("Two civilians alleged to be militants were praised.", ""),
        ("Four guards and Sheikh Ali Matari, the imam of the mosque, were killed.", "Four killed"),
        ("Four alleged extremists planning attacks in Baku were killed.", "Four killed"),
        ("Three men abducted in May were killed.", "Three killed"),
        ("Three men abducted in May were praised.", "Three detained"),
        ("A man wanted for the robbery of a bank was shot dead.", "A man killed"),
        ("Forty fighters from the Rahman Legion, whose commander fled last week, have surrendered.", "Forty defected"),
        ("Five members of the crew die in the crash.", "Five killed"),
        ("Two brothers of a dead militant were injured.", "Two wounded"),
        ("A bomber hugged the treasurer, killing him and several guards.", "several killed"),
        ("Three officers sustained life-threatening injuries.", "Three wounded"),
        ("Three officers sustained a life-threatening suspicion.", ""),
        ("The group counted nine field executions.", "nine killed"),
        ("The group counted nine field exercises.", ""),
        ("The clashes led to at least ten security personnel deaths.", "at least ten killed"),
        ("A cameraman from Channel One was hurt, as was SEAL Team Six.", "A cameraman wounded"),
        ("One man was killed and another wounded as a driver rammed into a crowd.", "One killed | another wounded"),
        ("It killed 16 people, with a prosecutor describing a massacre.", "16 killed"),
        ("It killed 16 people, along with a prosecutor.", "16 killed | a prosecutor killed"),
        ("Nearly half of the town's 80,000 inhabitants have fled.", ""),
    ],
)
def test_of_far_verbs(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six Turkish-backed National Front for Liberation militants are killed.", "combatants"),
        ("Three Popular Front for the Liberation of Palestine members were arrested.", "combatants"),
        ("Two members of the Kurdistan Workers' Party were wounded.", "combatants"),
        ("Two members of the Kurdistan Democratic Party were wounded.", "other"),
        ("The raid resulted in seven Taliban deaths.", "combatants"),
        ("At least one Irish security officer was killed.", "combatants"),
        ("Two French aid workers were killed.", "other"),
        ("Two French were killed.", "people"),
        ("Both perpetrators were killed.", "combatants"),
    ],
)
def test_of_long_names(text: str, expected: str) -> None:
    assert [figure.population for figure in find_figures(lay_out(text, MONDAY))] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops rounded three villagers up.", "three detained"),
        ("Troops rounded three corners up to Homs.", ""),
        ("The militia set three nuns free.", "three detained"),
        ("They blew three bridges up.", ""),
        ("Snipers picked two soldiers off.", "two killed"),
        ("A gunman shot three villagers dead.", "three killed"),
        ("Police shot two men in the leg.", "two wounded"),
        ("A gunman murders three villagers.", "three killed"),
        ("Shrapnel tore into six shoppers.", "six wounded"),
        ("The army tore into six districts.", ""),
        ("Three villagers were hit by shrapnel.", "Three wounded"),
        ("Two French-made tanks were lost.", ""),
        ("Miners killed a manager during the strike.", "a manager killed"),
        ("Miners killed a rumour during the strike.", ""),
        ("Three lorries were hit by shrapnel.", ""),
        ("A man with a knife was shot dead.", "A man killed"),
        # parts that add up to their total
        (
            "At least six people, two of them girls, were killed, one in the Nuseirat camp and five in Rafah.",
            "At least six killed | two killed | one killed | five killed",
        ),
    ],
)
def test_of_parted_verbs_and_totals(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists of which only some are numbered
        ("The strike killed the ambassador, two guards and their driver.", "two killed"),
        ("The strike killed the ambassador, two guards said.", ""),
        ("The raid killed Abu Omar, the head of a brigade, as well as three guards.", "three killed"),
        ("The raid killed Abu Omar, as around 2,000 guards looked on.", ""),
        ("Among the dead is the mayor, as well as two councillors.", "two killed"),
        ("Among those present is the mayor, as well as two councillors.", ""),
        ("They killed four policemen earlier this month and three civilians in August.", "four killed | three killed"),
        ("A drone followed two men, killing them.", "two killed"),
        ("Gunmen raided two villages, killing them.", ""),
        # none of them
        ("The drone hit a car with five people inside, none of whom survived.", "five killed"),
        ("The drone hit a car with five people inside, one of whom survived.", ""),
        ("They shot three guards, one after the other.", "three killed"),
        ("Three children died of hunger and two of cold.", "Three killed | two killed"),
        ("The strike took the lives of two patients.", "two killed"),
        ("Two women in a tent burned to death.", "Two killed"),
        ("A dozen villagers had bullet wounds.", "A dozen wounded"),
        ("A dozen villagers had no wounds.", ""),
        # totals after a share
        ("Civilian deaths rose by 15% to 2,777 last year.", "2,777 killed"),
        ("Prices of bread rose by 15% to 2,777 last year.", ""),
        ("Civilian deaths increased by 12 percent in 2010, to 2,777.", "2,777 killed"),
        ("Kidnappers let go of three engineers.", "three detained"),
        ("Kidnappers let go of three ropes.", ""),
    ],
)
def test_of_lists_and_shares(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A police chief was killed.", ["combatants"]),
        ("A union chief was killed.", ["other"]),
        ("Nine security officials were killed.", ["combatants"]),
        ("Nine school officials were killed.", ["other"]),
        ("Nine displaced people were killed.", ["other"]),
        ("Nine people were displaced.", ["people"]),
        ("Two White Helmets were killed.", ["other"]),
        ("Three blue helmets were killed.", ["combatants"]),
        ("Three helmets and two blue shirts were lost.", []),
        ("Nine men in uniform were killed.", ["combatants"]),
        ("Nine men in suits were killed.", ["other"]),
        ("Nine men suspected of belonging to a militia were arrested.", ["combatants"]),
        ("Nine men suspected of burglary were arrested.", ["other"]),
        ("Nine dozo hunters were killed.", ["combatants"]),
        ("Nine deer hunters were killed.", ["other"]),
        ("The army said it had killed 25 and captured nine.", ["people", "combatants"]),
        ("The army said it had lost 25 tanks and captured nine.", []),
        ("Members of one family died, nine in all.", ["people"]),
        ("It killed 17, according to medics and a security official.", ["people"]),
        ("It caused the death of one crew member.", ["other"]),
    ],
)
def test_of_who_they_are(text: str, expected: list[str]) -> None:
    assert [figure.population for figure in find_figures(lay_out(text, MONDAY))] == expected
