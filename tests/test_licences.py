"""No copyleft among what a user installs: every locked package that the program needs has a licence on the list."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALLOWED = re.compile(
    r"apache|\bmit\b|bsd|\bisc\b|\bpsf\b|python software foundation|mpl|mozilla|0bsd|unlicense|zlib|hpnd|cc0|public domain",
    re.IGNORECASE,
)
BANNED = re.compile(r"\ba?gpl|affero|general public(?! license.*lesser)|\bsspl\b|creative commons.*nc", re.IGNORECASE)
LESSER = re.compile(r"lgpl|lesser general public", re.IGNORECASE)
LESSER_ALLOWED: frozenset[str] = frozenset()  # named here with a reason when one is taken on


def needed() -> set[str]:
    """Names of all packages that an installation without development tools brings, from the lock file."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    by_name = {package["name"]: package for package in lock["package"]}
    found: set[str] = set()
    todo = [d["name"] for d in by_name["detente"]["dependencies"]]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += [d["name"] for d in by_name[name].get("dependencies", [])]
    return found


def licence(name: str) -> str:
    about = metadata.metadata(name)
    classifiers = [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return " / ".join(filter(None, [about.get("License-Expression"), *classifiers, (about.get("License") or "")[:80]]))


def acceptable(text: str, name: str) -> bool:
    """Whether one licence of a choice will do."""
    if LESSER.search(text):
        return name in LESSER_ALLOWED
    return bool(ALLOWED.search(text)) and not BANNED.search(text)


def installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False  # for another system or Python only
    return True


def test_every_needed_package_has_an_allowed_licence() -> None:
    names = sorted(name for name in needed() if installed(name))
    assert len(names) > 15
    wrong = {}
    for name in names:
        text = licence(name)
        if not any(acceptable(choice, name) for choice in text.split(" OR ")):
            wrong[name] = text
    assert not wrong


def test_the_check_can_fail() -> None:
    for text in ("GNU General Public License v3 (GPLv3)", "LGPL-2.1-only", "Proprietary", "AGPL-3.0"):
        assert not acceptable(text, "some-package")
    assert acceptable("MIT", "some-package")
