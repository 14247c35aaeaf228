"""Numbers that a post tells beside a toll: its parts, and the number before it, stand with it and not as its rivals."""

from dashboard.assessment.assess import assess
from dashboard.linking.link import link
from tests.reading_of import REFERENCE, article, read


def tolls(text: str) -> dict[str, str]:
    """The words of each toll that a post states, with what its sentence says in brackets."""
    readings = [read(article(text))]
    rows = assess(readings, link(readings, REFERENCE), REFERENCE, (), (), ()).tolls
    return {row.words: row.sentence.partition("(")[2] for row in rows}


def test_a_part_is_told_with_its_toll() -> None:
    told = tolls("The war in Syria has killed 61,300 people, SOHR says. Over 20,700 of them were fighters.")
    assert list(told) == ["61,300"]
    assert "among them more than 20,700 fighters or soldiers" in told["61,300"]


def test_the_number_before_is_told_with_the_one_that_replaced_it() -> None:
    for before in (
        "The war in Syria has killed more than 61,300 people, SANA says; the number it gave before was nearly 48,000.",
        "SANA says the war has killed more than 61,300 people. In June, SANA had put its count at nearly 48,000.",
    ):
        told = tolls(before)
        assert list(told) == ["> 61,300"], before
        assert "before: nearly 48,000" in told["> 61,300"], before


def test_the_number_of_another_speaker_is_no_number_before() -> None:
    told = tolls(
        "SOHR says the war in Syria has killed more than 61,300 people. "
        "In June, SANA had put the number of people killed in the war at nearly 48,000."
    )
    assert len(told) == 2
    assert not any("before:" in words for words in told.values())


def test_a_number_before_that_nothing_replaced_stays() -> None:
    assert len(tolls("In June, SANA had put the number of people killed in the Syrian war at nearly 48,000.")) == 1


def test_a_speakers_round_number_is_told_with_the_exact_one() -> None:
    for round_one in ("61,000", "more than 61,000", "about 61,000"):
        told = tolls(
            f"The war in Syria has killed {round_one} people, SOHR says. "
            "SOHR has counted 61,304 people killed in Syria since March 2011."
        )
        assert list(told) == ["61,304"], round_one
        assert f"told round as {round_one}" in told["61,304"], round_one


def test_a_number_that_is_not_the_exact_one_told_round_stays_a_toll() -> None:
    counted = "SOHR has counted 61,304 people killed in Syria since March 2011."
    for other in (
        "The war in Syria has killed 61,000 people, SANA says.",  # another speaker
        "The war in Syria has killed 64,000 people, SOHR says.",  # too far to be that number
        "The war in Syria has killed fewer than 61,000 people, SOHR says.",  # the exact one breaks its bound
        "The war in Syria has killed 61,290 people, SOHR says.",  # not round
        "The war in Syria has wounded 61,000 people, SOHR says.",
    ):
        assert len(tolls(f"{other} {counted}")) == 2, other
