"""The asyncio client: steps of calls in, results out, with awaited I/O."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Unpack, cast, overload

from msgspec import UNSET
from msgspec.structs import replace

from .attached import Attached
from .commands import Steps, Timing
from .core import Core
from .credentials import Source
from .driving import drive
from .layers import through_async
from .messages import Failure, Request, Response
from .operation import Operation
from .outcome import Reply
from .pools import AsyncPool
from .requests import (
    Values,
    arguments,
    certificate,
    renewal,
    slots,
    undocumented,
)
from .service import Service
from .settings import (
    Arguments,
    AsyncClientOptions,
    RequestOptions,
    initial_settings,
)
from .transport import timeout_of
from .trials import Shared

if TYPE_CHECKING:
    from .downloads import AsyncDownload
    from .pages import AsyncPager
    from .streams import AsyncStream

if TYPE_CHECKING:
    from .flows import StartedLogin
    from .realtime.connector import Connector
    from .realtime.described import Server

T = TypeVar("T")
H = TypeVar("H")
A = TypeVar("A")
R = TypeVar("R")


class AsyncResource(Attached):
    """A group of operations of an async client."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self._client = client


class AsyncAPIClient:
    """What every generated async client is built on; tasks can share one."""

    _timing: ClassVar[Timing] = Timing()

    def __init__(
        self,
        service: Service,
        credentials: Mapping[str, Source],
        options: AsyncClientOptions,
    ) -> None:
        given = options.get("http_client")
        shown = certificate(service, credentials, has_pool=given is not None)
        self._pool = AsyncPool(given, shown)
        self._owns_pool = True
        self._core = Core(
            service=service,
            settings=initial_settings(service, options, timeout_of(self._pool.http)),
            slots=slots(service, credentials, has_certificate=shown is not None),
            shared=Shared.new(),
            timing=self._timing,
        )

    async def call(
        self,
        operation: Operation[T, object],
        *,
        path: Values = None,
        query: Values = None,
        headers: Values = None,
        cookies: Values = None,
        body: object = UNSET,
        content_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> T:
        """The result of one operation; raises APIError when the call fails."""
        given = arguments(path, query, headers, cookies, body, content_type, options)
        return cast(T, (await self._reply(operation, given)).value)

    def paginate(
        self,
        operation: Operation[A, H],
        *,
        path: Values = None,
        query: Values = None,
        headers: Values = None,
        cookies: Values = None,
        body: object = UNSET,
        content_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncPager[Any, H, A]:
        """The items of a list; nothing is sent before they are asked for."""
        from .listing import listing
        from .pages import AsyncPager

        given = arguments(path, query, headers, cookies, body, content_type, options)

        async def fetch(arguments: Arguments) -> Reply:
            return await self._reply(operation, arguments)

        return AsyncPager(fetch, listing(operation, given))

    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: type[T],
        query: Values = None,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> T: ...
    @overload
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = ...,
        query: Values = None,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> Any: ...
    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = Any,
        query: Values = None,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> Any:
        """The body of an operation that the document does not have, as `cast_to`.

        By default that is what the JSON holds, any value.

        Credentials, retries and errors are those of every call; the envelope stays on.
        For `cast_to`, `str` and `bytes` mean the body as it is and None no body. A body
        of bytes or a file is sent as it is, all else as JSON.
        """
        operation = undocumented(method, path, cast_to, body)
        return await self.call(operation, query=query, body=body, options=options)

    def stream(
        self,
        operation: Operation[T, object],
        *,
        path: Values = None,
        query: Values = None,
        headers: Values = None,
        cookies: Values = None,
        body: object = UNSET,
        content_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncStream[T]:
        """The items of a stream; nothing is sent before they are asked for."""
        from .streams import AsyncStream

        given = arguments(path, query, headers, cookies, body, content_type, options)
        return AsyncStream(self._open, operation, given, self._core.tuning(given))

    def download(
        self,
        operation: Operation[Any, Any],
        *,
        path: Values = None,
        query: Values = None,
        headers: Values = None,
        cookies: Values = None,
        body: object = UNSET,
        content_type: str | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncDownload:
        """The body of an answer in chunks; nothing is sent before they are asked for."""
        from .downloads import AsyncDownload

        given = arguments(path, query, headers, cookies, body, content_type, options)
        return AsyncDownload(self._open, operation, given, self._core.tuning(given))

    def renew(
        self,
        scheme: str,
        operation: Operation[Any, Any],
        *,
        path: Values = None,
        query: Values = None,
        headers: Values = None,
        cookies: Values = None,
        body: object = UNSET,
    ) -> None:
        """Take the credential of a scheme from a login operation, whenever one is needed.

        It is called on first need, a minute before the token expires, and after a 401.
        """
        given = arguments(path, query, headers, cookies, body, None, None)
        self._core.slots[scheme].source = renewal(scheme, operation, given)

    async def begin_login(self, argument: str = "") -> StartedLogin:
        """Start the login of an AuthorizationCode: where to send the user, what to keep.

        `argument` names the credential where several are such logins. Raises OAuthError
        when the addresses of the service are not known or cannot be used.
        """
        return await self._run(self._core.authority.begin_login(argument))

    def with_options(self, **options: Unpack[AsyncClientOptions]) -> Self:
        """A client with other options and the same connections, credentials and login."""
        clone = type(self).__new__(type(self))
        # Why: what is cached goes to the client that it was made for.
        kept = {k: v for k, v in vars(self).items() if not isinstance(v, Attached)}
        vars(clone).update(kept)
        if "http_client" in options:
            clone._pool = AsyncPool(options["http_client"])
        clone._owns_pool = False
        settings = self._core.settings.changed(options)
        clone._core = replace(self._core, settings=settings)
        return clone

    def connector(self, servers: Mapping[str, Server]) -> Connector:
        """What channels are opened by that have the credentials of this client."""
        from .realtime.over import connector_over

        return connector_over(self._core, self._run, servers)

    async def close(self) -> None:
        """Close the connections, unless they came from outside or another client."""
        realtime = vars(self).get("realtime")
        if isinstance(realtime, Attached):
            await realtime.aclose()
        if self._owns_pool:
            await self._pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._core.place}>"

    async def _reply(
        self, operation: Operation[object, object], arguments: Arguments
    ) -> Reply:
        return await self._run(self._core.call(operation, arguments))

    async def _open(
        self, operation: Operation[Any, Any], arguments: Arguments
    ) -> Response:
        return await self._run(self._core.open(operation, arguments))

    async def _run(self, steps: Steps[R]) -> R:
        return await drive(steps, self._send, self._pool.lock, self._core.timing)

    async def _send(self, request: Request) -> Response | Failure:
        layers = self._core.settings.middleware
        if not layers:
            return await self._pool.send(request)
        return await through_async(layers, self._pool.send, request)
