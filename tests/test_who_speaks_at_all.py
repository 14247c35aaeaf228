"""Words that look like somebody's saying and are none, and speakers told with words that no list knows."""

import pytest

from tests.reading_of import article, read


def speakers(sentence: str) -> set[str | None]:
    return {claim.speaker.text if claim.speaker else None for claim in read(article(sentence)).claims}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        # nouns and adjectives that are verbs of saying elsewhere
        ("Bandits killed 17 people in Kano and Niger States.", None),
        ("A raid killed six people in the northern state of Kano.", None),
        ("SANA states that six people were killed in Homs.", "SANA"),
        ("Four alleged rebels were killed in Homs.", None),
        ("Rebels alleged that four people were killed in Homs.", "Rebels"),
        ("Jets bombed suspected Hezbollah-related sites in Homs, killing two.", None),
        ("Two people were killed in a “record drone attack” on Homs.", None),
        ("The mayor made no official comment on the killing of two people in Homs.", None),
        ("City officials report the killing of two people in Homs.", "City officials"),
        ("Activists deny the army claims. Ten people died in the raid on Homs.", None),
        ("Early reports from the army indicate that ten people died in Homs.", "the army"),
        ("Police fired warning shots and four people were killed in Homs.", None),
        # a toll that rises says nothing, nor does what raises it
        ("The death toll of the raid on Homs, Syria, increases to six.", None),
        ("New clashes in Homs, Syria, raise the death toll to 50.", None),
        ("A second man died in Homs, raising the toll to five.", None),
        ("The ministry raised the death toll in Homs to 50.", "The ministry"),
        # whose verb it is
        ("Army units killed 60 of the gunmen in Homs and say they will go on.", "Army units"),
        ("A spokesman for the army, says 19 soldiers were killed in Homs.", "A spokesman for the army"),
        ("A drone attack on Homs killed a woman and put three in hospital, police said.", "police"),
        ("Homs war: The Red Crescent leaves, fearing an attack that could kill dozens.", "The Red Crescent"),
        # speakers whole
        ("The family says ten people were killed in Homs.", "The family"),
        ("Syria's new government says that ten people were killed in Homs.", "Syria's new government"),
        (
            "Fortify chief executive officer Ali Saleh says two died in Homs.",
            "Fortify chief executive officer Ali Saleh",
        ),
        ("Residents of northeast Homs claim that ten people were killed.", "Residents of northeast Homs"),
        ("A new SANA estimate puts the death toll in Homs at 7,500.", "SANA"),
    ],
)
def test_who_speaks(sentence: str, speaker: str | None) -> None:
    assert speaker in speakers(sentence)
    assert speakers(sentence) <= {speaker, None}
