"""Feeds as they are found: markup in titles, other vocabularies beside an item's own words, days that are left out."""

import pytest

from dashboard.capture import BadInput
from dashboard.capture.reading import Captured, read_posts

MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


def rss(*items: str) -> str:
    return f"<rss {MEDIA}><channel><title>Sahel &lt;b&gt;Wire&lt;/b&gt;</title>{''.join(items)}</channel></rss>"


def item(title: str, inner: str, day: str = "<pubDate>Wed, 03 Jan 2024 09:00:00 GMT</pubDate>") -> str:
    return f"<item><title>{title}</title>{day}{inner}</item>"


def read(text: str, **given: str) -> list[Captured]:
    return list(read_posts(text.encode(), "feed.xml", given))


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<![CDATA[<b>12</b> killed &amp; 4 hurt]]>", "12 killed & 4 hurt"),
        ("&lt;i&gt;Army&lt;/i&gt; denies it", "Army denies it"),
        ("Fewer than &lt; 5 killed", "Fewer than < 5 killed"),
    ],
)
def test_markup_in_titles_is_no_part_of_them(written: str, title: str) -> None:
    (found,) = read(rss(item(written, "<description>Ten were killed.</description>")))
    assert (found.post.title, found.post.publisher) == (title, "Sahel Wire")
    assert found.post.text == f"# {title}\n\nTen were killed.\n"


def test_the_description_of_a_picture_is_not_that_of_its_item() -> None:
    inner = (
        "<media:content><media:title>Video</media:title></media:content><media:description>A street</media:description>"
        "<description>Eight people were killed.</description>"
    )
    (found,) = read(rss(item("T", inner)))
    assert found.post.text == "# T\n\nEight people were killed.\n"


def test_a_day_that_is_given_fills_in_what_items_leave_out_and_changes_no_other() -> None:
    feed = rss(item("A", "<description>One.</description>"), item("B", "<description>Two.</description>", day=""))
    found = read(feed, published_at="2024-02-02", publisher="Given")
    assert [str(one.post.published_date) for one in found] == ["2024-01-03", "2024-02-02"]
    assert [one.post.publisher for one in found] == ["Given", "Given"]
    with pytest.raises(BadInput, match=r"^feed\.xml, item 2 has no publication date"):
        read(feed)


def test_a_feed_is_read_in_the_encoding_it_declares() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + rss(item("Dix tués", "<description>À Kidal.</description>"))
    (found,) = read_posts(text.encode("latin-1"), "feed.xml", {})
    assert found.post.text == "# Dix tués\n\nÀ Kidal.\n"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.json", b'{"items": [1]}', "is JSON, not a post"),
        ("a.rtf", rb"{\rtf1\ansi Ten killed}", "is an RTF document"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "is a 7z archive"),
    ],
)
def test_what_is_no_prose_is_named(name: str, data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        list(read_posts(data, name, {"publisher": "P", "published_at": "2024-01-03"}))


def test_prose_that_opens_with_a_bracket_is_prose() -> None:
    (found,) = read_posts(b"[Updated] Ten killed.", "a.txt", {"publisher": "P", "published_at": "2024-01-03"})
    assert found.post.text == "[Updated] Ten killed."
