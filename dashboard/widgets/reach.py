"""What scrolls inside a page can be reached and scrolled with the keyboard, and has a name for a screen reader.

A chart wider than its window and the panes of the Evidence page scroll in frames of their own. Streamlit gives a
container neither a name nor a place in the order of Tab, so one small script does, as long as there is something to
scroll. It also opens the links of a list in place, as the browser's Back does, and copies what is ready to copy. On
paper there is nothing to open: it unfolds the lists of sources while a page is printed, and measures the charts, of
which none is cut there.
"""

import streamlit as st

SCRIPT = """<script>(() => {
  document.currentScript?.remove();
  if (window.atLeastReach) { window.atLeastReach(); return; }
  const frames = '[class*="st-key-wide_chart"], [class*="st-key-wide_matrix"], .st-key-post_pane, .st-key-claims_pane';
  const names = { post_pane: "The post's text", claims_pane: "The claims read in the post" };
  const nameOf = (frame) => {
    for (const [key, name] of Object.entries(names)) if (frame.classList.contains("st-key-" + key)) return name;
    let around = frame.parentElement;
    while (around && !around.querySelector("h2, h3")) around = around.parentElement;
    const title = around ? around.querySelector("h2, h3").textContent.trim() : "The chart";
    return title + ": wider than this window, scrolls sideways";
  };
  const look = () => {
    for (const frame of document.querySelectorAll(frames)) {
      const shown = getComputedStyle(frame);
      const sideways = shown.overflowX !== "visible" && frame.scrollWidth > frame.clientWidth + 1;
      const down = shown.overflowY === "auto" && frame.scrollHeight > frame.clientHeight + 1;
      if (!sideways && !down) {
        for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      } else if (frame.tabIndex !== 0) {
        frame.tabIndex = 0;
        frame.setAttribute("role", "region");
        frame.setAttribute("aria-label", nameOf(frame));
      }
    }
  };
  let waiting = 0;
  window.atLeastReach = () => { clearTimeout(waiting); waiting = setTimeout(look, 150); };
  new MutationObserver(window.atLeastReach).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", window.atLeastReach);
  const copied = (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.body.appendChild(document.createElement("textarea"));  // on an address without https
    field.value = text;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("not copied"));
  };
  const say = (button, words, isDone) => {
    button.setAttribute("aria-label", words);
    button.classList.toggle("done", isDone);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest ? event.target.closest(".to-copy button") : null;
    if (!button) return;
    copied(button.parentElement.querySelector("pre").textContent).then(
      () => { say(button, "Copied", true); setTimeout(() => say(button, "Copy to clipboard", false), 2000); },
      () => say(button, "Not copied: select the text instead", false),
    );
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest("a.in-place") : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
  const lists = () => document.querySelectorAll("details.on-paper");
  window.addEventListener("beforeprint", () => {
    for (const list of lists()) { list.dataset.was = list.open ? "open" : ""; list.open = true; }
    for (const frame of document.querySelectorAll('[class*="st-key-wide_"]'))
      frame.style.setProperty("--tall", frame.offsetHeight || 1);
  });
  window.addEventListener("afterprint", () => {
    for (const list of lists()) list.open = list.dataset.was === "open";
  });
  look();
})();</script>"""


def by_keyboard() -> None:
    """Let the script look after the page; it takes no room there, and leaves no element."""
    st.html(SCRIPT, unsafe_allow_javascript=True)  # our own words alone; a component is 0.2 MB more to load and read
