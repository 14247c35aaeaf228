"""A PNG of each page of the sample workspace, 1440 px wide, light and dark, into docs/screenshots.

`python tests/screenshots.py [FOLDER] [--width 390]` puts them elsewhere, or at another width (below 600: as a phone).
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from find_browser import installed
from playwright.sync_api import Browser, Page, sync_playwright
from serve import REPOSITORY, served

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
        "posts": "/posts",
        "methods": "/methods",
        "capture": "/capture",
        "tolls": "/tolls",
        "tolls-all-years": "/tolls?until=all",
    }


def settle(page: Page) -> None:
    """Wait until every element is drawn."""
    page.wait_for_selector("h1", timeout=30_000)
    page.wait_for_timeout(1200)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=20_000)
    page.wait_for_function("!document.querySelector('[data-testid=stStatusWidget]')", timeout=20_000)
    page.wait_for_timeout(800)


def shoot(browser: Browser, url: str, to: Path, width: int, scheme: str) -> None:
    """One picture of the whole page."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        user_agent=PHONE if width < 600 else None,
    )
    page = context.new_page()
    page.goto(url)
    settle(page)
    tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(900, min(int(tall) + 10, 8000))})
    settle(page)
    page.screenshot(path=to)
    context.close()


def main() -> int:
    """Build a copy of the sample, serve it, and take the pictures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", type=Path, default=REPOSITORY / "docs" / "screenshots")
    arguments.add_argument("--width", type=int, default=1440)
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
        with served(workspace) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            for scheme in ("light", "dark"):
                for name, path in pages(snapshot).items():
                    suffix = "" if asked.width == 1440 else f"-{asked.width}"
                    shoot(browser, address + path, asked.folder / f"{name}-{scheme}{suffix}.png", asked.width, scheme)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
