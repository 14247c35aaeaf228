"""The outlines and large towns of the workspace on screen, read once; a file that cannot be read is named."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.capture import BadInput
from dashboard.storage.outlines import Outline, Town, large_towns, outline_files, read_outlines
from dashboard.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a map is drawn on. `problem` is a sentence about a file that could not be read, "" when all is well."""

    outlines: tuple[Outline, ...]
    towns: tuple[Town, ...]
    country: str | None
    problem: str

    @property
    def governorates(self) -> tuple[tuple[str, str], ...]:
        """The (country, governorate) pairs that have an outline."""
        return tuple((one.country, one.admin1) for one in self.outlines if one.admin1)


def surroundings() -> Surroundings:
    """The surroundings of the workspace in use; a changed file is read anew."""
    workspace = Workspace.at()
    files = (*outline_files(workspace), *workspace.table_files(), *workspace.settings_files())
    stamps = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _read(str(workspace.root), stamps)


@st.cache_resource(max_entries=2, show_spinner=False)
def _read(root: str, stamps: tuple[tuple[str, int, int], ...]) -> Surroundings:  # noqa: ARG001 (they name what was read)
    workspace = Workspace(Path(root))
    outlines: tuple[Outline, ...] = ()
    towns: tuple[Town, ...] = ()
    country, problems = None, []
    try:
        outlines = read_outlines(workspace)
    except BadInput as error:
        problems.append(f"{error} The map is drawn without outlines.")
    try:
        towns = large_towns(workspace)
        country = workspace.read_settings().country
    except BadInput as error:
        problems.append(str(error))
    return Surroundings(outlines, towns, country, " ".join(problems))
