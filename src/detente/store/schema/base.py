"""What every table is made with: the metadata and columns that say what they mean.

In: nothing. Out: `metadata` and makers of columns. Not here: any table.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def key(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column of the primary key."""
    return Column(name, kind, primary_key=True, comment=comment)


def part_of(name: str, parent: str, comment: str) -> Column[Any]:
    """A column of the primary key that goes with its parent's row."""
    return Column(name, Text, ForeignKey(parent, ondelete="CASCADE"), primary_key=True, comment=comment)


def child_of(name: str, parent: str, comment: str) -> Column[Any]:
    """A column that names a parent's row and goes with it."""
    return Column(name, Text, ForeignKey(parent, ondelete="CASCADE"), nullable=False, comment=comment)


def field(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column that is always filled."""
    return Column(name, kind, nullable=False, comment=comment)


def maybe(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    """A column that may be null."""
    return Column(name, kind, nullable=True, comment=comment)
