"""Fixtures: the generated packages of all cases, installed once a run."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx2
import pytest

from driving import only_broken
from installing import install, install_runtime, runtime
from specloom.config import FLAVOURS

from .harness import Case, Outcome, cases, outcome


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder on `sys.path` with the package of every case under a name of its own."""
    folder = tmp_path_factory.mktemp("cases")
    for models in FLAVOURS:
        install_runtime(folder, models)
        for case in cases():
            files = outcome(case, models).files
            if files:
                install(files, folder, case.package_of(models), models)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    mine = {case.package_of(models) for case in cases() for models in FLAVOURS}
    for name in [name for name in sys.modules if name.partition(".")[0] in mine]:
        del sys.modules[name]


@pytest.fixture(params=FLAVOURS)
def models(request: pytest.FixtureRequest) -> str:
    """The library that the package of `client` has its models from."""
    return str(request.param)


@pytest.fixture
def client(
    request: pytest.FixtureRequest,
    installed: Path,
    models: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """The generated package of the case in whose folder a test stands.

    No answer is taken apart in search of mismatches that has none.
    """
    only_broken(import_module(f"{runtime(models)}.outcome"), monkeypatch)
    folder = request.path.parent
    case = next(case for case in cases() if case.folder == folder)
    package = case.package_of(models)
    assert (installed / package).is_dir(), outcome(case, models).diagnostics
    return import_module(package)


@pytest.fixture
def codec(models: str) -> Any:
    """The runtime's way from JSON bytes to values and back."""
    return import_module(f"{runtime(models)}.codec")


@pytest.fixture
def sent() -> Callable[..., Any]:
    """A way to look at what a client sends."""
    return _sent


@contextmanager
def _sent(
    client: Any, answers: Any = None, **options: Any
) -> Generator[tuple[Any, list[httpx2.Request]]]:
    """A client and the requests that it sent; answered with 204, or this JSON in turn."""
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        request.read()
        requests.append(request)
        if answers is None:
            return httpx2.Response(204)
        return httpx2.Response(200, json=answers[len(requests) - 1])

    pool = httpx2.Client(transport=httpx2.MockTransport(answer))
    with pool, client(http_client=pool, **options) as api:
        yield api, requests


@pytest.fixture
def answering() -> Callable[..., Any]:
    """A way to see what a client makes of an answer."""
    return _answering


@contextmanager
def _answering(client: Any, body: Any = None, **answer: Any) -> Generator[Any]:
    """A client whose calls are all answered with 200 and this JSON, or such an answer."""
    given: dict[str, Any] = {"status_code": 200, **(answer or {"json": body})}
    transport = httpx2.MockTransport(lambda _: httpx2.Response(**given))
    pool = httpx2.Client(transport=transport)
    with pool, client(http_client=pool) as api:
        yield api


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Outcome:
    """What the case became in whose folder a test stands."""
    folder = request.path.parent
    found: list[Case] = [case for case in cases() if case.folder == folder]
    return outcome(found[0])
