"""What `diff` is given → a surface: of a document, of a client, of either as it was in git."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from . import ir
from .config import FILE, Config
from .diagnostics import Stopped
from .pipeline import Stage, describe
from .surface import FORMAT, NAME, Data

if TYPE_CHECKING:
    from .diagnostics import Sink
    from .source import Location

_MOST: Final = 200 * 1024 * 1024
"""Bytes of a revision that are unpacked."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: how it was named, its surface, and where places stand in files."""

    name: str
    surface: Data
    places: Mapping[str, Location]

    def at(self, pointer: str) -> str:
        """`openapi.yaml:12` of a place, the pointer itself where the file is not known."""
        place = self.places.get(pointer)
        if place is None:
            return pointer
        return f"{Path(place.file).name}:{place.position().line}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sides; `configure` gives the configuration of a document or folder."""

    configure: Callable[[Path], Config | None]
    sink: Sink
    stage: Stage

    def side(self, given: str, previous: object = None) -> Side:
        """A side; of a document with the names of `previous` where it has the same things.

        `given` is a path, or REVISION:PATH of the git repository of the current folder.
        Raises Stopped when it cannot be read; the sink says why.
        """
        path = Path(given)
        revision, colon, inner = given.partition(":")
        if path.exists() or not colon or len(revision) == 1:
            return self._read(given, path, previous)
        with self._unpacked(revision, inner) as found:
            return self._read(given, found, previous)

    def _read(self, given: str, path: Path, previous: object) -> Side:
        file = path / NAME if path.is_dir() and not (path / FILE).is_file() else path
        if file.name == NAME and file.is_file():
            return Side(given, self._surface(file), {})
        config = self.configure(path)
        if config is None:
            raise Stopped
        api, data = describe(config, self.sink, self.stage, previous)
        return Side(given, data, dict(_places(api)))

    def _surface(self, file: Path) -> Data:
        try:
            found = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            self.sink.report("no-surface", f"{file} cannot be read: {error}")
            raise Stopped from None
        if not isinstance(found, dict) or cast("Data", found).get("format") != FORMAT:
            message = f"{file} is none of this version: generate the client anew"
            self.sink.report("no-surface", message)
            raise Stopped
        return cast("Data", found)

    @contextmanager
    def _unpacked(self, revision: str, inner: str) -> Generator[Path]:
        """A path as it was in a revision, with all that was beside it."""
        if revision.startswith("-"):
            self.sink.report("no-revision", f"{revision!r} is no revision")
            raise Stopped
        top = Path(self._git("rev-parse", "--show-toplevel").decode().strip())
        archive = self._git("-C", str(top), "archive", "--format=tar", revision)
        below = (Path.cwd() / inner).resolve()
        if not below.is_relative_to(top) or len(archive) > _MOST:
            self.sink.report("no-revision", f"{inner} is not in {top}, or too much is")
            raise Stopped
        with tempfile.TemporaryDirectory() as folder:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
            yield Path(folder) / below.relative_to(top)

    def _git(self, *arguments: str) -> bytes:
        try:
            found = subprocess.run(
                ["git", *arguments], check=True, capture_output=True, timeout=60
            )
        except FileNotFoundError:
            self.sink.report("no-revision", "git is not installed")
            raise Stopped from None
        except subprocess.TimeoutExpired:
            self.sink.report("no-revision", "git does not answer")
            raise Stopped from None
        except subprocess.CalledProcessError as error:
            said = cast("bytes", error.stderr).decode("utf-8", "replace").strip()
            self.sink.report("no-revision", said.partition("\n")[0])
            raise Stopped from None
        return found.stdout


def _places(api: ir.Api) -> Iterator[tuple[str, Location]]:
    """Where operations, classes and channels stand."""
    known = [o.at for o in (*api.operations, *api.webhooks, *api.callbacks)]
    known += [shape.at for shape in api.types.values()]
    for shape in api.types.values():
        if isinstance(shape, ir.Object):
            known += [field.at for field in shape.fields]
    if api.events is not None:
        known += [channel.at for channel in api.events.channels]
        known += [exchange.at for exchange in api.events.exchanges]
    for at in known:
        yield at.place, at
