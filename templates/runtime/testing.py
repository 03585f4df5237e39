"""Clients without a service: a client's method and its result in, a canned answer out."""

from __future__ import annotations

import inspect
import re
import warnings
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final, Generic, NoReturn, ParamSpec, Self, TypeVar, overload
from urllib.parse import unquote, urlsplit

from msgspec import UNSET, Struct

from .async_client import AsyncResource
from .canned import success, written
from .client import Resource
from .codec import encode
from .core import Core
from .drafts import draft
from .headers import Headers
from .messages import Canned, Upload
from .mock_transport import mock_async_client, mock_client
from .operation import Operation
from .pages import AsyncPager, SyncPager
from .requests import arguments
from .settings import Arguments
from .streams import AsyncStream, Stream
from .transport import AsyncHttpClient, HttpClient

P = ParamSpec("P")
T = TypeVar("T")

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")


class SentRequest(Struct, frozen=True, kw_only=True):
    """A request as it would have reached the service."""

    method: str
    url: str
    headers: Headers
    body: bytes

    @property
    def path(self) -> str:
        """The path, percent-encoded as it was sent."""
        return urlsplit(self.url).path

    def json(self) -> Any:
        """The body as plain JSON values; raises ValueError when it is none."""
        from .codec import decode

        return decode(Any, self.body)

    def __repr__(self) -> str:
        return f"<SentRequest {self.method} {self.path}>"


class Route(Generic[T]):
    """What calls of one operation are answered, in turn; the last answer stays."""

    def __init__(
        self, operation: Operation[Any, Any], core: Core, given: Arguments | None
    ) -> None:
        self._operation = operation
        self._core = core
        self._given = given
        self._answers: list[Canned] = []
        self.requests: list[SentRequest] = []
        """The requests that it has answered."""

    @property
    def called(self) -> bool:
        """Whether it has answered any request."""
        return bool(self.requests)

    @property
    def is_prepared(self) -> bool:
        """Whether it has any answer."""
        return bool(self._answers)

    def reply(
        self,
        value: T,
        *,
        header: Any = None,
        headers: Mapping[str, str] | None = None,
        status: int | None = None,
        delay: float = 0.0,
    ) -> Self:
        """Answer with a result as the method returns it; for lists, the items of a page.

        `header` is what the envelope holds beside the data; `delay` in seconds. Raises
        ValueError for an operation without such an answer.
        """
        code, result = success(self._operation, status)
        kind, body = written(result, value, header, self._core.service.envelope)
        more = [("content-type", kind)] if kind else []
        pairs = [*more, *(headers or {}).items()]
        return self._add(Canned(status=code, headers=pairs, body=body, delay=delay))

    def reply_raw(
        self,
        status: int,
        body: object = b"",
        *,
        headers: Mapping[str, str] | None = None,
        delay: float = 0.0,
    ) -> Self:
        """Answer with any status; bytes and text as they are, other bodies as JSON."""
        is_raw = isinstance(body, str | bytes)
        content = body.encode() if isinstance(body, str) else body
        data = content if isinstance(content, bytes) else encode(body)
        kind = "text/plain" if isinstance(body, str) else "application/json"
        more = [] if is_raw and not data else [("content-type", kind)]
        pairs = [*more, *(headers or {}).items()]
        return self._add(Canned(status=status, headers=pairs, body=data, delay=delay))

    def refuse(self) -> Self:
        """Refuse the connection; the request was surely not sent."""
        return self._add(Canned(status=0, fault="refused"))

    def break_off(self) -> Self:
        """Close the connection instead of an answer."""
        return self._add(Canned(status=0, fault="broken"))

    def time_out(self) -> Self:
        """Answer too late."""
        return self._add(Canned(status=0, fault="late"))

    def __repr__(self) -> str:
        return f"<Route {self._operation.id}>"

    def _add(self, answer: Canned) -> Self:
        self._answers.append(answer)
        return self

    @property
    def weight(self) -> tuple[bool, int, int]:
        """How narrow it is: with arguments first, then by how much of the path is said."""
        path = self._operation.path
        return (
            self._given is not None,
            -len(_PLACEHOLDER.findall(path)),
            len(_PLACEHOLDER.sub("", path)),
        )

    def admits(self, request: SentRequest) -> bool:
        """Whether a request is a call of the operation, with the arguments if given."""
        if request.method != self._operation.method.upper():
            return False
        if self._given is None:
            return bool(self._pattern().fullmatch(request.path))
        wanted = draft(
            self._core.service, self._core.settings, self._operation, self._given
        )
        if isinstance(wanted.body, Upload):
            raise TypeError("arguments with files cannot be compared")
        return (
            _address(wanted.url) == _address(request.url)
            and (wanted.body or b"") == request.body
        )

    def take(self, request: SentRequest) -> Canned:
        """The answer to a request; AssertionError when there is none yet."""
        if not self._answers:
            raise AssertionError(f"{self!r} has no answer: call reply(…) on it")
        self.requests.append(request)
        return self._answers[min(len(self.requests), len(self._answers)) - 1]

    def _pattern(self) -> re.Pattern[str]:
        core = self._core
        base = (
            core.settings.base_url or self._operation.base_url or core.service.base_url
        )
        literals = _PLACEHOLDER.split(self._operation.path.partition("?")[0])
        path = "[^/]+".join(re.escape(literal) for literal in literals)
        return re.compile(re.escape(urlsplit(base).path.rstrip("/")) + path)


class Method(Route[T], Generic[P, T]):
    """A route that can be narrowed to the arguments of a call."""

    def __init__(
        self,
        mock: MockTransport,
        method: Callable[P, Any],
        operation: Operation[Any, Any],
        core: Core,
    ) -> None:
        super().__init__(operation, core, None)
        self._mock = mock
        self._method = method

    def given(self, *args: P.args, **kwargs: P.kwargs) -> Route[T]:
        """A route for calls with just these arguments; it goes before others."""
        operation, found = _call_of(self._method, args, kwargs)
        route: Route[T] = Route(operation, self._core, found)
        self._mock.routes.append(route)
        return route


class MockTransport:
    """Answers calls without any service, and keeps what was sent.

    A request that no route admits ends in an AssertionError that names it.
    """

    def __init__(self) -> None:
        self.routes: list[Route[Any]] = []
        self.requests: list[SentRequest] = []

    def client(self) -> HttpClient:
        """What a client takes as `http_client`."""
        return mock_client(self._answer)

    def async_client(self) -> AsyncHttpClient:
        """What an async client takes as `http_client`."""
        return mock_async_client(self._answer)

    @overload
    def on(self, method: Callable[P, SyncPager[T, Any]]) -> Method[P, list[T]]: ...
    @overload
    def on(  # pyright: ignore[reportOverlappingOverload]
        self, method: Callable[P, AsyncPager[T, Any]]
    ) -> Method[P, list[T]]: ...
    @overload
    def on(  # pyright: ignore[reportOverlappingOverload]
        self, method: Callable[P, Stream[T] | AsyncStream[T]]
    ) -> Method[P, list[T]]: ...
    @overload
    def on(  # pyright: ignore[reportOverlappingOverload]
        self, method: Callable[P, Awaitable[T]]
    ) -> Method[P, T]: ...
    @overload
    def on(self, method: Callable[P, T]) -> Method[P, T]: ...
    def on(self, method: Callable[P, Any]) -> Method[P, Any]:
        """The route of a client's method; say what it answers with `reply` and the like.

        Raises TypeError for what is no method of a client.
        """
        operation, _ = _call_of(method, None, {})
        route: Method[P, Any] = Method(self, method, operation, _core_of(method))
        self.routes.append(route)
        return route

    def assert_all_called(self) -> None:
        """Raise AssertionError when an answer was prepared and nobody asked."""
        idle = [repr(r) for r in self.routes if r.is_prepared and not r.called]
        if idle:
            raise AssertionError(f"never called: {', '.join(idle)}")

    def _answer(
        self, method: str, url: str, headers: Sequence[tuple[str, str]], body: bytes
    ) -> Canned:
        request = SentRequest(
            method=method, url=url, headers=Headers(headers), body=body
        )
        self.requests.append(request)
        found = [route for route in self.routes if route.admits(request)]
        if not found:
            known = ", ".join(map(repr, self.routes)) or "none"
            raise AssertionError(f"{request!r} has no route; there are: {known}")
        found = [route for route in found if route.is_prepared] or found
        chosen: Route[Any] = max(reversed(found), key=_weight)
        return chosen.take(request)


def _weight(route: Route[Any]) -> tuple[bool, int, int]:
    return route.weight


class _Captured(Exception):
    """Carries what a method asked its client for."""

    def __init__(self, operation: Operation[Any, Any], given: Arguments) -> None:
        super().__init__(operation.id)
        self.operation = operation
        self.given = given


def _capture(
    operation: Operation[Any, Any],
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    headers: Mapping[str, object] | None = None,
    cookies: Mapping[str, object] | None = None,
    body: object = UNSET,
    content_type: str | None = None,
    options: Any = None,
) -> NoReturn:
    raise _Captured(
        operation,
        arguments(path, query, headers, cookies, body, content_type, options),
    )


class _Ear:
    """Stands for a client and listens to what a method asks it for."""

    call = paginate = stream = download = staticmethod(_capture)


def _call_of(
    method: Callable[..., Any], args: tuple[Any, ...] | None, kwargs: dict[str, Any]
) -> tuple[Operation[Any, Any], Arguments]:
    """What a method asks for; arguments are made up when `args` is None."""
    owner = getattr(method, "__self__", None)
    if not isinstance(owner, Resource | AsyncResource):
        raise TypeError("a mock takes methods of a client, such as client.user.get")
    kind: Any = type(owner)
    twin = getattr(kind(_Ear()), getattr(method, "__name__", ""))
    if args is None:
        args, kwargs = _made_up(twin)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            result: Any = twin(*args, **kwargs)
            if inspect.iscoroutine(result):
                result.send(None)
        except _Captured as captured:
            return captured.operation, captured.given
    raise TypeError(f"{kind.__name__} has no such operation")


def _made_up(method: Callable[..., Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Arguments for all parameters that need one."""
    needed = [
        parameter
        for parameter in inspect.signature(method).parameters.values()
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]
    by_name = {p.name: "x" for p in needed if p.kind is p.KEYWORD_ONLY}
    return tuple("x" for p in needed if p.kind is not p.KEYWORD_ONLY), by_name


def _core_of(method: Callable[..., Any]) -> Core:
    owner: object = getattr(method, "__self__", None)
    client: Any = getattr(owner, "_client", None)
    core: Core = client._core
    return core


def _address(url: str) -> tuple[str, list[str]]:
    """Path and members of the query, in an order that does not depend on the writer."""
    parts = urlsplit(url)
    return unquote(parts.path), sorted(unquote(p) for p in parts.query.split("&"))
