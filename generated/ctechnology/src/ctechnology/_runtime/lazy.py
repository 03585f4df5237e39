"""Models in several modules, loaded in groups when one of them is first touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

Groups: TypeAlias = Mapping[str, Mapping[str, list[str]]]
"""Names by module, by group."""

_COMMON = "_common"
"""The group that the others use, where there is one."""


def lazy_models(package: str, groups: Groups) -> tuple[list[str], Callable[[str], Any]]:
    """All names, and the `__getattr__` of the package that has them.

    Modules are given the names of their group and of the common one, as they are where
    the annotations of their classes are looked up.
    """
    homes = {
        name: group
        for group, modules in groups.items()
        for names in modules.values()
        for name in names
    }
    loaded: dict[str, dict[str, Any]] = {}

    def load(group: str) -> dict[str, Any]:
        if group not in loaded:
            shared = load(_COMMON) if group != _COMMON and _COMMON in groups else {}
            modules = {import_module(f"{package}.{m}"): m for m in groups[group]}
            own = {
                name: vars(module)[name]
                for module, path in modules.items()
                for name in groups[group][path]
            }
            for module in modules:
                vars(module).update(shared | own)
            loaded[group] = own
        return loaded[group]

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = load(homes[name])
        vars(import_module(package)).update(found)
        return found[name]

    return sorted(homes), find
