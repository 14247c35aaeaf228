"""Who speaks: labels in full, pronouns for the last speaker, and words that name nobody.

Each rule has a sentence it must read beside one it must not.
"""

import pytest

from tests.reading_of import MONDAY, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A nurse, by satellite phone: “We have had 38 dead.”", "A nurse"),
        ("A sign, by the gate: 38 soldiers died here.", None),
        ("Karim Saidi, chief of army staff: 25 soldiers were killed.", "Karim Saidi"),
        ("Syrian Defence Ministry on Telegram: “54 terrorists were killed.”", "Syrian Defence Ministry"),
        ("A provincial council member in Faryab: 22 soldiers were killed.", "A provincial council member in Faryab"),
        ("A man in Faryab: 22 soldiers were killed.", None),
        ("The ministry says Homs is calm. According to it 81 rebels were killed.", "The ministry"),
        ("Homs fell, mayor Karim Saidi says. By nightfall 20 people died by his count.", "mayor Karim Saidi"),
        ("Homs fell, mayor Karim Saidi says. By nightfall 20 people died by his side.", None),
        ("The ambush killed 33 soldiers, the general staff announces tonight.", "the general staff"),
        ("By the health ministry's count, 2,710 people have been killed.", "the health ministry"),
        ("First reports: 9 dead.", None),
        ("Body count, Friday: 13 men shot in the head.", None),
        ("The UN stopped updating its figure of 10,000 killed in 2016.", None),
        ("This clip shows 14 soldiers and a lieutenant announcing that they defected.", None),
        ("Many were shot, the prosecutor having put the dead at seventy.", "the prosecutor"),
        ("The UN's May numbers: 1,119 killed.", "The UN"),
        ("The market's May numbers: 1,119 killed.", None),
        ("The bridge is mined, resident Karim Saidi says. He saw four bodies.", "resident Karim Saidi"),
        ("The bridge is mined, resident Karim Saidi says. He hid four bodies.", None),
        ("HOMS. A shell fell on the ward. “Two patients were killed,” she said.", None),
        ("Lebanon's Civil Defence believes about 10,000 people are under the rubble.", "Lebanon's Civil Defence"),
        ("Shells killed four people, residents said; at least 4 wounded.", "residents"),
        (
            "Shells killed four people, residents said; at least 4 soldiers were shot in a raid on the port by night.",
            None,
        ),
    ],
)
def test_speaker_of_the_last_number(text: str, expected: str | None) -> None:
    reading = read(text, MONDAY)
    said = {claim.claim_no: claim.speaker.text if claim.speaker else None for claim in reading.claims}
    assert said[reading.figures[-1].claim_no] == expected
