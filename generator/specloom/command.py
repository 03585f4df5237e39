"""What all commands share: options, progress, diagnostics at the end, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

import click

if TYPE_CHECKING:
    from .config import Config
    from .diagnostics import Sink

WRONG_DOCUMENT: Final = 1
OWN_FAULT: Final = 3
_MOST: Final = 20
"""So many findings of one code are printed."""
SPEC: Final = click.argument("spec", type=click.Path(path_type=Path))
_OVERLAY: Final = click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Apply an OpenAPI Overlay first; may be repeated.",
)
_ROOT: Final = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="References may reach files below this folder.",
)
_HOSTS: Final = click.option(
    "--allow-remote",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="References may name addresses on this host; may be repeated.",
)
_ROLE: Final = click.option(
    "--role",
    type=click.Choice(["client", "application", "both"]),
    help="Whose part a client of an AsyncAPI document plays.",
)
NOTES: Final = click.option("--notes", is_flag=True, help="Print notes too.")
_STRICT: Final = click.option(
    "--strict", is_flag=True, help="Make violations of the specification errors."
)


class Reading(TypedDict):
    """The options of every command that reads a document."""

    overlays: tuple[Path, ...]
    root: Path | None
    hosts: tuple[str, ...]
    role: str | None
    strict: bool


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Reading`."""
    for option in (_STRICT, _ROLE, _HOSTS, _ROOT, _OVERLAY):
        command = option(command)
    return command


def config_of(
    spec: Path, output: Path, package: str, sink: Sink, options: Reading
) -> Config | None:
    from .config import read_config, with_options
    from .remote import is_host

    for host in options["hosts"]:
        if not is_host(host):
            message = f"{host!r} is no host, such as example.com or example.com:8443"
            raise click.BadParameter(message, param_hint="--allow-remote")
    config = read_config(spec, output, package, sink)
    return with_options(config, **options) if config else None


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


@contextmanager
def run(notes: bool) -> Generator[tuple[Sink, Callable[[str], None]], None, None]:
    """One command: progress, diagnostics at the end, exit code; never a traceback."""
    from .diagnostics import Sink, Stopped

    sink, code = Sink(), 0
    with _progress() as stage:
        try:
            yield sink, stage
        except Stopped:
            code = WRONG_DOCUMENT
        except click.ClickException:
            raise
        except Exception as fault:
            # Why: whatever it is, a user sees a diagnostic and never a traceback.
            if os.environ.get("SPECLOOM_DEBUG"):
                raise
            sink.report("internal-error", f"{type(fault).__name__}: {fault}")
            code = OWN_FAULT
    _print(sink, notes)
    sys.exit(code or (WRONG_DOCUMENT if sink.errors() else 0))


def _print(sink: Sink, notes: bool) -> None:
    """Every finding, of one code the first ones only, and the totals."""
    from collections import Counter

    from .diagnostics import Severity, as_text, count

    seen: Counter[str] = Counter()
    for found in sink.all:
        if notes or found.severity is not Severity.NOTE:
            seen[f"{found.severity}[{found.code}]"] += 1
            if seen[f"{found.severity}[{found.code}]"] <= _MOST:
                click.echo(as_text(found), err=True)
    for code, number in seen.items():
        if number > _MOST:
            more = f"{number - _MOST} more of {code}; --report FILE has all"
            click.echo(more, err=True)
    totals = {k: n for k, n in count(sink.all).items() if n}
    if totals:
        line = ", ".join(counted(number, word) for word, number in totals.items())
        hidden = "note" in totals and not notes
        click.echo(line + (" (--notes shows the notes)" if hidden else ""), err=True)


@contextmanager
def _progress() -> Generator[Callable[[str], None], None, None]:
    """On a terminal the current stage is shown once the work takes over a second."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from threading import Timer

    from rich.console import Console
    from rich.status import Status

    status = Status("starting", console=Console(stderr=True))
    timer = Timer(1.0, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield status.update
    finally:
        timer.cancel()
        status.stop()
