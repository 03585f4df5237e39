"""What is going away: a message in, a decorator that tells callers of it out."""

from __future__ import annotations

import warnings
from functools import wraps
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import deprecated
else:
    # Why: PEP 702 is in the standard library from Python 3.13 on only.
    def deprecated(message):
        """Warn whoever calls the method; what it returns, also to await, stays."""

        def decorate(method):
            @wraps(method)
            def call(*args, **kwargs):
                warnings.warn(message, DeprecationWarning, stacklevel=_depth())
                return method(*args, **kwargs)

            call.__deprecated__ = message
            return call

        return decorate


def _depth() -> int:
    """The stack level of the first caller outside this package, as `warn` counts."""
    from inspect import currentframe

    depth, frame = -1, currentframe()
    while frame is not None and frame.f_globals.get("__package__") == __package__:
        depth, frame = depth + 1, frame.f_back
    return depth + 1


__all__ = ["deprecated"]
