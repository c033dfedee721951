"""How many independent voices tell of something.

In: accounts, and for each article whose text it prints. Out: counts. Not here: finding copies (`copies.py`).
An article that repeats another, or prints an agency's text, speaks with that one's voice. Outlets that only pass on the word
of the same speaker are one voice as well: five outlets quoting one ministry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.join.clusters import parts
from detente.model import Account


def outlets(told: Sequence[Account]) -> int:
    """Publishers, copies counted; articles of unknown publishers count one each."""
    return len({one.outlet or one.article_id for one in told})


def speakers(told: Sequence[Account]) -> int:
    """Different people and bodies on whose word the accounts rest."""
    return len({speaker for one in told for speaker in one.speakers})


def independent(told: Sequence[Account], voices: Mapping[str, str]) -> int:
    """Voices, those that rest on a common speaker alone counted once. `voices` gives the voice of an article."""
    words: dict[str, set[str]] = {}
    for one in told:
        words.setdefault(voice(one, voices), set()).update(one.speakers or ("",))
    passing = {name: said for name, said in words.items() if "" not in said}
    shared = [(a, b) for a in passing for b in passing if a < b and passing[a] & passing[b]]
    return len(parts(words, shared))


def voice(one: Account, voices: Mapping[str, str]) -> str:
    """Whose voice an account has: the first to print it, else its outlet, else the article by itself."""
    return voices.get(one.article_id) or one.outlet or one.article_id
