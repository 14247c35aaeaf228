"""Captives who are counted and do not stay captive: "five prisoners escaped" tells of nobody seized or freed."""

from dashboard.extraction.counts.candidates import BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs
from dashboard.extraction.words.people import person

WORDS = word_lists("harmed", "captives")
ESCAPING = word_lists("carried_off")["escaping"]
COURTS = WORDS["courts"]
TERMS = frozenset({"years", "months", "life", "decades"})
GIVING_TERMS = frozenset({"gave", "gives", "handed", "hands", "giving", "handing"})
GETTING_TERMS = frozenset({"got", "received", "given", "handed", "get", "receive", "face"})
SWAPS = frozenset({"swap", "swapped", "swaps", "exchange", "exchanged", "traded", "trade"})
AGAINST = frozenset({"for", "against"})
ONE_FOR_ANOTHER = [["for"], ["against"], ["in", "exchange", "for"], ["in", "return", "for"]]
TAKERS = WORDS["takers"]
FREEING = frozenset({"freed", "free", "frees", "freeing", "released", "rescued"})
RESCUERS = frozenset({"rescuers", "firefighters", "firemen", "rescue", "rubble", "debris", "ruins", "divers"})
CAPTORS = frozenset({"kidnappers", "captors", "hostages", "hostage", "captivity", "captive", "captives", "kidnapped"})
TO_VERB = 6
TO_DEATH = 18


def _are_killed(clause: Clause, candidate: Candidate) -> bool:
    """ "21 captives led along a beach and beheaded", "MSF's figure for the dead: 82 prisoners"."""
    for at in range(candidate.end, min(candidate.end + TO_DEATH, len(clause.tokens))):
        harm = clause.harm_from.get(at)
        if harm and harm.measure == "killed":
            return harm.reads("acts:participle") and clause.word(at - 1) in ("and", "then")
        if clause.word(at) in GRAMMAR["breaks"] or at in clause.starts:
            break
    label = clause.word(candidate.first - 1) == ":"
    return label and any(harm.measure == "killed" and harm.end < candidate.first for harm in clause.harm)


@needs(frozenset({"ransom"}), before=frozenset({"for"}))
def ransomed(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Kidnappers demand a ransom for six nuns"."""
    at = candidate.first - 1
    if clause.word(at) != "for" or "ransom" not in clause.low[max(0, at - 4) : at] or not candidate.is_explicit:
        return None
    return HarmWord(at - 1, at, "detained", frozenset({"noun_of"}), "")


@needs(COURTS)
def sentenced(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A court gave three students 15 years each", "two bloggers got ten years": who is sent to prison."""
    if clause.words.isdisjoint(COURTS) or not candidate.is_explicit:
        return None
    term = clause.word(candidate.end + 1) in TERMS and candidate.end in clause.starts
    term = term or clause.low[candidate.end : candidate.end + 2] in (["long", "terms"], ["jail", "terms"])
    if clause.word(candidate.first - 1) in GIVING_TERMS and (term or clause.word(candidate.end) in ("life", "between")):
        return HarmWord(candidate.first - 1, candidate.first, "detained", frozenset({"acts:past"}), "")
    at = candidate.end + (clause.word(candidate.end) in BE_OR_HAVE) + (clause.word(candidate.end + 1) in BE_OR_HAVE)
    if clause.word(at) in GETTING_TERMS and clause.word(at + 2) in TERMS:
        return HarmWord(at, at + 1, "detained", frozenset({"acts:participle"}), "")
    return None


@needs(SWAPS)
def swapped(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A swap: nine policemen against 15 villagers": either side of an exchange of people."""
    if clause.words.isdisjoint(SWAPS) or not candidate.is_explicit or candidate.is_single:
        return None
    one, other = candidate.place, candidate.place + 1
    if clause.word(candidate.first - 1) in AGAINST:
        one, other = one - 1, other - 1
    if one < 0 or other >= len(clause.candidates):
        return None
    given, taken = clause.candidates[one], clause.candidates[other]
    if not (given.is_explicit and taken.is_explicit) or clause.low[given.end : taken.first] not in ONE_FOR_ANOTHER:
        return None
    swap = next(at for at, word in enumerate(clause.low) if word in SWAPS)
    return HarmWord(swap, swap + 1, "detained", frozenset({"acts:past"}), "")


@needs(TAKERS, before=frozenset({"took", "taken"}))
def taken_along(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "They took two of my brothers": people of the one who tells, or young men, whom armed men take."""
    if clause.word(candidate.first - 1) not in ("took", "taken") or clause.word(candidate.first - 2) not in TAKERS:
        return None
    of_ours = clause.low[candidate.phrase.end : candidate.phrase.end + 2] in (["of", "my"], ["of", "our"])
    young = clause.word(candidate.phrase.end) in ("young", "teenage") and candidate.is_explicit
    if not (of_ours or young) or not person(clause.word(candidate.end - 1)):
        return None
    return HarmWord(candidate.first - 1, candidate.first, "detained", frozenset({"acts:past"}), "")


def dug_free(clause: Clause, harm: HarmWord) -> bool:
    """Whether rescuers free somebody from what they lie under, who is no captive."""
    if clause.word(harm.first) not in FREEING:
        return False
    rescued = not clause.words.isdisjoint(RESCUERS | {"trapped", "alive"})
    return rescued and CAPTORS.isdisjoint(clause.words)


def got_away(clause: Clause, candidate: Candidate) -> bool:
    """Whether the captives counted run away, riot or refuse food, which is no count of theirs."""
    if _are_killed(clause, candidate):
        return True
    if clause.words.isdisjoint(ESCAPING):
        return False
    aside = clause.word(candidate.end) == ","  # "nineteen prisoners, including eleven rebels, escape"
    for at in range(candidate.end, min(candidate.end + (TO_DEATH if aside else TO_VERB), len(clause.tokens))):
        if clause.word(at) in ESCAPING:
            return True
        if clause.word(at) in GRAMMAR["breaks"] or (clause.word(at) == "," and not aside):
            return False
    return False
