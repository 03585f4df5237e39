"""Request bodies: a value and its media type in, bytes and Content-Type out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from msgspec import UNSET

from .kinds import is_array, is_object
from .members import EXTRA_MEMBERS, members_of
from .messages import Upload, in_range
from .operation import Body, Parameter, Part
from .parameters import named_values, query_pieces, scalar
from .uploads import content, is_file, is_named, is_path, joined
from .wire import encode, to_wire

T = TypeVar("T")


Encoded: TypeAlias = tuple[bytes | Upload | None, str | None]
"""Body and Content-Type; both None when there is no body."""

_NOTHING: Encoded = (None, None)


def encode_body(
    body: Body | None, value: object, content_type: str | None = None
) -> Encoded:
    """The bytes to send and their Content-Type.

    No body when the value is UNSET, or optional with all its members UNSET. Raises
    TypeError or ValueError for values that cannot be sent.
    """
    if body is None or value is UNSET:
        if body is not None and body.required:
            raise ValueError("the operation needs a body")
        return _NOTHING
    if not body.required and is_object(value) and _all_unset(value):
        return _NOTHING
    options = {option.content_type: option for option in (body, *body.others)}
    body = body if content_type is None else body_of(content_type, options)
    kind = _concrete(content_type or body.content_type, value)
    essence = kind.partition(";")[0].strip().lower()
    if essence.endswith(("/json", "+json")):
        return encode(value), kind
    if essence == "application/x-www-form-urlencoded":
        return _form(_members(value), body.parts), kind
    if essence == "multipart/form-data":
        return _multipart(_members(value), body.parts)
    if essence.startswith("text/") and not is_file(value):
        return scalar(to_wire(value, "body")).encode(), kind
    return content(value), kind


def body_of(content_type: str, bodies: Mapping[str, T]) -> T:
    """The one of several bodies that a media type stands for.

    Raises ValueError when there is none.
    """
    if content_type in bodies:
        return bodies[content_type]
    for pattern, body in bodies.items():
        if in_range(content_type, pattern):
            return body
    raise ValueError(f"content_type must be one of {', '.join(bodies)}")


def _concrete(content_type: str, value: object) -> str:
    """A media type that can be sent, where the document leaves it open."""
    if "*" not in content_type:
        return content_type
    return _OCTETS if is_file(value) or isinstance(value, str) else "application/json"


def _all_unset(members: Mapping[Any, object]) -> bool:
    return all(value is UNSET for value in members.values())


def _members(value: object) -> dict[str, Any]:
    """Wire names and values of an object, the values as they are."""
    known = members_of(value)
    if known is not None:
        found = {m.wire: (getattr(value, m.name), m.absent) for m in known}
        extras, _ = found.pop(EXTRA_MEMBERS, ({}, None))
        given = {
            wire: item for wire, (item, absent) in found.items() if item is not absent
        }
        return {**extras, **given}
    if is_object(value):
        return dict(value)
    raise TypeError(f"a form is sent from an object, not from {type(value).__name__}")


def _form(members: Mapping[str, Any], parts: Iterable[Part]) -> bytes:
    """Fields as in a query; objects as JSON, unless the document says otherwise."""
    said = {part.name: part for part in parts}
    pieces: list[str] = []
    for name, value in members.items():
        if value is not UNSET:
            wire = to_wire(value, name)
            part = said.get(name) or Part(name)
            pieces += query_pieces({name: wire}, (_style(part, wire),))
    return "&".join(pieces).encode()


def _style(part: Part, wire: object) -> Parameter:
    """The part as a member of a query; text stays as it is, also where JSON is said."""
    kind = part.content_type or ("application/json" if isinstance(wire, dict) else "")
    return Parameter(
        "query",
        part.name,
        part.style or "form",
        part.explode,
        part.allow_reserved,
        None if part.style or isinstance(wire, str) else kind or None,
    )


def _multipart(members: Mapping[str, Any], parts: Iterable[Part]) -> Encoded:
    said = {part.name: part for part in parts}
    boundary = os.urandom(16).hex()
    chunks: list[bytes | Upload] = []
    for name, value in members.items():
        for head, inner in _parts(name, value, said.get(name) or Part(name)):
            chunks += [f"--{boundary}\r\n{head}\r\n\r\n".encode(), inner, b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    return joined(chunks), f"multipart/form-data; boundary={boundary}"


def _parts(name: str, value: Any, part: Part) -> Iterator[tuple[str, bytes | Upload]]:
    """Heads and contents of the parts that one member is sent as."""
    items = list(value) if is_array(value) and not is_named(value) else [value]
    items = [item for item in items if item is not UNSET]
    if part.style and items and not any(is_file(i) or is_named(i) for i in items):
        wire = to_wire(value, name)
        for key, text in named_values(_style(part, wire), wire, str) if wire else ():
            yield _head(key, "", ""), text.encode()
        return
    for item in items:
        if is_file(item) or is_named(item):
            yield _file(name, item, part.content_type)
        else:
            wire = to_wire(item, name)
            usual = "application/json" if isinstance(wire, list | dict) else ""
            kind = (part.content_type or usual).partition(",")[0].strip()
            # Why: scalar writes what is nested as JSON.
            yield _head(name, "", kind), scalar(wire).encode()


def _file(name: str, value: Any, content_type: str) -> tuple[str, bytes | Upload]:
    """Head and content of a file's part."""
    named: Any = value if is_named(value) else (_file_name(value), value)
    file_name, file, *more = named
    kind = str(more[0]) if more else _kind(file_name, content_type)
    headers: Mapping[str, str] = more[1] if len(more) > 1 else {}
    return _head(name, file_name, kind, headers), content(file)


def _file_name(value: Any) -> str:
    path = value if is_path(value) else getattr(value, "name", "")
    name = Path(path).name if isinstance(path, str) or is_path(path) else ""
    return name or "upload"


def _kind(file_name: str, content_type: str) -> str:
    """The media type of a file, from what the document allows and its name."""
    allowed = [kind.strip() for kind in content_type.split(",") if kind.strip()]
    guessed = _media_types().guess_type(file_name)[0]
    fitting = guessed and any(in_range(guessed, kind) for kind in allowed or ["*/*"])
    concrete = (kind for kind in allowed if "*" not in kind)
    return guessed if guessed and fitting else next(concrete, _OCTETS)


@cache
def _media_types() -> MimeTypes:
    return MimeTypes()


def _head(
    name: str, file_name: str, kind: str, headers: Mapping[str, str] | None = None
) -> str:
    """The header lines of a part; raises ValueError for text that would break them."""
    disposition = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    disposition += f'; filename="{_quoted(file_name)}"' if file_name else ""
    more = {"Content-Type": kind} if kind else {}
    lines = [f"{key}: {text}" for key, text in {**more, **(headers or {})}.items()]
    if any(sign in line for line in lines for sign in "\r\n\0"):
        raise ValueError(f"{name}: headers of a part cannot hold line breaks")
    return "\r\n".join([disposition, *lines])


_OCTETS = "application/octet-stream"


def _quoted(text: str) -> str:
    """Text for a quoted header parameter, as browsers write it in forms."""
    return text.translate(_QUOTED)


_QUOTED = {ord(sign): f"%{ord(sign):02X}" for sign in '"\r\n\0'}
