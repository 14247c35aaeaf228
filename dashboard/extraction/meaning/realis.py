"""Whether a number is said to have happened: actual, denied, hypothetical, or historical (an older event recalled)."""

from dashboard.extraction.counts.setting import BREAKS, MONTHS, WORDS, Setting
from dashboard.extraction.meaning.hoped_for import is_hoped_for
from dashboard.extraction.meaning.made_up import CONFIRMED, is_made_up
from dashboard.extraction.meaning.of_these_days import is_of_these_days
from dashboard.extraction.meaning.put_right import is_put_right
from dashboard.extraction.meaning.taken_back import is_taken_back
from dashboard.extraction.meaning.unreal import is_called_untrue, is_expected, only_withholds
from dashboard.extraction.speech.not_said import is_not_said_at
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Realis, Scope

LISTS = word_lists("meaning", "realis")
TO_DENIAL = 45  # tokens back from a number to the verb that denies it
TO_TRIGGER = 25
OPENING = 8  # tokens
TO_MAIN_CLAUSE = 60
TO_MODAL = 25
DEMANDING = frozenset({"demand", "demands", "demanded", "demanding", "seeks", "seeking"})
FACING = frozenset({"face", "faces", "facing", "faced", "at"})
INVOLVED = frozenset({"role", "involvement", "responsibility", "part", "hand", "link"})
OLD_DAYS = 3  # an event dated more days before publication is recalled, not news
ENDS_TRIGGER = BREAKS | {".", "when", "where", "killing", "leaving", "wounding", "injuring"}
AGO = WORDS["ago"] | {"last"}
DENYING, UNTRUE = WORDS["deny"] | WORDS["reject"], WORDS["untrue"] | WORDS["withdrawn"]
TRIGGERING = frozenset({"after"}) | {max(phrase.split(), key=len) for phrase in WORDS["triggers"]}
NOT_YET = WORDS["may"] | WORDS["will"]
OF_TIME = WORDS["long_units"] | WORDS["short_units"]
ADVERBS = frozenset({"still", "also", "well", "now", "yet", "already", "even"})
COURTS = frozenset({"court", "trial", "sentence", "sentenced", "sentences", "verdict", "tribunal"})
RECALLING_CAPTIVES = WORDS["background"] - COURTS  # of those held a court's news is news
WORST = frozenset({"worst", "biggest", "largest", "most"})
PREVIOUS = frozenset({"previous", "earlier", "prior"})
RELATIVE = frozenset({"where", "which", "when", "after"})
DID = frozenset({"did", "has", "have", "had"})
NOT = frozenset({"not", "never", "n't", "n’t"})
DID_NOT = frozenset(f"{did}n{mark}t" for did in DID for mark in "'’")
OCCASIONS = LISTS["occasions"]
TO_OCCASION = 6
MEANWHILE = frozenset({"as", "while"})
JUST_BEFORE = frozenset({"day", "hours", "shortly", "soon", "minutes"})

OF_NOW = frozenset({"are", "is", "were", "have", "has"})
KNOWN = frozenset({"the", "or", "those", "these", "any", "all"})  # "whether the 12 killed were civilians"
ASIDES = LISTS["asides"]


def realis_of(setting: Setting, scope: Scope, cause: str = "") -> tuple[Realis, str]:
    """The realis of a number and the name of the rule that gave it, empty for the default, actual.

    `cause` is the rule that gave its scope.
    """
    clause, candidate = setting.clause, setting.candidate
    denied = setting.refuted or _is_denied(setting) or is_called_untrue(clause, candidate)
    if denied or is_put_right(setting) or is_taken_back(clause, candidate):
        return "denied", "denied"
    unreal = _is_hypothetical(setting) or is_expected(clause, candidate)
    if unreal or is_hoped_for(clause, candidate) or is_made_up(clause, candidate):
        return "hypothetical", "not happened"
    if cause == "recorded in a year":
        return "actual", ""
    if scope != "cumulative" and (rule := _is_historical(setting)):
        return "historical", rule
    if cause == "too large for one incident" and _is_long_ago(setting):
        return "historical", "time ago"
    if cause == "in a war" or (cause == "the war as the cause" and _names_year_before(setting)):
        return "historical", "an older war"
    return "actual", ""


def _is_denied(setting: Setting) -> bool:
    """ "denied killing dozens", "denies that 100 people were killed", "were not killed", "initially 22 … then 12"."""
    if setting.candidate.measure == "missing" and "roll" in setting.clause.words:
        return False  # "twenty have not answered the roll call"
    clause, candidate, harm = setting.clause, setting.candidate, setting.candidate.harm
    low = clause.low
    start = candidate.first if clause.words.isdisjoint(DENYING) else candidate.first - TO_DENIAL
    for at in range(candidate.first - 1, max(-1, start), -1):
        word = low[at]
        if word in WORDS["deny"] and is_not_said_at(low, at):
            break  # "neither confirmed nor denied that 11 were killed"
        if word in WORDS["deny"] and not (word == "deny" and low[at - 1] == "to"):
            if only_withholds(low, at):
                break  # "denied visas to relatives of the 12 killed"
            if _is_of_a_known_one(low, at, candidate.first):
                break
            return INVOLVED.isdisjoint(low[at + 1 : at + 4])  # "denied any role in the death of the 49"
        if word in WORDS["reject"] and not WORDS["accounts"].isdisjoint(low[at + 1 : at + 6]):
            return True  # "rejected reports that 12 were killed", but not "withdrew after losing 12"
        if word in RELATIVE and (
            low[at - 1] == "," or low[at - 2] == "," or (word == "where" and low[at - 2] == "the")
        ):
            break  # "denies shelling the market, where 12 people died", "using jets in the raid, in which 17 died"
        if word in WORDS["after_denial"] or word in BREAKS:
            if low[at - 1] in DENYING:
                return True  # "rejects claims that its soldiers killed 140"
            break
    if harm and not {"not", "never"}.isdisjoint(_without_aside(low[candidate.end : harm.first])):
        return True
    if harm and harm.end <= candidate.first and _is_done_by_nobody(low, harm.first):
        return True
    if harm and not clause.words.isdisjoint(UNTRUE):
        for at in range(harm.end, harm.end + 12):
            if low[at] in WORDS["untrue"] and not {"was", "were", "is", "are", "as"}.isdisjoint(low[at - 2 : at]):
                return True  # "reports that 400 soldiers were killed are false"
            if low[at] in WORDS["withdrawn"] and low[at - 1] in ("been", "was", "were", "is", "are", "later"):
                return True  # "earlier reports of 30 dead have been withdrawn"
            if low[at] in BREAKS:
                break
    if WORDS["first_version"].isdisjoint(low[max(0, candidate.first - 10) : candidate.first]):
        return False
    later = clause.candidates[candidate.place + 1 : candidate.place + 6]
    return any(
        other.measure == candidate.measure and (other.phrase.low or other.phrase.high or 0) < setting.size
        for other in later
    )


def _is_of_a_known_one(low: list[str], deny: int, first: int) -> bool:
    """ "Denied that police were late to the bombing that killed 41": what is denied is not the bombing."""
    that = [at for at in range(deny + 1, first) if low[at] == "that"]
    if len(that) < 2 or low[that[-1] - 1] not in WORDS["incident"]:
        return False
    return "the" in low[that[-1] - 3 : that[-1]]


def _is_done_by_nobody(low: list[str], verb: int) -> bool:
    """ "It did not kill 21 people", "has never killed"; "did not only kill" says that it did."""
    return low[verb - 1] in DID_NOT or (low[verb - 1] in NOT and low[verb - 2] in DID)


def _without_aside(between: list[str]) -> list[str]:
    """The words between a number and its verb without an aside of who they were: ", most of whom could not run,"."""
    if between.count(",") < 2:
        return between
    opening = between.index(",")
    if opening + 1 < len(between) and between[opening + 1] in ASIDES:
        return between[:opening] + between[len(between) - between[::-1].index(",") :]
    return between


def _is_hypothetical(setting: Setting) -> bool:
    """ "will be executed", "could kill thousands", "threatened to kill 12", "if 100 people die"."""
    clause, candidate, harm = setting.clause, setting.candidate, setting.candidate.harm
    if harm is None:  # "half a million could follow"
        after = clause.word(candidate.end)
        return (after in NOT_YET or after in ("to", "due", "are", "set")) and "follow" in setting.word_set
    if candidate.how == "toll" and harm.end < candidate.first:
        reached = [t.lower if t.text.islower() else "" for t in clause.tokens[harm.end : candidate.first]]
        if not NOT_YET.isdisjoint(reached) and "have" not in reached:
            return True  # "the toll could exceed 5,000"
    if harm.measure == "displaced" and clause.word(harm.first) in FACING and harm.end - harm.first > 1:
        return True  # "1,500 people face eviction", "at risk of displacement"
    right = harm.first >= candidate.end
    start = candidate.end if right else max(0, harm.first - 5)
    # an auxiliary is in lower case: "18 May 2017" is no "may"
    region = [
        t.lower if t.text.islower() or not t.text.isalpha() else ""
        for t in ([] if NOT_YET.isdisjoint(clause.words) else clause.tokens[start : min(harm.first, start + 30)])
    ]
    region = _without_aside(region) if right else region
    for at, word in enumerate(region):
        if word not in NOT_YET:
            continue
        ahead = next((later for later in region[at + 1 :] if later not in ADVERBS), "")
        # "may have died", "may be trapped" tell of now; "could be displaced" does not
        of_now = ahead in ("have", "lie") or (ahead == "be" and (word == "may" or harm.reads("state")))
        if (word in WORDS["will"] and ahead != "have") or (word in WORDS["may"] and not of_now):
            return True
    first = min(candidate.first, harm.first)
    before = clause.low[max(0, first - 6) : first]
    if before[-1:] == ["be"] and (before[-2] in NOT_YET or before[-2].endswith("'ll")):
        return True  # "there will be fifty dead"
    if not right and harm.reads("acts:base") and before[-1:] == ["and"] and _in_modal(clause.low, first):
        return True  # "might kill 25,000 and displace five million"
    if not right and harm.reads("acts:base", "befalls:base") and before[-1:] == ["to"]:
        return WORDS["managed"].isdisjoint(before)  # "negotiations to free 12 hostages"
    if harm.reads("noun_of") and "for" in before and {"fear", "fears"} & {*before, *clause.low[harm.first : first]}:
        return True  # "fears for the lives of 150 trapped civilians"
    if harm.reads("noun_of") and not clause.words.isdisjoint(WORDS["calling"]):
        near = set(_words_before(clause.low, first))
        if ("for" in before or near & DEMANDING) and near & WORDS["calling"]:
            return True  # "calls for the release of 1,000 prisoners"
    if not {"if", "unless"}.isdisjoint(before):
        return CONFIRMED.isdisjoint(before)  # "if confirmed, 12 people are dead"
    if "whether" in before and candidate.phrase.operator != "between":
        asked = before.index("whether") + 1
        return KNOWN.isdisjoint(before[asked : asked + 1])  # "it was not clear whether 12 people had died"
    if right and not OF_NOW.isdisjoint(clause.low[candidate.end : harm.first]):
        return False  # "neighbours fear that another dozen are still under the slabs"
    governed = right or harm.reads("acts:base", "acts:gerund")
    if not governed or WORDS["threats"].isdisjoint(before[-4:]) or {"to", "of", "that"}.isdisjoint(before[-3:]):
        return False
    return not ("that" in before and ("warned" in before or "warns" in before))


def _is_historical(setting: Setting) -> str:
    """The rule by which the number recalls an older event, or an empty string."""
    if _is_trigger(setting):
        return "trigger of the news"
    recalling = RECALLING_CAPTIVES if setting.candidate.measure == "detained" else WORDS["background"]
    if not setting.word_set.isdisjoint(recalling) and _is_of_the_recalling(setting, recalling):
        return "anniversary or court"
    if _is_of_an_earlier_one(setting):
        return "an earlier incident"
    if _is_long_ago(setting):
        return "time ago"
    if is_of_these_days(setting):
        return ""
    if setting.older_year():
        return "older year"
    if _is_deadliest_since(setting):
        return "the worst since then"
    if setting.older_month():
        return "older month"
    return "older day" if setting.days_before() > OLD_DAYS and not setting.spans_dates() else ""


def _is_of_the_recalling(setting: Setting, recalling: frozenset[str]) -> bool:
    """Whether what recalls stands before the number, or is said of it: not "a bomb at a memorial, killing six"."""
    low, (start, end) = setting.clause.low, setting.span
    harm = setting.candidate.harm
    first = min(setting.candidate.first, harm.first if harm else setting.candidate.first)
    for at in [at for at in range(start, end) if low[at] in recalling]:
        if at > first and not MEANWHILE.isdisjoint(low[first:at]):
            continue  # "a bomb killed 23 as the city marked the anniversary"
        goes_on = any(low[i] == "," and low[i + 1] in ENDS_TRIGGER for i in range(at, first))
        if (at < first and not goes_on) or not OCCASIONS.intersection(low[max(0, at - TO_OCCASION) : at]):
            return True
    return False


def _in_modal(low: list[str], first: int) -> bool:
    """Whether a modal stands before "and" at first - 1 in the same clause."""
    for at in range(first - 2, max(-1, first - TO_MODAL), -1):
        if low[at] in BREAKS:
            return False
        if low[at] in NOT_YET and not low[at + 1].isdecimal():
            return True  # not "in May 2024"
    return False


def _names_year_before(setting: Setting) -> bool:
    """Whether the clause names a year before that of publication: "the war of 1988–94", "in 2011 the war"."""
    day = setting.day
    years = [int(word) for word in setting.words if len(word) == 4 and word.isdecimal()]
    return day is not None and any(1900 <= year < day.year for year in years) and "since" not in setting.word_set


def _words_before(low: list[str], first: int) -> list[str]:
    """The eight words before an index."""
    return low[max(0, first - 8) : first]


def _is_deadliest_since(setting: Setting) -> bool:
    """ "the deadliest strike since March, when 51 died"."""
    low, first = setting.clause.low, setting.candidate.first
    if "since" not in low[max(0, first - 14) : first]:
        return False
    since = max(at for at in range(max(0, first - 14), first) if low[at] == "since")
    if "when" in low[max(since, first - 3) : first]:
        return True
    worst = any(word in WORST or word.endswith("iest") for word in low[max(0, since - 8) : since])
    return worst and not {"that", "which"}.isdisjoint(low[since:first])  # "since a bombing in May that killed 60"


def _is_of_an_earlier_one(setting: Setting) -> bool:
    """ "Previous strikes on the camp killed 50", "in an earlier attack 15 died"."""
    if setting.word_set.isdisjoint(PREVIOUS):
        return False
    low = setting.clause.low
    return any(
        low[at] in PREVIOUS and not WORDS["incident"].isdisjoint(low[at + 1 : at + 3]) and low[at - 1] != "than"
        for at in range(setting.span[0], setting.candidate.first)
    )


def _is_trigger(setting: Setting) -> bool:
    """ "… strikes Gaza after a rocket killed 12 people": the clause after the trigger names an older event."""
    clause, candidate, harm = setting.clause, setting.candidate, setting.candidate.harm
    low = clause.low
    if clause.words.isdisjoint(TRIGGERING):
        return False
    if low[candidate.first - 1] == "," and candidate.how == "right":
        return False  # "seven weeks after the coup, nine soldiers fell"
    first = min(candidate.first, harm.first if harm else candidate.first)
    goes_on = low[first] in ENDS_TRIGGER and low[first - 1] == ","
    for at in range(first - 1, max(0, first - TO_TRIGGER), -1):
        word = low[at]
        if word in ENDS_TRIGGER or (len(word) == 4 and word.isdecimal()) or (word == "as" and low[at - 1] == ","):
            return False
        if word == "after":
            gerund = clause.harm_from.get(at + 1)
            if gerund and gerund.reads("acts:gerund") and not candidate.is_single:
                return False  # "fled after killing two guards": those who flee have just done it
            lasts = not OF_TIME.isdisjoint(low[at + 1 : at + 5])
            if lasts or low[at - 1] in JUST_BEFORE:
                return False  # "after days of fighting", "a day after"
        if not (word in WORDS["triggers"] or " ".join(low[max(0, at - 2) : at + 1]) in WORDS["triggers"]):
            continue
        if goes_on and word != "after":
            return False  # "struck Idlib in response to an ambush, killing ten"
        if at < 3 or not WORDS["same_event"].isdisjoint(low[max(0, at - TO_MAIN_CLAUSE) : at]):
            return False
        if candidate.how == "left" and harm and low[harm.end] == "of":
            return True  # "after the killing of a soldier"
        # "three people are injured after a man … takes a woman hostage" is one event
        earlier = clause.candidates[max(0, candidate.place - 6) : candidate.place]
        return not any(other.measure and other.how == "right" and other.first < at for other in earlier)
    return False


def _years_after(setting: Setting) -> bool:
    """ "years after a siege that killed thousands": what the years are counted from, up to a comma."""
    if "after" not in setting.word_set or setting.word_set.isdisjoint(WORDS["long_units"]):
        return False
    low, first = setting.clause.low, setting.candidate.first
    for at in range(first - 1, max(0, first - TO_TRIGGER), -1):
        if low[at] == "," and low[at + 1] != "when":
            return False
        if low[at] == "after":
            return low[at - 1] in WORDS["long_units"]
    return False


def _is_long_ago(setting: Setting) -> bool:
    """ "three days earlier", "two years ago", "last month", "30 years since the massacre"."""
    if setting.marks_years():
        return True
    if setting.spans_dates():
        return False  # "between January and August last year": a count of now over a time
    if _years_after(setting):
        return True
    opening = setting.clause.low[:OPENING]
    if "ago" in opening and ":" in opening and not setting.candidate.leans_back:
        return True  # "A month ago: two days of fighting left 890 dead"
    if setting.word_set.isdisjoint(AGO):
        return False
    words = setting.words
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word in WORDS["ago"] and (before in WORDS["long_units"] or before in WORDS["short_units"]):
            if "since" in words[max(0, at - 8) : at]:
                continue  # "the worst attack since Assad fell three months ago"
            return before not in ("hour", "hours") and words[max(0, at - 2) : at] != ["a", "day"]
        after = words[at + 1 : at + 3]
        if word != "last" or before in ("the", "in", "until", "since"):
            continue
        if after[:1] == ["week"] and ("had" in setting.word_set or (at < 2 and after[1:] in (["'s"], ["’s"]))):
            return True
        if after and after[0] in MONTHS:
            return True
        if after[:1] in (["month"], ["year"]) and after[1:] not in (["'s"], ["’s"]):
            return True
    return False
