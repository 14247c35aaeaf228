"""What a rule needs spares asking it, and never changes a reading."""

import pytest

from dashboard.extraction.acts.no_news import OF_NOUNS, OF_VERBS
from dashboard.extraction.harmed.governing import FRAMES, NOUNS
from dashboard.extraction.meaning.running import RUNNING
from dashboard.extraction.meaning.scope import TOLD, WORKED_OUT
from dashboard.extraction.words.asking import Asked, needs
from dashboard.storage.workspace import SHIPPED
from tests.reading_of import read

POSTS = sorted((SHIPPED / "labelled" / "open" / "posts").glob("*.txt"))
TABLES = (OF_VERBS, OF_NOUNS, FRAMES, NOUNS, RUNNING, TOLD, WORKED_OUT)


@needs(frozenset({"since", "from"}), frozenset({"toll"}))
def of_a_toll() -> None:
    """Needs a word of each of two lists."""


@needs(before=frozenset({"by"}), kinds=frozenset({"bombing"}))
def by_a_bomb() -> None:
    """Needs a word right before, and a kind."""


def of_anything() -> None:
    """Needs nothing."""


RULES = Asked((of_a_toll, by_a_bomb, of_anything), rule_of=lambda rule: rule)


@pytest.mark.parametrize(
    ("words", "before", "kind", "asked"),
    [
        ("the toll since may", "", "", (of_a_toll, of_anything)),
        ("the toll rose", "", "", (of_anything,)),
        ("killed since may", "", "", (of_anything,)),
        ("killed by a bomb", "by", "bombing", (by_a_bomb, of_anything)),
        ("killed by a bomb", "a", "bombing", (of_anything,)),
        ("killed by a bomb", "by", "protest", (of_anything,)),
        ("the toll from may by a bomb", "by", "bombing", (of_a_toll, by_a_bomb, of_anything)),
        ("", "", "", (of_anything,)),
    ],
)
def test_a_rule_is_asked_where_all_stands_that_it_needs(
    words: str, before: str, kind: str, asked: tuple[object, ...]
) -> None:
    assert RULES.about(frozenset(words.split()), before, kind) == asked


@pytest.mark.parametrize("table", TABLES)
def test_most_sentences_spare_most_rules_of_a_table(table: Asked[object]) -> None:
    assert len(table.about(frozenset({"shells", "killed", "nine", "people"}))) < len(table.rows)


def test_what_rules_need_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {post.stem: post.read_text(encoding="utf-8") for post in POSTS}
    spared = {name: read(text) for name, text in texts.items()}
    for table in TABLES:
        every = tuple(row for row, _ in table.rows)
        monkeypatch.setattr(table, "about", lambda *_, every=every: every)
    assert [name for name, text in texts.items() if read(text) != spared[name]] == []
