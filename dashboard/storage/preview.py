"""What would be read in files that are not stored: runs as a process of its own, so that no server holds the extractor.

`python -m dashboard.storage.preview WORKSPACE` takes one JSON object on standard input ({"files": [{"name", "path"}],
"given": {…}}) and writes lines of JSON: {"reading", "done", "total"} (a file, and sentences of a post in it) as it goes
on, and one answer a file, as soon as it is read. Nothing is written anywhere else.
"""

import difflib
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.assessment.words import MEASURE_WORDS, POPULATION_WORDS, figure_phrase
from dashboard.capture import BadInput, read_bytes
from dashboard.capture.reading import Captured, most_bytes, read_posts
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Claim, Figure, Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.accept import packed
from dashboard.storage.inputs import text_hash
from dashboard.storage.progress import silent
from dashboard.storage.reading_cache import encode
from dashboard.storage.readings import reading_fingerprint
from dashboard.storage.unread import unread_numbers
from dashboard.storage.workspace import Workspace, load_reference
from dashboard.storage.zones import zone_words

SCOPE_WORDS = {"event": "one incident", "period": "a total over a period", "cumulative": "a running total"}
REALIS_WORDS = {"historical": "told of earlier times", "hypothetical": "not said to have happened", "denied": "denied"}
MOST_COMPARED = 200_000
"""Characters up to which two versions are compared line by line; beyond, only that they differ is said."""
MOST_CHANGES = 200
MOST_CLAIMS = 100
"""Readings that are shown of one post; the others are counted."""
READ_AHEAD = 1_000_000
"""Characters of one preview's posts that are read before they are stored: all of a day's live blog, in seconds."""
SHOWN_TEXT = 100_000
"""Characters of a text that are shown, with what was read in them."""
EVERY = 0.5
"""Seconds between two lines on how far it is."""
Heed = Callable[[str, int, int], None]


def preview(workspace: Workspace, request: Mapping[str, Any], heed: Heed = silent) -> Iterator[dict[str, Any]]:
    """For each file its posts as they would be stored and read, or the reason why it cannot be read.

    `heed` is called with the file's name, and the sentences read of all sentences of a post.
    """
    stored = stored_posts(workspace)
    name = ""
    read = pipeline.make_reader(load_reference(workspace), lambda done, total: heed(name, done, total))
    fingerprint = names_fingerprint(workspace)
    left = READ_AHEAD
    for file in request["files"]:
        name, path = str(file["name"]), Path(file["path"])
        heed(name, 0, 0)
        try:
            data = read_bytes(path, most_bytes(Path(name).suffix))
            several = len(request["files"]) > 1  # what is given for all of them is overruled by what one states
            given, otherwise = ({}, request["given"]) if several else (request["given"], {})
            found = list(read_posts(data, name, given, otherwise))
            posts = []
            for one in found:
                posts.append(offer(one, stored, read, fingerprint, given or otherwise, left))
                left -= posts[-1]["read_to"]
            yield {"name": name, "error": None, "posts": posts}
        except BadInput as error:
            yield {"name": name, "error": str(error).replace(str(path), name), "posts": []}
        except Exception as error:  # one file that breaks the extractor must not hide the others
            yield {"name": name, "error": f"{name} cannot be read ({type(error).__name__}: {error}).", "posts": []}


def names_fingerprint(workspace: Workspace) -> str:
    """The `reading_fingerprint` of what is read with the workspace's names as they are now."""
    files = workspace.table_files()
    return reading_fingerprint((workspace.table_name(file), text_hash(workspace.read_text(file))) for file in files)


def stored_posts(workspace: Workspace) -> list[Post]:
    """The posts of the workspace; files that are no posts are left to `check`."""
    found: list[Post] = []
    for file in workspace.post_files():
        try:
            found.extend(workspace.read_posts(file))
        except BadInput:
            continue
    return found


def offer(
    captured: Captured,
    stored: list[Post],
    read: Callable[[Post], Reading],
    fingerprint: str,
    given: Mapping[str, str],
    most: int,
) -> dict[str, Any]:
    """One post with what is read in its first `most` characters, and how it stands to what is stored.

    The counts are of what was read, and the reading is kept only when that is all. Of a long text only what is shown of
    it is told (see MOST_CLAIMS, SHOWN_TEXT).
    """
    post = captured.post
    read_to = whole_paragraphs(post.text, most)
    is_whole = read_to == len(post.text)
    begins = post if is_whole else replace(post, text=post.text[:read_to]) if read_to else None
    reading = read(begins) if begins else Reading(post, (), (), (), ())
    earlier = [one for one in stored if post.url and one.url == post.url]
    published = post.published_at or post.published_date
    fields = {
        "publisher": post.publisher,
        "published_at": published.isoformat().replace("+00:00", "Z"),
        "url": post.url,
        "title": post.title,
        "language": post.language,
        "text_kind": post.text_kind,
        **dict(post.other_front_matter),
    }
    is_known = any(one.content_hash == post.content_hash for one in stored)
    claims = claims_in_words(reading)
    shown = min(whole_paragraphs(post.text, SHOWN_TEXT), read_to)
    spans = spans_of(reading)
    layout = lay_out(post.text[:shown], post.published_date, post.published_at, post.zone)
    unread = unread_numbers(layout, ((start, end) for start, end, kind in spans if kind != "sentence"))
    last = max([shown, *(claim["end"] for claim in claims[:MOST_CLAIMS])])
    return {
        "post_id": post.post_id,
        "fields": {key: value for key, value in fields.items() if value},
        "text": post.text,
        "as_stated": sorted(captured.as_stated),
        "kind": captured.kind,
        "is_known": is_known,
        "differs_from": None if is_known or not earlier else difference(earlier[-1], post),
        "read_to": read_to,
        "zone_words": zone_words(post, given),
        "n_entries": len(reading.entries),
        "n_figures": len(reading.figures),
        "n_claims": len(claims),
        "claims": claims[:MOST_CLAIMS],
        "shown": shown,
        "spans": sorted(span for span in spans if span[1] <= last),
        "unread": unread,
        "reading": None if is_known or not is_whole else packed(fingerprint, encode(reading)),
    }


def whole_paragraphs(text: str, most: int) -> int:
    """Where the first `most` characters of a text end: its own end, or that of their last whole paragraph; 0 where they
    hold no word."""
    if len(text) <= most:
        return len(text)
    end = text.rfind("\n", 0, max(most, 0))
    end = end if end > most // 2 else max(most, 0)
    return end if text[:end].strip() else 0


def difference(before: Post, after: Post) -> dict[str, Any]:
    """The stored version of the same address, and the lines that went ("-") and came ("+")."""
    lines: list[str] = []
    is_compared = len(before.text) + len(after.text) <= MOST_COMPARED
    if is_compared:
        compared = difflib.unified_diff(before.text.splitlines(), after.text.splitlines(), lineterm="", n=0)
        lines = [line for line in list(compared)[2:] if not line.startswith("@@")]
    return {
        "post_id": before.post_id,
        "published": before.published_date.isoformat(),
        "lines": lines[:MOST_CHANGES],
        "n_more": max(0, len(lines) - MOST_CHANGES),
        "is_compared": is_compared,
    }


def claims_in_words(reading: Reading) -> list[dict[str, Any]]:
    """Each claim's sentence with its offsets, and its readings in words: one for each figure, or one without."""
    numbers: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        numbers.setdefault(figure.claim_no, []).append(figure)
    accused: dict[int, list[str]] = {}
    for actor in reading.actors:
        if actor.role == "alleged_perpetrator":
            accused.setdefault(actor.claim_no, []).append(actor.quotation.text)
    return [
        {
            "start": claim.quotation.start,
            "end": claim.quotation.end,
            "quotation": claim.quotation.text,
            "event_type": claim.event_type,
            "place": claim.place.text if claim.place else None,
            "date_start": claim.date_start.isoformat() if claim.date_start else None,
            "date_end": claim.date_end.isoformat() if claim.date_end else None,
            "date_precision": claim.date_precision,
            "accused": accused.get(claim.claim_no, []),
            "readings": [figure_in_words(one, claim) for one in numbers.get(claim.claim_no, [])]
            or [f"no number stated, {said_by(claim)}"],
        }
        for claim in sorted(reading.claims, key=lambda one: (one.quotation.start, one.claim_no))
    ]


def figure_in_words(figure: Figure, claim: Claim) -> str:
    """ "at least 22 killed, people, one incident, said by activists" """
    number = figure_phrase(figure.operator, figure.low, figure.high, figure.quotation.text)
    parts = [
        f"{number} {MEASURE_WORDS[figure.measure]}",
        POPULATION_WORDS[figure.population][1],
        SCOPE_WORDS[figure.scope],
    ]
    if figure.realis != "actual":
        parts.append(REALIS_WORDS[figure.realis])
    if figure.part_of is not None:
        parts.append("part of the number before")
    return ", ".join((*parts, said_by(claim)))


def said_by(claim: Claim) -> str:
    """Who says so, as written."""
    verb = {"denies": "denied by", "disputes": "disputed by", "retracts": "taken back by"}.get(claim.stance, "said by")
    return f"{verb} {claim.speaker.text if claim.speaker else 'the page itself'}"


def spans_of(reading: Reading) -> set[tuple[int, int, str]]:
    """What to colour: sentences, and the words that were read in them."""
    found = {(f.quotation.start, f.quotation.end, "figure") for f in reading.figures}
    for claim in reading.claims:
        found.add((claim.quotation.start, claim.quotation.end, "sentence"))
        for kind, words in (("speaker", claim.speaker), ("place", claim.place), ("date", claim.date_words)):
            if words is not None:
                found.add((words.start, words.end, kind))
    roles = {"alleged_perpetrator": "accused", "target": "target", "defector": "target"}
    for actor in reading.actors:
        if actor.role in roles:
            found.add((actor.quotation.start, actor.quotation.end, roles[actor.role]))
    return found


def write(line: Mapping[str, Any]) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Answer the request on standard input; 2 with one sentence when the workspace cannot be used."""
    written = 0.0

    def heed(name: str, done: int, total: int) -> None:
        nonlocal written
        if time.monotonic() - written > EVERY:
            written = time.monotonic()
            write({"reading": name, "done": done, "total": total})

    try:
        for answer in preview(Workspace.at(sys.argv[1]), json.loads(sys.stdin.buffer.read()), heed):
            write(answer)
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
