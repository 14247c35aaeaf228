"""Sentences with more than one speaker, labels, counts, quotations that go on, and speakers no list knows."""

import pytest

from tests.reading_of import article, read


def by_number(text: str) -> dict[str, str | None]:
    """Who states each number of `text`."""
    reading = read(article(text))
    return {
        f.quotation.text: (c.speaker.text if (c := reading.claims[f.claim_no]).speaker else None)
        for f in reading.figures
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors say eight people were killed in Homs, police say 21.",
            {"eight": "Doctors", "21": "police"},
        ),
        (
            "The ministry says nine people were killed in Homs; a monitoring group counts 72 killed.",
            {"nine": "The ministry", "72": "a monitoring group"},
        ),
        (
            "At least two people were killed, police say; 15 were feared to be under the rubble.",
            {"At least two": "police", "15": None},
        ),
        (
            "Two people were killed in Homs; police hauled away 80 more in trucks, said a rescue worker.",
            {"Two": "a rescue worker", "80": "a rescue worker"},
        ),
        (
            "132 people were killed at Sukhna: the government; 160 were killed there: local sources.",
            {"132": "the government", "160": "local sources"},
        ),
        (
            "Army spokesman Col. R. Bandar: four soldiers killed, five injured; two civilians also killed",
            {"four": "Army spokesman Col. R. Bandar", "five": "Army spokesman Col. R. Bandar"}
            | {"two": "Army spokesman Col. R. Bandar"},
        ),
    ],
)
def test_each_speaker_states_their_own_numbers(text: str, expected: dict[str, str | None]) -> None:
    assert by_number(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("By the monitors' tally, 13 people were killed in Homs.", "the monitors"),
        ("At least 35 civilians were killed in Homs, SANA's figures show.", "SANA"),
        ("Ten people were killed in Homs, by one monitoring group’s count.", "one monitoring group"),
        ("Shells killed ten people in Homs - officials", "officials"),
        ("Ten people were killed in Homs (source: the health ministry).", "the health ministry"),
        ("Doctors in Homs: shells kill ten", "Doctors in Homs"),
        ("From the governor's digest: “Ten people were killed in Homs.”", "the governor"),
        ("Ten people were killed in Homs, per Ankara.", "Ankara"),
        ("Our reporter was told by a soldier that ten people were killed in Homs.", "a soldier"),
        ("A grocer says he saw ten people killed by shells in Homs.", "A grocer"),
        ("Ten people were killed in Homs, a local demining team says.", "a local demining team"),
        ("A doctor reached by telephone said ten people were killed in Homs.", "A doctor"),
        ("Ten people were killed in Homs, residents and a security source said.", "residents and a security source"),
        ("“Ten children will die in Homs before winter,” warns Adele Clement of the relief group Eau.", None),
        ("Rescuers fear ten people were killed in Homs.", "Rescuers"),
        ("The FSB later spoke of ten people killed in Homs.", "The FSB"),
        ("The medics put the army's own losses in Homs at two killed.", "The medics"),
        ("Tribesmen reached by phone disagreed, saying three women had been killed in Homs.", "Tribesmen"),
    ],
)  # fmt: skip
def test_who_counts_or_is_named_beside_the_number_speaks(text: str, speaker: str | None) -> None:
    expected = speaker or "Adele Clement of the relief group Eau"
    assert set(by_number(text).values()) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Ten people a day are killed per city.",
        "An earlier version said ten people were killed in Homs.",
        "War updates: ten people killed in Homs",
        "Shells hit the Old Hospital (rear wing) and killed ten people in Homs.",
        "The rebels released ten detained men in Homs.",
        "Strike on a market: ten people killed in Homs",
    ],
)
def test_these_words_name_no_speaker(text: str) -> None:
    assert set(by_number(text).values()) == {None}


def test_a_sentence_that_is_only_a_quotation_has_the_speaker_before() -> None:
    text = "Two herders deny a strike on Homs. “We buried ten people,” says one. “And 12 people were killed in Aleppo.”"
    assert by_number(text) == {"ten": "Two herders", "12": "Two herders"}


def test_a_bare_number_after_an_attributed_sentence_is_the_documents_own() -> None:
    text = "Shells killed ten people in Homs, the governor said. Another 12 people were wounded."
    assert by_number(text) == {"ten": "the governor", "12": None}


def test_they_are_those_who_open_the_sentence_before() -> None:
    text = "Insurgents have entered Aleppo. They say they have freed 30 prisoners."
    assert by_number(text) == {"30": "Insurgents"}


def test_a_surname_before_a_colon_is_who_spoke_before_in_the_post() -> None:
    text = "Council member Asif Noorzai said shells hit Homs.\n\n### Toll\n\nNoorzai: ten soldiers killed in Homs"
    assert by_number(text) == {"ten": "Noorzai"}


def test_a_clause_between_commas_describes_nobody() -> None:
    text = "Gunmen killed ten people of the Grada family, and another man in his home, police say."
    assert set(by_number(text).values()) == {"police"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A doctor in Homs: "Two shells fell. I see 15 people killed." Ten were wounded.', {"15": "A doctor in Homs"}),
        ("Ten people were killed in Homs, police say; one more was wounded.", {"Ten": "police", "one": "police"}),
        ("Ten people were killed in Homs, acc. to the governor.", {"Ten": "the governor"}),
        ("Ten soldiers were killed in Homs, the army conceded.", {"Ten": "the army"}),
    ],
)
def test_what_goes_on_in_a_quotation_or_after_a_semicolon(text: str, expected: dict[str, str]) -> None:
    found = by_number(text)
    assert {number: found.get(number) for number in expected} == expected
    assert found.get("Ten") == expected.get("Ten")


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    found = by_number('A doctor in Homs: "Two shells fell.\n\nShells killed 15 people in Aleppo.')
    assert found == {"15": None}
