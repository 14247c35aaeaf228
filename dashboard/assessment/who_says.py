"""Who says something, through whom and resting on whom, and how: "Activists, citing local sources, claimed"."""

from dashboard.assessment.articles import opening, with_article
from dashboard.assessment.testimony import Testimony
from dashboard.assessment.voices import Sources, unnamed_document
from dashboard.linking.words import folded
from dashboard.records import Claim, Stance

VERBS: dict[Stance, str] = {
    "asserts": "stated",
    "claims": "claimed",
    "reports": "reported",
    "estimates": "estimated",
    "confirms": "confirmed",
    "denies": "denied",
    "disputes": "disputed",
    "retracts": "retracted",
}
ESTIMATING = ("estimat", "calculat", "reckon", "put ", "puts ")
FOOTAGE = ("footage_claimed", "footage_geolocated")


def speaker_words(testimony: Testimony, sources: Sources) -> tuple[str, str]:
    """("Activists, citing local sources,", "claimed"): who speaks, through whom, resting on whom; and how."""
    claim = testimony.claim
    if claim.speaker is None:
        if claim.attribution in FOOTAGE:
            return opening(testimony.report.publisher), "showed footage said to show"
        return opening(testimony.report.publisher), _verb(claim)
    known = sources.speaker(claim.speaker_id, claim.speaker.text)
    words = claim.speaker.text
    asides = [f"quoted by {with_article(claim.relayed_by.text)}"] if claim.relayed_by is not None else []
    cited = claim.cited or testimony.account_cites
    if cited is not None:
        asides.append(f"citing {with_article(cited.text)}")
    document = unnamed_document(words) if known is None else None
    name = opening(known.name if known is not None else words)
    if document is not None:
        name = document.capitalize() if document.endswith("s") else f"An {document}"
    verb = VERBS["claims"] if _tells_of_its_own_act(testimony) else _verb(claim)
    return f"{name}, {', '.join(asides)}," if asides else name, verb


def _tells_of_its_own_act(testimony: Testimony) -> bool:
    """Whether the speaker is who is said to have done it: what it says of its own attack it claims."""
    claim = testimony.claim
    if claim.speaker is None or claim.stance not in ("reports", "asserts"):
        return False
    accused = {folded(actor.quotation.text) for actor in testimony.actors if actor.role == "alleged_perpetrator"}
    return folded(claim.speaker.text) in accused


def _verb(claim: Claim) -> str:
    """The stance's verb; "estimated" only where the sentence says so, not where it tells of a toll that was raised, and
    "denied" only of what is denied: who denies one thing may state another beside it."""
    if claim.stance == "denies" and claim.realis != "denied":
        return VERBS["asserts"]
    if claim.stance == "estimates" and not any(word in claim.quotation.text.lower() for word in ESTIMATING):
        return VERBS["reports"]
    return VERBS[claim.stance]
