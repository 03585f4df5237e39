"""Media types: which of several is used for a body, and what a body of it is typed as."""

from __future__ import annotations

from . import ir


def is_json(media_type: str) -> bool:
    """`application/json`, `application/problem+json`, with or without parameters."""
    essence = essence_of(media_type)
    return essence in ("application/json", "*/*") or essence.endswith("+json")


def essence_of(media_type: str) -> str:
    """The type without parameters, in small letters."""
    return media_type.partition(";")[0].strip().lower()


def choose(media_types: tuple[str, ...]) -> str:
    """The best typed one; of equals the first."""
    return min(media_types, key=_rank)


def content_type_of(media_type: str, typed: ir.Type) -> ir.Type | None:
    """The type of a body, or None when it can only be passed through as bytes."""
    essence = essence_of(media_type)
    if is_json(media_type) or essence in _FORMS:
        return typed
    if essence.startswith("text/"):
        return ir.Plain(ir.Kind.STRING)
    if _is_opaque(essence) or typed == ir.Plain(ir.Kind.BINARY):
        return ir.Plain(ir.Kind.BINARY)
    return None


_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")


def _is_opaque(essence: str) -> bool:
    kind = essence.partition("/")[0]
    return kind in ("image", "audio", "video", "font") or essence in (
        "application/octet-stream",
        "application/pdf",
        "application/zip",
        "application/gzip",
    )


def _rank(media_type: str) -> int:
    essence = essence_of(media_type)
    if essence == "application/json":
        return 0
    if is_json(media_type):
        return 1
    if essence in _FORMS:
        return 2 + _FORMS.index(essence)
    return 4 if essence.startswith("text/") else 5
