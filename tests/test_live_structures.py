"""Live pages as plugins, widgets and outlets of many kinds build them: each entry keeps its words, time, address and
place. The pages are ours; only their structure is that of others."""

import pytest

from dashboard.capture import BadInput
from dashboard.capture.reading import read_posts
from dashboard.extraction.text.layout import lay_out

PAGE = "https://coast.example/live"
HEAD = (
    '<!doctype html><html><head><title>Coast live</title><meta property="og:site_name" content="Coast Post">'
    f'<meta property="article:published_time" content="2023-10-13T06:00:00Z">'
    f'<link rel="canonical" href="{PAGE}"></head>'
)
WORDS = (
    "Alpha: six dockers were killed in the harbour at dawn, a union says.",
    "Bravo: two shells fell on the market and wounded nine, a doctor says.",
    "Charlie: the governor denies that any guard was hurt in the raid.",
)
CLOCKS, EPOCHS = ("12:00", "10:30", "09:05"), (1697198400, 1697193000, 1697187900)
ANCHOR = PAGE + "#e{n}"
TIME = '<time datetime="2023-10-13T{clock}:00Z">{clock}</time>'
INTRO = "<p>Our reporters follow the war on the coast through the day, with what is known and what is not.</p>"

# what stands around the entries, one entry, and its address
STRUCTURES = {
    "asides": (f"<main>{INTRO}{{}}</main>", f'<aside id="e{{n}}">{TIME}<p>{{words}}</p></aside>', ANCHOR),
    "called comments": ("<main>{}</main>", f'<div class="comment" id="e{{n}}">{TIME}<p>{{words}}</p></div>', ANCHOR),
    "live comments": (
        f"<main>{INTRO}{{}}</main>",
        f'<article class="live-comment" id="e{{n}}">{TIME}<p>{{words}}</p></article>', ANCHOR
    ),
    "time in an aside": (
        "<div>{}</div>",
        '<div class="liveblog-entry" id="e{n}"><aside class="liveblog-entry-aside"><a class="liveblog-entry-time-link" '
        f'href="#e{{n}}">{TIME}</a></aside><div><header>By Ann</header><p>{{words}}</p></div></div>', ANCHOR,
    ),
    "comments of a plugin": (
        '<ul class="liveblog-list">{}</ul>',
        '<li id="e{n}" class="liveblog-entry comment even" data-timestamp="{epoch}"><span>Ann</span><a href="#e{n}">'
        '<span>13 October 2023</span> <span>{clock}</span></a><p>{words}</p></li>', ANCHOR,
    ),
    "block link": (
        "<main>{}</main>",
        '<article id="b{n}"><header><a class="block-time" href="?page=with:b{n}#b{n}">'
        '<time datetime="2023-10-13T{clock}Z">{n}h ago</time></a></header><p>{words}</p>'
        '<footer><a href="//x.example">Share</a></footer></article>',
        PAGE + "?page=with:b{n}#b{n}",
    ),
    "posted at": (
        "<main><ol>{}</ol></main>",
        '<li><article id="e{n}"><h3>Head</h3><time><span>Posted at </span><span>{clock} 13 Oct 2023</span></time>'
        "<p>{words}</p></article></li>", ANCHOR,
    ),
    "relative and clock": (
        "<main><ul>{}</ul></main>",
        '<li id="e{n}"><div><div>{n}h ago</div><div>({clock} GMT)</div></div><h2>Head</h2><p>{words}</p></li>', ANCHOR,
    ),
    "clock and date apart": (
        "<div>{}</div>", "<div><div><span>{clock}</span><span>Oct 13, 2023</span></div><p>{words}</p></div>", None
    ),
    "seconds": ("<div>{}</div>", '<div data-post-timestamp="{epoch}"><span>Ann</span><div>{words}</div></div>', None),
    "AMP list": (
        "<amp-live-list><div items>{}</div></amp-live-list>",
        '<div id="e{n}" data-sort-time="1"><p class="time">{clock}</p><p>{words}</p></div>', ANCHOR,
    ),
    "title of a time": (
        "<main>{}</main>",
        '<div id="e{n}"><span title="2023-10-13T{clock}:00Z">{n}h</span><p>{words}</p></div>', ANCHOR,
    ),
    "label of a link": (
        "<main>{}</main>",
        '<div id="e{n}"><a href="#e{n}" aria-label="October 13, 2023 at {clock} UTC">{n}h</a><p>{words}</p></div>',
        ANCHOR,
    ),
    "time at the foot": (
        "<main>{}</main>", f'<article id="e{{n}}"><p>{{words}}</p><footer>{TIME}</footer></article>', ANCHOR
    ),
    "channel on the web": (
        "<main><section>{}</section></main>",
        '<div class="wrap"><div class="message"><div>{words}</div><div><span>14.2K</span><a class="date" '
        f'href="https://t.me/coast/{{n}}">{TIME}</a></div></div></div>', "https://t.me/coast/{n}",
    ),
    "posts of a thread": (
        "<main>{}</main>",
        f'<article><div><a href="/coast">Coast</a><a href="/coast/status/{{n}}">{TIME}</a></div><div>{{words}}</div>'
        "<button>Reply</button></article>", "https://coast.example/coast/status/{n}",
    ),
    "own elements": (
        "<live-feed>{}</live-feed>", f'<live-entry id="e{{n}}">{TIME}<p>{{words}}</p></live-entry>', ANCHOR
    ),
    "Moscow": ("<main>{}</main>", '<div id="e{n}"><div>{later} МСК</div><p>{words}</p></div>', ANCHOR),
    "Russian day": ("<main>{}</main>", '<div id="e{n}"><div>13 октября, {clock}</div><p>{words}</p></div>', ANCHOR),
    "German day": ("<main>{}</main>", '<div id="e{n}"><div>13. Oktober, {clock} Uhr</div><p>{words}</p></div>', ANCHOR),
    "Spanish": ("<main>{}</main>", '<div id="e{n}"><div>{clock} h</div><p>{words}</p></div>', ANCHOR),
    "French": (
        "<main>{}</main>", '<div id="e{n}"><div>Le 13 octobre à {hour} h {minute}</div><p>{words}</p></div>', ANCHOR
    ),
    "Arabic half": ("<main>{}</main>", '<div id="e{n}"><div>{half}</div><p>{words}</p></div>', ANCHOR),
    "table": ("<table>{}</table>", "<tr><td><b>{clock}</b></td><td>{words}</td></tr>", None),
    "list of terms": ("<dl>{}</dl>", "<dt>{clock}</dt><dd>{words}</dd>", None),
    "headings": ("<main>{}</main>", "<h3>{clock}</h3><p>{words}</p>", None),
    "lines": ("<p>{}</p>", "{clock} - {words}<br>", None),
    "summaries": ("<main>{}</main>", "<details open><summary>{clock} Head</summary><p>{words}</p></details>", None),
}  # fmt: skip
HALVES = ("12:00 م", "10:30 ص", "09:05 ص")
TEXTS = {
    "pipe": "{clock} | {words}",
    "dash": "{clock} – {words}",
    "brackets": "[{clock}] {small}",
    "tab": "{clock}\t{words}",
    "rows": "| {clock} | {words} |",
    "chat": "13/10/2023, {clock} - Ann: {words}",
    "chat in brackets": "\u200e[13/10/23, {clock}:12] Ann: {words}",
    "chat, months first": "10/13/23, {clock} - Ann: {words}",
    "chat with dots": "13.10.23, {clock} - Ann: {words}",
}


def filled(form: str) -> list[str]:
    """One entry for each of WORDS."""
    return [
        form.format(
            n=number, words=words, clock=clock, epoch=epoch, half=half, hour=clock[:2], minute=clock[3:],
            later=f"{int(clock[:2]) + 3:02}{clock[2:]}", small=words[0].lower() + words[1:],
        )
        for number, (words, clock, epoch, half) in enumerate(zip(WORDS, CLOCKS, EPOCHS, HALVES, strict=True))
    ]  # fmt: skip


def told(data: str, name: str) -> list[tuple[str, str, str | None]]:
    """The name of each entry, its time and its address, in the order of the text."""
    (captured,) = read_posts(data.encode(), name, {}, {"publisher": "P", "published_at": "2023-10-13"})
    post, found = captured.post, []
    for entry in lay_out(post.text, post.published_date, post.published_at).entries:
        for name in ("Alpha:", "Bravo:", "Charlie:"):
            if name.lower() in post.text[entry.start : entry.end].lower():
                at = f"{entry.stamped_at:%d %H:%M}" if entry.stamped_at else "no time"
                found.append((name, at, entry.digest_url))
    return found


def expected(address: str | None) -> list[tuple[str, str, str | None]]:
    names = ("Alpha:", "Bravo:", "Charlie:")
    urls = [address and address.format(n=number) for number in range(3)]
    return [(name, f"13 {clock}", url) for name, clock, url in zip(names, CLOCKS, urls, strict=True)]


@pytest.mark.parametrize("name", STRUCTURES)
def test_entries_of_a_page_keep_time_address_and_order(name: str) -> None:
    around, entry, address = STRUCTURES[name]
    assert told(HEAD + "<body>" + around.replace("{}", "".join(filled(entry))), "a.html") == expected(address)


@pytest.mark.parametrize("name", TEXTS)
def test_rows_of_a_pasted_text_are_timed_entries(name: str) -> None:
    assert told("\n".join(filled(TEXTS[name])), "a.txt") == expected(None)


READER = '<div class="comment"><time>15:0{0}</time><p>Reader {0}: twenty were killed, my cousin says.</p></div>'
CARD = '<aside><time datetime="2023-10-1{0}">1{0} Oct</time><a href="/{0}">Elsewhere {0}: a fair was held</a></aside>'


@pytest.mark.parametrize(
    ("beside", "dropped"),
    [
        (f"<section id=comments>{READER.format(1)}{READER.format(2)}</section>", "Reader"),
        (f"{READER.format(1)}{READER.format(2)}", "Reader"),
        (f"<main>{CARD.format(1)}{CARD.format(2)}</main>", "Elsewhere"),
        ("<aside><time>12 Oct</time><p>Elsewhere: a fair was held, and many came.</p></aside>", "Elsewhere"),
    ],
)
def test_comments_of_readers_and_cards_are_no_entries(beside: str, dropped: str) -> None:
    (captured,) = read_posts(f"{HEAD}<body><article><p>{'</p><p>'.join(WORDS)}</p></article>{beside}".encode(), "a", {})
    assert "Bravo:" in captured.post.text
    assert dropped not in captured.post.text


def test_a_page_of_readers_comments_alone_is_refused_and_says_so() -> None:
    reader = READER.replace("<time>", '<span class="comment-author">Ann</span><time>')
    with pytest.raises(BadInput, match="and what it marks as readers' comments"):
        list(read_posts(f"{HEAD}<body>{reader.format(1)}{reader.format(2)}".encode(), "a.html", {}))
