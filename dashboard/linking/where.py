"""Places as linking compares them: the town, what is named inside it, or the wider area."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, inf, radians, sin, sqrt

from dashboard.extraction.words.vocabulary import world_places
from dashboard.linking.words import folded
from dashboard.records import Claim, Place, Reference

LARGE_TOWN_PEOPLE = 200_000
SURROUNDINGS_KM = 30
NEAR = 2  # UCDP's precision of what is near a place
INSIDE_A_TOWN = ("neighbourhood", "site")


@dataclass(frozen=True, slots=True)
class Where:
    """A claim's place: `town` and, when named, what lies inside it (`inside`); or only a wider `area`.

    Ids are the gazetteer's, or `words:…` for a name it does not hold. `capital` is the town that bears its
    governorate's name, because "in Homs" may mean either. `province` is the area of the governorate that a town lies
    in. `is_large`: a town of 200,000 people or more, where sharing the name says little. `admin1` and `country` tell
    apart towns that share a name which the gazetteer does not hold; "" where the report does not say. `near` is the
    city that a report names only as near; `around` the city in whose surroundings (30 km) a place lies.
    """

    name: str
    town: str | None = None
    inside: str | None = None
    area: str | None = None
    capital: str | None = None
    is_large: bool = False
    province: str | None = None
    admin1: str = ""
    country: str = ""
    near: str | None = None
    around: str | None = None

    @property
    def is_local(self) -> bool:
        """True for a town, what lies in it, and what is near a city."""
        return self.town is not None or self.near is not None

    @property
    def city(self) -> str | None:
        """The large town that a place is, lies in, or lies near."""
        return self.near or self.around or (self.town if self.is_large else None)

    @property
    def is_wide(self) -> bool:
        """True for an area, and for a large town named without its neighbourhood: sharing it says little."""
        return self.town is None or (self.is_large and self.inside is None)

    @property
    def block(self) -> str | None:
        """The town that claims of this place are compared within; None for an area without a town of its name."""
        return self.town or self.capital or self.near


def may_be_one(one: Where, other: Where) -> bool:
    """Whether two reports may mean one place: equal, or one holds the other, or both are of one city's surroundings."""
    if one.town and other.town and one.town != other.town:
        return False
    same = one.block is not None and one.block == other.block
    inside = one.area is not None and one.area in (other.area, other.province)
    return same or inside or other.area in (one.area, one.province) or (one.city is not None and one.city == other.city)


def are_one_region(regions: Iterable[tuple[str, str]]) -> bool:
    """Whether nothing that is said of province and country tells towns of one name apart; "" says nothing."""
    known = list(regions)
    return all(len({region[part] for region in known if region[part]}) <= 1 for part in (0, 1))


class Whereabouts:
    """Finds the Where of claims; made once for a gazetteer."""

    def __init__(self, reference: Reference) -> None:
        self.places = reference.places
        self.capitals = self._capitals(reference.places.values())
        self.provinces = {
            (place.country, folded(place.admin1)): place.place_id
            for place in sorted(reference.places.values(), key=lambda p: p.place_id, reverse=True)
            if place.kind == "governorate" and place.admin1
        }
        self.cities = sorted(
            (p for p in reference.places.values() if p.kind == "town" and is_large(p) and p.lat is not None),
            key=lambda p: p.place_id,
        )
        self.of_place = lru_cache(maxsize=None)(self._of_place)
        self.near_place = lru_cache(maxsize=None)(self._near_place)
        self.of_words = lru_cache(maxsize=100_000)(self._of_words)

    @staticmethod
    def _capitals(places: Iterable[Place]) -> dict[str, str]:
        """Governorate id → the town inside it that bears its name."""
        towns: dict[tuple[str, str], str] = {}
        governorates: list[Place] = []
        for place in sorted(places, key=lambda p: p.place_id):
            if place.kind == "governorate":
                governorates.append(place)
            elif place.kind == "town" and place.admin1 and folded(place.name) == folded(place.admin1):
                towns.setdefault((place.country, place.admin1), place.place_id)
        return {
            g.place_id: towns[g.country, g.admin1] for g in governorates if g.admin1 and (g.country, g.admin1) in towns
        }

    def town_of(self, place: Place) -> Place | None:
        """The town a neighbourhood or site lies in, by `within`; None when it lies in none."""
        seen: set[str] = set()
        at: Place | None = place
        while at is not None and at.place_id not in seen:
            if at.kind == "town":
                return at
            seen.add(at.place_id)
            at = self.places.get(at.within) if at.within else None
        return None

    def _of_place(self, place_id: str) -> Where:
        place = self.places[place_id]
        province = self.province_of(place.admin1, place.country)
        if place.kind in INSIDE_A_TOWN:
            town = self.town_of(place)
            if town is None:
                return Where(place.name, town=place_id, province=province, around=self.city_around(place))
            return Where(
                f"{place.name}, {town.name}",
                town=town.place_id,
                inside=place_id,
                is_large=is_large(town),
                province=province,
                around=self.city_around(town),
            )
        if place.kind == "town":
            around = self.city_around(place)
            return Where(place.name, town=place_id, is_large=is_large(place), province=province, around=around)
        around = self.city_around(place) if place.kind == "district" else None
        return Where(place.name, area=place_id, capital=self.capitals.get(place_id), around=around)

    def _near_place(self, place_id: str) -> Where:
        """As `of_place` for what is only near it: a large town's surroundings are not the town."""
        where = self._of_place(place_id)
        if where.town != place_id or not where.is_large or self.places[place_id].lat is None:
            return where
        return Where(f"near {where.name}", is_large=True, near=place_id)

    def city_around(self, place: Place) -> str | None:
        """The nearest large town within 30 km, not itself one; that of its province's towns for an area unmeasured."""
        if is_large(place):
            return None
        if place.lat is not None:
            near = [(_km(place, city), city.place_id) for city in self.cities]
            return min((found for found in near if found[0] <= SURROUNDINGS_KM), default=(0.0, None))[1]
        if place.kind != "district":
            return None
        towns = [p for p in self.places.values() if p.kind == "town" and p.admin1 == place.admin1 and p.lat is not None]
        others = [c for c in self.cities if c.country == place.country and c.admin1 != place.admin1]
        found = {c.place_id for c in others if any(_km(town, c) <= SURROUNDINGS_KM for town in towns)}
        return found.pop() if len(found) == 1 else None

    def province_of(self, admin1: str | None, country: str | None) -> str | None:
        """The area by which claims of a governorate are known; None when a place names none."""
        if not admin1:
            return None
        known = self.provinces.get((country or "", folded(admin1)))
        if known is None:
            place = _world_names().get(("area", country or "", folded(admin1), folded(admin1)))
            known = place.place_id if place else None
        return known or f"words:{folded(admin1)}|{folded(admin1)}"

    def _of_words(self, text: str, admin1: str | None, country: str | None, is_town: bool) -> Where:
        kind = "town" if is_town else "area"
        place = _world_names().get((kind, country or "", folded(admin1 or ""), folded(text)))
        key = place.place_id if place else f"words:{folded(text)}|{folded(admin1 or country or '')}"
        if is_town:
            province = self.province_of(admin1, country)
            if place is not None:
                return Where(text, town=key, is_large=is_large(place), province=province)
            region = folded(admin1 or ""), country or ""
            return Where(text, f"words:{folded(text)}", province=province, admin1=region[0], country=region[1])
        if place is not None and place.kind == "governorate":
            key = self.provinces.get((place.country, folded(place.admin1 or "")), key)
        return Where(text, area=key, capital=self.capitals.get(key) or _world_capitals().get(key))

    def of_claim(self, claim: Claim) -> Where | None:
        """Where a claim says it happened; None when it names no place.

        A name that the gazetteer does not hold is looked up among the world's places, else compared by its words, a
        town only where province and country do not contradict, an area within its province or country.
        """
        if claim.place_id is not None and claim.place_id in self.places:
            where: Where = (self.near_place if claim.where_precision == NEAR else self.of_place)(claim.place_id)
            return where
        if claim.place is None:
            return None
        found: Where = self.of_words(claim.place.text, claim.admin1, claim.country, claim.where_precision <= 3)
        return found


@cache
def _world_names() -> dict[tuple[str, str, str, str], Place]:
    """The world's places by kind ("town" for all that lies in a district), country, folded province and folded name."""
    found: dict[tuple[str, str, str, str], Place] = {}
    for place in world_places():
        kind = "area" if place.kind in ("country", "governorate") else "town"
        admin1 = folded(place.admin1 or "")
        for name in (place.name, *place.aliases):
            found.setdefault((kind, place.country, admin1, folded(name)), place)
    return found


@cache
def _world_capitals() -> dict[str, str]:
    """Governorate of the world's places → the town inside it that bears one of its names."""
    found = {}
    for place in world_places():
        if place.kind == "governorate":
            names = (
                ("town", place.country, folded(place.admin1 or ""), folded(n)) for n in (place.name, *place.aliases)
            )
            town = next((_world_names()[name] for name in names if name in _world_names()), None)
            if town is not None and town.kind == "town":
                found[place.place_id] = town.place_id
    return found


def _km(one: Place, other: Place) -> float:
    """Kilometres between two places that have coordinates, on a sphere; infinite where one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return inf
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12_742 * asin(sqrt(min(1.0, half)))


def is_large(town: Place) -> bool:
    """True for a town of 200,000 people or more; an unknown population counts as small."""
    return (town.population or 0) >= LARGE_TOWN_PEOPLE
