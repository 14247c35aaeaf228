"""Who says it: frames of attribution, chains, pronouns within an entry, and sentences that name nobody."""

import pytest

from dashboard.records import Claim
from tests.reading_of import article, events, one, read


def said(claim: Claim) -> str | None:
    return claim.speaker.text if claim.speaker else None


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance", "attribution"),
    [
        ("Activists say at least 22 people were killed in Sukhna.", "Activists", "reports", "activist_network"),
        ("Activists are claiming that 22 people were killed in Sukhna.", "Activists", "claims", "activist_network"),
        ("At least 22 people were killed in Sukhna, activists said.", "activists", "reports", "activist_network"),
        ("Shelling killed 22 people in Sukhna a monitor said.", "a monitor", "reports", "monitor"),
        ("Shelling killed 22 people in Sukhna, according to SANA.", "SANA", "reports", "state_media"),
        ("SANA confirmed that shelling killed 22 people in Sukhna.", "SANA", "confirms", "state_media"),
        ("The army denied that shelling killed 22 people in Sukhna.", "The army", "denies", "government_official"),
        ("Doctors estimate that shelling killed 22 people in Sukhna.", "Doctors", "estimates", "witness"),
        ("Turkey says shelling killed 22 people in Sukhna.", "Turkey", "reports", "government_official"),
        ("UN officials put the number of dead in Sukhna at 22.", "UN officials", "estimates", "un_official"),
        (
            "The Syrian Observatory for Human Rights which monitors violence in Syria said shelling killed 22 in Homs.",
            "The Syrian Observatory for Human Rights",
            "reports",
            "monitor",
        ),
        (
            "Observatory director Rami Abdel Rahman said shelling killed 22 people in Homs.",
            "Observatory director Rami Abdel Rahman",
            "reports",
            "monitor",
        ),
        (
            "Syrian state television spoke of 22 people killed in Homs.",
            "Syrian state television",
            "reports",
            "state_media",
        ),
        ("State television: 22 killed in shelling of Homs", "State television", "reports", "state_media"),
        (
            "The list of Homs: 22 killed by shelling, by the count of activists.",
            "activists",
            "reports",
            "activist_network",
        ),
    ],
)
def test_a_sentence_says_who_states_it(sentence: str, speaker: str, stance: str, attribution: str) -> None:
    claims = [claim for claim in read(article(sentence)).claims if claim.event_type != "statement_demand"]
    assert {(said(claim), claim.stance, claim.attribution) for claim in claims} == {(speaker, stance, attribution)}


@pytest.mark.parametrize(
    "sentence",
    [
        "At least ten people have been killed in a missile attack on Aleppo.",
        "The Observatory condemned the attack that killed 22 people in Homs.",
        "Two people are confirmed dead after shelling in Homs.",
        "Twenty people believed to belong to Shabiha were killed in Homs.",
        "ISIL claims responsibility for the bombing that killed 22 people in Homs.",
        "Reported deaths in Homs rose after shelling killed 22 people.",
    ],
)
def test_a_sentence_that_attributes_nothing_is_asserted_by_the_document(sentence: str) -> None:
    for claim in read(article(sentence)).claims:
        assert said(claim) is None, claim


def test_a_speaker_relayed_by_an_agency() -> None:
    claim = one(article("Reuters, citing the Observatory, says shelling killed 22 people in Homs."))
    assert (said(claim), claim.speaker_id) == ("the Observatory", "sohr")
    assert claim.relayed_by is not None
    assert (claim.relayed_by.text, claim.relayed_by_id) == ("Reuters", "reuters")


def test_activists_who_cite_local_sources_stay_the_speaker() -> None:
    claim = one(article("Shelling killed 22 people in Homs, activists claim, citing local sources."))
    assert said(claim) == "activists"
    assert claim.cited is not None
    assert claim.cited.text == "local sources"


def test_who_tells_an_agency_is_relayed_by_it() -> None:
    claim = one(article("A source at Homs Police Command told SANA that shelling killed 22 people in Jaramana."))
    assert said(claim) == "A source at Homs Police Command"
    assert claim.relayed_by_id == "sana"


def test_who_is_quoted_is_the_speaker() -> None:
    claim = one(article("Shelling killed 22 in Homs the Russian military was quoted as saying by local media."))
    assert said(claim) == "the Russian military"


def test_a_pronoun_is_the_last_name_of_its_entry() -> None:
    text = article(
        "The Observatory said shelling hit Homs. It said 22 people were killed. Ten were children, it added."
    )
    assert {said(claim) for claim in read(text).claims} == {"The Observatory"}


def test_a_pronoun_looks_first_to_the_name_that_opens_its_sentence() -> None:
    text = article("Secretary General Ban Ki-moon spoke on Thursday, as he said shelling killed 22 people in Homs.")
    assert [said(claim) for claim in events(text)] == ["Secretary General Ban Ki-moon"]


def test_a_speaker_never_crosses_into_another_entry() -> None:
    text = (
        "1200 GMT: The Observatory said shelling killed ten people in Homs.\n\n"
        "1300 GMT: It said 22 people were killed by shelling in Aleppo."
    )
    assert [said(claim) for claim in events(text)] == ["The Observatory", None]


def test_words_after_a_colon_belong_to_who_announced_them() -> None:
    text = article(
        "The rebel commander Abu Omar spoke of Homs.\n\nAbu Omar said:\n\nThey shelled us and killed 22 people."
    )
    assert said(events(text)[-1]) == "Abu Omar"


def test_footage_without_a_speaker_is_footage() -> None:
    claim = one(article("Video: claimed footage of 92 soldiers defecting in Deir ez-Zor province"))
    assert (said(claim), claim.attribution) == (None, "footage_claimed")


def test_what_an_outlet_asserts_has_the_outlets_own_kind() -> None:
    text = "## SANA | 2013-07-26 | http://example.org\n\nShelling killed ten people in Homs."
    assert [(said(c), c.attribution) for c in events(text)] == [(None, "state_media")]
    assert one(article("Shelling killed ten people in Homs.")).attribution == "own_reporting"


def test_a_quotation_of_two_sentences_has_one_speaker() -> None:
    text = article("The governor said: “The army shelled Homs. In Sukhna two people died.” Shells also hit Jaramana.")
    said = [claim.speaker.text if claim.speaker else None for claim in events(text)]
    assert said == ["The governor", "The governor", None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ten people were killed, the ministry of displacement says.", "the ministry of displacement"),
        ('The joint operations command claims "dozens" of fighters were killed.', "The joint operations command"),
        ("A sister of a volunteer tells us that ten people were killed.", "A sister of a volunteer"),
        ("“We counted 40 dead,” says a field coordinator, Mariam Adam.", "Mariam Adam"),
        ("The ministry’s spokesman, Qari Naeemi, tweeted that ten people were killed.", "Qari Naeemi"),
        ("Ten people were killed by shells that the army of the north had stored.", None),
    ],
)
def test_a_speaker_may_be_described_in_words_no_list_knows(text: str, speaker: str | None) -> None:
    claim = one(article(text))
    assert (claim.speaker.text if claim.speaker else None) == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The doctors' union says shelling killed 22 people in Sukhna.", "The doctors' union"),
        ("The residents’ committee said shelling killed 22 people in Sukhna.", "The residents’ committee"),
        ("A rescuer estimates that shelling killed 22 people in Sukhna.", "A rescuer"),
        ("A correspondent embedded with the army reports that 22 people were killed.", "A correspondent"),
        ("The government has raised to 22 the number of people killed in Sukhna.", "The government"),
        ("Shelling killed 22 people in Sukhna, according to a count by SANA.", "SANA"),
        ("The strike showed that 22 people were killed in Sukhna.", None),
        ("The convoy was raised to 22 lorries after rockets' debris killed ten people.", None),
        ("Shelling killed 22 people in Sukhna, per the plan for the day.", None),
    ],
)
def test_owners_in_the_plural_embedded_reporters_and_counts_by_others(sentence: str, speaker: str | None) -> None:
    assert {said(claim) for claim in read(article(sentence)).claims} == {speaker}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Opposition sources inside Homs are saying ten people were killed.", "Opposition sources inside Homs"),
        ("A medic inside the besieged city of Homs said ten people died.", "A medic inside the besieged city of Homs"),
        ("In Homs, Turkey said ten people were killed.", "Turkey"),
    ],
)  # fmt: skip
def test_a_place_that_holds_a_speaker_is_not_who_speaks(sentence: str, expected: str) -> None:
    assert said(one(article(sentence))) == expected
