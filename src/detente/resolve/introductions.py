"""Surnames that mean somebody only because of what stands beside them or was said before: "House Speaker Johnson".

In: the name hits of an article, its sentences, the register's people by surname. Out: the hits with these bearers added.
Not here: weighing the bearers of a name (`bearers.py`).

A surname that many bear stands in the tables for the best known only. Beside an office that another bearer held on that day,
in a country that is named or not contradicted, or after that bearer's full name, it may mean that one as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.lexicon.actors import NameUse, Register
from detente.model import Sentence
from detente.resolve.bearers import around, held, office_met
from detente.resolve.memory import in_full
from detente.resolve.names import Hit


def introduced(
    hits: Sequence[Hit], sentences: Sequence[Sentence], people: Mapping[str, tuple[str, ...]], register: Register, on: str | None
) -> list[Hit]:
    """The hits in order; a lone surname has those uses too that its surroundings or the article give it."""
    known = in_full(hits)
    nations = {hit.begin: hit.uses[0].id for hit in hits if register.entries[hit.uses[0].id].kind == "country"}
    hidden = {place for hit in hits for place in range(hit.begin + 1, hit.end)}
    found = {hit.begin: hit for hit in hits}
    for sentence in sentences:
        longer = [name for name in sentence.names if name.kind == "PER"]
        for token in sentence.tokens:
            ids = people.get(token.text, ())
            hit = found.get(token.begin)
            if not ids or token.upos != "PROPN" or token.begin in hidden or (hit is not None and hit.end != token.end):
                continue
            if any(n.begin <= token.begin and token.end <= n.end and n.end - n.begin > token.end - token.begin for n in longer):
                continue
            uses = () if hit is None else hit.uses
            held_by = {use.id for use in uses}
            beside = around(sentence, token.begin, token.end)
            codes = frozenset(code for begin, code in nations.items() if any(s.begin <= begin < s.end for s in beside.stretches))
            more = _holders(ids, beside.words, codes, register, on) | (known & set(ids))
            added = tuple(NameUse(id_, "short", "", "") for id_ in sorted(more - held_by))
            if added:
                found[token.begin] = Hit(token.begin, token.end, token.text, (*uses, *added))
    return [found[begin] for begin in sorted(found)]


def _holders(
    ids: Sequence[str], words: frozenset[str], codes: frozenset[str], register: Register, on: str | None
) -> frozenset[str]:
    """Those who on that day held an office that the words name, in a country that the words name if they name any.

    Without a day too many have held it, so the words must name the country.
    """
    if not words or (on is None and not codes):
        return frozenset()
    terms = [(id_, held(id_, words, register, on) or register.former(id_, on)) for id_ in ids]
    return frozenset(id_ for id_, term in terms if term and office_met(term, words) and (not codes or term.code in codes))
