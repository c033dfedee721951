"""The map: no dot for a country, areas by number, outlines inside the sheet."""

from __future__ import annotations

import re

import pytest

from detente.draw.earth import HEIGHT, WIDTH, projected
from detente.draw.world import Spot, absent, countries, draw, pointed


def spot(resolution: int, events: int = 4, lat: float | None = 36.2, code: str = "SYR", quad: int = 4) -> Spot:
    return Spot("There", code, resolution, lat, None if lat is None else 37.1, quad, events)


@pytest.mark.parametrize(
    ("resolution", "lat", "shape"),
    [(5, 36.2, "spot"), (3, 36.2, "spot"), (2, 36.2, "ring"), (1, 36.2, ""), (1, None, ""), (4, None, ""), (0, 36.2, "")],
)
def test_marks_by_precision(resolution: int, lat: float | None, shape: str) -> None:
    drawn = draw("x", [spot(resolution, lat=lat)])
    assert [name for name in ("spot", "ring") if f'class="{name} q4"' in drawn] == ([shape] if shape else [])
    assert ('class="tint4"' in drawn) == (not shape)
    assert pointed(spot(resolution, lat=lat)) == bool(shape)


def test_areas_grow_with_the_number_of_events() -> None:
    radius = [float(re.findall(r' r="([\d.]+)"', draw("x", [spot(4, events)]))[0]) - 2.6 for events in (4, 16)]
    assert round(radius[1] / radius[0], 1) == 2.0


def test_a_country_goes_by_the_class_of_most_events() -> None:
    drawn = draw("x", [spot(1, 3, None, quad=4), spot(1, 5, None, quad=1)])
    assert 'class="tint1"' in drawn
    assert 'class="tint4"' not in drawn
    assert "8 events" in drawn


def test_countries_that_are_not_drawn_are_named() -> None:
    assert absent([spot(1, 3, None, "MLT"), spot(1, 2, None, "MLT"), spot(1, 9, None, "SYR")]) == [("MLT", 5)]


def test_outlines_lie_on_the_sheet_and_cross_it_nowhere() -> None:
    codes = [one.code for one in countries() if one.code]
    assert len(codes) == len(set(codes))
    assert {"SYR", "RUS", "USA", "FJI", "KOS"} <= set(codes)
    for one in countries():
        for ring in re.findall(r"M([^z]+)z", one.path):
            numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", ring)]
            steps = list(zip(numbers[2::2], numbers[3::2], strict=True))
            assert max(abs(dx) for dx, _ in steps) < WIDTH / 4, one.name
            xs = [numbers[0]]
            for dx, _ in steps:
                xs.append(xs[-1] + dx)
            assert min(xs) >= -1, one.name
            assert max(xs) <= WIDTH + 1, one.name


def inside(path: str, x: float, y: float) -> bool:
    """Whether a point lies within an outline: how often a ray to the right crosses it."""
    crossed = 0
    for ring in re.findall(r"M([^z]+)z", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", ring)]
        corners = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            crossed += (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("SDN", 15.5, 32.6), ("SDN", 20.0, 31.0), ("LBY", 25.0, 12.0), ("LBY", 23.0, 23.0), ("EGY", 26.0, 30.0), ("MLI", 20.0, -2.0),
        ("DZA", 25.0, 3.0), ("ETH", 7.0, 44.0), ("NAM", -22.0, 17.0), ("BWA", -22.0, 24.0), ("USA", 46.0, -100.0), ("CAN", 55.0, -110.0),
        ("KAZ", 48.0, 68.0), ("CHN", 35.0, 100.0), ("BRA", -10.0, -55.0), ("AUS", -25.0, 135.0), ("RUS", 62.0, 100.0), ("UKR", 49.0, 32.0),
        ("IRN", 33.0, 54.0), ("COL", 4.0, -73.0), ("COD", -3.0, 23.0), ("PHL", 16.5, 121.0),
    ],
)  # fmt: skip
def test_countries_lie_where_they_lie(code: str, lat: float, lon: float) -> None:
    assert [one.code for one in countries() if inside(one.path, *projected(lat, lon))] == [code]


def test_a_place_of_no_known_country_tints_none() -> None:
    nowhere = spot(0, 3, None, "")
    assert 'class="tint' not in draw("x", [nowhere])
    assert absent([nowhere]) == [("There", 3)]


def test_the_projection_keeps_areas() -> None:
    """A cell of one degree at 60 degrees has half the area of one at the equator (cos 60), within the error of a corner."""

    def area(lat: float) -> float:
        corners = [projected(lat, 0), projected(lat, 1), projected(lat + 1, 1), projected(lat + 1, 0)]
        pairs = zip(corners, corners[1:] + corners[:1], strict=True)
        return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2

    assert area(59.5) / area(-0.5) == pytest.approx(0.5, abs=0.01)
    assert projected(0, 0) == pytest.approx((WIDTH / 2, HEIGHT / 2))


def test_a_region_is_enlarged_and_named() -> None:
    near = draw("x", [spot(4)], near=True)
    assert "scale(6)" in near
    assert ">There</text>" in near
    assert "scale(" not in draw("x", [spot(4)])
