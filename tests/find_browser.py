"""Where a Chromium is for the browser tests; `--install` gets one when there is none, and is silent when there is.

Order: an installed chromium or chrome, Playwright's own download, Playwright's download now, apt-get as root.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def installed() -> str | None:
    """The path of a browser of this machine, else of Playwright's own; None when there is neither."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    for place in PLACES:
        if Path(place).is_file():
            return place
    return playwrights_own()


def playwrights_own() -> str | None:
    """The Chromium that Playwright downloaded earlier; None when it did not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> str | None:
    """Get a browser, in the gentlest way that works; None when none did."""
    tries = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        tries += [["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", "chromium"]]
    for command in tries:
        print("no Chromium found; running", " ".join(command), file=sys.stderr)
        subprocess.run(command, stdout=sys.stderr, check=False)
        if found := installed():
            return found
    return None


def main(arguments: list[str]) -> int:
    """With --install: get one if needed. Without: print the path. 1 when there is none."""
    found = installed()
    if "--install" not in arguments:
        print(found or "no Chromium found")
        return 0 if found else 1
    if found or install():
        return 0
    print(
        "No Chromium could be installed; the browser tests will be skipped. Install chromium by hand.", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
