"""Who did it: the subject of a verb, a by-phrase, a pronoun for the one who speaks or who acted last."""

import pytest

from tests.reading_of import actors, article


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("The Syrian army said it carried out four air strikes near Homs.", "alleged_perpetrator", {"Syrian army"}),
        ("Residents said it was an air strike near Homs.", "alleged_perpetrator", set()),
        ("The Free Syrian Army says it has retaken Qusayr.", "participant", {"Free Syrian Army"}),
        ("Residents say they have left Qusayr.", "participant", set()),
        ("Rebels entered Qusayr. They shelled Homs.", "alleged_perpetrator", {"Rebels"}),
        ("Rebels entered Qusayr. Families wept. They were shelled.", "alleged_perpetrator", set()),
        ("Six policemen kidnapped from a post near Homs.", "alleged_perpetrator", set()),
        ("Six policemen kidnapped from a post near Homs.", "target", {"policemen"}),
        ("Paramedics hit on their way to Homs.", "target", {"Paramedics"}),
        ("Soldiers then took away half a dozen men in Homs.", "alleged_perpetrator", {"Soldiers"}),
        ("One officer was wounded in Homs.", "target", {"officer"}),
        ("One officer was wounded in Homs.", "alleged_perpetrator", set()),
    ],
)
def test_who_did_it(text: str, role: str, expected: set[str]) -> None:
    assert set(actors(article(text), role)) == expected
