"""Views by name. A view is its address: page and filters, and nothing else is kept.

On one's own machine they stand in `views.csv` of the workspace (name, page, address), and outlive the browser; on a
server that others share they last as long as the tab, and the screen says so. They are no input of a snapshot.
"""

import csv
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from dashboard.storage.durable import write_durably
from dashboard.storage.workspace import Workspace
from dashboard.widgets import redraw, url
from dashboard.widgets.hosting import why_hosted
from dashboard.widgets.markup import as_label
from dashboard.widgets.rail_words import NAMES
from dashboard.widgets.who import may, who

SESSION, BOX, FILE, MOST = "saved_views", "saved_views_box", "views.csv", 100
PAGES = ("brief", "tolls", "timeline", "actors", "map", "blind-spots", "posts")
"""The pages that have a whole rail, as they call themselves."""
FILES = {"blind-spots": "blind_spots"}
HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class View:
    """A name, the page it was saved on, and the filters as an address has them ("place=homs&type=bombing")."""

    name: str
    page: str
    address: str

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The filters by name, without what no address of ours holds."""
        return {name: values for name, values in parse_qs(self.address).items() if name in NAMES}


def show(page: str) -> None:
    """The views saved before, each a link; and a field to save the one on screen."""
    path = _file()
    views = saved(path)

    def draw() -> None:
        for view in views:
            file = f"dashboard/pages/{FILES.get(view.page, view.page)}.py"
            st.page_link(file, label=f":primary[{as_label(view.name)}]", query_params=view.parameters)
        st.text_input("Name this view", key="view_name", max_chars=60, placeholder="Homs, July")
        st.button("Save", key="save_view", on_click=_save, args=(page, path), icon=":material/bookmark_add:")
        if views:
            st.selectbox("Take one away", [view.name for view in views], key="view_to_drop")
            st.button("Remove", key="drop_view", on_click=_drop, args=(path,), type="tertiary")
        kept = "They are kept in the workspace's views.csv." if path else "They last as long as this tab."
        st.caption(f"A view is its address. {kept} To share one, open it and copy this link:")
        st.code(_address(), language=None, wrap_lines=True)

    redraw.folded(f"Saved views · {len(views)}" if views else "Saved views", BOX, draw)


def saved(path: Path | None) -> list[View]:
    """The views of the file, else of the session, by name; what the file holds that is no view is passed over."""
    if path is None:
        return list(st.session_state.get(SESSION, []))
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return read(text)


def read(text: str) -> list[View]:
    """The views of `views.csv`; a row that is none is passed over. At most MOST."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return []
    good = [View(*row) for row in rows[1:] if len(row) == 3 and row[0].strip() and row[1] in PAGES]
    return sorted({view.name: view for view in good}.values(), key=lambda view: view.name.casefold())[:MOST]


def written(views: list[View]) -> str:
    """The text of `views.csv`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("name", "page", "address"))
    writer.writerows((view.name, view.page, view.address) for view in views)
    return out.getvalue()


def _save(page: str, path: Path | None) -> None:
    name = " ".join(st.session_state.get("view_name", "").split())
    if name:
        others = [view for view in saved(path) if view.name != name]
        _keep([*others, View(name, page, _as_address(url.kept(NAMES)))], path)
        st.session_state["view_name"] = ""
        redraw.again()


def _drop(path: Path | None) -> None:
    _keep([view for view in saved(path) if view.name != st.session_state.get("view_to_drop")], path)
    redraw.again()


def _keep(views: list[View], path: Path | None) -> None:
    views = read(written(views))
    if path is None:
        st.session_state[SESSION] = views
    else:
        write_durably(path, written(views).encode())


def _as_address(kept: Mapping[str, list[str]]) -> str:
    return urlencode(kept, doseq=True)


def _address() -> str:
    """The address of what is on screen, without a sentence that another page shows."""
    base = (st.context.url or "").split("?")[0] or "/"
    query = _as_address(url.kept(NAMES))
    return f"{base}?{query}" if query else base


def _file() -> Path | None:
    """Where views are kept; None where the page is served to others or to a viewer, or nothing can be written."""
    host = urlsplit(st.context.url or "").hostname
    if host not in HERE or why_hosted() or not may(who(), "capture"):
        return None
    folder = Workspace.at().root
    return folder / FILE if folder.is_dir() and os.access(folder, os.W_OK) else None
