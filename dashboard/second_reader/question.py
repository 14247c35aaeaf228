"""What the second reader is asked: the closed lists, the rules of the field, and one stretch of a post."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import get_args

from dashboard.records import EventType, Measure, Operator, Population, Post, Realis, Scope, Stance

LONGEST_STRETCH = 6_000  # characters a request


def system_words() -> str:
    """The standing instruction (instruction.md) with the closed lists of `records`, which it thus cannot contradict."""
    lists = "\n".join(
        f"{name}: {', '.join(get_args(values))}"
        for name, values in (
            ("event_type", EventType),
            ("stance", Stance),
            ("realis", Realis),
            ("measure", Measure),
            ("population", Population),
            ("operator", Operator),
            ("scope", Scope),
        )
    )
    return files(__package__).joinpath("instruction.md").read_text("utf-8") + lists


def user_words(post: Post, stretch: str) -> str:
    """The question about one stretch of `post`."""
    return json.dumps(
        {"publisher": post.publisher, "published": post.published_date.isoformat(), "text": stretch},
        ensure_ascii=False,
    )


def stretches(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """`text` as spans of at most LONGEST_STRETCH characters, cut at the entry `starts` where there are any, else at
    line ends, else at spaces. Together they are the whole text."""
    cuts = [0, *sorted({start for start in starts if 0 < start < len(text)}), len(text)]
    begin = 0
    while begin < len(text):
        limit = begin + LONGEST_STRETCH
        last = cuts[bisect_right(cuts, limit) - 1]
        end = last if last > begin else _cut(text, begin, limit)
        if text[begin:end].strip():
            yield begin, end
        begin = end


def _cut(text: str, begin: int, limit: int) -> int:
    for mark in ("\n", ". ", " "):
        at = text.rfind(mark, begin + 1, limit)
        if at > begin:
            return at + len(mark)
    return min(limit, len(text))
