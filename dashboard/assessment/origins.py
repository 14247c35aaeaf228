"""Where a claim first came from (rule 8): origins are counted, not outlets, and an unknown origin adds none.

A claim goes back to the named source it rests on, else to its speaker. Unnamed activists, witnesses and officials are
one origin each for an event, in however many outlets, since their independence is not known. An outlet's own words
have a known origin only when the outlet is itself a party or a monitor that says what happened in its own country or
field; a news outlet that names nobody has none. A government's ministries, officials, forces and state media
are one origin, since they speak for one party; as voices they stay apart.
"""

from dataclasses import dataclass

from dashboard.assessment.voices import UNNAMED, Sources, Voice, unnamed_document
from dashboard.linking.pointing import known_act
from dashboard.linking.reports import Report
from dashboard.linking.words import folded
from dashboard.records import Attribution, Claim, Sector, Source

SPEAKS_FOR_ITSELF: tuple[Attribution, ...] = (
    "monitor",
    "activist_network",
    "un_official",
    "government_official",
    "perpetrator_claim",
    "accused_by_opponent",
)
OFFICIAL: tuple[Attribution, ...] = ("state_media", "government_official")
STATE: tuple[Sector, ...] = ("GOV", "MIL", "COP", "SPY")


@dataclass(frozen=True, slots=True)
class Origin:
    """`key` for counting, `name` to read."""

    key: str
    name: str


def origin_of(claim: Claim, report: Report, sources: Sources, is_recollection: bool) -> Origin | None:
    """The origin of a claim; None when the text does not let it be known."""
    if claim.cited is not None:
        cited = sources.named(claim.cited.text)
        if cited is not None:
            return _of_source(cited, sources)
    if claim.speaker is not None:
        known = sources.speaker(claim.speaker_id, claim.speaker.text)
        if known is not None:
            return _of_source(known, sources)
        if claim.attribution in UNNAMED:
            return Origin(*UNNAMED[claim.attribution])
        if claim.attribution == "unattributed" or unnamed_document(claim.speaker.text) is not None:
            return None
        if (actor := sources.actor(claim.speaker.text)) is not None:
            return _of_actor(actor, sources)
        return Origin(f"said:{folded(claim.speaker.text)}", claim.speaker.text)
    source = sources.named(report.publisher)
    if source is None or is_recollection or claim.attribution in ("footage_claimed", "footage_geolocated"):
        return None
    at_home = source.attribution == "state_media" and source.country is not None and source.country == claim.country
    if source.attribution in SPEAKS_FOR_ITSELF or at_home:
        return _of_source(source, sources)
    return None


def origin_named(words: str | None, sources: Sources) -> Origin | None:
    """The origin that a person named, by a source_id, a source's name, or the key of an origin; None: unknown.

    Other words are an origin of that name, which no source is known to be.
    """
    if words is None:
        return None
    source = sources.by_id.get(words) or sources.named(words)
    if source is not None:
        return _of_source(source, sources)
    unnamed = dict(UNNAMED.values())
    if words in unnamed:
        return Origin(words, unnamed[words])
    if words.startswith("government:"):
        return _government(words.removeprefix("government:"), sources)
    if words.startswith("actor:") and words.removeprefix("actor:") in sources.actors:
        return _of_actor(Voice(words, sources.actors[words.removeprefix("actor:")].name), sources)
    name = words.removeprefix("said:")
    return Origin(f"said:{folded(name)}", name)


def only_accuses(claim: Claim, has_number: bool, has_perpetrator: bool) -> bool:
    """Whether a speaker only says whose an act was that is known already: an accuser, and no origin of the event.

    "X was behind the attack", "Y plotted the bombing": who says so need not know more of it than others do.
    """
    return claim.speaker is not None and has_perpetrator and not has_number and known_act(claim) is not None


def _of_source(source: Source, sources: Sources) -> Origin:
    """The government a state medium or official speaks for; else the source's voice."""
    if source.side == "government" and source.attribution in OFFICIAL and source.country is not None:
        return _government(source.country, sources)
    voice = sources.voice(source)
    return Origin(voice.key, voice.name)


def _of_actor(voice: Voice, sources: Sources) -> Origin:
    """The government whose office or force speaks; else the actor."""
    actor = sources.actors[voice.key.removeprefix("actor:")]
    if actor.side == "government" and actor.sector in STATE and actor.country is not None:
        return _government(actor.country, sources)
    return Origin(voice.key, voice.name)


def _government(country: str, sources: Sources) -> Origin:
    return Origin(f"government:{country}", f"{sources.countries.get(country, country)}: government and state media")
