"""Claims of one post that tell one event, and the annotation scheme's form of a document."""

from dashboard.linking.scheme import scheme_document
from dashboard.linking.within import merge
from tests.reading_of import article, read


def test_headline_and_body_are_one_event() -> None:
    text = "Car bomb in Jaramana\n\nTen people were killed by a car bomb in Jaramana on Thursday."
    assert merge(read(text)) == [[0, 1]]


def test_other_places_days_and_kinds_are_other_events() -> None:
    text = article(
        "A car bomb killed ten people in Jaramana on Thursday. A car bomb killed two people in Homs on Thursday. "
        "A car bomb killed four people in Jaramana on Monday. Warplanes bombed Jaramana on Thursday."
    )
    assert merge(read(text)) == [[0], [1], [2], [3]]


def test_a_town_and_its_province_may_be_one_event() -> None:
    text = article("Shelling killed ten people in Homs province. The shelling hit Sukhna.")
    assert merge(read(text)) == [[0, 1]]


def test_acts_of_two_known_sides_stay_apart() -> None:
    text = article("Regime forces carried out a massacre in Sukhna. Jabhat al-Nusra carried out a massacre in Sukhna.")
    assert merge(read(text)) == [[0], [1]]


def test_demands_of_two_speakers_are_two_statements() -> None:
    text = article("The opposition demanded a cease-fire. Turkey demanded a no-fly zone.")
    assert len(merge(read(text))) == 2


def test_tolls_are_in_no_group() -> None:
    text = article("More than 100,000 people have been killed since the war began. Shelling killed two people in Homs.")
    assert merge(read(text)) == [[1]]


def test_the_scheme_holds_each_figure_and_each_event_once() -> None:
    text = "Car bomb in Jaramana\n\nActivists said a car bomb killed at least ten people in Jaramana on Thursday."
    document = scheme_document("d1", read(text))
    assert document["doc_id"] == "d1"
    (event,) = document["events"]
    assert (event["type"], event["date_start"], event["place"], event["country"]) == (
        "bombing",
        "2013-07-25",
        "Jaramana",
        "SY",
    )
    assert (event["status"], event["speaker"]) == ("claimed", "Activists")
    assert [text[a:b] for a, b in event["spans"]] == text.split("\n\n")
    (figure,) = document["figures"]
    assert text[figure["start"] : figure["end"]] == figure["text"] == "at least ten"
    assert (figure["operator"], figure["low"], figure["high"]) == ("gte", 10, None)
    assert (figure["speaker"], figure["event"]) == ("Activists", "e1")


def test_an_act_only_feared_is_no_event_of_the_scheme() -> None:
    assert scheme_document("d", read(article("The army may shell Homs.")))["events"] == []


def test_what_a_government_says_is_official_and_a_clip_is_footage() -> None:
    official = scheme_document("d", read(article("SANA said shelling killed two people in Homs.")))
    clip = scheme_document("d", read(article("Video: claimed footage of 92 soldiers defecting in Homs province")))
    assert [event["status"] for event in official["events"]] == ["official"]
    assert [event["status"] for event in clip["events"]] == ["footage"]


def test_an_act_without_a_place_never_joins_one_of_another_entry() -> None:
    text = "1200 GMT: Rockets hit Homs, killing two people.\n\n1300 GMT: Rocket fire killed ten people."
    assert merge(read(text)) == [[0], [1]]


def test_the_same_place_joins_across_entries() -> None:
    text = "1200 GMT: Rockets hit Homs, killing two people.\n\n1300 GMT: Rocket fire killed ten people in Homs."
    assert merge(read(text)) == [[0, 1]]


def test_a_part_of_a_total_belongs_to_its_event() -> None:
    text = article("More than 150 soldiers were killed in Sukhna. Of those, 51 were executed.")
    assert merge(read(text)) == [[0, 1]]


LIVE = (
    "Karm live: dozens killed in shelling of Raqqa market\n\nKey moments\n\n"
    "• Rockets on the market have killed at least 41 people.\n\n"
    "12:10 GMT\nMedics raise market toll\nMedics speak of 41 dead in the market.\n\n"
)


def test_a_strike_told_in_headline_key_moment_and_entry_is_one_event() -> None:
    document = scheme_document("d", read(LIVE))
    assert [event["type"] for event in document["events"]] == ["shelling_missile"]


def test_a_bare_toll_goes_on_only_when_it_grows_with_time() -> None:
    start = "12:10 GMT\nShelling killed two people in Homs.\n\n"
    assert merge(read(start + "13:20 GMT\nFour dead, nineteen wounded, medics say now.")) == [[0, 1]]
    assert merge(read(start + "13:20 GMT\nOne person was killed, medics say.")) == [[0], [1]]


def test_a_denial_of_an_act_is_told_of_that_act() -> None:
    text = article("Shelling killed two people in Homs. The army denies that two people were killed.")
    assert scheme_document("d", read(text))["events"][0]["status"] == "disputed"


def test_the_strongest_word_names_the_kind() -> None:
    text = article("Ten people were killed in Homs on Thursday. The shelling of Homs killed ten people on Thursday.")
    assert [event["type"] for event in scheme_document("d", read(text))["events"]] == ["shelling_missile"]


def test_a_heading_in_other_words_is_of_the_report_below_it() -> None:
    text = "Live\n\nHello.\n\n1410 GMT\nHoms under bombardment\nRegime airstrikes on Homs killed eight people today."
    assert [event["type"] for event in scheme_document("d", read(text))["events"]] == ["air_strike"]


def test_what_goes_on_is_of_the_same_day_and_what_does_not_is_undated() -> None:
    text = article(
        "Shells hit Homs on Thursday, killing two people. Rockets also hit Sukhna. Gunmen shot dead a judge."
    )
    assert [event["date_start"] for event in scheme_document("d", read(text))["events"]][:3] == [
        "2013-07-25",
        "2013-07-25",
        None,
    ]


def test_the_title_of_a_live_blog_is_of_an_event_told_below() -> None:
    text = (
        "Live: rebels enter Homs, shells fall on Jaramana\n\n12:40 GMT\n\nRebels entered the town of Qusayr today.\n\n"
        "11:10 GMT\n\nRebels have entered Homs.\n\n10:05 GMT\n\nShells fell on Jaramana and killed two people."
    )
    reading = read(text)
    groups = merge(reading)
    titles = [n for n, claim in enumerate(reading.claims) if claim.quotation.start == 0]
    assert titles
    assert all(len(group) > 1 for group in groups if set(titles) & set(group))


def test_a_heading_of_another_place_keeps_its_own_event() -> None:
    text = "09:00 GMT Car bomb in Jaramana\n\nShelling killed two people in Homs.\n\n08:00 GMT Later\n\nNo news."
    assert len(merge(read(text))) == 2
