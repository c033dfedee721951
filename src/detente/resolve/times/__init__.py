"""times: time expressions with TIMEX3 types and values.

    text -> terms -> settled (doubt) -> matches (rules) -> values (calendar, counted, ranges) against an anchor -> When

In: sentences, the publication date, the words of time. Out: `When`s; `bounds` of a value. Not here: which act a time dates
(`resolve/dating.py`).
"""

from detente.resolve.times.finding import find
from detente.resolve.times.reckoning import bounds

__all__ = ["bounds", "find"]
