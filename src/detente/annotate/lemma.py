"""Lemmas: irregular forms from a table, regular ones by the longest ending that is known.

In: a form with its tag and features, the tables of `lemmas.json`. Out: the lemma. Not here: learning the tables
(`training/lemmas.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

Tables = Mapping[str, Mapping[str, str]]
LONGEST_ENDING = 7
REGULAR = {"VERB s": "s", "VERB ed": "ed", "VERB ing": "ing", "NOUN s": "s", "ADJ er": "er", "ADJ est": "est"}


def lemma_of(form: str, upos: str, feats: str, tables: Tables) -> str:
    """The lemma, lower-cased; names keep their form."""
    if upos == "PROPN":
        return form
    lower = form.lower()
    group = "VERB" if upos == "AUX" else "ADJ" if upos == "ADV" else upos
    for own in (upos, group):
        whole = tables.get(f"whole {own}", {}).get(lower)
        if whole is not None:
            return whole
    name = kind(lower, group, feats)
    if not name:
        return lower
    strip, _, add = lookup(tables[name], lower).partition("+")
    cut = len(lower) - int(strip)
    return lower[:cut] + add if cut > 0 else lower


def kind(form: str, upos: str, feats: str) -> str:
    """The class of a regular inflected form, "" for a form that is its own lemma."""
    name = ""
    if upos == "VERB":
        if "VerbForm=Inf" in feats:
            return ""
        name = next((k for k in ("VERB ing", "VERB ed", "VERB s") if form.endswith(REGULAR[k])), "")
        # no third person of the present ends in -ed, whatever the network thinks of "accused"
        past = "Tense=Past" in feats or "VerbForm=Part" in feats or "Person=3" in feats
        if (name == "VERB s" and "Person=3" not in feats) or (name == "VERB ed" and not past):
            return ""
    elif upos == "NOUN" and "Number=Plur" in feats:
        name = "NOUN s"
    elif upos == "ADJ":
        name = "ADJ er" if "Degree=Cmp" in feats else "ADJ est" if "Degree=Sup" in feats else ""
    return name if name and form.endswith(REGULAR[name]) and len(form) > len(REGULAR[name]) + 1 else ""


def lookup(table: Mapping[str, str], form: str) -> str:
    """The edit of the longest ending of the form that the table knows."""
    for size in range(min(LONGEST_ENDING, len(form)), -1, -1):
        edit = table.get(form[len(form) - size :])
        if edit is not None:
            return edit
    return "0+"
