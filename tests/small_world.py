"""A snapshot filled by hand, small enough to add up in your head: what queries, charts and pages are tested on.

Two reports of Jaramana (state media revises 7 to 10), two of Khan al-Assal that conflict, one of Sukhna (no day), 92
who defected, a shelling without numbers, one hostile post, and six tolls. Ids are readable on purpose.
"""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from dashboard.storage.derived import DERIVED, fill_derived
from tests.made_once import made_once

NAME = "0123456789abcdef.duckdb"
"""The file of a snapshot filled by hand."""
SCHEMA = Path(__file__).parents[1] / "dashboard" / "storage" / "schema.sql"
HOSTILE = (
    "<script>alert('x')</script> <img src=x onerror=alert(1)> **bold** _it_ $x^2$ [link](javascript:alert(1)) "
    ":material/home: :red[at least 3 killed] "
    + "A" * 300
    + " السخنة قتل ثلاثة \u202eحلب\u202c\n\n# not a heading\n\n> not a quote"
)
SUKHNA = "Activists say that at least 22 people were killed by regime forces in Sukhna."
JARAMANA_FIRST = "Syrian state TV says that 7 people died and 62 were wounded in Jaramana on Thursday."
JARAMANA_LATER = "SANA says that 10 people died and 66 were wounded in Jaramana on Thursday."
KHAN_SOHR = "SOHR says more than 150 soldiers were killed in Khan al-Assal, 51 of them executed."
KHAN_SANA = "SANA says that 123 people, mostly civilians, were killed in Khan al-Assal."
DEFECT = "Footage is said to show 92 soldiers defecting in Deir ez-Zor province on Thursday."
SHELLING = "Shells fell on al-Waer in Homs; casualties are not reported."
TOLL = "Ban Ki-moon said on Thursday that more than 100,000 people have been killed."

POSTS: dict[str, dict[str, Any]] = {
    "a00000000001": {
        "publisher": "EA WorldView",
        "day": date(2013, 7, 26),
        "title": "Syria Today: claims of a mass killing",
        "lines": [TOLL, SUKHNA, DEFECT, SHELLING],
    },
    "a00000000002": {
        "publisher": "Syrian state TV",
        "day": date(2013, 7, 25),
        "title": "Car bomb near Damascus",
        "lines": [JARAMANA_FIRST],
    },
    "a00000000003": {
        "publisher": "SANA",
        "day": date(2013, 7, 27),
        "title": "Digest",
        "lines": [JARAMANA_LATER, KHAN_SANA],
    },
    "a00000000004": {"publisher": "SOHR", "day": date(2013, 7, 26), "title": None, "lines": [KHAN_SOHR]},
    "a00000000005": {
        "publisher": "<b>Hostile</b> $pub$",
        "day": date(2013, 7, 28),
        "title": "<script>alert('title')</script> **t**",
        "lines": [HOSTILE],
    },
}

# post, sentence, event, type, voice, figures (words in the sentence, measure, population, operator, low, high)
CLAIMS: list[dict[str, Any]] = [
    {
        "post": "a00000000001",
        "says": TOLL,
        "kind": "toll",
        "voice": "un",
        "attribution": "un_official",
        "speaker": "Ban Ki-moon",
        "figures": [("more than 100,000 people", "killed", "people", "gt", 100000, None)],
    },
    {
        "post": "a00000000001",
        "says": SUKHNA,
        "event": "sukhna",
        "type": "execution_torture",
        "voice": "activists",
        "attribution": "activist_network",
        "speaker": "Activists",
        "stance": "claims",
        "place": "Sukhna",
        "admin1": "Homs",
        "where": 1,
        "accused": ("regime forces", "government-forces", "government forces"),
        "figures": [("at least 22 people", "killed", "people", "gte", 22, None)],
        "origin": "activists",
    },
    {
        "post": "a00000000001",
        "says": DEFECT,
        "event": "defection",
        "type": "defection_surrender",
        "voice": "footage",
        "attribution": "footage_claimed",
        "place": "Deir ez-Zor",
        "admin1": "Deir ez-Zor",
        "where": 4,
        "days": (date(2013, 7, 25), date(2013, 7, 25)),
        "figures": [("92 soldiers", "defected", "combatants", "eq", 92, 92)],
    },
    {
        "post": "a00000000001",
        "says": SHELLING,
        "event": "shelling",
        "type": "shelling_missile",
        "voice": "publisher:ea worldview",
        "attribution": "own_reporting",
        "place": "al-Waer",
        "admin1": "Homs",
        "where": 2,
        "days": (date(2013, 7, 22), date(2013, 7, 28)),
        "precision": "week",
        "unstated": True,
        "origin": "ea",
    },
    {
        "post": "a00000000002",
        "says": JARAMANA_FIRST,
        "event": "jaramana",
        "type": "bombing",
        "voice": "syrian-state-media",
        "attribution": "state_media",
        "speaker": "Syrian state TV",
        "place": "Jaramana",
        "admin1": "Rif Dimashq",
        "where": 1,
        "days": (date(2013, 7, 25), date(2013, 7, 25)),
        "figures": [("7 people", "killed", "people", "eq", 7, 7), ("62", "wounded", "people", "eq", 62, 62)],
        "origin": "sana",
    },
    {
        "post": "a00000000003",
        "says": JARAMANA_LATER,
        "event": "jaramana",
        "type": "bombing",
        "voice": "syrian-state-media",
        "attribution": "state_media",
        "speaker": "SANA",
        "place": "Jaramana",
        "admin1": "Rif Dimashq",
        "where": 1,
        "days": (date(2013, 7, 25), date(2013, 7, 25)),
        "figures": [("10 people", "killed", "people", "eq", 10, 10), ("66", "wounded", "people", "eq", 66, 66)],
        "origin": "sana",
        "joined": ("a00000000002", 0),
        "reasons": ["the same place: Jaramana", "the same day: 25 July 2013"],
    },
    {
        "post": "a00000000003",
        "says": KHAN_SANA,
        "event": "khan",
        "type": "execution_torture",
        "voice": "syrian-state-media",
        "attribution": "state_media",
        "speaker": "SANA",
        "place": "Khan al-Assal",
        "admin1": "Aleppo",
        "where": 1,
        "days": (date(2013, 7, 22), date(2013, 7, 23)),
        "figures": [("123 people", "killed", "people", "eq", 123, 123)],
        "origin": "sana",
        "joined": ("a00000000004", 0),
        "reasons": ["the same place: Khan al-Assal", "days that overlap"],
    },
    {
        "post": "a00000000004",
        "says": KHAN_SOHR,
        "event": "khan",
        "type": "execution_torture",
        "voice": "sohr",
        "attribution": "monitor",
        "speaker": "SOHR",
        "place": "Khan al-Assal",
        "admin1": "Aleppo",
        "where": 1,
        "days": (date(2013, 7, 22), date(2013, 7, 23)),
        "accused": ("", "nusra", "Jabhat al-Nusra"),
        "figures": [
            ("more than 150 soldiers", "killed", "combatants", "gt", 150, None),
            ("51 of them", "killed", "combatants", "eq", 51, 51, 0),
        ],
        "origin": "sohr",
    },
    {
        "post": "a00000000005",
        "says": HOSTILE.split("\n\n")[0],
        "event": "hostile",
        "type": "other",
        "voice": "publisher:hostile",
        "attribution": "unattributed",
        "place": "<i>x</i> $y$",
        "admin1": None,
        "where": 7,
        "figures": [("at least 3 killed", "killed", "people", "gte", 3, None)],
    },
]

EVENTS: dict[str, tuple[str, str, str, int, str | None]] = {
    # agreement, standing, responsibility, known origins, sentence
    "sukhna": (
        "one_origin",
        "one origin, not reviewed",
        "alleged",
        1,
        "Activists claimed that at least 22 people were killed by government forces in Sukhna, Homs province "
        "(EA WorldView, 26 July 2013; day not stated; one origin, not reviewed).",
    ),
    "defection": ("no_known_origin", "no known origin, not reviewed", "not_stated", 0, None),
    "shelling": ("one_origin", "one origin, not reviewed", "not_stated", 1, None),
    "jaramana": ("one_origin", "one origin, not reviewed", "not_stated", 1, None),
    "khan": (
        "conflicting",
        "reports conflict on the toll and who the victims were; 2 origins, not reviewed",
        "alleged",
        2,
        None,
    ),
    "hostile": ("no_known_origin", "no known origin, not reviewed", "not_stated", 0, None),
}
VOICES = {
    "un": "United Nations",
    "activists": "activists",
    "footage": "footage of unknown source",
    "publisher:ea worldview": "EA WorldView",
    "syrian-state-media": "Syrian state media",
    "sohr": "SOHR",
    "publisher:hostile": "<b>Hostile</b> $pub$",
}
TITLES = {
    "sukhna": "Killing in Sukhna",
    "defection": "Defection in Deir ez-Zor province",
    "shelling": "Shelling of al-Waer, Homs",
    "jaramana": "Bombing in Jaramana",
    "khan": "Killing in Khan al-Assal",
    "hostile": "News of <i>x</i> $y$ :material/home: **b**",
}

# id, series, source, operator, low, high, reading, as_of, published, basis, cumulative, population, words
TOLLS: list[tuple[Any, ...]] = [
    (
        "hr-2013-01",
        "hr-1",
        "OHCHR/HRDAG",
        "eq",
        59648,
        59648,
        "documented minimum",
        date(2012, 11, 30),
        date(2013, 1, 2),
        "enumeration_deduplicated",
        True,
        "people",
        "≥ 59,648",
        "un_official",
    ),
    (
        "hr-2013-06",
        "hr-2",
        "OHCHR/HRDAG",
        "eq",
        92901,
        92901,
        "documented minimum",
        date(2013, 4, 30),
        date(2013, 6, 13),
        "enumeration_deduplicated",
        True,
        "people",
        "≥ 92,901",
        "un_official",
    ),
    (
        "un-2013-07",
        None,
        "UN Secretary-General",
        "gt",
        100000,
        None,
        None,
        None,
        date(2013, 7, 25),
        "official_statement",
        True,
        "people",
        "> 100,000",
        "un_official",
    ),
    (
        "so-2012-10",
        "sohr",
        "SOHR",
        "gt",
        36000,
        None,
        None,
        date(2012, 10, 31),
        date(2012, 10, 31),
        "running_tally",
        True,
        "people",
        "> 36,000",
        "monitor",
    ),
    (
        "so-2013-12",
        "sohr",
        "SOHR",
        "eq",
        125835,
        125835,
        None,
        date(2013, 12, 1),
        date(2013, 12, 2),
        "running_tally",
        True,
        "people",
        "125,835",
        "monitor",
    ),
    (
        "so-2014-12",
        "sohr",
        "SOHR",
        "eq",
        202354,
        202354,
        None,
        date(2014, 12, 2),
        date(2014, 12, 2),
        "running_tally",
        True,
        "people",
        "202,354",
        "monitor",
    ),
    (
        "oh-2022",
        None,
        "OHCHR",
        "approx",
        306887,
        306887,
        None,
        date(2021, 3, 31),
        date(2022, 6, 28),
        "statistical_estimate",
        True,
        "civilians",
        "≈ 306,887",
        "un_official",
    ),
    (
        "sn-2013-02",
        "snhr",
        "SNHR",
        "eq",
        3774,
        3774,
        None,
        date(2013, 2, 28),
        date(2013, 3, 1),
        "period_tally",
        False,
        "people",
        "3,774",
        "monitor",
    ),
]
GROUPS = (
    "civilians",
    "opposition_fighters",
    "defectors",
    "government_military",
    "pro_government_militia",
    "foreign_fighters",
    "unidentified",
)


def put(connection: duckdb.DuckDBPyConnection, table: str, **columns: Any) -> None:
    """One row; columns left out are null."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values()))  # noqa: S608


def fill(connection: duckdb.DuckDBPyConnection, posts: tuple[str, ...] | None = None, tolls: bool = True) -> None:
    """Fill an empty database with the posts named (all by default) and, when `tolls`, the toll tables."""
    copy_into(connection, template(posts, tolls))


def template(posts: tuple[str, ...] | None = None, tolls: bool = True) -> Path:
    """The file of such a world, written once a run; nobody may change it."""
    name = "-".join(("small", *(posts if posts is not None else ("all",)), "tolls" if tolls else "bare"))
    return world_file(name, lambda connection: _fill(connection, posts, tolls))


def world_file(name: str, fill_it: Callable[[duckdb.DuckDBPyConnection], None]) -> Path:
    """The file of the world `name`, which `fill_it` fills once a run; nobody may change it."""

    def write(folder: Path) -> None:
        with duckdb.connect(str(folder / "world.duckdb")) as connection:
            fill_it(connection)

    return made_once(name, write) / "world.duckdb"


def copy_into(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Fill an empty database with all that a file holds: tables, rows, rules and comments."""
    ((ours,),) = connection.execute("SELECT current_database()").fetchall()
    where = str(file).replace("'", "''")
    connection.execute(f"ATTACH '{where}' AS template (READ_ONLY)")
    connection.execute(f'COPY FROM DATABASE template TO "{ours}"')
    connection.execute("DETACH template")


def _fill(connection: duckdb.DuckDBPyConnection, posts: tuple[str, ...] | None, tolls: bool) -> None:
    connection.execute("BEGIN")  # one transaction: the comments on their own would take longer than the rest
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for key, value in {"snapshot_id": "5e1f00d5", "fingerprint": "f1f1f1f1", "title": "Small world"}.items():
        put(connection, "meta", key=key, value=value)
    chosen = tuple(POSTS) if posts is None else posts
    for post_id in chosen:
        _insert_post(connection, post_id)
    claims = [dict(claim) for claim in CLAIMS if claim["post"] in chosen]
    for claim in claims:
        if claim.get("joined") and claim["joined"][0] not in chosen:
            claim.pop("joined")
    numbers: dict[str, int] = {}
    for claim in claims:
        claim["no"] = numbers.get(claim["post"], 0)
        numbers[claim["post"]] = claim["no"] + 1
        _insert_claim(connection, claim)
    for name in dict.fromkeys(claim["event"] for claim in claims if "event" in claim):
        _insert_event(connection, name, [claim for claim in claims if claim.get("event") == name])
    if tolls:
        _insert_tolls(connection)
    fill_derived(connection)
    connection.execute("COMMIT")


def insert(connection: duckdb.DuckDBPyConnection, table: str, **columns: Any) -> None:
    """One row more in a world that is filled, and what is derived from it."""
    put(connection, table, **columns)
    derive(connection)


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the derived tables, or fill them anew after a test changed what they are made from."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    fill_derived(connection)


def change(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None) -> None:
    """Change a world that is filled, and what is derived from it."""
    connection.execute(sql, values or [])
    derive(connection)


def _insert_post(connection: duckdb.DuckDBPyConnection, post_id: str) -> None:
    post = POSTS[post_id]
    put(
        connection,
        "posts",
        post_id=post_id,
        content_hash=post_id * 5 + "0000",
        publisher=post["publisher"],
        published_date=post["day"],
        title=post["title"],
        language="en",
        text_kind="paraphrase",
        text="\n\n".join(post["lines"]),
        is_current=True,
        url="http://example.org/" + post_id,
    )
    put(connection, "captures", post_id=post_id, captured_at=datetime(2013, 8, 1, 12, 0))


def _insert_claim(connection: duckdb.DuckDBPyConnection, claim: dict[str, Any]) -> None:
    post = POSTS[claim["post"]]
    text = "\n\n".join(post["lines"])
    start = text.index(claim["says"])
    first, last = claim.get("days", (None, None))

    def span(words: str | None) -> tuple[int, int] | tuple[None, None]:
        at = claim["says"].find(words) if words else -1
        return (None, None) if at < 0 or words is None else (start + at, start + at + len(words))

    speaker, place = span(claim.get("speaker")), span(claim.get("place"))
    key = {"post_id": claim["post"], "claim_no": claim["no"]}
    put(
        connection,
        "claims",
        **key,
        entry_no=0,
        kind=claim.get("kind", "event"),
        quotation=claim["says"],
        sentence_to_share=claim["says"],
        start=start,
        end=start + len(claim["says"]),
        at=f"{start}-{start + len(claim['says'])}",
        event_type=claim.get("type"),
        stance=claim.get("stance", "reports"),
        attribution=claim["attribution"],
        speaker=claim.get("speaker"),
        speaker_start=speaker[0],
        speaker_end=speaker[1],
        publisher=post["publisher"],
        reported_date=post["day"],
        url="http://example.org/" + claim["post"],
        voice=claim["voice"],
        voice_name=VOICES[claim["voice"]],
        origin=claim.get("origin"),
        realis="actual",
        responsibility="alleged" if claim.get("accused") else "not_stated",
        casualties_unstated=claim.get("unstated", False),
        date_start=first,
        date_end=last,
        date_precision=claim.get("precision", "day" if first else "unknown"),
        place=claim.get("place"),
        place_start=place[0],
        place_end=place[1],
        admin1=claim.get("admin1"),
        where_precision=claim.get("where", 7),
        confidence=1.0,
        is_recollection=False,
    )
    if accused := claim.get("accused"):
        at = span(accused[0])
        put(
            connection,
            "claim_actors",
            **key,
            role="alleged_perpetrator",
            name=accused[0] or accused[2],
            start=at[0],
            end=at[1],
            actor_id=accused[1],
            actor_name=accused[2],
        )
    first_no = connection.execute("SELECT count(*) FROM figures WHERE post_id = ?", [claim["post"]]).fetchone()
    for number, figure in enumerate(claim.get("figures", []), start=first_no[0] if first_no else 0):
        words, measure, population, operator, low, high, *part = figure
        at = span(words)
        put(
            connection,
            "figures",
            **key,
            figure_no=number,
            quotation=words,
            start=at[0],
            end=at[1],
            measure=measure,
            population=population,
            operator=operator,
            low=low,
            high=high,
            scope="cumulative" if claim.get("kind") == "toll" else "event",
            realis="actual",
            part_of=part[0] if part else None,
        )


def _insert_event(connection: duckdb.DuckDBPyConnection, name: str, claims: list[dict[str, Any]]) -> None:
    agreement, standing, responsibility, n_origins, sentence = EVENTS[name]
    event_id = f"{claims[0]['post']}.{claims[0]['no']}"
    first, last = claims[0].get("days", (None, None))
    reported = [POSTS[claim["post"]]["day"] for claim in claims]
    put(
        connection,
        "events",
        event_id=event_id,
        title=TITLES[name],
        event_type=claims[0]["type"],
        date_start=first,
        date_end=last,
        date_precision=claims[0].get("precision", "day" if first else "unknown"),
        reported_first=min(reported),
        reported_last=max(reported),
        place_name=claims[0]["place"],
        admin1=claims[0]["admin1"],
        where_precision=claims[0]["where"],
        responsibility=responsibility,
        footage_only=name == "defection",
        n_claims=len(claims),
        n_posts=len({claim["post"] for claim in claims}),
        n_voices=len({claim["voice"] for claim in claims}),
        n_origins=n_origins,
        agreement=agreement,
        grade="unassessed",
        standing=standing,
        sentence=sentence or f"{TITLES[name]} was reported ({standing}).",
    )
    for claim in claims:
        joined = claim.get("joined", (None, None))
        put(
            connection,
            "event_claims",
            event_id=event_id,
            post_id=claim["post"],
            claim_no=claim["no"],
            joined_to_post_id=joined[0],
            joined_to_claim_no=joined[1],
            score=0.9 if joined[0] else 1.0,
            reasons=claim.get("reasons", []),
        )
    origins = [claim["origin"] for claim in claims if claim.get("origin")]
    for origin in sorted(set(origins)):
        values = {"origin": origin, "origin_name": origin.upper(), "n_claims": origins.count(origin)}
        put(connection, "event_origins", event_id=event_id, **values)
    _insert_event_figures(connection, name, event_id, claims)


SIGNS = {"gte": "≥ ", "gt": "> ", "eq": "", "approx": "≈ "}


def _insert_event_figures(
    connection: duckdb.DuckDBPyConnection, name: str, event_id: str, claims: list[dict[str, Any]]
) -> None:
    ordered = sorted(claims, key=lambda claim: POSTS[claim["post"]]["day"])
    totals = [
        (claim, number, figure)
        for claim in ordered
        for number, figure in enumerate(claim.get("figures", []))
        if len(figure) == 6
    ]
    for measure, population in dict.fromkeys((figure[1], figure[2]) for _, _, figure in totals):
        same = [(c, n, f) for c, n, f in totals if (f[1], f[2]) == (measure, population)]
        for rule in ("range", "lowest_minimum", "latest_of_each", "best_attributed"):
            pick = same[-1][2] if rule != "lowest_minimum" else same[0][2]
            put(
                connection,
                "event_figures",
                event_id=event_id,
                rule=rule,
                measure=measure,
                population=population,
                operator=pick[3],
                low=pick[4],
                high=pick[5],
                low_open=pick[3] == "gt",
                words=f"{SIGNS[pick[3]]}{pick[4]:,}",
                voices="; ".join(sorted({VOICES[c["voice"]] for c, _, _ in same})),
                n_claims=len(same),
            )
        for step, (claim, number, figure) in enumerate(same):
            put(
                connection,
                "event_tracks",
                event_id=event_id,
                voice=claim["voice"],
                voice_name=VOICES[claim["voice"]],
                measure=measure,
                population=population,
                step=step,
                reported_date=POSTS[claim["post"]]["day"],
                post_id=claim["post"],
                figure_no=number,
                claim_no=claim["no"],
                words=f"{SIGNS[figure[3]]}{figure[4]:,}",
                is_recollection=False,
                is_latest=step == len(same) - 1,
            )
    if name == "khan":
        ends = {"one_post_id": "a00000000004", "one_claim_no": 0, "other_post_id": "a00000000003", "other_claim_no": 1}
        put(
            connection,
            "event_conflicts",
            event_id=event_id,
            field="victims",
            one="SOHR: soldiers",
            other="Syrian state media: mostly civilians",
            **ends,
        )
        put(
            connection,
            "event_conflicts",
            event_id=event_id,
            field="toll",
            one="SOHR: > 150 killed",
            other="Syrian state media: 123 killed",
            **ends,
        )


def _insert_tolls(connection: duckdb.DuckDBPyConnection) -> None:
    for row in TOLLS:
        toll_id, series, source, operator, low, high, reading, as_of, published, basis, cumulative, population = row[
            :12
        ]
        put(
            connection,
            "tolls",
            toll_id=toll_id,
            series_id=series,
            source=source,
            operator=operator,
            low=low,
            high=high,
            reading=reading,
            as_of=as_of,
            published_date=published,
            published=str(published),
            basis=basis,
            cumulative=cumulative,
            population=population,
            words=row[12],
            attribution=row[13],
            measure="killed",
            territory="Syria",
            from_post=False,
            as_of_basis="stated" if as_of else "not stated",
            citation=f"{source}, {published}",
            sentence=f"{source} counted {row[12]} {population} killed in Syria.",
        )
    said: dict[str, tuple[str, ...]] = {
        "hr-2013-06": ("counted", "counted", "partly", "partly", "partly", "not_stated", "excluded"),
        "so-2012-10": ("counted", "not_separable", "counted", "counted", "excluded", "not_stated", "counted"),
        "so-2013-12": ("counted",) * 7,
        "so-2014-12": ("counted",) * 7,
    }
    for toll_id, values in said.items():
        for group, counted in zip(GROUPS, values, strict=True):
            put(connection, "toll_scope", toll_id=toll_id, group_name=group, counted=counted, note="as published")
    put(
        connection,
        "toll_links",
        toll_id="hr-2013-01",
        other="hr-2013-06",
        relation="replaced_by",
        note="not a series: 92,901 = 59,648 + 6,347 late-documented + 26,906 newer",
    )
    for part, value in (("civilians", 44381), ("rebels", 19264)):
        put(connection, "toll_parts", toll_id="so-2013-12", part=part, population="people", value=value)
    put(connection, "toll_parts", toll_id="so-2012-10", part="soldiers", population="combatants", value=9044)
    put(
        connection,
        "problems",
        kind="parts_do_not_add_up",
        subject="sn-2013-02",
        words="The parts of SNHR's 3,774 add up to 3,775.",
    )


def workspace(folder: Path, posts: tuple[str, ...] | None = None, tolls: bool = True) -> Path:
    """A workspace at `folder` without files, with a snapshot filled by hand; the watcher leaves it alone."""
    snapshot(folder / "snapshots" / NAME, posts, tolls)
    (folder / "snapshots" / "CURRENT").write_text(NAME)
    return folder


def snapshot(path: Path, posts: tuple[str, ...] | None = None, tolls: bool = True) -> Path:
    """The snapshot written to the file `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(template(posts, tolls), path))
