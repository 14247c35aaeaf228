"""The name of a person as a file name that every system takes, and that no other person has."""

import hashlib
import re
import unicodedata

from dashboard.records import RecordError

PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
HASHED = re.compile(r".*-[0-9a-f]{8}\Z")
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""File names that Windows keeps for devices."""
LONGEST = 40


def author_name(words: str) -> str:
    """A name as edits carry it: composed letters, single blanks. RecordError when nothing is left of it."""
    name = " ".join(unicodedata.normalize("NFC", words).split())
    if not name or len(name) > 200 or any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
        raise RecordError(f"{words!r} is not a name that decisions can be signed with")
    return name


def slug_of(author: str) -> str:
    """The author's file name without ".jsonl": plain letters as they are, else a plain form and a hash of the name."""
    name = author_name(author)
    if PLAIN.match(name) and len(name) <= LONGEST and name not in RESERVED and not HASHED.match(name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "author"
    return f"{slug}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def person(author: str) -> str:
    """What tells two people apart: the name without regard to capitals."""
    return author_name(author).casefold()
