"""The parts of the Event page: head, tracks, conflicts, origins, and the number under each rule."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.assessment.words import POPULATION_WORDS, day_words, takes_of
from dashboard.widgets import figures, links
from dashboard.widgets.figures import counted
from dashboard.widgets.filter_rail import RULES
from dashboard.widgets.markup import FLOW, MUTED, SERIF, SMALL, Markup, isolated, tag, tight


def event_head(head: Any, in_force: pd.DataFrame, n_headlines: int = 0) -> None:
    """Title, number under the rule in force, standing, place, day and accusation.

    Of its claims, `n_headlines` repeat what their own report says and are no reports beside it.
    """
    numbers = ", ".join(in_force["figure"]) or figures.without_number(head)
    voices = "; ".join(sorted({voice for some in in_force["voices"] if some for voice in some.split("; ")}))
    counts = counted(head.n_claims, "claim")
    counts += f" ({n_headlines:,} of them {'a headline' if n_headlines == 1 else 'headlines'})" if n_headlines else ""
    counts += f" in {counted(head.n_posts, 'post')}"
    counts += f" by {counted(head.n_voices, 'speaker')}" if head.n_voices else ""
    st.html(
        tag(
            "div",
            tag(
                "h2", isolated(head.title), style=f"{SERIF};font-size:1.5rem;font-weight:600;margin:0;padding:0;{FLOW}"
            ),
            tag("div", tight(numbers), style=f"font-size:1.2rem;font-weight:600;margin:.3rem 0 0 0;{FLOW}"),
            tag("div", isolated(tight(f"revised by {head.revisions}")), style=SMALL) if head.revisions else None,
            tag("div", "said by ", isolated(voices), style=FLOW) if voices else None,
            tag("div", figures.standing(head), style="margin:.4rem 0;line-height:1.7"),
            tag(
                "div",
                isolated(figures.where_words(head)),
                f" · {figures.when_words(head)} · {figures.reported_words(head)} · ",
                isolated(figures.accused_words(head)),
                style=f"{MUTED};{FLOW}",
            ),
            tag("div", counts, style=f"{SMALL};{MUTED}"),
        )
    )


def tracks(rows: pd.DataFrame) -> None:
    """How each speaker's number changed: one speaker who changes a number revises it, and contradicts nobody.

    What a speaker only recalls stands in a line of its own, never as the last step (rule 8).
    """
    st.subheader("Each speaker's number, as revised", anchor=False)
    lines = []
    for (voice, measure, population), steps in rows.groupby(["voice_name", "measure", "population"], sort=False):
        recalled = steps["is_recollection"].astype(bool)
        for some, is_recalled in ((steps[~recalled], False), (steps[recalled], True)):
            pieces, last = _steps(some)
            if pieces:
                of = "" if population in ("people", "other") else f"{_of_whom(population, last)} "
                named = tag("span", " recalls: ", style=MUTED) if is_recalled else ": "
                indent = "padding-left:.9rem" if is_recalled and not recalled.all() else None
                inside = (isolated(str(voice)), named, *pieces, f" {of}{measure}")
                lines.append(tag("div", *inside, style=f"margin:.3rem 0;{FLOW}" + (f";{indent}" if indent else "")))
    if lines:
        st.html(tag("div", *lines))
    else:
        st.caption("No speaker gives a number.")


def _steps(rows: pd.DataFrame) -> tuple[list[Markup | str], str]:
    """One speaker's numbers with their days, a number said again left out; and the last number."""
    pieces: list[Markup | str] = []
    last = ""
    for step in rows.itertuples():
        if last == step.words:
            continue
        last = str(step.words)
        pieces += [" → "] if pieces else []
        pieces += [
            tag("strong", tight(last)),
            tag("span", f" ({day_words(step.reported_date)})", style=f"{SMALL};{MUTED}"),
        ]
    return pieces, last


def _of_whom(population: str, last: str) -> str:
    """ "woman" after 1, else "women"; "of women" after "dozens"."""
    one, many = POPULATION_WORDS[population]  # type: ignore[index]
    return f"of {many}" if takes_of(last) else one if last == "1" else many


def conflicts(rows: pd.DataFrame) -> None:
    """What speakers contradict each other on, each reading linked to its sentence."""
    st.subheader("Conflicts by field", anchor=False)
    if not len(rows):
        st.caption("No two speakers contradict each other. That is not agreement: see the origins.")
    for row in rows.itertuples():
        st.html(tag("div", f"On {figures.field_words(row.field)}:", style="font-weight:600"))
        for words, post_id, at in (
            (row.one, row.one_post_id, row.one_at),
            (row.other, row.other_post_id, row.other_at),
        ):
            with st.container(gap=None):
                st.html(tag("div", isolated(tight(words)), style=FLOW))
                if at:
                    links.page_link(links.EVIDENCE, "Read it in the post", post_id, at)


def origins(rows: pd.DataFrame, head: Any) -> None:
    """Where the reports first came from; outlets that repeat one page are one origin, an unknown one adds none."""
    st.subheader("Independent origins", anchor=False)
    lines = []
    for row in rows.itertuples():
        claims = counted(row.n_claims, "claim")
        name = row.origin_name or "origin not known (adds none)"
        lines.append(tag("li", isolated(name), f": {claims}", style=FLOW))
    st.html(tag("ul", *lines, style="margin:0;padding-left:1.1rem"))
    st.caption(f"Known independent origins: {head.n_origins}.")


def rules_table(rows: pd.DataFrame, in_force: str) -> None:
    """The number under each aggregation rule, so that the spread between rules is seen."""
    st.subheader("The same reports under each rule", anchor=False)
    if not len(rows):
        st.caption("No report states a number.")
        return
    lines = []
    for rule, words in RULES.items():
        mine = rows[rows["rule"] == rule]
        said = ", ".join(mine["figure"]) if len(mine) else "no number"
        weight = "font-weight:600" if rule == in_force else None
        lines.append(
            tag(
                "tr",
                tag("td", words + (" (in force)" if rule == in_force else ""), style="padding:.15rem .8rem .15rem 0"),
                tag("td", tight(said), style=FLOW),
                style=weight,
            )
        )
    st.html(tag("table", *lines, style=f"{SMALL};border-collapse:collapse"))
    st.caption(f"Spread between the rules: {spread_words(rows)}")


def spread_words(rows: pd.DataFrame) -> str:
    """Per measure, what the rules agree or differ on; bounds are kept, nothing is averaged."""
    said = []
    for (_, _), same in rows.groupby(["measure", "population"], sort=False):
        words = list(dict.fromkeys(same["figure"]))
        said.append(words[0] + " under every rule" if len(words) == 1 else " or ".join(words))
    return "; ".join(said)
