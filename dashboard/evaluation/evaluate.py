"""`make evaluate`: measure, report, and write `docs/accuracy` and the README's card."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.capture import BadInput
from dashboard.evaluation.card import with_card
from dashboard.evaluation.labelled import labelled_sets
from dashboard.evaluation.measuring import extractor_version, measure
from dashboard.evaluation.report import report
from dashboard.evaluation.results import (
    CURRENT,
    FOLDER,
    Run,
    as_text,
    for_file,
    is_release_name,
    missed_floors,
    previous_results,
    results_of,
)
from dashboard.storage.durable import make_folder, write_durably
from dashboard.storage.progress import Progress, silent
from dashboard.storage.workspace import REPOSITORY, Workspace, load_reference

REPORT = "accuracy.md"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where a run writes: the folder of results, and the page that holds the card."""

    folder: Path = FOLDER
    readme: Path = REPOSITORY / "README.md"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The report for the terminal, the floors that are missed in words, and the files written."""

    report: str
    missed: tuple[str, ...]
    written: tuple[Path, ...]


def evaluate(
    workspace: Workspace,
    *,
    gold: Path | None = None,
    with_held: bool = True,
    release: str | None = None,
    outputs: Outputs | None = None,
    compare_with: Path = FOLDER,
    progress: Progress = silent,
) -> Evaluated:
    """Measure on every labelled set that is there, with the names that `workspace` knows.

    `outputs` None writes nothing. `release` also stores the results under that name, for later runs to be compared
    with; else they are those of the version in pyproject.toml. BadInput when a labelled file or result is damaged;
    then nothing is written.
    """
    if release is not None and not is_release_name(release):
        raise BadInput(f"The release {release!r} cannot name a file; use letters, digits, dots and dashes (0.2.0).")
    reference = load_reference(workspace)
    sets, missing = labelled_sets(gold=gold, with_held=with_held)
    if not with_held:
        missing = (*missing, "the held sets")
    previous = previous_results(compare_with, release)
    run = Run(datetime.now(UTC), release or project_version(), extractor_version(workspace), missing)
    results = results_of(run, measure(sets, reference, progress))
    written = _write(results, previous, release, outputs) if outputs else ()
    return Evaluated(report(results, previous), tuple(missed_floors(results)), written)


def _write(
    results: dict[str, object], previous: dict[str, object] | None, release: str | None, to: Outputs
) -> tuple[Path, ...]:
    stored = for_file(results)
    files = {to.folder / CURRENT: as_text(stored), to.folder / REPORT: report(stored, previous)}
    if release:
        files[to.folder / f"{release}.json"] = as_text(stored)
    files[to.readme] = with_card(to.readme.read_text(encoding="utf-8"), stored)
    make_folder(to.folder)
    for file, text in files.items():
        write_durably(file, text.encode())
    return tuple(files)


def project_version() -> str:
    """The version that pyproject.toml names; "not known" without the file."""
    try:
        with (REPOSITORY / "pyproject.toml").open("rb") as file:
            return str(tomllib.load(file)["project"]["version"])
    except (OSError, ValueError, KeyError):
        return "not known"
