"""Models in several modules, each loaded with those that it needs when it is touched."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any


def lazy_models(package: str, homes: str) -> Callable[[str], Any]:
    """The `__getattr__` of the package that has the names of all its modules.

    `homes` has a line for each name, with its module after a space; it is text because a
    program reads few of the lines, and text costs nothing before. A module may say in
    `__needs__` of which others it uses the names. It is given them, as that is where the
    annotations of its classes are looked up.
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
            return sorted(line.partition(" ")[0] for line in homes.split("\n") if line)
        _, found, after = homes.partition(f"\n{name} ")
        if not found or not name.isidentifier():
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        load(after.partition("\n")[0])
        return vars(import_module(package))[name]

    return find


def _needs(module: ModuleType) -> tuple[str, ...]:
    return getattr(module, "__needs__", ())


def _names(module: ModuleType) -> dict[str, Any]:
    return {name: vars(module)[name] for name in vars(module)["__all__"]}
