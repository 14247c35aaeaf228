"""Places and days that a live blog leaves to labels and to the sentence before; and those a number counts."""

import pytest

from tests.reading_of import actors, article, events


def place_of(text: str) -> list[str | None]:
    return [claim.place.text if claim.place else None for claim in events(text)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "**Sukhna.** Shells hit a school. A guard was lightly hurt. He was treated. Later a mine killed two boys.",
            "Sukhna",
        ),
        ("SUKHNA. Warplanes bombed a school.", "SUKHNA"),
        ("**Umm Maghad.** Gunmen shot eleven villagers dead.", "Umm Maghad"),
        ("**Correction.** Gunmen shot eleven villagers dead in Homs.", "Homs"),
        ("A drone hit a van in Jaramana on the road to Damascus.", "Jaramana"),
        ("Warplanes bombed a house in Aleppo's Bab al-Nairab neighbourhood.", "Bab al-Nairab"),
    ],
)
def test_the_place_of_an_item(item: str, expected: str) -> None:
    assert place_of(article(f"News came in all day.\n\n{item}"))[-1] == expected


def test_an_attack_told_after_a_dated_one_in_a_stamped_entry_is_of_its_day() -> None:
    entry = "Live\n\n08:00 GMT: Shells killed two people in Homs on Wednesday. In Sukhna, gunmen shot a man dead."
    later = "\n\n09:00 GMT: Gunmen shot a man dead in Aleppo."
    assert [str(claim.date_start) for claim in events(entry + later)] == ["2013-07-24", "2013-07-24", "2013-07-26"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Troops of the FSA killed dozens of gunmen in Homs.", ["Troops of the FSA"]),
        ('The army says it "eliminated over 30 terrorists" in Homs.', ["army"]),
        ("Gunmen killed four soldiers in Homs.", ["Gunmen"]),
    ],
)
def test_those_counted_dead_did_not_do_it(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Lebanese army said four militants were killed in Homs.", ["Lebanese army"]),
        ("Police said four militants were killed in Homs.", []),
        ("Tuesday's ambush of a convoy near Homs left five soldiers dead.", []),
        ("Soldiers of the 98th Division killed four gunmen in Homs.", ["Soldiers of the 98th Division"]),
        ("The Free Syrian Army (FSA) killed four gunmen in Homs.", ["Free Syrian Army (FSA)"]),
        ("Two soldiers were hit by sniper fire in Homs.", []),
    ],
)
def test_who_did_it(sentence: str, expected: list[str]) -> None:
    assert [name.removeprefix("The ") for name in actors(article(sentence), "alleged_perpetrator")] == expected


def test_a_day_that_opens_an_item_is_of_that_item_alone() -> None:
    items = (
        "## Homs\n- **24/07** Gunmen shot two men.\n- 22 July: Gunmen shot a boy.\n\n## Aleppo\n- Gunmen shot a girl."
    )
    days = [str(claim.date_start) for claim in events(f"Digest\n\nCompiled by us.\n\n{items}")]
    assert days == ["2013-07-24", "2013-07-22", "None"]


def test_a_surname_that_is_a_town_is_no_place() -> None:
    assert place_of(article("President Ahmad Jaramana demanded a meeting.")) == [None]
    assert "President Ahmad Jaramana" in actors(article("President Ahmad Jaramana demanded a meeting."), "speaker")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Notes\n\nTuesday's updates\n\n22:00 {shot}\n\nMonday's updates\n\n21:00 {shot}",
            ["2013-07-23", "2013-07-22"],
        ),
        ("The Daily liveblogged Thursday's events as they happened\n\nHoms\n{shot}", ["2013-07-25"]),
        ("Live: jets are back after Monday's raids\n\nHoms\n{shot}\n\nMore.", ["None"]),
        ("Live\n\nHoms\n{shot}\n2:05 PM\n\nHoms\n{shot}\n1:10 PM", ["2013-07-26", "2013-07-26"]),
    ],
)
def test_the_day_that_a_section_or_a_stamp_below_gives(text: str, expected: list[str]) -> None:
    told = events(text.format(shot="Gunmen shot two men in Sukhna."))
    assert [str(claim.date_start) for claim in told if "Gunmen" in claim.quotation.text] == expected


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("The army says its air force struck a column near Homs.", "air_strike", ["army"]),
        ("The air force says it shot down all 24 drones that Turkey sent to Homs.", "air_strike", ["Turkey"]),
        ("A clip posted by activists shows warplanes bombing Homs.", "air_strike", []),
        ("A spokesman of the FSA says the group shelled Sukhna.", "shelling_missile", ["FSA"]),
        ("The group shelled Sukhna.", "shelling_missile", ["group"]),
    ],
)
def test_whose_act_it_is(sentence: str, kind: str, expected: list[str]) -> None:
    told = events(article(sentence))
    assert [claim.event_type for claim in told] == [kind]
    assert [name.removeprefix("The ") for name in actors(article(sentence), "alleged_perpetrator")] == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [("Good morning from Homs.", None), ("Shells fell on Homs.", "Homs")],
)
def test_where_the_writer_greets_from_is_no_place_of_the_news(first: str, expected: str | None) -> None:
    assert place_of(f"Live: the war\n\n08:00 GMT: {first} A market was shelled, and nine people died.")[-1] == expected


def test_the_items_of_a_round_up_stand_under_their_places() -> None:
    items = (
        "Round-up of the day\n\nSUKHNA - Shells killed two people.\n\nHOMS - A mine killed a boy.\n\n"
        "ALEPPO - Gunmen shot a guard dead in Jaramana."
    )
    assert place_of(items) == ["SUKHNA", "HOMS", "Jaramana"]


def test_where_reports_are_filed_from_is_not_where_it_happened() -> None:
    assert place_of("DAMASCUS, Syria (Agency) - Shells killed two people.") == [None]
    assert place_of("Wire\n\nDAMASCUS - Shells killed two people.\n\nDAMASCUS - A mine killed a boy.") == [None, None]
