"""The public surface is a short list, loads on use, and `--help` stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

import detente

HEAVY = ("onnxruntime", "numpy", "tokenizers", "trafilatura", "lxml", "sqlalchemy", "alembic")


def loaded_after(statement: str) -> set[str]:
    script = f"{statement}\nimport sys\nprint(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split("\n")[-2].split())


def test_every_public_name_is_there_and_documented() -> None:
    for name in detente.__all__:
        thing = getattr(detente, name)
        assert name == "__version__" or thing.__doc__, f"{name} has no docstring"


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        detente.nonsense  # noqa: B018


def test_the_list_is_sorted_and_complete() -> None:
    assert detente.__all__ == sorted(detente.__all__)
    assert set(detente._HOMES) | {"__version__"} == set(detente.__all__)


@pytest.mark.parametrize(
    "statement", ["import detente", "import detente.cli", "import detente.store", "from detente import Settings, Status"]
)
def test_light_imports_load_nothing_heavy(statement: str) -> None:
    assert not loaded_after(statement) & set(HEAVY)


def test_importing_the_pipeline_loads_no_engine() -> None:
    assert not loaded_after("import detente.pipeline") & {"onnxruntime", "trafilatura", "sqlalchemy"}
