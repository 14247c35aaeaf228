"""Outlines and towns read from a workspace's files: its own, else the shipped ones; what is wrong is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.capture import BadInput
from dashboard.storage.outlines import large_towns, outline_files, read_outlines
from dashboard.storage.workspace import SHIPPED, Workspace

RING = [[30.0, 50.0], [31.0, 50.0], [31.0, 51.0], [30.0, 50.0]]


def geojson(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(name: str = "Kyiv oblast", shape: str = "Polygon", **more: Any) -> dict[str, Any]:
    coordinates: Any = [RING] if shape == "Polygon" else [[RING], [RING]]
    properties = {"name": name, "admin1": "Kyiv", "country": "UA"} | more
    return {"type": "Feature", "properties": properties, "geometry": {"type": shape, "coordinates": coordinates}}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "boundaries").mkdir()
    return Workspace.at(tmp_path)


def test_the_shipped_outlines_are_the_governorates_and_the_neighbours() -> None:
    found = read_outlines(Workspace.at(SHIPPED))
    assert sum(1 for one in found if one.admin1) == 14
    assert all(ring[0] == ring[-1] for one in found for ring in one.rings)


def test_a_workspace_without_outlines_uses_the_shipped_ones(tmp_path: Path) -> None:
    assert outline_files(Workspace.at(tmp_path)) == outline_files(Workspace.at(SHIPPED))


def test_own_outlines_stand_instead_of_the_shipped_ones(workspace: Workspace) -> None:
    (workspace.root / "boundaries" / "ukraine.geojson").write_text(geojson(feature(), feature("Both", "MultiPolygon")))
    found = read_outlines(workspace)
    assert [(one.name, one.admin1, one.country, len(one.rings)) for one in found] == [
        ("Both", "Kyiv", "UA", 2),
        ("Kyiv oblast", "Kyiv", "UA", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "{}",
        "[]",
        '{"features": 3}',
        geojson({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [RING]}}),
        geojson(feature() | {"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}}),
        geojson(feature() | {"geometry": {"type": "Point", "coordinates": [1, 2]}}),
        geojson(feature() | {"geometry": {"type": "Polygon", "coordinates": [[[4e6, 2], [3, 4], [5, 6], [4e6, 2]]]}}),
        geojson(feature() | {"geometry": None}),
        "[" * 100_000,
    ],
)
def test_what_is_no_outline_is_named_in_one_sentence(workspace: Workspace, text: str) -> None:
    (workspace.root / "boundaries" / "wrong.geojson").write_text(text)
    with pytest.raises(BadInput, match=r"boundaries/wrong\.geojson") as told:
        read_outlines(workspace)
    assert "\n" not in str(told.value)


def test_large_towns_are_those_with_a_coordinate_the_largest_first() -> None:
    towns = large_towns(Workspace.at(SHIPPED), least=500_000)
    syrian = [town.name for town in towns if town.country == "SY"]
    assert syrian[:3] == ["Aleppo", "Damascus", "Homs"]
    assert all(town.population >= 500_000 for town in towns)
