"""Who only says whose an act was is an accuser, and no origin of it; who counts or tells the act himself is one."""

from dashboard.assessment import testimony
from tests.reading_of import REFERENCE, article, read


def origins(sentence: str) -> list[str | None]:
    found = testimony.testimonies([read(article(sentence))], REFERENCE)
    return [told.origin.key if told.origin else None for told in found.values() if told.claim.event_type == "bombing"]


def test_an_accuser_is_no_origin_of_what_he_blames_somebody_for() -> None:
    assert origins("The Free Syrian Army was behind the bombing in Raqqa, Ban Ki-moon said.") == [None]


def test_who_tells_or_counts_is_an_origin() -> None:
    (told,) = origins("The Free Syrian Army carried out a bombing in Raqqa, Ban Ki-moon said.")
    (counted,) = origins(
        "The Free Syrian Army was behind the bombing that killed nine people in Raqqa, Ban Ki-moon said."
    )
    assert told is not None
    assert counted == told
