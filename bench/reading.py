"""How fast a client reads a hundred objects, beside structs that msgspec reads alone.

Those are made of the same members, with date-times and enumerations as msgspec has them.
Run as `reading.py SRC NAME FILE`, for the package `github` in the folder SRC.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin

import msgspec

ROUNDS, CALLS = 400, 1
MODELS: Final = {"repositories": "Repository", "minimal": "MinimalRepository"}

_UNION: Any = Union
_ENUM: Any = StrEnum


@cache
def plain(kind: Any) -> Any:
    """A type of a client as msgspec has it."""
    inside = get_args(kind)
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            return _UNION[tuple(map(plain, inside))]
        case origin if origin is list:
            return list.__class_getitem__(plain(inside[0]))
        case origin if origin is dict:
            return dict.__class_getitem__((inside[0], plain(inside[1])))
        case _:
            return _plain_class(kind)


def _plain_class(kind: Any) -> Any:
    if getattr(kind, "__name__", "") == "DateTime":
        return datetime
    if not isinstance(kind, type):
        return kind
    found: Any = kind
    if issubclass(kind, StrEnum):
        found = _ENUM(kind.__name__, {m.name: m.value for m in kind})
    elif issubclass(kind, msgspec.Struct):
        fields = msgspec.structs.fields(kind)
        names = {f.name: f.encode_name for f in fields if f.name != f.encode_name}
        members = [
            (f.name, plain(f.type), *(() if f.required else (f.default,)))
            for f in fields
        ]
        found = msgspec.defstruct(kind.__name__, members, kw_only=True, rename=names)
    return found


def seconds(read: Callable[[bytes], Any], data: bytes) -> float:
    """CPU time of some readings."""
    start = time.process_time()
    for _ in range(CALLS):
        read(data)
    return time.process_time() - start


def main(src: str, name: str, file: Path) -> None:
    """Print one line."""
    sys.path.insert(0, src)
    decode = import_module("github._runtime.codec").decode
    model = getattr(import_module("github.models"), MODELS[name])
    kind = list.__class_getitem__(model)
    bare = msgspec.json.Decoder(plain(kind)).decode
    data = file.read_bytes()
    assert len(bare(data)) == len(decode(kind, data)) == 100

    def ours(data: bytes) -> Any:
        return decode(kind, data)

    pairs = [(seconds(bare, data), seconds(ours, data)) for _ in range(ROUNDS)]
    alone, typed = (
        statistics.median(side) / CALLS * 1e6 for side in zip(*pairs, strict=True)
    )
    ratio = statistics.median(b / a for a, b in pairs)
    sys.stdout.write(
        f"a hundred objects ({MODELS[name]}): {typed:.0f} µs, msgspec alone: "
        f"{alone:.0f} µs, ratio {ratio:.2f} (promised: at most 1.15)\n"
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
