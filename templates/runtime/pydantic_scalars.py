"""Scalars as pydantic reads them: date-times, decimals that are text, and UNSET."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import msgspec
from pydantic.functional_serializers import PlainSerializer
from pydantic.functional_validators import PlainValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

from . import decimals
from .times import format_datetime, parse_datetime


def _never(raw: Any) -> Any:
    raise ValueError("nothing in JSON is UNSET")


def _datetime(value: object) -> datetime:
    return value if isinstance(value, datetime) else parse_datetime(value)


class _Unset:
    """Tells pydantic about UNSET: a value of its own that no JSON has."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_plain_validator_function(_never),
            python_schema=core_schema.is_instance_schema(msgspec.UnsetType),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        del schema, handler
        return {"not": {}}


class DecimalText(decimals.DecimalText):
    """A decimal that travels as text, as `DecimalText("1.50")` does; digits are kept."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(
            cls._read,
            json_schema_input_schema=core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def _read(cls, value: object) -> DecimalText:
        return cls(
            value if isinstance(value, Decimal) else decimals.parse_decimal(value)
        )


if TYPE_CHECKING:
    DateTime: TypeAlias = datetime
    UnsetType: TypeAlias = msgspec.UnsetType
else:
    DateTime = Annotated[
        datetime,
        PlainValidator(_datetime, json_schema_input_type=datetime),
        PlainSerializer(format_datetime, when_used="json"),
    ]
    UnsetType = Annotated[msgspec.UnsetType, _Unset()]

__all__ = ["DateTime", "DecimalText", "UnsetType"]
