"""One measurement of one client, run inside the environment that the client needs.

It imports the model, then decodes and encodes a payload, and prints as JSON: seconds of
the import, median seconds of decoding and of encoding, peak memory after the first of
each, what is wrong with the call itself, and how many members of the payload come out
again. What fails is named instead.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias, cast

LEAST, SECONDS = 5, 1.0
"""How often, and how long, a payload is decoded and encoded."""


Codec: TypeAlias = tuple[Callable[[bytes], Any], Callable[[Any], bytes]]
"""How a client's values are read from bytes and written to them."""


class Failed(Exception):
    """What a client cannot do, in short words."""


def own(package: str, model: Any, is_array: bool) -> Codec:
    """Specloom's, whatever models are made with."""
    codec = import_module(f"{package}._runtime.codec")
    kind = list.__class_getitem__(model) if is_array else model
    return lambda data: codec.decode(kind, data), codec.encode


def by_dict(_: str, model: Any, is_array: bool) -> Codec:
    """Models with `from_dict` and `to_dict`, as openapi-python-client calls them."""
    if is_array:
        return (
            lambda data: [model.from_dict(item) for item in json.loads(data)],
            lambda value: json.dumps([item.to_dict() for item in value]).encode(),
        )
    return (
        lambda data: model.from_dict(json.loads(data)),
        lambda value: json.dumps(value.to_dict()).encode(),
    )


def by_json(package: str, model: Any, is_array: bool) -> Codec:
    """Models with `from_json` and `to_json`; an array is read as their client reads one."""
    if is_array:
        return (
            by_dict(package, model, is_array)[0],
            lambda value: f"[{','.join(item.to_json() for item in value)}]".encode(),
        )
    return model.from_json, lambda value: value.to_json().encode()


STYLES: dict[str, Callable[[str, Any, bool], Codec]] = {
    "specloom": own,
    "dict": by_dict,
    "pydantic": by_json,
}


def imported(wanted: str) -> ModuleType:
    """A module of the client; raises Failed."""
    try:
        return import_module(wanted)
    except ModuleNotFoundError as error:
        is_dropped = error.name == wanted
        words = "drops the operation" if is_dropped else "does not import"
        raise Failed(words) from error
    except Exception as error:
        raise Failed("does not import") from error


def fault(operation: str) -> str:
    """What is wrong with the call that answers so, if anything is."""
    try:
        imported(operation)
    except Failed as failure:
        return str(failure)
    return ""


def median(action: Callable[[Any], Any], argument: Any) -> float:
    """Seconds of a run."""
    found: list[float] = []
    until = time.perf_counter() + SECONDS
    while len(found) < LEAST or time.perf_counter() < until:
        start = time.perf_counter()
        action(argument)
        found.append(time.perf_counter() - start)
    return sorted(found)[len(found) // 2]


def members(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The place of everything in a JSON value."""
    yield place
    if isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            yield from members(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("Iterable[Any]", value)):
            yield from members(item, (*place, str(index)))


def measured(
    style: str, package: str, module: str, name: str, operation: str, file: str
) -> dict[str, Any]:
    """Everything about one payload; raises Failed."""
    data = Path(file).read_bytes()
    start = time.perf_counter()
    model = getattr(imported(f"{package}.{module}"), name)
    importing = time.perf_counter() - start
    decode, encode = STYLES[style](package, model, data.startswith(b"["))
    try:
        value = decode(data)
    except Exception as error:
        raise Failed("does not decode") from error
    try:
        encoded = encode(value)
    except Exception as error:
        raise Failed("does not encode") from error
    scale = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    return {
        "importing": importing,
        "decoding": median(decode, data),
        "encoding": median(encode, value),
        "megabytes": peak,
        "call": fault(f"{package}.{operation}"),
        "sent": len(places := {*members(json.loads(data))}),
        "lost": len(places - {*members(json.loads(encoded))}),
    }


def main(words: list[str]) -> None:
    """Print one measurement."""
    try:
        found = measured(*words)
    except Failed as failure:
        why = str(failure.__cause__).strip().splitlines() or [""]
        kind = type(failure.__cause__).__name__
        found = {"failed": str(failure), "why": f"{kind}: {' '.join(why)[:300]}"}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1:])
