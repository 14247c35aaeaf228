"""The filter rail: what the reader asks for, read from and written to the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import streamlit as st

from dashboard.assessment.words import MEASURE_WORDS, POPULATION_WORDS, TYPE_WORDS
from dashboard.charts.characters import visible
from dashboard.queries.filters import NOT_STATED, Filters, Precision, Reviewed
from dashboard.records import AggregationRule
from dashboard.widgets import url
from dashboard.widgets.database import Snapshot, filter_options
from dashboard.widgets.markup import as_label

RULES: dict[AggregationRule, str] = {
    "range": "the range over all reports",
    "lowest_minimum": "the lowest minimum",
    "latest_of_each": "the latest of each speaker",
    "best_attributed": "the best attributed",
}
AGREEMENT = {
    "several_origins": "several origins",
    "one_origin": "one origin",
    "no_known_origin": "no known origin",
    "conflicting": "conflicting",
}
PRECISION: dict[Precision, str] = {"day": "a known day", "place": "a known town or nearer"}
REVIEWED: dict[Reviewed, str] = {"any": "reviewed or not", "yes": "reviewed", "no": "not reviewed yet"}
NAMES: tuple[str, ...] = (
    "q",
    "from",
    "to",
    "place",
    "type",
    "speaker",
    "actor",
    "publisher",
    "measure",
    "population",
    "precision",
)
NAMES += (
    "agreement",
    "reviewed",
    "rule",
    "tolls",
    "until",
    "plot",
    "territory",
    "one",
    "other",
    "axis",
    "area",
    "count",
    "lag",
)
MANY = {"place": "Place", "type": "What happened", "speaker": "Who says so"}
MORE = {
    "actor": "Who is said to be involved",
    "publisher": "Who prints it",
    "measure": "What is counted",
    "population": "Of whom",
    "agreement": "Agreement",
}


@dataclass(slots=True)
class _Dropped:
    """Values of the address that mean nothing here; named on screen, then taken out."""

    values: list[str]


def show(snapshot: Snapshot, page: str) -> Filters:
    """Draw the rail; return what is asked for. Values of the address that mean nothing are dropped with a notice."""
    url.recall(page, NAMES)
    dropped = _Dropped([])
    with st.sidebar:
        _masthead(snapshot)
        search = _search()
        days = _days(snapshot, dropped)
        chosen = _from_options(snapshot, MANY, dropped)
        is_set = any(st.query_params.get_all(name) for name in (*MORE, "precision", "reviewed"))
        with st.expander("More filters", expanded=is_set):
            chosen |= _from_options(snapshot, MORE, dropped)
            precision = _multi("precision", "Only with", PRECISION, dropped)
            reviewed = _single("reviewed", "Reviewed by a person", REVIEWED, dropped)
        rule = rule_choice(dropped)
        st.button(
            "Clear all filters",
            on_click=_clear,
            icon=":material/filter_alt_off:",
            disabled=not url.kept(NAMES),
            key="clear_filters",
        )
    _say_dropped(dropped)
    url.remember(NAMES)
    return Filters(
        days=days,
        precision=cast("tuple[Precision, ...]", tuple(precision)),
        reviewed=cast("Reviewed", reviewed),
        rule=cast("AggregationRule", rule),
        search=search,
        **cast("dict[str, Any]", {name: tuple(values) for name, values in chosen.items()}),
    )


def show_rule_only(snapshot: Snapshot, page: str) -> AggregationRule:
    """The rail of a page that shows every report whatever the filters: only how reports are combined."""
    url.recall(page, NAMES)
    dropped = _Dropped([])
    with st.sidebar:
        _masthead(snapshot)
        rule = rule_choice(dropped)
        st.caption("This page shows every report of the event, whatever the filters. They come back on the Brief.")
    _say_dropped(dropped)
    url.remember(NAMES)
    return cast("AggregationRule", rule)


ONE_POST = "This page shows one whole post, whatever the filters. They come back on the Brief."


def show_nothing(snapshot: Snapshot, page: str, words: str = ONE_POST) -> None:
    """The rail of a page that no filter touches: `words` say so. The filters stay in the address."""
    url.recall(page, NAMES)
    with st.sidebar:
        _masthead(snapshot)
        st.caption(words)
    url.remember(NAMES)


def show_for_tolls(snapshot: Snapshot, page: str) -> Filters:
    """The rail of the tolls: only what a published toll can be asked for."""
    url.recall(page, NAMES)
    dropped = _Dropped([])
    with st.sidebar:
        _masthead(snapshot)
        search = _search()
        chosen = {
            "measure": _multi("measure", "What is counted", dict(MEASURE_WORDS), dropped),
            "population": _multi("population", "Of whom", {k: v[1] for k, v in POPULATION_WORDS.items()}, dropped),
        }
        st.caption("Days, places and speakers belong to single events; they wait on the Brief.")
    _say_dropped(dropped)
    url.remember(NAMES)
    return Filters(search=search, **{name: cast("Any", tuple(values)) for name, values in chosen.items()})


def choice(name: str, label: str, words: dict[str, str], segmented: bool = True) -> str:
    """One of `words`, bound to the address like the rail; the first is the default and stays out of it."""
    dropped = _Dropped([])
    value = _single(name, label, words, dropped, segmented)
    _say_dropped(dropped)
    url.remember(NAMES)
    return value


def rule_choice(dropped: _Dropped) -> str:
    """How reports of one event are combined."""
    return _single("rule", "When reports differ, take", RULES, dropped)


def _masthead(snapshot: Snapshot) -> None:
    st.subheader("At Least", anchor=False)
    st.caption(as_label(snapshot.title))


def _search() -> str:
    wanted = st.query_params.get("q", "")
    if st.session_state.get("rail_q") != wanted:
        st.session_state["rail_q"] = wanted
    return (
        st.text_input(
            "Search the claims",
            key="rail_q",
            placeholder="Sukhna, السخنة, missile …",
            on_change=lambda: url.write("q", [s] if (s := st.session_state["rail_q"].strip()) else []),
        )
        or ""
    )


def _days(snapshot: Snapshot, dropped: _Dropped) -> tuple[date, date] | None:
    """The days asked for, else the usual ones; None when that is all of them."""
    if snapshot.first_day is None or snapshot.last_day is None:
        return None
    bounds = (snapshot.first_day, snapshot.last_day)
    usual = snapshot.usual_days or bounds
    asked = _days_of_address(bounds, usual, dropped)
    at_hand = st.session_state.get("rail_days")
    half_done = at_hand is not None and len(at_hand) < 2
    if not half_done and at_hand != asked:
        st.session_state["rail_days"] = asked
    st.date_input(
        "Days",
        key="rail_days",
        min_value=bounds[0],
        max_value=bounds[1],
        format="DD/MM/YYYY",
        on_change=_write_days,
        args=(usual,),
        help="Local days on which events are said to have happened. What states no day counts by its first report.",
    )
    return None if asked == bounds else asked


def _days_of_address(bounds: tuple[date, date], usual: tuple[date, date], dropped: _Dropped) -> tuple[date, date]:
    texts = [st.query_params.get(name) for name in ("from", "to")]
    if texts == [None, None]:
        return usual
    try:
        first = date.fromisoformat(texts[0]) if texts[0] else bounds[0]
        last = date.fromisoformat(texts[1]) if texts[1] else bounds[1]
    except ValueError:
        first, last = bounds[1], bounds[0]
    inside = max(first, bounds[0]), min(last, bounds[1])
    if inside[0] > inside[1]:
        dropped.values.append(f"the days {texts[0] or '…'} to {texts[1] or '…'}")
        url.write("from", [])
        url.write("to", [])
        return usual
    return inside


def _write_days(usual: tuple[date, date]) -> None:
    days = st.session_state["rail_days"]
    if len(days) == 2:
        whole = tuple(days) == usual
        url.write("from", [] if whole else [days[0].isoformat()])
        url.write("to", [] if whole else [days[1].isoformat()])


def _from_options(snapshot: Snapshot, labels: dict[str, str], dropped: _Dropped) -> dict[str, list[str]]:
    found = filter_options(snapshot)
    chosen: dict[str, list[str]] = {}
    for name, label in labels.items():
        rows = found[found["filter"] == name]
        by_slug = url.slugs(list(rows["value"]))
        words = {
            key: f"{_words_of(name, value, text)} · {n:,}"
            for (key, value), text, n in zip(by_slug.items(), rows["label"], rows["n_claims"], strict=True)
        }
        chosen[name] = [by_slug[key] for key in _multi(name, label, words, dropped)]
    return chosen


def _words_of(name: str, value: str, label: str | None) -> str:
    if value == NOT_STATED:
        return "not stated"
    closed: dict[str, Any] = {
        "type": {**TYPE_WORDS, "toll": "toll of the whole conflict"},
        "measure": MEASURE_WORDS,
        "population": {k: v[1] for k, v in POPULATION_WORDS.items()},
        "agreement": AGREEMENT,
    }
    return str(closed.get(name, {}).get(value) or label or value)


def _multi(name: str, label: str, words: dict[Any, str], dropped: _Dropped) -> list[str]:
    valid, invalid = url.read(name, words)
    if invalid:
        dropped.values.extend(f"{label.lower()} “{value}”" for value in invalid)
        url.write(name, valid)
    key = f"rail_{name}"
    if st.session_state.get(key) != valid:
        st.session_state[key] = valid
    st.multiselect(
        label,
        list(words),
        format_func=_labels(words),
        key=key,
        placeholder="all",
        select_all=False,  # Enter in the empty field would choose it, and every value would stand in the address
        on_change=_write_many,
        args=(name,),
    )
    return valid


def _single(name: str, label: str, words: dict[Any, str], dropped: _Dropped, segmented: bool = False) -> str:
    valid, invalid = url.read(name, words)
    if invalid:
        dropped.values.extend(f"{label.lower()} “{value}”" for value in invalid)
        url.write(name, valid)
    default = str(next(iter(words)))
    key, value = f"rail_{name}", (valid or [default])[0]
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    make: Any = st.segmented_control if segmented else st.selectbox
    more: dict[str, Any] = {"required": True} if segmented else {}
    make(label, list(words), format_func=_labels(words), key=key, on_change=_write_one, args=(name, default), **more)
    return value


def _labels(words: dict[Any, str]) -> Callable[[Any], str]:
    return lambda value: visible(words.get(value, str(value)))


def _write_many(name: str) -> None:
    values: Sequence[str] = st.session_state[f"rail_{name}"]
    url.write(name, list(values))


def _write_one(name: str, default: str) -> None:
    value = st.session_state[f"rail_{name}"]
    url.write(name, [] if value in (None, default) else [value])


def _clear() -> None:
    for name in NAMES:
        url.write(name, [])
    st.session_state.pop(url.MEMORY, None)


def _say_dropped(dropped: _Dropped) -> None:
    if dropped.values:
        st.warning(
            f"Not found here, and left out of the filters: {as_label(', '.join(dropped.values))}. "
            "The link may come from another workspace.",
            icon=":material/link_off:",
        )
