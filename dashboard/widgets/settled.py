"""What a process has once imported is not looked through again by the collector that follows each run.

Streamlit collects garbage after every run, and the app's own code and tables, which never become any, took 50 to 100 ms
of that, in which no session was served.
"""

import gc
import sys

_seen = {"modules": 0}


def set_aside() -> None:
    """Take all that lives now out of later collections, each time that a run has imported something new."""
    if len(sys.modules) != _seen["modules"]:
        _seen["modules"] = len(sys.modules)
        gc.collect()
        gc.freeze()
