"""Models, whichever library they are made with: a class in, its members out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Protocol, TypeGuard

from msgspec import Struct

EXTRA_MEMBERS = "<extra members>"
"""The wire name of the attribute that keeps members which the document does not name."""


class Member(Struct, frozen=True):
    """One member of a JSON object.

    `name` is the attribute, `wire` the name in JSON; `absent` is what the attribute holds
    when the member is not there: UNSET, or None where the class does not tell absent
    from null.
    """

    name: str
    wire: str
    kind: Any
    required: bool
    absent: Any


class Modelled(Protocol):
    """What the class of every model can do."""

    @classmethod
    def __model_members__(cls) -> tuple[Member, ...]:
        """Its members, in the order of the document."""
        ...


def is_model(kind: object) -> TypeGuard[type[Modelled]]:
    """Whether a type is the class of a model."""
    return isinstance(kind, type) and hasattr(kind, "__model_members__")


@cache
def members(kind: type[Modelled]) -> tuple[Member, ...]:
    """The members of a model's class; one has the wire name EXTRA_MEMBERS, if any is kept."""
    return kind.__model_members__()


@cache
def _attributes(kind: type[Modelled]) -> Mapping[str, str]:
    return {member.wire: member.name for member in members(kind)}


def attribute_of(kind: type[Modelled], wire: str) -> str | None:
    """The attribute of a member by its name in JSON, None when there is no such member."""
    return _attributes(kind).get(wire)


def model_of(value: object) -> type[Modelled] | None:
    """The class of a model, None for other values."""
    kind: Any = type(value)
    return kind if hasattr(kind, "__model_members__") else None


def members_of(value: object) -> tuple[Member, ...] | None:
    """The members of a model, None for other values."""
    kind = model_of(value)
    return None if kind is None else members(kind)
