"""On whose word a predicate is told, as acts and ties record it.

In: a `Scene` and the places of a predicate. Out: `Voice`. Not here: finding the word (`speech.py`), who the speaker is
(`resolve`).
"""

from __future__ import annotations

from typing import NamedTuple

from detente.code import speech
from detente.code.scene import Scene
from detente.code.sides import side
from detente.lexicon.cues import Cues
from detente.model import Side, Span


class Voice(NamedTuple):
    """The speaker and the cue, None where the sentence has none; whether the words stand inside a quotation."""

    speaker: Side | None
    cue: Span | None
    quoted: bool


def voice(scene: Scene, centre: int, clause: int, cues: Cues) -> Voice:
    """The voice of the predicate at `centre`, of whose clause `clause` is the verb; as the tree has it, else the encoder."""
    tree = scene.tree
    word = speech.told(tree, clause, cues) or speech.heard(scene.reports, centre)
    quoted = speech.inside(tree.sentence, centre, scene.quotes)
    if word is None:
        return Voice(None, None, quoted)
    cue = tree.tokens[word.cue]
    return Voice(side(tree, word.speaker) if word.speaker >= 0 else None, Span(cue.begin, cue.end), quoted)
