"""A dyad over time: three rows on one axis. What state it is in, what was done week by week, how much was written of it.

In: weeks of counts, phases, shifts. Out: SVG. Not here: counting (`relate.series`), naming phases (`relate.phases`).
Cooperation goes up, conflict down; acts are dark, words light; events that are not told as fact are outlines beyond the bars.
Weeks of which little was written are hatched, so that silence is not read as peace.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from detente.draw.days import Axis
from detente.draw.svg import hatching, hint, linked, number, picture, tag, text
from detente.model import QUADS, Shift

WIDTH, LEFT, RIGHT = 960.0, 74.0, 8.0
BAND, BARS, COVER = (18.0, 22.0), (64.0, 210.0), (300.0, 44.0)
"""Top and height of each row."""

HEIGHT = 372.0
UPWARDS = ((2, "q2"), (1, "q1"))
DOWNWARDS = ((4, "q4"), (3, "q3"))
"""Quad codes from the middle outwards."""


class Week(Protocol):
    """A week of a dyad; events by quad code 1 to 4, articles that name both, whether next to nothing was written."""

    @property
    def begin(self) -> str:
        """First day."""

    @property
    def end(self) -> str:
        """Last day."""

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Events by quad code 1 to 4."""

    @property
    def both(self) -> int:
        """Articles that name both."""

    @property
    def thin(self) -> bool:
        """Whether next to nothing was written."""


class Phase(Protocol):
    """A stretch of weeks with the name of the dyad's state in it."""

    @property
    def begin(self) -> str:
        """First day."""

    @property
    def end(self) -> str:
        """Last day."""

    @property
    def name(self) -> str:
        """The state."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is drawn of a dyad. `weeks` are what counts, `every` the same weeks with events of every status."""

    label: str
    weeks: Sequence[Week]
    every: Sequence[Week]
    phases: Sequence[Phase]
    shifts: Sequence[Shift]

    @property
    def top(self) -> int:
        """The most events of a week on one side, of every status."""
        return max((max(one.counts[0] + one.counts[1], one.counts[2] + one.counts[3]) for one in self.every), default=0)


Link = Callable[[str, str], str]
"""From first and last day to the address of the list of events between them."""


def draw(series: Series, *, link: Link | None = None, top: int = 0, id_: str = "dyad") -> str:
    """The picture. `top` fixes the scale, for pictures that are to be compared."""
    if not series.weeks:
        return picture((WIDTH, 40), id_, f"{series.label}: nothing to show", "No event and no article in this time.")
    axis = Axis(series.weeks[0].begin, series.weeks[-1].end, LEFT, WIDTH - LEFT - RIGHT)
    scale = (BARS[1] / 2 - 4) / max(top, series.top, 4)
    parts = [
        hatching(f"{id_}-hatch"),
        _grid(axis, scale, max(top, series.top, 4)),
        *(_shade(axis, one) for one in series.shifts),
        *(_phase(axis, one) for one in series.phases),
        *(_thin(axis, one, f"{id_}-hatch") for one in series.weeks if one.thin),
        *(_bar(axis, scale, pair, link) for pair in zip(series.weeks, series.every, strict=True)),
        _cover(axis, series.weeks),
        *(_mark(axis, place, one) for place, one in enumerate(series.shifts, 1)),
    ]
    return picture((WIDTH, HEIGHT), id_, f"{series.label} by week", described(series), *parts)


def described(series: Series) -> str:
    """The picture in words."""
    totals = [sum(one.counts[quad] for one in series.weeks) for quad in range(4)]
    counted = ", ".join(f"{total} of {name}" for total, name in zip(totals, QUADS, strict=True))
    state = f" Last state: {series.phases[-1].name} since {series.phases[-1].begin}." if series.phases else ""
    changes = f" {len(series.shifts)} shift{'' if len(series.shifts) == 1 else 's'}." if series.shifts else " No shift."
    return f"From {series.weeks[0].begin} to {series.weeks[-1].end}: {counted}.{state}{changes} A table with every week follows."


def _grid(axis: Axis, scale: float, most: int) -> str:
    middle = BARS[0] + BARS[1] / 2
    step = next(one for one in (1, 2, 5, 10, 20, 50, 100, 1000, 10**9) if most / one <= 3)
    lines = [tag("path", d=f"M{number(LEFT)} {number(middle)}H{number(WIDTH - RIGHT)}", class_="axis")]
    for level in range(step, most + 1, step):
        for y in (middle - level * scale, middle + level * scale):
            lines.append(tag("path", d=f"M{number(LEFT)} {number(y)}H{number(WIDTH - RIGHT)}", class_="grid"))
            lines.append(text(LEFT - 6, y + 4, str(level), class_="soft right"))
    for x, name in axis.ticks():
        lines.append(tag("path", d=f"M{number(x)} {number(BARS[0])}V{number(COVER[0] + COVER[1])}", class_="grid"))
        lines.append(text(x + 2, HEIGHT - 8, name, class_="soft"))
    names = ((BAND[0] + 15, "state"), (BARS[0] + 12, "cooperation"), (BARS[0] + BARS[1] - 4, "conflict"))
    lines += [text(0.0, y, name, class_="soft") for y, name in names]
    lines.append(text(0.0, COVER[0] + 12, "articles", class_="soft"))
    lines.append(text(0.0, COVER[0] + 26, "naming both", class_="soft"))
    return tag("g", *lines, aria_hidden="true")


def _phase(axis: Axis, phase: Phase) -> str:
    x, end = axis.at(phase.begin), axis.after(phase.end)
    box = tag("rect", hint(f"{phase.name}, {phase.begin} to {phase.end}"), x=x, y=BAND[0], width=end - x, height=BAND[1],
              class_=f"band state-{phase.name}")  # fmt: skip
    room = end - x > 7 * len(phase.name) + 6
    return box + (text(x + 4, BAND[0] - 4, phase.name, class_="small") if room else "")


def _thin(axis: Axis, week: Week, pattern: str) -> str:
    x = axis.at(week.begin)
    return tag("rect", x=x, y=BAND[0], width=axis.after(week.end) - x, height=BAND[1], fill=f"url(#{pattern})")


def _bar(axis: Axis, scale: float, pair: tuple[Week, Week], link: Link | None) -> str:
    """One week: counted events filled, those of other statuses as outlines beyond them."""
    week, every = pair
    x, width = axis.at(week.begin), (axis.after(week.end) - axis.at(week.begin))
    gap = min(1.5, width / 5)
    shape = {"x": x + gap / 2, "width": width - gap}
    drawn = []
    for side, sign in ((UPWARDS, -1), (DOWNWARDS, 1)):
        y = BARS[0] + BARS[1] / 2
        stacked = [(week.counts[quad - 1], name) for quad, name in side]
        stacked.append((sum(every.counts[quad - 1] for quad, _ in side) - sum(count for count, _ in stacked), "aside"))
        for count, name in stacked:
            if count > 0:
                height = count * scale
                drawn.append(tag("rect", **shape, y=y - height if sign < 0 else y, height=height, class_=name))
                y += sign * height
    if not drawn:
        return ""
    said = f"{week.begin} to {week.end}: {', '.join(_counted(week))}"
    return linked(link(week.begin, week.end) if link else "", tag("g", hint(said), *drawn))


def _counted(week: Week) -> list[str]:
    return [f"{count} {name}" for count, name in zip(week.counts, QUADS, strict=True) if count] or ["none told as fact"]


def _cover(axis: Axis, weeks: Sequence[Week]) -> str:
    most = max(max(week.both for week in weeks), 1)
    base = COVER[0] + COVER[1]
    bars = []
    for week in weeks:
        if week.both:
            x, height = axis.at(week.begin), COVER[1] * week.both / most
            said = hint(f"{week.begin} to {week.end}: {week.both} articles name both")
            width = max(0.5, axis.after(week.end) - x - 0.5)
            bars.append(tag("rect", said, x=x, y=base - height, width=width, height=height, class_="cover"))
    line = tag("path", d=f"M{number(LEFT)} {number(base)}H{number(WIDTH - RIGHT)}", class_="axis")
    return tag("g", *bars, line) + text(LEFT - 6, COVER[0] + 40, str(most), class_="soft right")


def _shade(axis: Axis, shift: Shift) -> str:
    x = axis.at(shift.low)
    return tag("rect", x=x, y=BARS[0], width=max(2.0, axis.after(shift.high) - x), height=BARS[1], class_="shade")


def _mark(axis: Axis, place: int, shift: Shift) -> str:
    x = axis.at(shift.date)
    line = tag("path", d=f"M{number(x)} {number(BARS[0] - 6)}V{number(BARS[0] + BARS[1])}", class_="shift")
    badge = tag("circle", hint(shift.words), cx=x, cy=BARS[0] - 8, r=8, class_="badge")
    return line + badge + text(x, BARS[0] - 4, str(place), class_="small middle strong")
