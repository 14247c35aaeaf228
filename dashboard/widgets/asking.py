"""A page that answers to the filters: its question, the rail, and the answer to what the rail asks."""

from collections.abc import Callable

from dashboard.widgets import caption, empty, filter_rail, links, redraw
from dashboard.widgets.database import Snapshot, current_snapshot

Rail = Callable[[Snapshot, str], None]


def page(question: str, name: str, answer: Callable[[Snapshot], None], rail: Rail = filter_rail.show) -> None:
    """Draw the page: `question` is its title, `name` its own in the session, `answer` draws what changes with filters.

    Without a snapshot it says what to do first. A sentence that another page showed leaves the address.
    """
    with caption.sheet(question):
        snapshot = current_snapshot()
        if snapshot is None:
            empty.no_snapshot()
            return
        links.drop_sentence()
        rail(snapshot, name)
        redraw.body(answer, snapshot)
