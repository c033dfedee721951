"""exchange: other people's forms of what Detente says.

In: `Reading`s, `Dossier`s, `Relation`s, `Judgement`s. Out: dictionaries, lines, frames, and Parquet files, which only their
own library can write. Not here: other files and printing (`cli`), the database (`store`).
"""
