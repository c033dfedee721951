"""memory: what articles say together, found anew and kept.

In: a `Store`. Out: the same, with events, relations and shifts. Not its job: finding them (`join`, `relate`), SQL (`store`).
"""
