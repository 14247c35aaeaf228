"""Who did it: a subject before a verb that may be a noun, a far "by", a nation before adjectives, a force's members."""

import pytest

from tests.reading_of import actors, article


@pytest.mark.parametrize(
    ("sentence", "perpetrators"),
    [
        ("Four people were killed when gunmen attack a mine near Homs.", ["gunmen"]),
        ("Four people were killed in a gunmen attack near Homs.", []),
        ("Rebel forces strike Idlib with missiles, injuring three people.", ["Rebel forces"]),
        ("A strike on Idlib with missiles injured three people.", []),
        (
            "An attack on a hospital in the old part of the city of Homs by masked militants killed three people.",
            ["masked militants"],
        ),
        ("An attack on a hospital in Homs, seen by militants on a hill, killed three people.", []),
        ("Israeli ballistic and cruise missiles struck Idlib.", ["Israeli"]),
        ("Missiles struck the Israeli town of Sderot, killing two.", []),
        ("A member of the presidential guard opened fire on workers in Homs.", ["member of the presidential guard"]),
        ("A member of the teachers' union opened a school in Homs.", []),
        ("Villagers fended off a raid by unknown bandits on their market near Homs.", ["unknown bandits"]),
    ],
)
def test_whose_act_it_was(sentence: str, perpetrators: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == perpetrators


def test_a_weapon_against_ships_is_no_ship() -> None:
    text = article("A Houthi anti-ship missile attack on a tanker near Homs hurt two people.")
    assert "ship" not in " ".join(actors(text, "alleged_target"))
