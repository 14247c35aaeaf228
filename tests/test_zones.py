"""Times that name no zone: read as UTC or as of the zone that is given, and said to be so wherever a post comes in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.capture import BadInput
from dashboard.capture.posts import is_bare_instant, markdown_of, post_from_fields, read_markdown
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Post
from dashboard.storage import preview
from dashboard.storage.workspace import Workspace
from dashboard.storage.zones import bare_times, zone_words

TEXT = "01:15\nSix dockers were killed.\n\n10:30 GMT\nTwo shells fell.\n\n12:00 local time\nA bridge was hit.\n"
FIELDS = {"publisher": "P", "published_at": "2023-10-13"}


def post(**fields: str) -> Post:
    return post_from_fields({**FIELDS, **fields}, TEXT, "a.txt")


def stamps(one: Post) -> list[str]:
    layout = lay_out(one.text, one.published_date, one.published_at, one.zone)
    return [f"{entry.stamped_at:%d %H:%M}" for entry in layout.entries if entry.stamped_at]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", ["13 01:15", "13 10:30", "13 12:00"]),
        ("UTC+3", ["12 22:15", "13 10:30", "13 09:00"]),
        ("EEST", ["12 22:15", "13 10:30", "13 09:00"]),
        ("-0430", ["13 05:45", "13 10:30", "13 16:30"]),
    ],
)
def test_a_zone_that_is_given_moves_only_times_that_name_none(zone: str, expected: list[str]) -> None:
    assert stamps(post(zone=zone)) == expected


@pytest.mark.parametrize("zone", ["Kyiv", "UTC+15", "IST", "local", "UTC+3 or so"])
def test_a_zone_that_is_not_read_is_refused(zone: str) -> None:
    with pytest.raises(BadInput, match="is not read; say it as UTC"):
        post(zone=zone)


def test_a_zone_is_stored_with_its_post_and_makes_another_one() -> None:
    there = post(zone="UTC+3")
    assert read_markdown(markdown_of(there), "a.md") == there
    assert there.content_hash != post().content_hash


def test_an_instant_of_publication_without_a_zone_is_of_the_given_one() -> None:
    at = "2023-10-13T18:45"
    assert post(published_at=at).published_at == datetime(2023, 10, 13, 18, 45, tzinfo=UTC)
    assert post(published_at=at, zone="UTC+3").published_at == datetime(2023, 10, 13, 15, 45, tzinfo=UTC)
    assert post(published_at=at + "Z", zone="UTC+3").published_at == datetime(2023, 10, 13, 18, 45, tzinfo=UTC)
    assert [is_bare_instant(words) for words in (at, at + "Z", "2023-10-13", "soon, maybe")] == [
        True,
        False,
        False,
        False,
    ]


def test_what_is_assumed_is_said_in_words() -> None:
    assert bare_times(post()) == bare_times(post(zone="UTC+3")) == 2
    assert zone_words(post(), FIELDS) == "2 times of entries name no zone and are read as UTC."
    at = {"published_at": "2023-10-13T18:45"}
    both = zone_words(post(zone="EEST", **at), at)
    assert both == "2 times of entries and the time of publication name no zone and are read as EEST."
    plain = post_from_fields(FIELDS, "10:30 GMT\nTwo shells fell.", "a.txt")
    assert zone_words(plain, FIELDS) == ""
    assert zone_words(plain, at) == "The time of publication names no zone and is read as UTC."


def test_the_preview_says_which_zone_is_assumed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    asked = {"files": [{"name": "a.txt", "path": str(file)}], "given": {**FIELDS, "zone": "MSK"}}
    (answer,) = preview.preview(Workspace.at(tmp_path / "none"), asked)
    (offered,) = answer["posts"]
    assert offered["zone_words"] == "2 times of entries name no zone and are read as MSK."
    assert offered["fields"]["zone"] == "MSK"


def test_ingest_says_which_zone_is_assumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    where = [
        "--workspace",
        str(tmp_path / "mine"),
        "ingest",
        str(file),
        "--publisher",
        "P",
        "--published",
        "2023-10-13",
    ]
    assert main(where) == 0
    assert "2 times of entries name no zone and are read as UTC. --zone says another." in capsys.readouterr().out
    assert main([*where, "--zone", "Kyiv"]) == 2
    assert "the zone 'Kyiv' is not read" in capsys.readouterr().err
