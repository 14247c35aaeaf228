"""Any bytes end in records or in one clear sentence; and quotations stand at their offsets, whatever the letters."""

import json
import random
from collections.abc import Callable
from datetime import date
from functools import cache
from io import StringIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.capture import BadInput
from dashboard.capture.reading import read_posts
from dashboard.records import Post, Reading
from dashboard.storage import pipeline
from dashboard.storage.extract import Extractor, extract_line, extract_lines
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

GIVEN = {"publisher": "EA", "published_at": "2013-07-26"}
NAMES = st.sampled_from(["x", "x.txt", "x.md", "x.html", "x.jsonl", "x.xml", "x.mht", "-"])
POST = """---
publisher: EA WorldView
published_at: 2013-07-26T18:45Z
---
## Outlet | 2013-07-25 | https://o.example/1

18:45 GMT: Activists say at least 22 people, among them 3 children, were killed in an air strike on Sukhna, Homs.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Live: “Sukhna”</title>
<meta property="article:published_time" content="2013-07-26T10:00:00+01:00"><meta property="og:site_name" content="EA">
<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [
{"@type": "BlogPosting", "articleBody": "Nine killed in Homs", "datePublished": "2013-07-26T09:00:00Z"}]}</script>
</head>
<body><article id="a"><time datetime="2013-07-26T09:30Z">10.30</time><p>Nine people were killed in Homs.</p></article>
<article id="b"><time datetime="2013-07-26T09:00Z">10.00</time><blockquote><p>30 wounded</p></blockquote></article>
</body>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Wire</title><item><title>Homs</title>
<link>https://w.example/1</link><pubDate>Fri, 26 Jul 2013 10:00:00 GMT</pubDate>
<description><![CDATA[<p>Nine people were killed in Homs.</p>]]></description></item></channel></rss>"""
LINE = json.dumps({"doc_id": "a", "text": "Nine people were killed in Homs.", "published_on": "2013-07-26"})
SEEDS = [POST, PAGE, FEED, json.dumps({"text": "Nine people were killed.", **GIVEN}) + "\n"]
SNIPPETS = [
    *(b"<", b">", b"&#x110000;", b"\x00", b"\xff", b"\xed\xa0\x80", b"\r", b"\xe2\x80\xae", b"9" * 400, b"<b>" * 50),
    *(b"]]>", b"---\n", b"1e999", b'{"text":', "\u0130\u0644\U0001f600".encode(), b"2013-13-45", b"\\ud800", b"|"),
]
PLAIN = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def extractor() -> Extractor:
    return Extractor(load_reference(Workspace(SHIPPED)))


@cache
def reader() -> Callable[[Post], Reading]:
    return pipeline.make_reader(load_reference(Workspace(SHIPPED)))


def records_or_a_sentence(data: bytes, name: str) -> None:
    """Read a file to the end; what refuses it must be one sentence that names the file."""
    try:
        posts = [one.post for one in read_posts(data, name, GIVEN)]
    except BadInput as error:
        assert str(error).startswith(name), str(error)
        assert str(error).rstrip().endswith((".", ".)")), str(error)
        assert "\n" not in str(error)
        return
    for post in posts:
        stands(reader()(post))


def stands(reading: Reading) -> None:
    """Every quotation of a reading is the text at its offsets."""
    text = reading.post.text
    words = [figure.quotation for figure in reading.figures] + [actor.quotation for actor in reading.actors]
    for claim in reading.claims:
        words += [claim.quotation, claim.speaker, claim.relayed_by, claim.cited, claim.place, claim.date_words]
    assert all(text[one.start : one.end] == one.text for one in words if one is not None)


def mutated(seed: str, number: int) -> bytes:
    """A real file with a few places cut, doubled, replaced or filled with what breaks readers."""
    chance = random.Random(number)
    data = bytearray(seed.encode())
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((0, 1, 3, 20, 200)))
        put = chance.choice((b"", bytes(data[at:end]) * 2, chance.choice(SNIPPETS), chance.randbytes(3)))
        data[at:end] = put
    return bytes(data)


@PLAIN
@given(st.binary(max_size=400), NAMES)
def test_random_bytes(data: bytes, name: str) -> None:
    records_or_a_sentence(data, name)


@PLAIN
@given(st.sampled_from(SEEDS), st.integers(0, 2**32), NAMES)
@example(PAGE, 0, "x.html")
def test_real_files_with_random_damage(seed: str, number: int, name: str) -> None:
    records_or_a_sentence(mutated(seed, number), name)


@PLAIN
@given(st.integers(0, 2**32))
def test_a_damaged_line_for_extract_gets_an_answer_or_a_sentence(number: int) -> None:
    line = mutated(LINE, number).replace(b"\n", b" ")
    try:
        found = extract_line(extractor(), line, "Line 1")
    except BadInput as error:
        assert str(error).startswith("Line 1")
    else:
        text = json.loads(line.decode("utf-8-sig"))["text"]
        assert all(
            text[one["start"] : one["end"]] == one["text"] for one in found["figures"] if "\r" not in one["text"]
        )


LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
WORDS = [
    *("22", "٣٤", "１２", "1,00,000", "½", "²", "Ⅻ", "𝟙𝟚", "killed", "KİLLED", "ﬁve", "were", "people", "at", "least"),
    *("dozens", "in", "Homs", "said", "activists", "،", "—", "“", "”", ".", "\n\n", "e\u0301"),
    *("\u202e", "\u2028", "\x85", "\x1c", "\ufeff"),
]


@PLAIN
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(LETTERS, max_size=4)), min_size=1, max_size=60))
@example(["22", "people", "were", "killed", "İ", "in", "Homs", ".", "٣٤", "wounded", "."])
def test_quotations_stand_at_their_offsets_in_any_unicode(words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    lf = text.replace("\r\n", "\n").replace("\r", "\n")
    records_or_a_sentence(text.encode(), "x.txt")
    if lf.strip():
        stands(reader()(Post(text=lf, publisher="EA", published_date=date(2013, 7, 26))))


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "article", "font"])
@pytest.mark.parametrize("depth", [3_100, 200_000])
def test_thousands_of_nested_tags(tag: str, depth: int) -> None:
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    html = f"<html><body>{f'<{tag}>' * depth}Nine people were killed in Homs.{closing * depth}</body></html>"
    records_or_a_sentence(html.encode(), "deep.html")
    records_or_a_sentence(html.replace("</", "<").encode(), "deep.html")


def test_deeply_nested_json_is_one_bad_line() -> None:
    out, complain = StringIO(), StringIO()
    lines = [b"[" * 200_000, b'{"doc_id":' * 100_000, LINE.encode()]
    assert extract_lines(lines, load_reference(Workspace(SHIPPED)), out, complain) == 2
    assert out.getvalue().count("\n") == 1
    assert [line[:7] for line in complain.getvalue().splitlines()] == ["Line 1:", "Line 2:"]
