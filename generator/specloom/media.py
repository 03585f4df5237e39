"""Media types: what they mean for a body, and which of several is the best typed."""

from __future__ import annotations

from enum import Enum
from typing import Final

FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
_OPAQUE: Final = frozenset(
    {"octet-stream", "pdf", "zip", "gzip", "x-tar", "x-gzip", "x-zip-compressed"}
    | {"x-7z-compressed", "x-bzip2", "java-archive", "msword", "protobuf", "wasm"}
)
_OFFICE: Final = ("vnd.ms-", "vnd.openxmlformats", "vnd.oasis.")
_TEXTS: Final = frozenset(
    {"yaml", "x-yaml", "graphql", "javascript", "x-javascript", "sql", "jwt", "toml"}
)
_STREAMS: Final = frozenset(
    {"text/event-stream", "application/jsonl", "application/x-ndjson"}
    | {"application/x-jsonlines", "application/json-seq", "application/ndjson"}
)


class Form(Enum):
    """What the text of a media type is made of."""

    JSON = 0
    FIELDS = 1
    TEXT = 2
    OPAQUE = 3
    XML = 4
    STREAM = 5
    UNKNOWN = 6


def essence_of(media_type: str) -> str:
    """The type without parameters, in small letters."""
    return media_type.partition(";")[0].strip().lower()


def form_of(media_type: str) -> Form:
    """`application/problem+json; charset=utf-8` is JSON."""
    essence = essence_of(media_type)
    kind, _, subtype = essence.partition("/")
    suffix = subtype.rpartition("+")[2]
    if essence in FORMS:
        return Form.FIELDS
    if essence in _STREAMS:
        return Form.STREAM
    if suffix == "json" or essence == "*/*":
        return Form.JSON
    if kind in ("image", "audio", "video", "font") or subtype in _OPAQUE:
        return Form.OPAQUE
    if subtype.startswith(_OFFICE):
        return Form.OPAQUE
    if suffix == "xml":
        return Form.XML
    return Form.TEXT if kind == "text" or suffix in _TEXTS else Form.UNKNOWN


def is_json(media_type: str) -> bool:
    """`application/json`, `application/problem+json`, with or without parameters."""
    return form_of(media_type) is Form.JSON


def is_form(media_type: str) -> bool:
    """Whether a body of it is made of named fields."""
    return form_of(media_type) is Form.FIELDS


def is_text(media_type: str) -> bool:
    """Whether a body of it is handed out as text."""
    return form_of(media_type) in (Form.TEXT, Form.XML)


def is_range(media_type: str) -> bool:
    """`image/*` and `*/*`: the sender decides."""
    return "*" in essence_of(media_type)


def rank(media_type: str) -> tuple[int, int]:
    """For sorting, best typed first; text and bytes are equals."""
    essence, form = essence_of(media_type), form_of(media_type)
    if form is Form.FIELDS:
        return form.value, FORMS.index(essence)
    if form is Form.OPAQUE:
        return Form.TEXT.value, 0
    return form.value, int(form is Form.JSON and essence != "application/json")
