"""A PNG of each page of the sample workspace, 1440 px wide, light and dark, into docs/screenshots.

`python -m tests.screenshots [FOLDER] [--width 390] [--only brief]` puts them elsewhere, or at another width (below 600:
as a phone), or takes those of some pages. One browser profile serves them all: in a new one each the scripts of the
page are compiled again, which on a busy machine took up to 40 s a picture.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from tests.find_browser import installed
from tests.serve import REPOSITORY, served

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36"


def pages(snapshot: Path) -> dict[str, str]:
    """The pages by name, with the event of most claims and the post of its first claim."""
    import duckdb

    with duckdb.connect(str(snapshot), read_only=True) as connection:
        row = connection.execute(
            """SELECT c.post_id, c.start || '-' || c."end" FROM events e JOIN event_claims ec USING (event_id)
            JOIN claims c USING (post_id, claim_no) ORDER BY e.n_claims DESC, e.event_id, c.reported_date, c.claim_no
            LIMIT 1"""
        ).fetchone()
    assert row is not None, "the sample workspace has no event"
    sentence = urlencode({"post": row[0], "at": row[1]})
    return {
        "brief": "/",
        "event": f"/event?{sentence}",
        "evidence": f"/evidence?{sentence}",
        "blind-spots": "/blind_spots",
        "posts": "/posts",
        "methods": "/methods",
        "capture": "/capture",
        "review": "/review",
        "tolls": "/tolls",
        "actors": "/actors",
        "map": "/map",
        "map-list": "/map?area=rif-dimashq&spot=near:sy-damascus",
        "tolls-all-years": "/tolls?until=all",
        "timeline": "/timeline",
        "timeline-reported": "/timeline?axis=reported",
    }


STANDS_STILL = """([ms, looks]) => {
    const height = document.querySelector("[data-testid=stMain]")?.scrollHeight;
    const isDrawn = document.querySelector("h1") !== null
        && document.querySelector("[data-testid=stSkeleton], [data-testid=stStatusWidget]") === null
        && [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(one => one.querySelector(".main-svg"))
        && document.fonts.status === "loaded";
    const seen = window.seenStill;
    if (!isDrawn || !seen || height !== seen.height) window.seenStill = { height, since: performance.now(), looks: 0 };
    else if (++seen.looks >= looks && performance.now() - seen.since >= ms) return height;
    return null;
}"""
STILL_MS, STILL_LOOKS = 500, 10
"""For so long, and each time it is looked at, every element is drawn and the page is as tall as before."""
PATIENCE_MS = 90_000


def settle(page: Page) -> int:
    """Wait until every element is drawn and the page grows no more; its height in px."""
    page.evaluate("window.seenStill = null")
    still = page.wait_for_function(STANDS_STILL, arg=[STILL_MS, STILL_LOOKS], timeout=PATIENCE_MS, polling=25)
    return int(still.json_value())


def shoot(page: Page, url: str, to: Path, width: int, scheme: str) -> None:
    """One picture of the whole page."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url, timeout=PATIENCE_MS, wait_until="domcontentloaded")
    tall = settle(page)
    page.set_viewport_size({"width": width, "height": max(900, min(tall + 10, 8000))})
    settle(page)
    page.screenshot(path=to, timeout=PATIENCE_MS)


def main() -> int:
    """Build a copy of the sample, serve it, and take the pictures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=REPOSITORY / "docs" / "screenshots")
    arguments.add_argument("--width", type=int, default=1440)
    arguments.add_argument("--only", nargs="*", default=())
    asked = arguments.parse_args()
    browser_path = installed()
    if browser_path is None:
        print("no Chromium: run tests/find_browser.py --install", file=sys.stderr)
        return 1
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        workspace = Path(scratch) / "data"
        shutil.copytree(REPOSITORY / "data", workspace, ignore=shutil.ignore_patterns("snapshots", "made_by"))
        build = [sys.executable, "-m", "dashboard", "--workspace", str(workspace), "build"]
        subprocess.run(build, cwd=REPOSITORY, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        snapshots = workspace / "snapshots"
        snapshot = snapshots / (snapshots / "CURRENT").read_text(encoding="ascii").strip()
        wanted = {name: path for name, path in pages(snapshot).items() if name in asked.only or not asked.only}
        suffix = "" if asked.width == 1440 else f"-{asked.width}"
        with served(workspace) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch_persistent_context(
                Path(scratch) / "profile",
                executable_path=browser_path,
                args=["--no-sandbox"],
                user_agent=PHONE if asked.width < 600 else None,
            )
            page = browser.new_page()
            for scheme in ("light", "dark"):
                for name, path in wanted.items():
                    to = asked.folder / f"{name}-{scheme}{suffix}.png"
                    shoot(page, address + path, to, asked.width, scheme)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
