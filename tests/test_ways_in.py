"""Mails, exported channels, feeds with names of HTML, and texts that state their day in their title."""

import json
from pathlib import Path

import pytest

from dashboard.capture import BadInput
from dashboard.capture.reading import Captured, read_posts
from dashboard.extraction.text.layout import lay_out
from dashboard.storage import preview
from dashboard.storage.workspace import Workspace

MAIL = b"""From: Coast Desk <desk@coast.example>
Subject: =?utf-8?q?Coast_sitrep=3A_six_killed?=
Date: Fri, 13 Oct 2023 15:04:05 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=XX

--XX
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Six dockers were killed in the=
 harbour =E2=80=93 a union says.
--XX
Content-Type: application/pdf; name=a.pdf
Content-Disposition: attachment; filename=a.pdf
Content-Transfer-Encoding: base64

JVBERi0=
--XX--
"""


def read(data: bytes | str, name: str, **given: str) -> list[Captured]:
    return list(read_posts(data.encode() if isinstance(data, str) else data, name, given))


def test_a_mail_is_its_text_with_its_sender_its_subject_and_its_instant() -> None:
    (found,) = read(MAIL, "a.eml")
    post = found.post
    assert post.text.strip() == "Six dockers were killed in the harbour – a union says."
    assert (post.publisher, post.title) == ("Coast Desk", "Coast sitrep: six killed")
    assert str(post.published_at) == "2023-10-13 12:04:05+00:00"
    assert found.stated_words == "published 2023-10-13T12:04:05Z, by Coast Desk, as the mail states"
    (given,) = read(MAIL, "a.eml", publisher="Union", published_at="2023-10-12")
    assert (given.post.publisher, str(given.post.published_date)) == ("Union", "2023-10-12")


def test_a_mail_in_html_is_read_as_a_page_in_its_own_encoding() -> None:
    head = b"From: a@coast.example\nDate: Fri, 13 Oct 2023 15:04:05 +0300\nContent-Type: text/html; charset=cp1252\n\n"
    (found,) = read(head + b"<html><body><nav>Menu</nav><p>A caf\xe9 was hit, six were killed.</p>", "a.eml")
    assert found.post.text == "A café was hit, six were killed.\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"A note\n\nSix were killed.\n", "a.eml is not an e-mail: it states neither a sender nor a date."),
        (b"From: a@b.c\nContent-Type: image/png\n\n\x89PNG", "a.eml is an e-mail without a text of its own"),
        (b"From: a@b.c\nContent-Type: text/plain; charset=nonsense\n\nSix killed \xe9.", "a.eml is an e-mail that"),
        (b"", "a.eml is not an e-mail"),
    ],
)
def test_a_mail_that_holds_no_text_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read(data, "a.eml", publisher="P", published_at="2023-10-13")


def channel(*messages: dict[str, object]) -> str:
    return json.dumps({"name": "Coast Front", "messages": [{"type": "message", **one} for one in messages]}, indent=1)


def test_an_exported_channel_is_a_post_a_day_with_timed_entries() -> None:
    bold = ["Two shells fell on the ", {"type": "bold", "text": "market"}, "."]
    text = channel(
        {"date_unixtime": "1697187900", "text": "Six dockers were killed."},
        {"date_unixtime": "1697193000", "text": bold},
        {"type": "service", "date_unixtime": "1697193001", "text": "", "action": "pin_message"},
        {"date_unixtime": "1697274300", "text": "A bridge was hit."},
        {"date_unixtime": "1697274301", "text": "", "photo": "a.jpg"},
    )
    first, second = (one.post for one in read(text, "result.json"))
    assert (first.publisher, str(first.published_date)) == ("Coast Front", "2023-10-13")
    assert [f"{entry.stamped_at:%H:%M}" for entry in lay_out(first.text, first.published_date).entries] == [
        "09:05",
        "10:30",
    ]
    assert "Two shells fell on the market." in first.text
    assert "A bridge was hit." in second.text
    with pytest.raises(BadInput, match="without a message in words"):
        read(channel({"text": ""}), "result.json")


def test_names_of_html_in_a_feed_are_read() -> None:
    text = (
        '<?xml version="1.0"?><rss><channel><title>Coast&nbsp;Wire</title><item><title>Raid &ndash; six dead</title>'
        "<pubDate>Fri, 13 Oct 2023 09:00:00 GMT</pubDate><description>Six&nbsp;killed &amp; nine hurt, R&D of "
        "&unknown; says.</description></item></channel></rss>"
    )
    (found,) = read(text, "feed.xml")
    assert (found.post.publisher, found.post.title) == ("Coast Wire", "Raid – six dead")
    assert found.post.text == "# Raid – six dead\n\nSix killed & nine hurt, R&D of &unknown; says.\n"


@pytest.mark.parametrize(
    ("top", "day"),
    [
        ("Diary, 14 July 2023", "2023-07-14"),
        ("# Coast live blog – 14 July 2023", "2023-07-14"),
        ("Coast war\n14 July 2023", "2023-07-14"),
        ("The massacre of 14 July 2013", None),
        ("Six were killed on 14 July 2023.", None),
    ],
)
def test_a_text_whose_title_states_its_day_proposes_it(top: str, day: str | None) -> None:
    text = f"{top}\n\n09:15 | Six dockers were killed in the harbour.\n"
    if day is None:
        with pytest.raises(BadInput, match="has no publication date"):
            read(text, "a.txt", publisher="P")
        return
    (found,) = read(text, "a.txt", publisher="P")
    assert (str(found.post.published_date), found.as_stated) == (day, {"published_at": day})
    (given,) = read(text, "a.txt", publisher="P", published_at="2023-07-20")
    assert (str(given.post.published_date), given.as_stated) == ("2023-07-20", {})


def test_a_preview_reads_a_long_text_in_part_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "READ_AHEAD", 4_950)
    line = "Activists said that at least 12 people were killed in Aleppo on Saturday.\n\n"
    names = {"long.txt": line * 100, "next.txt": line * 2}
    for name, text in names.items():
        (tmp_path / name).write_text(text)
    files = [{"name": name, "path": str(tmp_path / name)} for name in names]
    given = {"publisher": "P", "published_at": "2013-07-28"}
    long, following = preview.preview(Workspace.at(tmp_path / "none"), {"files": files, "given": given})
    (post,) = long["posts"]
    assert (len(post["text"]), post["read_to"], post["n_figures"]) == (7_500, 4_949, 66)
    assert post["reading"] is None, "all of it is read when it is stored"
    assert [one["n_figures"] for one in following["posts"]] == [0]
    (short,) = preview.preview(Workspace.at(tmp_path / "none"), {"files": files[1:], "given": given})
    assert short["posts"][0]["n_figures"] == 2
    assert short["posts"][0]["reading"]
