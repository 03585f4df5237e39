"""`python -m cases.bless [WORD…]`: rewrite the goldens of the cases with a word in their name."""

from __future__ import annotations

import sys

import click

from .harness import bless, cases


def main(words: list[str]) -> None:
    """Bless every case, or those that were asked for."""
    for case in cases():
        if not words or any(word in case.name for word in words):
            for path in bless(case):
                click.echo(path)


if __name__ == "__main__":
    main(sys.argv[1:])
