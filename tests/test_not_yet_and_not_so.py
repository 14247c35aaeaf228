"""Numbers of what is only wanted, feared or taken back, and numbers that count nobody harmed."""

import pytest

from tests.reading_of import article, read

Read = list[tuple[str, str, str]]


def figures(text: str) -> Read:
    return [(figure.quotation.text, figure.measure, figure.realis) for figure in read(article(text)).figures]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Envoys want 33 of the captives to go free.", [("33", "detained", "hypothetical")]),
        ("The families want the 14 fishermen to be released.", [("14", "detained", "hypothetical")]),
        ("Seven men held in Homs are expected to be freed tonight.", [("Seven", "detained", "hypothetical")]),
        ("Under the draft, 18 hostages, most of them women, would go free.", [("18", "detained", "hypothetical")]),
        ("Nine hostages were freed last night.", [("Nine", "detained", "actual")]),
        (
            "A ministry counts 68,000 people displaced. The UN fears half a million.",
            [("68,000", "displaced", "actual"), ("half a million", "displaced", "hypothetical")],
        ),
        ("The dead in Homs may surpass 90.", [("surpass 90", "killed", "hypothetical")]),
        ("The toll is expected to exceed 30 killed.", [("exceed 30", "killed", "hypothetical")]),
        ("The dead in Homs surpassed 90.", [("surpassed 90", "killed", "actual")]),
        ("Rescuers fear dozens are trapped under the rubble.", [("dozens", "missing", "actual")]),
    ],
)
def test_what_is_wanted_or_feared_has_not_happened(sentence: str, expected: Read) -> None:
    assert figures(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A figure of 45 dead given by a channel must not be relied on.", [("45", "killed", "denied")]),
        (
            "Earlier it was thought that two were missing, not three.",
            [("two", "missing", "denied"), ("three", "missing", "actual")],
        ),
        (
            "A reader asks why I said that eight had died. I was wrong: it was three.",
            [("eight", "killed", "denied"), ("three", "killed", "actual")],
        ),
        (
            "You wrote that the drone killed five. It killed four officers. The reader is right.",
            [("five", "killed", "denied"), ("four", "killed", "actual")],
        ),
        ("We reported that 20 people were killed. The army blames rebels.", [("20", "killed", "actual")]),
    ],
)
def test_what_is_taken_back_is_denied(sentence: str, expected: Read) -> None:
    assert figures(sentence) == expected


def test_one_of_the_wounded_who_died_is_killed_and_counted_once() -> None:
    assert figures("One of the wounded, a man of 71, has died in hospital.") == [("One", "killed", "actual")]


@pytest.mark.parametrize(
    ("total", "scope"),
    [
        ("Their deaths bring the army's losses in the offensive and along the border to 438.", "cumulative"),
        ("A man died in hospital, bringing the toll of the blast to nine.", "event"),
    ],
)
def test_losses_that_deaths_are_added_to_run_on(total: str, scope: str) -> None:
    assert read(article(total)).figures[-1].scope == scope


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ten bodies of three families were pulled out.", ["Ten"]),
        ("Fourteen people, eight of them from one household, were killed.", ["Fourteen", "eight"]),
        ("The shelling displaced 600 families.", ["600"]),
        ("The army offered 7.5 million kyats to any pilot who deserts.", []),
        ("The morgue, built for 20 bodies, was full after a strike killed 90.", ["90"]),
        ("The bomber, a woman thought to be about 20, is not among the 12 dead.", ["12"]),
        ("Police told a colleague they had detained 60 people.", ["60"]),
        ("Shells killed 200 of us. Now everybody has one and nothing is different.", ["200"]),
        ("Four soldiers were injured. There are 900 of them still in the country, down from 1,300.", ["Four"]),
        ("Four people were killed. There are 12 of them still under the rubble.", ["Four", "12"]),
        ("There are 300 wounded left in the town.", ["300"]),
    ],
)
def test_numbers_that_count_nobody_harmed(sentence: str, expected: list[str]) -> None:
    assert [number for number, *_ in figures(sentence)] == expected


def scopes(text: str) -> list[tuple[str, str]]:
    return [(figure.quotation.text, figure.scope) for figure in read(text).figures]


def test_a_running_total_told_twice_is_one_both_times() -> None:
    text = (
        "Ministry counts 51 dead, nine of them women\n\n"
        "09:00 GMT: Its spokesman speaks of 51 bodies since the war began.\n\n"
        "10:00 GMT: A blast in Homs killed 51 people."
    )
    assert scopes(text) == [("51", "cumulative"), ("nine", "cumulative"), ("51", "cumulative"), ("51", "event")]


def test_small_numbers_are_alike_by_chance() -> None:
    text = "Twelve people were killed in Homs\n\n09:00 GMT: The siege of Aleppo has killed 12 medics since January."
    assert scopes(text) == [("Twelve", "event"), ("12", "cumulative")]


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("It says that 314 soldiers have now fallen in the ground operation.", "cumulative"),
        ("It says that 14 soldiers have now died of the blast in Homs.", "event"),
        ("Some 900 people have fled since January. A hospital has recorded 328 dead in that time.", "cumulative"),
    ],
)
def test_what_has_come_to_a_number_by_now_runs_on(sentence: str, scope: str) -> None:
    assert scopes(article(sentence))[-1][1] == scope
