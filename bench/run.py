"""Ratios that the project promises, measured in one run on this machine.

Every figure is a median, of two sides in turn where two are compared, so that a slow machine
slows both: `import` of the generated client against httpx2 and msgspec alone, the start of
the command line, and the generation of the flagship.
"""

from __future__ import annotations

import compileall
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIRS = 41


def seconds(*command: str) -> float:
    """Wall time of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def importing(folder: str, statement: str) -> tuple[str, ...]:
    """A command that prints the CPU time of a statement, in a process of its own."""
    lines = (
        f"import sys, time; sys.path.insert(0, {folder!r})",
        "start = time.process_time()",
        statement,
        "print(time.process_time() - start)",
    )
    return sys.executable, "-c", "\n".join(lines)


def installed(folder: str) -> str:
    """A copy of the client with its bytecode compiled, as an installer leaves it."""
    target = Path(folder) / "src"
    shutil.copytree(ROOT / "generated" / "ctechnology" / "src", target)
    compileall.compile_dir(target, quiet=1)
    return str(target)


def printed(command: tuple[str, ...]) -> float:
    """The number that a command prints."""
    done = subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True)
    return float(done.stdout)


def medians(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, float, float]:
    """The median of what each command prints, and of the ratios of the pairs."""
    for command in (one, other):
        printed(command)
    pairs = [(printed(one), printed(other)) for _ in range(PAIRS)]
    first = statistics.median(a for a, _ in pairs)
    second = statistics.median(b for _, b in pairs)
    return first, second, statistics.median(a / b for a, b in pairs)


def main() -> None:
    """Print one line a measurement."""
    with tempfile.TemporaryDirectory() as folder:
        src = installed(folder)
        client, alone, ratio = medians(
            importing(src, "import ctechnology"),
            importing(src, "import httpx2, msgspec"),
        )
    sys.stdout.write(
        f"import ctechnology: {client:.3f} s, httpx2 and msgspec alone: {alone:.3f} s, "
        f"ratio {ratio:.2f} (promised: at most 1.2)\n"
    )
    specloom = str(Path(sys.executable).parent / "specloom")
    with tempfile.TemporaryDirectory() as folder:
        command = (specloom, "generate", "specs/ctechnology", "--output", folder)
        whole = statistics.median(seconds(*command) for _ in range(5))
    sys.stdout.write(f"generate ctechnology: {whole:.2f} s (promised: under 2 s)\n")
    start = statistics.median(seconds(specloom, "--help") for _ in range(5))
    sys.stdout.write(f"specloom --help: {start:.2f} s (promised: 0.3 s)\n")


if __name__ == "__main__":
    main()
