"""The list of tolls: all of a few; of very many the first, and the rest when a reader asks for them."""

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.widgets.toll_rows import MOST_LISTED, toll_words


def app(n: int) -> None:
    import pandas as pd

    from dashboard.widgets.toll_rows import toll_list

    row = {
        "measure": "killed", "counted": "killed", "population": "people", "source": "SOHR", "territory": "Syria",
        "territory_from": "stated", "as_of_stated": False, "from_post": False, "published_words": "26 July 2013",
        "basis": None, "quotation": None, "told_with": "told round as 100,000", "note": None, "citation": None,
        "post_id": None, "at": None,
    }  # fmt: skip
    toll_list(pd.DataFrame([{**row, "words": f"{number:,}"} for number in range(1_001, 1_001 + n)], dtype=object))


def listed(at: AppTest) -> int:
    return sum("people killed" in block.proto.body for block in at.get("html"))


def test_very_many_tolls_are_listed_when_asked_for() -> None:
    at = AppTest.from_function(app, kwargs={"n": MOST_LISTED + 5}).run()
    assert listed(at) == MOST_LISTED
    at.button(key="tolls_more").click().run()
    assert listed(at) == MOST_LISTED + 5
    assert not at.button


def test_few_tolls_stand_whole_with_what_is_told_with_them() -> None:
    at = AppTest.from_function(app, kwargs={"n": 3}).run()
    assert listed(at) == 3
    assert not at.button
    assert all("told round as 100,000" in block.proto.body for block in at.get("html"))


def test_refugees_are_not_called_displaced() -> None:
    row = {"words": "> 1,500,000", "counted": "refugees", "measure": "displaced", "population": "people"}
    row |= {"source": "UN", "as_of_stated": False, "from_post": True, "published_words": None, "basis": None}
    said = next(pd.DataFrame([row], dtype=object).itertuples())
    assert toll_words(said).startswith("> 1,500,000 refugees · UN")
