"""Numbers after another that say no harm themselves: "killed 20 soldiers and 3 militants", "11 dead, 3 critical"."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import STOPPING, in_subset_list, is_subset, joined, said_to_be
from dashboard.extraction.harmed.voice import is_active_past
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, person

WORDS = word_lists("harmed", "next_numbers")
FATALLY = frozenset({"fatally", "mortally", "fatal"})
CLOSES = (GRAMMAR["after_participle"] - {"(", ":"}) | {"", "and"}
CLOSING = frozenset({"", ".", ",", ";", ")", "from", "by", "at", "when"})
OF_KIND = frozenset({"from", "aged"})
ARMED = PEOPLE["armed_groups"] | PEOPLE["armed_names"]
LONGEST_GAP = 4
LONGEST_UNCOUNTED = 14


def lean(clause: Clause, last: Candidate, harm: HarmWord, candidate: Candidate, *, subset: bool) -> None:
    """Link a number without a word of harm of its own to `harm`, the one of the number before it, `last`."""
    if own := _own_fate(clause, harm, candidate, subset=subset):
        candidate.take(own, "right")
    elif subset:
        candidate.take(harm, "subset")
    elif _has_another_subject(clause, last, candidate):
        candidate.take(harm, "chain")
    elif _are_not_bodies(clause, last, candidate):
        return
    elif _are_said_to_be(clause, candidate):
        candidate.take(harm, "copula")  # "four were foreign volunteers"
        candidate.subset = is_subset(clause, last)
        if clause.low[max(0, last.first - 2) : last.first] in (["of", "the"], ["of"]):
            candidate.part_of = last  # "Of the 51 dead, 31 were children"
    elif _are_of_a_kind(clause, candidate):
        candidate.take(harm, "subset")
        candidate.part_of = last if _may_hold(last, candidate) else last.part_of
    elif _is_the_same_count(clause, last, candidate):
        candidate.take(harm, "chain")
    elif last.part_of is not None and _goes_on_with_parts(clause, last, candidate):
        candidate.take(harm, "part goes on")
    elif harm.measure != "killed" and _is_bare_before(clause, candidate, WORDS["severity"]):
        candidate.take(harm, "subset")  # "20 were hurt, eight seriously"
        candidate.subset = True
    elif not _befell_nothing(clause, candidate):
        _go_on(clause, last, harm, candidate)


def goes_on_with_a_part(clause: Clause, one: Candidate) -> bool:
    """Whether "and" joins a number to one that is said to be some of those before it."""
    before = clause.candidates[one.place - 1] if one.place else None
    if before is None or not one.is_explicit or not (before.is_pronoun or is_subset(clause, before)):
        return False
    between = clause.low[before.end : one.first]
    return between[-1:] == ["and"] and not BE.isdisjoint(between) and said_to_be(clause, before.end) is not None


def _own_fate(clause: Clause, harm: HarmWord, candidate: Candidate, *, subset: bool) -> HarmWord | None:
    """What a word after the number says of it alone."""
    end, bare = candidate.phrase.end, candidate.noun.noun_class == "bare"
    near = clause.low[end : candidate.end + 1]
    if candidate.noun.noun_class in ("bare", "leaning") and not FATALLY.isdisjoint(near):
        # "eleven were wounded, three mortally", "twenty were hit, two of them fatally"
        return HarmWord(candidate.end, candidate.end + 1, "killed", frozenset({"state"}), "")
    if subset or not bare:
        return None
    severe = harm.measure == "killed" and clause.word(end) in WORDS["severity"]
    if severe and clause.word(end + 1) in CLOSES:
        return HarmWord(end, end + 1, "wounded", frozenset({"state"}), "")  # "11 dead, 3 critical"
    held = clause.harm_from.get(candidate.end)
    if held is None or held.needs != "person" or is_active_past(clause, held):
        return None  # "145 dead, 551 hurt, 11 held"
    return held if held.reads("acts:participle") or not clause.word(held.end)[:1].isalnum() else None


def _has_another_subject(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ "IS lost 22 men and the army nine", "we have seven martyrs, the rebels at least thirty"."""
    if candidate.noun.noun_class in ("bare", "person") and _gapped(clause, last, candidate):
        return True
    return candidate.noun.head is not None and candidate.noun.head < candidate.phrase.first


def _are_not_bodies(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ "21 bodies and 54 patients"."""
    counted = last.how == "counts" and last.harm is not None and last.harm.first < candidate.first
    return counted and candidate.is_explicit and not in_subset_list(clause, candidate)


def _are_said_to_be(clause: Clause, candidate: Candidate) -> bool:
    return _is_bare_before(clause, candidate, BE, candidate.end) and said_to_be(clause, candidate.end) is not None


def _are_of_a_kind(clause: Clause, candidate: Candidate) -> bool:
    """ "Fifteen rescuers were shot, eight from the Red Crescent"."""
    return clause.low[candidate.first - 1] == "," and _is_bare_before(clause, candidate, OF_KIND)


def _is_the_same_count(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """The count over a longer time, or by another source."""
    if candidate.noun.noun_class != "bare":
        return False
    return _of_another_time(clause, last, candidate) or _told_by_another(clause, candidate)


def _goes_on_with_parts(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    return _goes_on_after_uncounted(clause, last, candidate) or goes_on_with_a_part(clause, candidate)


def _is_bare_before(clause: Clause, candidate: Candidate, words: frozenset[str], at: int | None = None) -> bool:
    """Whether a number without a noun stands before one of the words."""
    after = clause.word(candidate.phrase.end if at is None else at)
    return candidate.noun.noun_class == "bare" and after in words


def _befell_nothing(clause: Clause, candidate: Candidate) -> bool:
    """Whether another thing is told of those counted, or they tell."""
    end, noun_class = candidate.end, candidate.noun.noun_class
    if end not in clause.harm_from and _did_another_thing(clause, end):
        return True  # "500 executed, at least 20 women raped"
    if noun_class == "bare" and clause.word(end) in WORDS["remain"] and end + 1 not in clause.harm_from:
        return True  # "three killed and eight remain at large"
    return noun_class == "person" and _tells_with_another(clause, candidate)


def _go_on(clause: Clause, last: Candidate, harm: HarmWord, candidate: Candidate) -> None:
    """ "20 soldiers and 3 militants", "two militants are killed and several captured"."""
    noun_class = candidate.noun.noun_class
    if joined(clause, last, candidate) and last.how != "inside" and noun_class != "unknown":
        if candidate.fits(harm):
            candidate.take(harm, "chain")
    elif noun_class == "bare":
        own = clause.harm_from.get(candidate.end)
        if own and own.needs and own.reads("acts:participle") and not is_active_past(clause, own):
            candidate.take(own, "right")


def _may_hold(total: Candidate, part: Candidate) -> bool:
    """Whether a count is large enough for its part: not "298 civilians, 354 from the army's ranks"."""
    return total.phrase.high is None or (part.phrase.low or 0) <= total.phrase.high


def _of_another_time(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ ", and around 91,000 since the push began": the count of before over a longer time."""
    if clause.word(candidate.first - 1) == "plus" and clause.word(candidate.end) in ("over", "in", "on", "since", "."):
        return True  # "roughly 239,480 dead, plus 510 over the last day"
    if clause.word(candidate.first - 1) not in ("and", ",", "or", "but", "versus") or last.is_single:
        return False
    if clause.word(candidate.first - 1) == "and" and clause.word(candidate.first - 2) == "between":
        return False
    after = clause.low[candidate.phrase.end : candidate.phrase.end + 2]
    if after[0] in ("each", "per", "every") and after[1] in ("day", "week", "month", "year"):
        return True  # "5.4 million have died since 1998, 45,000 each month"
    return after[0] in ("since", "overall", "altogether") or after in (["so", "far"], ["in", "total"], ["in", "all"])


def _told_by_another(clause: Clause, candidate: Candidate) -> bool:
    """ ", more than 40 according to a councillor"; "; 160 including a score of children"."""
    before, after = clause.word(candidate.first - 1), clause.word(candidate.phrase.end)
    if before == ";" and after in ("including", "since", "in", "on"):
        return candidate.phrase.end not in clause.harm_from
    return before in (",", ";", "or") and after in ("according", "per")


def _goes_on_after_uncounted(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ "including 14 soldiers and militiamen loyal to them and 28 other people": people without a number between."""
    if clause.word(candidate.first - 1) != "and" or candidate.noun.noun_class not in ("person", "leaning"):
        return False
    between = clause.low[last.end : candidate.first]
    if not 1 < len(between) <= LONGEST_UNCOUNTED or not STOPPING.isdisjoint(between):
        return False
    return not any(at in clause.harm_from for at in range(last.end, candidate.first))


def _gapped(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """ "IS lost 22 men and the army nine": another subject, and the verb of the number before."""
    between = clause.low[last.end : candidate.first]
    gone_on = last.how == "chain" and last.harm is not None and last.harm.first < last.first
    if (
        not (last.how == "left" or gone_on)
        or not 1 < len(between) <= LONGEST_GAP
        or clause.word(candidate.end)[:1].isalnum()
    ):
        return False
    if between[0] not in ("and", ",", ";") or not {"in", "at", "on", "of", ":"}.isdisjoint(between):
        return False
    force = between[-1]
    if force in WORDS["order"] and between[-2] in ("the", ",", "and"):
        return True  # "the first strike killed five people, the second six"
    named = clause.tokens[candidate.first - 1].text[0].isupper()
    if all(token.text[0].isupper() for token in clause.tokens[last.end + 1 : candidate.first]):
        return True  # "Bahrain bury 45 soldiers; Saudi Arabia ten"
    return person(force) is not None or force in ARMED or (named and between[-2] in ("and", ",", "the", ";"))


def _did_another_thing(clause: Clause, at: int) -> bool:
    """Whether a participle that is no word of harm closes at tokens[at]: "20 women raped", "57 got away"."""
    word, after = clause.word(at), clause.word(at + 1)
    if word == "got":
        return True
    plain = word.endswith("ed") and len(word) > 4 and word not in GRAMMAR["between"] and word not in GRAMMAR["adverbs"]
    return plain and person(word) is None and after in CLOSING


def _tells_with_another(clause: Clause, candidate: Candidate) -> bool:
    """Whether "and a medic said" follows: those counted tell."""
    if clause.word(candidate.end) != "and":
        return False
    ahead = clause.low[candidate.end + 1 : candidate.end + 6]
    told = next((at for at, word in enumerate(ahead) if word in GRAMMAR["saying"]), 0)
    return told > 0 and all(word.isalpha() and word not in BE for word in ahead[:told])
