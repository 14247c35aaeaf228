"""Who a linked number counts: its own noun, the noun it is said to be, the one it leans on, else people."""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.cardinals import VALUES
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import said_to_be
from dashboard.extraction.meaning.whose_side import named_beside, of_their_ages, of_those_attacked
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import BODIES, PEOPLE, PERSONS, PLURAL, SINGULAR, person
from dashboard.records import Population

BACK_TO_ANTECEDENT = 40  # tokens
TO_PRONOUN = 20
TO_FORCE = 10
CIVIL_BODIES = frozenset(
    {"msf", "icrc", "unrwa", "ocha", "unhcr", "unicef", "wfp", "iom", "ngo", "ngos", "idp", "idps", "who"}
)
CIVIL_BODIES |= {"irc", "mps", "usaid", "bbc", "cnn", "afp", "sarc", "cicr", "osce", "press"}
OWNED = frozenset({"'s", "’s", "'", "’"})
OUR_BOYS = frozenset({"boys", "lads", "guys", "sons", "girls", "brothers", "heroes", "men"})
CAPTURING = frozenset({"captured", "captures", "capturing", "capture"})
OWN = frozenset({"its", "their", "our", "own"})
MAKING_UP = (["made", "up"], ["make", "up"], ["making", "up"], ["accounted", "for"], ["account", "for"])
LOSSES = frozenset({"its", "losses"})
BEFORE_APPOSED = frozenset({"a", "an", "all", "both", "mostly", "mainly", "young", "teenage", "elderly", "local", ","})
OWNERS = frozenset({"its", "his", "our", "their"})
OWN_OR_THAT = OWN | {"that"}
LOSING = frozenset({"lost", "lose", "loses", "losing", "have", "has", "had"})
OWN_DEAD = frozenset({"dead", "missing", "wounded", "fallen", "losses", "casualties", "fatalities"})
LOSERS = frozenset(
    {"ministry", "coalition", "operation", "contingent", "mission", "garrison", "attackers", "defenders"}
)
LOST = frozenset({"lost", "loses", "losing", "lose"})
PEACEFUL = frozenset(
    {"village", "town", "hospital", "agency", "charity", "camp", "community", "city", "staff", "family", "families"}
    | {
        "doctor",
        "doctors",
        "surgeon",
        "nurse",
        "patients",
        "ward",
        "table",
        "msf",
        "union",
        "clan",
        "parents",
        "school",
    }
    | {"mother", "father", "she", "neighbours", "household", "residents", "children", "clinic", "paper", "newspaper"}
)
WE = frozenset({"we", "we've", "we’ve", "our"})
LOSING_MEN = frozenset({"lost", "lose", "loses", "losing", "cost", "costs", "costing"})
TO_NEXT = 3
TO_SIDE = 7
TO_AS = 7
ADMITTING = frozenset(
    {"admits", "admitted", "admit", "acknowledged", "acknowledges", "concedes", "conceded", "admitting"}
)
SIDES_ARMED = frozenset(
    {"army", "enemy", "regime", "government", "rebel", "rebels", "military", "junta", "militia", "our"}
)
TO_RANKS = 4
TO_STAFF = 24
FIGHTING_UNITS = frozenset({"battalion", "brigade", "regiment", "platoon", "squad", "company", "division"})
UNNAMED_MEN = frozenset({"men", "people", "persons", "members", "youths"})
HOUSEHOLDS = frozenset({"families", "households", "family", "household"})
IN_UNIFORM = (["in", "uniform"], ["in", "uniforms"], ["in", "fatigues"], ["in", "camouflage"], ["in", "military"])
PLACES = frozenset({"base", "camp", "post", "headquarters", "hospital", "barracks"})
CIVIL = frozenset({"civilians", "civilian", "people", "villagers"})
TO_LABEL = 5
UNITS = word_lists("people_nouns")["units"]
TOLLS = frozenset({"casualties", "losses", "dead", "deaths", "fatalities"})
TO_UNIT = 5
OF_FORCES = frozenset({"volunteers", "men", "leaders", "leader", "chiefs", "chief", "operatives", "suspects"})
OF_FIGHTERS = frozenset(
    {"kia", "wia", "mia", "neutralised", "neutralized", "neutralise", "neutralize", "liquidated", "eliminated"}
)
TO_LOSER = 24  # "the militia, which took back two hamlets, says it slew fourteen and lost two"
FORCES = word_lists("people_nouns")["armed_names"] | frozenset(
    {"army", "forces", "force", "regime", "junta", "military", "movement", "militia", "navy", "police"}
)
NAMED_FORCES = FORCES - {"is"}  # in small letters a verb


def name_populations(
    clause: Clause, linked: list[Candidate], before: Population = "people", *, held: bool = False
) -> None:
    """Set `population` of each candidate. A bare number ("and 700 injured") takes the noun named before it.

    `before` is that of the last total in the sentences before, for "three more were wounded" and "of the injured".
    `held` says that the last figure before counts captives or missing, of whom "two were found dead" tells.
    "12 others" are people, not the group before (SCHEME.md, Population, as the development set reads it).
    """
    named: Population = "people"
    told = False  # whether the sentence has named whom it counts
    base = clause.candidates[0]
    if base.is_explicit and base.measure is None and clause.low[: base.first] in (["of"], ["of", "the"]):
        named = base.noun.population  # "Of 1,793 inmates, 1,025 were recaptured"
    for candidate in linked:
        leans = candidate.how in ("before", "row") or _leans_on_sentence_before(clause, candidate, held=held)
        if leans and candidate.harm is not None and candidate.noun.noun_class == "bare":
            named = before  # "Among the dead are two women; four of the injured …"
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
            named = candidate.population


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
    if noun.noun_class == "leaning" and noun.head is not None:
        return clause.word(noun.head) == "more"
    return noun.noun_class == "bare" and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "the"]


def _population(clause: Clause, candidate: Candidate, named: Population) -> Population:
    noun, harm = candidate.noun, candidate.harm
    head = clause.word(noun.head) if noun.head is not None else ""
    if candidate.is_single and noun.population == "people" and _is_she(clause, candidate):
        return "women"
    if head in ("sailor", "sailors") and not clause.words.isdisjoint(GRAMMAR["merchant_ships"]):
        return "other"
    if head in ("patient", "patients") and harm is not None and harm.first == noun.head:
        return "people"
    if noun.noun_class == "bare" and clause.low[candidate.first - 2 : candidate.first] in MAKING_UP:
        maker = PLURAL.get(clause.word(candidate.first - 3))
        if maker:
            return maker  # "Children made up 22 of the 51 killed"
    if noun.noun_class == "bare" and clause.word(candidate.end) in ("a", "an"):
        one = SINGULAR.get(clause.word(candidate.end + 1))
        if one and candidate.phrase.low == 1:
            return one  # "9 injured, one a child"
    if head in ("man", "men") and _are_own_men(clause, candidate):
        return "combatants"
    if head in OUR_BOYS and clause.low[candidate.phrase.end : candidate.phrase.end + 2] == ["of", "our"]:
        return "combatants" if candidate.measure != "detained" else noun.population  # "buried twenty of our boys"
    if head in ("them", "whom", "these", "those") and (named_after := _apposed(clause, noun.end)):
        return named_after
    if noun.noun_class == "person" and not noun.plural and not candidate.is_single and (candidate.phrase.low or 0) > 1:
        following = clause.candidates[candidate.place + 1 : candidate.place + 2]
        if following and following[0].is_explicit and clause.low[candidate.end : following[0].first] == ["and"]:
            return following[0].noun.population  # "four American and five Nigerien soldiers"
    if noun.head is not None and noun.head < candidate.phrase.first and noun.population == "other":
        return named if named != "other" else "people"  # "18,000 have been killed, activists 23,000": who says so
    if (head in BODIES or head in UNNAMED_MEN) and clause.low[noun.end : noun.end + 2] in IN_UNIFORM:
        return "combatants"  # "four corpses in uniform", "nine men in fatigues"
    if noun.noun_class in ("bare", "leaning") and "ranks" in clause.low[noun.end : noun.end + TO_RANKS]:
        return "combatants"  # "402 of them in the ranks of the army, 259 in the regime's"
    if noun.noun_class == "person" and noun.population == "people" and _is_of_a_staff(clause, candidate):
        return "combatants"  # "239,480 Russians dead"
    if noun.noun_class == "person":
        if noun.population in ("people", "women") and (young := of_their_ages(clause, noun.end)):
            return young
        if candidate.measure == "defected" and (head in UNNAMED_MEN or PLURAL.get(head) == "combatants"):
            return "combatants"  # "about 600 men deserted"
        whole = candidate.part_of.population if candidate.part_of is not None else None
        if (noun.population == "people" or head == "foreigners") and whole is not None and whole != "people":
            return whole  # "38 rebels, including four foreigners"
        if noun.population == "other" and candidate.part_of is not None and _is_of_fighters(clause, candidate):
            return "combatants"  # "53 members of the forces: 17 soldiers and 36 volunteers"
        # refugees and migrants who are displaced are people; when killed they are a named kind
        if candidate.measure == "displaced" and head in HOUSEHOLDS:
            return "other"  # families are no people counted (SCHEME.md, Measures)
        return "people" if candidate.measure == "displaced" and noun.population == "other" else noun.population
    if beside := named_beside(clause, candidate):
        return beside
    if noun.noun_class == "bare" and (_are_own_losses(clause, candidate) or _is_admitted(clause, candidate)):
        return "combatants"
    if noun.noun_class == "bare" and named == "people" and _of_civilian_toll(clause, candidate.first):
        return "civilians"
    if noun.noun_class == "bare" and (_is_slain_by_a_unit(clause, candidate) or _is_of_a_staff(clause, candidate)):
        return "combatants"
    if noun.noun_class in ("bare", "unknown", "leaning") and _is_of_a_unit(clause, candidate):
        return "combatants"
    if noun.noun_class == "bare" and named == "people" and harm is not None and clause.word(harm.first) in OF_FIGHTERS:
        return "combatants"  # "1,780 neutralised"
    if named == "people" and noun.noun_class in ("bare", "leaning") and _are_of_war(clause, candidate):
        return "combatants"
    if candidate.measure == "defected" and noun.noun_class in ("bare", "leaning"):
        return "combatants"
    if noun.noun_class == "bare" and harm and (both := _all_of_them(clause, max(harm.end, candidate.end))):
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
    said = said_to_be(clause, candidate.end) or _verified_as(clause, candidate)
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
        if head == "whom" and candidate.part_of is not None and candidate.part_of.population:
            return candidate.part_of.population
        return _antecedent(clause, candidate) or named
    if named == "people" and noun.noun_class == "bare" and candidate.part_of is not None:
        return candidate.part_of.population or named  # "a toll of 44 civilians: 31 in Kourakou, 13 in Tondobi"
    if noun.noun_class == "bare" and (shared := _shared_noun(clause, candidate)):
        return shared
    if named == "people" and noun.noun_class == "bare" and candidate.how in ("right", "left"):
        return _of_those_present(clause, candidate) or of_those_attacked(clause, candidate) or named
    return "people" if head in ("others", "other") else named


def _verified_as(clause: Clause, candidate: Candidate) -> int | None:
    """ "71 of whom it has verified as civilians": the index of who they are."""
    if "whom" not in clause.low[candidate.phrase.end : candidate.end]:
        return None
    at = next((at for at in range(candidate.end, candidate.end + TO_AS) if clause.word(at) == "as"), None)
    return at + 1 if at is not None and PLURAL.get(clause.word(at + 1)) else None


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


def _all_of_them(clause: Clause, at: int) -> Population | None:
    """ "Two killed, both children", "nine dead, all of them civilians": who they are, after the word of harm."""
    if clause.word(at) not in (",", "–", "—", "(") or clause.word(at + 1) not in ("both", "all"):
        return None
    at += 4 if clause.low[at + 2 : at + 4] == ["of", "them"] else 2
    while clause.low[at].endswith("ese") or clause.low[at] in ("young", "local", "unarmed"):
        at += 1
    return PLURAL.get(clause.word(at)) if clause.word(at + 1) not in ("and", "or", "'s", "’s") else None


def _are_own_men(clause: Clause, candidate: Candidate) -> bool:
    """ "31 of its men", "the army lost three men": the men of a force."""
    harm = candidate.harm
    end = candidate.phrase.end
    own = clause.word(end) == "of" and clause.word(end + 1) in OWNERS
    own = own or (
        clause.word(end) == "of" and clause.tokens[end + 1].text[0].isupper() and clause.word(end + 2) in OWNED
    )
    return own or (harm is not None and clause.word(harm.first) in LOSING_MEN)


def _age(clause: Clause, at: int) -> int:
    word = clause.word(at)
    return VALUES.get(word) or (int(word) if len(word) < 4 and word.isdecimal() else 99)


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


def _is_of_fighters(clause: Clause, candidate: Candidate) -> bool:
    whole, head = candidate.part_of, candidate.noun.head
    return whole is not None and whole.population == "combatants" and clause.word(head or 0) in OF_FORCES


def _is_she(clause: Clause, candidate: Candidate) -> bool:
    """ "a polio worker was shot in her home": a pronoun after one person, of whom no other noun tells."""
    if clause.words.isdisjoint(("her", "she", "herself")):
        return False
    for at in range(candidate.end, min(candidate.end + TO_PRONOUN, len(clause.tokens))):
        word = clause.word(at)
        if word in ("her", "she", "herself"):
            return True
        if word in ("his", "he", "him") or person(word) in ("women", "children") or word == ";":
            return False
    return False


def _of_civilian_toll(clause: Clause, first: int) -> bool:
    """ "Civilian casualties: 3 killed, 14 wounded"."""
    near = range(max(1, first - TO_LABEL), first)
    return any(clause.word(at) in TOLLS and clause.word(at - 1) in ("civilian", "civilians") for at in near)


def _is_of_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "A garrison of 60", "seven from the 3rd Brigade", "two of ours", "the army lost three of its own"."""
    low, first, end = clause.low, candidate.first, candidate.phrase.end
    if low[first - 1] == "of" and low[first - 2] in UNITS:
        return True
    if low[end : end + 2] == ["of", "ours"] or low[end : end + 3] == ["of", "our", "own"]:
        return True
    of_own = end + (low[end] == "more")
    owned = low[of_own] == "of" and low[of_own + 1] in OWNERS and low[of_own + 2] in OWN_DEAD
    if owned and clause.words.isdisjoint(PEACEFUL):
        return True  # "two more of its dead"
    if low[end : end + 3] in (["of", "its", "own"], ["of", "their", "own"]):
        opening = low[max(0, first - TO_LOSER) : first]
        armed = FORCES | PEOPLE["armed_groups"]
        return any(PLURAL.get(word) == "combatants" or word in armed for word in opening)
    after = low[end + 1 : end + TO_UNIT]
    if low[end] != "from" or not after or after[0] not in ("the", "its", "their", "a"):
        return False
    unit = next((at for at, word in enumerate(after) if word in UNITS or word in NAMED_FORCES), None)
    return unit is not None and low[end + 2 + unit] not in PLACES


def _is_slain_by_a_unit(clause: Clause, candidate: Candidate) -> bool:
    """ "The battalion killed about forty": a unit counts the enemies it has killed."""
    harm = candidate.harm
    if harm is None or harm.end > candidate.first or not harm.reads("acts:past", "acts:third", "acts:base"):
        return False
    if harm.measure != "killed" or not CIVIL.isdisjoint(clause.words):
        return False
    opening = clause.low[max(0, harm.first - 3) : harm.first]
    return not FIGHTING_UNITS.isdisjoint(opening) and "by" not in opening


def _is_of_a_staff(clause: Clause, candidate: Candidate) -> bool:
    """ "Ukraine's General Staff counts 510 dead over the day": what a staff counts are soldiers."""
    if candidate.measure not in ("killed", "wounded", "casualties") or not CIVIL.isdisjoint(clause.words):
        return False
    low = clause.low
    return any(
        low[at] == "general" and low[at + 1] == "staff"
        for at in range(max(0, candidate.first - TO_STAFF), candidate.first)
    )


def _is_admitted(clause: Clause, candidate: Candidate) -> bool:
    """ "Bamako admits eight dead", "five dead on the army side": a side that owns to losses counts its fighters."""
    if not CIVIL.isdisjoint(clause.words):
        return False
    low, harm = clause.low, candidate.harm
    only = low[candidate.first - 1] in ("only", "just", "to")
    admits = low[candidate.first - 1 - only] in ADMITTING and low[candidate.phrase.end] != "of"
    hurt = harm is not None and (harm.measure == "killed" or (harm.measure == "wounded" and candidate.place > 0))
    if admits and hurt:
        return True
    after = low[candidate.phrase.end : candidate.phrase.end + TO_SIDE]
    at = after.index("side") if "side" in after else 0
    return at > 1 and after[at - 1] in SIDES_ARMED and "on" in after[:at]


def _are_own_losses(clause: Clause, candidate: Candidate) -> bool:
    """Whether a force counts its own: "put its losses at 12", "the marines have ten dead", "60 dead on our side"."""
    low, first, harm = clause.low, candidate.first, candidate.harm
    after = low[candidate.phrase.end : candidate.end + 6]
    if not OWN_OR_THAT.isdisjoint(after) and not GRAMMAR["own_ranks"].isdisjoint(after):
        return True
    opening = low[max(0, first - (TO_PRONOUN if clause.words >= LOSSES else TO_FORCE)) : first]
    if harm and clause.word(harm.first) in LOSING_MEN and harm.end == first and harm.first:
        losing = clause.tokens[harm.first - 1].text
        if len(losing) > 1 and losing.isupper():
            return True  # "the GNA lost 14"
    if harm and clause.word(harm.first) in LOSING_MEN and harm.end == first:
        opening = low[max(0, first - TO_LOSER) : first]
    loses = harm and clause.word(harm.first) in LOST and harm.end == first and not LOSERS.isdisjoint(clause.words)
    if loses and clause.words.isdisjoint(CIVIL | PEACEFUL):
        return True  # "The defence ministry said it had lost 49"
    armed = any(PLURAL.get(word) == "combatants" or word in FORCES for word in opening)
    armed = armed or any(opening[at : at + 2] == ["his", "men"] for at in range(len(opening)))
    sides = armed or any(token.text[0].isupper() for token in clause.tokens[max(0, first - TO_FORCE) : first])
    if sides and "losses" in opening and CIVIL.isdisjoint(opening):
        return True  # "Russian losses: 1,200 killed"
    if any(low[at] in TOLLS and low[at - 1] in NAMED_FORCES for at in range(max(1, first - TO_LABEL), first)):
        return True  # "Army casualties: 3 killed"
    if armed and not {"losses", "loss"}.isdisjoint(opening):
        return True
    own = next((at for at in range(len(opening) - 1, 0, -1) if opening[at - 1] in ("its", "own")), None)
    if own is not None and opening[own] in OWN_DEAD and clause.words.isdisjoint(CIVIL | PEACEFUL):
        return True  # "it puts its dead since the operation began at about 20"
    we = (
        not WE.isdisjoint(opening[-3:])
        and not LOSING.isdisjoint(opening[-2:])
        and (harm is None or harm.measure == "killed")
    )
    if we and any(PERSONS.get(word) == "combatants" or word in NAMED_FORCES for word in clause.words):
        return True  # "We lost nineteen," said a colonel
    if not armed or not CIVIL.isdisjoint(opening):
        return False
    owner_then = [w for w in opening[-3:] if w not in ("only", "about")]
    return any(word in LOSING for word in owner_then[-1:]) or (
        not OWN.isdisjoint(opening) and not {"dead", "martyrs", "killed"}.isdisjoint(opening[-3:])
    )


def _apposed(clause: Clause, at: int) -> Population | None:
    """ "one of them a girl", "five of them children", "19 of them under 18": who they are, right after."""
    if clause.low[at : at + 2] == ["younger", "than"] and _age(clause, at + 2) <= 18:
        return "children"
    if clause.word(at) == "under" and (clause.word(at + 1) == "age" or _age(clause, at + 1) <= 18):
        return "children"
    while clause.word(at) in BEFORE_APPOSED:
        at += 1
    return person(clause.word(at))


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
