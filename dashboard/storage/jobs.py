"""Work spread over several processes of this machine, its answers in the order of what was asked."""

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from dashboard.capture import BadInput

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Given = TypeVar("Given")
AHEAD = 4
"""Items a process that may be waiting at one time: enough to keep it busy, few enough to bound memory."""
work_of_this_process: Callable[[Any], Any] | None = None


def in_order(
    make: Callable[[Given], Callable[[Item], Answer]], given: Given, items: Iterable[Item], jobs: int
) -> Iterator[Answer]:
    """The answer to each item, in order; with one job in this process, as soon as the item is there.

    Each process calls `make(given)` once for the function that answers; `make` stands at the top of a module. An error
    of that function is raised here. BadInput when a process is killed, as by a machine without memory left.
    """
    if jobs == 1:
        yield from map(make(given), items)
        return
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), begin, (make, given))
    waiting: deque[Future[Answer]] = deque()
    try:
        for number, item in enumerate(items):
            waiting.append(submitted(pool, item, is_starting=number < jobs))
            while waiting and (waiting[0].done() or len(waiting) > AHEAD * jobs):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
        pool.shutdown()
    except BrokenProcessPool:
        raise BadInput("A process that read texts was ended from outside; try fewer --jobs.") from None
    finally:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        pool.shutdown(wait=False, cancel_futures=True)


def submitted(pool: ProcessPoolExecutor, item: Any, is_starting: bool) -> Future[Any]:
    """The future answer. A process that starts here is born deaf to Ctrl-C, which is ours to answer."""
    if not is_starting or threading.current_thread() is not threading.main_thread():
        return pool.submit(answer, item)
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.submit(answer, item)
    finally:
        signal.signal(signal.SIGINT, heard)


def begin(make: Callable[[Given], Callable[[Item], Answer]], given: Given) -> None:
    """What a new process does first."""
    global work_of_this_process
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work_of_this_process = make(given)


def answer(item: Any) -> Any:
    """The answer to one item, in a process that has begun."""
    assert work_of_this_process is not None
    return work_of_this_process(item)
