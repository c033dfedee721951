"""Who does and who receives: a frame's slots filled from the tree.

In: a `Tree` and a match. Out: places of head words, and `Side`s with the shortest span that names the party.
Not here: who the parties are (`resolve`).

A slot is "subject", "object", "indirect", "clause", "owner", "nation", "bound", "sayer" or a preposition. A verb's object is its
noun's "of"; a noun's subject comes from its light verb, else from "by", its owner or the nation before it. A modal binds the
subject of its verb on somebody's word: "Paris said that Mali must pay".
"""

from __future__ import annotations

from detente.code.grammar import HYPHENS, NOMINAL, POSSESSIVE, REFLEXIVE, RELATIVE, Tree
from detente.code.match import Match
from detente.model import Side

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december day week month year decade century morning afternoon evening night hour minute moment weekend time "
    "anniversary eve dawn noon midnight".split()
)
SAYING = frozenset(
    "say add argue stress state reiterate believe think emphasise emphasize note maintain write tweet declare".split()
)
OWN = frozenset({"i", "we", "it", "he", "she"})  # who says what he must do himself demands nothing
AIMED = frozenset({"aim", "direct", "target"})
JOINTS = POSSESSIVE | HYPHENS
OPENING = ("case", "cc", "punct", "det")  # what opens a phrase ends no name
KEPT = ("amod", "compound", "flat", "nummod", "nmod:desc", "nmod:poss", "appos", "goeswith")
NOBODY = frozenset(  # "accused no one", "called this a provocation", "in response to", "into the sea"
    "nobody none nothing one this what whatever response retaliation reaction exchange return aftermath wake sea ocean".split()
)
WARS = frozenset({"war", "battle", "campaign"})  # what is fought or waged suffers nothing
CHARGING = frozenset("accuse convict acquit suspect warn inform deprive strip rob clear remind assure notify absolve".split())
BELONGING = frozenset("of from in at".split())
BEHALF = frozenset({"behalf"})  # "on behalf of X": X is the third party, behalf nobody
NO_PARTY = RELATIVE | BEHALF | REFLEXIVE | NOBODY  # "find themselves", "on behalf of": no party of their own


def fill(tree: Tree, match: Match, slot: str) -> list[int]:
    """Head words that fill a slot, most direct first; [] where the sentence leaves it empty. Times fill none."""
    found = _of_noun(tree, match, slot) if match.noun else _of_verb(tree, match, slot)
    return [k for k in found if tree.tokens[k].lemma.lower() not in TIMES and not tree.tokens[k].text.isdigit()]


def _of_verb(tree: Tree, match: Match, slot: str) -> list[int]:
    verb, words = match.head, match.words
    if slot == "subject":
        return tree.doer(verb)
    if slot == "object":
        # "released hostages": a frame that asks for its object by name and takes no other recipient means that very object
        named = match.frame.objects and match.frame.recipient == ("object",)
        waged = WARS if tree.tokens[verb].lemma in ("fight", "wage") else ()
        befallen = [k for k in tree.undergoer(verb) if named or (k not in words and tree.tokens[k].lemma not in waged)]
        return befallen or [k for one in tree.kids(verb, "iobj") for k in tree.together(one)]
    if slot == "indirect":
        return [k for one in tree.kids(verb, "iobj") for k in tree.together(one)]
    if slot == "clause":
        clauses = tree.kids(verb, "xcomp", "ccomp", "csubj")
        return clauses + [k for k in tree.kids(verb, "advcl") if _complement(tree, k)]
    if slot in ("owner", "nation"):
        return [k for word in words if word != verb for k in _of_name(tree, word, slot, words)]
    if slot in ("bound", "sayer"):
        return _of_modal(tree, verb, slot)
    direct = [k for word in words for k in tree.oblique(word, slot)]
    return direct or _lower(tree, tree.undergoer(verb), slot)


def sayer(tree: Tree, modal: int) -> int | None:
    """The verb of saying whose clause a modal stands in, or None."""
    bound = tree.tokens[modal].head
    above = tree.tokens[bound].head if bound >= 0 and tree.label(modal) == "aux" and tree.label(bound) == "ccomp" else -1
    return above if above >= 0 and tree.tokens[above].lemma in SAYING else None


def _of_modal(tree: Tree, modal: int, slot: str) -> list[int]:
    says = sayer(tree, modal)
    if says is None:
        return []
    if slot == "sayer":
        return tree.doer(says)
    subject = tree.subject(tree.tokens[modal].head)
    if subject is None or tree.tokens[subject].text.lower() in OWN:
        return []
    return tree.together(subject)


def _lower(tree: Tree, places: list[int], preposition: str) -> list[int]:
    """Phrases that the parser hung a step or two too low ("provided refugees with food", "withdrawal of troops from X")."""
    for _ in range(2):
        found = [k for place in places for k in tree.oblique(place, preposition)]
        if found:
            return found
        aimed = [k for place in places for k in tree.kids(place, "acl") if tree.tokens[k].lemma in AIMED]  # "rounds aimed at X"
        places = [k for place in places for k in tree.kids(place, "nmod")] + aimed
    return []


def _complement(tree: Tree, clause: int) -> bool:
    """Whether a marked clause is what the verb asks for ("that", "to", "of doing"), not a circumstance ("when", "if")."""
    marks = tree.lemmas(clause, "mark")
    return bool(marks & {"to", "that", "of", "for", "from", "on", "against", "into", "with"})


def _of_name(tree: Tree, noun: int, slot: str, own: tuple[int, ...]) -> list[int]:
    if slot == "owner":
        owner = tree.owner(noun)
        return [] if owner is None else tree.together(owner)
    return [k for k in tree.kids(noun, "amod", "compound", "nmod:desc") if tree.tokens[k].text[:1].isupper() and k not in own]


def _of_noun(tree: Tree, match: Match, slot: str) -> list[int]:
    noun = match.head
    if slot == "object":
        slot = "of"
    if slot == "subject":
        if match.light is not None:
            return lender(tree, match.head, match.light)
        by = tree.oblique(noun, "by") or _lower(tree, tree.kids(noun, "nmod"), "by")
        one = not tree.tokens[noun].has("Number=Plur")
        befallen = one and "owner" in match.frame.recipient and not tree.oblique(noun, "of")  # "the leader's arrest"
        owner = [] if befallen else _of_name(tree, noun, "owner", match.words)
        return by or owner or _of_name(tree, noun, "nation", match.words)
    if slot in ("owner", "nation"):
        return _of_name(tree, noun, slot, match.words)
    if slot == "clause":
        return tree.kids(noun, "acl", "ccomp")
    found = tree.oblique(noun, slot) or _lower(tree, tree.kids(noun, "nmod"), slot)
    if not found and match.light is not None:
        found = [k for k in tree.oblique(match.light, slot) if k != noun]
    if not found and tree.label(noun) == "obj":
        found = [k for k in tree.oblique(tree.tokens[noun].head, slot) if k != noun]
    return found


def lender(tree: Tree, noun: int, light: int) -> list[int]:
    """Who a light verb lends to a noun: its doer, or its subject where the noun hangs by a preposition ("involved in")."""
    if tree.label(noun) != "obl":
        return tree.doer(light)
    subject = tree.subject(light)
    return [] if subject is None else tree.together(subject)


def side(tree: Tree, head: int) -> Side:
    """The shortest span that names the party: the head word with the words around it that belong to its name."""
    kept = {head}
    grown = [head]
    for node in grown:
        for kid in tree.kids(node):
            if _belongs(tree, head, node, kid):
                kept.add(kid)
                grown.append(kid)
    first = head
    while first - 1 in kept or (first >= 2 and tree.tokens[first - 1].text in JOINTS and _joined(tree, first - 2, kept)):
        first -= 1
    last = head
    while last + 1 in kept or (last + 2 in kept and tree.tokens[last + 1].text in JOINTS):
        last += 1
    while last > head and tree.label(last) in OPENING and tree.tokens[last].text not in POSSESSIVE:
        last -= 1
    end = tree.tokens[last].end
    if not any(tree.tokens[place].upos == "PROPN" for place in range(first, last + 1)):
        end = max(end, _whose(tree, head, last))
    return Side(head, tree.tokens[first].begin, end)


def _whose(tree: Tree, head: int, last: int) -> int:
    """The end of the phrase behind a common noun that tells whose or where it is: "rebels" of "rebels in the Ivory Coast"."""
    for kid in tree.kids(head, "nmod"):
        if kid > last and tree.preposition(kid) in BELONGING and tree.below(kid)[0] == last + 1:
            phrase = side(tree, kid)
            if any(t.upos == "PROPN" for t in tree.tokens if phrase.begin <= t.begin < phrase.end):
                return phrase.end
    return 0


def _joined(tree: Tree, place: int, kept: set[int]) -> bool:
    """Whether a word before a hyphen or an 's is part of the name: its own, or the first half of "army-led"."""
    if place not in kept and tree.tokens[place].head in kept and tree.tokens[place + 1].text in HYPHENS:
        kept.add(place)
    return place in kept


def _belongs(tree: Tree, head: int, node: int, kid: int) -> bool:
    """Whether a word is part of the name that grows from `head`: names, titles, owners, and whose government it is."""
    label = tree.tokens[kid].label
    if label == "appos":
        return kid == head + 1 and node == head
    if label == "nmod:poss" or (label in KEPT and (kid < head or label in ("flat", "goeswith", "compound"))):
        return True
    if label == "advmod" and kid == node - 1:
        return tree.label(node) == "amod"  # "internationally recognised government"
    if label in ("conj", "cc", "punct", "det") and node > head:
        behind_of = node == head + 3 and tree.label(node) == "nmod" and _named_by(tree, node)  # "units of the KPA"
        return _several(tree, head, node, kid) or (label == "det" and behind_of)  # "the leaders of India and the UK"
    if label in ("conj", "cc"):
        return tree.tokens[node].upos in ("ADJ", "PROPN") and node != head and kid < head  # "Indian and Pakistani soldiers"
    if label == "case":
        of_name = node != head and kid == head + 1  # the "of" of "government of Italy"
        return tree.tokens[kid].text in POSSESSIVE or of_name
    return label == "nmod" and node == head and kid in (head + 2, head + 3) and _named_by(tree, kid) and not _charge(tree, kid)


def _charge(tree: Tree, kid: int) -> bool:
    """Whether an "of" phrase tells what somebody is charged with, hung on him by the parser: "accused the party of fraud"."""
    head = tree.tokens[kid].head
    verb = tree.tokens[head].head
    charged = verb >= 0 and tree.tokens[verb].lemma in CHARGING and tree.label(head) in ("obj", "nsubj", "nsubj:pass")
    return charged and tree.tokens[kid].upos != "PROPN"


def _several(tree: Tree, head: int, node: int, kid: int) -> bool:
    """Whether a word goes on with the names behind "of" that several heads share."""
    first = node if tree.tokens[node].label != "conj" else tree.tokens[node].head
    shared = tree.tokens[head].has("Number=Plur") and tree.tokens[first].head == head and _named_by(tree, first)
    return shared and (tree.tokens[kid].upos == "PROPN" or (node != first and kid < node))


def _named_by(tree: Tree, kid: int) -> bool:
    """Whether a phrase tells whose body or office the head is: "of" and a proper name, or a bare word ("head of state")."""
    bare = tree.tokens[kid].head == kid - 2 and tree.tokens[kid].upos == "NOUN" and len(tree.kids(kid)) == 1
    return tree.preposition(kid) == "of" and (tree.tokens[kid].upos == "PROPN" or bare)


def named(tree: Tree, heads: list[int]) -> list[int]:
    """The heads that can name a party: nouns, names and pronouns, no relatives, each once; of "dozens of men" the men."""
    out: list[int] = []
    for head in (tree.counted(one) for one in heads):
        token = tree.tokens[head]
        each_other = token.lemma.lower() == "each" and [t.lemma.lower() for t in tree.tokens[head + 1 : head + 2]] == ["other"]
        if (
            token.upos in NOMINAL
            and not {token.lemma.lower(), token.text.lower()} & NO_PARTY
            and not each_other
            and head not in out
        ):
            out.append(head)
    return out
