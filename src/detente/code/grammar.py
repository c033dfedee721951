"""A sentence's tree as coding asks of it: subjects and objects in depth, prepositions, coordination.

In: a `Sentence`. Out: places of words. Not here: which words mean what (`frames.py`), whose word it is (`speech.py`).
Labels are those of Universal Dependencies v2.
"""

from __future__ import annotations

from detente.model import Sentence, Token

QUANTITIES = frozenset(
    "dozen score hundred thousand million number majority handful some many most several all both part swathe swath bulk "
    "half stretch".split()
)
RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
HYPHENS = frozenset({"-", "–", "‑"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "agree", "offer", "refuse"})
BLAMED = frozenset({"of", "for", "from", "against", "into"})  # "accused X of doing": X is the one who does
BLAMING = frozenset(
    "accuse suspect blame condemn criticise criticize praise thank stop prevent ban bar charge keep dissuade deter "
    "discourage prohibit convict acquit sentence jail imprison arrest detain fine punish try".split()
)
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
REFLEXIVE = frozenset({"themselves", "himself", "herself", "itself", "ourselves", "yourself", "myself"})


class Tree:
    """Look-ups over one sentence's tree. Places are indices into `tokens`. What a verb's sides are is asked for every slot of
    every frame that may fit it, so the answers are kept; nobody may change them."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = _mended(sentence.tokens)
        self._labels = [token.label.split(":")[0] for token in self.tokens]
        self._kids: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head >= 0:
                self._kids[token.head].append(place)
        self._prepositions = self._marked()
        self._obliques: dict[int, dict[str, list[int]]] = {}
        self._passives: dict[int, bool] = {}
        self._subjects: dict[int, int | None] = {}
        self._doers: dict[int, list[int]] = {}
        self._undergoers: dict[int, list[int]] = {}

    def kids(self, place: int, *labels: str) -> list[int]:
        """Children in order; with labels, those whose label or its part before the colon is named."""
        kids = self._kids[place]
        if not kids or not labels:
            return kids
        return [k for k in kids if self._labels[k] in labels or self.tokens[k].label in labels]

    def lemmas(self, place: int, *labels: str) -> set[str]:
        """The lemmas of these children in small letters: a verb's modals, a clause's marks."""
        return {self.tokens[kid].lemma.lower() for kid in self.kids(place, *labels)}

    def below(self, place: int) -> list[int]:
        """The word and all that hangs on it, in order."""
        found = [place]
        for node in found:
            found += self._kids[node]
        return sorted(found)

    def above(self, place: int) -> list[int]:
        """The chain of heads from the word's own to the root."""
        chain = []
        place = self.tokens[place].head
        while place >= 0:
            chain.append(place)
            place = self.tokens[place].head
        return chain

    def label(self, place: int) -> str:
        """The label without its subtype."""
        return self._labels[place]

    def together(self, place: int) -> list[int]:
        """A word and the words coordinated with it."""
        return [place, *(k for kid in self.kids(place, "conj") for k in self.together(kid) if self.tokens[kid].upos in NOMINAL)]

    def preposition(self, place: int) -> str:
        """The preposition that marks a word, `according to` in full, "" without one."""
        return self._prepositions.get(place, "")

    def _marked(self) -> dict[int, str]:
        """The preposition of every word that has one, the first of several."""
        found: dict[int, str] = {}
        for kid, token in enumerate(self.tokens):
            if self._labels[kid] == "case" and token.head >= 0 and token.head not in found:
                words = [token.text, *(self.tokens[k].text for k in self.kids(kid, "fixed"))]
                found[token.head] = " ".join(words).lower()
        return found

    def oblique(self, place: int, preposition: str) -> list[int]:
        """Words that hang on a word by a preposition, with their coordinates; of "from X into Y", whose Y the parser may hang on
        X, both."""
        if place not in self._obliques:
            found: dict[str, list[int]] = {}
            for kid in self.kids(place, "obl", "nmod"):
                by = self.preposition(kid)
                found.setdefault(by, []).extend(self.together(kid))
                if by == "from":
                    ends = [k for k in self.kids(kid, "nmod") if self.preposition(k) == "into"]
                    found.setdefault("into", []).extend(k for end in ends for k in self.together(end))
            self._obliques[place] = found
        return self._obliques[place].get(preposition, [])

    def passive(self, place: int) -> bool:
        """Whether a verb is in the passive, reduced relatives included."""
        if place not in self._passives:
            self._passives[place] = self._is_passive(place)
        return self._passives[place]

    def _is_passive(self, place: int) -> bool:
        if self.kids(place, "aux:pass", "nsubj:pass"):
            return True
        token = self.tokens[place]
        if token.label == "conj" and self.tokens[token.head].upos == "VERB" and self._bare_participle(place):
            return self.passive(token.head) and not self.kids(place, "obj")
        # "left two killed": a past participle that completes another verb tells what befalls the object
        reduced = token.label in ("acl", "advcl", "amod", "xcomp")
        return reduced and self._bare_participle(place) and not self.kids(place, "obj", "aux")

    def _bare_participle(self, place: int) -> bool:
        token = self.tokens[place]
        return token.has("VerbForm=Part") and token.has("Tense=Past") and not self.kids(place, "nsubj", "aux")

    def subject(self, place: int) -> int | None:
        """The grammatical subject of a verb, found through relatives, coordination and control; None where there is none."""
        if place not in self._subjects:
            self._subjects[place] = self._find_subject(place)
        return self._subjects[place]

    def _find_subject(self, place: int) -> int | None:
        token = self.tokens[place]
        own = [k for k in self.kids(place, "nsubj") if self.tokens[k].label != "nsubj:outer"]
        if own:
            # of two subjects before the verb the nearer is the name: "its chief, General X, left", torn by the parser
            nearest = next((k for k in reversed(own) if k < place), own[0])
            if self.tokens[nearest].lemma.lower() not in RELATIVE:
                return nearest
            noun = self._relative(place)
            return self._before(nearest) if noun is None else noun
        if token.head < 0:
            return None
        if token.label == "conj" and self.tokens[token.head].upos in ("VERB", "AUX", "ADJ", "NOUN"):
            return self.subject(token.head)
        if token.label == "acl" and self.kids(place, "mark"):
            return self._holder(token.head)
        if token.label in ("acl", "acl:relcl", "amod"):
            return token.head if self.tokens[token.head].upos in NOMINAL else None
        if self.label(place) in ("xcomp", "ccomp", "advcl"):
            # "events suggest the two nations may meet": the parser may hang the clause's subject on its governor
            astray = [k for k in self.kids(token.head, "nsubj") if token.head < k < place] or self._lost(place)
            return astray[-1] if astray else self._controller(place)
        return None

    def _lost(self, place: int) -> list[int]:
        """The phrase between the mark of a finite clause and its verb that the parser hung outside the clause: of "talks on
        issues as Iran and Iraq met" Iran, taken for a word of the issues."""
        marks = [k for k in self.kids(place, "mark") if k < place]
        if not marks or not self.tokens[place].has("VerbForm=Fin"):
            return []
        inside = range(marks[-1] + 1, place)
        return [
            k
            for k in inside
            if self.tokens[k].upos in NOMINAL and not marks[-1] < self.tokens[k].head <= place and not self.kids(k, "case")
        ][:1]

    def _phrase_before(self, place: int) -> int | None:
        """The head of the noun phrase that ends at the comma before a relative pronoun, or None without a comma."""
        if place < 2 or self.tokens[place - 1].text != ",":
            return None
        node = place - 2
        while self.label(node) in ("flat", "nmod", "compound", "appos", "case", "punct") and self.tokens[node].head >= 0:
            node = self.tokens[node].head
        return node if self.tokens[node].upos in ("NOUN", "PROPN") else None

    def _before(self, place: int) -> int | None:
        """The nearest noun before a relative pronoun, where the parser hung its clause on no noun."""
        return next((k for k in range(place - 1, -1, -1) if self.tokens[k].upos in ("NOUN", "PROPN")), None)

    def _relative(self, place: int) -> int | None:
        """The noun that a relative clause says something of."""
        for node in [place, *self.above(place)]:
            if self.tokens[node].label == "acl:relcl":
                return self.tokens[node].head
            if self.tokens[node].label not in ("conj", "xcomp", "ccomp"):
                return None
        return None

    def _holder(self, noun: int) -> int | None:
        """Who has the plan, chance or right that a marked clause fills: its owner, else the subject that speaks of it."""
        owner = self.owner(noun)
        if owner is not None:
            return owner
        by = self.oblique(noun, "by")
        above = self.tokens[noun].head
        if by or above < 0 or self.tokens[above].upos not in ("VERB", "AUX"):
            return by[0] if by else None
        return next(iter(self.doer(above)), None)

    def _controller(self, place: int) -> int | None:
        governor = self.tokens[place].head
        if self.tokens[governor].upos in ("NOUN", "PROPN"):
            return governor if self.label(place) == "advcl" else self._holder(governor)
        marked = self.lemmas(place, "mark")
        objects = [k for k in self.kids(governor, "obj", "iobj") if self.tokens[k].lemma.lower() not in REFLEXIVE]
        if self.label(place) == "xcomp" or (self.label(place) == "advcl" and marked & (BLAMED | {"to"})):
            blamed = marked & BLAMED and self.tokens[governor].lemma in BLAMING
            if objects and self.tokens[governor].lemma not in SUBJECT_CONTROL and (self.label(place) == "xcomp" or blamed):
                return self.subject(governor) if self.passive(governor) else objects[0]
            if self.tokens[governor].lemma in ("call", "press", "appeal", "prevail"):
                asked = [
                    k for p in ("on", "upon", "to") for k in self.oblique(governor, p) if not self.tokens[k].lemma.endswith("day")
                ]
                if asked:
                    return asked[0]
        return self.subject(governor)

    def doer(self, place: int) -> list[int]:
        """Who does it: the active subject or the passive's agent, with coordinates."""
        if place not in self._doers:
            self._doers[place] = self._find_doer(place)
        return self._doers[place]

    def _find_doer(self, place: int) -> list[int]:
        if self.passive(place):
            agents = [k for k in self.kids(place, "obl:agent") if self.preposition(k) in ("by", "")]  # not "was fired at X"
            found = agents or self.oblique(place, "by")
            low = [k for one in self.kids(place, "obl", "obj", "xcomp") for k in self.oblique(one, "by")]
            found = found or low  # hung too low by the parser: "was provided with arms by Rwanda"
            if not found and not self.kids(place, "obl", "xcomp", "ccomp"):
                # "was struck and killed by X": the doer stands once, behind the last verb
                later = [k for k in self.kids(place, "conj") if k > place and self._bare_participle(k) and self.passive(k)]
                found = [k for one in later[:1] for k in self.doer(one)]
            return list(dict.fromkeys(k for one in found for k in self.together(one)))
        subject = self.subject(place)
        return [] if subject is None else self.together(subject)

    def undergoer(self, place: int) -> list[int]:
        """Whom it befalls: the active object, the passive subject, or the noun of an object relative."""
        if place not in self._undergoers:
            self._undergoers[place] = self._find_undergoer(place)
        return self._undergoers[place]

    def _find_undergoer(self, place: int) -> list[int]:
        if self.passive(place):
            subject = self.subject(place)
            return [] if subject is None else self.together(subject)
        objects = self.kids(place, "obj")
        if objects and self.tokens[objects[0]].lemma.lower() in RELATIVE:
            noun = self._relative(place)
            nearest = self._phrase_before(objects[0])
            # "insurgents attempting to overthrow the government of X, which they accuse": after a comma the nearest phrase
            if nearest is not None and nearest > (noun or 0):
                return [nearest]
            return [] if noun is None else [noun]
        if objects:
            return [k for one in objects for k in self.together(one)]
        token = self.tokens[place]
        shares = token.label == "conj" and token.head < place and self.tokens[token.head].upos == "VERB"
        if token.label == "acl:relcl" and self.kids(place, "nsubj"):
            own = self.kids(place, "nsubj")[0]
            owner = self.owner(own)
            words = {self.tokens[k].lemma.lower() for k in (own, owner) if k is not None}  # "who fights", "whose troops fight"
            return [] if words & RELATIVE else [token.head]
        later = [k for k in self.kids(place, "conj") if k > place and self.tokens[k].upos == "VERB" and not self.kids(k, "nsubj")]
        if not shares and later and not self.kids(place, "obl", "xcomp", "ccomp"):
            # "shelled and stormed the town": the object stands once, behind the last verb
            return self.undergoer(later[0])
        return []

    def counted(self, place: int) -> int:
        """The noun that a quantity or number counts ("dozens of men", "one of his guards"), else the word itself."""
        if self.tokens[place].upos == "NUM" or self.tokens[place].lemma.lower() in QUANTITIES:
            return next(iter(self.oblique(place, "of")), place)
        return place

    def owner(self, place: int) -> int | None:
        """The possessor of a noun, or None."""
        return next(iter(self.kids(place, "nmod:poss")), None)


def _mended(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with objects that stand before their verb's own "of" or "to" given back to the verb above, and owners to
    what they own.

    In "accused X of bombing Y" the parser now and then hangs X on "bombing"; nothing inside a clause precedes its mark. In
    "support X's forces" it now and then has X and the forces as two objects, and in "backed former leader X" the leader and X.
    """
    marks = {token.head: place for place, token in enumerate(tokens) if token.label == "mark"}
    mended = list(tokens)
    for place, token in enumerate(tokens):
        above = token.head
        over = tokens[above].head
        behind = over > place and token.lemma.lower() in RELATIVE  # "which they accuse of promoting abuses"
        if token.label == "obj" and place < marks.get(above, -1) < above and over >= 0 and (over < place or behind):
            mended[place] = token._replace(head=over)
        if token.label == "case" and token.text in POSSESSIVE and 0 <= above < place and tokens[above].label == "obj":
            owned = next((k for k in range(place + 1, len(tokens)) if tokens[k].head == tokens[above].head), -1)
            if owned >= 0 and tokens[owned].label == "obj" and all(tokens[k].head == owned for k in range(place + 1, owned)):
                mended[above] = mended[above]._replace(head=owned, label="nmod:poss")
        title = tokens[place - 1] if place else None
        if (
            title is not None
            and token.upos == "PROPN"
            and title.upos == "NOUN"
            and (token.label, token.head) == (title.label, title.head) == ("obj", above)
        ):
            mended[place - 1] = mended[place - 1]._replace(head=place, label="nmod:desc")
    return tuple(mended)
