"""The command line; `python -m dashboard --help` lists the verbs, `python -m dashboard VERB --help` says more.

Exit code 0 when done, 2 with one sentence on standard error when something given to us cannot be used; then nothing
that was stored has changed; 1 when a floor was asked for and is missed. What a verb needs is imported when it is used:
`run` with nothing new must start fast.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard.capture import BadInput
from dashboard.storage.inputs import is_unchanged
from dashboard.storage.progress import ProgressBar, ProgressLines
from dashboard.storage.workspace import REPOSITORY, Workspace

if TYPE_CHECKING:
    from dashboard.storage.build import Built


def main(arguments: list[str] | None = None) -> int:
    """Do what `arguments` (else the command line) ask; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        return int(options.do(Workspace.at(options.workspace), options))
    except BadInput as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read our output has stopped reading
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"{error.filename or 'A file'} cannot be read or written ({error.strerror or error}).", file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The verbs and their options."""
    top = argparse.ArgumentParser(
        prog="python -m dashboard",
        description="At Least: conflict live-blog reporting as claims an analyst can defend.",
        epilog="Set ATLEAST_CACHE to a folder to keep snapshots there, for a workspace that may not be written.",
    )
    top.add_argument(
        "--workspace", metavar="PATH", help="the folder to work on (else ATLEAST_WORKSPACE, else the sample in data/)"
    )
    verbs = top.add_subparsers(metavar="VERB", required=True)

    def verb(name: str, do: Callable[[Workspace, argparse.Namespace], int], what: str, example: str) -> Verb:
        one = verbs.add_parser(
            name,
            help=what,
            description=what[0].upper() + what[1:] + ".",
            epilog=f"Example: python -m dashboard {example}",
        )
        one.set_defaults(do=do)
        return one

    run = verb("run", run_verb, "open the dashboard, building the snapshot first if files changed", "run")
    run.add_argument("--port", type=int, help="the port to serve on (default: 8501)")
    run.add_argument(
        "--address",
        default="localhost",
        help="who may open it: localhost, or 0.0.0.0 for the network (default: localhost)",
    )
    run.add_argument("--no-browser", action="store_true", help="do not open a browser window")

    build = verb("build", build_verb, "build the snapshot of the workspace and make it current", "build")
    build.add_argument(
        "--progress",
        choices=("bar", "lines"),
        default="bar",
        help="how to say how far it is: a bar on standard error, or lines of JSON on standard output (default: bar)",
    )
    ingest = verb(
        "ingest",
        ingest_verb,
        "store a post and publish what it claims; makes the workspace if it is missing",
        'ingest page.txt --published 2013-07-26 --publisher "EA WorldView"',
    )
    ingest.add_argument(
        "file", metavar="FILE", type=Path, help="text, Markdown, .jsonl, a saved page, or a feed; - for stdin"
    )
    post_options(ingest)
    ingest.add_argument("--language", help="BCP 47 tag (default: en)")
    ingest.add_argument("--url", help="address of the page")
    ingest.add_argument(
        "--text-kind", choices=("verbatim", "excerpt", "paraphrase", "synthetic"), help="default: verbatim"
    )
    for one in (build, ingest):
        one.add_argument(
            "--wait", type=float, default=600.0, metavar="SECONDS", help="how long to wait for another build to end"
        )

    extract = verb(
        "extract",
        extract_verb,
        "print what the extractor finds in a text, saved page or feed as JSON; nothing is stored",
        "extract page.txt --published 2013-07-26",
    )
    extract.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="text, Markdown, .jsonl, a saved page, or a feed; - for stdin. Offsets count in a text as given; for a "
        "page or feed, in the `text` that is printed with them",
    )
    extract.add_argument(
        "--jsonl",
        action="store_true",
        help="one JSON object a line on standard input (doc_id, text, published_on, publisher, title), one a line out",
    )
    post_options(extract)
    extract.add_argument(
        "--jobs",
        type=at_least_one,
        default=1,
        metavar="N",
        help="processes that read lines of --jsonl (default: 1)",
    )

    export = verb("export", export_verb, "write one CSV a query into a folder", "export ./for-the-briefing")
    export.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="default: export-<snapshot id>")
    export.add_argument(
        "--with-names", action="store_true", help="leave names in the sentences; they may be victims', so look first"
    )
    second = verb(
        "second-reader",
        second_reader_verb,
        "put a post to the second reader (off until set up) and print where it and the rules disagree",
        "second-reader 3f9c2a51b0de",
    )
    second.add_argument("post", metavar="POST", help="the post's id, as the Evidence page's address has it")
    verb("check", check_verb, "say everything that is wrong with the workspace's files", "--workspace ./mine check")
    changed = verb(
        "changes",
        changes_verb,
        "list the figures that were added, removed or changed between two snapshots, with what did it",
        "changes 1a2b3c4d5e6f7a8b",
    )
    changed.add_argument("old", metavar="OLD", help="the id of the earlier snapshot, as `build` prints it")
    changed.add_argument("new", metavar="NEW", nargs="?", help="the id of the later one (default: the current one)")
    evaluate = verb(
        "evaluate",
        evaluate_verb,
        "measure extraction on the labelled texts; writes docs/accuracy and the README's accuracy card",
        "evaluate --open --dry-run",
    )
    evaluate.add_argument("--gold", metavar="PATH", type=Path, help="a folder of labelled documents to measure on too")
    evaluate.add_argument(
        "--open", action="store_true", help="leave the held-out half unread, as while rules are mended"
    )
    evaluate.add_argument("--dry-run", action="store_true", help="print the report and write nothing")
    evaluate.add_argument(
        "--release", metavar="NAME", help="store the results as NAME too, for later runs to compare with"
    )
    evaluate.add_argument("--floors", action="store_true", help="end with 1 when a set of posts misses a floor")
    bench = verb(
        "bench",
        bench_verb,
        "measure extraction, building, and what pages ask, as ratios",
        "bench pages --figures 1000000 --floors",
    )
    bench.add_argument(
        "what",
        nargs="?",
        choices=("extraction", "building", "publishing", "pages"),
        help="only this part (default: all)",
    )
    bench.add_argument(
        "--figures",
        type=at_least_one,
        default=1_000_000,
        metavar="N",
        help="about how many figures the made-up snapshot holds that pages and publishing are measured on "
        "(default: 1000000; publishing, when it is not asked for by name: at most 100000)",
    )
    bench.add_argument(
        "--keep", metavar="FILE", type=Path, help="keep that snapshot there, and use it again when it is there already"
    )
    bench.add_argument(
        "--scale",
        type=float,
        default=1.0,
        metavar="SHARE",
        help="this share of the 20 MB that extraction is measured on",
    )
    bench.add_argument(
        "--floors", action="store_true", help="end with 1 when extraction, publishing or a page misses a floor"
    )
    return top


Verb = argparse.ArgumentParser


def post_options(one: Verb) -> None:
    """The options that say what a text is."""
    one.add_argument(
        "--published", metavar="DAY", help="day (2013-07-26) or instant (2013-07-26T18:45:00Z) of publication"
    )
    one.add_argument("--publisher", metavar="NAME", help="who prints it")
    one.add_argument("--title", help="its title")


def at_least_one(words: str) -> int:
    """A number of processes."""
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return number


def given_fields(options: argparse.Namespace) -> dict[str, str]:
    """Front matter as given on the command line."""
    pairs = {
        "published_at": options.published,
        "publisher": options.publisher,
        "title": options.title,
        "url": getattr(options, "url", None),
        "language": getattr(options, "language", None),
        "text_kind": getattr(options, "text_kind", None),
    }
    return {key: value for key, value in pairs.items() if value is not None}


def run_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Build if needed, then become the Streamlit server."""
    from dashboard.storage.current import current

    workspace.require()
    published = current(workspace)
    if workspace.post_files() and not is_unchanged(workspace, published.name if published else None):
        try:
            build_verb(workspace, argparse.Namespace(wait=600.0, progress="bar"))
        except BadInput as error:
            if published is None:
                raise
            print(f"{error} The last good snapshot is shown.", file=sys.stderr)
    command = [sys.executable, "-m", "streamlit", "run", str(REPOSITORY / "app.py"), "--server.showEmailPrompt=false"]
    command.append(f"--server.address={options.address}")
    if options.port is not None:
        command.append(f"--server.port={options.port}")
    if options.no_browser:
        command.append("--server.headless=true")
    os.environ["ATLEAST_WORKSPACE"] = str(workspace.root)
    os.chdir(REPOSITORY)
    sys.stdout.flush()
    become(command)


def become(command: list[str]) -> NoReturn:
    """Replace this process by `command`; on Windows, which cannot, run it and end with its exit code."""
    if sys.platform == "win32":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def build_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Build and print what the snapshot holds."""
    from dashboard.storage.build import build

    if options.progress == "lines":
        lines = ProgressLines()
        build(workspace, lines, lines.say, options.wait)
        return 0
    bar = ProgressBar()
    with bar:
        built = build(workspace, bar, bar.say, options.wait)
    tell_repaired(built)
    print(f"Snapshot {built.snapshot_id}{'' if built.is_new else ' is up to date'}: {in_words(built.counts)}.")
    return 0


def tell_repaired(built: "Built") -> None:
    """Say that a damaged snapshot was replaced, if so."""
    if built.repaired:
        print("The snapshot was damaged and has been rebuilt.", file=sys.stderr)


def in_words(counts: dict[str, int]) -> str:
    """ "1 post, 12 claims" """
    return ", ".join(f"{number} {name[:-1] if number == 1 else name}" for name, number in counts.items())


def ingest_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Store, publish, and print what was found."""
    from dashboard.storage.ingest import ingest, posts_in

    found = posts_in(options.file, given_fields(options))
    posts = [one.post for one in found]
    bar = ProgressBar()
    with bar:
        done = ingest(workspace, posts, bar, bar.say, options.wait)
    tell_repaired(done.built)
    for one, post in zip(found, done.posts, strict=True):
        known = " is known already" if post.is_known else ""
        counts = in_words({"claims": post.claims, "figures": post.figures, "events": post.events})
        stated = f" ({one.stated_words})" if one.stated_words else ""
        print(f"Post {post.post_id}{known}: {counts}{stated}.")
    print(f"Snapshot {done.built.snapshot_id}")
    return 0


def extract_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print figures and events as JSON."""
    from dashboard.storage.extract import extract_file, extract_lines
    from dashboard.storage.workspace import load_reference

    if options.jsonl == (options.file is not None):
        raise BadInput("Name one FILE, or give --jsonl and documents on standard input.")
    reference = load_reference(workspace)
    if options.jsonl:
        return 2 if extract_lines(sys.stdin.buffer, reference, sys.stdout, sys.stderr, options.jobs) else 0
    found = extract_file(options.file, reference, given_fields(options))
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def export_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Build if needed, and write the CSV files."""
    from dashboard.storage.build import build, on_whole_snapshot
    from dashboard.storage.export import export

    bar = ProgressBar()
    with bar:
        built = build(workspace, bar, bar.say)
        tell_repaired(built)
        folder = options.folder or Path(f"export-{built.snapshot_id}")
        files = on_whole_snapshot(
            workspace, built, lambda c: export(c, built.snapshot_id, folder, options.with_names), bar, bar.say
        )
    print(f"{len(files)} files written into {folder}.")
    return 0


def second_reader_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Ask, keep the answer in the workspace, and print it as JSON."""
    from dashboard.second_reader.settings import HOW, endpoint_of, secrets_in
    from dashboard.storage.second_readings import ask_about

    endpoint = endpoint_of(secrets_in(REPOSITORY), os.environ)
    if endpoint is None:
        raise BadInput(HOW)
    bar = ProgressBar()
    with bar:
        answer = ask_about(workspace, endpoint, options.post, lambda done, all_: bar("Asking", done, all_))
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0


def check_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """List what is wrong."""
    del options
    from dashboard.storage.check import check

    checked = check(workspace)
    for error in checked.errors:
        print(error, file=sys.stderr)
    for note in checked.notes:
        print(f"Note: {note}")
    wrong = len(checked.errors)
    print(f"{in_words({'posts': checked.posts})}; {in_words({'problems': wrong}) if wrong else 'nothing is wrong'}.")
    return 2 if wrong else 0


def changes_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print one line a figure, then the decisions that are new or stand otherwise."""
    from dashboard.storage.changes import changes

    found = changes(workspace, options.old, options.new)
    for change in found.figures:
        print(change.words)
    for words in found.decisions:
        print(" ".join(f"Decided: {words}".split()))
    print(f"{in_words({'changed figures': len(found.figures), 'decisions': len(found.decisions)})}.")
    return 0


def evaluate_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print the report; a workspace that was named is measured with its own names, and nothing is written."""
    from dashboard.evaluation import Outputs, evaluate
    from dashboard.storage.workspace import SHIPPED

    is_ours = options.workspace is None
    if not is_ours:
        workspace.require()
    bar = ProgressBar()
    with bar:
        done = evaluate(
            Workspace(SHIPPED) if is_ours else workspace,
            gold=options.gold,
            with_held=not options.open,
            release=options.release,
            outputs=Outputs() if is_ours and not options.dry_run else None,
            progress=bar,
        )
    print(done.report)
    for file in done.written:
        bar.say(f"Written: {file}")
    if options.floors and done.missed:
        bar.say(f"{in_words({'floors': len(done.missed)})} missed.")
        return 1
    return 0


def bench_verb(workspace: Workspace, options: argparse.Namespace) -> int:
    """Print the measurements; 1 when a floor is asked for and missed."""
    is_missed = False
    if options.what in (None, "building"):
        from dashboard.storage.bench import bench

        for words in bench(workspace):
            print(words, flush=True)
    if options.what in (None, "publishing"):
        from dashboard.storage.bench_publish import DECISION_FIGURES, bench_publish

        figures = options.figures if options.what else min(options.figures, DECISION_FIGURES)
        for published in bench_publish(figures):
            print(published.words, flush=True)
            is_missed |= published.is_missed
    if options.what in (None, "pages"):
        from dashboard.speed import bench_pages

        for asked in bench_pages(options.figures, options.keep):
            print(asked.words, flush=True)
            is_missed |= asked.is_missed
    if options.what in (None, "extraction"):
        from dashboard.storage.bench_extraction import bench_extraction

        for line in bench_extraction(workspace, options.scale):
            print(line.words, flush=True)
            is_missed |= line.is_missed
    return 1 if is_missed and options.floors else 0


if __name__ == "__main__":
    sys.exit(main())
