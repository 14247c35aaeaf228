"""How much room a figure has in a window too narrow for a whole one, as the browser measures it.

A map keeps one scale from left to right and from north to south, so that a narrow window shows it whole only when it is
drawn smaller, which is known here and not there. A window with room enough says nothing and costs no redraw.
"""

from typing import Any

import streamlit as st

KEY, PX = "room_in_the_window", "px"
STEP_PX = 40
"""A window that is drawn wider draws the page again only so often."""
FRAME_PX = 36
"""The border of a panel and its padding, on both sides."""
SCRIPT = """export default function ({ data, setStateValue }) {
  let known = data.known, waiting = 0;
  const look = () => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    if (!main) return;
    const shown = getComputedStyle(main);
    const room = main.clientWidth - parseFloat(shown.paddingLeft) - parseFloat(shown.paddingRight) - data.frame;
    const px = room >= data.least ? 0 : Math.floor(room / data.step) * data.step;
    if (px === known) return;
    known = px;
    setStateValue("px", px);
  };
  const later = () => { clearTimeout(waiting); waiting = setTimeout(look, 100); };
  window.addEventListener("resize", later);
  look();
  return () => { clearTimeout(waiting); window.removeEventListener("resize", later); };
}"""


def room_px() -> int | None:
    """The room of a figure in px, from left to right; None where it is enough, or before the browser has told."""
    return _told() or None


def listen(least: int) -> None:
    """Hear of a window with less room than `least` px. Called last on a page, where it takes no room."""
    component: Any = st.components.v2.component("room_in_the_window", js=SCRIPT)
    data = {"known": _told(), "least": least, "step": STEP_PX, "frame": FRAME_PX}
    component(key=KEY, data=data, height="content", on_px_change=lambda: None)


def _told() -> int:
    return int((st.session_state.get(KEY) or {}).get(PX) or 0)
