"""A run's outcome → the JSON of `--report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .diagnostics import Diagnostic, as_data, count
from .surface import is_degraded

if TYPE_CHECKING:
    from . import ir


def report(api: ir.Api | None, found: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """Operations, webhooks and schemas: total, generated, degraded; every diagnostic."""
    return {
        "operations": _calls(api, api.operations if api else ()),
        "webhooks": _calls(api, api.webhooks if api else ()),
        "schemas": _schemas(api),
        "diagnostics": [as_data(diagnostic) for diagnostic in found],
        "counts": count(found),
    }


def _calls(api: ir.Api | None, calls: tuple[ir.Operation, ...]) -> dict[str, int]:
    degraded = sum(is_degraded(api, call) for call in calls) if api else 0
    return {"total": len(calls), "generated": len(calls), "degraded": degraded}


def _schemas(api: ir.Api | None) -> dict[str, int]:
    schemas = api.schemas if api else ()
    generated = [id for id in schemas if api and id in api.types]
    degraded = sum(id in api.degraded for id in generated) if api else 0
    return {"total": len(schemas), "generated": len(generated), "degraded": degraded}
