"""Encoder and lexicon together: which words tell of an act, and of which type.

In: the lexicon's matches of one sentence, the encoder's hints, its tree. Out: `Verdict`s, and the matches that the encoder
overruled with the reason. Not here: rules over several acts (`codebook.py`), sides (`parties.py`).

The lexicon knows what a phrase means; the encoder sees whether it means it here, and sees phrases that nobody listed.
- A match stands unless the encoder is nearly sure that its word tells of nothing; a frame that asks for an object or a
  phrase is harder to overrule than a bare verb.
- A match takes the encoder's type where the encoder is sure of it and gives the frame's own type little chance.
- A word without a match is an act where the encoder is sure enough that it is one, and not wholly at a loss which.
The limits below were chosen on the dev part of our own labelled sentences (`benchmarks/own.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import MUTUAL
from detente.lexicon.predicates import Frame
from detente.model import Hint

NOTHING = 0.95  # chance of no act from which on a bare verb or noun is let go
NOTHING_DEMANDING = 0.983  # the same for a frame that asks for more than its word: a word without any hint
RETYPED = 0.75  # chance of another type from which on it replaces the frame's
RETYPED_NAMED = 0.9  # the same for a frame that names its object: "cut tariffs" is no sanction
DOUBTED = 0.1  # and the most that the frame's own type may then have
NOTHING_IN_SPORT = 0.5  # the same for any frame in a sentence about sport, whose language is that of war
ALONE_IN_SPORT = 0.95  # chance of being an act from which on a word without a frame is one in a sentence about sport
ALONE = 0.7  # chance of being an act from which on a word without a frame is one
ALONE_TYPE = 0.35  # and the least that its likeliest type must then have
RECEIVING = {  # who receives acts of types whose object is often a thing: "flew dogs to X", "shared planes", "stationed ships"
    "AID": ("indirect", "to", "object"),
    "COOPERATE": ("indirect", "to"),
    "MOBILIZE": ("against",),
}
TRAVELLING = frozenset("arrive fly travel go come head journey".split())
TOWARDS = ("at", "on", "into", "against", "towards", "toward")
WARNING = frozenset({"warn", "caution"})
OUGHT = frozenset({"must", "should", "ought"})
DECLINING = frozenset({"decline", "refuse"})
SILENT = frozenset("comment say elaborate answer speculate disclose specify identify name reveal confirm".split())
QUESTIONS = frozenset({"comment", "interview"})
MAY = frozenset({"could", "may", "might", "can"})
HURLING = frozenset("fire hurl lob throw drop launch unleash detonate explode".split())  # their object is no target
REPORTING = frozenset("quote cite add note".split())  # with no frame of their own they report words and do nothing
HELD = frozenset({"recognise", "recognize"})
WORLDWIDE = frozenset("internationally widely globally".split())
SHOWERING = frozenset("bombard besiege pelt pepper barrage".split())
SAID = frozenset("question letter call email message request complaint query demand offer text tweet".split())
PEACEABLE = frozenset("charm diplomatic media publicity marketing sales public".split())  # such an offensive hurts nobody
AT_SEA = ("into", "in", "towards", "toward", "over")
SEAS = frozenset("sea ocean water waters".split())
VERBAL = frozenset({"VERB", "NOUN", "AUX", "ADJ", "PROPN"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A match with the type that it is taken for. `hint` is None where the encoder does not mention its words."""

    match: Match
    event: str
    hint: Hint | None
    trace: tuple[str, ...]


def weigh(
    tree: Tree, matches: Sequence[Match], hints: Sequence[Hint] | None, *, sport: bool = False
) -> tuple[list[Verdict], list[tuple[Match, str]]]:
    """Verdicts in the order of their words, and the matches let go with why; without hints the lexicon alone decides."""
    if hints is None:
        return [_typed(tree, match, None) for match in matches], []
    verdicts: list[Verdict] = []
    gone: list[tuple[Match, str]] = []
    used: set[int] = set()
    for match in matches:
        own = {match.head, *match.words} | ({match.light} if match.light is not None else set())
        near = [hint for hint in hints if hint.place in own]
        used |= own
        hint = max(near, key=lambda one: (-one.chance(""), -one.place), default=None)
        nothing = 1.0 if hint is None else hint.chance("")
        limit = NOTHING_DEMANDING if match.frame.weight else NOTHING
        if nothing > (NOTHING_IN_SPORT if sport else limit):
            gone.append((match, f"{match.frame.event} by its words, but the encoder sees no act in them"))
        else:
            verdicts.append(_typed(tree, match, hint))
    alone = [hint for hint in hints if hint.place not in used and _tells(tree, hint, ALONE_IN_SPORT if sport else ALONE)]
    leaning = {hint.place: at for hint in alone if (at := _leaning(tree, hint, verdicts)) is not None}
    for place, at in leaning.items():
        verdicts[at] = replace(verdicts[at], match=replace(verdicts[at].match, light=place))
    verdicts += [_alone(tree, hint) for hint in alone if hint.place not in leaning]
    idle = {one: why for one in verdicts if (why := _idle(tree, one))}
    gone += [(one.match, f"{one.event} by its words, but {why}") for one, why in idle.items()]
    return sorted((one for one in verdicts if one not in idle), key=lambda one: one.match.head), gone


def _leaning(tree: Tree, hint: Hint, verdicts: Sequence[Verdict]) -> int | None:
    """The place of the verdict on a noun that a verb tells of together with it: "flew to Cairo for talks" is one act."""
    event = _best(hint)[0]
    for at, one in enumerate(verdicts):
        match = one.match
        if one.event == event and match.noun and match.light is None and tree.tokens[match.head].head == hint.place:
            return at
    return None


def _idle(tree: Tree, one: Verdict) -> str:
    """Why words that sound like an act are none, "" where they are one."""
    if one.event == "THREATEN":
        return _no_threat(tree, one.match)
    if one.event in ("ASSAULT", "COERCE"):
        return "only of words" if _in_words(tree, one.match.head) else ""
    if one.event == "REQUEST" and one.match.noun and _asks(tree, one.match.head) <= QUESTIONS:
        return "only of a newspaper's question"
    if one.event == "REJECT" and tree.tokens[one.match.head].lemma in DECLINING:
        told = tree.lemmas(one.match.head, "xcomp", "obj")
        return "only of what somebody would not say" if told and told <= SILENT else ""
    return ""


def _in_words(tree: Tree, head: int) -> bool:
    """Whether violence is done in words alone: "bombarded with questions", "a charm offensive"."""
    showered = tree.tokens[head].lemma in SHOWERING and SAID & {tree.tokens[k].lemma.lower() for k in tree.oblique(head, "with")}
    return bool(showered) or bool(PEACEABLE & tree.lemmas(head, "compound", "amod") and tree.tokens[head].lemma == "offensive")


def _asks(tree: Tree, noun: int) -> set[str]:
    """What a request is for; the noun's own word where nothing tells."""
    return {tree.tokens[k].lemma.lower() for k in tree.oblique(noun, "for")} or {tree.tokens[noun].lemma}


def _no_threat(tree: Tree, match: Match) -> str:
    """Why what sounds like a threat is none: a warning to nobody that only says what may come to pass ("warned that the talks
    could fail"), a duty that no frame knows ("we must hold the line"); "" for a threat."""
    verb = match.head
    modals = tree.lemmas(verb, "aux")
    if match.frame.place == "encoder" and modals & OUGHT:
        return "only of what ought to be done"
    if tree.tokens[verb].lemma not in WARNING or tree.kids(verb, "obj", "iobj"):
        return ""
    clauses = [k for k in tree.kids(verb, "ccomp") if MAY & tree.lemmas(k, "aux")]
    subjects = [tree.subject(k) for k in clauses]
    idle = clauses and not any(s is not None and tree.tokens[s].upos == "PRON" for s in subjects)
    return "only of what may come to pass" if idle else ""


def _best(hint: Hint) -> tuple[str, float]:
    return next(((event, chance) for event, chance in hint.events if event), ("", 0.0))


def _typed(tree: Tree, match: Match, hint: Hint | None) -> Verdict:
    frame = _tested(tree, match)
    said = [f"frame {match.frame.place} {match.frame.event} '{frame.name}' at '{tree.tokens[match.head].text}'"]
    if frame is not match.frame:
        said.append(f"verdict: what comes down in the sea is {frame.event}")
        return Verdict(replace(match, frame=frame), frame.event, hint, tuple(said))
    if hint is None:
        return Verdict(match, frame.event, None, tuple(said))
    event, chance = _best(hint)
    heard = f"encoder {event} {chance:.2f} at '{tree.tokens[hint.place].text}'"
    if event != frame.event and chance >= (RETYPED_NAMED if frame.objects else RETYPED) and hint.chance(frame.event) <= DOUBTED:
        return Verdict(match, event, hint, (*said, heard, f"verdict: the encoder's {event}, sure against {frame.event}"))
    return Verdict(match, frame.event, hint, (*said, heard))


def _tested(tree: Tree, match: Match) -> Frame:
    """The frame, as a show of force where what is fired comes down in the sea: a missile test hits nobody."""
    frame = match.frame
    if frame.event != "ASSAULT" or not frame.objects:
        return frame
    aimed = [k for slot in AT_SEA for k in tree.oblique(match.head, slot)]
    test = bool(aimed) and all(tree.tokens[k].lemma.lower() in SEAS for k in aimed)
    return replace(frame, event="MOBILIZE", mode=("weapons",), cameo="", recipient=()) if test else frame


def _tells(tree: Tree, hint: Hint, least: float) -> bool:
    sure = 1 - hint.chance("") >= least and _best(hint)[1] >= ALONE_TYPE
    token = tree.tokens[hint.place]
    idle = token.upos == "VERB" and token.lemma in REPORTING
    return sure and token.upos in VERBAL and not idle and not _standing(tree, hint.place)


def _standing(tree: Tree, place: int) -> bool:
    """Whether a participle tells how the world holds somebody, not what anybody does: "internationally recognised"."""
    held = tree.label(place) == "amod" and tree.tokens[place].lemma in HELD
    return held and bool(WORLDWIDE & tree.lemmas(place, "advmod"))


def _alone(tree: Tree, hint: Hint) -> Verdict:
    event, chance = _best(hint)
    token = tree.tokens[hint.place]
    given = RECEIVING.get(event, ("indirect", "object"))
    if event == "ASSAULT" and token.lemma in HURLING:
        given = TOWARDS
    elif event == "CONSULT" and token.lemma in TRAVELLING:
        given = ("to", "in")
    frame = Frame(event, "", "encoder", recipient=given, mutual=("with", "between") if event in MUTUAL else ())
    match = Match(hint.place, frame, (hint.place,), noun=token.upos not in ("VERB", "AUX"))
    return Verdict(match, event, hint, (f"encoder {event} {chance:.2f} at '{token.text}', no frame",))
