"""What every table is made with: the metadata and columns that say what they mean.

In: nothing. Out: `metadata`, the type of text, and makers of columns. Not here: any table.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()

WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code points on either engine, whatever the language of the database: the type of every text column."""


def key(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column of the primary key."""
    return Column(name, _type(kind), primary_key=True, comment=comment)


def part_of(name: str, parent: str, comment: str) -> Column[Any]:
    """A column of the primary key that goes with its parent's row."""
    return Column(name, WORDS, ForeignKey(parent, ondelete="CASCADE"), primary_key=True, comment=comment)


def child_of(name: str, parent: str, comment: str) -> Column[Any]:
    """A column that names a parent's row and goes with it."""
    return Column(name, WORDS, ForeignKey(parent, ondelete="CASCADE"), nullable=False, comment=comment)


def field(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column that is always filled."""
    return Column(name, _type(kind), nullable=False, comment=comment)


def maybe(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column that may be null."""
    return Column(name, _type(kind), nullable=True, comment=comment)


def _type(kind: type[TypeEngine[Any]]) -> type[TypeEngine[Any]] | TypeEngine[Any]:
    return WORDS if kind is Text else kind
