"""The filter rail: a tree of places, spellings in the search, lists that stay short, and views by name."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.queries.filters import NOT_STATED, Filters, hidden
from dashboard.queries.options import place_tree
from dashboard.storage.folding import folded
from dashboard.widgets import rail_inputs
from dashboard.widgets.rail_options import INDENT
from dashboard.widgets.rail_words import FILTERS, MORE, NAMES, words_of
from dashboard.widgets.saved_views import MOST, View, read, written
from tests import small_world
from tests.test_pages import Opener, opened, ran, text_of, workspace
from tests.unfolded import unfolded

__all__ = ["opened"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("rail"), None, True)


@pytest.fixture(scope="module")
def placed() -> Iterator[duckdb.DuckDBPyConnection]:
    """The small world with a gazetteer: Syria holds Homs, Homs its town, the town al-Waer."""
    connection = duckdb.connect()
    small_world.fill(connection)
    rows = [
        ("sy", "Syria", None, "country", None, None),
        ("homs-governorate", "Homs", "حمص", "governorate", "Homs", "sy"),
        ("homs", "Homs", "حمص", "town", "Homs", "homs-governorate"),
        ("waer", "al-Waer", "الوعر", "neighbourhood", "Homs", "homs"),
        ("sukhna", "Sukhna", "السخنة", "town", "Homs", "homs-governorate"),
    ]
    connection.execute("DELETE FROM places")
    for place_id, name, arabic, kind, admin1, within in rows:
        small_world.insert(
            connection, "places", place_id=place_id, name=name, name_ar=arabic, kind=kind, admin1=admin1, country="SY",
            within=within,
        )  # fmt: skip
    connection.execute("UPDATE claims SET country = 'SY', place_id = NULL")
    connection.execute("UPDATE events SET country = 'SY', place_id = NULL")
    connection.execute("UPDATE events SET place_id = 'waer' WHERE title LIKE '%al-Waer%'")
    connection.execute("UPDATE events SET place_id = 'sukhna' WHERE title LIKE '%Sukhna%'")
    small_world.derive(connection)
    yield connection
    connection.close()


def shown(connection: duckdb.DuckDBPyConnection, filters: Filters) -> int:
    rows = hidden(connection, filters)
    return sum(n for reason, n in zip(rows["reason"], rows["n_claims"], strict=True) if reason is None)


def test_the_tree_stands_country_governorate_place(placed: duckdb.DuckDBPyConnection) -> None:
    rows = [(row.level, row.value, row.n_claims) for row in place_tree(placed).itertuples()]
    assert rows[0] == (0, "country:SY", 9)
    at = rows.index((1, "Homs", 2))
    assert rows[at + 1 : at + 3] == [(2, "place:sukhna", 1), (2, "place:waer", 1)]
    assert rows[-1] == (1, NOT_STATED, 2)
    assert len({value for _, value, _ in rows}) == len(rows)


@pytest.mark.parametrize(
    ("place", "n"),
    [
        (("country:SY",), 9),
        (("Homs",), 2),
        (("place:sukhna",), 1),
        (("place:homs",), 1),  # al-Waer lies within it
        (("place:sukhna", "place:waer"), 2),
        (("place:sukhna", NOT_STATED), 3),
        (("country:LB",), 0),
    ],
)
def test_a_branch_of_the_tree_holds_what_lies_in_it(
    placed: duckdb.DuckDBPyConnection, place: tuple[str, ...], n: int
) -> None:
    assert shown(placed, Filters(place=place)) == n


LATIN = ["Sukhna", "SUKHNA", "al-Sukhna", "As Sukhnah", "Suknah", "Súkhna", "al Sukhna"]


@pytest.mark.parametrize(("words", "n"), [*((words, 1) for words in LATIN), ("السخنة", 2), ("سخنة", 2), ("بالسخنة", 1)])
def test_a_search_finds_a_place_in_every_spelling(placed: duckdb.DuckDBPyConnection, words: str, n: int) -> None:
    """One claim is of Sukhna; the sentence of another has the Arabic word."""
    assert shown(placed, Filters(search=words)) == n


@pytest.mark.parametrize("words", ["Sukhnot", "al-", "zzz", "السويداء"])
def test_a_search_finds_no_more_than_was_asked(placed: duckdb.DuckDBPyConnection, words: str) -> None:
    plain = placed.execute("SELECT count(*) FROM claims WHERE contains(lower(quotation), lower($w))", {"w": words})
    (n,) = plain.fetchone() or (0,)
    assert shown(placed, Filters(search=words)) <= n + (words == "al-") * 9
    assert words == "al-" or shown(placed, Filters(search=words)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ma'loula", "Maaloula"), ("Lattakia", "Latakia"), ("Al-Qusayr", "Kusair"), ("إدلب", "ادلب"), ("Hamāh", "Hama"),
     ("Deir Ezzor", "Deir ez-Zor"), ("Deir Ez Zor", "Deir al-Zor"), ("ed-Dumayr", "Dumair")],
)  # fmt: skip
def test_spellings_fold_alike(one: str, other: str) -> None:
    connection = duckdb.connect()
    row = connection.execute(f"SELECT {folded('$one')}, {folded('$other')}", {"one": one, "other": other}).fetchone()
    connection.close()
    assert row is not None and row[0] == row[1]


def test_different_places_stay_different() -> None:
    connection = duckdb.connect()
    names = ["Homs", "Hama", "Aleppo", "Idlib", "Daraa", "Raqqa", "Hasakah", "Latakia", "Tartus", "Sukhna", "Sidon"]
    seen = {connection.execute(f"SELECT {folded('$name')}", {"name": name}).fetchone() for name in names}
    connection.close()
    assert len(seen) == len(names)


def test_the_search_box_finds_another_spelling(opened: Opener, small: Path) -> None:
    at = opened(small, "brief")
    at.text_input(key="rail_q").set_value("Jaramanah").run()
    assert "2 of 9 claims shown; hidden: 7 without the words searched for" in text_of(ran(at))


def test_the_lists_asked_for_less_often_wait_until_their_fold_is_opened_or_one_is_set(
    opened: Opener, small: Path
) -> None:
    keys = {f"rail_{name}" for name in (*MORE, "precision")}

    def drawn(at: AppTest) -> set[str]:
        return {str(box.key) for box in at.multiselect} & keys

    at = opened(small, "brief")
    assert not drawn(at)
    assert drawn(unfolded(at)) == keys
    named = opened(small, "brief", publisher="sana", measure="nonsense")
    assert drawn(named) == keys
    assert "nonsense" in named.warning[0].value


def test_a_long_list_offers_the_most_frequent_and_takes_any(
    opened: Opener, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rail_inputs, "MOST_OPTIONS", 1)
    at = opened(small, "brief", publisher="sana")
    box = at.multiselect(key="rail_publisher")
    assert box.value == ["sana"] and len(box.options) == 2
    assert "most frequent of" in box.help
    assert "2 of 9 claims shown" in text_of(at)


def test_places_are_set_in_as_a_tree() -> None:
    assert words_of("place", "country:SY", "Syria") == "Syria"
    assert words_of("place", NOT_STATED) == "governorate not stated"
    assert INDENT.strip() == ""


def views_of(at: AppTest) -> list[tuple[str, str]]:
    """The saved views on screen: name, and the query of the link."""
    (box,) = [box for box in at.expander if box.label.startswith("Saved views")]
    links = [link.proto for link in box.get("page_link")]
    return [(link.label.removeprefix(":primary[").rstrip("]").replace("\\", ""), link.query_string) for link in links]


def test_a_view_is_saved_by_name_opened_and_taken_away(opened: Opener, small: Path) -> None:
    """AppTest has no address of its own: views last as long as the session, and the screen says so."""
    at = unfolded(opened(small, "brief", place="homs"))
    at.text_input(key="view_name").set_value("  Homs, all  days ").run()
    ran(at.button(key="save_view").click().run())
    assert "Homs, all days" in [label for label, query in views_of(at) if query == "place=homs"]
    assert "They last as long as this tab" in text_of(at)
    ran(at.button(key="clear_filters").click().run())
    assert "all 9 claims shown" in text_of(at)
    ran(at.button(key="drop_view").click().run())
    assert views_of(at) == []


def test_the_file_of_views_keeps_what_it_is_given_and_passes_over_the_rest() -> None:
    views = [View("a, b", "brief", "place=homs&type=bombing"), View("Ü", "blind-spots", "")]
    assert read(written(views)) == views
    assert views[0].parameters == {"place": ["homs"], "type": ["bombing"]}
    assert read("name,page,address\nx,no-such-page,\n,brief,\ny,brief\nz,brief,q=1\n") == [View("z", "brief", "q=1")]
    assert read('name\n"unclosed') == []
    assert View("x", "brief", "post=1&place=homs&evil=2").parameters == {"place": ["homs"]}
    assert len(read(written([View(str(n), "brief", "") for n in range(MOST + 5)]))) == MOST


def test_every_filter_has_a_name_in_the_address() -> None:
    fields = set(Filters.__dataclass_fields__) - {"days", "search"}
    assert fields | {"q", "from", "to"} == set(FILTERS)
    assert len(set(NAMES)) == len(NAMES)


def test_on_another_page_the_rail_shows_the_filters_that_are_in_force(opened: Opener, small: Path) -> None:
    """The session still holds the values of the page before, and the lists of this one are new."""
    at = opened(small, "brief", place="homs", q="Homs", rule="lowest_minimum", to="2013-07-27")
    at.switch_page("dashboard/pages/timeline.py")
    for name, value in (("place", "homs"), ("q", "Homs"), ("rule", "lowest_minimum"), ("to", "2013-07-27")):
        at.query_params[name] = value
    ran(at.run())
    assert at.multiselect(key="rail_place").value == ["homs"]
    assert at.text_input(key="rail_q").value == "Homs"
    assert at.selectbox(key="rail_rule").value == "lowest_minimum"
    assert at.date_input(key="rail_days").value[1] == date(2013, 7, 27)
