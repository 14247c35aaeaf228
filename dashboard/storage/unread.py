"""Numbers of a text that may count people and gave no figure: what a person who reads it may have to add."""

from collections.abc import Iterable

from dashboard.extraction.counts.taking_apart import take_apart
from dashboard.extraction.text.parts import Layout


def unread_numbers(layout: Layout, read: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where they stand, in order. `read` are the spans of all words that something was read from.

    Dates, times, ages, money, measures, names, and numbers of things are none; nor are words as vague as "several".
    """
    taken = {at for start, end in read for at in range(start, end)}
    found = []
    for sentence in layout.sentences:
        clause = take_apart(sentence.tokens, sentence.lows)
        for candidate in clause.candidates:
            phrase = candidate.phrase
            if candidate.is_single or not candidate.may_be_people or phrase.operator == "some":
                continue
            start, end = clause.tokens[phrase.first].start, clause.tokens[phrase.end - 1].end
            if taken.isdisjoint(range(start, end)):
                found.append((start, end))
    return found
