"""Our neutral label for an actor whose words alone do not say who it is: a surname, "the regime", "the ministry".

The words are resolved only where one reading is left: a name of actors.csv or sources.csv; the last word of such a
name that the same post writes out; or the government at war, where the post names its people ("Syrian") and no
other government. Else they stay quoted.
"""

import re
from collections.abc import Iterable

from dashboard.assessment.responsibility import actor_name
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.voices import Sources
from dashboard.linking.words import folded
from dashboard.records import ClaimActor, Reference

GOVERNMENT = frozenset({"government", "regime", "authorities"})
# Bodies that a text calls by the last word of their name once it has named them. Not "the army": there may be two.
BODIES = frozenset({"ministry", "coalition", "council", "commission", "observatory", "network", "committee"})


class Labels:
    """Names of actors and sources by their last word; made once for a reference."""

    def __init__(self, reference: Reference, sources: Sources) -> None:
        self._reference = reference
        self._sources = sources
        self._by_last: dict[str, set[tuple[str, str]]] = {}
        self._governments: set[tuple[str, str]] = set()
        known = [(known.name, known.aliases) for known in reference.actors.values()]
        known += [(known.name, known.aliases) for known in reference.sources.values()]
        for name, aliases in known:
            for written in (name, *aliases):
                words = folded(written).split()
                if len(words) > 1:
                    self._by_last.setdefault(words[-1], set()).add((written, name))
        for actor in reference.actors.values():
            for written in (actor.name, *actor.aliases):
                words = written.split()
                if actor.sector == "GOV" and len(words) == 2 and words[1] == "government":
                    self._governments.add((words[0] if actor.side == "government" else written, actor.name))

    def of(self, actor: ClaimActor, testimony: Testimony) -> str:
        """The label, else the words as written in quotation marks."""
        known = self._reference.actors.get(actor.actor_id) if actor.actor_id else None
        if known is not None:
            return known.name
        words = folded(actor.quotation.text)
        if words in GOVERNMENT:
            text = testimony.post.text
            found = _only(name for whose, name in self._governments if re.search(rf"\b{re.escape(whose)}\b", text))
            return found or actor_name(actor, self._reference)
        if (source := self._sources.named(actor.quotation.text)) is not None:
            return source.name
        if (voice := self._sources.actor(actor.quotation.text)) is not None:
            return voice.name
        is_surname = " " not in actor.quotation.text.strip() and actor.quotation.text[:1].isupper()
        if is_surname or words in BODIES:
            text = testimony.post.text
            if found := _only(name for written, name in self._by_last.get(words, ()) if written in text):
                return found
        return actor_name(actor, self._reference)


def _only(names: Iterable[str]) -> str | None:
    """The one name there is; None when there is none or a choice."""
    known = sorted(set(names))
    return known[0] if len(known) == 1 else None
