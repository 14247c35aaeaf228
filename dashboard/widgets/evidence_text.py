"""A post on screen as the text it is, with what was read in it marked.

The whole text is escaped and put out through `st.html`, not Markdown: `<script>`, `**bold**`, `$x^2$` and
`:material/…:` all stand there as written, long words break, and right-to-left words keep to themselves. Line ends
stay. `st.text` would be as safe, but can mark nothing.
"""

from collections.abc import Sequence
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
}
WORDS = {
    "figure": "number",
    "speaker": "who says so",
    "accused": "who is accused",
    "target": "to whom",
    "place": "where",
    "date": "when",
}
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


def marked_text(text: str, spans: Sequence[Span], focus: tuple[int, int] | None = None) -> Markup:
    """The whole text with sentences underlined and the words read in them coloured; `focus` is framed.

    Every sentence has the anchor that `anchor` names. Spans outside the text are left out.
    """
    spans = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    sentences = _apart([span for span in spans if span.kind == "sentence"])
    pieces: list[Markup | str] = []
    at = 0
    for start, end in sentences:
        pieces.append(_words(text, at, start, spans))
        anchors = [
            tag("span", id=anchor(s.start, s.end))
            for s in sorted(set(spans), key=lambda s: (s.start, s.end))
            if s.kind == "sentence" and start <= s.start < end
        ]
        is_focus = focus is not None and start < focus[1] and focus[0] < end
        style = "text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.28em;" + (
            "text-decoration-color:currentColor;background:rgba(60,125,180,.2);padding:.2em 0;"
            "box-shadow:-.3em 0 0 rgba(60,125,180,.75)"
            if is_focus
            else "text-decoration-color:rgba(128,120,100,.6)"
        )
        pieces.append(tag("span", *anchors, _words(text, start, end, spans), style=style))
        at = end
    pieces.append(_words(text, at, len(text), spans))
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


def _apart(sentences: Sequence[Span]) -> list[tuple[int, int]]:
    """Sentence spans without overlaps, in order; spans that overlap become one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted({(span.start, span.end) for span in sentences}):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _words(text: str, start: int, end: int, spans: Sequence[Span]) -> Markup:
    """text[start:end], its coloured words marked; where words lie inside each other, the first of STYLES wins."""
    inside = [span for span in spans if span.kind in STYLES and span.start < end and span.end > start]
    cuts = sorted({start, end, *(min(max(edge, start), end) for span in inside for edge in (span.start, span.end))})
    pieces: list[str] = []
    for left, right in pairwise(cuts):
        kinds = {span.kind for span in inside if span.start <= left and span.end >= right}
        kind = next((kind for kind in STYLES if kind in kinds), None)
        piece = text[left:right]
        pieces.append(tag("mark", piece, style=STYLES[kind] + INK, title=WORDS[kind]) if kind else piece)
    return together(*pieces)
