"""Headlines that a report's own text repeats: one report, told once (rule 8 counts who says so, not how often).

"Sukhna: bombs, then a mass killing" stands above "Activists say at least 22 people were killed in Sukhna". The headline
is a claim of its own, with its place in the post; beside the sentence that tells the same it is no second report, no
voice of the outlet beside the speaker it drops, and no harm without a number.
"""

from collections.abc import Mapping, Sequence

from dashboard.assessment.testimony import Testimony
from dashboard.assessment.tracks import in_report
from dashboard.records import Reading

Key = tuple[str, int]


def repeated(readings: Sequence[Reading], events: Mapping[str, Sequence[Testimony]]) -> dict[Key, int]:
    """Each headline that its entry's text repeats, with the number of the claim there that tells the same event.

    A headline that gives a number which the text does not give of the event, or names a speaker whom the text does not
    let speak, says something of its own. `events` are the claims of each event.
    """
    titles = {
        (reading.post.post_id, entry.entry_no): entry.heading for reading in readings for entry in reading.entries
    }
    found: dict[Key, int] = {}
    for told in events.values():
        below: dict[tuple[str, int], list[Testimony]] = {}
        above: list[Testimony] = []
        for testimony in told:
            entry = testimony.post.post_id, testimony.claim.entry_no
            if _is_headline(testimony, titles.get(entry)):
                above.append(testimony)
            else:
                below.setdefault(entry, []).append(testimony)
        for testimony in above:
            same = below.get((testimony.post.post_id, testimony.claim.entry_no), [])
            if (other := _told_in(testimony, same)) is not None:
                found[testimony.key] = other.claim.claim_no
    return found


def _is_headline(testimony: Testimony, heading: str | None) -> bool:
    """Whether the claim's words stand in the heading of its entry, where that stands first."""
    if not heading:
        return False
    quotation, text = testimony.claim.quotation, testimony.post.text
    at = text.rfind(heading, 0, quotation.end)
    return at >= 0 and at <= quotation.start and quotation.end <= at + len(heading)


def _told_in(headline: Testimony, text: Sequence[Testimony]) -> Testimony | None:
    """The first claim of the text that tells what the headline tells; None when the headline adds something."""
    voices = {testimony.voice.key for testimony in text}
    if not text or (headline.claim.speaker is not None and headline.voice.key not in voices):
        return None
    numbers = {in_report(testimony, figure): testimony for testimony in text for figure in testimony.figures}
    mine = [in_report(headline, figure) for figure in headline.figures]
    if any(number not in numbers for number in mine):
        return None
    return numbers[mine[0]] if mine else min(text, key=lambda testimony: testimony.claim.claim_no)
