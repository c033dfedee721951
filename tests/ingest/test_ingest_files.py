"""Files, folders and standard input: what is read, what is refused, in what words."""

from __future__ import annotations

import io
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.config import Settings
from detente.errors import InputError, MalformedError, RefusedError, UnreadableError
from detente.ingest import inputs
from detente.ingest.files import shown
from detente.model import Page

SETTINGS = Settings()


def read(*paths: Path | str, settings: Settings = SETTINGS) -> list[Page | InputError]:
    return list(inputs([str(path) for path in paths], settings))


def error(path: Path | str, settings: Settings = SETTINGS) -> InputError:
    (found,) = read(path, settings=settings)
    assert isinstance(found, InputError)
    assert "\n" not in str(found)
    return found


def test_bytes_are_kept_as_found(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfOne.\r\nTwo caf\xe9.\r"
    (tmp_path / "a.txt").write_bytes(data)
    assert read(tmp_path / "a.txt") == [Page(str(tmp_path / "a.txt"), "text", data)]


def test_a_file_given_twice_is_read_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    assert len(read(tmp_path / "a.txt", tmp_path / "a.txt")) == 2


def test_folders_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.txt", ".hidden.txt", ".git/x.txt", "b/.x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")
    found = [page.origin for page in read(tmp_path)]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt", "c.txt")]


def test_one_bad_file_among_good_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Good.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03 bad")
    (tmp_path / "c.jsonl").write_text('{"text": "Good."}\n{bad\n{"text": "Good too."}\n')
    (tmp_path / "d.txt").write_text("Good.")
    kinds = [page.kind if isinstance(page, Page) else type(page).__name__ for page in read(tmp_path)]
    assert kinds == ["text", "MalformedError", "record", "MalformedError", "record", "text"]


def test_a_very_deep_folder(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(900):
        os.mkdir("d", dir_fd=here)
        down = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = down
    with open(os.open("x.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here), "w") as file:
        file.write("Deep.")
    os.close(here)
    (page,) = read(tmp_path)
    assert isinstance(page, Page)
    assert page.data == b"Deep."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF; save its text as .txt or .html first"),
        (b"PK\x03\x04\x14\x00", "is a zip archive or an office document"),
        (b"\x1f\x8b\x08\x00", "is gzip-compressed; unpack it first"),
        (b"BZh91AY&SY", "is bzip2-compressed"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image; it holds no text to read"),
        (b"\xff\xd8\xff\xe0", "is a JPEG image"),
        (b"{\\rtf1\\ansi Hello}", "is an RTF document"),
        (b"WARC/1.0\r\n", "is a web archive"),
        (b'<?xml version="1.0"?>\n<!-- a --><rss version="2.0">', "is a feed"),
        (b"text with \x00 in it", "is binary, not text"),
        (bytes(range(1, 32)) * 4, "is binary, not text"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "x.txt").write_bytes(data)
    found = error(tmp_path / "x.txt")
    assert isinstance(found, MalformedError)
    assert str(found).startswith(f"{tmp_path / 'x.txt'}: {words}")


@pytest.mark.parametrize(("name", "words"), [("x.json", ".jsonl"), ("x.CSV", "is a table"), ("x.tsv", "JSON Lines")])
def test_names_that_promise_no_article(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text('[{"text": "One."}]')
    assert words in error(tmp_path / name).reason


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "windows-1252"])
def test_other_encodings_are_no_binary(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "x.txt").write_bytes("Israel’s army entered Gaza on Friday.\n".encode(encoding))
    (page,) = read(tmp_path / "x.txt")
    assert isinstance(page, Page)


def test_thirty_megabytes_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(b"The army left. " * 2_000_000)
    found = error(tmp_path / "text.txt")
    assert isinstance(found, RefusedError)
    assert found.reason == "30.0 MB, over the limit of 20.0 MB (file_bytes); split it"


def test_the_limit_itself_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"a" * 1_000)
    assert isinstance(read(tmp_path / "x.txt", settings=Settings(file_bytes=1_000))[0], Page)
    assert "1.0 kB, over the limit of 999 bytes" in error(tmp_path / "x.txt", Settings(file_bytes=999)).reason


def test_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)  # the path of a socket has at most 108 bytes
        listener.bind("sock")
    expected = {
        "missing": "does not exist",
        "dangling": "is a link to nothing",
        "pipe": "is a named pipe, not a file",
        "sock": "is a socket, not a file",
        "empty": "is a folder without files",
        "file/below": "cannot be read: Not a directory",
        "a" * 300: "cannot be read: File name too long",
    }
    for name, reason in expected.items():
        found = error(tmp_path / name)
        assert isinstance(found, UnreadableError)
        assert found.reason == reason
    assert error("/dev/zero").reason == "is a device, not a file"
    assert error("a\x00b").reason == "is no path: it holds a NUL character"


def test_a_linked_folder_is_not_followed_but_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Text.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    page, told = read(tmp_path / "in")
    assert isinstance(page, Page)
    assert isinstance(told, UnreadableError)
    assert "not followed" in told.reason
    assert len(read(tmp_path / "in" / "loop")) == 2  # given itself, it is


def test_a_forbidden_or_failing_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Secret.")
    (tmp_path / "b.txt").write_text("Open.")

    def forbid(path: str, mode: str) -> io.BufferedReader:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return open(path, "rb")

    monkeypatch.setattr("detente.ingest.files.open", forbid, raising=False)  # root may read everything
    bad, good = read(tmp_path)
    assert isinstance(bad, UnreadableError)
    assert bad.reason == "cannot be read: Permission denied"
    assert isinstance(good, Page)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Secret.")
    (tmp_path / "a.txt").chmod(0)
    assert error(tmp_path / "a.txt").reason == "cannot be read: Permission denied"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"Plain text with < and > and a <b>bold</b> word.", "text"),
        ("a.txt", b"The tag <p> opens a paragraph, he wrote.", "text"),
        ("a.html", b"No tags at all", "html"),
        ("a.HTM", b"No tags at all", "html"),
        ("a", b"\n <!DOCTYPE html>\n<html>", "html"),
        ("a.txt", b'<div><p class="x">One <b>two</b>.</p></div>', "html"),
        ("a.txt", "<html><body>x</body></html>".encode("utf-16"), "html"),
    ],
)
def test_kind_by_content_and_suffix(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    (page,) = read(tmp_path / name)
    assert isinstance(page, Page)
    assert page.kind == kind


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, settings: Settings = SETTINGS) -> list[Page | InputError]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read("-", settings=settings)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert standard_input(monkeypatch, b"\n\nText. \n\nMore.") == [Page("-", "text", b"\n\nText. \n\nMore.")]
    assert standard_input(monkeypatch, b"<!doctype html><p>x") == [Page("-", "html", b"<!doctype html><p>x")]
    assert [str(e) for e in standard_input(monkeypatch, b"")] == ["-: is empty"]
    assert [str(e) for e in standard_input(monkeypatch, b" \n \n")] == ["-: is empty"]
    (found,) = standard_input(monkeypatch, b"Text. " * 100, Settings(file_bytes=99))
    assert str(found).startswith("-: more than 99 bytes, over the limit") or "600 bytes, over" in str(found)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_json_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    data = mark + b'\n \n{"text": "One."}\n\n{"text": 2}\n{"text": "Three."}'
    found = standard_input(monkeypatch, data)
    assert [page.origin for page in found] == ["-:3", "-:5", "-:6"]
    assert [isinstance(page, Page) for page in found] == [True, False, True]


def test_a_first_record_longer_than_the_sniffed_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'\n{"text": "' + b"a" * 500 + b'"}\n{"text": "b"}\n'
    found = standard_input(monkeypatch, data, Settings(sniff_bytes=64))
    assert [len(page.data) for page in found if isinstance(page, Page)] == [500, 1]
    found = standard_input(monkeypatch, data, Settings(sniff_bytes=64, record_bytes=100))
    assert [type(page).__name__ for page in found] == ["RefusedError", "Page"]
    found = standard_input(monkeypatch, data, Settings(sniff_bytes=1_000, record_bytes=100))
    assert [page.origin for page in found] == ["-:2", "-:3"]
    assert [type(page).__name__ for page in found] == ["RefusedError", "Page"]


def test_pages_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    stream = inputs([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], SETTINGS)
    next(stream)
    (tmp_path / "b.txt").write_text("Written after the first was read.")
    assert isinstance(next(stream), Page)


def test_names_are_shown_on_one_printable_line(tmp_path: Path) -> None:
    assert shown("a\nb\udce9\x1b[0m Ž") == "a\\nb\\udce9\\x1b[0m Ž"
    bad = os.fsencode(tmp_path) + b"/caf\xe9\n.txt"
    with open(bad, "wb") as file:
        file.write(b"Text.")
    (page,) = read(tmp_path)
    assert page.origin.encode("utf-8").endswith(b"/caf\\udce9\\n.txt")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".html", ".jsonl", "", ".json"]))
def test_any_bytes_end_as_pages_or_errors(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        found = read(path)
    assert found
    for page in found:
        assert isinstance(page, (Page, InputError))
        if isinstance(page, Page) and page.kind != "record":
            assert page.data == data
