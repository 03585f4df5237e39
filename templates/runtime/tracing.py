"""OpenTelemetry: a span and a duration for each attempt, as the conventions for HTTP say."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlsplit

from .messages import Request, Response, public_url

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

    from .settings import AsyncMiddleware, Middleware

_NAME: Final = (__package__ or __name__).partition(".")[0]
_METHODS: Final = frozenset(
    {
        "CONNECT",
        "DELETE",
        "GET",
        "HEAD",
        "OPTIONS",
        "PATCH",
        "POST",
        "PUT",
        "QUERY",
        "TRACE",
    }
)
_PORTS: Final = {"http": 80, "https": 443}
_BOUNDARIES: Final = [
    *(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75),
    *(1.0, 2.5, 5.0, 7.5, 10.0),
]


def telemetry(
    *,
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
) -> Middleware:
    """Middleware for a client that reports its requests; needs the extra `otel`.

    One span of kind CLIENT an attempt, named by method and path template, with
    `traceparent` sent along, and the histogram `http.client.request.duration` in
    seconds. Addresses are without query, so that no secret is in them.

    Raises ImportError without opentelemetry-api.
    """
    instruments = _Instruments(tracer_provider, meter_provider)

    def layer(request: Request, call_next: Callable[[Request], Response]) -> Response:
        with _Attempt(instruments, request) as attempt:
            return attempt.answered(call_next(attempt.request))

    return layer


def async_telemetry(
    *,
    tracer_provider: TracerProvider | None = None,
    meter_provider: MeterProvider | None = None,
) -> AsyncMiddleware:
    """As `telemetry`, for an async client."""
    instruments = _Instruments(tracer_provider, meter_provider)

    async def layer(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        with _Attempt(instruments, request) as attempt:
            return attempt.answered(await call_next(attempt.request))

    return layer


class _Instruments:
    """What attempts are reported to."""

    def __init__(
        self, tracers: TracerProvider | None, meters: MeterProvider | None
    ) -> None:
        try:
            from opentelemetry import metrics, propagate, trace
        except ImportError:
            raise ImportError(
                f"telemetry needs opentelemetry-api: pip install '{_NAME}[otel]'"
            ) from None
        self.trace = trace
        self.inject = propagate.inject
        self.tracer = trace.get_tracer(_NAME, tracer_provider=tracers)
        self.durations = metrics.get_meter(
            _NAME, meter_provider=meters
        ).create_histogram(
            "http.client.request.duration",
            unit="s",
            description="Duration of HTTP client requests.",
            explicit_bucket_boundaries_advisory=_BOUNDARIES,
        )


class _Attempt:
    """One attempt while it lasts; `request` is to be sent in place of the given one."""

    def __init__(self, instruments: _Instruments, request: Request) -> None:
        self._to = instruments
        self._said = _attributes(request)
        self._error = ""
        method: str = self._said["http.request.method"]
        self._span = instruments.tracer.start_span(
            f"{'HTTP' if method == '_OTHER' else method} {request.template}",
            kind=instruments.trace.SpanKind.CLIENT,
            attributes={**self._said, **_more(request)},
        )
        self.request = request if request.foreign else self._traced(request)

    def _traced(self, request: Request) -> Request:
        carrier: dict[str, str] = {}
        context = self._to.trace.set_span_in_context(self._span)
        self._to.inject(carrier, context=context)
        return request.with_headers(carrier)

    def answered(self, response: Response) -> Response:
        """Note what came back."""
        self._said["http.response.status_code"] = response.status
        self._span.set_attribute("http.response.status_code", response.status)
        if response.status >= 400:
            self._error = str(response.status)
        return response

    def __enter__(self) -> Self:
        self._started = time.perf_counter()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        seconds = time.perf_counter() - self._started
        if kind is not None:
            self._error = kind.__qualname__
        if self._error:
            self._said["error.type"] = self._error
            self._span.set_attribute("error.type", self._error)
            self._span.set_status(self._to.trace.StatusCode.ERROR)
        self._to.durations.record(seconds, attributes=self._said)
        self._span.end()


def _attributes(request: Request) -> dict[str, Any]:
    """What both span and duration carry."""
    parts = urlsplit(request.url)
    method = request.method.upper()
    return {
        "http.request.method": method if method in _METHODS else "_OTHER",
        "server.address": parts.hostname or "",
        "server.port": parts.port or _PORTS.get(parts.scheme, 0),
        "url.template": request.template,
    }


def _more(request: Request) -> dict[str, Any]:
    """What the span alone carries."""
    found: dict[str, Any] = {
        "url.full": public_url(request.url),
        f"{_NAME}.operation": request.operation,
    }
    if request.method.upper() not in _METHODS:
        found["http.request.method_original"] = request.method
    if request.attempt:
        found["http.request.resend_count"] = request.attempt
    return found
