"""Commands about what changes from one version of an API to the next."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

import click

from .command import NOTES, Reading, config_of, reading, run

if TYPE_CHECKING:
    from .change_report import Comparison
    from .changes import Level
    from .diagnostics import Sink
    from .pipeline import Stage

_COLOURS: Final = {
    "breaking": "red",
    "risky": "yellow",
    "compatible": "green",
    "invisible": "bright_black",
}


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    help="How changes are written.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "risky"]),
    help="Exit with 1 when a change is that bad.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to FILE.",
)
@reading
@NOTES
def diff(
    old: str,
    new: str,
    shape: str,
    fail_on: str | None,
    output: Path | None,
    notes: bool,
    **options: Unpack[Reading],
) -> None:
    """Say what changes for who uses the client, from OLD to NEW.

    Either is a document, a folder with specloom.toml, a generated client or its
    surface.json, or REVISION:PATH of one of these in git.
    """
    with run(notes) as (sink, stage):
        from .changes import Level
        from .differences import worst

        found = _compared(old, new, sink, stage, options)
        text = _written(found, shape, is_file=output is not None)
        if output is None:
            click.echo(text)
        else:
            try:
                output.write_text(text + "\n", "utf-8")
            except OSError as error:
                sink.report("bad-output", f"{output}: {error.strerror or error}")
        limit = Level[fail_on.upper()] if fail_on else None
        level = worst(found.changes)
        if limit is not None and level is not None and level >= limit:
            sink.report("changed", f"{found.summary}, from {old} to {new}")


@click.command()
@click.argument("client", type=click.Path(path_type=Path, file_okay=False))
@click.argument("spec", type=click.Path(path_type=Path))
@click.option("--to", "asked", metavar="VERSION", help="Take this version.")
@click.option("--force", is_flag=True, help="Also one that tells less than changes.")
@click.option(
    "--write",
    is_flag=True,
    help="Write CHANGELOG.md and UPGRADING.md of CLIENT, and the version in specloom.toml.",
)
@reading
@NOTES
def bump(
    client: Path,
    spec: Path,
    asked: str | None,
    force: bool,
    write: bool,
    notes: bool,
    **options: Unpack[Reading],
) -> None:
    """Propose the next version of CLIENT, a generated client, when it is made from SPEC."""
    with run(notes) as (sink, stage):
        from .differences import worst
        from .versions import is_enough, next_version, parsed

        found = _compared(str(client), str(spec), sink, stage, options)
        config = config_of(spec, client, "", sink, options)
        said = str(found.old.surface.get("version", ""))
        current, level = parsed(said), worst(found.changes)
        chosen = None if asked is None else parsed(asked)
        if current is None or (asked is not None and chosen is None) or config is None:
            sink.report("no-version", f"{asked or said!r} is no version")
            return
        api = parsed(str(found.new.surface.get("api_version", "")))
        if chosen is None:
            chosen = next_version(current, level, api, config.versions)
        if chosen == current and asked is None:
            click.echo(f"{current} stays: {found.summary}")
            return
        _tell(found, f"{current} → {chosen}: {found.summary}")
        if not is_enough(current, chosen, level) and not force:
            sink.report("small-bump", f"{chosen} tells less than {found.summary}")
        elif write:
            _write_bump(client, spec, found, str(chosen), sink)


def _compared(
    old: str, new: str, sink: Sink, stage: Stage, options: Reading
) -> Comparison:
    from .change_report import Comparison
    from .differences import differences
    from .sides import Reader

    reader = Reader(
        lambda path: config_of(path, Path(), "", sink, options), sink, stage
    )
    before = reader.side(old)
    after = reader.side(new, before.surface)
    sink.stop_if_errors()
    return Comparison(before, after, differences(before.surface, after.surface))


def _tell(found: Comparison, line: str) -> None:
    """The decision, and the changes of the worst level that it is made for."""
    from .change_report import headline

    click.echo(line)
    for change in found.changes:
        if change.level is found.changes[0].level:
            click.echo(f"  {headline(change)}")


def _write_bump(
    client: Path, spec: Path, found: Comparison, version: str, sink: Sink
) -> None:
    from .config import FILE, with_version
    from .upgrade_notes import entry, notes, with_entry

    log = client / "CHANGELOG.md"
    config = (spec if spec.is_dir() else spec.parent) / FILE
    try:
        before = log.read_text("utf-8") if log.is_file() else ""
        added = entry(found, version, _today())
        log.write_text(with_entry(before, version, added), "utf-8")
        (client / "UPGRADING.md").write_text(notes(found, version), "utf-8")
        if config.is_file():
            text = with_version(config.read_text("utf-8"), version)
            config.write_text(text, "utf-8")
    except OSError as error:
        sink.report("bad-output", f"{client}: {error.strerror or error}")
        return
    click.echo(f"{client}: CHANGELOG.md and UPGRADING.md tell of {version}")


def _today() -> date:
    """The day, also where builds are to be the same whenever they are made."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = float(epoch) if epoch.isdecimal() else time.time()
    return datetime.fromtimestamp(seconds, UTC).date()


def _written(found: Comparison, shape: str, *, is_file: bool) -> str:
    from .change_report import as_data, as_lines, as_markdown

    if shape == "html":
        from .change_page import as_page

        return as_page(found)
    if shape == "json":
        return json.dumps(as_data(found), indent=2, ensure_ascii=False)
    if shape == "markdown":
        return as_markdown(found)
    return "\n".join(
        text if level is None or is_file else _coloured(level, text)
        for level, text in as_lines(found)
    )


def _coloured(level: Level, text: str) -> str:
    return click.style(text, fg=_COLOURS[level.word], bold=True)
