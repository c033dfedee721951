"""Learn which endings of regular forms belong to which lemmas, from the lemmas of the treebanks.

In: gold sentences and `irregular.tsv` (our own table of irregular forms). Out: the tables of `lemmas.json`.
Not here: applying them (`detente.annotate.lemma`).

Every lemma seen is inflected by the rules of English spelling; each ending of the form then counts for the edit that
leads back. The tables keep the shortest endings that decide; what they get wrong among the lemmas seen stands whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from detente.annotate.lemma import LONGEST_ENDING, lemma_of, lookup
from training.corpora import Sentence, script_of

VOWELS = frozenset("aeiou")


def learn(sentences: list[Sentence], irregular: Path, verbs: set[str]) -> dict[str, dict[str, str]]:
    """`{class: {ending: edit}}` for the regular classes, and `{"whole UPOS": {form: lemma}}` for other forms.

    `verbs` are the verbs of the predicate lexicon: all their forms must come out right, with the last letter doubled or not
    ("submitted", "boycotted"), since the spelling does not tell which of the two a verb does.
    """
    lemmas = sorted(_lemmas(sentences))
    tables = _endings(lemmas)
    for upos, lemma in [*lemmas, *(("VERB", verb) for verb in sorted(verbs))]:
        for name, form in [*_forms(upos, lemma), *(_doubled(lemma) if lemma in verbs else ())]:
            if lookup(tables[name], form) != script_of(form, lemma):
                tables.setdefault(f"whole {upos}", {}).setdefault(form, lemma)
    for line in irregular.read_text(encoding="utf-8").splitlines()[1:]:
        form, upos, lemma = line.split("\t")
        tables.setdefault(f"whole {upos}", {})[form] = lemma
    return tables


def _endings(lemmas: list[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """For each class the shortest endings that tell the edit of most lemmas seen."""
    votes: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for upos, lemma in lemmas:
        for name, form in _forms(upos, lemma):
            for size in range(min(LONGEST_ENDING, len(form)) + 1):
                votes[name][form[len(form) - size :]][script_of(form, lemma)] += 1
    tables: dict[str, dict[str, str]] = {}
    for name in sorted(votes):
        table: dict[str, str] = {}
        for ending in sorted(votes[name], key=lambda e: (len(e), e)):
            edit, _ = max(votes[name][ending].items(), key=lambda item: (item[1], item[0]))
            if not table or lookup(table, ending) != edit:
                table[ending] = edit
        tables[name] = table
    return tables


def _lemmas(sentences: list[Sentence]) -> set[tuple[str, str]]:
    """(UPOS, lemma) of every word that inflects and was not misspelt beyond letters."""
    found = set()
    for sentence in sentences:
        for form, upos, script in zip(sentence.words, sentence.upos, sentence.scripts, strict=False):
            if upos in ("VERB", "NOUN", "ADJ") and form.isascii() and form.isalpha():
                strip, _, add = script.partition("+")
                lemma = form.lower()[: len(form) - int(strip)] + add
                if lemma.isalpha() and len(lemma) > 1:
                    found.add((upos, lemma))
    return found


def _forms(upos: str, lemma: str) -> Iterator[tuple[str, str]]:
    """Regular forms of a lemma by spelling rule, each with its class."""
    soft = lemma.endswith("y") and lemma[-2] not in VOWELS
    sibilant = lemma.endswith(("s", "x", "z", "ch", "sh"))
    plural = lemma[:-1] + "ies" if soft else lemma + "es" if sibilant else lemma + "s"
    if upos == "NOUN":
        yield "NOUN s", plural
        return
    short = len(lemma) >= 3 and lemma[-1] not in VOWELS | set("wxyhk") and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    doubled = lemma + lemma[-1] if short and sum(letter in VOWELS for letter in lemma) == 1 else lemma
    stem = lemma[:-1] if lemma.endswith("e") else lemma[:-1] + "i" if soft else doubled
    if upos == "VERB":
        yield "VERB s", plural
        yield "VERB ed", stem + "ed"
        yield "VERB ing", lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith("ee") else doubled + "ing"
    elif len(lemma) <= 6:
        yield "ADJ er", stem + "er"
        yield "ADJ est", stem + "est"


def _doubled(lemma: str) -> Iterator[tuple[str, str]]:
    """Forms with the last consonant doubled, where English may."""
    if len(lemma) > 3 and lemma[-1] not in VOWELS | set("wxyhk") and lemma[-2] in VOWELS and lemma[-3] not in VOWELS:
        yield "VERB ed", lemma + lemma[-1] + "ed"
        yield "VERB ing", lemma + lemma[-1] + "ing"


def accuracy(tables: dict[str, dict[str, str]], sentences: list[Sentence]) -> float:
    """Share of words other than names whose lemma comes out right, given gold tags."""
    right = total = 0
    for sentence in sentences:
        for form, upos, feats, script in zip(sentence.words, sentence.upos, sentence.feats, sentence.scripts, strict=True):
            if upos != "PROPN":
                strip, _, add = script.partition("+")
                right += lemma_of(form, upos, feats, tables).lower() == form.lower()[: len(form) - int(strip)] + add
                total += 1
    return right / max(1, total)
