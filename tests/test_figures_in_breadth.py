"""Figures of the killed and wounded in the many ways English has to tell them.

Written from the grammar and the dictionary, not from posts: each rule has a sentence it must read beside one it must
not.
"""

import pytest

from tests.reading_of import article, read
from tests.reading_of import measures_told as told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how people die
        ("The raid wiped out a family of seven.", "seven killed"),
        ("The raid wiped out a column of seven tanks.", ""),
        ("Jihadists put 40 villagers to the sword.", "40 killed"),
        ("Officers put 40 villagers to work.", ""),
        ("Shelling cost two civilians their lives.", "two killed"),
        ("Shelling cost two civilians their shops.", ""),
        ("The clashes have robbed thirty-five people of life.", "thirty-five killed"),
        ("Bandits robbed thirty-five people of their phones.", ""),
        ("Three toddlers never woke up.", "Three killed"),
        ("Three toddlers woke up at dawn.", ""),
        ("Four guards paid with their lives.", "Four killed"),
        ("Four guards paid with their savings.", ""),
        ("The raid on Sorman claimed fifteen civilians.", "fifteen killed"),
        ("After the raid the party claimed fifteen seats.", ""),
        ("Tripoli says the raid on Sorman claimed fifteen, three of them children.", "fifteen killed | three killed"),
        ("They trade blame for the blast that took 50 lives.", "50 killed"),
        ("They trade blame for the deal that took 50 days.", ""),
        ("Residents were told of nine fans, one missile, nobody spared.", "nine killed"),
        ("Nine fans saw one missile.", ""),
        ("Of 14 people on board none survived.", "14 killed"),
        ("Of 14 people on board all survived.", ""),
        # who is hurt
        ("Eight guards came away with light wounds.", "Eight wounded"),
        ("Eight guards came away with light rifles.", ""),
        ("Forty people sought urgent medical help.", "Forty wounded"),
        ("Forty people sought urgent legal help.", ""),
        ("Ambulances rushed 30 people to hospital.", "30 wounded"),
        ("Ambulances rushed 30 doctors from the hospital.", ""),
        ("Crews took 12 bodies to the hospital.", "12 killed"),
        ("A hospital in Afrin received ten casualties.", "ten wounded"),
        ("The army suffered ten casualties.", "ten casualties"),
        ("Helicopters evacuated seven badly hurt soldiers.", "seven wounded"),
        ("Four people were pulled out wounded.", "Four wounded"),
        ("Four people were pulled out unhurt.", ""),
        ("Sarin symptoms in 541 patients, the clinic says.", "541 wounded"),
        # words for the dead
        ("Ninety-five cadavers lay around them.", "Ninety-five killed"),
        ("They picked up twenty-two mutilated dead.", "twenty-two killed"),
        ("Three more victims were found under the slab.", "Three killed"),
        ("Three more victims were found alive.", ""),
        ("The victims included three nurses.", "three killed"),
        ("The staff included three nurses.", ""),
        ("The victims were three women and two girls.", "three killed | two killed"),
        ("Funerals were held for eleven people.", "eleven killed"),
        ("Elections were held for eleven people.", ""),
        ("The dead left uncollected number in the hundreds.", "hundreds killed"),
        ("The tents left uncollected number in the hundreds.", ""),
        # parts and wholes
        ("Of the dead, nine are women.", "nine killed"),
        ("Of the guests, nine are women.", ""),
        ("Of those killed 40 were civilians, 18 rebels.", "40 killed | 18 killed"),
        ("Half of the 20 dead were women.", "20 killed"),
        ("Half of the 20 guests were women.", ""),
        ("Among the 1,300 killed, monitors say, were six chiefs.", "1,300 killed | six killed"),
        ("Eleven people died. Among them were five children.", "Eleven killed | five killed"),
        ("Names of thirteen fallen troops, five aged just 20, were read.", "thirteen killed | five killed"),
        ("Twelve were hurt, three past seventy.", "Twelve wounded"),
        ("Twenty-eight survivors, seven hundred drowned.", "seven hundred killed"),
        # what one number takes from another
        ("The first strike killed five people, the second six.", "five killed | six killed"),
        ("The first strike killed five people, the second hit six trucks.", "five killed"),
        ("Bahrain bury 45 soldiers; Saudi Arabia ten.", "45 killed | ten killed"),
        ("Twelve soldiers died, as did nine rebels.", "Twelve killed | nine killed"),
        ("Fifteen were hurt, three killed and eight remain at large.", "Fifteen wounded | three killed"),
        ("Five drowned; twice as many were hurt.", "Five killed | twice as many wounded"),
        ("Four people were in the car; all were killed.", "Four killed"),
        ("Four people were in the car; all were freed.", ""),
        ("A helicopter with nine soldiers crashed, killing all on board.", "nine killed"),
        # who gives another number
        ("Beijing is silent about its losses; Delhi has acknowledged twenty.", "twenty killed"),
        ("Beijing is silent about its trade; Delhi has acknowledged twenty.", ""),
        ("Villagers bury scores; councillors give a figure of at least 35.", "scores killed | at least 35 killed"),
        ("Men were shot in Ardamata; more than 800, the UN believes.", "more than 800 killed"),
        ("They list 94 slain; the council owns up to thirty-five.", "94 killed | thirty-five killed"),
        ("It is known about two dead.", "two killed"),
        ("About two dead are known.", "About two killed"),
        # taken, then killed
        ("Ten men were taken from their homes and shot.", "Ten killed"),
        ("Ten men were taken from their homes and beaten.", "Ten detained"),
        ("The strike set fire to shelters and killed 45 people.", "45 killed"),
        # "local" is a time only after a clock
        ("It was over in four hours, with two local employees killed.", "two killed"),
        ("All but two had been shot.", ""),
        ("Casualties: 3 killed, 8 wounded.", "3 killed | 8 wounded"),
        ("Just shy of 60 died.", "Just shy of 60 killed"),
        # who gives another number, after a count
        ("Nine people died. Reuters reports ten, AFP twelve.", "Nine killed | ten killed | twelve killed"),
        ("Nine people died. Reuters reports rain, AFP snow.", "Nine killed"),
        ("Nine people died. The rebels claim sixty.", "Nine killed | sixty killed"),
        ("Nine people died. The rebels claim sixty villages.", "Nine killed"),
        ("Nine people died. The ministry's own figure is lower, seven.", "Nine killed | seven killed"),
        ("Nine people died. Earlier reports of four were wrong.", "Nine killed | four killed"),
        ("Nine people died. Earlier reports of four blasts were wrong.", "Nine killed"),
        ("Nine people died – eleven, says the mayor.", "Nine killed | eleven killed"),
        ("Nine people died. It was 3 p.m.", "Nine killed"),
        ("It gave 16 dead, at 3 p.m. on Monday.", "16 killed"),
        # lists, graves and coffins
        ("The list of the dead has 45 names on it.", "45 killed"),
        ("The list of voters has 45 names on it.", ""),
        ("Forty-five graves were dug on Friday.", "Forty-five killed"),
        ("Three mass graves were dug on Friday.", ""),
        ("Candles were lit for the 12 victims.", "12 killed"),
        ("Help came for the 12 victims of the fraud.", ""),
        ("The dead, three of them drivers, lay by the road.", "three killed"),
        ("The guests, three of them drivers, sat by the road.", ""),
        ("None of the six came back alive.", "six killed"),
        ("All of the six came back alive.", ""),
        ("Help came too late for six people.", "six killed"),
        ("Help came in time for six people.", ""),
        ("The flames took six of the inmates.", "six killed"),
        ("The guards took six of the chairs.", ""),
        ("Six wounded died for lack of oxygen.", "Six killed"),
        ("Ten were stoned, the judge said.", "Ten killed"),
        ("Ten cars were stoned, the judge said.", ""),
        # how people are hurt
        ("Ten pupils suffered from gas inhalation.", "Ten wounded"),
        ("Ten pupils suffered from the reports.", ""),
        ("Thirty-four came to the clinic with burns.", "Thirty-four wounded"),
        ("Thirty-four came to the clinic with gifts.", ""),
        # numbers
        ("Hundreds, perhaps thousands, died.", "Hundreds, perhaps thousands killed"),
        ("Hundreds fled, thousands died.", "Hundreds displaced | thousands killed"),
        ("Not many more than 20 died.", "Not many more than 20 killed"),
        ("Six Balochistan Liberation Army separatists were killed.", "Six killed"),
        ("Three aid workers died in the strike. Two came from Ghana.", "Three killed | Two killed"),
        # asides of who tells, and of none
        ("Nine, says the doctor, died on the way.", "Nine killed"),
        ("Nine, says the doctor, slept on the way.", ""),
        ("Nine people, none of them armed, were shot.", "Nine killed"),
        ("Nine people, none of whom was shot, were there.", ""),
        ("A funeral for nine soldiers was held in Rabat.", "nine killed"),
        ("Nine soldiers were held in Rabat.", "Nine detained"),
        ("Three of the nine on board died.", "Three killed"),
        ("As for the wounded, there are 14.", "14 wounded"),
        ("As for the tents, there are 14.", ""),
        ("Doctors removed shrapnel from 14 people.", "14 wounded"),
        ("Police removed passports from 14 people.", ""),
        ("He spoke of 80 beds last week; there are 130 today.", ""),
        ("A raid killed five people, two officials and a medic said.", "five killed"),
        ("A raid killed five people, two officials and a medic.", "five killed | two killed | a medic killed"),
        ("Three brothers, the eldest 19, lay dead.", "Three killed"),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The raid left 40 people killed and wounded in Homs.", [(40, "casualties")]),
        ("A bomb killed and injured seven people in Homs.", [(7, "casualties")]),
        ("A bomb killed seven people and injured nine in Homs.", [(7, "killed"), (9, "wounded")]),
        ("A student was stabbed and killed in Homs.", [(1, "killed")]),
        ("An officer poisoned and killed ten people in Homs.", [(10, "killed")]),
    ],
)
def test_a_number_of_killed_and_wounded_together_is_of_neither_alone(
    sentence: str, expected: list[tuple[int, str]]
) -> None:
    assert [(f.low, f.measure) for f in read(article(sentence)).figures] == expected
