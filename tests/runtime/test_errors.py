"""Failures: which exception, what it says, whatever the body looks like."""

from __future__ import annotations

import pickle
import traceback
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any

import httpx2
import pytest

import runtime
from runtime import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    DecodeError,
    EnvelopeError,
    Headers,
    NotFoundError,
    RequestOptions,
)

from .colours import Clock, Colour, Server, envelope
from .sample import Problem

STATUSES = {
    300: "RedirectError",
    304: "RedirectError",
    400: "BadRequestError",
    401: "AuthenticationError",
    402: "APIStatusError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    410: "GoneError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    451: "APIStatusError",
    500: "InternalServerError",
    503: "InternalServerError",
    599: "InternalServerError",
}


def failure(colour: Colour, answer: httpx2.Response) -> APIStatusError:
    client = colour.client(Server(answer), max_retries=0)
    with pytest.raises(APIStatusError) as caught:
        colour.run(client.vehicle.get("veh_1"))
    return caught.value


@pytest.mark.parametrize(("status", "name"), STATUSES.items())
def test_classes_by_status(colour: Colour, status: int, name: str) -> None:
    error = failure(colour, httpx2.Response(status))
    assert type(error) is getattr(runtime, name)
    assert error.status_code == status
    assert error.operation_id == "getVehicle"
    assert isinstance(error, APIError)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"header": {"message": "enveloped"}, "message": "m"}, "enveloped"),
        ({"header": {"message": None}, "message": "plain"}, "plain"),
        ({"error": {"message": "nested"}}, "nested"),
        ({"error": "text"}, "text"),
        ({"detail": "detail"}, "detail"),
        ({"detail": [{"loc": 1}], "title": "title"}, "title"),
        ({"message": "two\nlines\x1b[31m"}, "two lines [31m"),
        ({"message": 3}, "Not Found"),
        ([1], "Not Found"),
    ],
)
def test_messages(colour: Colour, body: object, message: str) -> None:
    error = failure(colour, httpx2.Response(404, json=body))
    assert error.message == message
    assert error.body == body


@pytest.mark.parametrize(
    ("content", "kind", "body", "message"),
    [
        (b"", "", "", "Not Found"),
        (b"", "application/json", "", "Not Found"),
        (b"no such thing", "text/plain", "no such thing", "no such thing"),
        (b"<html>\0\n<h1>", "text/html", "<html>\0\n<h1>", "Not Found"),
        (b"<html>", "application/json", "<html>", "Not Found"),
        (b'{"message":', "application/json", '{"message":', '{"message":'),
        (b'{"message":"m"}', "text/plain", {"message": "m"}, "m"),
        (b"\xff\xfe\x00", "image/png", b"\xff\xfe\x00", "Not Found"),
        ("grüezi".encode("latin-1"), "text/plain; charset=latin-1", "grüezi", "grüezi"),
        (b"x" * 900, "text/plain", "x" * 900, "x" * 200),
        (b"[" * 99_999, "application/json", "[" * 99_999, "[" * 200),
    ],
)
def test_broken_bodies_hide_nothing(
    colour: Colour, content: bytes, kind: str, body: object, message: str
) -> None:
    answer = httpx2.Response(404, content=content, headers={"content-type": kind})
    error = failure(colour, answer)
    assert type(error) is NotFoundError
    assert error.body == body
    assert error.message == message
    assert error.data is None


def test_a_body_that_breaks_off_hides_nothing(colour: Colour) -> None:
    headers = {"content-encoding": "gzip"}
    gzip_lie = Server(lambda request: _lazy(404, headers, b"no gzip"))
    client = colour.client(gzip_lie)
    with pytest.raises(NotFoundError):
        colour.run(client.vehicle.get("veh_1"))
    client = colour.client(Server(lambda request: _lazy(200, headers, b"no gzip")))
    with pytest.raises(APIConnectionError):
        colour.run(client.vehicle.get("veh_1"))


def _lazy(status: int, headers: dict[str, str], content: bytes) -> httpx2.Response:
    """An answer whose body is decoded only when it is read."""
    stream = httpx2.ByteStream(content)
    return httpx2.Response(status, headers=headers, stream=stream)


def test_what_an_error_carries(colour: Colour) -> None:
    headers = {"X-Request-Id": "abc", "Retry-After": "7", "X-Other": "1"}
    answer = httpx2.Response(
        404, json={"code": 12, "message": "no such vehicle"}, headers=headers
    )
    error = failure(colour, answer)
    assert str(error) == ("404 Not Found: no such vehicle (getVehicle, request abc)")
    assert error.data == Problem(code=12)
    assert error.request_id == "abc"
    assert error.retry_after == 7.0
    assert error.headers["x-other"] == "1"


def test_sentences(colour: Colour) -> None:
    assert str(failure(colour, httpx2.Response(404))) == "404 Not Found (getVehicle)"
    assert str(failure(colour, httpx2.Response(599))) == "599 (getVehicle)"
    failed = failure(colour, envelope(None, "BROKEN", message="no"))
    assert str(failed) == "200 OK: no (getVehicle)"
    assert type(failed) is EnvelopeError
    assert failed.data is None


@pytest.mark.parametrize("name", ["x-request-id", "request-id", "x-correlation-id"])
def test_request_ids(colour: Colour, name: str) -> None:
    error = failure(colour, httpx2.Response(500, headers={name: "r1"}))
    assert error.request_id == "r1"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("1.5", 1.5),
        ("120", 120.0),
        ("-1", None),
        ("soon", None),
        ("1e9", None),
        ("inf", None),
        ("9999999999", None),
        (formatdate(1_700_000_030, usegmt=True), 30.0),
        (formatdate(1_600_000_000, usegmt=True), 0.0),
        (formatdate(9_000_000_000, usegmt=True), None),
        ("Wed, 99 Xyz 2025 00:00:00 GMT", None),
    ],
)
def test_retry_after(colour: Colour, text: str, seconds: float | None) -> None:
    error = failure(colour, httpx2.Response(429, headers={"retry-after": text}))
    assert error.retry_after == seconds


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (httpx2.ConnectError("refused"), APIConnectionError),
        (httpx2.ReadError("cut"), APIConnectionError),
        (httpx2.RemoteProtocolError("garbage"), APIConnectionError),
        (httpx2.ReadTimeout("late"), APITimeoutError),
        (httpx2.ConnectTimeout(""), APITimeoutError),
        (httpx2.PoolTimeout("full"), APITimeoutError),
    ],
)
def test_no_answer(colour: Colour, raised: Exception, kind: type[APIError]) -> None:
    client = colour.client(Server(raised), max_retries=0)
    with pytest.raises(APIConnectionError) as caught:
        colour.run(client.vehicle.get("veh_1"))
    assert type(caught.value) is kind
    assert str(caught.value).startswith("getVehicle: ")
    assert (str(raised) or type(raised).__name__) in str(caught.value)
    assert caught.value.__cause__ is raised


def test_an_address_that_is_none(colour: Colour) -> None:
    server = Server(envelope(None))
    for url in (
        "http://[nope",
        "http://a:b",
        "ftp://a",
        "a.example",
        "https://",
        "https://a?b=1",
    ):
        with pytest.raises(ValueError, match="base_url"):
            colour.client(server, base_url=url)
        with pytest.raises(ValueError, match="base_url"):
            options: RequestOptions = {"base_url": url}
            colour.run(colour.client(server).vehicle.get("v", options=options))
    client = colour.client(server, base_url="http://a\x7fb")
    with pytest.raises(APIConnectionError):
        colour.run(client.vehicle.get("veh_1"))
    assert not server.requests


def test_errors_are_picklable(colour: Colour) -> None:
    answer = httpx2.Response(404, json={"code": 1}, headers={"x-request-id": "abc"})
    error = failure(colour, answer)
    mismatch = DecodeError(
        operation_id="o", pointer="/a", expected="x", body=[1], status_code=200
    )
    for original in (error, mismatch, APITimeoutError("late")):
        again = pickle.loads(pickle.dumps(original))
        assert type(again) is type(original)
        assert str(again) == str(original)
        assert vars(again).keys() == vars(original).keys()
    assert pickle.loads(pickle.dumps(error)).headers["x-request-id"] == "abc"


def test_headers() -> None:
    headers = Headers([("X-A", "1"), ("x-a", "2"), ("Set-Cookie", "sid=hush")])
    assert headers["x-A"] == "1, 2"
    assert headers.get_list("X-a") == ["1", "2"]
    assert headers.get("nope") is None
    assert "SET-COOKIE" in headers
    assert dict(headers) == {"x-a": "1, 2", "set-cookie": "sid=hush"}
    assert len(headers) == 2
    assert "hush" not in repr(headers)


def test_headers_of_a_kind() -> None:
    headers = Headers(
        [
            ("X-Left", " 12 "),
            ("X-Open", "true"),
            ("X-Tags", "a, b"),
            ("X-Reset", "2025-01-02T03:04:05Z"),
            ("Date", "Thu, 02 Jan 2025 03:04:05 GMT"),
        ]
    )
    moment = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert headers.get_as("x-left", int) == 12
    assert headers.get_as("x-open", bool) is True
    assert headers.get_as("x-tags", list[str]) == ["a", "b"]
    assert headers.get_as("x-reset", datetime) == moment
    assert headers.get_as("date", datetime) == moment
    assert headers.get_as("nope", int) is None
    with pytest.raises(ValueError, match="header x-tags: its text"):
        headers.get_as("x-tags", int)
    with pytest.raises(ValueError, match="header x-left"):
        headers.get_as("x-left", datetime)


def test_secrets_stay_secret(
    colour: Colour, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server = Server(httpx2.ReadTimeout("late"), httpx2.Response(500, text="down"))
    client = colour.anonymous(
        server,
        token="hush-1",
        organization_key="hush-2",
        user=("hush-3", "hush-4"),
        headers={"x-key": "hush-5"},
        query={"key": "hush-6"},
        base_url="https://hush-7:hush-8@api.example/v1",
    )
    other = colour.logging_in(server)
    texts = [repr(client), repr(vars(client)), repr(other), repr(vars(other))]
    for call in (client.vehicle.get, other.vehicle.get):
        with pytest.raises(APIError) as caught:
            colour.run(call("veh_1"))
        texts += [repr(caught.value), "".join(traceback.format_exception(caught.value))]
        texts.append(repr(vars(caught.value)))
    # The HTTP library logs addresses by itself.
    texts += [r.getMessage() for r in caplog.records if r.name == "runtime"]
    assert not [text for text in texts if "hush" in text]


def test_logs(colour: Colour, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", logger="runtime")
    server = Server(
        httpx2.Response(503), httpx2.ReadTimeout("x"), envelope({"id": "v"})
    )
    colour.run(colour.client(server).vehicle.get("veh_1"))
    records: list[Any] = [r for r in caplog.records if r.name == "runtime"]
    assert [(r.levelname, r.getMessage()) for r in records] == [
        ("DEBUG", "getVehicle: GET /vehicle/{vehicle_id}: 503"),
        ("INFO", "getVehicle: 503, retry 1 in 0.50 s"),
        ("DEBUG", "getVehicle: GET /vehicle/{vehicle_id}: ReadTimeout"),
        ("INFO", "getVehicle: ReadTimeout, retry 2 in 1.00 s"),
        ("DEBUG", "getVehicle: GET /vehicle/{vehicle_id}: 200"),
    ]
