"""Numbers that count nobody: ages, times, dates, years, sums of money, shares, ordinals, numbered things."""

from dashboard.extraction.counts.cardinals import HYPHENS, VALUES
from dashboard.extraction.text.tokens import Token
from dashboard.extraction.word_lists import word_lists

LISTS = word_lists("counts", "not_counts")
WORDS = word_lists("vague_numbers")
AGES = frozenset({"aged", "age", "ages", "turned", "turning"})
TURNING = frozenset({"turned", "turning"})
CLOSING = frozenset({"", ".", ",", ";", ")", "and", "in", "at", "were", "was", "have", "had", "are", "who", "among"})
BEFORE_AGE = WORDS["before_age"]
PEOPLE = word_lists("people_nouns")
# "a man of 61", but "a crew of four" counts.
AGED = frozenset().union(
    *(PEOPLE[name] for name in ("people", "civilians", "children", "women", "combatants", "other"))
)
AGED -= PEOPLE["plurals"] | word_lists("grammar")["not_single"]
AFTER_AGE = frozenset(
    {"", ".", ",", ";", ")", "and", "among", "was", "is", "who", "were", "from", "in", "has", "had", "by", "when"}
)
SMALL = LISTS["small"]
BELOW_TEN = SMALL | {"six", "seven", "eight", "nine", "6", "7", "8", "9"}
AFTER_SHARE = frozenset(
    {"", ".", ",", ";", ")", "of", "people", "children", "residents", "families", "civilians", "is", "are"}
)
TOP = frozenset({"most", "best", "top", "leading", "main", "founding", "country", "world"})
COUNTED = LISTS["counted"]
ELDEST = frozenset({"eldest", "youngest", "oldest", "elder", "younger"})
SIBLINGS = LISTS["siblings"]
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
TIMES = frozenset({"since", "before", "after", "during", "of", "until", "by", "in"})
PERSONS_COUNTED = PEOPLE["plurals"] | {"bodies", "corpses", "remains"}
KIN = frozenset({"family", "families", "household", "households", "clan", "clans"})
MARKS = HYPHENS | {":", "/", "°"}
NAMED_BY_NUMBER = frozenset({"channel", "force", "team", "phase", "formula", "station", "flight", "terminal"})
ONE_BY_ONE = (["after", "the"], ["after", "another"], ["by", "one"], ["on", "top"], ["behind", "the"])
MADE_FOR = frozenset({"built", "designed", "meant", "intended", "equipped", "fitted", "suited"})
THOUGHT = frozenset({"thought", "believed", "said", "estimated", "reported", "known"})
STAYING = frozenset({"left", "still", "remaining"})
OWNING = frozenset({"has", "have", "had", "owns"})
ENDING = frozenset({".", ",", ";", "and", "but", "!", "?", ""})
TO_STAYING = 5
TO_STOCK = 16
TO_SHARE = 7  # tokens from "half of" to the number


def is_year(number: int) -> bool:
    """Whether a number of four digits may be a year of a conflict in living memory."""
    return 1900 <= number <= 2100


def names_or_measures(
    tokens: tuple[Token, ...], low: list[str], first: int, core: int, end: int, number: int | None
) -> bool:
    """Whether the number phrase tokens[first : end], its number at `core`, is no count by the words around it."""
    before, after = low[core - 1], low[end]
    if before in WORDS["currency"] or _in_ages(low, first, core, end):
        return True
    if (
        after in ("%", "percent", "percentage")
        or (after == "per" and low[end + 1] == "cent")
        or after in WORDS["clock"]
        or (after in ("a", "p") and low[end + 1 : end + 3] == [".", "m"])
        or (after == "local" and low[end + 1] in ("time", "", ".", ",", ";"))
    ):
        return True
    hour = (
        after in ("in", "on", "this", "that")
        and number is not None
        and number <= 24
        and before in ("at", "around", "by", "before")
    )
    if hour and not PARTS_OF_DAY.isdisjoint(low[end + 1 : end + 3]):
        return True  # "at 5 in the morning"
    if low[core - 1] in ("the", "its", "their", "of") and not WORDS["shares"].isdisjoint(low[max(0, core - 3) : core]):
        # "more than half of the 2.2 million", but "half of the 20 dead were women"
        return "of" in low[max(0, core - 2) : core] and low[end] not in COUNTED
    if _written_on(tokens, low, core, end):
        return True
    near = low[max(0, core - TO_SHARE) : core]
    if low[core - 1] in ("'s", "’s") and "of" in near and not WORDS["shares"].isdisjoint(near):
        return True  # "more than half of the state's 300,000"
    if low[first - 2 : first] == ["all", "but"]:
        return True  # "all but two had been shot"
    if low[first - 1] == "of" and low[first - 2] in WORDS["populated"]:
        return True  # "a city of two million"
    if low[first] == "between" and core == first + 1 and number is not None and is_year(number) and len(low[core]) == 4:
        return True
    if _ages_in_words(low, core, end):
        return True
    if before == "for" and low[core - 2] in MADE_FOR:
        return True  # "a morgue built for 20 bodies"
    if _is_a_guessed_age(low, first, end) or _are_still_there(low, first, end):
        return True
    if after in KIN and (before == "from" or (before == "of" and low[core - 2] in PERSONS_COUNTED)):
        return True  # "eight of them from one household", "ten bodies of three families"
    if not low[core].isdecimal():
        if before == "not" and low[core] in ("one", "a") and low[core - 2] not in ("if", ","):
            return True  # "not one civilian had died"
        of_the = low[core] == "one" and low[end : end + 2] == ["of", "the"]
        if of_the and (low[end + 2] in TOP or low[end + 2].endswith("est")):
            return True  # "one of the most powerful men"
        if low[core] == "one" and before == "of" and after in KIN:
            return low[end + 1] not in ("member", "head", "elder")  # "three generations of one family"
        if low[core] == "one" and low[end : end + 2] in ONE_BY_ONE:
            return True  # "shot them, one after the other"
        if before in NAMED_BY_NUMBER and all(tokens[at].text[0].isupper() for at in (core - 1, core)):
            return True  # "Channel One", "Air Force Two", "SEAL Team Six"
        if low[core] == "one" and before in OWNING and after in ENDING:
            return True  # "now everybody has one and nothing is different"
        return low[core] == "one" and (before in WORDS["pronoun_one"] or after in WORDS["after_pronoun_one"])
    if first != core:
        return low[first] == "between" and after in WORDS["months"] and tokens[end].text[0].isupper()
    if len(low[core]) <= 2 and after in (",", "and") and _listed_ages(low, end):
        return True
    initial = low[core - 2] == "." and len(low[core - 3]) == 1 and low[core - 3].isalpha()  # "Cpl. B., 19,"
    if before == "," and after == "," and len(low[core]) <= 2 and (low[core - 2][:1].isalpha() or initial):
        return True  # "Abu Omar, 31, was killed"
    if before == "both" and after in (",", ")", ".", ";"):
        return True  # "a couple, both 60, were killed"
    if len(low[core]) <= 2 and low[core].isdecimal():  # "two brothers, 9 and 14, were killed"
        first_of_two = before == "," and after == "and" and low[end + 1].isdecimal() and low[end + 2] == ","
        if first_of_two or (before == "and" and after == "," and low[core - 2].isdecimal() and low[core - 3] == ","):
            return True
    if before == "number" and low[core - 2] in COUNTED and low[core - 3] in ("the", *COUNTED):
        return False  # "the missing number 60"
    if before == "number" and low[core - 2] in ("now", "already"):
        return False  # "those killed since May now number 811"
    if before in WORDS["numbered"] or (before == "." and low[core - 2] in ("no", "nos", "nr")):
        return True
    return number is not None and _in_date(tokens, low, core, end, number)


def _is_a_guessed_age(low: list[str], first: int, end: int) -> bool:
    """ "A woman thought to be about 20, was …": the age of one person."""
    if low[first - 2 : first] != ["to", "be"] or low[first - 3] not in THOUGHT or low[end] not in (",", ".", ")", ""):
        return False
    return low[first - 4] in AGED or (low[first - 4] in ("is", "was") and low[first - 5] not in COUNTED)


def _are_still_there(low: list[str], first: int, end: int) -> bool:
    """ "There are 9,800 of them still in the country, down from 13,000": whom nothing befell."""
    if low[first - 2 : first] in (["down", "from"], ["up", "from"]):
        opening = low[max(0, first - TO_STOCK) : first]
        there = next((at for at in range(len(opening) - 1) if opening[at : at + 2] == ["there", "are"]), None)
        told = opening[there:] if there is not None else []
        return not STAYING.isdisjoint(told) and COUNTED.isdisjoint(told)
    if low[first - 2 : first] not in (["there", "are"], ["there", "were"], ["are", "still"]):
        return False
    for at in range(end, end + TO_STAYING):
        if low[at] in COUNTED or low[at] in ENDING:
            return False
        if low[at] in STAYING:
            return low[at + 1] in ("in", "at", "inside", "on", "there")
    return False


def _in_ages(low: list[str], first: int, core: int, end: int) -> bool:
    """ "aged 12", "aged 25 and 43", "under 18", "under the age of five", "one in ten", "a man of 61"."""
    if low[first - 1] == "than" and low[first - 2] in ("younger", "older"):
        return True
    if low[first - 1] in ELDEST and low[end] in CLOSING:
        return True  # "three brothers, the eldest 19, were shot"
    at = first - 1
    while at > 0 and (
        low[at] in ("and", "or", ",", "to", "between", "from") or low[at] in VALUES or low[at].isdecimal()
    ):
        at -= 1
    at -= low[at] in ("just", "only", "barely", "about")
    counts = low[at] in TURNING and low[end] not in CLOSING  # "has turned six million people into refugees"
    if (low[at] in AGES and not counts) or low[at - 1 : at + 1] in (["age", "of"], ["ages", "of"]):
        return True
    if low[first - 1] == "of" and low[first - 2] in AGED and low[end] in AFTER_AGE and low[core] not in ("a", "half"):
        return not {"a", "an", "another", "old", "young"}.isdisjoint(low[max(0, first - 5) : first - 2])
    if first < core and low[first] in ("under", "below", "over", "above", "past") and low[end] in CLOSING:
        counted = low[first - 1] in VALUES or low[first - 1].isdecimal()
        return counted or low[first - 1] in BEFORE_AGE  # "children under five", "19 of them under 18", "three past 70"
    if low[end] in ("day", "days", "week", "weeks", "month", "months", "year", "years") and low[end + 1] == "old":
        return True  # "the youngest was eight months old"
    if low[core - 2 : core] == ["out", "of"] and low[core - 3] in SMALL:
        of_people = low[end].endswith("s") and low[end + 1] in ("are", "is", "were")  # "five newcomers are women"
        return low[end] in AFTER_SHARE or of_people  # "two out of three of them"
    of_ten = low[core] in BELOW_TEN and low[end] in ("in", "out")
    if of_ten and low[end + 1 + (low[end] == "out")] in ("ten", "10"):
        return True  # "nine out of ten people"
    if low[core] in ("ten", "10") and (low[core - 1] == "in" or low[core - 2 : core] == ["out", "of"]):
        return low[core - 2 - (low[core - 1] == "of")] in BELOW_TEN
    share = low[core] in SMALL and low[end] in ("in", "out") and first == core
    if share:
        after = end + (2 if low[end] == "out" else 1)
        of_people = low[after + 1].endswith("s") and low[after + 2] in ("are", "is", "were")  # "newcomers are women"
        return (low[after] in VALUES or low[after].isdecimal()) and (low[after + 1] in AFTER_SHARE or of_people)
    return low[core - 1] == "in" and low[core - 2] in SMALL and low[end] in AFTER_SHARE


def _ages_in_words(low: list[str], core: int, end: int) -> bool:
    """ "Two sisters, six and nine, were found": the ages of two children just counted."""
    at = core if low[end] == "and" and low[core - 1] == "," else core - 2
    if at < 2 or low[at - 1] != "," or low[at + 1] != "and" or low[at + 3] not in (",", ")", "."):
        return False
    both = all(low[age] in VALUES or low[age].isdecimal() for age in (at, at + 2))
    return both and low[at - 2] in SIBLINGS


def _listed_ages(low: list[str], end: int) -> bool:
    """ "three women, 61, 67 and 74 years": every number of a list that ends in years."""
    at = end
    while at < end + 8 and (low[at] in (",", "and", "or") or low[at].isdecimal()):
        at += 1
    return at > end and low[at] in ("years", "year", "year-old") and low[at + 1] not in ("ago", "after", "later")


def _written_on(tokens: tuple[Token, ...], low: list[str], core: int, end: int) -> bool:
    """ "12-year-old", "18:32", "24/7", "Mi-25"."""
    if end + 1 < len(tokens) and low[end] in MARKS and tokens[end].start == tokens[end - 1].end:
        return tokens[end + 1].start == tokens[end].end
    worded = core > 1 and tokens[core - 2].text.isalpha() and low[core - 2] not in WORDS["months"]
    if worded and low[core - 1] == "/":
        return False  # "5 dead/12 injured"
    if core > 1 and low[core - 1] in MARKS and tokens[core - 1].end == tokens[core].start:
        return tokens[core - 2].end == tokens[core - 1].start
    return False


def _in_date(tokens: tuple[Token, ...], low: list[str], core: int, end: int, number: int) -> bool:
    """ "24 August", "October 2", "in 2013", "Aug 2013"."""
    before, after = low[core - 1], low[end]
    if number <= 31:
        if before in WORDS["months"] and low[core - 2] != "of":
            return True
        return after in WORDS["months"] and tokens[end].text[0].isupper()
    if not (is_year(number) and len(low[core]) == 4):
        return False
    if before in WORDS["months"] or before in WORDS["before_year"]:
        return True
    named = before in ("the", "its", "their", "a") and after.isalpha()
    if named and after not in COUNTED and after not in PERSONS_COUNTED and low[core - 2] in TIMES:
        return True  # "since the 2021 coup"
    return after in ("", ".", ",", ")", ";", ":") or (before.isdecimal() and len(before) <= 2)
