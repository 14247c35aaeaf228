"""A small reference and short ways to read a text, for the tests of extraction."""

from datetime import date
from functools import cache

from dashboard.extraction import load_vocabulary, read_post
from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.words.vocabulary import Vocabulary
from dashboard.records import Actor, Claim, Place, Post, Reading, Reference, Source

FRIDAY = date(2013, 7, 26)
MONDAY = date(2024, 7, 15)
PLACES = [
    Place("sy", "Syria", "country", None, "SY", 35.0, 38.0, population=17_000_000),
    Place(
        "homs-province", "Homs", "governorate", "Homs", "SY", 34.5, 38.0, aliases=("Homs province", "Homs Governorate")
    ),
    Place("aleppo-province", "Aleppo", "governorate", "Aleppo", "SY", 36.2, 37.6, aliases=("Aleppo province",)),
    Place("idlib-province", "Idlib", "governorate", "Idlib", "SY", 35.9, 36.6, aliases=("Idlib province",)),
    Place(
        "deir-province",
        "Deir ez-Zor",
        "governorate",
        "Deir ez-Zor",
        "SY",
        aliases=("Deir ez-Zor province", "Deir Ezzor"),
    ),
    Place("homs", "Homs", "town", "Homs", "SY", 34.73, 36.72, "حمص", (), "homs-province", 775_404),
    Place("aleppo", "Aleppo", "town", "Aleppo", "SY", 36.2, 37.16, "حلب", (), "aleppo-province", 1_602_264),
    Place("damascus", "Damascus", "town", "Damascus", "SY", 33.51, 36.29, None, (), None, 1_569_394),
    Place("raqqa", "Raqqa", "town", "Raqqa", "SY", 35.95, 39.0, None, ("Ar Raqqah",), None, 177_636),
    Place("sukhna", "Sukhna", "town", "Homs", "SY", 34.88, 38.87, "السخنة", ("As Sukhnah",), "homs-province", 16_173),
    Place("jaramana", "Jaramana", "town", "Rif Dimashq", "SY", 33.48, 36.34, None, (), None, 114_363),
    Place("nayrab", "Nayrab", "town", "Idlib", "SY", 35.87, 36.71, "النيرب", ("al-Nayrab", "Nairab"), "idlib-province"),
    Place("bab-nairab", "Bab al-Nairab", "neighbourhood", "Aleppo", "SY", None, None, None, ("Bab Nayrab",), "aleppo"),
    Place("amer", "Amer", "town", "Homs", "SY", 34.0, 38.0),
    Place("saudi", "Sauda", "town", "Tartus", "SY", 35.0, 36.0, None, ("Saudi",)),
    Place("qusayr-homs", "Qusayr", "town", "Homs", "SY", 34.5, 36.58, None, ("Al-Qusayr",), "homs-province"),
    Place("qusayr-idlib", "Qusayr", "town", "Idlib", "SY", 35.7, 36.5, None, (), "idlib-province"),
]
ACTORS = [
    Actor("government-forces", "government forces", "MIL", "government", ("regime forces", "Syrian army", "army")),
    Actor("fsa", "Free Syrian Army", "REB", "opposition", ("FSA",)),
    Actor("nusra", "Jabhat al-Nusra", "REB", "islamist", ("Nusra Front",)),
]
SOURCES = [
    Source(
        "sohr", "Syrian Observatory for Human Rights", "monitor", aliases=("SOHR", "the Observatory", "Observatory")
    ),
    Source("sana", "SANA", "state_media", voice="syrian-state-media", aliases=("Syrian Arab News Agency",)),
    Source(
        "state-tv", "Syrian state television", "state_media", voice="syrian-state-media", aliases=("state television",)
    ),
    Source("reuters", "Reuters", "own_reporting"),
    Source("un-chief", "Ban Ki-moon", "un_official"),
]
REFERENCE = Reference(
    {place.place_id: place for place in PLACES},
    {actor.actor_id: actor for actor in ACTORS},
    {source.source_id: source for source in SOURCES},
)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


def read(text: str, published: date = FRIDAY, publisher: str = "EA WorldView") -> Reading:
    return read_post(Post(text=text, publisher=publisher, published_date=published), vocabulary())


def events(text: str, published: date = FRIDAY) -> list[Claim]:
    """The claims of `text` that tell events."""
    return [claim for claim in read(text, published).claims if claim.kind == "event"]


def one(text: str, published: date = FRIDAY) -> Claim:
    """The only event claim of `text`."""
    found = events(text, published)
    assert len(found) == 1, [(c.event_type, c.quotation.text) for c in found]
    return found[0]


def actors(text: str, role: str, published: date = FRIDAY) -> list[str]:
    """The words of the actors of `text` in one role."""
    return [actor.quotation.text for actor in read(text, published).actors if actor.role == role]


def article(sentence: str) -> str:
    """`sentence` inside a longer text with a heading, so that it is no short dated item."""
    return f"Live blog from the region\n\nWelcome to our coverage.\n\nLatest\n\n{sentence}"


def figures_told(text: str, day: date) -> list[str]:
    """Each figure of a text published on `day`, as "words measure population"."""
    return [f"{text[f.start : f.end]} {f.measure} {f.population}" for f in find_figures(lay_out(text, day))]


def measures_told(text: str, day: date = MONDAY) -> str:
    """Each figure of a text published on `day`, as "words measure", joined by a bar."""
    return " | ".join(f"{text[f.start : f.end]} {f.measure}" for f in find_figures(lay_out(text, day)))
