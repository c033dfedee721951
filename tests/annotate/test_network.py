"""Model files: checked against the manifest before anything opens them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.annotate.network import FILES, Network, check
from detente.config import DATA
from detente.errors import EncoderError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "encoder", tmp_path / "encoder"))


def test_the_packaged_files_are_whole(folder: Path) -> None:
    assert len(check(folder)) == 16


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", [0, 100, -1])
def test_one_flipped_bit_is_refused(folder: Path, name: str, place: int) -> None:
    data = bytearray((folder / name).read_bytes())
    data[place] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(EncoderError, match=f"{name}: model file damaged"):
        Network(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(EncoderError, match=f"{name}: model file missing"):
        Network(folder)


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json"])
def test_a_broken_manifest_is_named(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(EncoderError, match=r"manifest\.json"):
        check(folder)


def test_the_files_stay_small() -> None:
    assert sum((DATA / "encoder" / name).stat().st_size for name in FILES) < 30_000_000
