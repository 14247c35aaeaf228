"""Sentences are looked into only as far as their words ask: counted in calls, which no busy machine changes."""

from datetime import date

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from tests.reading_of import read
from tests.work import calls_made

DAY = date(2013, 7, 26)
PLAIN = "The committee met in the old guild hall and spoke of taxes, harvests and the price of bread all afternoon. "
TOLD = "The shelling of the old town hall killed 12 people and wounded 30 others, among them children, all afternoon. "
SENTENCES = 50


def calls_of_figures(sentence: str) -> float:
    """Calls a sentence, its splitting into tokens left out."""
    layout = lay_out(sentence * SENTENCES, DAY)
    assert len(layout.sentences) == SENTENCES
    for one in layout.sentences:
        assert one.tokens
    return calls_made(lambda: find_figures(layout)) / SENTENCES


def test_a_sentence_without_a_word_of_harm_is_left_at_once() -> None:
    assert calls_of_figures(PLAIN) < 12
    assert calls_of_figures(TOLD) > 20 * calls_of_figures(PLAIN)


def test_a_sentence_is_split_into_tokens_once_for_all_stages() -> None:
    layout = lay_out(TOLD, DAY)
    (sentence,) = layout.sentences
    first = sentence.tokens
    assert sentence.tokens is first
    assert [token.lower for token in first] == sentence.lows
    assert [token.text for token in first] == sentence.texts
    assert calls_made(lambda: (sentence.tokens, sentence.lows, sentence.texts, sentence.words)) < 20


def test_a_sentence_with_many_acts_and_actors_is_read_without_asking_for_all_of_them_each_time() -> None:
    act = "no one was killed in the attack on 3 men and "
    short, long = (calls_made(lambda n=n: read(act * n)) for n in (20, 80))  # type: ignore[misc]
    assert long < 16 * short
