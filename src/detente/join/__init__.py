"""Joining: copies folded, claims that tell of one act made events, articles that tell of one happening made stories.

     Sheet*   | copies    who printed it first; who repeats whom        -> Copy*
     Account* | links     pairs that may tell of one act, with reasons  -> Link*
              | clusters  judgements and scores decided                 -> claims together
              | events    what the claims together say                  -> Event*
     Event*   | kinship   why two articles are related                  -> Kinship*
              | stories   articles of one happening                     -> Story*

Every step is a pure function whose answer about one group does not depend on what else is there: no corpus-wide counts, no
order of arrival. That is what makes joining a few new articles to a large memory the same as joining everything anew.

In: `Sheet`s, `Account`s, judgements. Out: records of memory. Not here: reading articles, keeping records (`store`).
"""
