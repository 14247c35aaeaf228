"""A figure as one HTML file that needs nothing else: plotly.js inside, the rows as a table below, no outside request.

A content security policy in the file forbids the browser to ask anybody, whatever a post may have smuggled in. The
button above the picture saves it with its title and caption, because they are part of the picture.
"""

import html
import json
from collections.abc import Iterable, Sequence

from plotly.offline import get_plotlyjs

from dashboard.charts.characters import visible
from dashboard.charts.compose import PRINT_SANS, PRINT_SERIF
from dashboard.charts.theme import Figure, Theme

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
MOST_ROWS = 500


def page(
    figure: Figure,
    title: str,
    lines: Iterable[str],
    alt: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    theme: Theme,
    name: str,
) -> str:
    """The file's text. `figure` is composed; `lines` are its caption again, as text; `name` is that of a saved picture.

    At most MOST_ROWS of `rows` are written, and a sentence says how many the table leaves out.
    """
    config = {
        "displaylogo": False,
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": name},
    }
    drawing = f"Plotly.newPlot('figure', {_json(figure['data'])}, {_json(figure['layout'])}, {_json(config)});"
    left_out = len(rows) - MOST_ROWS
    more = f"<p>{left_out:,} more rows are in the CSV, not here.</p>" if left_out > 0 else ""
    cells = "".join(f"<tr>{_cells('td', row)}</tr>" for row in rows[:MOST_ROWS])
    table = f"<table><thead><tr>{_cells('th', header)}</tr></thead><tbody>{cells}</tbody></table>" if header else ""
    said = "".join(f"<p>{_text(line)}</p>" for line in lines)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(title)}</title>'
        f"<style>{_style(theme)}</style></head><body><main>"
        f'<h1>{_text(title)}</h1><div class="wide"><div id="figure" role="img" aria-label="{_text(alt)}"></div></div>'
        f'<h2>The rows of this figure</h2><div class="wide">{table}</div>{more}'
        f"<h2>What it rests on</h2>{said}</main>"
        f"<script>{get_plotlyjs()}</script><script>{drawing}</script></body></html>\n"
    )


def _cells(tag: str, row: Sequence[str]) -> str:
    return "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in row)


def _text(words: str) -> str:
    return html.escape(visible(str(words)))


def _json(value: object) -> str:
    """JSON that cannot end the script it stands in."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _style(theme: Theme) -> str:
    return (
        f"body{{background:{theme.paper};color:{theme.ink};font:15px/1.45 {PRINT_SANS};margin:0}}"
        f"main{{max-width:1000px;margin:0 auto;padding:16px}}h1{{position:absolute;left:-9999px}}"
        f"h2{{font:600 17px {PRINT_SERIF};margin:28px 0 8px}}.wide{{overflow-x:auto}}"
        f"table{{border-collapse:collapse;font-size:13px}}"
        f"th,td{{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-top:1px solid {theme.line}}}"
        f"th{{color:{theme.muted};font-weight:600;border-top:0}}th{{white-space:nowrap}}"
        "td{overflow-wrap:break-word;unicode-bidi:plaintext;max-width:22em}"
        f"p{{font-size:13px;color:{theme.muted};margin:4px 0}}"
    )
