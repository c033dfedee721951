"""Everything that can go wrong, as one tree.

    DetenteError
    ├── InputError          a file, page or record that cannot be read; the good ones beside it still are
    │   ├── UnreadableError     missing, forbidden, not a file
    │   ├── RefusedError        over a stated limit (size, depth)
    │   └── MalformedError      not what it claims to be (binary, broken JSON, no text inside)
    ├── LexiconError        a lexicon table is wrong; names the file and the line
    ├── EncoderError        a model file is missing or damaged
    ├── StoreError          the database cannot be opened, read or written
    ├── MissingExtraError   a library that only some need is not installed
    └── DeskError           the desk or its accounts cannot be set up as asked

In: nothing. Out: exception classes. Not here: printing and exit codes (`cli`).
"""

from __future__ import annotations


class DetenteError(Exception):
    """Root of all errors raised on purpose. `str(error)` is one line that says what to do next where something can be done."""


class InputError(DetenteError):
    """An input that cannot be read. `origin` is the path or record it names, `reason` why."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return type(self), (self.origin, self.reason)


class UnreadableError(InputError):
    """Missing, forbidden, or not a file."""


class RefusedError(InputError):
    """Over a stated limit."""


class MalformedError(InputError):
    """Not what it claims to be, or without any text."""


class LexiconError(DetenteError):
    """A lexicon table is wrong: `names.tsv:104: unknown actor 'deu-merkl'`."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class EncoderError(DetenteError):
    """A model file is missing, damaged, or made for another version."""


class StoreError(DetenteError):
    """The database cannot be opened, read or written."""


class MissingExtraError(DetenteError):
    """A library that only some need is not installed; says which extra brings it."""

    def __init__(self, purpose: str, extra: str) -> None:
        super().__init__(f"{purpose} need the extra '{extra}': pip install '.[{extra}]' in the folder of its source")
        self.purpose = purpose
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return type(self), (self.purpose, self.extra)


class DeskError(DetenteError):
    """The desk or its accounts cannot be set up as asked."""
