"""How an event stands in the scheme's document: asserted, claimed, official, on footage, disputed or denied."""

import pytest

from dashboard.linking.scheme import scheme_document
from tests.reading_of import article, read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A car bomb killed ten people in Homs.", "asserted"),
        ("Activists say a car bomb killed ten people in Homs.", "claimed"),
        ("Moscow says shelling killed ten people in Homs.", "official"),
        ("Hazara elders say shelling killed ten people in Homs.", "claimed"),
        ("A clip shows soldiers who surrender in Homs, activists say.", "footage"),
        ("The minister demanded a truce, state television said.", "asserted"),
        ("Activists say shelling killed ten people in Homs. SANA says it killed two.", "disputed"),
        ("Activists say shelling killed ten people in Homs. Residents say it killed ten.", "claimed"),
    ],
)
def test_status_of_an_event(text: str, status: str) -> None:
    assert [event["status"] for event in scheme_document("d", read(article(text)))["events"]] == [status]
