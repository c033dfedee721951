"""The account of a reading: every claim with its steps, what was let go, what was cut, what was asked."""

from __future__ import annotations

from detente.exchange.explain import lines
from detente.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Dating,
    LeftOut,
    PairAnswer,
    Reading,
    Span,
    Status,
)  # fmt: skip

TEXT = "Iran\x1b met Iraq on Monday. Nothing came of talks. Share this"
CLAIM = Claim(
    "id", "CONSULT", ("visit",), (), "042", 1, 4.0, 0, 25, Span(6, 9), (Actor(0, 4, "Iran", "IRN", ("GOV",), "IRN", "Iran", "name"),), (), (),
    Status.POSSIBLE, (Attribution("reported", Actor(10, 14, "Iraq", "IRQ")),), Dating("2024-01-01", None, "day", "text"), None, (), 0.81,
    ("frame consult.toml:1 CONSULT 'meet' at 'met'",),
)  # fmt: skip


def told() -> str:
    article = Article("a", TEXT, (Span(0, len(TEXT)),))
    left = (LeftOut(42, 47, "CONSULT without any side named"), LeftOut(49, 59, "furniture: share links"))
    pair = PairAnswer(Span(0, 4), Span(10, 14), "CONSULT", 1, 0.7, "neutral", "none", ("encoder on the pair",))
    return "\n".join(lines(Reading(article, (CLAIM,), (), (), (), left, "detente 0 encoder x lexicon y", (pair,))))


def test_every_step_stands_below_its_sentence() -> None:
    found = told()
    order = [
        "met Iraq on Monday", "CONSULT visit, possible (0.81)  IRN/GOV (Iran) -> nobody named  by 'met'", "frame consult.toml:1",
        "side 'Iran': IRN/GOV by name, Iran", "date 2024-01-01 (day) from the text", "on the word of Iraq (reported)",
        "'talks': CONSULT without any side named", "furniture: share links: Share this", "CONSULT (0.70), stance neutral none",
    ]  # fmt: skip
    places = [found.index(one) for one in order]
    assert places == sorted(places)


def test_nothing_can_steer_the_terminal() -> None:
    assert "\x1b" not in told()
