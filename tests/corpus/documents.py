"""The documents of the corpus → the packages that they become, and what is in these.

The documents are not part of the project. They are looked for in SPECLOOM_CORPUS, by
default `../shared/corpus`; with SPECLOOM_REQUIRE_CORPUS their absence is a failure.
Those that take more than a second run with SPECLOOM_CORPUS_SLOW.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import pytest

from installing import install, install_runtime, write
from specloom.config import MSGSPEC, Config
from specloom.diagnostics import Severity, Sink
from specloom.pipeline import generate
from specloom.report import report

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = (
    Path(os.environ.get("SPECLOOM_CORPUS", ROOT.parent / "shared" / "corpus"))
    / "openapi"
)
QUICK: Final = (
    "museum.yaml",
    "oai-callback-30.yaml",
    "oai-link-30.yaml",
    "oai-non-oauth-scopes-31.yaml",
    "oai-petstore-expanded-30.yaml",
    "oai-tags-32.yaml",
    "oai-tictactoe-31.yaml",
    "oai-uspto-30.yaml",
    "oai-webhook-31.yaml",
    "petstore-separate-2/spec/swagger.json",
    "readme-discriminators-30.json",
    "readme-file-uploads-30.json",
    "readme-parameters-style-31.json",
    "readme-schema-circular-20.json",
    "readme-security-31.yaml",
    "redocly-cafe-32.yaml",
    "swagger-petstore-3.yaml",
    "traccar.json",
    "train-travel/openapi.yaml",
    "typespec-sse-32.yml",
    "uber-2.yaml",
    "up-banking.json",
)
SLOW: Final = (
    "docker-engine-20.yaml",
    "figma.yaml",
    "github-api.json",
    "github-webhooks.json",
    "mistral.yaml",
    "netlify-20.yml",
    "paypal-checkout-orders-v2.json",
    "peertube.json",
    "qdrant.json",
    "stripe-2025-basil-trimmed.yaml",
    "stripe.json",
    "telegram-bot.json",
)
ALL: Final = tuple(sorted((*QUICK, *SLOW)))
SLOWLY: Final = bool(os.environ.get("SPECLOOM_CORPUS_SLOW"))
DOCUMENTS: Final = ALL if SLOWLY else QUICK


@dataclass(frozen=True, slots=True)
class Made:
    """A document's package: as it is written, and with a runtime that others share.

    `whole` is the folder of the project, `package` the name in `shared`, one that holds those of all documents
    for the type checkers and for imports; there the runtime is that of the templates,
    read where it lies. `counts` is what the ledger keeps.
    """

    name: str
    package: str
    whole: Path
    shared: Path
    surface: dict[str, Any]
    counts: dict[str, Any]
    errors: tuple[str, ...]

    def modules(self) -> list[Path]:
        """What was rendered from the document."""
        files = sorted((self.shared / self.package).rglob("*.py"))
        return [file for file in files if "_runtime" not in file.parts]


class Make(Protocol):
    """Gives the package of a document, with models of a library."""

    def __call__(self, name: str, models: str = MSGSPEC) -> Made: ...


def find(name: str) -> Path:
    """A document's file; the test is skipped where it may be absent."""
    path = CORPUS / name
    if not path.exists() and not os.environ.get("SPECLOOM_REQUIRE_CORPUS"):
        pytest.skip(
            f"{path} is not on this machine. The corpus is a folder of public API "
            "documents with an `openapi` folder in it; name it in SPECLOOM_CORPUS."
        )
    assert path.exists(), path
    return path


def make(folder: Path, name: str, models: str = MSGSPEC) -> Made:
    """Generate the package of a document below a folder."""
    sink, package = Sink(), package_of(name)
    config = Config(find(name), Path(), package=package, models=models)
    generated = generate(config, sink)
    whole, shared = folder / "whole" / models / package, folder / "shared"
    if models != MSGSPEC:
        package = f"{package}_{models}"
    files = generated.files | generated.once
    write(whole, files)
    install_runtime(shared, models)
    install(files, shared, package, models)
    said = report(generated.api, sink.all)
    return Made(
        name=name,
        package=package,
        whole=whole,
        shared=shared,
        surface=generated.surface,
        counts={
            "operations": said["operations"]["generated"],
            "operations degraded": said["operations"]["degraded"],
            "webhooks": said["webhooks"]["generated"],
            "webhooks degraded": said["webhooks"]["degraded"],
            "schemas": said["schemas"]["generated"],
            "types degraded": len(generated.api.degraded),
            "warnings": _warnings(sink),
        },
        errors=tuple(d.message for d in sink.all if d.severity is Severity.ERROR),
    )


def _warnings(sink: Sink) -> dict[str, int]:
    found = (d.code for d in sink.all if d.severity is Severity.WARNING)
    return dict(sorted(Counter(found).items()))


def package_of(name: str) -> str:
    """A name under which the package can be imported beside all others."""
    stem = name.removesuffix("/openapi.yaml").removesuffix("/spec/swagger.json")
    return "corpus_" + re.sub(r"\W", "_", stem.rpartition(".")[0] or stem)
