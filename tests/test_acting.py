"""Who did it: the subject of a verb, a by-phrase, a pronoun for the one who speaks or who acted last."""

import pytest

from tests.reading_of import actors, article


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("The Syrian army said it carried out four air strikes near Homs.", "alleged_perpetrator", {"Syrian army"}),
        ("Residents said it was an air strike near Homs.", "alleged_perpetrator", set()),
        ("The Free Syrian Army says it has retaken Qusayr.", "participant", {"Free Syrian Army"}),
        ("Residents say they have left Qusayr.", "participant", set()),
        ("Rebels entered Qusayr. They shelled Homs.", "alleged_perpetrator", {"Rebels"}),
        ("Rebels entered Qusayr. Families wept. They were shelled.", "alleged_perpetrator", set()),
        ("Six policemen kidnapped from a post near Homs.", "alleged_perpetrator", set()),
        ("Six policemen kidnapped from a post near Homs.", "target", {"policemen"}),
        ("Paramedics hit on their way to Homs.", "target", {"Paramedics"}),
        ("Soldiers then took away half a dozen men in Homs.", "alleged_perpetrator", {"Soldiers"}),
        ("One officer was wounded in Homs.", "target", {"officer"}),
        ("One officer was wounded in Homs.", "alleged_perpetrator", set()),
    ],
)
def test_who_did_it(text: str, role: str, expected: set[str]) -> None:
    assert set(actors(article(text), role)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Men in uniform shot two farmers near Homs.", {"Men"}),
        ("Two men were shot near Homs.", set()),
        ("Two farmers were killed when gunmen stormed their post in Homs.", {"gunmen"}),
        ("Gunmen stormed Homs, killing six villagers and abducting four women.", {"Gunmen"}),
        ("Eight guards lost their lives in Homs.", set()),
        ("A mob lynched two guards in Homs.", {"mob"}),
        ("A convoy came under heavy fire near Homs.", set()),
    ],
)
def test_subjects_of_attack(text: str, expected: set[str]) -> None:
    assert set(actors(article(text), "alleged_perpetrator")) == expected


def test_a_statement_is_of_its_subject_and_not_of_who_owns_it() -> None:
    text = "The opposition's delegate, Faris al-Atassi, rejected the offer."
    assert actors(article(text), "speaker") == ["Faris al-Atassi"]
    assert actors(article("The opposition rejected the offer."), "speaker") == ["opposition"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two soldiers died in a car bomb in Homs, which Turkey blames on rebels.", ["rebels"]),
        ("A car bomb hit Homs; Turkey blamed the FSA.", ["FSA"]),
        ("A car bomb in Homs was blamed on the FSA.", ["FSA"]),
        ("The FSA blamed bad weather for delays; a car bomb hit Homs.", []),
    ],
)
def test_who_is_blamed_did_it_by_that_account(text: str, expected: list[str]) -> None:
    assert actors(article(text), "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A joint team of soldiers arrested as many as 11 men in Homs.", ["soldiers"]),
        ("At least 11 men were arrested in a team effort in Homs.", []),
        ("The FSA says it ambushed a column with mines near Homs.", ["FSA"]),
        ("The FSA says mines were found near Homs, and a mine killed a column of goats.", []),
    ],
)
def test_bodies_and_pronouns_that_act(text: str, expected: list[str]) -> None:
    assert actors(article(text), "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("Rebels pushed the militants out of three villages near Homs.", "participant", ["Rebels"]),
        ("Rebels pushed for talks in Homs.", "participant", []),
        ("Rebels seized Qusayr as thousands fled towards Homs.", "target", []),
        ("Police arrested a lawyer in a raid on his home in Homs.", "alleged_perpetrator", ["Police"]),
        ("Air defences shot down 45 Turkish drones near Homs.", "alleged_perpetrator", ["Turkish drones"]),
        ("Air defences near Homs were shot at.", "alleged_perpetrator", []),
    ],
)
def test_who_drives_out_takes_and_flies(text: str, role: str, expected: list[str]) -> None:
    assert actors(article(text), role) == expected


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("A mine killed two shepherd boys near Homs.", "target", ["shepherd boys"]),
        ("A mine killed two young boys near Homs.", "target", []),
        ("Shells killed 46 displaced people in Homs.", "target", ["displaced people"]),
        ("Shells killed 46 people in Homs.", "target", []),
        ("IS has seized 40 policemen in Homs.", "alleged_perpetrator", ["IS"]),
        ("Forty policemen seized in Homs were freed.", "alleged_perpetrator", []),
        ("An Iranian general, Kiumars Pourhashemi, was killed in Homs.", "target", ["Iranian general"]),
        ("Five journalists and a number of clerks were detained in Homs.", "target", ["journalists", "clerks"]),
        ("Soldiers backed by a militia attacked rebels in Homs.", "alleged_perpetrator", ["Soldiers", "militia"]),
    ],
)
def test_victims_by_kind_and_those_who_go_along(text: str, role: str, expected: list[str]) -> None:
    assert actors(article(text), role) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian army said its jets hit a depot near Homs.", ["The Syrian army"]),
        ("Jets hit a depot near Homs.", ["Jets"]),
        ("The FSA said its fighters ambushed a patrol near Homs.", ["The FSA"]),
    ],
)
def test_whose_men_and_weapons_acted(text: str, expected: list[str]) -> None:
    assert actors(article(text), "alleged_perpetrator") == expected
