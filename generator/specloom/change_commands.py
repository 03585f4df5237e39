"""Commands about what changes from one version of an API to the next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

import click

from .command import NOTES, Reading, config_of, reading, run

if TYPE_CHECKING:
    from .change_report import Comparison
    from .changes import Level

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
    type=click.Choice(["text", "json", "markdown"]),
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
        from .change_report import Comparison
        from .changes import Level
        from .differences import differences, worst
        from .sides import Reader

        reader = Reader(
            lambda path: config_of(path, Path(), "", sink, options), sink, stage
        )
        before = reader.side(old)
        after = reader.side(new, before.surface)
        sink.stop_if_errors()
        found = Comparison(before, after, differences(before.surface, after.surface))
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


def _written(found: Comparison, shape: str, *, is_file: bool) -> str:
    from .change_report import as_data, as_lines, as_markdown

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
