"""How fast: words a second from text to `Sentence`, and to claims; where the time goes; how soon the first answer comes.

In: the packaged articles, repeated. Out: rates and shares. Rates depend on the machine; shares and ratios should not.
"""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.report import Figures

WARM_UP, ROUNDS = 2, 12
FIRST = "from detente import Coder; Coder().code('Iran met Iraq.')"
MEMORY = (  # the high-water mark of this program alone; getrusage would count what its parent held when it forked
    "from detente import Coder; from detente.config import Settings; from detente.packaged import samples; "
    "coder = Coder(); [coder.read(a) for a in samples(Settings())]; "
    "print(next(int(line.split()[1]) / 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def run() -> Figures:
    from detente.annotate import reading as annotating
    from detente.cli.parts import open_coder
    from detente.config import Settings
    from detente.packaged import samples

    settings = Settings()
    coder = open_coder(settings)
    articles = list(samples(settings))
    inside = _Stopwatch(coder.network.read)
    read = lambda: [annotating.annotate(a.text, a.paragraphs, coder.network, settings) for a in articles]  # noqa: E731
    for _ in range(WARM_UP):
        sentences = read()
    words = sum(len(s.tokens) for one in sentences for s in one)
    both = min(_timed(read) for _ in range(ROUNDS))
    alone = Settings(threads=1)
    one = lambda: [annotating.annotate(a.text, a.paragraphs, coder.network, alone) for a in articles]  # noqa: E731
    single = min(_timed(one) for _ in range(ROUNDS))
    coder.network.read = inside  # type: ignore[method-assign]
    measured = [(inside.reset(), _timed(one), inside.spent) for _ in range(ROUNDS)]
    share = max(spent / whole for _, whole, spent in measured)
    coder.network.read = inside.wrapped  # type: ignore[method-assign]
    coded = min(_timed(lambda: [coder.read(a) for a in articles]) for _ in range(ROUNDS))
    return Figures(
        f"{len(articles)} packaged articles, {words} words, best of {ROUNDS} rounds",
        {
            "words a second, text to sentences, 2 threads": words / both,
            "words a second, text to sentences, 1 thread": words / single,
            "onnxruntime's share of that time, %": 100 * share,
            "words a second, text to claims, 2 threads": words / coded,
            "rest of coding over annotate": coded / both - 1,
            "seconds to the first claims, cold": _cold(FIRST),
            "seconds to --help": _cold("import sys; sys.argv=['detente','--help']; from detente.cli import main; main()"),
            "peak memory of reading them, MB": _peak(),
        },
    )


class _Stopwatch:
    """A function that adds up the time spent in it."""

    def __init__(self, wrapped: object) -> None:
        self.wrapped = wrapped
        self.spent = 0.0

    def __call__(self, *arguments: object) -> object:
        began = time.perf_counter()
        try:
            return self.wrapped(*arguments)  # type: ignore[operator]
        finally:
            self.spent += time.perf_counter() - began

    def reset(self) -> None:
        self.spent = 0.0


def _timed(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


def _cold(script: str) -> float:
    """The best of three fresh processes."""
    run = lambda: subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)  # noqa: E731
    return min(_timed(run) for _ in range(3))


def _peak() -> float:
    """Peak resident memory of a process that reads the packaged articles, in MB (Linux)."""
    return float(subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True).stdout)
