"""Numbers that are named and did not happen so: taken back, put right, acted, sworn, feared; each with a true twin."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import article, read

DAY = date(2024, 5, 15)


def realis(text: str) -> list[str]:
    return [figure.realis for figure in find_figures(lay_out(text, DAY))]


@pytest.mark.parametrize(
    ("denied", "fact"),
    [
        ("The clip showing 13 bodies was staged, the ministry insists.", "The clip shows 13 bodies, activists say."),
        ("The photo does not show 90 bodies in Bakhmut.", "The photo shows 90 bodies in Bakhmut."),
        ("He called the figure of 45 dead monks rubbish.", "He called the 45 dead monks martyrs."),
        (
            "The ministry said the number of 500 dead was made up.",
            "The ministry said the crowd, in which 500 died, was made up of pilgrims.",
        ),
        (
            "There is not a shred of truth in the report of 21 dead, she said.",
            "There is truth in the report of 21 dead, she said.",
        ),
        (
            "Kyiv scoffs at the claim to have killed 900 men at Orikhiv.",
            "Kyiv repeats the claim to have killed 900 men at Orikhiv.",
        ),
        (
            "Claims of 28 dead are not borne out by hospital records.",
            "Claims of 28 dead are borne out by hospital records.",
        ),
        (
            "An estimate of 300 killed could not be confirmed and should not be used.",
            "An estimate of 300 killed could be confirmed and should be used.",
        ),
        (
            "The agency has withdrawn its alert about 70 dead in Bosaso.",
            "The agency has withdrawn from the post where 70 died in Bosaso.",
        ),
        ("Reuters has removed its report of eight deaths.", "Rescuers removed debris; eight deaths were reported."),
        ("Ignore the message about 19 killed in Zawiya.", "Drivers ignore the curfew; 19 were killed in Zawiya."),
        (
            "We can no longer stand by our report of 50 deaths in Kadugli.",
            "We stand by our report of 50 deaths in Kadugli.",
        ),
        ("No such massacre of 33 people ever took place.", "A massacre of 33 people took place."),
        (
            "Far from the 40 dead that the rebels boast of, the convoy arrived unharmed.",
            "Far from the town, 40 died when the convoy was hit.",
        ),
        ("A channel shared a fake: 60 dead in Kramatorsk.", "They call it a fake: in truth 60 died in Kramatorsk."),
        (
            "A radio station said 50 dead; the harbour master shook his head at it.",
            "A radio station said 50 dead; the harbour master bowed his head.",
        ),
        (
            "It is untrue, says the ministry, that 38 herders died.",
            "It is sad, says the ministry, that 38 herders died.",
        ),
        ("No evidence has emerged that 200 people died.", "Evidence has emerged that 200 people died."),
        ("Nobody, let alone 23 farmers, was shot.", "Men whom nobody knew, among them 23 farmers, were shot."),
        (
            "Officials walked back a statement that 29 had died.",
            "Officials walked back from the hall where 29 had died.",
        ),
        ("He labelled the tale of seven dead medics propaganda.", "He labelled the seven dead medics heroes."),
        ("Reports of 30 dead at Hostomel. The mayor: that is a lie.", "Reports of 30 dead at Hostomel. It is no lie."),
        ("12 killed in Nablus? UPDATE: fake news.", "12 killed in Nablus? UPDATE: their names."),
    ],
)
def test_what_is_taken_back_is_denied(denied: str, fact: str) -> None:
    assert realis(denied) == ["denied"]
    assert realis(fact) == ["actual"]


def test_a_toll_brought_down_takes_the_greater_number_back() -> None:
    assert realis("Israel revised the death toll from 1,400 down to 1,200.") == ["denied", "actual"]
    assert realis("Israel revised the death toll from 1,200 up to 1,400.") == ["actual", "actual"]
    assert realis("The count dropped from 66 dead to 52 once the remains were named.") == ["denied", "actual"]
    assert realis("The count rose from 52 dead to 66 once the remains were named.") == ["actual", "actual"]


@pytest.mark.parametrize(
    "text",
    [
        "The junta denied having used jets in the attack, in which 17 villagers were killed.",
        "The group denies using the school where 17 people died.",
        "The governor denied that police were late to the scene of the bombing that killed 17 people.",
    ],
)
def test_the_dead_of_what_is_denied_in_part_are_dead(text: str) -> None:
    assert realis(text) == ["actual"]


@pytest.mark.parametrize(
    ("no_fact", "fact"),
    [
        (
            "The exercise simulated an attack in which 50 people are killed.",
            "The exercise ended when 50 people were killed.",
        ),
        ("In her new novel, 30 villagers are massacred.", "In her village, 30 people were massacred."),
        (
            "The play shows how 18 commuters die at a roadblock.",
            "The video shows how 18 commuters die at a roadblock.",
        ),
        ("In the worst case 500 people are killed in an hour.", "In the worst attack 500 people were killed."),
        ("Insurers assume 250 deaths in their scenario.", "Insurers paid for 250 deaths in Mykolaiv."),
        ("Medics carried 200 mock casualties to the tents.", "Medics carried 200 casualties to the tents."),
        ("The draft foresees that 150 prisoners are freed.", "The envoy announced that 150 prisoners are free."),
        (
            "He vowed to burn the quarter and leave 90 corpses in the street.",
            "They burned the quarter and left 90 corpses in the street.",
        ),
        ("Fourteen people were nearly killed when a shell hit a bus.", "Fourteen people were killed by a shell."),
        ("Hospitals rehearsed the treatment of 300 wounded.", "Hospitals began the treatment of 300 wounded."),
        ("The forecast for August: 45 deaths.", "The count for August: 45 deaths."),
        (
            "The agency stocks bags for 500 dead in case the town falls.",
            "The agency has bags for 500 dead of the town.",
        ),
        (
            "The plan was to take 100 hostages at the airport.",
            "The rebels managed to take 100 hostages at the airport.",
        ),
        (
            "Eight people might have been killed had the grenade gone off.",
            "Eight people were killed when the grenade went off.",
        ),
        ("Eight nurses narrowly escaped being killed.", "Eight nurses, having escaped, are being killed."),
        ("If the town is bombed, 1,200 people die in a night.", "If confirmed, 1,200 people are dead."),
        (
            "Doctors fear 60 patients on ventilators will die.",
            "Doctors fear 60 patients have already died.",
        ),
    ],
)
def test_what_is_acted_sworn_or_feared_has_not_happened(no_fact: str, fact: str) -> None:
    assert realis(no_fact) == ["hypothetical"]
    assert "hypothetical" not in realis(fact) and realis(fact)


@pytest.mark.parametrize(
    "text",
    [
        "Medics have treated 187 wounded since Friday. Nineteen did not survive.",
        "Medics have treated 187 wounded since Friday. Nineteen of them died.",
        "The army lost 187 men since Friday, the hospital says; the militia's media put these at 190 dead.",
        "A ministry says 224 people have been killed since Friday and 900 hurt. A monitor counts 406 dead.",
    ],
)
def test_those_counted_on_belong_to_the_running_total(text: str) -> None:
    assert find_figures(lay_out(text, DAY))[-1].scope == "cumulative"


def test_a_new_incident_after_a_running_total_is_one() -> None:
    text = "Medics have treated 187 wounded since Friday. Nineteen have died in a blast today."
    assert find_figures(lay_out(text, DAY))[-1].scope == "event"


def test_a_title_that_rounds_a_running_total_down_tells_it() -> None:
    title = find_figures(lay_out("Monitor: more than 770 dead\n\nIt has documented 771 deaths since Monday.", DAY))[0]
    other = find_figures(lay_out("Monitor: more than 700 dead\n\nIt has documented 771 deaths since Monday.", DAY))[0]
    assert (title.scope, other.scope) == ("cumulative", "event")


def sides(text: str) -> list[tuple[str, str]]:
    return sorted({(actor.role, actor.quotation.text) for actor in read(article(text)).actors})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JNIM claims 12 civilians killed in Moura.", [("target", "civilians")]),
        ("JNIM claims 12 soldiers killed in Moura.", [("alleged_perpetrator", "JNIM"), ("target", "soldiers")]),
        (
            "Hamas claims 40 fighters killed by Israel in Jabalia.",
            [("alleged_perpetrator", "Israel"), ("target", "fighters")],
        ),
        (
            "Two journalists are in Taliban custody in Kandahar.",
            [("alleged_perpetrator", "Taliban"), ("target", "journalists")],
        ),
        (
            "Two journalists were freed after Taliban fighters in Kandahar were detained.",
            [("target", "Taliban fighters")],
        ),
        (
            "Two soldiers and seven Houthis die in fighting at Kasara, a military source says.",
            [("target", "Houthis"), ("target", "soldiers")],
        ),
    ],
)
def test_who_claims_or_holds_is_not_taken_for_who_did(text: str, expected: list[tuple[str, str]]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("of_now", "old"),
    [
        (
            "Nineteen people died this morning in the town, scene of a massacre in 2012.",
            "Nineteen people died in the town in a massacre in 2012.",
        ),
        (
            "A bomb killed 23 people as the city marked the anniversary of a battle.",
            "The city marked the anniversary of a bombing that killed 23 people.",
        ),
    ],
)
def test_what_is_told_of_today_is_no_older_story(of_now: str, old: str) -> None:
    assert realis(of_now) == ["actual"]
    assert realis(old) == ["historical"]


def test_who_was_hurt_in_a_strike_days_ago_has_died() -> None:
    died = "A man hurt in Friday's missile strike on Kryvyi Rih has died in hospital."
    lives = "A man hurt in Friday's missile strike on Kryvyi Rih has left hospital."
    assert [f.measure for f in find_figures(lay_out(died, DAY))] == ["killed"]
    assert [f.measure for f in find_figures(lay_out(lives, DAY))] == ["wounded"]
