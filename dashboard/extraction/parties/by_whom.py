"""Who did what was told before, where a sentence or a clause only says by whom: "Jihadists are suspected".

The words stand in vocabulary/by_whom.toml. The doer stands after some ("The mayor blames the ADF"), before others ("The
ADF did it"), or is what the attackers or their weapon are said to be ("The missile was Russian").
"""

from collections.abc import Callable, Sequence
from functools import cache

from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.text.values import changed
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.phrases import PhraseBook, verb_forms
from dashboard.extraction.words.view import View

WORDS = word_lists("by_whom")
DEEDS, LINKING, DOERS, BEING, WEAPONS = (WORDS[key] for key in ("deeds", "linking", "doers", "being", "weapons"))
DOING, APPROACHING = WORDS["doing"], WORDS["approaching"]
ARMED = word_lists("actor_nouns")["armed"]
BE = word_lists("clauses")["be"]
NOT_NAMED, SUBJECTS = WORDS["not_named"], WORDS["subjects"]
WITH_SUBJECT = frozenset(form for lemma in WORDS["with_subject"] for form in verb_forms(lemma))
ACTING = frozenset({"armed", "named", "country"})
IT = frozenset({"it", "this", "they", "these"})
PRONOUNS = frozenset({"it", "they", "he"})
SAYING = frozenset({"say", "says", "said", "claim", "claims", "claimed", "boasts", "boasted", "announced", "confirmed"})
IT_IS = frozenset({"was", "were", "is", "'s", "’s"})
AFTER_IT = frozenset({".", ",", ";", "again", "that", "who", "”", '"', "!", "?"})
DETERMINERS, HELD = word_lists("roles")["determiners"], word_lists("roles")["held"]
CLOSES = DEEDS | HELD | frozenset({".", ",", ";", ")", "which", "that", "later", "via", "through", "and", "–", "—"})
HEADLINED = frozenset({"blamed", "suspected"})
ONLY_MEANT = frozenset({"plotting", "planning", "preparing", "belonging", "funding", "financing", "supporting"})
TO_DOER = 4
TO_SUBJECT = 6
TO_APPROACH = 9


@cache
def books() -> tuple[PhraseBook[bool], PhraseBook[bool]]:
    """The words before which, and after which a doer stands."""
    before = [form for lemma in sorted(WORDS["verbs_before"]) for form in sorted(verb_forms(lemma))]
    after = [form for lemma in sorted(WORDS["verbs_after"]) for form in sorted(verb_forms(lemma))]
    return PhraseBook((p, True) for p in [*sorted(WORDS["before"]), *before]), PhraseBook(
        (p, True) for p in [*sorted(WORDS["after"]), *after]
    )


@cache
def opening() -> frozenset[str]:
    """Without one of these a sentence names no doer."""
    verbs = {
        form.split()[0] for key in ("verbs_before", "verbs_after") for one in WORDS[key] for form in verb_forms(one)
    }
    verbs -= {"be", "been", "being", "is", "are", "was", "were", "hold", "do", "come"}
    rest = {
        "behind",
        "blame",
        "responsible",
        "suspected",
        "blamed",
        "accused",
        "culprits",
        "culprit",
        "suspects",
        "work",
        "thought",
        "believed",
    }
    return frozenset(verbs) | rest | DOERS


def may_name(view: View) -> bool:
    """Whether a sentence is worth asking who it names; False costs little."""
    words = view.words
    if not words.isdisjoint(opening()) or not (words.isdisjoint(APPROACHING) or words.isdisjoint(ARMED)):
        return True
    return not words.isdisjoint(IT_IS) and not (words.isdisjoint(WEAPONS) and words.isdisjoint(IT))


def approaching(view: View, mentions: Sequence[Mention]) -> Mention | None:
    """ "Gunmen on motorbikes rode into the village": armed men who come, in a sentence that tells no deed of theirs."""
    if APPROACHING.isdisjoint(view.words) or not NOT_NAMED.isdisjoint(view.words):
        return None
    one = next((m for m in mentions if m.kind in ("armed", "named") and m.first <= TO_SUBJECT), None)
    if one is None or view.lows[_before_it(view, one)] in HELD or one.head + 1 < one.end:
        return None
    for at in range(one.end, min(one.end + TO_APPROACH, len(view.lows))):
        if view.lows[at] in APPROACHING:
            return one if BE.isdisjoint(view.lows[one.end : at]) else None
        if view.lows[at] in (",", ";", ".", "that"):
            return None
    return None


def by_whom(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that a sentence says did what was told before; none where it says so of nobody."""
    if not may_name(view) or not NOT_NAMED.isdisjoint(view.words):
        return []
    for read in READINGS:
        if found := read(view, mentions):
            return found
    return []


def doers(view: View) -> list[Mention]:
    """ "The attackers fled": those whose only name is what they did."""
    if DOERS.isdisjoint(view.words):
        return []
    at = next(at for at, word in enumerate(view.lows) if word in DOERS)
    if at and view.lows[at - 1] not in ("the", "those", "these"):
        return []
    return [Mention(at, at + 1, at, "armed")]


def _after(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Police suspect a rebel group", "Suspicion fell on the ADF", "It was claimed by ISKP"."""
    found: list[Mention] = []
    lows = view.lows
    for hit in books()[0].find(view.tokens, lows):
        words = " ".join(lows[hit.first : hit.end])
        if words in WITH_SUBJECT and SUBJECTS.isdisjoint(lows[max(0, hit.first - TO_SUBJECT) : hit.first]):
            continue
        start = hit.end
        if lows[hit.end - 1] == "the" and words.startswith(("attribut", "ascrib")):  # "attributes the killings to"
            if lows[start : start + 1] == [] or lows[start] not in DEEDS or lows[start + 1 : start + 2] != ["to"]:
                continue
            start += 2
        who = _who(view, mentions, start)
        if lows[hit.first] == "suspected" and lows[hit.first - 1] in HELD - {"by"}:
            continue  # "operations against suspected rebels"
        if lows[hit.first] == "suspected" and lows[hit.first - (hit.first > 0)] in DETERMINERS:
            who = [m for m in who if m.kind == "armed"]  # "a suspected cholera centre of the charity"
        if words in ("hold", "holds", "held", "holding") and not (
            who and lows[who[-1].end : who[-1].end + 1] == ["responsible"]
        ):
            continue
        if who and _is_of_another_deed(lows, who[-1].end, words):
            continue
        found += [m for m in who if m not in found]
    return found


def _is_of_another_deed(lows: Sequence[str], end: int, verb: str) -> bool:
    """ "Blamed the rebels for the delay", "accused Israel of fabricating lies"; not "for it" or "of having done it"."""
    if lows[end : end + 1] != (["of"] if verb.startswith(("accus", "suspect")) else ["for"]):
        return False
    cause = next((word for word in lows[end + 1 :] if word not in DETERMINERS), "")
    return cause not in DEEDS and cause not in IT and cause not in DOING


def _who(view: View, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The doers named from token `start` on, with those joined to them."""
    spanning = [m for m in mentions if m.first < start <= m.head]  # "police suspect a rebel group"
    if spanning and view.lows[start - 1].startswith("suspect"):
        first = start + (view.lows[start] in DETERMINERS)
        return [changed(spanning[0], first=first)] if first < spanning[0].end else []
    near = [m for m in mentions if 0 <= m.first - start <= TO_DOER]
    if not near:
        hit = view.name_at.get(start + (view.lows[start : start + 1] == ["the"]))
        return [Mention(hit.first, hit.end, hit.end - 1, "country")] if hit and hit.of("country") else []
    one = near[0]
    between = view.lows[start : one.first]
    if not all(word in DETERMINERS or (word.isalpha() and word not in HELD) for word in between) or not _can_do(
        view, one
    ):
        return []
    found = [one]
    for other in mentions:
        gap = view.lows[found[-1].end : other.first]
        if other.first > found[-1].first and gap in (
            ["and"],
            ["and", "the"],
            [","],
            ["or"],
            ["or", "the"],
            ["and", "its"],
        ):
            found.append(other)
    return [m for m in found if _can_do(view, m)]


def _can_do(view: View, mention: Mention) -> bool:
    return mention.kind in ACTING or (mention.kind == "civil" and view.lows[mention.head] in ATTACKING)


ATTACKING = word_lists("roles")["attackers"] | DOERS


def _before(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The ADF did it", "Jihadists are suspected", "ISKP said it was behind the attack"."""
    found: list[Mention] = []
    lows = view.lows
    for hit in books()[1].find(view.tokens, lows):
        after = lows[hit.end : hit.end + 2]
        if lows[hit.end - 1] == "the" and (after[:1] == [] or after[0] not in DEEDS or after[-1] not in CLOSES):
            continue
        if lows[hit.end - 1] == "of" and not (view.sentence.is_heading and after[:1] and after[0] in DEEDS | DOING):
            continue  # "men accused of spying"; not "RSF accused of killing 31"
        if after[:1] == ["of"] and after[-1] in ONLY_MEANT:
            continue  # "suspected of plotting an attack"
        if (
            lows[hit.first] in HEADLINED
            and hit.end - hit.first == 1
            and after[:1] not in ([], ["."], ["for"], ["over"])
        ):
            continue  # "the army blamed bad weather"; not "attack on a wedding, Wagner blamed"
        end = hit.first
        while end and lows[end - 1] in LINKING:
            end -= 1
        if end > 1 and lows[end - 1] in PRONOUNS and lows[end - 2] in SAYING:
            end -= 2  # "ISKP said it was behind the attack"
        who = [m for m in mentions if m.end == end and _can_do(view, m) and m not in found]
        found += [m for m in who if not lows[_before_it(view, m)].endswith("ing")]  # "those opposing the army did it"
    return found


def _before_it(view: View, mention: Mention) -> int:
    """The token before a mention and its article."""
    at = mention.first - 1
    return max(0, at - (view.lows[at] in DETERMINERS if at > 0 else 0))


def _what_they_are(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The killers were Eritrean soldiers", "the aircraft belonged to Haftar", "the missile was Russian"."""
    lows = view.lows
    for at, word in enumerate(lows):
        if (word not in DOERS and word not in WEAPONS) or not HELD.isdisjoint(lows[max(0, at - 2) : at]):
            continue  # and not "those killed in the attack were policemen"
        who = at + 1
        while who < len(lows) and lows[who] in BEING:
            who += 1
        if BEING_FORMS.isdisjoint(lows[at + 1 : who]):
            continue
        found = [m for m in mentions if m.first <= who < m.end]
        if found and (_can_do(view, found[0]) or (found[0].kind == "demonym" and word in WEAPONS)):
            return found
    return []


BEING_FORMS = frozenset({"is", "are", "was", "were", "be", "been", "belonged", "belong"})


def _it_was(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Residents say it was the army", "It was a Russian S-300"."""
    lows = view.lows
    for at in range(len(lows) - 2):
        if lows[at] not in IT or lows[at + 1] not in IT_IS:
            continue
        if at and lows[at - 1] not in OPENS:
            continue
        who = at + 2 + (lows[at + 2] in ("the", "a", "an"))
        found = [m for m in mentions if m.first <= who < m.end]
        after = found[0].end if found else 0
        if not found or after >= len(lows):
            continue
        if found[0].kind in ACTING and lows[after] in AFTER_IT and lows[after] != "who":
            return found
        if found[0].kind == "demonym" and (lows[after] in AFTER_IT or lows[after] in WEAPONS or lows[after][:1] == "s"):
            return found
    return []


OPENS = frozenset(
    {"say", "says", "said", "that", '"', "“", ",", "insists", "insist", "believe", "believes", ":", "but"}
)


READINGS: tuple[Callable[[View, Sequence[Mention]], list[Mention]], ...] = (_after, _before, _what_they_are, _it_was)
