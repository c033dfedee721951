"""When a name answers to what was asked."""

from __future__ import annotations

import pytest

from detente.store.names import answers


@pytest.mark.parametrize(
    ("name", "wanted", "expected"),
    [
        ("Jerusalem", "USA", False),
        ("Jerusalem", "usa", True),
        ("the USA's envoy", "USA", True),
        ("PKK", "PKK", True),
        ("Pkk", "PKK", False),
        ("United Nations", "UN", False),
        ("ÉLYSÉE palace", "élysée", True),
        ("e\u0301lyse\u0301e", "Élysée", True),
        ("100% sure", "%", True),
        ("anything", "a_y", False),
        ("Straße", "STRASSE", False),
        ("Straße", "Strasse", True),
    ],
)
def test_answers(name: str, wanted: str, expected: bool) -> None:
    assert answers(name, wanted) is expected
