"""Whether it happened: what is demanded or faced, incidents recalled, and a court's news of those it holds."""

from datetime import date

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out

DAY = date(2024, 5, 20)


def realis(sentence: str) -> list[str]:
    return [figure.realis for figure in find_figures(lay_out(sentence, DAY))]


# Each pair: what did not happen now, and the like of it that did; or what is nobody's harm.
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They demanded the release of 90 prisoners.", ["hypothetical"]),
        ("They hailed the release of 90 prisoners.", ["actual"]),
        ("1,500 people face eviction.", ["hypothetical"]),
        ("1,500 people were evicted.", ["actual"]),
        ("If the town falls, 100,000 will leave.", ["hypothetical"]),
        ("Previous strikes on the camp killed 50.", ["historical"]),
        ("New strikes on the camp killed 50.", ["actual"]),
        ("It is the deadliest attack since a bombing in May that killed 60.", ["historical"]),
        ("Three attackers fled after killing two guards.", ["actual"]),
        ("Troops raided the town after the killing of two guards.", ["historical"]),
        ("The court remanded fourteen protesters in custody.", ["actual"]),
        ("The court heard that he killed fourteen protesters.", ["historical"]),
        ("Twenty survivors were picked up.", []),
        ("Twenty suspects were picked up.", ["actual"]),
        ("700 refugees went home last week.", []),
        ("Seventy-six of the wounded have been discharged.", []),
        ("Seventy-six of the wounded have died.", ["actual"]),
        ("The fire killed six; forty others were brought out safe.", ["actual"]),
    ],
)
def test_whether_it_happened(sentence: str, expected: list[str]) -> None:
    assert realis(sentence) == expected
