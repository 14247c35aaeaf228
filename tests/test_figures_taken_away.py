"""What a figure carries out of the house, by the numbers of the rules: its caption (1, 12), and no harm (13)."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.charts import brief_timeline, compose, printing, standalone
from dashboard.charts.theme import DARK, LIGHT
from dashboard.queries import brief
from dashboard.queries.event_rows import COLUMNS, event_rows
from dashboard.queries.filters import Filters, hidden, hidden_sentence
from dashboard.queries.withheld import person_names
from dashboard.storage.export import export
from dashboard.widgets import take_away
from dashboard.widgets.withholding import LEFT_OUT, cleaner
from tests.tiny_workspace import command_here, make_workspace

SECRETS = (
    "Rania",
    "Haddad",
    "Hamza",
    "Khatib",
    "Omar",
    "omar_h",
    "34.8841",
    "38.8712",
    "Jad",
    "Maalouf",
    "Maha",
    "Jaber",
)
HARMFUL = {
    "posts/a.md": (
        "---\npublisher: EA WorldView\npublished_at: 2013-07-26\ntitle: Jad Maalouf, 9, killed\n---\n"
        "Regime forces shot Rania Haddad, 34, and 9-year-old Hamza al-Khatib in Sukhna on Thursday, activists said.\n\n"
        "A shell hit the clinic at 34.88412, 38.87123 in Sukhna, killing at least 3 people, "
        "witness Omar Haddad said.\n\n"
        "Rania Haddad was abducted in Aleppo, @omar_h wrote at https://twitter.com/omar_h/status/12.\n\n"
        "Two children, Jad (9) and Rima Maalouf (11), were killed by gunmen in Homs, "
        "Maha Jaber, a local resident, said.\n"
    )
}


@pytest.fixture(scope="module")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The snapshot of a workspace with one post that names victims, a minor, a witness, a handle and coordinates."""
    root = make_workspace(tmp_path_factory.mktemp("harmful") / "workspace", HARMFUL)
    done = command_here("build", workspace=root)
    assert done.code == 0, done
    snapshots = root / "snapshots"
    with duckdb.connect(str(snapshots / (snapshots / "CURRENT").read_text().strip()), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def figure(harmful: duckdb.DuckDBPyConnection) -> take_away.Figure:
    """The Brief's timeline of that workspace, with a sentence of the post in its title's place to make it worse."""
    events = brief.timeline(harmful, Filters())
    rows = event_rows(harmful, list(events["event_id"]), "range")
    (quoted,) = harmful.execute("SELECT string_agg(quotation, ' ' ORDER BY start) FROM claims").fetchone() or ("",)
    rows = rows.assign(title=[f"{title}: {quoted}" for title in rows["title"]], lat=34.88412, lon=38.87123)
    return take_away.Figure(
        key="brief-timeline",
        rule="range",
        title="Events by the day they are said to have happened",
        lines=(hidden_sentence(hidden(harmful, Filters(place=("Homs",)))), "snapshot 01234567", f"with “{quoted}”"),
        alt=f"{brief_timeline.alt_text(events)} {quoted}",
        theme=DARK,
        make=lambda: brief_timeline.brief_timeline(events.assign(title=quoted), LIGHT),
        is_drawn_light=True,
        legend=(("monitors", DARK.speakers[0][1]),),
        legend_title="Colour, who speaks",
        rows=rows,
        columns={**COLUMNS, "lat": "lat", "lon": "lon"},
    )


@pytest.fixture(scope="module")
def names(harmful: duckdb.DuckDBPyConnection) -> list[str]:
    return list(person_names(harmful)["name"])


def text_of(file: bytes | str) -> str:
    words = file.decode() if isinstance(file, bytes) else file
    words = words.split("<body>")[-1].replace(standalone.get_plotlyjs(), "")
    return html.unescape(re.sub(r"\s+", " ", words))


def found_secrets(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret in words]


def test_the_post_does_name_them(harmful: duckdb.DuckDBPyConnection, figure: take_away.Figure) -> None:
    """Else the tests below could not fail."""
    (text,) = harmful.execute("SELECT text FROM posts").fetchone() or ("",)
    assert found_secrets(text) == list(SECRETS)
    assert found_secrets(str(figure.rows.to_dict())) == list(SECRETS)
    assert len(figure.rows) > 0
    assert found_secrets(" ".join(compose.texts_of(figure.make()))) == list(SECRETS)


@pytest.mark.parametrize("kind", ["csv", "html"])
def test_rule_13_rows_and_pages_to_take_away_name_nobody(
    figure: take_away.Figure, names: list[str], kind: take_away.Kind
) -> None:
    words = text_of(take_away.file(figure, kind, names, "01234567"))
    assert found_secrets(words) == []
    assert "(name not exported)" in words
    assert "(coordinates not exported)" in words
    if kind == "html":
        assert LEFT_OUT in words


@pytest.mark.skipif(printing.browser() is None, reason="no Chromium or Chrome on this machine")
def test_rule_13_the_text_of_a_picture_names_nobody_and_says_so(figure: take_away.Figure, names: list[str]) -> None:
    """The PNG is drawn from the same words as the SVG, and carries no text beside its pixels."""
    drawing = text_of(take_away.file(figure, "svg", names, "01234567"))
    assert found_secrets(drawing) == []
    assert "Left out: names of victims" in drawing
    picture = take_away.file(figure, "png", names, "01234567")
    assert isinstance(picture, bytes) and picture.startswith(b"\x89PNG")
    assert not [chunk for chunk in (b"tEXt", b"iTXt", b"zTXt", b"eXIf") if chunk in picture]


def test_rule_13_the_command_line_s_tables_name_nobody(harmful: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    files = export(harmful, "0123456789abcdef", tmp_path / "out", False)
    for path in files:
        assert found_secrets(path.read_text("utf-8")) == [], path.name
    assert "Left out" in next(path for path in files if path.name == "ABOUT.txt").read_text("utf-8")


def test_rule_13_a_place_and_its_number_are_no_person() -> None:
    clean = cleaner(["Hamza Khatib"], ["Hamza Khatib"])
    for label in ("Al-Siyouf Square, 10 killed", "Deir Atiyah, 13 killed", "Homs, ≥ 40 killed", "SOHR, 26 July 2013"):
        assert clean(label) == label


def test_rule_1_the_rows_carry_claimant_bound_standing_and_kind_of_text(
    figure: take_away.Figure, names: list[str]
) -> None:
    table = str(take_away.file(figure, "csv", names, "01234567")).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    needed = {"claimant", "operator", "low", "high", "standing", "text_kind"}
    assert needed <= set(rows[0])
    numbered = [row for row in rows if row["low"]]
    assert numbered and all(row["claimant"] and row["standing"] and row["text_kind"] for row in numbered)
    assert {"lat", "lon"} & set(rows[0]) == set()


def test_equal_rows_give_equal_bytes(figure: take_away.Figure, names: list[str]) -> None:
    once, again = (take_away.file(figure, "csv", names, "01234567") for _ in range(2))
    assert once == again


def test_rule_12_an_exported_figure_says_what_it_hides(figure: take_away.Figure, names: list[str]) -> None:
    page = text_of(take_away.file(figure, "html", names, "01234567"))
    (said,) = [line for line in figure.lines if " claims shown; hidden: " in line]
    assert page.count(said) >= 2, "once in the picture, once as text"
    assert "snapshot 01234567" in page


def plain_figure(**layout: object) -> dict[str, object]:
    return {
        "data": [{"type": "scatter", "x": [1], "y": [1], "customdata": ["secret"], "text": ["<b>x</b>"]}],
        "layout": {"height": 200, "margin": {"l": 8, "r": 8, "t": 8, "b": 8}, **layout},
    }


def test_a_composed_figure_grows_its_margins_and_leaves_the_screen_s_alone() -> None:
    screen = plain_figure(yaxis={"automargin": True, "ticktext": ["a long name of a place"], "tickvals": [1]})
    before = json.dumps(screen)
    made = compose.composed(screen, "What is shown", ["a" * 30, "word " * 90], LIGHT, [("monitors", "#000000")], "Who")
    assert json.dumps(screen) == before
    layout = made["layout"]
    assert layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] == pytest.approx(184, abs=1.5)
    assert layout["margin"]["l"] > 8 + compose.PAD_PX + 100
    head, foot = (note["text"] for note in layout["annotations"])
    assert head == "What is shown"
    assert foot.startswith('Who: <span style="color:#000000">● monitors</span>')
    lines = foot.split("<br>")
    assert len(lines) >= 4 and all(len(line) < 180 for line in lines)
    assert layout["paper_bgcolor"] == LIGHT.paper
    assert "automargin" not in layout["yaxis"]


def test_words_of_others_stay_text_in_a_composed_figure_and_its_page() -> None:
    hostile = "</script><script>alert(1)</script><b>x</b>\u202e"
    made = compose.composed(plain_figure(), hostile, [hostile], LIGHT)
    assert not any("<b>" in note["text"] or "\u202e" in note["text"] for note in made["layout"]["annotations"])
    file = standalone.page(made, hostile, [hostile], hostile, [hostile], [[hostile]], LIGHT, "name")
    assert file.count("</script>") == 2, "ours, and no other"
    assert "connect-src" not in file and "default-src 'none'" in file


def test_rule_13_a_cut_or_broken_label_hides_no_name() -> None:
    clean = cleaner(["Hamza al-Khatib"], ["Killing of Hamza al-Khatib"])
    assert clean("Killing of Hamza al-Kh…") == "Killing of (name not exported)…"
    assert clean("Killing of Hamza<br>al-Khatib") == "Killing of (name not exported)"
    assert clean("Shelling of<br>Homs") == "Shelling of<br>Homs"


def test_ids_of_marks_do_not_leave() -> None:
    safe = compose.texts_replaced(plain_figure(), str.upper)
    assert safe["data"][0]["text"] == ["<B>X</B>"]
    assert "customdata" not in safe["data"][0]


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    rows = [[str(n)] for n in range(standalone.MOST_ROWS + 7)]
    made = compose.composed(plain_figure(), "t", [], LIGHT)
    assert "7 more rows are in the CSV" in standalone.page(made, "t", [], "", ["n"], rows, LIGHT, "n")


def test_without_a_browser_no_picture_is_made_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "browser", lambda: None)
    with pytest.raises(printing.CannotPrint, match="No Chromium"):
        printing.picture(compose.composed(plain_figure(), "t", [], LIGHT), "png")


def test_a_name_that_only_looks_like_words_stays() -> None:
    clean = cleaner(["residents", "a doctor"], ["residents and a doctor"])
    assert clean("residents and a doctor") == "residents and a doctor"
