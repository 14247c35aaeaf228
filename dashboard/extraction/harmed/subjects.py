"""The word of harm to the right of its number, which is the subject or stands before its participle.

"12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting".
"""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.counts.cardinals import HYPHENS
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import in_subset_list, is_subset, joined
from dashboard.extraction.harmed.asides import next_comma, past_aside
from dashboard.extraction.harmed.later_verbs import after_other_participle, after_relative, after_teller, main_verb
from dashboard.extraction.harmed.predicates import BEFALLS, PREDICATES, is_predicate, stands_before_noun
from dashboard.extraction.harmed.voice import is_active_past, takes_object
from dashboard.extraction.harmed.way import Way, way_from
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import person

WORDS = word_lists("subjects")
BEGINNING, NOBODY = WORDS["beginning"], WORDS["nobody"]
LED_TO = BEGINNING | WORDS["led_to"]
BETWEEN, ADVERBS, BREAKING = GRAMMAR["between"], GRAMMAR["adverbs"], GRAMMAR["breaks"]
FINITE, SAYING = GRAMMAR["finite"], GRAMMAR["saying"]
PREPOSITIONS, BANDS = GRAMMAR["prepositions"], GRAMMAR["bands"]
POSSESSIVE = GRAMMAR["genitive"]
OPENING_OF = (["of", "the"], ["of"], ["out", "of"], ["of", "a", "total", "of"])
OF_THE = (["of", "the"], ["of", "those"])
TO_WHOM = 8
TO_DISCHARGED = 6


def governed_from_right(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "12 people were killed", "12 killed", "12 people in the bus were reportedly wounded", "92 troops defecting"."""
    head = candidate.noun.head
    if head is not None and clause.word(head) == "survivors" and clause.word(candidate.end) == ",":
        return None  # "Twenty-eight survivors, seven hundred feared drowned"
    if clause.low[candidate.phrase.end : candidate.phrase.end + 2] in OF_THE:
        own = clause.harm_from.get(candidate.phrase.end + 2)
        if own and _counts_others(clause, candidate, own):
            return None
        if own and (fate := _of_the_harmed(clause, candidate, own)):
            return fate
    own, next_one = clause.harm_from.get(candidate.end), clause.harm_from.get(candidate.end + 1)
    if own and next_one and own.measure == "wounded" and own.reads("counts") and next_one.reads("befalls:past"):
        return next_one  # "six wounded died for lack of oxygen"
    if next_one and clause.word(candidate.end) == "," and clause.word(next_one.end - 1) in ("wounds", "injuries"):
        return next_one  # "4 troops, light wounds"
    whom = _by_whom(clause, candidate) or _all_of_whom(clause, candidate)
    return whom or _walk_right(clause, candidate, candidate.end)


def _counts_others(clause: Clause, candidate: Candidate, own: HarmWord) -> bool:
    """Whether "of the dead" or "of the wounded" only says of whom something else is told."""
    if clause.word(candidate.first) == "one" and clause.word(candidate.first - 1) in ("is", "was", "as"):
        return True  # "the reporter is one of the dead"
    if clause.word(own.end) in POSSESSIVE:
        return True  # "ten of the wounded's relatives waited"
    after = clause.low[own.end : own.end + TO_DISCHARGED]
    return own.measure == "wounded" and not WORDS["discharged"].isdisjoint(after)  # "76 of the wounded went home"


def _of_the_harmed(clause: Clause, candidate: Candidate, own: HarmWord) -> HarmWord | None:
    """ "Two of the wounded later died", "seven of the dead were farmers' sons"."""
    if own.measure != "killed":
        return _walk_right(clause, candidate, own.end) or own
    if own.reads("state", "counts") and clause.word(candidate.first - 1) not in ("of", "for"):
        return own  # "has named twelve of the dead"
    return own if clause.word(own.end) in BE else None


def _by_whom(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "some twenty herders whom soldiers took away": the verb of a relative clause whose object the number is."""
    if clause.word(candidate.end) not in ("whom", "they", "it", "he") or not candidate.is_explicit:
        return None
    for at in range(candidate.end + 1, candidate.end + TO_WHOM):
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
    """The word of harm that is met on the way from tokens[at] to the number's verb, and is its predicate."""
    is_band = candidate.noun.noun_class == "bare" and clause.word(candidate.first - 2) in BANDS  # "a family of four"
    if not is_band and _is_of_one_body(clause, candidate):
        return None
    if candidate.is_explicit and clause.word(candidate.first - 1) in HAVE and clause.word(at) == "and":
        return None  # "he has four children and was wounded"
    way = way_from(clause, candidate, at)
    while at < way.last:
        harm = clause.harm_from.get(at)
        if harm:
            if past := _past_harm(way, harm, at):
                at = past
                continue
            if is_band and _is_wiped_out(way, harm, at):
                candidate.is_backed = True
                return harm
            if clause.word(at) == "held" and _is_held(clause, candidate, at):
                return main_verb(clause, harm) or harm._replace(needs="")  # "journalists held by rebels were released"
            if harm.reads(*PREDICATES):
                later = None if way.has_auxiliary else after_relative(clause, candidate, harm)
                return later or (harm if is_predicate(way, harm) else None)
        step = _step(way, at, clause.word(at))
        if not isinstance(step, int):
            return step
        at = step
    return None


def _is_of_one_body(clause: Clause, candidate: Candidate) -> bool:
    """ "Four members of one family died": the one is not who died."""
    whose = candidate.first - 2
    if clause.word(whose + 1) not in ("of", "from") or whose in clause.harm_to:
        return False
    return person(clause.word(whose)) is not None


def _past_harm(way: Way, harm: HarmWord, at: int) -> int | None:
    """The index after a word of harm that is said of others or by the way; None of one that may be the predicate."""
    clause, candidate = way.clause, way.candidate
    if way.far and not way.has_auxiliary and stands_before_noun(clause, harm):
        return harm.end  # "including injured Palestinians"
    if way.far and clause.word(at - 1) == "," and harm.reads("state"):
        return harm.end  # "two journalists, missing since March, were freed"
    by_the_way = (
        _is_hyphened(clause, harm.first - 1)  # "three recently-captured villages"
        or _is_hyphened(clause, harm.end)
        # "43 soldiers fled over the bridge and gave themselves up"
        or (harm.measure == "displaced" and candidate.noun.population == "combatants" and harm.reads(*BEFALLS))
        # "four villagers sheltering in a church were killed"
        or (harm.needs == "family" and not candidate.fits(harm))
    )
    way.far = way.far or by_the_way
    return harm.end if by_the_way else None


def _is_wiped_out(way: Way, harm: HarmWord, at: int) -> bool:
    """ "A family of five was wiped out"."""
    adjoins = at == way.candidate.end or way.clause.word(at - 1) in BE
    return adjoins and harm.needs == "person" and harm.measure == "killed"


def _is_held(clause: Clause, candidate: Candidate, at: int) -> bool:
    """ "Three journalists briefly held by rebels", "hundreds held in a crackdown": not "the 12 villages held by"."""
    between = clause.low[candidate.end : at]
    if clause.word(at + 1) not in WORDS["held_by"] or not all(w in ADVERBS or w.endswith("ly") for w in between):
        return False
    things = any(not other.may_be_people for other in clause.candidates[: candidate.place])
    return candidate.is_explicit or (candidate.noun.noun_class == "bare" and not things)


def _is_hyphened(clause: Clause, at: int) -> bool:
    return clause.word(at) in HYPHENS and clause.in_word(at)


def _step(way: Way, at: int, word: str) -> int | HarmWord | None:
    """Where the way goes on after tokens[at]; or the word of harm that governs; or None where the way ends."""
    clause, other = way.clause, way.clause.starts.get(at)
    if other and clause.word(at - 1) == "," and clause.low[: way.candidate.first] in OPENING_OF:
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
            return (after_teller(clause, at) or after_other_participle(clause, at)) if way.be else None
    else:
        return _step_to_auxiliary(way, at, word, other)
    return at + 1


def _step_to_auxiliary(way: Way, at: int, word: str, other: Candidate | None) -> int | HarmWord | None:
    """As `_step`, where no auxiliary has been met."""
    clause, candidate = way.clause, way.candidate
    if past := past_aside(way, at, word):
        return past
    if word in NOBODY and clause.word(at + 1) == "of":
        return None  # "22 crew, none of whom was hurt"
    if word == "as" and at == candidate.end and (listed := clause.harm_from.get(at + 1)):
        return listed  # "139 listed as missing, 3,408 as injured"
    if word in ADVERBS or word.endswith("ly") or (word == "said" and at + 1 in clause.harm_from):
        return at + 1
    if word == "." and clause.word(at - 1) == "incl":
        way.far = way.aside = True  # "30 incl. children wounded"
        return at + 1
    if way.aside and word in ("who", "whom"):
        return None  # "117 dead, including nine detainees who succumbed"
    if other and other is not candidate:
        return _past_number(way, other, at)
    if candidate.is_pronoun and word in SAYING and clause.word(at + 1) in BE_OR_HAVE:
        return at + 1  # "34 of whom the military says are dead"
    if _ends_the_way(way, at, word):
        return None
    way.far, way.aside = True, way.aside or word == "including"
    return at + 1


def _past_number(way: Way, other: Candidate, at: int) -> int | None:
    """The index after another number, where it takes no part in what is said or shares it; else None."""
    clause = way.clause
    if other.may_be_people:
        if in_subset_list(clause, way.candidate):
            return None
        subset = is_subset(clause, other)
        coordinated = joined(clause, way.crossed, other) and clause.word(other.first - 1) != "with"
        # "20 soldiers, among them two officers, defected"; "12 men from two villages were shot"
        if not (coordinated or subset or way.aside or clause.word(at - 1) in PREPOSITIONS):
            return None
        way.crossed = other if coordinated and not subset else way.crossed
    way.far = True
    if "whom" in (clause.word(other.end - 1), clause.word(other.first - 1)):
        return next_comma(clause, other.end, way.last)  # "56 patients, 11 of whom died": up to the comma
    return max(at + 1, other.end)


def _ends_the_way(way: Way, at: int, word: str) -> bool:
    """Whether tokens[at] ends the clause of which the number is the subject."""
    clause, candidate = way.clause, way.candidate
    if word in ("march", "said") and clause.tokens[at].text in ("March", "Said"):
        return False  # a month, a man
    noun = clause.word(at - 1) in WORDS["before_a_noun"]  # "playing with a shell", "wounded in strikes"
    if (word in FINITE and not noun) or word in ("before", "after") or takes_object(clause, at):
        return True
    if word in BREAKING:
        return not clause.in_word(at)
    # "attacks a soldier near Hebron and is shot dead": the subject is another
    if word != "and" or not way.far or candidate.first <= 2 or clause.word(at + 1) not in BE_OR_HAVE:
        return False
    # but "came under fire and two peacekeepers fell from a tower and were injured"
    return not (clause.word(candidate.first - 1) == "and" and clause.word(at + 1) == "were" and candidate.is_explicit)
