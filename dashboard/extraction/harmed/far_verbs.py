"""The verb of a subject that is described at length before it: by participles, relative clauses and appositions.

"Two suspects wanted over the shooting of an officer were killed"; "three men, whom the army calls raiders, died".
English joins two verbs of one subject by "and": an auxiliary without it belongs to the subject that opened the clause.
"""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.counts.relations import in_subset_list
from dashboard.extraction.harmed.later_verbs import after_other_participle
from dashboard.extraction.harmed.voice import is_active_past, takes_object
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("harmed", "far_verbs")
FARTHEST = 44  # tokens
OPENS_CLAUSE = frozenset({"", ".", ",", ";", ":", "–", "—", "-", "that", '"', "“", "said", "says", "reports"})
BEFORE_NUMBER = frozenset({"the", "all", "another", "these", "those"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
PREPOSITIONS = GRAMMAR["prepositions"] | {"inside", "aboard", "among", "between", "outside", "under", "without"}
PARTICIPLES = WORDS["participles"]
OF_MANY = BE_OR_HAVE - {"is", "was", "has", "been", "being", "getting", "having"}
OF_ONE = BE_OR_HAVE - {"are", "were", "have", "been", "being", "getting", "having"}
BETWEEN = (GRAMMAR["between"] | GRAMMAR["adverbs"] | BE_OR_HAVE) - {"not", "n't", "never"}
BREAKING = GRAMMAR["breaks"] - {"–", "—", "where"}
NEW_CLAUSE = WORDS["new_clause"]
DETERMINERS = WORDS["determiners"]
JOINERS = frozenset({"and", "or", "but"})
TO_ARTICLE = 6
DYING = ("befalls:past", "befalls:third", "befalls:base")


def far_verb(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word of harm that befalls a subject described at length, where no nearer rule has found one."""
    if not candidate.is_explicit or not _opens(clause, candidate) or in_subset_list(clause, candidate):
        return None
    at = candidate.end
    if not _is_described(clause, at):
        return None
    agreeing = OF_ONE if candidate.is_single else OF_MANY
    relative = aside = False  # in a relative clause whose verb is still to come, in one that a comma will close
    while at < min(len(clause.tokens), candidate.end + FARTHEST):
        word = clause.word(at)
        if word in RELATIVE:
            relative, aside = not _is_subject_of_its_verb(clause, at), clause.word(at - 1) == ","
            at += not relative
        elif word == "," and aside:
            relative = aside = False
        elif (word in BREAKING and not clause.in_word(at)) or (word in NEW_CLAUSE and not _is_time(clause, at)):
            return None
        elif word in BE_OR_HAVE and clause.word(at - 1) != "to":
            if relative:
                relative, at = False, _past_auxiliaries(clause, at) + 1  # and its participle
                continue
            if word in agreeing and clause.word(at - 1) not in JOINERS:
                return None if _has_own_subject(clause, candidate, at) else _predicate(clause, at)
        elif _is_finite(clause, at):
            if not relative:
                return None
            relative = False
        elif (dies := _dies(clause, at)) is not None and not relative:
            return None if _has_own_subject(clause, candidate, at) else dies
        at += 1
    return None


def _opens(clause: Clause, candidate: Candidate) -> bool:
    """Whether the number opens a clause, and is no object of a verb or preposition."""
    at = candidate.first - 1
    at -= clause.word(at) in BEFORE_NUMBER
    return clause.word(at) in OPENS_CLAUSE and not (candidate.is_single and clause.word(at) == ",")


def _is_described(clause: Clause, at: int) -> bool:
    """Whether a preposition, participle, relative pronoun, comma, bracket, dash or another's name stands at `at`."""
    word = clause.word(at)
    if word in PREPOSITIONS or word in RELATIVE or word in PARTICIPLES or word in (",", "(", "–", "—"):
        return True
    if word == "and":
        return clause.tokens[at + 1].text[:1].isupper() if at + 1 < len(clause.tokens) else False
    return word.endswith(("ed", "ing"))


def _is_finite(clause: Clause, at: int) -> bool:
    """Whether a verb with a subject of its own stands at `at`; "attacks" in "planning attacks" is none."""
    noun = clause.word(at - 1) in DETERMINERS or clause.word(at - 1) in PREPOSITIONS
    noun = noun or clause.word(at - 1).endswith("ing")
    return (clause.word(at) in GRAMMAR["finite"] and not noun) or takes_object(clause, at)


def _is_subject_of_its_verb(clause: Clause, at: int) -> bool:
    """Whether a verb follows the relative pronoun at `at`: "who saw it", not "which the army holds", "who are held"."""
    after = clause.word(at + 1)
    if clause.word(at) not in ("who", "which", "that") or after in BE_OR_HAVE or after in DETERMINERS:
        return False
    return after.isalpha() and not after.endswith("ly") and clause.tokens[at + 1].text.islower()


def _has_own_subject(clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether the verb at `at` has a subject of its own right before: another number, or a noun with an article."""
    other = next((one for one in clause.candidates if one.end == at and one is not candidate), None)
    if other is not None:
        described = clause.word(candidate.end).endswith(("ed", "ing")) or clause.word(other.first - 1) == ","
        return described and clause.word(other.first - 1) in ("and", ",", "but", "while")
    for back in range(at - 2, at - TO_ARTICLE, -1):
        if clause.word(back) in ("the", "these", "those"):
            before = clause.word(back - 1)
            return not (before in PREPOSITIONS or before == "of" or before.endswith(("ing", "ed")))
        if not clause.word(back).isalpha() or clause.word(back) in PREPOSITIONS or clause.word(back) == "of":
            return False
    return False


def _is_time(clause: Clause, at: int) -> bool:
    """ "Suspected as members": no clause follows."""
    return clause.word(at) == "as" and clause.word(at - 1).endswith("ed")


def _past_auxiliaries(clause: Clause, at: int) -> int:
    """The index after the auxiliaries and adverbs at `at`."""
    while clause.word(at) in BETWEEN or clause.word(at).endswith("ly"):
        at += 1
    return at


def _predicate(clause: Clause, at: int) -> HarmWord | None:
    """What the auxiliary at `at` says of its subject: "were reportedly killed", "are said to have died"."""
    first, at = at, _past_auxiliaries(clause, at)
    harm = clause.harm_from.get(at) or after_other_participle(clause, at)
    if harm is None or is_active_past(clause, harm):
        return None
    passive = not BE.isdisjoint(clause.low[first : harm.first]) and harm.reads("acts:participle", "state")
    return harm if passive or harm.reads("befalls:participle", "befalls:gerund") else None


def _dies(clause: Clause, at: int) -> HarmWord | None:
    """ "Died", "drown": a verb of what befalls its subject, and no noun."""
    harm = clause.harm_from.get(at)
    if harm is None or not harm.reads(*DYING) or harm.reads("acts:past", "noun_of", "counts", "toll"):
        return None
    return None if clause.word(at - 1) in DETERMINERS | PREPOSITIONS | JOINERS else harm
