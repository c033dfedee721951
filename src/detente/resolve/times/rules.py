"""The grammar of time expressions: which terms in a row make one, and who reads its value.

In: terms. Out: what may begin at a place, as `Match`es. Not here: values (`*_values.py`), what is doubtful
(`doubt.py`).

A rule is a row of kinds, each optional with `?`, with `|` between alternatives and parentheses around groups. Every kind is
one character, so that a rule is a short regular expression over a string as long as the sentence has words: nothing in it
repeats, so no text makes it slow. `<...>` marks what is an expression by itself, where the rest only shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.lexicon.timewords import KINDS
from detente.resolve.times.terms import Term

FIGURES = ("year", "small", "count", "nth", "decade", "iso", "clock", "point", "quartered", "other")
LETTERS = {kind: chr(0x100 + place) for place, kind in enumerate((*sorted(KINDS), *FIGURES))}
GROUPS = {
    "n": "number small count year",
    "amount": "number small count year vague couple",
    "place": "ordinal second nth",
    "day": "small nth ordinal second",
    "unitone": "unit second",
    "anyunit": "unit units second",
    "turn": "last past back next on this",
    "clocktime": "clock point",
    "stage": "stage then",
    "early": "stage",
    "upto": "to hyphen and",
}
APPROX = "(approx | more than | at least | up to)?"
COUNT = "(a vague | a couple of | a couple | couple of? | vague | n | a | half a? | a half hyphen? | more than a)"
STAGE = "(stage hyphen? | the? edge of)?"
RULES = (
    # calendar days and months
    ("date", f"{STAGE} (weekday comma?)? month day (comma? year)?"),
    ("date", f"{STAGE} (weekday comma?)? the? day of? month (comma? year)?"),
    ("date", "(next | this | past | last) (next | past)? weekday comma month day (comma? year)?"),
    ("date", f"{STAGE} month (comma? year | of year)?"),
    ("month_turned", "(stage hyphen?)? the? (last | next | past | this) month"),
    ("iso", "iso"),
    ("holiday", "(last | this | next)? holiday (comma? year)?"),
    ("holiday_week", "holiday unit"),
    # years and longer
    ("year", f"{STAGE} (the unit)? year"),
    ("year", "the unit number"),
    ("year_end", "the? unit hyphen? edge"),
    ("fiscal", "the? fiscal unit? year"),
    ("decade", f"the? {STAGE} the? decade"),
    ("decade", "the stage? tens"),
    ("century", "the? (stage hyphen?)? (ordinal | nth) hyphen? unit"),
    # parts of years
    ("season", f"{STAGE} the season (of year | of the unit)?"),
    ("season", f"{STAGE} season of? year"),
    ("season", "(stage hyphen?)? the? turn next? season"),
    ("season", "the? edge of the? season"),
    ("season", "stage hyphen? season"),
    ("quarter", "the? place unit ((of | in)? year | of (the | this | last | next) unit)?"),
    ("quarter", "place hyphen unit"),
    ("quarter", "year own? place hyphen? unit"),
    ("quarter", "quartered (of? year)?"),
    ("half", "the? place half of (the unitone | year | (this | last | next) unitone | month)"),
    ("first_of", "the? place amount units (of year)?"),
    # weeks and weekends, days of the week
    ("weekday", "(early hyphen?)? (the? turn next?)? weekday"),
    ("weekend", "(stage hyphen?)? (the? turn | the) weekend"),
    ("week_of", "the? unit of (month day | day of? month)"),
    ("before_day", "the? unit (before | after) (the? turn)? (weekday | near)"),
    # days near the publication, parts of days, clock times
    ("near", "(early hyphen?)? near"),
    ("part", "(stage hyphen?)? (last | this | tonight) part?"),
    ("part", "(stage hyphen?)? (the? turn? weekday | near | month day) part"),
    ("part", "(stage hyphen?)? part (near | weekday)"),
    ("part", "the? stage? part of (month day | day of? month | turn? weekday | near) (comma? year)?"),
    ("part_of_day", "the part"),
    ("part_of_day", "the? (next | on | same | last | back) unit? part"),
    ("clock", "(clocktime | small) ampm zone? zone?"),
    ("clock", "(clock | count | year) zone zone?"),
    ("clock", "small oclock"),
    ("clock", "(clocktime | noon) zone?"),
    ("clock", "((clocktime | small) ampm | clock | noon) zone? zone? comma? (turn? weekday | near | month day (comma? year)?)"),
    ("clock", "weekday noon"),
    # counted from the publication or from what was told
    ("turned", "(stage hyphen?)? the? (last | past | back | next | on | this) unitone"),
    ("lasting", "the? (last | past | back | next | on | this) (amount | couple of | a vague) (to n | or n)? (unit | units)"),
    ("vaguely", "the? (recent | future | next | past | on | back) units"),
    ("vaguely", "(recent | the future)"),
    ("ago", f"{APPROX} {COUNT} anyunit (and a half)? (ago | from ref)"),
    ("ago", f"{APPROX} (units | long) ago"),
    ("after", f"{COUNT} anyunit (then | on)"),
    ("after", "the unit (before | after)"),
    ("yearlier", "the? unit hyphen (then | ago) (period | unit | n units)?"),
    ("same", "the? same (same)? (unit | weekday | part)"),
    ("latest", "the (latest | back) (period | unit)"),
    # lengths of time
    ("length", f"{APPROX} {COUNT} hyphen? anyunit (hyphen? long | period)?"),
    ("length", "a n hyphen unit period"),
    ("length", "the amount units"),
    ("length", f"{APPROX} {COUNT} (and a half) anyunit"),
    ("length", f"{APPROX} a unit and a half"),
    ("span_of", "a unit or n"),
    ("span_of", f"{APPROX} amount (to | or) amount hyphen? anyunit (hyphen? long)?"),
    ("plural", "units (hyphen long)?"),
    ("nothing", "(the | a)? n hyphen anyunit hyphen old"),
    ("nothing", "(n | a | vague) anyunit of? (aged | old)"),
    ("the_unit", "the unit"),
    ("same", "(the? edge of | stage in) the unit"),
    # sets
    ("each", "each (stride | place)? (unitone | weekday | part | season | month | weekend) part?"),
    ("each", "each n units"),
    ("often", "(often | n times | vague times) (a | each | vague) unitone"),
    ("weekdays", "weekdays parts?"),
    ("weekdays", "weekday parts"),
    ("freq", "freq"),
    ("ref", "ref"),
)
RANGES = (
    ("days", "< month day > upto < day > (comma? year)?"),
    ("days", "< day > upto (the? day of)? < day of? month (comma? year)? >"),
    ("years", "< year > (hyphen | to) < small >"),
    ("months", "< month > (to | and) < month comma? year >"),
    ("in_season", "in < stage? season >"),
    ("at_part", "(at | before | after) < part >"),
    ("weekdays_to", "< weekday > (to | hyphen) < weekday >"),
)


@dataclass(frozen=True, slots=True)
class Match:
    """The terms that a rule took; `parts` are those that are expressions by themselves, as places, where not all are."""

    name: str
    terms: tuple[Term, ...]
    parts: tuple[tuple[int, int], ...]

    def all(self, *kinds: str) -> list[str]:
        """The values of the terms of these kinds, in order."""
        return [term.value for term in self.terms if term.kind in kinds]

    def first(self, *kinds: str) -> str:
        """The first of them, "" where none is."""
        return next(iter(self.all(*kinds)), "")

    def has(self, *kinds: str) -> bool:
        """Whether a term of these kinds is there."""
        return any(term.kind in kinds for term in self.terms)


def _pattern(rule: str) -> re.Pattern[str]:
    """The regular expression of a rule."""

    def part(found: re.Match[str]) -> str:
        kinds = GROUPS.get(found[0], found[0]).split()
        return "[" + "".join(LETTERS[kind] for kind in kinds) + "]"

    marked = rule.replace("(", "(?:")
    lettered = re.sub(r"[a-z]+", part, marked)
    return re.compile(lettered.replace("<", "(").replace(">", ")").replace(" ", ""))


PATTERNS = tuple((name, _pattern(rule)) for name, rule in (*RANGES, *RULES))
DULL = frozenset("of comma own other to and or hyphen from period oclock zone than ampm parts old long".split())  # begin nothing
ANY = re.compile(  # one look for the next place where a rule may fit
    f"(?![{''.join(LETTERS[kind] for kind in sorted(DULL))}])(?:{'|'.join(pattern.pattern for _, pattern in PATTERNS)})"
)


def fitting(terms: Sequence[Term], letters: str, place: int) -> list[Match]:
    """What the terms from a place that `following` finds may be, the longest first, of two as long the first rule's; `letters` is
    `spelt(terms)`."""
    found = [(name, match) for name, pattern in PATTERNS if (match := pattern.match(letters, place))]
    return [_match(terms, name, match) for name, match in sorted(found, key=lambda one: -one[1].end())]


def following(letters: str, place: int) -> int:
    """The first place from one on where some rule fits, the end where none does."""
    found = ANY.search(letters, place)
    return len(letters) if found is None else found.start()


def spelt(terms: Sequence[Term]) -> str:
    """One letter a term."""
    return "".join(LETTERS[term.kind] for term in terms)


def _match(terms: Sequence[Term], name: str, match: re.Match[str]) -> Match:
    ends = (match.span(group) for group in range(1, len(match.groups()) + 1))
    return Match(name, tuple(terms[match.start() : match.end()]), tuple((b - match.start(), e - match.start()) for b, e in ends))
