"""What every test runs under."""

import os

os.environ["STREAMLIT_SERVER_ADDRESS"] = "localhost"
"""AppTest has no server; a page on one that others reach would be read-only (dashboard/widgets/hosting.py)."""
for name in ("ATLEAST_HOSTED", "ATLEAST_CAPTURE"):
    os.environ.pop(name, None)
