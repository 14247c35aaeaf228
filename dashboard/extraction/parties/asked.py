"""Whom somebody asks to do something, and who holds a meeting, by grammar alone."""

from collections.abc import Sequence

from dashboard.extraction.parties.actors import Mention
from dashboard.extraction.parties.arguments import Arguments
from dashboard.extraction.speech.speaker_phrases import apposed_name, name_from
from dashboard.extraction.words.view import View

ASKING = ("urge", "call on", "call upon", "ask", "appeal to", "order", "beg", "plead with", "press")
# What opens and what closes the words for whom
OPENING = frozenset({"the", "a", "an", "its", "his", "her", "their", "all", '"', "“", "‘"})
CLOSING = frozenset({"to", "for", "not", "that", "over", "and", "in", "on", "at", "from", "if"})
QUOTES = frozenset({'"', "”", "’"})
TO_DO = frozenset({"to", "for", "not", "over"})
NOBODY = frozenset(
    {"for", "to", "that", "people", "everybody", "everyone", "them", "him", "her", "us", "it", "about", "calm"}
)
HOLDING = frozenset(
    {
        "open",
        "opens",
        "opened",
        "chairs",
        "chaired",
        "hold",
        "holds",
        "held",
        "holding",
        "host",
        "hosts",
        "hosted",
        "hosting",
        "convened",
        "staged",
        "stage",
    }
)
AGE = frozenset({"-", "year", "old", "aged"})
TO_COMMA = 5
LONGEST = 6


def asked(arguments: Arguments) -> list[Mention]:
    """Those asked to do something, whom no list may know: "urged partners to", "asked both sides for a pause"."""
    trigger = arguments.trigger
    lemma, at = trigger.value.lemma, trigger.end
    if not lemma.startswith(ASKING):
        return []
    at -= (lemma.count(" ") if lemma.startswith("ask ") else 0) + (lemma == "order the")
    while arguments.lower(at) in OPENING:
        at += 1
    end = at
    while end - at < LONGEST and (arguments.lower(end).isalpha() or arguments.lower(end) == "-"):
        if arguments.lower(end) in CLOSING or (end >= trigger.end and arguments.is_verb(end)):
            break
        end += 1
    stop = arguments.lower(end + (arguments.lower(end) in QUOTES))
    if end == at or stop not in TO_DO or arguments.lower(at) in NOBODY or arguments.lower(at).isdigit():
        return []
    known = [m for m in arguments.mentions if m.first <= at < m.end]
    return known[:1] or [Mention(at, end, end - 1, "civil")]


def named_beside(view: View, mention: Mention) -> Mention:
    """The name that stands after who somebody is: "The opposition's delegate, 58-year-old Faris al-Atassi, called"."""
    end = mention.end
    while end < len(view.tokens) and end - mention.end < TO_COMMA and view.lows[end] != ",":
        if not (view.lows[end].isalpha() or view.lows[end] in ("'s", "’s")) or end in view.verbs:
            return mention
        end += 1
    start = end + 1
    while start < len(view.tokens) and (view.lows[start].isdigit() or view.lows[start] in AGE):
        start += 1
    found = apposed_name(view, start - 1) if start == end + 1 else name_from(view, start)
    if end >= len(view.tokens) or view.lows[end] != "," or found is None:
        return mention
    return Mention(*found, found[1] - 1, "person", mention.actor_id)


def is_hosted(arguments: Arguments, before: Sequence[Mention]) -> bool:
    """Whether the subject among `before` holds the meeting: "The council is holding an emergency session"."""
    return not HOLDING.isdisjoint(arguments.view.lows[arguments.subject(before).end : arguments.trigger.first])
