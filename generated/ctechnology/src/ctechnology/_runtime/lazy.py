"""Models in several modules, each loaded with those that it needs when it is touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def lazy_models(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of the package that has the names of all its modules.

    A module may say in `__needs__` of which others it uses the names. It is given them,
    as that is where the annotations of its classes are looked up.
    """
    ready: set[str] = set()

    def load(home: str) -> None:
        pending, found = [home], dict[str, ModuleType]()
        while pending:
            path = pending.pop()
            if path not in found and path not in ready:
                found[path] = import_module(f"{package}.{path}")
                pending += _needs(found[path])
        for module in found.values():
            for needed in _needs(module):
                vars(module).update(_names(import_module(f"{package}.{needed}")))
            vars(import_module(package)).update(_names(module))
        ready.update(found)

    def find(name: str) -> Any:
        if name == "__all__":
            return sorted(homes)
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        load(homes[name])
        return vars(import_module(package))[name]

    return find


def _needs(module: ModuleType) -> tuple[str, ...]:
    return getattr(module, "__needs__", ())


def _names(module: ModuleType) -> dict[str, Any]:
    return {name: vars(module)[name] for name in vars(module)["__all__"]}
