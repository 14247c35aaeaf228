"""Every stated count of people harmed or changing hands, with its bound, and what it counts.

The stages: number phrases (numbers.py) and their nouns (nouns.py) become candidates (taking_apart.py, singles.py);
grammar links them to words of harm (governing.py, coordination.py); populations.py says who is counted, scope.py what
is totalled, realis.py whether it happened.
"""

import re

from dashboard.extraction.counts.bounds_behind import CLOSING, with_bounds_behind, without_bounds_behind
from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.cardinals import MAGNITUDES, PLURALS, VALUES
from dashboard.extraction.counts.companions import KIN, PAIRS
from dashboard.extraction.counts.fates import FATE_WORDS
from dashboard.extraction.counts.harm import HURT, PHRASES
from dashboard.extraction.counts.labels import label_of
from dashboard.extraction.counts.numbers import SOME_PHRASES
from dashboard.extraction.counts.relations import is_subset
from dashboard.extraction.counts.rows import NO_ROWS, Rows, after_row, head_of, in_line, take_row
from dashboard.extraction.counts.setting import Setting
from dashboard.extraction.counts.taking_apart import take_apart
from dashboard.extraction.harmed.captives import COURTS
from dashboard.extraction.harmed.carried_off import FORCED
from dashboard.extraction.harmed.coordination import link
from dashboard.extraction.harmed.frames import FRAME_WORDS
from dashboard.extraction.harmed.on_the_move import MOVING
from dashboard.extraction.meaning.leaning import with_leaning
from dashboard.extraction.meaning.measures import measures_of, spread_at_least
from dashboard.extraction.meaning.own_words import is_answered_no, takes_back
from dashboard.extraction.meaning.populations import name_populations
from dashboard.extraction.meaning.realis import realis_of
from dashboard.extraction.meaning.same_totals import told_again
from dashboard.extraction.meaning.scope import scope_of
from dashboard.extraction.meaning.told_before import NOTHING, Memory, after_a_window, among_told, hint_of
from dashboard.extraction.meaning.whom_before import named_before, said_after
from dashboard.extraction.text.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.text.tokens import QUOTATION_MARKS, without_quotation_marks
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL, SINGULAR
from dashboard.records import Measure

# A sentence is looked into when it has a word of harm, by the longest word of its phrase (of equals
# the last: "on the run"), and a number or one person.
HARM_WORDS = (
    frozenset(max(reversed(phrase), key=len) for phrase in PHRASES)
    | FRAME_WORDS
    | FATE_WORDS
    | MOVING
    | COURTS
    | FORCED
    | HURT["injuries"]
    | HURT["care"]
    | HURT["medical_care"]
    | HURT["hospitals"]
    | word_lists("harm_nouns")["beside_number"]
)
NUMBER_WORDS = frozenset(" ".join((*VALUES, *MAGNITUDES, *PLURALS, *SOME_PHRASES)).split()) - {"a", "of"}
DIGIT = re.compile(r"\d")
ONE = frozenset({"a", "an", "another", "both"})
ONE_WHO = frozenset({"another", "old", "couple"})
ONE_OR_TWO = SINGULAR.keys() | PLURAL.keys() | {"second", "third", "fourth", "fifth", "sixth"}
MARKS = QUOTATION_MARKS | {"*"}  # bold and italic in Markdown
TO_CORRECTION = 24  # characters of an entry in which "CORRECTION." stands, where it has no heading


def find_figures(layout: Layout) -> tuple[FoundFigure, ...]:
    """The figures of a post in the order of the text; `part_of` indexes the tuple. Time is linear in the length."""
    found: list[FoundFigure] = []
    memory, rows, hinted = NOTHING, NO_ROWS, -1
    for number, sentence in enumerate(layout.sentences):
        if not memory.reaches(number, sentence.entry_no):
            memory = NOTHING
        if memory is NOTHING and hinted == number - 1 and hinted >= 0:
            memory = hint_of(layout.sentences[hinted], hinted, sentence.entry_no)
        if rows is not NO_ROWS and not rows.reaches(layout, number):
            rows = NO_ROWS
        if rows.columns:
            rows = changed(rows, sentence=number)
        words = sentence.words
        if memory.total is not None and number - memory.sentence == 1:
            whole = found[memory.total]
            told = whole.sentence == memory.sentence and whole.population == "people" and whole.noun is None
            if told and (kind := said_after(sentence)):
                found[memory.total] = changed(whole, population=kind)  # "All were conscripts."
                memory = changed(memory, population=kind)
        harmed = not words.isdisjoint(HARM_WORDS)
        if not harmed and memory is NOTHING and rows is NO_ROWS:
            continue
        hinted = number if harmed else hinted
        numbered = not words.isdisjoint(NUMBER_WORDS) or DIGIT.search(layout.text, sentence.start, sentence.end)
        if not (numbered or (harmed and _may_tell_of_one(words))):
            rows = head_of(number, sentence) if harmed else rows if rows.columns else NO_ROWS
            if harmed and (label := label_of(sentence)):
                memory = Memory(
                    sentence.entry_no, number, label, memory.total, memory.population, memory.told_killed, label
                )
            continue
        figures = _read_sentence(layout, number, sentence, found, memory, rows)
        if not rows.columns:  # the columns of a table last to its end
            rows = after_row(number, sentence, figures) if figures else NO_ROWS
        if figures:
            totals = [len(found) + i for i, figure in enumerate(figures) if figure.part_of is None]
            total = totals[-1] if totals else memory.total
            found += figures
            kind = found[total].population if total is not None else "people"
            killed = memory.told_killed or any(figure.measure == "killed" for figure in figures)
            label = memory.label if figures[-1].harm is None else None
            memory = Memory(sentence.entry_no, number, figures[-1].measure, total, kind, killed, label)
    return told_again(found, layout.sentences)


def _may_tell_of_one(words: frozenset[str]) -> bool:
    """Whether one person or a couple may be told of without a number: "a soldier", "an 8-year-old", "twins"."""
    if not words.isdisjoint(PAIRS) or len(words & KIN) > 1:
        return True
    return not words.isdisjoint(ONE) and not (words.isdisjoint(ONE_WHO) and words.isdisjoint(ONE_OR_TWO))


def _read_sentence(
    layout: Layout, number: int, sentence: Sentence, found: list[FoundFigure], memory: Memory, rows: Rows
) -> list[FoundFigure]:
    tokens, lows, words, _ = sentence.split()
    bounded: frozenset[int] = frozenset()
    if not MARKS.isdisjoint(words):
        tokens = tuple([token for token in without_quotation_marks(tokens) if token.text != "*"])
    if not CLOSING.isdisjoint(words):
        tokens, bounded = without_bounds_behind(tokens)
    clause = take_apart(tokens, lows if len(lows) == len(tokens) else None)
    if not clause.candidates:
        return []
    if rows is not NO_ROWS:
        take_row(clause, rows)
    else:
        in_line(clause)
    link(clause)
    linked = with_leaning(clause, memory, adjacent=number - memory.sentence == 1)
    linked = [candidate for candidate in linked if not (candidate.is_single and _is_one_of_many(clause, candidate))]
    name_populations(clause, linked, memory.population, held=memory.measure in ("detained", "missing"))
    for candidate in linked:
        if rows.armed and candidate.population == "people" and candidate.noun.noun_class == "bare":
            candidate.population = "combatants"
        named = candidate.population != "people" or candidate.how == "list"
        if not named and (kind := named_before(layout, number, clause, candidate, found)):
            candidate.population = kind
    if bounded:
        with_bounds_behind(clause, linked, bounded)
    spread_at_least(linked)
    counted = [(candidate, measure) for candidate in linked for measure in measures_of(clause, candidate)]
    index = {id(candidate): len(found) + i for i, (candidate, _) in reversed(list(enumerate(counted)))}
    figures: list[FoundFigure] = []
    after_window = bool(counted) and after_a_window(layout, number)
    for candidate, measure in counted:
        total = _total_of(clause, candidate, measure, index, found, memory)
        figure = _figure(layout, number, clause, candidate, measure)
        whole = None
        if total is not None and total < len(found) + len(figures):
            whole = found[total] if total < len(found) else figures[total - len(found)]
        figure = among_told(figure, clause, candidate, whole, figures or found, after_window=after_window)
        figures.append(figure if total is None else changed(figure, part_of=total))
    return figures


def _is_one_of_many(clause: Clause, candidate: Candidate) -> bool:
    """ "Including a commander": one unnamed person of many is no count (SCHEME.md, Span); a child is told of."""
    child = candidate.noun.population == "children"
    return not child and is_subset(clause, candidate)


def _total_of(
    clause: Clause,
    candidate: Candidate,
    measure: Measure,
    index: dict[int, int],
    found: list[FoundFigure],
    memory: Memory,
) -> int | None:
    """The index of the figure this one is a part of; None where the part would be greater than its whole."""
    low = candidate.phrase.low or 0
    if candidate.part_of is not None and id(candidate.part_of) in index:
        most = candidate.part_of.phrase.high
        return index[id(candidate.part_of)] if most is None or low <= most else None
    # "killing scores of them" speaks of its own sentence, "three of them died" of the one before
    if is_subset(clause, candidate) and memory.total is not None and candidate.how != "left":
        total = found[memory.total]
        if total.measure == measure and (total.high is None or low <= total.high):
            return memory.total
    return None


def _figure(layout: Layout, number: int, clause: Clause, candidate: Candidate, measure: Measure) -> FoundFigure:
    tokens, phrase = clause.tokens, candidate.phrase
    harm, head = candidate.harm, candidate.noun.head
    entry = layout.entries[layout.sentences[number].entry_no]
    heading = layout.text[slice(*entry.heading)] if entry.heading else ""
    opening = (heading + layout.text[entry.start : entry.start + TO_CORRECTION]).lower()
    corrects = "correct" in opening or "clarif" in opening or "erratum" in opening
    corrects = corrects or takes_back(clause.words, layout.text, layout.sentences[number].start, entry.end)
    refuted = is_answered_no(clause.words, layout.text, layout.sentences[number].end, entry.end)
    day = entry.digest_date or layout.published
    setting = Setting(clause, candidate, day, corrects=corrects, refuted=refuted)
    scope, scope_rule = scope_of(setting)
    realis, realis_rule = realis_of(setting, scope, scope_rule)
    vague = phrase.operator in ("order_of_magnitude", "some")
    if realis == "hypothetical" and (scope == "cumulative" or (vague and (phrase.imputed_low or 1000) >= 1000)):
        scope, scope_rule = "period", "not yet happened"
    rules = [f"scope: {scope_rule}"] if scope_rule else []
    rules += [f"realis: {realis_rule}"] if realis_rule else []
    rules += ["imputed_low: twice the unit of the word"] if phrase.imputed_low else []
    return FoundFigure(
        start=tokens[phrase.first].start,
        end=tokens[phrase.end - 1].end,
        sentence=number,
        measure=measure,
        population=candidate.population or "people",
        operator=phrase.operator,
        low=phrase.low,
        high=phrase.high,
        scope=scope,
        realis=realis,
        harm=(tokens[harm.first].start, tokens[harm.end - 1].end) if harm else None,
        noun=(tokens[head].start, tokens[head].end) if head is not None else None,
        imputed_low=phrase.imputed_low,
        cues=(f"linked: {candidate.how}", *rules),
    )
