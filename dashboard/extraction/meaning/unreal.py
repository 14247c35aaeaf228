"""Numbers and acts that are no fact: called untrue, expected, feared, prepared for, or never done.

Rules of grammar over the words of one sentence in lower case; which words they are stands in vocabulary/unreal.toml.
"""

from collections.abc import Sequence

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.setting import BREAKS
from dashboard.extraction.text.parts import Token
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import BE

LISTS = word_lists("meaning", "unreal")
WORDS = word_lists("unreal")
ACCOUNTS, UNTRUE = WORDS["accounts"], WORDS["untrue"]
SPEAKING_OF = WORDS["untrue"] | WORDS["not_credible"] | WORDS["evidence"] | WORDS["disputed"] | WORDS["relied_on"]
SPEAKING_OF |= WORDS["contradicting"] | WORDS["staged"] | WORDS["waving_off"] | frozenset({"contrary", "made"})
NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "without", "any"})
POINTING = LISTS["pointing"]
AHEAD = WORDS["expecting"] | WORDS["braced"] | LISTS["ahead"] | WORDS["wanting"] | WORDS["discussing"]
MODALS = frozenset({"may", "might", "could", "would", "will", "'ll", "’ll", "shall"})
LIVES_AT_RISK = ["lives", "at", "risk"]
HAPPENS = MODALS | {"to"}
TO_ACCOUNT = 12
TO_VERDICT = 22
TO_NEGATION = 9
TO_EXPECTING = 8
TO_DUE = 12
TO_CONDITION = 10
STOPPING_CONDITION = LISTS["stopping_condition"]
FINITE = word_lists("grammar")["finite"] | word_lists("grammar")["have"]
QUOTES = frozenset({'"', "“", "”", "‘", "’"})


def back(low: Sequence[str], first: int, reach: int) -> list[str]:
    """The words before `first` in its clause, the nearest first."""
    found: list[str] = []
    for at in range(first - 1, max(-1, first - reach - 1), -1):
        if low[at] in BREAKS:
            break
        found.append(low[at])
    return found


def is_called_untrue(clause: Clause, candidate: Candidate) -> bool:
    """ "the claim of 30 dead a lie", "no evidence that 90 died", "false reports of 12 dead", "contrary to the 14"."""
    low, first = clause.low, candidate.first
    if low[first - 2 : first] == ["contrary", "to"] or low[first - 3 : first] == ["contrary", "to", "the"]:
        return True
    return is_untrue(low, clause.words, first, candidate.end, len(clause.tokens))


def is_untrue(low: Sequence[str], words: frozenset[str], first: int, end: int, length: int) -> bool:
    """Whether an account is called untrue that tells what the words [first, end) of a sentence say."""
    if words.isdisjoint(SPEAKING_OF):
        return False
    before = back(low, first, TO_ACCOUNT)
    if not WORDS["staged"].isdisjoint(words) and not WORDS["shown"].isdisjoint(before):
        return _has_verdict(low, [], end, length, WORDS["staged"])  # "the video showing 13 bodies was staged"
    account = next((i for i, word in enumerate(before) if word in ACCOUNTS), None)
    if account is not None:
        opening = [word for word in before[account + 1 :] if word not in POINTING][:4]
        if opening[:1] and opening[0] in UNTRUE and before[:1] != ["from"]:
            return True  # "false reports that 12 were killed"
        if not WORDS["waving_off"].isdisjoint(before[account + 1 :]):
            return True  # "scoffed at the claim to have killed 90"
        if opening[:2] == ["to", "contrary"] or not WORDS["contradicting"].isdisjoint(opening[:1]):
            return True  # "contrary to reports of 40 dead", "contradicting the reports of"
        if opening[:2] in (["to", "truth"], ["in", "truth"], ["for", "evidence"], ["for", "basis"]):
            # "no truth to the rumour that 40 were shot", "not a shred of truth in the report of"
            return opening[2:3] == ["no"] or not NEGATIONS.isdisjoint(before[account + 1 : account + TO_NEGATION])
        if _has_verdict(low, before[account + 1 :], end, length):
            return True
    for at, word in enumerate(before):
        if word not in ("that", "of", "for"):
            continue
        opening = _without_aside(before[at + 1 :])[:4]
        shown = next((i for i, w in enumerate(opening[:3]) if w in WORDS["evidence"]), None)
        if shown is not None and opening[shown + 1 : shown + 2] == ["no"]:
            return True  # "no evidence that 90 were killed", "no proof has emerged that"
        if word == "that" and opening[:1] and opening[0] in UNTRUE and not WORDS["linking"].isdisjoint(opening):
            return True  # "it is a lie that 15 were captured"
        if word == "that" and opening[:2] == ["true", "not"]:
            return True  # "it is not true that"
    return False


def _without_aside(before: list[str]) -> list[str]:
    """Words, the nearest first, without an aside of who says so: "it is untrue, says the ministry, that 38 died"."""
    return before[before.index(",", 1) + 1 :] if before[:1] == [","] and "," in before[1:] else before


def _has_verdict(low: Sequence[str], before: list[str], end: int, length: int, untrue: frozenset[str] = UNTRUE) -> bool:
    """Whether an account is called untrue after its number: "the claim of 30 dead a lie", "… was not credible"."""
    named = not WORDS["naming"].isdisjoint(before[:6])
    for at in range(end, min(end + TO_VERDICT, length)):
        word = low[at]
        if word in BREAKS or word == ".":
            return False
        linked = not WORDS["linking"].isdisjoint(low[max(end, at - 3) : at])
        if (word in untrue and (named or linked)) or (word in WORDS["disputed"] and linked):
            return True
        if word == "made" and linked and low[at + 1] == "up" and low[at + 2] not in ("of", "from"):
            return True  # "the number of 500 dead was made up"
        if word in WORDS["relied_on"] and low[at - 2 : at] == ["not", "be"]:
            return True  # "an estimate of 300 that must not be used"
        if word in WORDS["not_credible"]:
            ahead = [w for w in low[max(end, at - 4) : at] if w not in QUOTES]
            if ahead[-1:] == ["not"] and not WORDS["linking"].isdisjoint(ahead):
                return True
    return False


def only_withholds(low: list[str], at: int) -> bool:
    """Whether what is denied at `at` is a thing withheld: "denied visas to relatives of the 12 killed"."""
    return not WORDS["withheld"].isdisjoint(low[at + 1 : at + 4])


def is_expected(clause: Clause, candidate: Candidate) -> bool:
    """ "expect 30,000 arrivals", "are to be freed", "bracing for 5,000 refugees", "would have been killed"."""
    low, first, harm = clause.low, candidate.first, candidate.harm
    if low[candidate.phrase.end : candidate.phrase.end + 3] == LIVES_AT_RISK:
        return True  # "puts 40,000 lives at risk"
    if clause.words.isdisjoint(AHEAD):
        return False
    told = harm is not None and low[harm.first - 1] in ("have", "has")
    told = told and harm is not None and HAPPENS.isdisjoint(low[candidate.end : harm.first])
    if not told and (_is_object_of_expecting(low, first) or _would_see(clause, candidate)):
        return True
    if harm and harm.first >= candidate.end:
        between = low[candidate.end : harm.first][:TO_DUE]
        if between[-2:] in (["to", "be"], ["to", "have"]) and between[-3:-2] and between[-3] in WORDS["due"]:
            return between[-2:] == ["to", "be"]  # "are to be exchanged"
        if between[-1:] == ["to"] and between[-2:-1] and between[-2] in ("expected", "likely", "set", "bound", "due"):
            return True  # "is likely to die"
        if "would" in between and between[between.index("would") + 1 :][:1] == ["have"]:
            return "said" not in low[:first]  # "60 children would have been killed"
        if between[:1] == ["may"] and between[1:2] == ["be"] and harm.reads("acts:participle"):
            return not {"if", "unless"}.isdisjoint(clause.words)  # "may be killed if the offensive goes ahead"
    if harm and harm.end <= first and _is_supposed(low, harm.first, gerund=harm.reads("acts:gerund")):
        return True
    return _may_befall(clause, candidate) or _is_inverted(clause, candidate)


def _is_supposed(low: Sequence[str], at: int, *, gerund: bool) -> bool:
    """ "They would have killed all 40", "if they had come, they could have lost 200", "discussed exchanging 150"."""
    if gerund:
        return low[at - 1] in WORDS["discussing"]
    if low[at - 1] != "have":
        return False
    return low[at - 2] == "would" or (low[at - 2] in ("could", "might") and low[0] in ("had", "if", "without"))


def is_due(low: Sequence[str], at: int) -> bool:
    """Whether the verb at `at` is still to come: "are expected to flee", "is to meet"; not "due to clashes"."""
    if at >= 2 and low[at - 1] == "to":
        inflected = low[at].endswith(("ing", "s")) and not low[at].endswith("ss")
        return not inflected and low[at - 2] in WORDS["ahead_of"] | BE
    return at >= 1 and low[at - 1] in MODALS


def is_conditional(tokens: Sequence[Token], low: Sequence[str], at: int) -> bool:
    """Whether the act at `at` stands in a clause of condition: "if the town is shelled", "should it be attacked"."""
    for opener in range(at - 1, max(-1, at - TO_CONDITION - 1), -1):
        word = low[opener]
        if word in STOPPING_CONDITION:
            return False
        if word in ("if", "unless"):
            return low[opener - 1] not in ("ask", "asked", "as") if opener else True
        if word == "should" and opener + 1 < at:
            following = tokens[opener + 1]
            # inverted: "should the army be attacked", not "nobody should attack"
            inverted = following.lower in WORDS["subject_openers"] or following.text[0].isupper()
            return inverted and ("be" in low[opener + 2 : at + 1] or not low[at].endswith("ed"))
    return False


def _is_object_of_expecting(low: list[str], first: int) -> bool:
    """Whether a word of expecting governs the number at `first`, with no finite verb or "that" between."""
    before = back(low, first, TO_EXPECTING)
    if before[:1] in (["the"], ["these"], ["those"]):
        return False  # "preparing a home for the 40 orphans"
    for at, word in enumerate(before):
        if word in WORDS["expecting"]:
            return before[at + 1 : at + 2] not in (["as"], ["than"])
        if word in ("for", "receive", "host", "shelter") and before[at + 1 : at + 2]:
            governor = before[at + 2] if before[at + 1] == "to" and before[at + 2 :] else before[at + 1]
            if governor in WORDS["braced"]:
                return True
        if word in FINITE or word in (",", "that", "who", "which", "after"):
            return False
    return False


def _would_see(clause: Clause, candidate: Candidate) -> bool:
    """ "The plan would see 1,200 fighters evacuated", "attacks that might leave hundreds dead"."""
    low, first, harm = clause.low, candidate.first, candidate.harm
    if harm is None or not (low[first - 1] in WORDS["letting"] or low[first - 1] == "leave"):
        return False
    apart = harm.first > candidate.phrase.end and harm.reads("acts:participle", "befalls:base", "acts:base")
    return low[first - 2] in MODALS and (low[first - 1] == "leave" or apart)


def _may_befall(clause: Clause, candidate: Candidate) -> bool:
    """ "cholera may strike 500,000", "might kill 25,000 and push five million west": joined to what only may be."""
    low, first = clause.low, candidate.first
    earlier = clause.candidates[candidate.place - 1] if candidate.place else None
    if earlier is None or not earlier.measure or MODALS.isdisjoint(low[max(0, earlier.first - 6) : earlier.first]):
        return False
    between = low[earlier.end : first]
    joined = "and" in between and FINITE.isdisjoint(between) and not between[-1].endswith(("ed", "ing"))
    opening = low[max(0, earlier.first - 6) : earlier.first]
    modal = next(at for at in range(len(opening) - 1, -1, -1) if opening[at] in MODALS)
    return joined and 0 < len(between) - between.index("and") - 1 <= 3 and "have" not in opening[modal:]


def _is_inverted(clause: Clause, candidate: Candidate) -> bool:
    """ "should fighting persist", "Should the town fall, thousands will": an inverted "if" after or before."""
    if "should" not in clause.words:
        return False
    low = clause.low
    for at in range(len(clause.tokens)):
        if low[at] == "should" and (at == 0 or low[at - 1] == ","):
            return at == 0 or at > candidate.first
        opens = low[at + 1] in ("the", "a", "an", "any") or low[at + 1].endswith("ing")
        if low[at] == "should" and at > candidate.end and opens:
            return True
    return False
