"""The word of harm to the right of its number, which is the subject or stands before its participle.

"12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting".
"""

from dataclasses import dataclass

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.counts.cardinals import HYPHENS
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import in_subset_list, is_subset, joined
from dashboard.extraction.harmed.voice import is_active_past, names_object, stands_without_object, takes_object
from dashboard.extraction.words.people import THINGS, person

BETWEEN = GRAMMAR["between"]
LEAVE, HOLD = GRAMMAR["leave"], GRAMMAR["hold"]
FINITE, SAYING = GRAMMAR["finite"], GRAMMAR["saying"]
BREAKING = GRAMMAR["breaks"]
ADVERBS = GRAMMAR["adverbs"]
PREPOSITIONS, BANDS = GRAMMAR["prepositions"], GRAMMAR["bands"]
BEFALLS = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
PREDICATES = ("acts:participle", "acts:past", "acts:base", "acts:third", "acts:gerund", "state", *BEFALLS)
HELD_BY = frozenset({"by", "in", "since", "at", "without", "under", "", ".", ",", ";", ")", "and"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DASHES = frozenset("–—-(")
CLOSES_TAKEN = GRAMMAR["closes_taken"] | {""}
LONGEST_RELATIVE = 12
BEFORE_A_NOUN = frozenset(
    {"a", "an", "the", "this", "that", "its", "their", "his", "her", "of", "in", "by", "under", "with"}
)
TO_STATE = 5
ENDED = frozenset({"up", "lay", "lie", "lying", "escaped", "escape", "survived", "away", "emerged", "off", "returned"})
ENDED |= {"out", "home", "back", "arrived", "came", "dropped", "fell", "left", "admitted", "hospitalised"}
ARRIVED = frozenset(
    {"came", "come", "arrived", "arrive", "arriving", "turned", "presented", "escaped", "survived", "lay"}
)
MOVED = frozenset({"pulled", "carried", "dragged", "dug", "brought", "found", "lifted", "extracted", "freed", "taken"})
LONGEST_ASIDE = 20
LONGEST_TELLER = 8
OPENING_OF = (["of", "the"], ["of"], ["out", "of"], ["of", "a", "total", "of"])
NOBODY = frozenset({"none", "nobody", "neither"})
MOST = frozenset({"most", "many", "mostly", "half", "nearly", "almost", "some", "several", "all"})
BEGINNING = frozenset({"began", "begun", "started", "managed", "chose", "decided", "continue", "continued", "opted"})
LED_TO = BEGINNING | {
    "expected",
    "likely",
    "due",
    "forced",
    "compelled",
    "obliged",
    "persuaded",
    "induced",
    "made",
    "convinced",
    "allowed",
    "able",
}
DISCHARGED = frozenset({"discharged", "released", "home", "recovered", "duty", "recovering"})
LYING = frozenset({"thought", "believed", "feared", "buried", "trapped", "lie", "lying", "lay"})
WHO = frozenset({"who", "whose", "whom"})
FARTHEST = 30  # tokens from a number to its verb


@dataclass(slots=True)
class _Way:
    """What stands between a number and its verb."""

    be: bool = False
    have: bool = False
    modal: bool = False
    far: bool = False  # words other than auxiliaries and adverbs
    aside: bool = False  # "including" has opened a list of some of them

    @property
    def has_auxiliary(self) -> bool:
        return self.be or self.have or self.modal


def governed_from_right(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting"."""
    if (
        candidate.noun.head is not None
        and clause.word(candidate.noun.head) == "survivors"
        and clause.word(candidate.end) == ","
    ):
        return None  # "Twenty-eight survivors, seven hundred feared drowned"
    if clause.low[candidate.phrase.end : candidate.phrase.end + 2] in (["of", "the"], ["of", "those"]):
        own = clause.harm_from.get(candidate.phrase.end + 2)
        if own and clause.word(candidate.first) == "one" and clause.word(candidate.first - 1) in ("is", "was", "as"):
            return None  # "the reporter is one of the dead"
        if own and clause.word(own.end) in POSSESSIVE:
            return None  # "ten of the wounded's relatives waited"
        if own and own.measure == "wounded" and not DISCHARGED.isdisjoint(clause.low[own.end : own.end + 6]):
            return None  # "76 of the wounded have been discharged"
        if own and own.measure != "killed":  # "two of the wounded later died"
            return _walk_right(clause, candidate, own.end) or own
        if own and own.reads("state", "counts") and clause.word(candidate.first - 1) not in ("of", "for"):
            return own  # "seven of the dead were farmers' sons", "has named twelve of the dead"
        if own and clause.word(own.end) in BE:
            return own
    own, fate = clause.harm_from.get(candidate.end), clause.harm_from.get(candidate.end + 1)
    if own and fate and own.measure == "wounded" and own.reads("counts") and fate.reads("befalls:past"):
        return fate  # "six wounded died for lack of oxygen"
    wounds = clause.harm_from.get(candidate.end + 1)
    if wounds and clause.word(candidate.end) == "," and clause.word(wounds.end - 1) in ("wounds", "injuries"):
        return wounds  # "4 troops, light wounds"
    if whom := _by_whom(clause, candidate) or _all_of_whom(clause, candidate):
        return whom
    return _walk_right(clause, candidate, candidate.end)


def _by_whom(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "some twenty herders whom soldiers took away": the verb of a relative clause whose object the number is."""
    if clause.word(candidate.end) not in ("whom", "they", "it", "he") or not candidate.is_explicit:
        return None
    for at in range(candidate.end + 1, candidate.end + 8):
        harm = clause.harm_from.get(at)
        if harm:
            return harm if harm.reads("acts:past", "acts:third") else None
        if clause.word(at) in BREAKING or clause.word(at) in ("", ",") or at in clause.starts:
            return None
    return None


def _all_of_whom(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The three attackers, all shot dead after five hours": a participle after "all" or "both"."""
    at = candidate.end
    if clause.word(at) not in (",", "–", "—", "(") or clause.word(at + 1) not in ("all", "both", "each"):
        return None
    at += 4 if clause.low[at + 2 : at + 4] in (["of", "them"], ["of", "whom"]) else 2
    while clause.word(at) in BE or clause.word(at) in ADVERBS:
        at += 1
    harm = clause.harm_from.get(at)
    return harm if harm and harm.reads("acts:participle", "state") and not is_active_past(clause, harm) else None


def _walk_right(clause: Clause, candidate: Candidate, at: int) -> HarmWord | None:
    way, crossed = _Way(), candidate
    whose = candidate.first - 2
    is_band = clause.word(whose) in BANDS and candidate.noun.noun_class == "bare"  # "a family of four"
    if (
        clause.word(whose + 1) in ("of", "from")
        and person(clause.word(whose))
        and whose not in clause.harm_to
        and not is_band
    ):
        return None  # "four members of one family died"
    last = min(len(clause.tokens), at + FARTHEST)
    if clause.word(candidate.first - 1) in HAVE and clause.word(at) == "and" and candidate.is_explicit:
        return None  # "he has four children and was wounded"
    while at < last:
        word, harm = clause.word(at), clause.harm_from.get(at)
        if harm and way.far and not way.has_auxiliary and _stands_before_noun(clause, harm):
            at = harm.end  # "including injured Palestinians"
            continue
        if harm and (_hyphened(clause, harm.first - 1) or _hyphened(clause, harm.end)):
            way.far, at = True, harm.end  # "three recently-captured villages"
            continue
        if (
            harm
            and is_band
            and harm.needs == "person"
            and harm.measure == "killed"
            and (at == candidate.end or clause.word(at - 1) in BE)
        ):
            candidate.is_backed = True
            return harm  # "a family of five was wiped out"
        if harm and harm.measure == "displaced" and harm.reads(*BEFALLS) and candidate.noun.population == "combatants":
            way.far, at = True, harm.end  # "43 soldiers fled over the bridge and gave themselves up"
            continue
        if harm and harm.needs == "family" and not candidate.fits(harm):
            way.far, at = True, harm.end  # "four villagers sheltering in a church were killed"
            continue
        if harm and harm.reads("state") and way.far and clause.word(at - 1) == ",":
            at = harm.end  # "two journalists, missing since March, were freed"
            continue
        if harm and word == "held" and _is_held(clause, candidate, at):
            # "three journalists held by rebels were released"
            return _main_verb(clause, harm) or harm._replace(needs="")
        if harm and harm.reads(*PREDICATES):
            if not way.has_auxiliary and (later := _after_relative(clause, candidate, harm)):
                return later
            return harm if _is_predicate(clause, candidate, harm, way) else None
        other = clause.starts.get(at)
        if other and clause.word(at - 1) == "," and clause.low[: candidate.first] in OPENING_OF:
            return None  # "Of the five million inhabitants, 1.5 million have been uprooted"
        if word in BE:
            way.be = True
        elif word in HAVE:
            way.have = True
        elif word in MODAL:
            way.modal = True
        elif word in LED_TO and clause.word(at + 1) == "to" and (way.be or word in BEGINNING):
            later = clause.harm_from.get(at + 2)
            return later if later and later.reads("befalls:base") else None  # "were persuaded to surrender"
        elif way.has_auxiliary:
            if not (word in BETWEEN or word.endswith("ly")):
                return (_after_teller(clause, at) or after_other_participle(clause, at)) if way.be else None
        elif word in NOBODY and clause.word(at + 1) == "of":
            return None  # "22 crew, none of whom was hurt"
        elif word in ("that", "which") and clause.word(at - 1) in THINGS and (past := _past_relative(clause, at)):
            way.far, at = True, past  # "150 soldiers guard the dam that was captured"
            continue
        elif word in ("who", "that") and at == candidate.end and (past := _past_who(clause, at)):
            way.far, at = True, past  # "five of the gunmen who attacked the base were killed"
            continue
        elif word == "as" and at == candidate.end and (listed := clause.harm_from.get(at + 1)):
            return listed  # "139 listed as missing, 3,408 as injured"
        elif word == "," and clause.word(at + 1) == "not" and (closing := _past_denied(clause, at)):
            at = closing  # "38 of its soldiers, not 25, were killed"
            continue
        elif word == "," and (closing := _past_teller(clause, at)):
            at = closing  # "nine, says the doctor, died on the way"
            continue
        elif word == "," and clause.word(at + 1) in MOST | NOBODY and (closing := _past_most_of_them(clause, at)):
            at = closing  # "2,000 people, most of them women who could not run, were slaughtered"
            continue
        elif word == "," and clause.word(at + 1) in WHO and (closing := _past_who_aside(clause, at)):
            at = closing  # "21 men, who may have fled into the hills, were missing"
            continue
        elif word in ADVERBS or word.endswith("ly") or (word == "said" and at + 1 in clause.harm_from):
            pass
        elif word == "." and clause.word(at - 1) == "incl":
            way.far = way.aside = True  # "30 incl. children wounded"
        elif way.aside and word in ("who", "whom"):
            return None  # "117 dead, including nine detainees who succumbed"
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
                if not (coordinated or passed or way.aside):
                    return None
                crossed = crossed if is_subset(clause, other) or not coordinated else other
            if "whom" in (
                clause.word(other.end - 1),
                clause.word(other.first - 1),
            ):  # "56 patients, 11 of whom died": up to the comma that closes it
                way.far, at = True, _next_comma(clause, other.end, last)
                continue
            way.far, at = True, max(at + 1, other.end)
            continue
        elif candidate.is_pronoun and word in SAYING and clause.word(at + 1) in BE_OR_HAVE:
            pass  # "34 of whom the military says are dead"
        elif _ends_the_way(clause, candidate, at, way):
            return None
        else:
            way.far, way.aside = True, way.aside or word == "including"
        at += 1
    return None


def _is_held(clause: Clause, candidate: Candidate, at: int) -> bool:
    """ "Three journalists briefly held by rebels", "hundreds held in a crackdown": not "the 12 villages held by"."""
    between = clause.low[candidate.end : at]
    if clause.word(at + 1) not in HELD_BY or not all(word in ADVERBS or word.endswith("ly") for word in between):
        return False
    things = any(not other.may_be_people for other in clause.candidates[: candidate.place])
    return candidate.is_explicit or (candidate.noun.noun_class == "bare" and not things)


def _hyphened(clause: Clause, at: int) -> bool:
    return clause.word(at) in HYPHENS and clause.in_word(at)


def _next_comma(clause: Clause, start: int, last: int) -> int:
    """The next comma from `start` on within a relative clause's length; `last` without one."""
    return next((at for at in range(start, min(last, start + LONGEST_RELATIVE)) if clause.word(at) == ","), last)


def _after_relative(clause: Clause, candidate: Candidate, harm: HarmWord) -> HarmWord | None:
    """The main verb after "fifty people fleeing the siege were killed", "12 who had fled were shot dead"."""
    relative = {"who", "that", "who'd", "who’d"} & set(clause.low[candidate.end : harm.first])
    seized = harm.measure == "detained" and harm.reads("acts:participle") and harm.first == candidate.end
    if not relative and not seized and not (harm.reads("befalls:gerund") and harm.first == candidate.end):
        return None  # but "three men abducted in May were killed"
    return _main_verb(clause, harm)


def _main_verb(clause: Clause, harm: HarmWord) -> HarmWord | None:
    """What befell the subject of which `harm` tells in a relative clause or as a participle."""
    for at in range(harm.end, harm.end + LONGEST_RELATIVE):
        word = clause.word(at)
        if word in BE and clause.word(at - 1) not in ("who", "that", "which", "and"):
            while clause.word(at) in BE or clause.word(at) in BETWEEN or clause.word(at).endswith("ly"):
                at += 1
            later = clause.harm_from.get(at) or after_other_participle(clause, at)
            return later if later and later.reads("acts:participle", "state", "befalls:gerund") else None
        if (later := clause.harm_from.get(at)) and later.reads("befalls:gerund", "befalls:past"):
            return later  # "eleven Russians who had surrendered lying dead"
        if word in BREAKING or word in ("", ",", "and") or at in clause.starts or at in clause.harm_from:
            return None
    return None


def _end_of_aside(clause: Clause, at: int) -> int | None:
    """The index after the dash or bracket that closes the aside opened at `at`, when a verb follows it."""
    closing = ")" if clause.word(at) == "(" else clause.word(at)
    for ahead in range(at + 2, min(at + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) == closing and not clause.in_word(ahead):
            after = clause.word(ahead + 1)
            return ahead + 1 if after in BE_OR_HAVE or ahead + 1 in clause.harm_from else None
    return None


def _past_denied(clause: Clause, comma: int) -> int | None:
    """The index after the comma that closes an aside of another number: ", not 25,"."""
    denied = clause.starts.get(comma + 2)
    return denied.end + 1 if denied is not None and clause.word(denied.end) == "," else None


def _past_teller(clause: Clause, comma: int) -> int | None:
    """The index after the comma that closes an aside of who tells: ", the doctor says,"."""
    for ahead in range(comma + 2, min(comma + LONGEST_TELLER, len(clause.tokens))):
        if clause.word(ahead) == ",":
            return ahead + 1 if not SAYING.isdisjoint(clause.low[comma + 1 : ahead]) else None
        if clause.word(ahead) in BREAKING or ahead in clause.starts or ahead in clause.harm_from:
            return None
    return None


def _past_most_of_them(clause: Clause, comma: int) -> int | None:
    """The index after the comma that closes an aside of who most of them were, when an auxiliary follows it."""
    for ahead in range(comma + 2, min(comma + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) in BREAKING:
            return None
        if clause.word(ahead) == "," and clause.word(ahead + 1) in BE_OR_HAVE:
            return ahead + 1
    return None


def _past_who_aside(clause: Clause, comma: int) -> int | None:
    """The index after the comma that closes a relative clause, when an auxiliary and a word of harm follow it."""
    for ahead in range(comma + 3, min(comma + LONGEST_ASIDE, len(clause.tokens))):
        if clause.word(ahead) in BREAKING:
            return None
        fatal = clause.harm_from.get(ahead + 1)
        if clause.word(ahead) == "," and fatal and fatal.reads("befalls:past"):
            return ahead + 1  # "four people, whose names were not given, died"
        if clause.word(ahead) == "," and clause.word(ahead + 1) in BE_OR_HAVE:
            verb = ahead + 2
            while clause.word(verb) in BETWEEN and verb not in clause.harm_from:
                verb += 1
            return ahead + 1 if verb in clause.harm_from else None
    return None


def _past_relative(clause: Clause, at: int) -> int | None:
    """The index after the first verb of a relative clause about a thing, which opens at `at`."""
    for ahead in range(at + 1, at + 6):
        harm = clause.harm_from.get(ahead)
        if harm:
            return harm.end
        if clause.word(ahead) in BE:
            return ahead + 2
        if clause.word(ahead).endswith("ed") or clause.word(ahead) in BREAKING:
            return ahead + 1
    return None


def _past_who(clause: Clause, at: int) -> int | None:
    """The auxiliary after a relative clause about people with a verb of its own and no word of harm."""
    acted = False
    verb = at + 1
    while clause.word(verb) in BE_OR_HAVE:
        verb += 1  # "who had been waiting for a bus were killed"
    for ahead in range(verb, min(at + LONGEST_RELATIVE, len(clause.tokens))):
        word = clause.word(ahead)
        harm = clause.harm_from.get(ahead)
        if (harm and harm.needs != "family") or ahead in clause.starts or word in BREAKING or word in (",", "and"):
            return None
        if word in BE_OR_HAVE:
            return ahead if acted else None
        if acted and word in SAYING:
            return None  # "two reporters who saw it said the rebels were killed"
        acted = acted or word in FINITE or word.endswith(("ed", "ing")) or ahead == verb
    return None


def _ends_the_way(clause: Clause, candidate: Candidate, at: int, way: _Way) -> bool:
    """Whether tokens[at] ends the clause of which the number is the subject."""
    word = clause.word(at)
    if word in ("march", "said") and clause.tokens[at].text in ("March", "Said"):
        return False  # a month, a man
    noun = clause.word(at - 1) in BEFORE_A_NOUN  # "playing with a shell", "wounded in strikes"
    if (word in FINITE and not noun) or word in ("before", "after") or takes_object(clause, at):
        return True
    if word in BREAKING:
        return not clause.in_word(at)
    # "attacks a soldier near Hebron and is shot dead": the subject is another
    if word != "and" or not way.far or candidate.first <= 2 or clause.word(at + 1) not in BE_OR_HAVE:
        return False
    # but "came under fire and two peacekeepers fell from a tower and were injured"
    return not (clause.word(candidate.first - 1) == "and" and clause.word(at + 1) == "were" and candidate.is_explicit)


def _stands_before_noun(clause: Clause, harm: HarmWord) -> bool:
    if not harm.reads("acts:participle", "state"):
        return False
    named = harm.end
    while clause.tokens[named].text[:1].isupper() if named < len(clause.tokens) else False:
        named += 1  # "two brothers of a dead Palestinian militant"
    return person(clause.word(harm.end)) is not None or (named > harm.end and person(clause.word(named)) is not None)


def _is_predicate(clause: Clause, candidate: Candidate, harm: HarmWord, way: _Way) -> bool:
    """Whether `harm`, met on the way to the right, says what befell the number."""
    opening = clause.low[max(0, candidate.first - 11) : candidate.first]
    left_so = way.far and not LEAVE.isdisjoint(opening)
    if harm.reads("state"):
        if harm.measure == "displaced" and clause.word(harm.end) == "to":
            return False  # "kidnapped 200 people on the road to Idna"
        if harm.measure == "detained" and HOLD.isdisjoint(opening[-4:]):
            # "took 12 soldiers prisoner", but "12 soldiers are in custody", "50 remain prisoners"
            return way.be or (harm.end - harm.first > 1 and not way.far)
        if way.be or not way.far or left_so:
            return True
        brought = clause.word(harm.first) == "with" and not ARRIVED.isdisjoint(clause.low[candidate.end : harm.first])
        if brought and harm.measure == "wounded" and not way.aside:
            return True  # "thirty-four came to the clinic with burns"
        if harm.measure == "missing" and not LYING.isdisjoint(clause.low[candidate.end : harm.first]):
            return True  # "some 20 neighbours thought to lie beneath the bakery"
        if clause.word(harm.first - 1) in ENDED and harm.measure in ("killed", "wounded"):
            return True  # "sixty-nine ended up dead", "three escaped with fractures"
        return harm.measure != "displaced" and stands_without_object(clause, candidate, harm)
    if harm.reads("acts:participle", "acts:past"):
        if harm.measure == "displaced" and clause.word(harm.end) in THINGS and not way.be:
            return False  # "two displaced camps"
        burnt = clause.low[harm.first : harm.end] in (["burnt"], ["burned"])
        if burnt and not way.be and _names_what(clause, harm.end):
            return False  # "two burnt pick-ups"; but "two women burned to death in their tent"
        if clause.word(harm.first) == "picked" and not way.be and not candidate.is_explicit:
            return False  # "of the 12 headmasters we called four picked up"
        if clause.low[harm.first : harm.end] == ["taken"] and clause.word(harm.end) not in CLOSES_TAKEN:
            return False  # "12 villagers were taken", but not "taken to see the damage"
        if way.be:
            perfect = clause.low[harm.first - 2 : harm.first] == ["to", "have"]
            return not (perfect and is_active_past(clause, harm))  # "is believed to have killed four hostages"
        if candidate.is_single and not way.has_auxiliary and names_object(clause, harm.end):
            return False  # "a sniper killed Private Ruiz"
        if way.has_auxiliary or not harm.reads("acts:participle") or is_active_past(clause, harm):
            return False
        if not way.far or left_so or clause.word(harm.first - 1) in (",", ")", "dead"):
            return True
        return stands_without_object(clause, candidate, harm) or harm.reads("befalls:past")
    if not harm.reads(*BEFALLS):
        return False
    if way.be:
        return harm.reads("befalls:gerund", "befalls:participle")
    if harm.reads("befalls:gerund"):
        return not way.far
    if harm.reads("befalls:base") and not harm.reads("befalls:past") and way.far:
        return way.has_auxiliary or clause.word(harm.first - 1) in ("to", ",")
    return True


def _names_what(clause: Clause, at: int) -> bool:
    """Whether the participle before tokens[at] stands before its noun."""
    return clause.word(at)[:1].isalpha() and clause.word(at) not in CLOSES_TAKEN and person(clause.word(at)) is None


def after_other_participle(clause: Clause, at: int) -> HarmWord | None:
    """ "were ambushed and killed", "was shot in the head and killed"."""
    for ahead in range(at + 1, at + LONGEST_RELATIVE):
        word = clause.word(ahead)
        state = clause.harm_from.get(ahead)
        near = word in ("with", "dead", "lifeless", "in", "under", "beneath", "underneath")
        if state and state.reads("state") and near and ahead < at + TO_STATE:
            return (
                state if state.measure != "missing" or word not in ("with", "in") else None
            )  # "were pulled out with injuries", "was carried away dead"
        closes = state is not None and not clause.word(state.end)[:1].isalpha()
        if state and closes and ahead < at + TO_STATE and state.measure == "wounded" and clause.word(at) in MOVED:
            return state  # "four people were pulled out wounded"
        if word in ("and", "or"):
            after = ahead + 1
            while after < ahead + 3 and (
                clause.word(after) in BETWEEN or clause.word(after) in BE or clause.word(after) == "did"
            ):
                after += 0 if after in clause.harm_from else 1
                if after in clause.harm_from:
                    break
            harm = clause.harm_from.get(after) or clause.harm_from.get(after + 1)
            if harm and harm.reads("acts:participle") and not is_active_past(clause, harm):
                return harm
            in_custody = (
                harm and harm.measure == "detained" and harm.reads("state")
            )  # "were charged and are in custody"
            return harm if harm and (in_custody or harm.reads("befalls:past")) else None
        if word in BREAKING or word in ("", "who", "which", "that") or ahead in clause.starts:
            return None
    return None


def _after_teller(clause: Clause, at: int) -> HarmWord | None:
    """ "are claimed by Ukraine to be killed", "were said by medics to have died": the verb after who tells."""
    for ahead in range(at, at + 8):
        if clause.word(ahead) == "to" and clause.word(ahead + 1) in ("be", "have"):
            harm = clause.harm_from.get(ahead + 2) or clause.harm_from.get(ahead + 3)
            return harm if harm and harm.reads("acts:participle", "befalls:participle", "state") else None
        if clause.word(ahead) in BREAKING or ahead in clause.starts:
            return None
    return None
