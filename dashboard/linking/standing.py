"""How an event stands: asserted by the document, claimed, official, resting on footage, disputed or denied."""

from collections.abc import Mapping, Sequence

from dashboard.extraction.word_lists import word_lists
from dashboard.linking.signs import ATTACKS, Signs
from dashboard.records import Attribution, Claim, Figure

Figures = Mapping[int, Sequence[Figure]]
"""The figures of each claim, by claim_no."""

OFFICIAL: frozenset[Attribution] = frozenset({"state_media", "government_official", "un_official"})
ARMIES = frozenset(
    {
        "army",
        "coalition",
        "corps",
        "military",
        "forces",
        "troops",
        "command",
        "navy",
        "junta",
        "staff",
        "idf",
        "brigade",
    }
)
CAPITALS = word_lists("clauses")["capitals"]
OFFICES = frozenset({"ministry", "minister", "source", "sources", "police", "state"})
OWN_PART = ("involve", "responsib", "any role", "any part")  # who did it is denied, and not that it happened
DENYING = ("deny", "denie", "denying", "reject", "dismiss", "refute")
FOOTAGE = frozenset({"video", "clip", "footage", "videos", "clips"})
OPENING = 4  # words of a sentence among which it says that it is footage
PARTIES = OFFICIAL | {"perpetrator_claim", "accused_by_opponent"}
REACH = 60  # claims back that a denial may be of


def status_of(signs: list[Signs], figures: Figures, *, denied: bool) -> str:
    """As the body says it, rather than its heading: two versions, a denial, or who states it."""
    members = [one.claim for one in signs]
    denials = [c for c in members if c.stance == "denies" or c.realis == "denied"]
    if members[0].event_type == "statement_demand":
        return "asserted"  # that it was said is not in question
    if denials or denied or _two_versions(members, figures) or _other_count(members, figures):
        return "disputed" if len(denials) < len(members) else "denied"
    if any(FOOTAGE & set(one.text.replace(":", " ").split()[:OPENING]) for one in signs):
        return "footage"
    said = [one.claim for one in signs if one.claim.speaker and not one.is_heading]
    said = said or [c for c in members if c.speaker]
    if any(_is_official(c) for c in said):
        first = next((c for c in said if not _on_its_own_fight(c)), said[0])
        return "official" if _is_official(first) and not _on_its_own_fight(first) else "claimed"
    if said:
        return "claimed"
    if members[0].attribution == "footage_claimed":
        return "footage"
    return "claimed" if members[0].attribution == "unattributed" else "asserted"


def _is_official(claim: Claim) -> bool:
    """Whether an office speaks, or a capital that stands for its government: "Moscow says"."""
    return claim.attribution in OFFICIAL or (claim.speaker is not None and claim.speaker.text.casefold() in CAPITALS)


def _on_its_own_fight(claim: Claim) -> bool:
    """Whether an army speaks of a fight: of that it is a party, and no office."""
    words = set(claim.speaker.text.casefold().split()) if claim.speaker else set()
    return claim.event_type in ATTACKS and bool(words & ARMIES) and not words & OFFICES


def denied_acts(groups: list[list[int]], claims: dict[int, Claim]) -> set[int]:
    """The attacks that a statement after them in the same entry denies, by the last claim that tells them."""
    attacks = {number for group in groups for number in group if claims[number].event_type in ATTACKS}
    found: set[int] = set()
    for number, claim in claims.items():
        if claim.event_type != "statement_demand" or claim.trigger is None:
            continue
        of_the_act = not any(word in claim.quotation.text.casefold() for word in OWN_PART)
        if of_the_act and claim.trigger.text.casefold().startswith(DENYING):
            earlier = (n for n in range(number - 1, max(-1, number - REACH), -1) if n in attacks)
            told = next(earlier, None)
            if told is not None and claims[told].entry_no == claim.entry_no:
                found.add(told)
    return found


def _two_versions(members: list[Claim], figures: Figures) -> bool:
    """Whether, in one entry, offices and others count the dead of an attack differently."""
    if members[0].event_type not in ATTACKS:
        return False
    counts: dict[tuple[int, bool], set[tuple[str, int | None, int | None]]] = {}
    said = [claim for claim in members if claim.speaker and claim.realis == "actual"]
    for claim in said:
        for figure in figures.get(claim.claim_no, ()):
            if figure.measure == "killed" and figure.part_of is None:
                side = (claim.entry_no, claim.attribution in OFFICIAL)
                counts.setdefault(side, set()).add((figure.operator, figure.low, figure.high))
    return any(
        is_official and (entry_no, False) in counts and not counts[entry_no, True] & counts[entry_no, False]
        for entry_no, is_official in counts
    )


def _other_count(members: list[Claim], figures: Figures) -> bool:
    """Whether, in one entry, two speakers give other exact numbers of dead, and one of them is an office or a side."""
    if members[0].event_type not in ATTACKS:
        return False
    last: dict[tuple[int, str], tuple[int, Attribution]] = {}
    for claim in members:
        for figure in figures.get(claim.claim_no, ()):
            exact = figure.low is not None and figure.low == figure.high
            if claim.speaker and exact and figure.measure == "killed" and figure.part_of is None:
                who = claim.speaker_id or claim.speaker.text.casefold()
                last[claim.entry_no, who] = figure.low or 0, claim.attribution
    by_entry: dict[int, list[tuple[int, Attribution]]] = {}
    for (entry_no, _), told in last.items():
        by_entry.setdefault(entry_no, []).append(told)
    return any(
        len({count for count, _ in told}) > 1 and any(attribution in PARTIES for _, attribution in told)
        for told in by_entry.values()
    )
