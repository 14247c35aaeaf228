"""What a verb of the command line is."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from dashboard.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Command:
    """A verb: `what` it does and an `example` in the words of its help, its options, and how it is done.

    `do` returns the exit code and raises BadInput for what was given and cannot be used.
    """

    name: str
    what: str
    example: str
    add_options: Callable[[ArgumentParser], None]
    do: Callable[[Workspace, Namespace], int]
