"""Figures as a table with their floors, and where they were taken.

In: `Figures`. Out: printed lines and the number of broken floors and ceilings. Not here: measuring.
A floor is the least a figure may be, a ceiling the most; floors only rise and ceilings only fall, by hand, in `floors.toml`.
"""

from __future__ import annotations

import datetime
import os
import platform
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True, slots=True)
class Figures:
    """What one benchmark measured. `skipped` says why nothing could be; `lines` are printed below the table."""

    data: str
    values: dict[str, float] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    skipped: str = ""


def absent(what: str) -> Figures:
    """For data that a stranger's clone does not have."""
    return Figures(what, skipped=f"{SHARED / what} is not here; it comes with the project's own workplace only")


def header() -> str:
    """Day and machine."""
    from detente import __version__

    cpu = platform.processor() or platform.machine()
    names = [line.split(":")[1].strip() for line in _cpu_lines() if line.startswith("model name")]
    return (
        f"detente {__version__}, {datetime.datetime.now(datetime.UTC):%Y-%m-%d}, "
        f"{(names or [cpu])[0]}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    )


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def show(name: str, figures: Figures) -> int:
    """Print a table; the number of figures under their floor or over their ceiling."""
    limits = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floors: dict[str, float] = limits.get(name, {})
    ceilings: dict[str, float] = limits.get("ceilings", {}).get(name, {})
    print(f"\n{name}: {figures.data}")
    if figures.skipped:
        print(f"  skipped: {figures.skipped}")
        return 0
    broken = 0
    for key, value in figures.values.items():
        floor, ceiling = floors.get(key), ceilings.get(key)
        out = (floor is not None and value < floor) or (ceiling is not None and value > ceiling)
        broken += out
        note = "" if floor is None else f"  floor {floor:g}"
        note += "" if ceiling is None else f"  ceiling {ceiling:g}"
        note += "  BROKEN" if out else ""
        print(f"  {key:44} {value:10.3f}{note}")
    for key in sorted({*floors, *ceilings} - set(figures.values)):
        print(f"  {key:44}    missing  BROKEN")
        broken += 1
    for line in figures.lines:
        print(f"  {line}")
    return broken
