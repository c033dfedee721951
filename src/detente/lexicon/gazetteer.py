"""The gazetteer: what places of the world bear a name, read from one sorted file that is mapped, never loaded.

In: `gazetteer.bin`, made by `gazetteer/build.py` from GeoNames (CC BY 4.0). Out: `Spot`s of a name. Not here: our own table
of places (`places.py`), which of several places a text means (`resolve/places.py`).

The file: eight bytes that name its form, the length of a JSON header (little-endian, four bytes), the header, then the
sections that the header lists by name with begin and length. `names` are all folded names in one string, sorted by their
bytes; `names_at` says where each begins; `uses_at` where its uses begin; a use is twice a place's row, plus one where the
name is the place's own and not an alternative; a row is number, latitude and longitude in units of 0.0001 degrees, region,
ten times the decimal logarithm of the inhabitants, and kind; `regions` is a text of lines "country, tab, name".
"""

from __future__ import annotations

import functools
import json
import mmap
import struct
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from detente.errors import LexiconError

MAGIC = b"DETGAZ1\n"
SECTIONS = ("names_at", "uses_at", "uses", "rows", "names", "regions")
ROW = struct.Struct("<IiiHBB")  # number, latitude, longitude, region, population class, kind
UNITS = 10_000
KEPT = 4096  # names remembered: of the capitalised words of the news most come again
KINDS = ("city", "region", "district")
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "-": " ", "–": " "}
    | dict.fromkeys(".'’‘ʻʼ`´", "")
)
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the world. `kind` is "city", "region" (first order), "district" (second order) or one of `places.KINDS`;
    `country` an actor's id of the register (ISO 3166-1 alpha-3), "" for seas and the like; `region` the name of its region of
    first order; `inhabitants` about, 0 where unknown; `own` whether the name asked for is its usual one."""

    geonameid: int | None
    kind: str
    country: str
    region: str
    lat: float
    lon: float
    inhabitants: int = 0
    own: bool = True


@functools.lru_cache(KEPT)
def fold(name: str) -> str:
    """The form in which names are compared: small plain letters, no points or apostrophes, "St." as "saint"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    words = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(LETTERS).split()
    return " ".join(SHORT.get(word, word) for word in words)


class Gazetteer:
    """An open gazetteer. `digest` names its content, as its maker wrote it down. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Map the file. Raises LexiconError where it is missing, cut short or of another form."""
        try:
            with path.open("rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            if bytes(data[: len(MAGIC)]) != MAGIC:
                raise ValueError("not a gazetteer of this version; make it anew with gazetteer/build.py")
            (length,) = struct.unpack_from("<I", data, len(MAGIC))
            begin = len(MAGIC) + 4
            header = json.loads(bytes(data[begin : begin + length]))
            if len(data) != header["size"]:
                raise ValueError(f"{len(data)} bytes where {header['size']} are wanted; fetch or make it anew")
            parts = {name: data[first : first + count] for name, (first, count) in header["sections"].items()}
        except (OSError, ValueError, KeyError, struct.error) as error:
            raise LexiconError(f"{path.parent.name}/{path.name}", 0, f"cannot be read: {error}") from error
        self.digest: str = header["sha256"]
        self._names, self._rows = parts["names"], parts["rows"]
        self._names_at, self._uses_at, self._uses = (parts[name].cast("I") for name in SECTIONS[:3])
        self._regions = [line.split("\t") for line in bytes(parts["regions"]).decode().split("\n")]
        self._known = functools.lru_cache(KEPT)(self._look_up)

    def find(self, name: str) -> tuple[Spot, ...]:
        """Places of a folded name in the order of their rows, () where nothing bears it."""
        return self._known(name)

    def _look_up(self, name: str) -> tuple[Spot, ...]:
        wanted = name.encode()
        place = bisect_left(range(len(self._uses_at) - 1), wanted, key=self._bytes)
        if place >= len(self._uses_at) - 1 or self._bytes(place) != wanted:
            return ()
        return tuple(self._spot(use) for use in self._uses[self._uses_at[place] : self._uses_at[place + 1]])

    def _bytes(self, place: int) -> bytes:
        return bytes(self._names[self._names_at[place] : self._names_at[place + 1]])

    def _spot(self, use: int) -> Spot:
        number, lat, lon, region, people, kind = ROW.unpack_from(self._rows, (use >> 1) * ROW.size)
        country, name = self._regions[region]
        inhabitants = round(10 ** (people / 10)) if people else 0
        return Spot(number or None, KINDS[kind], country, name, lat / UNITS, lon / UNITS, inhabitants, bool(use & 1))
