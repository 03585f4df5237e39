"""Fixtures: the packages of the documents, each generated once a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache, partial

import pytest

from corpus.documents import Make, make


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """The package of a document by its name, importable while the tests run."""
    folder = tmp_path_factory.mktemp("corpus")
    sys.path.insert(0, str(folder / "shared"))
    yield cache(partial(make, folder))
    sys.path.remove(str(folder / "shared"))
    for name in [name for name in sys.modules if name.startswith("corpus_")]:
        del sys.modules[name]
