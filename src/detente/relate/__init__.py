"""relate: how parties stand to each other, and how that changes.

In: told ties and deeds (`model.deeds`). Out: `Relation`, weeks of a dyad, `Shift`, triads, blocs. Pure, and the same in
whatever order the articles came. Not its job: joining claims into events (`join`), loading and keeping (`store`, `memory`).
"""
