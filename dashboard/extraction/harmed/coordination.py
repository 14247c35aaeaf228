"""From words of harm to all numbers of a sentence: what a number does not say itself it takes from another.

Coordination: "20 soldiers and 3 militants dead". Subsets: "12 people, including 3 children"; "Three journalists were
among five people killed". A number said to be somebody: "four were foreign volunteers".
"""

from itertools import pairwise

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import STOPPING, in_subset_list, is_subset, joined, said_to_be
from dashboard.extraction.harmed.by_the_dead import all_of_them, among_the_total, of_the_harmed
from dashboard.extraction.harmed.gapped import take_gapped
from dashboard.extraction.harmed.governing import govern
from dashboard.extraction.harmed.listed_parts import take_listed
from dashboard.extraction.harmed.objects import governed_from_left
from dashboard.extraction.harmed.parts_in_sum import parts_in_sum
from dashboard.extraction.harmed.voice import is_active_past
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PEOPLE, PLURAL, THINGS, person

WORDS = word_lists("harmed", "coordination")
OUT_OF = (
    ["of", "those"],
    ["of", "some"],
    ["out", "of", "the"],
    ["of", "a", "total", "of"],
    ["of"],
    ["of", "the"],
    ["of", "its"],
    ["of", "their"],
    ["out", "of"],
)
LONGEST_UNCOUNTED = 14
SEVERITY = WORDS["severity"]
FATALLY = frozenset({"fatally", "mortally", "fatal"})
SPARING_NONE = (
    ["nobody", "spared"],
    ["none", "spared"],
    ["nobody", "survived"],
    ["no", "survivors"],
    ["none", "survived"],
)
SPARED = frozenset({"spared", "survived", "survivors"})
NONE_OF_WHOM = ["none", "of", "whom", "survived"]
NO_ONE = ["no", "one", "survived"]
TO_SURVIVE = 9  # tokens
SURVIVE = frozenset({"survive", "survives", "survived", "alive", "spared", "lived"})
CLOSES = (GRAMMAR["after_participle"] - {"(", ":"}) | {"", "and"}
CLOSING = frozenset({"", ".", ",", ";", ")", "from", "by", "at", "when"})
REMAIN = WORDS["remain"]
LONGEST_GAP = 4
OF_KIND = frozenset({"from", "aged"})  # "fifteen rescuers were shot, eight from the Red Crescent"
ORDER = WORDS["order"]
ARMED = PEOPLE["armed_groups"] | PEOPLE["armed_names"]
OF_A_TOTAL = (["of", "the"], ["of", "those"])


def link(clause: Clause) -> list[Candidate]:
    """The candidates of a sentence that belong to a word of harm, in order."""
    for one, other in pairwise(clause.candidates):
        if not other.may_be_people and clause.low[one.phrase.end : other.first] in OUT_OF:
            one.may_be_people = False  # "lost 14 of 20 seats"
    for candidate in clause.candidates:
        if "every" in (clause.word(candidate.first - 1), clause.word(candidate.phrase.end + 1)):
            candidate.may_be_people = False  # "two of every three children"
        named = clause.harm_from.get(candidate.end) if candidate.noun.head is None else None
        if named and named.reads("noun_of") and clause.word(named.end) in THINGS:
            candidate.may_be_people = False  # "three assassination attempts", "12 death sentences"
    people = [candidate for candidate in clause.candidates if candidate.may_be_people]
    for candidate in people:
        govern(clause, candidate)
    _not_but(clause)
    _of_a_base(clause, people)
    of_the_harmed(clause, people)
    all_of_them(clause, people)
    among_the_total(clause, people)
    _past_things(clause)
    _of_them(clause, people)
    parts_in_sum(clause, people)
    _in_asides(clause, people)
    _from_the_next(clause, people)
    _from_the_last(clause, people)
    if len(people) > 2:
        take_listed(clause)
    take_gapped(clause)
    _none_of(clause)
    _among(clause)
    return [candidate for candidate in clause.candidates if candidate.measure]


def _of_a_base(clause: Clause, people: list[Candidate]) -> None:
    """ "Two of the seven soldiers were killed": two were; the seven only say of whom."""
    for one, base in pairwise(people):
        if clause.word(base.end) in ("they", "it", "he"):
            continue  # "9 of the 13 men they had kidnapped"
        if base.how != "right" or base.harm is None or clause.low[one.phrase.end : base.first] not in OUT_OF:
            continue
        told = base.harm.first > base.end or base.harm.reads("befalls:past", "befalls:third", "befalls:base")
        aboard = base.noun.noun_class == "bare" and clause.word(base.end) in ("on", "aboard")
        if not ((base.is_explicit or aboard) and told):
            continue  # "four of the 12 dead", "two of the seven soldiers killed"
        if one.measure is None:
            one.take(base.harm, "right")
            one.noun = base.noun._replace(partitive=True)
        base.harm, base.measure, base.how = None, None, ""


def _in_asides(clause: Clause, people: list[Candidate]) -> None:
    """ "53 members – 17 soldiers and 36 volunteers – were killed": numbers in an aside are parts of the one before."""
    for total, part in pairwise(people):
        if total.harm is None or not part.is_explicit or total.harm.first < part.end:
            continue
        mark = clause.word(part.first - 1)
        adjoining = part.first - 1 == total.end and mark == ","
        opened = mark in ("–", "—", "-", "(") and not clause.in_word(part.first - 1) and part.phrase.operator == "eq"
        if (opened or (adjoining and part.harm is None)) and (part.phrase.low or 0) <= (total.phrase.low or 0):
            part.take(total.harm, "aside")
            part.part_of = total
        elif total.how == "aside" and joined(clause, total, part) and ")" not in clause.low[total.end : part.first]:
            part.take(total.harm, "aside")
            part.part_of = total.part_of


def _past_things(clause: Clause) -> None:
    """ "captured 12 villages and 30 soldiers": the villages are nobody, and pass the verb on."""
    for thing, candidate in pairwise(clause.candidates):
        if thing.may_be_people or candidate.measure or not candidate.is_explicit:
            continue
        adjoining = candidate.first - thing.end == 1 and clause.word(thing.end) == "and"
        if adjoining and (harm := governed_from_left(clause, thing)):
            candidate.take(harm, "left")


def _from_the_next(clause: Clause, people: list[Candidate]) -> None:
    """ "20 soldiers and 3 militants dead": the first takes the word of the second."""
    for other, one in pairwise(reversed(people)):
        adjective = one.noun.noun_class == "person" and not one.noun.plural
        linked = other.how in ("right", "chain") or (other.how == "counts" and adjective)  # "150 Palestinian lives"
        if one.measure or not other.harm or not linked or other.harm.first < other.end:
            continue
        if _goes_on_with_a_part(clause, one):
            continue  # "108 dead, 49 of whom were children and 34 women, and 300 injured"
        if clause.low[max(0, one.first - 2) : one.first] == ["of", "the"] or clause.low[: one.first] == ["of"]:
            continue  # "Of the five million inhabitants, 1.5 million have been uprooted"
        if one.noun.head is not None and clause.word(one.noun.head) in ("survivors", "survivor"):
            continue  # "Twenty-eight survivors, seven hundred feared drowned"
        if joined(clause, one, other) and not in_subset_list(clause, other) and one.fits(other.harm):
            one.take(other.harm, "chain")


def _not_but(clause: Clause) -> None:
    """ "Killed not 60, as first reported, but 19": both counts are of one verb, the first of them denied."""
    if not clause.words >= {"not", "but"}:
        return
    for one, other in pairwise(clause.candidates):
        verb = clause.harm_to.get(one.first - 2)
        put_right = clause.word(one.first - 1) == "not" and clause.word(other.first - 1) == "but"
        if verb is not None and put_right and one.may_be_people and one.harm is None and one.fits(verb):
            one.take(verb, "not")
            other.take(verb, "left")


def _goes_on_with_a_part(clause: Clause, one: Candidate) -> bool:
    """Whether "and" joins a number to one that is said to be some of those before it."""
    before = clause.candidates[one.place - 1] if one.place else None
    if before is None or not one.is_explicit or not (before.is_pronoun or is_subset(clause, before)):
        return False
    between = clause.low[before.end : one.first]
    return between[-1:] == ["and"] and not BE.isdisjoint(between) and said_to_be(clause, before.end) is not None


def _from_the_last(clause: Clause, people: list[Candidate]) -> None:
    """ "killed 20 soldiers and 3 militants", "12 people, including 3 children": from left to right."""
    total: Candidate | None = None
    last: Candidate | None = None
    for candidate in people:
        subset = is_subset(clause, candidate)
        if candidate.is_pronoun and candidate.harm and candidate.how == "left" and last:
            candidate.subset = False  # "shot three of them": what befell them is told anew
        if not candidate.measure and last and last.harm:
            _lean(clause, last, last.harm, candidate, subset=subset)
        if not candidate.measure:
            continue
        if candidate.part_of is None and last and subset and total and candidate.measure == total.measure:
            if total.harm is not candidate.harm or not is_subset(clause, total):
                candidate.part_of = total
        elif (
            candidate.part_of is None
            and last
            and last.part_of
            and last.harm is candidate.harm
            and _goes_on(clause, last, candidate)
        ):
            candidate.part_of = last.part_of
        total = total if candidate.part_of else candidate
        last = candidate


def _goes_on(clause: Clause, last: Candidate, candidate: Candidate) -> bool:
    """Whether the enumeration of parts goes on: "including 3 children and 2 women"."""
    if candidate.how == "copula":
        return True
    if candidate.how == "part goes on":
        return True
    return candidate.how in ("chain", "right") and joined(clause, last, candidate)


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
    if force in ORDER and between[-2] in ("the", ",", "and"):
        return True  # "the first strike killed five people, the second six"
    named = clause.tokens[candidate.first - 1].text[0].isupper()
    if all(token.text[0].isupper() for token in clause.tokens[last.end + 1 : candidate.first]):
        return True  # "Bahrain bury 45 soldiers; Saudi Arabia ten"
    return person(force) is not None or force in ARMED or (named and between[-2] in ("and", ",", "the", ";"))


def _of_them(clause: Clause, people: list[Candidate]) -> None:
    """ "Pulled 23 passengers off a bus and shot them": who "them" is."""
    if clause.words.isdisjoint(("them", "all", "everyone")):
        return
    for harm in clause.harm:
        gerund = harm.reads("acts:gerund") and harm.measure in ("killed", "wounded")
        all_of_them = gerund and clause.word(harm.end) in ("all", "everyone", "them")
        them = clause.word(harm.end) == "them" or all_of_them
        if not them or not harm.reads("acts:past", "acts:third", "acts:gerund"):
            continue
        before = [candidate for candidate in people if candidate.end <= harm.first]
        if not before or before[-1].measure or not before[-1].is_explicit or before[-1].is_single:
            continue
        between = clause.low[before[-1].end : harm.first]
        if all_of_them and between[-1:] == [","] and not any(PLURAL.get(word) for word in between):
            before[-1].take(harm, "left")  # "a helicopter carrying nine soldiers crashed, killing all on board"
        verb_last = between[-1:] == ["and"] or between[-2:] == ["and", "then"]
        if verb_last and GRAMMAR["breaks"].isdisjoint(between) and not any(PLURAL.get(word) for word in between):
            before[-1].take(harm, "left")


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


def _lean(clause: Clause, last: Candidate, harm: HarmWord, candidate: Candidate, *, subset: bool) -> None:
    """Link a number without a word of harm of its own to `harm`, the one of the number before it, `last`."""
    noun_class = candidate.noun.noun_class
    near = clause.low[candidate.phrase.end : candidate.end + 1]
    if noun_class in ("bare", "leaning") and not FATALLY.isdisjoint(near):
        candidate.take(HarmWord(candidate.end, candidate.end + 1, "killed", frozenset({"state"}), ""), "right")
        return  # "eleven were wounded, three mortally", "twenty were hit, two of them fatally"
    severe = noun_class == "bare" and clause.word(candidate.phrase.end) in SEVERITY
    if severe and not subset and harm.measure == "killed" and clause.word(candidate.phrase.end + 1) in CLOSES:
        end = candidate.phrase.end  # "11 dead, 3 critical"
        candidate.take(HarmWord(end, end + 1, "wounded", frozenset({"state"}), ""), "right")
        return
    held = clause.harm_from.get(candidate.end) if noun_class == "bare" and not subset else None
    participle = held and (held.reads("acts:participle") or not clause.word(held.end)[:1].isalnum())
    if held and participle and held.needs == "person" and not is_active_past(clause, held):
        candidate.take(held, "right")  # "145 dead, 551 hurt, 11 held"
        return
    if noun_class in ("bare", "person") and not subset and _gapped(clause, last, candidate):
        candidate.take(harm, "chain")
        return
    if not subset and candidate.noun.head is not None and candidate.noun.head < candidate.phrase.first:
        candidate.take(harm, "chain")  # "we have seven martyrs, the rebels at least thirty"
        return
    if (
        last.how == "counts"
        and candidate.is_explicit
        and not subset
        and last.harm
        and last.harm.first < candidate.first
        and not in_subset_list(clause, candidate)
    ):
        return  # "21 bodies and 54 patients"
    is_copula = noun_class == "bare" and clause.word(candidate.end) in BE
    if subset:
        candidate.take(harm, "subset")
    elif is_copula and said_to_be(clause, candidate.end) is not None:
        candidate.take(harm, "copula")  # "four were foreign volunteers"
        candidate.subset = is_subset(clause, last)
        if clause.low[max(0, last.first - 2) : last.first] in (["of", "the"], ["of"]):
            candidate.part_of = last  # "Of the 51 dead, 31 were children"
    elif (
        noun_class == "bare" and clause.low[candidate.first - 1] == "," and clause.word(candidate.phrase.end) in OF_KIND
    ):
        candidate.take(harm, "subset")  # "fifteen rescuers were shot, eight from the Red Crescent"
        candidate.part_of = last if _may_hold(last, candidate) else last.part_of
    elif noun_class == "bare" and _of_another_time(clause, last, candidate):
        candidate.take(harm, "chain")  # "8,735 displaced came today, and around 91,000 since February"
    elif noun_class == "bare" and _told_by_another(clause, candidate):
        candidate.take(harm, "chain")  # "killing 34 according to one official, more than 40 according to another"
    elif last.part_of is not None and (
        _goes_on_after_uncounted(clause, last, candidate) or _goes_on_with_a_part(clause, candidate)
    ):
        candidate.take(harm, "part goes on")
    elif noun_class == "bare" and clause.word(candidate.phrase.end) in SEVERITY and harm.measure != "killed":
        candidate.take(harm, "subset")  # "20 were hurt, eight seriously"
        candidate.subset = True
    elif candidate.end not in clause.harm_from and _did_another_thing(clause, candidate.end):
        return  # "500 executed, at least 20 women raped"
    elif noun_class == "bare" and clause.word(candidate.end) in REMAIN and candidate.end + 1 not in clause.harm_from:
        return  # "three killed and eight remain at large"
    elif noun_class == "person" and _tells_with_another(clause, candidate):
        return  # "killed five people, two officials and a medic said"
    elif joined(clause, last, candidate) and last.how != "inside" and noun_class != "unknown":
        if candidate.fits(harm):
            candidate.take(harm, "chain")
    elif noun_class == "bare":
        own = clause.harm_from.get(candidate.end)  # "two militants are killed and several captured"
        if own and own.needs and own.reads("acts:participle") and not is_active_past(clause, own):
            candidate.take(own, "right")


def _may_hold(total: Candidate, part: Candidate) -> bool:
    """Whether a count is large enough for its part: not "298 civilians, 354 from the army's ranks"."""
    return total.phrase.high is None or (part.phrase.low or 0) <= total.phrase.high


def _among(clause: Clause) -> None:
    """ "Three journalists were among five people killed": part of a total that follows."""
    for part, total in pairwise(clause.candidates):
        between = clause.low[part.end : total.first]
        if part.measure is None and total.harm and clause.low[part.phrase.end : total.first] in OF_A_TOTAL:
            part.take(total.harm, "subset")  # "four of the 12 dead were children"
            part.part_of = total
            continue
        if part.measure or not part.may_be_people or not total.harm or not between or between[0] not in BE:
            continue
        if between[-1] in ("among", "amongst") or between[-2:] in (["part", "of"], ["among", "the"]):
            part.take(total.harm, "subset")
            part.part_of = total
    _among_beside(clause)


def _among_beside(clause: Clause) -> None:
    """ "Three rangers, ten women and 8 children among 55 dead": parts in a row, without a verb."""
    for part, total in reversed(list(pairwise(clause.candidates))):
        if part.measure or not (part.is_explicit or part.noun.partitive) or not total.harm:
            continue
        between = clause.low[part.end : total.first]
        if between in (["among"], ["among", "the"]):
            part.take(total.harm, "subset")
            part.part_of = total
        elif total.how == "subset" and total.part_of and joined(clause, part, total):
            part.take(total.harm, "subset")
            part.part_of = total.part_of


def _none_of(clause: Clause) -> None:
    """ "None of the 14 survived", "nine fans, one missile, nobody spared": all of them were killed."""
    none = None
    if not clause.words.isdisjoint(SPARED):
        none = next((at for at in range(1, len(clause.tokens)) if clause.low[at - 1 : at + 1] in SPARING_NONE), None)
        none = none or next((at for at in range(2, len(clause.tokens)) if clause.low[at - 2 : at + 1] == NO_ONE), None)
        of_whom = (at for at in range(4, len(clause.tokens)) if clause.low[at - 3 : at + 1] == NONE_OF_WHOM)
        none = none or next(of_whom, None)
    before = [c for c in clause.candidates if c.may_be_people and none is not None and c.end < none]
    if none is not None and before and not any(c.measure for c in before) and before[-1].is_explicit:
        before[-1].take(HarmWord(none, none + 1, "killed", frozenset({"befalls:past"}), ""), "right")
    for candidate in clause.candidates:
        opening = clause.low[max(0, candidate.first - 3) : candidate.first]
        if clause.low[max(0, candidate.first - 4) : candidate.first - 1] == ["no", "survivors", "among"]:
            at = candidate.first - 3  # "there were no survivors among the 14 on board"
            candidate.take(HarmWord(at, at + 1, "killed", frozenset({"state"}), ""), "left")
            continue
        none_after = clause.word(candidate.first - 1) in ("of", "the") and "none" in clause.low[candidate.end :]
        not_one = clause.low[max(0, candidate.first - 4) : candidate.first - 2] == ["not", "one"]
        if "none" not in opening and not none_after and not not_one:
            continue
        for at in range(candidate.end, min(candidate.end + TO_SURVIVE, len(clause.tokens))):
            if clause.word(at) in SURVIVE:
                candidate.take(HarmWord(at, at + 1, "killed", frozenset({"befalls:past"}), ""), "right")
