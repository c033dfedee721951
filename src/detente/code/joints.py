"""Ties that a hyphen joins to a name: "Iran-backed militias", "pro-Russian separatists".

In: a sentence's tree, the joints of the lexicon. Out: `Bond`s. Not here: ties that verbs and nouns tell of (`ties.py`), who
the sides are (`resolve/ties.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.code import sides
from detente.code.grammar import HYPHENS, NOMINAL, Tree
from detente.lexicon.ties import Joint
from detente.model import Bond, Side, Span, Status

CONFIDENCE = 0.8  # set by hand near the share right in `./run bench relations`


def joined(tree: Tree, place: int, joints: Sequence[Joint]) -> list[Bond]:
    """The joined ties of the sentence at `place`, in order of their words, one a word."""
    found = []
    for word in _hyphened(tree):
        token = tree.tokens[word]
        for joint in joints:
            hit = _after(tree, word, joint) or _before(tree, word, joint)
            if hit is None:
                continue
            name, head = hit
            if joint.heads and tree.tokens[head].lemma.lower() not in joint.heads:
                continue
            other = sides.side(tree, head)
            a, b = (name, other) if joint.joined_acts else (other, name)
            said = f"joint {joint.place} {joint.kind} '{joint.name}' at '{token.text}'"
            begin, end = (name.begin, token.end) if name.begin < token.begin else (token.begin, name.end)
            found.append(
                Bond(place, word, Span(begin, end), joint.kind, (a,), (b,), Status.ASSERTED, "current",
                     confidence=CONFIDENCE, trace=(said,))
            )  # fmt: skip
            break
    return found


def _hyphened(tree: Tree) -> list[int]:
    """The words in which or beside which a hyphen stands, in order."""
    found: set[int] = set()
    for place, token in enumerate(tree.tokens):
        if token.text in HYPHENS:
            found |= {place - 1, place, place + 1}
        elif "-" in token.text:
            found.add(place)
    return sorted(found & set(range(len(tree.tokens))))


def _after(tree: Tree, word: int, joint: Joint) -> tuple[Side, int] | None:
    """The name before the hyphen and the word described, where a participle follows a hyphen."""
    token = tree.tokens[word]
    hyphened = word >= 2 and tree.tokens[word - 1].text in HYPHENS and tree.tokens[word - 1].begin == tree.tokens[word - 2].end
    if token.text.lower() not in joint.after or not hyphened or not tree.tokens[word - 2].text[:1].isupper():
        return None
    first = tree.tokens[word - 2]
    head = _described(tree, word)
    return None if head is None else (Side(word - 2, first.begin, first.end), head)


def _before(tree: Tree, word: int, joint: Joint) -> tuple[Side, int] | None:
    """The name behind a prefix and the word described; the prefix may stand in the name's own word or before a hyphen."""
    token = tree.tokens[word]
    prefix = next((p for p in joint.before if token.text.lower().startswith(f"{p}-")), None)
    if prefix is not None and token.text[len(prefix) + 1 : len(prefix) + 2].isupper():
        head = _described(tree, word)
        return None if head is None else (Side(word, token.begin + len(prefix) + 1, token.end), head)
    apart = word + 2 < len(tree.tokens) and tree.tokens[word + 1].text in HYPHENS and token.text.lower() in joint.before
    if not apart or not tree.tokens[word + 2].text[:1].isupper():
        return None
    name = tree.tokens[word + 2]
    head = _described(tree, word + 2)
    return None if head is None else (Side(word + 2, name.begin, name.end), head)


def _described(tree: Tree, word: int) -> int | None:
    """The noun that an adjective describes, before it or as its subject; None where it describes none."""
    subject = tree.kids(word, "nsubj")
    if subject:
        return subject[0]
    above = tree.tokens[word].head
    if above < 0 or tree.label(word) not in ("amod", "compound", "acl", "nmod", "obl", "conj"):
        return None
    if tree.label(word) == "conj" or tree.tokens[above].upos in ("VERB", "ADJ"):
        return _described(tree, above)
    return above if tree.tokens[above].upos in NOMINAL else None
