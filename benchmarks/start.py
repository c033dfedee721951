"""How long a stranger waits: `./run demo` in a fresh copy of the repository, then again.

In: this checkout's tracked files. Out: seconds. The first start downloads the locked packages, so it depends on the network;
it is not part of `quick`. The copy goes without uv on its path, as a fresh machine does.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.report import Figures

ROOT = Path(__file__).parents[1]


def run() -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        subprocess.run(["tar", "--null", "-T", "-", "-cf", f"{folder}/all.tar"], cwd=ROOT, input=tracked, check=True)
        copy = Path(folder) / "detente"
        copy.mkdir()
        subprocess.run(["tar", "-xf", f"{folder}/all.tar", "-C", str(copy)], check=True)
        bare = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if not (Path(p) / "uv").exists())
        fresh = {**os.environ, "PATH": bare, "UV_CACHE_DIR": f"{folder}/uv", "PIP_CACHE_DIR": f"{folder}/pip"}
        first, again = (_demo(copy, fresh) for _ in range(2))
    return Figures(
        "./run demo in a fresh copy, no environment, no uv, nothing in caches; then once more",
        {"seconds, first start": first, "seconds, second start": again},
    )


def _demo(copy: Path, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(["./run", "demo"], cwd=copy, env=environment, capture_output=True, check=True)
    return time.perf_counter() - began
