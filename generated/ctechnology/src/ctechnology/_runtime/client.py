"""The plain client: steps of calls in, results out, with blocking I/O."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Unpack, cast, overload

from msgspec import UNSET
from msgspec.structs import replace

from .attached import Attached
from .commands import Alone, Ask, Command, Reserve, Send, Sleep, Steps, Timing
from .core import Core
from .credentials import Source
from .hidden import Answered
from .layers import through
from .messages import Failure, Request, Response
from .operation import Operation
from .outcome import Reply
from .pools import Pool
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
    ClientOptions,
    RequestOptions,
    initial_settings,
)
from .transport import timeout_of
from .trials import Shared

if TYPE_CHECKING:
    from .downloads import Download
    from .pages import SyncPager
    from .streams import Stream

if TYPE_CHECKING:
    from .flows import StartedLogin
    from .realtime.connector import Connector
    from .realtime.described import Server

T = TypeVar("T")
H = TypeVar("H")
A = TypeVar("A")
R = TypeVar("R")


class Resource(Attached):
    """A group of operations of a client."""

    def __init__(self, client: SyncAPIClient) -> None:
        self._client = client


class SyncAPIClient:
    """What every generated client is built on; threads can share one."""

    _timing: ClassVar[Timing] = Timing()

    def __init__(
        self,
        service: Service,
        credentials: Mapping[str, Source],
        options: ClientOptions,
    ) -> None:
        given = options.get("http_client")
        shown = certificate(service, credentials, has_pool=given is not None)
        self._pool = Pool(given, shown)
        self._owns_pool = True
        self._core = Core(
            service=service,
            settings=initial_settings(service, options, timeout_of(self._pool.http)),
            slots=slots(service, credentials, has_certificate=shown is not None),
            shared=Shared.new(),
            timing=self._timing,
        )

    def call(
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
        return cast(T, self._reply(operation, given).value)

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
    ) -> SyncPager[Any, H, A]:
        """The items of a list; nothing is sent before they are asked for."""
        from .listing import listing
        from .pages import SyncPager

        given = arguments(path, query, headers, cookies, body, content_type, options)

        def fetch(arguments: Arguments) -> Reply:
            return self._reply(operation, arguments)

        return SyncPager(fetch, listing(operation, given))

    @overload
    def request(
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
    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: object = ...,
        query: Values = None,
        body: object = UNSET,
        options: RequestOptions | None = None,
    ) -> Any: ...
    def request(
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
        return self.call(operation, query=query, body=body, options=options)

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
    ) -> Stream[T]:
        """The items of a stream; nothing is sent before they are asked for."""
        from .streams import Stream

        given = arguments(path, query, headers, cookies, body, content_type, options)
        return Stream(self._open, operation, given, self._core.tuning(given))

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
    ) -> Download:
        """The body of an answer in chunks; nothing is sent before they are asked for."""
        from .downloads import Download

        given = arguments(path, query, headers, cookies, body, content_type, options)
        return Download(self._open, operation, given, self._core.tuning(given))

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

    def begin_login(self, argument: str = "") -> StartedLogin:
        """Start the login of an AuthorizationCode: where to send the user, what to keep.

        `argument` names the credential where several are such logins. Raises OAuthError
        when the addresses of the service are not known or cannot be used.
        """
        return self._run(self._core.authority.begin_login(argument))

    def with_options(self, **options: Unpack[ClientOptions]) -> Self:
        """A client with other options and the same connections, credentials and login."""
        clone = type(self).__new__(type(self))
        # Why: what is cached goes to the client that it was made for.
        kept = {k: v for k, v in vars(self).items() if not isinstance(v, Attached)}
        vars(clone).update(kept)
        if "http_client" in options:
            clone._pool = Pool(options["http_client"])
        clone._owns_pool = False
        settings = self._core.settings.changed(options)
        clone._core = replace(self._core, settings=settings)
        return clone

    def connector(self, servers: Mapping[str, Server]) -> Connector:
        """What channels are opened by that have the credentials of this client."""
        from .realtime.over import connector_over, in_thread

        return connector_over(self._core, in_thread(self._run), servers)

    def close(self) -> None:
        """Close the connections, unless they came from outside or another client."""
        realtime = vars(self).get("realtime")
        if isinstance(realtime, Attached):
            realtime.close()
        if self._owns_pool:
            self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._core.place}>"

    def _reply(
        self, operation: Operation[object, object], arguments: Arguments
    ) -> Reply:
        return self._run(self._core.call(operation, arguments))

    def _open(self, operation: Operation[Any, Any], arguments: Arguments) -> Response:
        return self._run(self._core.open(operation, arguments))

    def _run(self, steps: Steps[R]) -> R:
        answer: object = None
        try:
            while True:
                try:
                    command = steps.send(answer)
                except StopIteration as done:
                    return cast(R, done.value)
                answer = self._perform(command)
        finally:
            steps.close()

    def _perform(self, command: Command) -> object:
        match command:
            case Send():
                return self._send(command.request)
            case Sleep():
                self._core.timing.sleep(command.seconds)
                return None
            case Reserve():
                return command.limiter.reserve(
                    command.now, command.endpoint, command.longest
                )
            case Ask():
                return Answered(command.source())
            case Alone():
                with self._pool.lock(command.scheme):
                    return self._run(command.steps)

    def _send(self, request: Request) -> Response | Failure:
        layers = self._core.settings.middleware
        if not layers:
            return self._pool.send(request)
        return through(layers, self._pool.send, request)
