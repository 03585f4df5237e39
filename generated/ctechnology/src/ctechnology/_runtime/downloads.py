"""Answers that are written to a file or read in chunks: never whole in memory."""

from __future__ import annotations

import os
import re
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
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Any, Final, Self, TypeAlias
from urllib.parse import unquote

from msgspec.structs import replace

from .commands import Tuning
from .errors import APIConnectionError
from .headers import Headers
from .messages import Interrupted, Response
from .operation import Operation
from .outcome import connection_error
from .settings import Arguments

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with the bytes so far and all of them, None when that is not known."""

_IDENTITY: Final = {"Accept-Encoding": "identity"}
_CONTENT_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")
_FILE_NAME: Final = re.compile(
    r"filename\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\s]+))", re.I
)
_FILE_NAME_EXTENDED: Final = re.compile(r"filename\*\s*=\s*utf-8'[^']*'([^;\s]+)", re.I)


class _Transfer:
    """What is known of a download, whatever the I/O: where it is, and how to go on."""

    def __init__(
        self, operation: Operation[Any, Any], arguments: Arguments, tuning: Tuning
    ) -> None:
        self._operation = operation
        self._arguments = _with_headers(arguments, _IDENTITY)
        self._tuning = tuning
        self._response: Response | None = None
        self._done = 0
        self._tries = 0
        self._started = False

    @property
    def status_code(self) -> int:
        """HTTP status; RuntimeError before the download is open."""
        return self._opened().status

    @property
    def headers(self) -> Headers:
        """Headers of the answer; RuntimeError before the download is open."""
        return self._opened().headers

    @property
    def length(self) -> int | None:
        """Bytes of the whole body, None when the service does not say."""
        text = self.headers.get("content-length", "")
        is_plain = "content-encoding" not in self.headers
        return int(text) if is_plain and text.isdecimal() else None

    @property
    def filename(self) -> str | None:
        """The name that the service suggests, without any folder; None without one."""
        return _file_name(self.headers.get("content-disposition", ""))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.id}>"

    def _opened(self) -> Response:
        if self._response is None:
            raise RuntimeError("the download is not open: use `with`, or read from it")
        return self._response

    def _start(self) -> None:
        if self._started:
            raise RuntimeError("the download was read already: call the method again")
        self._started = True

    def _took(self, chunk: bytes) -> None:
        self._done += len(chunk)
        self._tries = 0

    def _pause(self, interrupted: Interrupted) -> float:
        """Seconds until the rest is asked for; raises APIConnectionError instead."""
        is_read = self._operation.method == "GET"
        can_go_on = is_read and _validator(self._opened().headers) is not None
        if not can_go_on or self._tries >= self._tuning.max_retries:
            raise connection_error(self._operation.id, interrupted.failure)
        self._tries += 1
        return self._tuning.timing.random() * min(8.0, 0.5 * 2.0**self._tries)

    def _rest(self) -> Arguments:
        """The arguments that ask for what has not come yet (RFC 9110, 14.2)."""
        validator = _validator(self._opened().headers) or ""
        wanted = {"Range": f"bytes={self._done}-", "If-Range": validator}
        return _with_headers(self._arguments, wanted)

    def _check_rest(self, response: Response) -> APIConnectionError | None:
        """What is wrong with an answer that should be the rest, if anything."""
        found = _CONTENT_RANGE.match(response.headers.get("content-range", ""))
        if response.status == 206 and found and int(found[1]) == self._done:
            return None
        return APIConnectionError(
            f"{self._operation.id}: the transfer broke off after {self._done} bytes, "
            "and the service did not go on from there"
        )


class Download(_Transfer):
    """The body of an answer in chunks; nothing is sent before they are asked for.

    When the connection breaks, the rest is asked for, where the service says which
    version of the file it sends (`ETag` or `Last-Modified`).
    """

    def __init__(
        self,
        connect: Callable[[Operation[Any, Any], Arguments], Response],
        operation: Operation[Any, Any],
        arguments: Arguments,
        tuning: Tuning,
    ) -> None:
        super().__init__(operation, arguments, tuning)
        self._connect = connect

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks()

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self)

    def write_to(
        self, path: str | os.PathLike[str], *, on_progress: Progress | None = None
    ) -> Path:
        """Write the body to a file, or into a folder by the name that the service says.

        A file that exists is replaced when all of the body is there; when it is not, an
        error is raised and the file stays as it was.
        """
        with self, closing(self._chunks()) as chunks:
            target = _target(path, self.filename)
            with _Draft(target) as draft:
                for chunk in chunks:
                    draft.write(chunk)
                    if on_progress is not None:
                        on_progress(self._done, self.length)
                draft.keep()
        return target

    def close(self) -> None:
        """Give the connection back; a second time does nothing."""
        if self._response is not None:
            self._response.source.close()

    def __enter__(self) -> Self:
        if self._response is None:
            self._response = self._connect(self._operation, self._arguments)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _chunks(self) -> Generator[bytes, None, None]:
        self._start()
        self.__enter__()
        source = self._opened().source
        try:
            while True:
                try:
                    for chunk in source:
                        self._took(chunk)
                        yield chunk
                    return
                except Interrupted as interrupted:
                    pause = self._pause(interrupted)
                source.close()
                self._tuning.timing.sleep(pause)
                response = self._connect(self._operation, self._rest())
                source = response.source
                error = self._check_rest(response)
                if error is not None:
                    raise error
        finally:
            source.close()


class AsyncDownload(_Transfer):
    """The body of an answer in chunks; nothing is sent before they are asked for.

    When the connection breaks, the rest is asked for, where the service says which
    version of the file it sends (`ETag` or `Last-Modified`).
    """

    def __init__(
        self,
        connect: Callable[[Operation[Any, Any], Arguments], Awaitable[Response]],
        operation: Operation[Any, Any],
        arguments: Arguments,
        tuning: Tuning,
    ) -> None:
        super().__init__(operation, arguments, tuning)
        self._connect = connect

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks()

    async def read(self) -> bytes:
        """The whole body."""
        return b"".join([chunk async for chunk in self])

    async def write_to(
        self, path: str | os.PathLike[str], *, on_progress: Progress | None = None
    ) -> Path:
        """Write the body to a file, or into a folder by the name that the service says.

        A file that exists is replaced when all of the body is there; when it is not, an
        error is raised and the file stays as it was.
        """
        import asyncio

        async with self, aclosing(self._chunks()) as chunks:
            target = _target(path, self.filename)
            with _Draft(target) as draft:
                async for chunk in chunks:
                    await asyncio.to_thread(draft.write, chunk)
                    if on_progress is not None:
                        on_progress(self._done, self.length)
                draft.keep()
        return target

    async def close(self) -> None:
        """Give the connection back; a second time does nothing."""
        if self._response is not None:
            await self._response.source.close()

    async def __aenter__(self) -> Self:
        if self._response is None:
            self._response = await self._connect(self._operation, self._arguments)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def _chunks(self) -> AsyncGenerator[bytes, None]:
        self._start()
        await self.__aenter__()
        source = self._opened().source
        try:
            while True:
                try:
                    async for chunk in source:
                        self._took(chunk)
                        yield chunk
                    return
                except Interrupted as interrupted:
                    pause = self._pause(interrupted)
                await source.close()
                await self._tuning.timing.sleep_async(pause)
                response = await self._connect(self._operation, self._rest())
                source = response.source
                error = self._check_rest(response)
                if error is not None:
                    raise error
        finally:
            await source.close()


class _Draft:
    """A file beside the target that takes its place when it is kept."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(f".{target.name[:100]}.{token_hex(8)}.part")
        self._is_kept = False

    def write(self, chunk: bytes) -> None:
        """Add to the file."""
        self._file.write(chunk)

    def keep(self) -> None:
        """Let the file take its place at the end of the block."""
        self._is_kept = True

    def __enter__(self) -> Self:
        self._file = self._path.open("xb")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._is_kept:
            self._path.replace(self._target)
        else:
            self._path.unlink(missing_ok=True)


def _target(path: str | os.PathLike[str], suggested: str | None) -> Path:
    """The file to write; raises ValueError for a folder when no name is suggested."""
    target = Path(path)
    if not target.is_dir():
        return target
    if suggested is None:
        raise ValueError(f"{target} is a folder, and the service suggests no file name")
    return target / suggested


def _with_headers(arguments: Arguments, headers: Mapping[str, str]) -> Arguments:
    options = arguments.options
    merged = {**headers, **options.get("headers", {})}
    return replace(arguments, options={**options, "headers": merged})


def _validator(headers: Headers) -> str | None:
    """What says that a file is still the same one (RFC 9110, 13.1.5)."""
    etag = headers.get("etag", "")
    if etag.startswith('"'):
        return etag
    return headers.get("last-modified") or None


def _file_name(disposition: str) -> str | None:
    """The file name of a Content-Disposition (RFC 6266) that is safe to use."""
    extended = _FILE_NAME_EXTENDED.search(disposition)
    plain = _FILE_NAME.search(disposition)
    if extended:
        text = unquote(extended[1])
    elif plain:
        text = re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2]
    else:
        return None
    last = re.split(r"[/\\]", text)[-1]
    name = "".join(c if c.isprintable() and c not in ':*?"<>|' else "_" for c in last)
    name = name.strip(" .")[:200]
    return name or None
