"""The keys of the Review page: each presses a button that stands there anyway, with its key in its label.

Streamlit's own shortcuts keep R for themselves and cannot put the cursor into a field, so one small script does both.
It leaves every key alone while something is being typed, until Enter saves it, and all keys with a modifier. While the
page is at work a key waits for it, and is forgotten when that takes longer than two seconds: it was meant for the claim
that stood there.
"""

from typing import Any

import streamlit as st

KEYS = {
    "a": "review_accept",
    "r": "review_reject",
    "n": "review_next",
    "j": "review_next",
    "p": "review_previous",
    "k": "review_previous",
    "u": "review_undo",
    "e": "review_edit",
}
"""Each key, and the key of the container whose button it presses, or whose first field it puts the cursor in."""
SCRIPT = """export default function ({ data }) {
  const press = (event) => {
    if (event.key === "Enter" && event.target.closest && event.target.closest("form, [data-testid=stForm]")) {
      setTimeout(() => event.target.blur(), 0); // saved: the fields stay, and the keys are to work again
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    const name = data[event.key.toLowerCase()];
    const typing = event.target.closest && event.target.closest(
      "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog]"
    );
    if (!name || typing || document.querySelector("[role=dialog]")) return;
    if (!document.querySelector(".st-key-" + name)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act(name, 40);
  };
  const act = (name, tries) => {
    const place = document.querySelector(".st-key-" + name);
    if (!place) return;
    const field = place.querySelector("input, textarea");
    const folded = place.closest("details:not([open])");
    if (field && folded) {
      folded.querySelector("summary").click();
      if (tries) setTimeout(() => act(name, tries - 1), 50);
      return;
    }
    if (document.querySelector("[data-test-script-state=running]")) {
      if (tries) setTimeout(() => act(name, tries - 1), 50);
      return;
    }
    if (field) {
      field.focus();
      field.select();
      field.scrollIntoView({ block: "center" });
      return;
    }
    const button = place.querySelector("button:not([disabled])");
    if (button) button.click();
  };
  if (window.reviewKeys) window.removeEventListener("keydown", window.reviewKeys, true);
  window.reviewKeys = press;
  window.addEventListener("keydown", press, true);
  return () => {
    window.removeEventListener("keydown", press, true);
    if (window.reviewKeys === press) delete window.reviewKeys;
  };
}"""


def listen() -> None:
    """Let the keys work on this page, until it is left. Called first, so that its place on the page never changes."""
    component: Any = st.components.v2.component("review_keys", js=SCRIPT)
    component(key="review_keys", data=KEYS, height="content")


def key_words() -> str:
    """What the keys do, in one line."""
    return (
        "Keys: a accept, r reject, e edit the number or add one (Enter saves), n or j next, p or k previous, u undo. "
        "They rest while you type."
    )
