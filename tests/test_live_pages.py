"""Live pages of many structures: no entry is lost, each keeps its own time, day and address, and the day of a page is
proposed only where its words state it. The pages are ours."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.capture.html import read_page
from dashboard.capture.page_times import moment_in_words
from dashboard.capture.reading import read_posts
from dashboard.extraction.text.layout import lay_out
from dashboard.extraction.text.stamps import stamp_of

HEAD = """<html lang="en"><head><title>Coast live</title><meta property="og:site_name" content="Coast Post">
<meta property="article:published_time" content="2023-10-13T06:00:00Z">
<link rel="canonical" href="https://coast.example/live"></head>"""
NOT_DATED = '<html lang="en"><head><title>Coast live</title></head>'


@dataclass(frozen=True)
class Told:
    """When and where the entry that holds some words was written."""

    at: str | None
    url: str | None


def told(html: str, *beginnings: str) -> list[Told]:
    """The entry of each of these words, which stand exactly once in the page's text."""
    (captured,) = read_posts(html.encode(), "page.html", {}, {"publisher": "P", "published_at": "2023-10-13"})
    post = captured.post
    entries = lay_out(post.text, post.published_date, post.published_at).entries
    found = []
    for words in beginnings:
        assert post.text.count(words) == 1, words
        place = post.text.index(words)
        entry = next(entry for entry in entries if entry.start <= place < entry.end)
        found.append(Told(f"{entry.stamped_at:%d %H:%M}" if entry.stamped_at else None, entry.digest_url))
    return found


FORMS = {
    "time": '<time datetime="{0:%Y-%m-%dT%H:%M:%SZ}">{0:%H:%M}</time>',
    "written": "<p class=ts>{0:%a} {0.day} {0:%b} {0:%Y} {0:%H.%M} UTC</p>",
    "heading": "<h4>{0:%H:%M}</h4>",
    "clock": "<span>Published at {0:%H:%M} GMT</span>",
    "half": "<div>{0:%I:%M} {0:%p}</div>",
    "seconds": '<span data-timestamp="{1}">2 hours ago</span>',
    "empty": '<div data-epoch="{1}"></div>',
    "meta": '<meta itemprop="datePublished" content="{0:%Y-%m-%dT%H:%M:%S+00:00}">',
    "french": "<div>{0.day} octobre {0:%Y} à {0:%H}h{0:%M}</div>",
    "ukrainian": "<div>{0.day} жовтня {0:%Y}, {0:%H:%M}</div>",
}


@given(
    form=st.sampled_from(sorted(FORMS)),
    tag=st.sampled_from(["div", "article", "section", "li"]),
    classes=st.sampled_from(["", ' class="upd"', ' class="upd first"']),
    around=st.sampled_from(["<main>{}</main>", "<article>{}</article>", "<div>{}</div>", "{}"]),
    deep=st.integers(0, 2),
    minutes=st.lists(st.integers(10, 90), min_size=2, max_size=6),
    newest_first=st.booleans(),
    parted=st.booleans(),
    time_last=st.booleans(),
)
def test_every_entry_keeps_its_words_its_time_and_its_address(
    form: str,
    tag: str,
    classes: str,
    around: str,
    deep: int,
    minutes: list[int],
    newest_first: bool,
    parted: bool,
    time_last: bool,
) -> None:
    at, made = datetime(2023, 10, 13, 7, 5, tzinfo=UTC), []
    for number, step in enumerate(minutes):
        at += timedelta(minutes=step)
        time = FORMS[form].format(at, int(at.timestamp()))
        head = f"<h3>Update {number}</h3>{time}" if time_last else time
        inner = f"{head}<div><p>In town number {number} people were killed, a doctor says.</p><p>More later.</p></div>"
        one = f'<{tag} id="e{number}"{classes}>{inner}</{tag}>'
        made.append((number, at, f"{'<div>' * deep}{one}{'</div>' * deep}" if tag != "li" else one))
    made = made[::-1] if newest_first else made
    half = len(made) // 2 if parted and len(made) > 3 else 0
    parts = [part for part in (made[:half], made[half:]) if part]
    holder = "ul" if tag == "li" else "div"
    feed = "".join(f"<{holder} class='day'>{''.join(one for _, _, one in part)}</{holder}>" for part in parts)
    html = f"{HEAD}<body>{around.format('<h1>Coast live</h1>' + feed)}"
    found = told(html, *(f"In town number {number} people" for number, _, _ in made))
    assert found == [Told(f"{at:%d %H:%M}", f"https://coast.example/live#e{number}") for number, at, _ in made]


def test_of_several_articles_side_by_side_none_is_the_whole_story() -> None:
    parts = ("Warships shelled the coast for most of the day, two harbour guards say.", "Ten guards were killed.")
    text = read_page(f"{HEAD}<body><section><article>{parts[0]}</article><article>{parts[1]}", "a.html").text
    assert [part in text for part in parts] == [True, True]


def test_a_story_marked_within_an_article_need_not_be_all_of_it() -> None:
    body = "<div class='article-body'><p>Six dockers were killed in the harbour at dawn, a union says.</p></div>"
    more = "<div class='later'><p>A second raid killed four guards at noon, it adds.</p></div>"
    assert "killed four guards" in read_page(f"{HEAD}<body><article>{body}{more}</article>", "a.html").text


def test_entries_without_a_time_among_those_with_one_open_their_own() -> None:
    html = f"""{HEAD}<body><main><article id=a><time datetime="2023-10-13T09:00Z"></time><p>Alpha: one man was killed.
</article><article id=b><p>Bravo: a car was hit by a drone.</article><article id=c><time datetime="2023-10-13T08:00Z">
</time><p>Charlie: a school was hit.</article><article id=d><p>Delta: two shells fell on a field.</article>"""
    assert told(html, "Alpha", "Bravo", "Charlie", "Delta") == [
        Told(at, f"https://coast.example/live#{name}")
        for name, at in (("a", "13 09:00"), ("b", None), ("c", "13 08:00"), ("d", None))
    ]


def test_hours_ago_part_entries_and_give_no_time() -> None:
    items = "".join(
        f"<div class=it id={name}><span>{ago}</span><div>News</div><p>{name}: a long story of a shelled market.</div>"
        for name, ago in (("Alpha", "35m"), ("Bravo", "2h ago"), ("Charlie", "3 години тому"))
    )
    assert told(f"{HEAD}<body><div>{items}", "Alpha:", "Bravo:", "Charlie:") == [
        Told(None, f"https://coast.example/live#{name}") for name in ("Alpha", "Bravo", "Charlie")
    ]


def test_the_day_of_a_heading_is_that_of_the_bare_times_below_it() -> None:
    item = "<div class=e><span>{}</span><p>{}: a report of shelling from the front.</p></div>"
    html = f"""{HEAD}<body><main><h2>Friday 13 October 2023</h2>{item.format("09:10", "Alpha")}<h2>Thursday</h2>
{item.format("22:15", "Bravo")}{item.format("11:00", "Charlie")}"""
    assert [one.at for one in told(html, "Alpha", "Bravo", "Charlie")] == ["13 09:10", "12 22:15", "12 11:00"]


def test_bare_times_past_midnight_are_of_the_next_day() -> None:
    clocks = ("00:40", "23:50", "21:00", "14:00")
    items = "".join(f"<div class=e><span>{clock}</span><p>At {clock}x a raid was told.</p></div>" for clock in clocks)
    found = told(f"{HEAD}<body><main>{items}", *(f"At {clock}x" for clock in clocks))
    assert [one.at for one in found] == ["14 00:40", "13 23:50", "13 21:00", "13 14:00"]


@pytest.mark.parametrize(
    ("written", "at"),
    [("Thu 23:50", "12 23:50"), ("12 Oct · 21.00", "12 21:00"), ("Oct 12, 11:50 PM", "12 23:50"),
     ("Yesterday, 20:10", "12 20:10"), ("12/10/2023 18:45", "12 18:45"), ("12.10.2023, 17:45 Uhr", "12 17:45")],
)  # fmt: skip
def test_a_day_named_without_its_year_is_counted_from_publication(written: str, at: str) -> None:
    item = "<div id={1}><span>{0}</span><p>{1}: a report of shelling from the front.</p></div>"
    html = f"{HEAD}<body><main>{item.format('Fri 09:40', 'Alpha')}{item.format(written, 'Bravo')}"
    assert told(html, "Alpha:", "Bravo:") == [
        Told("13 09:40", "https://coast.example/live#Alpha"),
        Told(at, "https://coast.example/live#Bravo"),
    ]


def test_times_between_the_updates_of_one_entry_stay() -> None:
    html = f"""{HEAD}<body><section id=g><p>09:00</p><p>Alpha: one man was killed.</p><p>10:00</p><p>Bravo: two more
were killed.</p></section><section id=l><p>08:00</p><p>Charlie: a bridge was hit.</p><p>12:00</p>
<p>Delta: then a car was hit.</p>"""
    found = told(html, "Alpha", "Bravo", "Charlie", "Delta")
    assert [one.at for one in found] == ["13 09:00", "13 10:00", "13 08:00", "13 12:00"]


def test_key_events_that_no_entry_tells_are_kept() -> None:
    html = f"""{HEAD}<body><main><ul><li><time>09:00</time> A market was hit</li>
<li><time>03:00</time> Eight died at sea</li></ul>
<article id=a><time datetime="2023-10-13T09:00Z"></time><h2>A market was hit</h2><p>Alpha: it was full.
</article><article id=b><time datetime="2023-10-13T08:00Z"></time><p>Bravo: a boat left the harbour at night."""
    assert [one.at for one in told(html, "Eight died", "Alpha", "Bravo")] == ["13 03:00", "13 09:00", "13 08:00"]


def test_entries_behind_show_more_are_read() -> None:
    item = '<div class="e" id={0}{1}><time datetime="2023-10-13T0{2}:00Z"></time><p>{0}: a long report of raids.</div>'
    html = HEAD + "<body><main>" + item.format("Alpha", "", 9) + item.format("Bravo", " style='display: none'", 8)
    assert [one.at for one in told(html, "Alpha:", "Bravo:")] == ["13 09:00", "13 08:00"]


def ld(numbers: range) -> str:
    """JSON-LD of a live blog with the updates of these hours."""
    updates = [
        {"@type": "BlogPosting", "datePublished": f"2023-10-13T{n:02}:00:00Z", "url": f"https://coast.example/live#u{n}",
         "articleBody": f"Town number {n} was shelled and people were killed there."}
        for n in numbers
    ]  # fmt: skip
    written = json.dumps({"@type": "LiveBlogPosting", "headline": "Coast live", "liveBlogUpdate": updates})
    return HEAD.replace("</head>", f'<script type="application/ld+json">{written}</script></head>')


def test_updates_that_only_the_json_of_a_page_holds_are_read() -> None:
    shown = "".join(
        f'<article id=u{n}><time datetime="2023-10-13T{n}:00Z"></time><p>Town number {n} was shelled and people were '
        "killed there.</article>"
        for n in (15, 14)
    )
    found = told(f"{ld(range(12, 16))}<body><main>{shown}", *(f"Town number {n}" for n in range(12, 16)))
    assert [one.at for one in found] == ["13 12:00", "13 13:00", "13 14:00", "13 15:00"]


def test_what_a_page_shows_besides_the_updates_of_its_json_is_kept() -> None:
    shown = "".join(f"<div>Town number {n} was shelled and people were killed there.</div>" for n in (14, 15))
    html = f"{ld(range(14, 16))}<body><main><div>Two guards were detained at the port, a union says.</div>{shown}"
    assert told(html, "Town number 14", "Two guards were")[0].at == "13 14:00"


STORY = "<p>Four people were killed in the harbour by rockets fired at noon, officials say.</p>"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f"<div>By Newsroom</div><div>Published On 14 Jun 2023</div>{STORY}", "2023-06-14"),
        (f"<p>Publié le 14 juin 2023 à 07h30</p>{STORY}", "2023-06-14"),
        ("<article><p>8 Oct 2023 17.06 CEST</p>One guard was killed.</article>"
         "<article><p>7 Oct 2023 09.30 CEST</p>Ten rockets were fired.</article>", "2023-10-08"),
        ("<article><p>8 Oct 2023 17.06 CEST</p>One guard was killed.</article>"
         "<article><p>09.30 CEST</p>Ten rockets were fired.</article>", None),
        (f"<p>Updated 14 June 2023</p>{STORY}", None),
        (f"{STORY}<p>14 June 2023</p>", None),
    ],
)  # fmt: skip
def test_a_page_that_states_its_day_in_words_proposes_it(body: str, day: str | None) -> None:
    assert read_page(f"{NOT_DATED}<body>{body}", "a.html").stated.get("published_at") == day


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Coast diary, 3 May 2023", "2023-05-03"),
        ("Explained: the massacre of 3 May 1998", None),
        ("Live updates, 3 May 2023 to 5 May 2023", None),
        ("Weekly digest – 3 May 2023", None),
    ],
)
def test_the_title_of_a_diary_proposes_its_day(title: str, day: str | None) -> None:
    page = read_page(f"<title>{title}</title><body>{STORY}", "a.html")
    assert page.stated.get("published_at") == day


def test_what_is_given_for_pages_that_state_nothing_heads_their_entries() -> None:
    item = "<div id={0}><span>{1}</span><p>{0}: a report of shelling.</div>"
    html = f"""<link rel=canonical href="https://coast.example/live"><body>{item.format("Alpha", "9:40")}
{item.format("Bravo", "8:30")}"""
    assert [one.url for one in told(html, "Alpha:", "Bravo:")] == [
        "https://coast.example/live#Alpha",
        "https://coast.example/live#Bravo",
    ]


def test_a_pasted_page_is_read_as_pasted_whatever_encoding_it_declared() -> None:
    html = '<html><head><meta charset="windows-1251"></head><body><p>Погибли не менее 18 человек.</p></body></html>'
    given = {"publisher": "P", "published_at": "2022-02-24"}
    for data in (html.encode(), html.encode("cp1251")):
        (found,) = read_posts(data, "a.html", given)
        assert "Погибли не менее 18 человек." in found.post.text


@pytest.mark.parametrize(
    ("day", "hour"),
    [(date(2023, 10, 8), 13), (date(2023, 12, 8), 14), (date(2023, 3, 12), 13), (date(2023, 11, 5), 14)],
)
def test_eastern_time_is_that_of_the_season(day: date, hour: int) -> None:
    stamp, _ = stamp_of("9:15 a.m. ET", day)
    assert stamp is not None
    assert (stamp.hour, stamp.minute) == (hour, 15)


@pytest.mark.parametrize("words", ["8h", "May 5", "2023", "31 juin 2023", "Ten killed at 18:45", "Published on time"])
def test_words_that_are_no_whole_time_are_none(words: str) -> None:
    assert moment_in_words(words) is None
