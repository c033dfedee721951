"""What rounding to int8 costs: `python -m training.compare FLOAT_FOLDER INT8_FOLDER`, figure by figure.

In: two folders of exported model files. Out: a table. Not here: the figures themselves (`benchmarks/encoder.py`).
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.encoder import figures
from detente.annotate.network import Network


def main() -> None:
    exact, rounded = (figures(Network(Path(folder))) for folder in sys.argv[1:3])
    print(f"{'':44} {'float32':>9} {'int8':>9} {'lost':>7}")
    for name, value in exact.items():
        print(f"{name:44} {value:9.2f} {rounded[name]:9.2f} {value - rounded[name]:7.2f}")


if __name__ == "__main__":
    main()
