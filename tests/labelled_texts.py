"""Small labelled documents, made by hand, and readings of them that are right or wrong on purpose."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.evaluation.comparison import Compared, compare
from dashboard.evaluation.labelled import LabelledDocument
from dashboard.evaluation.scheme import events_of, figures_of

TEXT = "At least ten people were killed and 50 wounded in Aleppo on 26 July, activists said. Hundreds fled."
FIRST, SECOND = TEXT.index(" Hundreds"), len(TEXT)


def figure(name: str, words: str, measure: str, operator: str, low: int | None, high: int | None, **other: Any) -> Any:
    """A figure as JSON; `words` stand once in TEXT unless `text` is given."""
    text = other.pop("text_of", TEXT)
    start = text.index(words)
    return {
        "id": name,
        "start": start,
        "end": start + len(words),
        "measure": measure,
        "population": "people",
        "operator": operator,
        "low": low,
        "high": high,
        "scope": "event",
        "realis": "actual",
        "part_of": None,
        "speaker": "activists",
        "event": "e1",
        **other,
    }


def event(name: str, kind: str, spans: list[list[int]], **other: Any) -> Any:
    """An event as JSON."""
    return {
        "id": name,
        "type": kind,
        "date_start": None,
        "date_end": None,
        "date_precision": "unknown",
        "place": None,
        "admin1": None,
        "country": None,
        "perpetrators": [],
        "targets": [],
        "status": "asserted",
        "spans": spans,
        **other,
    }


FIGURES = [
    figure("f1", "At least ten", "killed", "gte", 10, None),
    figure("f2", "50", "wounded", "eq", 50, 50),
    figure("f3", "Hundreds", "displaced", "order_of_magnitude", None, None, speaker=None),
]
EVENTS = [
    event(
        "e1",
        "air_strike",
        [[0, FIRST]],
        date_start="2013-07-26",
        place="Aleppo",
        admin1="Aleppo",
        country="SY",
        perpetrators=["regime forces"],
        status="claimed",
    ),
    event("e2", "humanitarian", [[FIRST + 1, SECOND]]),
]
MUST_NOT = [[TEXT.index("26 July"), TEXT.index("26 July") + 7]]


def labels(doc_id: str = "made_1", **other: Any) -> dict[str, Any]:
    """TEXT as labelled, as JSON."""
    return {
        "doc_id": doc_id,
        "region": "Syria",
        "kind": "live_blog",
        "published_on": "2013-07-26",
        "publisher": "EA WorldView",
        "title": "Today",
        "figures": FIGURES,
        "events": EVENTS,
        "must_not": MUST_NOT,
        **other,
    }


def document(text: str = TEXT, **other: Any) -> LabelledDocument:
    """A labelled document; figures, events and must_not are those of TEXT unless given."""
    made = labels(**other)
    return LabelledDocument(
        doc_id=made["doc_id"],
        text=text,
        published_on=made["published_on"],
        publisher=made["publisher"],
        title=made["title"],
        region=made["region"],
        kind=made["kind"],
        figures=figures_of(made["figures"], text, "here"),
        events=events_of(made["events"], text, "here"),
        must_not=tuple((start, end) for start, end in made["must_not"]),
    )


def read_as(
    figures: list[Any] | None = None, events: list[Any] | None = None, of: LabelledDocument | None = None
) -> Compared:
    """TEXT (or `of`), read as `figures` and `events`; what is not given is read as it is labelled."""
    of = of or document()
    read_figures = of.figures if figures is None else figures_of(figures, of.text, "here")
    read_events = of.events if events is None else events_of(events, of.text, "here")
    return compare(of, tuple(replace(one, optional=False) for one in read_figures), read_events)


def changed(rows: list[Any], name: str, **other: Any) -> list[Any]:
    """`rows` with other values in the one called `name`."""
    return [{**row, **other} if row["id"] == name else row for row in rows]


def labelled_folder(folder: Path, held_text: str = "Eleven monks were killed near Xanaduville.") -> Path:
    """open/ and held/ with a post and a sentence each; the held ones hold words that stand nowhere else."""
    for half, text in (("open", TEXT), ("held", held_text)):
        posts = folder / half / "posts"
        posts.mkdir(parents=True)
        figures = FIGURES if half == "open" else [held_figure(text)]
        made = labels(f"{half}_1", figures=figures)
        if half == "held":
            made |= {"events": [], "must_not": [], "region": "Xanadu", "kind": "monastery_news"}
        (posts / f"{half}_1.txt").write_text(text, encoding="utf-8")
        (posts / f"{half}_1.json").write_text(json.dumps(made), encoding="utf-8")
        line = {**made, "doc_id": f"{half}_s1", "text": text, "about": "operator"}
        del line["kind"]
        (folder / half / "sentences.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    return folder


def held_figure(text: str) -> Any:
    """A label that no right reading meets: every figure read in the held text is an error there."""
    return figure("f1", "Eleven", "wounded", "lt", None, 12, text_of=text, speaker="Kublai", realis="denied")
