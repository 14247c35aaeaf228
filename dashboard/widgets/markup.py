"""Text of posts on screen: always as text, never as markup.

Two ways lead text of others to the screen. `tag` builds HTML for `st.html`: whatever is not `Markup` is escaped, so
nobody can forget it; styles are our own and inline. `as_label` is for link labels, which Streamlit reads as Markdown:
every punctuation mark is escaped, and a word joiner (zero width, U+2060) breaks the patterns that Streamlit replaces
after parsing (`:material/…:`, emoji codes, arrows, bare addresses). Where no such pattern stands, a name is copied as
it is. Invisible characters of others are named in both ways.
"""

import html
import re
from collections.abc import Sequence

from dashboard.charts.characters import INVISIBLE, UNPRINTABLE, named, visible

MUTED = "opacity:.72"
SMALL = "font-size:.82rem"
SERIF = 'font-family:"Source Serif",serif'
FLOW = "overflow-wrap:anywhere;unicode-bidi:plaintext"
LINE = "rgba(128,120,100,.32)"
INVISIBLE_STYLE = "background:rgba(190,60,60,.16);border-radius:3px;font-size:.75em;white-space:nowrap"
WORD_JOINER = "\u2060"
# What Streamlit replaces after parsing: a colon with a second one in the same word, arrows and other pairs of signs,
# bare addresses of pages and of mail.
REPLACED = re.compile(r":(?=[^\s:]+:)|[<>~=-](?=[<>=-])|:(?=//)|(?<=\bwww)\.|(?<=[\w.+-])@(?=\w)", re.IGNORECASE)


class Markup(str):
    """HTML that was built by `tag`, and may be put inside other HTML as it is."""

    __slots__ = ()


def tag(name: str, *inside: str | None, **attributes: str | None) -> Markup:
    """`<name attributes>inside</name>`; strings are escaped unless they are Markup, None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items() if value
    )
    return Markup(f"<{name}{written}>{_joined(inside)}</{name}>")


def together(*parts: str | None) -> Markup:
    """Parts side by side, escaped unless they are Markup."""
    return Markup(_joined(parts))


def _joined(parts: tuple[str | None, ...]) -> str:
    return "".join(part if isinstance(part, Markup) else _escaped(part) for part in parts if part)


def _escaped(text: str) -> str:
    """Text as HTML; an invisible character becomes a small label with a direction of its own."""
    return INVISIBLE.sub(_named, html.escape(UNPRINTABLE.sub("\ufffd", text)))


def _named(found: re.Match[str]) -> str:
    return f'<bdi dir="ltr" title="an invisible character" style="{INVISIBLE_STYLE}">{named(found[0])}</bdi>'


def isolated(text: str | None, style: str | None = None) -> Markup:
    """Words of others inside our own line: their direction (and tricks with it) ends where they end."""
    return tag("bdi", text, style=style)


def as_label(text: str) -> str:
    """`text` for a Markdown label, shown exactly as it is."""
    one_line = re.sub(r"\s+", " ", visible(text)).strip()
    joined = REPLACED.sub(lambda found: found[0] + WORD_JOINER, one_line)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", joined)


def shortened(text: str, most: int) -> str:
    """`text` cut at a word to at most `most` characters, with an ellipsis where it was cut."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def tight(words: str) -> str:
    """Figures in words with their bound signs kept on the line of their number."""
    return re.sub(r"([≥>≤<≈]) (?=\d)", "\\1\u00a0", words)


def chip(words: str, colour: str = "gray") -> Markup:
    """A small label; `colour` is gray, red or orange, thin enough for light and dark."""
    fills = {"gray": "rgba(128,128,128,.15)", "red": "rgba(190,60,60,.16)", "orange": "rgba(205,125,40,.17)"}
    together_style = "white-space:nowrap;" if len(words) <= 24 else ""
    return tag(
        "span",
        words,
        style=f"{together_style}background:{fills[colour]};border-radius:3px;padding:.1em .45em;font-size:.8rem;"
        "box-decoration-break:clone;-webkit-box-decoration-break:clone",
    )


def changed_lines(lines: Sequence[str]) -> list[Markup]:
    """Lines of a difference: those that open with - struck out, those with + marked."""
    came = "background:rgba(80,150,95,.22);text-decoration:none"
    return [
        tag("del", line[1:] + "\n", style="opacity:.7") if line[0] == "-" else tag("ins", line[1:] + "\n", style=came)
        for line in lines
        if line
    ]
