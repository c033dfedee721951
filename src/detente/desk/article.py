"""The page of one article: its text with the evidence marked, a card for every claim, what was cut, what was left out.

In: an article's id, which claim is in focus, which statuses are shown, whether to show what was cut. Out: `ArticlePage`. Not
here: replies and their form (`replies.py`), judging (`review.py`), the cutting of text (`highlights.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request

from detente.desk import words
from detente.desk.addresses import unslug
from detente.desk.answer import page
from detente.desk.cards import Card, cards
from detente.desk.cast import Cast, cast
from detente.desk.drafts import Draft, draft
from detente.desk.highlights import Mark, Segment, Slot, evidence, segments, slots
from detente.desk.joining import WORDS, PutOff
from detente.desk.judging import by_key, own, twice, veiled
from detente.desk.kin import Kindred, kindred
from detente.desk.lists import Every
from detente.desk.place import StoryPlace, story_place
from detente.desk.state import desk_of, visitor_of
from detente.desk.threads import SHOWN, Thread, counted, nested
from detente.model import Article, Claim, Rank, Span, Status
from detente.store import desk_articles, desk_events, desk_judgements, desk_replies, load
from detente.store.desk_events import EventRow

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the text, or a stretch that was cut, with what it was taken for (`cut`, "" for text). `numbers` are the
    claims whose evidence begins in it: on narrow screens their cards stand below it."""

    begin: int
    segments: tuple[Segment, ...]
    cut: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """Something read and not coded: the words, why, and where they begin."""

    begin: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Happening:
    """The event that a claim tells of: on how many articles, outlets, independent voices and speakers it rests."""

    id: str
    title: str
    articles: int
    outlets: int
    independent: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A status that claims of the article have: how many, and whether they are shown."""

    status: str
    words: str
    claims: int
    shown: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the number of the claim in focus, whether to show what was cut, the statuses of the claims that
    are shown (empty for all), whether counts take other statuses than those told as fact."""

    claim: int = 0
    cut: bool = False
    only: tuple[Status, ...] = ()
    every: bool = False

    def shows(self, claim: Claim) -> bool:
        """Whether the claim is of a status asked for."""
        return not self.only or claim.status in self.only


EVERYTHING = Asked()
"""What is shown where nothing is asked for."""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page shows. `statuses` are the choices by status, `only` those asked for, `hidden` the numbers of claims that
    are not shown, by their keys; `every` says whether counts take other statuses too. `focus` is the number of the claim in
    focus, 0 for none; `above` and `below` are the ids of the neighbours in the list; `events` are those told of that are joined,
    by the claims' ids; `standings` what reviewers say of the claims, by key, as far as the reader may know; `replies` how many
    there are, `story` where it stands in its story."""

    id: str
    title: str
    outlet: str
    url: str
    published: str | None
    published_basis: str
    origin: str
    notes: tuple[str, ...]
    coder: str
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    left_out: tuple[Left, ...]
    furniture: int
    events: dict[str, Happening]
    cast: Cast
    kin: Kindred
    statuses: tuple[Choice, ...]
    only: tuple[Status, ...]
    hidden: dict[str, int]
    every: bool
    focus: int
    cut: bool
    above: str
    below: str
    standings: dict[str, str]
    threads: tuple[Thread, ...]
    replies: int
    draft: Draft
    story: StoryPlace | None

    @property
    def query(self) -> dict[str, str | tuple[str, ...]]:
        """What was asked for beside the claim in focus, as it stands in an address."""
        return {"cut": "true" if self.cut else "", "status": self.only, "every": "true" if self.every else ""}

    def numbered(self, number: int) -> Card:
        """The card of a claim that is shown."""
        return next(one for one in self.cards if one.number == number)

    def table(self) -> Iterator[Sequence[str]]:
        """The claims for a spreadsheet."""
        yield Card.HEADER
        yield from (card.cells() for card in self.cards)


def asked_for(
    claim: Annotated[int, Query(ge=0, le=100_000)] = 0,
    cut: Annotated[bool, Query()] = False,
    status: Annotated[tuple[Status, ...], Query()] = (),
    every: Every = False,
) -> Asked:
    """The claim in focus, what was cut, the statuses shown, the statuses counted."""
    return Asked(claim, cut, tuple(one for one in Status if one in status), every)


Wanted = Annotated[Asked, Depends(asked_for)]


@page(router, "/articles/{slug}", "article.html", csv=True)
def article(request: Request, slug: str, wanted: Wanted, later: PutOff = "") -> ArticlePage:
    """One article with its claims, with `status=asserted&status=denied` those put so; `later` is what was put off when it was
    taken in."""
    found = built(request, unslug(slug), wanted)
    return replace(found, notes=(*found.notes, WORDS[later])) if later else found


def built(request: Request, article_id: str, wanted: Asked = EVERYTHING) -> ArticlePage:
    """The page of an article. Raises HTTPException 404 where there is none."""
    desk = desk_of(request)
    found = load.article(desk.store, article_id)
    if found is None:
        raise HTTPException(404, "There is no such article here. It may have been removed, or the address is incomplete.")
    claims = load.claims(desk.store, article_id)
    above, below = desk_articles.neighbours(desk.store, article_id)
    replies = desk_replies.of_article(desk.store, article_id, SHOWN)
    numbered = [(number, one) for number, one in enumerate(claims, 1) if wanted.shows(one)]
    everyone, people = cards(found, claims), cast(desk.store, claims, every=wanted.every)
    shown = tuple(everyone[number - 1] for number, _ in numbered)
    focus = next((one for number, one in numbered if number == wanted.claim), None)
    return ArticlePage(
        id=found.id,
        title=found.title,
        outlet=found.outlet,
        url=found.url,
        published=found.published,
        published_basis=found.published_basis,
        origin=found.origin,
        notes=found.notes,
        coder=desk_articles.coder(desk.store, article_id),
        blocks=blocks(found, numbered, slots(focus) if focus else [], cut=wanted.cut),
        cards=shown,
        left_out=tuple(
            Left(one.begin, _flat(found.text[one.begin : one.end]), one.reason)
            for one in load.left_out(desk.store, article_id)
            if not one.reason.startswith("furniture")
        ),
        furniture=len(found.furniture),
        events=_happenings(desk_events.of_article(desk.store, article_id), shown),
        cast=people,
        kin=kindred(desk, found, next(iter(people.pairs), None)),
        statuses=choices(claims, wanted),
        only=wanted.only,
        hidden={one.key: one.number for one in everyone if one not in shown},
        every=wanted.every,
        focus=wanted.claim if focus else 0,
        cut=wanted.cut,
        above=above,
        below=below,
        standings=standings(request, article_id, [one for _, one in numbered], shown),
        threads=nested(replies),
        replies=counted(replies),
        draft=draft(request, found.id),
        story=story_place(desk, found.id),
    )


def choices(claims: Sequence[Claim], wanted: Asked) -> tuple[Choice, ...]:
    """The statuses that the claims have, and those asked for, in the order of the legend."""
    counts = Counter(one.status for one in claims)
    there = [one for one in Status if one in counts or one in wanted.only]
    return tuple(
        Choice(one.value, words.STATUSES[one.value], counts[one], not wanted.only or one in wanted.only) for one in there
    )


def standings(request: Request, article_id: str, claims: Sequence[Claim], shown: Sequence[Card]) -> dict[str, str]:
    """Where the claims stand, by key. Of those that two people judge blind each sees his own steps until both are through;
    an administrator sees all."""
    person = visitor_of(request).person
    known = by_key(desk_judgements.of_article(desk_of(request).store, article_id))
    found = {}
    for claim, one in zip(claims, shown, strict=True):
        if standing := known.get(one.key):
            hidden = twice(claim) and person.rank != Rank.ADMIN and veiled(standing, person.name)
            found[one.key] = (own(standing, person.name) if hidden else standing).words
    return {key: words for key, words in found.items() if words}


def blocks(found: Article, claims: Sequence[tuple[int, Claim]], focus: Sequence[Slot], *, cut: bool) -> tuple[Block, ...]:
    """The paragraphs in order under the marks of numbered claims, with what was cut among them where it is wanted."""
    marks = [_mark(number, claim) for number, claim in claims]
    under = _under(found.paragraphs, marks)
    text = [
        Block(span.begin, tuple(segments(found.text, span, marks, focus)), numbers=under.get(place, ()))
        for place, span in enumerate(found.paragraphs)
    ]
    away = [Block(one.begin, (Segment(Span(one.begin, one.end).of(found.text)),), one.kind) for one in found.furniture if cut]
    return tuple(sorted((*text, *away), key=lambda block: (block.begin, bool(block.cut))))


def _under(paragraphs: Sequence[Span], marks: Sequence[Mark]) -> dict[int, tuple[int, ...]]:
    """The numbers of the marks by the paragraph that they begin in; what begins in none goes to the one before it."""
    begins = [span.begin for span in paragraphs]
    found: dict[int, tuple[int, ...]] = {}
    for one in marks:
        place = max(0, bisect_right(begins, one.begin) - 1)
        found[place] = (*found.get(place, ()), one.number)
    return found


def _mark(number: int, claim: Claim) -> Mark:
    said = any(one.speaker is not None for one in claim.attribution)
    return Mark(number, *evidence(claim), claim.quad_code, claim.status.value, said)


def _happenings(rows: dict[str, EventRow], shown: Sequence[Card]) -> dict[str, Happening]:
    """The events of the claims that are shown, by the claims' ids."""
    told = {card.id: rows[card.id] for card in shown if card.id in rows}
    return {
        id_: Happening(row.id, row.title, row.articles, row.outlets, row.independent, row.speakers) for id_, row in told.items()
    }


def _flat(text: str) -> str:
    return words.shortened(" ".join(text.split()), 160)
