"""How fast the models of generated clients are, measured on the same payloads in one run.

For each payload and client: `import` of the model's module, decoding and encoding of a
hundred objects, and peak memory, each the median of several fresh processes, with the
contestants in turn; ratios are to the best of a column. Prints a Markdown table; what
happens on the way, and why something is missing, goes to standard error.

This process stays small, and all work is done in others: on Linux the peak of a process is
at least that of the one that started it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from contestants import (
    CONTESTANTS,
    PACKAGE,
    Contestant,
    Document,
    Missing,
    client,
    python,
    version,
)

BENCH: Final = Path(__file__).resolve().parent
ROOT: Final = BENCH.parent
COLUMNS: Final = {
    "importing": ("import, s", "{:.3f}", 1.0),
    "decoding": ("decode, µs", "{:,.0f}", 1e6),
    "encoding": ("encode, µs", "{:,.0f}", 1e6),
    "megabytes": ("peak, MB", "{:.0f}", 1.0),
}
"""Measure → heading, how it is written, and its scale."""
PAYLOADS: Final = {
    "minimal": ("github", "GitHub `GET /orgs/{org}/repos`"),
    "repositories": ("github", "GitHub `GET /user/repos`"),
    "charges": ("stripe", "Stripe `GET /v1/charges`"),
    "trips": ("ctechnology", "c.technology `GET /trip`"),
}
"""Payload → its document and the operation that answers so."""


@dataclass(frozen=True)
class Entry:
    """One row: a client that decodes one payload, or the words for why there is none."""

    payload: str
    contestant: Contestant
    source: Path | None
    words: str = ""


@dataclass(frozen=True)
class Row:
    """What came of an entry: medians of its measures, or words."""

    payload: str
    name: str
    medians: dict[str, float]
    words: str


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def documents(corpus: Path) -> dict[str, Document]:
    """By name."""
    flagship = ROOT / "specs" / "ctechnology"
    (described,) = flagship.glob("v*/openapi.yaml")
    return {
        "github": Document("github", corpus / "github-api.json"),
        "stripe": Document("stripe", corpus / "stripe.json"),
        "ctechnology": Document("ctechnology", described, flagship),
    }


def made(payload: str, document: Document, work: Path) -> Path:
    """The file of a payload."""
    target = work / f"{payload}.json"
    subprocess.run(
        [sys.executable, BENCH / "payloads.py", payload, document.file, target],
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests")},
    )
    return target


def entered(
    payload: str, contestant: Contestant, document: Document, work: Path
) -> Entry:
    """A contestant with its client, or with the words for why it has none."""
    say(f"{contestant.name}: {document.name}")
    try:
        python(contestant, work)
    except Missing as why:
        say(f"  not available: {why}")
        return Entry(payload, contestant, None, "-")
    try:
        return Entry(payload, contestant, client(contestant, document, work))
    except Missing as why:
        say(f"  {why}")
        words = "does not generate" if contestant.is_foreign else "-"
        return Entry(payload, contestant, None, words)


def measured(entry: Entry, source: Path, file: Path, work: Path) -> dict[str, Any]:
    """What a fresh process says."""
    model = entry.contestant.models[entry.payload]
    script = [str(BENCH / "decoding.py"), entry.contestant.style, PACKAGE]
    words = [model.module, model.name, model.operation]
    done = subprocess.run(
        [python(entry.contestant, work), *script, *words, file],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    if done.returncode:
        return {"failed": "crashes", "why": done.stderr.strip().splitlines()[-1]}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def row(entry: Entry, found: list[dict[str, Any]], title: str) -> Row:
    """The medians of the rounds."""
    failed = next((one for one in found if "failed" in one), None)
    if failed or not found:
        words = failed["failed"] if failed else entry.words
        return Row(entry.payload, title, {}, words)
    call = found[0]["call"]
    return Row(
        entry.payload,
        f"{title} (its call {call})" if call else title,
        {
            measure: statistics.median(one[measure] for one in found)
            for measure in COLUMNS
        },
        "",
    )


def race(
    entries: list[Entry], files: dict[str, Path], rounds: int, work: Path
) -> list[Row]:
    """All entries in turn, again and again; one that fails does not run again."""
    found: list[list[dict[str, Any]]] = [[] for _ in entries]
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        for entry, results in zip(entries, found, strict=True):
            if entry.source is None or any("failed" in one for one in results):
                continue
            one = measured(entry, entry.source, files[entry.payload], work)
            results.append(one)
            if not number:
                say(f"  {entry.payload}, {entry.contestant.name}: {remark(one)}")
    titles = {c.name: titled(c, work) for c in CONTESTANTS}
    return [
        row(entry, results, titles[entry.contestant.name])
        for entry, results in zip(entries, found, strict=True)
    ]


def remark(one: dict[str, Any]) -> str:
    """What a reader of numbers has to know."""
    if "failed" in one:
        return f"{one['failed']}: {one['why']}"
    return (
        f"loses {one['lost']:,} of {one['sent']:,} members" if one["lost"] else "fine"
    )


def titled(contestant: Contestant, work: Path) -> str:
    """A name with the version of what is not from here."""
    if not contestant.is_foreign:
        return contestant.name
    try:
        name, comma, rest = contestant.name.partition(",")
        return f"{name} {version(contestant, work)}{comma}{rest}"
    except Missing:
        return contestant.name


def table(rows: list[Row], sizes: dict[str, int]) -> str:
    """Markdown, with the ratio to the best of the same payload behind each number."""
    heads = ["payload", "client", *(head for head, _, _ in COLUMNS.values())]
    lines = [f"| {' | '.join(heads)} |", "|---|---|" + "---:|" * len(COLUMNS)]
    for one in rows:
        size = sizes[one.payload] / 1000
        payload = f"{PAYLOADS[one.payload][1]}, {size:.0f} kB"
        peers = [r.medians for r in rows if r.payload == one.payload and r.medians]
        cells = [cell(one, measure, peers) for measure in COLUMNS]
        lines.append(f"| {' | '.join([payload, one.name, *cells])} |")
    return "\n".join(lines) + "\n"


def cell(one: Row, measure: str, peers: list[dict[str, float]]) -> str:
    """A number and its ratio; words stand in the first column only."""
    if not one.medians:
        return one.words if measure == next(iter(COLUMNS)) else "-"
    _, form, scale = COLUMNS[measure]
    value = one.medians[measure]
    best = min(peer[measure] for peer in peers)
    return f"{form.format(value * scale)} ({value / best:.1f}×)"


def compare(corpus: Path, work: Path, rounds: int) -> str:
    """The whole comparison."""
    found = documents(corpus)
    for document in found.values():
        if not document.file.exists():
            sys.exit(f"{document.file} is missing; name its folder with --corpus")
    files = {p: made(p, found[name], work) for p, (name, _) in PAYLOADS.items()}
    clients: dict[tuple[str, str], Entry] = {}
    entries: list[Entry] = []
    for payload, (name, _) in PAYLOADS.items():
        for contestant in CONTESTANTS:
            key = name, contestant.name
            if key not in clients:
                clients[key] = entered(payload, contestant, found[name], work)
            one = clients[key]
            entries.append(Entry(payload, contestant, one.source, one.words))
    rows = race(entries, files, rounds, work)
    return table(rows, {p: file.stat().st_size for p, file in files.items()})


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare models of clients.")
    corpus = ROOT.parent / "shared" / "corpus" / "openapi"
    parser.add_argument("--corpus", type=Path, default=corpus, metavar="FOLDER")
    parser.add_argument("--work", type=Path, metavar="DIR", help="used again if given")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = (options.work or Path(folder)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(compare(options.corpus.resolve(), work, options.rounds))


if __name__ == "__main__":
    main()
