"""Which time expression dates an act.

In: an act with its sentence, the sentence's times, the terms of office it names. Out: a `Dating`. Not here: finding times
(`times`) or terms (`terms.py`). An act that no time hangs on has no date: the day of publication is not a guess that is
made here.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Act, Dating, Hint, Sentence, When
from detente.resolve.terms import Term
from detente.resolve.times import bounds

SAME_TIME = frozenset({"xcomp", "advcl", "obj", "nsubj", "obl", "nmod", "conj"})
OWN_CLAUSE = frozenset({"acl", "ccomp", "parataxis", "csubj"})
NOT_THEN = frozenset({"ahead", "before", "after", "until", "till", "by"})
JOINED = frozenset({"-", "–", "—", "to", "and", "until", "till", "through"})
OPENED = frozenset({"from", "between"})
VAGUE = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
SURE = 0.8  # the encoder's chance from which on a word dates an act; the three limits were chosen on our dev sentences
UNLIKELY = 0.5  # the chance under which a word that the encoder was asked about does not
HANGING = 0.1  # the same for a time that hangs on the very word of the act, for which so the tree speaks too


def date(act: Act, sentence: Sentence, known: Sequence[When], terms: Sequence[Term] = ()) -> Dating:
    """The date that the words give an act: a time, else the term of office that it is set in."""
    when = chosen(act, sentence, known)
    if when is not None:
        return _dated(when, sentence, known)
    inside = [term for term in terms if any(_below(sentence, term.begin, term.end, head) for head in _heads(act, sentence))]
    if inside:
        return Dating(inside[0].first, inside[0].last, "term", "term", f"{inside[0].first}/{inside[0].last or ''}")
    return Dating()


def chosen(act: Act, sentence: Sentence, known: Sequence[When]) -> When | None:
    """The time of an act: the encoder's where it is sure, else what hangs on the act or on a clause that it stands in.

    Where the encoder has something to say of the act's word, it may rule a time out.
    """
    hint = next((hint for hint in sentence.hints or () if hint.place == act.head), None)
    dates = [
        (when, UNLIKELY if hint is None else _chance(hint, sentence, when))
        for when in known
        if when.type in ("DATE", "TIME") and when.value not in VAGUE and not _mark(sentence, when) & NOT_THEN
    ]
    sure = max(dates, key=lambda one: one[1], default=None)
    if sure is not None and sure[1] >= SURE:
        return sure[0]
    likely = [when for when, chance in dates if chance >= (HANGING if _hangs(sentence, when, act.head) else UNLIKELY)]
    heads = _heads(act, sentence)
    return next((when for head in heads for when in likely if _below(sentence, when.begin, when.end, head)), None)


def _chance(hint: Hint, sentence: Sentence, when: When) -> float:
    """The encoder's chance that a time's words date the hint's word."""
    parts = [part for part in hint.parts if part.role == "time"]
    return max((part.chance for part in parts if when.begin <= sentence.tokens[part.place].begin < when.end), default=0.0)


def _dated(when: When, sentence: Sentence, known: Sequence[When]) -> Dating:
    """First and last day of a time; of a range from its first to its last; of "since" from the first day on."""
    limits = bounds(when.value)
    if limits is None:
        return Dating(basis="text", value=when.value)
    first, last, precision = limits
    if "since" in _mark(sentence, when):
        return Dating(first, None, "since", "text", when.value)
    other = _other_end(when, sentence, known)
    ends = bounds(other.value) if other is not None else None
    if other is not None and ends is not None:
        return Dating(min(first, ends[0]), max(last, ends[1]), "range", "text", "/".join(sorted((when.value, other.value))))
    return Dating(first, last, precision, "text", when.value)


def _other_end(when: When, sentence: Sentence, known: Sequence[When]) -> When | None:
    """The other end of the range that a time begins or ends: "May 3" - "5", from "1998" to "2002", between two dates."""
    place = known.index(when)
    for first, last in ((place, place + 1), (place - 1, place)):
        if first < 0 or last >= len(known) or known[last].type not in ("DATE", "TIME"):
            continue
        between = [t.text.lower() for t in sentence.tokens if known[first].end <= t.begin < known[last].begin]
        before = [t.text.lower() for t in sentence.tokens if t.end <= known[first].begin][-1:]
        opened = bool(OPENED & set(before)) or between[:1] == ["-"] or between[:1] == ["–"]
        if len(between) == 1 and between[0] in JOINED and opened:
            return known[first if last == place else last]
    return None


def _heads(act: Act, sentence: Sentence) -> list[int]:
    """The act's word and those that govern it by clauses of the same happening: complements, purposes, coordination."""
    place = act.head
    heads = [place]
    while sentence.tokens[place].label.split(":")[0] in SAME_TIME and sentence.tokens[place].head >= 0:
        place = sentence.tokens[place].head
        heads.append(place)
    return heads


def _mark(sentence: Sentence, when: When) -> set[str]:
    """The prepositions and conjunctions of a time."""
    inside = {place for place, token in enumerate(sentence.tokens) if when.begin <= token.begin < when.end}
    return {t.text.lower() for t in sentence.tokens if t.head in inside and t.label in ("case", "mark")}


def _hangs(sentence: Sentence, when: When, place: int) -> bool:
    """Whether a word of a time hangs on the word at a place."""
    return any(token.head == place and when.begin <= token.begin < when.end for token in sentence.tokens)


def _below(sentence: Sentence, begin: int, end: int, head: int) -> bool:
    """Whether words of a stretch stand at most three steps below a word, in no clause of their own."""
    for place, token in enumerate(sentence.tokens):
        if not begin <= token.begin < end:
            continue
        for _ in range(4):
            if place == head:
                return True
            if sentence.tokens[place].label.split(":")[0] in OWN_CLAUSE or sentence.tokens[place].head < 0:
                break
            place = sentence.tokens[place].head
    return False
