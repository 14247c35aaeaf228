"""One event told in two sentences stays one, and two events told side by side stay two."""

from dashboard.linking.within import merge
from dashboard.records import VIOLENCE
from tests.reading_of import article, read


def groups(text: str) -> int:
    """How many events a post tells of violence."""
    reading = read(text)
    violent = {c.claim_no for c in reading.claims if c.kind == "event" and c.event_type in VIOLENCE}
    return sum(not violent.isdisjoint(group) for group in merge(reading))


def test_the_fighting_of_the_sentence_before_is_no_second_one() -> None:
    fight = "The army fought rebels near Sukhna on Thursday."
    assert groups(article(f"{fight} The fighting has reached Qusayr in Homs province. At least 15 died in it.")) == 1
    assert groups(article(f"{fight} The fighting in Qusayr in Homs province killed seven rebels.")) == 2
    assert groups(article(f"{fight} Seven rebels were killed in fighting in Qusayr in Homs province.")) == 2


def test_a_heading_over_a_list_is_no_line_of_it() -> None:
    heading = (
        "### Sukhna: shells, then a massacre\n\n- Government forces killed at least 31 people in Sukhna, say activists."
    )
    assert groups(f"{heading} They call it a massacre of civilians.\n- Rain is expected.") == 1
    assert groups(f"{heading}\n- A massacre of civilians is told of from another town.") == 2
