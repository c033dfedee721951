"""Memory: what articles say together, kept up to date.

     store | what is new or gone, and what lies around it
           v
     join, relate (pure)
           v
     store | what they found, in place of what it replaces

In: an open `Store`. Out: the same store, its tables of memory current. Not here: how anything is found (`join`, `relate`),
SQL (`store`).
"""
