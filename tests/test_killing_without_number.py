"""Where a report says that somebody was killed, and not how many, casualties are not said to be unreported."""

import pytest

from tests.test_titles_near import event

KILLING = "killing reported without a number, which is not zero"
UNREPORTED = "casualties not reported, which is not zero"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The Syrian army has killed Karim al-Halabi in Homs.", KILLING),
        ("Activists in Homs speak of a massacre of civilians.", KILLING),
        ("Gunmen shot at the monitors in Homs.", UNREPORTED),
        ("An air strike has hit Aleppo.", UNREPORTED),
    ],
)
def test_a_killing_without_a_number_is_no_silence_on_harm(text: str, note: str) -> None:
    sentence = event(text).sentence
    assert note in sentence
    assert (KILLING in sentence) != (UNREPORTED in sentence)
