"""What every test runs under."""

import os
import sys

import pytest
from made_once import begin

begin()
for name in ("ATLEAST_HOSTED", "ATLEAST_CAPTURE"):
    os.environ.pop(name, None)
os.environ["ATLEAST_AUTHOR"] = "Test Author"


@pytest.fixture(autouse=True)
def no_others_reach_the_app() -> None:
    """AppTest has no server; on one that others reach every page is read-only (dashboard/widgets/hosting.py)."""
    if "streamlit" in sys.modules:
        from streamlit import config

        config.set_option("server.address", "localhost")
