"""The command line: run, build, ingest, extract, export, check, bench. `python -m dashboard VERB --help` says more."""

import sys


def main(arguments: list[str]) -> int:
    """Do what `arguments` ask; the exit code."""
    print(f"{arguments[:1]} is not ready yet.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
