"""What the Capture page shows of a preview: each file, its posts, their text with what was read, and the readings."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace
from typing import Any

import streamlit as st

from dashboard.assessment.words import A_TOLL, TYPE_WORDS, days_words
from dashboard.queries.captured import days_of_posts
from dashboard.widgets import links, rail_days
from dashboard.widgets.capture import Storing
from dashboard.widgets.database import Snapshot, ask
from dashboard.widgets.evidence_text import Span, key_line, marked_text, quotation
from dashboard.widgets.figures import counted, text_kind_words, when_words
from dashboard.widgets.markup import FLOW, LINE, MUTED, SERIF, SMALL, as_label, changed_lines, isolated, tag

FIELDS = {
    "publisher": "publisher",
    "published_at": "published",
    "title": "title",
    "url": "address",
    "zone": "zone of times that name none",
}
MOST_UNREAD = 30
ADD = "What should count is added on Evidence, once the post is stored."


def file_result(answer: Mapping[str, Any]) -> str:
    """One file's result in words, to stand after its name: " is empty.", ": 1 post, 2 claims, 2 figures"."""
    if answer["error"]:
        said = str(answer["error"])
        return said.removeprefix(answer["name"]) if said.startswith(answer["name"]) else f": {said}"
    posts = answer["posts"]
    known = sum(post["is_known"] for post in posts)
    claims, figures = sum(post["n_claims"] for post in posts), sum(post["n_figures"] for post in posts)
    read, length = sum(post["read_to"] for post in posts), sum(len(post["text"]) for post in posts)
    in_part = f" in the first {read:,} of {length:,} characters" if read < length else ""
    words = f": {counted(len(posts), 'post')}, {counted(claims, 'claim')}, {counted(figures, 'figure')}{in_part}"
    return words + (f"; {known} known already" if known else "")


def results(answers: list[dict[str, Any]]) -> None:
    """One line a file: what is in it, or why it cannot be read."""
    rows = [
        tag("li", tag("strong", isolated(answer["name"])), isolated(file_result(answer)), style=FLOW)
        for answer in answers
    ]
    st.html(tag("ul", *rows, style="margin:0"))


def post_preview(post: Mapping[str, Any]) -> None:
    """One post as it would be stored, and everything that was read in it."""
    fields = post["fields"]
    st.subheader(as_label(fields.get("title") or f"Post by {fields['publisher']}"), anchor=False)
    lines = []
    for key, name in FIELDS.items():
        if key in fields:
            stated = f", as the {post['kind']} states" if key in post["as_stated"] else ""
            lines.append(tag("div", f"{name}: ", isolated(fields[key]), stated, style=FLOW))
    st.html(tag("div", *lines, tag("div", text_kind_words(fields["text_kind"])), style=f"{SMALL};{MUTED}"))
    if post["is_known"]:
        st.info("This post is stored already; accepting it changes nothing.")
        links.page_link(links.EVIDENCE, "Read it where it stands", post["post_id"])
        return
    if post["zone_words"]:
        st.info(as_label(f"{post['zone_words']} If they are of another zone, say it above and preview again."))
    if post["differs_from"]:
        new_version(post["differs_from"])
    if post["read_to"] < len(post["text"]):
        st.info(as_label(in_part_words(post["read_to"], len(post["text"]))))
    if not post["n_claims"] and post["read_to"]:
        st.info("Nothing was read in this text. If it tells of harm, the extractor missed it.")
    readings(post)
    marked(post)


def marked(post: Mapping[str, Any]) -> None:
    """The text as it would be stored, with what was read in it; of a long one its beginning."""
    shown, length = post["shown"], len(post["text"])
    spans = [Span(*span) for span in post["spans"] if span[1] <= shown]
    spans += [Span(start, end, "unread") for start, end in post["unread"]]
    with st.container(border=True):
        if spans:
            st.html(key_line([span.kind for span in spans]))
        st.html(marked_text(post["text"][:shown], spans))
    if post["unread"]:
        st.caption(as_label(unread_words([post["text"][start:end] for start, end in post["unread"]])))
    if shown < length:
        was_read = "All of it was read, and all of it is" if post["read_to"] == length else "All of it is read and"
        st.caption(
            f"This is the beginning of the text, {shown:,} of {length:,} characters. {was_read} stored when you accept."
        )


def in_part_words(read_to: int, length: int) -> str:
    """What is said of a post that was read only in part before it is stored."""
    part = f"only the first {read_to:,} of {length:,} characters of this post were" if read_to else "this post was not"
    return f"So that this preview comes quickly, {part} read for it. All of it is read and stored when you accept."


def unread_words(numbers: list[str]) -> str:
    """ "Numbers not read as people: 150,000, 9." and where they are added."""
    more = f" and {len(numbers) - MOST_UNREAD:,} more" if len(numbers) > MOST_UNREAD else ""
    return f"Numbers not read as people: {', '.join(numbers[:MOST_UNREAD])}{more}. {ADD}"


def readings(post: Mapping[str, Any]) -> None:
    """Every claim: its readings in words, above the sentence they were read from."""
    claims = post["claims"]
    spans = [Span(*span) for span in post["spans"] if span[2] == "figure"]
    for claim in claims:
        start, end = claim["start"], claim["end"]
        inside = [span for span in spans if start <= span.start and span.end <= end]
        words = [
            tag("div", isolated(reading), style=f"{SERIF};font-weight:600;{FLOW}") for reading in claim["readings"]
        ]
        st.html(
            tag(
                "div",
                *words,
                tag("div", *event_line(claim), style=f"{SMALL};{MUTED};{FLOW}"),
                quotation(claim["quotation"], inside, start),
                style=f"border-left:1px solid {LINE};padding-left:.7rem",
            )
        )
    if (more := post["n_claims"] - len(claims)) > 0:
        st.caption(
            f"These are the first {len(claims):,} claims; {more:,} more are not shown here, and stand in Evidence once "
            "stored."
        )


def event_line(claim: Mapping[str, Any]) -> list[str]:
    """What happened, where, when, and who is accused, as it was read: "air strike · Aleppo · 27 July 2013"."""
    parts: list[str] = [TYPE_WORDS.get(claim["event_type"], A_TOLL)]
    if claim["place"]:
        parts += [" · ", isolated(claim["place"])]
    elif claim["event_type"]:
        parts.append(" · place not stated")
    if claim["date_start"]:
        days = SimpleNamespace(
            date_start=date.fromisoformat(claim["date_start"]),
            date_end=date.fromisoformat(claim["date_end"]),
            date_precision=claim["date_precision"],
        )
        parts += [" · ", when_words(days)]
    elif claim["event_type"]:
        parts.append(" · day not stated")
    for number, name in enumerate(dict.fromkeys(claim["accused"])):
        parts += [", " if number else " · accused: ", isolated(name)]
    return parts


def new_version(differs: Mapping[str, Any]) -> None:
    """That the address is stored with another text, and what changed."""
    st.warning(
        f"This address is stored already with another text, published {differs['published']}. Accepting stores this "
        "one as a new version; the old one stays, and is not counted twice."
    )
    if differs["lines"]:
        st.html(tag("div", *changed_lines(differs["lines"]), style=f"{SERIF};white-space:pre-wrap;{FLOW}"))
    elif not differs["is_compared"]:
        st.caption("The texts are too long to be compared line by line here.")
    else:
        st.caption("The text is the same; what differs is the publisher, the day, the title or the kind of text.")
    if differs["n_more"]:
        st.caption(f"{differs['n_more']:,} more changed lines are not shown.")


def outside_days(snapshot: Snapshot, posts: list[str]) -> None:
    """How many claims of the posts that were just stored the days on screen hide, and where they are seen."""
    days = rail_days.chosen(snapshot)
    if days is None:
        return
    found = ask(snapshot, days_of_posts, tuple(posts), days).iloc[0]
    if not found.n_outside:
        return
    their = {"from": found.first_day.isoformat(), "to": found.last_day.isoformat()}
    lie = "lies" if found.n_outside == 1 else "lie"
    words = f"{found.n_outside:,} of {counted(found.n_claims, 'claim')} {lie} outside the days shown, "
    st.info(as_label(f"{words}{days_words(*days)}."), icon=":material/event_busy:")
    with st.container(horizontal=True):
        for page, name in ((links.BRIEF, "Brief"), (links.TIMELINE, "Timeline")):
            words = f"{name} of {days_words(found.first_day, found.last_day)}"
            st.page_link(page, label=f":primary[{as_label(words)}]", query_params=their)


@contextmanager
def reading_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar that says how far reading is, for as long as it goes on."""
    place = st.empty()
    place.progress(0.0, "Reading …")

    def heed(name: str, done: int, total: int) -> None:
        far = f"sentence {done:,} of {total:,}" if total else "finding its sentences and numbers"
        place.progress(done / total if total else 0.0, as_label(f"Reading {name}: {far}"))

    try:
        yield heed
    finally:
        place.empty()


def show_stages(storing: Storing, bars: dict[str, Any]) -> None:
    """One bar a stage; `bars` are those that stand already. Stages before the last are done."""
    stages = list(storing.stages.items())
    for number, (words, (done, total)) in enumerate(stages, start=1):
        share = 1.0 if number < len(stages) else done / total if total else 0.0
        if words not in bars:
            bars[words] = st.empty()
        bars[words].progress(share, as_label(words))
