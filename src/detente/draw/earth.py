"""The Equal Earth projection (Šavrič, Patterson and Jenny 2018): areas keep their proportions.

In: degrees. Out: places on a sheet `WIDTH` wide. Not here: coastlines (`world.py`).
"""

from __future__ import annotations

import math

WIDTH = 960.0
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


def _plane(lat: float, lon: float) -> tuple[float, float]:
    t = math.asin(M * math.sin(math.radians(lat)))
    x = math.radians(lon) * math.cos(t) / (M * (A1 + 3 * A2 * t**2 + t**6 * (7 * A3 + 9 * A4 * t**2)))
    return x, t * (A1 + A2 * t**2 + t**6 * (A3 + A4 * t**2))


_HALF = _plane(0, 180)[0]
_POLE = _plane(90, 0)[1]
_SCALE = WIDTH / (2 * _HALF)
HEIGHT = 2 * _POLE * _SCALE


def projected(lat: float, lon: float) -> tuple[float, float]:
    """x from the left edge and y from the upper one of a point in degrees north and east."""
    x, y = _plane(lat, lon)
    return (x + _HALF) * _SCALE, (_POLE - y) * _SCALE
