"""The article a name takes inside a sentence: "the Free Syrian Army", "SOHR", "an armed group not named"."""

# A name whose head is one of these is said with "the"; plurals without a capital ("government forces") are not.
HEAD_WORDS = """
    agency alliance army association authority board brigade brigades bureau cabinet center centre coalition command
    commission commissioner committee committees congress corps council councils court department director directorate
    division federation force forces front government group guard guards institute league military ministry mission
    movement nations network observatory office opposition organisation organization parliament party police
    presidency press regime secretary-general service services society spokesman spokesperson spokeswoman states
    tribunal union units
"""
HEADS = frozenset(HEAD_WORDS.split())
CAPITALISED_ONLY = frozenset({"forces", "police", "military", "units", "brigades", "committees", "guards", "services"})
BEFORE_HEAD = (" of ", " for ", " in ", " on ", " against ", " (", "/", ", ")


def with_article(name: str) -> str:
    """The name as said in the middle of a sentence; names of persons and abbreviations stay bare."""
    words = head_of(name.removesuffix(" not named")).split()
    if not words or words[0].lower() in ("the", "a", "an") or name.startswith(("“", '"')):
        return name
    head = words[-1]
    if name.endswith(" not named") and words[0].islower():
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if len(words) < 2 or head.lower() not in HEADS or (head.lower() in CAPITALISED_ONLY and head.islower()):
        return name
    if words[0].lower() in ("jabhat", "ahrar", "liwa", "harakat"):
        return name
    return f"the {name}"


def opening(name: str) -> str:
    """The name with its article as a sentence opens with it: "The Violations Documentation Center"."""
    said = with_article(name)
    return f"{said[:1].upper()}{said[1:]}"


def head_of(name: str) -> str:
    """The name up to its first "of", "for" or aside: "Syrian Observatory" of "Syrian Observatory for Human Rights"."""
    ends = [at for mark in BEFORE_HEAD if (at := name.find(mark)) > 0]
    return name[: min(ends)] if ends else name
