"""Who a linked number counts: its own noun, the noun it is said to be, the one it leans on, else people."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import said_to_be
from dashboard.extraction.meaning.own_losses import (
    CIVIL,
    are_own_losses,
    are_own_men,
    is_admitted,
    is_of_a_staff,
    is_of_a_unit,
    is_slain_by_a_unit,
)
from dashboard.extraction.meaning.whom_apposed import (
    all_of_them,
    apposed,
    as_labelled,
    is_she,
    of_its_number,
    of_those_named_before,
    one_of_a_kind,
    verified_as,
)
from dashboard.extraction.meaning.whose_side import named_beside, of_their_ages, of_those_attacked
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import BODIES, PEOPLE, PLURAL, SINGULAR, person
from dashboard.records import Population

WORDS = word_lists("meaning", "populations")
BACK_TO_ANTECEDENT = 40  # tokens
CIVIL_BODIES = WORDS["civil_bodies"]
OUR_BOYS = frozenset({"boys", "lads", "guys", "sons", "girls", "brothers", "heroes", "men"})
CAPTURING = frozenset({"captured", "captures", "capturing", "capture"})
MAKING_UP = (["made", "up"], ["make", "up"], ["making", "up"], ["accounted", "for"], ["account", "for"])
TO_NEXT = 3
TO_RANKS = 4
UNNAMED_MEN = frozenset({"men", "people", "persons", "members", "youths"})
IN_UNIFORM = (["in", "uniform"], ["in", "uniforms"], ["in", "fatigues"], ["in", "camouflage"], ["in", "military"])
TO_LABEL = 5
TOLLS = frozenset({"casualties", "losses", "dead", "deaths", "fatalities"})
SHOT_DOWN = frozenset({"helicopter", "gunship", "warplane", "jet", "bomber", "chopper", "fighter-jet", "tank"})
CIVIL_FLIGHTS = frozenset({"ambulance", "medevac", "rescue", "civilian", "passenger", "charity"})
FREED = frozenset({"let", "freed", "released", "escaped", "returned", "rescued", "ransomed"})
TO_FREED = 5
LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
OF_FIGHTERS = WORDS["of_fighters"]


def name_populations(
    clause: Clause, linked: list[Candidate], before: Population = "people", *, held: bool = False
) -> None:
    """Set `population` of each candidate. A bare number ("and 700 injured") takes the noun named before it.

    `before` is that of the last total in the sentences before, for "three more were wounded" and "of the injured".
    `held` says that the last figure before counts captives or missing, of whom "two were found dead" tells.
    "12 others" are people, not the group before (SCHEME.md, Population, as the development set reads it).
    """
    named: Population = "people"
    single, since = False, 0  # whether one person was named last, and where
    told = False  # whether the sentence has named whom it counts
    base = clause.candidates[0]
    if base.is_explicit and base.measure is None and clause.low[: base.first] in (["of"], ["of", "the"]):
        named = base.noun.population  # "Of 1,793 inmates, 1,025 were recaptured"
    for candidate in linked:
        leans = candidate.how in ("before", "row") or _leans_on_sentence_before(clause, candidate, held=held)
        if leans and candidate.harm is not None and candidate.noun.noun_class == "bare":
            named = before  # "Among the dead are two women; four of the injured …"
        if single and candidate.noun.noun_class == "bare" and ";" in clause.low[since : candidate.first]:
            named = "people"  # "a man has died; it is now three dead": a total beside one person
        if (last := _restated(clause, linked, candidate)) is not None:
            candidate.population = last.population
            continue
        candidate.population = _population(clause, candidate, before if leans and not told else named)
        told = told or candidate.is_explicit
        armed = candidate.population == "combatants" and not candidate.is_explicit and candidate.how != "toll"
        if armed and (_is_followed(clause, candidate) or _is_retold(linked, candidate)):
            named = "combatants"  # "lost 40 dead and 100 wounded", "the army admits 15 dead; rebels claim 100"
        of_some = candidate.subset and candidate.population in ("women", "children")  # "five women are among them"
        if candidate.is_explicit and candidate.part_of is None and not of_some:
            named, single, since = candidate.population, candidate.is_single, candidate.end


def _restated(clause: Clause, linked: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The count of the same sentence that a bare number tells anew: "to nine, then 22", "the rebels claimed 100"."""
    last = next((one for one in reversed(linked) if one.place < candidate.place), None)
    if last is None or candidate.noun.noun_class != "bare" or last.measure != candidate.measure or last.subset:
        return None
    anew = (candidate.how == "before" and candidate.leans_back) or clause.word(candidate.first - 1) == "then"
    return last if anew and last.population == "combatants" else None


def _is_retold(linked: list[Candidate], candidate: Candidate) -> bool:
    """Whether another number restates the same count."""
    return any(other.place > candidate.place and other.how == "before" for other in linked)


def _is_followed(clause: Clause, candidate: Candidate) -> bool:
    """Whether the next number stands right beside: "nine Shabaab killed, 3 captured"."""
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    return bool(following) and following[0].first - candidate.end <= TO_NEXT and following[0].noun.noun_class == "bare"


def _leans_on_sentence_before(clause: Clause, candidate: Candidate, *, held: bool = False) -> bool:
    """ "Three more were wounded", "four of the injured", "two who ran": whom the sentence before has named."""
    noun = candidate.noun
    harm = candidate.harm
    opens = noun.noun_class == "bare" and candidate.first == 0 and harm is not None
    if opens and harm and (clause.word(candidate.end) == "who" or (held and harm.measure == "killed")):
        return True
    if opens and held and not FREED.isdisjoint(clause.low[candidate.end : candidate.end + TO_FREED]):
        return True  # "20 women were taken. Eight have been let go."
    if noun.noun_class == "leaning" and noun.head is not None:
        return clause.word(noun.head) == "more"
    return noun.noun_class == "bare" and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]


def _population(clause: Clause, candidate: Candidate, named: Population) -> Population:
    noun, harm = candidate.noun, candidate.harm
    head = clause.word(noun.head) if noun.head is not None else ""
    if candidate.is_single and noun.population == "people" and is_she(clause, candidate):
        return "women"
    if head in ("sailor", "sailors") and not clause.words.isdisjoint(GRAMMAR["merchant_ships"]):
        return "other"
    if head in ("patient", "patients") and harm is not None and harm.first == noun.head:
        return "people"
    if noun.noun_class == "bare" and clause.low[candidate.first - 2 : candidate.first] in MAKING_UP:
        maker = PLURAL.get(clause.word(candidate.first - 3))
        if maker:
            return maker  # "Children made up 22 of the 51 killed"
    if noun.noun_class == "bare" and (kind := one_of_a_kind(clause, candidate) or as_labelled(clause, candidate)):
        return kind
    if noun.noun_class == "bare" and candidate.how == "before" and (kind := of_its_number(clause, candidate)):
        return kind
    if noun.noun_class == "bare" and (among := of_those_named_before(clause, candidate)):
        return among
    if head in ("man", "men") and are_own_men(clause, candidate):
        return "combatants"
    if (head in UNNAMED_MEN or head in BODIES) and (kind := _turned_out_to_be(clause, candidate)):
        return kind
    crew = head == "crew" or clause.low[candidate.first - 2 : candidate.first] == ["crew", "of"]
    if crew and not clause.words.isdisjoint(SHOT_DOWN) and clause.words.isdisjoint(CIVIL_FLIGHTS):
        return "combatants"  # "a helicopter was shot down and its two crew died"
    if head in OUR_BOYS and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "our"]:
        return "combatants" if candidate.measure != "detained" else noun.population  # "buried twenty of our boys"
    if head in ("them", "whom", "these", "those") and (named_after := apposed(clause, noun.end)):
        return named_after
    if noun.noun_class == "person" and not noun.plural and not candidate.is_single and (candidate.phrase.low or 0) > 1:
        following = clause.candidates[candidate.place + 1 : candidate.place + 2]
        if following and following[0].is_explicit and clause.low[candidate.end : following[0].first] == ["and"]:
            return following[0].noun.population  # "four American and five Nigerien soldiers"
    if noun.head is not None and noun.head < candidate.phrase.first and noun.population == "other":
        return named if named != "other" else "people"  # "18,000 have been killed, activists 23,000": who says so
    in_uniform = clause.low[noun.end : noun.end + 2] in IN_UNIFORM
    if in_uniform and (head in BODIES or head in UNNAMED_MEN or noun.noun_class == "leaning"):
        return "combatants"  # "four corpses in uniform", "nine men in fatigues", "two of them in uniform"
    if noun.noun_class in ("bare", "leaning") and "ranks" in clause.low[noun.end : noun.end + TO_RANKS]:
        return "combatants"  # "402 of them in the ranks of the army, 259 in the regime's"
    if noun.noun_class == "person" and noun.population == "people" and is_of_a_staff(clause, candidate):
        return "combatants"  # "239,480 Russians dead"
    if noun.noun_class == "person":
        if noun.population in ("people", "women") and (young := of_their_ages(clause, noun.end)):
            return young
        if candidate.measure == "defected" and (head in UNNAMED_MEN or PLURAL.get(head) == "combatants"):
            return "combatants"  # "about 600 men deserted"
        whole = candidate.part_of.population if candidate.part_of is not None else None
        if (noun.population == "people" or head == "foreigners") and whole is not None and whole != "people":
            return whole  # "38 rebels, including four foreigners"
        if noun.population == "other" and whole == "combatants":
            return whole  # "81 rebels, two governors among them", "53 of the forces: 17 soldiers and 36 volunteers"
        if head in BODIES and _left_behind(clause, candidate):
            return "combatants"
        # refugees and migrants who are displaced are people; when killed they are a named kind
        return "people" if candidate.measure == "displaced" and noun.population == "other" else noun.population
    if beside := named_beside(clause, candidate):
        return beside
    if noun.noun_class == "bare" and (are_own_losses(clause, candidate) or is_admitted(clause, candidate)):
        return "combatants"
    if noun.noun_class == "bare" and named == "people" and _of_civilian_toll(clause, candidate.first):
        return "civilians"
    if noun.noun_class == "bare" and (is_slain_by_a_unit(clause, candidate) or is_of_a_staff(clause, candidate)):
        return "combatants"
    if noun.noun_class in ("bare", "unknown", "leaning") and is_of_a_unit(clause, candidate):
        return "combatants"
    if noun.noun_class == "bare" and named == "people" and harm is not None and clause.word(harm.first) in OF_FIGHTERS:
        return "combatants"  # "1,780 neutralised"
    if named == "people" and noun.noun_class in ("bare", "leaning") and _are_of_war(clause, candidate):
        return "combatants"
    if candidate.measure == "defected" and noun.noun_class in ("bare", "leaning"):
        return "combatants"
    if noun.noun_class == "bare" and harm and (both := all_of_them(clause, max(harm.end, candidate.end))):
        return both
    if candidate.how == "toll":
        of_toll = _population_of_toll(clause, candidate)
        restated = of_toll == "people" and noun.noun_class == "bare" and candidate.place > 0
        return named if restated and _is_restated(clause, candidate) else of_toll
    if noun.noun_class in ("name", "unknown") and head in PEOPLE["armed_names"]:
        return "combatants"
    if noun.noun_class == "name":
        return "people"
    if noun.noun_class == "unknown" and _is_acronym(clause, noun.head):
        return "combatants"  # "executes three captured SAA", "forty CRPF dead"
    if noun.noun_class == "unknown" and (candidate.phrase.low or 0) > 1 and not head.endswith("s") and head.islower():
        return named if clause.tokens[noun.head or 0].text.islower() else "other"  # "two dozen taken alive"
    if noun.noun_class == "unknown":
        return "people" if candidate.measure == "displaced" and candidate.is_family else "other"
    said = said_to_be(clause, candidate.end) or verified_as(clause, candidate)
    of_the = clause.low[candidate.phrase.end : candidate.phrase.end + 2] in (["of", "the"], ["of", "those"])
    if said is None and harm and harm.first >= candidate.end and (noun.noun_class == "leaning" or of_the):
        said = said_to_be(clause, _next_be(clause, harm.end))  # "six of those killed there were rebel fighters"
    if said is not None and candidate.how != "chain":
        if clause.word(said) in ("volunteers", "volunteer") and clause.word(said - 1) == "foreign":
            return "combatants"
        return "civilians" if clause.word(said - 2) == "non" else person(clause.word(said)) or "people"
    if clause.low[candidate.end + 1 : candidate.end + 4] == ["on", "both", "sides"]:
        return "combatants"
    if candidate.how == "left" and harm and clause.word(candidate.first - 1) == ":":
        return _of_label(clause, harm) or named
    if candidate.measure == "displaced" and noun.noun_class == "bare":
        return "people"  # "four fighters killed; shelling displaces 20,000"
    if head in ("them", "whom", "these", "those"):
        right_before = clause.word(candidate.first - 1) == "," and clause.word(candidate.first - 2) in PLURAL
        if not right_before and candidate.part_of is not None and candidate.part_of.population:
            return candidate.part_of.population  # but "to spare health workers, scores of whom have been killed"
        return _antecedent(clause, candidate) or named
    if named == "people" and noun.noun_class == "bare" and candidate.part_of is not None:
        return candidate.part_of.population or named  # "a toll of 44 civilians: 31 in Kourakou, 13 in Tondobi"
    if noun.noun_class == "bare" and (shared := _shared_noun(clause, candidate)):
        return shared
    if named == "people" and noun.noun_class == "bare" and candidate.how in ("right", "left"):
        return _of_those_present(clause, candidate) or of_those_attacked(clause, candidate) or named
    return "people" if head in ("others", "other") else named


def _is_acronym(clause: Clause, head: int | None) -> bool:
    """Whether a noun is the short name of a force: capitals alone, in a sentence that has other words."""
    if head is None:
        return False
    text = clause.tokens[head].text
    if not (2 < len(text) < 7 and text.isupper() and text.isalpha()) or clause.low[head] in CIVIL_BODIES:
        return False
    return any(token.text.islower() and len(token.text) > 3 for token in clause.tokens)


def _are_of_war(clause: Clause, candidate: Candidate) -> bool:
    """ "Its forces captured 345", "took two alive", "dozens fell prisoner": who is captured in a fight fought in it."""
    harm = candidate.harm
    if candidate.measure != "detained" or harm is None or not CIVIL.isdisjoint(clause.words):
        return False
    if "prisoner" in clause.low[harm.first : harm.end + 1]:
        return True
    captured = clause.word(harm.first) in CAPTURING
    taken = clause.word(candidate.end) == "alive" or "alive" in clause.low[harm.first : harm.end]
    return captured or taken


def _shared_noun(clause: Clause, candidate: Candidate) -> Population | None:
    """ "124 dead and 200 hurt villagers": the noun of the second number is that of the first."""
    harm, following = candidate.harm, clause.candidates[candidate.place + 1 : candidate.place + 2]
    if harm is None or not following or harm.first != candidate.end or clause.low[harm.end] != "and":
        return None
    other = following[0]
    harmed = other.first == harm.end + 1 and other.noun.harmed is not None and other.is_explicit
    return other.noun.population if harmed else None


def _is_restated(clause: Clause, candidate: Candidate) -> bool:
    """ "46 civilians killed today, toll since Sunday rises to 403": the toll of whom the sentence has told."""
    last = next((one for one in reversed(clause.candidates[: candidate.place]) if one.measure and not one.subset), None)
    # of a total brought up by those just told, others may be a part
    wide = {"overall", "total", "combined", "all", "bringing", "raising", "taking", "pushing", "lifting", "brings"}
    return (
        last is not None
        and last.measure == candidate.measure
        and wide.isdisjoint(clause.low[last.end : candidate.first])
    )


def _size(candidate: Candidate) -> int:
    phrase = candidate.phrase
    return phrase.low or phrase.high or phrase.imputed_low or 0


def _of_those_present(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Some 300 protesters gathered and 20 were arrested": of a greater number told without harm before."""
    for one in reversed(clause.candidates[: candidate.place]):
        if not one.may_be_people or one.measure is not None:
            return None
        if one.noun.noun_class != "person" or not one.noun.plural:
            continue
        size, whole = _size(candidate), _size(one)
        if ":" in clause.low[one.end : candidate.first] and one.noun.population != "combatants":
            return None
        fight = one.noun.population == "combatants" and candidate.measure not in ("detained", "defected", "missing")
        return None if fight or size > whole else one.noun.population
    return None


def _next_be(clause: Clause, start: int) -> int:
    """The next "were" after `start`, past a place: "of those killed at the school were"; `start` without one."""
    for at in range(start, start + 10):
        if clause.word(at) in BE:
            return at
        if clause.word(at) in GRAMMAR["breaks"] or clause.word(at) == ",":
            break
    return start


def _of_label(clause: Clause, harm: HarmWord) -> Population | None:
    """ "Civilians reported killed: 7": whom the label names before its word of harm."""
    at = harm.first - 1
    while clause.word(at) in ("reported", "confirmed", "of"):
        at -= 1
    return person(clause.word(at))


def _turned_out_to_be(clause: Clause, candidate: Candidate) -> Population | None:
    """ "The forty men who died in it were fighters", "the 12 people killed there were soldiers"."""
    harm, end = candidate.harm, candidate.end
    told_apart = clause.word(end) in ("who", "whose") or (harm is not None and harm.first == end)
    if harm is None or harm.first < end or not told_apart or clause.word(candidate.first - 1) != "the":
        return None
    said = said_to_be(clause, _next_be(clause, harm.end))
    return person(clause.word(said)) if said is not None else None


def _left_behind(clause: Clause, candidate: Candidate) -> bool:
    """ "They pulled out and left a dozen bodies behind": whoever leaves a fight leaves its own."""
    low = clause.low
    after = low[candidate.end] == "behind" and not LEAVING.isdisjoint(
        low[max(0, candidate.first - 3) : candidate.first]
    )
    return after or (low[candidate.first - 1] == "behind" and low[candidate.first - 2] in LEAVING)


def _of_civilian_toll(clause: Clause, first: int) -> bool:
    """ "Civilian casualties: 3 killed, 14 wounded"."""
    near = range(max(1, first - TO_LABEL), first)
    return any(clause.word(at) in TOLLS and clause.word(at - 1) in ("civilian", "civilians") for at in near)


def _population_of_toll(clause: Clause, candidate: Candidate) -> Population:
    """ "the number of Australian soldiers killed now stands at 24": the one kind of people named in the toll."""
    kinds: set[Population] = set()
    harm = candidate.harm
    if harm is not None and harm.first > candidate.end:  # "bringing to 242 the number of troops killed"
        named = clause.low[candidate.phrase.end : harm.first]
        kinds = {PLURAL[word] for word in named if word in PLURAL}
        return kinds.pop() if len(kinds) == 1 else "people"
    for at in range(candidate.first - 1, max(-1, candidate.first - 20), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from and word not in SINGULAR and not clause.in_word(at - 1):
            kinds.add(PLURAL[word])
        if word in GRAMMAR["toll_words"] and clause.word(at - 1) in ("overall", "total", "combined"):
            return "people"  # "250 gunmen, taking the overall figure to 1,454"
        if word in GRAMMAR["toll_words"] or word == "losses":
            return kinds.pop() if len(kinds) == 1 else "people"
    return "people"


def _antecedent(clause: Clause, candidate: Candidate) -> Population | None:
    """ "the terrorists …, killing scores of them": the last plural noun for people before the number."""
    for at in range(candidate.first - 1, max(-1, candidate.first - BACK_TO_ANTECEDENT), -1):
        word = clause.word(at)
        if word in PLURAL and at not in clause.harm_from:
            return "people" if word == "patients" else PLURAL[word]
    return None
