"""Who did it and who says so, in the manners of outlets that came late; nouns that look like verbs of an act."""

import pytest

from tests.reading_of import FRIDAY, actors, article, events, figures_told


@pytest.mark.parametrize(
    ("sentence", "role", "expected"),
    [
        ("The Syrian army & rebels seized a village near Homs.", "participant", ["Syrian army", "rebels"]),
        (
            "The army said it had neutralised about fifteen terrorists in air strikes on Homs.",
            "alleged_perpetrator",
            ["army"],
        ),
        (
            'The army said it had "neutralised" about fifteen terrorists in air strikes on Homs.',
            "alleged_perpetrator",
            ["army"],
        ),
        ("The army said fifteen terrorists had died in air strikes on Homs.", "alleged_perpetrator", []),
        ("His union demands the release of the mayor.", "speaker", ["His union"]),
        ("Governor Omar Haddad said three were killed. He again urged everybody to leave.", "speaker", ["Haddad"]),
    ],
)
def test_who(sentence: str, role: str, expected: list[str]) -> None:
    found = actors(article(sentence), role)
    assert len(found) == len(expected)
    assert all(want in got for want, got in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Government jets bomb villages near Homs.", ["air_strike"]),
        ("The rebels freed 14 soldiers from a jail in Homs.", ["other"]),
        ("Rebels jail 14 soldiers in Homs.", ["abduction_detention"]),
        ("A drone bomb was found near Homs.", []),
    ],
)
def test_a_noun_that_looks_like_a_verb(sentence: str, kinds: list[str]) -> None:
    assert [claim.event_type for claim in events(article(sentence))] == kinds


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army & police found nine regime bodies.", ["nine killed combatants"]),
        ("They found nine burnt bodies.", ["nine killed people"]),
        (
            "A militia that took two hamlets says it slew fourteen and lost two.",
            ["fourteen killed people", "two killed combatants"],
        ),
        ("The court says 1,780 were neutralised.", ["1,780 killed combatants"]),
        ("The two villages neutralised 12 mines.", []),
        ("A unit of 12 defected.", ["12 defected combatants"]),
        ("A family of 12 was killed.", ["12 killed people"]),
        ("Seven from the 3rd Brigade were killed.", ["Seven killed combatants"]),
        ("Seven from the village of Hula were killed.", ["Seven killed people"]),
        ("Three drone operators were killed.", ["Three killed combatants"]),
        ("Three phone operators were killed.", ["Three killed other"]),
        ("The army said three of its own had been killed.", ["three killed combatants"]),
        ("The hospital said three of its own had been killed.", ["three killed people"]),
        ("Army casualties: 3 killed, 14 wounded.", ["3 killed combatants", "14 wounded combatants"]),
        ("Civilian casualties: 3 killed, 14 wounded.", ["3 killed civilians", "14 wounded civilians"]),
        ("Four suspected rebels' relatives were arrested.", ["Four detained people"]),
        ("Eleven demobilised fighters were killed.", ["Eleven killed other"]),
    ],
)
def test_whom_a_number_counts(sentence: str, expected: list[str]) -> None:
    assert figures_told(article(sentence), FRIDAY) == expected
