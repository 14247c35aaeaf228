"""Scope (one incident, a period, a conflict so far) and realis (actual, historical, hypothetical, denied)."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out

FRIDAY = date(2013, 7, 26)


def scopes(text: str) -> list[str]:
    return [figure.scope for figure in find_figures(lay_out(text, FRIDAY))]


def realities(text: str, published: date = FRIDAY) -> list[str]:
    return [figure.realis for figure in find_figures(lay_out(text, published))]


@pytest.mark.parametrize(
    "text",
    [
        "At least ten people have been killed in a missile attack on Aleppo.",
        "Four civilians were killed in the capital on Sunday after rebel shelling.",
        "Strikes on Poltava killed at least 55 people.",
        "Clashes between two groups leave 20 soldiers dead in Hodeidah province.",
        "The toll in the strikes on the town of Salma rose to at least 20 people.",
        "Shelling across the border killed four soldiers.",
        "It was the deadliest attack since 2011, killing 12 people.",
        "Two soldiers are killed in the heaviest exchange of fire since the truce.",
        "A priest held hostage for four months and two nuns were freed.",
    ],
)
def test_one_incident(text: str) -> None:
    assert set(scopes(text)) == {"event"}


@pytest.mark.parametrize(
    "text",
    [
        "At least 200 people are killed in violence throughout the country.",
        "87 people have been killed across Syria.",
        "Attacks in the city in the past 48 hours killed 10 people.",
        "The army killed some 70 fighters in two days near the border.",
        "The network documented the deaths of 1,104 people in July.",
        "Three civilians were killed in terrorist attacks in Aleppo.",
        "A total of 105 people are killed by Israeli airstrikes in Lebanon.",
        "The Observatory put Friday's toll at 73.",
        "At least 38 people have been killed since dawn.",
        "Twelve people were killed in Idlib, Daraa and Homs.",
        "At least 51 people have been killed in the city of Aleppo.",
    ],
)
def test_a_period(text: str) -> None:
    assert set(scopes(text)) == {"period"}


@pytest.mark.parametrize(
    "text",
    [
        "More than 100,000 people have been killed since the conflict began in March 2011.",
        "It has killed hundreds of people since it declared a caliphate.",
        "Officials increased their estimate of deaths to nearly 93,000.",
        "The Center puts the number of dead at 67,408 — of these, 51,245 are civilians.",
        "The war has since claimed the lives of almost 200000 people.",
        "Russia has so far lost at least 12 soldiers in the Syrian war.",
        "Over the past two years 300 medics have been killed.",
        "Myanmar's military has detained more than 20,000 people since the coup.",
        "A cholera outbreak has since April 27 killed at least 115 people.",
    ],
)
def test_a_running_total(text: str) -> None:
    assert set(scopes(text)) == {"cumulative"}


def test_a_figure_restated_after_a_running_total_is_one_whatever_month_it_was_given_in() -> None:
    war = "The war has cost more than 100,000 lives since March 2011. Talks are to begin soon. "
    assert scopes(war + "In June, officials had raised their own figure to nearly 93,000.") == ["cumulative"] * 2
    bomb = "A bomb killed 40 people in Homs. "
    assert scopes(bomb + "In June, officials had raised their own figure to nearly 93.") == ["event", "period"]
    assert scopes(war + "In June, 93 people were killed in Homs.") == ["cumulative", "period"]


def test_a_part_has_the_scope_of_its_total() -> None:
    assert scopes("Last week 300 people fled. In the past week 65 people died. Three of them were children.")[1:] == [
        "period",
        "period",
    ]


def test_the_running_total_in_a_side_clause_leaves_the_event_alone() -> None:
    text = "At least 92 people are killed in the raid, bringing the total death toll to more than 700 people."
    assert scopes(text) == ["event", "cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "At least 22 people have been killed in Sukhna.",
        "As many as 70 may have died.",
        "Officials fear 200 may be trapped beneath the rubble.",
        "Twelve people are feared dead.",
        "On Tuesday a strike killed 18 fighters.",
        "At least 25 people are killed after a bomb explodes.",
        "The toll rose to 24 after rescuers recovered three more bodies.",
        "After days of fighting that left dozens dead, the village fell.",
        "Three people are injured after a man sets a fire and takes a woman hostage.",
        "Fighting between gangs in the city has killed 300 people.",
        "Russia, which denies bombing the town, said that 12 soldiers died.",
    ],
)
def test_it_happened(text: str) -> None:
    assert set(realities(text)) == {"actual"}


@pytest.mark.parametrize(
    "text",
    [
        "The regime will survive: thousands will be executed.",
        "Up to 100 people could be displaced if the offensive goes ahead.",
        "He threatened to execute 100 prisoners.",
        "Negotiations were under way to free 12 hostages.",
        "It plans to evacuate 4,000 civilians.",
    ],
)
def test_it_has_not_happened(text: str) -> None:
    assert realities(text) == ["hypothetical"]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied killing 12 civilians.",
        "An official denies that 100 people were killed by the unit.",
        "The coalition denied a report that its strike caused the deaths of hundreds of people.",
        "Syrian Forces Deny Killing Dozens of Civilians",
        "Reports that 400 soldiers were killed are false.",
    ],
)
def test_it_is_denied(text: str) -> None:
    assert realities(text) == ["denied"]


def test_the_month_of_may_is_no_doubt() -> None:
    assert realities("Thursday 18 May 2017 Gunmen kill more than 50 in an attack.", date(2017, 5, 19)) == ["actual"]


def test_a_denial_ends_with_the_counter_claim() -> None:
    text = "An official denies that 100 people were killed, saying that the number was at most 46."
    assert realities(text) == ["denied", "actual"]


def test_a_withdrawn_toll_is_denied_and_a_raised_one_is_not() -> None:
    assert realities("Police initially said 40 had died, but revised the toll to 22.") == ["denied", "actual"]
    assert realities("Police initially said 22 had died, but revised the toll to 40.") == ["actual", "actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey bombed the camp after rockets fired from there killed several people.",
        "Israel strikes the area after the killing of a soldier on Monday.",
        "Three days earlier, two other soldiers were killed.",
        "In 1982, between 10,000 and 40,000 people died in Hama.",
        "He was sentenced for the bombing that killed 12 people.",
        "The group claimed a 2 July bomb attack that killed at least 17 people.",
        "Two years ago a car bomb killed 45 people.",
    ],
)
def test_it_is_recalled(text: str) -> None:
    assert set(realities(text)) == {"historical"}


def test_an_older_weekday_is_recalled_and_yesterday_is_news() -> None:
    monday = date(2017, 10, 16)
    assert realities("On Wednesday three bombers killed two people.", monday) == ["historical"]
    assert realities("On Sunday three bombers killed two people.", monday) == ["actual"]


def test_the_first_days_of_the_calendar_are_no_trap() -> None:
    assert realities("On 31 December ten people died.", date(1, 1, 1)) == ["actual"]


def test_the_rules_that_decided_are_named() -> None:
    (figure,) = find_figures(lay_out("The army denied killing 12 civilians across Syria.", FRIDAY))
    assert figure.cues == ("linked: left", "scope: several places or incidents", "realis: denied")
