"""docs/codebook.md, records/, schema.sql and the shipped files say the same."""

import csv
import importlib.util
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from dashboard.extraction.figures import find_figures
from dashboard.extraction.text.layout import lay_out
from dashboard.records import closed_lists
from dashboard.storage.csv_rows import Header
from dashboard.storage.tables import HEADERS, SIDES

ROOT = Path(__file__).parents[1]
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "dashboard" / "storage" / "schema.sql").read_text(encoding="utf-8")

spec = importlib.util.spec_from_file_location("codebook", ROOT / "data" / "made_by" / "codebook.py")
assert spec and spec.loader
codebook = importlib.util.module_from_spec(spec)
spec.loader.exec_module(codebook)


def snake(name: str) -> str:
    """ "TollBasis" and "PLACE_KINDS" as the codebook heads them: "toll_basis", "place_kind"."""
    if name.isupper():
        return name.lower().removesuffix("s")
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()


LITERALS = {
    snake(name): tuple(map(str, get_args(value)))
    for name, value in vars(closed_lists).items()
    if name[0].isupper() and name != "Literal" and getattr(value, "__origin__", None) is not None and get_args(value)
}


def section(title: str, level: str) -> str:
    """The words under a heading, up to the next heading of that level or higher."""
    found = re.search(rf"^{level} {re.escape(title)}\n(.*?)(?=^#{{2,{len(level)}}} |\Z)", CODEBOOK, re.M | re.S)
    assert found, f"docs/codebook.md has no heading {level} {title}"
    return found[1]


def first_cells(title: str) -> list[str]:
    """The first column of the table under a heading, without its head."""
    rows = re.findall(r"^\| (.+?) \|", section(title, "###"), re.M)
    return rows[1:]


CLOSED_LISTS = re.findall(r"^### (\w+)$", section("Closed lists", "##"), re.M)


def test_the_closed_lists_of_records_and_codebook_are_the_same() -> None:
    assert set(LITERALS) | {"side"} == set(CLOSED_LISTS)


@pytest.mark.parametrize("name", sorted(LITERALS))
def test_each_value_of_a_closed_list_is_described_once_and_in_order(name: str) -> None:
    assert tuple(first_cells(name)) == LITERALS[name]


def test_the_sides_are_described_in_order() -> None:
    assert tuple(first_cells("side")) == SIDES


def test_no_value_is_described_by_an_empty_cell() -> None:
    rows = re.findall(r"^\|(.*)\|$", section("Closed lists", "##"), re.M)
    assert all(len(cells := row.split(" | ")) == 2 and all(map(str.strip, cells)) for row in rows if "---" not in row)


def test_enums_of_the_schema_are_the_lists_of_records() -> None:
    enums = codebook.enums(SCHEMA)
    assert {name: LITERALS.get(name) for name in enums} == enums


def test_every_column_of_the_schema_has_a_comment_and_every_comment_a_column() -> None:
    tables = codebook.columns(SCHEMA)
    wanted = {*tables} | {f"{table}.{column}" for table, columns in tables.items() for column in columns}
    assert codebook.comments(SCHEMA).keys() == wanted
    assert len(wanted) > 150  # the pattern that reads the schema still reads it whole
    assert SCHEMA.count("CREATE TABLE") == len(tables)


def test_the_tables_of_the_codebook_are_those_of_the_schema() -> None:
    assert codebook.with_tables(CODEBOOK, SCHEMA) == CODEBOOK, "run: python data/made_by/codebook.py"


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header.file)
def test_codebook_reader_and_shipped_file_have_the_same_columns(header: Header) -> None:
    shipped = (ROOT / "data" / header.file).read_text(encoding="utf-8").splitlines()[0]
    assert tuple(shipped.split(",")) == header.columns
    assert tuple(first_cells(header.file)) == header.columns


def test_the_keys_of_workspace_toml_are_described() -> None:
    shipped = tomllib.loads((ROOT / "data" / "workspace.toml").read_text(encoding="utf-8"))
    assert set(shipped) == set(first_cells("workspace.toml"))


def test_the_crosswalk_has_each_event_type_once_and_the_columns_described() -> None:
    with (ROOT / "dashboard" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(row["event_type"] for row in rows) == LITERALS["event_type"]
    described = re.findall(r"^\| (.+?) \|", section("Crosswalk", "##"), re.M)[1:]
    assert list(rows[0]) == described


def test_the_crosswalk_names_only_types_that_acled_has() -> None:
    acled = {
        "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
        "Explosions/Remote violence": {
            "Chemical weapon",
            "Air/drone strike",
            "Suicide bomb",
            "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED",
            "Grenade",
        },
        "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
        "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
        "Strategic developments": {"Change to group/activity", "Non-violent transfer of territory", "Arrests", "Other"},
        "": {""},
    }
    with (ROOT / "dashboard" / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["acled_sub_event_type"] in acled[row["acled_event_type"]], row["event_type"]


def test_links_inside_the_codebook_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", CODEBOOK, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", CODEBOOK)) <= headings


def test_the_rule_that_supplies_a_lower_bound_is_as_the_codebook_says() -> None:
    stated = re.search(r"So (\w+) are given ([\d,]+), (\w+) ([\d,]+), (\w+) ([\d,]+), (\w+) ([\d,]+)\.", CODEBOOK)
    assert stated
    for word, number in zip(stated.groups()[::2], stated.groups()[1::2], strict=True):
        (figure,) = find_figures(lay_out(f"{word.capitalize()} of people were killed.", date(2013, 7, 26)))
        assert (figure.low, figure.imputed_low) == (None, int(number.replace(",", ""))), word
