"""How many were killed, hurt or arrested, as low and high.

In: a `Tree`. Out: `Tally`s with the place of the word that tells of them. Not here: which act they belong to (`coding.py`).
Only figures count: "dozens", "several" and "hundreds" name no number and give none. "At least 9" has no upper bound but the
figure itself, since nothing higher is told; "up to 12" none below one.
"""

from __future__ import annotations

from detente.code.grammar import HYPHENS, Tree
from detente.model import Tally

KIND_OF = {
    "dead": "dead", "kill": "dead", "murder": "dead", "massacre": "dead", "slaughter": "dead", "behead": "dead", "die": "dead",
    "wound": "injured", "injure": "injured", "hurt": "injured", "maim": "injured", "wounded": "injured", "injured": "injured",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "apprehend": "arrested", "imprison": "arrested",
}  # fmt: skip
SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
NUMBERS = {word: value for value, word in enumerate(SMALL.split(), 1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
TIMES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
UP_TO = frozenset({"up", "most", "many", "maximum"})  # "up to 12", "at most 12", "as many as 12"
THINGS = frozenset(
    "ship boat vessel tanker trawler vehicle car truck lorry bus plane aircraft helicopter train cow goat sheep cattle animal "
    "dog process bill hope chance deal plan economy".split()
)
BEFORE_ADJECTIVE = 4  # words back from "dead" or "injured" within which their number stands


def tallies(tree: Tree) -> list[tuple[int, Tally]]:
    """Every count of a sentence with the place of the word that tells of it, in order."""
    found = []
    for place, token in enumerate(tree.tokens):
        kind = _kind(tree, place) if token.upos in ("VERB", "ADJ") else None
        if kind is None:
            continue
        counts = _of_verb(tree, place) if token.upos == "VERB" else _before(tree, place)
        if counts:
            found.append((place, Tally(kind, sum(low for low, _ in counts), sum(high for _, high in counts))))
    return found


def merged(found: list[Tally]) -> tuple[Tally, ...]:
    """One tally a kind: told twice of one act, the higher figures stand."""
    kinds = dict.fromkeys(one.kind for one in found)
    return tuple(
        Tally(kind, max(one.low for one in found if one.kind == kind), max(one.high for one in found if one.kind == kind))
        for kind in kinds
    )


def _of_verb(tree: Tree, verb: int) -> list[tuple[int, int]]:
    """The counts of whom a verb befalls, up to the next word that tells of victims; "a guard" is one."""
    victims = tree.doer(verb) if tree.tokens[verb].lemma == "die" else tree.undergoer(verb)
    own = [victim for victim in dict.fromkeys(victims) if not any(_kind(tree, k) for k in range(verb + 1, victim))]
    return [count for victim in own if (count := _count(tree, victim)) is not None]


def _kind(tree: Tree, place: int) -> str | None:
    token = tree.tokens[place]
    return KIND_OF.get(token.lemma.lower()) or KIND_OF.get(token.text.lower())


def _before(tree: Tree, place: int) -> list[tuple[int, int]]:
    """The number shortly before an adjective: "12 people dead", "30 injured"."""
    for at in range(place - 1, max(-1, place - 1 - BEFORE_ADJECTIVE), -1):
        if tree.tokens[at].upos == "NUM":
            count = _number(tree, at)
            return [count] if count is not None else []
        if tree.tokens[at].upos in ("VERB", "PUNCT", "CCONJ"):
            return []
    return []


def _count(tree: Tree, noun: int) -> tuple[int, int] | None:
    if tree.tokens[noun].lemma.lower() in THINGS:
        return None
    if tree.tokens[noun].upos == "NUM":
        return _number(tree, noun)
    numbers = tree.kids(noun, "nummod")
    if numbers:
        return _number(tree, numbers[0])
    articles = [k for k in tree.kids(noun, "det") if tree.tokens[k].text.lower() in ("a", "an")]
    return (1, 1) if articles and tree.tokens[noun].has("Number=Sing") else None


def _number(tree: Tree, place: int) -> tuple[int, int] | None:
    """Low and high of a figure with what stands around it: "9 to 12", "9-12", "between 9 and 12", "up to 12"."""
    first, last = _run(tree, place)
    value = _value(tree, first, last)
    if value is None:
        return None
    words = [token.text.lower() for token in tree.tokens]
    joint = words[last + 1] if last + 1 < len(words) else ""
    between = first > 0 and words[first - 1] == "between"
    if (joint in ("to", *HYPHENS) or (joint == "and" and between)) and last + 2 < len(words):
        other = _value(tree, *_run(tree, last + 2)) if tree.tokens[last + 2].upos == "NUM" else None
        return None if other is None else (min(value, other), max(value, other))
    return (1, value) if set(words[max(0, first - 2) : first]) & UP_TO else (value, value)


def _run(tree: Tree, place: int) -> tuple[int, int]:
    """First and last word of a number told in several: "three hundred", "twenty-one", "two dozen"."""
    first = last = place
    while first > 0 and (tree.tokens[first - 1].upos == "NUM" or _tens(tree, first - 1)):
        first -= 1
    while last + 1 < len(tree.tokens) and (tree.tokens[last + 1].upos == "NUM" or tree.tokens[last + 1].lemma in TIMES):
        last += 1
    if _tens(tree, last + 1):
        last += 2
    return first, last


def _tens(tree: Tree, place: int) -> bool:
    """Whether a hyphen stands between tens and ones: twenty-one, not 9-12."""
    if not 0 < place < len(tree.tokens) - 1 or tree.tokens[place].text not in HYPHENS:
        return False
    before, after = (NUMBERS.get(tree.tokens[k].text.lower(), 0) for k in (place - 1, place + 1))
    return before >= 20 and 0 < after < 10


def _value(tree: Tree, first: int, last: int) -> int | None:
    """The value of a run of number words; None where it is no plain number, or looks like a year."""
    value = 0
    for token in tree.tokens[first : last + 1]:
        text = token.text.lower().replace(",", "")
        if text in HYPHENS:
            continue
        if token.lemma in TIMES or text in TIMES:
            value = max(value, 1) * TIMES.get(text, TIMES.get(token.lemma, 1))
        elif text.isdecimal() and len(text) < 9:
            value += int(text)
        elif text in NUMBERS:
            value += NUMBERS[text]
        else:
            return None
    plain = first == last and "," not in tree.tokens[first].text
    return None if not value or (plain and 1900 <= value <= 2100) else value
