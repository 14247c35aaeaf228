"""Those detained, missing, displaced and gone over, in the verbs and frames that reports have for them."""

from datetime import date

import pytest

from tests.reading_of import article, figures_told

DAY = date(2024, 5, 20)


def told(sentence: str) -> str:
    """The figures of a sentence, each "number measure population", in order."""
    return " | ".join(figures_told(article(sentence), DAY))


# Each pair: what must be read, and the like of it that must not.
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # verbs of taking
        ("Soldiers carted off eleven young men.", "eleven detained other"),
        ("Soldiers carted off eleven boxes.", ""),
        ("Raids overnight swept up 23 Palestinians.", "23 detained people"),
        ("Crews swept up 23 bags of rubble.", ""),
        ("The navy caught nine fishermen off Gaza.", "nine detained other"),
        ("Nine fishermen were caught in the crossfire.", ""),
        ("Ten of the attackers were caught alive.", "Ten detained combatants"),
        ("Militiamen bundled three lawyers into an unmarked van.", "three detained other"),
        ("Volunteers bundled three patients into blankets.", ""),
        ("Fighters dragged five teachers out of their beds.", "five detained other"),
        ("Rescuers dragged five teachers out of their house.", ""),
        ("Another 20 in Jenin were taken from their homes.", "20 detained people"),
        ("Another 20 were taken to see the damage.", ""),
        ("Police hauled off two hundred.", "two hundred detained people"),
        # where captives are, and how they come out
        ("Some 300 demonstrators ended up in detention.", "Some 300 detained other"),
        ("Some 300 demonstrators ended up in the square.", ""),
        ("Two foreign journalists were briefly held at the airport.", "Two detained other"),
        ("Two foreign journalists briefly held at airport.", "Two detained other"),
        ("Hundreds held in Istanbul crackdown.", "Hundreds detained people"),
        ("The hall held hundreds.", ""),
        ("Ten detainees left government jails.", "Ten detained other"),
        ("Ten detainees escaped from a jail.", ""),
        ("Three hostages were handed to the Red Cross at noon.", "Three detained other"),
        ("Three letters were handed to the Red Cross at noon.", ""),
        ("A court granted bail to nine protesters.", "nine detained other"),
        ("The militia is holding back thousands at the gates.", ""),
        # out of sight
        ("Search continues for three fishermen.", "three missing other"),
        ("Police are searching for three suspects.", ""),
        ("Families have not heard from seventeen sailors since Tuesday.", "seventeen missing combatants"),
        ("Families have heard from seventeen sailors since Tuesday.", ""),
        ("Some 20 neighbours are thought to lie beneath the bakery.", "Some 20 missing civilians"),
        ("Some 20 neighbours are thought to live beneath the hill.", ""),
        ("The charity lost contact with two ambulance crews.", "two missing other"),
        # on the road
        ("Clashes put 12,000 people to flight.", "12,000 displaced people"),
        ("Clashes put 12,000 people at risk.", ""),
        ("The war has turned six million people into refugees.", "six million displaced people"),
        ("He has turned 18 in prison.", ""),
        ("The raids forced 30,000 people to evacuate.", "30,000 displaced people"),
        ("The poll forced 30,000 people to queue.", ""),
        ("About 600 families have packed up and left.", "About 600 displaced people"),
        ("Hundreds of residents are leaving Pokrovsk.", "Hundreds displaced civilians"),
        ("Hundreds of soldiers are leaving Pokrovsk.", ""),
        ("Some 17,000 people ran from the fighting in Tawila.", "Some 17,000 displaced people"),
        ("Some 17,000 people ran in the marathon in Tawila.", ""),
        ("20,000 sought safety in Lebanon.", "20,000 displaced people"),
        ("Another 20,000 are expected to cross.", "20,000 displaced people"),
        ("Another 20 are expected to cross.", ""),
        ("They have abandoned two cars in the state of Jalisco.", ""),
        # gone over
        ("Two Russian soldiers gave up near Lyman.", "Two defected combatants"),
        ("Two Russian soldiers gave up smoking.", ""),
        ("Ten soldiers were persuaded to surrender.", "Ten defected combatants"),
        ("Ten soldiers were persuaded to dance.", ""),
        ("Seventy fighters accepted the government's offer of amnesty.", "Seventy defected combatants"),
        ("Seventy fighters accepted the government's offer of food.", ""),
        ("Thirty soldiers have left the army.", "Thirty defected combatants"),
        ("Thirty students have left the army camp's school.", ""),
        ("Eight police officers shed their uniforms.", "Eight defected combatants"),
        ("About 600 men deserted from the brigade.", "About 600 defected combatants"),
        # more of the same kinds
        ("Four pilots fell into rebel hands.", "Four detained combatants"),
        ("Four towns fell into rebel hands.", ""),
        ("Nineteen bloggers were sent to jail.", "Nineteen detained other"),
        ("Nineteen bloggers were sent to Paris.", ""),
        ("Kidnappers are demanding a ransom for six nuns.", "six detained other"),
        ("Kidnappers are demanding a visa for six nuns.", ""),
        ("He was one of nine journalists jailed in the crackdown.", "nine detained other"),
        ("Officials said the Taliban marched 41 policemen out of Karukh.", "41 detained combatants"),
        ("Nineteen prisoners, including eleven rebels, escape.", ""),
        ("21 captives were led along a beach and beheaded.", "21 killed other"),
        ("Fifteen bodies were taken out of the house.", "Fifteen killed people"),
        ("Divers looked for six sailors.", "six missing combatants"),
        ("Police looked for six gunmen.", ""),
        ("Hope fades for 22 people under the mud.", "22 missing people"),
        ("Food arrived for 22 people in the camp.", ""),
        ("Gunfire sent hundreds running for the hills.", "hundreds displaced people"),
        ("Six hundred people boarded trains out of Kramatorsk.", "Six hundred displaced people"),
        ("Bombers targeted two crowded bus stations.", ""),
        ("3,500 civilians were escorted out through the corridor.", "3,500 displaced civilians"),
        ("Four out of five newcomers are women.", ""),
        ("120 soldiers were forced to lay down their weapons.", "120 defected combatants"),
        ("43 soldiers fled over the bridge and gave themselves up.", "43 defected combatants"),
        ("43 soldiers fled over the bridge.", ""),
        ("Four pilots have fled to Uzbekistan with their aircraft.", "Four defected combatants"),
        ("Eight sergeants have turned against Assad.", "Eight defected combatants"),
        ("Eight villagers have turned against Assad.", ""),
    ],
)
def test_reads(sentence: str, expected: str) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On the rebel side, 12 died.", "12 killed combatants"),
        ("On the far side of the river, 12 died.", "12 killed people"),
        ("Civilian toll: 4 dead.", "4 killed civilians"),
        ("Casualties among civilians: 4 killed.", "4 killed civilians"),
        ("Fourteen dead among the soldiers.", "Fourteen killed combatants"),
        ("All eight killed were civilians.", "eight killed civilians"),
        ("Four tank crew members were killed.", "Four killed combatants"),
        ("Four cabin crew members were killed.", "Four killed other"),
        ("Five Basij members were shot dead.", "Five killed combatants"),
        ("Two brothers, 6 and 9, were killed.", "Two killed children"),
        ("Two brothers, 26 and 29, were killed.", "Two killed people"),
        ("The committee gives 124 dead and 200 hurt villagers.", "124 killed civilians | 200 wounded civilians"),
        ("Some 300 protesters gathered and 20 were arrested.", "20 detained other"),
        ("Some 300 gunmen attacked and 20 were killed.", "20 killed people"),
        ("46 civilians killed today, toll rises to 403.", "46 killed civilians | 403 killed civilians"),
        ("Gunmen fell on a convoy of labourers, killing 14.", "14 killed other"),
        ("An attack on a police checkpoint left 14 dead.", "14 killed people"),
        ("Rioters killed three guards, bringing the death toll to 11.", "three killed combatants | 11 killed people"),
        ("The battalion killed forty near the tip.", "forty killed combatants"),
        ("The bomb killed forty near the tip.", "forty killed people"),
        ("The General Staff counts 239,480 Russians dead.", "239,480 killed combatants"),
        ("The ministry counts 239 Russians dead.", "239 killed people"),
        ("Troops seized 150 labourers. Three who ran were shot dead.", "150 detained other | Three killed other"),
        ("Shells hit 150 labourers. Three were shot dead.", "Three killed people"),
        ("Three passers-by were killed.", "Three killed people"),
    ],
)
def test_who_is_counted(sentence: str, expected: str) -> None:
    assert told(sentence) == expected
