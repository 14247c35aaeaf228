"""People nobody knows anything of: "the whereabouts of three are unknown", "contact with 12 soldiers was lost"."""

from dashboard.extraction.candidates import Candidate, Clause
from dashboard.extraction.harm import HarmWord

LOST_SIGHT = frozenset({"whereabouts", "fate", "fates", "contact"})
OPENERS = frozenset({"the", "its", "their", "his", "her", "our", "all", "another", "other", "a", "further"})
UNKNOWN = frozenset({"unknown", "unclear", "uncertain"})
FOUND_OUT = frozenset({"known", "clear", "established", "determined", "confirmed"})
NOT = frozenset({"not", "yet", "n't", "never"})
TO_UNKNOWN = 9  # tokens


def out_of_sight(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """The word for what is unknown of those counted, read as missing."""
    if LOST_SIGHT.isdisjoint(clause.words):
        return None
    low, at = clause.low, candidate.first - 1
    while low[at] in OPENERS:
        at -= 1
    noun = low[at - 1]
    if noun not in LOST_SIGHT:
        return None
    ahead = low[candidate.end : candidate.end + TO_UNKNOWN]
    if low[at] == "of" and noun != "contact":
        is_unknown = not UNKNOWN.isdisjoint(ahead) or not (NOT.isdisjoint(ahead) or FOUND_OUT.isdisjoint(ahead))
    else:
        is_unknown = low[at] == "with" and noun == "contact" and ("lost" in ahead or low[at - 2] in ("lost", "losing"))
    return HarmWord(at - 1, at, "missing", frozenset({"state"}), "") if is_unknown else None
