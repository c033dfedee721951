"""Whether a time expression lies before or after the writing, as the verb that governs it tells.

In: a sentence, a stretch of it. Out: "past", "future" or "" where no verb says. Not here: values (`*_values.py`).
"""

from __future__ import annotations

from detente.model import Sentence, Token

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "would", "wo"})
STILL_TO_COME = frozenset({"upcoming", "due", "slated", "payable", "scheduled", "expected", "set"})
UNTIL = frozenset({"until", "till", "by", "ahead"})
PLANS = frozenset(
    "plan schedule expect set intend agree want aim promise vow pledge due slate hope propose urge ask demand".split()
)


def tense(sentence: Sentence, begin: int, end: int) -> str:
    """The tense of the verb that the words in `[begin, end)` of the article hang on.

    What hangs on a noun says nothing of itself ("the August 7 bombings"), unless the noun is still to come or the verb above
    it looks ahead.
    """
    place = next((i for i, token in enumerate(sentence.tokens) if begin <= token.begin < end), None)
    if place is None:
        return ""
    until = by_noun = False
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[place]
        inside = begin <= token.begin < end
        until = until or any(_until(sentence.tokens[i], inside) for i in sentence.children(place))
        if not inside:
            if token.text.lower() in STILL_TO_COME and not token.has("VerbForm=Fin"):
                return "future"
            if token.upos in ("VERB", "AUX") or _has_copula(sentence, place):
                told = _of_verb(sentence, place)
                if by_noun and told and not _will(sentence, place):
                    told = ""
                return told if not until else "" if told == "past" else "future"
            by_noun = True
        if token.head < 0 or token.label == "nmod:poss":
            break
        place = token.head
    return "future" if until else ""


def _will(sentence: Sentence, place: int) -> bool:
    return any(sentence.tokens[i].text.lower() in AHEAD and sentence.tokens[i].label == "aux" for i in sentence.children(place))


def _until(token: Token, inside: bool) -> bool:
    """Whether the word is "until" or "ahead", or "by" before a time itself: "by Friday", not "by the Friday deadline"."""
    return token.text.lower() in UNTIL and token.label in ("case", "mark", "advmod") and (inside or token.text.lower() != "by")


def _has_copula(sentence: Sentence, place: int) -> bool:
    return any(sentence.tokens[i].label == "cop" for i in sentence.children(place))


def _of_verb(sentence: Sentence, place: int) -> str:
    verb = sentence.tokens[place]
    helpers = [sentence.tokens[i] for i in sentence.children(place) if sentence.tokens[i].label.startswith(("aux", "cop"))]
    if _will(sentence, place):
        return "future"
    if any(_past(helper) or helper.lemma == "have" for helper in helpers):
        return "past"
    if _infinitive(sentence, place):
        if any(helper.lemma == "be" for helper in helpers):
            return "future"  # "is to resume"
        governor = sentence.tokens[verb.head] if verb.head >= 0 else None
        planned = governor is not None and (governor.lemma.lower() in PLANS or governor.lemma.lower() in ("be", "go"))
        return "future" if planned else ""
    if verb.has("Tense=Past") and verb.has("VerbForm=Fin"):
        return "past"
    if verb.has("Tense=Pres") and verb.has("VerbForm=Fin"):
        return "future"
    return _participle(helpers, verb)


def _participle(helpers: list[Token], verb: Token) -> str:
    """The tense of "is meeting", "is arrested": a present helper before "-ing" looks ahead, a bare participle back."""
    if helpers:
        return "future"
    return "past" if verb.has("VerbForm=Part") and verb.has("Tense=Past") else ""


def _past(token: Token) -> bool:
    return token.has("Tense=Past") and token.has("VerbForm=Fin")


def _infinitive(sentence: Sentence, place: int) -> bool:
    return sentence.tokens[place].has("VerbForm=Inf")
