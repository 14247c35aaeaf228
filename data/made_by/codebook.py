"""Write the tables of docs/codebook.md anew from the comments in dashboard/storage/schema.sql.

    python data/made_by/codebook.py

tests/test_codebook.py fails when the page and the schema differ; running this mends it.
"""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "dashboard" / "storage" / "schema.sql"
CODEBOOK = ROOT / "docs" / "codebook.md"
FIRST, LAST = "<!-- tables -->", "<!-- end of tables -->"
TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\);", re.DOTALL)
COLUMN = re.compile(r"""^\s+"?(\w+)"? ([\w\[\]]+)(?: USING COMPRESSION '\w+')?,?$""", re.MULTILINE)
COMMENT = re.compile(r"""COMMENT ON (?:TABLE (\w+)|COLUMN (\w+)\."?(\w+)"?) IS '((?:[^']|'')*)';""")
TYPE = re.compile(r"CREATE TYPE (\w+) AS ENUM \(([^)]*)\);")
FORMS = {
    "VARCHAR": "text", "VARCHAR[]": "list of texts", "INTEGER": "whole number", "BIGINT": "whole number",
    "UTINYINT": "whole number", "DOUBLE": "number", "BOOLEAN": "true or false", "DATE": "day", "TIMESTAMP": "instant",
    "BIT": "bits",
}  # fmt: skip


def enums(schema: str) -> dict[str, tuple[str, ...]]:
    """The values of each ENUM of the schema."""
    return {name: tuple(re.findall(r"'([^']*)'", values)) for name, values in TYPE.findall(schema)}


def columns(schema: str) -> dict[str, dict[str, str]]:
    """Each table's columns with their types, in order."""
    return {name: dict(COLUMN.findall(body)) for name, body in TABLE.findall(schema)}


def comments(schema: str) -> dict[str, str]:
    """What the schema says of "table" and of "table.column"."""
    said = {}
    for table, of_table, column, words in COMMENT.findall(schema):
        said[table or f"{of_table}.{column}"] = words.replace("''", "'")
    return said


def tables_in_words(schema: str) -> str:
    """The Markdown of all tables. KeyError names a table or column that has no comment."""
    said, known = comments(schema), enums(schema)
    parts = []
    for table, its_columns in columns(schema).items():
        rows = [f"### {table}", said[table], "", "| column | form | meaning |", "|---|---|---|"]
        for column, form in its_columns.items():
            words = said[f"{table}.{column}"].replace("|", "\\|")
            rows.append(f"| {column} | {f'[{form}](#{form})' if form in known else FORMS[form]} | {words} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts)


def with_tables(page: str, schema: str) -> str:
    """The page with its tables made anew."""
    before, _, rest = page.partition(FIRST)
    _, _, after = rest.partition(LAST)
    return f"{before}{FIRST}\n\n{tables_in_words(schema)}\n\n{LAST}{after}"


if __name__ == "__main__":
    CODEBOOK.write_text(
        with_tables(CODEBOOK.read_text(encoding="utf-8"), SCHEMA.read_text(encoding="utf-8")), encoding="utf-8"
    )
    print(f"{CODEBOOK.name} has the tables of {SCHEMA.name}")
