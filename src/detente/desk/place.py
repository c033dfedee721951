"""Where in its story an article stands: the strip with it marked, what came before it and what after.

In: an article's id. Out: `StoryPlace`. Not here: the page of a story (`stories.py`), finding stories (`join`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.desk.lists import LIMIT, PAGE
from detente.desk.state import Desk
from detente.desk.stories import strip
from detente.store import desk_events, desk_stories
from detente.store.desk_events import EventFilter, EventRow
from detente.store.desk_stories import StoryRow, Told

NEAR = 4
"""Articles before and after that are named; the strip has all."""


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """The story, the strip, the articles next before and next after in it, and how many more there are on either side. Copies
    stand on the strip alone."""

    story: StoryRow
    picture: str
    earlier: tuple[Told, ...]
    later: tuple[Told, ...]
    more_earlier: int
    more_later: int


def story_place(desk: Desk, article_id: str) -> StoryPlace | None:
    """The article's place in its story, None where it stands alone. Raises `StoreError`."""
    story_id = desk_stories.story_of(desk.store, article_id)
    if not story_id:
        return None
    found, told, events = desk.kept(f"story of articles {story_id}", lambda: _story(desk, story_id))
    if found is None or found.articles < 2:
        return None
    earlier, later = around(told, article_id)
    return StoryPlace(
        story=found,
        picture=strip(found.title, told, events, article_id),
        earlier=tuple(earlier[-NEAR:]),
        later=tuple(later[:NEAR]),
        more_earlier=max(0, len(earlier) - NEAR),
        more_later=max(0, len(later) - NEAR),
    )


def around(told: Sequence[Told], article_id: str) -> tuple[list[Told], list[Told]]:
    """The articles before and after one in the order of the story, copies left out; nothing where it is not among them."""
    at = next((place for place, one in enumerate(told) if one.article_id == article_id), None)
    if at is None:
        return [], []
    before, after = ([one for one in part if not one.original_id] for part in (told[:at], told[at + 1 :]))
    return before, after


def _story(desk: Desk, story_id: str) -> tuple[StoryRow | None, list[Told], list[EventRow]]:
    """What all articles of one story share, asked for once as long as the store stays as it is."""
    told = desk_stories.articles(desk.store, story_id, LIMIT)
    events, _ = desk_events.page(desk.store, EventFilter(story=story_id, every=True), 0, PAGE)
    return desk_stories.story(desk.store, story_id), told, events
