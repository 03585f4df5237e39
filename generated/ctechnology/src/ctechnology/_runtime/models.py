"""The base of all models and what their fields are made of."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any, dataclass_transform

from msgspec import UNSET, Struct, StructMeta, UnsetType, field

EXTRA_MEMBERS = "<extra members>"

if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, field_specifiers=(field,))
    class Model(Struct):
        """One JSON object; every member is a keyword."""

else:

    class _KeywordOnly(StructMeta):
        def __new__(mcls, name, bases, namespace, **config):
            config.setdefault("kw_only", True)
            return super().__new__(mcls, name, bases, namespace, **config)

    class Model(Struct, metaclass=_KeywordOnly):
        """One JSON object; every member is a keyword."""


def extra_members() -> Any:
    """Field that keeps the members which the document does not name, by their names.

    Decoding fills it, encoding writes it back beside the declared members.
    """
    return field(name=EXTRA_MEMBERS, default_factory=dict[str, Any])


def share(names: dict[str, Any], *modules: ModuleType) -> None:
    """Give modules the names of the package around them, as their classes use each other."""
    public = {name: names[name] for name in names["__all__"]}
    for module in modules:
        vars(module).update(public)


__all__ = [
    "EXTRA_MEMBERS",
    "UNSET",
    "Model",
    "UnsetType",
    "extra_members",
    "field",
    "share",
]
