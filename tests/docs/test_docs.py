"""The documentation against the program: links, commands, options, tables, files and code that it names.

Pages are read as text; nothing of the encoder is loaded. Each check is a small function that returns what is wrong, and is
tried on a wrong text below, so that it is known to be able to fail.
"""

from __future__ import annotations

import doctest
import re
import textwrap
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import typer.main

from detente.cli import app
from detente.code.ties import OWN_SLOTS
from detente.config import DATA, SETTINGS
from detente.lexicon import ontology, predicates
from detente.lexicon.ties import JOINT_KEYS
from detente.model import Status

ROOT = Path(__file__).parents[2]
LEXICON = DATA / "lexicon"
LINKED = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "training").rglob("*.md")])
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PLACES = (ROOT, ROOT / "src", ROOT / "src" / "detente", LEXICON)
"""Where a file named in a page may lie."""

FENCE = re.compile(r"^([ ]*)```(\w*)[^\n]*\n(.*?)^[ ]*```[ ]*$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"``(.+?)``|`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)")
CALL = re.compile(r"(?:^|bin/|\./run (?:--offline )?|\$ |[|;] |&& )detente +([^|;&#\n]*)", re.MULTILINE)
FILE = re.compile(r"[\w.*-]+(?:/[\w.*-]+)*\.(?:py|tsv|toml|json|onnx|lock|md)")


class Block(NamedTuple):
    """A fenced block: its language, "" where none is named, and its text."""

    language: str
    text: str


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[Block]:
    return [Block(language, textwrap.dedent(body)) for _, language, body in FENCE.findall(text)]


def spans(text: str) -> list[str]:
    """What stands between backticks in running text."""
    return [(double or single).strip() for double, single in SPAN.findall(FENCE.sub("", text))]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(text: str) -> set[str]:
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)}


def broken_links(page: Path, text: str) -> list[str]:
    """Relative links of a page that lead nowhere, to a file or to a heading."""
    wrong = []
    for target in LINK.findall(SPAN.sub("", FENCE.sub("", text))):
        if re.match(r"[a-z][a-z0-9+.-]*:", target):
            continue
        path, _, anchor = target.partition("#")
        there = page.parent / path if path else page
        known = text if there == page else there.read_text(encoding="utf-8") if there.suffix == ".md" and there.is_file() else ""
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(known)):
            wrong.append(target)
    return wrong


def calls(text: str) -> list[list[str]]:
    """The words behind `detente` wherever a page shows a command."""
    shown = [block.text for block in blocks(text) if block.language not in ("python", "toml", "json", "mermaid")]
    return [found.split() for piece in (*shown, *spans(text)) for found in CALL.findall(piece)]


def wrong_call(words: list[str]) -> str:
    """What is wrong with a call of the program, "" where it could be made."""
    command: Any = typer.main.get_command(app)
    options: set[str] = {"--help"}
    for word in (word.strip("[]\"'") for word in words):
        if word.startswith("--"):
            options |= {one for param in command.params for one in (*param.opts, *param.secondary_opts)}
            if word.partition("=")[0] not in options:
                return f"detente {' '.join(words)}: there is no option {word}"
        elif hasattr(command, "commands"):
            if word in command.commands:
                command = command.commands[word]
            elif re.fullmatch(r"[a-z][a-z-]*", word):
                return f"detente {' '.join(words)}: there is no command {word}"
            else:
                return ""
    return ""


def missing_files(text: str) -> list[str]:
    """Files named between backticks that are nowhere; a bare name may lie anywhere in the project."""
    own = [path for folder in ("src", "docs", "training", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.*")]
    known = {path.name for path in (*own, *ROOT.glob("*.*"))}
    wrong = []
    for named in filter(FILE.fullmatch, spans(text)):
        found = any(next(place.glob(named), None) for place in PLACES) if "/" in named else named in known
        if not found:
            wrong.append(named)
    return wrong


def section(text: str, heading: str) -> str:
    """The text below a heading up to the next of its rank or above."""
    rank = len(heading) - len(heading.lstrip("#"))
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, f"no heading '{heading}'"
    return re.split(rf"^#{{1,{rank}}} ", FENCE.sub("", rest), maxsplit=1, flags=re.MULTILINE)[0]


def table(text: str, *header: str) -> list[list[str]]:
    """The rows of the table whose header begins with these cells."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.split("\n") if line.startswith("|")]
    starts = [place for place, row in enumerate(rows) if row[: len(header)] == list(header)]
    assert starts, f"no table that begins with {header}"
    width = len(rows[starts[0]])
    found = []
    for row in rows[starts[0] + 2 :]:
        if len(row) != width or all(set(cell) <= set("-: ") and cell for cell in row):
            break
        found.append(row)
    return found


def page(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def cells(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


@pytest.mark.parametrize("path", LINKED, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    assert not broken_links(path, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_commands_and_options_exist(path: Path) -> None:
    assert not [wrong for words in calls(path.read_text(encoding="utf-8")) if (wrong := wrong_call(words))]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_python_compiles_and_toml_parses(path: Path) -> None:
    for block in blocks(path.read_text(encoding="utf-8")):
        if block.language == "python":
            shown = doctest.DocTestParser().get_examples(block.text)
            compile("".join(one.source for one in shown) if shown else block.text, name(path), "exec")
        elif block.language == "toml":
            tomllib.loads(block.text)


@pytest.mark.parametrize("path", PAGES[1:], ids=name)
def test_files_named_exist(path: Path) -> None:
    assert not missing_files(path.read_text(encoding="utf-8"))


def test_settings_are_those_of_the_program() -> None:
    rows = table(section(page("docs/operations.md"), "## Settings"), "name", "default", "what it does")
    assert [tuple(row) for row in rows] == [(key, str(default), help_) for key, default, help_ in SETTINGS]


def test_codebook_types_are_those_of_plover_tsv() -> None:
    known = ontology.load(LEXICON)
    rows = table(section(page("docs/codebook.md"), "## Types, quads, scale"), "type", "quad", "scale", "modes with their scale")
    assert len(rows) == 16
    shown: dict[tuple[str, str], float] = {}
    for event, quad, scale, modes, *_ in rows:
        assert int(quad) == known.quad[event], event
        shown[event, ""] = float(scale)
        for mode, value in (one.rsplit(" ", 1) for one in modes.split(", ") if one):
            shown[event, mode] = float(value)
    assert shown == dict(known.scale)


def test_codebook_contexts_are_those_of_contexts_tsv() -> None:
    named = set(spans(section(page("docs/codebook.md"), "## Contexts")))
    known = set(ontology.load(LEXICON).contexts.values())
    assert len(known) == 37
    assert known <= named
    assert {one for one in named - known if "." not in one and "/" not in one} == set()


def test_codebook_statuses_are_those_of_the_model() -> None:
    rows = table(section(page("docs/codebook.md"), "## Status"), "status", "how the act is put", "auxiliary mode")
    assert {row[0]: row[2] for row in rows} == {str(status): "".join(status.auxiliary) for status in Status}


def test_lexicon_names_every_table_with_its_columns() -> None:
    text = page("docs/lexicon.md")
    named = set(spans(text))
    paths = sorted(LEXICON.rglob("*.tsv"))
    assert len(paths) > 15
    for path in paths:
        inside = path.relative_to(LEXICON).as_posix()
        family = path.name in ("actors.tsv", "names.tsv", "roles.tsv")
        heading = path.name if family else inside
        assert inside in named or f"\n### {inside}\n" in text, f"{inside} is not named"
        rows = table(section(text, f"### {heading}"), "column", "meaning")
        assert [column for row in rows for column in spans(row[0])] == cells(path)[0], inside


def test_lexicon_names_every_predicate_file_and_key() -> None:
    text = page("docs/lexicon.md")
    assert {path.name for path in (LEXICON / "predicates").glob("*.toml")} <= set(spans(text))
    rows = table(section(text, "### predicates/*.toml"), "key", "meaning", "left out")
    assert {one for row in rows for one in spans(row[0])} == predicates.KEYS
    frame, _ = [block for block in blocks(text) if block.language == "toml"]
    assert set(tomllib.loads(frame.text)["frame"][0]) <= predicates.KEYS


def test_lexicon_names_every_file_slot_and_key_of_ties() -> None:
    text = page("docs/lexicon.md")
    shown = section(text, "### ties/*.toml")
    assert {path.name for path in (LEXICON / "ties").glob("*.toml")} <= set(spans(shown))
    assert {one for row in table(shown, "slot", "of a noun") for one in spans(row[0])} == OWN_SLOTS.keys()
    rows = table(shown, "key of a joint", "meaning", "left out")
    assert {one for row in rows for one in spans(row[0])} == JOINT_KEYS
    _, block = [block for block in blocks(text) if block.language == "toml"]
    assert set(tomllib.loads(block.text)["joint"][0]) <= JOINT_KEYS


def test_lexicon_examples_stand_in_their_tables() -> None:
    text = page("docs/lexicon.md")
    shown = re.findall(r"^### (\S+\.tsv)$[\s\S]*?^Example: (.+)$", text, re.MULTILINE)
    assert len(shown) == text.count("\nExample: ") == 18
    for heading, example in shown:
        row = ["" if cell == "(empty)" else cell.strip("`") for cell in example.split(" · ")]
        paths = [LEXICON / heading] if (LEXICON / heading).exists() else sorted(LEXICON.glob(f"*/{heading}"))
        assert any(row in cells(path) for path in paths), f"{heading}: {row}"


def test_dependencies_are_those_of_pyproject() -> None:
    rows = table(section(page("docs/architecture.md"), "## Dependencies"), "package", "why")
    shown = sorted(package.strip() for row in rows for package in row[0].split(","))
    wanted = tomllib.loads(page("pyproject.toml"))["project"]["dependencies"]
    assert shown == sorted(re.split(r"[<>=~! \[;]", one)[0] for one in wanted)


def test_model_card_names_all_training_data() -> None:
    config = tomllib.loads(page("training/encoder.toml"))
    files = {one for value in config.values() if isinstance(value, list) for one in value}
    assert len(files) > 8
    named = set(spans(page("docs/model-card.md")))
    assert {re.sub(r"\.(conllu|jsonl)(\.xz)?$", "", one) for one in files} <= named


def test_changelog_has_an_unreleased_section() -> None:
    assert re.search(r"^## \[?Unreleased\]?\s*$", page("CHANGELOG.md"), re.MULTILINE)


def test_link_check_can_fail(tmp_path: Path) -> None:
    one = tmp_path / "one.md"
    (tmp_path / "two.md").write_text("# Two words\n", encoding="utf-8")
    text = "# One\n[a](two.md) [b](two.md#two-words) [c](#one) [d](https://example.org/x) `[e](no.md)`\n"
    one.write_text(text, encoding="utf-8")
    assert not broken_links(one, text)
    assert broken_links(one, "[a](three.md) [b](two.md#three) [c](#one)") == ["three.md", "two.md#three", "#one"]


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [
        ("`detente read FILES --db x.db`", ""),
        ("`detente lexicon fmt --check`", ""),
        ("`detente lexicon check --no-examples`", ""),
        ("`detente --help`", ""),
        ("```sh\n./run detente claims --type ASSAULT | head\n```\n", ""),
        ("`detente reed FILES`", "no command reed"),
        ("`detente read --data x`", "no option --data"),
        ("`detente --json`", "no option --json"),
        ("`detente lexicon sort`", "no command sort"),
        ("```\n.venv/bin/detente claims --kind ASSAULT\n```\n", "no option --kind"),
    ],
)
def test_call_check_can_fail(shown: str, wrong: str) -> None:
    ((words,)) = calls(shown)
    assert wrong_call(words) == "" if not wrong else wrong in wrong_call(words)


def test_prose_and_python_are_no_calls() -> None:
    assert not calls("detente wonders about `from detente import Coder` and `pip install detente extra`")
    assert not calls("```python\nfrom detente import Coder\n```\n")


def test_file_check_can_fail() -> None:
    assert missing_files("`code/codebook.py` `cues.tsv` `predicates/*.toml` `data/lexicon/plover.tsv`") == []
    assert missing_files("`code/nothing.py` `nowhere.tsv` `predicates/nothing.toml`") == [
        "code/nothing.py", "nowhere.tsv", "predicates/nothing.toml",
    ]  # fmt: skip


def test_table_reader_can_fail() -> None:
    text = "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## B\n\n| a | b |\n|---|---|\n| 3 | 4 |\n"
    assert table(section(text, "## B"), "a", "b") == [["3", "4"]]
    with pytest.raises(AssertionError, match="no table"):
        table(text, "a", "c")
    with pytest.raises(AssertionError, match="no heading"):
        section(text, "## C")
