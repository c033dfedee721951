"""`detente plot`: pictures as files."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from desk.chronicle import fill
from typer.testing import CliRunner

from detente.cli import app
from detente.errors import InputError, MissingExtraError
from detente.store import desk_stories
from detente.store.connect import open_store


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("plots") / "year.db"
    with open_store(str(path)) as store:
        fill(store)
    return str(path)


def run(*arguments: str) -> None:
    outcome = CliRunner().invoke(app, ["plot", *arguments])
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    assert outcome.exit_code == 0, outcome.output


def test_svg_files_stand_alone_and_still(db: str, tmp_path: Path) -> None:
    with open_store(db) as store:
        story = desk_stories.page(store, "", "", "", 0, 1)[0][0].id
    for name, arguments in (("dyad", ["TUR", "Syria"]), ("network", ["--at", "2024-12-31"]), ("timeline", [story])):
        texts = []
        for place in (1, 2):
            file = tmp_path / f"{name}{place}.svg"
            run(name, *arguments, "-o", str(file), "--db", db)
            texts.append(file.read_bytes())
        assert texts[0] == texts[1]
        root = ElementTree.fromstring(texts[0])  # noqa: S314 - our own
        assert len(list(root.iter())) > 8
        assert b"<a " not in texts[0]


def test_png_or_a_word_on_how_to_get_it(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dyad.png"
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match="pictures"):
        run("dyad", "TUR", "SYR", "-o", str(file), "--db", db)
    assert not file.exists()
    monkeypatch.undo()
    pytest.importorskip("vl_convert")
    run("dyad", "TUR", "SYR", "-o", str(file), "--db", db)
    assert file.read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said(db: str, tmp_path: Path) -> None:
    for arguments in (["dyad", "TUR", "Atlantis"], ["timeline", "none"]):
        with pytest.raises(InputError, match="detente serve"):
            run(*arguments, "-o", str(tmp_path / "x.svg"), "--db", db)
    with pytest.raises(InputError, match=r"\.svg or \.png"):
        run("dyad", "TUR", "SYR", "-o", str(tmp_path / "x.gif"), "--db", db)
