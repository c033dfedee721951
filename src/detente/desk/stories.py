"""Stories: the list, and one with its articles in order, copies folded, and its events.

In: words, days, a story's id. Out: `StoryList`, `StoryPage`. Not here: joining articles into stories (`join`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request

from detente.desk.addresses import query, slug, unslug
from detente.desk.answer import page
from detente.desk.atom import Entry, Feed
from detente.desk.lists import LIMIT, PAGE, Day, Every, Number, Paging, Words, paging
from detente.desk.state import desk_of
from detente.draw import timeline
from detente.draw.timeline import Point
from detente.store import desk_events, desk_stories
from detente.store.desk_events import EventFilter, EventRow
from detente.store.desk_stories import StoryRow, Told

router = APIRouter()


@dataclass(frozen=True, slots=True)
class StoryList:
    """One page of stories."""

    words: str
    since: str
    until: str
    paging: Paging
    rows: tuple[StoryRow, ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The rows for a spreadsheet."""
        yield ("id", "title", "begin", "end", "articles", "outlets")
        for row in self.rows:
            yield (row.id, row.title, row.begin or "", row.end or "", str(row.articles), str(row.outlets))

    def feed(self) -> Feed:
        """Stories as they were last added to."""
        entries = tuple(
            Entry(f"story:{one.id}", one.title, one.end or "", f"/stories/{slug(one.id)}",
                  f"{one.articles} articles in {one.outlets} outlets since {one.begin or 'an unknown day'}.")
            for one in self.rows
        )  # fmt: skip
        asked = query(q=self.words, since=self.since, until=self.until)
        return Feed(f"stories{asked}", "Stories", f"/stories{asked}", f"/stories.atom{asked}", entries)


@dataclass(frozen=True, slots=True)
class Folded:
    """An article with those that copy it."""

    article: Told
    copies: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One story: articles in order with their copies, events by day, the strip. `more` counts articles not shown, `aside`
    events that are not counted: unless `every` does, only those told as fact do."""

    story: StoryRow
    articles: tuple[Folded, ...]
    events: tuple[EventRow, ...]
    events_total: int
    aside: int
    every: bool
    picture: str
    more: int

    def table(self) -> Iterator[Sequence[str]]:
        """The articles for a spreadsheet."""
        yield ("article", "published", "outlet", "title", "claims", "copy of")
        for one in self.told():
            yield (one.article_id, one.published or "", one.outlet, one.title, str(one.claims), one.original_id)

    def told(self) -> Iterator[Told]:
        """Every article of the page, copies after what they copy."""
        for one in self.articles:
            yield one.article
            yield from one.copies

    def feed(self) -> Feed:
        """The articles as they were published."""
        entries = tuple(
            Entry(f"article:{one.article_id}", one.title, one.published or "", f"/articles/{slug(one.article_id)}",
                  f"Repeats another: {one.reason}" if one.original_id else f"{one.claims} claims.", one.outlet)
            for one in self.told()
        )  # fmt: skip
        path = f"/stories/{slug(self.story.id)}"
        return Feed(f"story:{self.story.id}", self.story.title, path, f"{path}.atom", entries)


@page(router, "/stories", "stories.html", csv=True, atom=True, kept=True)
def stories(request: Request, q: Words = "", since: Day = "", until: Day = "", number: Number = 1) -> StoryList:
    """Stories, the latest first."""
    rows, total = desk_stories.page(desk_of(request).store, q, since, until, (number - 1) * PAGE, PAGE)
    return StoryList(q, since, until, paging(number, total), tuple(rows))


@page(router, "/stories/{slug}", "story.html", csv=True, atom=True, kept=True)
def story(request: Request, slug: str, article: Words = "", every: Every = False) -> StoryPage:
    """One story; `article` marks one of its articles on the strip."""
    store, story_id = desk_of(request).store, unslug(slug)
    found = desk_stories.story(store, story_id)
    if found is None:
        raise HTTPException(404, "There is no such story here. Stories are made anew when articles are added.")
    told = desk_stories.articles(store, story_id, LIMIT)
    events, total = desk_events.page(store, EventFilter(story=story_id, every=True), 0, PAGE)
    counted = desk_events.total(store, EventFilter(story=story_id, every=every))
    return StoryPage(
        story=found,
        articles=folded(told),
        events=tuple(reversed(events)),
        events_total=counted,
        aside=total - counted,
        every=every,
        picture=strip(found.title, told, events, article),
        more=max(0, found.articles - len(told)),
    )


def folded(told: Sequence[Told]) -> tuple[Folded, ...]:
    """Copies under what they copy, where that is of the story too; else in their own place."""
    here = {one.article_id for one in told}
    under: dict[str, list[Told]] = {}
    for one in told:
        if one.original_id in here:
            under.setdefault(one.original_id, []).append(one)
    return tuple(Folded(one, tuple(under.get(one.article_id, ()))) for one in told if one.original_id not in here)


def strip(title: str, told: Sequence[Told], events: Sequence[EventRow], here: str = "") -> str:
    """The story along its days."""
    articles = [
        Point(one.published or "", f"{one.outlet or 'outlet unknown'}: {one.title}", "copied" if one.original_id else "first",
              f"/articles/{slug(one.article_id)}", one.article_id == here)
        for one in told
    ]  # fmt: skip
    happened = [Point(one.date or "", one.title, f"q{one.quad_code}", f"/events/{slug(one.id)}") for one in events]
    return timeline.draw(f"Timeline of “{title}”", articles, happened)
