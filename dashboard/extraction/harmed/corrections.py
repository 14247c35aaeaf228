"""Numbers that tell again what was counted before, and take their measure from there.

Corrections: "earlier he had put it at six", "revised that down to three", "up from 28 this morning", "one dead, not
two". Other tellers: "local sources: 16", "the Observatory has 15". Counting on: "I stopped counting at 60".
"""

from dashboard.extraction.counts.candidates import BE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.counts.incidents import COUNTRIES
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import SINGULAR, THINGS

CORRECTING = word_lists("harmed", "corrections")
WORDS = word_lists("frames")
STATING = frozenset({"statement", "statements", "communiqué", "communique", "bulletin", "ledger", "briefing"})
CLAIMING = frozenset({"claims", "claimed", "claim", "boasts", "boasted"})
REPORTED = CORRECTING["reported"]
LONGEST_TELLER = 6
GIVEN = frozenset({"number", "figure", "toll", "count", "tally", "total"})
NO_COUNT_BEFORE = GRAMMAR["prepositions"] | CORRECTING["no_count_before"]
LISTS = CORRECTING["lists"]
NO_TELLER = BE | HAVE | MODAL | GRAMMAR["finite"] - WORDS["quoting"]
UNTOLD = THINGS - WORDS["tellers"]
HAVING_IT = frozenset({"has", "have", "had", "puts", "put", "gives", "gave"})
TO_PRONOUN = 7
EXPECTING = frozenset({"expects", "expect", "expecting", "fears", "fear", "anticipates", "anticipate", "predicts"})
AFTER_EXPECTED = frozenset({"if", "when", "once", "should", "within", "by", "in", "on", "before", ".", ""})
TO_LABEL = 12
BELIEVING = CORRECTING["believing"]


def corrects_one_before(clause: Clause, candidate: Candidate) -> bool:
    """Whether a number without a word of harm restates one said before: "it had put that at 19", "up from 28"."""
    end = candidate.phrase.end + (clause.word(candidate.phrase.end) == ",")
    after = clause.low[end : end + 3]
    named_after = after[0] in ("the", "its") and not GRAMMAR["toll_words"].isdisjoint(after)
    if named_after and clause.word(candidate.first - 1) in ("to", "at"):
        candidate.noun = candidate.noun._replace(noun_class="bare", head=None)
        return True  # "another 23 bodies, bringing to 171 the number recovered"
    claimed = clause.word(candidate.first - 1) in CLAIMING and candidate.noun.population == "combatants"
    if claimed and candidate.is_explicit and not candidate.is_single and _closes(clause, candidate.end):
        return True  # "the group claims 38 apostates", after deaths told
    if _gapped_telling(clause, candidate):
        return True
    if (
        candidate.is_explicit
        and not candidate.is_single
        and clause.low[candidate.first - 2 : candidate.first] == [":", "now"]
    ):
        return True  # "Edit: now three children"
    if candidate.is_single or candidate.noun.noun_class not in ("bare", "leaning"):
        return False
    low, first = clause.low, candidate.first
    if first == 0 and low[candidate.phrase.end] in ("is", "was") and _is_a_count(low, candidate.end):
        return True  # "Forty-two is what the Observatory has", "under ten is the army's estimate"
    if low[first - 1] in EXPECTING and low[candidate.end] in AFTER_EXPECTED:
        return True  # "expects as many as 1.5 million if fighting reaches Damascus"
    before, before_that = low[first - 1], low[first - 2]
    named = before == "of" and before_that in GIVEN | REPORTED and candidate.noun.noun_class == "bare"
    if named and (low[candidate.end] in BE or _closes(clause, candidate.end)):
        return True  # "councillors give a figure of at least 35", "earlier reports of four were wrong"
    if before == "the" and before_that == "from" and low[first - 3] in WORDS["changing"]:
        return True  # "57 dead, up from the 40 it gave at lunchtime"
    since = low[candidate.end] in ("a", "last", "the", "at", "in", "on")
    if before == "from" and before_that in WORDS["changing"] and since:
        return True  # "235,000, up from 190,000 a week ago"
    if candidate.noun.noun_class == "bare" and not _closes(clause, candidate.end):
        return False
    if before in ("was", "were", "from") and before_that == "(":
        return True  # "17 dead (was 12)"
    if before in ("another", "further") and candidate.noun.noun_class == "bare":
        return True  # "36 were killed on Monday; another 11 today"
    spoke = low[first - 3] if before_that.endswith("ly") else before_that
    if before in ("of", "about") and spoke in WORDS["speaking"]:
        return True  # "diplomats speak privately of hundreds"
    if low[max(0, first - 3) : first] in (
        ["should", "have", "been"],
        ["should", "have", "read"],
        ["list", "shows", "only"],
    ):
        return True  # "it should have been eight"
    if before == "from" and before_that in WORDS["changing"]:
        return True
    if before == "with" and before_that in ("compared", "contrasted"):
        return True
    if before == "the" and before_that == "from" and low[first - 3] in WORDS["changing"]:
        return True  # "down from the 19 reported earlier"
    if before in HAVE and before_that not in MODAL and candidate.noun.noun_class == "bare":
        return True  # "the Observatory has 15"
    if [before_that, before] in (["make", "that"], ["there", "were"], ["there", "was"]):
        return True  # "11 hurt - make that 14", "he told us there were under 900"
    if [before_that, before] == ["there", "are"] and any(harm.end <= first for harm in clause.harm):
        return True  # "as for the wounded, there are 14"
    if before in ("only", "just") and (before_that in HAVE or before_that in WORDS["giving"]):
        return True
    if before in ("as", "at") and before_that == "it" and low[first - 3] in HAVING_IT:
        return True  # "the ministry has it as seven"
    if before in (",", ":") and _told_without_verb(clause, first - 1):
        return True  # "local sources: 16", "SITE, quoting the rebels, 70"
    if before in ("against", "from") and before_that in (",", "(", "–", "—"):
        return True  # "64 dead, against 43 last night"
    if before == "to" and before_that == "up" and low[first - 3] in ("own", "owns", "owned"):
        return True  # "the council owns up to 35"
    if before == "to" and before_that in ("admits", "admitted", "admit", "owns", "owned", "confesses"):
        return True  # "Kinshasa admits to 11"
    if before == "(" and low[candidate.end] == ")" and not GIVEN.isdisjoint(low[max(0, first - 6) : first]):
        return True  # "Moscow last gave a number in September (5,937)"
    bounded = candidate.noun.noun_class == "bare" and candidate.phrase.operator not in ("eq", "between")
    bounded = bounded and before.isalpha() and low[candidate.end] in (".", ",", ";", "")
    if bounded and before not in NO_COUNT_BEFORE and not _names_things(clause, max(0, first - 3), first):
        return True  # "a helper estimates over 9,000", "as a boatman has it, at least a hundred"
    if before in WORDS["tellers"] and before_that in ("the", "a", "local") and low[first - 3] in (",", ";", "and"):
        return True  # "police now say 44, the hospital 46"
    if before_that in ("told", "tells", "tell") and clause.tokens[first - 1].text[0].isupper():
        return True  # "a source in the hospital told Reuters 51"
    if before == "it" and before_that == "makes" and low[first - 3] in ("which", "that"):
        return True  # "which makes it 44"
    if before == "is" and before_that in ("ours", "theirs", "mine"):
        return True
    several = low[first] != "one"  # "“We buried ten,” says one."
    if several and candidate.noun.noun_class == "bare" and _told_of(clause, first - 1):
        return True  # "the ministry sticks to 12", "its head will only say fifty-plus"
    if (
        several
        and before in WORDS["owning"]
        and (candidate.noun.noun_class == "bare" or before not in GRAMMAR["saying"])
    ):
        return _has_teller(clause, first - 1)  # "New Delhi has acknowledged twenty"
    if before == "," and not (GIVEN | {"version"}).isdisjoint(low[max(0, first - 6) : first]):
        return True  # "the ministry's own figure is lower, seven", "the Brotherhood's tally, 2,200, is unproven"
    if before == "is" and before_that == "it" and low[candidate.end] in ("now", "today", "by"):
        return True  # "it is eleven now"
    if (
        before in ("–", "—", "-", ";", ":", "(")
        and low[candidate.end] == ","
        and low[candidate.end + 1] in GRAMMAR["saying"]
    ):
        return True  # "nine died – eleven, says the mayor"
    if _gapped_teller(clause, candidate):
        return True  # "Reuters has ten, AFP twelve"
    if before == "for" and low[first] in ("a", "total"):
        return True  # "for a total of twenty-three"
    if before in (";", "–", "—", ":") and low[candidate.end] == "," and _told_after(clause, candidate.end + 1):
        return True  # "men were shot; more than 800, the UN believes"
    if before == "now" and before_that in (":", "", "–", "—") and low[candidate.end] in (".", ",", ";", ""):
        return True  # "Update: now 43"
    if before == "now" and before_that in ("is", "'s", "’s", "stands"):
        return True  # "it's now 23"
    if before in STATING and _closes(clause, candidate.end):
        return True  # "a hospital statement 71", "the communiqué's 'several dozen'"
    if before in ("'s", "’s") and before_that in STATING | GRAMMAR["toll_words"] | WORDS["tellers"] | {"un"}:
        return True
    if before == "then" or (before in ("of", "to", "at") and before_that == "then"):
        return True  # "wrote of 13 dead, then of 26"
    if before == "not" and before_that in (",", "and", "but"):
        return True  # "there were 12 dead, not 30"
    if before in WORDS["counted_by_hand"] or (before == "at" and before_that in WORDS["counted_by_hand"]):
        return True  # "I counted 37", "we stopped counting at 60"
    if before == "out" and before_that in WORDS["bringing_out"]:
        return True  # "from one house we took out 14"
    if before == ":" and before_that in WORDS["counted"]:
        return True  # "gave me another number: 23"
    if not WORDS["disputing"].isdisjoint(low[max(0, first - 5) : first]):
        return True  # "disputes the UN's ninety"
    if before in ("makes", "made", "making") and before_that in WORDS["resumed"]:
        return True
    if before in ("was", "is", "stood") and not WORDS["counted"].isdisjoint(low[max(0, first - 5) : first - 1]):
        return True  # "at 4pm the count was 18; by nightfall it was 31"
    if before in ("shows", "show", "showed") and not LISTS.isdisjoint(low[max(0, first - 7) : first]):
        return True  # "the list of names shows seven"
    if before in WORDS["giving"] and _has_teller(clause, first - 1):
        return True
    if before not in ("at", "to"):
        return False
    opening = low[max(0, first - TO_PRONOUN) : first - 1]
    verb = next((i for i, word in enumerate(opening) if word in WORDS["revising"]), None)
    if verb is None:
        return False
    return not WORDS["resumed"].isdisjoint(opening[verb + 1 :]) or (
        opening[-1] in WORDS["changing"] and not WORDS["resumed"].isdisjoint(opening[:verb])
    )


def _gapped_telling(clause: Clause, candidate: Candidate) -> bool:
    """ "The commission speaks of forty, the minister of around a hundred people": another teller, the same verb."""
    last = clause.candidates[candidate.place - 1] if candidate.place else None
    if last is None or not last.leans_back or candidate.is_single or clause.word(candidate.first - 1) != "of":
        return False
    between = clause.low[last.end : candidate.first]
    return between[0] in (",", "and", ";") and len(between) <= TO_LABEL and NO_TELLER.isdisjoint(between)


def _is_a_count(low: list[str], at: int) -> bool:
    ahead = low[at + 1 : at + 8]
    return ahead[0] == "what" or not WORDS["counted"].isdisjoint(ahead)


def _told_of(clause: Clause, at: int) -> bool:
    """Whether a verb of giving a number, with someone who gives it, stands before the number that follows `at`."""
    for back in range(at, max(0, at - 4), -1):
        if clause.word(back) in WORDS["telling"]:
            return clause.word(back - 1)[:1].isalpha() or clause.word(back - 1) in (",", "”", ")")
        if clause.word(back) not in WORDS["before_told"] or back in clause.starts:
            return False
    return False


def _gapped_teller(clause: Clause, candidate: Candidate) -> bool:
    """Whether only a comma and who tells stand between a count told again and this one."""
    last = clause.candidates[candidate.place - 1] if candidate.place else None
    if last is None or not last.leans_back or candidate.noun.noun_class != "bare":
        return False
    between = clause.tokens[last.end : candidate.first]
    if not 1 < len(between) <= LONGEST_TELLER or between[0].lower not in (",", "and", ";"):
        return False
    names = [token for token in between[1:] if token.lower not in ("the", "and", "at", "to", "with", "only")]
    return bool(names) and all(token.text[0].isupper() or token.lower in WORDS["tellers"] for token in names)


def _told_after(clause: Clause, start: int) -> bool:
    """Whether nothing but who tells, and that they tell it, follows up to the end of the clause."""
    for at in range(start, start + TO_LABEL):
        if clause.word(at) in GRAMMAR["saying"] or clause.word(at) in BELIEVING:
            return clause.word(at + 1) in ("", ".", ";", ")")
        if not clause.word(at)[:1].isalpha() or at in clause.harm_from or at in clause.starts:
            return False
    return False


def _told_without_verb(clause: Clause, at: int) -> bool:
    """Whether only who tells stands between the last boundary and the mark at `at`: "a doctor: at least 45"."""
    start = at
    while start > 0 and start > at - TO_LABEL and clause.word(start - 1) not in (";", ".", "!", "?"):
        start -= 1
    words = clause.low[start:at]
    if not words or start == at - TO_LABEL or not (clause.tokens[start].text[0].isupper() or words[0] in ("a", "the")):
        return False
    if not _may_tell(clause, start, at):
        return False
    if not NO_TELLER.isdisjoint(words) or _names_things(clause, start, at):
        return False
    if clause.word(at) == "," and WORDS["quoting"].isdisjoint(words):
        return False
    numbered = any(here in clause.starts and not clause.starts[here].is_single for here in range(start, at))
    return not numbered and not any(here in clause.harm_from for here in range(start, at))


def _names_things(clause: Clause, start: int, end: int) -> bool:
    """Whether tokens[start:end] name things or numbers; an acronym ("SITE") is a name."""
    tokens = clause.tokens[start:end]
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), len(tokens))
    return any(
        (token.lower in UNTOLD and not (token.text.isupper() and len(token.text) > 1)) or token.lower[0].isdecimal()
        for token in tokens[:comma]
    )


def _may_tell(clause: Clause, start: int, end: int) -> bool:
    """Whether a name, an office or one person stands in tokens[start:end], and no label as in "Patients: over 300"."""
    tokens = clause.tokens[start:end]
    if not WORDS["tellers"].isdisjoint(clause.low[start:end]) or clause.word(start) in ("breakdown", "victims"):
        return True
    if any(t.text[0].isupper() for t in tokens[1:]):
        return True
    if any(token.lower in SINGULAR for token in tokens):
        return True
    return (len(tokens[0].text) > 1 and tokens[0].text.isupper()) or tokens[0].lower in COUNTRIES


def is_on_a_list(clause: Clause, candidate: Candidate) -> bool:
    """ "Relatives have a list of 136 names", "its lists hold the names of 4,788 children": of those told before."""
    head = candidate.noun.head
    if head is not None and clause.word(head) == "names":
        return candidate.may_be_people
    named = clause.low[candidate.first - 2 : candidate.first] in (["names", "of"], ["identities", "of"])
    return named and candidate.is_explicit and not candidate.is_single


def follows_teller(clause: Clause, candidate: Candidate) -> bool:
    """ "The army: twenty gunmen, three of ours." after a count: people told of without a verb."""
    if not candidate.is_explicit or candidate.is_single:
        return False
    if candidate.place == 0 and candidate.first == 0 and clause.word(candidate.end) in ("too", "also"):
        return True  # "At least 40 civilians too, say villagers."
    if clause.word(candidate.first - 1) != ":":
        return False
    closes = clause.word(candidate.end) in ("", ".", ",", ";", "in", "at", "and")
    return closes and _told_without_verb(clause, candidate.first - 1)


def _has_teller(clause: Clause, at: int) -> bool:
    """Whether a subject and not a person's name with an age stands before "says 21"."""
    return at >= 1 and clause.word(at - 1)[:1].isalpha()


def _closes(clause: Clause, at: int) -> bool:
    """Whether the clause ends after the number, but for a word of time."""
    word = clause.word(at)
    return word == "" or not word[0].isalnum() or word in WORDS["time_after"]


def follows_suit(clause: Clause, candidate: Candidate) -> bool:
    """ "Half a million could follow"."""
    if candidate.noun.noun_class not in ("bare", "leaning"):
        return False
    words = clause.low[candidate.end : candidate.end + 3]
    if words[0] in ("to", "due", "are", "set") and "follow" in clause.low[candidate.end : candidate.end + 5]:
        return True  # "597 are due to follow", "with 550 to follow"
    return words[0] in ("followed", "follow") or (words[0] in WORDS["may"] and "follow" in words[1:])
