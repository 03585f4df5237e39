"""Streams of typed items: a way to open a body in, items out as they arrive."""

from __future__ import annotations

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterator,
    Mapping,
)
from contextlib import aclosing, closing
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar, cast

from msgspec.structs import replace

from .codec import decode
from .commands import Tuning
from .errors import DecodeError
from .events import EventFrames, Frames, LineFrames, RecordFrames, ServerSentEvent
from .headers import Headers
from .messages import Interrupted, Response
from .operation import Events, Lines, Operation, Records, Streamed
from .outcome import chosen, connection_error
from .protocol import CodecError
from .retry import REPEATABLE
from .settings import Arguments
from .whole_events import DONE, whole_event

T = TypeVar("T")

LONGEST_PAUSE: Final = 60.0
"""Seconds that a service can ask to wait before the next connection."""
_END: Final = object()


class _Reading(Generic[T]):
    """What is read from a stream, whatever the I/O: frames, items and pauses."""

    def __init__(
        self, operation: Operation[T, object], arguments: Arguments, tuning: Tuning
    ) -> None:
        self._operation = operation
        self._arguments = arguments
        self._tuning = tuning
        self._response: Response | None = None
        self._result: Streamed = Lines(object)
        self._last_id = ""
        self._retry: float | None = None
        self._tries = 0
        self._is_fresh = True
        self._started = False

    @property
    def status_code(self) -> int:
        """HTTP status; RuntimeError before the stream is open."""
        return self._opened().status

    @property
    def headers(self) -> Headers:
        """Headers of the answer; RuntimeError before the stream is open."""
        return self._opened().headers

    @property
    def last_event_id(self) -> str:
        """The id of the last event, "" for none; for going on later."""
        return self._last_id

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.id}>"

    def _opened(self) -> Response:
        if self._response is None:
            raise RuntimeError("the stream is not open: use `with`, or iterate over it")
        return self._response

    def _start(self) -> None:
        if self._started:
            raise RuntimeError("the stream was read already: call the method again")
        self._started = True

    def _accept(self, response: Response) -> None:
        """Take an answer; raises DecodeError when it is no stream."""
        found = chosen(self._operation.responses, response)
        kind = response.content_type
        if response.status != 204:
            if not isinstance(found, Events | Lines | Records):
                raise self._unfit("a stream", response)
            if isinstance(found, Events) and kind not in ("", found.media_type):
                raise self._unfit(found.media_type, response)
            if kind == "text/html":
                raise self._unfit(found.media_type, response)
            self._result = found
        self._response = response

    def _unfit(self, expected: str, response: Response) -> DecodeError:
        found = response.content_type or "no media type"
        return DecodeError(
            operation_id=self._operation.id,
            pointer="",
            expected=f"expected {expected}, got {found}",
            body=None,
            status_code=response.status,
        )

    def _frames(self) -> Frames:
        match self._result:
            case Events():
                return EventFrames(self._last_id)
            case Lines():
                return LineFrames()
            case Records():
                return RecordFrames()

    def _note(self, frames: Frames) -> None:
        """Remember where the stream is, as an item has come."""
        self._tries = 0
        self._is_fresh = False
        if isinstance(frames, EventFrames):
            self._last_id = frames.last_id

    def _pause(self, frames: Frames, interrupted: Interrupted | None) -> float | None:
        """Seconds until the next connection, None at the end of the stream.

        Raises APIConnectionError when the stream broke off and cannot be gone on with.
        """
        if isinstance(frames, EventFrames):
            self._last_id = frames.last_id
            self._retry = self._retry if frames.retry is None else frames.retry
        can_go_on = self._operation.method.upper() in REPEATABLE and (
            self._is_fresh or bool(self._last_id) or self._retry is not None
        )
        if interrupted is None:
            is_over = not can_go_on or self._retry is None
            if is_over or self._opened().status == 204:
                return None
        elif not can_go_on or self._tries >= self._tuning.max_retries:
            raise connection_error(self._operation.id, interrupted.failure)
        backoff = self._tuning.timing.random() * min(LONGEST_PAUSE, 2.0**self._tries)
        pause = max(self._retry or 0.0, backoff if self._tries or interrupted else 0.0)
        self._tries += 1
        return min(pause, LONGEST_PAUSE)

    def _next_arguments(self) -> Arguments:
        """The arguments of the next connection."""
        if not self._last_id:
            return self._arguments
        options = self._arguments.options
        given: Mapping[str, str] = options.get("headers", {})
        headers = {**given, "Last-Event-ID": self._last_id}
        return replace(self._arguments, options={**options, "headers": headers})

    def _item(self, frame: bytes | ServerSentEvent) -> Any:
        """A frame as an item; raises DecodeError."""
        result = self._result
        if isinstance(frame, bytes):
            return self._decoded(result.type, frame)
        if isinstance(result, Events) and result.whole:
            whole = whole_event(result.type, frame)
            return _END if whole is None else self._decoded(result.type, whole)
        if result.type is str:
            return frame.data
        if frame.data == DONE:
            return _END
        return self._decoded(result.type, frame.data.encode())

    def _decoded(self, kind: Any, data: bytes) -> Any:
        try:
            return decode(kind, data)
        except CodecError as error:
            complaint = error
        status = self._opened().status
        if self._tuning.tell is not None:
            from .tolerance import decode_tolerantly

            try:
                value, found = decode_tolerantly(kind, data, self._operation.id, status)
            except CodecError as error:
                complaint = error
            else:
                self._tuning.tell(found)
                return value
        raise DecodeError(
            operation_id=self._operation.id,
            pointer=complaint.pointer,
            expected=complaint.expected,
            body=data,
            status_code=status,
        )


class Stream(_Reading[T]):
    """The items of an answer as they arrive; nothing is sent before they are asked for.

    Leaving the `with` block, or the loop, gives the connection back. A stream of events
    is connected again where it broke off, when the service gives its events ids.
    """

    def __init__(
        self,
        connect: Callable[[Operation[Any, Any], Arguments], Response],
        operation: Operation[T, object],
        arguments: Arguments,
        tuning: Tuning,
    ) -> None:
        super().__init__(operation, arguments, tuning)
        self._connect = connect

    def __iter__(self) -> Iterator[T]:
        with closing(self._all()) as frames:
            for frame in frames:
                item = self._item(frame)
                if item is _END:
                    return
                yield cast(T, item)

    def events(self) -> Iterator[ServerSentEvent]:
        """The events themselves, with ids and types; of other streams nothing."""
        with closing(self._all()) as frames:
            for frame in frames:
                if isinstance(frame, ServerSentEvent):
                    yield frame

    def close(self) -> None:
        """Give the connection back; a second time does nothing."""
        if self._response is not None:
            self._response.source.close()

    def __enter__(self) -> Self:
        if self._response is None:
            self._reach(self._arguments)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _reach(self, arguments: Arguments) -> None:
        response = self._connect(self._operation, arguments)
        try:
            self._accept(response)
        except DecodeError:
            response.source.close()
            raise

    def _all(self) -> Generator[bytes | ServerSentEvent, None, None]:
        self._start()
        self.__enter__()
        try:
            while True:
                frames = self._frames()
                interrupted = None
                try:
                    for chunk in self._opened().source:
                        for frame in frames.feed(chunk):
                            self._note(frames)
                            yield frame
                    yield from frames.end()
                except Interrupted as found:
                    interrupted = found
                pause = self._pause(frames, interrupted)
                if pause is None:
                    return
                self.close()
                self._tuning.timing.sleep(pause)
                self._reach(self._next_arguments())
        finally:
            self.close()


class AsyncStream(_Reading[T]):
    """The items of an answer as they arrive; nothing is sent before they are asked for.

    Leaving the `async with` block gives the connection back. A stream of events is
    connected again where it broke off, when the service gives its events ids.
    """

    def __init__(
        self,
        connect: Callable[[Operation[Any, Any], Arguments], Awaitable[Response]],
        operation: Operation[T, object],
        arguments: Arguments,
        tuning: Tuning,
    ) -> None:
        super().__init__(operation, arguments, tuning)
        self._connect = connect

    async def __aiter__(self) -> AsyncIterator[T]:
        async with aclosing(self._all()) as frames:
            async for frame in frames:
                item = self._item(frame)
                if item is _END:
                    return
                yield cast(T, item)

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events themselves, with ids and types; of other streams nothing."""
        async with aclosing(self._all()) as frames:
            async for frame in frames:
                if isinstance(frame, ServerSentEvent):
                    yield frame

    async def close(self) -> None:
        """Give the connection back; a second time does nothing."""
        if self._response is not None:
            await self._response.source.close()

    async def __aenter__(self) -> Self:
        if self._response is None:
            await self._reach(self._arguments)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def _reach(self, arguments: Arguments) -> None:
        response = await self._connect(self._operation, arguments)
        try:
            self._accept(response)
        except DecodeError:
            await response.source.close()
            raise

    async def _all(self) -> AsyncGenerator[bytes | ServerSentEvent, None]:
        self._start()
        await self.__aenter__()
        try:
            while True:
                frames = self._frames()
                interrupted = None
                try:
                    async for chunk in self._opened().source:
                        for frame in frames.feed(chunk):
                            self._note(frames)
                            yield frame
                    for frame in frames.end():
                        yield frame
                except Interrupted as found:
                    interrupted = found
                pause = self._pause(frames, interrupted)
                if pause is None:
                    return
                await self.close()
                await self._tuning.timing.sleep_async(pause)
                await self._reach(self._next_arguments())
        finally:
            await self.close()
