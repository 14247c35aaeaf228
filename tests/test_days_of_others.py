"""Days that are of something else than the act, days on which something was only told, and days that a bulletin covers.

Each rule has a sentence it must read beside one it must not.
"""

from datetime import date

import pytest

from tests.reading_of import events

ENTRY = "Live\n\n08:00 GMT: {}\n\n09:00 GMT: Gunmen shot a man dead in Aleppo."  # Friday 26 July 2013


def day_of(sentence: str, kind: str) -> str:
    """The first day of the first act of a kind that a stamped entry tells."""
    return str(next(c for c in events(ENTRY.format(sentence)) if c.event_type == kind).date_start)


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Rebels have freed the eleven drivers kidnapped near Homs on Tuesday.", "other", 26),
        ("Rebels have freed the eleven drivers on Tuesday.", "other", 23),
        ("The army executed three men in Hama and holds others taken from Homs on Tuesday.", "execution_torture", 26),
        ("The army executed three men in Hama on Tuesday.", "execution_torture", 23),
        ("The council asked donors to send the tents promised on Tuesday.", "statement_demand", 26),
        ("The council asked donors on Tuesday to send the tents.", "statement_demand", 23),
        ("The council urged calm, saying that jets had bombed ten camps on Tuesday.", "statement_demand", 26),
        ("On Tuesday the council urged calm.", "statement_demand", 23),
        ("The council demanded that the raids end today.", "statement_demand", 26),
        ("Militants raided two villages after a colonel fled.", "attack_on_people", 26),
        ("Gunmen raided two villages, killing ten, a raid that followed a vote on Tuesday.", "attack_on_people", 26),
        ("A bomb followed by gunfire killed ten people on Tuesday.", "bombing", 23),
        ("Villagers who returned on Tuesday were attacked by gunmen.", "attack_on_people", 26),
        ("Men who were captured on Tuesday have been shot by gunmen.", "attack_on_people", 23),
        ("Men who met on Tuesday have been shot by gunmen.", "attack_on_people", 26),
        ("A patrol that left Homs on Tuesday was ambushed by gunmen.", "armed_clash", 26),
        ("A patrol was ambushed by gunmen on Tuesday.", "armed_clash", 23),
        ("The drone strike which hit the funeral on Tuesday was the worst this year.", "air_strike", 23),
        ("The crash of the jet in which a missile killed nine on Tuesday was seen in Homs.", "shelling_missile", 23),
        ("By Tuesday evening shelling had killed nine people in Homs.", "shelling_missile", 23),
        ("By Tuesday evening shelling will have killed nine people in Homs.", "shelling_missile", 26),
        ("A bomb killed four people at the Tuesday market.", "bombing", 26),
        ("A bomb killed four people in the Tuesday attack.", "bombing", 23),
        ("Jets bombed a house, killing two men, both of whom took part in the July 24 attack.", "air_strike", 26),
        ("Jets bombed a house, killing two, both of whom took part in truce talks, on July 24.", "air_strike", 24),
    ],
)  # fmt: skip
def test_a_day_is_of_what_it_stands_by(sentence: str, kind: str, expected: int) -> None:
    assert day_of(sentence, kind) == str(date(2013, 7, expected))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A month ago today shelling killed nine people in Homs.", "2013-06-26"),
        ("Twelve years ago today shelling killed nine people in Homs.", "2001-07-26"),
        ("It is exactly a year since, exactly a year ago, shelling killed nine people in Homs.", "2012-07-26"),
        ("A year ago shelling killed nine people in Homs.", "2012-01-01"),
    ],
)
def test_so_long_ago_to_the_day_is_that_day(sentence: str, expected: str) -> None:
    assert day_of(sentence, "shelling_missile") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army said on Tuesday it had captured Homs.", "2013-07-23"),
        ("In a statement late on Tuesday the army said it had captured Homs.", "2013-07-23"),
        ("The army said it had captured Homs.", "2013-07-26"),
        ("The army said it had captured Homs today.", "2013-07-26"),
        ("An earlier version of this page said that the army had captured Homs.", "None"),
    ],
)
def test_an_act_is_not_after_the_day_it_was_told_on(sentence: str, expected: str) -> None:
    assert day_of(sentence, "territory_change") == expected


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Reporting period: Monday 22 to Thursday 25 July 2013", ("2013-07-22", "2013-07-25")),
        ("Weekly note, July 22-25, 2013", ("2013-07-22", "2013-07-25")),
        ("This note covers 30 June to 6 July.", ("2013-06-30", "2013-07-06")),
        ("Schools closed from 22 to 25 July 2013.", ("None", "None")),
        ("Reporting period: 22 to 31 July 2013", ("None", "None")),  # not yet over
    ],
)
def test_an_undated_act_is_of_the_days_a_bulletin_covers(top: str, expected: tuple[str, str]) -> None:
    text = f"NORTHERN NOTE\n{top}\n\nHOMS\nTalbiseh: A mine killed five people. The council urged calm."
    told = {c.event_type: (str(c.date_start), str(c.date_end)) for c in events(text)}
    assert told["bombing"] == expected
    assert told["statement_demand"] == ("None", "None")


def test_a_day_before_a_colon_is_of_all_that_follows() -> None:
    (claim, *_) = events("NOTE\n\nTalbiseh (22-23 July): medics counted 20 dead after gunmen entered the market.")
    assert (str(claim.date_start), str(claim.date_end)) == ("2013-07-22", "2013-07-23")


def test_the_name_of_a_column_is_no_time() -> None:
    text = "THE NORTH THIS WEEK, DAY BY DAY: Homs shelled\n\nThursday, July 25\nShelling killed ten people in Homs."
    assert {str(claim.date_start) for claim in events(text)[1:]} == {"2013-07-25"}
    assert str(events(text)[0].date_start) != "2013-07-22"
    assert str(events("Homs shelled this week, day by day")[0].date_start) == "2013-07-22"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("The ministry says gunmen shot a man dead in Aleppo.", "2013-07-26"),
        ("The ministry says gunmen also shot a man dead in Aleppo.", "2013-07-24"),
        ("The ministry says a boy was also shot dead.", "2013-07-24"),
    ],
)
def test_what_others_tell_of_another_town_is_of_no_day_told_before(second: str, expected: str) -> None:
    told = events(ENTRY.format(f"Shells killed two people in Homs on Wednesday. {second}"))
    assert str(next(c for c in told if c.quotation.text == second).date_start) == expected
