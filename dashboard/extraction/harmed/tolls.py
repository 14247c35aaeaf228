"""Numbers governed by a toll: "the death toll rose to 12", "puts the number of dead at 40", "the dead numbered 28"."""

from dashboard.extraction.counts.candidates import BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.harm import HarmWord
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL

WORDS = word_lists("harmed", "tolls")
TOLL_LINKS = GRAMMAR["toll_links"]
PASSING = GRAMMAR["passing"]
TOLL_BREAKS = GRAMMAR["toll_breaks"]
TOLL_WORDS = GRAMMAR["toll_words"]
BRINGING = frozenset({"bringing", "brings", "brought", "taking", "takes", "raising", "raises"})
NUMBERED = frozenset({"number", "numbers", "numbered", "total", "totals", "totalled", "totaled"})
OWNED = WORDS["owned"]
BODIES = frozenset({"bodies", "corpses", "remains", "cadavers"})
PUTS = GRAMMAR["puts"]
TOLL_FARTHEST = 34
SIDES = WORDS["sides"]
GIVING = WORDS["giving"]
REVISING = word_lists("frames")["revising"]
RUNNING = WORDS["running"]
TO_MOVING = 8  # tokens from "by 12 percent in 2010," back to its verb
TO_SUBJECT = 12  # tokens from "Deaths in the shelling of Taiz" to its verb
OPENING = frozenset({"", ".", "the", ";", ":", "that", "says", "said", "confirmed", "civilian", "and", "total"})
TO_RUNNING = 9  # tokens from a word of harm to "number in the hundreds"
MOVING = WORDS["moving"]
REACHING = MOVING | WORDS["reaching"]


def _owned(clause: Clause, at: int) -> bool:
    """Whether "the", "its" or "today's" stands before the dead at `at`, or before an adjective of theirs."""
    nation = at > 0 and clause.tokens[at - 1].text[0].isupper()  # "puts Pakistani dead at 58"
    nation = nation or clause.word(at - 1) in SIDES or clause.word(at - 1) in PUTS  # "puts regime dead at 70"
    return nation or clause.word(at - 1) in OWNED or clause.word(at - 2) in OWNED


def _reached(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Arrests since dawn reached 112", "the dead now number 61", "(the toll rose to 12) and the wounded to 31"."""
    at, moved = candidate.first - 1, False
    if clause.word(at) in ("to", "at", "of"):
        at -= 1
    while at > 0 and clause.word(at) in REACHING:
        moved = moved or clause.word(at) in MOVING
        at -= 1
    harm = clause.harm_to.get(at)
    if harm is None or harm.needs == "family" or not harm.reads("counts", "state", "toll"):
        return None  # "the count has since gone up to eleven"
    if moved:
        plural = clause.word(harm.end - 1).endswith("s") and harm.reads("counts", "toll")
        return harm if plural or _owned(clause, harm.first) else None
    last = clause.candidates[candidate.place - 1] if candidate.place else None
    after_toll = last is not None and last.how == "toll" and clause.word(candidate.first - 1) in ("to", "at")
    return harm if after_toll and clause.word(harm.first - 1) in ("the", "its", "those") else None


def _subject_of_total(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Deaths in the shelling of Taiz have climbed to 11", "Palestinians killed since May now number 811"."""
    at = candidate.first - 1 - (clause.word(candidate.first - 1) in ("to", "at", "of"))
    at = _before_share(clause, at)
    if clause.word(at) not in MOVING:
        return None
    while at > 0 and clause.word(at) in REACHING:
        at -= 1
    for back in range(at, max(-1, at - TO_SUBJECT), -1):
        if clause.word(back) in TOLL_BREAKS or clause.word(back) == "," or back in clause.starts:
            return None
        harm = clause.harm_from.get(back)
        if harm is None:
            continue
        opens = clause.word(back - 1) in OPENING or (harm.reads("acts:participle") and clause.word(back - 2) in OPENING)
        people = PLURAL.get(clause.word(back - 1)) is not None and harm.reads("acts:participle")
        return (
            harm if opens and (people or (harm.reads("counts") and clause.word(harm.end - 1).endswith("s"))) else None
        )
    return None


def _before_share(clause: Clause, at: int) -> int:
    """The index before "by 15%", "by 12 percent in 2010," and "to a record level", where they stand before `at`."""
    for back in range(at, max(0, at - TO_MOVING), -1):
        word = clause.word(back)
        if word == "by" or (word == "to" and clause.word(back + 1) in ("a", "an", "its", "their")):
            return back - 1
        if word in MOVING or not (word[:1].isalnum() or word in (",", "%", "-", ".")):
            break
    return at


def _in_the_hundreds(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "The dead left uncollected number in the hundreds", "losses run into the thousands"."""
    at = candidate.first - 1
    at -= clause.word(at) == "the"
    if clause.word(at) not in ("in", "into", "to") or clause.word(at - 1) not in RUNNING:
        return None
    for back in range(at - 2, max(-1, at - TO_RUNNING), -1):
        harm = clause.harm_to.get(back)
        if harm and harm.reads("toll", "counts", "state", "acts:participle"):
            return harm if harm.reads("toll", "counts") or _owned(clause, harm.first) else None
        if clause.word(back) in TOLL_BREAKS or back in clause.starts:
            return None
    return None


def _put_at(clause: Clause, at: int) -> HarmWord | None:
    """ "Wounded put at more than 15", "the missing were estimated at 40": the state right before."""
    if clause.word(at) not in ("put", "estimated", "counted", "reckoned", "set", "given"):
        return None
    at -= 1
    while clause.word(at) in BE_OR_HAVE or clause.word(at) in ("now", "provisionally", "officially"):
        at -= 1
    harm = clause.harm_to.get(at)
    return harm if harm and harm.reads("state", "counts", "acts:participle") and at - 1 not in clause.harm_to else None


def _revised(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Police have revised the dead up from five to seven"."""
    if candidate.noun.noun_class != "bare":
        return None
    for at in range(candidate.first - 2, max(-1, candidate.first - TO_MOVING), -1):
        harm = clause.harm_to.get(at)
        if harm and harm.reads("state", "counts") and clause.word(harm.first - 1) in OWNED:
            return harm if not REVISING.isdisjoint(clause.low[max(0, harm.first - 4) : harm.first]) else None
    return None


def _he_gives(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Own dead he gives as three": the object before who gives it."""
    at = candidate.first - 2
    if clause.word(at) not in GIVING | PUTS or clause.word(at - 1) not in ("he", "she", "they", "it"):
        return None
    harm = clause.harm_to.get(at - 2)
    return harm if harm and harm.reads("state", "counts") else None


def govern_by_toll(clause: Clause, candidate: Candidate) -> None:
    """ "the death toll rose to 12", "puts the number of dead at 67,408", "estimate of deaths to nearly 93,000"."""
    before, phrase = clause.word(candidate.first - 1), candidate.phrase
    numbered = clause.harm_to.get(candidate.first - 2) if before in NUMBERED else None
    if numbered and clause.word(numbered.first - 1) in OWNED:
        candidate.take(numbered, "toll")  # "the dead numbered 28"
        return
    if candidate.noun.noun_class == "bare" and (subject := _subject_of_total(clause, candidate)):
        candidate.take(subject, "toll")
        return
    if before in ("from", "to") and (revised := _revised(clause, candidate)):
        candidate.take(revised, "toll")
        return
    if before in ("as", "at") and (given := _he_gives(clause, candidate)):
        candidate.take(given, "toll")
        return
    many = candidate.phrase.operator == "order_of_magnitude" and candidate.noun.noun_class == "bare"
    if many and (running := _in_the_hundreds(clause, candidate)):
        candidate.take(running, "toll")
        return
    if candidate.noun.noun_class == "bare" and (reached := _reached(clause, candidate)):
        candidate.take(reached, "toll")
        return
    if before == "at" and candidate.noun.noun_class == "bare" and (state := _put_at(clause, candidate.first - 2)):
        candidate.take(state, "toll")
        return
    given = clause.harm_to.get(candidate.first - 2) if before == "as" else None
    if (
        given
        and given.reads("state", "counts")
        and not GIVING.isdisjoint(clause.low[max(0, given.first - 4) : given.first])
    ):
        candidate.take(given, "toll")  # "gave enemy dead as 63"
        return
    closes = not clause.word(candidate.end)[:1].isalnum()
    toll = clause.harm_to.get(candidate.first - 1)
    if toll and toll.reads("toll") and closes and candidate.noun.noun_class == "bare":
        candidate.take(toll, "toll")  # "Strike on market: death toll 55, injured 170"
        return
    bounded = phrase.operator in ("gte", "gt", "lte") and not clause.word(candidate.end)[:1].isalnum()
    passed = phrase.first < phrase.core and (clause.word(phrase.first) in PASSING or bounded)
    if candidate.is_single or not (before in TOLL_LINKS or passed):
        return
    for back in range(candidate.first - 1, max(-1, candidate.first - 1 - TOLL_FARTHEST), -1):
        word, harm = clause.word(back), clause.harm_from.get(back)
        if word in TOLL_BREAKS:
            return
        if harm and harm.reads("toll"):
            if before != "from" or clause.word(candidate.end) == "to":
                candidate.take(harm, "toll")
            return
        owned = harm is not None and (_owned(clause, back) or clause.word(back) == "deaths")
        those = harm is not None and clause.word(back - 1) == "those" and harm.reads("acts:participle")
        put = harm and before in ("at", "to", "is") and (those or (harm.reads("state", "counts") and owned))
        put = put or (
            harm is not None and before == "to" and clause.word(back - 1) in BRINGING
        )  # "bringing dead to 12"
        put = put and not any(at in clause.harm_from for at in range(back + 1, candidate.first))
        if harm and put and not PUTS.isdisjoint(clause.low[max(0, back - 12) : back]):
            candidate.take(harm, "toll")  # "put the dead at 40"
            return
        if word not in TOLL_WORDS:
            continue
        own = clause.harm_to.get(back)
        if own and own.reads("toll"):
            candidate.take(own, "toll")
            return
        near = [clause.harm_from.get(at) for at in range(back - 4, min(back + 14, candidate.first))]
        named = [
            h for h in near if h and h.needs not in ("person", "family") and (h.first >= back - 2 or h.reads("counts"))
        ]
        if before == "by":
            named = [harm for harm in named if harm.first > back]
        if named:
            if before != "of" or named[-1].end >= candidate.first - 1:
                of_bodies = next((harm for harm in named if clause.word(harm.first) in BODIES), None)
                told = of_bodies or next((harm for harm in named if not harm.reads("counts")), named[0])
                candidate.take(told, "toll")  # "the number of militants and their captives killed"
        elif before in ("at", "to", "is", "was", "be", "reached", "stands"):
            candidate.leans_back = candidate.noun.noun_class in ("bare", "person", "leaning")
        return
