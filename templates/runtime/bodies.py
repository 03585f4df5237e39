"""Request bodies: a value and its media type in, bytes and Content-Type out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias, TypeGuard

from msgspec import UNSET, Struct

from .codec import encode
from .kinds import is_array, is_bytes, is_object
from .models import EXTRA_MEMBERS
from .operation import Body, Parameter
from .parameters import nested, query_pieces, scalar
from .wire import to_wire


class Readable(Protocol):
    """A file open for reading bytes."""

    def read(self) -> bytes:
        """The rest of the file."""
        ...


FileContent: TypeAlias = "bytes | bytearray | memoryview | Readable | os.PathLike[str]"
"""What a file is sent from; a path is read, an open file is read to its end."""
File: TypeAlias = "FileContent | tuple[str, FileContent] | tuple[str, FileContent, str]"
"""A file, optionally with its name and its media type."""

Encoded: TypeAlias = tuple[bytes | None, str | None]
"""Body and Content-Type; both None when there is no body."""

_NOTHING: Encoded = (None, None)


def encode_body(body: Body | None, value: object) -> Encoded:
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
    kind = body.content_type.partition(";")[0].strip().lower()
    if kind == "application/json" or kind.endswith("+json"):
        return encode(value), body.content_type
    if kind == "application/x-www-form-urlencoded":
        return _form(_members(value), body.fields), body.content_type
    if kind == "multipart/form-data":
        return _multipart(_members(value), body.fields)
    if kind.startswith("text/") and not _is_file(value):
        return scalar(to_wire(value, "body")).encode(), body.content_type
    return _read(value), body.content_type


def _all_unset(members: Mapping[Any, object]) -> bool:
    return all(value is UNSET for value in members.values())


def _members(value: object) -> dict[str, Any]:
    """Wire names and values of an object, the values as they are."""
    if isinstance(value, Struct):
        kind = type(value)
        names = zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True)
        members = {wire: getattr(value, name) for name, wire in names}
        return {**members.pop(EXTRA_MEMBERS, {}), **members}
    if is_object(value):
        return dict(value)
    raise TypeError(f"a form is sent from an object, not from {type(value).__name__}")


def _form(members: Mapping[str, Any], styles: Iterable[Parameter]) -> bytes:
    listed = {style.name for style in styles}
    pieces = query_pieces(
        {name: value for name, value in members.items() if name in listed}, styles
    )
    for name, value in members.items():
        if name not in listed and value is not UNSET:
            wire = to_wire(value, name)
            flat = isinstance(wire, list) and not any(
                isinstance(item, list | dict) for item in wire
            )
            if flat:
                pieces += query_pieces({name: wire}, ())
            else:
                pairs = nested(name, wire)
                pieces += [p for pair in pairs for p in query_pieces(dict([pair]), ())]
    return "&".join(pieces).encode()


def _multipart(members: Mapping[str, Any], styles: Iterable[Parameter]) -> Encoded:
    kinds = {style.name: style.content_type for style in styles}
    boundary = os.urandom(16).hex()
    chunks: list[bytes] = []
    for name, value in members.items():
        for item in _items(value):
            if item is not UNSET:
                head, content = _part(name, item, kinds.get(name))
                chunks += [f"--{boundary}\r\n{head}\r\n\r\n".encode(), content, b"\r\n"]
    chunks.append(f"--{boundary}--\r\n".encode())
    return b"".join(chunks), f"multipart/form-data; boundary={boundary}"


def _items(value: Any) -> list[Any]:
    return list(value) if is_array(value) and not _is_named(value) else [value]


def _part(name: str, value: Any, content_type: str | None) -> tuple[str, bytes]:
    disposition = f'Content-Disposition: form-data; name="{_quoted(name)}"'
    if _is_file(value) or _is_named(value):
        file_name, content, kind = _file(value)
        kind = content_type or kind
        disposition += f'; filename="{_quoted(file_name)}"'
    else:
        wire = to_wire(value, name)
        simple = not isinstance(wire, list | dict)
        content = scalar(wire).encode() if simple else encode(wire)
        kind = content_type or ("" if simple else "application/json")
    if any(sign in kind for sign in "\r\n\0"):
        raise ValueError(f"{name}: a media type cannot hold line breaks")
    return disposition + (f"\r\nContent-Type: {kind}" if kind else ""), content


def _file(value: Any) -> tuple[str, bytes, str]:
    """File name, content and media type of one file."""
    if _is_named(value):
        name, content, *kind = value
        return name, _read(content), str(kind[0]) if kind else _OCTETS
    path = value if _is_path(value) else getattr(value, "name", "")
    name = Path(path).name if isinstance(path, str) or _is_path(path) else ""
    return name or "upload", _read(value), _OCTETS


_OCTETS = "application/octet-stream"


def _is_file(value: object) -> TypeGuard[FileContent]:
    return is_bytes(value) or _is_path(value) or _is_open(value)


def _is_open(value: object) -> TypeGuard[Readable]:
    return callable(getattr(value, "read", None))


def _is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    return isinstance(value, os.PathLike)


def _is_named(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Whether a value is a file with its name, and maybe its media type."""
    return (
        is_array(value)
        and isinstance(value, tuple)
        and len(value) in (2, 3)
        and isinstance(value[0], str)
        and (_is_file(value[1]) or len(value) == 3)
    )


def _read(value: object) -> bytes:
    match value:
        case str():
            return value.encode()
        case _ if is_bytes(value):
            return bytes(value)
        case _ if _is_path(value):
            return Path(value).read_bytes()
        case _ if _is_open(value):
            return value.read()
        case _:
            raise TypeError(
                f"a body of bytes cannot be sent from {type(value).__name__}"
            )


def _quoted(text: str) -> str:
    """Text for a quoted header parameter, as browsers write it in forms."""
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
