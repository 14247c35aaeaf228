"""Where a claim first came from (rule 8): origins are counted, not outlets, and an unknown origin adds none.

A claim goes back to the named source it rests on, else to its speaker. Unnamed activists, witnesses and officials are
one origin each for an event, in however many outlets, since their independence is not known. An outlet's own words
have a known origin only when the outlet is itself a party or a monitor that says what happened in its own country or
field; a news outlet that names nobody has none.
"""

from dataclasses import dataclass

from dashboard.assessment.voices import UNNAMED, Sources, Voice
from dashboard.linking.reports import Report
from dashboard.linking.words import folded
from dashboard.records import Attribution, Claim

SPEAKS_FOR_ITSELF: tuple[Attribution, ...] = (
    "monitor",
    "activist_network",
    "un_official",
    "government_official",
    "perpetrator_claim",
    "accused_by_opponent",
)


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
            return _of_voice(sources.voice(cited))
    if claim.speaker is not None:
        known = sources.speaker(claim.speaker_id, claim.speaker.text)
        if known is not None:
            return _of_voice(sources.voice(known))
        if claim.attribution in UNNAMED:
            return Origin(*UNNAMED[claim.attribution])
        if claim.attribution == "unattributed":
            return None
        if (actor := sources.actor(claim.speaker.text)) is not None:
            return _of_voice(actor)
        return Origin(f"said:{folded(claim.speaker.text)}", claim.speaker.text)
    source = sources.named(report.publisher)
    if source is None or is_recollection or claim.attribution in ("footage_claimed", "footage_geolocated"):
        return None
    at_home = source.attribution == "state_media" and source.country is not None and source.country == claim.country
    if source.attribution in SPEAKS_FOR_ITSELF or at_home:
        return _of_voice(sources.voice(source))
    return None


def _of_voice(voice: Voice) -> Origin:
    return Origin(voice.key, voice.name)
