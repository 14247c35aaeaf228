"""Frame in, figure out. Nothing here knows of pages, queries or the database.

A figure is a plain dictionary in Plotly's format. The same frame gives the same bytes, so that an unchanged chart is
neither sent nor drawn again (stack.md: only one of three changing charts costs 166 ms, three cost 435).
"""
