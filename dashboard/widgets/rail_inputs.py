"""One widget of the rail: set from the address before it is made, written back when it is moved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from dashboard.charts.characters import visible
from dashboard.widgets import redraw, url
from dashboard.widgets.markup import as_label

MOST_OPTIONS = 400
"""So many options of a list are offered, the most frequent; a browser gets slow with more. The address may name any."""


@dataclass(slots=True)
class Dropped:
    """Values of the address that mean nothing here; named on screen, then taken out."""

    values: list[str] = field(default_factory=list)

    def say(self) -> None:
        """The notice, when there is anything to say."""
        if self.values:
            st.warning(
                f"Not found here, and left out of the filters: {as_label(', '.join(self.values))}. "
                "The link may come from another workspace.",
                icon=":material/link_off:",
            )


def several(
    name: str, label: str, words: Mapping[str, str], dropped: Dropped, help_words: str | None = None
) -> list[str]:
    """Any number of the keys of `words`; none means all."""
    valid = _asked(name, label, words, dropped)
    key = f"rail_{name}"
    url.hand(key, valid)
    offered = list(words)[:MOST_OPTIONS]
    offered += [value for value in valid if value not in set(offered)]
    if len(offered) < len(words):
        cut = f"The {MOST_OPTIONS} most frequent of {len(words):,}; the search finds the others."
        help_words = f"{help_words} {cut}" if help_words else cut
    st.multiselect(
        label,
        offered,
        format_func=_labels(words),
        key=key,
        placeholder="all",
        select_all=False,  # Enter in the empty field would choose it, and every value would stand in the address
        on_change=_write_many,
        args=(name,),
        help=help_words,
    )
    return valid


def one_of(
    name: str,
    label: str,
    words: Mapping[Any, str],
    dropped: Dropped,
    segmented: bool = False,
    write: Callable[[str, str], None] | None = None,
) -> str:
    """One of the keys of `words`; the first is the default and stays out of the address.

    `write` is called with `name` and the default when another is chosen; without it body and foot are drawn again.
    """
    valid = _asked(name, label, words, dropped)
    default = str(next(iter(words)))
    key, value = f"rail_{name}", (valid or [default])[0]
    url.hand(key, value)
    make: Any = st.segmented_control if segmented else st.selectbox
    more: dict[str, Any] = {"required": True} if segmented else {}
    change = write or _write_one
    make(label, list(words), format_func=_labels(words), key=key, on_change=change, args=(name, default), **more)
    return value


def value_of(name: str, words: Mapping[Any, str]) -> str:
    """Which of the keys of `words` the address asks for; the first when it asks for none."""
    return str((url.read(name, words)[0] or [next(iter(words))])[0])


def search() -> None:
    """The field for the words searched for."""
    wanted = st.query_params.get("q", "")
    url.hand("rail_q", wanted)
    st.text_input(
        "Search the claims",
        key="rail_q",
        placeholder="Sukhna, السخنة, missile …",
        on_change=_write_search,
        help="In sentences, speakers, places and titles, whatever the case and accents. Places are found in other "
        "spellings too: Suknah finds al-Sukhna and السخنة.",
    )


def _asked(name: str, label: str, words: Mapping[Any, str], dropped: Dropped) -> list[str]:
    valid, invalid = url.read(name, words)
    if invalid:
        dropped.values.extend(f"{label.lower()} “{value}”" for value in invalid)
        url.write(name, valid)
    return valid


def _labels(words: Mapping[Any, str]) -> Callable[[Any], str]:
    return lambda value: visible(words.get(value, str(value)))


def _write_search() -> None:
    words = st.session_state["rail_q"].strip()
    url.write("q", [words] if words else [])
    redraw.again()


def _write_many(name: str) -> None:
    values: Sequence[str] = st.session_state[f"rail_{name}"]
    url.write(name, list(values))
    redraw.again()


def _write_one(name: str, default: str) -> None:
    write_alone(name, default)
    redraw.again()


def write_alone(name: str, default: str) -> None:
    """Into the address only: for a widget of the body, which draws the body again by itself."""
    value = st.session_state[f"rail_{name}"]
    url.write(name, [] if value in (None, default) else [value])
