"""Parameters: values and their styles in; path, query, header and cookie text out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, unquote

from msgspec import UNSET, Struct

from .operation import Location, Parameter
from .wire import Wire, encode, to_wire

Quote = Callable[[str], str]


class _Style(Struct, frozen=True):
    prefix: str
    exploded: str
    """Between the pieces of an exploded value."""
    flat: str
    """Between the values in one piece, before it is percent-encoded."""
    named: bool


_STYLES: Final = {
    "simple": _Style("", ",", ",", False),
    "label": _Style(".", ".", ",", False),
    "matrix": _Style(";", ";", ",", True),
    "form": _Style("", "&", ",", True),
    "cookie": _Style("", "&", ",", True),
    "spaceDelimited": _Style("", "&", " ", True),
    "pipeDelimited": _Style("", "&", "|", True),
}
_PLACEHOLDER: Final = r"\{([^{}]+)\}"
_BARE: Final = r"[A-Za-z0-9_~-]+"
"""What every way to write a value leaves as it is."""
_LONE_PERCENT: Final = r"%(?![0-9A-Fa-f]{2})"
_PATH_RESERVED: Final = ":@!$&'()*+,;=/%"
# Why: the other reserved characters would change where the query's members end.
_QUERY_RESERVED: Final = ":/?@!$'()*,;%"
_COOKIE_SAFE: Final = "!#$&'()*+/:<=>?@[]^`{|}~"


def default_parameter(location: Location, name: str) -> Parameter:
    """A parameter as OpenAPI writes it when the document says nothing."""
    if location in ("query", "cookie"):
        return Parameter(location, name, "form", True)
    return Parameter(location, name, "simple", False)


def scalar(wire: Wire) -> str:
    """The text of one value; whole floats without `.0`, what is nested as JSON."""
    match wire:
        case bool():
            return "true" if wire else "false"
        case float() if wire.is_integer() and abs(wire) < 1e16:
            return str(int(wire))
        case Decimal():
            return format(wire, "f")
        case str() | int() | float():
            return str(wire)
        case _:
            return encode(wire).decode()


def path_text(
    template: str, values: Mapping[str, object], styles: Iterable[Parameter]
) -> str:
    """The path with every `{name}` filled in and percent-encoded.

    Raises ValueError for a value that is missing, empty or a dot segment.
    """
    compiled = _compiled(template, tuple(styles))
    texts = [
        part if isinstance(part, str) else _filled(part, values.get(part.name))
        for part in compiled.parts
    ]
    path = "".join(texts)
    if not compiled.is_plain and any(map(_is_dots, _segments(path))):
        raise ValueError(f"path parameters of {template} make a '.' or '..' segment")
    return path


class _Template(Struct, frozen=True):
    """A path in its literals and parameters; `is_plain` when each has a segment alone."""

    parts: tuple[str | Parameter, ...]
    is_plain: bool


@lru_cache(4096)
def _compiled(template: str, styles: tuple[Parameter, ...]) -> _Template:
    found = {style.name: style for style in styles if style.location == "path"}
    pieces = re.split(_PLACEHOLDER, template)
    parts = [
        (found.get(piece) or default_parameter("path", piece)) if i % 2 else piece
        for i, piece in enumerate(pieces)
    ]
    segments = _segments(template)
    is_plain = not any(map(_is_dots, segments)) and all(
        re.fullmatch(_PLACEHOLDER, s) or not re.search(_PLACEHOLDER, s)
        for s in segments
    )
    is_quoted = all(
        part.style == "simple" and not part.allow_reserved
        for part in parts
        if isinstance(part, Parameter)
    )
    return _Template(tuple(parts), is_plain and is_quoted)


def _filled(parameter: Parameter, value: object) -> str:
    is_simple = parameter.style == "simple" and parameter.content_type is None
    if is_simple and type(value) is str and re.fullmatch(_BARE, value):
        return value
    text = (
        "" if _absent(value) else _path_piece(parameter, to_wire(value, parameter.name))
    )
    if not text or _is_dots(text):
        raise ValueError(
            f"path parameter {parameter.name} must not be empty, '.' or '..'"
        )
    return text


def _is_dots(segment: str) -> bool:
    return segment in (".", "..") or (
        "%" in segment and unquote(segment) in (".", "..")
    )


def query_pieces(
    values: Mapping[str, object], styles: Iterable[Parameter]
) -> list[str]:
    """The `name=value` pieces of a query, percent-encoded; None and UNSET left out."""
    places = ("query", "querystring")
    found = {style.name: style for style in styles if style.location in places}
    pieces: list[str] = []
    for name, value in values.items():
        if not _absent(value):
            style = found.get(name) or default_parameter("query", name)
            if style.location == "querystring":
                pieces += _whole(style.content_type or "", to_wire(value, name))
                continue
            keep = _QUERY_RESERVED if style.allow_reserved else ""
            pieces += _pieces(style, to_wire(value, name), _quoter(keep))
    return pieces


def header_pairs(
    values: Mapping[str, object], styles: Iterable[Parameter]
) -> list[tuple[str, str]]:
    """Header names and values; None and UNSET left out."""
    found = {style.name: style for style in styles if style.location == "header"}
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        if not _absent(value):
            style = found.get(name) or default_parameter("header", name)
            pairs.append((name, ",".join(_pieces(style, to_wire(value, name), str))))
    return pairs


def cookie_pieces(
    values: Mapping[str, object], styles: Iterable[Parameter]
) -> list[str]:
    """The `name=value` pieces of a Cookie header; None and UNSET left out."""
    found = {style.name: style for style in styles if style.location == "cookie"}
    pieces: list[str] = []
    for name, value in values.items():
        if not _absent(value):
            style = found.get(name) or default_parameter("cookie", name)
            quoted = bare_cookie if style.style == "cookie" else quote_cookie
            pieces += _pieces(style, to_wire(value, name), quoted)
    return pieces


def quote_cookie(text: str) -> str:
    """Text with everything percent-encoded that a cookie cannot hold."""
    return quote(text, safe=_COOKIE_SAFE)


def bare_cookie(text: str) -> str:
    """Text as it is; raises ValueError where it would not be one cookie's value."""
    if quote_cookie(text).replace("%25", "%") != text:
        raise ValueError("a cookie cannot hold spaces, quotes, commas or semicolons")
    return text


def _whole(content_type: str, wire: Wire) -> list[str]:
    """The pieces of a query that is one value."""
    essence = content_type.partition(";")[0].strip().lower()
    if isinstance(wire, dict) and essence == "application/x-www-form-urlencoded":
        return query_pieces(wire, ())
    return [quote(content_text(content_type, wire), safe="")]


def _segments(path: str) -> list[str]:
    return path.partition("?")[0].split("/")


def _absent(value: object) -> bool:
    return value is None or value is UNSET


def _quoter(keep: str) -> Quote:
    def quoted(text: str) -> str:
        if keep:
            text = re.sub(_LONE_PERCENT, "%25", text)
        return quote(text, safe=keep)

    return quoted


def _path_piece(parameter: Parameter, wire: Wire) -> str:
    if wire in ("", [], {}):
        return ""
    style = _STYLES[parameter.style]
    keep = _PATH_RESERVED if parameter.allow_reserved else ""
    pieces = _pieces(parameter, wire, _quoter(keep))
    return style.prefix + style.exploded.join(pieces)


def _pieces(parameter: Parameter, wire: Wire, quoted: Quote) -> list[str]:
    """The pieces of one value, to be joined by what its location or style asks for."""
    pairs = named_values(parameter, wire, quoted)
    if parameter.content_type is not None and parameter.location in ("path", "header"):
        return [value for _, value in pairs]
    is_matrix = parameter.style == "matrix"
    return [
        value if not name else name if is_matrix and not value else f"{name}={value}"
        for name, value in pairs
    ]


def named_values(
    parameter: Parameter, wire: Wire, quoted: Quote
) -> list[tuple[str, str]]:
    """Names and values that one value is written as; no name where its style has none."""
    name = quoted(parameter.name)
    if parameter.content_type is not None:
        return [(name, quoted(content_text(parameter.content_type, wire)))]
    if parameter.style == "deepObject":
        pairs = nested(parameter.name, wire)
        return [(quoted(key), quoted(text)) for key, text in pairs]
    style = _STYLES[parameter.style]
    between = style.flat if style.flat == "," else quoted(style.flat)
    match wire:
        case list():
            values = [quoted(scalar(item)) for item in wire if item is not None]
            if not parameter.explode:
                values = [between.join(values)] if values else []
        case dict():
            pairs = [
                (quoted(key), quoted(scalar(item)))
                for key, item in wire.items()
                if item is not None
            ]
            if parameter.explode:
                return pairs
            texts = [text for pair in pairs for text in pair]
            values = [between.join(texts)] if texts else []
        case _:
            values = [quoted(scalar(wire))]
    return [(name if style.named else "", value) for value in values]


def content_text(content_type: str, wire: Wire) -> str:
    """A value in a media type: JSON, or the text of what is no JSON."""
    essence = content_type.partition(";")[0].strip().lower()
    if isinstance(wire, list | dict) or essence.endswith(("/json", "+json")):
        return encode(wire).decode()
    return scalar(wire)


def nested(name: str, wire: Wire) -> list[tuple[str, str]]:
    """Names in brackets for everything inside: `name[key]`, `name[0]`; null left out."""
    match wire:
        case None:
            return []
        case dict():
            inner: Iterable[tuple[Any, Wire]] = wire.items()
        case list():
            inner = enumerate(wire)
        case _:
            return [(name, scalar(wire))]
    return [pair for key, item in inner for pair in nested(f"{name}[{key}]", item)]
