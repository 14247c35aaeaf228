"""Figures whose word of harm stands apart: inverted, past an adjunct, as a label above, or left out as told before.

Each rule has a sentence it must read and, in the second table, one it must not.
"""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import figures_told

DAY = date(2024, 5, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the word of harm opens the clause, or an adjunct stands between
        ("Killed by shells in Lyman were four civilians.", "four killed civilians"),
        (
            "Killed were a teacher, two farmhands and a shepherd boy.",
            "a teacher killed other | two killed civilians | a shepherd boy killed children",
        ),
        ("Wounded in the raid was a nurse.", "a nurse wounded other"),
        ("They executed, in front of their families, 21 young men.", "21 killed other"),
        ("Gunmen killed those with the wrong cards, nine in all.", "nine killed people"),
        ("Thirty men were lined up along the wall of the mill and shot.", "Thirty killed other"),
        ("Two farmers were hit and did not survive.", "Two killed civilians"),
        ("A further 21 men, who may have fled into the hills, were missing.", "21 missing other"),
        ("Not counted are the three attackers, all shot dead.", "three killed combatants"),
        ("Nine more, most of them guests, were pulled out with injuries.", "Nine wounded people"),
        # totals and their verbs
        ("Arrests have now climbed to 112.", "112 detained people"),
        ("The missing number 60 to 80.", "60 to 80 missing people"),
        ("The death toll rose to 12 and the wounded to 31.", "12 killed people | 31 wounded people"),
        ("The toll in tonight's protests is up to 15.", "15 killed people"),
        ("That takes the toll since October 7 to 32,471 killed.", "32,471 killed people"),
        ("Mine hits truck – 11 dead, 3 critical", "11 killed people | 3 wounded people"),
        ("Missile hits a house south of Marib, 13 dead - officials", "13 killed people"),
        ("Today 735 fled, and around 9,000 since May.", "735 displaced people | around 9,000 displaced people"),
        ("The staff counts 12 dead, plus 5 over the last day.", "12 killed people | 5 killed people"),
        # counts without a number word
        ("A mortar bomb killed both pilots.", "both killed combatants"),
        ("Two medics were killed and a third wounded.", "Two killed other | a third wounded other"),
        ("The strike killed an elderly couple in their car.", "an elderly couple killed people"),
        ("It hit a truck, killing its driver and two porters.", "its driver and two killed other"),
        ("The blast killed a couple and three of their children.", "a couple and three killed people"),
        # senses of a verb, and states
        ("The strike buried up to 30 people in a cellar.", "up to 30 missing people"),
        ("Police crews took out 31 people from Bilozerske.", "31 displaced people"),
        ("Sixty-nine were in a very critical state.", "Sixty-nine wounded people"),
        ("28 guards crossed the Naf and handed over their rifles.", "28 defected combatants"),
        ("The office counts 187,240 people in its 1,131 shelters.", "187,240 displaced people"),
        ("Thousands reach Tawila on foot after the city's fall", "Thousands displaced people"),
        ("People saw four corpses in uniform.", "four killed combatants"),
        ("The army let more than 500 inmates out of its jail.", "more than 500 detained other"),
        # more of the same, in other manners
        ("Three siblings playing with a shell were blown up.", "Three killed people"),
        ("An old shell blew three siblings to pieces.", "three killed people"),
        ("A strike on a wedding claimed 15, among them the bride.", "15 killed people"),
        ("They held a funeral for 28 villagers.", "28 killed civilians"),
        ("The hospital morgue holds 46.", "46 killed people"),
        ("Injuries were sustained by two women.", "two wounded women"),
        ("There were no survivors among the 14 on board.", "14 killed people"),
        ("Contact was lost with a patrol of nine.", "nine missing combatants"),
        ("There is no word on the fate of 43 students.", "43 missing other"),
        ("Dozens of suffocation cases during clashes in Beita.", "Dozens wounded people"),
        ("Tent hit; father and two sons killed", "father and two killed people"),
        ("Whole family of eight wiped out.", "eight killed people"),
        ("Two brothers – 9-year-old Yusuf and 12-year-old Adam – were killed.", "Two killed people"),
        ("In a single day 12,300 people crossed at Joda.", "12,300 displaced people"),
        ("42,000 people into Burundi in two weeks", "42,000 displaced people"),
        ("Eleven police have joined the resistance.", "Eleven defected combatants"),
        ("Two of the injured have died, bringing dead to 12.", "Two killed people | 12 killed people"),
        ("Militants freed 9 of the 13 deminers they had kidnapped.", "9 detained other | 13 detained other"),
        ("4 troops, light wounds.", "4 wounded combatants"),
        ("Some 300 died, he says. A helper estimates over 900.", "Some 300 killed people | over 900 killed people"),
        # who is counted
        ("Bamako admits eight dead.", "eight killed combatants"),
        ("The report had five dead on the army side.", "five killed combatants"),
        ("Some 40 neighbours were shot in their homes.", "Some 40 killed civilians"),
        # told before: the number alone is left
        ("We wrote of nine dead. The list of names shows seven.", "nine killed people | seven killed people"),
        ("A village clinic has 40 dead. It should have been 30.", "40 killed people | 30 killed people"),
        ("We have 61 deaths. Diplomats speak privately of hundreds.", "61 killed people | hundreds killed people"),
        ("A monk counts 44 dead, an army statement 71.", "44 killed people | 71 killed people"),
        (
            "Raids killed 21 people. Among the dead:\n– in Nahleh, five children;\n– in Iaat, three farm workers.",
            "21 killed people | five killed children | three killed other",
        ),
        ("A blast killed nine people. Update: now 13.", "nine killed people | 13 killed people"),
        ("Police say 44 died, the hospital 46.", "44 killed people | 46 killed people"),
        ("Police say 44 died. A source there told Reuters 51.", "44 killed people | 51 killed people"),
        ("Dead 9, hurt 31.", "9 killed people | 31 wounded people"),
        ("Army: 9 KIA/31 WIA", "9 killed combatants | 31 wounded combatants"),
        ("Marines put their dead at 147, with scores in the rubble.", "147 killed combatants | scores missing people"),
        ("Some 5,400 have died since May, 450 each month.", "Some 5,400 killed people | 450 killed people"),
        ("They freed 484 prisoners, and 597 are due to follow.", "484 detained other | 597 detained other"),
        ("DISPLACED. OCHA: more than 300,000 in Rakhine since May.", "more than 300,000 displaced people"),
    ],
)  # fmt: skip
def test_a_text_counts(text: str, expected: str) -> None:
    assert " | ".join(figures_told(text, DAY)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "At least six trams are burnt out.",
        "People saw two burnt pick-ups by the road.",
        "A hundred homes damaged, says the mayor.",
        "Both protesters and policemen were in the square.",
        "A couple of hours later the shelling stopped.",
        "A third of the town was destroyed.",
        "The army has named three of the soldiers who fell there.",
        "A city of 300,000 people was lost in a day.",
        "The prisoners went to court in 2011.",
        "Of the 12 headmasters we called four picked up.",
        "A local official who fled to Zakho told us about it.",
        "Four gunmen attacked the army post with rifles.",
        "Thousands reach Mecca for the pilgrimage",
        "The office counts 40 soldiers in its shelters.",
        "Three people were found alive in the rubble.",
        "Twelve witnesses told us that the men were taken away.",
        "The building housed 20 families when it was hit.",
        "He has four children and was wounded in 2016.",
        "A trawler picked up 61 survivors.",
        "The army took the town after driving out hundreds of militants.",
        "Reinforcements of 42,000 soldiers into Burundi in two weeks",
        "Eleven farmers have joined the resistance to the dam.",
        "They recruited hundreds more in the camps.",
        "Somebody else makes it nineteen.",
        "The hospital 46 km away is closed to the wounded.",
        "Talks with 550 delegates are due to follow.",
        "The brothers and a lad of 14 among them came out.",
        "Several missiles fell, including one which reached the port.",
        "A source for the strike claimed 15 rockets.",
        "A funeral was held for the mayor, 28.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert figures_told(text, DAY) == []


def test_a_number_put_right_was_never_true() -> None:
    figures = find_figures(
        lay_out("CORRECTION. Our brief had five dead in the ambush. It should have been eight.", DAY)
    )
    assert [(f.low, f.measure) for f in figures] == [(5, "killed"), (8, "killed")]


def test_talk_about_a_number_bounds_nothing() -> None:
    (figure,) = find_figures(lay_out("Residents talk about nine dead.", DAY))
    assert (figure.operator, figure.low) == ("eq", 9)


@pytest.mark.parametrize(
    ("text", "scope", "realis"),
    [
        ("Sixty people have been killed since Sunday.", "cumulative", "actual"),
        ("Seven weeks after the coup, nine soldiers fell.", "event", "actual"),
        ("The army bombed the town after a rocket had killed nine soldiers.", "event", "historical"),
        ("ERRATUM – Bulletin 211 gave 12 killed at the jetty.", "event", "denied"),
        ("Bulletin 211 gives 12 killed at the jetty.", "event", "actual"),
        ("One person died, not the seven martyrs they speak of.", "event", "denied"),
    ],
)
def test_how_much_and_whether(text: str, scope: str, realis: str) -> None:
    figure = find_figures(lay_out(text, DAY))[-1]
    assert (figure.scope, figure.realis) == (scope, realis)
