"""A workspace small enough to build many times: two posts, a handful of names, two tolls."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.storage.workspace import REPOSITORY
from tests.made_once import made_once

FILES = {
    "workspace.toml": 'format = 1\ntitle = "Tiny"\nfirst_day = 2013-07-01\nlast_day = 2013-07-31\n',
    "sources.csv": (
        "source_id,name,aliases,attribution,voice,side,country,url,counts,does_not_count,note\n"
        "sohr,Syrian Observatory for Human Rights,SOHR|the Observatory,monitor,,opposition,GB,,,,\n"
        "sana,SANA,state news agency,state_media,,government,SY,,,,\n"
    ),
    "actors.csv": (
        "actor_id,name,aliases,sector,side,country,valid_from,valid_to,note\n"
        "government-forces,government forces,regime forces|Syrian army,MIL,government,SY,,,\n"
        "free-syrian-army,Free Syrian Army,FSA,REB,opposition,SY,,,\n"
    ),
    "gazetteer.csv": (
        "place_id,name,name_ar,aliases,kind,within,admin1,country,lat,lon,population,source\n"
        "sy,Syria,سوريا,,country,,,SY,35.0,38.0,,\n"
        "homs-governorate,Homs,حمص,,governorate,sy,Homs,SY,34.5,38.3,,\n"
        "sukhna,Sukhna,السخنة,Al-Sukhna,town,homs-governorate,Homs,SY,34.88,38.87,16000,\n"
        "aleppo,Aleppo,حلب,,town,sy,Aleppo,SY,36.2,37.16,2000000,\n"
    ),
    "tolls.csv": (
        "toll_id,series_id,source,measure,population,territory,operator,low,high,interval_low,interval_high,reading,"
        "coverage_from,coverage_to,as_of,as_of_basis,published,cumulative,basis,excluded_records,citation,note\n"
        "un-2013-06,un,UN,killed,people,Syria,eq,92901,92901,,,documented minimum,2011-03-15,2013-04-30,2013-04-30,"
        "stated,2013-06-13,yes,enumeration_deduplicated,37988,UN report,\n"
        "un-2013-07,,UN,killed,people,Syria,gt,100000,,,,,2011-03,,,not stated,2013-07-25,yes,official_statement,,"
        "Speech,\n"
    ),
    "toll_links.csv": "toll_id,other,relation,note\nun-2013-06,un-2013-07,replaced_by,\n",
    "toll_parts.csv": "toll_id,part,population,value,note\nun-2013-06,minors,children,6561,\n",
    "toll_scope.csv": "toll_id,group,counted,note\nun-2013-06,civilians,counted,\n",
}
POSTS = {
    "posts/a.md": (
        "---\npublisher: EA WorldView\npublished_at: 2013-07-26\nurl: http://example.org/a\n---\n"
        "Activists claim that at least 22 people were killed by regime forces in Sukhna on Thursday.\n\n"
        "Ten people were wounded in shelling in Aleppo, the Syrian Observatory for Human Rights said.\n"
    ),
    "posts/b.md": (
        "---\npublisher: The Observer\npublished_at: 2013-07-27T09:30:00Z\ntitle: Deaths in Sukhna\n---\n"
        "SANA said 7 people were killed in a car bomb in Homs on Friday. More than 100,000 people have been killed "
        "since the conflict began in March 2011.\n"
    ),
}
NEW_TEXT = "At least 12 people were killed and 30 wounded in an air strike on Aleppo on Saturday, activists said.\n"
NEW_TEXT_FIELDS = ["--published", "2013-07-28", "--publisher", "EA WorldView"]


def make_workspace(root: Path, posts: dict[str, str] | None = None, **changed: str) -> Path:
    """A workspace in `root`; `changed` replaces a file by its name with the dot as _ ("tolls_csv")."""
    files = {**FILES, **(POSTS if posts is None else posts)}
    for name, text in changed.items():
        stem, _, suffix = name.rpartition("_")
        files[f"{stem}.{suffix}"] = text
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def built_once() -> Path:
    """The tiny workspace with its snapshot, built once a run."""
    return made_once("tiny", _build)


def _build(folder: Path) -> None:
    done = command("build", workspace=make_workspace(folder))
    assert done.code == 0, done


def built_workspace(root: Path) -> Path:
    """A workspace in `root` that is built already."""
    return shutil.copytree(built_once(), root)


def sample_once() -> Path:
    """A copy of the sample workspace, built by the command line once a run; nobody may change it."""
    return made_once("sample", _build_sample)


def _build_sample(folder: Path) -> None:
    ignored = shutil.ignore_patterns("snapshots", "made_by")
    shutil.copytree(REPOSITORY / "data", folder, ignore=ignored, dirs_exist_ok=True)
    done = command("build", workspace=folder)
    assert done.code == 0, done


def command(*arguments: object, workspace: Path | None = None, stdin: bytes = b"", **environment: str) -> "Done":
    """Run `python -m dashboard` as a user does, to its end."""
    chosen = ["--workspace", str(workspace)] if workspace else []
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", *chosen, *map(str, arguments)],
        cwd=REPOSITORY,
        env={**clean_environment(), **environment},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def command_here(*arguments: object, workspace: Path | None = None, stdin: bytes = b"", **environment: str) -> "Done":
    """As `command`, in this process: for tests of what a command says and does, not of how it starts."""
    from dashboard.__main__ import main

    chosen = ["--workspace", str(workspace)] if workspace else []
    kept = {name: os.environ.pop(name) for name in set(os.environ) - set(clean_environment())}
    os.environ |= environment
    given = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="", write_through=True) for _ in range(2))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*chosen, *map(str, arguments)])
    finally:
        sys.stdin = given
        for name in environment:
            os.environ.pop(name, None)
        os.environ |= kept
    said, complained = (one.buffer.getvalue().decode() for one in (out, err))  # type: ignore[attr-defined]
    return Done(code, said, complained)


def clean_environment() -> dict[str, str]:
    """Our environment without what would choose another workspace."""
    return {key: value for key, value in os.environ.items() if not key.startswith("ATLEAST_")}


class Done:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        self.returncode, self.stdout, self.stderr = code, out, err  # as subprocess.run calls them

    def __repr__(self) -> str:
        return f"exit code {self.code}\n{self.out}\n{self.err}"


def everything_in(root: Path) -> dict[str, bytes]:
    """Every file below `root` with its bytes, but for the lock, which holds nothing."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "LOCK"
    }
