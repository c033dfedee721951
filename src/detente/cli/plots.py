"""Commands `plot dyad`, `plot network`, `plot timeline`: the desk's pictures as files.

In: parties, a day, a story; a file that ends in .svg or .png. Out: the file. Not here: drawing (`draw`), pages (`desk`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import DEFAULT_DB, Database, Since, Until, day
from detente.errors import InputError, MissingExtraError
from detente.model import Party, date_of, ordinal

if TYPE_CHECKING:
    from detente.store.connect import Store

app = typer.Typer(help="Pictures as files: SVG, or PNG with the extra 'pictures'.", no_args_is_help=True)
File = Annotated[Path, typer.Option("--output", "-o", help="The file to write; its ending says what: .svg or .png.")]
Who = Annotated[str, typer.Argument(help="A party: its id (TUR, SYR:REB) or its name.")]
WIDER = 2
"""How much larger a PNG is than the drawing, for sharp print."""


@app.command("dyad")
def dyad(
    a: Who,
    b: Who,
    output: File,
    since: Since = "",
    until: Until = "",
    db: Database = DEFAULT_DB,
) -> None:
    """Two parties week by week: state, cooperation and conflict, how much was written, shifts."""
    from detente.draw.dyad import Series, draw
    from detente.memory.dyads import known, over
    from detente.store.connect import open_to_read

    with open_to_read(db) as store:
        one, other = _party(store, a), _party(store, b)
        found = over(store, known(store, one, other), day(since), day(until))
    label = f"{one.label} and {other.label}"
    _write(draw(Series(label, found.weeks, found.every, found.phases, found.shifts)), output)


@app.command("network")
def network(
    output: File,
    at: Annotated[str, typer.Option(help="The day, YYYY-MM-DD; that of the newest article without one.")] = "",
    party: Annotated[str, typer.Option(help="Only what is around this party.")] = "",
    window: Annotated[int, typer.Option(help="Days before it whose articles count.", min=1)] = 365,
    least: Annotated[int, typer.Option(help="Articles that a relation has to rest on.", min=1)] = 2,
    db: Database = DEFAULT_DB,
) -> None:
    """Who stands how to whom on a day."""
    from detente.desk.network import BONES, top
    from detente.draw.ties import edges, picture
    from detente.store import desk_home, desk_relations
    from detente.store.connect import open_to_read

    with open_to_read(db) as store:
        then = day(at) or desk_home.newest(store)
        focus = _party(store, party) if party else None
        since = date_of(ordinal(then) - window) if then else ""
        found = desk_relations.at(store, then, since, least, focus.id if focus else "")
        bones = desk_relations.skeleton(store, BONES)
    shown = top(found, focus)
    ties = edges(one for one in found if one.a in shown and one.b in shown)
    _write(picture(f"Relations on {then}", shown, ties, bones, focus.id if focus else ""), output)


@app.command("timeline")
def timeline(
    story: Annotated[str, typer.Argument(help="A story's id, as it stands in its address on the desk.")],
    output: File,
    db: Database = DEFAULT_DB,
) -> None:
    """The articles and events of a story along its days."""
    from detente.desk.lists import LIMIT
    from detente.desk.stories import strip
    from detente.store import desk_events, desk_stories
    from detente.store.connect import open_to_read

    with open_to_read(db) as store:
        found = desk_stories.story(store, story)
        if found is None:
            raise InputError(story, "no such story; `detente serve` lists them under Stories")
        told = desk_stories.articles(store, story, LIMIT)
        events, _ = desk_events.page(store, desk_events.EventFilter(story=story, every=True), 0, LIMIT)
    _write(strip(found.title, told, events), output)


def _party(store: Store, wanted: str) -> Party:
    """The party of this id, else the one of most events whose name holds the words."""
    from detente.store import desk_parties

    if found := desk_parties.one(store, wanted):
        return found
    rows, _ = desk_parties.page(store, wanted, 0, 1)
    if not rows:
        raise InputError(wanted, "no such party here; `detente serve` lists them under Parties")
    return Party(rows[0].id, rows[0].label, rows[0].code)


def _write(drawn: str, output: Path) -> None:
    from detente.draw.svg import standalone

    text = standalone(drawn)
    if output.suffix.lower() == ".svg":
        output.write_text(text, encoding="utf-8", newline="\n")
    elif output.suffix.lower() == ".png":
        output.write_bytes(_png(text))
    else:
        raise InputError(str(output), "a picture is written as .svg or .png")


def _png(text: str) -> bytes:
    try:
        import vl_convert
    except ImportError:
        raise MissingExtraError("PNG pictures", "pictures") from None
    made: bytes = vl_convert.svg_to_png(text, scale=WIDER)
    return made
