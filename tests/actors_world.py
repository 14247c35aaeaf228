"""A snapshot filled by hand for the questions about actors: small enough to count on one's fingers.

air: SOHR says government forces hit civilians, state media name nobody. car: ISIS claims it, SOHR says against the
army. heard: a ministry says that ISIS claimed it. rival: two accounts blame two sides. bare: nobody is named.
apart: one report names who, another names whom. feared: a threat. march: a protest, no violence.
"""

from datetime import date
from typing import Any

import duckdb

from dashboard.storage.derived import fill_derived
from tests import small_world

POST = "c00000000001"
ARMY, ISIS, FSA = ("government-forces", "government forces"), ("isis", "ISIS"), ("free-syrian-army", "Free Syrian Army")
CIVILIANS = ("civilians", "civilians")
ACTORS = (
    (*ARMY, "MIL", "government"),
    (*ISIS, "REB", "islamist"),
    (*FSA, "REB", "opposition"),
    (*CIVILIANS, "CVL", "civilian"),
)
EVENTS = {
    "air": ("air_strike", "alleged"),
    "car": ("bombing", "claimed_by_actor"),
    "heard": ("bombing", "alleged"),
    "rival": ("chemical", "contested"),
    "bare": ("shelling_missile", "not_stated"),
    "apart": ("armed_clash", "alleged"),
    "feared": ("attack_on_people", "alleged"),
    "march": ("protest", "not_stated"),
}
# event, attribution, voice, origin, responsibility, who did it, to whom
CLAIMS: tuple[tuple[Any, ...], ...] = (
    ("air", "monitor", "SOHR", "sohr", "alleged", ARMY, CIVILIANS),
    ("air", "state_media", "SANA", "sana", "not_stated", None, CIVILIANS),
    ("car", "perpetrator_claim", "ISIS", "isis", "claimed_by_actor", ISIS, None),
    ("car", "monitor", "SOHR", "sohr", "alleged", ISIS, ARMY),
    ("heard", "government_official", "a ministry", "ministry", "claimed_by_actor", ISIS, None),
    ("rival", "government_official", "Kerry", "us", "alleged", ARMY, None),
    ("rival", "state_media", "SANA", "sana", "alleged", FSA, None),
    ("bare", "own_reporting", "BBC", None, "not_stated", None, None),
    ("apart", "witness", "a witness", None, "alleged", FSA, None),
    ("apart", "own_reporting", "BBC", None, "not_stated", None, CIVILIANS),
    ("feared", "un_official", "Ban Ki-moon", "un", "alleged", ARMY, CIVILIANS),
    ("march", "own_reporting", "BBC", None, "not_stated", None, ARMY),
)
# Line of CLAIMS: measure, population, operator, low, high, side of the people counted
FIGURES: dict[int, tuple[Any, ...]] = {
    0: ("killed", "people", "gte", 22, None, None),
    1: ("killed", "people", "eq", 7, 7, None),
    3: ("killed", "combatants", "eq", 8, 8, "government"),
    5: ("killed", "people", "eq", 1429, 1429, None),
    7: ("killed", "civilians", "order_of_magnitude", None, None, "civilian"),
    8: ("wounded", "people", "lte", None, 60, None),
    10: ("killed", "people", "eq", 900, 900, None),
}


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill an empty database with the events above; `claim_no` is the number of the line in `CLAIMS`."""
    small_world.copy_into(connection, small_world.world_file("actors", _fill))


def _fill(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("BEGIN")
    connection.execute(small_world.SCHEMA.read_text(encoding="utf-8"))
    small_world.put(connection, "meta", key="snapshot_id", value="ac7025ac")
    sentences = [f"Sentence {number} of {claim[0]}." for number, claim in enumerate(CLAIMS)]
    text = " ".join(sentences)
    small_world.put(
        connection,
        "posts",
        post_id=POST,
        publisher="BBC",
        published_date=date(2013, 7, 26),
        text_kind="paraphrase",
        text=text,
        is_current=True,
    )
    for actor_id, name, sector, side in ACTORS:
        small_world.put(connection, "actors", actor_id=actor_id, name=name, sector=sector, side=side, aliases=[])
    for number, claim in enumerate(CLAIMS):
        _claim(connection, number, claim, sentences[number], text.index(sentences[number]))
    for name, (event_type, responsibility) in EVENTS.items():
        small_world.put(
            connection,
            "events",
            event_id=name,
            title=f"Event {name}",
            event_type=event_type,
            responsibility=responsibility,
            reported_first=date(2013, 7, 26),
            reported_last=date(2013, 7, 26),
            agreement="one_origin",
            standing="one origin, not reviewed",
            grade="unassessed",
        )
    fill_derived(connection)
    connection.execute("COMMIT")


def _claim(connection: duckdb.DuckDBPyConnection, number: int, claim: tuple[Any, ...], says: str, start: int) -> None:
    event, attribution, voice, origin, responsibility, accused, target = claim
    realis, figure = "hypothetical" if event == "feared" else "actual", FIGURES.get(number)
    key = {"post_id": POST, "claim_no": number}
    small_world.put(
        connection,
        "claims",
        **key,
        entry_no=0,
        kind="event",
        quotation=says,
        sentence_to_share=says,
        start=start,
        end=start + len(says),
        at=f"{start}-{start + len(says)}",
        event_type=EVENTS[event][0],
        stance="reports",
        attribution=attribution,
        publisher="BBC",
        reported_date=date(2013, 7, 26),
        voice=f"actor:{accused[0]}" if attribution == "perpetrator_claim" else voice.lower(),
        voice_name=voice,
        origin=origin,
        realis=realis,
        responsibility=responsibility,
        is_recollection=False,
    )
    small_world.put(connection, "event_claims", **key, event_id=event, score=1.0, reasons=[])
    for role, actor in (("alleged_perpetrator", accused), ("target", target)):
        if actor is not None:
            named = {"name": actor[1], "actor_id": actor[0], "actor_name": actor[1], "is_person": False}
            small_world.put(connection, "claim_actors", **key, role=role, **named)
    if figure is not None:
        measure, population, operator, low, high, side = figure
        small_world.put(
            connection,
            "figures",
            **key,
            figure_no=number,
            quotation="dozens",
            start=start,
            end=start + 3,
            measure=measure,
            population=population,
            operator=operator,
            low=low,
            high=high,
            scope="event",
            realis=realis,
            victim_side=side,
        )
