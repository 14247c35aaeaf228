"""Who a number without a noun counts, by what its entry said before: "Parakou buries its soldiers. Cotonou gave 54".

A bare number is of people unless the text says more. It says more where the same count was given with its noun, in
the entry, its heading or (for large counts) the post; and where the sentence or two before tell of one kind of people
that an act befell, and this sentence tells of no act of its own.
"""

from dashboard.extraction.counts.candidates import BE, BE_OR_HAVE, GRAMMAR, Candidate, Clause
from dashboard.extraction.counts.cardinals import MAGNITUDES, PLURALS, VALUES
from dashboard.extraction.counts.harm import HarmWord, find_harm
from dashboard.extraction.meaning.whose_side import INSIDE, ON_WHOM
from dashboard.extraction.text.parts import FoundFigure, Layout, Sentence
from dashboard.extraction.text.tokens import padded_words
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.people import PLURAL, STOPS
from dashboard.records import Population

LISTS = word_lists("meaning", "whom_before")
WORDS = word_lists("whose_side")
OTHER_ACT, OPENING = WORDS["other_act"], WORDS["definite"]
LEANING_WORDS = frozenset({"more", "others", "another", "other", "further"})
SENTENCES_BACK = 2
FIGURES_BACK = 12  # how many counts before are compared
LAST_LOOKED_AT = 5  # of the numbers of a sentence, so that time stays linear
LARGE = 10  # a count so great is the same one in another entry
TO_ACT = 9  # tokens of "rammed a line of buses full of"
TO_HARM = 5  # tokens between a noun and its word of harm
BETWEEN = BE_OR_HAVE | GRAMMAR["adverbs"] | LISTS["between"]
BEFORE_NOUN = LISTS["before_noun"]
ACTIVE = ("acts:past", "acts:third", "acts:base", "acts:gerund", "noun_of")
PASSIVE = ("acts:participle", "befalls:past", "befalls:third", "befalls:base", "state")
TO_NUMBER = 7
COUNTING = frozenset(VALUES) | frozenset(MAGNITUDES) | frozenset(PLURALS) | {"many", "several"}
POSSESSIVES = GRAMMAR["genitive"]
ELSEWHERE = frozenset({"elsewhere", "separate", "separately", "meanwhile"})
CARRIED = frozenset({"combatants", "other"})  # civilians told of before are more often some of "people"
AFTER_KIND = frozenset(
    {"", ".", ",", ";", "from", "of", "who", "with", "on", "in", "at", "aged", "working", "returning"}
)
ALL_OF_THEM = (
    *(["all"], ["both"], ["they"], ["all", "of", "them"], ["the", "dead"], ["the", "victims"], ["those", "killed"]),
    *(["the", "slain"], ["the", "deceased"], ["all", "the", "dead"], ["all", "the", "victims"], ["the", "pair"]),
)
MEASURED = frozenset({"killed", "wounded", "missing", "casualties", "detained"})


def named_before(
    layout: Layout, number: int, clause: Clause, candidate: Candidate, told: list[FoundFigure]
) -> Population | None:
    """Whom the text before sentence `number` says that `candidate` counts; `told` are the figures before it."""
    if candidate.noun.noun_class not in ("bare", "leaning") or candidate.is_single or candidate.measure not in MEASURED:
        return None
    leans = candidate.noun.head is not None and clause.word(candidate.noun.head) in LEANING_WORDS
    if leans or candidate.place > LAST_LOOKED_AT:
        return None
    counted = _counted_before(layout, number, candidate, told)
    return counted or _befallen_here(clause, candidate) or _befallen_before(layout, number, clause, candidate)


def said_after(sentence: Sentence) -> Population | None:
    """Whom a sentence right after a count says that it counts: "All were conscripts", "The dead were miners"."""
    low = sentence.lows
    if not low or low[0] not in OPENING or BE.isdisjoint(low[1:6]):
        return None
    at = next((at for at in range(1, min(6, len(low))) if low[at] in BE), 0)
    if low[:at] not in ALL_OF_THEM and not (at == 2 and low[0] in ("all", "the") and low[1] in COUNTING):
        return None
    at += 1
    while at < len(low) - 1 and (
        low[at] in ("all", "both", "young", "local", "unarmed", "off-duty") or _is_nation(low, at)
    ):
        at += 1
    kind = PLURAL.get(low[at]) if at < len(low) else None
    closes = at + 1 >= len(low) or low[at + 1] in AFTER_KIND
    return kind if closes and kind != "people" else None


def _is_nation(low: list[str], at: int) -> bool:
    return low[at].endswith(("ian", "ese", "ish", "an", "i")) and low[at + 1] in PLURAL


def _counted_before(layout: Layout, number: int, candidate: Candidate, told: list[FoundFigure]) -> Population | None:
    """The same count with its noun: "Four rescuers dead / The toll from the strike has gone up to four"."""
    phrase, entry_no = candidate.phrase, layout.sentences[number].entry_no
    if phrase.low is None or phrase.low < 2:
        return None
    for figure in reversed(told[-FIGURES_BACK:]):
        same = (figure.measure, figure.low) == (candidate.measure, phrase.low) and figure.part_of is None
        far = phrase.low >= LARGE and figure.population == "combatants"
        near = layout.sentences[figure.sentence].entry_no == entry_no or far
        if same and near and figure.noun and figure.population != "people":
            return figure.population
    return None


def _befallen_here(clause: Clause, candidate: Candidate) -> Population | None:
    """ "Masalit men were shot in Ardamata; more than 800, UNHCR believes": told of before it in the sentence."""
    if candidate.how not in ("before", "toll"):
        return None
    kinds = {
        PLURAL[clause.low[at]]
        for at in range(candidate.first)
        if PLURAL.get(clause.low[at], "people") in CARRIED and _is_befallen(clause.low, at, clause.harm)
    }
    if candidate.how == "toll":  # "shot 20 protesters, bringing the nationwide toll to 845": of more than these
        told = {PLURAL[word] for word in clause.low[: candidate.first] if word in PLURAL}
        return "combatants" if kinds == {"combatants"} == told else None
    return kinds.pop() if len(kinds) == 1 else None


def _befallen_before(layout: Layout, number: int, clause: Clause, candidate: Candidate) -> Population | None:
    """The one kind of people that the sentences before say was hit, where this one tells of no other act."""
    if not _goes_on(clause, candidate):
        return None
    entry_no = layout.sentences[number].entry_no
    for back in range(number - 1, max(-1, number - 1 - SENTENCES_BACK), -1):
        sentence = layout.sentences[back]
        if sentence.entry_no != entry_no:
            return None
        befallen = _befallen(sentence, candidate)
        if len(befallen) == 1:
            kind = befallen.pop()
            return kind if kind in CARRIED else None
        if befallen or any(PLURAL.get(word, "people") != "people" for word in sentence.words):
            return None
    return None


def _goes_on(clause: Clause, candidate: Candidate) -> bool:
    """Whether a sentence goes on about what was told: no other people, and no act but that of "the blast"."""
    low, first = clause.low, candidate.first
    if not OTHER_ACT.isdisjoint(low[:first]) or any(one.is_explicit for one in clause.candidates):
        return False
    after = range(candidate.end + 1, len(clause.tokens))
    if any((low[at] in OTHER_ACT and low[at - 2] in ("a", "an")) or low[at] in ELSEWHERE for at in after):
        return False
    if any(PLURAL.get(word, "people") == "civilians" for word in clause.low[: candidate.first]):
        return False
    if candidate.how in ("before", "toll", "counts", "right", "inside"):
        return True
    return candidate.how in ("left", "chain") and clause.word(0) in OPENING


def _befallen(sentence: Sentence, candidate: Candidate) -> set[Population]:
    """The kinds of people, told of in the plural, that an act befell: that of `candidate` where they are counted."""
    lows = sentence.lows
    places = [at for at, word in enumerate(lows) if PLURAL.get(word, "people") != "people"]
    if not places:
        return set()
    low = padded_words(sentence.tokens)
    harm = [word for word in find_harm(low, sentence.words) if word.measure in MEASURED]
    if candidate.how != "before" and any(_is_counted(low, at) for at in places):
        return {"people"}  # "Five guards were killed. Fifteen were wounded": some may be others
    return {PLURAL[low[at]] for at in places if _is_befallen(low, at, harm)}


def _is_counted(low: list[str], at: int) -> bool:
    """ "Three of the soldiers who fell" tell of more soldiers, "nine detainees" of no more than nine."""
    before = low[max(0, at - TO_NUMBER) : at]
    numbered = any(word in COUNTING or word.isdecimal() for word in before)
    return numbered and before[-2:] not in (["of", "the"], ["of", "its"], ["of", "their"])


def _is_befallen(low: list[str], at: int, harm: list[HarmWord]) -> bool:
    """ "The soldiers who fell", "shot Masalit men", "buries its soldiers", "a convoy of labourers", "More on the N"."""
    after = low[at + 1]
    goes_on = not after.isalpha() or after in STOPS or after in BETWEEN or after.endswith("ing")
    if after in POSSESSIVES or not (goes_on or any(word.first == at + 1 for word in harm)):
        return False
    before = at - 1
    while before > max(0, at - TO_ACT) and _may_stand_before(low[before], known=True):
        before -= 1
    if low[before] in ON_WHOM and low[before] not in ("at", "into", "among"):
        return True
    if low[before] in WORDS["ending"] and low[before + 1] == "of":
        return True
    if low[max(0, before - 1) : before + 1] == ["more", "on"] or low[before] in WORDS["burying"]:
        return True
    for word in harm:
        if word.end <= at and word.reads(*ACTIVE) and all(_may_stand_before(one) for one in low[word.end : at]):
            return True
        between = low[at + 1 : word.first]
        if 0 <= len(between) <= TO_HARM and at < word.first and word.reads(*PASSIVE) and BETWEEN.issuperset(between):
            return "by" not in low[at - 2 : at]
    return False


def _may_stand_before(word: str, *, known: bool = False) -> bool:
    """Whether a word can stand between an act and its noun; where not only `known` ones, any adjective."""
    if word in BEFORE_NOUN or word in INSIDE or word.isdecimal():
        return True
    return not known and word.isalpha() and word not in STOPS and len(word) > 3
