"""All that extraction knows before it reads: general vocabularies beside the code and a workspace's reference data.

Built once by `load_vocabulary` and reused for every post; it holds no state of a post.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast, get_args

from dashboard.extraction.text.values import quick_value
from dashboard.extraction.word_lists import table, word_lists
from dashboard.extraction.words.names import Name, NameBook, caps_of, fold_lightly, spelled
from dashboard.extraction.words.phrases import PhraseBook, plural_forms, split_words, verb_forms
from dashboard.records import Actor, Attribution, EventType, Place, Reference, Source, Stance

MENTIONED = ("armed", "civil", "thing", "relations", "titles")
Part = Literal["noun", "verb"]


@quick_value(frozen=True, slots=True)
class Trigger:
    """What a word says happened. `strength` 4 names the kind of event, 1 only that someone was harmed."""

    event_type: EventType
    part: Part
    strength: int
    lemma: str


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Words of saying; see vocabulary/speech.toml."""

    verbs: PhraseBook[Stance]
    needs_clause: frozenset[str]
    with_a_number: frozenset[str]
    relays: frozenset[str]
    according: PhraseBook[str]
    same: PhraseBook[str]
    hearsay: PhraseBook[str]
    footage: frozenset[str]
    footage_claims: PhraseBook[str]
    adverbs: frozenset[str]
    not_a_clause: frozenset[str]
    signals: frozenset[str]  # a sentence without any of these words says nothing by anybody


class Spellings(dict[str, frozenset[str]]):
    """How each place is written, folded lightly, by its place_id; worked out when first asked for."""

    def __init__(self, places: dict[str, Place]) -> None:
        super().__init__()
        self.places = places

    def __missing__(self, place_id: str) -> frozenset[str]:
        place = self.places[place_id]
        found = frozenset(fold_lightly(" ".join(spelled(n))) for n in (place.name, *place.aliases))
        self[place_id] = found
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The vocabularies of one workspace: names, triggers, words of saying, and the records behind the names."""

    names: NameBook
    places: dict[str, Place]
    actors: dict[str, Actor]
    sources: dict[str, Source]
    triggers: PhraseBook[Trigger]
    speech: SpeechWords
    source_kinds: PhraseBook[Attribution]
    speaking_nouns: frozenset[str]  # the words of source_kinds
    armed: frozenset[str]
    civil: frozenset[str]
    things: frozenset[str]
    modifiers: frozenset[str]
    relations: frozenset[str]
    titles: frozenset[str]
    nouns: frozenset[str]  # every word above that may stand in a mention of an actor
    place_words: dict[str, frozenset[str]]
    date_words: dict[str, list[str]]
    demonyms: dict[str, str]
    spellings: Spellings
    kind_of_outlet: dict[str, Attribution]  # by casefolded name or alias
    side_of_actor: dict[str, str]  # by casefolded name or alias


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dashboard.extraction").joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))


def _text(name: str) -> str:
    return files("dashboard.extraction").joinpath("vocabulary", f"{name}.csv").read_text("utf-8")


def _words(name: str, key: str) -> frozenset[str]:
    return word_lists(name)[key]


def _triggers() -> Iterator[tuple[str, Trigger]]:
    for row in sorted(table("event_triggers"), key=lambda row: -int(row["strength"])):
        event_type = cast(EventType, row["type"])
        if event_type not in get_args(EventType):
            raise ValueError(f"event_triggers.csv: {event_type!r} is not an event type")
        part = cast(Part, row["part"])
        for phrase in row["phrases"].split("|"):
            trigger = Trigger(event_type, part, int(row["strength"]), phrase)
            forms = verb_forms(phrase) if part == "verb" else plural_forms(phrase)
            yield from ((form, trigger) for form in sorted(forms))


@cache
def _strengths() -> dict[str, int]:
    strengths: dict[str, int] = {}
    for form, trigger in _triggers():
        key = " ".join(split_words(form))
        strengths[key] = max(strengths.get(key, 0), trigger.strength)
    return strengths


def strength_of_words(words: str) -> int:
    """How clearly a trigger, as written, names a kind of event: 5 to 1; 1 for words that are no trigger."""
    return _strengths().get(" ".join(split_words(words)), 1)


def _speech() -> SpeechWords:
    words, lists = _toml("speech"), word_lists("speech")
    verbs: list[tuple[str, Stance]] = []
    for stance in get_args(Stance):
        for lemma in words.get(stance, ()):
            verbs += [(form, cast(Stance, stance)) for form in sorted(verb_forms(lemma))]
    books: dict[str, PhraseBook[str]] = {
        key: PhraseBook((phrase, phrase) for phrase in words[key])
        for key in ("same", "according", "hearsay", "footage_claims")
    }
    verb_book = PhraseBook(verbs)
    return SpeechWords(
        verbs=verb_book,
        signals=frozenset({":", "quoted", "-", "–", "—", "("})
        | lists["counts"]
        | verb_book.first_words
        | books["same"].first_words
        | books["according"].first_words,
        needs_clause=frozenset(form for lemma in words["needs_clause"] for form in verb_forms(lemma)),
        with_a_number=frozenset(form for lemma in words["with_a_number"] for form in verb_forms(lemma)),
        relays=frozenset(form for lemma in words["relays"] for form in verb_forms(lemma)),
        same=books["same"],
        according=books["according"],
        hearsay=books["hearsay"],
        footage=lists["footage"],
        footage_claims=books["footage_claims"],
        adverbs=lists["say_adverbs"],
        not_a_clause=lists["not_a_clause"],
    )


def _regions() -> Iterator[Place]:
    """Countries and the larger places that the reference data may lack; their ids begin with "world:"."""
    for row in table("countries"):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        yield Place(f"world:{row['iso']}", row["name"], "country", None, row["iso"], aliases=aliases)
    yield from (place for place, _ in _world_places())


@cache
def _world_places() -> tuple[tuple[Place, bool], ...]:
    """The places of world_places.csv, the larger of two namesakes first, and whether only their own spelling fits."""
    found = []
    rows = csv.reader(_text("world_places").splitlines())
    next(rows)
    for name, kind, admin1, country, population, aliases, spelling, source in rows:
        key = f"world:{kind[:3]}:{name} ({admin1}, {country})"
        place = Place(
            key, name, cast(Any, kind), admin1 or None, country,
            aliases=tuple(aliases.split("|")) if aliases else (),
            population=int(population) if population else None,
            source=source or "GeoNames",
        )  # fmt: skip
        found.append((place, spelling == "exact"))
    return tuple(found)


def world_places() -> tuple[Place, ...]:
    """The places that claims name without a `place_id`, the larger of two namesakes first."""
    return tuple(place for place, _ in _world_places())


def _world_actors() -> Iterator[Actor]:
    """Armed groups and forces of the wars of the last fifteen years; their ids begin with "world:"."""
    for row in table("world_actors"):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        yield Actor(
            f"world:{row['name']}", row["name"], cast(Any, row["sector"]), row["side"], aliases, row["country"] or None
        )


def _world_sources() -> Iterator[Source]:
    """Who speaks of those wars: monitors, ministries, missions and agencies, and by name those who lead, negotiate and
    speak for them (of no country: where a president speaks, or is spoken of, says not where something happened); their
    ids begin with "world:"."""
    for row in (*table("world_sources"), *table("world_people")):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        attribution = cast(Attribution, row["attribution"])
        key, side, country = f"world:{row['name']}", row["side"] or None, row["country"] or None
        yield Source(key, row["name"], attribution, side=side, aliases=aliases, country=country)


def is_general(key: str) -> bool:
    """Whether a place, actor or source comes from the general vocabulary and is no row of the workspace's own files."""
    return key.startswith("world:")


def load_vocabulary(reference: Reference) -> Vocabulary:
    """The general vocabularies joined with the places, actors and sources of `reference`."""
    places = reference.places | {place.place_id: place for place in _regions()}
    loosely = {place.place_id for place, is_exact in _world_places() if not is_exact}
    actors = reference.actors | {actor.actor_id: actor for actor in _world_actors()}
    sources = reference.sources | {source.source_id: source for source in _world_sources()}
    light: list[tuple[str, Name]] = []
    heavy: list[tuple[str, Name]] = []
    demonyms: dict[str, str] = {}
    for row in table("countries"):
        for written in filter(None, row["demonyms"].split("|")):
            demonyms[written.lower()] = row["iso"]
            light.append((written, Name("demonym", row["iso"], "title", written)))
    for place in places.values():
        kind: Literal["place", "country"] = "country" if place.kind == "country" else "place"
        for written in (place.name, *place.aliases, *([place.name_ar] if place.name_ar else [])):
            name = Name(kind, place.place_id, caps_of(written), written)
            if name.caps == "any" and written.isascii():
                continue
            is_light = kind == "country" or (is_general(place.place_id) and place.place_id not in loosely)
            (light if is_light else heavy).append((written, name))
    for actor in actors.values():
        for written in (actor.name, *actor.aliases):
            light.append((written, Name("actor", actor.actor_id, caps_of(written), written)))
    for source in sources.values():
        for written in (source.name, *source.aliases):
            light.append((written, Name("source", source.source_id, caps_of(written), written)))
    return Vocabulary(
        names=NameBook(light, heavy),
        places=places,
        actors=actors,
        sources=sources,
        triggers=PhraseBook(_triggers()),
        speech=_speech(),
        source_kinds=PhraseBook(
            (row["phrase"], cast(Attribution, row["attribution"])) for row in table("source_kinds")
        ),
        speaking_nouns=frozenset(word for row in table("source_kinds") for word in split_words(row["phrase"])),
        armed=_words("actor_nouns", "armed"),
        civil=_words("actor_nouns", "civil"),
        things=_words("actor_nouns", "thing"),
        modifiers=frozenset(w for word in _words("actor_nouns", "modifiers") for w in split_words(word)),
        relations=_words("actor_nouns", "relations"),
        titles=_words("actor_nouns", "titles"),
        nouns=frozenset().union(*(_words("actor_nouns", key) for key in MENTIONED))
        | frozenset(w for word in _words("actor_nouns", "modifiers") for w in split_words(word)),
        place_words=word_lists("place_words"),
        date_words=_toml("date_words"),
        demonyms=demonyms,
        spellings=Spellings(places),
        kind_of_outlet={
            written.casefold(): source.attribution
            for source in reversed(reference.sources.values())
            for written in (*source.aliases, source.name)
        },
        side_of_actor={
            written.casefold(): actor.side
            for actor in reversed(reference.actors.values())
            for written in (*actor.aliases, actor.name)
        },
    )
