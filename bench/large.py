"""What the client of a large API costs beside bare libraries, in one run.

GitHub's client is generated from a corpus. Measured are `import` of it with all modules
that one call for a repository loads, against httpx2 and msgspec alone (CPU time in fresh processes),
and reading a hundred repositories, against msgspec with hand-made structs of the same
members (CPU time of one process). Either side is taken in turn, and the median of the
ratios is printed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from run import importing, medians

BENCH: Final = Path(__file__).resolve().parent
ROOT: Final = BENCH.parent
PACKAGE: Final = "github"
DOCUMENT: Final = "github-api.json"
CALL: Final = """
import sys, httpx2
sys.path.insert(0, {src!r})
import github
from github._runtime import SyncAPIClient
(kind,) = SyncAPIClient.__subclasses__()
answer = httpx2.Response(200, content=open({answer!r}, "rb").read())
pool = httpx2.Client(transport=httpx2.MockTransport(lambda request: answer))
with kind(http_client=pool, on_mismatch="raise") as client:
    assert client.repos.get("octo", "hello").full_name
print(*(name for name in sys.modules if name.partition(".")[0] == "github"))
"""


def generated(document: Path, folder: Path) -> str:
    """The path of a client's package, its bytecode compiled as an installer leaves it."""
    command = Path(sys.executable).parent / "specloom"
    output = folder / "client"
    subprocess.run(
        (command, "generate", document, "--package", PACKAGE, "--output", output),
        check=True,
        capture_output=True,
    )
    compileall.compile_dir(output / "src", quiet=1)
    return str(output / "src")


def payload(name: str, document: Path, folder: Path) -> Path:
    """A hundred repositories as the service would send them."""
    target = folder / f"{name}.json"
    program = BENCH / "payloads.py"
    paths = {"PYTHONPATH": f"{BENCH}:{ROOT / 'tests'}"}
    command = (sys.executable, program, name, document, target)
    subprocess.run(command, check=True, env=paths)
    return target


def modules_of_a_call(src: str, answer: Path) -> list[str]:
    """The modules of the client that are loaded once a repository has been read."""
    code = CALL.format(src=src, answer=str(answer))
    done = subprocess.run(
        (sys.executable, "-c", code), check=True, capture_output=True, text=True
    )
    return done.stdout.split()


def measure(corpus: Path, folder: Path) -> None:
    """Print one line a measurement."""
    document = corpus / DOCUMENT
    src = generated(document, folder)
    answer = folder / "answer.json"
    answer.write_text(
        json.dumps(json.loads(payload("whole", document, folder).read_text())[0])
    )
    modules = modules_of_a_call(src, answer)
    ours, bare, ratio = medians(
        importing(src, f"import {', '.join(modules)}"),
        importing(src, "import httpx2, msgspec"),
    )
    sys.stdout.write(
        f"import of a large client, {len(modules)} modules: {ours:.3f} s, httpx2 and "
        f"msgspec alone: {bare:.3f} s, ratio {ratio:.2f} (promised: at most 1.3)\n"
    )
    for name in ("repositories", "minimal"):
        program = BENCH / "reading.py"
        data = payload(name, document, folder)
        subprocess.run((sys.executable, program, src, name, data), check=True)


def main() -> None:
    """Measure in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder of documents"
    )
    corpus: Path = parser.parse_args().corpus
    with tempfile.TemporaryDirectory() as folder:
        measure(corpus.resolve(), Path(folder))


if __name__ == "__main__":
    main()
