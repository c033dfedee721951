"""Time expressions: spans, types, values against a publication date and a tense; nothing is guessed without a date."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.words import words
from detente.config import DATA
from detente.lexicon import timewords
from detente.model import Name, Sentence, Token, When
from detente.resolve.times import bounds, find
from detente.resolve.times.feasts import easter, feast
from tests.parses import sentence, text_of

WORDS = timewords.load(DATA / "lexicon")
FRIDAY = "2017-07-07"
VERBS = {
    "past": ("They acted ", [("They", "PRON", "_", 1, "nsubj"), ("acted", "VERB", "Tense=Past|VerbForm=Fin", -1, "root")]),
    "future": ("They will act ", [("They", "PRON", "_", 2, "nsubj"), ("will", "AUX", "_", 2, "aux"), ("act", "VERB", "VerbForm=Inf", -1, "root")]),
    "": ("", []),
}  # fmt: skip


def told(expression: str, published: str | None = FRIDAY, tense: str = "") -> tuple[str, list[When]]:
    """The times of a sentence whose one verb, of a tense, governs every word of an expression."""
    before, verb = VERBS[tense]
    text = before + expression
    tokens = []
    for place, word in enumerate(words(text, 0, len(text), 5000)):
        form, upos, feats, head, label = verb[place] if place < len(verb) else (word.text, "X", "_", len(verb) - 1, "obl")
        tokens.append(Token(form, word.begin, word.end, form.lower(), upos, feats, head, label))
    return text, find(text, [Sentence(0, len(text), 0, tuple(tokens))], published, WORDS)[0]


def values(expression: str, published: str | None = FRIDAY, tense: str = "") -> list[tuple[str, str, str]]:
    text, found = told(expression, published, tense)
    return [(text[w.begin : w.end], w.type, w.value) for w in found]


DATES = [  # expression, published, tense, span, value
    ("on Wednesday", FRIDAY, "past", "Wednesday", "2017-07-05"),
    ("on Wednesday", FRIDAY, "future", "Wednesday", "2017-07-12"),
    ("on Friday", FRIDAY, "past", "Friday", "2017-07-07"),
    ("on Friday", FRIDAY, "future", "Friday", "2017-07-07"),
    ("on Saturday", FRIDAY, "", "Saturday", "2017-07-01"),
    ("last Friday", FRIDAY, "past", "last Friday", "2017-06-30"),
    ("next Monday", FRIDAY, "future", "next Monday", "2017-07-10"),
    ("this coming Sunday", FRIDAY, "future", "this coming Sunday", "2017-07-09"),
    ("on Tues.", FRIDAY, "past", "Tues.", "2017-07-04"),
    ("on July 4, 2015,", FRIDAY, "past", "July 4, 2015", "2015-07-04"),
    ("on 4 July 2015", FRIDAY, "past", "4 July 2015", "2015-07-04"),
    ("on Tuesday, 5 March 2013", FRIDAY, "past", "Tuesday, 5 March 2013", "2013-03-05"),
    ("on Monday, Oct. 26", "1998-10-25", "past", "Monday, Oct. 26", "1998-10-26"),
    ("on the 4th of July", FRIDAY, "past", "the 4th of July", "2017-07-04"),
    ("on June 30", FRIDAY, "past", "June 30", "2017-06-30"),
    ("on December 30", FRIDAY, "past", "December 30", "2016-12-30"),
    ("on January 5", FRIDAY, "future", "January 5", "2018-01-05"),
    ("on Nov. 10", "2017-10-27", "", "Nov. 10", "2017-11-10"),
    ("on 2017-07-05", FRIDAY, "past", "2017-07-05", "2017-07-05"),
    ("in May 1998", FRIDAY, "past", "May 1998", "1998-05"),
    ("in December", "2017-11-15", "past", "December", "2016-12"),
    ("in December", "2017-11-15", "future", "December", "2017-12"),
    ("since October", FRIDAY, "past", "October", "2016-10"),
    ("last June", FRIDAY, "past", "last June", "2017-06"),
    ("early last July", FRIDAY, "past", "early last July", "2016-07"),
    ("in early 2016", FRIDAY, "past", "early 2016", "2016"),
    ("by the end of 2016", FRIDAY, "past", "the end of 2016", "2016"),
    ("in mid-May", FRIDAY, "past", "mid-May", "2017-05"),
    ("in the year 2000", FRIDAY, "past", "the year 2000", "2000"),
    ("in nineteen seventy-nine", FRIDAY, "past", "nineteen seventy-nine", "1979"),
    ("in fiscal 2016", FRIDAY, "past", "fiscal 2016", "FY2016"),
    ("in the 1990s", FRIDAY, "past", "the 1990s", "199"),
    ("in the late nineties", FRIDAY, "past", "the late nineties", "199"),
    ("in the 19th century", FRIDAY, "past", "the 19th century", "18"),
    ("in the twenty-first century", FRIDAY, "past", "the twenty-first century", "20"),
    ("in the summer of 2014", FRIDAY, "past", "the summer of 2014", "2014-SU"),
    ("last winter", FRIDAY, "past", "last winter", "2016-WI"),
    ("last summer", FRIDAY, "past", "last summer", "2016-SU"),
    ("by the end of winter", FRIDAY, "past", "the end of winter", "2016-WI"),
    ("in spring", FRIDAY, "past", "spring", "2017-SP"),
    ("this spring", FRIDAY, "past", "this spring", "2017-SP"),
    ("in the third quarter of 2016", FRIDAY, "past", "the third quarter of 2016", "2016-Q3"),
    ("in the first quarter", FRIDAY, "past", "the first quarter", "2017-Q1"),
    ("in the fourth quarter", FRIDAY, "past", "the fourth quarter", "2016-Q4"),
    ("in Q2 2015", FRIDAY, "past", "Q2 2015", "2015-Q2"),
    ("in the first half of this year", FRIDAY, "past", "the first half of this year", "2017-H1"),
    ("yesterday", FRIDAY, "past", "yesterday", "2017-07-06"),
    ("tomorrow", FRIDAY, "future", "tomorrow", "2017-07-08"),
    ("the day before yesterday", FRIDAY, "past", "the day before yesterday", "2017-07-05"),
    ("last week", FRIDAY, "past", "last week", "2017-W26"),
    ("this week", FRIDAY, "past", "this week", "2017-W27"),
    ("in the week of March 6", FRIDAY, "past", "the week of March 6", "2017-W10"),
    ("last weekend", FRIDAY, "past", "last weekend", "2017-W26-WE"),
    ("last month", FRIDAY, "past", "last month", "2017-06"),
    ("earlier this month", FRIDAY, "past", "earlier this month", "2017-07"),
    ("next month", "2017-12-31", "future", "next month", "2018-01"),
    ("late last year", FRIDAY, "past", "late last year", "2016"),
    ("last decade", FRIDAY, "past", "last decade", "200"),
    ("three days ago", FRIDAY, "past", "three days ago", "2017-07-04"),
    ("two weeks ago", FRIDAY, "past", "two weeks ago", "2017-W25"),
    ("seven months ago", FRIDAY, "past", "seven months ago", "2016-12"),
    ("a year ago", FRIDAY, "past", "a year ago", "2016"),
    ("two decades ago", FRIDAY, "past", "two decades ago", "1997"),
    ("several years ago", FRIDAY, "past", "several years ago", "PAST_REF"),
    ("two weeks from now", FRIDAY, "future", "two weeks from now", "2017-W29"),
    ("on Christmas Eve", FRIDAY, "past", "Christmas Eve", "2016-12-24"),
    ("on New Year's Day 2015", FRIDAY, "past", "New Year's Day 2015", "2015-01-01"),
    ("on Good Friday", FRIDAY, "past", "Good Friday", "2017-04-14"),
    ("now", FRIDAY, "past", "now", "PRESENT_REF"),
    ("in recent years", FRIDAY, "past", "recent years", "PAST_REF"),
    ("in the coming weeks", FRIDAY, "future", "the coming weeks", "FUTURE_REF"),
]


@pytest.mark.parametrize(("expression", "published", "tense", "span", "value"), DATES, ids=lambda part: str(part))
def test_dates(expression: str, published: str, tense: str, span: str, value: str) -> None:
    assert values(expression, published, tense) == [(span, "DATE", value)]


@pytest.mark.parametrize(
    ("expression", "kind", "span", "value"),
    [
        ("on Friday morning", "TIME", "Friday morning", "2017-07-07TMO"),
        ("late Thursday night", "TIME", "late Thursday night", "2017-07-06TNI"),
        ("before dawn", "TIME", "dawn", "2017-07-07TMO"),
        ("in the evening", "TIME", "the evening", "2017-07-07TEV"),
        ("last night", "TIME", "last night", "2017-07-06TNI"),
        ("tonight", "TIME", "tonight", "2017-07-07TNI"),
        ("on the morning of January 31", "TIME", "the morning of January 31", "2017-01-31TMO"),
        ("at 5 p.m. EST Nov. 9, 2016", "TIME", "5 p.m. EST Nov. 9, 2016", "2016-11-09T17:00"),
        ("at 10:35 a.m. Friday", "TIME", "10:35 a.m. Friday", "2017-07-07T10:35"),
        ("at 0735 GMT", "TIME", "0735 GMT", "2017-07-07T07:35"),
        ("for two years", "DURATION", "two years", "P2Y"),
        ("for the past two years", "DURATION", "the past two years", "P2Y"),
        ("over the next several days", "DURATION", "the next several days", "PXD"),
        ("in the more than six-year-long war", "DURATION", "more than six-year-long", "P6Y"),
        ("for almost a hundred years", "DURATION", "almost a hundred years", "P100Y"),
        ("for half an hour", "DURATION", "half an hour", "PT30M"),
        ("for a year and a half", "DURATION", "a year and a half", "P18M"),
        ("for a couple of weeks", "DURATION", "a couple of weeks", "P2W"),
        ("for three hours", "DURATION", "three hours", "PT3H"),
        ("for years", "DURATION", "years", "PXY"),
        ("for two to three weeks", "DURATION", "two to three weeks", "PXW"),
        ("for a decade", "DURATION", "a decade", "P10Y"),
        ("in the first nine months", "DURATION", "the first nine months", "P9M"),
        ("every week", "SET", "every week", "P1W"),
        ("each Monday", "SET", "each Monday", "XXXX-WXX-1"),
        ("on Tuesday nights", "SET", "Tuesday nights", "XXXX-WXX-2TNI"),
        ("every two years", "SET", "every two years", "P2Y"),
        ("every other day", "SET", "every other day", "P2D"),
        ("every single day", "SET", "every single day", "P1D"),
        ("each passing day", "SET", "each passing day", "P1D"),
        ("twice a week", "SET", "twice a week", "P1W"),
        ("daily", "SET", "daily", "P1D"),
        ("annually", "SET", "annually", "P1Y"),
    ],
)
def test_times_lengths_and_sets(expression: str, kind: str, span: str, value: str) -> None:
    assert values(expression, FRIDAY, "past") == [(span, kind, value)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("from 3 to 5 May", [("3", "2017-05-03"), ("5 May", "2017-05-05")]),
        ("on May 3-5, 2016", [("May 3", "2016-05-03"), ("5", "2016-05-05")]),
        ("between 1998 and 2002", [("1998", "1998"), ("2002", "2002")]),
        ("in 2014-15", [("2014", "2014"), ("15", "2015")]),
        ("from May to July 2014", [("May", "2014-05"), ("July 2014", "2014-07")]),
        ("from Monday to Wednesday", [("Monday", "2017-07-03"), ("Wednesday", "2017-07-05")]),
    ],
)
def test_both_ends_of_a_range(expression: str, expected: list[tuple[str, str]]) -> None:
    assert [(span, value) for span, _, value in values(expression, FRIDAY, "past")] == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("in May 1995, and the following year", ["1995-05", "1996"]),
        ("on 3 May 1995, and two days later", ["1995-05-03", "1995-05-05"]),
        ("on 3 May 1995, and the same day", ["1995-05-03", "1995-05-03"]),
        ("in 1995, and later that year", ["1995", "1995"]),
        ("on 3 May 1995, and the next morning", ["1995-05-03", "1995-05-04TMO"]),
        ("in 1995, and two days later", ["1995", "XXXX-XX-XX"]),
        ("in the third quarter of 2016 against a year earlier", ["2016-Q3", "2015-Q3"]),
    ],
)
def test_what_is_counted_from_the_date_told_before(expression: str, expected: list[str]) -> None:
    assert [value for _, _, value in values(expression, FRIDAY, "past")] == expected


@pytest.mark.parametrize(
    "expression",
    [
        "the 300 marchers",
        "on February 30",
        "on 2016-02-30",
        "a 44-year-old man",
        "at $5.50 a share",
        "three-quarters of it",
        "25:70",
    ],
)
def test_what_only_looks_like_a_time(expression: str) -> None:
    assert values(expression) == []


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("last month", "XXXX-XX"),
        ("on July 4", "XXXX-07-04"),
        ("two years ago", "XXXX"),
        ("yesterday", "XXXX-XX-XX"),
        ("today", "PRESENT_REF"),
        ("last spring", "XXXX-SP"),
        ("on Friday morning", "XXXX-WXX-5TMO"),
        ("in the third quarter", "XXXX-Q3"),
    ],
)
def test_without_a_publication_date_values_stay_open(expression: str, value: str) -> None:
    found = values(expression, None, "past")
    assert [v for _, _, v in found] == [value]
    assert bounds(value) is None


MAY = """
May May PROPN _ 2 nsubj
met meet VERB Tense=Past|VerbForm=Fin 0 root
envoys envoy NOUN Number=Plur 2 obj
"""
COUNTED = """
They they PRON _ 2 nsubj
held hold VERB Tense=Past|VerbForm=Fin 0 root
1999 1999 NUM _ 4 nummod
people people NOUN Number=Plur 2 obj
"""
RATE = """
It it PRON _ 2 nsubj
makes make VERB Tense=Pres|VerbForm=Fin 0 root
flights flight NOUN Number=Plur 2 obj
a a DET _ 5 det
week week NOUN Number=Sing 3 nmod:unmarked
"""
NOUN = """
The the DET _ 4 det
March March PROPN _ 4 compound
7 7 NUM _ 2 nummod
bombings bombing NOUN Number=Plur 6 nsubj:pass
were be AUX Tense=Past|VerbForm=Fin 6 aux:pass
probed probe VERB Tense=Past|VerbForm=Part 0 root
"""
UNTIL = """
It it PRON _ 2 nsubj
repatriates repatriate VERB VerbForm=Inf 0 root
him he PRON _ 2 obj
by by ADP _ 5 case
Monday Monday PROPN _ 2 obl
"""


@pytest.mark.parametrize(
    ("rows", "names", "expected"),
    [
        (MAY, (Name(0, 3, "PER"),), []),
        (COUNTED, (), []),
        (RATE, (), []),
        (NOUN, (), ["2017-03-07"]),
        (UNTIL, (), ["2017-07-10"]),
    ],
)
def test_tree_tags_and_names_decide(rows: str, names: tuple[Name, ...], expected: list[str]) -> None:
    parse = sentence(rows)
    parse = Sentence(parse.begin, parse.end, 0, parse.tokens, names)
    assert [when.value for when in find(text_of(parse), [parse], FRIDAY, WORDS)[0]] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-07-07", ("2017-07-07", "2017-07-07", "day")),
        ("2017-07-07TMO", ("2017-07-07", "2017-07-07", "day")),
        ("2017-02", ("2017-02-01", "2017-02-28", "month")),
        ("2016", ("2016-01-01", "2016-12-31", "year")),
        ("199", ("1990-01-01", "1999-12-31", "decade")),
        ("2017-W26", ("2017-06-26", "2017-07-02", "week")),
        ("2017-W26-WE", ("2017-07-01", "2017-07-02", "week")),
        ("2017-Q3", ("2017-07-01", "2017-09-30", "quarter")),
        ("2017-H2", ("2017-07-01", "2017-12-31", "half")),
        ("2016-WI", ("2016-12-01", "2017-02-28", "season")),
        ("FY2016", None),
        ("PAST_REF", None),
        ("2017-W60", None),
        ("0000", None),
    ],
)
def test_bounds(value: str, expected: tuple[str, str, str] | None) -> None:
    assert bounds(value) == expected


def test_feasts() -> None:
    assert [easter(year) for year in (1916, 1998, 2000, 2024)] == [
        date(1916, 4, 23),
        date(1998, 4, 12),
        date(2000, 4, 23),
        date(2024, 3, 31),
    ]
    assert feast("11:4:4", 1999) == date(1999, 11, 25)
    assert feast("5:-1:1", 2017) == date(2017, 5, 29)


ODD = ("2.5", "12.5", "5.5th", "1,000th", "0", "0th", "'00s", "25:99", "9999", "5m", "2014-02-30", "GMT")
TIMELY = st.lists(
    st.sampled_from([*sorted(WORDS.words), "1999", "3", "31", "Monday", "May", "10:35", "1990s", "Q3", "2017-07-05", *ODD])
).map(" ".join)


@given(st.one_of(st.text(max_size=200), TIMELY), st.one_of(st.none(), st.dates().map(str)), st.sampled_from(sorted(VERBS)))
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str, published: str | None, tense: str) -> None:
    whole, found = told(text, published, tense)
    end = 0
    for when in found:
        assert end <= when.begin < when.end <= len(whole)
        assert when.value
        bounds(when.value)
        end = when.end


def test_figures_with_a_point_are_no_hours_and_no_days() -> None:
    for expression in ("at 2.5 local staff a village", "by 5.5 est.", "the 5.5th day", "March 5.5th", "5m last"):
        assert not [value for value in values(expression) if value[1] == "TIME" or "5.5" in value[0]]


def test_young_decades_are_of_this_century() -> None:
    assert [values(f"in the '{figures}s", tense="past")[0][2] for figures in ("00", "10", "60")] == ["200", "201", "196"]


def test_the_time_it_takes_grows_with_the_text_only() -> None:
    def took(size: int) -> float:
        text = "the past two hundred and ten and a half years of the " * size
        began = time.process_time()
        find(text, [Sentence(0, len(text), 0, ())], FRIDAY, WORDS)
        return time.process_time() - began

    small, large = (min(took(size) for _ in range(3)) for size in (200, 3_200))
    assert large < 80 * small  # 16 times the text; what grows with its square would take 256 times as long
