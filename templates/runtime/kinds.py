"""Kinds of values: anything in, whether it is an object, an array or bytes out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any, TypeAlias, TypeGuard

Bytes: TypeAlias = bytes | bytearray | memoryview


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value maps names to values."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Whether a value is a list or tuple."""
    return isinstance(value, list | tuple)


def is_collection(value: object) -> TypeGuard[Collection[Any]]:
    """Whether a value is a sequence or set of values, text and bytes aside."""
    if isinstance(value, str) or is_bytes(value):
        return False
    return isinstance(value, Sequence | Set)


def is_bytes(value: object) -> TypeGuard[Bytes]:
    """Whether a value holds bytes in memory."""
    return isinstance(value, bytes | bytearray | memoryview)
