"""Packages that only some clients need: an import that fails says how they are installed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

_NAME: Final = (__package__ or __name__).partition(".")[0]


@contextmanager
def needs(package: str, extra: str) -> Generator[None]:
    """Raise ImportError that names the extra, for imports of a package in the block."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in (package, ""):
            raise
        raise ImportError(
            f"{package} is needed: pip install '{_NAME}[{extra}]'", name=error.name
        ) from None


def needed(package: str, extra: str) -> Any:
    """A package without its types; raises ImportError that names the extra."""
    with needs(package, extra):
        return import_module(package)
