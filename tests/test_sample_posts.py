"""The posts of the shipped workspace: they name outlet, day and address, and copy nobody."""

import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from dashboard.capture import read_markdown
from dashboard.extraction.text.layout import lay_out
from dashboard.records import Entry, Post
from dashboard.storage.tables import Tables, read_tables

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[2] / "shared"
SEEDS = SHARED / "seeds"
PORTAL_ITEMS = SHARED / "data" / "wikipedia_current_events" / "syria_items_2011_2025.jsonl"
PORTAL = "https://en.wikipedia.org/wiki/Portal:Current_events/"
POSTS = sorted((DATA / "posts").glob("*.md"))
FIRST_DAY, LAST_DAY = date(2013, 6, 1), date(2013, 8, 31)
LONGEST_SHARED_RUN = 7


@cache
def sample() -> Tables:
    """What the sample's CSV files say."""
    return read_tables({path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.csv")}, [])


@cache
def post_of(path: Path) -> Post:
    return read_markdown(path.read_text(encoding="utf-8"), path.name)


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The entries of a post, each with the outlet, day and address at its head."""
    post = post_of(path)
    return tuple(lay_out(post.text, post.published_date, post.published_at).entries)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("’", "'"))


def longest_shared_run(one: list[str], other: list[str]) -> list[str]:
    """The longest run of words that stands in both."""
    longest: list[str] = []
    lengths: dict[int, int] = {}
    for end, word in enumerate(one, start=1):
        lengths = {at: lengths.get(at - 1, 0) + 1 for at, its in enumerate(other, start=1) if its == word}
        best = max(lengths.values(), default=0)
        if best > len(longest):
            longest = one[end - best : end]
    return longest


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_a_post_is_a_paraphrase_whose_entries_name_outlet_day_and_address(path: Path) -> None:
    post = post_of(path)
    assert (post.publisher, post.text_kind) == ("At Least sample", "paraphrase")
    entries = entries_of(path)
    assert entries
    outlets = {name for source in sample().reference.sources.values() for name in (source.name, *source.aliases)}
    for entry in entries:
        assert entry.digest_outlet in outlets, entry
        assert entry.digest_url and entry.digest_url.startswith("http"), entry
        assert entry.digest_date and entry.digest_date <= post.published_date, entry


def found_on(source_id: str, day: date) -> bool:
    """True when searches.csv says that reports of that day were found in the source."""
    return any(
        (search.source_id, search.result) == (source_id, "reports_found") and search.from_date <= day <= search.to_date
        for search in sample().searches
    )


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_what_was_looked_through_for_an_entry_stands_in_searches(path: Path) -> None:
    """An entry that carries the portal's address was found there, any other in its outlet."""
    by_name = {
        name: source.source_id
        for source in sample().reference.sources.values()
        for name in (source.name, *source.aliases)
    }
    for entry in entries_of(path):
        assert entry.digest_date and entry.digest_url
        portal = entry.digest_url.startswith(PORTAL)
        searched = "wikipedia-current-events" if portal else by_name[entry.digest_outlet or ""]
        assert found_on(searched, entry.digest_date), entry


def test_the_portal_was_looked_through_on_each_day_of_the_sample_once() -> None:
    for number in range((LAST_DAY - FIRST_DAY).days + 1):
        day = FIRST_DAY + timedelta(days=number)
        found = [
            search
            for search in sample().searches
            if search.source_id == "wikipedia-current-events" and search.from_date <= day <= search.to_date
        ]
        assert len(found) == 1, day


def test_a_day_on_which_the_portal_had_nothing_has_no_entry_from_it() -> None:
    dated = {
        entry.digest_date for path in POSTS for entry in entries_of(path) if (entry.digest_url or "").startswith(PORTAL)
    }
    assert len(dated) >= 30
    for search in sample().searches:
        if (search.source_id, search.result) == ("wikipedia-current-events", "nothing_found"):
            assert not [day for day in dated if day and search.from_date <= day <= search.to_date], search


def test_an_address_of_the_portal_is_that_of_the_entry_s_day() -> None:
    for path in POSTS:
        for entry in entries_of(path):
            if entry.digest_date and (entry.digest_url or "").startswith(PORTAL):
                day = entry.digest_date
                assert entry.digest_url == f"{PORTAL}{day.year}_{day:%B}_{day.day}"


def test_every_week_of_the_sample_has_an_entry() -> None:
    dated = {entry.digest_date.isocalendar().week for path in POSTS for entry in entries_of(path) if entry.digest_date}
    first, last = FIRST_DAY.isocalendar().week, LAST_DAY.isocalendar().week
    assert set(range(first, last + 1)) <= dated


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_no_sentence_of_the_founding_document_is_copied(path: Path) -> None:
    if not SEEDS.exists():
        pytest.skip("the founding document (../shared/seeds) is not beside this checkout")
    seed = words("\n".join(seed.read_text(encoding="utf-8") for seed in sorted(SEEDS.glob("*.txt"))))
    shared = longest_shared_run(words(post_of(path).text), seed)
    assert len(shared) <= LONGEST_SHARED_RUN, " ".join(shared)


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.name)
def test_no_sentence_of_the_portal_is_copied(path: Path) -> None:
    if not PORTAL_ITEMS.exists():
        pytest.skip("the portal's items (../shared/data/wikipedia_current_events) are not beside this checkout")
    items = [json.loads(line) for line in PORTAL_ITEMS.read_text(encoding="utf-8").splitlines()]
    texts = [words(item["text"]) for item in items if str(FIRST_DAY) <= item["date"] <= str(LAST_DAY)]
    assert len(texts) > 40
    ours = words(post_of(path).text)
    shared = max((longest_shared_run(ours, text) for text in texts), key=len)
    assert len(shared) <= LONGEST_SHARED_RUN, " ".join(shared)


def test_longest_shared_run_finds_a_copied_phrase() -> None:
    assert longest_shared_run(words("he said one two three"), words("one two three, she said")) == [
        "one",
        "two",
        "three",
    ]


FACTS = [
    ("Sukhna", "at least 22"),
    ("Sukhna", "two car bombs"),
    ("Bab al-Nairab", "At least ten"),
    ("Bab al-Nairab", "18 dead"),
    ("Bab al-Nairab", "At least 29"),
    ("Jaramana", "seven dead and 62 wounded"),
    ("Jaramana", "ten dead and 62 wounded"),
    ("Jaramana", "injured 66"),
    ("Jaramana", "at least seven"),
    ("Khan al-Assal", "123 people"),
    ("Khan al-Assal", "more than 150 government soldiers"),
    ("Khan al-Assal", "51 soldiers and officers"),
    ("Jabal Badro", "at least 19"),
    ("Jabal Badro", "At least 20"),
    ("Jabal Badro", "at least 23"),
    ("Deir ez-Zor", "92 government soldiers"),
    ("Syria", "more than 100,000"),
    ("UN officials", "nearly 93,000"),
    ("Violations Documentation Center", "67,408"),
    ("civilians", "51,245"),
    ("Jobar", "eight members of the security forces"),
    ("Marjeh Square", "at least 14 people"),
    ("the portal", "as many as 60 people"),
    ("OHCHR", "92,901"),
    ("OHCHR", "37,988 records"),
    ("United Nations", "just under 93,000"),
    ("Observatory", "100,191"),
    ("Observatory", "17,311 members of pro-government militias"),
    ("Beirut", "injured 53 people"),
    ("Deir Atiyah", "13 people"),
    ("Homs province", "Six mediators"),
    ("near Damascus", "Seven people"),
    ("Dablan", "17 people and wounded 26"),
    ("ammunition depot", "At least 40 people"),
    ("a suburb of Damascus", "18 people and wounded 55"),
    ("Jaramana", "18 people and wounded 56"),
    ("the south of Beirut", "At least 20 people were killed and 200 injured"),
    ("Tripoli, in Lebanon", "More than 50 people"),
    ("Ghouta", "50 people"),
    ("outskirts of Damascus", "more than 600 people"),
    ("near Damascus", "At least 1,360 people"),
    ("John Kerry", "1,429 people"),
    ("chemical weapons", "nearly 1,500 people"),
]


@pytest.mark.parametrize(("subject", "fact"), FACTS)
def test_a_founding_fact_stands_in_the_sample(subject: str, fact: str) -> None:
    assert any(subject in post_of(path).text and fact in post_of(path).text for path in POSTS)
