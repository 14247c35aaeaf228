"""Readings told by hand: a post of sentences, each with the claim and figures a perfect reader would find in it.

`post(day, outlet, said(...), said(...))` makes a Reading whose offsets and quotations are real, so that linking and
assessment can be tested without extraction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.records import (
    Actor,
    Claim,
    ClaimActor,
    Entry,
    Figure,
    Place,
    Post,
    Quotation,
    Reading,
    Reference,
    Source,
    quote,
)

PLACES = {
    p.place_id: p
    for p in (
        Place("sy", "Syria", "country", None, "SY"),
        Place("homs-province", "Homs province", "governorate", "Homs", "SY", within="sy"),
        Place("aleppo-province", "Aleppo province", "governorate", "Aleppo", "SY", within="sy"),
        Place("idlib-province", "Idlib province", "governorate", "Idlib", "SY", within="sy"),
        Place("rif-dimashq", "Rif Dimashq", "governorate", "Rif Dimashq", "SY", within="sy"),
        Place("deir-province", "Deir ez-Zor province", "governorate", "Deir ez-Zor", "SY", within="sy"),
        Place(
            "deir", "Deir ez-Zor", "town", "Deir ez-Zor", "SY", 35.3, 40.1, within="deir-province", population=271_800
        ),
        Place("homs", "Homs", "town", "Homs", "SY", 34.7, 36.7, within="homs-province", population=775_404),
        Place("aleppo", "Aleppo", "town", "Aleppo", "SY", 36.2, 37.2, within="aleppo-province", population=1_602_264),
        Place("jaramana", "Jaramana", "town", "Rif Dimashq", "SY", 33.5, 36.3, within="rif-dimashq", population=99_999),
        Place("siyouf", "Al-Siyouf Square", "site", "Rif Dimashq", "SY", within="jaramana"),
        Place("douma", "Douma", "town", "Rif Dimashq", "SY", 33.6, 36.4, within="rif-dimashq", population=110_893),
        Place("sukhna", "Sukhna", "town", "Homs", "SY", 34.9, 38.9, within="homs-province"),
        Place("khan-al-assal", "Khan al-Assal", "town", "Aleppo", "SY", 36.2, 37.0, within="aleppo-province"),
        Place("bab-al-nairab", "Bab al-Nairab", "neighbourhood", "Aleppo", "SY", within="aleppo"),
        Place("jabal-badro", "Jabal Badro", "neighbourhood", "Aleppo", "SY", within="aleppo"),
        Place("nayrab", "Nayrab", "town", "Idlib", "SY", 35.9, 36.7, within="idlib-province"),
    )
}
ACTORS = {
    a.actor_id: a
    for a in (
        Actor("government-forces", "government forces", "MIL", "government"),
        Actor("free-syrian-army", "Free Syrian Army", "REB", "opposition"),
        Actor("jabhat-al-nusra", "Jabhat al-Nusra", "REB", "islamist"),
        Actor("isis", "ISIS", "REB", "islamist"),
        Actor("unnamed-armed-group", "armed group not named", "UAF", "unknown"),
        Actor("civilians", "civilians", "CVL", "civilian"),
        Actor("ahmad-al-jarba", "Ahmad al-Jarba", "OPP", "opposition"),
        Actor("john-kerry", "John Kerry", "GOV", "foreign"),
    )
}
SOURCES = {
    s.source_id: s
    for s in (
        Source("syrian-state-media", "Syrian state media", "state_media", side="government", country="SY"),
        Source("sana", "SANA", "state_media", "syrian-state-media", "government", country="SY"),
        Source(
            "syrian-state-television",
            "Syrian state television",
            "state_media",
            "syrian-state-media",
            "government",
            ("Syrian state TV",),
            "SY",
        ),
        Source(
            "syrian-foreign-ministry",
            "Syrian Foreign Ministry",
            "government_official",
            side="government",
            country="SY",
        ),
        Source("sohr", "SOHR", "monitor", aliases=("Syrian Observatory for Human Rights",), country="GB"),
        Source("vdc", "Violations Documentation Center", "monitor", country="SY"),
        Source("ohchr", "OHCHR", "un_official", aliases=("OHCHR/HRDAG",)),
        Source("united-nations", "United Nations", "un_official"),
        Source("un-secretary-general", "UN Secretary-General", "un_official", "united-nations", None, ("Ban Ki-moon",)),
        Source("un-officials", "UN officials", "un_official", "united-nations"),
        Source("ea-worldview", "EA WorldView", "own_reporting", country="GB"),
        Source("reuters", "Reuters", "own_reporting", country="GB"),
        Source("al-alam", "Al-Alam", "state_media", side="foreign", country="IR"),
        Source("al-manar", "Al-Manar", "own_reporting", country="LB"),
    )
}
REFERENCE = Reference(PLACES, ACTORS, SOURCES)


@dataclass(frozen=True)
class Said:
    """One sentence with its claim: `figures` are (words, measure, population, operator, low, high[, options])."""

    text: str
    figures: Sequence[tuple[Any, ...]] = ()
    actors: Sequence[tuple[str, str, str | None]] = ()
    claim: dict[str, Any] = field(default_factory=dict)


def said(
    text: str, *figures: tuple[Any, ...], actors: Sequence[tuple[str, str, str | None]] = (), **claim: Any
) -> Said:
    """A sentence, its figures, its actors (role, words, actor_id) and its claim's fields; words become quotations."""
    return Said(text, figures, actors, claim)


@dataclass(frozen=True)
class From:
    """The heading of a digest entry: whose report the sentences after it restate."""

    outlet: str
    day: date
    url: str | None = None


QUOTED = ("speaker", "relayed_by", "cited", "place", "trigger", "date_words")


def post(day: date, publisher: str, *parts: Said | From, title: str | None = None) -> Reading:
    """A Reading of one post; figures are numbered in the order told, `part_of` is given as an option of a figure."""
    text, entries, starts = "", [], []
    for part in parts:
        if isinstance(part, From):
            entries.append((len(text), part))
            text += f"## {part.outlet} | {part.day.isoformat()} | {part.url or ''}\n\n"
            starts.append(None)
        else:
            starts.append(len(text))
            text += part.text + "\n\n"
    the_post = Post(text, publisher, day, title=title)
    bounds = [start for start, _ in entries] + [len(text)]
    made_entries = [
        Entry(the_post.post_id, number, bounds[number], bounds[number + 1], None, None, f.outlet, f.day, f.url)
        for number, (_, f) in enumerate(entries)
    ] or [Entry(the_post.post_id, 0, 0, len(text))]
    claims: list[Claim] = []
    figures: list[Figure] = []
    actors: list[ClaimActor] = []
    entry_no = 0
    for start, part in zip(starts, parts, strict=True):
        if isinstance(part, From):
            entry_no = [f for _, f in entries].index(part)
            continue
        assert start is not None
        number = len(claims)
        claims.append(_claim(the_post, number, entry_no, start, part))
        for words, measure, population, operator, low, high, *options in part.figures:
            figures.append(
                Figure(
                    the_post.post_id,
                    len(figures),
                    number,
                    _within(text, start, part.text, words),
                    measure,
                    population,
                    operator,
                    low,
                    high,
                    **(options[0] if options else {}),
                )
            )
        for role, words, actor_id in part.actors:
            actors.append(
                ClaimActor(the_post.post_id, number, role, _within(text, start, part.text, words), actor_id)  # type: ignore[arg-type]
            )
    return Reading(the_post, tuple(made_entries), tuple(claims), tuple(figures), tuple(actors))


def _within(text: str, start: int, sentence: str, words: str) -> Quotation:
    at = text.index(words, start, start + len(sentence))
    return quote(text, at, at + len(words))


def _claim(the_post: Post, number: int, entry_no: int, start: int, part: Said) -> Claim:
    values = dict(part.claim)
    for name in QUOTED:
        if name in values:
            values[name] = _within(the_post.text, start, part.text, values[name])
    day = values.pop("on", None)
    if day is not None:
        first, last = day if isinstance(day, tuple) else (day, day)
        values.update(date_start=first, date_end=last, date_precision="day")
    place_id = values.get("place_id")
    if place_id:
        at = PLACES[place_id]
        values.setdefault("admin1", at.admin1)
        values.setdefault("country", at.country)
        exact = {"country": 6, "governorate": 4, "district": 3, "town": 1, "neighbourhood": 2, "site": 1}
        values.setdefault("where_precision", exact[at.kind])
    values.setdefault("kind", "event")
    values.setdefault("event_type", None if values["kind"] == "toll" else "attack_on_people")
    return Claim(
        post_id=the_post.post_id,
        claim_no=number,
        entry_no=entry_no,
        quotation=quote(the_post.text, start, start + len(part.text)),
        **values,
    )
