"""The report a claim stands in: who prints it, when and where, and its place in the order of publication."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.records import Claim, Entry, Post, Reading


@dataclass(frozen=True, slots=True)
class Report:
    """Publisher, day, instant (UTC, None when only the day is known) and address of a claim's entry, else its post."""

    publisher: str
    reported_date: date
    reported_at: datetime | None
    url: str | None
    is_digest: bool

    @property
    def author(self) -> tuple[str, ...]:
        """Equal for all that one outlet says in one report; a post that is no digest has one author throughout."""
        if not self.is_digest:
            return ()
        return self.publisher, self.reported_date.isoformat(), self.url or ""


def report_of(post: Post, entry: Entry | None) -> Report:
    """The report of an entry. In a digest the entry's outlet, day and address stand for the post's."""
    if entry is not None and entry.outlet:
        day = entry.published_date or (entry.stamped_at.date() if entry.stamped_at else post.published_date)
        return Report(entry.outlet, day, entry.stamped_at, entry.url, True)
    stamped_at = entry.stamped_at if entry is not None else None
    day = post.published_date
    if entry is not None:
        day = entry.published_date or (stamped_at.date() if stamped_at else day)
    return Report(
        post.publisher, day, stamped_at or post.published_at, (entry.url if entry else None) or post.url, False
    )


def reports(reading: Reading) -> dict[int, Report]:
    """The report of every entry of a post by entry_no; -1 is the post itself, for claims outside its entries."""
    found = {entry.entry_no: report_of(reading.post, entry) for entry in reading.entries}
    found[-1] = report_of(reading.post, None)
    return found


def publication_order(report: Report, claim: Claim) -> tuple[date, str, str, int]:
    """A total order of claims by publication: day, instant (unknown after known), then post and claim number.

    Between reports of one day without instants the order is fixed but says nothing: `assessment.tracks` has a rule.
    """
    instant = report.reported_at.isoformat() if report.reported_at else "~"
    return report.reported_date, instant, claim.post_id, claim.claim_no
