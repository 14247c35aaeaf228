"""A frame in, a figure out. The only place that knows Plotly."""
