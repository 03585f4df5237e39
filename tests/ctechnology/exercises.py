"""The register of exercises: one for each operation of the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from colours import Colour

from ctechnology import CTechnology
from sandbox import seed

TOKEN = f"Token {seed.TOKEN}"
KEY = f"Api-key {seed.FLEET_KEY}"


@dataclass(frozen=True)
class Sent:
    """What has to be on the wire: path and query as they are, body, credential."""

    target: str
    body: object = None
    credential: str | None = TOKEN


Exercise: TypeAlias = Callable[[Colour, CTechnology], Sent]
"""Makes one call, checks what it returns, and says what it should have sent."""

EXERCISES: dict[str, Exercise] = {}


def exercise(operation: str) -> Callable[[Exercise], Exercise]:
    """Register the exercise of an operation by its id."""

    def register(function: Exercise) -> Exercise:
        assert operation not in EXERCISES
        EXERCISES[operation] = function
        return function

    return register
