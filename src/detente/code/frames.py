"""Find predicates: which words of a sentence tell of an act, by which frame.

In: a `Tree` and the lexicon's predicates. Out: `Match`es. Not here: sides (`sides.py`), status (`status.py`).
A word is claimed by one frame: the longest phrase first, then the frame that demands most. A noun that serves as the
object which a verb frame asks for tells of no act of its own.
"""

from __future__ import annotations

from detente.code.grammar import HYPHENS, Tree
from detente.code.match import Match
from detente.code.sides import fill, sayer
from detente.lexicon.cues import Cues
from detente.lexicon.predicates import Predicates, words_of


def find(tree: Tree, predicates: Predicates, cues: Cues) -> list[Match]:
    """All matches of a sentence in the order of their heads."""
    verbs: list[Match] = []
    taken: set[int] = set()
    for place, token in enumerate(tree.tokens):
        if token.upos in ("VERB", "AUX", "ADJ") and token.lemma in predicates.verbs:
            match = _verb(tree, place, predicates)
            if match is not None:
                verbs.append(match)
                taken |= set(match.words)
    nouns = []
    for place, token in enumerate(tree.tokens):
        if token.upos == "NOUN" and place not in taken and token.lemma.lower() in predicates.nouns:
            match = _noun(tree, place, predicates, cues)
            if match is not None:
                nouns.append(match)
    return sorted(verbs + nouns, key=lambda match: match.head)


def _verb(tree: Tree, place: int, predicates: Predicates) -> Match | None:
    for phrase, frame in predicates.verbs[tree.tokens[place].lemma]:
        words = _phrasal(tree, place, phrase)
        if words is None:
            continue
        if frame.objects:
            # "strained relations", "relations are close": an adjective's object is what it describes
            objects = tree.undergoer(place) or (tree.doer(place) if tree.tokens[place].upos == "ADJ" else [])
            objects = [k for k in objects if _is_noun(tree, k, frame.objects)]
            if not objects:
                continue
            words = (*words, objects[0])
        says = sayer(tree, place) if "sayer" in frame.needs else None
        words = words if says is None else (*words, says)
        match = Match(place, frame, tuple(sorted(words)), noun=False)
        if all(fill(tree, match, slot) for slot in frame.needs):
            return match
    return None


def _phrasal(tree: Tree, place: int, phrase: tuple[str, ...]) -> tuple[int, ...] | None:
    """Places of a phrasal verb's words: its particle may stand apart ("carried the raid out")."""
    words = [place]
    for particle in phrase[1:]:
        hangs = [k for k in tree.kids(place) if k > place and tree.tokens[k].lemma.lower() == particle]
        following = words[-1] + 1
        if not hangs and following < len(tree.tokens) and tree.tokens[following].lemma.lower() == particle:
            hangs = [following]
        if not hangs:
            return None
        words.append(hangs[0])
    return tuple(words)


def _is_noun(tree: Tree, place: int, nouns: tuple[str, ...]) -> bool:
    """Whether a word is one of the nouns, compounds (`cease-fire`, `peace talk`) included."""
    counted = tree.counted(place)
    return any(_compound(tree, counted, phrase) or _with_of(tree, counted, phrase) for phrase in map(words_of, nouns))


def _with_of(tree: Tree, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether a word with its "of" phrase is a noun of that kind ("state of siege")."""
    if "of" not in phrase:
        return False
    of = phrase.index("of")
    below = tree.oblique(place, "of")
    return _compound(tree, place, phrase[:of]) is not None and any(_compound(tree, k, phrase[of + 1 :]) for k in below)


def _compound(tree: Tree, place: int, phrase: tuple[str, ...]) -> tuple[int, ...] | None:
    """Places of a compound noun that ends at `place`, hyphens skipped."""
    if tree.tokens[place].lemma.lower() != phrase[-1]:
        return None
    words = [place]
    at = place - 1
    for word in reversed(phrase[:-1]):
        if at >= 0 and tree.tokens[at].text in HYPHENS:
            at -= 1
        if at < 0 or word not in (tree.tokens[at].lemma.lower(), tree.tokens[at].text.lower()):
            return None
        words.append(at)
        at -= 1
    return tuple(sorted(words))


def _noun(tree: Tree, place: int, predicates: Predicates, cues: Cues) -> Match | None:
    light = _light(tree, place, cues)
    for phrase, frame in predicates.nouns[tree.tokens[place].lemma.lower()]:
        words = _compound(tree, place, phrase)
        if words is None:
            continue
        match = Match(place, frame, words, noun=True, light=light)
        if all(fill(tree, match, slot) for slot in frame.needs):
            return match
    return None


def _light(tree: Tree, place: int, cues: Cues) -> int | None:
    """The light verb that a noun leans on, directly or through coordination ("held talks and a briefing")."""
    token = tree.tokens[place]
    if token.label == "conj" and tree.tokens[token.head].upos == "NOUN":
        return _light(tree, token.head, cues)
    if token.head < 0 or tree.tokens[token.head].upos not in ("VERB", "ADJ"):
        return None
    verb = token.head
    phrases = {tree.tokens[verb].lemma}
    for kid in tree.kids(verb, "compound:prt"):
        phrases.add(f"{tree.tokens[verb].lemma} {tree.tokens[kid].lemma}")
    if token.label in ("obj", "nsubj:pass"):
        return verb if phrases & cues.light.keys() else None
    if tree.label(place) == "obl" and f"{tree.tokens[verb].lemma} {tree.preposition(place)}" in cues.light:
        return verb
    return None


def light_role(tree: Tree, match: Match, cues: Cues) -> str:
    """What the light verb's subject is to the act: "actor", "recipient", or "" without a light verb."""
    if match.light is None:
        return ""
    lemma = tree.tokens[match.light].lemma
    phrases = [f"{lemma} {tree.tokens[k].lemma}" for k in tree.kids(match.light, "compound:prt")]
    phrases += [f"{lemma} {tree.preposition(match.head)}", lemma]
    return next((cues.light[phrase] for phrase in phrases if phrase in cues.light), "")
