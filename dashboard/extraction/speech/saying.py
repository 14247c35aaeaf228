"""Who says a sentence, as a value; and what kind of source a noun phrase names."""

from dataclasses import dataclass, field

from dashboard.extraction.text.values import quick_value
from dashboard.extraction.words.view import View
from dashboard.extraction.words.vocabulary import Vocabulary, is_general
from dashboard.records import Attribution, Sector, Stance

ATTRIBUTION_OF_SECTOR: dict[Sector, Attribution] = {
    "GOV": "government_official",
    "MIL": "government_official",
    "COP": "government_official",
    "SPY": "government_official",
    "IGO": "un_official",
    "NGO": "monitor",
    "REB": "perpetrator_claim",
    "PRM": "perpetrator_claim",
    "UAF": "perpetrator_claim",
    "OPP": "accused_by_opponent",
    "JRN": "own_reporting",
    "CVL": "witness",
    "MED": "witness",
    "REF": "witness",
}


@quick_value(frozen=True, slots=True)
class Saying:
    """Who says a sentence: offsets of the speaker's words, and of who relays or is cited.

    `first`..`end` are the tokens of the attribution itself ("a monitor said"), which tells no event of its own.
    `covers` bounds the words it attributes: "The ministry says nine died; a hospital says 21".
    """

    speaker: tuple[int, int] | None
    stance: Stance
    attribution: Attribution
    speaker_id: str | None = None
    relayed_by: tuple[int, int] | None = None
    relayed_by_id: str | None = None
    cited: tuple[int, int] | None = None
    first: int = 0
    end: int = 0
    verb: int = -1  # the token of the verb of saying
    covers: tuple[int, int] = (0, 1_000_000)  # the tokens of the sentence that are said by this speaker


@dataclass(slots=True)
class EntryMemory:
    """The last speaker named in an entry, for its pronouns."""

    last: Saying | None = None
    full_names: dict[str, Saying] = field(default_factory=dict)  # of the whole post, by each word of a longer name
    surnames: dict[str, Saying] = field(default_factory=dict)  # of the whole post: who spoke, by the last word
    in_quotation: Saying | None = None  # whose quotation is not yet closed
    quoted: Saying | None = None  # whose words follow a sentence that ends with a colon ("He continued:")
    before: View | None = None  # the sentence before, in the same entry
    said_before: Saying | None = None  # who says the sentence before, to its end
    item_before: Saying | None = None  # the last speaker of the items before under the same heading


def attribution_of(view: View, vocabulary: Vocabulary, first: int, end: int) -> tuple[Attribution, str | None]:
    """What kind of source tokens [first, end) name, and its source_id when sources.csv knows it."""
    for place in range(first, end):
        hit = view.name_at.get(place)
        name = hit.of("source") if hit and hit.first >= first else None
        if name:
            return vocabulary.sources[name.key].attribution, None if is_general(name.key) else name.key
    best: Attribution | None = None
    for kind in vocabulary.source_kinds.find(view.tokens[first:end]):
        if best is None or best == "unattributed":
            best = kind.value
    if best:
        return best, None
    hits = [view.name_at[i] for i in range(first, end) if i in view.name_at]
    if any(hit.of("country") for hit in hits):
        return "government_official", None
    if any(hit.of("actor") for hit in hits):
        sectors = [vocabulary.actors[n.key].sector for hit in hits for n in hit.names if n.kind == "actor"]
        return ATTRIBUTION_OF_SECTOR.get(sectors[0], "unattributed"), None
    return "unattributed", None
