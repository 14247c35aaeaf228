"""Every stated count of people harmed or changing hands, with its bound, and what it counts.

The stages: number phrases (numbers.py) and their nouns (nouns.py) become candidates (taking_apart.py, singles.py);
grammar links them to words of harm (governing.py, coordination.py); populations.py says who is counted, scope.py what
is totalled, realis.py whether it happened.
"""

import re

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.cardinals import MAGNITUDES, PLURALS, VALUES
from dashboard.extraction.counts.companions import KIN, PAIRS
from dashboard.extraction.counts.fates import FATE_WORDS
from dashboard.extraction.counts.harm import HURT, PHRASES, HarmWord
from dashboard.extraction.counts.labels import label_of, listed_below
from dashboard.extraction.counts.numbers import SOME_PHRASES
from dashboard.extraction.counts.relations import is_subset, joined, opens_a_list, said_to_be
from dashboard.extraction.counts.rows import NO_ROWS, Rows, after_row, by_place, head_of, in_line, take_row
from dashboard.extraction.counts.setting import Setting
from dashboard.extraction.counts.taking_apart import take_apart
from dashboard.extraction.harmed.captives import COURTS
from dashboard.extraction.harmed.carried_off import FORCED
from dashboard.extraction.harmed.coordination import link
from dashboard.extraction.harmed.frames import FRAME_WORDS
from dashboard.extraction.harmed.listed_parts import is_aside, listed_alone
from dashboard.extraction.harmed.on_the_move import MOVING
from dashboard.extraction.harmed.subjects import governed_from_right
from dashboard.extraction.meaning.own_words import takes_back
from dashboard.extraction.meaning.populations import name_populations
from dashboard.extraction.meaning.realis import realis_of
from dashboard.extraction.meaning.same_totals import told_again
from dashboard.extraction.meaning.scope import scope_of
from dashboard.extraction.meaning.told_before import NOTHING, Memory, after_a_window, among_told, hint_of
from dashboard.extraction.meaning.whom_before import named_before, said_after
from dashboard.extraction.text.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.text.tokens import QUOTATION_MARKS, without_quotation_marks
from dashboard.extraction.text.values import changed
from dashboard.extraction.words.people import PLURAL, SINGULAR
from dashboard.records import Measure

SURVIVE = frozenset({"survive", "survives", "survived"})
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
    | {
        "let",
        "became",
        "rollcall",
        "roll",
        "morgue",
        "victims",
        "spared",
        "consumed",
        "swallowed",
        "devoured",
        "symptoms",
        "funeral",
        "funerals",
        "claimed",
        "claims",
        "survivors",
        "sustained",
        "prisoners",
        "captives",
        "numbered",
        "survive",
        "survives",
        "survived",
    }
)
NUMBER_WORDS = frozenset(" ".join((*VALUES, *MAGNITUDES, *PLURALS, *SOME_PHRASES)).split()) - {"a", "of"}
DIGIT = re.compile(r"\d")
ONE = frozenset({"a", "an", "another", "both"})
ONE_OR_TWO = SINGULAR.keys() | PLURAL.keys() | {"second", "third", "fourth", "fifth", "sixth"}
NO_SECOND = frozenset({"taken", "burned", "burnt", "burning", "mutilated", "buried"})  # "killed and burnt"
MARKS = QUOTATION_MARKS | {"*"}  # bold and italic in Markdown
INCLUDING = ("includes", "included", "including")
AMONG_THEM = (["are", "among", "them"], ["were", "among", "them"], ["is", "among", "them"])
OF_THE_TOTAL: tuple[list[str], ...] = (
    [],
    ["of", "the", "total", ","],
    ["of", "this", "number", ","],
    ["of", "them", ","],
)
WERE = frozenset({"were", "was", "came", "hailed", "belonged", "worked", "lived", "had", "hadn't", "hadn’t", "wore"})
# After "were": what the dead cannot do, or what is said of things
TOLD_OF_OTHERS = frozenset(
    {"fired", "launched", "intercepted", "destroyed", "damaged", "shot", "aimed", "freed", "released", "rescued"}
    | {"treated", "taken", "sent", "later", "still", "able", "not", "unhurt", "alive", "back", "in", "on"}
)
PUTS = GRAMMAR["puts"]
TO_CORRECTION = 24  # characters of an entry in which "CORRECTION." stands, where it has no heading
JOINT = ("and", "or", "/")


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
        one_person = (
            harmed
            and not words.isdisjoint(ONE)
            and ("another" in words or "old" in words or "couple" in words or not words.isdisjoint(ONE_OR_TWO))
        )
        one_person = one_person or (harmed and (not words.isdisjoint(PAIRS) or len(words & KIN) > 1))
        numbered = not words.isdisjoint(NUMBER_WORDS) or DIGIT.search(layout.text, sentence.start, sentence.end)
        hinted = number if harmed else hinted
        if not (numbered or one_person):
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


def _read_sentence(
    layout: Layout, number: int, sentence: Sentence, found: list[FoundFigure], memory: Memory, rows: Rows
) -> list[FoundFigure]:
    if MARKS.isdisjoint(sentence.words):
        clause = take_apart(sentence.tokens, sentence.lows)
    else:
        tokens = without_quotation_marks(sentence.tokens)
        clause = take_apart(tuple(token for token in tokens if token.text != "*"))
    if not clause.candidates:
        return []
    if rows is not NO_ROWS:
        take_row(clause, rows)
    else:
        in_line(clause)
    link(clause)
    linked = _with_leaning(clause, memory, adjacent=number - memory.sentence == 1)
    linked = [candidate for candidate in linked if not (candidate.is_single and _is_one_of_many(clause, candidate))]
    name_populations(clause, linked, memory.population, held=memory.measure in ("detained", "missing"))
    for candidate in linked:
        if rows.armed and candidate.population == "people" and candidate.noun.noun_class == "bare":
            candidate.population = "combatants"
        named = candidate.population != "people" or candidate.how == "list"
        if not named and (kind := named_before(layout, number, clause, candidate, found)):
            candidate.population = kind
    _spread_at_least(linked)
    counted = [(candidate, measure) for candidate in linked for measure in _measures(clause, candidate)]
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
    setting = Setting(clause, candidate, entry.digest_date or layout.published, corrects=corrects)
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


def _with_leaning(clause: Clause, memory: Memory, *, adjacent: bool) -> list[Candidate]:
    """The linked numbers and those that take their measure from what was said before.

    "Of these, 12 were children"; "the number could be as high as 350".
    """
    measure, killed = memory.measure, memory.told_killed
    if memory.label and not clause.harm:
        return listed_below(clause, memory.label)
    if measure and not memory.is_hint and all(is_aside(clause, word.first) for word in clause.harm):
        for candidate in listed_alone(clause, adjacent=adjacent) or by_place(clause):
            candidate.measure, candidate.how, candidate.subset = measure, "list", True
    for candidate in clause.candidates:
        if candidate.measure:
            measure = candidate.measure
            killed = killed or measure == "killed"
            continue
        if memory.is_hint and measure and not candidate.measure and not candidate.leans_back:
            continue  # what is told without a count has no parts
        told_before = None if measure or not candidate.leans_back else _harm_before(clause, candidate)
        if (measure or told_before) and candidate.may_be_people and not candidate.is_single:
            copula = clause.word(candidate.end) in BE_OR_HAVE and said_to_be(clause, candidate.end) is not None
            rest = clause.word(candidate.first - 1) in ("other", "remaining")  # "the other four were bystanders"
            opens = candidate.place == 0 and copula and _is_first_said(clause, candidate)  # "Nine were children."
            if not opens and _tells_of_some(clause, candidate, memory):
                opens = copula = True  # "31 were killed. Eighteen were waiting for food."
            if opens:
                candidate.subset = True
            leaning = candidate.noun.noun_class == "leaning"
            among = clause.low[candidate.end : candidate.end + 3] in AMONG_THEM
            beside = clause.candidates[candidate.place + 1 : candidate.place + 2]
            if beside and candidate.is_explicit and clause.low[candidate.end : beside[0].first] == ["and"]:
                # "14 children and five women are among them"
                among = among or clause.low[beside[0].end : beside[0].end + 3] in AMONG_THEM
            if among and candidate.is_explicit:
                candidate.subset = copula = True  # "Three children are among them."
            included = candidate.is_explicit and clause.word(candidate.first - 1) in INCLUDING
            last = clause.candidates[candidate.place - 1] if candidate.place else None
            of_which = clause.low[candidate.first - 2 : candidate.first] in (["of", "which"], ["of", "whom"])
            included = included or (
                candidate.is_explicit and clause.word(candidate.first - 1) in BE and is_subset(clause, candidate)
            )  # "Among them were five children."
            included = included or (of_which and candidate.noun.noun_class == "bare")
            parts_of = last is not None and last.how == "before" and candidate.is_explicit and not candidate.is_single
            if parts_of and last is not None:  # "12 were civilians, nine of them children"; "– nine children"
                of_them = clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "them"]
                included = included or of_them or opens_a_list(clause, candidate, last)
            if measure == "displaced" and candidate.noun.noun_class == "bare":
                candidate.is_family = True
                moved = governed_from_right(clause, candidate)  # "190,000 are staying in shelters", after a count
                candidate.leans_back = candidate.leans_back or (moved is not None and moved.measure == measure)
            if (
                last
                and not last.may_be_people
                and (candidate.is_pronoun or clause.word(candidate.phrase.end + 1) == "which")
            ):
                continue  # "a dozen rockets, three of which were shot down"
            told_of = last and not last.measure and (last.is_explicit or last.noun.noun_class == "leaning")
            if told_of and (candidate.is_pronoun or included):
                continue  # "eleven policemen, one of them a captain, joined": nothing befell them
            part = (is_subset(clause, candidate) or rest) and (copula or leaning or included)
            if parts_of and last is not None and last.is_explicit and joined(clause, last, candidate):
                candidate.subset, part = last.subset, True  # "Breakdown: two children, one woman"
            if candidate.leans_back or part:
                measure = measure or told_before
                # a count restated is that of the dead, where there are any
                restated = (
                    candidate.leans_back
                    and killed
                    and (measure in ("wounded", "missing") or (measure == "detained" and _puts_it(clause, candidate)))
                )
                denies = clause.word(candidate.first - 1) == "not" and last is not None and last.measure is not None
                if denies or clause.low[candidate.first - 2 : candidate.first] == ["make", "that"]:
                    restated = False  # "2 dead; 11 hurt - make that 14": of the number right before
                candidate.measure, candidate.how = "killed" if restated else measure, "before"
    return [candidate for candidate in clause.candidates if candidate.measure]


def _is_first_said(clause: Clause, candidate: Candidate) -> bool:
    """Whether the number opens the sentence, or what somebody says in it: "Neighbours told me eleven were children"."""
    at = candidate.first - (clause.word(candidate.first - 1) == "that")
    at -= clause.word(at - 1) in ("me", "us", "reporters", "journalists")
    return candidate.first == 0 or clause.word(at - 1) in GRAMMAR["saying"]


def _harm_before(clause: Clause, candidate: Candidate) -> Measure | None:
    """The measure of the last harm told without a number: "silent about its losses; Delhi has acknowledged twenty"."""
    before = [harm.measure for harm in clause.harm if harm.end <= candidate.first and harm.needs in ("", "living")]
    return before[-1] if before and before[-1] in ("killed", "wounded") else None


def _puts_it(clause: Clause, candidate: Candidate) -> bool:
    """ "Put it lower, at between 35 and 40": of the toll, though captives were told after it."""
    before = clause.low[max(0, candidate.first - 5) : candidate.first]
    return "it" in before and not PUTS.isdisjoint(before)


def _tells_of_some(clause: Clause, candidate: Candidate, memory: Memory) -> bool:
    """Whether a bare number that opens a sentence says where some of the dead just told were, or who."""
    if memory.measure != "killed" or candidate.place or candidate.noun.noun_class != "bare":
        return False
    if clause.low[: candidate.first] not in OF_THE_TOTAL:
        return False
    alone = all((other.phrase.low or 0) <= 1 for other in clause.candidates[1:])
    opens = clause.word(candidate.end) in WERE and candidate.phrase.operator == "eq" and alone
    return opens and not clause.harm and not TOLD_OF_OTHERS & set(clause.low[candidate.end + 1 : candidate.end + 3])


def _measures(clause: Clause, candidate: Candidate) -> tuple[Measure, ...]:
    """One measure, or two where two words share the number: "killed and injured dozens". "Killed or wounded" is one:
    casualties."""
    harm, measure = candidate.harm, candidate.measure
    if measure is None:
        return ()
    if harm is None or candidate.how not in ("right", "left", "chain"):
        return (measure,)
    joint, other = _joint(clause, candidate, harm)
    if other is None or other.measure == harm.measure or clause.word(other.first) in NO_SECOND:
        return (measure,)
    if harm.measure == "detained" and other.measure == "killed":
        return ("killed",)  # "were taken and killed", "were rounded up and shot"
    if not candidate.fits(other):
        return (measure,)  # "set fire to shelters and killed 45"
    if not other.reads("acts:participle", "acts:base", "acts:third", "acts:gerund", "state"):
        return (measure,)
    if joint == "and":
        return (harm.measure, other.measure) if harm.measure < other.measure else (other.measure, harm.measure)
    return ("casualties",) if {harm.measure, other.measure} == {"killed", "wounded"} else (measure,)


def _joint(clause: Clause, candidate: Candidate, harm: HarmWord) -> tuple[str, HarmWord | None]:
    """The joiner and the other word of harm that shares the number: "dead and wounded", "killed or injured"."""
    near = clause.candidates[max(0, candidate.place - 2) : candidate.place + 3]
    if candidate.how == "left" and clause.word(harm.first - 1) in JOINT:
        other = clause.harm_to.get(harm.first - 2)
        if other and any(c.end in (other.first, other.first + 1) for c in near):
            return "", None
        return clause.word(harm.first - 1), other
    if harm.first >= candidate.end and clause.word(harm.end) in JOINT:
        other = clause.harm_from.get(harm.end + 1)
        if other and any(c.harm is other for c in near):
            return "", None
        return clause.word(harm.end), other
    return "", None


def _spread_at_least(linked: list[Candidate]) -> None:
    """ "At least 20 people and 13 soldiers" under one verb: the bound holds for both (SCHEME.md, Bounds)."""
    for i, other in enumerate(linked[1:]):
        one, phrase = linked[i], other.phrase
        same_verb = one.harm is not None and one.harm is other.harm and other.how in ("chain", "right", "left")
        spreads = same_verb and other.is_explicit and not other.part_of
        if spreads and one.phrase.operator == "gte" and phrase.operator == "eq":
            other.phrase = phrase._replace(operator="gte", high=None)
