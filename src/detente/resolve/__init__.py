"""resolve: who exactly, when, where and on whose word.

In: acts with their sentences, the article's date, the lexicon. Out: claims, times, places, what was left out and why.
Not its job: what was done (`code`), keeping it (`store`).
"""
