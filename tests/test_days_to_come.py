"""Days that are no event's: those to come, those that a name holds, and words of what was said or done before now."""

import pytest

from tests.reading_of import events

STAMPED = "Live\n\n08:00 GMT: Good morning.\n\n09:00 GMT: "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # by when, or until what is to come
        ("The UN asks for tents, as 900 people might flee Homs by October.", "2013-07-26"),
        ("The rebels demand that the army leave Homs by the end of June.", "2013-07-26"),
        ("The council condemns the raid and asks Paris to step in before the talks on Sunday.", "2013-07-26"),
        ("The union demands an escort, or it'll close the shops on Monday.", "2013-07-26"),
        ("The council condemned the raid on Sunday.", "2013-07-21"),
        ("Ban Ki-moon meets the king in Riyadh on Monday.", "2013-07-29"),
        ("Ban Ki-moon met the king in Riyadh on Monday.", "2013-07-22"),
        ("Ten soldiers were hurt by the June 8 attack in Homs.", "2013-06-08"),
        # names
        ("Rebels seized the May 22 hospital in Homs.", "2013-07-26"),
        ("Rebels seized 22 May Hospital in Homs.", "2013-07-26"),
        ("The March 23 Movement seized Homs.", "2013-07-26"),
        ("Rebels seized the hospital in Homs on May 22.", "2013-05-22"),
        # counted over a span
        ("Warplanes bombed Homs for the third time in 24 hours.", "2013-07-26"),
        ("Warplanes killed 40 people in Homs in 24 hours.", "2013-07-25"),
        # before now
        ("The council has already rejected any talks.", "None"),
        ("The council rejected any talks.", "2013-07-26"),
        ("The army has repeatedly bombed that road.", "None"),
        ("The army has bombed that road.", "2013-07-26"),
    ],
)
def test_which_day_a_stamped_entry_tells_of(sentence: str, expected: str) -> None:
    assert {str(claim.date_start) for claim in events(STAMPED + sentence)} == {expected}
