"""Media types: what they mean for a body, and which of several is the best typed."""

from __future__ import annotations

from enum import Enum
from typing import Final

from .exchange import Framing

FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")
_OPAQUE: Final = frozenset(
    {"octet-stream", "pdf", "zip", "gzip", "x-tar", "x-gzip", "x-zip-compressed"}
    | {"x-7z-compressed", "x-bzip2", "java-archive", "msword", "protobuf", "wasm"}
)
_OFFICE: Final = ("vnd.ms-", "vnd.openxmlformats", "vnd.oasis.")
_TEXTS: Final = frozenset(
    {"yaml", "x-yaml", "graphql", "javascript", "x-javascript", "sql", "jwt", "toml"}
)
_LINES: Final = frozenset(
    {"jsonl", "x-jsonl", "ndjson", "x-ndjson", "jsonlines", "x-jsonlines"}
    | {"json-lines", "x-json-lines", "nd-json", "x-nd-json"}
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
    if framing_of(essence) is not None:
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


def framing_of(media_type: str) -> Framing | None:
    """How a sequence of items is cut; None where a media type is no sequence."""
    kind, _, subtype = essence_of(media_type).partition("/")
    if (kind, subtype) == ("text", "event-stream"):
        return Framing.EVENTS
    if kind == "application" and subtype in _LINES:
        return Framing.LINES
    is_records = subtype.rpartition("+")[2] == "json-seq"
    return Framing.RECORDS if is_records else None


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
