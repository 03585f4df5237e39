"""The name of a schema's format → who understands it: JSON Schema's reader, Avro's, or nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .source import Json

_OURS: Final = (
    "application/vnd.aai.asyncapi",
    "application/schema",
    "application/vnd.oai.openapi",
)
_AVRO: Final = "application/vnd.apache.avro"
_OTHERS: Final = ("application/raml", "application/vnd.google.protobuf")
FORMAT: Final = "schemaFormat"


def is_ours(format: str) -> bool:
    """Whether schemas of a format are JSON Schema, in the dialect of some specification."""
    return not format or _essence(format) in _OURS


def is_avro(format: str) -> bool:
    """Whether schemas of a format are those of Apache Avro."""
    return _essence(format) == _AVRO


def is_known(format: str) -> bool:
    """Whether AsyncAPI names a format."""
    return is_ours(format) or is_avro(format) or _essence(format) in _OTHERS


def schema_member(value: Json) -> str:
    """The member of an object whose format `schemaFormat` tells; "" where there is none.

    AsyncAPI 3 has the schema beside its format, AsyncAPI 2 the payload of a message.
    """
    if not isinstance(value, dict) or not isinstance(value.get(FORMAT), str):
        return ""
    return next((key for key in ("schema", "payload") if key in value), "")


def foreign_member(value: Mapping[str, Json]) -> str:
    """The member of an object that is a schema in another language; "" for none."""
    if FORMAT not in value:
        return ""
    member = schema_member(dict(value))
    return "" if is_ours(str(value[FORMAT])) else member


def _essence(format: str) -> str:
    plain = format.partition(";")[0].strip().lower()
    return plain.removesuffix("+json").removesuffix("+yaml")
