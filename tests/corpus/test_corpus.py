"""Real documents: each generates whole, in black's style, imports, and every model decodes.

The documents are not part of the project. They are looked for in SPECLOOM_CORPUS, by
default `../shared/corpus`; with SPECLOOM_REQUIRE_CORPUS their absence is a failure.
Those that take more than a second run with SPECLOOM_CORPUS_SLOW.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.config import Config
from specloom.diagnostics import Severity, Sink
from specloom.format import format_python
from specloom.pipeline import Generated, generate
from specloom.write import write

ROOT = Path(__file__).resolve().parents[2]
CORPUS = (
    Path(os.environ.get("SPECLOOM_CORPUS", ROOT.parent / "shared" / "corpus"))
    / "openapi"
)
QUICK = {
    "museum.yaml": (9, 0),
    "oai-petstore-expanded-30.yaml": (4, 0),
    "oai-uspto-30.yaml": (3, 0),
    "petstore-separate-2/spec/swagger.json": (4, 0),
    "swagger-petstore-3.yaml": (19, 0),
    "train-travel/openapi.yaml": (8, 0),
}
"""Documents with how many operations and webhooks they have, and how many degrade."""

SLOW = {
    "docker-engine-20.yaml": (107, 10),
    "figma.yaml": (47, 0),
    "github-api.json": (1493, 13),
    "github-webhooks.json": (261, 0),
    "mistral.yaml": (288, 0),
    "netlify-20.yml": (174, 0),
    "oai-callback-30.yaml": (1, 0),
    "oai-link-30.yaml": (6, 0),
    "oai-non-oauth-scopes-31.yaml": (1, 0),
    "oai-tictactoe-31.yaml": (4, 0),
    "oai-tags-32.yaml": (4, 0),
    "oai-webhook-31.yaml": (1, 0),
    "paypal-checkout-orders-v2.json": (8, 0),
    "peertube.json": (186, 3),
    "qdrant.json": (69, 0),
    "readme-discriminators-30.json": (10, 0),
    "readme-file-uploads-30.json": (3, 0),
    "readme-parameters-style-31.json": (25, 0),
    "readme-schema-circular-20.json": (1, 0),
    "readme-security-31.yaml": (15, 0),
    "redocly-cafe-32.yaml": (13, 0),
    "stripe-2025-basil-trimmed.yaml": (107, 0),
    "stripe.json": (452, 0),
    "telegram-bot.json": (82, 0),
    "traccar.json": (61, 0),
    "typespec-sse-32.yml": (5, 5),
    "uber-2.yaml": (5, 0),
    "up-banking.json": (18, 0),
}
is_slow = bool(os.environ.get("SPECLOOM_CORPUS_SLOW"))
DOCUMENTS = {**QUICK, **(SLOW if is_slow else {})}
CHECK = """
import importlib, pkgutil, sys
import client, client.models as models
from client._runtime.codec import CodecError, decode
for module in pkgutil.walk_packages(client.__path__, "client."):
    importlib.import_module(module.name)
for name in models.__all__:
    try:
        decode(getattr(models, name), b"[")
    except CodecError:
        continue
    sys.exit(f"{name} was decoded from half an array")
print(len(models.__all__))
"""


def find(name: str) -> Path:
    path = CORPUS / name
    if not path.exists() and not os.environ.get("SPECLOOM_REQUIRE_CORPUS"):
        pytest.skip(f"{name} is not on this machine; see SPECLOOM_CORPUS")
    assert path.exists()
    return path


def run(name: str, sink: Sink) -> Generated:
    return generate(Config(find(name), Path(), package="client"), sink)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str, tmp_path: Path) -> None:
    sink = Sink()
    generated = run(name, sink)
    operations, degraded = DOCUMENTS[name]
    surface = generated.surface
    assert len(surface["operations"]) + len(surface["webhooks"]) == operations
    assert sum(o["degraded"] for o in surface["operations"]) <= degraded
    assert not [d for d in sink.all if d.severity is Severity.ERROR]
    for path, text in generated.files.items():
        if path.endswith(".py") and "/_runtime/" not in path:
            assert format_python(text) == text, path
    assert write(generated.files, generated.once, tmp_path, sink, force=False)
    found = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHECK],
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-2000:]
    assert int(found.stdout) == len(surface["models"])


def test_every_document_is_accounted_for() -> None:
    folder = find(".")
    files = {
        p.relative_to(folder).as_posix() for p in folder.rglob("*.*") if p.is_file()
    }
    parts = {
        f for f in files if f.startswith(("petstore-separate-2/", "train-travel/"))
    } - set(QUICK)
    assert files - parts == set(QUICK) | set(SLOW)
