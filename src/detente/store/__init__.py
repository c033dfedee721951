"""One file that keeps what was read: articles, their claims, what was left out and what was refused.

`connect` opens it, `write` saves into it, `read` lists and counts, `load` gives back records of `model`; `records` holds
what those take and give. `write`, `read` and `load` load SQLAlchemy: import them inside the function that uses them.

In: `Reading` and `InputError`. Out: rows, records, `StoreError`. Not here: coding, joining, the formats of `exchange`.
"""
