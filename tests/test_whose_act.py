"""Who did it: a subject before a verb that may be a noun, a far "by", a nation before adjectives, a force's members."""

import pytest

from tests.reading_of import actors, article, events


@pytest.mark.parametrize(
    ("sentence", "perpetrators"),
    [
        ("Four people were killed when gunmen attack a mine near Homs.", ["gunmen"]),
        ("Four people were killed in a gunmen attack near Homs.", []),
        ("Rebel forces strike Idlib with missiles, injuring three people.", ["Rebel forces"]),
        ("A strike on Idlib with missiles injured three people.", []),
        (
            "An attack on a hospital in the old part of the city of Homs by masked militants killed three people.",
            ["masked militants"],
        ),
        ("An attack on a hospital in Homs, seen by militants on a hill, killed three people.", []),
        ("Israeli ballistic and cruise missiles struck Idlib.", ["Israeli"]),
        ("The answer of Israel to the alleged attack in Homs has not come.", []),
        ("Missiles struck the Israeli town of Sderot, killing two.", []),
        ("A member of the presidential guard opened fire on workers in Homs.", ["member of the presidential guard"]),
        ("A member of the teachers' union opened a school in Homs.", []),
        ("Villagers fended off a raid by unknown bandits on their market near Homs.", ["unknown bandits"]),
    ],
)
def test_whose_act_it_was(sentence: str, perpetrators: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == perpetrators


def test_a_weapon_against_ships_is_no_ship() -> None:
    text = article("A Houthi anti-ship missile attack on a tanker near Homs hurt two people.")
    assert "ship" not in " ".join(actors(text, "alleged_target"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Israeli raids left 28 dead in Idlib:\n\n- Saraqib: 8 killed\n- Binnish: 6 killed", [("air_strike", 3)]),
        ("The mayor read a list:\n\n- Saraqib: 8 killed\n- Binnish: 6 killed", [("attack_on_people", 2)]),
    ],
)
def test_the_lines_of_a_list_tell_what_stands_above_it(text: str, told: list[tuple[str, int]]) -> None:
    found = [claim.event_type for claim in events(article(text))]
    assert [(kind, found.count(kind)) for kind in dict.fromkeys(found)] == told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Clashes went on in a quarter of Homs.", ["armed_clash"]),
        ("A mortar landed in a yard in Homs.", ["shelling_missile"]),
        ("A mortar was found in a yard in Homs.", []),
        ("A shell came down on a bus station in Homs.", ["shelling_missile"]),
        ("Rebels took four members of a committee from a bus in Homs.", ["abduction_detention"]),
        ("Rebels took two villages near Homs.", ["territory_change"]),
        ("Surgeons in Homs performed 22 operations, several of them amputations.", []),
        ("Militants in Homs carried out public amputations.", ["execution_torture"]),
        ("Some 9,000 people have been driven from their homes near Homs.", ["humanitarian"]),
        ("The president refused any talks with the rebels.", ["statement_demand"]),
        ("The president held talks with the rebels.", ["meeting"]),
        ("As many as 150,000 people may have died, by some US estimates.", []),
        ("The army said its men beat off an assault near Homs; nine fighters were taken alive.", ["armed_clash"]),
        ("Seven soldiers fell near Homs, two tanks destroyed.", ["attack_on_people"]),
        ("The column retreated from Homs.", ["territory_change"]),
        ("Jets struck the retreating column near Homs.", ["air_strike"]),
    ],
)
def test_what_a_word_tells_where_it_stands(sentence: str, expected: list[str]) -> None:
    assert [claim.event_type for claim in events(article(sentence))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Army spokesman Ahmed al-Mismari: no position was lost.", ["statement_demand"]),
        ("Homs: no position was lost.", []),
        ("The foreign minister said the offer was “worse than no offer at all”.", ["statement_demand"]),
        ("A baker in Homs said the bread was “better than it was last year”.", []),
        ("The foreign minister said the losses stood at “more than forty vehicles”.", []),
        ("The president called the pictures a staged provocation.", ["statement_demand"]),
        ("The president called the envoy on Friday.", []),
        ("Moscow welcomed the deal.", ["statement_demand"]),
        ("Moscow welcomed refugees.", []),
        ("Ban Ki-moon held the rebels responsible.", ["statement_demand"]),
        ("Ban Ki-moon held a cup of tea.", []),
        ("Rebels are back in Idlib.", ["territory_change"]),
        ("Idlib is back in rebel hands.", ["territory_change"]),
        ("Children are back in school in Idlib.", []),
        ("The army lost two bases near Homs.", ["territory_change"]),
        ("The army restored security in Homs.", ["territory_change"]),
        ("The foreign minister spoke to his Turkish counterpart.", ["meeting"]),
        ("Soldiers burned thirty huts near Homs.", ["attack_on_people"]),
        ("Farmers burned the stubble near Homs.", []),
    ],
)
def test_frames_of_statements_ground_and_meetings(sentence: str, expected: list[str]) -> None:
    assert [claim.event_type for claim in events(article(sentence))] == expected


@pytest.mark.parametrize(
    ("sentence", "perpetrators"),
    [
        ("Libyan rebels claim to have killed nine soldiers near Homs.", ["Libyan rebels"]),
        ("Nine soldiers are said to have been killed near Homs.", []),
        ("A rocket attack by the Polisario Front killed two people near Homs.", ["Polisario Front"]),
        ("A man was killed in an Israeli Air Force strike near Homs.", ["Israeli Air Force"]),
        ("Israel retaliated with airstrikes on a depot near Homs.", ["Israel"]),
        ("The army fended off a Houthi column near Homs.", ["Houthi"]),
        ("The army carried out two strikes in support of rebels near Homs.", ["army"]),
    ],
)
def test_who_claims_retaliates_and_owns(sentence: str, perpetrators: list[str]) -> None:
    assert actors(article(sentence), "alleged_perpetrator") == perpetrators


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gunmen raided a school near Homs and seized 40 pupils.", ["abduction_detention"]),
        ("Gunmen raided a school near Homs, killing two people and seizing 40 pupils.", ["attack_on_people"]),
        ("A jet fired two rockets at a market in Homs.", ["air_strike"]),
        ("A launcher fired two rockets at a market in Homs.", ["shelling_missile"]),
        ("Ban Ki-moon condemned the siege as rebels recaptured Idlib.", ["statement_demand", "territory_change"]),
        ("Ban Ki-moon condemned the recapture of Idlib.", ["statement_demand"]),
        ("Ban Ki-moon urged leaders to “stop talking while people are slaughtered”.", ["statement_demand"]),
        ("Neighbours fear that the winter will be long.", []),
        ("The UN fears that the truce is over.", ["statement_demand"]),
    ],
)
def test_acts_in_one_sentence(sentence: str, expected: list[str]) -> None:
    found = [claim.event_type for claim in events(article(sentence))]
    assert [kind for kind in found if kind != "humanitarian"] == expected


def test_the_by_of_the_last_participle_is_of_all() -> None:
    text = article("Three guards were killed and four led away by gunmen near Homs.")
    assert set(actors(text, "alleged_perpetrator")) == {"gunmen"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The UN envoy wound up two days of consultations in Geneva.", []),
        ("The blast wounded two people in Homs.", ["bombing"]),
        ("Putin received Abbas in Moscow.", ["meeting"]),
        ("Putin received flowers in Moscow.", []),
        ("John Kerry is due to meet Abbas.", ["meeting"]),
        ("Villages east of Homs are now in rebel hands.", ["territory_change"]),
        ("The officers of Homs are in good hands.", []),
        ("Both towns near Homs remain in rebel hands.", []),
        ("Idlib is lost.", ["territory_change"]),
        ("The key is lost.", []),
        ("Homs has been cleared of rebels.", ["territory_change"]),
        ("The street has been cleared of snow.", []),
    ],
)
def test_more_of_ground_and_meetings(sentence: str, expected: list[str]) -> None:
    assert [claim.event_type for claim in events(article(sentence))] == expected


def test_who_speaks_for_a_body_is_named_with_it() -> None:
    text = article("The UN's acting humanitarian coordinator urged a prompt inquiry on Thursday.")
    assert actors(text, "speaker") == ["The UN's acting humanitarian coordinator"]
    text = article("Ban Ki-moon urged a prompt inquiry on Thursday.")
    assert actors(text, "speaker") == ["Ban Ki-moon"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two tourists have vanished near Homs; a ransom was asked.", ["abduction_detention"]),
        ("Two tourists are missing near Homs after a rocket hit their hotel.", ["shelling_missile"]),
        ("The mayor has been led away with a bag over his head.", ["abduction_detention"]),
        ("The road led away from Homs.", []),
        ("Police detained two men near Homs on suspicion of guiding strikes.", ["abduction_detention"]),
        ("Police detained two men near Homs after strikes hit a depot.", ["abduction_detention", "air_strike"]),
        ("Ban Ki-moon called for all 5,800 people in the camps to be released.", ["statement_demand"]),
    ],
)
def test_who_was_taken(sentence: str, expected: list[str]) -> None:
    assert [claim.event_type for claim in events(article(sentence))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels took a base. Over sixty soldiers were killed.", ["territory_change"] * 2),
        ("Rebels took a base. Twelve villagers were killed.", ["territory_change", "attack_on_people"]),
        ("Rebels took a base. Over sixty soldiers were killed in Homs.", ["territory_change", "attack_on_people"]),
    ],
)
def test_fighters_who_fell_for_ground_are_of_its_taking(text: str, expected: list[str]) -> None:
    assert [claim.event_type for claim in events(article(text))] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shops stayed shut in Homs as a strike was observed.", []),
        ("Shoppers ran in Homs as a strike was carried out by jets.", ["air_strike"]),
        ("Crowds filled the streets of Homs.", ["protest"]),
        ("Smoke filled the streets of Homs.", []),
        ("Buses stand on Martyrs' Square.", []),
        ("Drivers have shut the highway near Homs.", ["protest"]),
        ("Snow has shut the highway near Homs.", []),
        ("Thousands are on the streets of Homs.", ["protest"]),
        ("Residents of Homs wait for the fall of the regime.", []),
        ("The army announced the fall of Homs.", ["territory_change"]),
    ],
)
def test_crowds_strikes_and_squares(sentence: str, expected: list[str]) -> None:
    found = [claim.event_type for claim in events(article(sentence))]
    assert [kind for kind in found if kind != "statement_demand"] == expected


def test_who_flees_or_is_carried_does_nothing_to_anybody() -> None:
    assert actors(article("Families are streaming out of Homs on foot."), "alleged_perpetrator") == []
    assert actors(article("A convoy carrying flour reached Homs."), "alleged_perpetrator") == []
