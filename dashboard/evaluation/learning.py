"""Weights for the choices that extraction leaves open, learned from the open labelled texts.

A logistic regression with a penalty on large weights, fitted by Newton's method: the answer is unique, so that whoever
learns again from the same texts and code gets the same file. The held texts are never read here.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from dashboard.capture import post_from_fields
from dashboard.evaluation.labelled import LabelledDocument, labelled_sets
from dashboard.evaluation.pairing import overlap, same_name
from dashboard.evaluation.scheme import SchemeEvent
from dashboard.extraction.assertions import Assertion
from dashboard.extraction.reading import told_in
from dashboard.extraction.weighing.doers import doers_weighed
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary

OPEN = ("open_posts", "open_sentences")
LEAST_SEEN = 4  # a trait of fewer candidates is not weighed
PENALTY = 1.0
ROUNDS = 30
DOERS = Path(__file__).parent.parent / "extraction" / "vocabulary" / "doer_weights.csv"
Example = tuple[list[str], bool]
"""The traits of a candidate, and whether it is the right one."""


def learn(vocabulary: Vocabulary, folder: Path | None = None, file: Path = DOERS) -> tuple[int, Path]:
    """Write the weights anew; the number of candidates they were learned from, and the file."""
    sets, _ = labelled_sets(folder, with_held=False)
    documents = [one for chosen in sets if chosen.key in OPEN for one in chosen.documents]
    examples = [example for one in documents for example in doer_examples(one, vocabulary)]
    file.write_text(as_table(fitted(examples)), "utf-8")
    return len(examples), file


def doer_examples(document: LabelledDocument, vocabulary: Vocabulary) -> Iterator[Example]:
    """Each mention beside each act of a document, and whether the label of that act names it as a doer."""
    fields = {"publisher": document.publisher or "-", "published_at": document.published_on, "title": document.title}
    post = post_from_fields(fields, document.text, document.doc_id)
    for sentence in told_in(post, vocabulary):
        for assertion in sentence.assertions:
            labels = _labels(document.events, sentence.view, assertion)
            names = [name for label in labels for name in label.perpetrators]
            for mention, traits in doers_weighed(sentence.view, sentence.around, assertion) if labels else ():
                start, end = sentence.view.span(mention.first, mention.end)
                yield traits, any(same_name(post.text[start:end], name) for name in names)


def _labels(events: Sequence[SchemeEvent], view: View, assertion: Assertion) -> list[SchemeEvent]:
    """The labelled events that an assertion may be: those of its sentence and type, else the only one there."""
    own = view.sentence.start, view.sentence.end
    here = [event for event in events if any(overlap(span, own) for span in event.spans)]
    return [event for event in here if event.type == assertion.event_type] or (here if len(here) == 1 else [])


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each trait, by name, and of "always", which every candidate has; to two decimals."""
    seen = Counter(trait for traits, _ in examples for trait in traits)
    names = sorted(trait for trait, times in seen.items() if times >= LEAST_SEEN)
    column = {name: at for at, name in enumerate(names)}
    has = np.zeros((len(examples), len(names) + 1))
    has[:, -1] = 1.0
    for row, (traits, _) in enumerate(examples):
        for trait in traits:
            if trait in column:
                has[row, column[trait]] = 1.0
    right = np.array([is_right for _, is_right in examples], dtype=float)
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[-1] = 1e-6
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-(has @ weights)))
        slope = has.T @ (right - likely) - penalty * weights
        bend = (has * (likely * (1 - likely))[:, None]).T @ has + np.diag(penalty)
        weights += np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip([*names, "always"], weights, strict=True)}


def as_table(weights: dict[str, float]) -> str:
    """The CSV file of `weights`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["trait", "weight"])
    writer.writerows(sorted((trait, f"{weight:.2f}") for trait, weight in weights.items()))
    return out.getvalue()
