"""Models as pydantic classes: their base, what their fields are made of, and the codec."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from enum import EnumType
from functools import lru_cache, partial, reduce
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Self,
    get_type_hints,
)

import msgspec
from msgspec import UNSET
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    TypeAdapter,
    ValidationError,
)

from . import unions, wire
from .kinds import is_array, is_object
from .members import EXTRA_MEMBERS, Member, is_model, model_of
from .protocol import CodecError, pointer
from .pydantic_scalars import DateTime, DecimalText, UnsetType
from .unions import MISFIT, UnknownVariant, choose

_CONFIG = ConfigDict(
    val_json_bytes="base64", ser_json_bytes="base64", allow_inf_nan=False
)


_EXTRAS = "additional_properties"
_MOST_LEVELS = 30
_DEPTH: ContextVar[int] = ContextVar("depth", default=0)

if TYPE_CHECKING:
    _Base = BaseModel
else:
    _OLD_NAMES = {
        name for name in dir(BaseModel) if not name.startswith(("_", "model_"))
    }

    class _Class(type(BaseModel)):
        """Leaves UNSET out, and lets members have names of methods that are deprecated."""

        def __new__(mcls, name, bases, namespace, **config):
            namespace = {
                key: _field(UNSET) if value is UNSET else value
                for key, value in namespace.items()
            }
            if _OLD_NAMES.isdisjoint(namespace.get("__annotations__", ())):
                return super().__new__(mcls, name, bases, namespace, **config)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)
                return super().__new__(mcls, name, bases, namespace, **config)

    class _Base(BaseModel, metaclass=_Class):
        pass


class Model(_Base):
    """One JSON object; every member is a keyword."""

    model_config: ClassVar[ConfigDict] = {
        **_CONFIG,
        "defer_build": True,
        "validate_by_alias": True,
        "validate_by_name": True,
        "serialize_by_alias": True,
        "protected_namespaces": (),
    }

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # Why: classes that lead to each other are read one inside the other, which ends
        # in a RecursionError where they are many; those far down are read on their own.
        depth = _DEPTH.get()
        if depth == _MOST_LEVELS:
            return _apart(cls)
        token = _DEPTH.set(depth + 1)
        try:
            return handler(source)
        finally:
            _DEPTH.reset(token)

    @classmethod
    def __with_attributes__(cls, values: Mapping[str, Any]) -> Self:
        """An object that is not validated.

        `model_construct` would take some attributes for aliases of others.
        """
        defaults = {
            name: found.get_default(call_default_factory=True)
            for name, found in cls.model_fields.items()
            if name not in values
        }
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", {**defaults, **values})
        object.__setattr__(made, "__pydantic_fields_set__", set(values))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made

    @classmethod
    def __model_members__(cls) -> tuple[Member, ...]:
        cls.model_rebuild()
        return tuple(
            Member(
                name,
                _wire(name, found),
                _kind(found),
                found.is_required(),
                None if found.default is None else UNSET,
            )
            for name, found in cls.model_fields.items()
        )


class OpenModel(Model):
    """A JSON object that keeps the members which the document does not name."""

    model_config = ConfigDict(extra="allow")

    if not TYPE_CHECKING:

        def __init__(self, *, additional_properties=None, **members):
            super().__init__(**(additional_properties or {}), **members)

        # Why: it only sorts arguments, so that reading JSON need not go through it.
        __init__.__pydantic_base_init__ = True

        @property
        def additional_properties(self):
            return self.model_extra

    @classmethod
    def __with_attributes__(cls, values: Mapping[str, Any]) -> Self:
        declared = {k: v for k, v in values.items() if k != _EXTRAS}
        made = super().__with_attributes__(declared)
        object.__setattr__(made, "__pydantic_extra__", values.get(_EXTRAS, {}))
        return made

    @classmethod
    def __model_members__(cls) -> tuple[Member, ...]:
        kept = Member(_EXTRAS, EXTRA_MEMBERS, _kind_of_extras(cls), False, UNSET)
        return (*super().__model_members__(), kept)


def field(*, name: str, default: Any = ...) -> Any:
    """A field whose name in JSON is another one than its attribute's."""
    return _field(default, validation_alias=name, serialization_alias=name)


def _field(default: Any, **options: Any) -> Any:
    if default is UNSET:
        # Why: a default that is no JSON is warned about in JSON Schemas of a class.
        return Field(
            default_factory=lambda: UNSET,
            exclude_if=lambda value: value is UNSET,
            **options,
        )
    return Field(default, **options)


def extra_members() -> Any:
    """What `additional_properties` is where nothing is given; read by type checkers."""
    return Field(default_factory=dict[str, Any])


def union(name: str, module: str, **variants: Any) -> Any:
    """A type for fields that hold one of several variants, as of unions.union."""
    marker = unions.union(name, module, **variants)

    def schema(source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.no_info_plain_validator_function(
            lambda raw: _chosen(marker, raw),
            json_schema_input_schema=core_schema.any_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(_plain),
        )

    marker.__get_pydantic_core_schema__ = schema
    return marker


class PydanticCodec:
    """Reads pydantic models; adapters are made on first use of a type, and kept."""

    def decode(self, kind: Any, data: bytes) -> Any:
        """JSON bytes as a value of the type; raises CodecError."""
        data = data.removeprefix(_BYTE_ORDER_MARK)
        try:
            if kind is Any:
                return msgspec.json.decode(data)
            return _read(kind, data)
        except ValidationError as error:
            raise _mismatch(error, data) from None
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise CodecError("", "expected JSON, got something else") from None
        except RecursionError:
            raise CodecError("", "expected JSON, got too many levels of it") from None

    def decoder(self, kind: Any) -> Callable[[bytes], Any]:
        """What reads JSON bytes as values of the type, over and over; raises CodecError."""
        return partial(self.decode, kind)

    def make(self, kind: Any, values: Mapping[str, Any]) -> Any:
        """A model with these attributes, whatever they hold; others have their defaults."""
        return kind.__with_attributes__(values)

    def encode(self, value: Any) -> bytes:
        """Any value that can be sent as JSON bytes; raises TypeError or ValueError."""
        return wire.encode(value)


CODEC = PydanticCodec()
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MOST_ADAPTERS = 4096
_APART = "apart"


@lru_cache(_MOST_ADAPTERS)
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind, config=None if is_model(kind) else _CONFIG)


def _read(kind: Any, data: bytes) -> Any:
    return _adapter(kind).validate_json(data, strict=True, by_alias=True, by_name=False)


def _apart(kind: type[Model]) -> CoreSchema:
    """A class that is read by itself when a value of it is met."""

    def read(raw: Any) -> Any:
        if isinstance(raw, kind):
            return raw
        data = wire.encode(raw)
        try:
            return _read(kind, data)
        except ValidationError as error:
            found = _mismatch(error, data)
            said = {"pointer": found.pointer, "expected": found.expected}
            raise PydanticCustomError(_APART, "{expected}", said) from None

    return core_schema.no_info_plain_validator_function(
        read,
        json_schema_input_schema=core_schema.any_schema(),
        serialization=core_schema.plain_serializer_function_ser_schema(_plain),
    )


def _kind(found: FieldInfo) -> Any:
    """The whole type of a field, with what says how it is read."""
    kind: Any = found.annotation
    return reduce(lambda kind, said: Annotated[kind, said], found.metadata, kind)


def _kind_of_extras(kind: type[Model]) -> Any:
    """What pydantic reads members as that the document does not name."""
    said = vars(kind).get("__annotations__", {}).get("__pydantic_extra__")
    if said is None:
        return dict[str, Any]
    holder = type(kind.__name__, (), {"__annotations__": {_EXTRAS: said}})
    return get_type_hints(holder, vars(sys.modules[kind.__module__]))[_EXTRAS]


def _wire(name: str, found: FieldInfo) -> str:
    alias = found.serialization_alias
    return name if alias is None else alias


def _attempt(raw: Any, kind: Any) -> Any:
    if isinstance(raw, bool) and isinstance(kind, EnumType):
        return MISFIT  # Why: pydantic takes true for 1 there.
    try:
        return _read(kind, wire.encode(raw))
    except (ValidationError, RecursionError):
        return MISFIT


def _chosen(marker: Any, raw: Any) -> Any:
    """A variant: what is one already as it is, raw values as the one that fits."""
    is_typed = model_of(raw) is not None or isinstance(raw, UnknownVariant)
    return raw if is_typed else choose(marker, raw, _attempt)


def _plain(value: Any) -> Any:
    return value.raw if isinstance(value, UnknownVariant) else value


def _mismatch(error: ValidationError, data: bytes) -> CodecError:
    """The first complaint, without a value; of a path only what is in the JSON."""
    found = error.errors(include_url=False, include_input=False)
    kind, text = found[0]["type"], found[0]["msg"]
    below = found[0].get("ctx", {}).get("pointer", "") if kind == _APART else ""
    if kind == "json_invalid":
        return CodecError("", "expected JSON, got something else")
    if kind in ("enum", "literal_error"):
        text = "Expected one of the listed values, got another"
    elif kind == "value_error":
        text = text.removeprefix("Value error, ")
    steps = _steps(msgspec.json.decode(data), found[0]["loc"])
    return CodecError(pointer(steps) + below, text.partition(",")[0])


def _steps(raw: Any, path: tuple[int | str, ...]) -> list[str]:
    """The steps of a path that lead somewhere; the others name types of a union."""
    steps: list[str] = []
    for step in path:
        if is_object(raw) and step in raw:
            raw = raw[str(step)]
        elif is_array(raw) and isinstance(step, int) and step < len(raw):
            raw = raw[step]
        else:
            continue
        steps.append(str(step))
    return steps


__all__ = [
    "CODEC",
    "UNSET",
    "DateTime",
    "DecimalText",
    "Model",
    "OpenModel",
    "UnsetType",
    "extra_members",
    "field",
    "union",
]
