"""argv → Config → pipeline → report → exit code; the only place that prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from . import __version__
from .change_commands import bump, diff
from .command import NOTES, SPEC, Reading, config_of, counted, reading, run

if TYPE_CHECKING:
    from . import ir
    from .diagnostics import Sink
    from .pipeline import Generated


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="specloom")
def main() -> None:
    """Typed Python client packages from OpenAPI documents."""


@main.command()
@SPEC
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
@reading
@NOTES
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
    with run(notes) as (sink, stage):
        from .config import with_options
        from .pipeline import generate as make
        from .write import last_surface

        generated = None
        try:
            config = config_of(spec, output, package, sink, options)
            if config is None:
                return
            config = with_options(config, models=models or "")
            wanted = config.min_fidelity if min_fidelity is None else min_fidelity
            previous = None if rename else last_surface(output)
            generated = make(config, sink, stage, previous)
            if _is_enough(generated, wanted, sink):
                _deliver(generated, output, sink, check=check, force=force)
        finally:
            if report is not None:
                _write_report(report, generated, sink)


@main.command()
@SPEC
@reading
@NOTES
def validate(spec: Path, notes: bool, **options: Unpack[Reading]) -> None:
    """Read SPEC and report everything about it; write nothing."""
    with run(notes) as (sink, stage):
        from .pipeline import read

        config = config_of(spec, Path(), "", sink, options)
        if config is not None:
            api = read(config, sink, stage)
            click.echo(_summary(api))


@main.command()
@SPEC
@reading
def inspect(spec: Path, **options: Unpack[Reading]) -> None:
    """Print what SPEC means, the intermediate model, as JSON."""
    with run(False) as (sink, stage):
        from .inspection import as_data
        from .pipeline import read

        config = config_of(spec, Path(), "", sink, options)
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


main.add_command(diff)
main.add_command(bump)


def _is_enough(generated: Generated, wanted: float, sink: Sink) -> bool:
    """Whether enough operations are exact; reports it when they are not."""
    from .report import fidelity, shortfall

    found = fidelity(generated.api)
    if found < wanted:
        message = f"{found:.2%} are exact, {wanted:.2%} are asked for"
        sink.report("low-fidelity", f"{shortfall(generated.api)}: {message}")
    return found >= wanted


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
    return ", ".join(counted(n, w) for w, n in counts.items() if n or w in always)


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
