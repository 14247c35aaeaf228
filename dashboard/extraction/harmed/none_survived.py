"""All of those counted are dead: "none of the 14 survived", "nine fans, one missile, nobody spared"."""

from dashboard.extraction.counts.candidates import Clause
from dashboard.extraction.counts.harm import HarmWord

SPARING_NONE = (
    ["nobody", "spared"],
    ["none", "spared"],
    ["nobody", "survived"],
    ["no", "survivors"],
    ["none", "survived"],
)
SPARED = frozenset({"spared", "survived", "survivors"})
NONE_OF_WHOM = ["none", "of", "whom", "survived"]
NO_ONE = ["no", "one", "survived"]
TO_SURVIVE = 9  # tokens
SURVIVE = frozenset({"survive", "survives", "survived", "alive", "spared", "lived"})


def take_none_of(clause: Clause) -> None:
    """ "None of the 14 survived", "nine fans, one missile, nobody spared": all of them were killed."""
    none = None
    if not clause.words.isdisjoint(SPARED):
        none = next((at for at in range(1, len(clause.tokens)) if clause.low[at - 1 : at + 1] in SPARING_NONE), None)
        none = none or next((at for at in range(2, len(clause.tokens)) if clause.low[at - 2 : at + 1] == NO_ONE), None)
        of_whom = (at for at in range(4, len(clause.tokens)) if clause.low[at - 3 : at + 1] == NONE_OF_WHOM)
        none = none or next(of_whom, None)
    before = [c for c in clause.candidates if c.may_be_people and none is not None and c.end < none]
    if none is not None and before and not any(c.measure for c in before) and before[-1].is_explicit:
        before[-1].take(HarmWord(none, none + 1, "killed", frozenset({"befalls:past"}), ""), "right")
    for candidate in clause.candidates:
        opening = clause.low[max(0, candidate.first - 3) : candidate.first]
        if clause.low[max(0, candidate.first - 4) : candidate.first - 1] == ["no", "survivors", "among"]:
            at = candidate.first - 3  # "there were no survivors among the 14 on board"
            candidate.take(HarmWord(at, at + 1, "killed", frozenset({"state"}), ""), "left")
            continue
        none_after = clause.word(candidate.first - 1) in ("of", "the") and "none" in clause.low[candidate.end :]
        not_one = clause.low[max(0, candidate.first - 4) : candidate.first - 2] == ["not", "one"]
        if "none" not in opening and not none_after and not not_one:
            continue
        for at in range(candidate.end, min(candidate.end + TO_SURVIVE, len(clause.tokens))):
            if clause.word(at) in SURVIVE:
                candidate.take(HarmWord(at, at + 1, "killed", frozenset({"befalls:past"}), ""), "right")
