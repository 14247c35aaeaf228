"""Which word of harm governs a number by itself: to its right, to its left, inside its noun, or a toll.

Each rule is told by an example. To the right: "12 people were killed". To the left: "killing 12 people", "the deaths of
nine". By its own noun: "12 bodies", "12 wounded soldiers". By a toll: "the toll rose to 12".
"""

from dataclasses import dataclass

from dashboard.extraction.candidates import BE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.frames import (
    beside_another,
    corrects_one_before,
    exchanged_for,
    follows_suit,
    governed_by_split_verb,
    received_as_patients,
    total_named_after,
)
from dashboard.extraction.harm import HarmWord
from dashboard.extraction.nouns import person
from dashboard.extraction.relations import in_subset_list, is_subset, joined
from dashboard.extraction.tolls import govern_by_toll

BETWEEN, FILLERS = GRAMMAR["between"], GRAMMAR["fillers"]
LEAVE, HOLD = GRAMMAR["leave"], GRAMMAR["hold"]
FINITE = GRAMMAR["finite"]
BREAKING = GRAMMAR["breaks"]
OBJECT_OPENERS = GRAMMAR["object_openers"]
ADVERBS = GRAMMAR["adverbs"]
PREPOSITIONS = GRAMMAR["prepositions"]
TIMES = GRAMMAR["times"]
BANDS = GRAMMAR["bands"]
BEFORE_JOINED = GRAMMAR["before_joined"]
IN_NAMES = GRAMMAR["in_names"]
ACTIVE = ("acts:base", "acts:third", "acts:gerund")
BEFALLS = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
PREDICATES = ("acts:participle", "acts:past", "acts:base", "acts:third", "acts:gerund", "state", *BEFALLS)
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
INCLUDE = frozenset({"include", "includes", "included", "were", "are"})
NONE = frozenset({"none", "nobody", "neither"})
DASHES = frozenset("–—-(")
DASHES_OR_COLON = DASHES | {":"}
LONGEST_ASIDE = 20
FARTHEST = 30  # tokens from a number to its verb


def govern(clause: Clause, candidate: Candidate) -> None:
    """Link `candidate` to the word of harm that governs it without the help of another number, if there is one."""
    if split := governed_by_split_verb(clause, candidate):
        candidate.take(split, "left")
        return
    if total := total_named_after(clause, candidate):
        candidate.take(total, "toll")
        return
    if patients := received_as_patients(clause, candidate):
        candidate.take(patients, "counts")
        return
    if exchange := exchanged_for(clause, candidate) or beside_another(clause, candidate):
        candidate.take(exchange, "left")
        return
    if clause.word(candidate.first - 1) in ("the", "of") and not NONE.isdisjoint(
        clause.low[max(0, candidate.first - 4) : candidate.first]
    ):
        return  # "none of the 1,500 troops was hurt"
    right, left = governed_from_right(clause, candidate), governed_from_left(clause, candidate)
    if right and left and right is not left:
        right, left = (right, None) if _right_wins(clause, candidate, right, left) else (None, left)
    for harm, how in ((right, "right"), (left, "left")):
        if harm and candidate.fits(harm):
            candidate.take(harm, how)
            between = clause.low[candidate.end : harm.first]
            if "among" in between and {"them", "whom"}.isdisjoint(between):
                candidate.subset = True  # "12 children and 11 fighters were among the dead"
            return
    noun = candidate.noun
    inside = clause.harm_from.get(noun.harmed) if noun.harmed is not None else None
    if inside and inside.reads("acts:participle", "state", "counts"):
        candidate.take(inside, "inside")
        return
    counted = clause.harm_from.get(noun.end if noun.head is None else noun.head)
    if counted and clause.word(counted.end) in POSSESSIVE:
        return  # "200 hostages' relatives marched"
    if counted and counted.reads("counts") and not candidate.is_single:
        candidate.take(counted, "counts")
        return
    by_noun = clause.harm_from.get(noun.end)
    plural = clause.word(noun.end).endswith("s")
    if by_noun and by_noun.reads("counts") and plural and noun.noun_class == "person" and not noun.plural:
        candidate.take(by_noun, "counts")  # "9,614 civilian deaths"
        return
    before = clause.harm_to.get(candidate.first - 2)
    if (
        before
        and (clause.word(candidate.first - 1) in BE or clause.word(candidate.first - 1) == ":")
        and "among" in clause.low[max(0, before.first - 3) : before.first]
    ):
        candidate.take(before, "subset")  # "among the dead were seven children"
        candidate.subset = True
        return
    if before and clause.word(candidate.first - 1) in INCLUDE and clause.word(before.first - 1) in ("the", "those"):
        candidate.take(before, "subset")  # "the dead include three nurses"
        candidate.subset = True
        return
    govern_by_toll(clause, candidate)
    if candidate.harm is None and (corrects_one_before(clause, candidate) or follows_suit(clause, candidate)):
        candidate.leans_back = True


def _right_wins(clause: Clause, candidate: Candidate, right: HarmWord, left: HarmWord) -> bool:
    """ "Three civilians killed 12 others injured": a subject before "killed" makes it passive, and 12 are injured."""
    if not {"who", "whom", "that"}.isdisjoint(clause.low[candidate.end : right.first]):
        return False  # "kills a fisherman who was abducted last year"
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    if any(c.may_be_people and c.first < right.first and not is_subset(clause, c) for c in following):
        # "lost two soldiers and a further 13 were wounded": the second number is the subject
        return False
    if right.reads("state") or clause.word(right.first - 1) in BE | HAVE:
        return True
    before = clause.candidates[candidate.place - 1] if candidate.place else None
    subject_before = before is not None and before.end == left.first and before.may_be_people
    return subject_before and left.reads("acts:participle")


# ---------------------------------------------------------------------------------------------- to the right
@dataclass(slots=True)
class _Way:
    """What stands between a number and its verb."""

    be: bool = False
    have: bool = False
    modal: bool = False
    far: bool = False  # words other than auxiliaries and adverbs

    @property
    def has_auxiliary(self) -> bool:
        return self.be or self.have or self.modal


def governed_from_right(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting"."""
    if clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]:
        own = clause.harm_from.get(candidate.phrase.end + 2)
        if own and clause.word(own.end) in POSSESSIVE:
            return None  # "ten of the wounded's relatives waited"
        if own and own.measure != "killed":  # "two of the wounded later died"
            return _walk_right(clause, candidate, own.end) or own
    return _walk_right(clause, candidate, candidate.end)


def _walk_right(clause: Clause, candidate: Candidate, at: int) -> HarmWord | None:
    way, crossed = _Way(), candidate
    whose = candidate.first - 2
    if clause.word(whose + 1) == "of" and person(clause.word(whose)) and whose not in clause.harm_to:
        return None  # "four members of one family died"
    last = min(len(clause.tokens), at + FARTHEST)
    while at < last:
        word, harm = clause.word(at), clause.harm_from.get(at)
        if harm and way.far and not way.has_auxiliary and _stands_before_noun(clause, harm):
            at = harm.end  # "including injured Palestinians"
            continue
        if harm and harm.reads("state") and way.far and clause.word(at - 1) == ",":
            at = harm.end  # "two journalists, missing since March, were freed"
            continue
        if harm and harm.reads(*PREDICATES):
            return harm if _is_predicate(clause, candidate, harm, way) else None
        other = clause.starts.get(at)
        if word in BE:
            way.be = True
        elif word in HAVE:
            way.have = True
        elif word in MODAL:
            way.modal = True
        elif way.has_auxiliary:
            if not (word in BETWEEN or word.endswith("ly")):
                return _after_other_participle(clause, at) if way.be else None
        elif word in ADVERBS or word.endswith("ly"):
            pass
        elif word in DASHES and not clause.in_word(at) and (closing := _end_of_aside(clause, at)):
            at = closing  # "53 members of the forces – 17 soldiers and 36 volunteers – were killed"
            continue
        elif other and other is not candidate:
            if other.may_be_people:
                if in_subset_list(clause, candidate):
                    return None
                coordinated = joined(clause, crossed, other) and clause.word(other.first - 1) != "with"
                # "20 soldiers, among them two officers, defected"; "12 men from two villages were shot"
                passed = is_subset(clause, other) or clause.word(at - 1) in PREPOSITIONS
                if not (coordinated or passed):
                    return None
                crossed = crossed if is_subset(clause, other) or not coordinated else other
            way.far, at = True, max(at + 1, other.end)
            continue
        elif _ends_the_way(clause, candidate, at, way):
            return None
        else:
            way.far = True
        at += 1
    return None


def _end_of_aside(clause: Clause, at: int) -> int | None:
    """The index after the dash or bracket that closes the aside opened at `at`, when a verb follows it."""
    closing = ")" if clause.word(at) == "(" else clause.word(at)
    for ahead in range(at + 2, min(at + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) == closing and not clause.in_word(ahead):
            after = clause.word(ahead + 1)
            return ahead + 1 if after in BE | HAVE or ahead + 1 in clause.harm_from else None
    return None


def _ends_the_way(clause: Clause, candidate: Candidate, at: int, way: _Way) -> bool:
    """Whether tokens[at] ends the clause of which the number is the subject."""
    word = clause.word(at)
    if word == "march" and clause.tokens[at].text == "March":
        return False
    if word in FINITE or word in ("before", "after") or _takes_object(clause, at):
        return True
    if word in BREAKING:
        return not clause.in_word(at)
    # "attacks a soldier near Hebron and is shot dead": the subject is another
    return word == "and" and way.far and candidate.first > 2 and clause.word(at + 1) in BE | HAVE


def _stands_before_noun(clause: Clause, harm: HarmWord) -> bool:
    return harm.reads("acts:participle") and person(clause.word(harm.end)) is not None


def _is_predicate(clause: Clause, candidate: Candidate, harm: HarmWord, way: _Way) -> bool:
    """Whether `harm`, met on the way to the right, says what befell the number."""
    opening = clause.low[max(0, candidate.first - 11) : candidate.first]
    left_so = way.far and not LEAVE.isdisjoint(opening)
    if harm.reads("state"):
        if harm.measure == "detained" and HOLD.isdisjoint(opening[-4:]):
            return False  # "took 12 soldiers prisoner"
        return way.be or not way.far or left_so
    if harm.reads("acts:participle", "acts:past"):
        if way.be:
            return True
        if way.has_auxiliary or not harm.reads("acts:participle") or is_active_past(clause, harm):
            return False
        return not way.far or left_so or clause.word(harm.first - 1) in (",", ")", "dead")
    if not harm.reads(*BEFALLS):
        return False
    if way.be:
        return harm.reads("befalls:gerund", "befalls:participle")
    if harm.reads("befalls:gerund"):
        return not way.far
    if harm.reads("befalls:base") and not harm.reads("befalls:past") and way.far:
        return way.has_auxiliary or clause.word(harm.first - 1) == "to"
    return True


def is_active_past(clause: Clause, harm: HarmWord) -> bool:
    """Whether an "-ed" word without auxiliary takes an object: "three bombers killed two people"."""
    word = clause.word(harm.end)
    if word in OBJECT_OPENERS:
        return clause.word(harm.end + 1) not in TIMES and clause.word(harm.end + 2) not in TIMES
    following = clause.starts.get(harm.end)
    if following is None:
        return person(word) is not None
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
    return clause.word(at).endswith("ed") and clause.word(at + 1) in OBJECT_OPENERS


# ----------------------------------------------------------------------------------------------- to the left
def governed_from_left(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing four people", "has killed some 70", "the deaths of nine", "leaving injured about 50"."""
    at, saw_of = candidate.first - 1, False
    while at >= 0 and at > candidate.first - 6 and at not in clause.harm_to:
        word = clause.word(at)
        if word == "of" and clause.word(at - 1) in BANDS:
            at -= 2  # "killing its crew of two Russians"
            continue
        listed = word in DASHES and _opens_list(clause, at)  # "Killed – 4, injured – 11"
        if not (word in FILLERS or word.endswith("ly") or listed):
            break
        saw_of = saw_of or word == "of"
        at -= 1
    harm = clause.harm_to.get(at)
    if harm is None:
        return _through_names(clause, candidate)
    if saw_of:
        named = harm.reads("noun_of", "acts:gerund", "befalls:gerund") or clause.word(at) == "of"
        return harm if named else None
    if harm.reads(*ACTIVE):
        return harm
    if harm.reads("state", "counts") and _opens_list(clause, harm.end):
        return harm  # "Dead: 7", "KIA 7, WIA 21"
    if harm.reads("acts:past", "acts:participle") and (
        clause.word(harm.first - 1) in LEAVE or not _is_passive(clause, harm)
    ):
        return harm
    return None


def _opens_list(clause: Clause, at: int) -> bool:
    """Whether a word of harm that opens a clause stands before the dash, colon or number at `at`: "Killed – 4, "."""
    harm = clause.harm_to.get(at - 1)
    if harm is None or not (clause.word(at) in DASHES_OR_COLON or clause.word(at - 1) in ("kia", "wia")):
        return False
    return not clause.in_word(at) and clause.word(harm.first - 1) in ("", ".", ",", ";", ":", "/", "and")


def _is_passive(clause: Clause, harm: HarmWord) -> bool:
    for at in range(harm.first - 1, max(-1, harm.first - 6), -1):
        word = clause.word(at)
        if word in BE:
            return True
        if not (word in BETWEEN or word.endswith("ly")):
            return False
    return False


def _through_names(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "killing commander Abu Omar and three fighters": names and nouns without a number before the number."""
    at = candidate.first - 1
    while at >= 0 and clause.word(at) in BEFORE_JOINED:
        at -= 1
    others = clause.word(at) == "," and candidate.noun.noun_class == "leaning"  # "kill mayor, 4 others"
    if at < 1 or not (others or clause.word(at) in ("and", "&", "with", "plus")):
        return None
    for back in range(at - 1, max(-1, at - 11), -1):
        harm = clause.harm_to.get(back)
        if harm:
            named_of = harm.reads("noun_of") and clause.word(harm.end) == "of"
            active = harm.reads(*ACTIVE) or (harm.reads("acts:past") and not _is_passive(clause, harm))
            return harm if back < at - 1 and (active or named_of) else None
        token, number = clause.tokens[back], clause.starts.get(back)
        named = token.text[0].isupper() or token.lower in IN_NAMES or person(token.lower)
        if not named or (number and not number.is_single):
            return None
    return None
