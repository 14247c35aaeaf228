"""A post put to the second reader, stretch by stretch."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.records import Reading
from dashboard.second_reader.answers import Answers
from dashboard.second_reader.compare import Rejected, Unread
from dashboard.second_reader.question import stretches, system_words, user_words
from dashboard.second_reader.request import NoAnswer, answer_to
from dashboard.second_reader.settings import Endpoint

MOST_FAILURES = 3  # in a row: after them the rest is not asked


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader found in one post; `unread` are the stretches that it did not answer."""

    model: str
    host: str
    reading: Reading
    rejected: tuple[Rejected, ...]
    unread: tuple[Unread, ...]
    n_answered: int  # stretches


def second_reading(
    endpoint: Endpoint, rules: Reading, progress: Callable[[int, int], None] = lambda *_: None
) -> SecondReading:
    """The second reader's records for the post of `rules`; `progress` gets stretches done and in all.

    Nothing is raised for a service that fails: a stretch without an answer is listed in `unread`.
    """
    post = rules.post
    answers = Answers(post, rules.entries)
    unread: list[Unread] = []
    spans = list(stretches(post.text, [entry.start for entry in rules.entries]))
    system, in_a_row = system_words(), 0
    for done, (start, end) in enumerate(spans):
        progress(done, len(spans))
        if in_a_row == MOST_FAILURES:
            unread.append(Unread(start, end, f"not asked after {MOST_FAILURES} failures in a row"))
            continue
        try:
            content = answer_to(endpoint, system, user_words(post, post.text[start:end]))
        except NoAnswer as failure:
            in_a_row += 1
            unread.append(Unread(start, end, str(failure)))
        else:
            in_a_row = 0
            answers.take(content, start, end)
    progress(len(spans), len(spans))
    reading = Reading(post, rules.entries, tuple(answers.claims), tuple(answers.figures), tuple(answers.actors))
    return SecondReading(
        endpoint.model, endpoint.host, reading, tuple(answers.rejected), tuple(unread), len(spans) - len(unread)
    )
