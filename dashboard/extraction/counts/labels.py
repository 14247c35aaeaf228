"""Words of harm above their numbers: "Among the dead:" before a list, "DISPLACED." at the head of an entry."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import find_harm
from dashboard.extraction.text.parts import Sentence
from dashboard.extraction.text.tokens import padded_words
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

WORDS = word_lists("counts", "labels")
LONGEST_LABEL = 2  # words that head an entry
LONGEST_LEAD_IN = 8  # tokens of "Among the dead in Baalbek:"
LEADING = WORDS["leading"]
STATED = ("state", "counts", "acts:participle")
AFTER = frozenset({"", ".", ",", ";", ")", "in", "at", "since", "on", "from", "–", "—", "so", "across", "and", "near"})


def label_of(sentence: Sentence) -> Measure | None:
    """The measure that a sentence without a number gives to those after it; None where it is no label."""
    words = [token.lower for token in sentence.tokens if token.text[0].isalpha()]
    closes = sentence.text.rstrip()[-1:]
    lead_in = closes == ":" and len(words) <= LONGEST_LEAD_IN and not LEADING.isdisjoint(words)
    if not words or not (lead_in or (len(words) <= LONGEST_LABEL and (closes == "." or sentence.is_heading))):
        return None
    harm = [word for word in find_harm(padded_words(sentence.tokens), sentence.words) if word.reads(*STATED)]
    measures = {word.measure for word in harm}
    return measures.pop() if len(measures) == 1 and "casualties" not in measures else None


def listed_below(clause: Clause, label: Measure) -> list[Candidate]:
    """The counts of people in a sentence without a word of harm, under a label: "in Iaat, three farm workers"."""
    found: list[Candidate] = []
    for candidate in clause.candidates:
        bare = candidate.noun.noun_class == "bare" and clause.word(candidate.end) in AFTER and not candidate.is_single
        if candidate.is_explicit or (bare and clause.word(candidate.first - 1) in (":", "")):
            candidate.measure, candidate.how, candidate.subset = label, "before", True
            found.append(candidate)
    return found[:1] if label == "displaced" else found
