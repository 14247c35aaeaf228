"""Figures as wires and live blogs of many wars print them: what hospitals, searches, arrivals and exchanges count.

Each rule has a sentence it must read beside one it must not.
"""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out

DAY = date(2024, 7, 15)


def told(text: str) -> str:
    """Each figure as "words measure population", joined by a bar."""
    figures = find_figures(lay_out(text, DAY))
    return " | ".join(f"{text[f.start : f.end]} {f.measure} {f.population}" for f in figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # care, survival and burns
        ("Nine people died; 72 others needed medical help.", "Nine killed people | 72 wounded people"),
        ("The ministry says 72 hospitals needed medical help.", ""),
        ("Shells fell on the hall. Sixteen people did not survive.", "Sixteen killed people"),
        (
            "Three sailors were killed and four badly burned in the strike.",
            "Three killed combatants | four wounded combatants",
        ),
        ("They killed 58 people and burned granaries.", "58 killed people"),
        # out of the rubble, off a tower
        ("Crews recovered nine bodies from under the rubble in Ariha.", "nine killed people"),
        ("Nine people are under the rubble in Ariha.", "Nine missing people"),
        ("Troops came under fire and two guards fell from a tower and were injured.", "two wounded combatants"),
        ("Two soldiers fell in Bakhmut.", "Two killed combatants"),
        # brought home, arrived
        ("Ukraine got back 103 servicemen on Saturday.", "103 detained combatants"),
        ("Some 200 villagers took shelter in a church in Kani.", "Some 200 displaced civilians"),
        ("Nearly 400 families reached the Amal camp yesterday.", "Nearly 400 displaced people"),
        ("More than 65,000 have arrived in Tawila since Sunday.", "More than 65,000 displaced people"),
        ("Lorries with food for 100,000 people have reached Zamzam.", ""),
        ("About 60 people have arrived in Geneva for the talks.", ""),
        (
            "A convoy took 1,400 people, among them many sick, out of the city.",
            "1,400 displaced people | many wounded people",
        ),
        ("A colonel and 20 of his men left the army in Rastan.", "A colonel and 20 defected combatants"),
        ("Five relatives of a leader were taken from their homes by police.", "Five detained people"),
        # shares and rooms
        ("Nine out of ten people in Gaza have been displaced.", ""),
        ("Nine of the 40 hostages were freed.", "Nine detained other"),
        ("The camp at al-Hol holds 40,000 people.", ""),
        ("The prison at Sednaya holds 4,000 people.", "4,000 detained people"),
        # labels and headlines
        ("Casualties so far – Idlib: 12 killed, 30 wounded.", "12 killed people | 30 wounded people"),
        ("Killed in Idlib: 12", "12 killed people"),
        ("Strike on market: death toll 55, injured 170", "55 killed people | 170 wounded people"),
        ("Air strike on wedding kills bride, 10 guests", "10 killed other"),
        ("Air strike kills bride, destroys 10 shops", ""),
        # relative clauses
        (
            "Of 97 hostages freed, 34 of whom the army says are wounded, none spoke.",
            "97 detained other | 34 wounded other",
        ),
        # losses
        ("The clash cost the army 16 men.", "16 killed combatants"),
        ("The raid cost the army 16 tanks.", ""),
        (
            "The M23 said it had killed 70 soldiers; Kinshasa admits to 11.",
            "70 killed combatants | 11 killed combatants",
        ),
        ("Kabul puts Pakistani dead at 58.", "58 killed people"),
        ("Some 26 fighters were put out of action.", "Some 26 killed combatants"),
        # who
        ("Turkey neutralised 26 PKK/YPG terrorists.", "26 killed combatants"),
        ("Police killed six would-be suicide bombers.", "six killed combatants"),
        ("Two killed, both children, in Sarmin.", "Two killed children"),
        ("Two killed, both children's homes hit.", "Two killed people"),
        ("Seven died, three of them under ten.", "Seven killed people | three killed children"),
        ("Seven died, three of them under 40.", "Seven killed people | three killed people"),
        (
            "The toll is 44 dead civilians: 31 in Kourakou, 13 in Tondobi.",
            "44 killed civilians | 31 killed civilians | 13 killed civilians",
        ),
        ("Some 7,500 households fled Um Rawaba.", "Some 7,500 displaced people"),
        # a second batch: who "them" is, gaps, brackets
        ("Gunmen pulled 23 passengers off a bus and shot them.", "23 killed other"),
        ("Gunmen met 23 passengers at a bus, and police shot them.", ""),
        ("IS lost 22 men and the army nine.", "22 killed combatants | nine killed combatants"),
        ("IS lost 22 men and the army nine tanks.", "22 killed combatants"),
        ("Six dead, 44 injured (10 critical).", "Six killed people | 44 wounded people | 10 wounded people"),
        ("Hall attack: 145 dead, 551 hurt, 11 held", "145 killed people | 551 wounded people | 11 detained people"),
        ("Twenty bodies came in, eight of them unidentified.", "Twenty killed people | eight killed people"),
        ("Children made up 22 of the 51 killed.", "22 killed children | 51 killed people"),
        ("Bandits killed 35 of 56 hostages.", "35 killed other"),
        ("The army captured 62 soldiers alive.", "62 detained combatants"),
        ("Crews found 62 soldiers alive.", ""),
        ("Trains took 3,000 women and children from Kramatorsk to Lviv.", "3,000 displaced civilians"),
        ("Trains took 3,000 soldiers from Kramatorsk to Lviv.", ""),
        ("The number of dead has reached 31, and 13 people are missing.", "31 killed people | 13 missing people"),
        ("Kyiv says 43,000 soldiers have fallen on the battlefield.", "43,000 killed combatants"),
        ("Junta amnesty: 4,893 inmates walk free", "4,893 detained other"),
        ("Three of its service members were killed.", "Three killed combatants"),
        ("Three of its staff members were killed.", "Three killed other"),
        # a third batch
        ("About 40,000 residents have been forced from their camps.", "About 40,000 displaced civilians"),
        ("Three ministers have been forced from office.", ""),
        ("Twelve more soldiers declared their defection.", "Twelve defected combatants"),
        ("Gaza's dead include 17,400 children.", "17,400 killed children"),
        ("The army frees 4,700 held in Jebel Aulia camp", "4,700 detained people"),
        ("The army frees 12 in Jebel Aulia province", ""),
        ("About 30 families left Moadamiya.", "About 30 displaced people"),
        ("About 30 officers left Moadamiya.", ""),
        ("Fighting sent 3,000 over the bridge in a day.", "3,000 displaced people"),
        ("Police took 60 people off the streets.", "60 detained people"),
        ("Police took 60 cars off the streets.", ""),
        ("Troops executed 500, at least 20 women raped.", "500 killed people"),
        ("Troops executed 500 men, at least 20 women.", "500 killed other | at least 20 killed women"),
        ("Last year 276 girls were taken, 57 got away.", "276 detained children"),
        # a fourth batch
        ("Settlers shot and seriously wounded two villagers.", "two wounded civilians"),
        ("Soldiers burn ten people alive", "ten killed people"),
        ("Soldiers find ten people alive", ""),
        ("Three journalists held by rebels since July were released.", "Three detained other"),
        ("Three hostages held by rebels were killed.", "Three killed other"),
        ("Three journalists held a vigil.", ""),
        ("Some 28 people were found dead in Nouna.", "Some 28 killed people"),
        ("Some 28 people were found in Nouna.", ""),
        ("Around 1.9 million of Gaza's 2.1 million people are displaced.", "Around 1.9 million displaced people"),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert told(text) == expected
