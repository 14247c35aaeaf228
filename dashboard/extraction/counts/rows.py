"""Rows of a list or table whose head says what is counted: "Deaths by place" above "Wad Nubawi: 6; mortar".

A row says a place and its numbers and no harm: "Nabatieh: 6 and 22", below "South: 8 killed, 30 wounded".
"""

import re

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord, find_harm
from dashboard.extraction.text.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.text.tokens import padded_words
from dashboard.extraction.text.values import quick_value
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

WORDS = word_lists("counts", "rows")
GRAMMAR = word_lists("grammar")
LONGEST_HEAD = 9  # words of "Killed and wounded by governorate since Friday"
TO_NUMBER = 2  # tokens of "killed :" before a row's number
LONGEST_LABEL = 11  # tokens of "Al-Thawra, Street 15"
STATED = ("state", "counts", "acts:participle", "toll")
MARKS = frozenset({":", "–", "—", "-", "|", "="})
BETWEEN = frozenset({"and", ",", "/", "|", "&", "+", ";"})
AFTER = BETWEEN | {"", ".", "(", ")", "–", "—", "in", "respectively", "with"}
BY = WORDS["by"]
VERBS = GRAMMAR["be"] | GRAMMAR["have"] | GRAMMAR["finite"] | GRAMMAR["saying"]
NO_PLACE = WORDS["no_place"]


@quick_value(frozen=True, slots=True)
class Rows:
    """The measures of a row's numbers by their place in it, and the sentence that told them last."""

    sentence: int = -2
    measures: tuple[Measure, ...] = ()
    armed: bool = False  # whether all counted were fighters
    columns: tuple[Measure | None, ...] = ()  # of a table "| Province | Killed | Wounded |"

    def reaches(self, layout: Layout, number: int) -> bool:
        """Whether sentence `number` comes right after, and under no heading or stamp of its own."""
        if number - self.sentence != 1 or not self.measures:
            return False
        one, other = layout.sentences[self.sentence], layout.sentences[number]
        if self.columns:
            return "|" in other.words
        apart = "\n" in layout.text[one.end : other.start]
        if other.is_heading or not (apart or PAIR.fullmatch(other.text)):
            return False
        entry = layout.entries[other.entry_no]
        return one.entry_no == other.entry_no or (entry.heading is None and entry.stamped_at is None)


PAIR = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}: [\w,]+ and [\w,]+\.?")  # "Hama: 9 and 12."
NO_ROWS = Rows()


def head_of(number: int, sentence: Sentence) -> Rows:
    """The measures that a line without numbers gives to the rows below it: "Deaths by place", "Killed / wounded:"."""
    words = [token.lower for token in sentence.tokens if token.text[0].isalpha()]
    if not 0 < len(words) <= LONGEST_HEAD:
        return NO_ROWS
    if not (sentence.is_heading or sentence.text.rstrip()[-1:] in (":", "|") or not BY.isdisjoint(words)):
        return NO_ROWS
    harm = [word for word in find_harm(padded_words(sentence.tokens), sentence.words) if word.reads(*STATED)]
    if "|" in sentence.words and harm:
        columns = _columns_of(padded_words(sentence.tokens), len(sentence.tokens), harm)
        return Rows(number, tuple(m for m in columns if m), columns=columns) if any(columns) else NO_ROWS
    measures = tuple("killed" if word.reads("toll") else word.measure for word in harm)
    return Rows(number, measures) if len(set(measures)) == len(measures) else NO_ROWS


def _columns_of(low: list[str], end: int, harm: list[HarmWord]) -> tuple[Measure | None, ...]:
    """The measure of each column of a table's head, between its bars; None for other columns."""
    columns: list[Measure | None] = [None]
    for at in range(end):
        if low[at] == "|":
            columns.append(None)
        for word in harm:
            if word.first == at:
                columns[-1] = "killed" if word.reads("toll") else word.measure
    return tuple(columns)


def _take_columns(clause: Clause, columns: tuple[Measure | None, ...]) -> None:
    """ "| Aleppo | 14 | 31 |": a number that stands alone between two bars is of its column."""
    column = 0
    for at, word in enumerate(clause.low[: len(clause.tokens)]):
        column += word == "|"
        candidate = clause.starts.get(at)
        measure = columns[column] if column < len(columns) else None
        if candidate is None or measure is None or candidate.noun.noun_class != "bare":
            continue
        if clause.word(at - 1) == "|" and clause.word(candidate.end) in ("|", ""):
            candidate.measure, candidate.how = measure, "row"


def after_row(number: int, sentence: Sentence, figures: list[FoundFigure]) -> Rows:
    """What the row or the lead-in just read says of the rows below it."""
    leads = sentence.text.rstrip()[-1:] == ":"
    label = _label_end(sentence.lows)
    is_row = label is not None and 0 <= _tokens_to(sentence, label, figures[0].start) <= TO_NUMBER
    measures = tuple(dict.fromkeys(figure.measure for figure in figures if figure.part_of is None or is_row))
    armed = all(figure.population == "combatants" for figure in figures)
    return Rows(number, measures, armed=armed) if leads or is_row else NO_ROWS


def _tokens_to(sentence: Sentence, start: int, offset: int) -> int:
    """How many tokens stand from `start` to the one at `offset`; -1 where it stands before."""
    return next((at - start for at, token in enumerate(sentence.tokens) if token.start == offset and at >= start), -1)


def take_row(clause: Clause, rows: Rows) -> None:
    """Give the numbers right after a row's label the measures of their places; they may yet be governed otherwise."""
    if rows.columns:
        _take_columns(clause, rows.columns)
        return
    start = _label_end(clause.low)
    if start is None or not clause.tokens[0].text[0].isupper():
        return
    if any(at in clause.harm_from for at in range(start)) or not NO_PLACE.isdisjoint(clause.low[:start]):
        return
    numbers = _numbers_from(clause, start)
    if len(numbers) >= len(rows.measures) or (
        numbers and rows.measures[0] == "killed"
    ):  # "eleven, seven in one house": the second is no column
        for candidate, measure in zip(numbers, rows.measures, strict=False):
            candidate.measure, candidate.how = measure, "row"


def by_place(clause: Clause) -> list[Candidate]:
    """ "By province: 27 in Damascus; 19 in Aleppo; 14 in Homs": the numbers of a sentence that only says where."""
    people = [candidate for candidate in clause.candidates if candidate.may_be_people]
    if len(people) < 2 or clause.harm or not VERBS.isdisjoint(clause.words):
        return []
    placed = [candidate for candidate in people if _is_placed(clause, candidate)]
    return placed if len(placed) >= 2 and placed[0] is people[0] and placed[0].first <= LONGEST_LABEL else []


def _is_placed(clause: Clause, candidate: Candidate) -> bool:
    at = candidate.end + (clause.word(candidate.end) == "each")
    if candidate.noun.noun_class != "bare" or clause.word(at) not in ("in", "at", "near", "from", "across"):
        return False
    return at + 1 < len(clause.tokens) and clause.tokens[at + 1].text[0].isupper()


def in_line(clause: Clause) -> None:
    """ "Killed today by province: Aleppo 14, Homs 9, Idlib 6": names with a number each, after what is counted."""
    if clause.words.isdisjoint(":") or not clause.harm:
        return
    colon = clause.low.index(":")
    head = [word for word in clause.harm if word.end <= colon]
    if colon > LONGEST_LABEL or len(head) != 1 or not head[0].reads(*STATED) or len(clause.harm) > 1:
        return
    listed = [one for one in clause.candidates if one.first > colon]
    if len(listed) < 2 or len(listed) != len(clause.candidates) or not all(_is_named(clause, one) for one in listed):
        return
    for candidate in listed:
        measure: Measure = "killed" if head[0].reads("toll") else head[0].measure
        candidate.harm, candidate.measure, candidate.how = head[0], measure, "row"


def _is_named(clause: Clause, candidate: Candidate) -> bool:
    """Whether a name stands right before a bare number, and the list goes on or ends right after."""
    before = clause.tokens[candidate.first - 1]
    bare = candidate.noun.noun_class == "bare" and not candidate.is_single
    return bare and (before.text[0].isupper() or before.text in ":–(-") and clause.word(candidate.end) in AFTER


def _label_end(low: list[str]) -> int | None:
    """The index after the mark that ends a row's label; None without one near."""
    for at in range(1, min(LONGEST_LABEL + 1, len(low) - 1)):
        if low[at] in MARKS and (low[at] != "-" or low[at - 1].isalpha()) and low[at + 1] != "":
            if low[at] == "-" and not low[at + 1].isdecimal():
                continue  # "Al-Thawra"
            return at + 1
        if low[at] in ("was", "were", "is", "are", "has", "have", "said", "says", "."):
            return None
    return None


def _numbers_from(clause: Clause, start: int) -> list[Candidate]:
    """The bare numbers that follow one another from tokens[start], up to what else the row tells."""
    numbers: list[Candidate] = []
    at = start
    while (candidate := clause.starts.get(at)) and candidate.noun.noun_class == "bare" and not candidate.is_single:
        if clause.word(candidate.end) not in AFTER or candidate.end in clause.harm_from:
            break
        numbers.append(candidate)
        at = candidate.end + 1 if clause.word(candidate.end) in BETWEEN else -1
    return numbers
