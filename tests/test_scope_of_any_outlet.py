"""Scope and realis in the constructions of live blogs, digests and corrections: a pair for each rule."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out

DAY = date(2024, 7, 15)


def readings(text: str) -> list[tuple[str, str]]:
    """Each figure's scope and realis."""
    return [(figure.scope, figure.realis) for figure in find_figures(lay_out(text, DAY))]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The strikes killed 14 people in forty towns.", "period"),
        ("A strike on two villages killed 14 people.", "event"),
        ("Three people died in Kharkiv and Zaporizhzhia regions.", "period"),
        ("Three people died in Kharkiv.", "event"),
        ("The mission documented 3,438 deaths in 2023.", "period"),
        ("The week's total for the city stands above 140 dead.", "period"),
        ("A strike on the hospital killed a total of 14.", "event"),
        ("Thousands flee Ramadi", "period"),
        ("Dozens flee the market", "event"),
        ("The war of 1988–94 cost about 30,000 lives.", "cumulative"),
        ("A war monitor says the raid killed 13 soldiers.", "event"),
        ("33 people were killed yesterday.", "period"),
        ("33 people were killed yesterday in a raid.", "event"),
        ("Year to date: 1,082 soldiers and 600 civilians killed", "cumulative"),
        ("Breaking: 12 soldiers killed", "event"),
        ("From the start of the invasion 90 civilians were killed.", "cumulative"),
        ("The Palestinian death toll has reached 639.", "cumulative"),
        ("The death toll from the blast has reached 639.", "event"),
        ("Dozens of campers have not been seen since.", "event"),
        ("They put today's dead at 117, including nine detainees who succumbed.", "period"),
        ("Air strikes killed 15 people in Sana'a and Amran.", "period"),
        ("An air strike killed 15 people in Sana'a.", "event"),
        ("Gunmen kill 38 in northwest Nigeria villages", "period"),
        ("Russia shelled the region over the past day, he said. Two killed, nine injured.", "period"),
        ("Russia shelled the region this morning, he said. Two killed, nine injured.", "event"),
        ("In the war a raid killed three soldiers.", "cumulative"),
        ("The group still holds some 120 hostages.", "cumulative"),
        ("The group holds some 120 hostages.", "event"),
        ("Talks continue over the 116 remaining hostages.", "cumulative"),
        ("Killed in the north since October: 2,391", "cumulative"),
        ("Some 327 people have been killed since Wednesday.", "cumulative"),
        ("Three people have been killed since Wednesday.", "cumulative"),
        ("Three of its staff have not been heard from since their car left.", "event"),
        ("Some 300 people have been killed since the junta took power.", "cumulative"),
        ("Homes were hit and, so far, 9 people have lost their lives.", "event"),
        ("The brigade has lost 9 soldiers.", "cumulative"),
        ("In June clashes on the border killed 17 people.", "period"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert {found for found, _ in readings(text)} == {scope}


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Correction: at 15:40 we reported four people killed in Hadrut.", "denied"),
        ("Reporters said four people were killed in Hadrut.", "actual"),
        ("An earlier version said seven people were dead.", "denied"),
        ("The army said reports of 46 dead are a fabrication.", "denied"),
        ("The army said reports of 46 dead are credible.", "actual"),
        ("Initial reports of 30 dead were wrong.", "denied"),
        ("He rejected talk of a hundred soldiers killed.", "denied"),
        ("The militia denied any role in the death of the 49.", "actual"),
        ("The militia denied the killing of the 49.", "denied"),
        ("They are to free 41 captured soldiers for 13 civilians.", "hypothetical"),
        ("They freed 41 captured soldiers for 13 civilians.", "actual"),
        ("There are fears for the lives of 150 trapped civilians.", "hypothetical"),
        ("The raid took the lives of 150 trapped civilians.", "actual"),
        ("There will be fifty dead by Saturday.", "hypothetical"),
        ("An invasion might kill 25,000 and displace five million.", "hypothetical"),
        ("In September 2022 helicopters attacked a school, killing 11 children.", "historical"),
        ("In 2011 the war killed 10,000 people.", "historical"),
        ("A month ago: two days of fighting left 890 dead.", "historical"),
        ("He came back years after a siege that killed thousands.", "historical"),
        ("Two years after the war began, a strike killed 12 people.", "actual"),
        ("Gunmen killed 16 men, the worst attack since Assad fell three months ago.", "actual"),
        ("Last week's fighting at Naqoura left five peacekeepers injured.", "historical"),
        ("The mission documented 3,438 deaths in 2023.", "actual"),
        ("Baku says 192 soldiers were killed in last week's offensive.", "actual"),
    ],
)
def test_realis(text: str, realis: str) -> None:
    assert {found for _, found in readings(text)} == {realis}


def test_a_number_that_is_put_right_is_denied() -> None:
    assert readings("So one person died in Tabbaneh, not two.") == [("event", "actual"), ("event", "denied")]


def test_a_number_restated_of_an_older_event_is_recalled_too() -> None:
    text = "Last August gunmen killed several hundred villagers; estimates vary from 130 to 400."
    assert [realis for _, realis in readings(text)] == ["historical"]
    text = "Last August gunmen killed ten villagers. A monitor had put it at 15."
    assert [realis for _, realis in readings(text)] == ["historical", "historical"]


def test_a_part_is_as_old_as_its_whole() -> None:
    text = (
        "A monitor has counted 100,191 people killed since 2011. That includes 17,311 fighters, left out last October."
    )
    assert readings(text) == [("cumulative", "actual"), ("cumulative", "actual")]


def test_the_other_side_of_a_running_toll_runs_too() -> None:
    text = "Some 224 people have been killed since the war began; Israel has reported 24 deaths."
    assert readings(text) == [("cumulative", "actual"), ("cumulative", "actual")]
    text = "The Palestinian toll has reached 639. On the Israeli side, 29 soldiers have been killed."
    assert readings(text) == [("cumulative", "actual"), ("cumulative", "actual")]
    text = "The Palestinian toll has reached 639. A raid on a camp has killed nine."
    assert readings(text) == [("cumulative", "actual"), ("event", "actual")]
