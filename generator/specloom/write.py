"""Files as text → an output folder: compared, written atomically, stale ones removed."""

from __future__ import annotations

import difflib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .source import Location, Source
from .surface import NAME, digest

if TYPE_CHECKING:
    from .diagnostics import Sink


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the folder, as paths below it."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def write(
    files: Mapping[str, str],
    once: Mapping[str, str],
    folder: Path,
    sink: Sink,
    *,
    force: bool,
) -> Written | None:
    """Bring the folder up to date; nothing is touched when an error is reported.

    `once` files are written where they are missing. A file that was edited by hand is
    kept, one that we never wrote is an error, both unless `force`.
    """
    try:
        owned = _owned(folder)
        on_disk = {
            path: text for path in files if (text := _read(folder / path)) is not None
        }
    except OSError as error:
        sink.report("bad-output", f"{folder}: {error.strerror or error}")
        return None
    edited = _edited(files, on_disk, owned, folder, sink) if not force else set[str]()
    if sink.errors():
        return None
    stale = [path for path in owned if path not in files and path not in once]
    removable = [p for p in stale if force or _is_ours(folder / p, owned[p], sink)]
    wanted = {p: t for p, t in files.items() if p not in edited and on_disk.get(p) != t}
    wanted |= {p: t for p, t in once.items() if not (folder / p).exists()}
    try:
        _replace(folder, wanted)
        for path in removable:
            _remove(folder, path)
    except OSError as error:
        sink.report("bad-output", f"{folder}: {error.strerror or error}")
        return None
    unchanged = tuple(p for p in files if p not in wanted and p not in edited)
    return Written(tuple(wanted), unchanged, tuple(removable), tuple(sorted(edited)))


def differences(
    files: Mapping[str, str], once: Mapping[str, str], folder: Path
) -> Iterator[str]:
    """Unified diffs between the folder and what it should hold; none when it is current."""
    owned = _owned(folder)
    for path in sorted({*files, *owned} - set(once)):
        old, new = _read(folder / path), files.get(path)
        if old != new:
            yield from _diff(path, old, new)
    for path, text in once.items():
        if not (folder / path).exists():
            yield from _diff(path, None, text)


def _diff(path: str, old: str | None, new: str | None) -> Iterator[str]:
    before = "/dev/null" if old is None else path
    after = "/dev/null" if new is None else path
    lines = difflib.unified_diff(
        (old or "").splitlines(), (new or "").splitlines(), before, after, lineterm=""
    )
    yield from lines


def last_surface(folder: Path) -> dict[str, object]:
    """What an earlier run wrote into surface.json; empty when there is none to read."""
    try:
        data: Any = json.loads(_read(folder / NAME) or "{}")
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, object]", data) if isinstance(data, dict) else {}


def _owned(folder: Path) -> dict[str, str]:
    """Paths and hashes of what an earlier run wrote; only paths inside the folder."""
    text = _read(folder / NAME)
    if text is None:
        return {}
    found = last_surface(folder).get("files")
    owned = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    return {p: h for p, h in owned.items() if isinstance(h, str) and _is_inside(p)} | {
        NAME: digest(text)
    }


def _is_inside(path: str) -> bool:
    parts = Path(path).parts
    return bool(parts) and not Path(path).is_absolute() and ".." not in parts


def _edited(
    files: Mapping[str, str],
    on_disk: Mapping[str, str],
    owned: Mapping[str, str],
    folder: Path,
    sink: Sink,
) -> set[str]:
    found: set[str] = set()
    for path, text in on_disk.items():
        if text == files[path]:
            continue
        at = Location(Source(str(folder / path), text, None), ())
        if path not in owned:
            sink.report("foreign-file", f"{path} was not generated", at)
        elif digest(text) != owned[path]:
            sink.report("edited-file", f"{path} was changed by hand", at)
            found.add(path)
    return found


def _is_ours(path: Path, hash: str, sink: Sink) -> bool:
    text = _read(path)
    if text is None or digest(text) == hash:
        return text is not None
    at = Location(Source(str(path), text, None), ())
    sink.report("edited-file", f"{path.name} is no longer generated but was edited", at)
    return False


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _replace(folder: Path, files: Mapping[str, str]) -> None:
    """All new text is on the disk before the first file is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".specloom-", dir=folder) as staging:
        staged: list[tuple[Path, Path]] = []
        for index, (path, text) in enumerate(files.items()):
            new = Path(staging) / str(index)
            new.write_bytes(text.encode())
            staged.append((new, folder / path))
        for new, target in staged:
            target.parent.mkdir(parents=True, exist_ok=True)
            new.replace(target)


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    parent = (folder / path).parent
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
