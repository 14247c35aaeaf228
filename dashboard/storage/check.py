"""Everything that is wrong with a workspace's files, all at once; and what a person should merely know."""

from collections import Counter
from dataclasses import dataclass

from dashboard.capture import BadInput
from dashboard.storage.check_edits import edit_problems
from dashboard.storage.csv_rows import header_of
from dashboard.storage.tables import HEADERS, LEXICON
from dashboard.storage.workspace import Workspace, load_tables


@dataclass(frozen=True)
class Checked:
    """`errors` stop a build; `notes` do not. Sentences, in the order of the files."""

    errors: tuple[str, ...]
    notes: tuple[str, ...]
    posts: int


def check(workspace: Workspace) -> Checked:
    """Read every file of `workspace`. Raises BadInput only when there is no workspace."""
    workspace.require()
    errors: list[str] = []
    notes: list[str] = []
    ids: Counter[str] = Counter()
    for file in workspace.post_files():
        try:
            for post in workspace.read_posts(file):
                ids[post.post_id] += 1
        except BadInput as error:
            errors.append(str(error))
    notes += [f"Post {name} is stored {times} times; it counts once." for name, times in ids.items() if times > 1]
    if not ids and not errors:
        notes.append("The workspace has no posts yet; add one with `ingest`.")
    load_tables(workspace, errors)
    broken, known = edit_problems(workspace)
    errors += broken
    notes += known
    try:
        workspace.read_settings()
    except BadInput as error:
        errors.append(str(error))
    lexicon = {header.file for header in LEXICON}
    notes += [
        f"lexicon/{file.name} is not read; the lexicon is {', '.join(sorted(lexicon))}."
        for file in sorted((workspace.root / "lexicon").glob("*"))
        if f"lexicon/{file.name}" not in lexicon
    ]
    for header in (*HEADERS, *LEXICON):
        file = workspace.root / header.file
        if file.exists():
            try:
                extra = [name for name in header_of(workspace.read_text(file)) if name not in header.columns]
            except BadInput:
                continue  # said above
            notes += [f"{header.file}: the column {name} is not in the codebook and is not read." for name in extra]
    return Checked(tuple(errors), tuple(notes), len(ids))
