"""Who bears a name at one place of a text: the actors that may, weighed against each other, with the reasons.

In: the uses of a name, the words around it, the register, the day. Out: `Choice`: an actor, what it was that day, why, and who
came second. Not here: finding names (`names.py`), what the article as a whole has spoken of (`memory.py`).

Every piece of evidence is a function that says whether it holds; `WEIGHTS` says what it counts for. The weights only have to
keep an order: what stands beside a name goes before what the article says elsewhere, and that before who is best known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.lexicon.actors import NameUse, Register, RoleTerm
from detente.model import Sentence, Span

REACH = 8  # words on either side of a name that may introduce it
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
JOINING = frozenset({"of", "the", "'s", "’s", "-", "and", "for", "'", "’"})
SMALL = frozenset({"of", "the", "for", "and", "to", "in", "on"})
FORMER = frozenset({"former", "ex", "ousted", "deposed", "exiled", "late"})
RULERS = frozenset({"president", "prime minister", "king", "emir", "chancellor", "supreme leader", "head of state"})
KINDS = {"PER": ("person",), "ORG": ("group", "party", "body", "agency", "company"), "LOC": ("country", "territory")}
WEIGHTS = {
    "office beside": 4.0,
    "country beside": 3.0,
    "named in full": 3.0,
    "kind": 2.0,
    "sector beside": 1.5,
    "in office": 1.0,
    "ruler": 0.5,
    "spoken of": 0.5,
}
OTHER_COUNTRY = -3.0  # another country stands beside the name
A_WORD_MORE = 0.25  # for every word of an office that is met: "deputy prime minister" goes before "prime minister"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a name: the words that may introduce it, those right before it in order as its `title`, the stretches
    they cover, and how the encoder sees the name."""

    words: frozenset[str] = frozenset()
    title: tuple[str, ...] = ()
    stretches: tuple[Span, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one bearer of a name or another. `codes` are the countries named beside it, `sectors` those of the role
    noun that ends its title, `named` the actors whose full name the article gives, `spoken` the countries that it names."""

    around: Around = Around()
    codes: frozenset[str] = frozenset()
    sectors: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weighed:
    """One bearer with what it was that day, its points and what gave them."""

    use: NameUse
    term: RoleTerm | None
    points: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest bearer, and the next one where there was a choice."""

    best: Weighed
    second: Weighed | None = None

    @property
    def reason(self) -> str:
        """Why: what it was that day, and what spoke for it."""
        what = self.best.term.described if self.best.term is not None else "nothing known of that day"
        if self.second is None:
            return f"{what}; the only bearer of the name"
        return "; ".join((what, *self.best.reasons))


def choose(uses: Iterable[NameUse], evidence: Evidence, register: Register, on: str | None) -> Choice:
    """The bearers of a name by points; among equals the usual one, then who took up the name or an office last, then by id."""
    weighed = [weigh(use, evidence, register, on) for use in uses]

    def rank(one: Weighed) -> tuple[float, bool, bool, str, str, str]:
        return (one.points, one.term is not None, one.use.usual, one.use.begin, one.term.begin if one.term else "", one.use.id)

    ranked = sorted(weighed, key=rank, reverse=True)
    second = next((one for one in ranked[1:] if one.use.id != ranked[0].use.id), None)
    return Choice(ranked[0], second)


def weigh(use: NameUse, evidence: Evidence, register: Register, on: str | None) -> Weighed:
    """The points of one bearer, with the reasons that gave them."""
    entry = register.entries[use.id]
    term = standing(use.id, evidence, register, on)
    met = office_met(term, evidence.around.words)
    code = term.code if term is not None else ""
    state = term is not None and on is not None and term.sector[:1] == ("GOV",)
    signs = {
        "office beside": (met > 0, f"'{term.office if term else ''}' stands beside it"),
        "country beside": (bool(code) and code in evidence.codes, f"{code} stands beside it"),
        "named in full": (use.id in evidence.named, "the article names it in full"),
        "kind": (entry.kind in KINDS.get(evidence.around.kind, ()), f"read as the name of a {entry.kind}"),
        "sector beside": (
            term is not None and bool(set(evidence.sectors) & set(term.sector)),
            f"a word for {'/'.join(evidence.sectors)} stands beside it",
        ),
        "in office": (state, "in office that day"),
        "ruler": (state and term is not None and term.office in RULERS, "at the head of the state"),
        "spoken of": (bool(code) and code in evidence.spoken, f"the article speaks of {code}"),
    }
    points = sum(WEIGHTS[name] for name, (holds, _) in signs.items() if holds) + A_WORD_MORE * met
    if code and evidence.codes and code not in evidence.codes:
        points += OTHER_COUNTRY
    return Weighed(use, term, points, tuple(reason for holds, reason in signs.values() if holds))


def standing(actor: str, evidence: Evidence, register: Register, on: str | None) -> RoleTerm | None:
    """What an actor is taken for on a day: what the tables say it was; else the office that the words beside it give it; else
    what is left of its last office."""
    known = held(actor, evidence.around.words, register, on)
    if known is not None or register.entries[actor].kind != "person":
        return known
    former = register.former(actor, on)
    if not evidence.sectors or evidence.around.words & FORMER:
        return former
    code = min(evidence.codes) if len(evidence.codes) == 1 else former.code if former is not None else ""
    return RoleTerm(code, evidence.sectors, " ".join(evidence.around.title), "", "")


def held(actor: str, words: frozenset[str], register: Register, on: str | None) -> RoleTerm | None:
    """What the tables say that an actor was on a day; of several offices the one that the words name."""
    named = [term for term in register.held(actor, on) if office_met(term, words)]
    return max(named, key=lambda term: (office_met(term, words), term.begin), default=None) or register.term(actor, on)


def office_met(term: RoleTerm | None, words: frozenset[str]) -> int:
    """How many words of a term's office stand around a name; 0 unless all of them do.

    "Former" around the name and not in the office, or the other way round, speaks of another term.
    """
    if term is None or not term.office:
        return 0
    wanted = office_words(term.office)
    former = bool(wanted & FORMER)
    if former != bool(words & FORMER):
        return 0
    rest = wanted - FORMER
    return len(wanted) if rest <= words else 0


def office_words(office: str) -> frozenset[str]:
    """The words of an office that tell it from others, American spelling made British."""
    words = office.lower().replace("-", " ").split()
    return frozenset(_plain(word) for word in words if word not in SMALL)


def _plain(word: str) -> str:
    """A word of an office as it is compared: "Defense" made British, "U.N." without its dots."""
    return word.lower().replace("defense", "defence").replace(".", "")


def around(sentence: Sentence, begin: int, end: int) -> Around:
    """What introduces the name at a place: the nouns before it ("South Korean President"), and behind it an apposition or
    an "of" phrase (", the governor of Odesa,")."""
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.end > begin), len(tokens))
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].begin < end), -1)
    before = _run(sentence, range(first - 1, max(-1, first - 1 - REACH), -1))
    opened = last + 1 < len(tokens) and tokens[last + 1].text == ","
    of = last + 1 < len(tokens) and tokens[last + 1].lemma == "of"
    after = _run(sentence, range(last + 1 + opened, min(len(tokens), last + 2 + REACH))) if opened or of else []
    lemmas = frozenset(_plain(tokens[i].lemma) for i in (*before, *after))
    plain = frozenset(_plain(part) for i in (*before, *after) for part in tokens[i].text.split("-"))  # "ex-Soviet"
    stretches = tuple(Span(min(tokens[i].begin for i in run), max(tokens[i].end for i in run)) for run in (before, after) if run)
    kind = next((name.kind for name in sentence.names if name.begin < end and begin < name.end), "")
    title = tuple(tokens[i].lemma.lower() for i in reversed(before))
    return Around(lemmas | plain, title, stretches, kind)


def _run(sentence: Sentence, places: Iterable[int]) -> list[int]:
    """The unbroken run of naming words from a place on."""
    found = []
    for i in places:
        token = sentence.tokens[i]
        if token.upos not in NAMING and token.text.lower() not in JOINING:
            break
        found.append(i)
    return found
