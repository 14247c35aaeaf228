"""Review: what should a person decide?"""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.queries import event, review, review_history
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.storage import publish
from dashboard.storage.workspace import Workspace
from dashboard.widgets import caption, empty, filter_rail, keeping, lifting, links
from dashboard.widgets.database import Snapshot, ask, current_snapshot
from dashboard.widgets.figures import counted
from dashboard.widgets.markup import as_label
from dashboard.widgets.review_act import Spot, carry_out
from dashboard.widgets.review_add import add_missed
from dashboard.widgets.review_claim import head, in_context, in_words, quick
from dashboard.widgets.review_event import decisions, other_reports
from dashboard.widgets.review_form import every_name, form, names_of
from dashboard.widgets.review_history import history, listed
from dashboard.widgets.review_keys import key_words, listen
from dashboard.widgets.review_queue import bulk, next_ones
from dashboard.widgets.review_words import counts_words, why_words
from dashboard.widgets.who import Person, may, sign_in_words, who

LISTS = {
    "queue": "What waits",
    "second": "Waits for a second person",
    "contradicted": "Contradicted",
    "orphans": "Lost their words",
    "decided": "Decided",
}
OPENED = "review_opened"  # in session state: the claim that was shown last, and the filters then
EMPTY = {
    "second": "No grade waits for a second person.",
    "contradicted": "No two people decided differently about the same thing.",
    "orphans": "Every decision still finds the words it was made about.",
    "decided": "Nobody decided anything here yet.",
}


def page() -> None:
    """The list that was chosen, and one claim of it with all that a person needs to decide."""
    listen()
    carry_out()
    snapshot = current_snapshot(then=False)
    if snapshot is None:
        empty.no_snapshot()
        return
    filter_rail.show(snapshot, "review")
    filters = filter_rail.asked(snapshot)
    person = who()
    counts = ask(snapshot, review.counts, filters)
    n_waiting = int(counts["n_claims"].sum()) if len(counts) else 0
    many: Any = next(ask(snapshot, review_history.how_many).itertuples())
    caption.under_title(
        f"{counted(n_waiting, 'claim waits', 'claims wait')} for a person",
        hidden_sentence(ask(snapshot, hidden, filters)),
    )
    with st.container(key="waiting_words"):
        if words := counts_words(counts):
            st.caption(f"Among them {words}.")
    if may(person, "decide"):
        publish.warm(Workspace.at(), Path(snapshot.path).name)
        keeping.notice(says_where=True)
    else:
        st.info(as_label(person.problem or f"This page is read-only for you: {sign_in_words(person)}"))
    numbers = {
        "second": many.n_waiting,
        "contradicted": many.n_overruled,
        "orphans": many.n_orphans,
        "decided": many.n_decided,
    }
    lists = {key: name + (f" ({numbers[key]:,})" if key in numbers else "") for key, name in LISTS.items()}
    chosen = filter_rail.choice("waits", "List", lists)
    if chosen == "queue":
        queue(snapshot, filters, person, n_waiting)
    else:
        of_status(snapshot, chosen, person)


def of_status(snapshot: Snapshot, chosen: str, person: Person) -> None:
    """Decisions that wait for a second person, that lost their words, or all of them."""
    status = {"second": "waiting", "contradicted": "overruled", "orphans": "orphan"}.get(chosen)
    rows = ask(snapshot, review_history.decisions, status)
    if not len(rows):
        st.info(EMPTY[chosen])
        return
    listed(rows, every_name(snapshot), person, links.REVIEW)
    if (more := int(rows["n_in_all"].iloc[0]) - len(rows)) > 0:
        st.caption(f"{more:,} older decisions are not listed.")


def opened(snapshot: Snapshot, filters: Filters) -> tuple[links.Named | None, tuple[str, int] | None, pd.DataFrame]:
    """The sentence that the address names, the claim to show, and the queue from there on.

    A claim that filters set since it was opened leave out gives way to the first that waits.
    """
    named = links.sentence_in_address()
    found = ask(snapshot, event.claim_at, *named) if named else pd.DataFrame()
    if len(found):
        chosen = (found["post_id"].iloc[0], int(found["claim_no"].iloc[0]))
        rows = ask(snapshot, review.queue, filters, chosen, 9)
        open_before, filters_before = st.session_state.get(OPENED, (None, filters))
        if _place_of(chosen, rows) or open_before != chosen or filters_before == filters:
            return named, chosen, rows
        named = None
    rows = ask(snapshot, review.queue, filters, None, 9)
    is_free = named is None and len(rows)
    return named, (rows["post_id"].iloc[0], int(rows["claim_no"].iloc[0])) if is_free else None, rows


def queue(snapshot: Snapshot, filters: Filters, person: Person, n_waiting: int) -> None:
    """One claim, the named one or the first that waits, and beside it what waits next."""
    named, chosen, rows = opened(snapshot, filters)
    st.session_state[OPENED] = (chosen, filters)
    if named and chosen is None:
        not_read(snapshot, named, person)
    left, right = st.columns([5, 3], gap="large")
    with right:
        next_ones(rows.head(8), chosen)
        if may(person, "bulk"):
            bulk(snapshot, filters, n_waiting)
    with left:
        if chosen is not None:
            one_claim(snapshot, filters, chosen, rows, person, n_waiting)
        elif not named:
            st.info(
                "Nothing waits here: every claim in view was decided on."
                if not filters.active
                else f"Nothing waits in this view. {empty.TAKE_AWAY}"
            )
            lifting.offer(snapshot, filters)


def one_claim(
    snapshot: Snapshot,
    filters: Filters,
    chosen: tuple[str, int],
    rows: pd.DataFrame,
    person: Person,
    n_waiting: int,
) -> None:
    """The claim with its sentence, its reading, what may be decided, and what was."""
    row: Any = next(ask(snapshot, review.claim, *chosen).itertuples())
    read = ask(snapshot, review.figures, *chosen)
    figures = list(read.itertuples())
    links.name_sentence(row.post_id, row.at)
    place = _place_of(chosen, rows)
    after = next((one for one in rows.itertuples() if (one.post_id, one.claim_no) != chosen), None)
    before = ask(snapshot, review.before, filters, *chosen)
    nth = f"{place.nth:,} of {n_waiting:,} that wait" if place else "not in this queue: decided on, or filtered out"
    if place is None and after is not None:
        nth += f"; next is {after.nth:,} of {n_waiting:,} that wait"
    head(row, nth, f"Why here: {why_words(place.worries, place.disputed)}" if place else "")
    in_context(snapshot, row)
    in_words(row, figures)
    quick(row, read, _spot(next(before.itertuples(), None)), _spot(after), may(person, "accept"))
    names = names_of(snapshot.path)
    form(row, figures, names, may(person, "correct"))
    st.caption(key_words())
    add_missed(snapshot, row.post_id, names, may(person, "add"), is_edit=not figures)
    told = ask(snapshot, review_history.history, row.post_id, row.start, row.end, row.event_id)
    if row.event_id is not None:
        other_reports(snapshot, row, figures, may(person, "cannot_link"))
        decisions(snapshot, row, figures, names, told, person)
    history(told, every_name(snapshot), person)


def not_read(snapshot: Snapshot, named: links.Named, person: Person) -> None:
    """The words of the link hold no claim: say what became of them."""
    told = ask(snapshot, review_history.history, *named[:3], None)
    if len(told):
        st.info("No claim stands at the words of this link any more. What was decided about them:")
        history(told, every_name(snapshot), person)
    else:
        st.warning("The sentence that this link names is not in this workspace, or nothing was read from it.")


def _place_of(chosen: tuple[str, int], rows: pd.DataFrame) -> Any:
    """The row of the queue that is this claim; None when it does not wait there."""
    return next((one for one in rows.itertuples() if (one.post_id, one.claim_no) == chosen), None)


def _spot(row: Any) -> Spot | None:
    return (row.post_id, row.at) if row is not None else None


with caption.sheet("What should a person decide?"):
    page()
