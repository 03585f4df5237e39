"""A schema one level too high is a schema all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_answer(client: Any, answering: Callable[..., Any]) -> None:
    with answering(client.Sample, {"name": "Rex"}) as api:
        assert api.pet.put(name="Rex") == client.models.Pet(name="Rex")
