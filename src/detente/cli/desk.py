"""Commands of the desk: `serve`, `user`, `judgements`.

In: options. Out: a running desk, accounts, judgements as lines. Not here: any page (`detente.desk`).
"""

from __future__ import annotations

import gc
import logging
import secrets
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import DEFAULT_DB, Database, open_coder, out, out_json
from detente.errors import DeskError
from detente.model import Rank

if TYPE_CHECKING:
    from detente.desk.sessions import Door
    from detente.store.connect import Store

PORT = 8765
OWN = ("127.0.0.1", "::1", "localhost")
"""Addresses that only this machine reaches."""

user = typer.Typer(help="Accounts of a team's desk.", no_args_is_help=True)
Port = Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)]


Password = Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for where not given.")]


class Labels(StrEnum):
    """Forms in which judgements are written out."""

    JSONL = "jsonl"
    CLAIMS = "claims"


def serve(
    db: Database = DEFAULT_DB,
    host: Annotated[str, typer.Option(help="The address to listen on; another than this machine's own needs --team.")] = OWN[0],
    port: Port = PORT,
    no_token: Annotated[bool, typer.Option("--no-token", help="Let in whoever is on this machine, without the link.")] = False,
    team: Annotated[bool, typer.Option("--team", help="With accounts; make them with `detente user add`.")] = False,
    name: Annotated[
        list[str] | None, typer.Option(help="A host name under which the desk is reached, such as desk.example.org.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option(help="A certificate file for https, with --key.")] = None,
    key: Annotated[Path | None, typer.Option(help="Its key file.")] = None,
    proxy: Annotated[list[str] | None, typer.Option(help="Address of a proxy before the desk that speaks https.")] = None,
) -> None:
    """Open the desk: pages to read, check, argue and print what is stored. Stop it with Ctrl-C."""
    from detente.store.connect import open_store

    https = bool(certificate and key) or bool(proxy)
    if host not in OWN and not (team and https):
        raise DeskError(f"{host} is reached by others: that needs --team, and https by --certificate and --key or by a --proxy")
    with open_store(db) as store:
        place = Place(host, port, tuple(name or ()), https, tuple(proxy or ()))
        run(store, place, team=team, link="" if no_token else secrets.token_urlsafe(32), tls=(certificate, key))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk listens and by which names it is reached."""

    host: str
    port: int
    names: tuple[str, ...]
    https: bool
    proxies: tuple[str, ...]

    @property
    def hosts(self) -> frozenset[str]:
        """Every `host:port` by which a browser may name this desk; the port may be missing where it is the usual one."""
        own = ("127.0.0.1", "localhost", "[::1]") if self.host in OWN else (f"[{self.host}]" if ":" in self.host else self.host,)
        usual = 443 if self.https else 80
        found = {f"{one}:{self.port}" for one in (*own, *self.names)} | set(self.names)
        return frozenset(one.lower() for one in found | ({*own} if self.port == usual else set()))

    def address(self, path: str = "/") -> str:
        """The address to open."""
        host = (
            self.names[0] if self.names and self.proxies else f"{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"
        )
        return f"{'https' if self.https else 'http'}://{host}{path}"


def run(
    store: Store, place: Place, *, team: bool, link: str, first: str = "/", tls: tuple[Path | None, Path | None] = (None, None)
) -> None:
    """Serve an open store until it is stopped; `first` is the page that the link opens. Raises `DeskError` where team mode has
    no administrator."""
    import uvicorn

    from detente.desk.addresses import query
    from detente.desk.answer import warm
    from detente.desk.app import make_app
    from detente.desk.guard import Gate
    from detente.desk.paste import UPLOAD_BYTES
    from detente.desk.state import Coding, Desk

    door = _door(store, place, team=team, link=link)
    desk = Desk(store, Coding(open_coder), door, place.https, frozenset(place.proxies))
    app = make_app(desk, Gate(place.hosts, place.https, {"/paste": UPLOAD_BYTES + 1_000_000}))
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s")
    logging.getLogger("detente.desk").setLevel(logging.INFO)
    entrance = "/enter" + query(link=link, to=first if first != "/" else "")
    out(f"The desk is open: {place.address(entrance if link and not team else first)}\n")
    if link and not team:
        out("The link works once and gives that browser a key. ")
    out("Stop with Ctrl-C.\n")
    sys.stdout.flush()
    Thread(target=warm, daemon=True).start()
    # What is loaded by now stays; Python need not go through it again and again, which holds up every page.
    gc.collect()
    gc.freeze()
    files = {"ssl_certfile": str(tls[0]), "ssl_keyfile": str(tls[1])} if tls[0] and tls[1] else {}
    uvicorn.run(
        app,
        host=place.host,
        port=place.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=15,
        limit_concurrency=200,
        **files,  # type: ignore[arg-type]
    )


def _door(store: Store, place: Place, *, team: bool, link: str) -> Door:
    from detente.desk.passwords import Passwords
    from detente.desk.sessions import LocalDoor, TeamDoor
    from detente.store.desk_people import accounts

    if not team:
        return LocalDoor(place.port, link)
    if not any(one.rank is Rank.ADMIN and not one.disabled for one in accounts(store)):
        raise DeskError("a team's desk needs an administrator first: `detente user add NAME --role admin`")
    return TeamDoor(place.port, store, Passwords(), https=place.https)


def judgements(
    db: Database = DEFAULT_DB,
    to: Annotated[
        Labels, typer.Option(help="jsonl: every step; claims: sentences that are judged whole, for training.")
    ] = Labels.JSONL,
) -> None:
    """Write out what reviewers judged."""
    from detente.exchange import labelled
    from detente.store.connect import open_to_read
    from detente.store.desk_judgements import every

    with open_to_read(db) as store:
        steps = every(store)
    if to is Labels.CLAIMS:
        out("".join(f"{line}\n" for line in labelled.lines(steps)))
        return
    out_json(*map(asdict, steps))


@user.command("add")
def add(
    name: str,
    rank: Annotated[Rank, typer.Option("--role", help="What the account may do.")] = Rank.READER,
    db: Database = DEFAULT_DB,
    password: Password = "",
) -> None:
    """Make an account."""
    from detente.desk.state import now
    from detente.store import desk_people
    from detente.store.connect import open_store

    if not name.strip() or len(name) > 80 or not name.isprintable() or "/" in name:
        raise DeskError("an account's name has 1 to 80 printable characters and no slash")
    kept = _hashed(password, name)
    with open_store(db) as store:
        if not desk_people.add_account(store, desk_people.Account(name.strip(), rank, kept, False, now().isoformat())):
            raise DeskError(f"there is an account {name} already; change it with `detente user password` or on the desk")
    out(f"{name}: {rank.value}\n")


@user.command("password")
def change(
    name: str,
    db: Database = DEFAULT_DB,
    password: Password = "",
) -> None:
    """Give an account another password and open it; all its sessions and tokens end."""
    from detente.store import desk_people
    from detente.store.connect import open_store

    kept = _hashed(password, name)
    with open_store(db) as store:
        if not desk_people.change_account(store, name, password=kept, shut=False):
            raise DeskError(f"there is no account {name}; `detente user list` shows all")


@user.command("list")
def members(db: Database = DEFAULT_DB) -> None:
    """All accounts."""
    from detente.store.connect import open_to_read
    from detente.store.desk_people import accounts

    with open_to_read(db) as store:
        for one in accounts(store):
            out(f"{one.name}\t{one.rank.value}{', shut' if one.disabled else ''}\n")


@user.command("token")
def token(
    name: str,
    label: Annotated[str, typer.Option(help="What it is for.")] = "",
    rank: Annotated[Rank, typer.Option("--role", help="What it may do at most.")] = Rank.READER,
    days: Annotated[int, typer.Option(help="How long it lasts.", min=1, max=366)] = 90,
    db: Database = DEFAULT_DB,
) -> None:
    """Make a token with which a program asks the desk, in the header `Authorization: Bearer TOKEN`. It is shown once."""
    from detente.desk.sessions import hashed
    from detente.desk.sessions import token as made
    from detente.desk.state import now
    from detente.store import desk_people
    from detente.store.connect import open_store

    value = f"detente_{made()}"
    with open_store(db) as store:
        if desk_people.account(store, name) is None:
            raise DeskError(f"there is no account {name}; make it with `detente user add`")
        times = (now().isoformat(), (now() + timedelta(days=days)).isoformat())
        desk_people.add_token(store, hashed(value), name, label, rank, times)
    out(f"{value}\n")


def _hashed(password: str, name: str) -> str:
    from detente.desk.passwords import Passwords, too_weak

    if wrong := too_weak(password, name):
        raise DeskError(wrong)
    return Passwords().hashed(password)
