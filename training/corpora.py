"""The training data: treebanks, name corpora and our own sentences as words with labels.

In: CoNLL-U and JSONL files of `../shared/bench` that `TRAINABLE.txt` lists, and our own labelled sentences.
Out: `Sentence` records. Not here: what is read at once (`windows.py`), tensors and batches (`examples.py`).
"""

from __future__ import annotations

import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

from detente.annotate.words import Word, words
from detente.lexicon.actors import Register
from detente.lexicon.predicates import Frame
from detente.model import Span, stable_id
from training import claims, natural, pairs, stances
from training.pairs import Act, Pair

LONGEST_WORD = 250
KIND_OF = {  # kinds of the register, and whether the name is a nationality, onto kinds of names
    ("country", False): "LOC", ("territory", False): "LOC", ("country", True): "MISC", ("territory", True): "MISC",
    ("people", False): "MISC",
    ("person", False): "PER", ("group", False): "ORG", ("party", False): "ORG", ("body", False): "ORG", ("agency", False): "ORG",
}  # fmt: skip
UNSURE = "?"  # a mark that is neither learned nor held against the network
TITLES = frozenset(
    "president mr mr. mrs mrs. ms ms. dr dr. doctor sir king queen prince princess pope senator sen. vice secretary".split()
)
FEATURES = ("Degree", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType", "Tense", "VerbForm", "Voice")
NAME_TYPES = {  # every corpus's own names onto four; a type absent here is left out of the corpus
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
    "person": "PER", "politician": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "group": "ORG", "corporation": "ORG",
    "location": "LOC", "country": "LOC",
    "election": "MISC", "event": "MISC", "misc": "MISC", "product": "MISC", "creative-work": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """Gold words of one sentence. `heads` are 1-based within the sentence, 0 the root; empty without a tree."""

    words: tuple[str, ...]
    glued: tuple[bool, ...]
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    content: tuple[str, ...] = ()
    acts: tuple[Act, ...] | None = None
    pairs: tuple[Pair, ...] = ()
    paragraph: str = ""
    knows_misc: bool = True


def lines(path: Path) -> Iterator[str]:
    """Text lines of a plain or xz-packed file."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            yield from stream
    else:
        with path.open(encoding="utf-8") as stream:
            yield from stream


def script_of(form: str, lemma: str) -> str:
    """The lemma as an edit of the lower-cased form: `2+et` strips two letters and adds `et`."""
    form, lemma = form.lower(), lemma.lower()
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}+{lemma[shared:]}"


def treebank(path: Path) -> list[Sentence]:
    """Sentences of a CoNLL-U file; empty nodes and multiword lines are skipped, as UD evaluation does."""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    paragraph = multiword_end = 0
    tight = after = False
    for line in lines(path):
        if line.startswith(("# newdoc", "# newpar")) and not line.startswith("# newpar_block"):
            paragraph += 1
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            if "-" in columns[0]:
                multiword_end, after = int(columns[0].split("-")[1]), "SpaceAfter=No" in columns[9]
            elif columns[0].isdigit():
                rows.append([*columns[:9], "glued" if tight else ""])
                place = int(columns[0])
                tight = place < multiword_end or (after if place == multiword_end else "SpaceAfter=No" in columns[9])
        elif not line.strip() and rows:
            sentences.append(_tree(rows, f"{path.name}:{paragraph}"))
            rows, multiword_end = [], 0
    return sentences


def _tree(rows: list[list[str]], paragraph: str) -> Sentence:
    wanted = lambda bundle: "|".join(f for f in bundle.split("|") if f.split("=")[0] in FEATURES) or "_"  # noqa: E731
    return Sentence(
        words=tuple(r[1] for r in rows),
        glued=tuple(r[9] == "glued" for r in rows),
        upos=tuple(r[3] for r in rows),
        feats=tuple(wanted(r[5]) for r in rows),
        scripts=tuple("0+" if r[3] == "PROPN" else script_of(r[1], r[2]) for r in rows),
        heads=tuple(int(r[6]) for r in rows),
        labels=tuple(r[7] for r in rows),
        paragraph=paragraph,
    )


def name_corpus(path: Path, knows_misc: bool = True, skip: str = "") -> list[Sentence]:
    """Sentences of a name corpus with BIO labels over Detente's words; those that hold `skip` are left out.

    Titles before a person's name are no part of it, and a corpus's MISC is not trusted where `knows_misc` is false.
    """
    sentences = []
    for line in lines(path):
        record = json.loads(line)
        text = record["text"]
        found = list(words(text, 0, len(text), LONGEST_WORD))
        if not found or (skip and skip in text):
            continue
        names = ["O"] * len(found)
        for entity in record["entities"]:
            kind = NAME_TYPES.get(entity["type"])
            inside = [i for i, w in enumerate(found) if w.begin < entity["e"] and entity["b"] < w.end]
            while kind == "PER" and inside and found[inside[0]].text.lower() in TITLES:
                inside.pop(0)
            for i in inside if kind else ():
                mark = ("B-" if i == inside[0] else "I-") + str(kind)
                names[i] = UNSURE if kind == "MISC" and not knows_misc else mark
        sentences.append(
            Sentence(
                words=tuple(w.text for w in found),
                glued=tuple(w.glued for w in found),
                names=tuple(names),
                paragraph=record["id"],
                knows_misc=knows_misc,
            )
        )
    return sentences


def labelled(paths: list[Path], of_corpus: Sequence[str] | None = None) -> list[Sentence]:
    """Sentences with our claims over Detente's words: our own, or those of a corpus whose texts are given.

    Raises ValueError at the first wrong line.
    """
    sentences = []
    for path in paths:
        for one in claims.sound(path, claims.read(path, of_corpus)):
            found = _words(one.text)
            reports = {
                key: () if one.lean else _bio(found, [("S", span) for report in one.reports for span in report.get(key, ())])
                for key in claims.REPORT
            }
            acts = tuple(_act(found, claim, one.lean) for claim in one.claims)
            named = {_stretch(found, span.begin, span.end) for _, span in one.names or ()}
            sentences.append(
                Sentence(
                    words=tuple(w.text for w in found),
                    glued=tuple(w.glued for w in found),
                    names=() if one.names is None else _bio(found, one.names),
                    times=() if one.lean else _bio(found, [("T", span) for span in one.times]),
                    **reports,
                    acts=acts,
                    pairs=pairs.of_acts(acts, named),
                    paragraph=f"{path.name}:{one.line}",
                )
            )
    return sentences


def stanced(paths: list[Path]) -> list[Sentence]:
    """Our own sentences with stances between mentions; what a pair's other way is not said to be is neutral.

    Raises ValueError at the first wrong line.
    """
    sentences = []
    for path in paths:
        for one in claims.sound(path, stances.read(path)):
            found = _words(one.text)
            asked = [Pair(_stretch(found, *a), _stretch(found, *b), None, stance) for a, b, stance in one.pairs]
            told = {(p.first, p.second) for p in asked}
            asked += [Pair(p.second, p.first, None, "neutral") for p in asked if (p.second, p.first) not in told]
            sentences.append(_told_of_pairs(found, asked, f"{path.name}:{one.line}"))
    return sentences


def frame_examples(frames: Iterable[Frame]) -> list[Sentence]:
    """The examples of the predicate lexicon: the pairs of sides that each names, by its frame's type."""
    sentences = []
    for frame in frames:
        for one in frame.examples:
            found = list(words(one.text, 0, len(one.text), LONGEST_WORD))
            actors, recipients = (
                [_stretch(found, at, at + len(side)) for side in listed for at in [one.text.index(side)]]
                for listed in (one.actor, one.recipient)
            )
            roles = [("actor", *a) for a in actors] + [("recipient", *r) for r in recipients]
            act = Act(frame.event, frame.status or "asserted", (0, 0), tuple(roles))
            linked = [p for p in pairs.of_acts((act,), set()) if p.event]
            if linked:
                sentences.append(_told_of_pairs(found, linked, frame.place))
    return sentences


def _words(text: str) -> list[Word]:
    return list(words(text, 0, len(text), LONGEST_WORD))


def _told_of_pairs(found: list[Word], asked: list[Pair], origin: str) -> Sentence:
    texts, glued = tuple(w.text for w in found), tuple(w.glued for w in found)
    return Sentence(texts, glued, pairs=tuple(asked), paragraph=origin)


def part(sentence: Sentence) -> str:
    """The part of a sentence, by a hash of its words, so that it never changes."""
    return part_of(stable_id(" ".join(sentence.words)))


def digest_of(text: str) -> str:
    """The digest of a sentence's words, by which it falls into its part."""
    return stable_id(" ".join(word.text for word in _words(text)))


def part_of(digest: str) -> str:
    """ "train", "dev" or "test": a sixteenth each is held out."""
    return {"0": "dev", "1": "test"}.get(digest[0], "train")


def _act(found: list[Word], claim: claims.LabelledClaim, lean: bool) -> Act:
    predicate = _stretch(found, min(s.begin for s in claim.predicate), max(s.end for s in claim.predicate))
    roles = tuple((key, *_stretch(found, span.begin, span.end)) for key, spans in claim.spans.items() for span in spans)
    return Act(claim.event, str(claim.status), predicate, roles, lean)


def _stretch(found: list[Word], begin: int, end: int) -> tuple[int, int]:
    """Places of the words that a span touches, half-open."""
    return _touched([(w.begin, w.end) for w in found], Span(begin, end))


def _touched(places: list[tuple[int, int]], span: Span) -> tuple[int, int]:
    inside = [i for i, (begin, end) in enumerate(places) if begin < span.end and span.begin < end]
    return inside[0], inside[-1] + 1


def _bio(found: list[Word], spans: list[tuple[str, Span]]) -> tuple[str, ...]:
    return _marks(len(found), [(kind, *_stretch(found, span.begin, span.end)) for kind, span in spans])


def _marks(many: int, stretches: list[tuple[str, int, int]]) -> tuple[str, ...]:
    """BIO marks of stretches of words."""
    marks = ["O"] * many
    for kind, begin, end in stretches:
        for i in range(begin, end):
            marks[i] = f"{'B' if i == begin else 'I'}-{kind}"
    return tuple(marks)


def with_names(trees: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """Trees with the names of the same sentences, told by their words."""
    by_words = {sentence.words: sentence.names for sentence in named}
    return [replace(tree, names=by_words.get(tree.words, ())) for tree in trees]


def text_of(sentence: Sentence) -> str:
    """The sentence's words as text, with a space before each that is not glued to its neighbour."""
    return "".join(("" if tight else " ") + word for word, tight in zip(sentence.words, sentence.glued, strict=True)).strip()


def with_acts(paths: list[Path], bench: Path) -> list[Sentence]:
    """The sentences of corpora whose acts our batches mark. Raises ValueError at a wrong line."""
    return [sentence for path in paths for sentence in labelled([path], texts(path, bench))]


def texts(batch: Path, bench: Path) -> list[str]:
    """The sentences of the corpus that a batch marks, as text. Raises ValueError where its first line names none."""
    return [text_of(sentence) for sentence in corpus(bench / natural.corpus(batch))]


def corpus(path: Path) -> list[Sentence]:
    """The sentences of a treebank or a name corpus, in the order that `natural.py` numbers them."""
    return treebank(path) if ".conllu" in path.suffixes else name_corpus(path)


def with_marks(sentences: list[Sentence], paths: list[Path]) -> list[Sentence]:
    """The sentences of a corpus that our batches mark, with their names and pairs. Raises ValueError at a wrong line."""
    texts = [text_of(sentence) for sentence in sentences]
    return [_marked(sentences[one.number], one) for path in paths for one in claims.sound(path, natural.read(path, texts))]


def _marked(sentence: Sentence, one: natural.Marked) -> Sentence:
    places, text, end = [], text_of(sentence), 0
    for word in sentence.words:
        begin = text.index(word, end)
        end = begin + len(word)
        places.append((begin, end))
    names = sentence.names
    if one.names is not None:
        names = _marks(len(places), [(kind, *_touched(places, span)) for kind, span in one.names])
    told = {(_touched(places, first), _touched(places, second)): stance for first, second, stance in one.stances}
    mentions = sorted({*_stretches(names), *(mention for pair in told for mention in pair)})
    asked = [Pair(a, b, None, told.get((a, b), "neutral")) for a, b in permutations(mentions, 2)] if one.asked else []
    return replace(sentence, names=names, pairs=tuple(asked))


def _stretches(marks: Sequence[str]) -> list[tuple[int, int]]:
    """Where BIO marks begin and end, half-open."""
    begins = [i for i, mark in enumerate(marks) if mark.startswith("B-")]
    inside = [next((i for i in range(begin + 1, len(marks)) if not marks[i].startswith("I-")), len(marks)) for begin in begins]
    return list(zip(begins, inside, strict=True))


def with_known_names(trees: list[Sentence], register: Register) -> list[Sentence]:
    """Trees without names given those that the tags and our own register tell.

    A word that is neither a proper noun nor capitalised is no name; a run of proper nouns that the register knows whole
    is one, of the kind it knows; a capitalised nationality is MISC. All else stays unsure.
    """
    return [tree if tree.names or not tree.upos else _known(tree, register) for tree in trees]


def _known(tree: Sentence, register: Register) -> Sentence:
    marks = ["O" if u != "PROPN" and not w[:1].isupper() else UNSURE for w, u in zip(tree.words, tree.upos, strict=True)]
    place = 0
    while place < len(marks):
        end = place
        while end < len(marks) and tree.upos[end] == "PROPN":
            end += 1
        whole = "".join(("" if tree.glued[i] else " ") + tree.words[i] for i in range(place, max(end, place + 1))).strip()
        kinds = {KIND_OF.get((register.entries[use.id].kind, use.via == "demonym"), "") for use in register.names.get(whole, ())}
        if len(kinds) == 1 and (kind := kinds.pop()) and (end - place > 1 or kind in ("LOC", "MISC")):
            for i in range(place, max(end, place + 1)):
                marks[i] = f"{'B' if i == place else 'I'}-{kind}"
        place = max(end, place + 1)
    return replace(tree, names=tuple(marks), knows_misc=False)


def inventory(sentences: list[Sentence], field: str, least: int) -> list[str]:
    """Values of a word-level field seen at least `least` times, most frequent first."""
    counts = Counter(value for sentence in sentences for value in getattr(sentence, field))
    return [value for value, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])) if n >= least]
