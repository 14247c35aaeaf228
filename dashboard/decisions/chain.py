"""One person's decisions as lines of a file, each holding the hash of the line before it; and what that can find.

A line is one JSON object in one form only (fixed order of keys, no blanks, UTF-8), whose `id` is a hash of the rest of
it. So a line that was changed in place, removed, inserted or moved is found and named. That the last lines of a file
were removed is found where something else knew them: the file of its last line, a later decision of another author
(`heads`), or the manifest of a snapshot that was built from them (storage/check_edits.py). What cannot be found:
somebody who rewrites the whole rest of a chain and the file of its last line, where nothing else has seen it; for that,
keep the workspace in git.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dashboard.decisions.authors import slug_of
from dashboard.decisions.edit import Decision, Edit, Head, Target
from dashboard.records import RecordError

ID_LENGTH = 16
NO_DECISION = "it is no decision in the form that they are kept in"
TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
KEYS = ("id", "previous", "author", "at", "kind", "target", "other", "values", "reason", "undoes", "heads")
TARGET_KEYS = ("post_id", "start", "end", "quotation", "measure", "word_at")


@dataclass(frozen=True, slots=True)
class Chain:
    """The edits of one file in order. `problem` names the first line that is wrong; the edits before it still stand.

    `torn` is what follows the last line end: a line that was being written when its writer died. It was never
    acknowledged, and is no problem.
    """

    file: str
    edits: tuple[Edit, ...]
    hashes: tuple[str, ...]
    problem: str | None = None
    torn: bytes = b""

    @property
    def author(self) -> str | None:
        """Who signed it; None while it is empty."""
        return self.edits[0].author if self.edits else None

    @property
    def head(self) -> Head | None:
        """Its last line."""
        return Head(self.edits[-1].author, len(self.hashes), self.hashes[-1]) if self.edits else None


def line_of(edit: Edit) -> bytes:
    """The edit's line, without its line end."""
    return _encoded({"id": edit.edit_id, **_plain(edit)})


def made(author: str, at: datetime, decision: Decision, previous: str, heads: tuple[Head, ...] = ()) -> Edit:
    """A new edit, with its id."""
    return Edit(_id_of(_plain(Edit("", author, at, decision, previous, heads))), author, at, decision, previous, heads)


def line_hash(line: bytes) -> str:
    """SHA-256 (64 hex digits) of a line without its line end."""
    return hashlib.sha256(line).hexdigest()


def read_chain(file: str, data: bytes, begun: Chain | None = None) -> Chain:
    """The chain in the bytes of the file named `file` ("edits/ana.jsonl"). Never raises: what is wrong is named.

    Line ends that a checkout turned into CR LF are read as LF. With `begun`, a sound chain, `data` is what follows it.
    """
    *lines, torn = data.split(b"\n")
    edits = list(begun.edits) if begun else []
    hashes = list(begun.hashes) if begun else []
    for number, raw in enumerate(lines, start=len(edits) + 1):
        line = raw.removesuffix(b"\r")
        try:
            edit = _checked(line, hashes[-1] if hashes else "", edits, file)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            what = (
                str(error) if isinstance(error, RecordError) else "it is no decision in the form that they are kept in"
            )
            return Chain(file, tuple(edits), tuple(hashes), f"{file}, line {number}: {what}.", torn)
        edits.append(edit)
        hashes.append(line_hash(line))
    return Chain(file, tuple(edits), tuple(hashes), None, torn)


def _checked(line: bytes, previous: str, before: list[Edit], file: str) -> Edit:
    """The edit of a line, if it stands where and as it was written."""
    content = json.loads(line)
    edit = edit_of(content)
    if line_of(edit) != line or _id_of(_plain(edit)) != edit.edit_id:
        raise RecordError("this line was changed after it was written")
    if edit.previous != previous:
        raise RecordError(
            "this line does not follow the one before it: a line was changed, removed, added or moved here"
            if previous
            else "this is not the first line that was written: the lines before it were removed or moved"
        )
    if before and (edit.author != before[0].author or edit.at <= before[-1].at):
        raise RecordError("this line is of another author, or earlier, than the one before it")
    if not before and file.rpartition("/")[2] != f"{slug_of(edit.author)}.jsonl":
        raise RecordError(f"the decisions of {edit.author} belong into {slug_of(edit.author)}.jsonl")
    return edit


def edit_of(content: Any) -> Edit:
    """The edit of a line's JSON. Raises RecordError, ValueError, TypeError or KeyError when it is none."""
    if not isinstance(content, dict) or not {*content} <= {*KEYS}:
        raise RecordError(NO_DECISION)
    values = content.get("values", {})
    texts = [content["id"], content["previous"], content["author"], content["reason"], content.get("undoes") or ""]
    texts += [value for value in values.values() if value is not None]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("text")
    decision = Decision(
        content["kind"],
        content["reason"],
        _target_of(content.get("target")),
        _target_of(content.get("other")),
        tuple(values.items()),
        content.get("undoes"),
    )
    at = datetime.strptime(content["at"], TIME).replace(tzinfo=UTC)
    heads = tuple(Head(str(name), int(lines), str(sha)) for name, lines, sha in content.get("heads", ()))
    return Edit(content["id"], content["author"], at, decision, content["previous"], heads)


def _target_of(content: Any) -> Target | None:
    if content is None:
        return None
    if not isinstance(content, dict) or not {*content} <= {*TARGET_KEYS}:
        raise RecordError("it names no words of a post")
    target = Target(**content)
    numbers = (target.start, target.end, target.word_at if target.word_at is not None else 0)
    texts = (target.post_id, target.quotation)
    if not all(isinstance(text, str) for text in texts) or not all(type(number) is int for number in numbers):
        raise TypeError("target")
    return target


def _plain(edit: Edit) -> dict[str, Any]:
    """What a line says but for its id, in the order of KEYS; what is not said is left out."""
    decision = edit.decision
    content = {
        "previous": edit.previous,
        "author": edit.author,
        "at": edit.at.strftime(TIME),
        "kind": decision.kind,
        "target": _plain_target(decision.target),
        "other": _plain_target(decision.other),
        "values": dict(decision.values),
        "reason": decision.reason,
        "undoes": decision.undoes,
        "heads": [[head.author, head.lines, head.sha256] for head in edit.heads],
    }
    return {key: value for key, value in content.items() if value not in (None, {}, [])}


def _plain_target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    content = {key: getattr(target, key) for key in TARGET_KEYS}
    return {key: value for key, value in content.items() if value is not None}


def _encoded(content: dict[str, Any]) -> bytes:
    try:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        raise RecordError("a decision holds half a character") from None


def _id_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(_encoded(content)).hexdigest()[:ID_LENGTH]
