"""The kind of event, who did it to whom, and sentences that tell no event."""

import pytest

from dashboard.extraction.words.phrases import PhraseBook, plural_forms, verb_forms
from tests.reading_of import actors, article, events, one, read


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("Clashes between rebels and the army erupted in Homs.", "armed_clash"),
        ("Rebels shot down a helicopter near Homs.", "armed_clash"),
        ("Gunmen ambushed a patrol near Homs, killing seven soldiers.", "armed_clash"),
        ("Rockets hit Jaramana, killing four people.", "shelling_missile"),
        ("The army shelled Homs.", "shelling_missile"),
        ("Artillery fire killed two people in Homs.", "shelling_missile"),
        ("Warplanes bombed a market in Homs.", "air_strike"),
        ("Israeli strikes killed four people near Damascus.", "air_strike"),
        ("Helicopters dropped barrel bombs on Aleppo.", "air_strike"),
        ("A car bomb killed ten people in Jaramana.", "bombing"),
        ("A roadside bomb exploded in Homs.", "bombing"),
        ("A sarin attack killed hundreds near Damascus.", "chemical"),
        ("Gunmen opened fire on villagers near Homs.", "attack_on_people"),
        ("Regime forces killed at least 22 people in Sukhna.", "attack_on_people"),
        ("Militants beheaded two hostages in Raqqa.", "execution_torture"),
        ("Gunmen kidnapped five aid workers in Homs.", "abduction_detention"),
        ("Rebels captured the town of Qusayr.", "territory_change"),
        ("The army has retaken Qusayr.", "territory_change"),
        ("Dozens of soldiers defected in Homs province.", "defection_surrender"),
        ("Thousands demonstrated in Homs.", "protest"),
        ("Ahmad Jarba met John Kerry in New York.", "meeting"),
        ("Talks between Turkey and Russia began in Geneva.", "meeting"),
        ("The opposition demanded a no-fly zone.", "statement_demand"),
        ("Villagers fled to Homs.", "humanitarian"),
        ("A ceasefire was agreed in Homs.", "other"),
    ],
)
def test_the_kind_of_event(sentence: str, event_type: str) -> None:
    assert one(article(sentence)).event_type == event_type


@pytest.mark.parametrize(
    "sentence",
    [
        "The conflict began in March 2011 with protests that were met with a crackdown.",
        "More than 100,000 people have been killed since the Syrian conflict began in March 2011.",
        "The burnt-out shell of a school stands in an ISIS-held suburb.",
        "There is no reliable number for the soldiers and police killed.",
        "He called it an act of war in a speech.",
        "The museum shows weapons ranging from rifles to cluster bombs.",
        "Residents live in a rebel-held district.",
        "Before the war he ran a bakery.",
    ],
)
def test_what_tells_no_event_yields_none(sentence: str) -> None:
    assert events(article(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "perpetrators", "targets"),
    [
        ("Regime forces killed at least 22 people in Sukhna.", ["Regime forces"], []),
        ("At least 22 people were killed by regime forces in Sukhna.", ["regime forces"], []),
        ("An Israeli air strike on a clinic in Homs killed two people.", ["Israeli"], ["clinic"]),
        ("The Free Syrian Army blew up a checkpoint with two car bombs.", ["Free Syrian Army"], ["checkpoint"]),
        ("Rebel shelling killed four civilians in Homs.", ["Rebel"], ["civilians"]),
        ("Clashes between rebels and the Syrian army killed ten people.", ["rebels"], ["Syrian army"]),
        ("Islam Army insurgents fired rockets at Damascus.", ["Islam Army insurgents"], []),
        ("A suicide bombing in Homs killed ten people.", [], []),
        ("Al-Shabaab militants ambushed a patrol, killing seven soldiers.", ["Al-Shabaab militants"], ["patrol"]),
        ("Indian and Chinese troops clashed in Tawang district.", ["Indian", "Chinese troops"], []),
    ],
)
def test_who_did_it_to_whom(sentence: str, perpetrators: list[str], targets: list[str]) -> None:
    text = article(sentence)
    assert actors(text, "alleged_perpetrator") == perpetrators
    assert actors(text, "target") == targets


def test_the_one_who_says_it_did_not_do_it() -> None:
    assert actors(article("The army said that shelling killed ten people in Homs."), "alleged_perpetrator") == []


def test_those_who_meet_speak_and_defect_have_their_own_roles() -> None:
    assert actors(article("Ahmad Jarba met John Kerry in New York."), "participant") == ["Ahmad Jarba"]
    assert actors(article("Ahmad Jarba met John Kerry in New York."), "counterpart") == ["John Kerry"]
    assert actors(article("Footage of 92 Syrian troops defecting in Homs."), "defector") == ["Syrian troops"]
    assert actors(article("The opposition urged Turkey to open its border."), "speaker") == ["opposition"]


def test_a_partisan_name_leads_to_our_neutral_actor() -> None:
    reading = read(article("Regime forces killed at least 22 people in Sukhna."))
    assert [actor.actor_id for actor in reading.actors] == ["government-forces"]


def test_an_attack_without_a_number_is_unstated_and_not_zero() -> None:
    claim = one(article("The Free Syrian Army blew up a checkpoint in Sukhna with two car bombs."))
    assert claim.casualties_unstated
    assert not one(article("A car bomb killed ten people in Homs.")).casualties_unstated


@pytest.mark.parametrize(
    ("sentence", "responsibility"),
    [
        ("A car bomb killed ten people in Homs.", "not_stated"),
        ("Regime forces shelled Homs.", "alleged"),
        ("The ministry says that Jabhat al-Nusra has claimed the attack on the checkpoint.", "alleged"),
        ("Jabhat al-Nusra claimed responsibility for a bombing in Homs.", "claimed_by_actor"),
    ],
)
def test_responsibility(sentence: str, responsibility: str) -> None:
    violent = [claim for claim in events(article(sentence)) if claim.event_type != "statement_demand"]
    assert {claim.responsibility for claim in violent} == {responsibility}


def test_a_threat_and_a_denial_are_not_facts() -> None:
    assert one(article("The army may shell Homs.")).realis == "hypothetical"
    assert one(article("The coalition conducted no air strikes in Homs.")).realis == "denied"


def test_two_attacks_in_one_sentence_are_two_claims() -> None:
    text = article("Insurgents killed nine people in an attack in Homs, while a rocket attack in Aleppo killed four.")
    assert [(c.event_type, c.place_id) for c in events(text)] == [
        ("attack_on_people", "homs"),
        ("shelling_missile", "aleppo"),
    ]
    assert [figure.claim_no for figure in read(text).figures] == [0, 1]


def test_a_general_word_takes_the_kind_of_the_act_told_before() -> None:
    text = article("Rockets hit Homs on Thursday. Seven people were wounded in the attack.")
    assert [claim.event_type for claim in events(text)] == ["shelling_missile", "shelling_missile"]


def test_a_headline_takes_the_kind_of_the_act_told_below_it() -> None:
    text = "Ten dead in Jaramana\n\nA car bomb in Jaramana killed ten people on Thursday."
    assert [claim.event_type for claim in events(text)] == ["bombing", "bombing"]


def test_a_general_word_never_looks_into_another_entry() -> None:
    text = "1200 GMT: Rockets hit Homs, killing two people.\n\n1300 GMT: Ten people were killed in Aleppo."
    assert [claim.event_type for claim in events(text)] == ["shelling_missile", "attack_on_people"]


def test_a_running_total_is_a_toll_and_its_parts_with_it() -> None:
    text = article(
        "The Observatory puts the number of dead since the war began at 67,408, of whom 51,245 were civilians."
    )
    reading = read(text)
    assert [(claim.kind, claim.event_type) for claim in reading.claims] == [("toll", None)]
    assert [figure.low for figure in reading.figures] == [67_408, 51_245]


def test_forms_of_verbs_and_nouns() -> None:
    assert verb_forms("kidnap*") == {"kidnap", "kidnaps", "kidnapped", "kidnapping"}
    assert verb_forms("strike/struck") == {"strike", "strikes", "striking", "struck"}
    assert verb_forms("carry out") == {"carry out", "carries out", "carried out", "carrying out"}
    assert "casualties" in plural_forms("casualty")


def test_the_longest_phrase_wins() -> None:
    from dashboard.extraction.text.tokens import tokens_between

    book = PhraseBook([("bomb", 1), ("car bomb", 2)])
    text = "a car bomb and a bomb"
    assert [hit.value for hit in book.find(tokens_between(text, text, 0, len(text)))] == [2, 1]


def kinds(text: str) -> list[str]:
    return [str(claim.event_type) for claim in events(article(text)) if claim.realis == "actual"]


@pytest.mark.parametrize(
    "text",
    [
        "25 million people need food aid.",
        "It was a forward fighting position.",
        "The number of soldiers killed since the ground incursion began is 13.",
        "If the siege is not lifted, tens of thousands of children will die.",
        "In January a bombing at a mosque in Homs killed 20 worshippers.",
        "The governor, whose convoy was attacked last month, spoke on television.",
    ],
)
def test_states_beginnings_and_old_acts_are_no_news(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two soldiers martyred in Homs blast", "bombing"),
        ("The army beat back an assault on Homs, killing 70 fighters.", "armed_clash"),
        ("A guided bomb struck a warehouse in Homs.", "air_strike"),
        ("Two peacekeepers were wounded when a tank fired at a watchtower in Homs.", "shelling_missile"),
        ("At least five children have died of thirst on the way.", "humanitarian"),
    ],
)
def test_the_kind_is_that_of_the_plainest_word(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_where_the_wounded_were_taken_is_not_where_they_were_hurt() -> None:
    claim = one(article("Three people were injured by a bomb in Sukhna and shifted to Homs."))
    assert claim.place and claim.place.text == "Sukhna"


def test_the_denial_of_a_number_is_no_statement_of_its_own() -> None:
    assert "statement_demand" not in kinds("The army denies that 30 people were killed.")


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The army beat back an FSA assault on Homs.", ["FSA"], ["army"]),
        ("Rockets fired from Turkey hit Sukhna, killing five soldiers.", ["Turkey"], ["soldiers"]),
        ("The gunmen also drove off with six girls.", ["gunmen"], []),
        ("Fighters detained forty men in Homs and later shot three of them.", ["Fighters", "Fighters"], ["men"]),
        ("A convoy was hit in Homs. The army says it struck rebels there.", ["army"], ["convoy", "rebels"]),
        ("Shelling killed 16 villagers in Homs.", [], ["villagers"]),
        ("Shelling killed 16 people in Homs.", [], []),
    ],
)
def test_who_did_it_and_to_whom(text: str, who: list[str], whom: list[str]) -> None:
    assert [name.removeprefix("The ") for name in actors(article(text), "alleged_perpetrator")] == who
    assert actors(article(text), "target") == whom


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Rocket fire on a market in Homs killed 41 civilians.", ["market", "civilians"]),
        ("A drone has hit a school in Homs.", ["school"]),
        ("A drone has hit Homs, residents say.", []),
    ],
)
def test_what_a_weapon_hit_and_whom_it_killed(text: str, whom: list[str]) -> None:
    assert actors(article(text), "target") == whom


def test_a_patrol_attacked_was_no_attacker() -> None:
    text = "Live\n\nHello.\n\n1410 GMT\nArmy patrol attacked\nFive soldiers were killed in Homs."
    assert actors(text, "alleged_perpetrator") == []


@pytest.mark.parametrize(
    ("sentence", "perpetrators", "targets"),
    [
        ("Sixty people were massacred in Homs by men in army uniform.", {"men"}, set()),
        ("Two opposition leaders were abducted by hooded men in Homs.", {"hooded men"}, {"opposition leaders"}),
        ("Four jawans were killed by shelling near Homs.", set(), {"jawans"}),
        ("A mine killed two young herdsmen near Homs.", set(), {"young herdsmen"}),
        ("A mine killed two boys near Homs.", set(), set()),
        ("Thirty villagers were slaughtered in Homs.", set(), {"villagers"}),
        ("At least 57 civilians slaughtered on Sunday at Homs.", set(), {"civilians"}),
        ("Rebels attacked on Sunday at Homs.", {"Rebels"}, set()),
        ("Shelling killed 30 more in Homs, four of them children.", set(), set()),
    ],
)
def test_agents_and_victims(sentence: str, perpetrators: set[str], targets: set[str]) -> None:
    text = article(sentence)
    assert set(actors(text, "alleged_perpetrator")) == perpetrators
    assert set(actors(text, "target")) == targets


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The detention centre in Homs stands empty.", []),
        ("The detention of two editors in Homs was condemned.", ["abduction_detention"]),
        ("Turkey condemned the detention of two editors in Homs.", ["abduction_detention", "statement_demand"]),
        ("The Homs Strike Committee published a list.", []),
        ("The strike on Homs lasted an hour.", ["air_strike"]),
        ("Aid workers saw fleeing families near Homs.", []),
        ("Families were fleeing Homs.", ["humanitarian"]),
        ("A count of the battle for Homs: 562 people have been killed since 2012.", []),
        ("Italy's minister called it a war crime.", ["statement_demand"]),
        ("The minister called the town home.", []),
        ("Eleven officers gave themselves up near Homs.", ["defection_surrender"]),
        ("The officers gave up hope.", []),
        ("Policemen were led away near Homs.", ["abduction_detention"]),
        ("The road led away from Homs.", []),
    ],
)
def test_a_word_tells_an_event_only_in_its_own_sense(sentence: str, expected: list[str]) -> None:
    assert sorted(str(claim.event_type) for claim in events(article(sentence))) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels seized a police outpost in Homs, killing seven soldiers.", ["territory_change"]),
        ("Rebels seized an outpost in Homs. They killed seven soldiers.", ["attack_on_people", "territory_change"]),
        ("Turkey arrested 20 men over the attack on a shrine.", ["abduction_detention"]),
        ("Turkey arrested 20 men; an attack on a shrine killed two.", ["abduction_detention", "attack_on_people"]),
        ("The FSA claimed responsibility for the attack on an airport in Homs.", ["attack_on_people"]),
        ("Rebels repelled an attack by the army in Homs.", ["armed_clash"]),
    ],
)
def test_what_goes_with_an_act_is_no_act_beside_it(sentence: str, expected: list[str]) -> None:
    assert sorted(str(claim.event_type) for claim in events(article(sentence))) == expected


def test_who_was_beaten_back_attacked() -> None:
    text = article("Rebels repelled an attempt by the army to enter Homs.")
    assert (actors(text, "alleged_perpetrator"), actors(text, "target")) == (["army"], ["Rebels"])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The state of siege was extended by parliament.", []),
        ("The siege of Homs was lifted on Monday.", ["other"]),
        ("The envoy began a peace offensive.", []),
        ("The army began an offensive near Homs.", ["armed_clash"]),
    ],
)
def test_words_of_war_in_other_senses(sentence: str, expected: list[str]) -> None:
    assert [str(claim.event_type) for claim in events(article(sentence))] == expected
