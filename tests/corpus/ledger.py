"""`python -m corpus.ledger [--worse]`: record what becomes of every document of the corpus.

The ledger may only improve: a number that gets worse is not recorded without `--worse`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from corpus.documents import ALL, make
from corpus.event_documents import EVENT_DOCUMENTS, SURE, event_counts
from oracles.raw import table

FILE: Final = Path(__file__).with_name("ledger.json")
_MORE_IS_BETTER: Final = frozenset(
    {
        *("operations", "webhooks", "schemas"),
        *("channels", "messages", "exchanges"),
        *(f"told {rule}" for rule in SURE),
    }
)


def read() -> dict[str, dict[str, Any]]:
    """The counts of every document that was recorded."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
    return found


def changes(
    old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[tuple[str, bool]]:
    """What differs as a sentence, and whether it got better."""
    before, after = _flat(old), _flat(new)
    for key in sorted({*before, *after}):
        was, now = before.get(key, 0), after.get(key, 0)
        if was != now:
            is_better = (now > was) is (key in _MORE_IS_BETTER)
            word = "better" if is_better else "worse"
            yield f"{key}: {was} was recorded, {now} is found, which is {word}", is_better


def _flat(counts: Mapping[str, Any]) -> dict[str, int]:
    """All numbers, those of tables by the names of both."""
    plain = {key: value for key, value in counts.items() if isinstance(value, int)}
    return plain | {
        f"{key} {name}": number
        for key, value in counts.items()
        for name, number in table(value).items()
    }


def main(arguments: list[str]) -> None:
    """Measure all documents and write the ledger; exit 1 for one that got worse."""
    recorded, is_worse = read() if FILE.exists() else {}, False
    with tempfile.TemporaryDirectory() as folder:
        found = {name: make(Path(folder), name).counts for name in ALL}
    found |= {f"asyncapi/{name}": event_counts(name) for name in EVENT_DOCUMENTS}
    for name, counts in found.items():
        for sentence, is_better in changes(recorded.get(name, counts), counts):
            click.echo(f"{name}: {sentence}")
            is_worse |= not is_better
    if is_worse and "--worse" not in arguments:
        click.echo("Nothing is recorded: the ledger may only improve.")
        sys.exit(1)
    FILE.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
