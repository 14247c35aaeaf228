"""What every test runs under."""

import os
import sys
from collections.abc import Iterator

import pytest

from tests.longest_first import dealt
from tests.made_once import begin

begin()
for name in ("ATLEAST_HOSTED", "ATLEAST_CAPTURE"):
    os.environ.pop(name, None)
os.environ["ATLEAST_AUTHOR"] = "Test Author"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several workers share the tests, the long ones come first."""
    if (workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))) > 1:
        items[:] = dealt(items, workers)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> Iterator[None]:
    """The browser of this worker ends when no test in a browser follows: its event loop would be in the way."""
    yield
    one_browser = sys.modules.get("tests.one_browser")
    if one_browser and not (nextitem and nextitem.get_closest_marker("browser")):
        one_browser.end()


@pytest.fixture(autouse=True)
def no_others_reach_the_app() -> None:
    """AppTest has no server; on one that others reach every page is read-only (dashboard/widgets/hosting.py)."""
    if "streamlit" in sys.modules:
        from streamlit import config

        config.set_option("server.address", "localhost")


@pytest.fixture(autouse=True, scope="module")
def nothing_goes_on_after_its_file() -> Iterator[None]:
    """Pages of one file share what they keep, as pages of one server do; then it is forgotten, and no workspace of
    theirs is watched any more.

    What is kept is kept under the path of its snapshot, and so apart for each workspace.
    """
    yield
    if "streamlit.runtime.caching" in sys.modules:
        import streamlit

        streamlit.cache_data.clear()
        streamlit.cache_resource.clear()
    if serving := sys.modules.get("dashboard.storage.serving"):
        for watcher in tuple(serving._watchers.values()):
            serving.forget(watcher.workspace)


def pytest_unconfigure() -> None:
    """AppTest makes a temporary folder when it is imported and leaves it to the end of Python, which warns of it."""
    if app_test := sys.modules.get("streamlit.testing.v1.app_test"):
        app_test.TMP_DIR.cleanup()
