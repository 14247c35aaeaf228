"""Characters that cannot be seen but change what is seen: named on screen, so that "14" cannot stand as "41".

Joiners inside words (U+200C, U+200D) stay: Persian and Kurdish are written with them. So does the soft hyphen.
"""

import re

NAMES = {
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
INVISIBLE = re.compile(
    "[\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\x80-\x9f\U000e0000-\U000e007f]"
)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def named(character: str) -> str:
    """ "⟨RLO⟩" for U+202E; "⟨U+2061⟩" for one without a usual short name."""
    code = ord(character)
    return f"⟨{NAMES.get(code) or f'U+{code:04X}'}⟩"


def visible(text: str) -> str:
    """`text` with invisible characters named, and those that a browser refuses (NUL and such) as U+FFFD.

    Line ends and tabs stay.
    """
    return INVISIBLE.sub(lambda found: named(found[0]), UNPRINTABLE.sub("\ufffd", text))


def cut(text: str, most: int) -> str:
    """`text` in at most `most` characters; what is left out shows as an ellipsis."""
    return text if len(text) <= most else text[: most - 1] + "…"
