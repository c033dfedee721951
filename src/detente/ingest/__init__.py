"""Bytes in: files, folders, standard input and JSON Lines become pages, one after the other.

In: paths as the user wrote them (`-` is standard input) and `Settings`. Out: a `Page` for each input that can be read and an
`InputError` (yielded, never raised) for each that cannot, in the order found. Pages hold the bytes as they were.
Not here: what the bytes say - encoding, main text, furniture, dates (`clean`) - and the network.
"""

from __future__ import annotations

from detente.ingest.files import inputs

__all__ = ["inputs"]
