"""argv → Config → pipeline → report → exit code; the only place that prints."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

import click

from . import __version__

if TYPE_CHECKING:
    from . import ir
    from .config import Config
    from .diagnostics import Sink
    from .pipeline import Generated

WRONG_DOCUMENT: Final = 1
OWN_FAULT: Final = 3
_MOST: Final = 20
"""So many findings of one code are printed."""
_SPEC: Final = click.argument("spec", type=click.Path(path_type=Path))
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
_NOTES: Final = click.option("--notes", is_flag=True, help="Print notes too.")
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


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Reading`."""
    for option in (_STRICT, _ROLE, _HOSTS, _ROOT, _OVERLAY):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Typed Python client packages from OpenAPI documents."""


@main.command()
@_SPEC
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR"
)
@click.option(
    "--package", default="", metavar="NAME", help="Import name of the package."
)
@click.option(
    "--models",
    default=None,
    type=click.Choice(["msgspec", "pydantic"]),
    help="The library that models are made with; msgspec by default.",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; show a diff, exit 1 if any."
)
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option(
    "--rename", is_flag=True, help="Give all names afresh; else those of DIR are kept."
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what happened as JSON; as SARIF when FILE ends in .sarif.",
)
@click.option(
    "--min-fidelity",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Fail when a smaller share of operations is exact, such as 0.98.",
)
@_reading
@_NOTES
def generate(
    spec: Path,
    output: Path,
    package: str,
    models: str | None,
    check: bool,
    force: bool,
    rename: bool,
    report: Path | None,
    min_fidelity: float | None,
    notes: bool,
    **options: Unpack[Reading],
) -> None:
    """Generate the client package of SPEC, a document or a folder with specloom.toml."""
    if package and not package.isidentifier():
        raise click.BadParameter(
            f"{package!r} is not a Python name", param_hint="--package"
        )
    with _run(notes) as (sink, stage):
        from .config import with_options
        from .pipeline import generate as run
        from .write import last_surface

        generated = None
        try:
            config = _config(spec, output, package, sink, options)
            if config is None:
                return
            config = with_options(config, models=models or "")
            wanted = config.min_fidelity if min_fidelity is None else min_fidelity
            previous = None if rename else last_surface(output)
            generated = run(config, sink, stage, previous)
            if _is_enough(generated, wanted, sink):
                _deliver(generated, output, sink, check=check, force=force)
        finally:
            if report is not None:
                _write_report(report, generated, sink)


@main.command()
@_SPEC
@_reading
@_NOTES
def validate(spec: Path, notes: bool, **options: Unpack[Reading]) -> None:
    """Read SPEC and report everything about it; write nothing."""
    with _run(notes) as (sink, stage):
        from .pipeline import read

        config = _config(spec, Path(), "", sink, options)
        if config is not None:
            api = read(config, sink, stage)
            click.echo(_summary(api))


@main.command()
@_SPEC
@_reading
def inspect(spec: Path, **options: Unpack[Reading]) -> None:
    """Print what SPEC means, the intermediate model, as JSON."""
    with _run(False) as (sink, stage):
        from .inspection import as_data
        from .pipeline import read

        config = _config(spec, Path(), "", sink, options)
        if config is not None:
            api = read(config, sink, stage)
            click.echo(json.dumps(as_data(api), indent=2, ensure_ascii=False))


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a diagnostic CODE means and what to do about it."""
    from .codes import CODES

    if code not in CODES:
        known = ", ".join(sorted(CODES))
        raise click.BadParameter(f"{code!r} is no code; codes are {known}")
    found = CODES[code]
    click.echo(f"{code} ({found.level})\n\n{found.text}\n\nhelp: {found.help}")


def _is_enough(generated: Generated, wanted: float, sink: Sink) -> bool:
    """Whether enough operations are exact; reports it when they are not."""
    from .report import fidelity, shortfall

    found = fidelity(generated.api)
    if found < wanted:
        message = f"{found:.2%} are exact, {wanted:.2%} are asked for"
        sink.report("low-fidelity", f"{shortfall(generated.api)}: {message}")
    return found >= wanted


def _config(
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


def _deliver(
    generated: Generated, output: Path, sink: Sink, *, check: bool, force: bool
) -> None:
    from .report import shortfall
    from .write import differences, write

    if check:
        lines = list(differences(generated.files, generated.once, output))
        if lines:
            click.echo("\n".join(lines))
            sink.report("stale", f"{output} is not what the document produces")
        return
    written = write(generated.files, generated.once, output, sink, force=force)
    if written is None:
        return
    api = generated.api
    click.echo(f"{generated.names.package}: {_summary(api)}")
    if shortfall(api):
        click.echo(f"{shortfall(api)} (--report FILE lists them)")
    click.echo(
        f"{output}: {len(written.written)} files written, "
        f"{len(written.unchanged)} unchanged, {len(written.removed)} removed"
    )


def _summary(api: ir.Api) -> str:
    events = api.events
    counts = {
        "operation": len(api.operations) + (len(events.exchanges) if events else 0),
        "webhook": len(api.webhooks),
        "channel": len(events.channels) if events else 0,
        "message": len(events.messages) if events else 0,
        "schema": len(api.schemas),
    }
    always = ("operation", "schema")
    return ", ".join(_counted(n, w) for w, n in counts.items() if n or w in always)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _write_report(path: Path, generated: Generated | None, sink: Sink) -> None:
    from .report import report
    from .sarif import as_sarif

    if path.suffix == ".sarif":
        data = as_sarif(sink.all, __version__)
    else:
        data = report(generated.api if generated else None, sink.all)
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        sink.report("bad-output", f"{path}: {error.strerror or error}")


@contextmanager
def _run(notes: bool) -> Generator[tuple[Sink, Callable[[str], None]], None, None]:
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
        line = ", ".join(_counted(number, word) for word, number in totals.items())
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
