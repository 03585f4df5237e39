"""A run's outcome → the JSON of `--report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .diagnostics import Diagnostic, as_data, count
from .surface import is_degraded

if TYPE_CHECKING:
    from . import ir


def report(api: ir.Api | None, found: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """Operations and schemas: total, generated, degraded; then every diagnostic."""
    return {
        "operations": _operations(api),
        "schemas": _schemas(api),
        "diagnostics": [as_data(diagnostic) for diagnostic in found],
        "counts": count(found),
    }


def _operations(api: ir.Api | None) -> dict[str, int]:
    if api is None:
        return {"total": 0, "generated": 0, "degraded": 0}
    every = (*api.operations, *api.webhooks)
    degraded = sum(is_degraded(api, operation) for operation in every)
    return {"total": len(every), "generated": len(every), "degraded": degraded}


def _schemas(api: ir.Api | None) -> dict[str, int]:
    if api is None:
        return {"total": 0, "generated": 0, "degraded": 0}
    named = [id for id in api.schemas if id in api.types]
    degraded = sum(id in api.degraded for id in named)
    return {"total": len(api.schemas), "generated": len(named), "degraded": degraded}
