"""Answers: an operation and a response in, a typed reply or the exception to raise out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import UNSET, Struct

from .codec import decode
from .errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    APITimeoutError,
    DecodeError,
    EnvelopeError,
    ResponseTooLargeError,
    class_for,
    reason,
)
from .kinds import is_object
from .members import attribute_of, model_of
from .messages import Failure, Response, in_range, public_url
from .mismatches import Mismatch
from .operation import (
    Binary,
    Empty,
    Enveloped,
    Events,
    Json,
    Lines,
    Operation,
    Records,
    Result,
    Results,
    Text,
)
from .parameters import scalar
from .protocol import CodecError
from .retry import retry_after
from .service import Envelope
from .wire import to_wire


class Reply(Struct, frozen=True):
    """What a call came to: the value, the envelope's header and the answer itself.

    `url` is where it was asked for, without what credentials add.
    """

    value: Any
    header: Any
    response: Response
    mismatches: tuple[Mismatch, ...] = ()
    url: str = ""


class _Parts(Struct, frozen=True):
    """What a body holds; header and status are None where there is no envelope."""

    value: Any
    header: Any = None
    status: Any = None


def read(
    operation: Operation[object, object],
    envelope: Envelope | None,
    response: Response,
    now: float,
    *,
    strict: bool,
) -> Reply:
    """The reply in an answer; of one that breaks the document what fits, and what not.

    Raises:
        APIStatusError: the status, or the one in the envelope, is no success.
        DecodeError: the body is not JSON; or `strict`, and it breaks the document.
    """
    if not 200 <= response.status < 300:
        raise status_error(operation, envelope, response, now)
    result = chosen(operation.responses, response) or _guessed(
        operation.responses, response
    )
    found: tuple[Mismatch, ...] = ()
    try:
        try:
            parts = _parts(result, envelope, response)
        except CodecError:
            if strict or not _has_body(response):
                raise
            parts, found = _mended(operation.id, result, envelope, response)
    except CodecError as error:
        raise DecodeError(
            operation_id=operation.id,
            pointer=error.pointer,
            expected=error.expected,
            body=parsed(response),
            status_code=response.status,
        ) from None
    if envelope is not None and not _is_success(parts.status, envelope):
        raise _status_error(EnvelopeError, operation, envelope, response, now)
    return Reply(parts.value, parts.header, response, found)


def status_error(
    operation: Operation[object, object],
    envelope: Envelope | None,
    response: Response,
    now: float,
) -> APIStatusError:
    """The exception for an answer whose status is no success."""
    kind = class_for(response.status)
    return _status_error(kind, operation, envelope, response, now)


def connection_error(operation: str, failure: Failure) -> APIError:
    """The exception for a call without an answer."""
    if isinstance(failure.error, ResponseTooLargeError):
        return failure.error
    kind = APITimeoutError if failure.timeout else APIConnectionError
    detail = str(failure.error) or type(failure.error).__name__
    error = kind(f"{operation}: {_printable(detail)}")
    error.failure = failure
    error.__cause__ = failure.error
    return error


def dig(value: Any, path: tuple[str, ...]) -> Any:
    """The member at a path of wire names through objects; None when there is none."""
    for name in path:
        kind = model_of(value)
        if kind is not None:
            attribute = attribute_of(kind, name)
            value = None if attribute is None else getattr(value, attribute)
        else:
            value = value.get(name) if is_object(value) else None
    return None if value is UNSET else value


def parsed(response: Response) -> Any:
    """The body as JSON where it is, else as text, else as bytes."""
    body = response.body
    if "json" in response.content_type or body.lstrip()[:1] in (b"{", b"["):
        try:
            return decode(Any, body)
        except CodecError:
            pass
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        is_text = response.content_type.startswith("text/")
        return response.text if is_text else body


def chosen(results: Mapping[str, Results], response: Response) -> Result | None:
    found = results.get(str(response.status))
    if found is None:
        range_ = f"{response.status // 100}XX"
        keys = (range_, range_.lower(), "default")
        found = next((results[key] for key in keys if key in results), None)
    if not isinstance(found, tuple):
        return found
    return _fitting(found, response.content_type)


def _fitting(results: Results, kind: str) -> Result:
    """The result for a media type: by its name, else by what it is made of."""
    if not isinstance(results, tuple):
        return results
    named = [r for r in results if in_range(kind, r.media_type)] if kind else []
    exact = [r for r in named if "*" not in r.media_type]
    data = Json | Enveloped
    wanted = data if _is_json(kind) else Text if kind.startswith("text/") else Binary
    alike = [r for r in results if isinstance(r, wanted)] if kind else []
    return next(iter((*exact, *named, *alike, *results)))


def _guessed(results: Mapping[str, Results], response: Response) -> Result:
    """The result of a success status that the document does not list."""
    listed = [result for key, result in results.items() if key.startswith("2")]
    if len(listed) == 1:
        return _fitting(listed[0], response.content_type)
    if not response.body:
        return Empty()
    kind = response.content_type
    if _is_json(kind):
        return Json(Any)
    return Text() if kind.startswith("text/") else Binary()


def _is_json(kind: str) -> bool:
    return kind.endswith(("/json", "+json"))


def _parts(result: Result, envelope: Envelope | None, response: Response) -> _Parts:
    if isinstance(result, Enveloped) and envelope is not None:
        return _opened(result, envelope, response)
    return _Parts(_value(result, response))


def _value(result: Result, response: Response) -> Any:
    match result:
        case Json():
            return _decoded(result.type, response)
        case Enveloped():
            return _decoded(result.data_type, response)
        case Text():
            return response.text
        case Binary():
            return response.body
        case Events() | Lines() | Records():
            return response.text
        case Empty():
            return None


def _decoded(kind: Any, response: Response) -> Any:
    """The JSON body; an empty one counts as null."""
    if _has_body(response):
        return decode(kind, response.body)
    try:
        return decode(kind, b"null")
    except CodecError:
        raise CodecError("", "expected JSON, got an empty body") from None


def _has_body(response: Response) -> bool:
    return bool(response.body) and not response.body.isspace()


def _opened(result: Enveloped, envelope: Envelope, response: Response) -> _Parts:
    """Data, header and status of an envelope; a bare body is data without the others."""
    try:
        whole = _decoded(result.type, response)
    except CodecError:
        raw = _decoded(Any, response)
        if not _is_enveloped(raw, envelope):
            return _Parts(_decoded(result.data_type, response))
        status = dig(raw, envelope.status)
        if _is_success(status, envelope):
            raise
        return _Parts(None, None, status)
    header = dig(whole, (envelope.header,))
    if header is None and not _is_enveloped(_decoded(Any, response), envelope):
        return _Parts(_decoded(result.data_type, response))
    return _unwrapped(whole, envelope)


def _unwrapped(whole: Any, envelope: Envelope) -> _Parts:
    data, header = dig(whole, (envelope.data,)), dig(whole, (envelope.header,))
    return _Parts(data, header, dig(whole, envelope.status))


def _is_enveloped(raw: Any, envelope: Envelope) -> bool:
    return is_object(raw) and envelope.header in raw


def _mended(
    operation_id: str, result: Result, envelope: Envelope | None, response: Response
) -> tuple[_Parts, tuple[Mismatch, ...]]:
    """The same of a body that breaks the document; raises CodecError for no JSON."""
    from .tolerance import mend

    raw = decode(Any, response.body)
    place = response.body, operation_id, response.status
    if isinstance(result, Enveloped):
        if envelope is not None and _is_enveloped(raw, envelope):
            whole, found = mend(result.type, *place)
            return _unwrapped(whole, envelope), found
        value, found = mend(result.data_type, *place)
    else:
        assert isinstance(result, Json)
        value, found = mend(result.type, *place)
    return _Parts(value), found


def _is_success(status: Any, envelope: Envelope) -> bool:
    """Whether an envelope's status says so; one that is absent says nothing."""
    if status is None:
        return True
    if isinstance(status, str):
        return bool(status == envelope.success)
    wire = to_wire(status)
    return not isinstance(wire, list | dict) and scalar(wire) == envelope.success


def _status_error(
    kind: type[APIStatusError],
    operation: Operation[object, object],
    envelope: Envelope | None,
    response: Response,
    now: float,
) -> APIStatusError:
    body = parsed(response)
    return kind(
        _message(body, envelope, response),
        status_code=response.status,
        operation_id=operation.id,
        headers=response.headers,
        body=body,
        data=_error_data(operation.errors, response),
        request_id=response.request_id,
        retry_after=retry_after(response, now),
    )


def _error_data(errors: Mapping[str, Results], response: Response) -> Any:
    result = chosen(errors, response)
    if result is None or not response.body:
        return None
    try:
        if isinstance(result, Enveloped):
            return decode(result.type, response.body)
        return _value(result, response)
    except CodecError:
        return None


_USUAL = (("message",), ("error", "message"), ("error",), ("detail",), ("title",))


def _message(body: Any, envelope: Envelope | None, response: Response) -> str:
    location = response.headers.get("location")
    if 300 <= response.status < 400 and location:
        return f"not followed to {_printable(public_url(location))}"
    paths = ((envelope.message,) if envelope else ()) + _USUAL
    found = (dig(body, path) for path in paths)
    said = next((text for text in found if isinstance(text, str) and text.strip()), "")
    if not said and isinstance(body, str) and not body.lstrip().startswith("<"):
        said = body[:200]
    return _printable(said) or reason(response.status)


def _printable(text: str) -> str:
    """The text in one line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
