"""The gazetteer's file and the table of places: what they find, and how they complain."""

from __future__ import annotations

import json
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.config import DATA
from detente.errors import LexiconError
from detente.lexicon import places
from detente.lexicon.gazetteer import MAGIC, Gazetteer, fold
from gazetteer.build import Made, _area_names, _middle, _packed

FOLDER = DATA / "lexicon"
ATLAS = places.load(FOLDER)
HEADER = "\t".join(places.PLACE_COLUMNS) + "\n"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sana'a", "sanaa"), ("SANA’A", "sanaa"), ("São Paulo", "sao paulo"), ("Łódź", "lodz"), ("Deir al-Zour", "deir al zour"),
        ("St. Louis", "saint louis"), ("W.Va.", "wva"), ("", ""),
    ],
)  # fmt: skip
def test_names_are_compared_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_is_folding_once_and_any_text_may_be_asked_for(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert ATLAS.find(name) == ATLAS.find(fold(name))


@pytest.mark.parametrize(
    ("name", "country", "region", "lat", "lon"),
    [("Mosul", "IRQ", "Nineveh", 36.3, 43.1), ("Springfield", "USA", "Illinois", 39.8, -89.6), ("Pristina", "KOS", "Pristina", 42.7, 21.2)],
)  # fmt: skip
def test_towns_lie_where_they_lie(name: str, country: str, region: str, lat: float, lon: float) -> None:
    assert any(
        spot.country == country and spot.region == region and abs(spot.lat - lat) < 0.2 and abs(spot.lon - lon) < 0.2
        for spot in ATLAS.find(name)
    )


def test_the_last_and_the_first_name_are_found_and_their_neighbours_not(tmp_path: Path) -> None:
    made = [
        Made(7, 1.5, -2.25, ("AAA", "North"), 1000, "city", {"aa": True, "zz": False}),
        Made(0, 3.0, 4.0, ("AAA", "North"), 0, "region", {"zz": True}),
    ]
    path = tmp_path / "g.bin"
    path.write_bytes(_packed(made))
    found = Gazetteer(path)
    (first,) = found.find("aa")
    assert (first.geonameid, first.lat, first.lon, first.inhabitants, first.own) == (7, 1.5, -2.25, 1000, True)
    assert [(spot.kind, spot.geonameid, spot.own) for spot in found.find("zz")] == [("city", 7, False), ("region", None, True)]
    assert not any(found.find(name) for name in ("", "a", "ab", "zzz", "é"))


@pytest.mark.parametrize("cut", [0, 5, 11, 100, 2000, -1])
def test_a_damaged_file_is_refused_with_advice(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "g.bin"
    path.write_bytes((FOLDER / "gazetteer.bin").read_bytes()[:cut])
    with pytest.raises(LexiconError, match="cannot be read"):
        Gazetteer(path)


def test_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.bin"
    path.write_bytes(b"DETGAZ9\n" + bytes(2000))
    with pytest.raises(LexiconError, match=r"gazetteer/build\.py"):
        Gazetteer(path)


def test_the_header_tells_size_and_source() -> None:
    data = (FOLDER / "gazetteer.bin").read_bytes()
    (length,) = struct.unpack_from("<I", data, len(MAGIC))
    header = json.loads(data[len(MAGIC) + 4 : len(MAGIC) + 4 + length])
    assert header["size"] == len(data) < 20_000_000
    assert "GeoNames" in header["source"]


def test_a_region_known_twice_is_ours_under_the_gazetteers_name() -> None:
    regions = [spot for spot in ATLAS.find("Texas") if spot.kind == "region" and spot.country == "USA"]
    assert [spot.region for spot in regions] == ["Texas"]
    assert all(spot.country != "USA" or spot.region == "Illinois" for spot in ATLAS.find("Ill."))


def test_the_middle_of_cells_across_the_date_line_is_not_in_africa() -> None:
    lat, lon = _middle([(-17.0, 179.0), (-17.0, -179.0)])
    assert abs(abs(lon) - 180) < 0.01
    assert lat == pytest.approx(-17, abs=0.1)


def test_areas_lose_their_generic_words_as_an_alternative() -> None:
    assert _area_names("Barrow County") == {"barrow": False, "barrow county": True}
    assert _area_names("Province of Aleppo") == {"aleppo": False, "province of aleppo": True}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x\tX\t\tcity\t\t1\t1\ts\t", "unknown kind 'city'"),
        ("x\tX\t\tarea\t\tnorth\t1\ts\t", "is not a number of degrees"),
        ("x\tX\t\tarea\t\t91\t1\ts\t", "off the globe"),
        ("x\tX\t\tarea\t\tnan\t1\ts\t", "off the globe"),
        ("x\tX\t\tarea\t\t1\t1\ts\t\nx\tY\t\tarea\t\t1\t1\ts\t", "stands twice"),
    ],
)
def test_a_wrong_row_is_named_by_line(tmp_path: Path, row: str, reason: str) -> None:
    (tmp_path / "places.tsv").write_text(HEADER + row + "\n", encoding="utf-8")
    shutil.copy(FOLDER / "gazetteer.bin", tmp_path)
    with pytest.raises(LexiconError, match=reason):
        places.load(tmp_path)


def test_every_country_of_the_register_that_exists_has_a_middle() -> None:
    from detente.lexicon import actors

    gone = {"CSK", "DDR", "SUN", "YUG"}
    entries = actors.load(FOLDER).entries.values()
    assert not {e.id for e in entries if e.kind == "country"} - set(ATLAS.countries) - gone
