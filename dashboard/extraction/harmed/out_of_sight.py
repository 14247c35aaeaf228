"""People nobody knows anything of: "the whereabouts of three are unknown", "contact with 12 soldiers was lost"."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.asking import needs

WORDS = word_lists("harmed", "out_of_sight")
LOST_SIGHT = WORDS["lost_sight"]
SIGNS = frozenset({"trace", "word", "news"})
SEEKING = WORDS["seeking"]
RESCUE = WORDS["rescue"]
NO = frozenset({"no", "without", "nothing", "nobody", "none", "not", "never"})
STILL = frozenset({"continues", "continued", "continue", "continuing", "goes", "going", "resumed", "resumes"})
HOPES = frozenset({"hope", "hopes"})
STILL |= {"still", "been", "under"}
OPENERS = WORDS["openers"]
UNKNOWN = frozenset({"unknown", "unclear", "uncertain"})
FOUND_OUT = frozenset({"known", "clear", "established", "determined", "confirmed"})
NOT = frozenset({"not", "yet", "n't", "never"})
BANDS = frozenset({"patrol", "crew", "group", "team", "party", "unit", "boat", "convoy"})
TO_UNKNOWN = 9  # tokens


@needs(LOST_SIGHT | {"roll", "became", "happened"})
def out_of_sight(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word for what is unknown of those counted, read as missing."""
    if "roll" in clause.words and (absent := _absent(clause, candidate)):
        return absent
    at = candidate.first - 1 - (clause.word(candidate.first - 1) in ("the", "these", "those", "another"))
    if clause.low[at - 1 : at + 1] == ["became", "of"] or clause.low[at - 1 : at + 1] == ["happened", "to"]:
        unknown = not (NO | UNKNOWN | {"unknown", "idea"}).isdisjoint(clause.low[max(0, at - TO_UNKNOWN) : at])
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "") if unknown else None
    if LOST_SIGHT.isdisjoint(clause.words):
        return None
    low, at = clause.low, candidate.first - 1
    while low[at] in OPENERS:
        at -= 1
    if low[at] == "of" and low[at - 1] in BANDS:
        at -= 2 + (low[at - 2] in OPENERS)  # "contact with a patrol of nine"
    if low[at] == "with" and "contact" in low[max(0, at - 4) : at] and "lost" in low[max(0, at - 3) : at]:
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "")  # "contact was lost with 12 men"
    if low[at] == "for" and low[at - 1] in STILL | {"on", "way"} and SEEKING & set(low[max(0, at - 4) : at]):
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "")  # "search continues for three fishermen"
    if low[at] == "for" and HOPES & set(low[max(0, at - 4) : at]):
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "")  # "hope fades for 22 people"
    noun = low[at - 1]
    if noun not in LOST_SIGHT or low[at] in OPENERS:
        return None
    if noun in SEEKING or noun in SIGNS or noun == "heard":
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "") if _is_sought(clause, candidate, at) else None
    ahead = low[candidate.end : candidate.end + TO_UNKNOWN]
    if low[at] == "of" and noun != "contact" and not NO.isdisjoint(low[max(0, at - 7) : at - 1]):
        return HarmWord(at - 1, at, "missing", frozenset({"state"}), "")  # "no word on the fate of 43 students"
    if low[at] == "of" and noun != "contact":
        is_unknown = not UNKNOWN.isdisjoint(ahead) or not (NOT.isdisjoint(ahead) or FOUND_OUT.isdisjoint(ahead))
    else:
        is_unknown = low[at] == "with" and noun == "contact" and ("lost" in ahead or low[at - 2] in ("lost", "losing"))
    return HarmWord(at - 1, at, "missing", frozenset({"state"}), "") if is_unknown else None


def _absent(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Around 20 men have not answered the roll call", "nine failed to answer roll call"."""
    for at in range(candidate.end, min(candidate.end + TO_UNKNOWN, len(clause.tokens))):
        if clause.low[at] in ("roll", "rollcall"):
            near = clause.low[candidate.end : at]
            absent = not (NOT | {"failed", "missed", "absent"}).isdisjoint(near)
            return HarmWord(at - 1, at + 1, "missing", frozenset({"befalls:past"}), "") if absent else None
        if at in clause.starts or clause.low[at] in (",", ";", "."):
            return None
    return None


def _is_sought(clause: Clause, candidate: Candidate, at: int) -> bool:
    """ "Rescuers are looking for seven people", "no trace of seven villagers", "nothing heard from the crew of 14"."""
    noun, link = clause.word(at - 1), clause.word(at)
    if not candidate.is_explicit:
        return False
    if noun in SEEKING:
        # those whom the police look for are no victims
        sought = not RESCUE.isdisjoint(clause.words) or not STILL.isdisjoint(clause.low[max(0, at - 3) : at - 1])
        armed = candidate.noun.population == "combatants" and RESCUE.isdisjoint(clause.words)
        return link == "for" and sought and not armed
    before = clause.low[max(0, at - 6) : at - 1]
    return link in ("of", "from") and not NO.isdisjoint(before)
