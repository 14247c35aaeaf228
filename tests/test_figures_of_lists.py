"""Figures in lists, totals, labels and relative clauses, as monitors, agencies and channels tell them."""

from datetime import date

import pytest

from tests.reading_of import figures_told

DAY = date(2024, 7, 15)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # labels that name whom they count, numbers told again, gaps
        ("Civilians reported killed: 7 – 13", "7 – 13 killed civilians"),
        (
            "We have seven martyrs, the rebels at least thirty.",
            "seven killed combatants | at least thirty killed combatants",
        ),
        (
            "They exhumed another 23 bodies, bringing to 171 the number recovered.",
            "23 killed people | 171 killed people",
        ),
        (
            "It killed sixty soldiers. At least 40 civilians too, say villagers.",
            "sixty killed combatants | At least 40 killed civilians",
        ),
        ("They are dying of thirst by the thousand.", "by the thousand killed people"),
        (
            "The army killed ten rebels and captured seven, it said.",
            "ten killed combatants | seven detained combatants",
        ),
        ("They also took two alive.", "two detained combatants"),
        # totals and their parts, as monitors' headlines have them
        (
            "42 were killed including 14 members of the regime forces and militiamen loyal to them and 28 other people",
            "42 killed people | 14 killed combatants | 28 killed people",
        ),
        ("More casualties raise to 37, the number of civilians killed.", "37 killed civilians"),
        ("More martyrs raise the number to 8 in the shelling of Bedama", "8 killed people"),
        ("Death toll from bus convoy bomb at least 126: Observatory", "at least 126 killed people"),
        ("The month of May takes the lives of about 980 civilians.", "about 980 killed civilians"),
        ("104 civilians, half of them women, killed by warplanes.", "104 killed civilians"),
        ("28 members of the regime forces killed after an ambush.", "28 killed combatants"),
        ("At least 60 citizens, fighters and members killed in clashes.", "At least 60 killed people"),
        # wholes are not harmed for their parts
        (
            "Of the five million inhabitants, more than 1.5 million have been uprooted.",
            "more than 1.5 million displaced people",
        ),
        ("About 15 villagers were wounded and taken to the clinic.", "About 15 wounded civilians"),
        ("Some 118,000 people are now sheltering in schools.", "Some 118,000 displaced people"),
        ("Tens of thousands of people have left for the coast.", "Tens of thousands displaced people"),
        # other verbs and asides
        ("Eleven villagers lay dead in the park.", "Eleven killed civilians"),
        ("Eleven soldiers who'd surrendered were lying dead.", "Eleven killed combatants"),
        ("97 fighters threw away their rifles.", "97 defected combatants"),
        ("A settler shoots three workers.", "three killed other"),
        ("Soldiers shot 3,000 or more in August.", "3,000 or more killed people"),
        ("139 still listed as missing, 3,408 as injured.", "139 missing people | 3,408 wounded people"),
        ("A dozen women were taken and killed.", "A dozen killed women"),
        ("Thirty villagers were killed and burnt.", "Thirty killed civilians"),
        ("He has freed, says the committee, thousands of prisoners.", "thousands detained other"),
        ("The war cost 150 Palestinian and five Israeli lives.", "150 killed people | five killed people"),
        (
            "A raid killed 34 according to one official, more than 40 according to another.",
            "34 killed people | more than 40 killed people",
        ),
        ("A raid killed 34. A doctor gave another number: 23.", "34 killed people | 23 killed people"),
        ("A raid killed 34. Forty is what the monitors have.", "34 killed people | Forty killed people"),
        ("A raid killed 34. The army disputes the UN's ninety.", "34 killed people | ninety killed people"),
        ("Three to four dozen activists were arrested.", "Three to four dozen detained other"),
        # a plural before the one it is said of; markup; borders; hospitals
        ("Gunmen killed a police officer.", "a police officer killed combatants"),
        ("A raid killed a Taliban shadow district governor.", "a Taliban shadow district governor killed combatants"),
        ("**Civilians reported killed:** 7 – 13", "7 – 13 killed civilians"),
        ("This takes the toll since October 2023 to 2,412 killed.", "2,412 killed people"),
        ("The raid killed 14 people. Three children are among them.", "14 killed people | Three killed children"),
        ("The clinic counts 11 hurt - make that 14.", "11 wounded people | 14 wounded people"),
        ("More than 5,000 people have crossed the Moei River.", "More than 5,000 displaced people"),
        ("There are now more than 30,000 Syrians in camps.", "more than 30,000 displaced people"),
        ("At least 14 guests had been brought to the civil hospital.", "At least 14 wounded other"),
        ("Six others have been evacuated to a hospital.", "Six wounded people"),
        ("At most six could not be accounted for.", "At most six missing people"),
        # whom a relative clause counts
        ("MSF treated 56 war-wounded patients, 11 of whom died.", "56 wounded people | 11 killed people"),
        ("Four children from one family died in the fire.", "Four killed children"),
        ("Rebels hacked at least 16 villagers to death.", "at least 16 killed civilians"),
        ("A raid killed 53, 46 of them girls and young women.", "53 killed people | 46 killed women"),
        ("Ten people died, though the council could confirm only seven.", "Ten killed people | seven killed people"),
        # more of those told of
        ("The bombing claimed 16 more lives in Douma.", "16 killed people"),
        ("Kyiv says 2,500 defenders are now in Russian captivity.", "2,500 detained combatants"),
        (
            "Over 1.2 million people are displaced. Some 190,000 are staying in shelters.",
            "Over 1.2 million displaced people | Some 190,000 displaced people",
        ),
        (
            "They killed over 120 rebels in three days and captured seven.",
            "over 120 killed combatants | seven detained combatants",
        ),
        # who, by words further off
        ("From 55 to 63 of those killed at the school were girls.", "55 to 63 killed children"),
        ("Kyiv says 400 mobilised Russians are dead.", "400 killed combatants"),
        ("More than 90 of that force are dead.", "More than 90 killed combatants"),
        ("Ten people died, including four foreigners.", "Ten killed people | four killed other"),
        # whom a toll is of, and who says so
        ("The death toll of the May 10 bombing reaches 55.", "55 killed people"),
        ("The raid killed a rebel and captured another six.", "a rebel killed combatants | six detained combatants"),
        ("Nine died. Five have been identified by doctors as civilians.", "Nine killed people | Five killed civilians"),
        ("The prison holds around 500 people.", "around 500 detained people"),
        ("An ambush killed ten fighters on the road to Shaer.", "ten killed combatants"),
        ("Attacks kill dozens at a rally for the election to be held on Sunday.", "dozens killed people"),
        ("The bodies of two children were burnt by the shells.", "two killed children"),
        ("The rebels handed over 12 captured Congolese soldiers.", "12 detained combatants"),
        ("More than 1.1 million have now crossed from Sudan into Chad.", "More than 1.1 million displaced people"),
        # parts and wholes in few words
        ("Fifteen rescuers were shot, eight from the Red Crescent.", "Fifteen killed other | eight killed other"),
        ("Fifty IDPs dead, 30 incl. children wounded in the strike", "Fifty killed other | 30 wounded other"),
        ("Forty jawans of the 76th battalion dead at Pulwama.", "Forty killed combatants"),
        ("They acknowledged 12 of their own among the forty-four dead.", "12 killed people | forty-four killed people"),
        ("Thirty-six bodies in July; 412 since the coup.", "Thirty-six killed people | 412 killed people"),
        ("Several inmates who fled the prison have been recaptured.", "Several detained other"),
    ],
)
def test_a_list_counts(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected
