"""The way from a number to the verb of which it is the subject, and what it has passed."""

from dataclasses import dataclass

from dashboard.extraction.counts.candidates import Candidate, Clause

FARTHEST = 30  # tokens from a number to its verb


@dataclass(slots=True)
class Way:
    """What stands between `candidate` and the token that is looked at."""

    clause: Clause
    candidate: Candidate
    crossed: Candidate  # the last number that is a subject beside it
    last: int  # token at which nothing more is looked for
    be: bool = False
    have: bool = False
    modal: bool = False
    far: bool = False  # words other than auxiliaries and adverbs
    aside: bool = False  # "including" has opened a list of some of them

    @property
    def has_auxiliary(self) -> bool:
        return self.be or self.have or self.modal


def way_from(clause: Clause, candidate: Candidate, at: int) -> Way:
    """The way that begins at tokens[at]."""
    return Way(clause, candidate, candidate, min(len(clause.tokens), at + FARTHEST))
