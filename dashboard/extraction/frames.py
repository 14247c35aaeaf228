"""Set phrases that hold a number between their two halves, and numbers that correct one said before.

Split verbs: "brought 1,400 residents out of Vovchansk", "drove two million people from their homes",
"took 30 men away".
A total named after its number: "bringing to 242 the number of troops killed". Corrections: "earlier he had put it at
six", "revised that down to three", "up from 28 this morning", "this morning it spoke of 24".
"""

from dashboard.extraction.candidates import BE, GRAMMAR, HAVE, MODAL, Candidate, Clause
from dashboard.extraction.harm import HarmWord
from dashboard.extraction.nouns import THINGS
from dashboard.extraction.word_lists import word_lists
from dashboard.records import Measure

WORDS = word_lists("frames")
FILLERS = GRAMMAR["fillers"]
NO_TELLER = BE | HAVE | MODAL | GRAMMAR["finite"] - WORDS["quoting"]
TO_VERB = 5
TO_TAIL = 8
TO_TOTAL = 12
TO_PRONOUN = 7
TO_RECEIVED = 9
TO_COMPANION = 16
TO_PASSIVE = 14
TO_LABEL = 12
BEFALLS = ("befalls:base", "befalls:third", "befalls:gerund", "befalls:past", "befalls:participle")
SPLIT: tuple[tuple[Measure, frozenset[str], dict[str, list[list[str]]]], ...]


def _tails(name: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(WORDS[name], key=len, reverse=True):
        words = phrase.split()
        found.setdefault(words[0], []).append(words)
    return found


SPLIT = (
    ("displaced", WORDS["displacing"], _tails("displaced_tails")),
    ("detained", WORDS["taking"], _tails("taken_tails")),
)


LEFT = frozenset({"left", "leave", "leaving", "abandoned", "vacated", "deserted", "emptied"})
MANY = 50
UNTOLD = THINGS - {"source", "sources", "ministry", "group", "agency", "hospital", "government", "army", "coalition"}
MOVING = WORDS["displacing"] | WORDS["taking"]
# Verbs that govern a number only together with a tail: one of them opens a sentence to be looked into.
FRAME_WORDS = frozenset({"left", "leaving", "losses", "patients", "prisoners", "captives", "numbered"}) | {
    words[-1] if words[-1] not in ("of", "south") else "out"
    for _, _, tails in SPLIT
    for rows in tails.values()
    for words in rows
}


def governed_by_split_verb(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "moved 40 patients to safety", "drives hundreds of thousands across the border": the verb, with its measure."""
    verb = _verb_before(clause, candidate)
    if verb is None:
        return None
    head = candidate.noun.head
    if head is not None and clause.word(head) in WORDS["captives"] and clause.word(verb) in WORDS["taking"]:
        return HarmWord(verb, verb + 1, "detained", frozenset({"acts:past"}), "")  # "took six prisoners"
    for measure, verbs, tails in SPLIT:
        if clause.word(verb) not in verbs:
            continue
        for at in range(candidate.end, min(candidate.end + TO_TAIL, len(clause.tokens))):
            if clause.word(at) in GRAMMAR["breaks"] or (
                clause.word(at) in (",", "and") and at + 1 not in clause.starts
            ):
                break
            for words in tails.get(clause.word(at), ()):
                after = at + len(words)
                if clause.low[at:after] != words:
                    continue
                if words[-1] != "of" or _names_a_place(clause, after):
                    return HarmWord(verb, verb + 1, measure, frozenset({"acts:past"}), "")
    return None


def moved_by_split_verb(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "dozens have been dragged into Gaza as hostages", "40,000 were driven there from their villages"."""
    if clause.words.isdisjoint(MOVING) or not candidate.may_be_people:
        return None
    for at in range(candidate.end, min(candidate.end + TO_PASSIVE, len(clause.tokens))):
        word = clause.word(at)
        if word in BE:
            while clause.word(at) in BE or clause.word(at).endswith("ly"):
                at += 1
            for measure, verbs, tails in SPLIT:
                if clause.word(at) in verbs and _tail_after(clause, at + 1, tails):
                    return HarmWord(at, at + 1, measure, frozenset({"acts:participle"}), "")
            return None
        if word in GRAMMAR["breaks"] or at in clause.harm_from:
            return None
    return None


def left_a_place(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "As many as 30,000 residents have left Lashio": many people without a task who leave a named place."""
    if clause.words.isdisjoint(LEFT) or candidate.noun.population in ("combatants", "other"):
        return None
    phrase, at = candidate.phrase, candidate.end
    if candidate.noun.noun_class != "person" or (phrase.low or phrase.high or MANY) < MANY:
        return None
    while clause.word(at) in HAVE or clause.word(at) in ("already", "also", "now", "since"):
        at += 1
    if clause.word(at) not in LEFT or at + 1 >= len(clause.tokens):
        return None
    named = clause.tokens[at + 1].text[0].isupper() or not WORDS["places"].isdisjoint(clause.low[at + 1 : at + 4])
    return HarmWord(at, at + 1, "displaced", frozenset({"befalls:past"}), "") if named else None


def _tail_after(clause: Clause, start: int, tails: dict[str, list[list[str]]]) -> bool:
    """Whether one of the tails stands within a few words of `start`."""
    for at in range(start, min(start + TO_TAIL, len(clause.tokens))):
        if clause.word(at) in GRAMMAR["breaks"]:
            return False
        for words in tails.get(clause.word(at), ()):
            if clause.low[at : at + len(words)] == words and (words[-1] != "of" or _names_a_place(clause, at + 2)):
                return True
    return False


def _verb_before(clause: Clause, candidate: Candidate) -> int | None:
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_VERB), -1):
        word = clause.word(at)
        if word in WORDS["displacing"] or word in WORDS["taking"]:
            return at
        if not (word in FILLERS or word.endswith("ly")):
            return None
    return None


def _names_a_place(clause: Clause, at: int) -> bool:
    """Whether "out of" leads to a place: "out of Vovchansk", "out of the besieged city"."""
    if at >= len(clause.tokens):
        return False
    ahead = clause.low[at : at + 4]
    return clause.tokens[at].text[0].isupper() or not WORDS["places"].isdisjoint(ahead)


def total_named_after(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "bringing to 242 the number of troops killed": the word of harm in the total that follows its number."""
    end = candidate.phrase.end
    if clause.word(candidate.first - 1) not in ("to", "at") or clause.word(end) not in ("the", "its", "their"):
        return None
    near = range(end + 1, end + 4)
    if not any(clause.word(at) in GRAMMAR["toll_words"] for at in near):
        return None
    for at in range(end + 1, end + TO_TOTAL):
        if harm := clause.harm_from.get(at):
            return harm
        if clause.word(at) in GRAMMAR["toll_breaks"]:
            return None
    return None


def exchanged_for(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "50 hostages will be freed for 150 prisoners": the other side of an exchange."""
    if clause.word(candidate.first - 1) != "for" or not candidate.is_explicit:
        return None
    # of the verbs for captives only some give them up
    before = [harm for harm in clause.harm if harm.end < candidate.first and harm.measure == "detained"]
    before = [harm for harm in before if clause.word(harm.first) in WORDS["giving_up"]]
    return before[-1] if before else None


def beside_another(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "A commander was killed along with two bodyguards": the word of harm before "along with"."""
    at = candidate.first - 1
    low = clause.low
    if low[at] in ("the", "all"):
        at -= 1
    if low[at] in BE and low[at - 1] == "as":
        at -= 1  # "36 people were killed, as were the three bombers"
    elif low[at] == "with" and low[at - 1] in ("along", "together"):
        at -= 1
    elif low[at] == "with" and low[candidate.end - 2 : candidate.end - 1] == ["his"]:
        pass  # "went over to the army with several hundred of his men"
    elif low[at] != "alongside":
        return None
    for back in range(at - 1, max(-1, at - TO_COMPANION), -1):
        if harm := clause.harm_to.get(back):
            return harm if harm.reads("acts:participle", "acts:past", "acts:third", "state", *BEFALLS) else None
        if low[back] in GRAMMAR["breaks"] or low[back] in GRAMMAR["finite"]:
            return None
    return None


def received_as_patients(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "received 21 bodies and 54 patients": those whom a hospital takes in are wounded."""
    head = candidate.noun.head
    if head is None or clause.word(head) not in GRAMMAR["patients"]:
        return None
    for at in range(candidate.first - 1, max(-1, candidate.first - TO_RECEIVED), -1):
        if clause.word(at) in GRAMMAR["receiving"]:
            return HarmWord(head, head + 1, "wounded", frozenset({"counts"}), "")
        if clause.word(at) in GRAMMAR["breaks"]:
            return None
    return None


def corrects_one_before(clause: Clause, candidate: Candidate) -> bool:
    """Whether a number without a word of harm restates one said before: "it had put that at 19", "up from 28"."""
    if candidate.is_single or candidate.noun.noun_class not in ("bare", "leaning"):
        return False
    if candidate.noun.noun_class == "bare" and not _closes(clause, candidate.end):
        return False
    low, first = clause.low, candidate.first
    before, before_that = low[first - 1], low[first - 2]
    if before in ("another", "further") and candidate.noun.noun_class == "bare":
        return True  # "36 were killed on Monday; another 11 today"
    if before in ("of", "about") and before_that in WORDS["speaking"]:
        return True
    if before == "from" and before_that in WORDS["changing"]:
        return True
    if before == "with" and before_that in ("compared", "contrasted"):
        return True
    if before == "the" and before_that == "from" and low[first - 3] in WORDS["changing"]:
        return True  # "down from the 19 reported earlier"
    if before in HAVE and before_that not in MODAL and candidate.noun.noun_class == "bare":
        return True  # "the Observatory has 15"
    if before in ("only", "just") and before_that in HAVE:
        return True
    if before in (",", ":") and _told_without_verb(clause, first - 1):
        return True  # "local sources: 16", "SITE, quoting the rebels, 70"
    if before in ("against", "from") and before_that in (",", "(", "–", "—"):
        return True  # "64 dead, against 43 last night"
    if before == "then" or (before in ("of", "to", "at") and before_that == "then"):
        return True  # "wrote of 13 dead, then of 26"
    if before == "not" and before_that == ",":
        return True  # "there were 12 dead, not 30"
    if before in WORDS["counted_by_hand"] or (before == "at" and before_that in WORDS["counted_by_hand"]):
        return True  # "I counted 37", "we stopped counting at 60"
    if before == "out" and before_that in WORDS["bringing_out"]:
        return True  # "from one house we took out 14"
    if before in ("makes", "made", "making") and before_that in WORDS["resumed"]:
        return True
    if before in ("was", "is", "stood") and not WORDS["counted"].isdisjoint(low[max(0, first - 5) : first - 1]):
        return True  # "at 4pm the count was 18; by nightfall it was 31"
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


def governed_by_label(clause: Clause, candidate: Candidate) -> HarmWord | None:
    """ "Missing after the blast: more than sixty", "Killed by fire in Kiryat: about 50": a word of harm as a label."""
    low, at = clause.low, candidate.first - 1
    if low[at] in ("all", "some"):
        at -= 1
    if low[at] not in (":", "–", "—") or clause.in_word(at):
        return None
    for back in range(at - 1, max(-1, at - TO_LABEL), -1):
        if back in clause.starts or low[back] in WORDS["ends_label"]:
            return None
        harm = clause.harm_from.get(back)
        if harm and low[back - 1] in ("", ".", ";", "-", "–", "•", "*", "("):
            return harm if harm.reads("state", "counts", "acts:participle", "befalls:participle") else None
    return None


def _told_without_verb(clause: Clause, at: int) -> bool:
    """Whether only who tells stands between the last boundary and the mark at `at`: "a doctor: at least 45"."""
    start = at
    while start > 0 and start > at - TO_LABEL and clause.word(start - 1) not in (";", ".", "!", "?"):
        start -= 1
    words = clause.low[start:at]
    if not words or start == at - TO_LABEL or not (clause.tokens[start].text[0].isupper() or words[0] in ("a", "the")):
        return False
    if not NO_TELLER.isdisjoint(words) or any(word in UNTOLD or word[0].isdecimal() for word in words):
        return False
    if clause.word(at) == "," and WORDS["quoting"].isdisjoint(words):
        return False
    numbered = any(here in clause.starts and not clause.starts[here].is_single for here in range(start, at))
    return not numbered and not any(here in clause.harm_from for here in range(start, at))


def follows_teller(clause: Clause, candidate: Candidate) -> bool:
    """ "The army: twenty gunmen, three of ours." after a count: people told of without a verb."""
    if not candidate.is_explicit or candidate.is_single or clause.word(candidate.first - 1) != ":":
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
    return words[0] in ("followed", "follow") or (words[0] in WORDS["may"] and "follow" in words[1:])
