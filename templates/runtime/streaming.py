"""Methods whose answers are read bit by bit: a client's method in, a download out."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable, Coroutine
from typing import Any, ParamSpec, TypeGuard, cast, overload

from .async_client import AsyncAPIClient, AsyncResource
from .client import Resource, SyncAPIClient
from .downloads import AsyncDownload, Download
from .operation import Operation

P = ParamSpec("P")


# Why: the last overload takes any method, so the first overlaps it; the first wins.
@overload
def streamed(  # pyright: ignore[reportOverlappingOverload]
    method: Callable[P, Awaitable[Any] | AsyncIterable[Any]],
) -> Callable[P, AsyncDownload]: ...
@overload
def streamed(method: Callable[P, Any]) -> Callable[P, Download]: ...
def streamed(method: Callable[P, Any]) -> Callable[P, Any]:
    """Any method of a client, returning its answer as a download instead of reading it.

    Raises TypeError for what is no method of a client.
    """
    owner: object = getattr(method, "__self__", None)
    name: str = getattr(method, "__name__", "")
    if isinstance(owner, Resource):
        plain: Any = getattr(type(owner)(_Plain(vars(owner)["_client"])), name)
        return cast("Callable[P, Any]", plain)
    if isinstance(owner, AsyncResource):
        twin = type(owner)(_Async(vars(owner)["_client"]))

        def call(*args: Any, **kwargs: Any) -> Any:
            return _result(getattr(twin, name)(*args, **kwargs))

        return call
    raise TypeError("streamed takes a method of a client, such as client.file.get")


class _Plain(SyncAPIClient):
    """Stands for a client whose calls are downloads."""

    def __init__(self, client: SyncAPIClient) -> None:
        vars(self).update(vars(client))

    def call(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)

    def paginate(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)

    def stream(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)


class _Async(AsyncAPIClient):
    """Stands for an async client whose calls are downloads."""

    def __init__(self, client: AsyncAPIClient) -> None:
        vars(self).update(vars(client))

    async def call(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)

    def paginate(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)

    def stream(self, operation: Operation[Any, object], **arguments: Any) -> Any:
        return self.download(operation, **arguments)


def _result(given: Any) -> Any:
    """What a method returns; awaiting is done at once, as nothing is sent yet."""
    if not _is_coroutine(given):
        return given
    try:
        given.send(None)
    except StopIteration as done:
        return done.value
    given.close()
    raise TypeError("streamed takes a method that calls the service once")


def _is_coroutine(value: object) -> TypeGuard[Coroutine[Any, Any, Any]]:
    return isinstance(value, Coroutine)
