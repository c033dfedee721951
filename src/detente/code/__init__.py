"""code: what acts a sentence tells of - type, mode, context, status, and who stands where.

In: `Sentence`s and the lexicon. Out: `Act`s with unresolved sides, and what was left out with the reason.
Not its job: reading the sentence (`annotate`), who the sides are and when it was (`resolve`).
"""
