"""Commands on the tables that say what words mean: `lexicon check`, `fmt`, `who`, `add`, `unknown`.

In: a folder of tables, names, articles. Out: what is wrong with them, by line; who a name is; who is not in them. Not here:
reading tables (`detente.lexicon`), weighing names (`detente.who`).
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import AsJson, Own, Paths, Published, console, date, each, open_coder, out, out_json
from detente.config import DATA, Settings
from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.lexicon.actors import Register
    from detente.lexicon.adding import Addition
    from detente.model import Article, Reading
    from detente.pipeline import Coder
    from detente.who import Bearer

GAP_YEARS, GAP_DAYS = (1990, 2025), 61
app = typer.Typer(help="The tables that say what words mean: check them, ask them, add to them.", no_args_is_help=True)


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    examples: Annotated[bool, typer.Option(help="Code every frame's examples and near misses too.")] = True,
    gaps: Annotated[bool, typer.Option("--gaps", help="List the days on which nobody is known to rule a country.")] = False,
) -> None:
    """Read every table and name the first wrong line; then code the examples of every frame."""
    from detente import lexicon as lexicons
    from detente.lexicon.coverage import kinds

    lexicon = lexicons.load(folder or DATA / "lexicon")
    register = lexicon.register
    out(f"{len(register.entries)} actors, {len(register.names)} names, {len(register.agents)} agents, ")
    acts, told = len(lexicon.predicates.frames), len(lexicon.ties.predicates.frames) + len(lexicon.ties.joints)
    out(f"{acts} frames of acts, {told} of ties, {len(lexicon.ontology.contexts)} context words: well formed\n")
    out(", ".join(f"{kind} {count}" for kind, count in kinds(register).items()) + "\n")
    if gaps:
        _gaps(register)
    if not examples:
        return
    from detente.examples import failures, untold

    coder = open_coder(Settings(), folder, hints=False)
    failed = [*failures(coder, lexicon.predicates), *untold(coder, lexicon.ties)]
    for failure in failed:
        out(f"{failure.place}: {failure.reason}: {failure.text}\n")
    frames = (*lexicon.predicates.frames, *lexicon.ties.predicates.frames)
    total = sum(len(one.examples) + len(one.near_misses) for one in frames)
    total += sum(len(one.examples) + len(one.near_misses) for one in lexicon.ties.joints)
    out(f"{total - len(failed)} of {total} examples and near misses coded as their frames say\n")
    raise typer.Exit(1 if failed else 0)


@app.command("fmt")
def fmt(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say which tables are not in form; status 1 if any.")] = False,
) -> None:
    """Sort every table and drop repeated rows, so that one fact is one line in a diff."""
    from detente.lexicon.fmt import unformatted

    wrong = list(unformatted(folder or DATA / "lexicon"))
    for path, right in wrong:
        out(f"{path}: {'not in form' if check else 'sorted'}\n")
        if not check:
            path.write_text(right, encoding="utf-8")
    raise typer.Exit(1 if check and wrong else 0)


@app.command("who")
def who(
    name: Annotated[str, typer.Argument(help="A name as news writes it.")],
    on: Annotated[str | None, typer.Option("--on", help="The day, YYYY-MM-DD; any time without it.")] = None,
    own: Own = None,
    as_json: AsJson = False,
) -> None:
    """Who a name is on a day: everybody it may mean, likeliest first, with code, sector and office of that day, and why."""
    from detente import who as whos

    register, day = _register(own), date(on)
    found = whos.who(name, day, register)
    if as_json:
        out_json(*map(asdict, found))
    elif found:
        _bearers(found)
    if found:
        return
    meant = whos.alike(name, register)
    hint = f" Did you mean {', '.join(meant)}?" if meant else ""
    raise DetenteError(f"no table knows '{name}'.{hint} `detente lexicon add` puts it into a folder of your own")


@app.command("add")
def add(
    label: Annotated[str, typer.Argument(help="The usual English name.")],
    own: Annotated[Path, typer.Option("--lexicon", help="The folder of your own tables; it is made if it is not there.")],
    kind: Annotated[str, typer.Option(help="person, group, party, body, agency, company, people, territory or country.")],
    code: Annotated[str, typer.Option(help="ISO 3166-1 alpha-3, or UNO EUR IGO NGO ISM IMG MNC.")] = "",
    sector: Annotated[list[str] | None, typer.Option(help="A PLOVER sector, the main one first; may be given again.")] = None,
    name: Annotated[list[str] | None, typer.Option(help="Another form of the name; may be given again.")] = None,
    id_: Annotated[str, typer.Option("--id", help="The id; made of kind and name without it.")] = "",
    office: Annotated[str, typer.Option(help="For a person: president, foreign minister ...")] = "",
    since: Annotated[str, typer.Option(help="First day of the role: 2017, 2017-01 or 2017-01-20.")] = "",
    until: Annotated[str, typer.Option(help="Last day of the role.")] = "",
    source: Annotated[str, typer.Option(help="Where it can be checked.")] = "",
) -> None:
    """Add an actor with its names and a role to a folder of your own, sorted and checked; or a role to one that is known."""
    from detente.lexicon.adding import Addition, faults

    new = Addition(label, kind, code.upper(), tuple(sector or ()), tuple(name or ()), id_, office, since, until, source)
    register = _register(own if own.exists() else None)
    wrong = faults(new, register)
    if wrong:
        raise DetenteError(f"'{label}' does not fit: {'; '.join(wrong)}")
    _write(new, own, register)
    _register(own)
    out(f"{new.key} is in {own}; read with --lexicon {own}\n")


@app.command("unknown")
def unknown(files: Paths, published: Published = None, own: Own = None, as_json: AsJson = False) -> None:
    """Parties in articles that no table knows, with what their words tell of them, for you to add."""
    from detente.exchange.unknowns import unknowns

    readings: list[Reading] = []

    def keep(coder: Coder, article: Article) -> None:
        readings.append(coder.read(article))

    try:
        each(files, published, keep, own)
    finally:
        for one in unknowns(readings):
            if as_json:
                out_json(asdict(one))
            else:
                out(f"{one.count}\t{'/'.join((one.code or '?', *one.sector))}\t{one.text}\t{one.example}\n")


def _register(own: Path | None) -> Register:
    from detente.lexicon.actors import load

    return load(DATA / "lexicon", own)


def _gaps(register: Register) -> None:
    import datetime

    from detente.lexicon.coverage import gaps

    first, last = datetime.date(GAP_YEARS[0], 1, 1), datetime.date(GAP_YEARS[1], 12, 31)
    found = gaps(register, first, last, GAP_DAYS)
    out("".join(f"nobody known to rule {gap.code} from {gap.begin} to {gap.end}\n" for gap in found))
    out(f"{len(found)} gaps of {GAP_DAYS} days or more from {first} to {last}\n")


def _bearers(found: list[Bearer]) -> None:
    from rich.table import Table

    grid = Table()
    for column in ("name", "id", "kind", "code", "on that day", "why"):
        grid.add_column(column)
    for one in found:
        grid.add_row(one.label, one.id, one.kind, "/".join((one.code or "?", *one.sector)), one.role, one.why)
    console().print(grid)


def _write(new: Addition, own: Path, register: Register) -> None:
    from detente.lexicon.adding import COLUMNS, tables

    try:
        own.mkdir(parents=True, exist_ok=True)
        present = {table: (own / table).read_text(encoding="utf-8") for table in COLUMNS if (own / table).exists()}
        for table, text in tables(new, present, register).items():
            (own / table).write_text(text, encoding="utf-8")
    except OSError as error:
        raise DetenteError(f"{own} cannot be written: {error.strerror}; choose another folder with --lexicon") from error
