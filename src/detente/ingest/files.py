"""Files, folders and standard input into pages.

In: paths as the user wrote them. Out: `Page` or `InputError` in sorted order; a bad one never stops the others. Hidden files
and folders (a leading dot) are passed over; a file given twice is read twice.
Not here: lines of JSON Lines (`records.py`) and what bytes are (`kinds.py`).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from detente.config import Settings
from detente.errors import InputError, MalformedError, RefusedError, UnreadableError
from detente.ingest import kinds
from detente.ingest.records import records
from detente.ingest.sizes import size
from detente.model import Page

STDIN = "-"


def inputs(paths: Iterable[str], settings: Settings) -> Iterator[Page | InputError]:
    """A page or an error for each input under the paths, lazily; `-` is standard input."""
    for path in paths:
        if path == STDIN:
            yield from _guarded(STDIN, _standard_input(settings))
            continue
        for found in _walk(path):
            if isinstance(found, InputError):
                yield found
            else:
                yield from _guarded(shown(found), _file(found, settings))


def shown(path: str) -> str:
    """A path as one printable line: what cannot be printed or encoded stands escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in path)


def _guarded(origin: str, pages: Iterator[Page | InputError]) -> Iterator[Page | InputError]:
    try:
        yield from pages
    except InputError as error:
        yield error
    except OSError as error:
        yield _unreadable(origin, error)


def _unreadable(origin: str, error: OSError) -> UnreadableError:
    return UnreadableError(origin, f"cannot be read: {error.strerror or error}")


def _walk(start: str) -> Iterator[str | InputError]:
    """The regular files under a path. A stack, not recursion: folders may be nested deeper than Python's calls."""
    stack = [start]
    while stack:
        path = stack.pop()
        try:
            mode = os.stat(path).st_mode
            if stat.S_ISDIR(mode):
                if path != start and os.path.islink(path):
                    yield UnreadableError(shown(path), "is a link to a folder, not followed; give the folder itself")
                    continue
                names = sorted((name for name in os.listdir(path) if not name.startswith(".")), reverse=True)
                if not names and path == start:
                    yield UnreadableError(shown(path), "is a folder without files")
                stack.extend(os.path.join(path, name) for name in names)
            elif stat.S_ISREG(mode):
                yield path
            else:
                yield UnreadableError(shown(path), f"is {_special(mode)}, not a file")
        except FileNotFoundError:
            yield UnreadableError(shown(path), "is a link to nothing" if os.path.islink(path) else "does not exist")
        except OSError as error:
            yield _unreadable(shown(path), error)
        except ValueError:
            yield UnreadableError(shown(path), "is no path: it holds a NUL character")


def _special(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _file(path: str, settings: Settings) -> Iterator[Page | InputError]:
    origin = shown(path)
    with open(path, "rb") as stream:
        head = stream.read(settings.sniff_bytes)
        if not head:
            raise MalformedError(origin, "is empty")
        kinds.refuse_foreign(origin, head)
        if path.lower().endswith(kinds.LINES_SUFFIXES):
            stream.seek(0)
            yield from records(origin, stream, settings.record_bytes)
            return
        kinds.refuse_binary(origin, head)
        kinds.refuse_suffix(origin, path)
        total = os.fstat(stream.fileno()).st_size
        yield Page(origin, kinds.page_kind(path, head), _whole(origin, head, stream, total, settings.file_bytes))


def _whole(origin: str, head: bytes, stream: BinaryIO, total: int, limit: int) -> bytes:
    """The head and the rest. `total` is the size as far as known; a stream that turns out longer is refused as well."""
    data = head if total > limit else head + stream.read(limit + 1 - len(head))
    if max(total, len(data)) > limit:
        known = size(total) if total > limit else f"more than {size(limit)}"
        raise RefusedError(origin, f"{known}, over the limit of {size(limit)} (file_bytes); split it")
    return data


def _standard_input(settings: Settings) -> Iterator[Page | InputError]:
    """Lines are read one by one until one is not blank, so that the first record of a slow pipe is not held back."""
    stream = sys.stdin.buffer
    head = b""
    while not kinds.content(head) and len(head) < settings.sniff_bytes:
        more = stream.readline(settings.sniff_bytes)
        if not more:
            raise MalformedError(STDIN, "is empty")
        head += more
    if kinds.starts_object(head):
        yield from records(STDIN, stream, settings.record_bytes, head)
        return
    head += stream.read(max(0, settings.sniff_bytes - len(head)))
    kinds.refuse_foreign(STDIN, head)
    kinds.refuse_binary(STDIN, head)
    yield Page(STDIN, kinds.page_kind(STDIN, head), _whole(STDIN, head, stream, len(head), settings.file_bytes))
