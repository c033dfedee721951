"""A page becomes an article: text to read, furniture kept aside, title, outlet, address and date with how it was found.

In: a `Page` from `ingest`, or a text in hand. Out: an `Article`, or MalformedError / RefusedError with the reason.
Not here: opening anything (`ingest`) and the sense of sentences (`annotate`).
"""

from __future__ import annotations

from detente.clean.article import clean, from_text

__all__ = ["clean", "from_text"]
