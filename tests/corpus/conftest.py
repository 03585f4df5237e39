"""Fixtures: the packages of the documents, each generated once a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from corpus.documents import Make, make
from corpus.event_packages import Speak, speak


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder; what is in its `shared` can be imported while the tests run."""
    found = tmp_path_factory.mktemp("corpus")
    sys.path.insert(0, str(found / "shared"))
    yield found
    sys.path.remove(str(found / "shared"))
    for name in [name for name in sys.modules if name.startswith("corpus_")]:
        del sys.modules[name]


@pytest.fixture(scope="session")
def made(folder: Path) -> Make:
    """The package of a document by its name."""
    return cache(partial(make, folder))


@pytest.fixture(scope="session")
def spoken(folder: Path) -> Speak:
    """The package of channels of a document, by its name and the role."""
    return cache(partial(speak, folder / "shared"))
