"""Linking at size: `python -m tests.linking_at_scale 100000` links that many claims and prints what it took.

With a second argument it links them, then takes that many new posts one by one; with a third, a path, what was linked
is kept in a file there, which is opened anew for the new posts.

The claims are records, made up by a seed: events in some 2,300 places over five years, a few places with most of them,
each told by one to eight reports of forty outlets that are up to three days late, round the number, leave out the day
or name only the province. No extraction takes part.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dashboard.linking.link import link
from dashboard.linking.relink import Linkage
from dashboard.linking.units import units_of
from dashboard.linking.where import Whereabouts
from dashboard.records import Claim, EventType, Figure, Operator, Place, Post, Reading, Reference, quote
from dashboard.storage.kept_links import KeptLinks

FIRST_DAY = date(2011, 3, 15)
DAYS = 1826
PROVINCES, TOWNS, LARGE, QUARTERS, OUTLETS, A_POST = 14, 150, 2, 10, 40, 5
KINDS: tuple[tuple[EventType, int], ...] = (
    ("shelling_missile", 25),
    ("air_strike", 15),
    ("armed_clash", 20),
    ("attack_on_people", 10),
    ("bombing", 8),
    ("execution_torture", 4),
    ("abduction_detention", 4),
    ("territory_change", 4),
    ("protest", 6),
    ("humanitarian", 4),
)


def gazetteer() -> Reference:
    """Provinces with towns, two large towns each with quarters."""
    places = [Place("land", "Land", "country", None, "XX")]
    for p in range(PROVINCES):
        province, name = f"p{p}", f"Province {p}"
        places.append(Place(province, name, "governorate", name, "XX", within="land"))
        for t in range(TOWNS):
            people = 500_000 if t < LARGE else 20_000
            town = f"p{p}-t{t}"
            called = name if t == 0 else f"Town {p} {t}"
            places.append(Place(town, called, "town", name, "XX", within=province, population=people))
            if t < LARGE:
                places += [
                    Place(f"{town}-q{q}", f"Quarter {p} {t} {q}", "neighbourhood", name, "XX", within=town)
                    for q in range(QUARTERS)
                ]
    return Reference({place.place_id: place for place in places}, {}, {})


def readings(number: int, reference: Reference, seed: int = 4) -> Iterator[Reading]:
    """Posts in order of their days with `number` claims in all, or a few more."""
    dice = random.Random(seed)
    places = [p for p in reference.places.values() if p.kind != "country"]
    dice.shuffle(places)
    weights = [1 / (rank + 20) for rank in range(len(places))]
    kinds, often = zip(*KINDS, strict=True)
    events_a_day = number / DAYS / 2.2
    waiting: dict[date, dict[int, list[tuple[Place, EventType, date | None, int, Operator]]]] = {}
    made, owed = 0, 0.0
    for after in range(DAYS * 2):
        day = FIRST_DAY + timedelta(days=after)
        owed += events_a_day
        while owed >= 1:
            owed -= 1
            place = dice.choices(places, weights)[0]
            kind = dice.choices(kinds, often)[0]
            killed = min(400, int(1 + dice.paretovariate(0.9)))
            for outlet in dice.sample(range(OUTLETS), min(8, 1 + int(dice.expovariate(0.7)))):
                told = day + timedelta(days=min(3, int(dice.expovariate(1.2))))
                said = killed if dice.random() < 0.6 else max(1, killed + dice.randint(-2, 3))
                on = day if dice.random() < 0.75 else None
                operator: Operator = "gte" if dice.random() < 0.3 else "eq"
                waiting.setdefault(told, {}).setdefault(outlet, []).append((place, kind, on, said, operator))
        for outlet, told_things in sorted(waiting.pop(day, {}).items()):
            for at in range(0, len(told_things), A_POST):
                part = told_things[at : at + A_POST]
                yield _post(day, outlet, at, part)
                made += len(part)
                if made >= number:
                    return


def _post(
    day: date, outlet: int, part_no: int, told: list[tuple[Place, EventType, date | None, int, Operator]]
) -> Reading:
    sentences = [
        f"In {place.name} {killed} people were killed{f' on {on.isoformat()}' if on else ''} ({kind})."
        for place, kind, on, killed, _ in told
    ]
    post = Post("\n\n".join([f"Part {part_no}.", *sentences]), f"Outlet {outlet}", day)
    claims, figures = [], []
    at = post.text.index(sentences[0])
    exact = {"governorate": 4, "town": 1, "neighbourhood": 2}
    for number, ((place, kind, on, killed, operator), sentence) in enumerate(zip(told, sentences, strict=True)):
        claims.append(
            Claim(
                post.post_id,
                number,
                number,
                "event",
                quote(post.text, at, at + len(sentence)),
                kind,
                date_start=on,
                date_end=on,
                date_precision="day" if on else "unknown",
                place=quote(post.text, at + 3, at + 3 + len(place.name)),
                place_id=place.place_id,
                admin1=place.admin1,
                country=place.country,
                where_precision=exact[place.kind],  # type: ignore[arg-type]
            )
        )
        start = at + 3 + len(place.name) + 1
        words = quote(post.text, start, start + len(str(killed)))
        high = killed if operator == "eq" else None
        figures.append(Figure(post.post_id, number, number, words, "killed", "people", operator, killed, high))
        at += len(sentence) + 2
    return Reading(post, (), tuple(claims), tuple(figures), ())


def main(number: int) -> None:
    """Link `number` claims and print seconds of CPU (of linking alone), peak memory and what came out.

    Readings are made and let go one by one, as a build reads them from its cache; making them is timed apart.
    """
    reference = gazetteer()
    spent = 0.0

    def made() -> Iterator[Reading]:
        nonlocal spent
        one_by_one = readings(number, reference)
        while True:
            started = time.process_time()
            reading = next(one_by_one, None)
            spent += time.process_time() - started
            if reading is None:
                return
            yield reading

    before, started = _peak_mb(), time.process_time()
    linked = link(made(), reference)
    seconds = time.process_time() - started - spent
    print(f"linked in {seconds:.1f} s CPU (records made in {spent:.1f} s), peak {_peak_mb()} MB ({before} MB before)")
    print(f"{len(linked.event_claims):,} claims in {len(linked.events):,} events")


def main_of_new_posts(number: int, new: int, path: Path | None) -> None:
    """Take `new` posts one by one into a collection of `number` claims; print CPU and wall-clock time of each."""
    reference = gazetteer()
    whereabouts = Whereabouts(reference)
    dice = random.Random(1)
    old, last = [], []
    for reading in readings(number, reference):
        units = units_of(reading, whereabouts, reference)
        if len(last) < new and dice.random() < 20 * new / number:
            last.append(units)
        else:
            old += units
    linkage = KeptLinks(path, "bench") if path else Linkage()
    started = time.process_time()
    linkage.fill(old)
    print(f"{number:,} claims linked and kept in {time.process_time() - started:.1f} s CPU, peak {_peak_mb()} MB")
    if path and isinstance(linkage, KeptLinks):
        linkage.close()
        started = time.perf_counter()
        linkage = KeptLinks(path, "bench")
        print(f"{path.stat().st_size // 1_000_000} MB, opened in {time.perf_counter() - started:.2f} s")
    took, waited, looked_at = [], [], []
    for units in last:
        started, began = time.process_time(), time.perf_counter()
        looked_at.append(linkage.take(units).looked_at)
        took.append(time.process_time() - started)
        waited.append(time.perf_counter() - began)
    print(f"{len(last)} new posts: median {sorted(took)[len(took) // 2]:.4f} s CPU, longest {max(took):.4f}")
    print(f"by the clock: median {sorted(waited)[len(took) // 2]:.4f} s, longest {max(waited):.4f}")
    print(f"units put together again: median {sorted(looked_at)[len(took) // 2]}, most {max(looked_at)}")


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main_of_new_posts(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    else:
        main(int(sys.argv[1]))
