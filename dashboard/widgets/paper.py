"""How a page stands on paper: whole charts on white, no filters and no buttons, and nothing cut at an edge.

Streamlit lays a page out for the width of the paper, where our charts would be cut: they keep a least width and scroll,
and paper does not. So the whole sheet is made smaller, to about 8 pt of text on A4, and stands there as on a screen.
The dark theme prints on white: its words become ink, and the colours of its charts are turned round.
"""

ZOOM = 0.68
"""The sheet of 1,000 px on the 180 mm that A4 and Letter leave between margins of 15 mm."""
PAPER = f"""
@page {{ margin: 15mm 14mm; }}
@media print {{
  html, body, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] {{ background: #FFFFFF !important; }}
  [data-testid="stMain"] {{ zoom: {ZOOM}; }}
  [data-testid="stMainBlockContainer"] {{ padding: 0 !important; }}
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stPopover"], [data-testid="stDownloadButton"],
  [data-testid="stElementToolbar"], .modebar {{ display: none !important; }}
  .st-key-post_pane, .st-key-claims_pane {{ max-height: none !important; overflow: visible !important; }}
  [class*="st-key-wide_"], [role="region"] {{ overflow: visible !important; }}
  [class*="st-key-wide_"]::before {{ display: none !important; }}
  [class*="st-key-"][class*="_rows"]:has(details:not([open])) {{ display: none !important; }}
  h1, h2, h3, h4 {{ break-after: avoid; }}
  [data-testid="stPlotlyChart"], [data-testid="stHtml"], tr, li {{ break-inside: avoid; }}
  .st-key-post_pane [data-testid="stHtml"] {{ break-inside: auto; }}
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
