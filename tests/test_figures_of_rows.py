"""Rows of lists under a head that says what is counted, and numbers that share the verb of the number before them."""

from datetime import date

import pytest

from tests.reading_of import figures_told

DAY = date(2024, 5, 22)


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # rows
        ("Deaths by place\n* Ombada: 15, when a shell fell\n* Nubawi: 6; mortar", "15 killed | 6 killed"),
        ("Toll by governorate\nAleppo: 14 dead\nHoms: 9", "14 killed | 9 killed"),
        (
            "Raids left 28 dead and 107 wounded:\n- South: 8 killed, 30 wounded\n- Tyre: 6 and 22",
            "28 killed | 107 wounded | 8 killed | 30 wounded | 6 killed | 22 wounded",
        ),
        ("Wounded by district\n- Sumy: 11\n- Kupiansk – 4", "11 wounded | 4 wounded"),
        ("| Province | Killed | Wounded |\n|---|---|---|\n| Aleppo | 14 | 31 |", "14 killed | 31 wounded"),
        ("| Village | Houses | Dead |\n| Ara | 14 | 3 |\n| Dura | 9 | 6 |", "3 killed | 6 killed"),
        # a place, a day or an order of its own
        ("On Monday 14 were killed, on Tuesday 22, and today 31.", "14 killed | 22 killed | 31 killed"),
        ("In the first strike five people were killed; in the second, seven.", "five killed | seven killed"),
        ("The first blast killed four; the second, nine.", "four killed | nine killed"),
        ("Shelling killed twelve in Homs, eight in Hama.", "twelve killed | eight killed"),
        ("IOM counts 1.2 million displaced, UNHCR 900,000.", "1.2 million displaced | 900,000 displaced"),
        ("We buried nine this morning and four after the prayer.", "nine killed | four killed"),
        # what a hospital, a sickness or a teller counts
        ("His hospital alone admitted 54 today.", "54 wounded"),
        ("There are 130 confirmed deaths.", "130 killed"),
        ("Cholera deaths: 130.", "130 killed"),
        ("The morgue took in 29 today.", "29 killed"),
        ("Nobody knows what became of nine fishermen.", "nine missing"),
        ("Two dozen have not returned.", "Two dozen missing"),
        ("Hunger has carried off 63 people in seven days.", "63 killed"),
        ("Eight killed; wounded put at more than 15 by a nurse.", "Eight killed | more than 15 wounded"),
        ("It counts 57 dead, up from the 40 it gave us at noon.", "57 killed | 40 killed"),
        ("Seventeen dead, not 12 as we wrote.", "Seventeen killed | 12 killed"),
        ("Ten people died, and of the dead seven came from one family.", "Ten killed | seven killed"),
        ("The violence has claimed over 10,000 civilian and military lives.", "over 10,000 killed"),
    ],
)
def test_a_row_or_a_gap_counts(text: str, expected: str) -> None:
    assert " | ".join(line.rsplit(" ", 1)[0] for line in told(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Strikes by district\n- Sumy: 11\n- Kupiansk: 4",  # nobody is harmed
        "Prices by place\n* Ombada: 15\n* Nubawi: 6",
        "| Village | Houses | Price |\n| Ara | 14 | 3 |",
        "He told us what became of nine fishermen: they moved to Sur.",
        "The boat went over at noon; it carried more than 300.",
        "The bandits carried off 63 cows.",
        "There are 130 confirmed cases of fraud.",
        "Cholera vaccines: 130.",
        "The hospital admitted 22 trucks of aid.",
    ],
)
def test_rows_of_other_things_count_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed twelve in Homs, 40 km from the border.",
        "Shelling killed twelve in Homs, at 5 in the morning.",
        "Shelling killed twelve in two attacks, one in Homs.",
        "Twelve died, Day 59 of the siege.",
        "Twelve died in Homs, a city of 600,000 in peace.",
        "Twelve were killed. A sack of millet: 3.5 million.",
        "Twelve were killed:\nUpdated: 14",
        "He performed 22 operations after twelve died, several of them amputations.",
    ],
)
def test_a_number_beside_the_harmed_may_count_other_things(text: str) -> None:
    assert [line.split()[0].lower() for line in told(text)] == ["twelve"]
