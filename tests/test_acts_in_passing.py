"""Words that tell an act in one setting and none in another: a sentence that tells it beside one that does not."""

import pytest

from tests.reading_of import actors, article, events


def kinds(sentence: str) -> list[str]:
    """The kinds of event of one sentence of an article, in order."""
    return [str(claim.event_type) for claim in events(article(sentence))]


@pytest.mark.parametrize(
    ("told", "kind", "not_told"),
    [
        (
            "President Masoud Barzani received the ambassador of France in Homs.",
            "meeting",
            "The camp in Homs received tents and flour.",
        ),
        (
            "Relatives of the missing block the highway to Homs.",
            "protest",
            "The army has blocked the visit of a relief team to Homs.",
        ),
        (
            "Twenty-nine border guards walked over to Homs on Tuesday and were disarmed.",
            "defection_surrender",
            "A pupil walked over to Homs on Tuesday.",
        ),
        ("The opposition is meeting for a third day in Homs.", "meeting", "A source in Homs talks of a dark night."),
        (
            "Ahmad Jarba spoke by phone with John Kerry about Homs.",
            "meeting",
            "I spoke by phone to a baker in Homs.",
        ),
        ("Rebels are in control of Homs.", "territory_change", "The price of flour in Homs is under control."),
        (
            "The last post above Homs was overrun on Tuesday.",
            "territory_change",
            "The clinics in Homs are overrun with coughs.",
        ),
        ("The army detained young men in Homs.", "abduction_detention", "Mothers of men in detention wait in Homs."),
        ("Gunmen kidnapped five deminers in Homs.", "abduction_detention", "The baker could not finish his sentences."),
        ("Hundreds of villagers fled to Homs.", "humanitarian", "Teachers who fled to Homs opened a school."),
        ("The army refused to open the road.", "statement_demand", "An old man refused twice, then came after all."),
        ("The prime minister slammed the offer.", "statement_demand", "A door slammed into the wall."),
        ("The regime announced a curfew in Homs.", "other", "Since March it has stopped announcing funerals."),
    ],
)  # fmt: skip
def test_an_act_is_told_by_what_stands_beside_it(told: str, kind: str, not_told: str) -> None:
    assert kinds(told) == [kind]
    assert kinds(not_told) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Grenades falling from drones killed two nurses in Homs.", ["air_strike"]),
        ("Grenades falling from a shelf killed two nurses in Homs.", ["bombing"]),
        ("At least 21 people were killed in raids on Homs.", ["air_strike"]),
        ("At least 21 people were killed by gunmen in raids on Homs.", ["attack_on_people"]),
        ("Some 130 soldiers were killed in clashes in Homs, with four more men taken prisoner.", ["armed_clash"]),
        ("Ten soldiers were killed when gunmen opened fire near Homs.", ["armed_clash"]),
        ("Ten teachers were killed when gunmen opened fire near Homs.", ["attack_on_people"]),
        ("The Rapid Support Forces (RSF) took the army's last base in Homs, ending a siege.", ["territory_change"]),
        ("The Rapid Support Forces (RSF) took part in the talks.", []),
        ("Since the brigade changed sides on Tuesday, the road to Homs is open.", []),
        ("The brigade changed sides on Tuesday.", ["defection_surrender"]),
    ],
)
def test_the_kind_that_the_setting_gives(sentence: str, found: list[str]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        # Who answers what was just told tells the same act; a denial of a deed in its own words is a statement
        ("Shells killed six people in Homs. The army blamed the rebels for the shelling.", ["shelling_missile"] * 2),
        (
            "Shells killed six people in Homs. The army blamed the rebels for the delay of the talks.",
            ["shelling_missile", "statement_demand"],
        ),
        ("Shells killed six people in Homs. The rebels denied any role.", ["shelling_missile"] * 2),
        (
            "Shells killed six people in Homs. The army refused to open the road.",
            ["shelling_missile", "statement_demand"],
        ),
        # Prisoners of a fight are of the fight
        ("Rebels ambushed a patrol in Homs. The army lost six dead, plus two men taken alive.", ["armed_clash"] * 3),
        # Fighters that fell elsewhere did not fall in the strike before; two counts of one village are of one act
        (
            "Jets bombed a market in Homs, killing six women. Near Raqqa 14 soldiers were killed.",
            ["air_strike", "armed_clash"],
        ),
        ("Jets bombed a base in Homs. 14 soldiers were killed.", ["air_strike", "air_strike"]),
    ],
)
def test_what_is_told_of_the_act_before(sentences: str, found: list[str]) -> None:
    assert kinds(sentences) == found


@pytest.mark.parametrize(
    ("told", "kind", "not_told"),
    [
        ("A ceasefire was agreed in Homs.", "other", "No agreement in Homs on an immediate ceasefire."),
        ("The army gave the rebels three days to leave.", "statement_demand", "The agency gives 470 in five days."),
        ("Parakou buries its soldiers.", "other", "Let us first bury our own with dignity."),
        ("The junta bans gatherings in Homs.", "other", "The ban on plastic bags goes on in Homs."),
        ("Police jailed six men in Homs.", "abduction_detention", "The Taliban opened the gate of its jail in Homs."),
        ("Rebels opened fire on nurses in Homs.", "attack_on_people", "In Homs our side stopped shooting."),
    ],
)
def test_a_word_of_an_act_needs_its_frame(told: str, kind: str, not_told: str) -> None:
    assert kinds(told) == [kind]
    assert kinds(not_told) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ('The UN envoy Ron Prosor: "Nobody of ours is in their hands."', ["statement_demand"]),
        ('The baker Ron Prosor: "Nobody of ours is in their hands."', []),
        ("The army said it is looking into the report.", ["statement_demand"]),
        ("The army said it is back in the barracks.", []),
        ("UN envoy Ron Prosor told diplomats that the road is open.", ["statement_demand"]),
        ("UN envoy Ron Prosor told reporters that the road is open.", []),
    ],
)
def test_an_office_own_words_are_a_statement(sentence: str, found: list[str]) -> None:
    assert kinds(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ukraine shot down all 24 drones that Russia sent over in the night.", ["Russia"]),
        ("Ukraine shot down all 24 drones over Homs.", []),
        ("Air defences intercepted a missile launched by Israel over Homs.", ["Israel"]),
        ("Four men were wounded by a grenade dropped from an Israeli drone in Homs.", ["Israeli"]),
        ("Four men were wounded by a grenade dropped from a drone in Homs.", []),
    ],
)
def test_whose_drones_and_missiles_they_were(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Four people were killed in a strike attributed to the Syrian army in Homs.", ["Syrian army"]),
        ("The toll attributed by medics to cholera rose in Homs.", []),
    ],
)
def test_who_an_act_is_attributed_to_did_it(sentence: str, expected: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == expected


def test_students_who_hold_a_protest_protest() -> None:
    assert actors(article("Forty students held a protest in Homs."), "participant") == ["students"]
    assert actors(article("A protest was held in Homs near the students' hall."), "participant") == []


def test_those_taken_since_friday_are_an_event_and_the_dead_of_a_war_are_a_toll() -> None:
    assert kinds("Two opposition leaders have been abducted in Homs since Friday.") == ["abduction_detention"]
    assert kinds("At least 9,061 people have been killed in Homs since the war began.") == []


def test_who_warned_people_is_who_then_bombed_them() -> None:
    sentence = "Overnight the Israeli army told people to leave three buildings in Homs and then bombed them."
    assert kinds(sentence) == ["air_strike"]
    assert actors(article(sentence), "alleged_perpetrator") == ["Israeli army"]
    assert actors(article("The army told people to leave; three buildings were bombed."), "alleged_perpetrator") == []
