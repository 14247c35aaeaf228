"""Grave misreadings, each with a near twin that must be read the other way: what is no fact, and what is one.

A denial, a fear or a mention read as fact, a swapped side or a running total read as one incident puts a wrong claim
into an analyst's mouth.
"""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from dashboard.linking.scheme import scheme_document
from dashboard.linking.within import merge
from dashboard.records import VIOLENCE
from tests.reading_of import actors, article, events, read

HAPPENING = VIOLENCE | {"territory_change", "defection_surrender"}
DAY = date(2024, 5, 15)


def readings(text: str) -> list[tuple[int | None, str, str]]:
    """Each figure's number (the higher bound where there is one), scope and realis."""
    return [(f.high or f.low, f.scope, f.realis) for f in find_figures(lay_out(text, DAY))]


def scopes(text: str) -> list[str]:
    return [scope for _, scope, _ in readings(text)]


@pytest.mark.parametrize(
    ("total", "incident"),
    [
        (
            "The attack brings to 48 the number of reporters killed in Gaza.",
            "The shelling of the market brought to 31 the number killed on Tuesday.",
        ),
        (
            "That takes to 312 the number of troops killed in the operation.",
            "That takes to 12 the number killed in the blast.",
        ),
        (
            "Three more soldiers were killed near Bakhmut, taking the total to 32.",
            "Three more soldiers died, taking the total from the blast to 32.",
        ),
        ("Toll, this round so far: 13 dead.", "Toll of the blast: 13 dead."),
        ("Weekly count of the battle for Marawi: 562 killed.", "Casualty count: 12 killed."),
        (
            "The crackdown has claimed the lives of at least 60 students.",
            "The crackdown claimed the lives of 60 students on Sunday.",
        ),
        ("The siege has killed 340 people.", "The blast has killed 340 people."),
        (
            "The feud has, by the ombudsman's count, left between 60 and 85 dead.",
            "The raid has, by the ombudsman's count, left between 60 and 85 dead.",
        ),
        (
            "With these deaths, 212 protesters have been killed.",
            "With the help of villagers, police killed 12 gunmen.",
        ),
        (
            "The monitor counts at least 72 mercenaries killed so far.",
            "The blast has killed 72 so far, the monitor says.",
        ),
        ("US-led strikes kill over 900 in Syria", "Three coordinated strikes killed over 300 on Sunday."),
        ("Over 1,500 lives lost, say officials.", "Over 1,500 lives lost in the earthquake."),
        (
            "Rebels put the dead since the revolt at 3,000.",
            "A mother of two has not been seen since the crash; 3 died.",
        ),
        ("Nine months of clashes have left 73 people dead.", "Minutes of clashes have left 73 people dead."),
        (
            "For four weeks students have marched; 40 have been shot dead.",
            "For students it was too much; 40 have been shot dead.",
        ),
        ("Cholera has killed 3,000 people in the camps.", "A flood has killed 3,000 people in the camps."),
        ("In 2011 the war killed 10,000 people.", "In 2011, in the war, a raid killed 10 people."),
    ],
)
def test_a_running_total_is_no_incident(total: str, incident: str) -> None:
    assert scopes(total)[-1] == "cumulative"
    assert scopes(incident)
    assert "cumulative" not in scopes(incident)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Since the invasion 5,401 civilians have died. At least 355 of the dead were children.", "cumulative"),
        ("The blast killed 90 civilians. At least 35 of the dead were children.", "event"),
        ("Rebels still hold some 120 hostages, of whom 42 are dead.", "cumulative"),
        ("A raid freed 120 hostages, of whom 42 are dead.", "event"),
        ("60,000 have been displaced since the riots began. As per the same source 32 are missing.", "cumulative"),
        ("60,000 have been displaced since the riots began. In the same attack 32 were wounded.", "event"),
    ],
)
def test_what_goes_on_from_a_running_total_is_one(text: str, last: str) -> None:
    assert scopes(text)[-1] == last


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        ("The army called the claim of 30 dead soldiers a lie.", "The army called the death of 30 soldiers a tragedy."),
        (
            "Rwanda said the allegation that its troops shot 40 villagers was baseless.",
            "Rwanda said the allegation was baseless; its troops shot 40 villagers.",
        ),
        (
            "The claim that 60 hostages were executed turned out to be untrue.",
            "The claim that 60 hostages were executed turned out to be true.",
        ),
        (
            'A spokesman said the allegation of 13 dead was "not credible".',
            'A spokesman said the report of 13 dead was "credible".',
        ),
        ("There is no evidence that 90 people were killed.", "There is evidence that 90 people were killed."),
        ("It is not true that 15 officers were captured.", "It is true that 15 officers were captured."),
        ("It is a lie that 15 officers were captured.", "It is a disgrace that 15 officers were captured."),
        (
            "Contrary to false reports of 40 dead, nobody was there, the mayor said.",
            "Early reports of 40 dead reached the mayor.",
        ),
        (
            "Officials denied that 12 people were killed.",
            "Officials denied visas to relatives of the 12 people killed.",
        ),
        (
            "There is no truth to the report that nine students were killed, police said.",
            "The truth of the report is that nine students were killed, police said.",
        ),
        (
            "The colonel spoke of an empty house, contradicting earlier reports of 11 deaths.",
            "The colonel spoke of an empty house, and then of reports of 11 deaths.",
        ),
        (
            "The army says it did not kill 21 people at the market.",
            "The army says it did not only kill 21 people at the market.",
        ),
    ],
)
def test_what_is_called_untrue_is_denied(no_fact: str, fact: str) -> None:
    assert [realis for _, _, realis in readings(no_fact)] == ["denied"]
    assert "denied" not in [realis for _, _, realis in readings(fact)]
    assert readings(fact)


def test_the_number_put_right_is_denied_and_the_right_one_told() -> None:
    def told(text: str) -> list[tuple[int | None, str]]:
        return [(number, realis) for number, _, realis in readings(text)]

    assert told("We earlier reported 22 dead; the correct number is 12.") == [(22, "denied"), (12, "actual")]
    assert told("Correction: 40 people were wounded, not 400.") == [(40, "actual"), (400, "denied")]
    assert told("Correction: our 9 o'clock entry first gave 13 dead, not 30.") == [(13, "denied"), (30, "actual")]
    assert told("We earlier reported from the town, where 22 people died.") == [(22, "actual")]


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        ("Agencies expect up to 400,000 people to be displaced by June.", "As agencies expect, 400,000 people fled."),
        (
            "Officials expect 30,000 to 40,000 arrivals should fighting persist.",
            "Officials registered 30,000 to 40,000 arrivals as fighting persisted.",
        ),
        ("Thousands will flee should the town fall.", "Thousands fled when the town fell."),
        (
            "Should the dam burst, 900 villagers would drown.",
            "The dam that should have held burst and 900 villagers drowned.",
        ),
        ("The agency is bracing for 250,000 refugees.", "The agency has registered 250,000 refugees."),
        ("The camp is preparing to receive 5,000 refugees.", "The camp has received 5,000 refugees."),
        (
            "An invasion might kill 25,000 civilians and push up to five million refugees west.",
            "The invasion killed 25,000 civilians and pushed up to five million refugees west.",
        ),
        (
            "Some 5,000 civilians may be killed if the offensive goes ahead.",
            "Some 5,000 civilians may have been killed since the offensive went ahead.",
        ),
        (
            "Up to 300 prisoners are to be exchanged under the deal.",
            "Up to 300 prisoners were exchanged under the deal.",
        ),
        ("The raid is likely to kill 60 villagers.", "The raid, likely by bandits, killed 60 villagers."),
        (
            "Had the shell landed a minute earlier, 60 children would have been killed.",
            "When the shell landed, 60 children were killed.",
        ),
        ("He said they would have killed all 40 of us.", "He said they have killed all 40 of us."),
    ],
)
def test_what_is_expected_or_supposed_is_no_fact(no_fact: str, fact: str) -> None:
    assert {realis for _, _, realis in readings(no_fact)} == {"hypothetical"}
    assert {realis for _, _, realis in readings(fact)} == {"actual"}


def told(text: str) -> list[tuple[str, str]]:
    """The kind and the realis of each event read in an article."""
    return [(str(claim.event_type), claim.realis) for claim in events(article(text)) if claim.event_type in HAPPENING]


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        (
            "The army is preparing for a strike on Homs.",
            "The army carried out a strike on Homs after preparing for weeks.",
        ),
        (
            "Paris is considering air strikes on Homs.",
            "Paris carried out air strikes on Homs after considering the risks.",
        ),
        (
            "The minister warned of a chemical attack on Homs.",
            "The minister warned that a chemical attack on Homs had killed villagers.",
        ),
        (
            "Envoys want to prevent another massacre in Homs.",
            "Envoys failed to act, and another massacre took place in Homs.",
        ),
        ("Residents of Homs are afraid of another bombing.", "Residents of Homs told of another bombing."),
        ("A car bomb attack on Homs is expected.", "A car bomb attack on Homs was reported."),
        ("Police foiled a bombing in Homs.", "Police reported a bombing in Homs."),
        ("Any air strike on Homs would break the truce.", "An air strike on Homs broke the truce."),
        ("Allies oppose a ground attack on Homs.", "Rebels opposed to the truce carried out a ground attack on Homs."),
        ("Further shelling of Homs is feared.", "Further shelling of Homs is reported."),
    ],
)
def test_an_act_only_thought_of_has_not_happened(no_fact: str, fact: str) -> None:
    assert {realis for _, realis in told(no_fact)} <= {"hypothetical"}
    assert "actual" in {realis for _, realis in told(fact)}


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        ("Not one of the garrison's soldiers has surrendered.", "One of the garrison's soldiers has surrendered."),
        ("Not a single soldier has defected in Homs.", "Hardly had the truce begun when a soldier defected in Homs."),
        ("Nobody was abducted in Homs.", "A teacher whom nobody knew was there was abducted in Homs."),
        ("The army has not entered Homs.", "The army has not only entered Homs."),
        ("None of the rebels surrendered.", "Some of the rebels surrendered."),
    ],
)
def test_what_nobody_did_is_denied(no_fact: str, fact: str) -> None:
    assert {realis for _, realis in told(no_fact)} == {"denied"}
    assert {realis for _, realis in told(fact)} == {"actual"}


def test_an_attack_that_hurt_nobody_happened() -> None:
    assert ("bombing", "denied") not in told("A roadside bomb went off near Homs; none of the troops was hurt.")


def test_not_a_single_one_is_no_number() -> None:
    assert readings("Not a single soldier has defected.") == []
    assert readings("A single soldier has defected.") == [(1, "event", "actual")]


def sides(text: str) -> tuple[list[str], list[str]]:
    """Who did what an article's sentence tells, and whom it befell."""
    text = article(text)
    return actors(text, "alleged_perpetrator"), actors(text, "target")


@pytest.mark.parametrize(
    ("text", "perpetrators", "targets"),
    [
        ("The army lost 30 men to the rebels in Homs.", ["rebels"], ["army"]),
        ("The army killed 30 rebels in Homs.", ["army"], ["rebels"]),
        ("An attack of government forces on Homs left 12 dead.", ["government forces"], []),
        ("An attack on government forces in Homs left 12 dead.", [], ["government forces"]),
        ("Prisoners held by the rebels were executed in Homs.", [], ["Prisoners"]),
        ("Prisoners were executed by the rebels in Homs.", ["rebels"], ["Prisoners"]),
        (
            "Twelve soldiers were killed on the road to Homs on Monday, in broad daylight, by gunmen on motorbikes.",
            ["gunmen"],
            ["soldiers"],
        ),
        ("Gunmen were killed on the road to Homs on Monday, in broad daylight, by soldiers.", ["soldiers"], ["Gunmen"]),
        ("Soldiers came under fire from rebels in Homs.", ["rebels"], ["Soldiers"]),
        ("Rebels came under fire from soldiers in Homs.", ["soldiers"], ["Rebels"]),
        ("The army is accused by Turkey of killing villagers in Homs.", ["army"], ["villagers"]),
        ("The killing of villagers in Homs, filmed by rebels, was condemned.", [], ["villagers"]),
        ("The hospital in Homs was hit by shelling from the Syrian army.", ["Syrian army"], []),
        ("Turkey condemned the killing of two of its soldiers by rebels in Homs.", ["rebels"], ["soldiers"]),
        ("Turkey was hit by rebels in retaliation for the shelling of Homs.", ["rebels"], []),
        ("An operation against rebels killed 12 villagers in Homs.", [], ["villagers"]),
        ("An operation by rebels killed 12 villagers in Homs.", ["rebels"], ["villagers"]),
    ],
)
def test_the_sides_stand_as_told(text: str, perpetrators: list[str], targets: list[str]) -> None:
    assert sides(text) == (perpetrators, targets)


def test_civilians_killed_in_attacks_are_no_attackers() -> None:
    perpetrators, targets = sides("Three civilians killed 12 others injured in terrorist attacks in Homs.")
    assert "civilians" not in perpetrators
    assert "terrorist" not in targets
    assert sides("Three gunmen killed 12 civilians in attacks in Homs.") == (["gunmen"], ["civilians"])


@pytest.mark.parametrize(
    "text",
    [
        "The British ambassador told the UN that hundreds were killed by gas in Homs.",
        "Sudan is accused by Britain of killing villagers.",
        "The toll of 90 in Homs, given by rebels, could not be verified.",
        "The army's losses were confirmed by rebels: 12 soldiers were killed.",
        "Commanders say their fighters lost 15 in Homs since dawn.",
    ],
)
def test_who_tells_or_loses_did_not_do_it(text: str) -> None:
    told_by = {"Britain", "British ambassador", "ambassador", "rebels", "Commanders", "fighters"}
    assert told_by.isdisjoint(sides(text)[0])


@pytest.mark.parametrize(
    ("mention", "act"),
    [
        (
            "The prosecutor opened an inquiry into the poison gas attack.",
            "An inquiry found that jets dropped poison gas on Homs.",
        ),
        (
            "The council discussed its response to the chemical attacks.",
            "The council discussed a chemical attack in Homs.",
        ),
        ("The report on the drone strike will be published in June.", "A report came in of a drone strike on Homs."),
        (
            "Investigators took samples from the scene of the alleged gas attack.",
            "Investigators said a gas attack hit Homs.",
        ),
        ("A resolution on the chemical attack was vetoed.", "A chemical attack hit Homs as the resolution was vetoed."),
        ("A film about the air raid was shown.", "An air raid hit Homs as a film was shown."),
        (
            "Relatives of victims of the bombing were given pensions.",
            "Victims of the bombing in Homs on Monday were buried.",
        ),
        (
            "Paris sent Kyiv air defence missiles and artillery shells.",
            "Paris was hit by missiles and artillery shells.",
        ),
        ("Troops found rockets, mortar shells and a suicide belt.", "Troops fired rockets and mortar shells at Homs."),
        ("Soldiers seized anti-aircraft guns and mortar shells near Homs.", "Soldiers seized a base near Homs."),
    ],
)
def test_an_act_only_spoken_of_is_not_told(mention: str, act: str) -> None:
    assert told(mention) == []
    assert told(act)


@pytest.mark.parametrize(
    ("total", "incident"),
    [
        (
            "At least 70,000 people were killed from March 2011 to the end of April 2013.",
            "At least 70 people were killed from helicopters in April 2013.",
        )
    ],
)
def test_a_toll_from_one_year_to_another_is_no_event_of_the_first(total: str, incident: str) -> None:
    assert readings(total) == [(70_000, "cumulative", "actual")]
    assert scopes(incident) == ["event"]
    assert told(total) == []


def countries(text: str) -> list[str | None]:
    return [claim.country for claim in events(text, DAY)]


def entry(outlet: str, text: str) -> str:
    return f"## {outlet} | 2024-05-14 | https://example.org/{outlet}\n\n{text}\n\n"


def test_the_country_of_one_entry_of_a_digest_says_nothing_of_the_next() -> None:
    kharkiv = entry("AP", "Russian missiles hit Kharkiv, killing seven.")
    nobody = entry("AFP", "Gunmen attacked a post in the north, killing nine soldiers.")
    nairobi = entry("BBC", "Police shot dead two protesters in Nairobi.")
    assert countries(kharkiv + nobody) == ["UA", None]
    assert countries(kharkiv + nobody + nairobi) == ["UA", None, "KE"]


def test_a_digest_of_one_war_keeps_its_country() -> None:
    homs = entry("AP", "Rockets hit Homs, killing seven.")
    nobody = entry("AFP", "Gunmen attacked a post in the north, killing nine soldiers.")
    aleppo = entry("BBC", "Police shot dead two protesters in Aleppo.")
    assert countries(homs + nobody + aleppo) == ["SY", "SY", "SY"]


def test_attacks_in_two_countries_are_two() -> None:
    def n_told(text: str) -> int:
        return len(merge(read(text, DAY)))

    assert n_told("Gunmen killed 12 farmers in Mali.\n\nAn air strike killed 20 people in Sudan.") == 2
    assert n_told("An air strike hit a market in Sudan.\n\nThe strike in Sudan killed 20 people.") == 1


def test_a_general_word_takes_no_kind_from_another_country() -> None:
    text = article("An air strike killed 20 people in Sudan. An attack killed two farmers in Iraq.")
    assert [claim.event_type for claim in events(text)] == ["air_strike", "attack_on_people"]
    text = article("An air strike killed 20 people in Sudan. The attack wounded two farmers in Sudan.")
    assert [claim.event_type for claim in events(text)] == ["air_strike", "air_strike"]


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        (
            "The figure of 500 dead at the hospital was disputed by Paris.",
            "The figure of 500 dead at the hospital was released by Paris.",
        ),
        (
            "An initial count of 31 dead has been lowered since.",
            "An initial count of 31 dead has been published since.",
        ),
        (
            "No one was killed there, contrary to the 14 deaths reported by villagers.",
            "The village mourned, in addition to the 14 deaths reported by villagers, a nurse.",
        ),
        (
            "The army denies that it shelled the market and that 12 people died.",
            "The army denies shelling the market in Goma, where 12 people died.",
        ),
    ],
)
def test_a_disputed_or_lowered_number_is_denied(no_fact: str, fact: str) -> None:
    assert readings(no_fact)[-1][2] == "denied"
    assert "denied" not in [realis for _, _, realis in readings(fact)]
    assert readings(fact)


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        ("Rebels want 20 soldiers freed.", "Rebels wanted a truce and freed 20 soldiers."),
        ("The two sides discussed exchanging 150 prisoners.", "The two sides began exchanging 150 prisoners."),
        ("Had they attacked, the army would have lost 20 men.", "As they attacked, the army lost 20 men."),
        ("The plan would see 1,200 fighters evacuated.", "The plan saw 1,200 fighters evacuated."),
        ("Police feared attacks that might leave hundreds dead.", "Police spoke of attacks that left hundreds dead."),
        (
            "The agency drew up plans for an influx of 270,000 refugees.",
            "The agency counted an influx of 270,000 refugees.",
        ),
    ],
)
def test_what_a_plan_would_do_is_no_fact(no_fact: str, fact: str) -> None:
    assert [realis for _, _, realis in readings(no_fact)] == ["hypothetical"]
    assert [realis for _, _, realis in readings(fact)] == ["actual"]


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        (
            "Officials said reports of explosions in Homs were false.",
            "Officials said reports of explosions in Homs were true.",
        ),
        ("There is no truth to rumours that rebels shelled Homs.", "There is a rumour that rebels shelled Homs."),
    ],
)
def test_an_act_called_untrue_is_denied(no_fact: str, fact: str) -> None:
    assert {realis for _, realis in told(no_fact)} == {"denied"}
    assert {realis for _, realis in told(fact)} == {"actual"}


def test_who_disputes_a_number_killed_nobody() -> None:
    assert sides("The figure of 500 dead at the hospital in Homs was disputed by rebels.")[0] == []


def test_a_number_put_right_at_once_keeps_its_measure() -> None:
    figures = find_figures(lay_out("2 dead overnight in Homs. 11 hurt - make that 14.", DAY))
    assert [(f.low, f.measure) for f in figures] == [(2, "killed"), (11, "wounded"), (14, "wounded")]
    figures = find_figures(lay_out("2 dead overnight in Homs, 11 hurt. A medic put it at three.", DAY))
    assert [(f.low, f.measure) for f in figures] == [(2, "killed"), (11, "wounded"), (3, "killed")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Speaking in Aleppo, the exiled leader said 12 villagers were killed.", None),
        ("In Aleppo, gunmen shot dead 12 villagers.", "Aleppo"),
        ("In Aleppo, witnesses said 12 villagers were shot dead.", "Aleppo"),
        ("In Geneva, the UN said 12 villagers were shot dead.", None),
        ("The envoy in Aleppo said 12 villagers were shot dead.", None),
    ],
)
def test_where_they_speak_is_not_where_it_happened(text: str, place: str | None) -> None:
    assert [claim.place.text if claim.place else None for claim in events(article(text))] == [place]


@pytest.mark.parametrize(
    ("wanted", "done"),
    [
        ("Rebels want 20 soldiers freed in Homs.", "Rebels freed 20 soldiers in Homs."),
        ("Officers expect 20 soldiers to defect in Homs.", "Officers saw 20 soldiers defect in Homs."),
    ],
)
def test_what_is_only_wanted_is_no_event_of_a_document(wanted: str, done: str) -> None:
    def kinds(text: str) -> list[str]:
        return [event["type"] for event in scheme_document("d", read(article(text), DAY))["events"]]

    assert kinds(wanted) == []
    assert kinds(done) in (["other"], ["defection_surrender"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight of the 20 hurt have since died.", [(8, "killed"), (20, "wounded")]),
        ("One of the two wounded soldiers died later.", [(1, "killed"), (2, "wounded")]),
        ("Four of the 30 kidnapped were found dead.", [(4, "killed"), (30, "detained")]),
        ("Of the 20 hurt, eight have died.", [(20, "wounded"), (8, "killed")]),
        ("Eight of the 20 hurt were children.", [(8, "wounded"), (20, "wounded")]),
        ("Ambulances took away 14.", [(14, "wounded")]),
        ("Soldiers took away 14.", [(14, "detained")]),
    ],
)
def test_of_the_harmed_only_those_who_died_are_dead(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(f.high or f.low, f.measure) for f in find_figures(lay_out(text, DAY))] == expected
