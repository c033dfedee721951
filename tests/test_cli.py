"""The command line as a user has it: real processes, real files, exit statuses, one clear line for each bad input."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

GOOD = "French troops withdrew from Mali on Monday.\n\nTurkey accused Greece of shelling its warships.\n"


def detente(*arguments: str, stdin: bytes | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "detente.cli", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_help_names_every_command() -> None:
    done = detente("--help")
    assert done.returncode == 0
    for command in ("read", "code", "claims", "events", "event", "stories", "related", "demo", "settings", "lexicon"):
        assert command in done.stdout


def test_code_to_plover(good: Path) -> None:
    done = detente("code", str(good), "--published", "2022-08-17")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert rows[0]["event"] == ["RETREAT"]
    assert rows[0]["date"] == "2022-08-15"
    assert rows[0]["actor"][0]["code"] == "FRA"
    assert rows[0]["detente"]["why"]
    assert {"id", "date", "actor", "event", "recipient", "mode", "context", "quad_code", "event_scale"} <= set(rows[0])


def test_code_to_analysis_has_the_contract_s_fields(good: Path) -> None:
    (row,) = [json.loads(line) for line in detente("code", "--to", "analysis", str(good)).stdout.splitlines()]
    assert {"id", "claims", "relations", "times", "attributions", "places", "furniture", "pairs"} <= set(row)
    claim = row["claims"][0]
    assert {
        "event", "mode", "context", "cameo", "quad_code", "event_scale", "begin", "end", "predicate", "actor", "recipient",
        "third_party", "status", "auxiliary", "attribution", "date", "enddate", "date_precision", "date_basis", "event_loc",
        "size", "confidence", "trace",
    } == set(claim)  # fmt: skip
    assert (claim["date"], claim["date_precision"], claim["date_basis"]) == ("XXXX-WXX-1", "", "text")
    assert GOOD[claim["predicate"][0] : claim["predicate"][1]] == "withdrew"


def test_code_to_csv_is_safe_for_spreadsheets(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "=1+1", "text": GOOD}) + "\n", encoding="utf-8")
    lines = detente("code", "--to", "csv", str(tmp_path / "a.jsonl")).stdout.splitlines()
    assert lines[0].startswith("id,article,published")
    assert ",'=1+1," in lines[1]


def test_standard_input(good: Path) -> None:
    done = detente("code", "-", stdin=GOOD.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["event"] == ["RETREAT"]


def test_bad_files_among_good_ones_each_get_one_line(tmp_path: Path, good: Path) -> None:
    bad = {
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(256)) * 50, "binary"),
        "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"),
        "long.txt": (b"word " * 6_000_000, "30.0 MB"),
        "deep.html": (b"<html><body>" + b"<div>" * 10_000 + b"deep</body></html>", "10,00"),
        "broken.jsonl": (b'{"text": "unclosed\n', "broken.jsonl:1"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    done = detente("code", str(tmp_path))
    lines = [line for line in done.stderr.splitlines() if line.startswith("refused: ")]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(lines) == len(bad)
    for name, (_, reason) in bad.items():
        assert any(name in line and reason in line for line in lines), (name, lines)
    assert json.loads(done.stdout.splitlines()[0])["event"] == ["RETREAT"]


def test_only_bad_input_is_status_two(tmp_path: Path) -> None:
    done = detente("code", str(tmp_path / "absent.txt"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "absent.txt" in done.stderr


def test_an_odd_date_is_explained(good: Path) -> None:
    done = detente("code", str(good), "--published", "tomorrow")
    assert done.returncode == 2
    assert "not a date like 2017-07-07" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_long_line_is_read_in_windows_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text(("Iran accused Iraq of spying. " * 3500)[:100_000], encoding="utf-8")
    done = detente("code", "--to", "analysis", str(path))
    claims = json.loads(done.stdout)["claims"]
    assert done.returncode == 0
    assert "note: " in done.stderr
    assert len(claims) > 3000
    text = path.read_text(encoding="utf-8")
    assert sum(text[c["predicate"][0] : c["predicate"][1]] == "accused" for c in claims) > 3000


def test_read_stores_once_and_claims_lists(tmp_path: Path, good: Path) -> None:
    db = tmp_path / "d.db"
    first = detente("read", str(good), "--db", str(db), "--published", "2022-08-17", "--json")
    content = dump(db)
    again = detente("read", str(good), "--db", str(db), "--published", "2022-08-17", "--json")
    assert first.returncode == again.returncode == 0
    assert dump(db) == content
    assert json.loads(first.stdout)["articles"] == 1
    rows = [json.loads(line) for line in detente("claims", "--db", str(db), "--json", "--party", "FRA").stdout.splitlines()]
    assert [row["event"] for row in rows] == ["RETREAT"]
    assert rows[0]["sentence"] == "French troops withdrew from Mali on Monday."
    table = detente("claims", "--db", str(db), "--type", "accuse").stdout
    assert "TUR" in table
    assert "RETREAT" not in table


def test_a_store_is_searched_copied_put_back_and_looked_over(tmp_path: Path, good: Path) -> None:
    db, copy, back = (str(tmp_path / name) for name in ("d.db", "copy.db", "back.db"))
    detente("read", str(good), "--db", db)
    rows = [json.loads(line) for line in detente("search", "french", "withdr*", "--db", db, "--json").stdout.splitlines()]
    assert [row["snippet"][begin:end] for row in rows for begin, end in row["marks"]] == ["French", "withdrew"]
    assert "withdrew" in detente("search", "mali", "--db", db).stdout
    assert detente("search", "nowhere", "--db", db, "--json").stdout == ""
    assert detente("backup", copy, "--db", db).returncode == 0
    assert detente("backup", copy, "--db", db).returncode == 2
    assert detente("restore", copy, "--db", back).returncode == 0
    assert dump(Path(back)) == dump(Path(db))
    assert detente("doctor", "--db", back).returncode == 0
    with closing(sqlite3.connect(back)) as connection:
        connection.execute("DELETE FROM article_numbers")
        connection.commit()
    sick = detente("doctor", "--db", back, "--json")
    assert sick.returncode == 1
    assert [row["what"] for row in map(json.loads, sick.stdout.splitlines()) if row["wrong"]] == ["search"]


def test_claims_of_nothing_says_what_to_do(tmp_path: Path) -> None:
    done = detente("claims", "--db", str(tmp_path / "none.db"))
    assert done.returncode == 2
    assert "detente read" in done.stderr


def test_read_joins_and_the_commands_of_memory_show_why(tmp_path: Path) -> None:
    db = str(tmp_path / "d.db")
    told = {"a": "Turkish jets bombed Manbij in Syria on Monday.", "b": "Turkey bombed the Syrian town of Manbij on Monday."}
    rows = [{"id": name, "text": text, "published": "2020-03-03", "outlet": f"The {name}"} for name, text in told.items()]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    counted = json.loads(detente("read", str(tmp_path / "in.jsonl"), "--db", db, "--json").stdout)
    assert (counted["articles"], counted["events"], counted["stories"]) == (2, 1, 1)
    (event,) = [json.loads(line) for line in detente("events", "--db", db, "--json", "--party", "TUR").stdout.splitlines()]
    assert (event["event"], event["outlets"], event["independent"], event["date"]) == ("ASSAULT", 2, 2, "2020-03-02")
    assert detente("events", "--db", db, "--json", "--status", "denied").stdout == ""
    assert "none of all, asserted" in detente("events", "--db", db, "--status", "odd").stderr
    assert "2 outlets" in detente("events", "--db", db).stdout
    shown = detente("event", event["event_id"][:8], "--db", db).stdout
    assert "both ASSAULT" in shown
    assert all(text.split()[-1] in shown for text in told.values())
    (whole,) = [json.loads(line) for line in detente("event", event["event_id"], "--db", db, "--json").stdout.splitlines()]
    assert {row["article_id"] for row in whole["accounts"]} == {"a", "b"}
    (story,) = [json.loads(line) for line in detente("stories", "--db", db, "--json").stdout.splitlines()]
    assert story["articles"] == ["a", "b"]
    (kin,) = [json.loads(line) for line in detente("related", "a", "--db", db, "--json").stdout.splitlines()]
    assert (kin["article_id"], kin["kind"]) == ("b", "same event")
    assert "detente events --json" in detente("event", "ffff", "--db", db).stderr
    assert "detente claims --json" in detente("related", "nobody", "--db", db).stderr


def test_demo_ends_with_the_table(tmp_path: Path) -> None:
    done = detente("demo", "--db", str(tmp_path / "demo.db"))
    assert done.returncode == 0
    assert "29 articles" in done.stdout
    for event in ("ASSAULT", "CONSULT", "AID", "SANCTION"):
        assert event in done.stdout


def test_demo_tells_a_quarrel_from_its_first_shots_to_its_end(tmp_path: Path) -> None:
    db = str(tmp_path / "demo.db")
    assert detente("demo", "--db", db).returncode == 0

    def rows(*command: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in detente(*command, "--db", db, "--json").stdout.splitlines()]

    widest = max(rows("events", "--limit", "0"), key=lambda one: one["outlets"])
    assert (widest["date"], widest["event"]) == ("2012-04-10", "ASSAULT")
    assert widest["outlets"] > widest["independent"] >= 3
    assert max(len(one["articles"]) for one in rows("stories")) >= 4
    relations = {(one["kind"], one["standing"]) for one in rows("relations", "SDN", "SSD")}
    assert ("sanctions", "ended") in relations
    assert {"fights", "opposes"} <= {kind for kind, _ in relations}
    (dyad,) = rows("dyad", "SDN", "SSD")
    assert "better" in {shift["direction"] for shift in dyad["shifts"]}


def test_same_bytes_in_other_processes_orders_and_threads(tmp_path: Path) -> None:
    texts = {f"{i}.txt": GOOD.replace("Mali", place) for i, place in enumerate(("Mali", "Chad", "Niger", "Gabon"))}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in texts]
    forward = detente("code", "--to", "analysis", *paths).stdout.splitlines()
    backward = detente("code", "--to", "analysis", *reversed(paths)).stdout.splitlines()
    assert len(forward) == 4
    assert forward == backward[::-1]


def test_settings_are_listed() -> None:
    rows = json.loads(detente("settings", "--json").stdout)
    assert {"name", "default", "help"} == set(rows[0])
    assert "file_bytes" in detente("settings").stdout


def dump(db: Path) -> list[str]:
    with sqlite3.connect(db) as connection:
        return list(connection.iterdump())


def test_a_closed_pipe_is_no_error(good: Path) -> None:
    script = f"{sys.executable} -m detente.cli code {good} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, env=os.environ)
    assert "Traceback" not in done.stderr


def test_recode_passes_over_what_this_version_coded_and_shows_what_another_did(tmp_path: Path, good: Path) -> None:
    db = tmp_path / "news.db"
    assert detente("read", "--db", str(db), str(good)).returncode == 0
    assert "0 articles coded again" in detente("recode", "--db", str(db)).stdout
    with sqlite3.connect(db) as connection:
        connection.execute("UPDATE articles SET coder = 'detente 0.0'")
        connection.execute("UPDATE claims SET event = 'COERCE' WHERE event = 'RETREAT'")
    done = detente("recode", "--db", str(db), "--json")
    (change,) = json.loads(done.stdout)["changes"]
    assert (change["kind"], change["what"]) == ("changed", ["type: COERCE -> RETREAT"])
    assert "0 articles coded again" in detente("recode", "--db", str(db)).stdout


def test_diff_of_two_stores_counts_what_only_one_has(tmp_path: Path, good: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    detente("read", "--db", str(one), str(good))
    (tmp_path / "more.txt").write_text("Russian warships entered the port of Tartus on Friday.\n", encoding="utf-8")
    detente("read", "--db", str(other), str(good), str(tmp_path / "more.txt"))
    done = detente("diff", str(one), str(other))
    assert "1 articles in both; 0 articles only in" in " ".join(done.stdout.split())
    assert "0 came, 0 went, 0 changed" in " ".join(done.stdout.split())


def test_lexicon_who_says_who_a_name_is_and_who_may_be_meant() -> None:
    done = detente("lexicon", "who", "Morsi", "--on", "2013-09-01", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["sector"] in (["ELI"], ["OPP"])
    unknown = detente("lexicon", "who", "Vladimir Putn")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Did you mean Vladimir Putin" in unknown.stderr


def test_unknown_parties_are_listed_added_and_then_known(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("On Monday the Darfur Dawn Front attacked Sudanese troops in El Fasher.\n", encoding="utf-8")
    (listed,) = [json.loads(line) for line in detente("lexicon", "unknown", str(news), "--json").stdout.splitlines()]
    assert (listed["text"], listed["sector"], listed["count"]) == ("Darfur Dawn Front", ["REB"], 1)
    mine = str(tmp_path / "mine")
    add = ("lexicon", "add", "Darfur Dawn Front", "--kind", "group", "--code", "SDN", "--sector", "REB", "--lexicon", mine)
    assert detente(*add).returncode == 0
    assert detente("lexicon", "unknown", str(news), "--lexicon", mine).stdout == ""
    assert "Darfur Dawn Front\n      because SDN/REB; the only bearer" in detente("explain", str(news), "--lexicon", mine).stdout
    again = detente(*add)
    assert again.returncode == 2
    assert "is Darfur Dawn Front already" in again.stderr
