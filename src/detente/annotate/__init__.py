"""annotate: one pass of one small network over the paragraphs of an article.

In: text and paragraph spans. Out: `Sentence` records: words, tags, lemmas, trees, names.
Not its job: furniture (`clean`), acts (`code`), who and when (`resolve`).
"""
