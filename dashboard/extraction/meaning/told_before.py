"""What a figure takes from those told before it: from its whole, a toll restated, or a sentence of a time."""

from dashboard.extraction.counts.candidates import BE_OR_HAVE, Candidate, Clause
from dashboard.extraction.counts.harm import find_harm
from dashboard.extraction.counts.setting import WORDS
from dashboard.extraction.meaning.running import of_an_incident
from dashboard.extraction.text.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.text.tokens import padded_words
from dashboard.extraction.text.values import changed, quick_value
from dashboard.extraction.words.people import PLURAL
from dashboard.records import Measure, Population

WINDOWS = ("over the past day", "in the past day", "over the past 24 hours", "in the past 24 hours")
COUNTING = frozenset({"counts", "counted", "count", "lists", "tallies", "documents", "documented", "estimates"})
TELLERS = frozenset({"source", "sources", "count", "report", "account", "figures", "tally"})
OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])
GOING_ON = frozenset({"did", "have", "has", "never", "later"})
ALIKE_BACK = 4  # figures back to the last one of the same measure
SENTENCES_BACK = 3  # how far "of these" reaches


@quick_value(frozen=True, slots=True)
class Memory:
    """What the sentences before said in the same entry: the last measure, and the index of the last total."""

    entry_no: int = -1
    sentence: int = -1
    measure: Measure | None = None
    total: int | None = None
    population: Population = "people"  # of the last total
    told_killed: bool = False
    label: Measure | None = None  # of "Among the dead:", for the list below; of "DISPLACED.", for its entry
    is_hint: bool = False  # harm was told and nobody counted

    def reaches(self, number: int, entry_no: int) -> bool:
        return self.entry_no == entry_no and number - self.sentence <= SENTENCES_BACK


NOTHING = Memory()


def hint_of(sentence: Sentence, number: int, entry_no: int) -> Memory:
    """What a sentence that tells of harm without a count leaves for one right after it: "shooting men"."""
    if sentence.entry_no != entry_no or PLURAL.keys().isdisjoint(sentence.words):
        return NOTHING
    harm = [word for word in find_harm(padded_words(sentence.tokens), sentence.words) if word.needs in ("", "living")]
    measures = {word.measure for word in harm if not word.reads("toll", "counts")}
    if measures != {"killed"}:
        return NOTHING
    return Memory(entry_no, number, "killed", None, "people", True, None, is_hint=True)


def among_told(
    figure: FoundFigure,
    clause: Clause,
    candidate: Candidate,
    whole: FoundFigure | None,
    told: list[FoundFigure],
    *,
    after_window: bool,
) -> FoundFigure:
    """`figure` with the scope and realis that its `whole` and the figures `told` before it give it."""
    last = told[-1] if told else None
    if figure.scope == "event":
        if after_window:
            figure = changed(figure, scope="period")
        elif whole is not None:
            figure = changed(figure, scope=whole.scope)
        elif last is not None and (candidate.how == "before" or _is_next_row(figure, candidate, last)):
            figure = changed(figure, scope=last.scope)
        elif last is not None and _is_near(figure, last) and _goes_on_counting(clause, candidate, last, told):
            figure = changed(figure, scope="cumulative")
    recalled = candidate.how == "before" and last is not None and last.realis == "historical"
    if recalled and figure.realis == "actual" and clause.words.isdisjoint(("now", "today")):
        figure = changed(figure, realis="historical")
    if whole is not None and {figure.realis, whole.realis} == {"actual", "historical"}:
        figure = changed(figure, realis=whole.realis)  # a part is as old as its whole
    if figure.scope != "event" and _restates_a_toll(candidate, figure, told):
        cues = tuple(cue for cue in figure.cues if not cue.startswith("scope:"))
        figure = changed(figure, scope="cumulative", cues=(*cues, "scope: that of the toll before"))
    return figure


def _is_next_row(figure: FoundFigure, candidate: Candidate, last: FoundFigure) -> bool:
    return candidate.how == "row" and figure.sentence - last.sentence <= 1


def _is_near(figure: FoundFigure, last: FoundFigure) -> bool:
    return figure.sentence - last.sentence <= SENTENCES_BACK


def _goes_on_counting(clause: Clause, candidate: Candidate, last: FoundFigure, told: list[FoundFigure]) -> bool:
    """ "224 killed since Friday; Israel has reported 24 deaths", "On their side, 29 soldiers have been killed"."""
    if last.scope != "cumulative" or last.realis != "actual":
        return False
    low, after, before = clause.low, candidate.phrase.end, clause.low[: candidate.first]
    if before[-2:] in (["of", "which"], ["of", "whom"]):
        return True
    if low[after : after + 2] in OF_THEM or _are_some_of_them(clause, candidate, last):
        return True  # "treated 187 wounded since Friday. Eight of them died.", "Nineteen did not survive."
    if before[-1:] == ["at"] and before[-2:-1] and before[-2] in ("these", "those", "theirs"):
        return not {"put", "puts", "putting"}.isdisjoint(before[-4:])  # "the militia's media put these at 250"
    if low[after : after + 2] == ["of", "the"] and after + 2 in clause.harm_from:
        return True  # "At least 355 of the dead were children."
    if "same" in before[-4:] and not TELLERS.isdisjoint(before[-3:]):
        return True  # "As per the same source 32 are missing."
    last = next((one for one in reversed(told[-ALIKE_BACK:]) if one.measure == candidate.measure), last)
    alone = candidate.measure in ("killed", "wounded") and last.measure == candidate.measure
    alone = alone and last.scope == "cumulative" and last.realis == "actual"
    counts = not COUNTING.isdisjoint(before[-3:]) and candidate.phrase.end in clause.harm_from
    if alone and counts and WORDS["incident"].isdisjoint(clause.words) and last.part_of is None:
        return True  # "224 dead since Friday. A group abroad counts 406 dead."
    if clause.words.isdisjoint(("has", "have")):
        return False
    return "side" in before[:4] or (";" in before and "since" in before)


def _are_some_of_them(clause: Clause, candidate: Candidate, last: FoundFigure) -> bool:
    """ "Nineteen did not survive.", "Eight have been let go.": a smaller bare number opens the sentence."""
    bare = candidate.first == 0 and candidate.noun.noun_class == "bare" and candidate.phrase.end < len(clause.tokens)
    if not bare or (candidate.phrase.low or 0) >= (last.low or 0) or clause.low[candidate.phrase.end] not in GOING_ON:
        return False
    return not of_an_incident(clause.words)


def after_a_window(layout: Layout, number: int) -> bool:
    """ "Shelled 83 times over the past day, the governor said. Two killed": a fragment after a sentence of a time."""
    if number == 0:
        return False
    one, other = layout.sentences[number - 1], layout.sentences[number]
    if one.entry_no != other.entry_no or one.is_heading or "past" not in one.words:
        return False
    return any(phrase in one.lower for phrase in WINDOWS) and BE_OR_HAVE.isdisjoint(other.words)


def _restates_a_toll(candidate: Candidate, figure: FoundFigure, told: list[FoundFigure]) -> bool:
    """ "In June they had raised their own figure to 93,000", after a running total: the month is when they said so."""
    if candidate.how != "before" or not candidate.leans_back or "scope: month" not in figure.cues:
        return False
    return bool(told) and told[-1].scope == "cumulative" and told[-1].measure == figure.measure
