"""Bytes into text: UTF-8 with LF line ends, or a sentence that says what the bytes look like instead."""

from dashboard.capture.bad_input import BadInput

MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
# Letters, curly quotes and dashes that real text in each single-byte encoding holds above 0x7F.
WINDOWS_PUNCTUATION = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99")
LATIN_LETTERS = frozenset((*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)))
PLAIN_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")


def decode(data: bytes, name: str) -> str:
    """The text of `data`, LF line ends, without a byte order mark.

    Raises BadInput, naming `name`, when the bytes are empty, binary, or not UTF-8; the message then names the
    encoding they look like. A guess is never used to decode: a wrong one would change quotations silently.
    """
    if not data.strip():
        raise BadInput(f"{name} is empty.")
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise BadInput(f"{name} is {kind}, not text; save its text as UTF-8 and give that.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        looks_like = likely_encoding(data)
        if looks_like is None:
            raise BadInput(f"{name} is a binary file, not text; save its text as UTF-8 and give that.") from None
        raise BadInput(
            f"{name} is not UTF-8 (byte {error.start} cannot be read); it looks like {looks_like}: "
            "save it again as UTF-8."
        ) from None
    if "\x00" in text:
        looks_like = likely_encoding(data)
        if looks_like is not None and looks_like.startswith("UTF"):
            raise BadInput(f"{name} is not UTF-8; it looks like {looks_like}: save it again as UTF-8.")
        raise BadInput(f"{name} is a binary file, not text; save its text as UTF-8 and give that.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadInput(f"{name} is empty.")
    return text


def likely_encoding(data: bytes) -> str | None:
    """The encoding that bytes which are not UTF-8 look like, in words; None when they look like no text at all."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    sample = data[:65536]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.4 * half and even < 0.1 * half:
        return "UTF-16 (little endian, without a byte order mark)"
    if even > 0.4 * half and odd < 0.1 * half:
        return "UTF-16 (big endian, without a byte order mark)"
    controls = sum(byte < 0x20 and byte not in PLAIN_CONTROLS for byte in sample)
    if controls > 0.01 * len(sample) or 0 in sample:
        return None
    high = [byte for byte in sample if byte >= 0x80]
    if len(high) > 0.3 * len(sample):
        return arabic_or_cyrillic(sample)
    if any(byte in WINDOWS_PUNCTUATION for byte in high):
        return "Windows-1252"
    if all(byte in LATIN_LETTERS or byte >= 0xA0 for byte in high):
        return "Latin-1 (ISO 8859-1) or Windows-1252"
    return "an older single-byte encoding"


def arabic_or_cyrillic(sample: bytes) -> str | None:
    """Windows-1256 or Windows-1251 when mostly high bytes decode to letters of that script, else None."""
    for encoding, first, last in (("cp1256", "\u0600", "\u06ff"), ("cp1251", "\u0400", "\u04ff")):
        text = sample.decode(encoding, errors="replace")
        letters = [character for character in text if ord(character) > 127]
        if sum(first <= letter <= last for letter in letters) > 0.9 * len(letters):
            return "Windows-1256 (Arabic)" if encoding == "cp1256" else "Windows-1251 (Cyrillic)"
    return None
