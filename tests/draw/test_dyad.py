"""The dyad's picture: bars by class and sign, hatching where little was written, numbered shifts, words that say the same."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from detente.draw.dyad import HEIGHT, Series, described, draw
from detente.model import Shift


@dataclass(frozen=True)
class Week:
    """A week as the drawing wants it."""

    begin: str
    end: str
    counts: tuple[int, int, int, int]
    both: int = 5
    thin: bool = False


@dataclass(frozen=True)
class Phase:
    """A stretch in one state."""

    begin: str
    end: str
    name: str


def weeks(*counts: tuple[int, int, int, int]) -> list[Week]:
    first = datetime.date(2024, 1, 1)
    days = [(first + datetime.timedelta(days=7 * n)).isoformat() for n in range(len(counts) + 1)]
    ends = [(datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat() for day in days[1:]]
    return [Week(*row) for row in zip(days, ends, counts, strict=False)]


def series(plain: list[Week], every: list[Week] | None = None, shifts: tuple[Shift, ...] = ()) -> Series:
    return Series("A and B", plain, every or plain, [Phase(plain[0].begin, plain[-1].end, "tense")], shifts)


def rects(drawn: str, name: str) -> list[dict[str, float]]:
    found = re.findall(rf'<rect ([^>]*)class="{name}"', drawn)
    return [{key: float(value) for key, value in re.findall(r'(x|y|width|height)="([\d.]+)"', one)} for one in found]


def test_heights_are_in_proportion_and_conflict_hangs_below_cooperation() -> None:
    drawn = draw(series(weeks((1, 0, 0, 4), (0, 2, 0, 0))))
    conflict, material, verbal = rects(drawn, "q4")[0], rects(drawn, "q2")[0], rects(drawn, "q1")[0]
    assert round(conflict["height"] / verbal["height"], 1) == 4.0
    assert round(conflict["height"] / material["height"], 1) == 2.0
    assert conflict["y"] >= verbal["y"] + verbal["height"] - 0.1


def test_a_shared_scale_makes_two_pictures_comparable() -> None:
    low, high = weeks((0, 0, 0, 2), (0, 0, 0, 1)), weeks((0, 0, 0, 20), (0, 0, 0, 1))
    small, great = rects(draw(series(low), top=20), "q4")[0], rects(draw(series(high)), "q4")[0]
    assert round(great["height"] / small["height"], 1) == 10.0


def test_events_of_other_statuses_are_outlines_beyond_the_bar() -> None:
    drawn = draw(series(weeks((0, 0, 0, 1)), weeks((0, 0, 0, 3))))
    solid, aside = rects(drawn, "q4")[0], rects(drawn, "aside")[0]
    assert round(aside["height"] / solid["height"], 1) == 2.0
    assert aside["y"] >= solid["y"] + solid["height"] - 0.1


def test_thin_weeks_are_hatched() -> None:
    plain = weeks((0, 0, 0, 1), (0, 0, 0, 1))
    thin = [plain[0], Week(plain[1].begin, plain[1].end, plain[1].counts, 0, thin=True)]
    assert draw(series(plain)).count("url(#dyad-hatch)") == 0
    assert draw(series(thin)).count("url(#dyad-hatch)") == 1


def test_shifts_are_numbered_and_links_name_the_week() -> None:
    shift = Shift(
        "s", "A", "B", "material conflict", "worse", "2024-01-09", "2024-01-08", "2024-01-12", 1.0, 3.0, "A < B", ("a",)
    )
    drawn = draw(series(weeks((0, 0, 0, 1), (0, 0, 0, 1)), shifts=(shift,)), link=lambda begin, end: f"/events?{begin}&{end}")
    assert ">1</text>" in drawn
    assert "A &lt; B" in drawn
    assert 'href="/events?2024-01-01&amp;2024-01-07"' in drawn


def test_the_words_say_what_the_picture_shows() -> None:
    said = described(series(weeks((1, 0, 0, 4), (0, 2, 0, 0))))
    assert "1 of verbal cooperation, 2 of material cooperation, 0 of verbal conflict, 4 of material conflict" in said
    assert "tense since 2024-01-01" in said


def test_nothing_is_drawn_of_nothing() -> None:
    empty = draw(Series("A and B", [], [], [], []))
    assert "No event and no article" in empty
    assert f"0 0 960 {HEIGHT:g}" not in empty
