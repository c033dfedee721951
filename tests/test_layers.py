"""Imports go one way. The table below is the architecture; adding an arrow means changing it in the same commit."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "detente"
BASE = {"errors", "model", "version"}
LOW = BASE | {"config", "lexicon"}
ALLOWED = {
    "version": set(),
    "errors": set(),
    "model": {"errors"},
    "config": {"errors"},
    "lexicon": {"errors", "model"},
    "ingest": LOW, "clean": LOW, "annotate": LOW, "code": LOW, "resolve": LOW,
    "store": {"errors", "model", "config"},
    "exchange": {"errors", "model"},
    "join": {"errors", "model"}, "relate": {"errors", "model"},
    "memory": BASE | {"config", "store", "join", "relate"},
    "desk": LOW | {"store", "pipeline", "memory", "exchange"},
    "pipeline": LOW | {"ingest", "clean", "annotate", "code", "resolve"},
    "frames": BASE | {"exchange", "store"},
    "examples": LOW | {"pipeline"},
    "packaged": LOW | {"pipeline"},
    "who": LOW | {"resolve"},
    "spacy": {"pipeline", "model"},
    "display": {"exchange"},
    "cli": LOW | {"display", "pipeline", "packaged", "examples", "who", "store", "exchange", "memory", "relate", "desk"},
    "__init__": LOW | {"pipeline", "frames"},
}  # fmt: skip
OWNERS = {  # third-party libraries and the one place that may import each
    "onnxruntime": "annotate/network.py",
    "tokenizers": "annotate/pieces.py",
    "trafilatura": "clean/extract.py",
    "typer": "cli/",
    "rich": ("cli/", "display.py"),
    "sqlalchemy": "store/",
    "alembic": "store/",
    "sqlite3": "store/",
    "numpy": ("annotate/", "join/", "relate/", "resolve/"),
    "networkx": "exchange/",
    "duckdb": "exchange/",
    "fastapi": "desk/",
    "starlette": "desk/",
    "jinja2": "desk/",
    "uvicorn": ("desk/", "cli/"),
    "argon2": "desk/",
    "psycopg": "store/",
}
FORBIDDEN = {"pickle", "httpx", "requests", "yaml", "dill", "joblib"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "detente" else [node.module or ""]
    return names


def layer(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_only_what_its_layer_may(path: Path) -> None:
    own = layer(path)
    for name in imported(path):
        if name.split(".")[0] != "detente":
            continue
        target = name.split(".")[1] if "." in name else "__init__"
        assert target == own or target in ALLOWED[own], f"{own} must not import {target} ({name})"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_libraries_stay_with_their_owner(path: Path) -> None:
    relative = path.relative_to(SOURCE).as_posix()
    for name in imported(path):
        top = name.split(".")[0]
        assert top not in FORBIDDEN, f"{relative} imports {top}"
        if top in OWNERS:
            assert relative.startswith(OWNERS[top]), f"{relative} imports {top}, which belongs to {OWNERS[top]}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_budgets_and_docstrings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert ast.get_docstring(tree), f"{path} has no docstring"
    assert text.count("\n") <= 400, f"{path} is over 400 lines"
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Global), f"{path}:{node.lineno} global"
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 50, f"{path}:{node.lineno} {node.name} is {length} lines long"
            count = len(node.args.posonlyargs) + len(node.args.args)
            command = layer(path) == "cli" and node in tree.body  # options of a command are its interface
            assert command or count <= 7, f"{path}:{node.lineno} {node.name} takes {count} parameters"


def test_no_module_is_named_like_the_standard_library() -> None:
    import sys

    clashes = [p for p in modules() if p.stem in sys.stdlib_module_names and p.stem != "__init__" and p.parent == SOURCE]
    assert not [p for p in clashes if p.stem != "code"]
