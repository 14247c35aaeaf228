"""Into which clauses a sentence falls, so that each may tell an act of its own.

They part at "while", "after", ";", and at "as" with a subject; what stands before the main clause ends at its
comma.
"""

from collections.abc import Sequence

from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE, BOUNDARY_MARKS, BOUNDARY_WORDS, View

LISTS = word_lists("acts", "clause_parts")
WORDS = word_lists("clauses")
NOT_AS = WORDS["not_as"]
MAY_PART = BOUNDARY_WORDS | BOUNDARY_MARKS | {"as"}
TIMES_OF_DAY = word_lists("date_words")["weekdays"] | LISTS["times_of_day"]
SINCE_WHAT = LISTS["since_what"]
HARMING = frozenset({"killing", "wounding", "injuring", "leaving", "destroying", "damaging", "hitting", "striking"})
NO_MAIN = frozenset({"and", "or", "who", "which", "whose", "where", "including"})
SUBJECT_OPENERS = LISTS["subject_openers"]
BE_OR_HAVE = BE | {"has", "have", "had"}


def clause_numbers(view: View) -> list[int]:
    """The clause of each token, from 0: clauses part at "while", "after", ";" and at "as" with a subject."""
    numbers: list[int] = []
    clause, lows = 0, view.lows
    opened: list[int] = []
    for place in [place for place, word in enumerate(lows) if word in MAY_PART]:
        word = lows[place]
        if word in ("before", "after", "following") and _is_a_time(lows, place + 1):
            continue  # "stormed the school before dawn and took …"
        if (word != "as" or _opens_with_as(view, place)) and (word != "then" or _follows_a_pause(view, place)):
            numbers += [clause] * (place - len(numbers))
            clause += 1
            opened.append(place)
    numbers += [clause] * (len(lows) - len(numbers))
    for place in opened:
        if lows[place] in SINCE_WHAT:
            _close(view, numbers, place)
    return numbers


def _close(view: View, numbers: list[int], opened: int) -> None:
    """Give back to the main clause what follows one that stands before it, or a bare noun after it.

    "After the blast in Homs, jets struck Idlib", "struck Idlib after the ambush, killing ten".
    """
    lows, clause = view.lows, numbers[opened]
    end = next((at for at in range(opened, len(lows)) if numbers[at] != clause), len(lows))
    commas = [at for at in range(opened + 1, end - 2) if lows[at] == ","]
    if opened == 0:
        main = next((at for at in commas if _opens_main_clause(view, at, [*commas, end])), end)
        numbers[main:end] = [0] * (end - main)
        return
    goes_on = next((at for at in commas if lows[at + 1] in HARMING), end)
    if goes_on < end and view.verbs.isdisjoint(range(opened, goes_on)):
        numbers[goes_on:end] = [numbers[opened - 1]] * (end - goes_on)


def _opens_main_clause(view: View, comma: int, stops: Sequence[int]) -> bool:
    """Whether a verb, and no relative or participle, follows a comma before the next."""
    following = view.lows[comma + 1]
    if following in NO_MAIN or (following.endswith("ing") and following not in ("fighting", "shelling", "bombing")):
        return False
    if following in SUBJECT_OPENERS or following.isdecimal():
        return True  # "After a siege, the 4th Division, led by …, swept in"
    until = next(stop for stop in stops if stop > comma)
    near = range(comma + 1, until)
    return any(at in view.verbs or view.lows[at] in BE_OR_HAVE for at in near)


def _is_a_time(lows: Sequence[str], at: int) -> bool:
    """Whether a time of day or a day stands at a token, past an article: "dawn", "the noon prayer", "Friday"."""
    at += lows[at : at + 1] == ["the"]
    return at < len(lows) and lows[at] in TIMES_OF_DAY


def _follows_a_pause(view: View, place: int) -> bool:
    """Whether a comma, an "and" or nothing stands before: "…, then", not "soldiers then took away"."""
    return place == 0 or view.tokens[place - 1].lower in (",", "and", ";", "but")


def _opens_with_as(view: View, place: int) -> bool:
    tokens = view.tokens
    if tokens[place].lower != "as" or place == 0 or place + 1 >= len(tokens) or tokens[place - 1].lower in NOT_AS:
        return False
    following = tokens[place + 1]
    return following.lower in ("the", "they", "he", "she", "it", "rebels", "fighting") or place + 1 in view.name_at


def clause_opener(view: View, clauses: Sequence[int], clause: int) -> str:
    """The word that opens a clause ("after"); empty for the first."""
    if clause == 0:
        return ""
    first = next((i for i, number in enumerate(clauses) if number == clause), 0)
    return view.lows[first]
