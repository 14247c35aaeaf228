"""How a page stands on paper: whole charts on white, no filters and no buttons, and nothing cut at an edge.

What was chosen by a button is told in titles and captions; what is folded away has nothing to show there. A panel may
break between its chart and its caption, which Streamlit forbids: or a title stood alone on the first sheet.

Streamlit lays a page out for the width of the paper, where our charts would be cut: they keep a least width and scroll,
and paper does not. So the whole sheet is made smaller, to about 8 pt of text on A4, and stands there as on a screen.
The dark theme prints on white: its words become ink, and the colours of its charts are turned round.
"""

ZOOM = 0.68
"""The sheet of 1,000 px on the 180 mm that A4 and Letter leave between margins of 15 mm."""


def whole(below_a_title: int, alone: int) -> str:
    """How much smaller a chart is drawn so that it stands on one sheet: also below the page's title where that takes no
    more than a fifth of it. `--tall`, its height in px, is measured before a page is printed (reach.py)."""
    return f"min(1, max({below_a_title} / var(--tall, 1), min(.8, {alone} / var(--tall, 1))))"


PAPER = f"""
@page {{ margin: 15mm 14mm; }}
@media print {{
  html, body, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {{ background: #FFFFFF !important; }}
  [data-testid="stMain"] {{ zoom: {ZOOM}; }}
  [data-testid="stMainBlockContainer"] {{ padding: 0 !important; }}
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stPopover"], [data-testid="stDownloadButton"],
  [data-testid="stElementToolbar"], .modebar, [data-testid="stMain"] [data-testid="stButtonGroup"],
  [data-testid="stMain"] [data-testid="stButton"], [data-testid="stLayoutWrapper"]:has(> .st-key-lift_filter),
  [data-testid="stExpander"]:has(> details:not([open])) {{ display: none !important; }}
  [data-testid="stMain"] [data-testid="stSelectbox"]:not([data-testid="stForm"] *) {{ display: none !important; }}
  [class*="st-key-wide_"] {{ zoom: {whole(1220, 1390)}; }}
  .st-key-post_pane, .st-key-claims_pane {{ max-height: none !important; overflow: visible !important; }}
  [class*="st-key-wide_"], [role="region"] {{ overflow: visible !important; }}
  [class*="st-key-wide_"]::before {{ display: none !important; }}
  [class*="st-key-"][class*="_rows"]:has(details:not([open])) {{ display: none !important; }}
  h1, h2, h3, h4, p:has(> strong:only-child) {{ break-after: avoid; }}
  [data-testid="stPlotlyChart"], [data-testid="stHtml"], tr, li {{ break-inside: avoid; }}
  .st-key-post_pane [data-testid="stHtml"] {{ break-inside: auto; }}
  [data-testid="stHtml"]:has(.list-of-lines) {{ break-inside: auto; }}
  .line-of-list {{ break-inside: avoid; }}
  [data-testid="stVerticalBlock"]:has([class*="st-key-wide_"]) {{ break-inside: auto !important; }}
}}
@media print and (orientation: landscape) {{
  [class*="st-key-wide_"] {{ zoom: {whole(720, 910)}; }}
}}
"""
DARK_ON_PAPER = """
@media print {
  .stApp pre, .stApp summary, .stApp [data-baseweb], .stApp input, .stApp textarea, .stApp button {
    background: #FFFFFF !important;
  }
  .stApp *:not([style*="color:"]) { color: #1E2227 !important; border-color: #B9B4A8 !important; }
  .stApp a, .stApp a *, .stApp [data-testid="stPageLink"] a .stMarkdownColoredText { color: #1F5A7A !important; }
  .stApp button[data-selected="true"] { border: 2px solid #1E2227 !important; }
  .js-plotly-plot { filter: invert(1) hue-rotate(180deg) brightness(1.15); }
}
"""
