"""A post on screen as the text it is, with what was read in it marked.

The whole text is escaped and put out through `st.html`, not Markdown: `<script>`, `**bold**`, `$x^2$` and
`:material/…:` all stand there as written, long words break, and right-to-left words keep to themselves. Line ends
stay. Only a heading is drawn as one: its marks ("### ") are hidden and not taken out, so that every offset is still
that of the post. `st.text` would be as safe, but can mark nothing.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.widgets.markup import SERIF, Markup, tag, together

STYLES = {
    "figure": "background:rgba(214,140,50,.24);font-weight:600",
    "speaker": "background:rgba(80,150,95,.22)",
    "accused": "background:rgba(130,95,175,.22)",
    "target": "background:rgba(130,95,175,.12)",
    "place": "background:rgba(60,125,180,.20)",
    "date": "background:rgba(128,128,128,.22)",
    "unread": "background:none;border-bottom:2px dashed rgba(190,80,50,.9);border-radius:0",
}
WORDS = {
    "figure": "number",
    "speaker": "who says so",
    "accused": "who is accused",
    "target": "to whom",
    "place": "where",
    "date": "when",
    "unread": "number not read",
}
HEADING = re.compile(r"(?m)^(?P<mark>#{1,6}[ \t]+)(?=\S).*")
DRAWN = {*STYLES, "heading", "mark"}
INK = (
    ";color:inherit;border-radius:2px;padding:.05em .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of a post that something was read from."""

    start: int
    end: int
    kind: str


def anchor(start: int, end: int) -> str:
    """The id of a sentence on the page: "s-120-146"."""
    return f"s-{start}-{end}"


def marked_text(text: str, spans: Sequence[Span], focus: tuple[int, int] | None = None, offset: int = 0) -> Markup:
    """The text with sentences underlined and the words read in them coloured; `focus` is framed.

    Every sentence has the anchor that `anchor` names; anchors and `focus` count in the post, in which the text begins
    at `offset`. Spans outside the text are left out, and what reaches over its ends is cut.
    """
    size = len(text)
    spans = [
        Span(max(0, span.start), min(size, span.end), span.kind)
        for span in spans
        if span.start < span.end and span.start < size and span.end > 0
    ]
    for line in HEADING.finditer(text):
        spans += [Span(*line.span("mark"), "mark"), Span(line.end("mark"), line.end(), "heading")]
    focus = (focus[0] - offset, focus[1] - offset) if focus else None
    named = sorted({(span.start, span.end) for span in spans if span.kind == "sentence"})
    between = _finder(spans)
    pieces: list[Markup | str] = []
    at = first = 0
    for start, end in _apart(named):
        pieces.append(_words(text, at, start, between(at, start)))
        last = bisect_left(named, (end, 0), first)
        anchors = [tag("span", id=anchor(one + offset, other + offset)) for one, other in named[first:last]]
        first = last
        is_focus = focus is not None and start < focus[1] and focus[0] < end
        style = "text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.28em;" + (
            "text-decoration-color:currentColor;background:rgba(60,125,180,.2);padding:.2em 0;"
            "box-shadow:-.3em 0 0 rgba(60,125,180,.75)"
            if is_focus
            else "text-decoration-color:rgba(128,120,100,.6)"
        )
        pieces.append(tag("span", *anchors, _words(text, start, end, between(start, end)), style=style))
        at = end
    pieces.append(_words(text, at, len(text), between(at, len(text))))
    style = (
        f"{SERIF};font-size:1.06rem;line-height:1.72;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext"
    )
    return tag("div", *pieces, style=style, dir="auto", lang="und")


def key_line(kinds: Sequence[str]) -> Markup:
    """What the colours mean, for the kinds that occur."""
    shown = [tag("span", WORDS[kind], style=STYLES[kind] + INK) for kind in STYLES if kind in kinds]
    parts = [piece for mark in shown for piece in (mark, "  ")]
    return tag("p", "Underlined: a sentence that was read. ", *parts, style="font-size:.82rem;margin:0")


def quotation(text: str, spans: Sequence[Span] = (), offset: int = 0) -> Markup:
    """One sentence in quotation marks, with the words read in it marked; `offset` is its place in the post."""
    moved = [Span(span.start - offset, span.end - offset, span.kind) for span in spans]
    inside = [span for span in moved if 0 <= span.start < span.end <= len(text)]
    style = f"{SERIF};font-size:1.02rem;line-height:1.6;margin:.15rem 0;white-space:pre-wrap;overflow-wrap:anywhere"
    return tag("blockquote", "“", tag("bdi", _words(text, 0, len(text), inside)), "”", style=style, dir="auto")


def _apart(sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentence spans in order without overlaps; spans that overlap become one."""
    out: list[tuple[int, int]] = []
    for start, end in sentences:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _finder(spans: Sequence[Span]) -> Callable[[int, int], list[Span]]:
    """A function that gives the coloured spans which reach into [start, end), without going through all of them."""
    coloured = sorted((span for span in spans if span.kind in DRAWN), key=lambda span: span.start)
    starts = [span.start for span in coloured]
    longest = max((span.end - span.start for span in coloured), default=0)

    def between(start: int, end: int) -> list[Span]:
        near = coloured[bisect_left(starts, start - longest) : bisect_left(starts, end)]
        return [span for span in near if span.end > start]

    return between


def _words(text: str, start: int, end: int, spans: Sequence[Span]) -> Markup:
    """text[start:end], its coloured words marked; where words lie inside each other, the first of STYLES wins."""
    inside = [span for span in spans if span.kind in DRAWN and span.start < end and span.end > start]
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    for span in inside:
        opened.setdefault(max(span.start, start), []).append(span.kind)
        closed.setdefault(min(span.end, end), []).append(span.kind)
    pieces: list[str] = []
    here: Counter[str] = Counter()
    for left, right in pairwise(sorted({start, end, *opened, *closed})):
        here.update(opened.get(left, ()))
        here.subtract(closed.get(left, ()))
        kind = next((kind for kind in STYLES if here[kind] > 0), None)
        piece = text[left:right]
        if here["mark"] > 0:
            piece = tag("span", piece, style="display:none")
        elif kind:
            piece = tag("mark", piece, style=STYLES[kind] + INK, title=WORDS[kind])
        pieces.append(tag("strong", piece) if here["heading"] > 0 else piece)
    return together(*pieces)
