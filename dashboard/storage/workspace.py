"""The workspace: a folder of plain files that holds all primary data (design.md, section 3)."""

import contextlib
import hashlib
import os
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dashboard.capture import BadInput, decode, read_bytes, read_jsonl, read_markdown
from dashboard.records import Post, Reference
from dashboard.storage.tables import HEADERS, LEXICON, Tables, read_tables

REPOSITORY = Path(__file__).resolve().parents[2]
SHIPPED = REPOSITORY / "data"
FORMAT = 1
WITH_FALLBACK = frozenset({"sources.csv", "actors.csv", "gazetteer.csv"})
"""Who speaks, who acts, and where: a workspace without its own uses the ones that ship with the sample workspace."""


@dataclass(frozen=True)
class Settings:
    """What workspace.toml says. Days bound the filters on screen; None means the days of the posts."""

    title: str = "My workspace"
    first_day: date | None = None
    last_day: date | None = None
    languages: tuple[str, ...] = ("en",)
    country: str | None = None


def nowhere_else() -> Path | None:
    """Where nothing says otherwise, everybody works in the configured workspace."""
    return None


elsewhere: Callable[[], Path | None] = nowhere_else
"""The folder that whoever asks works in instead: a hosted app (widgets/keeping.py) has copies."""


@dataclass(frozen=True)
class Workspace:
    """A workspace by its folder, which need not exist yet. Reading never writes."""

    root: Path

    @staticmethod
    def at(path: str | Path | None = None) -> "Workspace":
        """The workspace at `path`, else where this session works, else the configured one."""
        chosen = path or elsewhere()
        return Workspace(Path(chosen).expanduser().absolute()) if chosen else Workspace.configured()

    @staticmethod
    def configured() -> "Workspace":
        """The workspace at ATLEAST_WORKSPACE, else the sample in data/."""
        return Workspace(Path(os.environ.get("ATLEAST_WORKSPACE") or SHIPPED).expanduser().absolute())

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.root)

    @property
    def posts_folder(self) -> Path:
        """Where posts lie."""
        return self.root / "posts"

    @property
    def snapshots(self) -> Path:
        """Where what is derived lies: snapshots/, or a folder of this workspace's own under ATLEAST_CACHE."""
        cache = os.environ.get("ATLEAST_CACHE")
        if not cache:
            return self.root / "snapshots"
        own = hashlib.sha256(str(self.root.resolve()).encode()).hexdigest()[:8]
        return Path(cache).expanduser().absolute() / f"{self.root.name}-{own}"

    def exists(self) -> bool:
        """True when the folder is there."""
        return self.root.is_dir()

    def require(self) -> None:
        """Raise BadInput unless the workspace is a folder that is there."""
        if self.root.is_file():
            raise BadInput(f"The workspace {self.name} is a file, not a folder.")
        if not self.exists():
            raise BadInput(f"There is no workspace at {self.name}; `ingest` makes one when it stores the first post.")

    def post_files(self) -> tuple[Path, ...]:
        """posts/*.md and posts/*.jsonl, sorted by name; hidden files are half-written ones and are left out."""
        try:
            names = sorted(entry.name for entry in os.scandir(self.posts_folder) if is_post_file(entry.name))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except PermissionError:
            raise BadInput(f"{self.posts_folder} may not be read by this user.") from None
        return tuple(self.posts_folder / name for name in names)

    def has_posts(self) -> bool:
        """True when there is a file that holds posts."""
        with contextlib.suppress(OSError), os.scandir(self.posts_folder) as entries:
            return any(is_post_file(entry.name) for entry in entries)
        return bool(self.post_files())

    def table_files(self) -> tuple[Path, ...]:
        """The CSV files that this workspace uses: its own, its lexicon, and the shipped ones for names it lacks."""
        found = []
        for header in HEADERS:
            own, shipped = self.root / header.file, SHIPPED / header.file
            if own.exists():
                found.append(own)
            elif header.file in WITH_FALLBACK and shipped.exists():
                found.append(shipped)
        found += [self.root / header.file for header in LEXICON if (self.root / header.file).exists()]
        return tuple(found)

    def table_name(self, path: Path) -> str:
        """The name that one of `table_files` has in messages and in a snapshot's inputs ("lexicon/places.csv")."""
        return f"lexicon/{path.name}" if path.parent == self.root / "lexicon" else path.name

    def other_files(self) -> tuple[Path, ...]:
        """The files a snapshot is built from that hold no posts."""
        return (*self.table_files(), *self.settings_files(), *self.edit_files())

    def edit_files(self) -> tuple[Path, ...]:
        """edits/*.jsonl, sorted by name: one file an author (storage/edits.py)."""
        folder = self.root / "edits"
        try:
            names = sorted(entry.name for entry in os.scandir(folder) if is_post_file(entry.name))
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except PermissionError:
            raise BadInput(f"{folder} may not be read by this user.") from None
        return tuple(folder / name for name in names if name.endswith(".jsonl"))

    def settings_files(self) -> tuple[Path, ...]:
        """workspace.toml, if there is one."""
        settings = self.root / "workspace.toml"
        return (settings,) if settings.exists() else ()

    def shown(self, path: Path) -> str:
        """`path` as messages and manifests name it: from the workspace's folder down."""
        for folder in (self.root, SHIPPED.parent):
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix()
        return path.name

    def read_posts(self, path: Path, data: bytes | None = None) -> Iterator[Post]:
        """The posts in one file, in order; `data` are its bytes when they were read already.

        Raises BadInput naming the file (and line) that is not a post.
        """
        name = self.shown(path)
        try:
            text = decode(read_bytes(path) if data is None else data, name)
        except BadInput as error:
            raise BadInput(str(error).replace(str(path), name)) from None
        if path.suffix == ".jsonl":
            yield from read_jsonl(text, name)
        else:
            yield read_markdown(text, name)

    def read_text(self, path: Path) -> str:
        """The text of a CSV or TOML file, LF line ends; BadInput names the file when it is not text."""
        return decode(read_bytes(path), self.shown(path))

    def read_settings(self) -> Settings:
        """What workspace.toml says; the defaults when there is none. BadInput names the key that is wrong."""
        problems: list[str] = []
        settings = read_settings("".join(self.read_text(path) for path in self.settings_files()), problems)
        if problems:
            raise BadInput(first_of(problems))
        return settings


def read_settings(text: str, problems: list[str]) -> Settings:
    """What the text of a workspace.toml says; a sentence naming the key is added to `problems` for what is wrong."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(f"workspace.toml cannot be read as TOML ({error}).")
        return Settings()
    if content.get("format", FORMAT) != FORMAT:
        problems.append(f"workspace.toml: format {content['format']!r} is not {FORMAT}, the one this version reads.")
    days: list[date | None] = []
    for key in ("first_day", "last_day"):
        day = content.get(key)
        if isinstance(day, str) and is_day(day):
            day = date.fromisoformat(day)
        if day is not None and type(day) is not date:
            problems.append(f"workspace.toml: {key} {day!r} is not a day such as 2013-07-26.")
            day = None
        days.append(day)
    for key, kind, words in (("title", str, "text"), ("country", str, "text"), ("languages", list, "list")):
        if not isinstance(content.get(key, kind()), kind):
            problems.append(f"workspace.toml: {key} {content.pop(key)!r} is not a {words}.")
    return Settings(
        title=content.get("title", Settings.title),
        first_day=days[0],
        last_day=days[1],
        languages=tuple(map(str, content.get("languages", Settings.languages))),
        country=content.get("country"),
    )


def is_post_file(name: str) -> bool:
    """True for the name of a file that holds posts."""
    return name.endswith((".md", ".jsonl")) and not name.startswith((".", "_"))


def is_day(words: str) -> bool:
    """True when `words` is an ISO day."""
    try:
        return len(words) == 10 and bool(date.fromisoformat(words))
    except ValueError:
        return False


def load_tables(workspace: Workspace, problems: list[str] | None = None) -> Tables:
    """All CSV files of the workspace. Raises BadInput with the first problem, or adds all of them to `problems`."""
    found: list[str] = []
    texts: dict[str, str] = {}
    for path in workspace.table_files():
        try:
            texts[workspace.table_name(path)] = workspace.read_text(path)
        except BadInput as error:
            found.append(str(error))
    tables = read_tables(texts, found)
    if problems is not None:
        problems.extend(found)
    elif found:
        raise BadInput(first_of(found))
    return tables


def first_of(problems: list[str]) -> str:
    """The first problem, and how many more `check` lists."""
    more = f" ({len(problems) - 1} more: `check` lists them all.)" if len(problems) > 1 else ""
    return problems[0] + more


def load_reference(workspace: Workspace) -> Reference:
    """The places, actors and sources that `workspace` knows; BadInput names file, row and column of what is wrong."""
    return load_tables(workspace).reference
