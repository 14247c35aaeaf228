"""Whom a number without a noun counts, by what the entry said before it: one kind of people that an act befell."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import figures_told

DAY = date(2024, 5, 22)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same count was given with its noun
        ("Four rescuers dead\n\nThe toll from the strike has gone up to four, the union said.", "four killed other"),
        ("Seven guards were killed, police say. Locals confirm the seven deaths.", "seven killed combatants"),
        # those told of before were hit, and nobody else since
        ("Accra buries its soldiers killed in the north. Lomé gave 54 dead.", "54 killed combatants"),
        ("The army named three of the marines who fell. It now says seven were killed.", "seven killed combatants"),
        ("A lorry rammed a line of buses full of sailors. Ninety-nine are dead.", "Ninety-nine killed combatants"),
        ("More on the peacekeepers. Besides the two killed, seven were hurt.", "seven wounded combatants"),
        ("Masalit men were picked out and shot in Ardamata; more than 800, he believes.", "more than 800 killed other"),
        ("Worshippers shot as they prostrated. State TV: 235 martyrs.", "235 killed other"),
    ],
)
def test_a_bare_number_counts_those_who_were_hit_before_it(text: str, expected: str) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those before did it, or only speak
        ("Soldiers stormed the market at dawn. Twelve were killed.", "Twelve killed people"),
        ("Gunmen on motorbikes came at noon, teachers say. Twelve are dead.", "Twelve killed people"),
        # another act, another place
        ("Rebels ambushed a column of soldiers. A car bomb in Jowhar killed 12.", "12 killed people"),
        ("Snipers shot policemen in Homs. Elsewhere 14 were killed.", "14 killed people"),
        # some of a count are all that were of that kind
        ("Nine detainees died under torture. Sixty-four died in Aleppo.", "Sixty-four killed people"),
        ("Five guards were killed in a strike. The governor says 15 were wounded.", "15 wounded people"),
        # another entry
        ("10:00 The army buries its soldiers.\n\n09:00 Twelve died in a flood of mud.", "Twelve killed people"),
    ],
)
def test_a_bare_number_counts_people_where_nobody_was_hit_before_it(text: str, expected: str) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine killed four near Homs. All were conscripts.", "four killed combatants"),
        ("A mine killed four. The dead were miners from Homs.", "four killed other"),
        ("A mine killed four. They were Malian soldiers on leave.", "four killed combatants"),
        ("A mine killed four. They were taken to Homs.", "four killed people"),
        ("A mine killed four. They were soldiers and teachers.", "four killed people"),
        ("A mine killed four. All were awake. The dead were teachers.", "four killed people"),
        ("A mine killed four villagers. All were soldiers' wives.", "four killed civilians"),
        ("The army freed forty prisoners of war.", "forty detained combatants"),
    ],
)
def test_the_sentence_after_may_say_who_they_were(text: str, expected: str) -> None:
    assert told(text)[0] == expected


def test_who_has_not_answered_a_roll_call_is_missing_and_not_denied() -> None:
    text = "A dozen gendarmes had not answered the roll call."
    assert [(f.measure, f.realis) for f in find_figures(lay_out(text, DAY))] == [("missing", "actual")]
