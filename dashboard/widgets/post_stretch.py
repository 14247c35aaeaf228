"""A long post on screen a stretch at a time: a browser does not bear five million marked characters at once."""

import streamlit as st

STRETCH = 60_000
"""Code points of a post that are shown at once, up to the next line end."""


def stretches(text: str) -> list[tuple[int, int]]:
    """`text` as spans [start, end) of about STRETCH code points, cut at line ends where there are any near."""
    spans, start = [], 0
    while len(text) - start > STRETCH + STRETCH // 4:
        end = text.rfind("\n", start + STRETCH // 2, start + STRETCH) + 1 or start + STRETCH
        spans.append((start, end))
        start = end
    return [*spans, (start, len(text))]


def chosen_stretch(post_id: str, text: str, focus: tuple[int, int] | None) -> tuple[int, int]:
    """The stretch that the reader chose; at first the one with `focus`, else the first. A short post is one stretch."""
    spans = stretches(text)
    if len(spans) == 1:
        return spans[0]
    at = next((n for n, (_, end) in enumerate(spans, start=1) if focus and focus[0] < end), 1)
    number = st.number_input(
        f"Part of the post (1 to {len(spans):,})",
        min_value=1,
        max_value=len(spans),
        value=at,
        help=f"The post has {len(text):,} characters; about {STRETCH:,} are shown at once.",
        key=f"part_of_{post_id}_{at}",
        width=240,
    )
    return spans[int(number) - 1]
