"""From a request to an answer: the ASGI application around the operations."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import NoReturn

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from sandbox import seed, sockets
from sandbox.call import Call, Caller, Page
from sandbox.checks import Refusal
from sandbox.routes import KEY, OPERATIONS, TOKEN, Operation
from sandbox.state import Recorded, World
from sandbox.trouble import VERSION, Fault, failure
from sandbox.values import JSON, Row

BASE = "/api/v2.2"


def create_app(world: World) -> Starlette:
    async def redirect(request: Request) -> Response:
        await _record(world, request, None)
        return RedirectResponse(request.url.replace(path=request.url.path + "/"), 301)

    async def root(request: Request) -> Response:
        await _record(world, request, None)
        return _html(400)

    async def no_operation(request: Request, error: Exception) -> Response:
        await _record(world, request, None)
        assert isinstance(error, HTTPException)
        return _html(error.status_code, error.headers)

    async def socket(connection: WebSocket) -> None:
        await world.sockets.serve(connection, world)

    methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    routes = [
        WebSocketRoute("/", sockets.refuse_root),
        WebSocketRoute(BASE + sockets.PATH, socket),
        Route("/", root, methods=methods),
        Route(f"{BASE}/account/login", redirect, methods=methods),
        *(
            Route(BASE + one.template, _endpoint(world, one), methods=[one.method])
            for one in OPERATIONS
        ),
    ]
    handlers = {404: no_operation, 405: no_operation}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return app


def _endpoint(
    world: World, operation: Operation
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        raw = await _record(world, request, operation.template)
        fault = world.next_fault(operation.method, operation.template)
        if fault is not None:
            return _faulty(fault)
        limit = world.limit_of(operation.method, operation.template)
        if limit is not None and limit.refuses(world.clock.now()):
            return _failure(429, "Too many requests.", limit.headers())
        try:
            return _answer(world, operation, request, raw)
        except Refusal as refusal:
            return _failure(refusal.status, refusal.message)

    return endpoint


def _answer(
    world: World, operation: Operation, request: Request, raw: bytes
) -> Response:
    caller = _caller(world, operation, request.headers.get("authorization", ""))
    body = _body(operation, request, raw)
    call = Call(world, caller, request.path_params, request.query_params, body)
    result = operation.handle(call)
    if operation.bare:
        return JSONResponse(result)
    header: Row = {"api_version": VERSION, "status": "SUCCESS", "message": None}
    header["permission_via"] = _via(operation, caller)
    if not isinstance(result, Page):
        return JSONResponse({"header": header, "data": result})
    header["num_results"] = result.num_results
    header |= {"offset": result.offset, "limit": result.limit}
    return JSONResponse({"header": header, "data": result.rows})


def _via(operation: Operation, caller: Caller) -> list[Row]:
    """How the caller came by the permission; the status has an entry without `via`."""
    if operation.permission is None:
        return []
    named: Row = {"permission": operation.permission}
    if caller.is_organization:
        return [{**named, "via": "organization", "organization_id": caller.id}]
    own: Row = {**named, "via": "me", "organization_id": None}
    return [own, named] if operation.template.endswith("/status") else [own]


def _failure(
    status: int, message: str, headers: Mapping[str, str] | None = None
) -> Response:
    return JSONResponse(failure(message), status, headers)


def _html(status: int, headers: Mapping[str, str] | None = None) -> Response:
    return HTMLResponse(f"<html><body><h1>{status}</h1></body></html>", status, headers)


def _caller(world: World, operation: Operation, authorization: str) -> Caller:
    if not operation.accepts:
        return Caller()
    kind, _, secret = authorization.partition(" ")
    user = world.user_of_token(secret) if kind == TOKEN else None
    found = None if user is None else Caller(user)
    if kind == KEY:
        owners = (id for id, one in seed.ORGANIZATIONS.items() if one.key == secret)
        found = next((Caller(id, is_organization=True) for id in owners), None)
    if found is None:
        raise Refusal(401, "The credential is missing, wrong or expired.")
    if kind not in operation.accepts:
        raise Refusal(403, f"This kind of credential does not open it: {kind}.")
    return found


def _body(operation: Operation, request: Request, raw: bytes) -> Row:
    if operation.body is None:
        return {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind.lower() != "application/json":
        raise Refusal(415, "The content type has to be application/json.")
    try:
        document: JSON = json.loads(raw, parse_constant=_no_constant)
    except ValueError:
        raise Refusal(400, "The body is not JSON.") from None
    return operation.body.read(document)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


async def _record(world: World, request: Request, template: str | None) -> bytes:
    body = await request.body()
    path = request.scope["raw_path"].decode("ascii")
    query = request.scope["query_string"].decode("ascii")
    target = f"{path}?{query}" if query else path
    record = Recorded(request.method, target, request.headers, body, template)
    world.requests.append(record)
    return body


def _faulty(fault: Fault) -> Response:
    if fault.dropped:
        return _Dropped()
    headers = dict(fault.headers)
    if fault.content_type is not None:
        headers["content-type"] = fault.content_type
    return Response(fault.body, fault.status, headers)


class _Dropped(Response):
    """Ends the connection in place of an answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["transport"].abort()
        while (await receive())["type"] != "http.disconnect":
            pass
