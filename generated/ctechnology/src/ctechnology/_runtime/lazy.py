"""Models in several modules, loaded in groups when one of them is first touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

Groups: TypeAlias = Mapping[str, Mapping[str, list[str]]]
"""Names by module, by group."""

_COMMON = "_common"
"""The group that has what several others use, where there is one."""
_OTHERS = "_others"
"""The group that has what no operation uses; its classes may lead to any other."""
_ALIASES = "_aliases"


def lazy_models(package: str, groups: Groups) -> tuple[list[str], Callable[[str], Any]]:
    """All names, and the `__getattr__` of the package that has them.

    Modules are given the names that their classes may use, as they are where annotations
    are looked up.
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
            used = groups if group == _OTHERS else {_COMMON} & groups.keys()
            shared: dict[str, Any] = {}
            for other in used:
                if other not in (group, _ALIASES):
                    shared |= load(other)
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
