"""Middleware: what layers see, change, answer themselves and get wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace

from runtime import (
    APIConnectionError,
    APITimeoutError,
    Headers,
    InternalServerError,
    Json,
    Operation,
    Request,
    Response,
    ResponseTooLargeError,
)

from .colours import Clock, Colour, Server, envelope, vehicle

Layer = Any
GET: Operation[Any] = Operation(
    id="try", method="GET", path="/try/{x}", responses={"200": Json(Any)}
)
OK = httpx2.Response(200, json={"ok": True})


def layered(
    colour: Colour,
    before: Callable[[Request], Request] = lambda request: request,
    after: Callable[[Response], Response] = lambda response: response,
) -> Layer:
    """A layer of the colour from what it does before and after."""

    def plain(request: Request, call_next: Callable[[Request], Any]) -> Response:
        return after(call_next(before(request)))

    async def later(request: Request, call_next: Callable[[Request], Any]) -> Response:
        return after(await call_next(before(request)))

    return later if colour.is_async else plain


def call(colour: Colour, server: Server, *layers: Layer, **options: Any) -> Any:
    client = colour.client(server, middleware=layers, **options)
    return colour.run(client.call(GET, path={"x": "1"}))


def test_a_request_as_a_layer_sees_it(colour: Colour, clock: Clock) -> None:
    seen: list[Request] = []

    def look(request: Request) -> Request:
        seen.append(request)
        return request

    server = Server(httpx2.Response(503), OK)
    call(colour, server, layered(colour, look), query={"key": "hush"})
    assert [request.attempt for request in seen] == [0, 1]
    first = seen[0]
    assert (first.operation, first.template, first.method) == ("try", "/try/{x}", "GET")
    assert first.url == "https://api.example/v1/try/1?key=hush"
    assert dict(first.headers)["Authorization"] == "Token secret"
    assert repr(first) == "<Request GET https://api.example/v1/try/1>"


def test_the_first_layer_is_outermost(colour: Colour) -> None:
    seen: list[str] = []

    def named(name: str) -> Layer:
        def before(request: Request) -> Request:
            seen.append(f"{name} in")
            return request

        def after(response: Response) -> Response:
            seen.append(f"{name} out")
            return response

        return layered(colour, before, after)

    call(colour, Server(OK), named("a"), named("b"))
    assert seen == ["a in", "b in", "b out", "a out"]


def test_headers_and_address_are_changed(colour: Colour) -> None:
    def change(request: Request) -> Request:
        request = request.with_headers({"x-a": "1", "authorization": "Other"})
        return replace(request, url=request.url + "?signed=1")

    server = Server(OK)
    call(colour, server, layered(colour, change), headers={"X-A": "0"})
    assert server.last.headers.get_list("x-a") == ["1"]
    assert server.last.headers.get_list("authorization") == ["Other"]
    assert server.last.url.path == "/v1/try/1"
    assert server.last.url.params["signed"] == "1"


@pytest.mark.parametrize("headers", [{"a b": "1"}, {"x": "1\r\ny: 2"}, {"": "1"}])
def test_headers_that_would_break_out(colour: Colour, headers: dict[str, str]) -> None:
    server = Server(OK)
    with pytest.raises(ValueError, match="header"):
        call(colour, server, layered(colour, lambda r: r.with_headers(headers)))
    assert server.requests == []


def test_an_answer_is_replaced(colour: Colour) -> None:
    def other(response: Response) -> Response:
        return replace(response, body=b'{"ok": "other"}')

    assert call(colour, Server(OK), layered(colour, after=other)) == {"ok": "other"}


def test_an_answer_of_the_layers_own(colour: Colour) -> None:
    answer = Response(
        status=200,
        headers=Headers([("content-type", "application/json")]),
        body=b'{"ok": "cached"}',
    )

    def plain(request: Request, call_next: Any) -> Response:
        return answer

    async def later(request: Request, call_next: Any) -> Response:
        return answer

    server = Server(OK)
    layer = later if colour.is_async else plain
    assert call(colour, server, layer) == {"ok": "cached"}
    assert server.requests == []


def test_a_layer_that_makes_a_failure_of_a_success(
    colour: Colour, clock: Clock
) -> None:
    layer = layered(colour, after=lambda response: replace(response, status=503))
    with pytest.raises(InternalServerError):
        call(colour, Server(OK), layer)
    assert clock.slept == [0.5, 1.0]


def test_a_layer_that_sends_twice(colour: Colour, clock: Clock) -> None:
    def plain(request: Request, call_next: Any) -> Response:
        first: Response = call_next(request)
        return first if first.status < 500 else call_next(request)

    async def later(request: Request, call_next: Any) -> Response:
        first: Response = await call_next(request)
        return first if first.status < 500 else await call_next(request)

    server = Server(httpx2.Response(500), OK)
    layer = later if colour.is_async else plain
    assert call(colour, server, layer) == {"ok": True}
    assert (len(server.requests), clock.slept) == (2, [])


class _Own(Exception):
    pass


def test_errors_of_a_layer_are_its_own(colour: Colour, clock: Clock) -> None:
    def fail(request: Request) -> Request:
        raise _Own("mine")

    server = Server(OK)
    with pytest.raises(_Own, match="mine") as caught:
        call(colour, server, layered(colour, fail))
    assert caught.value.__cause__ is None
    assert (server.requests, clock.slept) == ([], [])


def test_a_layer_that_finds_no_connection_is_tried_again(
    colour: Colour, clock: Clock
) -> None:
    raised: list[APIConnectionError] = []

    def fail(request: Request) -> Request:
        raised.append(APITimeoutError("breaker is open"))
        raise raised[-1]

    server = Server(OK)
    with pytest.raises(APITimeoutError, match="try: breaker is open") as caught:
        call(colour, server, layered(colour, fail))
    assert len(raised) == 3
    assert caught.value.__cause__ is raised[-1]
    assert clock.slept == [0.5, 1.0]


def test_a_layer_sees_why_there_is_no_answer(colour: Colour, clock: Clock) -> None:
    seen: list[str] = []

    def plain(request: Request, call_next: Any) -> Any:
        try:
            return call_next(request)
        except APIConnectionError as error:
            seen.append(str(error))
            raise

    async def later(request: Request, call_next: Any) -> Any:
        try:
            return await call_next(request)
        except APIConnectionError as error:
            seen.append(str(error))
            raise

    cause = httpx2.ConnectError("refused")
    post: Operation[Any] = Operation(
        id="post", method="POST", path="/", responses={"200": Json(Any)}
    )
    layer = later if colour.is_async else plain
    server = Server(cause)
    client = colour.client(server, middleware=[layer], max_retries=1)
    with pytest.raises(APIConnectionError, match="post: refused") as caught:
        colour.run(client.call(post))
    assert seen == ["post: refused"] * 2
    assert len(server.requests) == 2, "it was never sent, so that it may be repeated"
    assert caught.value.__cause__ is cause
    assert _chain(caught.value) == [caught.value, cause]


def _chain(error: BaseException) -> list[BaseException]:
    """The error and what it comes from, without end if that goes round."""
    found: list[BaseException] = [error]
    while (cause := found[-1].__cause__) is not None and len(found) < 10:
        found.append(cause)
    return found


def test_a_layer_sees_answers_that_are_too_large(colour: Colour) -> None:
    with pytest.raises(ResponseTooLargeError):
        call(colour, Server(OK), layered(colour), max_response_bytes=3)


def test_clones_have_layers_of_their_own(colour: Colour) -> None:
    server = Server(OK)
    client = colour.client(server, middleware=[layered(colour, _marked("a"))])
    clone = client.with_options(middleware=[layered(colour, _marked("b"))])
    bare = client.with_options(middleware=())
    for one in (client, clone, bare):
        colour.run(one.call(GET, path={"x": "1"}))
    found = [request.headers.get("x-mark") for request in server.requests]
    assert found == ["a", "b", None]


def _marked(name: str) -> Callable[[Request], Request]:
    return lambda request: request.with_headers({"X-Mark": name})


def test_logging_in_passes_the_layers_too(colour: Colour) -> None:
    seen: list[str] = []

    def look(request: Request) -> Request:
        seen.append(request.operation)
        return request

    server = Server(envelope({"token": "t"}), envelope(vehicle()))
    client = colour.logging_in(server, middleware=[layered(colour, look)])
    colour.run(client.vehicle.get("v"))
    assert seen == ["login", "getVehicle"]


def test_layers_of_the_other_colour(colour: Colour) -> None:
    def plain(request: Request, call_next: Any) -> Any:
        answer = call_next(request)
        return replace(answer, status=answer.status)

    async def later(request: Request, call_next: Any) -> Any:
        return await call_next(request)

    def silent(request: Request, call_next: Any) -> Any:
        return Response(status=200, headers=Headers(()), body=b"{}")

    wrong = [plain, silent] if colour.is_async else [later]
    for layer in wrong:
        with pytest.raises(TypeError, match=rf"middleware .*{layer.__name__}"):
            call(colour, Server(OK), layer)


@pytest.mark.parametrize("answer", [None, {"status": 200}, httpx2.Response(200)])
def test_what_is_no_answer(colour: Colour, answer: object) -> None:
    layer = layered(colour, after=lambda response: answer)  # type: ignore[arg-type, return-value]
    with pytest.raises(TypeError, match="must return a Response, not"):
        call(colour, Server(OK), layer)
