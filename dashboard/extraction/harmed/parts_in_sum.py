"""Parts of a total that are told apart by place or cause, and add up to it.

"Four soldiers died – two in an ambush, one in a bombing and one in a fall."
"""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("harmed", "parts_in_sum")
MOST_PARTS = 12
EXACT = frozenset({"eq", "gte"})
OPENS_PLACE = WORDS["opens_place"]
OPENS_PARTS = frozenset({"–", "—", "-", ":", "(", ",", ";"})


def parts_in_sum(clause: Clause, people: list[Candidate]) -> None:
    """Make the numbers after a total its parts where they add up to it and no other word of harm governs them."""
    for place, total in enumerate(people[:-2]):
        whole = total.phrase.low
        if total.harm is None or total.part_of or not whole or whole < 2 or total.phrase.operator not in EXACT:
            continue
        told = max(total.end, total.harm.end)  # "38 people, six of them children, were killed: 16 in Homs, …"
        following = [one for one in people[place + 1 : place + 1 + MOST_PARTS] if one.first >= told]
        parts = _adding_up(clause, total, following, whole)
        for part in parts:
            part.take(total.harm, "subset")
            part.part_of = total


def _adding_up(clause: Clause, total: Candidate, following: list[Candidate], whole: int) -> list[Candidate]:
    if not following or clause.word(following[0].first - 1) not in OPENS_PARTS:
        return []
    parts: list[Candidate] = []
    added = 0
    for part in following:
        own = part.harm is not None and part.harm is not total.harm
        if own or part.part_of or part.phrase.operator != "eq" or part.noun.noun_class not in ("bare", "person"):
            return []
        if part.noun.noun_class == "bare" and clause.word(part.end) not in OPENS_PLACE:
            return []
        parts.append(part)
        added += part.phrase.low or 0
        if added >= whole:
            return parts if added == whole and len(parts) > 1 else []
    return []
