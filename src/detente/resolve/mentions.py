"""Who has been spoken of so far, name or not: what a later pronoun or bare description may stand for.

In: the sentences of an article, the name hits, the role nouns. Out: `Mention`s in order, and those that a pronoun may mean,
likeliest first. Not here: which party a mention is (`actors.py`).

A pronoun takes the mention of its own number and kind that scores best: near beats far, a subject beats other words, and a
possessive or reflexive looks first to the subject of its own clause. The scores were chosen on the documents of our own labelled
sentences (`training/data/*-documents.claims`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from detente.model import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
PERSON = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
MANY = frozenset({"they", "them", "their", "themselves", "theirs"})
THING = frozenset({"it", "its", "itself"})
OBJECTS = {"it": "Number=Sing", "them": "Number=Plur"}
OF_OWN_CLAUSE = frozenset({"his", "her", "its", "their", "himself", "herself", "itself", "themselves"})
REACH = 2  # sentences back that a pronoun may look
SAME_OBJECT = 3.5  # what the verb before has for its object goes before any subject for the object of the next
OF_RELATIVE = 3.0  # a party of the same sentence goes before any other for the subject of a relative clause
A_SENTENCE_BACK, SUBJECT, FIRST_IN_SENTENCE, SAME_CLAUSE_OWNER, INSIDE_ANOTHER = -1.0, 2.0, 1.0, 1.5, -1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that names or describes a party: where its head stands, and what a pronoun asks of it.

    `heads` are the places of all its heads: several for "Ethiopia and Eritrea". `kind` is "person" or "thing".
    """

    sentence: int
    heads: tuple[int, ...]
    plural: bool
    kind: str
    subject: bool
    inside: bool


def mentions(sentences: Sequence[Sentence], kinds: Sequence[dict[int, str]]) -> list[Mention]:
    """Every mention in order; `kinds[i]` gives the kind of each word of sentence `i` that names or describes a party."""
    found = []
    for number, (sentence, known) in enumerate(zip(sentences, kinds, strict=True)):
        for place, kind in known.items():
            token = sentence.tokens[place]
            joined = [k for k in sentence.children(place) if sentence.tokens[k].label == "conj" and k in known]
            several = token.has("Number=Plur")
            subject = token.label.startswith("nsubj")
            inside = token.label.split(":")[0] in ("nmod", "compound", "amod", "conj", "appos")
            if token.upos in NOMINAL:
                found.append(Mention(number, (place,), several, kind, subject, inside))
            if joined:
                found.append(Mention(number, (place, *joined), True, kind, subject, inside))
    return found


def candidates(found: Sequence[Mention], sentences: Sequence[Sentence], number: int, place: int) -> list[Mention]:
    """The mentions, of those in order of the text, that the pronoun at `place` of sentence `number` may mean, likeliest first;
    [] for another word."""
    word = sentences[number].tokens[place].text.lower()
    if word not in PERSON | MANY | THING:
        return []
    begin = bisect_left(found, number - REACH, key=lambda one: one.sentence)
    end = bisect_right(found, number, key=lambda one: one.sentence)
    near = found[begin:end]
    if _means_object(near, sentences[number], number, place):
        return []
    fitting = [
        one for one in near if _before(one, number, place) and _fits(one, word) and not _beside(one, sentences, number, place)
    ]
    return sorted(fitting, key=lambda one: (-_score(one, sentences, number, place), -one.sentence, one.heads))


def _means_object(near: Sequence[Mention], sentence: Sentence, number: int, place: int) -> bool:
    """Whether an object "it" or "them" means the object before it, which is no party: "resumed deliveries after halting them"."""
    token = sentence.tokens[place]
    wanted = OBJECTS.get(token.text.lower())
    if wanted is None or token.label != "obj":
        return False
    parties = {head for one in near if one.sentence == number for head in one.heads}
    objects = [k for k, t in enumerate(sentence.tokens[:place]) if t.label == "obj" and t.has(wanted) and t.head != token.head]
    return bool(objects) and objects[-1] not in parties and sentence.tokens[objects[-1]].upos == "NOUN"


def _before(one: Mention, number: int, place: int) -> bool:
    return one.sentence < number or max(one.heads) < place


def _fits(one: Mention, word: str) -> bool:
    if word in PERSON:
        return not one.plural and one.kind != "thing"
    if word in THING:
        return not one.plural and one.kind != "person"
    return one.plural


def _beside(one: Mention, sentences: Sequence[Sentence], number: int, place: int) -> bool:
    """Whether the mention is another side of the pronoun's own verb: "the envoy urged them" urges somebody else."""
    token = sentences[number].tokens[place]
    if one.sentence != number or token.text.lower() in OF_OWN_CLAUSE:
        return False
    return any(sentences[number].tokens[head].head == token.head for head in one.heads)


def _score(one: Mention, sentences: Sequence[Sentence], number: int, place: int) -> float:
    score = A_SENTENCE_BACK * (number - one.sentence) + SUBJECT * one.subject + INSIDE_ANOTHER * one.inside
    if one.sentence == number and _in_relative(sentences[number], place):
        score += OF_RELATIVE
    first = not any(token.label.startswith("nsubj") for token in sentences[one.sentence].tokens[: one.heads[0]])
    score += FIRST_IN_SENTENCE * (first and one.subject)
    if one.sentence == number and _of_verb_before(sentences[number], one.heads[0], place):
        score += SAME_OBJECT
    if one.sentence == number and one.subject and sentences[number].tokens[place].text.lower() in OF_OWN_CLAUSE:
        score += SAME_CLAUSE_OWNER * _governs(sentences[number], one.heads[0], place)
    return score


def _of_verb_before(sentence: Sentence, head: int, place: int) -> bool:
    """Whether both are objects, the pronoun of a verb joined to the other's: "telephoned the envoys and briefed them"."""
    one, token = sentence.tokens[head], sentence.tokens[place]
    if (one.label, token.label) != ("obj", "obj"):
        return False
    return sentence.tokens[token.head].label == "conj" and sentence.tokens[token.head].head == one.head


def _in_relative(sentence: Sentence, place: int) -> bool:
    """Whether a word is the subject of a relative clause: "insurgents fighting the government, which they accuse"."""
    token = sentence.tokens[place]
    return token.label.startswith("nsubj") and token.head >= 0 and sentence.tokens[token.head].label == "acl:relcl"


def _governs(sentence: Sentence, subject: int, place: int) -> bool:
    """Whether the verb of a subject is the nearest verb above a word."""
    above = sentence.tokens[place].head
    while above >= 0 and sentence.tokens[above].upos not in ("VERB", "AUX"):
        above = sentence.tokens[above].head
    return above == sentence.tokens[subject].head
