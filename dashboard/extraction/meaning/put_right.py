"""Numbers that a writer or a speaker puts right: "one dead, not two", "lowered from 31 to 24", "we earlier said 22"."""

from dashboard.extraction.counts.candidates import Candidate, Clause
from dashboard.extraction.counts.setting import WORDS as SCOPE_WORDS
from dashboard.extraction.counts.setting import Setting
from dashboard.extraction.meaning.own_words import WRITERS
from dashboard.extraction.meaning.unreal import back
from dashboard.extraction.word_lists import word_lists

WORDS = word_lists("unreal")
GAVE, REJECT = SCOPE_WORDS["gave"], SCOPE_WORDS["reject"]
EARLIER_POSTS = frozenset({"version", "post", "entry", "update", "tweet", "bulletin", "report"})
CORRECTING = frozenset({"correction", "misheard", "erratum", "corrigendum", "misread", "slip"})
OURS = frozenset({"we", "our", "this", "entry", "post", "version"})
TO_ACCOUNT = 12
TO_CORRECTED = 14
TO_INITIAL, TO_LOWERED = 6, 10


def is_put_right(setting: Setting) -> bool:
    """Whether a number is withdrawn for another one."""
    clause, candidate = setting.clause, setting.candidate
    thought = _was_only_thought(clause, candidate.first)
    if _is_corrected(setting, thought=thought) or _is_lowered(clause, candidate):
        return True
    return _is_before_the_right_one(clause, candidate, thought=thought)


def _was_only_thought(clause: Clause, first: int) -> bool:
    """Whether what stands before `first` was held for true before: "Earlier it was thought that two were missing"."""
    if clause.words.isdisjoint(WORDS["thinking"]):
        return False
    before = clause.low[max(0, first - TO_ACCOUNT) : first]
    return not WORDS["thinking"].isdisjoint(before) and not WORDS["earlier"].isdisjoint(before)


def _is_corrected(setting: Setting, *, thought: bool) -> bool:
    """ "Correction: we wrote of four dead", "an earlier version said seven were dead", "one dead, not two"."""
    clause, candidate = setting.clause, setting.candidate
    low, first = clause.low, candidate.first
    corrects = setting.corrects or not CORRECTING.isdisjoint(clause.words)
    if candidate.leans_back and not REJECT.isdisjoint(low[max(0, first - 5) : first]):
        return True  # "disputes the UN's ninety"
    if low[first - 3 : first] == [",", "not", "the"] and candidate.phrase.operator == "eq":
        return True  # "one person died, not the seven martyrs they spoke of"
    apart = low[first - 2 : first] == [",", "not"] or low[first - 3 : first] == [",", "and", "not"]
    if apart and low[candidate.end] == "," and candidate.noun.noun_class == "bare":
        return True  # "38 soldiers, not 25, were killed"
    if candidate.how == "not":
        return True  # "killed not 60, as first reported, but 19"
    if candidate.leans_back and low[first - 1] == "not" and low[first - 2] in (",", "and"):
        if thought:
            return False
        # "Correction: 40 were hurt, not 400"; but "we first gave 13 dead, not 30" puts the first right
        return not corrects or GAVE.isdisjoint(low[max(0, first - TO_CORRECTED) : first])
    if not corrects and EARLIER_POSTS.isdisjoint(clause.words):
        return False
    opening = low[max(0, first - TO_CORRECTED) : first]
    bulletin = corrects and not EARLIER_POSTS.isdisjoint(opening)  # "ERRATUM – Bulletin 211 gave 12 killed"
    ours = (
        bulletin
        or not WRITERS.isdisjoint(opening)
        or any(word in EARLIER_POSTS and "earlier" in opening[max(0, at - 2) : at] for at, word in enumerate(opening))
    )
    if clause.low[:3] == ["an", "earlier", "version"] and "now" not in low[:first]:
        return not GAVE.isdisjoint(low[:first])  # "… of this page put the dead in the strike on Homs at 19"
    return ours and not GAVE.isdisjoint(opening) and "now" not in opening


def _is_lowered(clause: Clause, candidate: Candidate) -> bool:
    """ "An initial count of 31 dead has been lowered to 24": withdrawn; one that rose was true at its time."""
    low, first = clause.low, candidate.first
    if low[first - 1] == "from" and not clause.words.isdisjoint(WORDS["changed_to"] | WORDS["falling"]):
        return _falls_to_the_next(clause, candidate)
    if clause.words.isdisjoint(WORDS["lowered"]):
        return False
    before = back(low, first, TO_INITIAL)
    initial = not WORDS["initial"].isdisjoint(before) and not WORDS["accounts"].isdisjoint(before)
    return initial and not WORDS["lowered"].isdisjoint(low[candidate.end : candidate.end + TO_LOWERED])


def _falls_to_the_next(clause: Clause, candidate: Candidate) -> bool:
    """ "Revised the death toll from 1,400 to 1,200", "cut its count of dead from 22 down to 19"."""
    low, first = clause.low, candidate.first
    before = back(low, first, TO_ACCOUNT)
    falls = not WORDS["falling"].isdisjoint(before) and not WORDS["reckonings"].isdisjoint(before)
    if not falls and (WORDS["changed_to"].isdisjoint(before) or WORDS["counts_of"].isdisjoint(before)):
        return False
    following = clause.candidates[candidate.place + 1 : candidate.place + 2]
    if not following or not 0 < following[0].first - candidate.end <= 3 or low[following[0].first - 1] != "to":
        return False
    return (following[0].phrase.low or 0) < (candidate.phrase.low or 0)


def _is_before_the_right_one(clause: Clause, candidate: Candidate, *, thought: bool) -> bool:
    """ "We earlier reported 22 dead; the correct number is 12": the number before the right one."""
    if thought and clause.low[candidate.first - 1] != "not":
        after = clause.low[candidate.end : candidate.end + TO_ACCOUNT]
        return ("," in after and after[after.index(",") + 1 :][:1] == ["not"]) or "whereas" in after
    if clause.words.isdisjoint(WORDS["putting_right"]) or clause.words.isdisjoint(WORDS["earlier"]):
        return False
    before = back(clause.low, candidate.first, TO_ACCOUNT)
    if before[:1] == ["not"]:
        return False  # "our 9 o'clock entry first gave 13 dead, not 30": the right one
    return not OURS.isdisjoint(before) and not WORDS["earlier"].isdisjoint(before)
