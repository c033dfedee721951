"""Numbers written in words: "two hundred and ten", "twenty-five", "nineteen seventy-nine".

In: terms. Out: terms, those that spell one number made one. Not here: what is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.resolve.times.terms import Term

HUNDREDS = ("100", "1000")
LINKS = frozenset({"hyphen", "and"})
TEENS = range(10, 21)  # what a year's first half may be: "nineteen seventy-nine", "twenty twelve"


def folded(terms: list[Term]) -> list[Term]:
    """The terms, which it may change, with every run of number words as one; a last ordinal makes it one ("twenty-first")."""
    out: list[Term] = []
    place = 0
    while place < len(terms):
        if terms[place].kind == "a" and place + 1 < len(terms) and terms[place + 1].value in HUNDREDS:
            terms[place + 1] = terms[place + 1]._replace(begin=terms[place].begin)  # "a hundred"
            place += 1
        stop = _run(terms, place)
        if stop > place + 1:
            out.append(_spelt(terms[place:stop]))
        else:
            out.append(terms[place])
        place = max(stop, place + 1)
    return out


def _run(terms: list[Term], place: int) -> int:
    """The end of the run of number words that begins at `place`."""
    stop = place
    while stop < len(terms) and terms[stop].kind == "number":
        stop += 1
        if stop + 1 < len(terms) and terms[stop].kind in LINKS and _goes_on(terms, stop):
            stop += 1
    tens = stop > place and terms[stop - 1].kind in LINKS
    if stop < len(terms) and tens and terms[stop].kind in ("ordinal", "second"):
        return stop + 1
    return stop - 1 if tens else stop


def _goes_on(terms: list[Term], link: int) -> bool:
    """Whether a hyphen or "and" joins two parts of one number: "twenty-five", "hundred and ten", not "two and three"."""
    before, after = int(terms[link - 1].value), terms[link + 1]
    if after.kind not in ("number", "ordinal", "second"):
        return False
    if terms[link].kind == "hyphen":
        return before in range(20, 100, 10) and int(after.value) < 10
    return before in (100, 1000) and int(after.value) < before


def _spelt(run: list[Term]) -> Term:
    last = run[-1]
    numbers = [int(term.value) for term in run if term.kind not in LINKS]
    year = _year(numbers)
    if year:
        return last._replace(begin=run[0].begin, kind="year", value=str(year))
    total = part = 0
    for number in numbers:
        if number == 100:
            part = max(part, 1) * 100
        elif number >= 1000:
            total, part = total + max(part, 1) * number, 0
        else:
            part += number
    kind = "number" if last.kind == "number" else "ordinal"
    return last._replace(begin=run[0].begin, kind=kind, value=str(total + part))


def _year(numbers: list[int]) -> int:
    """A year said in two halves, else 0."""
    if len(numbers) < 2 or numbers[0] not in TEENS or 100 in numbers or any(n >= 1000 for n in numbers):
        return 0
    rest = sum(numbers[1:])
    return numbers[0] * 100 + rest if 10 <= rest < 100 else 0
