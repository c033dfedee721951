"""Rules of the PLOVER manual that look at more than the predicate's own words.

In: coded drafts of one sentence. Out: drafts with changed types, or none where the manual says to code only the other.
Not here: words and slots (`frames.py`), status (`status.py`). Section names in comments are the manual's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.code.match import Match
from detente.model import Hint, Status

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REJECT", "ACCUSE"})
TOLD_ONCE = frozenset({"SUPPORT", "CONSULT"})  # types whose own words speak of the same act again
PROMISES = frozenset({"AGREE", "CONCEDE"})
CONCLUDED = "057"  # CAMEO: an agreement reached or signed
ASKED_MODE = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "AGREE": "change",
    "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
THREATENED_MODE = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "relations",
    "MOBILIZE": "violence",
    "RETREAT": "relations",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A match with its coding so far; `hint` is what the encoder made of it. `governor` is the draft's place in the list
    whose clause it stands in, or -1; `committed` whether its own sides put it in the future (will, plan to), rather than
    the writer's guess."""

    match: Match
    hint: Hint | None
    event: str
    mode: tuple[str, ...]
    status: Status
    governor: int
    committed: bool
    trace: tuple[str, ...]


def apply(drafts: list[Draft]) -> list[Draft | None]:
    """Every rule over the drafts of one sentence, in order. A draft that the manual folds into another becomes None."""
    coded = [_inside(draft, drafts[draft.governor]) if draft.governor >= 0 else draft for draft in drafts]
    for draft in drafts:
        if draft.governor >= 0:
            _colour(coded, draft)
    return [None if draft is None else _planned(draft) for draft in coded]


def _inside(draft: Draft, governor: Draft) -> Draft | None:
    """What becomes of an act that another act's words speak of."""
    outer = governor.event
    if outer == "AGREE" and governor.match.frame.place == "encoder" and draft.match.frame.place != "encoder":
        return draft  # a promise that no frame knows does not swallow an act that one does
    promises = outer == "AGREE" or governor.match.frame.cameo == CONCLUDED
    if promises and draft.event in COOPERATIVE | {"AGREE", "RETREAT", "CONCEDE"}:
        return None  # AGREE: a promise is one event, and so is an agreement with what it is about; CONCEDE: an announced retreat
    if outer == draft.event and outer in TOLD_ONCE:
        return None  # "thanked X for its support", "met to discuss trade"
    if outer in ("THREATEN", "REJECT"):
        return None  # Auxiliary modes: a threat is the act plus `hypothetical`, and only the threat is coded
    if outer == "REQUEST":
        return replace(draft, status=Status.DEMANDED, trace=(*draft.trace, "codebook: demanded beside the REQUEST"))
    if outer == "ACCUSE" and "disapprove" not in governor.mode and draft.status is Status.ASSERTED:
        # who condemns a deed takes it for a fact
        return replace(draft, status=Status.POSSIBLE, trace=(*draft.trace, "codebook: what an ACCUSE alleges is possible"))
    if outer == "PROTEST" and draft.event == "REQUEST":
        return None  # PROTEST, "Potential ambiguities": the topic of a protest is not an event of its own
    if outer == "ASSAULT" and draft.event == "MOBILIZE":
        return None  # MOBILIZE, "Potential ambiguities": only the ASSAULT is coded
    return draft


def _colour(coded: list[Draft | None], draft: Draft) -> None:
    """The act spoken of gives the speech act its mode, or turns the announcement of a retreat into CONCEDE."""
    outer = coded[draft.governor]
    if outer is None:
        return
    if outer.event in ("REQUEST", "REJECT") and not outer.mode:
        mode = "change" if "resign" in draft.mode else ASKED_MODE.get(draft.event, "change")
        coded[draft.governor] = replace(outer, mode=(mode,), trace=(*outer.trace, f"codebook: asks for {draft.event}, {mode}"))
    elif outer.event == "THREATEN" and not outer.mode and draft.event in THREATENED_MODE:
        mode = THREATENED_MODE[draft.event]
        coded[draft.governor] = replace(outer, mode=(mode,), trace=(*outer.trace, f"codebook: threatens {draft.event}, {mode}"))
    elif outer.event == "AGREE" and draft.event in HOSTILE:
        coded[draft.governor] = None  # "agreed to attack" promises no cooperation: the planned act alone is coded
    elif outer.event == "AGREE" and draft.event in ("RETREAT", "CONCEDE") and not _agreed(outer):
        trace = (*outer.trace, "codebook: announced retreats and concessions are CONCEDE")
        coded[draft.governor] = replace(outer, event="CONCEDE", mode=(), trace=trace)


def _agreed(draft: Draft) -> bool:
    """Whether the words themselves agree, offer or promise (AGREE, first sentence), rather than plan or announce."""
    frame = draft.match.frame
    return frame.event == "AGREE" and frame.place != "encoder"


def _planned(draft: Draft) -> Draft:
    """AGREE, first paragraph: cooperation that its own sides announce is AGREE; CONCEDE: an announced retreat is CONCEDE.

    REJECT: who says that he will not do it refuses, and so does who does not want it.
    """
    if draft.event == "REJECT" and draft.status is Status.DENIED and draft.match.frame.place == "encoder":
        # the encoder hears a refusal in "do not want", not in "want"
        return replace(draft, status=Status.ASSERTED, trace=(*draft.trace, "codebook: what is not wanted is rejected"))
    if draft.status is Status.DENIED and draft.committed and draft.event in ASKED_MODE:
        mode = "change" if "resign" in draft.mode else ASKED_MODE[draft.event]
        trace = (*draft.trace, f"codebook: a vow not to {draft.event} is REJECT {mode}")
        return replace(draft, event="REJECT", mode=(mode,), status=Status.ASSERTED, trace=trace)
    if draft.status is not Status.FUTURE or not draft.committed:
        return draft
    if draft.event in PROMISES and (draft.match.frame.event != draft.event or draft.match.frame.place == "encoder"):
        # the encoder hears "will host talks" as the promise that it is
        return replace(draft, status=Status.ASSERTED, trace=(*draft.trace, f"codebook: what is announced is {draft.event} now"))
    if draft.event in COOPERATIVE:
        trace = (*draft.trace, f"codebook: future {draft.event} of a committed actor is AGREE")
        return replace(draft, event="AGREE", mode=(), status=Status.ASSERTED, trace=trace)
    if draft.event == "RETREAT":
        trace = (*draft.trace, "codebook: an announced RETREAT is CONCEDE")
        return replace(draft, event="CONCEDE", mode=(), status=Status.ASSERTED, trace=trace)
    return draft
