"""What else the machine does while it is measured: a figure says little without it."""

import os


def load_words() -> str:
    """How busy the machine is: the mean of the last minute, of so many processors."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    return f"{load} on {os.cpu_count()} processors"
