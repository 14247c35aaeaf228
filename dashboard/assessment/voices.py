"""Who speaks (rule 8): every claim has one voice, and one voice that changes its number revises it.

The voice of a known source is the one `sources.csv` says it speaks as: SANA and Syrian state television share one. A
document that asserts in its own words speaks with its outlet's voice. A speaker without a name ("activists") is the
same voice only within one outlet, since nothing says that two outlets' activists are the same people; one with a
name of its own ("Sudan Doctors Network", "JNIM") is one voice in however many outlets. What only a
document says that nobody names ("the report", "reports") is told as that, and is no speaker who could be counted.
"""

import re
from dataclasses import dataclass

from dashboard.extraction.word_lists import word_lists
from dashboard.linking.reports import Report
from dashboard.linking.words import folded
from dashboard.records import Attribution, Claim, Reference, Source

# Speakers of these kinds are people without a name unless sources.csv knows them.
UNNAMED: dict[Attribution, tuple[str, str]] = {
    "activist_network": ("unnamed:activists", "activists who are not named"),
    "witness": ("unnamed:witnesses", "witnesses who are not named"),
    "footage_claimed": ("unnamed:footage", "footage of unknown source"),
    "footage_geolocated": ("unnamed:footage", "footage of unknown source"),
}
TITLES = word_lists("actor_nouns")["titles"] | {"mr", "mrs", "ms", "dr", "lt", "gen", "col", "maj", "capt", "regional"}
# A sentence may begin with these before a surname
NOT_FORENAMES = word_lists("roles")["openers"] | {"he", "she", "said", "says", "that", "this", "if", "then", "also"}
DOCUMENT = re.compile(
    r"(?:(?:an?|the|this|that|these|those|its|his|her|their|our|some|other|another|several|various|many)\s+)*"
    r"((?:(?:media|press|news|local|early|earlier|initial|first|later|latest|new|unconfirmed|conflicting|preliminary)\s+)*"
    r"(?:reports?|statements?|documents?|articles?|studies|study|papers?|dispatch(?:es)?|surveys?))",
    re.IGNORECASE,
)
"""A document without an author: "the report", "unconfirmed media reports"; not "a UN report"."""
ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{2,}")
SMALL_WORDS = frozenset(["a", "al", "and", "bin", "de", "el", "for", "in", "of", "on", "the", "to", "von"])
NAME_WORD = re.compile(r"[A-Z][^\W\d_]*[a-z][\w’'-]*")


NOBODY = "unnamed:document:"
"""How the key of a voice begins that is a document nobody is named for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """`key` for grouping, `name` to read; `source_id` when sources.csv knows it."""

    key: str
    name: str
    source_id: str | None = None


class Sources:
    """sources.csv, found by id, name or alias; made once for a reference."""

    def __init__(self, reference: Reference) -> None:
        self.by_id = reference.sources
        self.actors = reference.actors
        self.countries = {p.country: p.name for p in reference.places.values() if p.kind == "country"}
        self._actor_by_name = {
            folded(name): actor.actor_id
            for actor in sorted(reference.actors.values(), key=lambda a: a.actor_id, reverse=True)
            for name in (*actor.aliases, actor.name)
        }
        self._by_name: dict[str, str] = {}
        self._found: dict[str, Source | None] = {}
        for source in sorted(reference.sources.values(), key=lambda s: s.source_id):
            self._by_name.setdefault(folded(source.name), source.source_id)
        for source in sorted(reference.sources.values(), key=lambda s: s.source_id):
            for alias in source.aliases:
                self._by_name.setdefault(folded(alias), source.source_id)

    def named(self, words: str | None) -> Source | None:
        """The source of that name or alias; a trailing "(…)", " quoting …" or "/…" is tried without. None: unknown."""
        if not words:
            return None
        if words not in self._found:
            self._found[words] = self._named(words)
        return self._found[words]

    def _named(self, words: str) -> Source | None:
        for form in (words, words.split("(")[0], words.split(" quoting ")[0], words.split("/")[0]):
            if source_id := self._by_name.get(folded(form)):
                return self.by_id[source_id]
        return None

    def voice(self, source: Source) -> Voice:
        """The voice a source speaks with."""
        key = source.voice or source.source_id
        return Voice(key, self.by_id[key].name if key in self.by_id else source.name, key)

    def publisher(self, report: Report) -> Voice:
        """The voice of a report's outlet, known or not."""
        source = self.named(report.publisher)
        if source is not None:
            return self.voice(source)
        return Voice(f"publisher:{folded(report.publisher)}", report.publisher)

    def actor(self, words: str) -> Voice | None:
        """The voice of an actor who speaks: "Kerry" and "US Secretary of State John Kerry" are one. None: unknown."""
        at = folded(words).split()
        for start in range(len(at)):
            if actor_id := self._actor_by_name.get(" ".join(at[start:])):
                return Voice(f"actor:{actor_id}", self.actors[actor_id].name)
        return None

    def speaker(self, source_id: str | None, words: str | None) -> Source | None:
        """The known source a speaker is, by id or by its words."""
        if source_id is not None and source_id in self.by_id:
            return self.by_id[source_id]
        return self.named(words)


def full_name(words: str, text: str) -> str:
    """The name of a person without titles and as `text` gives it in full; other words as they are.

    "Synyehubov" and "Governor Oleh Synyehubov" are one speaker. A surname that the text gives to two people stays.
    """
    parts = words.split(" ")
    while len(parts) > 2 and parts[0].lower() in TITLES:
        parts = parts[1:]
    if not all(NAME_WORD.fullmatch(part) for part in parts):
        return words
    if len(parts) > 1:
        return " ".join(parts)
    found = {name for name in re.findall(rf"[^\W\d_][\w’'-]+ {re.escape(words)}(?!\w)", text) if name[0].isupper()}
    forms = {name for name in found if name.split(" ")[0].lower() not in TITLES | NOT_FORENAMES}
    return next(iter(forms)) if len(forms) == 1 else words


def is_name(words: str) -> bool:
    """Whether words are a name of somebody's own: an acronym, or two capitalised words or more and none without.

    "The army" and "Residents" are none, nor is "Mayor" before a surname alone.
    """
    parts = [part for part in words.split() if part.lower() not in SMALL_WORDS]
    if parts and parts[0].lower() in TITLES | NOT_FORENAMES:
        return False
    if len(parts) == 1:
        return ACRONYM.fullmatch(parts[0]) is not None
    return len(parts) > 1 and all(NAME_WORD.fullmatch(part) or ACRONYM.fullmatch(part) for part in parts)


def unnamed_document(words: str) -> str | None:
    """ "unnamed report" for "The report", "unnamed local reports" for "local reports"; None where somebody is named."""
    found = DOCUMENT.fullmatch(words)
    return f"unnamed {found[1].lower()}" if found else None


def voice_of(claim: Claim, report: Report, sources: Sources, text: str = "") -> Voice:
    """Who speaks in a claim: its speaker; who passes an unnamed speaker on; else the outlet. `text` is the post's."""
    if claim.speaker is None:
        return sources.publisher(report)
    known = sources.speaker(claim.speaker_id, claim.speaker.text)
    if known is not None:
        return sources.voice(known)
    if claim.relayed_by is not None:
        relay = sources.speaker(claim.relayed_by_id, claim.relayed_by.text)
        if relay is not None:
            return sources.voice(relay)
    if claim.attribution not in UNNAMED and (actor := sources.actor(claim.speaker.text)) is not None:
        return actor
    outlet = sources.publisher(report)
    if (document := unnamed_document(claim.speaker.text)) is not None:
        return Voice(f"{NOBODY}{document}@{outlet.key}", f"{document.capitalize()} (in {report.publisher})")
    words = full_name(claim.speaker.text, text)
    if is_name(words):
        return Voice(f"said:{folded(words)}", words.removeprefix("The ").removeprefix("the "))
    return Voice(f"said:{folded(words)}@{outlet.key}", f"{words[:1].upper()}{words[1:]} (in {report.publisher})")
