"""Addresses with variables: a template and values in, a base URL out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from .settings import checked_base_url

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_SCHEME: Final = re.compile(r"https?")
_HOST: Final = re.compile(r"[A-Za-z0-9._-]*")
_AUTHORITY: Final = re.compile(
    r"[A-Za-z0-9._-]+(:[0-9]+)?|\[[0-9A-Fa-f:.]+\](:[0-9]+)?"
)
_PATH: Final = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/%-]*")


def server_url(
    template: str,
    values: Mapping[str, str],
    allowed: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The address of a server (OpenAPI 3.2 §4.6).

    A value stays in its part of the address: one within a host cannot end the host, one
    within a path cannot leave it. Only a template that is a variable from its start, or
    whose host is one variable, leaves the host to its caller.

    Raises ValueError for a value that is not allowed, or that makes no address.
    """
    for name, value in values.items():
        options = (allowed or {}).get(name, (value,))
        if value not in options:
            raise ValueError(f"{name} must be one of {', '.join(options)}")

    def filled(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            return match[0]
        if not _stays(values[name], template, match):
            raise ValueError(f"{name} cannot be {values[name]!r} within {template}")
        return values[name]

    return checked_base_url(_PLACEHOLDER.sub(filled, template))


def _stays(value: str, template: str, place: re.Match[str]) -> bool:
    """Whether a value keeps to the part of the address that it stands in."""
    scheme = template.find("://")
    if scheme < 0 and place.start() == 0:
        return True
    if place.start() < scheme:
        return bool(_SCHEME.fullmatch(value))
    host = scheme + len("://")
    path = template.find("/", host) if scheme >= 0 else 0
    path = len(template) if path < 0 else path
    if place.start() >= path:
        dots = {".", ".."} & set(unquote(value).split("/"))
        return bool(_PATH.fullmatch(value)) and not dots
    is_whole = place.start() == host and template[place.end() : path][:1] in ":"
    return bool((_AUTHORITY if is_whole else _HOST).fullmatch(value))
