"""Who is named in a sentence: forces, groups, states, officials, persons and the things that are hit.

A mention is a noun phrase cut to what names its actor ("government-held villages", "Islam Army insurgents"), with the
actor_id where a name in it is known from actors.csv.
"""

from collections.abc import Sequence
from typing import Literal

from dashboard.extraction.text.parts import Token
from dashboard.extraction.text.tokens import IS_CAPITAL
from dashboard.extraction.text.values import changed, quick_value
from dashboard.extraction.word_lists import word_lists
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary

MentionKind = Literal["armed", "civil", "thing", "named", "country", "demonym", "person", "source"]
WORDS = word_lists("roles")
NOT_NAMES = frozenset(
    day for key in ("weekdays", "months") for name in word_lists("date_words")[key] for day in (name, f"{name}s")
)
OPENERS = WORDS["openers"]
# An office names its holder: "Egypt's president", "the Turkish foreign minister"
OFFICES = WORDS["offices"]
PERSONAL_TRIGGERS = frozenset({"bomber", "bombers", "suicide"})
DETERMINERS = WORDS["determiners"]
# Who belongs to an armed body is armed
OF_ARMS = frozenset({"member", "members", "youths", "men", "leader", "leaders", "commander", "commanders"})
# Whom only the name before them arms: "a Hamas member", "FARC dissidents"
OF_A_NAME = OF_ARMS | {"man", "dissident", "dissidents"}
# What says of men that they bear arms: "masked men"
ARMED = frozenset({"armed", "masked", "hooded", "uniformed", "camouflaged"})
ARMED_BODIES = WORDS["armed_bodies"]
LINKS = WORDS["links"]
# What a movement that no list knows is called: "the Polisario Front"
MOVEMENTS = frozenset(
    {"front", "movement", "alliance", "resistance", "legion", "guard", "guards", "mujahideen", "league", "brotherhood"}
)
HYPHENS = frozenset({"-", "–"})
OPENS_A_CLAUSE = frozenset({",", ";", ":", "-", "–", "—", ")", "that", "and", "but", "as", "when", "while", "after"})
ORDINALS = ("st", "nd", "rd", "th")
UNITS = frozenset({"division", "brigade", "regiment", "corps", "battalion", "army"})
PARTICLES = frozenset({"al", "el", "ul", "ur", "as", "bin", "bint", "ibn", "abu", "umm", "de", "van", "von", "der"})


@quick_value(frozen=True, slots=True)
class Mention:
    """Tokens [first, end) that name an actor; `head` is the token of its head noun."""

    first: int
    end: int
    head: int
    kind: MentionKind
    actor_id: str | None = None


def find_mentions(view: View, vocabulary: Vocabulary, places: set[int]) -> list[Mention]:
    """The mentions of a sentence in order, without overlaps; `places` are tokens already read as places."""
    found: list[Mention] = []
    nouns, name_at, free = vocabulary.nouns, view.name_at, 0
    opening = [
        at
        for at, (low, text) in enumerate(zip(view.lows, view.texts, strict=True))
        if (low in nouns and (low != "off" or not _goes_with_a_verb(view, at)))
        or at in name_at
        or IS_CAPITAL[text]
        or (low.endswith(ORDINALS) and _opens_a_unit(view, at))
    ]
    for at in opening:
        end = _run_end(view, vocabulary, places, at) if at >= free else at
        if end > at:
            mention = _cut(view, vocabulary, at, end)
            if mention:
                found.append(mention)
            free = end
    return _joined(view, found)


def _goes_with_a_verb(view: View, at: int) -> bool:
    """Whether "off" goes with the verb before it: "beat off an assault"; not "off-duty policemen"."""
    return view.lows[at] == "off" and view.lows[at + 1 : at + 2] not in (["-"], ["duty"])


def _run_end(view: View, vocabulary: Vocabulary, places: set[int], start: int) -> int:
    """End of the run of tokens from `start` that may form one noun phrase."""
    at, tokens = start, view.tokens
    while at < len(tokens):
        token = tokens[at]
        lower = token.lower
        hit = view.name_at.get(at)
        if hit is None and (lower in NOT_NAMES or lower in OPENERS):
            break
        if at in places and not (hit and (hit.of("actor") or (hit.of("country") and _acts(view, hit.first, hit.end)))):
            break
        if hit and hit.first == at:
            at = hit.end
            continue
        if lower in ("'s", "’s") and at > start:
            at += 1
            continue
        if token.text in HYPHENS and at > start and at + 1 < len(tokens) and _is_joined(tokens, at):
            at += 2
            continue
        if lower in vocabulary.nouns or (at == start and lower.endswith(ORDINALS)):
            at += 1
            continue
        if lower in PARTICLES and start < at < len(tokens) - 2 and tokens[at - 1].text[0].isupper():
            after = at + 1 + (tokens[at + 1].text == "-")
            if tokens[after].text[0].isupper() and not view.is_title_case:
                at = after + 1  # "Haider al-Abadi"
                continue
        if token.text[0].isupper() and token.text[0].isalpha() and not view.is_title_case and (at > 0 or _titled(view)):
            at += 1
            continue
        break
    return at


def _is_joined(tokens: Sequence[Token], at: int) -> bool:
    """Whether no space stands on either side of token `at`: "RED–Tabara"; a hyphen may open a word cut in two."""
    after = tokens[at + 1].start == tokens[at].end
    return after and (tokens[at].text == "-" or tokens[at - 1].end == tokens[at].start)


def _opens_a_unit(view: View, at: int) -> bool:
    """ "The 98th Division", "its 3rd Assault Brigade": the number that opens the name of a unit."""
    if not view.lows[at][0].isdigit():
        return False
    return any(word in UNITS for word in view.lows[at + 1 : at + 4]) and view.tokens[at + 1].text[0].isupper()


def _acts(view: View, first: int, end: int) -> bool:
    """Whether a state joined to another is the subject of a verb: "Chad and Niger exchanged fire"."""
    lows = view.lows
    after = end + (end < len(lows) and lows[end] in ("has", "have", "had", "also"))
    joined = first > 1 and lows[first - 1] == "and" and first - 2 in view.name_at
    before = view.name_at[first - 2].first if joined else 0
    opens = before == 0 or lows[before - 1] in OPENS_A_CLAUSE
    return joined and opens and (after in view.verbs or "".join(lows[after : after + 1]).endswith("ed"))


def _titled(view: View) -> bool:
    return len(view.tokens) > 1 and (view.tokens[1].text[0].isupper() or view.lows[1] in ("'s", "’s"))


def _cut(view: View, vocabulary: Vocabulary, start: int, end: int) -> Mention | None:
    """The mention in tokens [start, end): from its first real word to its last head noun or name."""
    tokens = view.tokens
    first = start
    while first < end and (tokens[first].lower in DETERMINERS or not tokens[first].text[0].isalnum()):
        first += 1
    head, kind, actor_id = -1, None, None
    capitals = 0
    at = first
    last_kind: MentionKind | None = None
    while at < end:
        lower = tokens[at].lower
        hit = view.name_at.get(at)
        if hit and hit.first >= first:
            name = hit.of("actor")
            if name:
                head, last_kind, actor_id = hit.end - 1, "named", name.key
            elif hit.of("source"):
                head, last_kind = hit.end - 1, "source"
            elif hit.of("country"):
                head, last_kind = hit.end - 1, "country"
            elif hit.of("demonym"):
                head, last_kind = hit.end - 1, "demonym"
            elif last_kind == "person" and head == at - 1:
                head = hit.end - 1  # a surname that is also a town: "George Sabra"
            at = max(hit.end, at + 1)
            continue
        if at in view.nouns and lower not in PERSONAL_TRIGGERS and not _is_of_its_noun(view, vocabulary, at):
            break
        suspecting = lower == "suspect" and at > first and tokens[at - 1].lower.endswith(("s", "police"))
        if suspecting:
            pass  # "officials suspect"
        elif lower in vocabulary.armed or (lower in UNITS and tokens[at].text[0].isupper()):
            head, last_kind = at, "armed"
        elif lower in vocabulary.things:
            if view.lows[at - 2 : at] != ["anti", "-"]:  # "anti-ship missiles" are no ship
                head, last_kind = at, "thing"
        elif lower in vocabulary.civil:
            of_arms = lower in OF_ARMS and at > first and tokens[at - 1].lower in ARMED_BODIES
            of_arms = of_arms or (lower in ("men", "man") and not ARMED.isdisjoint(view.lowers(first, at)))
            of_arms = of_arms or (lower == "men" and at > first and tokens[at - 1].lower in ("'s", "’s"))  # a warlord's
            of_arms = of_arms or (lower in OF_A_NAME and last_kind == "named" and head == at - 1)  # "Houthi men"
            head, last_kind = at, "armed" if of_arms else "civil"  # "gang members"
        elif lower in MOVEMENTS and at > first and _is_capital(view, at - 1) and _is_capital(view, at):
            head, last_kind = at, "named"  # "the Islamic Resistance"
        elif lower in OFFICES and at > start and tokens[at - 1].lower != "of":
            head, last_kind = at, "person"
        elif tokens[at].text[0].isupper() and lower not in vocabulary.modifiers and not view.is_title_case:
            capitals += 1
            if last_kind in (None, "person", "civil", "demonym") or capitals >= 2:
                titled = any(t.lower in vocabulary.titles for t in tokens[first:at])
                if titled or capitals >= 2:
                    head, last_kind = at, "person"
        at += 1
    if head < 0 or last_kind is None:
        return None
    if head + 3 < end and tokens[head + 2].text == "-" and tokens[head + 1].text[0].isupper():
        head += head + 1 not in view.nouns  # "the UN Secretary-General Ban Ki-moon"
    while head + 2 < end and tokens[head + 1].text in HYPHENS and tokens[head + 1].start == tokens[head].end:
        head += 2  # "Ki-moon"
    kind = "named" if last_kind == "person" and tokens[head].lower in MOVEMENTS else last_kind
    return Mention(first, head + 1, head, kind, actor_id)


def _is_capital(view: View, at: int) -> bool:
    return view.tokens[at].text[0].isupper() and not view.is_title_case


def _is_of_its_noun(view: View, vocabulary: Vocabulary, at: int) -> bool:
    """Whether a word for an act only says what the armed are for: "riot police"."""
    after = "".join(view.lows[at + 1 : at + 2])
    return view.lows[at] in vocabulary.modifiers and after in vocabulary.armed and at + 1 not in view.nouns


def _joined(view: View, mentions: list[Mention]) -> list[Mention]:
    """Mentions with "fighters from the Popular committees" and "members of the SDF" joined into one."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and last.kind in ("armed", "civil") and mention.kind in ("named", "armed", "person"):
            between = [
                t.lower for t in view.tokens[last.end : mention.first] if t.lower not in DETERMINERS or t.lower == "of"
            ]
            if 0 < len(between) <= 2 and between[0] in LINKS and between[-1] in ("from", "of", "to", "with"):
                armed = mention.kind == "armed" or view.lows[mention.head] in ARMED_BODIES
                armed = armed or mention.actor_id is not None  # "members of Hamas"
                kind = "armed" if armed and view.lows[last.head] in OF_ARMS else last.kind
                actor_id = mention.actor_id or last.actor_id
                joined[-1] = changed(last, end=mention.end, kind=kind, actor_id=actor_id)
                continue
        if last and _is_its_short_name(view, last, mention):
            joined[-1] = changed(last, end=mention.end + 1)
            continue
        joined.append(mention)
    return joined


def _is_its_short_name(view: View, last: Mention, mention: Mention) -> bool:
    """ "The Rapid Support Forces (RSF)": the letters in brackets name the same."""
    if mention.first != last.end + 1 or mention.end >= len(view.tokens) or mention.end - mention.first > 1:
        return False
    return (
        view.tokens[last.end].text == "("
        and view.tokens[mention.end].text == ")"
        and view.tokens[mention.first].text.isupper()
        and view.tokens[last.head].text[0].isupper()
    )
