"""The AsyncAPI documents of the corpus → their packages, a role and a library of models each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module, invalidate_caches
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

from corpus.documents import SLOWLY, package_of
from corpus.event_documents import configured
from installing import install, install_runtime
from specloom import ir
from specloom.config import MSGSPEC
from specloom.diagnostics import Sink
from specloom.pipeline import generate

CLIENT: Final = "client"
APPLICATION: Final = "application"
SIDES: Final = (CLIENT, APPLICATION)
"""The roles of which one sends what the other receives."""
ROLES: Final = (*SIDES, "both") if SLOWLY else SIDES


@dataclass(frozen=True, slots=True)
class Spoken:
    """A package of channels, importable.

    `files` are those of its project but the runtime, `types` how many it is made of.
    """

    name: str
    role: str
    models: str
    package: str
    files: dict[str, str]
    events: ir.Events
    types: int
    surface: dict[str, Any]
    errors: tuple[str, ...]

    def modules(self) -> dict[str, str]:
        """What was rendered from the document, by path."""
        return {path: text for path, text in self.files.items() if path.endswith(".py")}

    def imported(self, module: str = "") -> ModuleType:
        """The package, or a module of it."""
        return import_module(f"{self.package}.{module}" if module else self.package)


class Speak(Protocol):
    """Gives the package of a document for a role, with models of a library."""

    def __call__(self, name: str, role: str, models: str = MSGSPEC) -> Spoken: ...


def speak(shared: Path, name: str, role: str, models: str = MSGSPEC) -> Spoken:
    """Generate a package of channels into a folder of packages."""
    package = f"{package_of(name)}_{role}{'' if models == MSGSPEC else f'_{models}'}"
    sink = Sink()
    config = replace(configured(name, role), package=package, models=models)
    made = generate(config, sink)
    assert made.api.events is not None
    files = made.files | made.once
    install_runtime(shared, models)
    install(files, shared, package, models)
    invalidate_caches()
    return Spoken(
        name=name,
        role=role,
        models=models,
        package=package,
        files={p: text for p, text in files.items() if "/_runtime/" not in p},
        events=made.api.events,
        types=len(made.api.types),
        surface=made.surface,
        errors=tuple(d.message for d in sink.errors()),
    )
