"""The sentences of a long post are looked at anew and not kept; what is read in them is the same."""

from datetime import date

import pytest

from dashboard.extraction import load_vocabulary, read_post
from dashboard.extraction.text import parts
from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.words import view
from dashboard.extraction.words.view import Views
from dashboard.records import Post
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

VOCABULARY = load_vocabulary(load_reference(Workspace.at(SHIPPED)))
TEXT = "At least 20 people were killed in Aleppo, activists said. Ten of them were children. Rebels shelled Homs."
POST = Post("\n\n".join(f"{TEXT} Attack {number} ended." for number in range(20)), "A paper", date(2013, 7, 26))


def test_a_long_post_is_read_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read_post(POST, VOCABULARY)
    monkeypatch.setattr(parts, "SENTENCES_KEPT", 3)
    monkeypatch.setattr(view, "SENTENCES_KEPT", 3)
    assert read_post(POST, VOCABULARY) == kept
    assert len(kept.figures) == 40


def test_the_sentences_of_a_long_post_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SENTENCES_KEPT", 3)
    monkeypatch.setattr(view, "SENTENCES_KEPT", 3)
    sentences = lay_out(POST.text, POST.published_date).sentences
    views = Views(sentences, VOCABULARY)
    assert [one.sentence for one in views] == list(sentences)
    assert views.kept is None
    assert len(sentences[0].source.split) <= 3
    assert views[1].sentence is sentences[1]
    assert [one.index for one in views[1:3]] == [1, 2]
