"""Outlines and names to draw a map with: boundaries/*.geojson and the large towns of the gazetteer, all from files.

Outlines help a reader to see where a report may lie. They take no side in any dispute over a border.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.capture import BadInput, decode, read_bytes
from dashboard.storage.workspace import SHIPPED, Workspace, load_reference

Point = tuple[float, float]
Ring = tuple[Point, ...]
MOST_POINTS = 200_000
"""More points than any map on a screen can show; a file beyond it is refused and not drawn."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One country or governorate. `admin1` is "" for what is no governorate; `rings` are closed, (lon, lat) in degrees.

    A point lies inside when it lies in an odd number of rings, so that holes need no mark of their own.
    """

    name: str
    admin1: str
    country: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A large town, for orientation only: nothing is said to have happened there."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


def outline_files(workspace: Workspace) -> tuple[Path, ...]:
    """boundaries/*.geojson of the workspace, else the shipped ones, sorted by name."""
    for folder in (workspace.root, SHIPPED):
        if found := sorted((folder / "boundaries").glob("*.geojson")):
            return tuple(found)
    return ()


def read_outlines(workspace: Workspace) -> tuple[Outline, ...]:
    """The outlines a map may draw, by country, governorate and name; BadInput names a file that cannot be read."""
    found = [outline for path in outline_files(workspace) for outline in _outlines_of(path)]
    if sum(len(ring) for outline in found for ring in outline.rings) > MOST_POINTS:
        raise BadInput(f"The outlines in boundaries/ have more than {MOST_POINTS:,} points; simplify them.")
    return tuple(sorted(found, key=lambda one: (one.country, one.admin1, one.name)))


def _outlines_of(path: Path) -> Iterator[Outline]:
    name = f"boundaries/{path.name}"
    try:
        features = json.loads(decode(read_bytes(path), name))["features"]
        for feature in features:
            said, shape = feature["properties"], feature["geometry"]
            polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            yield Outline(
                name=str(said["name"]),
                admin1=str(said.get("admin1") or ""),
                country=str(said.get("country") or ""),
                rings=tuple(_ring(ring) for polygon in polygons for ring in polygon),
            )
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(
            f"{name} is no GeoJSON of polygons in degrees, each with a name (docs/codebook.md): {type(error).__name__}."
        ) from None


def _ring(points: Any) -> Ring:
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    if len(ring) < 4 or any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in ring):
        raise ValueError("a ring needs four points or more, in degrees")
    return ring if ring[0] == ring[-1] else (*ring, ring[0])


def large_towns(workspace: Workspace, least: int = 50_000) -> tuple[Town, ...]:
    """The towns of the gazetteer in use with `least` inhabitants or more and a coordinate, the largest first."""
    towns = [
        Town(place.name, place.country, place.lat, place.lon, place.population)
        for place in load_reference(workspace).places.values()
        if place.kind == "town" and place.lat is not None and place.lon is not None
        if place.population is not None and place.population >= least
    ]
    return tuple(sorted(towns, key=lambda town: (-town.population, town.name)))
