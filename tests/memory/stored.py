"""Articles with one claim and one event, and told ties, put into a store as reading and joining would; relations found anew.

In: names, days, codes. Out: rows. Not here: anything read from text.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import insert

from detente.memory.related import RELATED, relate
from detente.model import Actor, Article, Attribution, Claim, Dating, Reading, Span, Status
from detente.store import schema
from detente.store.connect import Store, writing
from detente.store.joined import keep_note
from detente.store.write import save

TEXT = "Alpha met Beta."


def relate_again(store: Store, labels: Mapping[str, str] | None = None) -> None:
    """Find relations and shifts anew, all of them, whatever was found before."""
    with writing(store) as connection:
        keep_note(connection, RELATED, "")
    relate(store, labels)


def article(store: Store, name: str, day: str, a: str, b: str, event: str, quad: int) -> None:
    """An article with one claim, stored with its event."""
    actor, recipient = Actor(0, 5, "Alpha", a, via="name"), Actor(10, 14, "Beta", b, via="name")
    dating = Dating(day, day, "day", "text", day)
    claim = Claim(
        f"{name}-c", event, (), (), "", quad, -1.0, 0, len(TEXT), Span(6, 9), (actor,), (recipient,), (), Status.ASSERTED,
        (Attribution("outlet", outlet="Daily"),), dating, None, (), 0.8, (),
    )  # fmt: skip
    body = Article(name, TEXT, (Span(0, len(TEXT)),), published=day, published_basis="given", origin=name, outlet="Daily")
    save(store, Reading(body, (claim,), (), (), (), (), "coder"))
    with writing(store) as connection:
        row = {
            "id": f"{name}-e", "title": "", "event": event, "modes": "[]", "quad_code": quad, "event_scale": -1.0,
            "status": "asserted", "date": day, "enddate": day, "date_precision": "day", "place_name": "", "country_code": "",
            "place_resolution": 0, "articles": 1, "outlets": 1, "independent": 1, "speakers": 1, "confidence": 0.8,
        }  # fmt: skip
        connection.execute(insert(schema.events), row)
        connection.execute(insert(schema.event_claims), {"claim_id": f"{name}-c", "event_id": f"{name}-e"})
        sides = [{"event_id": f"{name}-e", "role": role, "party_id": code} for role, code in (("actor", a), ("recipient", b))]
        connection.execute(insert(schema.event_parties), sides)


def tie(store: Store, name: str, a: str, b: str, kind: str) -> None:
    """A told tie of a stored article."""
    row = {
        "id": f"{name}-t", "article_id": name, "ordinal": 0, "kind": kind, "begin": 0, "end": len(TEXT), "cue_begin": 6,
        "cue_end": 9, "status": "asserted", "standing": "current", "date": "2015-01-01", "enddate": None,
        "date_precision": "year", "date_basis": "text", "date_value": "2015", "confidence": 0.7, "trace": "[]",
    }  # fmt: skip
    with writing(store) as connection:
        connection.execute(insert(schema.ties), row)
        for role, code in (("a", a), ("b", b)):
            side = {
                "tie_id": f"{name}-t",
                "role": role,
                "begin": 0,
                "end": 5,
                "entity_text": "Alpha",
                "code": code,
                "sector": "[]",
            }
            who = {"identifier_id": "", "identifier_text": "", "via": "name", "reason": "", "runner_up": ""}
            connection.execute(insert(schema.tie_sides), {**side, **who})
