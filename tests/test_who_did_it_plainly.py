"""Who did it and to whom where one clause says so in plain words, beside a sentence that says it of nobody."""

import pytest

from tests.reading_of import actors, article


def sides(sentence: str) -> str:
    """ "who > whom", each a list."""
    text = article(sentence)
    return " > ".join(", ".join(actors(text, role)) for role in ("alleged_perpetrator", "target"))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is believed to have been done
        ("Rebels are believed to have abducted six clerks in Homs.", "Rebels > clerks"),
        ("Rebels are believed to have been abducted in Homs.", " > Rebels"),
        # a place between the subject and a verb that may be a noun
        ("Riot police in Homs attack demonstrators.", "Riot police > demonstrators"),
        ("Militants in the northern town of Homs attack a barracks.", "Militants > barracks"),
        ("Victims of the Homs attack a year ago met on Monday.", " > "),
        # whom only the name before them arms
        ("FARC dissidents killed 12 clerks near Homs.", "FARC dissidents > clerks"),
        ("Members of Hamas killed 12 clerks in Homs.", "Members of Hamas > clerks"),
        ("A Hamas member carried out an attack in Homs, killing a clerk.", "Hamas member > clerk"),
        ("Members of the union counted 12 clerks killed in Homs.", " > clerks"),
        # civil nouns that kill
        ("Villagers kill three militants in Homs.", "Villagers > militants"),
        ("Villagers killed in Homs were buried.", " > Villagers"),
        # of the two sides of a fight only one is named
        ("Five soldiers were killed in fighting with rebels near Homs.", "rebels > soldiers"),
        ("Rebels took Homs after a battle with soldiers.", "Rebels > soldiers"),
        ("Rebels killed five soldiers in fighting near Homs.", "Rebels > soldiers"),
        # names that no list knows, after "by"
        ("Six clerks were abducted by Uqba ibn Orvan in Homs.", "Uqba ibn Orvan > clerks"),
        ("Six clerks were killed in an attack by the QDF in Homs.", "QDF > clerks"),
        ("Six clerks were killed by Monday in Homs.", " > clerks"),
        ("Six clerks were killed in an attack by Orvanian nationals in Homs.", " > clerks"),
        # names with small words and apostrophes
        ("Lashkar-e-Taiba attacked a barracks in Homs.", "Lashkar-e-Taiba > barracks"),
        ("The Kurdistan Workers' Party attacked a barracks in Homs.", "Kurdistan Workers' Party > barracks"),
        ("The Haqqani network attacked a barracks in Homs.", "Haqqani network > barracks"),
        ("The ambulance network counted six clerks killed in an attack in Homs.", " > clerks"),
        # sides that bear no arms
        ("Clashes between protesters and police in Homs injured ten.", "protesters > police"),
        ("Clashes between India and Pakistan in Homs killed ten people, including a child.", "India, Pakistan > "),
        ("A court in Homs sentenced four clerks to death.", " > clerks"),
        ("A wall between protesters and police in Homs fell.", " > "),
        # what runs into a bomb laid none
        ("A clerk was hurt when an army convoy hit a roadside bomb near Homs.", " > army convoy, clerk"),
        ("An army convoy hit a school near Homs, killing a clerk.", "army convoy > school, clerk"),
        # a verb joined to another with an object is active
        ("Forces loyal to the president attacked and burned UN vehicles in Homs.", "Forces > UN vehicles"),
        ("Forces loyal to the president were attacked and burned in Homs.", " > Forces"),
        # followers
        ("Followers of the separatist leader launched an attack on a barracks in Homs.", "Followers > barracks"),
        ("Followers of the separatist leader met in Homs, where a clerk was shot dead.", " > clerk"),
        # no side
        ("A World War II-era bomb exploded in Homs, killing a clerk.", " > clerk"),
        # a noun after the verb tells the act
        ("Soldiers raided Homs at noon, wounding 58 clerks with gunfire.", "Soldiers > clerks"),
        ("Rebels set off a landmine near Homs, killing three clerks.", "Rebels > clerks"),
        ("A landmine went off near Homs, killing three clerks.", " > clerks"),
    ],
)
def test_of_plain_acts(sentence: str, expected: str) -> None:
    assert sides(sentence) == expected
