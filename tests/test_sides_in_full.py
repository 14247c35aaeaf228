"""Who acts, named in full: lists with articles, letters no list knows, assaults beaten back, and one's own forces.

Each rule has a sentence it must read beside one it must not.
"""

import pytest

from tests.reading_of import actors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army, the police and the navy stormed Aden's market.", ["army", "police", "navy"]),
        ("In the army, the police stormed Aden's market.", ["police"]),
        ("Syria's defence ministry: a group strike hit the depot in Homs.", []),
        ("An armed group strike hit the depot in Homs.", ["armed group"]),
        ("Men of the Southern Resistance attacked a barracks in Bor.", ["Men of the Southern Resistance"]),
        ("Isil killed twelve soldiers near Mosul.", ["Isil"]),
        ("The army recovered the bodies of nine villagers in Bor.", []),
        ("The army recovered the bodies of nine villagers killed by rebels in Bor.", ["rebels"]),
        ("Rebels buried ten men in Bor.", []),
        ("Rebels killed ten men and buried them in Bor.", ["Rebels"]),
        ("Site killed twelve soldiers near Mosul.", []),
        ("A raid on Bor was repelled by the army.", []),
        ("Rebels stormed Bor but were repelled by the army.", ["Rebels"]),
        ("A rebel was killed by the army in Bor.", ["army"]),
        ("The army says it repelled an assault on Bor.", []),
        ("The army says it attacked the rebels in Bor.", ["army"]),
        ("Rebels shelled Bor. Reports that our aircraft killed eight villagers are a lie.", ["Rebels", "aircraft"]),
        ("Rebels shelled Bor. Their aircraft killed eight villagers.", ["Rebels", "Rebels"]),
    ],
)
def test_who_did_it(text: str, expected: list[str]) -> None:
    assert actors(text, "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army says it repelled an assault on Bor.", ["army"]),
        ("The mayor says it repelled an assault on Bor.", []),
        ("A raid on Bor was repelled by the army.", ["army"]),
        ("An explosion at a bank in Bor wounded ten.", ["bank"]),
        ("An explosion at noon near Bor wounded ten.", []),
        ("Three men died in clashes at a bank in Bor.", []),
        ("A drone hit a hostel in Bor.", ["hostel"]),
        ("A drone hit near Bor as a hostel closed.", []),
        ("Jets fired missiles at targets in Bor.", []),
        ("Two teachers, a nurse and a guard were killed in Bor.", ["teachers", "nurse", "guard"]),
    ],
)
def test_whom_it_befell(text: str, expected: list[str]) -> None:
    assert actors(text, "target") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A regional council met the mayor of Bor.", ["A regional council"]),
        ("The tanks stormed Bor and were met by fire.", []),
        ("(Doha) - Chad and Niger exchanged 12 prisoners.", ["Chad", "Niger"]),
        ("Roads to Chad and Niger reopened after rebels exchanged 12 prisoners.", ["rebels"]),
    ],
)
def test_who_took_part(text: str, expected: list[str]) -> None:
    assert actors(text, "participant") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN said posts were hit. Israel says it had told the villagers to leave.", ["Israel"]),
        ("The UN said posts were hit. It had told the villagers to leave.", ["UN"]),
        ("They fired from the tank; I swear to you nobody fought there.", []),
    ],
)
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert [name.removeprefix("The ") for name in actors(text, "speaker")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said it lost 12 soldiers in an ambush in Bor.", []),
        ("The army lost 12 soldiers in an ambush by rebels in Bor.", ["rebels"]),
        ("The army said it killed 12 rebels in an ambush in Bor.", ["army"]),
    ],
)
def test_who_lost_men_in_an_attack_is_not_accused_of_it(text: str, expected: list[str]) -> None:
    assert actors(text, "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("text", "accused", "harmed"),
    [
        ("The governor put Taliban losses in Bor at 38.", [], ["Taliban"]),
        ("The Taliban's losses in Bor came to 38.", [], ["Taliban"]),
        ("The Taliban killed 38 people in Bor.", ["Taliban"], []),
    ],
)
def test_losses_befell_those_whose_they_are(text: str, accused: list[str], harmed: list[str]) -> None:
    assert actors(text, "alleged_perpetrator") == accused
    assert actors(text, "target") == harmed
