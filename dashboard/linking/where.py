"""Places as linking compares them: the town, what is named inside it, or the wider area."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.linking.words import folded
from dashboard.records import Claim, Place, Reference

LARGE_TOWN_PEOPLE = 200_000
INSIDE_A_TOWN = ("neighbourhood", "site")


@dataclass(frozen=True, slots=True)
class Where:
    """A claim's place: `town` and, when named, what lies inside it (`inside`); or only a wider `area`.

    Ids are the gazetteer's, or `words:…` for a name it does not hold. `capital` is the town that bears its
    governorate's name, because "in Homs" may mean either. `is_large`: a town of 200,000 people or more, where sharing
    the name says little.
    """

    name: str
    town: str | None = None
    inside: str | None = None
    area: str | None = None
    capital: str | None = None
    is_large: bool = False

    @property
    def is_wide(self) -> bool:
        """True for an area, and for a large town named without its neighbourhood: sharing it says little."""
        return self.town is None or (self.is_large and self.inside is None)

    @property
    def block(self) -> str | None:
        """The town that claims of this place are compared within; None for an area without a town of its name."""
        return self.town or self.capital


class Whereabouts:
    """Finds the Where of claims; made once for a gazetteer."""

    def __init__(self, reference: Reference) -> None:
        self.places = reference.places
        self.capitals = self._capitals(reference.places.values())
        self.of_place = lru_cache(maxsize=None)(self._of_place)

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
        if place.kind in INSIDE_A_TOWN:
            town = self.town_of(place)
            if town is None:
                return Where(place.name, town=place_id)
            return Where(f"{place.name}, {town.name}", town=town.place_id, inside=place_id, is_large=is_large(town))
        if place.kind == "town":
            return Where(place.name, town=place_id, is_large=is_large(place))
        return Where(place.name, area=place_id, capital=self.capitals.get(place_id))

    def of_claim(self, claim: Claim) -> Where | None:
        """Where a claim says it happened; None when it names no place.

        A name that the gazetteer does not hold is compared by its words within its province or country.
        """
        if claim.place_id is not None and claim.place_id in self.places:
            where: Where = self.of_place(claim.place_id)
            return where
        if claim.place is None:
            return None
        words = f"words:{folded(claim.place.text)}|{folded(claim.admin1 or claim.country or '')}"
        if claim.where_precision <= 3:
            return Where(claim.place.text, town=words)
        return Where(claim.place.text, area=words)


def is_large(town: Place) -> bool:
    """True for a town of 200,000 people or more; an unknown population counts as small."""
    return (town.population or 0) >= LARGE_TOWN_PEOPLE
