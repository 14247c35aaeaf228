"""Which acts sentences of any outlet tell, and of which kind: towns that fall, prisoners shown, fights, what is
withheld, and what two sides say of each other.

Each rule has a sentence it must read beside one it must not.
"""

from datetime import date

import pytest

from dashboard.extraction import read_post
from dashboard.extraction.words.vocabulary import load_vocabulary
from dashboard.linking.scheme import scheme_document
from dashboard.records import Post, Reference

VOCABULARY = load_vocabulary(Reference({}, {}, {}))
SATURDAY = date(2023, 6, 10)


def told(text: str) -> str:
    """The kinds of event in the order of the text: "air_strike | meeting"."""
    claims = read_post(Post(text, "Blog", SATURDAY), VOCABULARY).claims
    return " | ".join(claim.event_type for claim in claims if claim.event_type)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a town, a district or a base that falls, and what else does
        ("Zalingei fell on Friday.", "territory_change"),
        ("Anar Dara district has fallen, elders say.", "territory_change"),
        ("The garrison fell on 6 June.", "territory_change"),
        ("Prices fell on Friday.", ""),
        ("Silence fell on the square.", ""),
        # prisoners who are shown, and those taken in a fight
        ("The brigade showed nine captured fighters to reporters.", "abduction_detention"),
        ("Footage shows 14 captured soldiers near Bara.", "abduction_detention"),
        ("The brigade captured nine fighters near Bara.", "armed_clash"),
        # a fight, and a shooting
        ("The army says it eliminated several terrorist cells near Bara.", "armed_clash"),
        ("Marines shot dead four infiltrators near Bara.", "armed_clash"),
        ("Gunmen shot dead two policemen in Bara.", "attack_on_people"),
        ("Soldiers shot dead four protesters in Bara.", "attack_on_people"),
        ("The colonel says his men killed 12 soldiers near Bara.", "armed_clash"),
        ("Witnesses say two men killed 12 pupils near Bara.", "attack_on_people"),
        ("An ambush near Bara left six commandos missing.", "armed_clash"),
        ("An ambush near Bara left six teachers missing.", "attack_on_people"),
        # several bombs that fall, and one that goes off
        ("Bombs fell on a market in Bara.", "air_strike"),
        ("A bomb went off on a market in Bara.", "bombing"),
        # what is withheld, and a bare "no comment"
        ("The ministry declined to say how many planes it had lost.", "statement_demand"),
        ("The ministry declined to comment.", ""),
        ("The price of bread declined.", ""),
        # each side names the other
        ("A shell hit a market in Bara. The army and the rebels blame each other.", "shelling_missile"),
        ("A shell hit a market in Bara. The army blames the rebels.", "shelling_missile | shelling_missile"),
        ("The army and the rebels accuse each other of breaking the truce.", "statement_demand"),
        # whose words a sentence closes with, and what is announced
        ("The ambush killed 33 soldiers, the general staff announces tonight.", "armed_clash"),
        ("The general staff announces an operation near Bara tonight.", "other"),
    ],
)
def test_acts_in_plain_sentences(text: str, expected: str) -> None:
    assert told(text) == expected


def test_sides_that_accuse_each_other_did_nothing_by_that() -> None:
    text = "Guards and soldiers clashed near Bara. Both states accuse the other of opening fire first."
    reading = read_post(Post(text, "Blog", SATURDAY), VOCABULARY)
    assert {claim.event_type for claim in reading.claims} == {"armed_clash"}
    assert {actor.quotation.text for actor in reading.actors} == {"Guards", "soldiers"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In March 2021 gunmen killed 30 villagers in Kita.", ["attack_on_people"]),  # where it was is told
        ("In March 2021 gunmen killed 30 villagers.", []),
        ("On Thursday gunmen killed 30 villagers.", ["attack_on_people"]),
    ],
)
def test_an_older_event_is_one_where_its_place_is_named(text: str, expected: list[str]) -> None:
    reading = read_post(Post(text, "Blog", SATURDAY), VOCABULARY)
    assert [event["type"] for event in scheme_document("p", reading)["events"]] == expected


def doers(text: str) -> str:
    """Who is said to have done what a sentence tells, in the order of the text: "army | militia"."""
    reading = read_post(Post(text, "Blog", SATURDAY), VOCABULARY)
    return " | ".join(actor.quotation.text for actor in reading.actors if actor.role == "alleged_perpetrator")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # those who came
        ("Two nurses were shot dead when rebels stormed the clinic.", "rebels"),
        ("Two nurses were shot dead when police arrived late.", ""),
        # those beside the one named
        ("Troops with local fighters attacked a base near Bara.", "Troops | local fighters"),
        ("Troops with coalition air cover attacked a base near Bara.", "Troops"),
        ("The militia killed nine villagers together with the army.", "militia | army"),
        ("The militia killed nine villagers along with two soldiers.", "militia"),
        # those who claim it
        ("JNIM claims 51 soldiers killed and eight captured.", "JNIM"),
        ("Hezbollah claims a salvo of 25 rockets at Kiryat Shmona.", "Hezbollah"),
        ("Hezbollah claims the strikes hit a clinic.", ""),
        ("At least nine people were killed in a market, medics said.", ""),
    ],
)
def test_who_did_it_in_plain_sentences(text: str, expected: str) -> None:
    assert doers(text) == expected


def test_a_doer_called_by_a_name_stands_for_those_called_by_a_noun() -> None:
    text = "Houthi forces shelled Marib on Monday.\nThe troops shelled Marib again at noon, killing three people."
    found = scheme_document("d", read_post(Post(text, "Blog", SATURDAY), VOCABULARY))
    names = [name for event in found["events"] for name in event["perpetrators"]]
    assert names and "troops" not in names
