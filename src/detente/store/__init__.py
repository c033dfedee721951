"""One file, or one database on a server, that keeps what was read, what it says together, and what people did with it.

`connect` opens it. Readings: `write` saves, `read` lists and counts, `load` gives back records of `model`. Memory: `shelf`
and `accounts` tell joining what there is and `joined` keeps what it found; `related`, `coverage` and `moved` do so for
relations, which `relations` keeps; `events`, `dossiers`, `dyads` and `search` ask of it. What the desk asks and keeps stands
in `desk_*`; `backup` and `health` look after the whole. `records` holds what is asked with and answered. `records` and
`connect` are light; most others load SQLAlchemy: import them inside the function that uses them.

In: `Reading`s, `InputError`s, records of memory and of people at work. Out: rows, the same records, `StoreError`. Not here:
coding, joining, relating, the formats of `exchange`.
"""
