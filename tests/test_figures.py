"""Figures: sentences and what they count, and as many sentences that count nobody."""

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.counts.harm import BY_FIRST_WORD
from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.text.parts import FoundFigure
from dashboard.records import check_stated_bounds
from tests.reading_of import figures_told
from tests.work import calls_made

DAY = date(2013, 7, 26)
SHARED = Path(__file__).resolve().parents[2] / "shared"


def figures(text: str) -> tuple[FoundFigure, ...]:
    return find_figures(lay_out(text, DAY))


def told(text: str) -> list[str]:
    return figures_told(text, DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # to the right
        ("At least 22 people have been killed by regime forces.", ["At least 22 killed people"]),
        ("Nine people in the bus were reportedly wounded.", ["Nine wounded people"]),
        ("Two people are confirmed dead.", ["Two killed people"]),
        ("Between 500 and 1300 people died.", ["Between 500 and 1300 killed people"]),
        ("Fifteen people lost their lives.", ["Fifteen killed people"]),
        ("Six succumbed to their wounds.", ["Six killed people"]),
        ("Twelve were martyred.", ["Twelve killed people"]),
        ("Claimed Footage of 92 Syrian Troops Defecting", ["92 defected combatants"]),
        ("Over 100 rebels pledge allegiance to the government.", ["Over 100 defected combatants"]),
        ("Sixteen others remain missing.", ["Sixteen missing people"]),
        ("Ten police officers were ambushed and killed.", ["Ten killed combatants"]),
        ("Some 2 million refugees have fled.", ["Some 2 million displaced people"]),
        ("12 Syrian soldiers killed, 20 wounded in attack", ["12 killed combatants", "20 wounded combatants"]),
        ("At Least Ten Dead, 50 Wounded In Rocket Attack", ["At Least Ten killed people", "50 wounded people"]),
        ("Three civilians killed 12 others injured in attacks", ["Three killed civilians", "12 wounded people"]),
        ("20 soldiers, among them two officers, defected.", ["20 defected combatants", "two defected combatants"]),
        ("The army took 12 soldiers prisoner.", ["12 detained combatants"]),
        # to the left
        ("A bomb killed four people and wounded 35.", ["four killed people", "35 wounded people"]),
        ("A bomber kills 31 and wounds 35.", ["31 killed people", "35 wounded people"]),
        ("Bomb kills 12, injures 30 in Kabul", ["12 killed people", "30 wounded people"]),
        ("The army has killed some 70 Islamic State fighters.", ["some 70 killed combatants"]),
        ("It led to the death of eight and the injury of 89.", ["eight killed people", "89 wounded people"]),
        ("The war has claimed the lives of 30 people.", ["30 killed people"]),
        ("Clashes leave 20 soldiers and 3 militants dead.", ["20 killed combatants", "3 killed combatants"]),
        ("It killed 14 and left injured about 50.", ["14 killed people", "about 50 wounded people"]),
        ("Killing commander Abu Omar and three of his fighters.", ["three killed combatants"]),
        ("Gunmen kill mayor, 4 others", ["4 killed people"]),
        ("It crashed, killing its crew of two Russians.", ["two killed people"]),
        ("Rebels captured 12 villages and 30 soldiers.", ["30 detained combatants"]),
        ("Militants kill a fisherman who was abducted in May.", ["a fisherman killed other"]),
        # nouns and tolls
        ("31 bodies were found in a well.", ["31 killed people"]),
        ("The office verified 9,614 civilian deaths.", ["9,614 killed civilians"]),
        ("At least 50 casualties were reported.", ["At least 50 casualties people"]),
        ("The death toll rose to 22.", ["22 killed people"]),
        ("The Center puts the number of dead at 67,408.", ["67,408 killed people"]),
        ("Officials increased their estimate of deaths to nearly 93,000.", ["nearly 93,000 killed people"]),
        ("The number of wounded rose to 120.", ["120 wounded people"]),
        ("The number of Australian soldiers killed now stands at 24.", ["24 killed combatants"]),
        ("Hundreds of badly injured civilians are in hospital.", ["Hundreds wounded civilians"]),
        # one number, two words
        ("50 were killed or wounded.", ["50 casualties people"]),
        ("Dozens were killed and wounded.", ["Dozens killed people", "Dozens wounded people"]),
        # coordination and leaning
        ("Five soldiers, one officer and one civilian are killed.", ["Five", "one", "one"]),
        ("More than 100 civilians have been killed and 700 got injured.", ["More than 100", "700 wounded civilians"]),
        ("Two militants are killed and several captured.", ["Two killed combatants", "several detained combatants"]),
        ("Ten were killed on Monday and 12 on Tuesday.", ["Ten killed people", "12 killed people"]),
        ("Ten were killed, and five soldiers stormed the house.", ["Ten killed people"]),
        ("None of the 14 survived.", ["14 killed people"]),
        # single people
        ("A girl was killed.", ["A girl killed children"]),
        ("A 12-year-old boy was shot dead.", ["A 12-year-old boy killed children"]),
        ("It followed the killing of a Uganda People's Defence Force soldier.", ["a Uganda"]),
        ("One man was killed and another wounded.", ["One killed other", "another wounded other"]),
        # who is counted
        ("Six Israeli police officers were hurt.", ["Six wounded combatants"]),
        ("Twelve members of the Syrian Democratic Forces died.", ["Twelve killed combatants"]),
        ("Four members of one family died.", ["Four killed people"]),
        ("Twenty people believed to belong to the militia are killed.", ["Twenty killed combatants"]),
        ("More than 30 Druze women and children were abducted.", ["More than 30 detained civilians"]),
        ("Two civilian paramedics were killed.", ["Two killed civilians"]),
        ("Three student activists were arrested.", ["Three detained other"]),
        ("Fifteen young Assyrians had been killed.", ["Fifteen killed people"]),
        ("They tightened the noose around terrorists, killing scores of them.", ["scores killed combatants"]),
    ],
)  # fmt: skip
def test_a_sentence_counts(text: str, expected: list[str]) -> None:
    found = told(text)
    assert len(found) == len(expected)
    assert all(one.startswith(other) for one, other in zip(found, expected, strict=True)), found


NOBODY = """
The rebels captured three villages and two checkpoints.
He was 45 when he died.
Abu Omar, 31, was among the dead.
Two car bombs exploded near the station.
The rockets hit a hospital 12 km from the border, killing the director.
Resolution 2118 condemns the killings.
At 1400 GMT shelling resumed and houses were destroyed.
The strike killed the commander of Brigade 105.
Aid worth $400 million was pledged for the wounded.
The parliament voted 325-184 to condemn the massacre.
On 24 August 2013 the army shelled the town where the commander died.
Eleven people, including six inspectors, were attacked near Hama.
About 1,200 soldiers will be deployed to the area where rebels were killed.
Hundreds of troops stormed the village.
Five ISIL prisoners escaped.
More than 50 per cent of the dead are women.
He was sentenced to 12 years in prison for murder.
Three suicide bombers attacked a mosque where worshippers died.
The fire killed 40 sheep and 12 cows.
Two dozen houses were destroyed and several cars were damaged.
The army destroyed 4 tanks and seized 20 rifles.
The toll of the war on the economy is 20 billion dollars.
The 105th Brigade was wiped out.
No one was killed.
No casualties were reported in the 12 strikes.
Thousands of mourners attended the funeral of the slain commander.
Some 400,000 people are besieged in the area.
A police station was hit and nobody was hurt.
He released two videos.
They evacuated 12 villages.
The city of two million people was hit by deadly strikes.
They exchanged 15 messages.
Rebels seized a dozen T-72 tanks.
Two MiG-29 jets were shot down.
The 12-year-old conflict has displaced families.
Four-day talks ended; the injured were evacuated.
100 days have passed since the kidnapping.
Dead Sea talks drew 40 ministers.
One of the deadliest attacks of the war hit Kabul.
The group has 3,000 fighters.
Twenty protesters gathered to mourn the dead.
The attack was carried out by two gunmen.
Killing continued for two days.
Israel shot down two drones.
The army raided two Syrian refugee camps near the border.
Twelve people's homes were destroyed.
A Palestinian attacks a soldier near Hebron and is shot dead.
""".strip().splitlines()


@pytest.mark.parametrize("text", [line for line in NOBODY if "attacks a soldier" not in line])
def test_a_sentence_counts_nobody(text: str) -> None:
    assert told(text) == []


def test_the_object_of_an_attack_is_not_the_one_who_is_shot() -> None:
    assert not any("soldier" in one for one in told("A Palestinian attacks a soldier near Hebron and is shot dead."))


def test_a_bomber_who_kills_is_no_victim() -> None:
    assert told("On Wednesday three suicide bombers killed at least two people.") == ["at least two killed people"]


def test_at_least_holds_for_both_under_one_verb_and_for_one_under_two() -> None:
    shared = figures("At least 20 people and 13 soldiers were killed.")
    own = figures("At least ten people were killed and fifty wounded.")
    assert [f.operator for f in shared] == ["gte", "gte"]
    assert [f.operator for f in own] == ["gte", "eq"]


def test_another_bound_does_not_spread() -> None:
    assert [f.operator for f in figures("Some 12 men and two women were abducted.")] == ["approx", "eq"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They shot dead eight people, including six civilians.", [None, 0]),
        ("It injured 43 people, eleven of whom were public officials.", [None, 0]),
        ("The Center puts the number of dead at 67,408 — of these, 51,245 are civilians.", [None, 0]),
        ("At least 20 people including 10 civilians are reportedly killed.", [None, 0]),
        ("They killed 19 people, 12 of them children.", [None, 0]),
        ("Of the 51 dead, 31 were children.", [None, 0]),
        ("105 are killed, including 32 in Tyre and 21 in Sidon, and 359 people are injured.", [None, 0, 0, None]),
        ("Three journalists were among five people killed.", [1, None]),
        ("Twelve people were killed. Three of them were children.", [None, 0]),
        ("At least 70 people died. Twelve children and 11 fighters were among the dead.", [None, 0, 0]),
        ("At least 20 died. Six of those killed were rebels while four were foreign volunteers.", [None, 0, 0]),
        ("Two soldiers and four civilians were killed.", [None, None]),
        ("Ten people were killed, including 12 children.", [None, None]),  # a part is never more than its whole
    ],
)  # fmt: skip
def test_parts_name_their_total(text: str, parts: list[int | None]) -> None:
    assert [f.part_of for f in figures(text)] == parts


def test_a_list_of_parts_keeps_the_verb_of_its_total() -> None:
    text = "105 people are killed, including 32 in Tyre and 21 in Sidon, and at least 359 people are injured."
    assert [f.measure for f in figures(text)] == ["killed", "killed", "killed", "wounded"]


def test_a_woman_and_her_two_children_are_one_figure_of_three() -> None:
    (figure,) = figures("A woman and her two children were killed.")
    assert (figure.low, figure.high) == (3, 3)


def test_a_number_takes_its_measure_from_the_sentence_before() -> None:
    text = "The number of Christians abducted stands at 220. Other agencies said the number could be as high as 350."
    assert told(text) == ["220 detained people", "as high as 350 detained people"]


def test_a_measure_never_crosses_into_another_entry() -> None:
    text = "1800 GMT: The number abducted stands at 220.\n\n1900 GMT: The number could be as high as 350."
    assert told(text) == ["220 detained people"]


def test_harm_and_noun_stand_in_the_text() -> None:
    text = "At least 22 people have been killed."
    (figure,) = figures(text)
    assert figure.harm and figure.noun
    assert (text[slice(*figure.harm)], text[slice(*figure.noun)]) == ("killed", "people")


def test_an_imputed_low_names_its_rule() -> None:
    (figure,) = figures("Dozens of people were killed.")
    assert (figure.low, figure.imputed_low) == (None, 24)
    assert any(cue.startswith("imputed_low") for cue in figure.cues)


GLUE = """12 ten people and , of were including at least dozens a soldier after since 2011 the toll to between them
another - . İ ² who by in Homs deny 1.8 million half"""
WORDS = [*sorted(BY_FIRST_WORD)[::5], *re.split(r"\s", GLUE), "\n"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_figures_of_any_text_are_well_formed(text: str) -> None:
    layout = lay_out(text, DAY)
    found = find_figures(layout)
    for index, figure in enumerate(found):
        check_stated_bounds(figure.operator, figure.low, figure.high, text)
        sentence = layout.sentences[figure.sentence]
        for start, end in [span for span in ((figure.start, figure.end), figure.harm, figure.noun) if span]:
            assert sentence.start <= start < end <= sentence.end
        if figure.part_of is not None:
            assert 0 <= figure.part_of < len(found) and figure.part_of != index
            assert found[figure.part_of].part_of is None
    assert [f.start for f in found] == sorted(f.start for f in found)


@pytest.mark.parametrize(
    "piece", ["12 killed ", "after 3 killed, ", "a woman died and ", "- 12 killed\n", "including 5 "]
)
def test_work_grows_linearly(piece: str) -> None:
    figures(piece * 10)
    assert calls_made(lambda: figures(piece * 400)) < 5 * calls_made(lambda: figures(piece * 100))


def test_a_line_without_spaces_is_read() -> None:
    assert figures("x" * 1_000_000) == ()


needs_gold = pytest.mark.skipif(
    not (SHARED / "gold" / "dev").is_dir(), reason="the labelled set is not on this machine"
)


def scores(pattern: str) -> dict[str, dict[str, float]]:
    """The figures part of score.py over the labelled documents whose names match `pattern`."""
    sys.path.insert(0, str(SHARED / "gold"))
    try:
        import score
    finally:
        sys.path.pop(0)
    gold = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "gold" / "dev").glob(pattern + ".json"))]
    predictions = {}
    for document in gold:
        text = (SHARED / "gold" / "dev" / f"{document['doc_id']}.txt").read_text("utf-8")
        found = find_figures(lay_out(text, date.fromisoformat(document["published_on"])))
        names = ("start", "end", "measure", "population", "operator", "low", "high", "scope", "realis")
        listed = [{name: getattr(figure, name) for name in names} for figure in found]
        predictions[document["doc_id"]] = {"doc_id": document["doc_id"], "figures": listed, "events": []}
    result: dict[str, dict[str, float]] = score.score(gold, predictions)
    return result


@needs_gold
def test_the_founding_document_is_read_whole() -> None:
    result = scores("seed")
    assert (result["figures"]["matched"], result["figures"]["predicted"], result["figures"]["gold"]) == (13, 13, 13)
    assert result["figure_fields"]["operator"]["accuracy"] == 1
    assert result["must_not"]["violations"] == 0


@needs_gold
def test_the_labelled_set_is_read_well() -> None:
    result = scores("*")
    assert result["figures"]["f1"] >= 0.97
    assert result["figures_strict"]["f1"] >= 0.95
    assert result["must_not"]["violations"] == 0
