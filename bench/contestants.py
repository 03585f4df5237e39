"""The generators that are compared, and how each is installed, run and spoken to."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PACKAGE: Final = "client"
"""What every generated package is called."""


class Missing(Exception):
    """Why a generator, or what it generates, is not there."""


@dataclass(frozen=True)
class Document:
    """A document: what others read of it, and what Specloom does when that is more."""

    name: str
    file: Path
    configured: Path | None = None


@dataclass(frozen=True)
class Model:
    """Where a class of a client is, and the module of the operation that answers so."""

    module: str
    name: str
    operation: str


@dataclass(frozen=True)
class Contestant:
    """One way to generate clients.

    requirements  what its environment holds; the first is the generator, if it is foreign
    command       what generates: (folder of commands, document, folder to write) → words
    source        the folder, below the written one, that holds the package
    style         how `decoding.py` speaks to the models
    models        payload → the model of its answer, or of an item of an array
    """

    name: str
    environment: str
    requirements: tuple[str, ...]
    command: Callable[[Path, Document, Path], list[str]]
    source: str
    style: str
    models: Mapping[str, Model]

    @property
    def is_foreign(self) -> bool:
        return self.environment != "specloom"


def _specloom(models: str) -> Callable[[Path, Document, Path], list[str]]:
    """Generate by the command line of this checkout; msgspec is what it does unasked."""

    def command(_: Path, document: Document, target: Path) -> list[str]:
        return [
            str(Path(sys.executable).parent / "specloom"),
            "generate",
            str(document.configured or document.file),
            *("--output", str(target)),
            *("--package", PACKAGE),
            *(("--models", models) if models != "msgspec" else ()),
        ]

    return command


def _python_client(commands: Path, document: Document, target: Path) -> list[str]:
    """Enumerations that it cannot make classes of are made types, as it then advises."""
    options: list[str] = []
    if document.name == "stripe":
        target.mkdir(parents=True, exist_ok=True)
        config = target / "options.yaml"
        config.write_text("literal_enums: true\n", "utf-8")
        options = ["--config", str(config)]
    return [
        str(commands / "openapi-python-client"),
        "generate",
        *("--path", str(document.file)),
        *("--output-path", str(target / PACKAGE)),
        *("--meta", "none"),
        "--overwrite",
        *options,
    ]


def _generator(properties: str = "") -> Callable[[Path, Document, Path], list[str]]:
    def command(commands: Path, document: Document, target: Path) -> list[str]:
        return [
            str(commands / "openapi-generator-cli"),
            "generate",
            *("--input-spec", str(document.file)),
            *("--generator-name", "python"),
            *("--library", "urllib3"),
            *("--package-name", PACKAGE),
            *("--output", str(target)),
            *("--global-property", "apiTests=false,modelTests=false"),
            "--skip-validate-spec",
            *(("--additional-properties", properties) if properties else ()),
        ]

    return command


_OWN: Final = {
    "minimal": Model("models", "MinimalRepository", "resources.repos"),
    "repositories": Model("models", "Repository", "resources.repos"),
    "charges": Model("models", "GetChargesResponse", "resources.charges"),
    "trips": Model("models", "TripListResponse", "resources.trip"),
}
_PYTHON_CLIENT: Final = {
    "minimal": Model(
        "models.minimal_repository", "MinimalRepository", "api.repos.reposlist_for_org"
    ),
    "repositories": Model(
        "models.repository", "Repository", "api.repos.reposlist_for_authenticated_user"
    ),
    "charges": Model(
        "models.get_charges_charge_list",
        "GetChargesChargeList",
        "api.default.get_charges",
    ),
    "trips": Model(
        "models.trip_list_response", "TripListResponse", "api.trip.list_trips"
    ),
}
_GENERATOR: Final = {
    "minimal": Model("models.minimal_repository", "MinimalRepository", "api.repos_api"),
    "repositories": Model("models.repository", "Repository", "api.repos_api"),
    "charges": Model("models.charge_list", "ChargeList", "api.default_api"),
    "trips": Model("models.trip_list_response", "TripListResponse", "api.trip_api"),
}
_OWN_NEEDS: Final = ("httpx2", "msgspec", "pydantic")
_GENERATOR_NEEDS: Final = (
    "openapi-generator-cli",
    "pydantic>=2.11",
    "python-dateutil",
    "typing-extensions",
    "urllib3>=2.7",
)
CONTESTANTS: Final = (
    *(
        Contestant(
            name=f"Specloom, {models}",
            environment="specloom",
            requirements=_OWN_NEEDS,
            command=_specloom(models),
            source="src",
            style="specloom",
            models=_OWN,
        )
        for models in ("msgspec", "pydantic")
    ),
    Contestant(
        name="openapi-python-client",
        environment="openapi-python-client",
        requirements=("openapi-python-client",),
        command=_python_client,
        source=".",
        style="dict",
        models=_PYTHON_CLIENT,
    ),
    *(
        Contestant(
            name="openapi-generator" + (", lazyImports" if properties else ""),
            environment="openapi-generator",
            requirements=_GENERATOR_NEEDS,
            command=_generator(properties),
            source=".",
            style="pydantic",
            models=_GENERATOR,
        )
        for properties in ("", "lazyImports=true")
    ),
)


def python(contestant: Contestant, work: Path) -> Path:
    """The interpreter of its environment, built when missing; raises Missing."""
    folder = work / "environments" / contestant.environment
    found = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        _run(str(found), "-m", "pip", "install", "--quiet", *contestant.requirements)
        ready.touch()
    return found


def client(contestant: Contestant, document: Document, work: Path) -> Path:
    """The folder to import its client from, compiled; raises Missing.

    What others generated is used again; Specloom is the one that changes.
    """
    commands = python(contestant, work).parent
    words = contestant.name.replace(", ", "-")
    target = work / "clients" / f"{words}-{document.name}"
    ready = target / ".ready"
    if not (contestant.is_foreign and ready.exists()):
        shutil.rmtree(target, ignore_errors=True)
        _run(*contestant.command(commands, document, target), path=commands)
        compiling = (str(commands / "python"), "-m", "compileall", "-q", str(target))
        subprocess.run(compiling, check=False, capture_output=True)
        ready.touch()
    return target / contestant.source


def version(contestant: Contestant, work: Path) -> str:
    """Of a foreign generator."""
    code = f"from importlib.metadata import version; print(version({contestant.requirements[0]!r}))"
    return _run(str(python(contestant, work)), "-c", code).strip()


def _run(*command: str, path: Path | None = None) -> str:
    """What a command prints; raises Missing with the last that it complains of."""
    places = [str(path)] if path else []
    environ = os.environ | {"PATH": ":".join([*places, os.environ["PATH"]])}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environ
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line]
        raise Missing(" ".join(lines[-1:]).strip() or f"exit code {done.returncode}")
    return done.stdout
