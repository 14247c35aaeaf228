"""What the sample's posts were once misread as: each rule with a sentence it reads and one it must leave alone."""

from datetime import date

import pytest

from dashboard.assessment.assess import assess
from dashboard.assessment.voices import full_name
from dashboard.extraction import read_post
from dashboard.linking.link import link
from dashboard.linking.words import province_words
from dashboard.records import Post
from tests.reading_of import FRIDAY, REFERENCE, actors, article, events, vocabulary


def realis(sentence: str, event_type: str) -> list[str]:
    """How real each event of one kind is that `sentence` tells."""
    return [claim.realis for claim in events(article(sentence)) if claim.event_type == event_type]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Ban Ki-moon was about to sit down with John Kerry.", "meeting", "hypothetical"),
        ("Ban Ki-moon is to meet John Kerry on Monday.", "meeting", "hypothetical"),
        ("Ban Ki-moon is due to meet John Kerry on Monday.", "meeting", "hypothetical"),
        ("Ban Ki-moon sat down with John Kerry.", "meeting", "actual"),
        ("Ban Ki-moon came to Geneva and met John Kerry.", "meeting", "actual"),
    ],
)
def test_a_meeting_to_come_is_none_that_took_place(sentence: str, event_type: str, expected: str) -> None:
    assert realis(sentence, event_type) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ministry warns of a catastrophe should the Syrian army be attacked near Homs.", ["hypothetical"]),
        ("Israel would answer if the Free Syrian Army were one day attacked near Homs.", ["hypothetical"]),
        ("Jordan says that no air strike on Homs will start from its soil.", ["hypothetical"]),
        ("The ministry says the Syrian army was attacked near Homs.", ["actual"]),
        ("The ministry says nobody should doubt it: the Syrian army was attacked near Homs.", ["actual"]),
    ],
)
def test_an_attack_under_a_condition_has_not_happened(sentence: str, expected: list[str]) -> None:
    assert [claim.realis for claim in events(article(sentence)) if claim.event_type != "statement_demand"] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Syrian army has tightened its siege of Homs.", ["other"]),
        ("Rebels besieged the town of Sukhna.", ["other"]),
        ("The army wants to besiege the town of Sukhna.", []),
        ("Rebels captured the town of Sukhna.", ["territory_change"]),
        ("In Homs people have protested against the siege that rebels have laid to the city.", ["protest"]),
    ],
)
def test_a_siege_changes_no_territory(sentence: str, expected: list[str]) -> None:
    assert [str(claim.event_type) for claim in events(article(sentence))] == expected


@pytest.mark.parametrize(
    ("sentence", "role", "expected"),
    [
        ("There was a protest in Homs against a siege by rebels.", "participant", []),
        ("There was a protest by rebels in Homs.", "participant", ["rebels"]),
        ("In Homs people have protested against the siege that rebels have laid to the city.", "target", []),
        ("In Homs people have protested against the rebels.", "target", ["rebels"]),
    ],
)
def test_who_is_protested_against_does_not_protest(sentence: str, role: str, expected: list[str]) -> None:
    assert actors(article(sentence), role) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Joe Biden says that the Syrian army was beyond doubt responsible for the attack in Homs.", ["Syrian army"]),
        ("The Syrian army is thought to be behind the bombings in Homs.", ["Syrian army"]),
        ("The Free Syrian Army is to blame for the bombing in Homs.", ["Free Syrian Army"]),
        ("Joe Biden says that the Syrian army was not responsible for the attack in Homs.", []),
        ("The Syrian army met those responsible for the bombing in Homs.", []),
    ],
)
def test_who_is_said_to_be_responsible_is_accused(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("- Before that, by the same account, the Free Syrian Army blew up a building in Sukhna.", "activists"),
        ("- Before that the Free Syrian Army blew up a building in Sukhna.", None),
        ("### Homs\n\nBy the same account, the Free Syrian Army blew up a building in Sukhna.", None),
    ],
)
def test_the_same_account_is_of_the_item_before(second: str, speaker: str | None) -> None:
    text = f"### Sukhna\n\n- Rebels killed 22 people in Sukhna, activists claim.\n{second}"
    (blown,) = [claim for claim in events(text) if claim.event_type == "bombing"]
    assert (blown.speaker.text if blown.speaker else None) == speaker


def sentences(text: str) -> list[str]:
    """The sentences ready to copy of a post's events."""
    readings = [read_post(Post(text, "EA WorldView", FRIDAY), vocabulary())]
    return [event.sentence for event in assess(readings, link(readings, REFERENCE), REFERENCE, (), (), ()).events]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Two people were killed near Homs. Fighting had broken out between Jabhat al-Nusra and the Syrian army.",
            "that 2 people were killed near Homs",
        ),
        (
            "Jabhat al-Nusra attacked a checkpoint in Homs. Six civilians nearby were killed.",
            "that 6 civilians were killed in Homs",
        ),
        (
            "Jabhat al-Nusra ambushed a patrol of the army near Homs, killing six soldiers.",
            "that 6 soldiers were killed by Jabhat al-Nusra near Homs",
        ),
    ],
)
def test_who_fought_is_not_who_killed(text: str, words: str) -> None:
    (sentence,) = sentences(article(text))
    assert f"{words} (" in sentence


@pytest.mark.parametrize(
    ("verb", "words"),
    [("executed", "more than 150 soldiers (among them 51 soldiers, executed) were killed"),
     ("officers", "more than 150 soldiers (among them 51 fighters or soldiers) were killed")],
)  # fmt: skip
def test_the_executed_of_a_toll_are_told_as_executed(verb: str, words: str) -> None:
    part = "51 soldiers were executed" if verb == "executed" else "51 were officers"
    text = article(f"More than 150 soldiers were killed in Sukhna, activists say. Of those, {part}.")
    assert any(words in sentence for sentence in sentences(text)), sentences(text)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Governor Oleh Synyehubov", "", "Oleh Synyehubov"),
        ("Synyehubov", "Governor Oleh Synyehubov said six died. Synyehubov added …", "Oleh Synyehubov"),
        ("Synyehubov", "Governor Synyehubov said six died.", "Synyehubov"),
        ("Haddad", "Omar Haddad and Rania Haddad spoke.", "Haddad"),
        ("the Foreign Ministry", "The Foreign Ministry said so.", "the Foreign Ministry"),
        ("a doctor", "A doctor said so.", "a doctor"),
    ],
)
def test_a_surname_and_a_title_name_one_speaker(words: str, text: str, expected: str) -> None:
    assert full_name(words, text) == expected


@pytest.mark.parametrize(
    ("name", "words"),
    [("Odesa Oblast", "Odesa Oblast"), ("Kachin State", "Kachin State"), ("Homs", "Homs province")],
)
def test_a_province_is_named_once(name: str, words: str) -> None:
    assert province_words(name) == words


def test_losses_given_up_are_no_ultimatum() -> None:
    assert events(article("Damascus gave up reporting its losses early in the war.")) == []
    assert len(events(article("The Syrian army gave the rebels 48 hours to leave Homs."), date(2013, 7, 26))) == 1
