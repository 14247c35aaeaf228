"""A workspace in which every word that others give is hostile: posts, and the names in its tables.

Each kind of markup carries a word of its own ("evilbold"): where an element on a page holds exactly that word, the
markup was not shown as text.
"""

import csv
import io
from pathlib import Path

from tests.made_once import made_once
from tests.tiny_workspace import FILES, command, make_workspace

LONG = "A" * 10_000
MARKDOWN = (
    "**evilbold** _evilitalic_ `evilcode` [evillink](javascript:alert(1)) $evilmath$ :red[evilred] ~~evilstruck~~ "
    ":material/home: | evilcell | ![evilpicture](http://evil.example/p.png)"
)
MARKUP = "<script>alert('evilscript')</script><img src=x onerror=alert(1)><b>evilhtml</b><h2>evilhead</h2>&lt;i&gt;"
FORMULA = '=HYPERLINK("http://evil.example","evilformula")'
CONTROL = "bell\x07 turned\u202eback\u202c zero\u200bwidth"
MARKERS = ("evilbold", "evilitalic", "evilcode", "evillink", "evilmath", "evilred", "evilstruck", "evilcell")
MARKERS += ("evilpicture", "evilscript", "evilhtml", "evilhead", "evilheading", "evillist", "evilquote", "evilbody")


def _table(name: str, rows: list[dict[str, str]]) -> str:
    """The tiny workspace's table with rows more; what a row does not name stays empty."""
    text = FILES[name]
    header = next(csv.reader([text.splitlines()[0]]))
    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n", restval="")
    writer.writerows(rows)
    return text + out.getvalue()


def hostile_tables() -> dict[str, str]:
    """The tables, with a hostile place, actor, speaker and toll that the posts below name by harmless aliases."""
    place = f"Evilville {MARKUP} {MARKDOWN}"
    actor = f"+Evil brigade {MARKDOWN} {MARKUP}"
    toll = {
        "toll_id": "evil-1", "source": f"@Evil count {MARKDOWN} {MARKUP}", "measure": "killed", "population": "people",
        "territory": "Syria", "operator": "gte", "low": "5000", "as_of": "2013-06-30", "as_of_basis": "stated",
        "published": "2013-07-05", "cumulative": "yes", "basis": "running_tally", "citation": FORMULA,
        "note": f"{MARKUP} {MARKDOWN} {LONG}",
    }  # fmt: skip
    return {
        "gazetteer_csv": _table("gazetteer.csv", [
            {"place_id": "evilville", "name": place, "aliases": "Evilville", "kind": "town",
             "within": "homs-governorate", "admin1": "Homs", "country": "SY", "lat": "34.7", "lon": "37.5"},
        ]),
        "actors_csv": _table("actors.csv", [
            {"actor_id": "evil-brigade", "name": actor, "aliases": "Evil Brigade", "sector": "REB",
             "side": "opposition", "country": "SY"},
        ]),
        "sources_csv": _table("sources.csv", [
            {"source_id": "evil-news", "name": f"-Evil News {MARKUP} {MARKDOWN}", "aliases": "Evil News",
             "attribution": "state_media", "side": "government", "country": "SY",
             "counts": MARKDOWN, "does_not_count": MARKUP, "note": FORMULA},
        ]),
        "tolls_csv": _table("tolls.csv", [toll]),
        "toll_parts_csv": FILES["toll_parts.csv"] + f'evil-1,"{MARKDOWN}",people,17,"{MARKUP}"\n',
    }  # fmt: skip


def hostile_posts() -> dict[str, str]:
    """Three posts: hostile in title and publisher, in the sentence that is read, and in what stands around it."""
    says = "Evil News said that the Evil Brigade killed at least 22 people in an air strike on Evilville on Thursday."
    sentence = f"{MARKDOWN} {MARKUP} Activists claim that at least 31 people were killed in shelling in Evilville."
    around = f"# evilheading\n\n- evillist\n\n> evilquote\n\n<p>evilbody</p>\n\n{CONTROL}\n\n{FORMULA}\n\n{LONG}"
    return {
        "posts/a.md": f"---\npublisher: {FORMULA} {MARKDOWN}\npublished_at: 2013-07-26\ntitle: {MARKUP} {MARKDOWN}\n"
        f"url: http://example.org/a\n---\n{says}\n\n{around}\n",
        "posts/b.md": f"---\npublisher: {MARKUP}\npublished_at: 2013-07-27\ntitle: {LONG}\n---\n{sentence}\n\n{says}\n",
        "posts/c.md": "---\npublisher: Plain\npublished_at: 2013-07-27\n---\n"
        "Evil News said 25 people were killed by the Evil Brigade in an air strike on Evilville on Thursday.\n"
        "Ten people were wounded in shelling in Aleppo, the Syrian Observatory for Human Rights said.\n",
    }


def hostile() -> Path:
    """The workspace with its snapshot, built once a run; nobody may change it."""
    return made_once("hostile", _build)


def _build(folder: Path) -> None:
    done = command("build", workspace=make_workspace(folder, hostile_posts(), **hostile_tables()))
    assert done.code == 0, done
