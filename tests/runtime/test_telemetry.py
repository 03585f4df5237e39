"""OpenTelemetry: what is reported of each attempt, and what is not."""

from __future__ import annotations

import sys
from typing import Any

import httpx2
import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import (
    InMemorySpanExporter,
)
from opentelemetry.trace import SpanKind, StatusCode

from runtime import APIConnectionError, NotFoundError, async_telemetry, telemetry

from .colours import Colour, Server, envelope, vehicle


class Reports:
    """Everything that was reported."""

    def __init__(self, colour: Colour) -> None:
        self._spans = InMemorySpanExporter()
        self._reader = InMemoryMetricReader()
        tracers = TracerProvider()
        tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        meters = MeterProvider(metric_readers=[self._reader])
        make: Any = async_telemetry if colour.is_async else telemetry
        self.layer = make(tracer_provider=tracers, meter_provider=meters)

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        return self._spans.get_finished_spans()

    @property
    def points(self) -> list[Any]:
        data = self._reader.get_metrics_data()
        assert data is not None
        [metric] = data.resource_metrics[0].scope_metrics[0].metrics
        assert (metric.name, metric.unit) == ("http.client.request.duration", "s")
        return list(metric.data.data_points)


@pytest.fixture
def reports(colour: Colour) -> Reports:
    return Reports(colour)


def test_a_span_an_attempt(colour: Colour, reports: Reports) -> None:
    server = Server(httpx2.Response(503), envelope(vehicle()))
    client = colour.client(server, middleware=[reports.layer], query={"q": "private"})
    colour.run(client.vehicle.get("veh_1"))
    first, second = reports.spans
    assert first.name == second.name == "GET /vehicle/{vehicle_id}"
    assert first.kind is SpanKind.CLIENT
    assert dict(first.attributes or {}) == {
        "http.request.method": "GET",
        "server.address": "api.example",
        "server.port": 443,
        "url.template": "/vehicle/{vehicle_id}",
        "url.full": "https://api.example/v1/vehicle/veh_1",
        "runtime.operation": "getVehicle",
        "http.response.status_code": 503,
        "error.type": "503",
    }
    assert first.status.status_code is StatusCode.ERROR
    assert second.status.status_code is StatusCode.UNSET
    said = dict(second.attributes or {})
    assert (said["http.request.resend_count"], said["http.response.status_code"]) == (
        1,
        200,
    )
    statuses = {
        p.attributes["http.response.status_code"]: p.count for p in reports.points
    }
    assert statuses == {503: 1, 200: 1}
    context = second.context
    assert context is not None
    sent = server.last.headers["traceparent"].split("-")
    assert sent[1:3] == [f"{context.trace_id:032x}", f"{context.span_id:016x}"]


def test_failures(colour: Colour, reports: Reports) -> None:
    server = Server(httpx2.ConnectError("no"), httpx2.Response(404))
    client = colour.client(server, middleware=[reports.layer], max_retries=0)
    with pytest.raises(APIConnectionError):
        colour.run(client.vehicle.get("veh_1"))
    with pytest.raises(NotFoundError):
        colour.run(client.vehicle.get("veh_1"))
    kinds = [dict(span.attributes or {})["error.type"] for span in reports.spans]
    assert kinds == ["APIConnectionError", "404"]


def test_nothing_secret(colour: Colour, reports: Reports) -> None:
    away = httpx2.Response(307, headers={"Location": "https://other.example/x?k=hush"})
    server = Server(away, envelope(vehicle()))
    client = colour.client(server, middleware=[reports.layer], token="hush")
    colour.run(client.vehicle.get("veh_1"))
    assert len(reports.spans) == 2
    assert "traceparent" not in server.last.headers
    for span in reports.spans:
        assert "hush" not in span.to_json()


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ImportError, match=r"pip install 'runtime\[otel\]'"):
        telemetry()
