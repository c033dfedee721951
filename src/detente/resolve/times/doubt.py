"""What only looks like a time: a person called May, the Sunday Times, "fall" as a verb, 1999 people.

In: terms with their sentence. Out: the terms, those that mean something else made "other". Not here: grammar (`rules.py`).
"""

from __future__ import annotations

from detente.model import Sentence, Token
from detente.resolve.times.terms import Term

NAMED = frozenset({"weekday", "weekdays", "month", "season", "part", "noon", "ref", "future", "year"})
TIMELY = NAMED | {"small", "nth", "ordinal", "holiday", "comma", "of", "the", "decade"}
AFTER = frozenset({"ago", "then", "after", "before", "on", "hyphen", "or", "from", "and"})
NO_VERBS = frozenset({"season", "month", "last", "second", "past", "this", "long", "close", "edge", "near"})


def settled(terms: list[Term], sentence: Sentence, offset: int) -> list[Term]:
    """The terms with the doubtful ones decided by names, tags and tree; `offset` is the sentence's own."""
    tokens = {token.begin - offset: place for place, token in enumerate(sentence.tokens)}
    foreign = [_inside(terms, name.begin - offset, name.end - offset) for name in sentence.names]
    hidden = {
        term.begin
        for inside in foreign
        if any(t.kind not in TIMELY for t in inside)
        for term in inside
        if term.kind in NAMED and (term.kind != "year" or term != inside[0])
    }
    row = [
        term if term.kind == "other"
        else term._replace(kind="other") if term.begin in hidden
        else _told_by(term, sentence, tokens.get(term.begin))
        for term in terms
    ]  # fmt: skip
    rates = {place for place in range(1, len(row) - 1) if _rate(row, place, sentence, tokens)}
    return [term._replace(kind="other") if place in rates else term for place, term in enumerate(row)]


def _rate(row: list[Term], place: int, sentence: Sentence, tokens: dict[int, int]) -> bool:
    """Whether "a year" follows what there is so much of in a year: "$4 million a year", "two flights a day"."""
    if row[place].kind != "a" or row[place + 1].kind != "unit" or any(t.kind in AFTER for t in row[place + 2 : place + 3]):
        return False
    before = tokens.get(row[place - 1].begin)
    return row[place - 1].kind != "times" and before is not None and sentence.tokens[before].upos in ("NOUN", "NUM", "SYM")


def _inside(terms: list[Term], begin: int, end: int) -> list[Term]:
    return [term for term in terms if begin <= term.begin and term.end <= end]


def _told_by(term: Term, sentence: Sentence, place: int | None) -> Term:
    """The term as tags and tree have it; "second" before a noun is a place in a row."""
    if _else(term, sentence, place):
        return term._replace(kind="other")
    if term.kind == "second" and place is not None and sentence.tokens[place].upos == "ADJ":
        return term._replace(kind="ordinal")
    return term


def _else(term: Term, sentence: Sentence, place: int | None) -> bool:
    """Whether tags and tree say that the word is no time."""
    if place is None:
        return False
    token = sentence.tokens[place]
    if term.kind in NO_VERBS and token.upos in ("VERB", "AUX"):
        return True
    if term.kind == "month" and any(n.kind == "PER" and n.begin <= token.begin < n.end for n in sentence.names):
        return True
    if term.kind == "freq" and token.upos in ("NOUN", "PROPN"):  # a daily is a newspaper
        return True
    return term.kind == "year" and _counts(sentence.tokens, place)


def _counts(tokens: tuple[Token, ...], place: int) -> bool:
    """Whether a number like 1999 counts the noun after it ("1999 people"), or money before it ("$1999")."""
    token = tokens[place]
    if place and tokens[place - 1].text in ("$", "£", "€", "¥", "No.", "#"):
        return True
    if token.label != "nummod" or token.head <= place:
        return False
    bare = not any(t.label == "det" and t.head == token.head for t in tokens[:place])
    return bare and tokens[token.head].has("Number=Plur") and token.head == place + 1
