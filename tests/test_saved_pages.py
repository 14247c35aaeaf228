"""Saved pages and feeds into one text: entries with their own times and links, and nothing that readers did not come
for. The pages are ours, in the structure that live-blog systems use."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.capture import BadInput
from dashboard.capture.html import Page, read_page
from dashboard.capture.page_times import moment_of, stated_instant
from dashboard.capture.reading import read_posts
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Entry
from tests.tiny_workspace import make_workspace
from tests.work import calls_made

HEAD = """<!doctype html><html lang="en-GB"><head><title>Homs live | The Daily Plain</title>
<meta property="og:site_name" content="The Daily Plain"><meta property="og:title" content="Homs live: Friday">
<meta property="article:published_time" content="2013-07-26T08:00:00Z">
<link rel="canonical" href="https://plain.example/live/homs"></head>"""
GUARDIAN_LIKE = (
    HEAD
    + """<body class="has-comments"><header><nav><a href="/">Home</a></nav></header><main><h1>Homs live: Friday</h1>
<p>Fighting goes on in Homs.</p>
<ol class="timeline"><li><time datetime="2013-07-26T17:45:00Z">18:45</time> Ten killed in Homs</li></ol>
<div class="blocks">
<div id="block-b2" class="block"><p class="block-time"><a class="block-time__link" href="?page=with:block-b2#block-b2">
<time datetime="2013-07-26T17:45:00Z">6.45pm <span>BST</span></time></a></p><h2>Ten killed in Homs</h2>
<div><p>Activists say at least <b>ten people</b> were killed&nbsp;in Homs.</p>
<ul><li>Five were children.</li><li>Two were women.</li></ul>
<figure><iframe src="//www.youtube.com/embed/abcdefghijk"></iframe></figure>
<blockquote class="twitter-tweet"><p>Shelling in Homs now</p>&mdash; A reporter (@rep)
<a href="https://twitter.com/rep/status/12345?ref=x">July 26, 2013</a></blockquote></div>
<p class="updated">Updated at <time datetime="2013-07-26T18:10:00Z">7.10pm</time></p>
<div class="share-tools">Share on Facebook</div></div>
<div id="block-b1" class="block"><p class="block-time"><a class="block-time__link" href="?page=with:block-b1#block-b1">
<time datetime="2013-07-25T22:30:00Z">11.30pm <span>BST</span></time></a></p>
<div><p>State media says that two soldiers were killed near Aleppo.</p></div></div>
</div><p>We are closing this page now.</p></main>
<div id="comments"><ul><li><time datetime="2013-07-26T19:00Z"></time><p>900 killed, I heard</p></li></ul></div>
</body></html>"""
)
JAZEERA_LIKE = (
    HEAD
    + """<body><div id="root"><main id="main"><ul class="timeline">
<li class="timeline__item"><div class="date">26 Jul 2013 - 09:30 (GMT)</div><h2><a href="/live/1">Raid on Idlib</a></h2>
<div class="wysiwyg"><p>Four people were killed in an air raid on Idlib, a rescue group says.</p></div></li>
<li class="timeline__item"><div class="date">26 Jul 2013 - 11:05 (GMT)</div><h2><a href="/live/2">Talks</a></h2>
<div class="wysiwyg"><p>Envoys met in Geneva. They left without an agreement on prisoners.</p></div></li>
</ul></main></div></body></html>"""
)
WORDPRESS_LIKE = """<html lang="en"><head><title>Syria Live: Friday &raquo; A Weblog</title>
<meta property="og:site_name" content="A Weblog"></head><body class="single comments-open">
<div id="page"><div id="content"><article class="post hentry"><header class="entry-header"><h1>Syria Live: Friday</h1>
<time class="entry-date published" datetime="2013-07-26T06:00:00+00:00">July 26, 2013</time></header>
<div class="entry-content"><p><strong>1845 GMT:</strong> <b>Homs.</b> Activists claim that at least 22 people were
killed.</p><p>A video is said to show the site:</p><p><object><embed src="http://www.youtube.com/v/xyz"></object></p>
<p><strong>1210 GMT:</strong> Two journalists were detained in Damascus.</p><p><strong>Earlier today</strong></p>
<p>Seven people were wounded in shelling in Aleppo.</p></div><div class="sharedaddy">Like this</div></article>
<section id="comments"><ol class="commentlist"><li><article><time datetime="2013-07-26T20:00:00Z"></time>
<p>I think 400 were killed there, not 22, and everyone knows it.</p></article></li></ol></section></div>
<div id="secondary" class="widget-area sidebar"><ul><li><time>July 1, 2013</time>Ten killed in June</li></ul></div>
</div></body></html>"""
BBC_LIKE = (
    HEAD
    + """<body><div id="app"><ol class="lx-stream__feed">
<li class="lx-stream__post-container"><article id="post_a"><header><h3>Blast in Kabul</h3>
<span class="qa-post-auto-meta">14:22</span></header><div><p>Police say three guards were killed by a bomb in Kabul.</p>
</div></article></li><li class="lx-stream__post-container"><article id="post_b"><header><h3>Hospital full</h3>
<span class="qa-post-auto-meta">15:10 <!-- --></span></header><div><p>Doctors are treating 31 wounded people, a
hospital says.</p></div></article></li></ol></div></body></html>"""
)
LD = {
    "@context": "https://schema.org",
    "@type": "LiveBlogPosting",
    "headline": "Kharkiv live",
    "publisher": {"@type": "Organization", "name": "Plain News"},
    "datePublished": "2024-05-25T10:00:00+03:00",
    "liveBlogUpdate": [
        {"@type": "BlogPosting", "headline": "Six killed", "articleBody": "<p>Six people were killed in Kharkiv.</p>",
         "datePublished": "2024-05-25T17:02:00+03:00", "url": "https://plain.example/k#2"},
        {"@type": "BlogPosting", "articleBody": "Two people were wounded.", "datePublished": "2024-05-25T16:00:00Z"},
    ],
}  # fmt: skip
SCRIPTED = f'<html><head><script type="application/ld+json">{json.dumps(LD)}</script></head><body><div id="r"></div>'
ARTICLE = (
    HEAD
    + """<body><main><article><h1>Homs live: Friday</h1><p>By A. Writer</p><p>Nine people were killed in Homs on
Thursday, the Observatory said.</p><h2>Who they were</h2>
<h3>SANA | 2013-07-25 | x</h3><p># 1 | 2013-07-26 | is how they call it.</p>
<table><tr><td>Killed</td><td>9</td></tr></table><aside><p>Also: 70 killed in May</p></aside></article></main>"""
)


def page(html: str) -> Page:
    return read_page(html, "page.html")


def entries(html: str) -> list[Entry]:
    """The entries that the layout reads in a page, with their text."""
    read = page(html)
    day = date.fromisoformat(read.stated["published_at"][:10])
    return [
        Entry("x", e.entry_no, e.start, e.end, read.text[slice(*e.heading)] if e.heading else None,
              e.stamped_at, e.digest_outlet, e.digest_date, e.digest_url)
        for e in lay_out(read.text, day).entries
    ]  # fmt: skip


def test_blocks_with_permalinks_newest_first() -> None:
    stamped = [entry for entry in entries(GUARDIAN_LIKE) if entry.stamped_at]
    found = [entry for at, entry in enumerate(stamped) if at == 0 or stamped[at - 1].url != entry.url]  # not bullets
    assert [entry.stamped_at for entry in found] == [
        datetime(2013, 7, 26, 17, 45, tzinfo=UTC),
        datetime(2013, 7, 25, 22, 30, tzinfo=UTC),
    ]
    assert [entry.url for entry in found] == [
        "https://plain.example/live/homs?page=with:block-b2#block-b2",
        "https://plain.example/live/homs?page=with:block-b1#block-b1",
    ]
    assert found[0].heading == "Ten killed in Homs"
    assert {entry.outlet for entry in found} == {"The Daily Plain"}
    text = page(GUARDIAN_LIKE).text
    assert "at least ten people were killed in Homs." in text
    assert "\n- Five were children.\n- Two were women.\n" in text
    for address in ("https://www.youtube.com/watch?v=abcdefghijk", "https://twitter.com/rep/status/12345"):
        assert f"\n\n{address}\n\n" in text


def test_items_with_written_times_oldest_first() -> None:
    found = [entry for entry in entries(JAZEERA_LIKE) if entry.stamped_at]
    assert [(entry.stamped_at, entry.heading) for entry in found] == [
        (datetime(2013, 7, 26, 9, 30, tzinfo=UTC), "Raid on Idlib"),
        (datetime(2013, 7, 26, 11, 5, tzinfo=UTC), "Talks"),
    ]


def test_stamps_within_paragraphs_stay_where_they_stand() -> None:
    read = page(WORDPRESS_LIKE)
    assert "1845 GMT: Homs. Activists claim that at least 22 people were killed." in read.text
    assert "**Earlier today**" in read.text
    assert "http://www.youtube.com/v/xyz" in read.text.split("\n")
    assert read.stated["published_at"] == "2013-07-26T06:00:00Z"
    assert read.n_entries == 0
    found = [entry.stamped_at for entry in entries(WORDPRESS_LIKE) if entry.stamped_at]
    assert found == [datetime(2013, 7, 26, 18, 45, tzinfo=UTC), datetime(2013, 7, 26, 12, 10, tzinfo=UTC)]


def test_posts_of_a_stream_have_bare_times_of_the_pages_day() -> None:
    found = [entry for entry in entries(BBC_LIKE) if entry.stamped_at]
    assert [(entry.stamped_at, entry.heading) for entry in found] == [
        (datetime(2013, 7, 26, 14, 22, tzinfo=UTC), "Blast in Kabul"),
        (datetime(2013, 7, 26, 15, 10, tzinfo=UTC), "Hospital full"),
    ]


def test_cards_that_lead_elsewhere_are_no_entries() -> None:
    card = '<li><time datetime="2013-07-{0}"></time><a href="/{0}">A story of that day, told elsewhere</a></li>'
    cards = "".join(card.format(day) for day in range(10, 20))
    read = page(f"{HEAD}<body><p>Nine people were killed in Homs.</p><ul>{cards}</ul>")
    assert read.n_entries == 0
    assert "Nine people were killed in Homs." in read.text


def test_work_grows_with_the_length_of_the_page() -> None:
    entry = (
        '<div id="b{0}"><time datetime="2013-07-26T10:00Z"></time><p>Ten <b>people</b> were killed in Homs.</p></div>'
    )

    def work(n: int) -> int:
        html = "<body><div>" + "".join(entry.format(i) for i in range(n))
        assert read_page(html, "a.html").n_entries == n
        return calls_made(lambda: read_page(html, "a.html"))

    work(10)
    assert work(400) < 5 * work(100)


def test_a_page_made_by_a_script_is_read_from_its_json() -> None:
    found = entries(SCRIPTED)
    assert [(entry.stamped_at, entry.heading, entry.url) for entry in found if entry.stamped_at] == [
        (datetime(2024, 5, 25, 14, 2, tzinfo=UTC), "Six killed", "https://plain.example/k#2"),
        (datetime(2024, 5, 25, 16, 0, tzinfo=UTC), None, None),
    ]
    assert page(SCRIPTED).stated["publisher"] == "Plain News"


def test_an_article_is_headings_and_paragraphs_and_its_marks_are_no_entries() -> None:
    read = page(ARTICLE)
    assert read.n_entries == 0
    assert read.text.startswith("# Homs live: Friday\n\nBy A. Writer\n\nNine people")
    assert read.text.count("Homs live: Friday") == 1
    assert "### Who they were\n\n### SANA / 2013-07-25 / x\n\n\\# 1 | 2013-07-26 | is how" in read.text
    assert "Killed | 9" in read.text
    assert {entry.outlet for entry in entries(ARTICLE)} == {None}


@pytest.mark.parametrize(
    ("html", "dropped"),
    [
        (GUARDIAN_LIKE, ["Home", "900 killed", "Share on", "Updated at", "We are closing", "18:45 Ten killed"]),
        (WORDPRESS_LIKE, ["400 were killed", "Like this", "Ten killed in June"]),
        (ARTICLE, ["70 killed"]),
        *(
            (HEAD + f"<body><main><p>Nine people were killed in Homs on Thursday, it is said.</p>{part}</main>", ["77"])
            for part in (
                "<script>77 killed</script>",
                "<style>.x{content:'77 killed'}</style>",
                "<noscript>77 killed</noscript>",
                "<template><p>77 killed</p></template>",
                "<!-- 77 killed -->",
                "<nav>77 killed</nav>",
                "<footer>77 killed</footer>",
                "<form><button>77 killed</button></form>",
                "<p hidden>77 killed</p>",
                '<p style="display: none">77 killed</p>',
                '<div role="complementary">77 killed</div>',
                '<div class="article-comments">77 killed</div>',
                '<div id="disqus_thread">77 killed</div>',
                '<ul class="related-stories"><li>77 killed</li></ul>',
                '<div class="most-popular">77 killed</div>',
                '<div class="c-newsletter">77 killed</div>',
                '<div class="sidebar">77 killed</div>',
                '<iframe src="https://ads.doubleclick.net/77/x"></iframe>',
            )
        ),
    ],
)
def test_what_readers_did_not_come_for_is_dropped(html: str, dropped: list[str]) -> None:
    text = page(html).text
    assert [words for words in dropped if words in text] == []
    assert "killed" in text


@pytest.mark.parametrize("name", ["has-sidebar", "with-sidebar", "comments-open", "headshot", "leads", "shareholder"])
def test_a_class_that_only_sounds_like_it_drops_nothing(name: str) -> None:
    html = f'{HEAD}<body><p>One was killed.</p><p>{"Many words. " * 9}</p><div class="{name}">Nine killed.</div>'
    assert "Nine killed." in page(html).text


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        ('<meta property="og:site_name" content=" Plain\n News ">', "publisher", "Plain News"),
        ('<meta name="DC.date.issued" content="2013-07-26">', "published_at", "2013-07-26"),
        ('<meta itemprop="datePublished" content="2013-07-26T10:00:00+02:00">', "published_at", "2013-07-26T08:00:00Z"),
        ('<meta name="date" content="yesterday">', "published_at", None),
        ('<meta property="article:modified_time" content="2013-07-28">', "published_at", None),
        ('<meta property="og:url" content="javascript:alert(1)">', "url", None),
        ('<link rel="canonical" href="https://a.example/b c">', "url", "https://a.example/b%20c"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2013-07-26", '
         '"publisher": [{"name": "P"}]}</script>', "publisher", "P"),
        ('<script type="application/ld+json">{"@graph": [{"@type": ["X", "NewsArticle"], "headline": "H"}]}</script>',
         "title", "H"),
        ('<script type="application/ld+json">{not json</script>', "title", None),
    ],
)  # fmt: skip
def test_facts_are_what_the_page_states(head: str, key: str, value: str | None) -> None:
    assert page(f"<html><head>{head}</head><body><p>Ten people were killed.</p>").stated.get(key) == value


@pytest.mark.parametrize(
    ("words", "machine", "day", "clock"),
    [
        ("6.45pm BST", "", None, "6:45pm BST"),
        ("18:45", "2013-07-26T18:45:00+01:00", date(2013, 7, 26), "17:45 UTC"),
        ("now", "2013-07-26T18:45:00", date(2013, 7, 26), "18:45"),
        ("", "1374864300000", date(2013, 7, 26), "18:45 UTC"),
        ("Friday, July 26th, 2013 at 6:45 p.m.", "", date(2013, 7, 26), "6:45pm"),
        ("26 July 2013", "", date(2013, 7, 26), None),
        ("1845 GMT", "", None, "1845 GMT"),
    ],
)
def test_times_are_read(words: str, machine: str, day: date | None, clock: str | None) -> None:
    moment = moment_of(words, machine)
    assert moment is not None
    assert (moment.day, moment.clock) == (day, clock)


@pytest.mark.parametrize(
    "words", ["2h ago", "yesterday", "Ten killed at 18:45", "31 February 2013", "", "2013", "just now"]
)
def test_these_words_are_no_times(words: str) -> None:
    assert moment_of(words) is None


def test_a_time_without_a_zone_states_only_its_day() -> None:
    assert stated_instant("2013-07-26T23:45:00") == "2013-07-26"
    assert stated_instant("Fri, 26 Jul 2013 18:45:00 +0200") == "2013-07-26T16:45:00Z"
    assert stated_instant("2013-13-26") is None


RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Plain News</title><language>en</language>
<item><title>Ten killed</title><link>https://plain.example/1</link><pubDate>Fri, 26 Jul 2013 18:45:00 GMT</pubDate>
<description>short</description>
<content:encoded><![CDATA[<p>Ten people were <b>killed</b> in Homs.</p>]]></content:encoded></item>
<item><title>Two hurt</title><guid>https://plain.example/2</guid><pubDate>Sat, 27 Jul 2013 01:00:00 +0300</pubDate>
<description>Two people were wounded.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Plain Atom</title>
<entry><title>Six killed</title>
<link rel="alternate" href="https://plain.example/6"/><published>2013-07-26T10:00:00Z</published><updated>2013-07-28</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Six people were killed.</p></div></content></entry>
</feed>"""


def test_each_item_of_a_feed_is_a_post() -> None:
    posts = [found.post for found in read_posts(RSS.encode(), "feed.xml", {})]
    assert [(p.title, p.publisher, p.published_at, p.url) for p in posts] == [
        ("Ten killed", "Plain News", datetime(2013, 7, 26, 18, 45, tzinfo=UTC), "https://plain.example/1"),
        ("Two hurt", "Plain News", datetime(2013, 7, 26, 22, 0, tzinfo=UTC), "https://plain.example/2"),
    ]
    assert posts[0].text == "# Ten killed\n\nTen people were killed in Homs.\n"
    (atom,) = (found.post for found in read_posts(ATOM.encode(), "feed.atom", {}))
    assert (atom.published_at, atom.text) == (
        datetime(2013, 7, 26, 10, tzinfo=UTC),
        "# Six killed\n\nSix people were killed.\n",
    )


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.html", b"<html><body><script>x</script></body></html>", "is a web page without text"),
        ("a.html", b"<div>" * 4000 + b"x", "nests its elements more than 3,000 deep"),
        ("a.html", b"<html><p>Ten died.</p></html>", "has no publisher"),
        ("a.html", HEAD.encode().replace(b"2013-07-26", b"2999-07-26") + b"<p>Ten", "lies in the future"),
        ("a.html", b"<meta charset=cp1256><p>\x81\x98 \xff ten", "has no publisher"),
        ("a.html", '<meta charset="utf-8"><p>zehn Tote in Köln'.encode("cp1252"), "is not UTF-8"),
        ("a.html", b"%PDF-1.4 <html>", "is a PDF"),
        ("a.mhtml", b"MIME-Version: 1.0", "is a web archive"),
        ("a.xml", b"<?xml version='1.0'?><data/>", "is neither an RSS or Atom feed nor a web page"),
        ("a.xml", b"<rss><channel>", "is not well-formed XML"),
        ("a.xml", b"<rss><channel/></rss>", "is a feed without items"),
        ("a.xml", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss></rss>", "is neither"),
        ("a.xml", b"<rss><channel><title>P</title><item><title>x</title></item></channel></rss>", "item 1 has no pub"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=r"^a\.") as refused:
        list(read_posts(data, name, {}))
    assert says in str(refused.value)


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    html = HEAD.replace("<title>", '<meta charset="windows-1252"><title>') + "<p>Ten “people” were killed in Köln."
    (found,) = read_posts(html.encode("cp1252"), "a.html", {})
    assert "Ten “people” were killed in Köln." in found.post.text


def test_what_is_given_stands_over_what_the_page_states() -> None:
    (found,) = read_posts(GUARDIAN_LIKE.encode(), "a.html", {"publisher": "Another"})
    assert found.post.publisher == "Another"
    assert "## Another | 2013-07-26 |" in found.post.text
    assert found.stated_words == "published 2013-07-26T08:00:00Z, as the page states"


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda s: f"<html><body>{s}".encode(errors="ignore")))
def test_any_bytes_end_in_a_post_or_one_sentence(data: bytes) -> None:
    for name in ("a.html", "a.xml", "a"):
        try:
            for found in read_posts(data, name, {"publisher": "P", "published_at": "2013-07-26"}):
                assert found.post.text.strip()
        except BadInput as error:
            assert str(error).startswith("a")
            assert str(error).endswith(".")


SOUP = (
    "<div class=block>|<time datetime=2013-07-26T10:00Z>|10:00|</time>|<p>|Ten died.|</div>|<li>|<ul>|<blockquote>|<b>|"
    "<a href='http://[x'>|<iframe src=//x.y/z>|</|<table>|<td>|<h1>|&#0;|<main>|<svg>|<select>|<pre>\n\n|</script>|"
    "<script type=application/ld+json>["
)


@given(st.lists(st.sampled_from(SOUP.split("|")), max_size=40))
def test_any_soup_of_tags_is_read_without_an_error(pieces: list[str]) -> None:
    try:
        text = read_page("<body>" + "".join(pieces), "a.html", {"publisher": "P", "published_at": "2013-07-26"}).text
    except BadInput as error:
        assert "without text" in str(error)
    else:
        assert "\r" not in text
        assert all(s.text in text for s in lay_out(text, date(2013, 7, 26)).sentences)


def test_ingest_says_what_the_page_states(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.storage.progress.LONG", float("inf"))  # a busy machine adds no lines
    monkeypatch.delenv("ATLEAST_CACHE", raising=False)
    root = make_workspace(tmp_path / "w", posts={})
    file = tmp_path / "page.html"
    file.write_text(WORDPRESS_LIKE.replace("Homs.", "Sukhna."), encoding="utf-8")
    code, printed = main(["--workspace", str(root), "ingest", str(file)]), capsys.readouterr()
    assert (code, printed.err) == (0, "")
    assert "(published 2013-07-26T06:00:00Z, by A Weblog, as the page states)." in printed.out
    (stored,) = (root / "posts").glob("*.md")
    assert "publisher: A Weblog" in stored.read_text(encoding="utf-8")
