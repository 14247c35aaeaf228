"""Who does not confirm a number does not state it, and who does not deny it has not denied it."""

import pytest

from tests.reading_of import read

SAID = " that 11 soldiers were killed in Homs."
WITHHELD = [
    "Reuters could not independently verify",
    "The army did not confirm",
    "The army didn't confirm",
    "The army did not say",
    "The army neither confirmed nor denied",
    "Officials have not confirmed",
    "Kyiv has yet to confirm",
    "The ministry refused to confirm",
    "The ministry said it could not confirm",
    "The ministry did not deny",
]


@pytest.mark.parametrize("opening", WITHHELD)
def test_what_is_not_confirmed_is_a_claim_of_nobody_named(opening: str) -> None:
    reading = read(opening + SAID)
    told = [c for c in reading.claims if c.event_type == "attack_on_people"]
    assert [(c.speaker, c.stance) for c in told] == [(None, "claims")]
    assert [(f.low, f.realis) for f in reading.figures] == [(11, "actual")]


@pytest.mark.parametrize(
    ("opening", "stance", "realis"),
    [
        ("The army confirmed", "confirms", "actual"),
        ("The army not only confirmed", "confirms", "actual"),
        ("The army said", "reports", "actual"),
        ("The army denied", "denies", "denied"),
    ],
)
def test_what_is_said_has_its_speaker(opening: str, stance: str, realis: str) -> None:
    reading = read(opening + SAID)
    told = [c for c in reading.claims if c.event_type == "attack_on_people"]
    assert [(c.speaker and c.speaker.text, c.stance) for c in told] == [("The army", stance)]
    assert [f.realis for f in reading.figures] == [realis]


def test_another_who_says_it_in_the_same_sentence_stays() -> None:
    reading = read("The governor could not say how many died, but medics said 11 were killed in Homs.")
    assert {c.speaker and c.speaker.text for c in reading.claims} == {"medics"}


def test_who_did_not_confirm_is_whom_the_next_pronoun_means() -> None:
    reading = read("The defence ministry did not confirm the raid. It said nine soldiers were killed in Homs.")
    assert {c.speaker.text for c in reading.claims if c.speaker} == {"The defence ministry"}


def test_what_somebody_did_not_mention_is_not_all_that_they_said() -> None:
    reading = read("The army did not mention the raid but said that 11 soldiers were killed in Homs.")
    assert {c.speaker and c.speaker.text for c in reading.claims} == {"The army"}


@pytest.mark.parametrize(
    ("sentence", "realis"),
    [
        ("It was not clear whether 11 soldiers were killed in Homs.", "hypothetical"),
        ("It is unclear whether the 11 soldiers killed in Homs were conscripts.", "actual"),
        ("Whether nine or 19 people died in Homs is unclear.", "actual"),
        ("There is no truth to posts saying 30 died in Homs, the mayor said.", "denied"),
    ],
)
def test_whether_it_happened_is_not_known(sentence: str, realis: str) -> None:
    assert [f.realis for f in read(sentence).figures] == [realis]


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance"),
    [
        (
            "The group claimed responsibility for the raid on Homs, saying it had killed 12 soldiers.",
            "The group",
            "reports",
        ),
        ("The brigade acknowledged losing 17 men near Homs.", "The brigade", "confirms"),
        ("The army admitted the loss of 17 men near Homs.", "The army", "confirms"),
        ("Rumours that 40 people were killed in Homs are circulating.", None, "claims"),
    ],
)
def test_who_owns_to_a_number(sentence: str, speaker: str | None, stance: str) -> None:
    told = [c for c in read(sentence).claims if c.kind == "event"]
    assert {(c.speaker and c.speaker.text, c.stance) for c in told} == {(speaker, stance)}


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("The committee reports artillery fire on Homs since dawn.", {"The committee"}),
        ("Reported clashes in Homs left nine dead.", {None}),
        ("The monitor says ten soldiers died in Homs; in all, 40 civilians have died since Friday.", {"The monitor"}),
        ("The monitor says ten soldiers died in Homs; it counts 12 civilians wounded.", {"The monitor"}),
        (
            "The monitor says ten soldiers died in Homs; French troops lost nine men in Aleppo.",
            {"The monitor", None},
        ),
    ],
)
def test_how_far_a_speakers_words_reach(sentence: str, speakers: set[str | None]) -> None:
    assert {c.speaker and c.speaker.text for c in read(sentence).claims} == speakers
