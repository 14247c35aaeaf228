"""The filters live in the address: short stable slugs, never labels or counts. The address is the truth.

Streamlit's own `bind="query-params"` writes the label of an option into the address, and our labels carry counts
("Homs · 12"): a link would lose its filter when a count changes (stack.md). So each widget is set from the address
before it is made, and writes back to it when it is moved. The bar at the top drops the address's parameters on the way
to another page; what was set in this session is put back there.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

import streamlit as st

MEMORY = "filters_of_this_session"
PAGE, ARRIVED = "page_last_drawn", "page_was_arrived_at"


def slug(value: str) -> str:
    """ "Deir ez-Zor" as "deir-ez-zor"; letters of any script stay, accents and punctuation go."""
    folded = unicodedata.normalize("NFKD", value)
    kept = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    return re.sub(r"[\W_]+", "-", kept).strip("-") or "x"


def slugs(values: Sequence[str]) -> dict[str, str]:
    """Each value's slug to the value; values that share a slug are told apart by their order."""
    found: dict[str, str] = {}
    for value in values:
        base, name, number = slug(value), slug(value), 2
        while name in found:
            name, number = f"{base}-{number}", number + 1
        found[name] = value
    return found


def recall(page: str, names: Iterable[str], last: str = PAGE) -> None:
    """Put the session's filters back into the address, on arrival at another page without any.

    `last` is where the page drawn before is remembered.
    """
    names, arrived = set(names), st.session_state.get(last) != page
    if last == PAGE:
        st.session_state[ARRIVED] = arrived
    if arrived and not names & set(st.query_params):
        for name, values in st.session_state.get(MEMORY, {}).items():
            if name in names:
                st.query_params[name] = values
    st.session_state[last] = page


def hand(key: str, value: object) -> None:
    """Give the widget `key` the `value` that the address says, where it does not hold it.

    On arrival at a page it holds nothing, whatever the session says: that is still the value of the page before.
    """
    if st.session_state.get(ARRIVED) or st.session_state.get(key) != value:
        st.session_state[key] = value


def remember(names: Iterable[str]) -> None:
    """Keep the address's filters for the other pages of this session."""
    st.session_state[MEMORY] = kept(names)


def read(name: str, allowed: Iterable[str]) -> tuple[list[str], list[str]]:
    """The values of `name` in the address that are `allowed`, and those that are not."""
    values = list(dict.fromkeys(st.query_params.get_all(name)))
    known = set(allowed) if values else set()
    return [v for v in values if v in known], [v for v in values if v not in known]


def write(name: str, values: Sequence[str]) -> None:
    """Set `name` in the address, or take it away when there is no value."""
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def of_figure(name: str, key: str) -> str | None:
    """What `name` in the address says of the figure `key`: each figure of a page has a value of its own there."""
    begin = f"{key}~"
    found = (value.removeprefix(begin) for value in st.query_params.get_all(name) if value.startswith(begin))
    return next(found, None)


def write_of_figure(name: str, key: str, value: str | None) -> None:
    """Set what `name` says of the figure `key`, or take it away; what it says of others stays."""
    begin = f"{key}~"
    others = [one for one in st.query_params.get_all(name) if not one.startswith(begin)]
    write(name, others if value is None else [*others, begin + value])


def kept(names: Iterable[str]) -> dict[str, list[str]]:
    """The filters of the address, to be carried along by a link."""
    stated = set(st.query_params)
    return {name: values for name in names if name in stated and (values := st.query_params.get_all(name))}
