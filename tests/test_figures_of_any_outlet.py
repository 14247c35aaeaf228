"""Figures in constructions that outlets of all kinds use: nominal, passive, listed, shared and corrected counts.

Each rule has a sentence it must read and, in the second table, one it must not.
"""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import figures_told

DAY = date(2024, 7, 15)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one count of a single person and others
        ("A senator and two drivers died in the blast.", "A senator and two killed other"),
        ("A man and a woman were killed in Lyman.", "A man and a woman killed people"),
        ("Rebels seized a nurse and six passengers.", "a nurse and six detained other"),
        # verbs and states of the detained
        ("Rebels still hold 30 cadets in the fort.", "30 detained combatants"),
        ("Some 4,200 people are still behind bars.", "Some 4,200 detained people"),
        ("A handful of accomplices are in custody.", "A handful of detained other"),
        ("They freed 15 captured soldiers for 40 villagers.", "15 detained combatants | 40 detained civilians"),
        ("A dozen were let go at noon.", "A dozen detained people"),
        ("She asks after five herders whom soldiers took away.", "five detained other"),
        ("The militia withdrew, taking between 10 and 12 men with them.", "between 10 and 12 detained other"),
        # whom a noun phrase holds together
        ("The office documented 342 civilians and activists killed since 2021.", "342 killed civilians"),
        ("Sixty soldiers and policemen laid down their arms.", "Sixty defected combatants"),
        ("Six Chinese gold miners were killed in Ituri.", "Six killed other"),
        ("9 residents of Sobane killed, 19 missing.", "9 killed civilians | 19 missing civilians"),
        ("Seven of the dead were farmers' sons.", "Seven killed civilians"),
        # the main verb after a relative clause
        ("Fifty people fleeing the siege were shot dead.", "Fifty killed people"),
        # beside others
        ("Three officers were killed, as were the two guards.", "Three killed combatants | two killed combatants"),
        ("The mayor was shot dead near his home, along with four relatives.", "four killed people"),
        # states
        ("Three people are left dead in an attack.", "Three killed people"),
        ("Eleven were rescued hurt.", "Eleven wounded people"),
        ("Two of our soldiers embraced martyrdom.", "Two killed combatants"),
        ("A year ago IS executed 25 recruits at the gate.", "25 killed combatants"),
        # labels, corrected and counted again
        ("Missing after the blast: more than sixty", "more than sixty missing people"),
        ("Killed by fire in the north: about 50, the army says", "about 50 killed people"),
        ("One more body was found, bringing the dead to four.", "One killed people | four killed people"),
        ("The hospital put today's dead at 17.", "17 killed people"),
        ("The ministry counts 64 dead, against 43 last night.", "64 killed people | 43 killed people"),
        ("The paper first wrote of 13 dead, then of 26.", "13 killed people | 26 killed people"),
        ("Bodies lay everywhere. I counted thirty-seven.", ""),
        ("Ten people died here. I stopped counting at 60.", "Ten killed people | 60 killed people"),
        # parts, conjuncts and asides
        (
            "Clashes killed 12, three of them children, and 10 were hurt.",
            "12 killed people | three killed children | 10 wounded people",
        ),
        (
            "Seventeen people, a judge and four clerks among them, were killed.",
            "Seventeen killed people | a judge and four killed other",
        ),
        ("The army spoke of two killed and several held hostage.", "two killed people | several detained people"),
        ("A family of four were killed in their car.", "four killed people"),
        # moved
        ("Dozens of villagers were dragged into the forest as hostages.", "Dozens detained civilians"),
        ("About 4,000 were driven there from their villages.", "About 4,000 displaced people"),
        ("As many as 30,000 residents have left Lashio.", "As many as 30,000 displaced civilians"),
        ("Three of its staff have not been heard from.", "Three missing other"),
        # nominal
        ("The report tells of the execution by rebels of four boys.", "four killed children"),
        ("Total deaths 91, injuries 40.", "91 killed people | 40 wounded people"),
        ("The clinic has treated 630 cases.", "630 wounded people"),
        ("Medics picked up some 200 bodies.", "some 200 killed people"),
        ("Four villagers sheltering in a church were killed.", "Four killed civilians"),
        # through names, asides and tellers
        (
            "A raid kills General Ahmed al-Yafei, Yemen's deputy chief of staff, and several others.",
            "several killed people",
        ),
        (
            "Around 50 attackers, including his son and a citizen of Malta, are arrested.",
            "Around 50 detained combatants | a citizen detained people",
        ),
        ("Forty recruits are claimed by Kyiv to be killed.", "Forty killed combatants"),
        ("A bomb went off, resulting in injury to two guards.", "two wounded combatants"),
        ("A few bystanders, including the mayor, suffer minor injuries.", "A few wounded civilians"),
        ("More than 20 pupils were hurt, eight seriously.", "More than 20 wounded children | eight wounded children"),
        ("None of the nine in the end cell survived.", "nine killed people"),
        (
            "Three rangers, ten women and 8 kids among 55 dead.",
            "Three killed combatants | ten killed women | 8 killed children | 55 killed people",
        ),
        # told again without a verb
        ("The raid killed 12. Local sources: 16.", "12 killed people | 16 killed people"),
        ("It killed 12. The Observatory, quoting medics, has 15.", "12 killed people | 15 killed people"),
        ("The raid killed 12. The army: twenty gunmen, none of ours.", "12 killed people | twenty killed combatants"),
        # who is counted
        ("Three sailors died aboard the bulk carrier.", "Three killed other"),
        ("The navy lost three sailors.", "three killed combatants"),
        ("The blast killed 40 worshippers.", "40 killed other"),
        ("A drone killed two former policemen.", "two killed other"),
        ("36 IS men were killed.", "36 killed combatants"),
        ("Around 20 of the enemy died.", "Around 20 killed combatants"),
        ("Government forces report 15 dead among their own ranks.", "15 killed combatants"),
        ("The militia put its own losses at 12.", "12 killed combatants"),
        ("The marines have ten dead.", "ten killed combatants"),
        ("The ministry put the losses among civilians at 12.", "12 killed civilians"),
        ("They killed 38 rebels, including four foreigners.", "38 killed combatants | four killed combatants"),
        ("The clinic admitted 32 wounded, six of them younger than 10.", "32 wounded people | six wounded children"),
        ("A lawmaker was shot in her home.", "A lawmaker killed other"),
        ("A lawmaker was shot in his home.", "A lawmaker killed other"),
        ("Four fighters were killed; shelling displaced 9,000.", "Four killed combatants | 9,000 displaced people"),
        # kin counted together
        ("A shell maimed a father and his son.", "a father and his son wounded people"),
        ('"My own sister and her two children died," he said.', "My own sister and her two killed people"),
        ("His father and 21 others were killed.", "21 killed people"),
        # what they suffer, and how they fall
        ("Three others sustained severe splinter injuries.", "Three wounded people"),
        ("Many lost both legs.", "Many wounded people"),
        ("Dozens more fell prisoner.", "Dozens detained combatants"),
        ("Thirty young men were taken at the gate.", "Thirty detained other"),
        ("A first grave held forty-two victims.", "forty-two killed people"),
        ("In all 32 persons are traceless.", "32 missing people"),
        ("Forty rebels were hit, six Sudanese among the dead.", "six killed people"),
        # lists
        (
            "Total deaths 91, of which security personnel 34, civilians 17.",
            "91 killed people | 34 killed combatants | 17 killed civilians",
        ),
        (
            "The revolt cost 41,000 lives in 27 years: 14,000 civilians and 22,000 rebels.",
            "41,000 killed people | 14,000 killed civilians | 22,000 killed combatants",
        ),
        (
            "Fire killed 28 civilians, 13 army and 11 border personnel.",
            "28 killed civilians | 13 killed combatants | 11 killed combatants",
        ),
        ("A monitor counts 300 dead; it includes 125 civilians.", "300 killed people | 125 killed civilians"),
        # ranges and bounds
        ("The clinic received 6, perhaps 7 bodies.", "6, perhaps 7 killed people"),
        ("The war killed anywhere from 10,000 to 25,000 people.", "anywhere from 10,000 to 25,000 killed people"),
        ("At the very least thirty fighters died.", "At the very least thirty killed combatants"),
    ],
)
def test_a_sentence_counts(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two out of three of them were displaced once before.",
        "The youngest of the dead was eight months old.",
        "Nine engineers left Khartoum for talks.",
        "Two hundred soldiers have left Lashio.",
        "Not one civilian died in the raid.",
        "The raid killed nobody. The army: 12 tanks, three guns.",
        "The ship has taken 19 survivors aboard.",
        "Twelve villagers were taken to see the damage.",
        "They stand at the citadel of a city of two million, years after they were driven out.",
        "Eleven policemen, one of them a captain, have joined the strike after the killing.",
        "She has 3 daughters, 61, 67 and 74 years, with wounds.",
        "More than half of the state's 300,000 people have fled.",
        "They took two goats to market.",
        "The army captured seven.",
        "They mourn men killed in the war and one of the most powerful people.",
        "Four relatives of the soldiers killed in May marched.",
        "The shelling escalates, raising to 430, the number of missiles.",
        "Two weeks of calm would save many lives.",
        "The body of a woman was found in the rubble.",
        "Some 118 people are sheltering in a school.",
        "They threw away their chance.",
        "The team lost 3 of its buses.",
        "The camp shelters half a million people.",
        "Three children are among them.",
        "Twelve doctors crossed the street.",
        "The army destroyed 12 tanks and captured seven.",
        "Some 190,000 tents are staying in shelters.",
        "An officer shouted as a dozen rockets flew, three of which were shot down.",
        "Up to 300 men of the 22nd brigade crossed into Kursk.",
        "The camp holds around 500,000 people.",
        "Rebels and soldiers met in three recently-captured-from-ISIL villages.",
        "Warplanes raid two displaced camps near the town.",
        "More than 110 have now crossed the river.",
        "The hall can hold 400 people at a wedding.",
        "Across the three states more rain is expected after the killing.",
        "Some 2,500 people are believed trapped in the besieged Old City.",
    ],
)
def test_a_sentence_counts_nobody(text: str) -> None:
    assert told(text) == []


def test_one_unnamed_person_of_many_is_no_count() -> None:
    assert told("Forty rebels died, including a commander.") == ["Forty killed combatants"]
    assert told("A commander died.") == ["A commander killed combatants"]


def test_a_label_that_nobody_tells_is_no_other_count() -> None:
    assert told("The strike killed 12. Patients: over 300.") == ["12 killed people"]
    assert told("The strike killed 12. Hospital: over 20.") == ["12 killed people", "over 20 killed people"]


def test_two_sides_are_two_counts() -> None:
    assert told("A soldier and six rebels were killed.") == ["A soldier killed combatants", "six killed combatants"]
    assert told("A soldier and six policemen were killed.") == ["A soldier and six killed combatants"]


def test_a_verb_with_an_object_has_no_victim_before_it() -> None:
    assert told("A man stabbed and wounded three actors.") == ["three wounded other"]
    assert told("A man was stabbed and three actors were wounded.") == ["A man wounded other", "three wounded other"]


def test_the_verb_after_and_may_be_of_another_subject() -> None:
    assert told("He is charged with attacks that killed 39 people and is remanded in custody.") == ["39 killed people"]
    assert told("At least 25 people are killed, along with 50 wounded.") == [
        "At least 25 killed people",
        "50 wounded people",
    ]
    assert told("The death toll has risen to 21 with dozens more wounded.") == [
        "21 killed people",
        "dozens wounded people",
    ]


def test_a_range_is_in_the_unit_of_its_upper_end() -> None:
    (figure,) = find_figures(lay_out("Three to four dozen activists were arrested.", DAY))
    assert (figure.operator, figure.low, figure.high) == ("between", 36, 48)
    (figure,) = find_figures(lay_out("Between 500 and 2,000 people died.", DAY))
    assert (figure.operator, figure.low, figure.high) == ("between", 500, 2000)


def test_a_number_disputed_is_denied() -> None:
    found = find_figures(lay_out("A raid killed 34. The army disputes the UN's ninety.", DAY))
    assert [figure.realis for figure in found] == ["actual", "denied"]


def test_captives_who_were_killed_are_no_captives() -> None:
    (figure,) = find_figures(lay_out("It raised the number of rebels and their captives killed to 80.", DAY))
    assert figure.measure == "killed"


def test_the_month_of_may_does_not_make_a_toll_doubtful() -> None:
    (figure,) = find_figures(lay_out("The death toll of the May 10 bombing reaches 55.", DAY))
    assert figure.realis != "hypothetical"


def test_two_subjects_are_two_counts() -> None:
    assert told("Snipers killed a soldier and two others were wounded.") == [
        "a soldier killed combatants",
        "two wounded people",
    ]
    assert told("Four children and a woman were killed.") == ["Four killed children", "a woman killed women"]
