"""exchange: other people's forms of what Detente says.

In: `Reading`s. Out: dictionaries and lines. Not its job: files, printing (`cli`), the database (`store`).
"""
