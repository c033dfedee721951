"""Where words begin and end, in the manner of the English Universal Dependencies treebanks.

In: text. Out: `Word`s, in order, every visible character in exactly one. Not here: sentences (`reading.py`), word pieces
(`pieces.py`).

The treebanks split at hyphens ("six - year - long") but not after bare prefixes ("anti-government"), split off `'s`
and `n't`, and keep abbreviations, numbers, dates and addresses whole. The pattern is one alternation of flat classes,
each of which gives up after a bounded look, so that no text makes it slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PREFIXES = (
    "anti|co|counter|cross|e|ex|inter|intra|mid|mini|multi|non|over|pan|post|pre|pro|psycho|re|semi|socio|sub|trans|ultra|un"
)
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Messrs|Mme|Dr|St|Ste|Mt|Ft|Gen|Lt|Col|Sgt|Capt|Cpl|Maj|Brig|Adm|Cmdr|Sen|Rep|Reps|Sens|Gov|Rev|Hon|Jr|Sr|Prof|"
    "Pres|Amb|Inc|Corp|Co|Ltd|Bros|Nos|vs|etc|al|approx|dept|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Calif|Conn|Ariz|Fla|Mass|Mich|Minn|Okla|Penn|Tenn|Wash|Ave|Blvd"
)
ENDINGS = "com|org|net|gov|edu|int|info|tv|io|eu|uk|de|fr|ru|cn|doc|docx|pdf|xls|xlsx|htm|html|txt|jpg|png"
PATTERN = re.compile(
    rf"""
    (?: https?:// | www\. ) [^\s<>"“”]{{1,250}} (?<! [.,;:!?)] )        # web address
  | [\w.+-]{{1,64}} @ [\w-]{{1,63}} (?: \. [\w-]{{1,63}} ){{1,4}}       # mail address
  | (?: [^\W\d_] \. ){{2,6}}                                            # U.S.  a.m.
  | (?: {ABBREVIATIONS} ) \. (?! \w )                                   # Gen.
  | No \. (?= \s? \d )                                                  # No. 10
  | [\w-]{{1,80}} (?: \. [\w-]{{1,80}} ){{0,4}} \. (?: {ENDINGS} ) \b       # aljazeera.com
  | [A-Z] \. (?= \s+ [A-Z] )                                            # George W. Bush
  | \d{{1,4}} [-/.] \d{{1,2}} [-/.] \d{{1,4}} (?! \d )                  # 2017-07-07
  | \d{{2,20}} (?: - \d{{3,20}} ){{1,3}} (?! \d )                       # 713-853-3989
  | \d{{1,20}} (?: [.,:/] \d{{1,20}} ){{0,8}} (?: (?: st | nd | rd | th | s | bn | m | km | kg ) \b )?
  | can (?= not \b ) | Can (?= not \b )
  | (?: gon | wan | got ) (?= (?: na | ta ) \b )
  | (?: (?: {PREFIXES} ) - (?= [^\W\d_] ) )? [^\W\d_]{{1,250}}? (?= n['’]t \b )    # do|n't
  | n['’]t \b
  | ['’] (?: s | S | re | ve | ll | d | m ) \b
  | \w{{1,40}} & \w{{1,40}}                                             # AT&T
  | (?: [ACH] )? [$]                                                    # A$
  | (?i: (?: {PREFIXES} ) - (?= [^\W\d_] ) )?
    [^\W_]{{1,250}} (?: ['’] (?! (?: s | re | ve | ll | d | m | t ) \b ) [^\W\d_]{{1,40}} ){{0,3}}
  | [:;] -? [()DP] (?! \w )                                             # :-)
  | \.{{2,250}} | -{{2,250}} | [!?]{{1,250}} | [*]{{2,250}} | _{{2,250}} | ={{2,250}} | ~{{2,250}} | [#]{{2,250}}
  | [$]{{2,250}} | [+]{{2,250}} | <{{2,250}} | >{{2,250}} | '' | ``
  | \S
    """,
    re.VERBOSE,
)

SPLIT = frozenset({"cannot", "gonna", "gonta", "wanna", "wanta", "gotna", "gotta"})  # letters alone that are two words


class Word(NamedTuple):
    """One word; `glued` when no space stands before it."""

    text: str
    begin: int
    end: int
    glued: bool


def words(text: str, begin: int, end: int, longest: int) -> Iterator[Word]:
    """Words of `text[begin:end]`; a run without a space longer than `longest` characters is cut into such lengths.

    Offsets are those of `text`. Zero-width characters belong to the word they stand in.
    """
    after = -1
    for run in re.finditer(r"\S+", text[begin:end]):
        letters = run[0]
        if len(letters) <= longest and letters.isalpha() and letters.lower() not in SPLIT:
            # most words by far: the pattern has nothing to look for in them
            yield Word(letters, begin + run.start(), begin + run.end(), False)
            continue
        for start in range(run.start(), run.end(), longest):
            stop = min(start + longest, run.end())
            # the look-aheads of the pattern may see the next word, so the match runs over the text, not over the cut
            for match in PATTERN.finditer(text, begin + start, min(end, begin + stop + 2)):
                if match.start() >= begin + stop:
                    break
                last = min(match.end(), begin + stop)
                yield Word(match[0][: last - match.start()], match.start(), last, match.start() == after)
                after = last
