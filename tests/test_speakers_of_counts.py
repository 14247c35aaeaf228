"""Who states a number, in the frames live blogs use beside "X says": counts, labels, asides, studies; and traps."""

import pytest

from tests.reading_of import read

NAMED = [
    ("The local council", "The local council now puts the death toll at 17."),
    ("The governor's office", "The governor's office has since put the number of wounded at 31."),
    ("Residents", "Residents talk about nine dead."),
    ("The prison service", "The prison service speaks of five inmates dead."),
    ("Radio Dabanga", "Radio Dabanga has it that six farmers were shot dead."),
    ("OCHA", "OCHA has another figure, 178,000 displaced in one week."),
    ("OCHA", "OCHA has another figure: 178,000 displaced in one week."),
    ("Health ministry", "Health ministry, daily figures for Friday: 71 killed, 169 wounded."),
    ("AAPP", "AAPP count: 4,556 people killed since the coup."),
    ("MFA", "MFA: 12 civilians killed."),
    ("Hostage families' forum", "Hostage families' forum: 58 are still held."),
    ("Army communiqué", "Army communiqué no. 19: 22 rebels killed."),
    ("police source", "A roadside bomb in Baquba left six hurt, police source."),
    ("the transition authorities", "The ferry sank with 53 civilians dead (the transition authorities)."),
    ("academics", "Some 300,000 people died in the war, by academics' estimates."),
    ("official figures", "In the north alone, 1.9 million have left their homes, official figures show."),
    ("a GLPA tally", "Hospitals have taken in 110 bodies since Sunday, a GLPA tally showed."),
    ("the survey", "Twenty people were killed, the survey finds."),
    ("Palestinian officials", "The number of people killed is now put at six by Palestinian officials."),
    ("KNU's Saw Taw Nee", 'KNU\'s Saw Taw Nee: "27 soldiers were killed overnight".'),
    ("A surgeon in Bara", 'A surgeon in Bara, reached over a bad line: "We received 26 wounded before noon".'),
    ("A nurse in Wau", 'A nurse in Wau, by voice note: "Three of our medics died".'),
    ("A defector", 'A defector reached by phone put the number of dead at "about 120".'),
    ("Residents", "Residents we called talk about nine dead."),
    ("Israel's Channel 12", "Israel's Channel 12 says two people were lightly hurt."),
    ("a bus driver", "Nine people were shot dead, according to a bus driver."),
    ("the region's governor", "Nine people were shot dead, according to the region's governor."),
    ("a medic with the loyalist forces", "The assault killed 30 people, a medic with the loyalist forces told GPA."),
    ("Emergency services on the scene", "Emergency services on the scene confirm nine dead."),
    ("the tribal council of Marib", "31 fighters died, per the tribal council of Marib."),
    (
        "The head of a United Nations war crimes tribunal",
        "The head of a United Nations war crimes tribunal states that 14 people were killed.",
    ),
]
NOBODY = [
    "First accounts overnight spoke of 5 soldiers dead.",
    "That puts the death toll at 40.",
    "Monday's raid put the number of dead at 40.",
    "New toll: 12 killed.",
    "An Islamic state attack on a festival kills 45 people.",
    "UPDATE: 12 killed, nine wounded.",
    "TOTAL: 12 soldiers killed.",
    "Paktia: nine soldiers killed in an ambush.",
    "Gaza's Khan Younis: nine killed.",
    "The truck, asked to stop: nine killed.",
    "According to the plan, 400 fighters were to be killed.",
    "In the raid five fighters died, among them their leader, Hassan Nasrallah.",
    "The death toll was raised to 12 by Monday.",
    "Six hurt, Beirut.",
]


def _speakers(sentence: str) -> set[str]:
    found = read(sentence)
    by_number = {claim.claim_no: claim.speaker.text if claim.speaker else "" for claim in found.claims}
    assert found.figures, sentence
    return {by_number[figure.claim_no] for figure in found.figures}


@pytest.mark.parametrize(("speaker", "sentence"), NAMED)
def test_who_states_the_number_is_named(speaker: str, sentence: str) -> None:
    assert _speakers(sentence) == {speaker}


@pytest.mark.parametrize("sentence", NOBODY)
def test_what_only_looks_like_a_speaker_is_none(sentence: str) -> None:
    assert _speakers(sentence) == {""}
