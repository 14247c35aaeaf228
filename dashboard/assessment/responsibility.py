"""Who is said to have done it (rule 10): alleged is not accepted, and an opponent's report of a claim is no claim."""

from collections.abc import Sequence

from dashboard.assessment.testimony import Testimony
from dashboard.records import ClaimActor, Place, Reference, Responsibility

# Rebel factions that reports call by one another's names are one camp; the words stay in the quotations.
CAMP = {"opposition": "rebels", "islamist": "rebels"}


def stated_responsibility(testimony: Testimony) -> Responsibility:
    """What one claim says of it: as a person read it, else "claimed by actor" only for the actor's own words."""
    said = testimony.claim.responsibility
    if testimony.is_answered:
        return said
    if said in ("claimed_by_actor", "accepted_by_actor") and testimony.claim.attribution != "perpetrator_claim":
        return "alleged"
    if said == "not_stated" and perpetrators(testimony):
        return "alleged"
    return said


def perpetrators(testimony: Testimony) -> list[ClaimActor]:
    """Actors that the claim alleges did it, in the order of the text."""
    accused = [actor for actor in testimony.actors if actor.role == "alleged_perpetrator"]
    return sorted(accused, key=lambda actor: (actor.quotation.start, actor.quotation.end))


def actor_name(actor: ClaimActor, reference: Reference) -> str:
    """Our neutral label where actors.csv knows the actor, else the words as written, in quotation marks."""
    known = reference.actors.get(actor.actor_id) if actor.actor_id is not None else None
    return known.name if known is not None else f"“{actor.quotation.text}”"


def camps(testimony: Testimony, reference: Reference) -> frozenset[str]:
    """Sides the claim alleges did it; an actor of unknown side names none, and a foreign state is its own side."""
    sides = {
        reference.actors[actor.actor_id].side
        for actor in perpetrators(testimony)
        if actor.actor_id is not None and actor.actor_id in reference.actors
    }
    states = {
        f"state:{place.country}"
        for actor in perpetrators(testimony)
        if actor.actor_id is None and (place := _country(actor.quotation.text, reference)) is not None
    }
    return frozenset(CAMP.get(side, side) for side in sides - {"unknown"}) | frozenset(states)


def _country(words: str, reference: Reference) -> Place | None:
    """The country of that name, where its government is no actor of the war itself: "Britain", and not "Syria"."""
    named = next(
        (p for p in reference.places.values() if p.kind == "country" and words in (p.name, *p.aliases)),
        None,
    )
    at_war = {actor.country for actor in reference.actors.values() if actor.side in ("government", "unknown")}
    return named if named is not None and named.country not in at_war else None


def event_responsibility(told: Sequence[Testimony], is_contested: bool) -> Responsibility:
    """Summed over an event's claims; contested when voices name different sides or one denies what another alleges."""
    stated = {stated_responsibility(testimony) for testimony in told}
    if is_contested or "contested" in stated or ("denied" in stated and stated & {"alleged", "claimed_by_actor"}):
        return "contested"
    order: tuple[Responsibility, ...] = ("accepted_by_actor", "claimed_by_actor", "alleged", "denied")
    return next((value for value in order if value in stated), "not_stated")
