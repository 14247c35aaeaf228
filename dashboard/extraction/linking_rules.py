"""Which word of harm a number belongs to: the grammar of tolls.

Each rule is told by an example. A number is linked to the right ("12 people were killed"), to the left ("killing 12
people", "the deaths of nine"), by its own noun ("12 bodies"), by a toll word ("the toll rose to 12"), or through
another number: coordination ("20 soldiers and 3 militants dead") and subsets ("12 people, including 3 children").
"""

from itertools import pairwise

from dashboard.extraction.candidates import GRAMMAR, Candidate, Clause
from dashboard.extraction.harm import HarmWord
from dashboard.extraction.nouns import person
from dashboard.extraction.numbers import VALUES

BE, HAVE, MODAL = GRAMMAR["be"], GRAMMAR["have"], GRAMMAR["modal"]
BETWEEN, FILLERS, JOINERS = GRAMMAR["between"], GRAMMAR["fillers"], GRAMMAR["joiners"]
LEAVE, HOLD, LOSE = GRAMMAR["leave"], GRAMMAR["hold"], GRAMMAR["lose"]
FARTHEST = 30


def link(clause: Clause) -> list[Candidate]:
    """The candidates of a sentence that are linked to a word of harm, in order."""
    for candidate in clause.candidates:
        if candidate.may_be_people:
            _link_alone(clause, candidate)
    _link_chains(clause)
    _link_none_of(clause)
    _link_among(clause)
    return [candidate for candidate in clause.candidates if candidate.measure]


def _link_alone(clause: Clause, candidate: Candidate) -> None:
    right = _right(clause, candidate)
    left = _left(clause, candidate)
    if right and left and any(clause.word(at) in ("who", "whom", "that") for at in range(candidate.end, right.first)):
        right = None  # "kills a fisherman who was abducted last year"
    if right and left and right is not left:
        # "Three civilians killed 12 others injured": a subject before "killed" makes it passive
        subject_before = any(other.end == left.first and other.may_be_people for other in clause.candidates)
        aux = clause.word(right.first - 1) in BE | HAVE
        if not (aux or (subject_before and left.reads("acts:participle")) or right.reads("state")):
            right = None
        else:
            left = None
    for harm, how in ((right, "right"), (left, "left")):
        if harm and _fits(candidate, harm):
            _set(candidate, harm, how)
            return
    if candidate.noun.harmed is not None:
        inside = clause.harm_from.get(candidate.noun.harmed)
        if inside and inside.reads("acts:participle", "state"):
            _set(candidate, inside, "inside")
            return
    head = candidate.noun.head
    counted = clause.harm_from.get(head) if head is not None else clause.harm_from.get(candidate.noun.end)
    if counted and counted.reads("counts") and not candidate.is_single:
        _set(candidate, counted, "counts")
        return
    _toll(clause, candidate)


def _set(candidate: Candidate, harm: HarmWord, how: str) -> None:
    candidate.harm, candidate.measure, candidate.how = harm, harm.measure, how
    candidate.cues.append(how)


def _fits(candidate: Candidate, harm: HarmWord) -> bool:
    """Whether the noun is sure enough for the word: "captured 12" may be villages, "killed 12" is people."""
    noun_class = candidate.noun.noun_class
    if harm.needs_person:
        return candidate.is_explicit or (noun_class == "leaning" and harm.measure == "detained")
    return True


# ---------------------------------------------------------------------------------------------- to the right
def _right(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting"."""
    at, steps = candidate.end, 0
    be = have = modal = far = False
    crossed, in_list = candidate, _in_subset_list(clause, candidate)
    while at < len(clause.tokens) and steps < FARTHEST:
        steps += 1
        word = clause.word(at)
        harm = clause.harm_from.get(at)
        if (
            harm
            and far
            and not (be or have or modal)
            and person(clause.word(harm.end))
            and harm.reads("acts:participle")
        ):
            at = harm.end  # "including injured Palestinians"
            continue
        if harm and not (
            harm.reads("counts", "noun_of")
            and not harm.reads("acts:participle", "acts:past", "state", "befalls:base", "befalls:third", "befalls:past")
        ):
            return _as_predicate(clause, candidate, harm, be=be, have=have, modal=modal, far=far)
        if word in BE:
            be = True
        elif word in HAVE:
            have = True
        elif word in MODAL:
            modal = True
        elif be or have or modal:
            if not (word in BETWEEN or word.endswith("ly")):
                return _after_other_participle(clause, at) if be else None
        elif word in GRAMMAR["adverbs"] or word.endswith("ly"):
            pass
        elif at in clause.starts and clause.starts[at] is not candidate:
            other = clause.starts[at]
            if not other.may_be_people:
                far, at = True, max(at + 1, other.end)
                continue
            if in_list:
                return None
            if is_subset(clause, other):  # "20 soldiers, among them two officers, defected"
                far, at = True, other.end
                continue
            if not _joined(clause, crossed, other) or clause.word(other.first - 1) == "with":
                if clause.word(at - 1) in ("in", "from", "at", "on", "by", "with", "near", "of", "to", "for"):
                    far, at = True, other.end
                    continue
                return None
            crossed, far, at = other, True, other.end
            continue
        elif (
            word in GRAMMAR["finite"]
            or _takes_object(clause, at)
            or (word in GRAMMAR["breaks"] and not _in_word(clause, at))
        ):
            return None
        else:
            far = True
        at += 1
    return None


def _in_word(clause: Clause, at: int) -> bool:
    """Whether the dash at tokens[at] stands inside a word: "CPP–NPA"."""
    tokens = clause.tokens
    return (
        0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
    )


def _in_subset_list(clause: Clause, candidate: Candidate) -> bool:
    """Whether the number stands in an enumeration after "including": its verb is the total's, never a later one."""
    here = clause.candidates.index(candidate)
    while here >= 0:
        if is_subset(clause, clause.candidates[here]):
            return True
        if here == 0 or not _joined(clause, clause.candidates[here - 1], clause.candidates[here]):
            return False
        here -= 1
    return False


def _as_predicate(
    clause: Clause, candidate: Candidate, harm: HarmWord, *, be: bool, have: bool, modal: bool, far: bool
) -> HarmWord | None:
    after_to = clause.word(harm.first - 1) == "to"
    if harm.reads("state"):
        if harm.measure == "detained" and not any(clause.word(candidate.first - back) in HOLD for back in range(1, 5)):
            return None
        leaves = far and any(clause.word(candidate.first - back) in LEAVE for back in range(1, 12))
        if be or not far or leaves:
            return harm
        return None
    if harm.reads("acts:participle", "acts:past"):
        if be:
            return harm
        if have or modal or not harm.reads("acts:participle"):
            return None
        comma = clause.word(harm.first - 1) in (",", ")", "dead")
        left_behind = any(clause.word(candidate.first - back) in LEAVE for back in range(1, 12))
        if (far and not comma and not left_behind) or is_active_past(clause, harm):
            return None
        return harm
    if harm.reads("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle"):
        if harm.reads("befalls:gerund") and far and not be:
            return None
        if be and not harm.reads("befalls:gerund", "befalls:participle"):
            return None
        if harm.reads("befalls:base") and not harm.reads("befalls:past") and far and not (modal or after_to or have):
            return None
        return harm
    return None


def is_active_past(clause: Clause, harm: HarmWord) -> bool:
    """Whether an "-ed" word without auxiliary takes an object: "three bombers killed two people"."""
    word = clause.word(harm.end)
    if word in GRAMMAR["object_openers"]:
        return True
    following = clause.starts.get(harm.end)
    if following is None:
        return person(word) is not None and word != "dead"
    if not following.may_be_people:
        return False
    # "three civilians killed 12 others injured": the second number has a participle of its own
    own = clause.harm_from.get(following.end)
    return not (own and own.reads("acts:participle", "state"))


def _after_other_participle(clause: Clause, at: int) -> HarmWord | None:
    """ "were ambushed and killed", "was shot in the head and killed"."""
    for ahead in range(at + 1, at + 6):
        if clause.word(ahead) == "and":
            harm = clause.harm_from.get(ahead + 1) or clause.harm_from.get(ahead + 2)
            if harm and harm.reads("acts:participle") and not is_active_past(clause, harm):
                return harm
            return None
    return None


def _takes_object(clause: Clause, at: int) -> bool:
    """A past tense with an object: "occupied the village"."""
    word = clause.word(at)
    return word.endswith("ed") and clause.word(at + 1) in GRAMMAR["object_openers"]


# ----------------------------------------------------------------------------------------------- to the left
def _left(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing four people", "has killed some 70", "the deaths of nine", "leaving injured about 50"."""
    at, saw_of = candidate.first - 1, False
    while at >= 0 and at > candidate.first - 6 and at not in clause.harm_to:
        word = clause.word(at)
        if word == "of" and clause.word(at - 1) in ("crew", "family", "group", "team", "pair", "couple"):
            at -= 2  # "killing its crew of two Russians"
            continue
        if not (word in FILLERS or word.endswith("ly")):
            break
        saw_of = saw_of or word == "of"
        at -= 1
    harm = clause.harm_to.get(at)
    if harm is None:
        return _through_names(clause, candidate)
    if saw_of:
        return harm if harm.reads("noun_of", "acts:gerund", "befalls:gerund") or clause.word(at) == "of" else None
    if harm.reads("acts:base", "acts:third", "acts:gerund"):
        return harm
    if harm.reads("acts:past", "acts:participle"):
        before = clause.word(harm.first - 1)
        if before in LEAVE:
            return harm
        return None if _is_passive(clause, harm) else harm
    return None


def _is_passive(clause: Clause, harm: HarmWord) -> bool:
    at = harm.first - 1
    while at >= 0 and at > harm.first - 6:
        word = clause.word(at)
        if word in BE:
            return True
        if not (word in BETWEEN or word.endswith("ly")):
            return False
        at -= 1
    return False


def _through_names(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing commander Abu Omar and three fighters": names and nouns without a number before the number."""
    at = candidate.first - 1
    while at >= 0 and clause.word(at) in ("another", "further", "additional", "other", "a", "the"):
        at -= 1
    if clause.word(at) not in ("and", "&", "with", "plus"):
        return None
    at -= 1
    for back in range(at, max(-1, at - 10), -1):
        harm = clause.harm_to.get(back)
        if harm:
            active = (
                harm.reads("acts:base", "acts:third", "acts:gerund")
                or (harm.reads("acts:past") and not _is_passive(clause, harm))
                or (harm.reads("noun_of") and clause.word(harm.end) == "of")
            )
            return harm if active and back < at else None
        token = clause.tokens[back]
        named = (
            token.text[0].isupper()
            or token.text in "-,'’"
            or person(token.lower)
            or token.lower
            in (
                "his",
                "her",
                "their",
                "its",
                "the",
                "a",
                "an",
                "senior",
                "top",
                "local",
                "son",
                "brother",
                "wife",
                "’s",
                "'s",
                "of",
                "himself",
                "leader",
            )
        )
        if not named or (back in clause.starts and not clause.starts[back].is_single):
            return None
    return None


# ----------------------------------------------------------------------------------------- tolls
def _toll(clause: Clause, candidate: Candidate) -> None:
    """ "the death toll rose to 12", "puts the number of dead at 67,408", "estimate of deaths to nearly 93,000"."""
    if candidate.is_single:
        return
    link_word = clause.word(candidate.first - 1)
    bound = clause.word(candidate.phrase.first) if candidate.phrase.first < candidate.phrase.core else ""
    if link_word not in GRAMMAR["toll_links"] and bound not in (
        "passed",
        "exceeded",
        "exceeds",
        "topped",
        "surpassed",
        "tops",
        "exceeding",
    ):
        return
    for back in range(candidate.first - 1, max(-1, candidate.first - 26), -1):
        if clause.word(back) in GRAMMAR["breaks"] - {":", "—", "–"}:
            return
        harm = clause.harm_from.get(back)
        if harm and harm.reads("toll"):
            if link_word in ("from",) and clause.word(candidate.end) != "to":
                return
            _set(candidate, harm, "toll")
            return
        if clause.word(back) in GRAMMAR["toll_words"]:
            named = [h for h in clause.harm if back - 2 <= h.first < min(back + 14, candidate.first)]
            if named and not (link_word == "of" and back == candidate.first - 2 and False):
                if link_word == "of" and named[-1].end < candidate.first - 1 and clause.word(back) != "toll":
                    return
                _set(candidate, named[0], "toll")
            elif candidate.noun.noun_class in ("bare", "person", "leaning") and link_word in (
                "at",
                "to",
                "is",
                "was",
                "be",
                "reached",
                "stands",
            ):
                candidate.leaves_last = True
            return


# ------------------------------------------------------------------------------------- chains and subsets
def _joined(clause: Clause, one: Candidate, other: Candidate) -> bool:
    """Whether two numbers are coordinated: nothing but joiners, or a short "in Homs" and a joiner, between them."""
    start = one.end
    if one.harm and one.harm.first == start:  # "31 deaths in Damascus, 22 in Aleppo"
        start = one.harm.end
    between = [clause.word(at) for at in range(start, other.first)]
    if not between or len(between) > 9:
        return False
    if all(word in JOINERS for word in between):
        return any(
            word in ("and", ",", "or", "&", "plus", "including", "with", "along", "as", "(", "—", "–", "besides")
            for word in between
        )
    if any(clause.harm_from.get(at) for at in range(start, other.first)):
        return False
    last = len(between) - 1
    while last >= 0 and between[last] in ("another", "a", "the", "further", "additional", "other", "at"):
        last -= 1
    if last < 0 or between[last] not in ("and", ",", "including", "or", "plus", "&", "("):
        return False
    if between[0] == "and" and other.is_single and between[-1] == ",":
        return all(
            clause.tokens[at].text[0].isupper() or clause.word(at) in (",", "and", "-")
            for at in range(one.end, other.first)
        )
    return between[0] in ("in", "from", "at", "near", "of", "belonging", ",", "on", "aged", "outside", "(") and not any(
        word in GRAMMAR["breaks"] or word in BE or word in HAVE or word in GRAMMAR["finite"] for word in between
    )


def is_subset(clause: Clause, candidate: Candidate) -> bool:
    """ "including six civilians", "eleven of whom", "of these, 51,245 are civilians", "12 of them children"."""
    before = [
        clause.word(at)
        for at in range(max(0, candidate.first - 4), candidate.first)
        if clause.word(at) not in (",", ":", '"', "at")
    ]
    for phrase in GRAMMAR["subset_before"]:
        words = phrase.split()
        if before[-len(words) :] == words:
            return words != ["them"] or before[-2:] in (["among", "them"], ["of", "them"])
    after = " ".join(clause.word(at) for at in range(candidate.phrase.end, candidate.phrase.end + 4))
    if any(after.startswith(phrase + " ") or after == phrase for phrase in GRAMMAR["subset_after"]):
        return True
    tail = [clause.word(at) for at in range(candidate.end, candidate.end + 2)]
    return tail == ["among", "them"] or tail == ["among", "whom"]


def _link_chains(clause: Clause) -> None:
    """Give numbers without a verb of their own the verb of the number they are joined to."""
    people = [candidate for candidate in clause.candidates if candidate.may_be_people]
    _link_past_things(clause)
    for other, one in pairwise(reversed(people)):  # "20 soldiers and 3 militants dead"
        if one.measure or not other.harm or other.how not in ("right", "chain") or other.harm.first < other.end:
            continue
        if _joined(clause, one, other) and not _in_subset_list(clause, other) and _fits(one, other.harm):
            _set(one, other.harm, "chain")
    total: Candidate | None = None
    last: Candidate | None = None
    for candidate in people:
        subset = is_subset(clause, candidate)
        if not candidate.measure and last and last.harm:
            _lean(clause, last, candidate, subset=subset)
        if candidate.measure and last and candidate is not total:
            if subset and total and candidate.measure == total.measure:
                candidate.part_of = total
            elif last.part_of and last.harm is candidate.harm and candidate.how in ("chain", "copula", "right"):
                candidate.part_of = (
                    last.part_of if _joined(clause, last, candidate) or candidate.how == "copula" else None
                )
        if candidate.measure:
            total = total if candidate.part_of else candidate
            last = candidate


def _link_past_things(clause: Clause) -> None:
    """ "captured 12 villages and 30 soldiers": the villages are nobody, and pass the verb on."""
    for thing, candidate in pairwise(clause.candidates):
        if thing.may_be_people or candidate.measure or not candidate.is_explicit:
            continue
        harm = _left(clause, thing)
        if harm and clause.word(candidate.first - 1) == "and" and candidate.first - thing.end == 1:
            _set(candidate, harm, "left")


def _lean(clause: Clause, last: Candidate, candidate: Candidate, *, subset: bool) -> None:
    """Link a number without a word of harm of its own to the one of the number before it, `last`."""
    if last.harm is None:
        return
    if subset:
        _set(candidate, last.harm, "subset")
    elif _joined(clause, last, candidate) and last.how != "inside" and candidate.noun.noun_class != "unknown":
        if _fits(candidate, last.harm):
            _set(candidate, last.harm, "chain")
    elif _is_copula(clause, candidate):
        _set(candidate, last.harm, "copula")
    elif candidate.noun.noun_class == "bare":
        # "two militants are killed and several captured"
        right = clause.harm_from.get(candidate.end)
        if right and right.needs_person and right.reads("acts:participle") and not is_active_past(clause, right):
            _set(candidate, right, "right")


def _link_among(clause: Clause) -> None:
    """ "Three journalists were among five people killed": part of a total that follows."""
    for part, total in pairwise(clause.candidates):
        between = [clause.word(at) for at in range(part.end, total.first)]
        if total.harm and between[:1] and between[0] in BE and between[-1] in ("among", "amongst", "the", "of"):
            if "among" in between or "amongst" in between or between[-2:] == ["part", "of"]:
                if not part.measure and part.may_be_people:
                    _set(part, total.harm, "subset")
                    part.part_of = total


def _link_none_of(clause: Clause) -> None:
    """ "None of the 14 survived": 14 were killed."""
    for candidate in clause.candidates:
        opening = [clause.word(at) for at in range(max(0, candidate.first - 3), candidate.first)]
        if "none" in opening and clause.word(candidate.end) in ("survived", "survives", "survive"):
            word = HarmWord(candidate.end, candidate.end + 1, "killed", frozenset({"befalls:past"}), False)
            _set(candidate, word, "right")


def _is_copula(clause: Clause, candidate: Candidate) -> bool:
    """ "four were foreign volunteers", "51,245 are civilians": a number without noun that is said to be somebody."""
    return (
        candidate.noun.noun_class == "bare"
        and clause.word(candidate.end) in BE
        and said_to_be(clause, candidate.end) is not None
    )


def said_to_be(clause: Clause, at: int) -> int | None:
    """The index of the noun for people that follows "were", "were believed to be", "identified as", if there is one."""
    if clause.word(at) not in BE | HAVE:
        return None
    for ahead in range(at + 1, min(at + 12, len(clause.tokens))):
        word = clause.word(ahead)
        if ahead in clause.harm_from:
            return None
        if person(word):
            while person(clause.word(ahead + 1)):  # "Syrian rebel fighters": the last noun is the head
                ahead += 1
            return ahead
        if word in (",", ";", ".", "in", "when", "at") or word in VALUES:
            return None
    return None
