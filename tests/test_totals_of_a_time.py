"""What a number totals, and whether it happened: a day's, a month's or a war's numbers beside those of one incident.

Each rule has a sentence it must read beside one it must not.
"""

import pytest

from tests.reading_of import MONDAY, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("That brings the unit's dead of the past week to 13.", "period actual"),
        ("That brings the unit's dead of the past years to 13.", "event actual"),
        ("The UN's May numbers: 1,119 killed.", "period actual"),
        ("The UN's market numbers: 119 killed.", "event actual"),
        ("A monitor documented the deaths of 48 people yesterday.", "period actual"),
        ("A monitor documented the deaths of 48 people in a blast yesterday.", "event actual"),
        ("The UN has verified over 900 civilian deaths.", "cumulative actual"),
        ("The UN has verified over 900 civilian deaths in the attack.", "event actual"),
        ("The office confirmed the deaths of 925 civilians up to midnight on Sunday.", "cumulative actual"),
        ("The office confirmed the deaths of 925 civilians in the blast on Sunday.", "event actual"),
        ("The death toll from the militants' attack that day is 1,139.", "event actual"),
        ("The death toll in the enclave is 1,139.", "cumulative actual"),
        ("He put the number of gunmen killed on Sunday at over 400.", "period actual"),
        ("The staff puts enemy losses for the past day at 1,180.", "period actual"),
        ("The day after, a shell killed four people in Homs.", "event actual"),
        ("Shells killed 40 people over the day.", "period actual"),
        ("The hospital has admitted eleven wounded since daybreak.", "period actual"),
        ("The hospital has admitted eleven wounded since May.", "cumulative actual"),
        ("In the war of 2014-16 up to 60,000 people died.", "cumulative historical"),
        ("In the bombing of 2016 up to 600 people died.", "event historical"),
        ("In May 2021, missiles killed 43 people over four weeks.", "period historical"),
        ("In May 2021, missiles killed 43 people in Homs.", "event historical"),
        ("On Christmas Eve 2021 soldiers shot at least 35 villagers.", "event historical"),
        ("Rescuers say 10,000 people are still under the rubble across the Strip.", "cumulative actual"),
        ("The project reckons that 57,000 have died since January.", "cumulative actual"),
        ("The project expects that 57,000 will die.", "period hypothetical"),
        ("The bombing puts 40,000 lives at risk.", "period hypothetical"),
        ("The bombing cost 400 lives at noon.", "event actual"),
    ],
)
def test_of_what_and_whether(text: str, expected: str) -> None:
    assert [f"{figure.scope} {figure.realis}" for figure in read(text, MONDAY).figures] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll since Friday is 224 dead. A group abroad counts 406 dead.", ["cumulative", "cumulative"]),
        ("The toll since Friday is 224 dead. A group abroad counts 6 dead in the blast.", ["cumulative", "event"]),
    ],
)
def test_another_count_of_the_same(text: str, expected: list[str]) -> None:
    assert [figure.scope for figure in read(text, MONDAY).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor says 49 men were shot and that 643 are missing since 3 June.", ["actual", "actual"]),
        ("The mayor says 49 men were shot on 3 June.", ["historical"]),
        ("An earlier version of this page put the dead in the strike on the town of Homs at 19.", ["denied"]),
        ("An earlier post of hers put the dead in the strike on the town of Homs at 19.", ["actual"]),
    ],
)
def test_what_is_told_as_it_stands(text: str, expected: list[str]) -> None:
    assert [figure.realis for figure in read(text, MONDAY).figures] == expected
