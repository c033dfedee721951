"""Tables of ties are read strictly and name the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.config import DATA
from detente.errors import LexiconError
from detente.lexicon import ties

FRAME = 'kind = "backs"\n\n[[frame]]\nname = "x"\nverb = ["back"]\naim = true\n'
JOINT = '\n[[joint]]\nname = "y"\nafter = ["backed"]\nactor = "head"\n'


def folder(path: Path, toml: str, standing: str = "") -> Path:
    (path / "backs.toml").write_text(toml, encoding="utf-8")
    (path / "light.tsv").write_text("verb\tnote\njoin\t\n", encoding="utf-8")
    (path / "standing.tsv").write_text("word\tkind\tstanding\tnote\n" + standing, encoding="utf-8")
    return path


def test_frames_joints_and_standing_are_read(tmp_path: Path) -> None:
    found = ties.load(folder(tmp_path, FRAME + JOINT, "former\tmodifier\tended\t\n"))
    assert [(f.event, f.place) for f in found.predicates.frames] == [("backs", "backs.toml:3")]
    assert found.aims == {"backs.toml:3"}
    assert [(j.kind, j.place, j.joined_acts) for j in found.joints] == [("backs", "backs.toml:8", False)]
    assert found.standing == {("modifier", "former"): "ended"}
    assert found.light == {"join": "actor"}


@pytest.mark.parametrize(
    ("toml", "standing", "line", "reason"),
    [
        (FRAME.replace("backs", "likes"), "", 1, "unknown kind 'likes'"),
        (FRAME + "nam = 1\n", "", 3, "unknown key 'nam'"),
        (FRAME + JOINT + "verb = []\n", "", 8, "unknown key 'verb'"),
        (FRAME + JOINT.replace("head", "tail"), "", 8, "actor must be one of"),
        (FRAME, "once\tadverb\tgone\t\n", 2, "unknown standing 'gone'"),
        (FRAME, "once\tverb\tended\t\n", 2, "unknown kind 'verb'"),
        (FRAME + "x = [\n", "", 0, "Invalid|Unclosed|unclosed"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, toml: str, standing: str, line: int, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason) as caught:
        ties.load(folder(tmp_path, toml, standing))
    assert caught.value.line == line


def test_every_packaged_entry_has_an_example() -> None:
    packaged = ties.load(DATA / "lexicon" / "ties")
    assert all(one.examples for one in (*packaged.predicates.frames, *packaged.joints))
    assert {frame.event for frame in packaged.predicates.frames} == set(ties.TIES)
