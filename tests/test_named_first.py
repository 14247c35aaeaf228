"""Strikes with two weapons are of the one named first; days of raids; meetings of leaders to come."""

import pytest

from tests.reading_of import article, events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian artillery and drone strikes on Homs killed six people.", "shelling_missile"),
        ("Russian drone strikes on Homs killed six people.", "air_strike"),
        ("Air and artillery strikes on Homs killed six people.", "air_strike"),
        ("Second day of air raids on Homs.", "air_strike"),
        ("After days of air raids Homs is quiet.", None),
        ("Emmanuel Macron and five presidents will meet on Monday in Homs.", "meeting"),
        ("A baker and five friends will meet on Monday in Homs.", None),
        ("The envoy asks for a safe zone inside Syria.", "statement_demand"),
        ("We asked for proof.", None),
    ],
)
def test_the_kind_of_what_is_told(text: str, kind: str | None) -> None:
    assert {claim.event_type for claim in events(article(text))} == ({kind} if kind else set())
