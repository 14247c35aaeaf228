"""Who did it, where another sentence or clause than the act's own says so."""

import pytest

from tests.reading_of import actors, article

ROLE = "alleged_perpetrator"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        # After words that name the doer, and before them
        ("Jihadists are suspected.", ["Jihadists"]),
        ("Police suspect a rebel group.", ["rebel group"]),
        ("Suspicion fell on the FSA.", ["FSA"]),
        ("It bore the hallmarks of the FSA.", ["FSA"]),
        ("The mayor held the FSA responsible.", ["FSA"]),
        ("The FSA did it, residents say.", ["FSA"]),
        ("The FSA said it was behind the attack.", ["FSA"]),
        ("The FSA claimed it.", ["FSA"]),
        # What the attackers are, and the army by "it"
        ("The killers were rebels, the mayor said.", ["rebels"]),
        ("Residents say it was the army.", ["army"]),
        ("The gunmen fled.", ["gunmen"]),
        # Denied, unknown, of another deed, or told of somebody else
        ("The FSA denied it was behind the attack.", []),
        ("Nobody claimed it.", []),
        ("It is unclear whether the FSA did it.", []),
        ("The mayor was suspected of planning a coup.", []),
        ("Operations against suspected rebels go on.", []),
        ("The FSA claims the strikes hit a clinic.", []),
        ("Soldiers arrived two hours later.", []),
    ],
)
def test_the_sentence_after_names_who_did_it(answer: str, expected: list[str]) -> None:
    assert actors(article(f"Six villagers were shot dead near Homs. {answer}"), ROLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile hit a bus in Homs, killing six. The missile was Russian.", ["Russian"]),
        ("A missile hit a bus in Homs, killing six. The driver was Russian.", []),
        ("Six villagers were shot dead near Homs. The army blamed the FSA for the delay of the talks.", []),
        ("Gunmen shot six villagers near Homs. The attackers fled.", ["Gunmen"]),
        ("Six villagers were hacked to death near Homs, the work of the FSA.", ["FSA"]),
        ("Six villagers were shot dead near Homs; the FSA is suspected.", ["FSA"]),
    ],
)
def test_a_clause_or_the_weapon_says_whose_it_was(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Militiamen went house to house in Homs, killing six farmers.", ["Militiamen"]),
        ("The mayor went house to house in Homs after the killing of six farmers.", []),
        ("A bomber blew himself up in Homs at a camp where recruits were queueing, killing six.", ["bomber"]),
    ],
)
def test_a_participle_of_killing_has_the_subject_of_its_verb(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Those who came in the sentence before, where nobody else is named
        ("Gunmen on motorbikes rode into a village near Homs. Six farmers were killed.", ["Gunmen"]),
        ("Bandits arrived near Homs at dawn. Six pupils were kidnapped.", ["Bandits"]),
        ("Gunmen rode into a village near Homs. Soldiers watched as six farmers were killed.", []),
        ("Gunmen rode into a village near Homs. Nobody slept. Six farmers were killed.", []),
        ("Tourists rode into a village near Homs. Six farmers were killed.", []),
    ],
)
def test_those_who_came_did_it(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The helicopter's side fires, and what only fires from somewhere names nobody
        ("A bakery in Homs was hit by two barrel bombs from a regime helicopter.", ["regime helicopter"]),
        ("A bakery in Homs was hit by two barrel bombs from a helicopter.", []),
        ("A source, who asked not to be named, says gunmen opened fire in Homs.", ["gunmen"]),
        ("The army says it was targeting a rebel commander in Homs.", ["army"]),
        ("Residents say they are fleeing the strikes in Homs.", []),
        ("Rebel fighters can surrender or die.", []),
        ("A Russian missile destroyed a school in Homs.", ["Russian"]),
    ],
)
def test_whose_weapon_and_who_is_only_told_of(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected


def test_a_headline_without_articles_has_a_verb() -> None:
    assert actors(article("Israel bombs port\n\nSix dockers were killed near Homs."), ROLE) == ["Israel"]
    assert actors(article("Homs port bombs\n\nSix dockers were killed near Homs."), ROLE) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whose means they were
        ("Soldiers cleared a bridge in Homs with live rounds, killing six.", ["Soldiers"]),
        ("A bridge in Homs was cleared with live rounds, killing six.", []),
        ("Protesters on a bridge in Homs were met with live rounds.", []),
        ("Moscow answered with cruise missiles on Homs.", ["Moscow"]),
        ("An air strike believed to be Turkish killed six in Homs.", ["Turkish"]),
        ("An air strike believed to be deadly killed six in Homs.", []),
    ],
)
def test_whose_means_they_were(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The FSA has claimed the Homs bombings on its channel.", ["FSA"]),
        ("The FSA claimed Friday's suicide bombing in Homs.", ["FSA"]),
        ("No group has claimed the bombing in Homs.", []),
        ("The FSA claimed the bombing in Homs was carried out by jihadists.", ["jihadists"]),
        ("The FSA claimed the drone attack on Homs was foiled.", []),
    ],
)
def test_who_claims_an_attack_has_done_it_and_not_who_claims_something_of_it(text: str, expected: list[str]) -> None:
    assert actors(article(text), ROLE) == expected
