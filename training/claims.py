"""Labelled sentences: read, check, count. `python -m training.claims lint training/data/*.claims`.

In: batches in the format of `data/GUIDE.md`. Out: `Labelled` sentences with offsets, or complaints with line numbers.
Not here: tensors (`train.py`), what the labels mean (`data/GUIDE.md`).
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from detente.config import DATA
from detente.lexicon import ontology
from detente.model import Span, Status

OWN = Path(__file__).parent / "data"
SIDES = ("actor", "recipient", "against", "for", "alongside")
SPANS = (*SIDES, "time", "place", "speaker")
REPORT = ("source", "cue", "content")
SIZE = re.compile(r"(dead|injured|arrested):\d+(-\d+)?")
OCCURRENCE = re.compile(r"(.*)#(\d+)", re.DOTALL)
NAME_KINDS = ("PER", "ORG", "LOC", "MISC")

One = TypeVar("One")


class WrongLineError(ValueError):
    """A line that does not hold what its sign promises."""


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """One marked claim; spans are offsets into the sentence, by key."""

    event: str
    mode: tuple[str, ...]
    status: Status
    predicate: tuple[Span, ...]
    spans: dict[str, tuple[Span, ...]]
    context: tuple[str, ...] = ()
    size: tuple[str, ...] = ()


@dataclass(slots=True)
class Labelled:
    """A sentence with all its labels. `names` is None where the batch does not mark them; `lean` says that the batch marks
    claims alone (`marks=claims` in its first line), neither reports nor times. `document` is its document's text so far,
    "" outside of documents; `same` what a pronoun or description in it means, as words of the document."""

    file: str
    line: int
    text: str
    claims: list[LabelledClaim] = field(default_factory=list)
    reports: list[dict[str, tuple[Span, ...]]] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    names: list[tuple[str, Span]] | None = None
    same: list[tuple[Span, tuple[str, ...]]] = field(default_factory=list)
    document: str = ""
    lean: bool = False
    closed: bool = False  # a claim or a "-" has been seen


def find(text: str, written: str) -> Span:
    """Where a span stands; `#2` behind it means its second occurrence. Raises WrongLineError."""
    match = OCCURRENCE.fullmatch(written)
    words, nth = (match[1], int(match[2])) if match else (written, 1)
    place = -1
    for _ in range(nth):
        place = text.find(words, place + 1)
        if place < 0 or not words:
            raise WrongLineError(f"not in the sentence: {written}")
    return Span(place, place + len(words))


def finds(text: str, written: str) -> tuple[Span, ...]:
    """All spans of one key, between ` ; `."""
    return tuple(find(text, part.strip()) for part in written.split(" ; "))


def read(path: Path, texts: Sequence[str] | None = None) -> Iterator[Labelled | tuple[int, str]]:
    """Sentences of a batch in order, and complaints as (line, reason) where they arise.

    With `texts` the batch marks a corpus: its sentences are numbers, places in `texts`.
    """
    known = ontology.load(DATA / "lexicon")
    current: Labelled | None = None
    lean = False
    document: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        sign, _, rest = line.partition(" ")
        lean = lean or (number == 1 and "marks=claims" in line.split())
        if sign in ("[doc", "]doc"):
            document = "" if sign == "[doc" else None
        if not line.strip() or sign in ("#", "[doc", "]doc"):
            continue
        try:
            if sign == ">":
                if current is not None:
                    yield current if current.closed else (current.line, "has neither a claim nor a '-'")
                current = None  # a wrong number leaves its labels without a sentence
                text = rest if texts is None else texts[place(rest, len(texts))]
                document = None if document is None else f"{document}{text} "
                current = Labelled(path.name, number, text, document=document or "", lean=lean)
            elif current is None:
                raise WrongLineError("stands under no sentence")
            else:
                _line(current, sign, rest, known)
        except ValueError as wrong:
            yield number, str(wrong)
    if current is not None:
        yield current if current.closed else (current.line, "has neither a claim nor a '-'")


def place(written: str, many: int) -> int:
    """The place of a sentence in a corpus of so many. Raises WrongLineError."""
    if not written.isdigit() or int(written) >= many:
        raise WrongLineError(f"no sentence {written} in the corpus")
    return int(written)


def sound(path: Path, found: Iterable[One | tuple[int, str]]) -> list[One]:
    """The sentences read from a file, when it has no mistake. Raises ValueError at the first complaint."""
    sentences = []
    for one in found:
        if isinstance(one, tuple):
            raise ValueError(f"{path}:{one[0]}: {one[1]}")
        sentences.append(one)
    return sentences


def _line(sentence: Labelled, sign: str, rest: str, known: ontology.Ontology) -> None:
    if sign == "+":
        sentence.claims.append(_claim(sentence.text, rest, known))
        sentence.closed = True
    elif sign == "-":
        sentence.closed = True
    elif sign == "~":
        parts = dict(_pair(part) for part in rest.split(" | "))
        if unknown := set(parts) - set(REPORT):
            raise WrongLineError(f"a report has source, cue and content, not {min(unknown)}")
        sentence.reports.append({key: finds(sentence.text, value) for key, value in parts.items()})
    elif sign == "=":
        sentence.same.append(_same(sentence, rest))
    elif sign == "t":
        sentence.times += [find(sentence.text, part.strip()) for part in rest.split(" | ")]
    elif sign == "n":
        sentence.names = (sentence.names or []) + [name(sentence.text, part) for part in rest.split(" | ") if part.strip() != "-"]
    else:
        raise WrongLineError(f"unknown sign '{sign}'")


def _same(sentence: Labelled, rest: str) -> tuple[Span, tuple[str, ...]]:
    """What a word of a document means: `they -> Ethiopia ; Eritrea`."""
    word, arrow, meant = rest.partition(" -> ")
    if not arrow or not sentence.document:
        raise WrongLineError("what a word means stands in a document, as `= word -> earlier words`")
    parties = tuple(part.strip() for part in meant.split(" ; "))
    for party in parties:
        find(sentence.document, party)
    return find(sentence.text, word.strip()), parties


def _pair(part: str) -> tuple[str, str]:
    key, equals, value = part.strip().partition("=")
    if not equals:
        raise WrongLineError(f"'{part.strip()}' is not key=span")
    return key, value.strip()


def name(text: str, part: str) -> tuple[str, Span]:
    """A name written as `KIND=words`: its kind and where it stands. Raises WrongLineError."""
    kind, words = _pair(part)
    if kind not in NAME_KINDS:
        raise WrongLineError(f"unknown kind of name '{kind}'")
    return kind, find(text, words)


def _claim(text: str, rest: str, known: ontology.Ontology) -> LabelledClaim:
    parts = [part.strip() for part in rest.split(" | ")]
    if len(parts) < 3:
        raise WrongLineError("a claim is TYPE | status | predicate | key=span ...")
    event, _, modes = parts[0].partition(" ")
    mode = tuple(one.strip() for one in modes.split(",") if one.strip())
    if event not in known.quad:
        raise WrongLineError(f"unknown type '{event}'")
    for one in mode:
        if (event, one) not in known.scale:
            raise WrongLineError(f"{event} has no mode '{one}'")
    spans: dict[str, tuple[Span, ...]] = {}
    context: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    for key, value in map(_pair, parts[3:]):
        if key == "context":
            context = tuple(one.strip() for one in value.split(","))
        elif key == "size":
            size = tuple(one.strip() for one in re.split("[,;]", value))
        elif key in SPANS:
            spans[key] = finds(text, value)
        else:
            raise WrongLineError(f"unknown key '{key}'")
    if wrong := set(context) - set(known.contexts.values()):
        raise WrongLineError(f"unknown context '{min(wrong)}'")
    if any(not SIZE.fullmatch(one) for one in size):
        raise WrongLineError("size is dead:9 or injured:3-5")
    return LabelledClaim(event, mode, Status(parts[1]), finds(text, parts[2]), spans, context, size)


def main(arguments: list[str]) -> int:
    """Lint batches: complaints with file and line, then what they hold. Status 1 where there are complaints."""
    complaints = 0
    events: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    sentences: list[Labelled] = []
    for path in map(Path, arguments[1:]):
        for found in read(path):
            if isinstance(found, Labelled):
                sentences.append(found)
                events.update(claim.event for claim in found.claims)
                statuses.update(str(claim.status) for claim in found.claims)
            else:
                complaints += 1
                print(f"{path}:{found[0]}: {found[1]}")
    none = sum(not sentence.claims for sentence in sentences)
    several = sum(len(sentence.claims) > 1 for sentence in sentences)
    print(f"{len(sentences)} sentences, {events.total()} claims; {none} sentences with none, {several} with several")
    predicates = {
        " ... ".join(span.of(one.text) for span in claim.predicate).lower() for one in sentences for claim in one.claims
    }
    parties = {
        span.of(one.text) for one in sentences for claim in one.claims for key in SIDES for span in claim.spans.get(key, ())
    }
    print(f"{len(predicates)} different predicates, {len(parties)} different sides")
    print("types:", ", ".join(f"{event} {n}" for event, n in events.most_common()))
    print("statuses:", ", ".join(f"{status} {n}" for status, n in statuses.most_common()))
    return 1 if complaints else 0


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] != "lint":
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
