"""Good answers: an operation's result in, the bytes that a service would send out."""

from __future__ import annotations

from typing import Any

from .codec import encode
from .operation import (
    Binary,
    Empty,
    Enveloped,
    Events,
    Json,
    Lines,
    Operation,
    Records,
    Result,
    Results,
    Text,
)
from .service import Envelope
from .wire import to_wire


def success(operation: Operation[Any, Any], status: int | None) -> tuple[int, Result]:
    """The status and form of a good answer; raises ValueError when there is none."""
    responses = operation.responses
    if status is not None:
        keys = [str(status), f"{status // 100}XX", f"{status // 100}xx", "default"]
    else:
        keys = [*(key for key in responses if key.startswith("2")), "default"]
    for key in keys:
        if key in responses:
            code = status or (int(key) if key.isdecimal() else 200)
            return code, _first(responses[key])
    raise ValueError(f"{operation.id} has no answer of the status {status}")


def _first(results: Results) -> Result:
    return results[0] if isinstance(results, tuple) else results


def written(
    result: Result, value: Any, header: Any, envelope: Envelope | None
) -> tuple[str, bytes]:
    """The media type and body of an answer that holds a value."""
    match result:
        case Json():
            return "application/json", encode(value)
        case Enveloped():
            return "application/json", encode(_enveloped(value, header, envelope))
        case Text():
            return "text/plain", str(value).encode()
        case Binary():
            return "application/octet-stream", bytes(value)
        case Empty():
            return "", b""
        case Lines() | Records():
            mark = b"\x1e" if isinstance(result, Records) else b""
            lines = [mark + encode(item) + b"\n" for item in value]
            return result.media_type, b"".join(lines)
        case Events():
            return result.media_type, b"".join(_event(result, item) for item in value)


def _enveloped(value: Any, header: Any, envelope: Envelope | None) -> Any:
    if envelope is None:
        return value
    whole: dict[str, Any] = {}
    inner = whole
    *outer, last = envelope.status
    for name in outer:
        inner = inner.setdefault(name, {})
    inner[last] = envelope.success
    said = to_wire(header) if header is not None else {}
    if isinstance(said, dict):
        whole[envelope.header] = {**whole.get(envelope.header, {}), **said}
    whole[envelope.data] = value
    return whole


def _event(result: Events, item: Any) -> bytes:
    raw: Any = to_wire(item)
    parts = raw if result.whole else {"data": raw}
    lines: list[str] = []
    for name in ("event", "id", "data"):
        if parts.get(name) is not None:
            found = parts[name]
            text = found if isinstance(found, str) else encode(found).decode()
            lines += [f"{name}: {line}" for line in text.split("\n")]
    return ("\n".join(lines) + "\n\n").encode()
