"""One actor on screen: who it is, what is alleged against it and by whom, what it says itself, what it suffered."""

from collections.abc import Iterable
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.assessment.sides import sector_words, side_words
from dashboard.assessment.words import day_words
from dashboard.queries import actor_view
from dashboard.queries.filters import Filters
from dashboard.widgets import downloads, filter_rail, links, url
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.evidence_text import quotation
from dashboard.widgets.figures import RESPONSIBILITY, counted, text_kind_words, when_words
from dashboard.widgets.markup import FLOW, LINE, MUTED, SMALL, as_label, chip, isolated, shortened, tag, together
from dashboard.widgets.page_style import scroll_to

ADDRESS, PAGE = "actor_view", "dashboard/pages/actors.py"
Part = Literal["against", "own", "says", "suffered", "feared", "other"]
PARTS: dict[Part, tuple[str, str, str]] = {
    "against": (
        "What is alleged against it, and by whom",
        "Each line is one report's allegation, no finding. A report by others that it claimed an attack stands here.",
        "No report in view alleges violence by it.",
    ),
    "own": (
        "What it claims or accepts itself",
        "Violence that it says itself it did.",
        "It claims no violence itself in view; a report by others that it did so is an allegation.",
    ),
    "suffered": (
        "What it is said to have suffered",
        "Violence of which a report names it as the target.",
        "No report in view names it as a target.",
    ),
    "says": (
        "What it says",
        "Claims about others and itself that it makes in its own voice.",
        "It says nothing in view.",
    ),
    "feared": ("Only feared, threatened or denied", "Said not to have happened, or not yet.", ""),
    "other": ("In other events", "Territory, defections, talks, statements.", ""),
}
COLUMNS = {
    "part": "part",
    "title": "event",
    "ends": "other_end_as_stated",
    "figures": "figures_as_stated",
    "voice_name": "said_by",
    "publisher": "publisher",
    "reported_date": "reported",
    "responsibility": "responsibility",
    "standing": "standing",
    "text_kind": "text_kind",
    "sentence_to_share": "sentence",
}


def choose(snapshot: Snapshot) -> str | None:
    """The select box; the key of the chosen actor, or None. The choice stands in the address as a slug."""
    rows = ask(snapshot, actor_view.named_actors)
    by_slug = url.slugs(list(rows["actor"]))
    words = {"": "choose an actor"}
    for key, name, listed, n in zip(by_slug, rows["name"], rows["is_listed"], rows["n_claims"], strict=True):
        words[key] = f"{name if listed else f'“{name}”, not in actors.csv'} · {n:,}"
    return by_slug.get(filter_rail.choice(ADDRESS, "Actor, with the claims that name it", words, segmented=False))


def show(snapshot: Snapshot, filters: Filters, actor: str) -> None:
    """Everything in view about one actor."""
    names = ask(snapshot, actor_view.named_actors)
    one = ask(snapshot, actor_view.profile, actor).iloc[0]
    name = one["name"] or f"“{next(iter(names.loc[names['actor'] == actor, 'name']), actor)}”"
    rows = ask(snapshot, actor_view.told_of, filters, actor)
    anchor = f"actor-{url.slug(actor)}"
    with st.container(border=True, gap="small", key="one_actor"):
        st.html(tag("div", id_=anchor))
        st.subheader(as_label(name), anchor=False)
        _profile(one)
        for part in PARTS:
            same = rows[rows["part"] == part]
            if len(same) or part in ("against", "own", "suffered"):
                _part(part, same)
        if len(rows):
            file = downloads.file_name("actor", actor, "alleged", snapshot.file_words)
            downloads.offer_csv(rows, COLUMNS, file, "actor_csv", known=snapshot.known)
    scroll_to(anchor)


def link(snapshot: Snapshot, actor: str, kept: Iterable[str]) -> None:
    """A link to the view of an actor on this page; `kept` are parameters of the address that stay beside the filters.

    Nothing for what is no single actor: a side, "not stated", a name withheld."""
    names = ask(snapshot, actor_view.named_actors)
    known = dict(zip(names["actor"], names["name"], strict=True))
    if actor in known:
        slug = next(key for key, value in url.slugs(list(names["actor"])).items() if value == actor)
        parameters = {**links.parameters(), **url.kept(kept), ADDRESS: [slug]}
        words = f"Everything said of {known[actor]}, and by it"
        st.page_link(
            PAGE, label=f":primary[{as_label(words)}]", query_params=parameters, icon=":material/person_search:"
        )


def _profile(one: Any) -> None:
    """Side, sector, days of validity, names; an actor that only texts name is shown as such."""
    if one["name"] is None:
        st.warning(
            "Named only in texts, not in actors.csv: its side, sector and days are not known here. Nothing says that "
            "two texts mean the same actor by these words. Add a row to actors.csv to place it.",
            icon=":material/help:",
        )
    else:
        since = f"from {day_words(one['valid_from'])}" if one["valid_from"] else ""
        until = f"to {day_words(one['valid_to'])}" if one["valid_to"] else ""
        days = " ".join(part for part in (since, until) if part)
        facts = [f"side: {side_words(one['side'])}", f"sector: {sector_words(one['sector'])}"]
        facts += [f"country: {one['country']}"] if one["country"] else []
        facts.append(f"under this name {days}" if days else "days of this name not stated")
        st.html(tag("div", " · ".join(facts), style=FLOW))
        if one["note"]:
            st.html(tag("div", isolated(one["note"]), style=f"{MUTED};{FLOW}"))
    written, aliases = list(one["written"] or []), list(one["aliases"] or [])
    lines = [
        ("Words of the posts", written[:14]),
        ("Other names in actors.csv", [a for a in aliases if a not in written]),
    ]
    for label, words in lines:
        if words:
            shown = [piece for word in words for piece in (chip(shortened(word, 60)), " ")]
            st.html(tag("div", tag("span", f"{label}: ", style=MUTED), *shown, style=f"{SMALL};line-height:1.9;{FLOW}"))


def _part(part: Part, rows: pd.DataFrame) -> None:
    heading, note, nothing = PARTS[part]
    if not len(rows):
        st.markdown(f"**{heading}**")
        st.caption(nothing)
        return
    first = rows.iloc[0]
    origins = "no known origin" if not first["n_origins"] else counted(first["n_origins"], "known origin")
    told = f"{counted(first['n_in_part'], 'claim')} of {counted(first['n_events'], 'event')}, {origins}"
    st.markdown(f"**{heading}** · {told}")
    st.caption(note)
    for row in rows.itertuples():
        _row(row)
    if (more := first["n_in_part"] - len(rows)) > 0:
        st.caption(f"{more:,} earlier claims are not listed here; narrow the days to see them.")


def _row(row: Any) -> None:
    """One claim; its title leads to its sentence."""
    facts = [when_words(row), f"reported {day_words(row.reported_date)}", row.standing]
    facts += [text_kind_words(row.text_kind)] if row.text_kind != "verbatim" else []
    labels = (
        [
            chip(
                RESPONSIBILITY.get(row.responsibility, "alleged"),
                "red" if row.responsibility in ("contested", "denied") else "gray",
            )
        ]
        if row.part in ("against", "own")
        else []
    )
    if row.stance in ("denies", "disputes", "retracts"):
        labels.append(chip(row.stance, "red"))
    ends = {"suffered": "said to be by ", "against": "against ", "own": "against "}.get(row.part)
    with st.container(gap=None):
        st.html(tag("div", style=f"border-top:1px solid {LINE}"))
        links.page_link(
            links.EVIDENCE, f"{row.voice_name or 'speaker not known'}: {shortened(row.title, 90)}", row.post_id, row.at
        )
        st.html(
            tag(
                "div",
                together(*[piece for label in labels for piece in (label, " ")]),
                tag("span", row.figures, style="font-weight:600") if row.figures else None,
                isolated(f" {ends}{row.ends}") if ends and row.ends else None,
                quotation(shortened(row.quotation, 300)),
                tag("div", isolated(" · ".join(fact for fact in facts if fact)), style=f"{SMALL};{MUTED}"),
                style=f"padding:0 0 .5rem 0;{FLOW}",
            )
        )
