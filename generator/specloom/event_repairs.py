"""An object of an AsyncAPI document that breaks rules with one sensible meaning → that meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .event_grammar import EVENT_MEMBERS
from .source import Json

if TYPE_CHECKING:
    from .edits import Draft

_MEDIA_TYPES: Final = {
    "json": "application/json",
    "text": "text/plain",
    "xml": "application/xml",
    "binary": "application/octet-stream",
}


_SCHEMES: Final = {
    kind.lower(): kind
    for kind in (
        *("userPassword", "apiKey", "X509", "symmetricEncryption", "plain", "gssapi"),
        *("asymmetricEncryption", "httpApiKey", "http", "oauth2", "openIdConnect"),
        *("scramSha256", "scramSha512"),
    )
}


def event_object(kind: str, draft: Draft) -> None:
    """Every repair of an object of this kind; other kinds are left alone."""
    for key, wanted in EVENT_MEMBERS.get(kind, {}).items():
        value = draft.get(key)
        if wanted == "=text" and _is_unquoted(value):
            draft.put(key, _quoted(value), f"`{key}: {_quoted(value)}` is read as text")
        elif wanted == "[=text]" and isinstance(value, list):
            _texts(draft, key, value)
        elif wanted.startswith("[") and _is_one(value):
            draft.put(key, [value], f"`{key}` is read as a list of this one entry")
    for key in ("contentType", "defaultContentType"):
        _media_type(draft, key)
    if kind == "operation3":
        _spelling(draft, "action", {"send": "send", "receive": "receive"})
    if kind == "scheme":
        _spelling(draft, "type", _SCHEMES)


def _is_unquoted(value: Json) -> bool:
    return isinstance(value, bool | int | float)


def _quoted(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_one(value: Json) -> bool:
    return isinstance(value, dict | str) and bool(value)


def _texts(draft: Draft, key: str, values: list[Json]) -> None:
    if any(map(_is_unquoted, values)):
        read = [_quoted(v) if _is_unquoted(v) else v for v in values]
        draft.put(key, read, f"the values of `{key}` are read as text")


def _media_type(draft: Draft, key: str) -> None:
    said = draft.get(key)
    meant = _MEDIA_TYPES.get(said.lower()) if isinstance(said, str) else None
    if meant is not None:
        draft.put(key, meant, f"`{key}: {said}` is read as {meant}")


def _spelling(draft: Draft, key: str, known: dict[str, str]) -> None:
    """A word of the specification in other capitals."""
    said = draft.get(key)
    meant = known.get(said.lower()) if isinstance(said, str) else None
    if meant is not None and meant != said:
        draft.put(key, meant, f"`{key}: {said}` is read as {meant}")
