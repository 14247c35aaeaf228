"""PNG and SVG of a composed figure, through kaleido and a Chromium of this machine; no network.

One browser a process, started by the first picture asked for, and kept. It is never downloaded: where there is none,
`browser()` is None and whoever offers pictures says so. A picture that takes longer than `PATIENCE_S` raises.
"""

import asyncio
import atexit
import shutil
import threading
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dashboard.charts.theme import Figure

Format = Literal["png", "svg"]
PATIENCE_S = 60.0
SCALE = 2
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "chrome.exe")
PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


class CannotPrint(RuntimeError):
    """No picture could be made; the message is a sentence for the reader."""


@cache
def browser() -> str | None:
    """The path of an installed Chromium or Chrome; None when there is none."""
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path), None) or next((p for p in PLACES if Path(p).is_file()), None)


def picture(figure: Figure, form: Format) -> bytes:
    """`figure` (with width and height in its layout) as a file; PNG at twice the size. Raises CannotPrint."""
    if browser() is None:
        raise CannotPrint("No Chromium or Chrome is installed here, so no PNG or SVG can be made.")
    return _printer().print(figure, form)


class _Printer:
    """kaleido in a thread of its own: its browser belongs to one event loop, and pictures wait for each other."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, name="printer", daemon=True).start()
        self._kaleido: Any = None
        self._one_at_a_time = threading.Lock()
        atexit.register(self.close)

    def print(self, figure: Figure, form: Format) -> bytes:
        with self._one_at_a_time:
            done = asyncio.run_coroutine_threadsafe(self._print(figure, form), self._loop)
            try:
                return done.result(timeout=PATIENCE_S)
            except Exception as error:
                done.cancel()
                self._forget()
                raise CannotPrint(f"The picture could not be made ({type(error).__name__}).") from error

    async def _print(self, figure: Figure, form: Format) -> bytes:
        if self._kaleido is None:
            from kaleido import Kaleido

            opening = Kaleido(n=1, mathjax=False, path=browser())
            await opening.open()
            self._kaleido = opening
        size = {"width": figure["layout"]["width"], "height": figure["layout"]["height"]}
        made = await self._kaleido.calc_fig(
            figure, opts={"format": form, "scale": SCALE if form == "png" else 1, **size}
        )
        return bytes(made)

    def _forget(self) -> None:
        """Close a browser that failed; the next picture starts another."""
        failed, self._kaleido = self._kaleido, None
        if failed is not None:
            closing = asyncio.run_coroutine_threadsafe(failed.close(), self._loop)
            try:
                closing.result(timeout=5)
            except Exception:
                closing.cancel()

    def close(self) -> None:
        """End the browser with the process."""
        self._forget()


_starting = threading.Lock()
_printers: list[_Printer] = []


def _printer() -> _Printer:
    with _starting:
        if not _printers:
            _printers.append(_Printer())
        return _printers[0]
